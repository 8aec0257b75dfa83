"""De versie van Pango, de bibliotheek van het systeem die bepaalt waar regels van de PDF breken."""

from __future__ import annotations

import ctypes
from functools import cache

#: Zo heet zij op Linux, Windows en macOS.
_NAMEN = ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.dylib")


@cache
def lees_pangoversie() -> str:
    """De versie als getal in tekst, als '15014'; leeg als Pango er niet is.

    Rechtstreeks, want WeasyPrint laden duurt een seconde.
    """
    for naam in _NAMEN:
        try:
            return str(ctypes.CDLL(naam).pango_version())
        except (OSError, AttributeError):
            continue
    return ""
