"""Geheugen dat een proces niet meer gebruikt, teruggeven aan het systeem."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def geef_vrij_geheugen_terug() -> None:
    """Vraag de C-bibliotheek om wat zij vasthoudt terug te geven; waar dat niet kan, gebeurt er niets.

    Na het draaien van notebooks in meer draden houdt glibc tientallen MB vast die dit proces niet meer nodig heeft,
    terwijl de PDF dan juist geheugen vraagt.
    """
    # Alleen glibc kent deze functie; op Windows en macOS is er geen bibliotheek met deze naam.
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
