"""Wat een bron oplevert: rijen in de taal van het kader, en het bereik waarover zij gaan.

Dit is de grens van de kamer: wie bewaart, kent alleen `Rij` en `Opbrengst`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sturing.fouten import SturingFout

#: Dit staat in `opmerking` zolang de bron een cijfer voorlopig noemt.
VOORLOPIG = "voorlopig cijfer"


@dataclass(frozen=True)
class Rij:
    """Eén waarde van een bron; `waarde` leeg betekent dat de bron haar niet geeft, nooit 0.

    De velden heten als de kolommen van een metingenbestand. `waarde` is al
    omgerekend naar de eenheid van de indicator.
    """

    indicator: str
    gebied: str
    periode: str
    groep: str
    waarde: float | None
    herkomst: str
    beschikbaar_per: date
    vindplaats: str
    ondergrens: float | None = None
    bovengrens: float | None = None
    n: int | None = None
    teller: float | None = None
    noemer: float | None = None
    aanduiding: str = ""
    opmerking: str = ""


@dataclass(frozen=True)
class Bereik:
    """Waarover een opbrengst volledig is: wat hierbinnen ontbreekt, is bij de bron verdwenen.

    `perioden` leeg betekent: alle perioden. Anders telt alleen wat is gevraagd.
    """

    reeksen: frozenset[tuple[str, str, str]]
    vindplaats: str
    perioden: frozenset[str] | None = None


@dataclass(frozen=True)
class Opbrengst:
    """De rijen van één tabel, met wat onderweg mislukte en wat de lezer moet weten."""

    bron: str
    naam: str
    rijen: tuple[Rij, ...]
    bereik: Bereik
    mislukt: tuple[SturingFout, ...] = ()
    meldingen: tuple[str, ...] = field(default=())
