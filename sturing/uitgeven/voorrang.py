"""Wie voorrang geeft als er meer werk is dan kernen: het langste werk van een run hoort nooit te wachten."""

from __future__ import annotations

import os

#: Zoveel treden gaat werk opzij: naast gewoon werk op dezelfde kern houdt het een tiende van de tijd over.
_OPZIJ = 10


def ga_opzij() -> None:
    """Geef vanaf nu voorrang aan ander werk, tot het einde van dit proces; Windows kent dit niet en slaat het over."""
    if hasattr(os, "nice"):
        os.nice(_OPZIJ)
