"""Wezen: processen die hun ouder overleven, en die een run toch moet beëindigen."""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_CHILD_SUBREAPER = 36


def neem_wezen_aan() -> None:
    """Laat Linux wie zijn ouder verliest bij dit proces onderbrengen in plaats van bij het systeem."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def directe_kinderen() -> list[int]:
    """De nummers van alle kinderen van dit proces, ook van wie hier als wees terechtkwam."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as lijst:  # noqa: PTH123
            return [int(nummer) for nummer in lijst.read().split()]
    except OSError:
        return _kinderen_volgens_psutil()


def _kinderen_volgens_psutil() -> list[int]:
    """Voor een systeem dat die lijst niet heeft; psutil laden kost een kernel tijd die hij meestal niet nodig heeft."""
    import psutil

    return [kind.pid for kind in psutil.Process().children()]
