"""Een werkboek schrijven: bladen met koppen, keuzelijsten en tekst die nooit een formule wordt.

Deze kamer weet niet wat er in de bladen staat. Het bestand komt pas op zijn plek als
het af is.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from sturing.fouten import InvoerFout
from sturing.schijf import schrijf_atomair

#: Zo begint tekst die een rekenblad als formule zou kunnen uitvoeren.
_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
_LIJSTENBLAD = "Lijsten"
#: Een vaste datum: zelfde inhoud geeft hetzelfde werkboek.
MOMENT = datetime(2000, 1, 1)
_KOP = PatternFill("solid", fgColor="1F4E79")


class Inhoud(Protocol):
    """Wat een blad te bieden moet hebben."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[object, ...], ...]
    breedtes: tuple[int, ...]
    keuzelijsten: Mapping[str, tuple[str, ...]]
    keuzes: tuple[tuple[int, int, str], ...]


def schrijf_werkboek(pad: Path, bladen: Sequence[Inhoud], titel: str) -> None:
    """Schrijf de bladen naar `pad`; lukt het niet, dan blijft wat er stond staan."""
    if pad.suffix.lower() != ".xlsx":
        raise InvoerFout(pad.name, "dit is geen naam voor een werkboek", "laat de naam eindigen op .xlsx")
    if not pad.parent.is_dir():
        raise InvoerFout(str(pad), "deze map bestaat niet", "maak de map eerst")
    boek = Workbook()
    boek.remove(boek.active)
    boek.properties.title, boek.properties.creator = veilig(titel), "sturing"
    boek.properties.created = boek.properties.modified = MOMENT
    lijsten = {naam: lijst for blad in bladen for naam, lijst in blad.keuzelijsten.items()}
    plekken = _plekken(lijsten)
    for blad in bladen:
        _schrijf_blad(boek.create_sheet(blad.naam), blad, plekken)
    if lijsten:
        _schrijf_lijsten(boek.create_sheet(_LIJSTENBLAD), lijsten)
    _bewaar(boek, pad)


def veilig(waarde: object) -> object:
    """Tekst die op een formule lijkt, krijgt een apostrof; stuurtekens verdwijnen.

    >>> veilig("=1+1"), veilig(12), veilig("gewoon")
    ("'=1+1", 12, 'gewoon')
    """
    if not isinstance(waarde, str):
        return waarde
    tekst = ILLEGAL_CHARACTERS_RE.sub("", waarde)
    return f"'{tekst}" if tekst.startswith(_FORMULETEKENS) else tekst


def _plekken(lijsten: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Waar elke keuzelijst op het lijstenblad staat, als verwijzing voor Excel."""
    return {
        naam: f"'{_LIJSTENBLAD}'!${get_column_letter(i)}$2:${get_column_letter(i)}${len(lijst) + 1}"
        for i, (naam, lijst) in enumerate(lijsten.items(), start=1)
    }


def _schrijf_lijsten(blad: Worksheet, lijsten: Mapping[str, tuple[str, ...]]) -> None:
    for kolom, (naam, lijst) in enumerate(lijsten.items(), start=1):
        for rij, waarde in enumerate((naam, *lijst), start=1):
            zet_tekst(blad, rij, kolom, waarde)
    blad.sheet_state = "hidden"


def _schrijf_blad(blad: Worksheet, inhoud: Inhoud, plekken: Mapping[str, str]) -> None:
    """Koppen, rijen, breedtes, vaste koprij, filter en keuzelijsten."""
    for kolom, (kop, breedte) in enumerate(zip(inhoud.koppen, inhoud.breedtes, strict=True), start=1):
        cel = zet_tekst(blad, 1, kolom, kop)
        cel.font, cel.fill = Font(bold=True, color="FFFFFF"), _KOP
        blad.column_dimensions[get_column_letter(kolom)].width = breedte
    for nr, rij in enumerate(inhoud.rijen, start=2):
        for kolom, waarde in enumerate(rij, start=1):
            if waarde is not None and waarde != "":
                zet_tekst(blad, nr, kolom, waarde).alignment = Alignment(wrap_text=True, vertical="top")
    blad.freeze_panes = "A2"
    blad.auto_filter.ref = f"A1:{get_column_letter(len(inhoud.koppen))}{len(inhoud.rijen) + 1}"
    for naam in dict.fromkeys(lijst for _, _, lijst in inhoud.keuzes):
        _zet_keuzelijst(blad, plekken[naam], [(rij, kolom) for rij, kolom, lijst in inhoud.keuzes if lijst == naam])


def _zet_keuzelijst(blad: Worksheet, plek: str, cellen: Sequence[tuple[int, int]]) -> None:
    keuze = DataValidation(type="list", formula1=plek, allow_blank=True, showErrorMessage=True)
    keuze.errorTitle, keuze.error = "Kies uit de lijst", "Dit antwoord staat niet in de lijst."
    for rij, kolom in cellen:
        keuze.add(f"{get_column_letter(kolom + 1)}{rij + 2}")
    blad.add_data_validation(keuze)


def zet_tekst(blad: Worksheet, rij: int, kolom: int, waarde: object):
    """Zet een waarde in een cel; tekst blijft altijd tekst."""
    cel = blad.cell(rij, kolom)
    cel.value = veilig(waarde)
    if isinstance(waarde, str):
        cel.data_type = "s"
    return cel


def als_bytes(boek: Workbook) -> bytes:
    """Het werkboek als bytes, zonder het tijdstip van bewaren: zelfde inhoud, zelfde bytes."""
    boek.properties.modified = MOMENT
    ruw, uit = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(ruw, "w", zipfile.ZIP_DEFLATED) as pak:
        ExcelWriter(boek, pak).write_data()
    with zipfile.ZipFile(ruw) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in dict.fromkeys(oud.namelist()):
            deel = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            deel.compress_type, deel.create_system = zipfile.ZIP_DEFLATED, 3
            nieuw.writestr(deel, oud.read(naam))
    return uit.getvalue()


def _bewaar(boek: Workbook, pad: Path) -> None:
    inhoud = als_bytes(boek)
    try:
        schrijf_atomair(pad, inhoud)
    except PermissionError:
        raise InvoerFout(
            str(pad), "dit werkboek is niet te schrijven", "sluit het in Excel en probeer het opnieuw"
        ) from None
