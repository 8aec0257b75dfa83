"""De vormen van de afscherming: een cel, een versie van haar waarde, en een lijn van cellen die optellen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

#: (indicator, periode, groep, herkomst) en gebied: één plek in een tabel.
Tabel = tuple[str, str, str, str]
Cel = tuple[Tabel, str]


def is_wijk(gebied: str) -> bool:
    """Waar bij de code van een wijk.

    >>> is_wijk("WK034205"), is_wijk("GM0342")
    (True, False)
    """
    return gebied.startswith("WK")


@dataclass(frozen=True)
class Versie:
    """Eén waarde van een cel vanaf een datum, met wat een lezer eruit kan afleiden.

    `delen` zijn de tellingen die bij een totaal optellen: de teller, het complement en de
    noemer, in personen; None als de bron ze niet geeft. `klein` zegt welke daarvan onder de
    drempel ligt; leeg als de cel uit zichzelf niet gevoelig is. `speling` is de halve breedte van
    het interval waarin teller en complement liggen, als zij uit een afgerond percentage volgen.
    """

    id: int
    cel: Cel
    bekend_per: date
    delen: tuple[float | None, float | None, float | None]
    klein: frozenset[int]
    drempel: int
    speling: float = 0.0

    def speling_van(self, deel: int) -> float:
        """De speling van teller (0), complement (1) of noemer (2); een noemer is niet afgerond."""
        return 0.0 if deel == 2 else self.speling


@dataclass(frozen=True)
class Lijn:
    """Een totaal en de delen die daarop optellen."""

    totaal: Cel
    delen: tuple[Cel, ...]
