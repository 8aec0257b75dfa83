"""Welke cijfers van een reeks onderling vergelijkbaar zijn: na een breuk, van één soort periode en één seizoen."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sturing.rekenen.reeksen import Punt, Reeks

_SOORTEN = (
    (re.compile(r"\d{4}$"), "kalenderjaar"),
    (re.compile(r"\d{4}/\d{4}$"), "schooljaar"),
    (re.compile(r"\d{4}-H\d$"), "halfjaar"),
    (re.compile(r"\d{4}-K\d$"), "kwartaal"),
    (re.compile(r"\d{4}-\d\d$"), "maand"),
)
#: Bij deze soorten valt er geen seizoen te kiezen.
_JAARLIJKS = ("kalenderjaar", "schooljaar")

#: Zoveel jaarcijfers vraagt de hellingregel, en zo lang is haar venster (CBS: acht jaar).
VENSTER_JAREN = 8
#: Zoveel jaar mogen die cijfers hoogstens beslaan: er mogen er twee ontbreken.
HOOGSTENS_JAREN = VENSTER_JAREN + 2


@dataclass(frozen=True)
class Venster:
    """De punten die een trend mogen dragen, en in zinnen wat er niet meetelt."""

    punten: tuple[Punt, ...]
    opmerkingen: tuple[str, ...] = ()


def soort_periode(periode: str) -> str:
    """Hoe lang een periode duurt.

    >>> soort_periode("2024/2025"), soort_periode("2025-K3")
    ('schooljaar', 'kwartaal')
    """
    return next((soort for patroon, soort in _SOORTEN if patroon.match(periode)), "onbekend")


def kies_venster(reeks: Reeks | None) -> Venster:
    """De vergelijkbare punten van een reeks, oud naar nieuw.

    In deze volgorde valt weg: wat geen waarde of geen jaar heeft, wat vóór de laatste
    reeksbreuk ligt, wat van een andere soort periode is (het meest voorkomende soort
    blijft, bij gelijke aantallen het nieuwste), en wat in een ander seizoen ligt dan het
    laatste cijfer. Zo wordt een kwartaal vergeleken met hetzelfde kwartaal van andere
    jaren en wordt een seizoen nooit voor een trend aangezien.

    >>> punten = tuple(Punt(p, t, 1.0) for p, t in (("2023-H2", 2023.75), ("2024-H1", 2024.25), ("2024-H2", 2024.75)))
    >>> [p.periode for p in kies_venster(Reeks("x", "GM0001", "totaal", "gemeten", punten)).punten]
    ['2023-H2', '2024-H2']
    """
    punten = reeks.met_waarde() if reeks else ()
    opmerkingen: list[str] = []
    if reeks and (verborgen := sum(punt.afgeschermd for punt in reeks.punten)):
        opmerkingen.append(
            "1 afgeschermd cijfer telt niet mee"
            if verborgen == 1
            else f"{verborgen} afgeschermde cijfers tellen niet mee"
        )
    punten = _na_breuk(punten, opmerkingen)
    punten = _een_soort(punten, opmerkingen)
    punten = _een_seizoen(punten, opmerkingen)
    return Venster(punten, tuple(opmerkingen))


def _na_breuk(punten: tuple[Punt, ...], opmerkingen: list[str]) -> tuple[Punt, ...]:
    breuken = [i for i, punt in enumerate(punten) if punt.reeksbreuk]
    if not breuken or breuken[-1] == 0:
        return punten
    opmerkingen.append(f"door een reeksbreuk in {punten[breuken[-1]].periode} tellen alleen cijfers vanaf dan mee")
    return punten[breuken[-1] :]


def _een_soort(punten: tuple[Punt, ...], opmerkingen: list[str]) -> tuple[Punt, ...]:
    soorten = Counter(soort_periode(punt.periode) for punt in punten)
    if len(soorten) < 2:
        return punten
    meeste = max(soorten.values())
    gekozen = next(s for p in reversed(punten) if soorten[s := soort_periode(p.periode)] == meeste)
    opmerkingen.append(f"alleen cijfers over een {gekozen} tellen mee")
    return tuple(p for p in punten if soort_periode(p.periode) == gekozen)


def _een_seizoen(punten: tuple[Punt, ...], opmerkingen: list[str]) -> tuple[Punt, ...]:
    if not punten or soort_periode(punten[-1].periode) in _JAARLIJKS:
        return punten
    deel = punten[-1].periode[4:]
    gekozen = tuple(p for p in punten if p.periode[4:] == deel)
    if len(gekozen) < len(punten):
        opmerkingen.append(
            f"elk jaar telt hetzelfde {soort_periode(punten[-1].periode)} mee, zodat het seizoen niet meespeelt"
        )
    return gekozen


def is_jaarreeks(punten: tuple[Punt, ...]) -> bool:
    """Waar bij acht jaarlijkse cijfers in hoogstens tien jaar; hetzelfde halfjaar of kwartaal mag ook.

    >>> is_jaarreeks(tuple(Punt(str(j), j + 0.5, 1.0) for j in (2016, 2017, 2018, 2020, 2021, 2022, 2023, 2024)))
    True
    """
    laatste = punten[-VENSTER_JAREN:]
    if len(laatste) < VENSTER_JAREN or soort_periode(laatste[-1].periode) == "onbekend":
        return False
    return laatste[-1].tijd - laatste[0].tijd < HOOGSTENS_JAREN - 0.5
