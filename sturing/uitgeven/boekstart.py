"""Zo begint Jupyter Book: als eigen proces, of gevorkt uit een proces dat Sphinx al geladen heeft."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def begin(argumenten: Sequence[str]) -> None:
    """Voer `jupyter-book` uit met deze argumenten; eindigt met zijn afloopcode."""
    from jupyter_book.cli.main import main

    main(list(argumenten))


if __name__ == "__main__":
    begin(sys.argv[1:])
