"""Welke cellen samen moeten wegvallen zodat niemand een afgeschermde cel kan terugrekenen.

Een blok is een groep tabellen die iets over elkaar zeggen. Elke tabel is een lijn: een
totaal (de gemeente of het jaar) en delen die daarop optellen (wijken, kwartalen). Wie
totaal en delen naast elkaar legt, kent de som van wat is weggelaten. Daarom moet die som
bij elke lijn ten minste de drempel zijn en over ten minste twee cellen gaan: dan kan elke
weggelaten cel nog alles zijn van 0 tot en met die som. Bron: het drempel- en
restwaardeprincipe van secundaire afscherming, Hundepool e.a., Statistical Disclosure
Control (2012), hoofdstuk 4.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
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
    drempel ligt; leeg als de cel uit zichzelf niet gevoelig is.
    """

    id: int
    cel: Cel
    bekend_per: date
    delen: tuple[float | None, float | None, float | None]
    klein: frozenset[int]
    drempel: int


@dataclass(frozen=True)
class Lijn:
    """Een totaal en de delen die daarop optellen.

    `tijd` is waar als van deze tabel ook halfjaren, kwartalen of het hele jaar bekend zijn.
    """

    totaal: Cel
    delen: tuple[Cel, ...]
    tijd: bool = False


#: Verdeelt de tabellen van een editie in groepen waarin dezelfde wijken moeten wegvallen.
Verdeler = Callable[[Iterable[Versie]], Iterable[Collection[Tabel]]]


def kies_weg(versies: Iterable[Versie], lijnen: tuple[Lijn, ...], verdeel: Verdeler) -> frozenset[Cel]:
    """De cellen van een blok die op de laatste datum zijn afgeschermd.

    Loopt alle datums langs waarop iets bekend werd: elke datum kan een editie zijn geweest,
    en die wist niet wat er later bij kwam. Wat ooit is afgeschermd, blijft dat; wat ooit is
    getoond, beschermt daarna niets meer.
    """
    versies = sorted(versies, key=lambda versie: versie.bekend_per)
    blok = _Blok(lijnen, verdeel)
    for datum in sorted({versie.bekend_per for versie in versies}):
        blok.geef_uit({versie.cel: versie for versie in versies if versie.bekend_per <= datum})
    return frozenset(blok.weg)


class _Blok:
    """Wat er van een blok is uitgegeven: welke waarden iedereen kent en welke sommen van verborgen waarden."""

    def __init__(self, lijnen: tuple[Lijn, ...], verdeel: Verdeler) -> None:
        self.lijnen = lijnen
        self.verdeel = verdeel
        self.weg: set[Cel] = set()
        self.getoond: set[int] = set()
        self.gesommeerd: dict[Lijn, set[int]] = {lijn: set() for lijn in lijnen}

    def geef_uit(self, nu: dict[Cel, Versie]) -> None:
        """Geef een editie uit met van elke cel de versie die `nu` geldt."""
        self.weg |= {cel for cel, versie in nu.items() if versie.klein}
        groepen = tuple(self.verdeel(nu.values()))
        while self.weg and (extra := self._extra(nu, groepen)):
            self.weg |= extra
        self.getoond |= {versie.id for cel, versie in nu.items() if cel not in self.weg}
        for lijn in self.lijnen:
            if self._is_bekend(nu.get(lijn.totaal)):
                self.gesommeerd[lijn] |= {versie.id for versie in self._verborgen(lijn, nu)}

    def _extra(self, nu: dict[Cel, Versie], groepen: tuple[Collection[Tabel], ...]) -> set[Cel]:
        """De cellen die er nog bij moeten; leeg als elke lijn veilig is."""
        # In verwante tabellen vallen dezelfde wijken weg: dan zegt de ene tabel niets over de andere.
        for tabellen in groepen:
            wijken = {gebied for tabel, gebied in self.weg if tabel in tabellen and is_wijk(gebied)}
            if gelijk := {cel for cel in nu if cel[0] in tabellen and cel[1] in wijken} - self.weg:
                return gelijk
        return next(({cel} for lijn in self.lijnen if (cel := self._zwakke_plek(lijn, nu))), set())

    def _is_bekend(self, versie: Versie | None) -> bool:
        return versie is not None and (versie.cel not in self.weg or versie.id in self.getoond)

    def _verborgen(self, lijn: Lijn, nu: dict[Cel, Versie]) -> list[Versie]:
        return [nu[cel] for cel in lijn.delen if cel in nu and not self._is_bekend(nu[cel])]

    def _zwakke_plek(self, lijn: Lijn, nu: dict[Cel, Versie]) -> Cel | None:
        """De cel die er in deze lijn bij moet; None als de lijn veilig is of niet veiliger kan."""
        totaal, verborgen = nu.get(lijn.totaal), self._verborgen(lijn, nu)
        if not self._is_bekend(totaal) or self._is_veilig(lijn, verborgen):
            return None
        vrij = [nu[cel] for cel in lijn.delen if cel in nu and cel not in self.weg and nu[cel].id not in self.getoond]
        kandidaten = sorted(vrij, key=_omvang)
        helpt = [v for v in kandidaten if self._is_veilig(lijn, [*verborgen, v])]
        if helpt or kandidaten:
            return (helpt or kandidaten[::-1])[0].cel
        return totaal.cel if totaal.id not in self.getoond else None

    def _is_veilig(self, lijn: Lijn, verborgen: list[Versie]) -> bool:
        """Waar als zowel de som van alle verborgen waarden als die van de nieuwe genoeg openlaat.

        De nieuwe apart, want het verschil met een eerdere som verraadt wat erbij is gekomen.
        """
        nieuw = [versie for versie in verborgen if versie.id not in self.gesommeerd[lijn]]
        # Wie het jaar en de halfjaren kent, leest in één nieuw jaarcijfer het ene nieuwe halfjaarcijfer.
        alleen = len(verborgen) == 1 or (lijn.tijd and len(nieuw) == 1)
        return not alleen and _laat_open(verborgen) and _laat_open(nieuw)


def _laat_open(versies: list[Versie]) -> bool:
    """Waar als niets gevoelig is, of de som over ten minste twee cellen de drempel haalt."""
    gevoelig = {i for versie in versies for i in versie.klein}
    if not gevoelig:
        return True
    drempel = max(versie.drempel for versie in versies)
    return len(versies) > 1 and all(sum(v.delen[i] or 0 for v in versies) >= drempel for i in gevoelig)


def _omvang(versie: Versie) -> tuple:
    """De kleinste cel eerst: die kost de lezer het minst."""
    teller, _, noemer = versie.delen
    return (noemer or 0) if teller is None else teller, versie.cel
