"""Verwante cijfers: uitspraken in een document die bij een indicator horen, maar haar niet meten.

Een ander begrip ("emotioneel eenzaam"), een deelgroep, het omgekeerde of een aantal bij een percentage. De regel
staat in `data/README.md`, onder 'Meting, benadering of context'.
"""

from __future__ import annotations

from collections.abc import Iterable

from sturing.gegevens.feitenmodel import Uitspraak


def kies_verwant(uitspraken: Iterable[Uitspraak], indicator: str, gebied: str) -> tuple[Uitspraak, ...]:
    """De context bij een indicator (id) in een gebied (code), in de volgorde van het bestand.

    >>> kies_verwant((), "x", "GM0001")
    ()
    """
    return tuple(u for u in uitspraken if (u.wordt, u.indicator, u.gebied) == ("context", indicator, gebied))
