"""Hoe vaak een waardering van bewoners daalde, steeg of onder het gemiddelde ligt, geteld over de wijken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sturing.gegevens.feitenmodel import Wijk


@dataclass(frozen=True)
class Waarderingsbeeld:
    """Tellingen over alle wijken.

    `wijken` is het aantal wijken met een waardering; `dalend` en `lager` noemen de wijken waar ten minste één
    waardering daalde of lager is dan in de gemeente. `gedaald` en `gestegen` tellen per punt de wijken, meest eerst.
    """

    wijken: int
    bron: str
    sinds: int
    dalend: tuple[str, ...]
    lager: tuple[str, ...]
    gedaald: tuple[tuple[str, int], ...]
    gestegen: tuple[tuple[str, int], ...]


def bereken_waarderingsbeeld(wijken: Iterable[Wijk]) -> Waarderingsbeeld | None:
    """Het beeld over alle wijken; None als geen wijk een waardering heeft."""
    paren = [(w.naam, w.waardering) for w in wijken if w.waardering]
    if not paren:
        return None
    punten = [(naam, p) for naam, waardering in paren for p in waardering.punten]
    return Waarderingsbeeld(
        wijken=len(paren),
        bron=paren[0][1].bron,
        sinds=paren[0][1].sinds,
        dalend=tuple(dict.fromkeys(naam for naam, p in punten if p.verandering == "gedaald")),
        lager=tuple(dict.fromkeys(naam for naam, p in punten if p.vergeleken in ("lager", "iets-lager"))),
        gedaald=tuple(Counter(p.over for _, p in punten if p.verandering == "gedaald").most_common()),
        gestegen=tuple(Counter(p.over for _, p in punten if p.verandering == "gestegen").most_common()),
    )
