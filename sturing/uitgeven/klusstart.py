"""Zo begint een klus: haal de functie en haar waarden op, voer haar uit en leg de uitkomst neer.

De twee bestanden zijn van de run zelf, in haar eigen afgesloten werkmap; er komt niets van buiten in.
"""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sturing.fouten import SturingFout
from sturing.schijf import schrijf_atomair
from sturing.uitgeven.voorrang import ga_opzij


def begin(argumenten: Sequence[str]) -> None:
    """Voer de klus uit die in het eerste bestand staat; haar uitkomst of fout komt in het tweede."""
    invoer, uit = (Path(argument) for argument in argumenten)
    functie, waarden, rustig = pickle.loads(invoer.read_bytes())
    if rustig:
        ga_opzij()
    try:
        uitkomst = (True, _zoek(functie)(*waarden))
    except SturingFout as fout:
        uitkomst = (False, fout)
    schrijf_atomair(uit, pickle.dumps(uitkomst))


def _zoek(functie: Callable | str) -> Callable:
    if not isinstance(functie, str):
        return functie
    module, _, naam = functie.partition(":")
    return getattr(importlib.import_module(module), naam)


if __name__ == "__main__":
    begin(sys.argv[1:])
