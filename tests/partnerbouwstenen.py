"""Werkboeken van partners om in te vullen, stuk te maken en terug te lezen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.partneropdracht import Leesuitslag, lees_partnerwerkboek, schrijf_partnerformats

WORTEL = Path(__file__).resolve().parents[1]
DAG = date(2026, 9, 1)


@dataclass(frozen=True)
class Kantoor:
    """Een checkout met de gegevens van Soest, en een map waar werkboeken binnenkomen."""

    wortel: Path
    post: Path

    def format(self, partner: str = "metmaya", periode: str = "halfjaar") -> Path:
        """Een leeg werkboek voor deze partner over 2026."""
        pad = self.post / f"rapportage-{partner}-2026-{periode}.xlsx"
        pad.write_bytes(_leeg_format(partner, periode))
        return pad

    def vul(self, pad: Path, invullen: Callable[[Workbook], None]) -> Path:
        """Vul het werkboek in zoals iemand in Excel dat doet."""
        boek = load_workbook(pad)
        invullen(boek)
        boek.save(pad)
        return pad

    def lees_in(self, pad: Path, dag: date = DAG, vastleggen: bool = True) -> Leesuitslag:
        return lees_partnerwerkboek(self.wortel, "soest", 2026, pad, vastleggen, dag)

    def lees(self, peildatum: str = "2027-07-31", jaar: int = 2027) -> Dossier:
        return lees_dossier(self.wortel, "soest", jaar, peildatum=peildatum)

    def stand(self) -> dict[str, bytes]:
        """Alles wat in de open gegevens en daarbuiten staat, behalve sloten."""
        data = self.wortel / "data"
        paden = (p for p in sorted(data.rglob("*")) if p.is_file() and p.name != ".slot")
        return {p.relative_to(data).as_posix(): p.read_bytes() for p in paden}


@cache
def _leeg_format(partner: str, periode: str) -> bytes:
    """De bytes van een leeg werkboek; dezelfde afspraken geven dezelfde bytes, dus één keer bouwen is genoeg."""
    with TemporaryDirectory() as map_:
        return schrijf_partnerformats(WORTEL, "soest", 2026, partner, periode, Path(map_))[0].read_bytes()


def maak_kantoor(map_: Path) -> Kantoor:
    """Een eigen kopie van data/soest, zodat de checkout schoon blijft."""
    for naam in ("notebooks", "post"):
        (map_ / naam).mkdir(parents=True)
    weg = shutil.ignore_patterns("momentopnamen", ".nakijken", ".slot")
    shutil.copytree(WORTEL / "data" / "soest", map_ / "data" / "soest", ignore=weg)
    return Kantoor(map_, map_ / "post")


def metmaya(waarde: object = 8.5) -> Callable[[Workbook], None]:
    """Eén wachttijd: het kleinste werkboek dat klopt."""

    def invullen(boek: Workbook) -> None:
        boek["Cijfers"]["H5"] = waarde

    return invullen


def eemkracht(boek: Workbook) -> None:
    """Alle cijfers van Eemkracht, met een ervaring, een citaat en een signaal."""
    cijfers = boek["Cijfers"]
    for rij, waarde in zip(range(5, 11), (47.5, 12, 12.5, 20, 3, 55.5), strict=True):
        cijfers[f"H{rij}"] = waarde
    cijfers["I5"], cijfers["J5"] = 95, 200
    for rij, (teller, noemer) in zip(range(11, 14), ((60, 120), (30, 100), (6, 60)), strict=True):
        cijfers[f"H{rij}"], cijfers[f"I{rij}"], cijfers[f"J{rij}"] = 100 * teller / noemer, teller, noemer
    ervaringen, doel = boek["Ervaringen"], boek["Ervaringen"]["A5"].value
    ervaringen["C5"], ervaringen["D5"], ervaringen["E5"] = 40, 30, 7.8
    ervaringen["A40"], ervaringen["G40"], ervaringen["H40"] = doel, "Ik werd goed geholpen.", "ja"
    boek["Signalen"]["A5"], boek["Signalen"]["C5"] = "knelpunt", "Er is een wachtlijst."
