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

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby

from sturing.rekenen.cel import Cel, Lijn, Tabel, Versie, is_wijk
from sturing.rekenen.naspeuren import Som, is_terug_te_rekenen

#: Zoveel mogen delen en totaal door afronding verschillen en toch nog optellen.
_AFRONDING = 0.5
#: Verdeelt de tabellen van een editie in groepen waarin dezelfde wijken moeten wegvallen.
Verdeler = Callable[[Iterable[Versie]], Iterable[Collection[Tabel]]]


def kies_weg(versies: Iterable[Versie], lijnen: tuple[Lijn, ...], verdeel: Verdeler) -> frozenset[Cel]:
    """De cellen van een blok die op de laatste datum zijn afgeschermd.

    Loopt alle datums langs waarop iets bekend werd: elke datum kan een editie zijn geweest,
    en die wist niet wat er later bij kwam. Wat ooit is afgeschermd, blijft dat; wat ooit is
    getoond, beschermt daarna niets meer.
    """
    blok = _Blok(lijnen, verdeel)
    for nu in _edities(versies):
        blok.geef_uit(nu)
    return frozenset(blok.weg)


def _edities(versies: Iterable[Versie]) -> Iterator[dict[Cel, Versie]]:
    """Na elke datum de versie die van elke cel geldt.

    Staat een cel er op één dag twee keer, dan telt elke waarde als een eigen editie, de kleinste
    eerst: de volgorde van de rijen mag niet bepalen wat er wegvalt.
    """
    nu: dict[Cel, Versie] = {}
    for _, dag in groupby(sorted(versies, key=_op_volgorde), key=lambda versie: versie.bekend_per):
        over = list(dag)
        while over:
            ronde: dict[Cel, Versie] = {}
            later = [versie for versie in over if ronde.setdefault(versie.cel, versie) is not versie]
            nu, over = nu | ronde, later
            yield nu


def _op_volgorde(versie: Versie) -> tuple:
    return versie.bekend_per, tuple((deel is not None, deel or 0) for deel in versie.delen)


class _Blok:
    """Wat er van een blok is uitgegeven: welke waarden iedereen kent en welke sommen van verborgen waarden."""

    def __init__(self, lijnen: tuple[Lijn, ...], verdeel: Verdeler) -> None:
        self.lijnen = lijnen
        self.verdeel = verdeel
        self.weg: set[Cel] = set()
        self.getoond: set[int] = set()
        self.gesommeerd: dict[Lijn, set[int]] = {lijn: set() for lijn in lijnen}
        self.sommen: tuple[set[Som], ...] = (set(), set(), set())
        self.gevoelig: set[Versie] = set()

    def geef_uit(self, nu: dict[Cel, Versie]) -> None:
        """Geef een editie uit met van elke cel de versie die `nu` geldt."""
        self.weg |= {cel for cel, versie in nu.items() if versie.klein}
        groepen = tuple(self.verdeel(nu.values()))
        while self.weg and (extra := self._extra(nu, groepen) or self._noodgreep(nu)):
            self.weg |= extra
        self.getoond |= {versie.id for cel, versie in nu.items() if cel not in self.weg}
        self.gevoelig |= {versie for versie in nu.values() if versie.klein and versie.id not in self.getoond}
        for lijn in self.lijnen:
            if self._is_bekend(nu.get(lijn.totaal)):
                self.gesommeerd[lijn] |= {versie.id for versie in self._verborgen(lijn, nu)}
        for eerder, erbij in zip(self.sommen, self._sommen(nu), strict=True):
            eerder |= erbij

    def _noodgreep(self, nu: dict[Cel, Versie]) -> set[Cel]:
        """Een cel die nog weg moet als alle sommen van alle edities samen toch iets verraden.

        Eerst een wijk en dan pas een totaal; leeg als er niets lekt of niets meer te verbergen is.
        """
        vrij = [versie for versie in nu.values() if versie.cel not in self.weg and versie.id not in self.getoond]
        if not vrij or not self._lekt(nu):
            return set()
        return {min(vrij, key=lambda versie: (not is_wijk(versie.cel[1]), _omvang(versie))).cel}

    def _lekt(self, nu: dict[Cel, Versie]) -> bool:
        erbij = self._sommen(nu)
        # Eén editie met losse lijnen is veilig door de regels; alleen sommen door elkaar niet altijd.
        if not any(self.sommen) and not self._kruist():
            return False
        nieuw = {versie for versie in nu.values() if versie.klein and versie.id not in self.getoond}
        return any(
            is_terug_te_rekenen(versie.id, eerder | extra, versie.drempel)
            for i, (eerder, extra) in enumerate(zip(self.sommen, erbij, strict=True))
            for versie in self.gevoelig | nieuw
            if i in versie.klein
        )

    def _kruist(self) -> bool:
        """Waar als een cel in meer dan één lijn staat: het jaar en zijn halfjaren."""
        plaatsen = [cel for lijn in self.lijnen for cel in (lijn.totaal, *lijn.delen)]
        return len(plaatsen) > len(set(plaatsen))

    def _sommen(self, nu: dict[Cel, Versie]) -> tuple[set[Som], ...]:
        """Wat een lezer van deze editie over verborgen waarden weet, per soort telling."""
        uit: tuple[set[Som], ...] = (set(), set(), set())
        for lijn in self.lijnen:
            leden = [(1, nu.get(lijn.totaal)), *((-1, nu[cel]) for cel in lijn.delen if cel in nu)]
            for i, sommen in enumerate(uit):
                if som := self._som([(teken, v) for teken, v in leden if v], i, leden[0][1] is None):
                    sommen.add(som)
        return uit

    def _som(self, leden: list[tuple[int, Versie]], i: int, zonder_totaal: bool) -> Som | None:
        """De vergelijking van één lijn; None als zij niet klopt, niet bestaat of niets verbergt."""
        if zonder_totaal or len(leden) < 2 or any(versie.delen[i] is None for _, versie in leden):
            return None
        speling = sum(versie.speling_van(i) for _, versie in leden)
        if abs(sum(teken * versie.delen[i] for teken, versie in leden)) > _AFRONDING + speling:
            return None
        onbekend = tuple((versie.id, teken) for teken, versie in leden if not self._is_bekend(versie))
        gezien = [(teken, versie) for teken, versie in leden if self._is_bekend(versie)]
        bekend = sum(teken * versie.delen[i] for teken, versie in gezien)
        return Som(onbekend, -bekend, sum(versie.speling_van(i) for _, versie in gezien)) if onbekend else None

    def _extra(self, nu: dict[Cel, Versie], groepen: tuple[Collection[Tabel], ...]) -> set[Cel]:
        """De cellen die er nog bij moeten; leeg als elke lijn veilig is."""
        # In verwante tabellen vallen dezelfde wijken weg: dan zegt de ene tabel niets over de andere.
        for tabellen in groepen:
            wijken = {gebied for tabel, gebied in self.weg if tabel in tabellen and is_wijk(gebied)}
            # Twee verwante tabellen over dezelfde periode zijn hetzelfde, als aantal en als percentage.
            plekken = {(tabel[1], gebied) for tabel, gebied in self.weg if tabel in tabellen}
            eigen = [cel for cel in nu if cel[0] in tabellen]
            if gelijk := {c for c in eigen if c[1] in wijken or (c[0][1], c[1]) in plekken} - self.weg:
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
        return len(verborgen) != 1 and _laat_open(verborgen) and _laat_open(nieuw)


def _laat_open(versies: list[Versie]) -> bool:
    """Waar als niets gevoelig is, of de som over ten minste twee cellen de drempel haalt."""
    gevoelig = {i for versie in versies for i in versie.klein}
    if not gevoelig:
        return True
    drempel = max(versie.drempel for versie in versies)
    return len(versies) > 1 and all(sum(_ten_minste(v, i) for v in versies) >= drempel for i in gevoelig)


def _ten_minste(versie: Versie, deel: int) -> float:
    """De kleinste telling die bij het afgeronde cijfer past: op meer mag de bescherming niet rekenen."""
    return (versie.delen[deel] or 0) - versie.speling_van(deel)


def _omvang(versie: Versie) -> tuple:
    """De kleinste cel eerst: die kost de lezer het minst."""
    teller, _, noemer = versie.delen
    return (noemer or 0) if teller is None else teller, versie.cel
