"""Beoordelaars naast elkaar: verschillen zijn stof voor het gesprek en worden nooit gemiddeld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sturing.gegevens.activiteitmodel import Antwoord
from sturing.gegevens.kader import Kader
from sturing.gegevens.wegingmodel import Klasse
from sturing.rekenen.weegbeeld import Vraagbeeld, Weegbeeld, bereken_weegbeeld
from sturing.rekenen.weging import bereken_weging


@dataclass(frozen=True)
class Verschil:
    """Eén vraag waarop beoordelaars niet hetzelfde antwoordden; `afstand` telt de stappen op de schaal.

    Bij afstand 0 zegt de een iets en weet de ander het niet.
    """

    beeld: Weegbeeld
    vraag: Vraagbeeld
    antwoorden: tuple[Antwoord, ...]
    afstand: int


def bereken_verschillen(beelden: Iterable[Weegbeeld]) -> tuple[Verschil, ...]:
    """Alle verschillen, het grootste vooraan."""
    uit = []
    for beeld in beelden:
        for vraag in (*beeld.verschillen, *beeld.deels_onbekend):
            standen = vraag.vraag.standen
            afstand = standen.index(vraag.mogelijk[-1]) - standen.index(vraag.mogelijk[0])
            uit.append(Verschil(beeld, vraag, vraag.antwoorden, afstand))
    return tuple(sorted(uit, key=lambda v: (-v.afstand, v.beeld.activiteit.id)))


def bereken_klassen_per_beoordelaar(beeld: Weegbeeld, kader: Kader) -> dict[str, tuple[Klasse, Klasse]]:
    """Per beoordelaar de laagste en hoogste klasse als alleen die antwoorden zouden tellen."""
    alle = [a for vraag in beeld.vragen.values() for a in vraag.antwoorden]
    uit = {}
    for wie in beeld.beoordelaars:
        eigen = bereken_weegbeeld(beeld.activiteit, [a for a in alle if a.wie == wie], kader)
        weging = bereken_weging(eigen, kader.afwegingskader)
        uit[wie] = (weging.laagst, weging.hoogst)
    return uit
