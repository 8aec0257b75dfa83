"""Alle tabellen van één bron, één voor één; wat mislukt laat de rest heel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sturing.bronnen.ophalen.cbsblok import haal_tabel
from sturing.bronnen.ophalen.definitie import Blok, Cbsblok, Duoblok, Leefbaarometerblok, Wsjgblok, naam_van_tabel
from sturing.bronnen.ophalen.duo import haal_duo
from sturing.bronnen.ophalen.leefbaarometer import haal_leefbaarometer
from sturing.bronnen.ophalen.rij import Opbrengst
from sturing.bronnen.ophalen.web import Haler
from sturing.bronnen.ophalen.wsjg import MetSleutel, haal_wsjg
from sturing.fouten import SturingFout


@dataclass(frozen=True)
class Opdracht:
    """Voor welke gemeente, gebieden (code per soort) en dag; `jaar` beperkt tot cijfers over dat jaar."""

    gemeente: str
    gebieden: Mapping[str, tuple[str, ...]]
    dag: date
    jaar: int | None = None


@dataclass(frozen=True)
class Taak:
    """Iets wat in één keer lukt of mislukt: een tabel, of een heel blok."""

    naam: str
    haal: Callable[[], Opbrengst]


def haal_blokken(
    haler: Haler, blokken: Sequence[Blok], opdracht: Opdracht
) -> Iterator[tuple[str, Opbrengst | SturingFout]]:
    """Per taak de naam en de opbrengst, of de fout waarmee zij eindigde."""
    for blok in blokken:
        for taak in _taken(haler, blok, opdracht):
            try:
                yield taak.naam, taak.haal()
            except SturingFout as fout:
                yield taak.naam, fout


def _taken(haler: Haler, blok: Blok, opdracht: Opdracht) -> list[Taak]:
    dag, jaar = opdracht.dag, opdracht.jaar
    if isinstance(blok, Cbsblok):
        return [
            Taak(
                naam_van_tabel(blok, tabel.code), partial(haal_tabel, haler, blok, tabel, opdracht.gebieden, dag, jaar)
            )
            for tabel in blok.tabellen
            if not (jaar and tabel.periode and tabel.periode != str(jaar))
        ]
    naam = naam_van_tabel(blok)
    if isinstance(blok, Wsjgblok):
        return [Taak(naam, lambda: haal_wsjg(MetSleutel(haler), blok, opdracht.gemeente, dag, jaar))]
    if isinstance(blok, Duoblok):
        return [Taak(naam, partial(haal_duo, haler, blok, opdracht.gemeente, dag, jaar))]
    assert isinstance(blok, Leefbaarometerblok)
    return [Taak(naam, partial(haal_leefbaarometer, haler, blok, opdracht.gebieden, dag, jaar))]
