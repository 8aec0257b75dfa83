"""Waarop een getal in een tekst mag rusten: de waarden, verschillen en verhoudingen van een stel feiten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from sturing.gegevens.feitenmodel import Kerncijfer, Uitspraak
from sturing.gegevens.kadermodel import Eenheid

#: Van welke soort een waarde is, en hoeveel van die soort één eenheid telt; de rest is een cijfer zonder eenheid.
_SOORT = {
    Eenheid.PROCENT: ("procent", 1), Eenheid.PROCENTPUNT: ("procentpunt", 1), Eenheid.AANTAL: ("aantal", 1),
    Eenheid.EURO: ("euro", 1), Eenheid.DUIZEND_EURO: ("euro", 1000), Eenheid.DAGEN: ("dagen", 1),
    Eenheid.WEKEN: ("weken", 1), Eenheid.JAAR: ("jaar", 1), Eenheid.UUR: ("uur", 1),
    Eenheid.KILOMETER: ("kilometer", 1), Eenheid.PER_DUIZEND: ("procent", 0.1),
}  # fmt: skip


@dataclass(frozen=True)
class Bewijs:
    """Waarden op soort: procent, procentpunt, keer, aantal, euro, dagen ...; '' komt uit een tekst zonder eenheid."""

    waarden: Mapping[str, frozenset[float]] = field(default_factory=dict)

    def van(self, soort: str) -> frozenset[float]:
        """De waarden waarop een getal van deze soort mag rusten.

        Zonder eenheid mag elke waarde, maar geen verschil of verhouding: die noemt men nooit zonder eenheid.
        """
        if not soort:
            return frozenset().union(*(w for s, w in self.waarden.items() if s not in ("procentpunt", "keer")))
        los = self.waarden.get("", frozenset()) if soort == "aantal" else frozenset()
        return self.waarden.get(soort, frozenset()) | los

    @property
    def paren(self) -> list[tuple[str, float]]:
        """Elke waarde met haar soort."""
        return [(soort, waarde) for soort, waarden in self.waarden.items() for waarde in waarden]

    def met(self, paren: Iterable[tuple[str, float]]) -> Bewijs:
        """Dit bewijs met nog meer paren van soort en waarde."""
        uit = {soort: set(waarden) for soort, waarden in self.waarden.items()}
        for soort, waarde in paren:
            uit.setdefault(soort, set()).add(round(abs(float(waarde)), 6))
        return Bewijs({soort: frozenset(waarden) for soort, waarden in uit.items()})


def bewijs_uit_metingen(metingen: pd.DataFrame, eenheden: Mapping[str, Eenheid], gemeente: str) -> Bewijs:
    """Het bewijs dat `metingen` geven over de indicatoren in `eenheden`, in elk gebied.

    Waarden en grenzen tellen in de eenheid van de indicator, n, teller en noemer als aantal. Verschillen en
    verhoudingen zijn die van de laatste meting met de vorige en de eerste, en in de laatste periode van de gemeente
    (haar CBS-code is `gemeente`) met een ander gebied; nooit tussen groepen of tussen gemeten en gemodelleerde
    waarden. Wat afgeschermd is, hoort al leeg te zijn.
    """
    eigen = metingen[metingen["indicator"].isin(list(eenheden))]
    paren: list[tuple[str, float]] = []
    for rij in eigen.itertuples():
        paren += waarde_paren((rij.waarde, rij.ondergrens, rij.bovengrens), eenheden[rij.indicator])
        paren += waarde_paren((rij.n, rij.teller, rij.noemer), Eenheid.AANTAL)
    for oud, nieuw, indicator in _vergelijkbaar(eigen[eigen["waarde"].notna()], gemeente):
        if eenheden[indicator] == Eenheid.PROCENT:
            paren.append(("procentpunt", nieuw - oud))
        if oud:
            paren.append(("keer", nieuw / oud))
    return Bewijs().met(paren)


def bewijs_uit_feiten(feiten: Iterable[Uitspraak | Kerncijfer]) -> Bewijs:
    """Het bewijs van losse uitspraken en kerncijfers: alleen hun waarden."""
    paren: list[tuple[str, float]] = []
    for feit in feiten:
        paren += waarde_paren((feit.waarde, getattr(feit, "waarde_tot", None)), feit.eenheid)
    return Bewijs().met(paren)


def waarde_paren(waarden: Collection[float | None], eenheid: Eenheid) -> list[tuple[str, float]]:
    """Elke bekende waarde met haar soort, zoals een zin haar zou noemen."""
    soort, maal = _SOORT.get(eenheid, ("cijfer", 1))
    return [(soort, float(w) * maal) for w in waarden if w is not None and not pd.isna(w)]


def _vergelijkbaar(metingen: pd.DataFrame, gemeente: str) -> Iterator[tuple[float, float, str]]:
    """Paren van waarden die samen een verschil mogen vormen, als (van, naar, indicator)."""
    for (indicator, *_), samen in metingen.groupby(["indicator", "groep", "herkomst"], sort=True):
        for _, reeks in samen.groupby("gebied", sort=True):
            *eerder, laatste_waarde = reeks.sort_values("periode")["waarde"].tolist()
            yield from ((van, laatste_waarde, indicator) for van in {*eerder[:1], *eerder[-1:]})
        eigen = samen[samen["gebied"] == gemeente]
        if eigen.empty:
            continue
        laatste = samen[samen["periode"] == eigen["periode"].max()]
        hier = laatste.loc[laatste["gebied"] == gemeente, "waarde"].iloc[0]
        for daar in laatste.loc[laatste["gebied"] != gemeente, "waarde"]:
            yield from ((daar, hier, indicator), (hier, daar, indicator))
