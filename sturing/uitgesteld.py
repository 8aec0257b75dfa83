"""Wat een pakket bij het laden al doet en hier nooit nodig is, gebeurt pas als iemand het vraagt.

`jsonschema`, dat met `nbformat` en `jupytext` meekomt, laadt `rfc3987_syntax` om adressen met vreemde letters te
kunnen toetsen. Dat bouwt bij het laden een ontleder: anderhalve seconde, in elk van de processen van een rapport.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

_PAKKET = "rfc3987_syntax"


def stel_adrestoets_uit() -> None:
    """Laat `rfc3987_syntax` pas laden bij de eerste toets; ontbreekt het of is het er al, dan gebeurt er niets."""
    if _PAKKET in sys.modules or find_spec(_PAKKET) is None:
        return
    plaatshouder = ModuleType(_PAKKET)
    plaatshouder.is_valid_syntax = _toets_adres
    sys.modules[_PAKKET] = plaatshouder


def _toets_adres(regel: str, tekst: str) -> bool:
    if not hasattr(sys.modules[_PAKKET], "__path__"):
        del sys.modules[_PAKKET]
    return import_module(_PAKKET).is_valid_syntax(regel, tekst)
