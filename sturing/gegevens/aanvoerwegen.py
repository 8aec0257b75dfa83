"""Langs welke weg een cijfer kan komen: wat is op te halen, en wat staat er in een recept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.ophaaldefinities import Ophaaldefinities, lees_ophaaldefinities
from sturing.gegevens.recepten import indicatoren_van, lees_recepten


@dataclass(frozen=True)
class Aanvoerwegen:
    """De definities om op te halen, en per indicator het recept dat haar noemt."""

    ophaal: Ophaaldefinities = Ophaaldefinities((), ())
    recepten: dict[str, str] = field(default_factory=dict)


def lees_aanvoerwegen(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> Aanvoerwegen:
    """Lees definities en recepten van het kader; wat er niet is, blijft leeg."""
    recepten = {
        indicator: bestand.id
        for bestand in lees_recepten(lezer, map_, kader, gemeente)
        for indicator in indicatoren_van(bestand.recept)
    }
    return Aanvoerwegen(lees_ophaaldefinities(lezer, map_, kader), recepten)
