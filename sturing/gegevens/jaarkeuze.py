"""Welk jaar bedoeld is als de gebruiker er geen noemt."""

from __future__ import annotations

from pathlib import Path

from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import kaderjaar
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.rapportage import LAATSTE_JAAR, toets_gemeente, toets_jaar


def kies_jaar(wortel: Path, gemeente: str, jaar: str | int | None) -> int:
    """Het gevraagde jaar, anders het rapportagejaar van de gemeente, anders haar nieuwste kaderjaar.

    Fouten: `InvoerFout` als het jaar of de gemeente niet bestaat.
    """
    if jaar is not None:
        tekst = str(jaar)
        return toets_jaar(int(tekst) if tekst.isdecimal() else jaar)
    map_ = toets_gemeente(wortel, gemeente)
    eigen = Lezer(wortel).lees_yaml(map_ / "gemeente.yml", Gemeente)
    return eigen.rapportagejaar or kaderjaar(map_, LAATSTE_JAAR)
