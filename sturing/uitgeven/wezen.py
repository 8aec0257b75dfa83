"""Wezen: processen die hun ouder overleven, en die een run toch moet beëindigen."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

_PR_SET_CHILD_SUBREAPER = 36


def neem_wezen_aan() -> None:
    """Laat Linux wie zijn ouder verliest bij dit proces onderbrengen in plaats van bij het systeem."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def kinderen_van(pid: int) -> list[int]:
    """De nummers van de kinderen van een proces, ook van wie daar als wees terechtkwam; leeg als het er niet meer is.

    De lijst van het systeem noemt alleen hen. Zonder die lijst moet elk proces van de machine worden bekeken, en een
    run vraagt dit van elke kernel een paar keer per seconde.
    """
    if not os.path.exists(f"/proc/self/task/{os.getpid()}/children"):  # noqa: PTH110
        return _kinderen_volgens_psutil(pid)
    kinderen: list[int] = []
    with suppress(OSError):
        for draad in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208
            with suppress(OSError), open(f"/proc/{pid}/task/{draad}/children") as lijst:  # noqa: PTH123
                kinderen += [int(nummer) for nummer in lijst.read().split()]
    return kinderen


def _kinderen_volgens_psutil(pid: int) -> list[int]:
    """Voor een systeem dat die lijst niet heeft; psutil laden kost een kernel tijd die hij meestal niet nodig heeft."""
    import psutil

    try:
        return [kind.pid for kind in psutil.Process(pid).children()]
    except psutil.Error:
        return []
