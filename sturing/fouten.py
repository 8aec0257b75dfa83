"""Fouten die een gebruiker kan veroorzaken: plaats, overtreder en remedie, in het Nederlands."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from enum import IntEnum


class Afloop(IntEnum):
    """Wat de afloopcode van een opdracht betekent."""

    GOED = 0
    FOUT_IN_INVOER = 2
    FOUT_IN_GEGEVENS = 3
    NOTEBOOK_MISLUKT = 4
    BOEK_MISLUKT = 5
    OMGEVING_ONVOLLEDIG = 6
    OPHALEN_MISLUKT = 7
    NIET_GELIJK = 8


class SturingFout(Exception):
    """Een fout met een plaats, een overtreder en een remedie.

    >>> print(SturingFout("metingen/ggd.csv, regel 14", "waarde '12,3' is geen getal", "gebruik een punt: 12.3"))
    metingen/ggd.csv, regel 14: waarde '12,3' is geen getal; gebruik een punt: 12.3
    """

    afloop = Afloop.FOUT_IN_GEGEVENS

    def __init__(self, plaats: str, overtreder: str, remedie: str = "") -> None:
        self.plaats = plaats
        self.overtreder = overtreder
        self.remedie = remedie
        super().__init__(str(self))

    def __str__(self) -> str:
        zin = f"{self.plaats}: {self.overtreder}" if self.plaats else self.overtreder
        return f"{zin}; {self.remedie}" if self.remedie else zin


class GegevensFout(SturingFout):
    """Er staat iets in `data/` dat niet klopt."""


class InvoerFout(SturingFout):
    """De gebruiker vroeg iets dat niet bestaat."""

    afloop = Afloop.FOUT_IN_INVOER


class NotebookFout(SturingFout):
    """Een notebook is niet tot het einde gedraaid."""

    afloop = Afloop.NOTEBOOK_MISLUKT


class BoekFout(SturingFout):
    """Het boek of de PDF kon niet worden gebouwd."""

    afloop = Afloop.BOEK_MISLUKT


class OmgevingFout(SturingFout):
    """Op deze machine ontbreekt iets dat nodig is."""

    afloop = Afloop.OMGEVING_ONVOLLEDIG


class BronFout(SturingFout):
    """Een bron gaf geen bruikbaar antwoord."""

    afloop = Afloop.OPHALEN_MISLUKT


class VeleFouten(GegevensFout):
    """Meer fouten tegelijk, zodat wie herstelt ze in één keer ziet."""

    def __init__(self, fouten: Sequence[SturingFout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("", "\n".join(str(fout) for fout in fouten))


def bedoelde_u(woord: str, bekend: Sequence[str]) -> str:
    """Stel de woorden voor die het meest op `woord` lijken; leeg als niets erop lijkt.

    >>> bedoelde_u("vapen-13-16", ["vapen-wekelijks-13-16", "roken-13-16"])
    "bedoelde u 'vapen-wekelijks-13-16'?"
    """
    # Wie een stuk van een id vergeet, bedoelt het id met al zijn andere stukken, niet het id dat even lang is.
    stukken = set(woord.split("-"))
    langer = [naam for naam in bekend if len(stukken) > 1 and stukken <= set(naam.split("-"))]
    treffers = get_close_matches(woord, langer, n=1, cutoff=0.3)
    treffers = treffers or get_close_matches(woord, list(bekend), n=1, cutoff=0.6)
    return f"bedoelde u '{treffers[0]}'?" if treffers else ""
