"""Zo begint Jupyter Book: als eigen proces, of gevorkt uit een proces dat Sphinx al geladen heeft."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial

#: Meer processen helpt bij een boek van deze omvang niet meer.
_HOOGSTENS_KERNEN = 4


def kies_kernen() -> int:
    """Op hoeveel kernen Sphinx leest en schrijft."""
    return min(os.cpu_count() or 1, _HOOGSTENS_KERNEN)


def begin(argumenten: Sequence[str]) -> None:
    """Voer `jupyter-book` uit met deze argumenten, op meer kernen; eindigt met zijn afloopcode."""
    from jupyter_book import sphinx
    from jupyter_book.cli.main import main

    # Een boek is een groot web van knopen die elkaar vasthouden; elke verzamelronde loopt ze vergeefs na, en dat kost
    # een derde van de bouwtijd. Het proces stopt als het boek er is, dus er hoeft niets terug.
    gc.disable()
    # De opdracht zelf kent geen keuze voor het aantal kernen; de functie erachter wel.
    sphinx.build_sphinx = partial(sphinx.build_sphinx, jobs=kies_kernen())
    main(list(argumenten))


if __name__ == "__main__":
    begin(sys.argv[1:])
