"""Een invulwerkboek schrijven: tabellen met uitleg, keuzelijsten, een slot zonder wachtwoord en een verborgen schema.

Deze kamer weet niet wat er in de bladen staat. Dezelfde inhoud geeft dezelfde bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from sturing.uitgeven.excel import MOMENT, als_bytes, veilig, zet_tekst

_BLAUW, _GEEL, _GRIJS = "1F4E79", "FFF8DC", "F2F2F2"
_RAND = Border(*(Side(style="thin", color="7F7F7F"),) * 4)
INVULVLAK = PatternFill("solid", fgColor=_GEEL)
_VAST = PatternFill("solid", fgColor=_GRIJS)
_WIKKEL = Alignment(wrap_text=True, vertical="top")


class Invulkolom(Protocol):
    """Een kolom: wat erin hoort, hoe breed, met hulp en een keuzelijst."""

    naam: str
    soort: str
    breedte: int
    hulp: str
    lijst: str


class Invulblad(Protocol):
    """Eén blad om in te vullen."""

    naam: str
    titel: str
    uitleg: str
    kolommen: Sequence[Invulkolom]
    rijen: Sequence[Sequence[object]]
    soorten: Sequence[str]


class Invulboek(Protocol):
    """Het werkboek."""

    titel: str
    uitlegblad: str
    uitleg: Sequence[tuple[str, str]]
    bladen: Sequence[Invulblad]
    lijstenblad: str
    lijsten: Mapping[str, Sequence[str]]
    schemablad: str
    schema: Sequence[tuple[str, str]]
    koprij: int


def bouw_invulboek(inhoud: Invulboek) -> bytes:
    """De bytes van het werkboek."""
    boek = Workbook()
    boek.remove(boek.active)
    eigenschappen = boek.properties
    eigenschappen.title, eigenschappen.creator, eigenschappen.language = veilig(inhoud.titel), "sturing", "nl-NL"
    eigenschappen.created = eigenschappen.modified = MOMENT
    _schrijf_uitleg(boek.create_sheet(inhoud.uitlegblad), inhoud)
    for blad in inhoud.bladen:
        _schrijf_blad(boek.create_sheet(blad.naam), blad, inhoud)
    _schrijf_kolommen(boek.create_sheet(inhoud.lijstenblad), inhoud.lijsten)
    _schrijf_schema(boek.create_sheet(inhoud.schemablad), inhoud.schema)
    boek.security = WorkbookProtection(lockStructure=True)
    return als_bytes(boek)


def _zet_titel(blad: Worksheet, titel: str, uitleg: str) -> None:
    zet_tekst(blad, 1, 1, titel).font = Font(bold=True, size=14, color=_BLAUW)
    zet_tekst(blad, 2, 1, uitleg)


def zet_koppen(blad: Worksheet, rij: int, koppen: Sequence[str], breedtes: Sequence[int]) -> None:
    """Een koprij met wit op blauw, en de breedte van elke kolom."""
    for kolom, (kop, breedte) in enumerate(zip(koppen, breedtes, strict=True), start=1):
        cel = zet_tekst(blad, rij, kolom, kop)
        cel.font, cel.fill, cel.alignment = (
            Font(bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor=_BLAUW),
            _WIKKEL,
        )
        blad.column_dimensions[get_column_letter(kolom)].width = breedte


def _schrijf_uitleg(blad: Worksheet, inhoud: Invulboek) -> None:
    _zet_titel(blad, inhoud.titel, "Lees dit eerst.")
    zet_koppen(blad, inhoud.koprij, ("Onderwerp", "Uitleg"), (20, 100))
    for nr, (kop, tekst) in enumerate(inhoud.uitleg, start=inhoud.koprij + 1):
        cel = zet_tekst(blad, nr, 1, kop)
        cel.font, cel.alignment = Font(bold=True), _WIKKEL
        zet_tekst(blad, nr, 2, tekst).alignment = _WIKKEL
    _maak_tabel(blad, "Uitleg_tabel", ("Onderwerp", "Uitleg"), inhoud.koprij, len(inhoud.uitleg))
    _sluit_af(blad, inhoud.koprij, "A1")


def _schrijf_blad(blad: Worksheet, inhoud: Invulblad, boek: Invulboek) -> None:
    """Titel, uitleg, tabel, invulcellen, toetsen op invoer en het slot."""
    _zet_titel(blad, inhoud.titel, inhoud.uitleg)
    kolommen = inhoud.kolommen
    zet_koppen(blad, boek.koprij, [k.naam for k in kolommen], [k.breedte for k in kolommen])
    eerste = boek.koprij + 1
    for nr, rij in enumerate(inhoud.rijen, start=eerste):
        for kolom, (beschrijving, waarde) in enumerate(zip(kolommen, rij, strict=True), start=1):
            _zet_cel(blad, nr, kolom, waarde, op_slot=beschrijving.soort == "vast" or waarde is not None)
    _maak_tabel(blad, f"{inhoud.naam}_tabel", [k.naam for k in kolommen], boek.koprij, len(inhoud.rijen))
    laatste = boek.koprij + len(inhoud.rijen)
    for nr, kolom in enumerate(kolommen, start=1):
        _zet_toets(blad, kolom, get_column_letter(nr), range(eerste, laatste + 1), inhoud.soorten, boek)
    open_ = _eerste_invulkolom(inhoud)
    vlak = f"${get_column_letter(open_)}${eerste}:${get_column_letter(len(kolommen))}${max(laatste, eerste)}"
    naam = f"{inhoud.naam}_invullen"
    blad.parent.defined_names[naam] = DefinedName(naam, attr_text=f"'{inhoud.naam}'!{vlak}", comment=inhoud.titel)
    _sluit_af(blad, boek.koprij, f"{get_column_letter(open_)}{eerste}")


def _eerste_invulkolom(inhoud: Invulblad) -> int:
    """De eerste kolom die in de eerste rij nog leeg en niet op slot is."""
    rij = inhoud.rijen[0] if inhoud.rijen else [None] * len(inhoud.kolommen)
    open_ = [nr for nr, k in enumerate(inhoud.kolommen, start=1) if k.soort != "vast" and rij[nr - 1] is None]
    return open_[0] if open_ else 1


def _zet_cel(blad: Worksheet, rij: int, kolom: int, waarde: object, op_slot: bool) -> None:
    cel = zet_tekst(blad, rij, kolom, waarde)
    cel.alignment, cel.border = _WIKKEL, _RAND
    cel.fill, cel.protection = (_VAST if op_slot else INVULVLAK), Protection(locked=op_slot)


def _maak_tabel(blad: Worksheet, naam: str, koppen: Sequence[str], koprij: int, aantal: int) -> None:
    """Een echte tabel: een schermlezer noemt bij elke cel haar kop. Zonder filter, want het blad zit op slot."""
    vlak = f"A{koprij}:{get_column_letter(len(koppen))}{koprij + max(aantal, 1)}"
    tabel = Table(displayName=naam, ref=vlak, tableStyleInfo=TableStyleInfo(name=None, showRowStripes=False))
    tabel._initialise_columns()
    for kolom, kop in zip(tabel.tableColumns, koppen, strict=True):
        kolom.name = kop
    tabel.autoFilter = None
    blad.add_table(tabel)


def _zet_toets(
    blad: Worksheet, kolom: Invulkolom, letter: str, rijen: range, soorten: Sequence[str], boek: Invulboek
) -> None:
    """Wat er in een kolom mag, met een tip en een melding in het Nederlands."""
    if kolom.soort == "vast" or not len(rijen):
        return
    per_soort: dict[str, list[int]] = {}
    for nr, rij in enumerate(rijen):
        soort = soorten[nr] if kolom.soort == "getal" and soorten else kolom.soort
        per_soort.setdefault(soort, []).append(rij)
    for soort, eigen in per_soort.items():
        toets = _toets(soort, kolom, boek)
        toets.promptTitle, toets.prompt, toets.showInputMessage = kolom.naam[:32], kolom.hulp[:255], True
        toets.errorTitle, toets.showErrorMessage, toets.allow_blank = "Dit past hier niet", True, True
        for rij in eigen:
            toets.add(f"{letter}{rij}")
        blad.add_data_validation(toets)


def _toets(soort: str, kolom: Invulkolom, boek: Invulboek) -> DataValidation:
    if soort == "keuze":
        nr = list(boek.lijsten).index(kolom.lijst) + 1
        eind = len(boek.lijsten[kolom.lijst]) + 1
        plek = f"'{boek.lijstenblad}'!${get_column_letter(nr)}$2:${get_column_letter(nr)}${eind}"
        return DataValidation(type="list", formula1=plek, error="Kies een antwoord uit de lijst.")
    grenzen = {
        "procent": ("decimal", "0", "100", "Zet hier een percentage van 0 tot en met 100, zoals 47,5."),
        "cijfer": ("decimal", "1", "10", "Zet hier een cijfer van 1 tot en met 10."),
        "heel": ("whole", "0", "1000000000", "Zet hier een heel getal van 0 of meer."),
        "getal": ("decimal", "0", "1000000000", "Zet hier een getal van 0 of meer."),
        "tekst": ("textLength", "0", "1000", "Deze tekst is te lang: gebruik hoogstens 1.000 tekens."),
    }
    vorm, laag, hoog, melding = grenzen[soort]
    return DataValidation(type=vorm, operator="between", formula1=laag, formula2=hoog, error=melding)


def _sluit_af(blad: Worksheet, koprij: int, begin: str) -> None:
    """Vaste koppen, de eerste invulcel gekozen, afdrukken op de breedte, en een slot zonder wachtwoord."""
    blad.freeze_panes = f"A{koprij + 1}"
    for keuze in blad.sheet_view.selection:
        keuze.activeCell = keuze.sqref = begin
    blad.page_setup.orientation, blad.page_setup.paperSize = "landscape", blad.PAPERSIZE_A4
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    blad.print_title_rows = f"1:{koprij}"
    slot = blad.protection
    slot.sheet, slot.formatColumns, slot.formatRows, slot.objects = True, False, False, True


def _schrijf_kolommen(blad: Worksheet, lijsten: Mapping[str, Sequence[str]]) -> None:
    for kolom, (naam, lijst) in enumerate(lijsten.items(), start=1):
        for rij, waarde in enumerate((naam, *lijst), start=1):
            zet_tekst(blad, rij, kolom, waarde)
    blad.sheet_state = "hidden"


def _schrijf_schema(blad: Worksheet, schema: Sequence[tuple[str, str]]) -> None:
    for rij, (naam, waarde) in enumerate(schema, start=1):
        zet_tekst(blad, rij, 1, naam)
        if waarde:
            zet_tekst(blad, rij, 2, waarde)
    blad.sheet_state = "veryHidden"
