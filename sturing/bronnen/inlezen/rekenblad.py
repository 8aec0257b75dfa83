"""Werkboeken van anderen (xlsx en xls) als bladen met cellen: waarden zoals opgeslagen, nooit berekend."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from sturing.bronnen.inlezen.blad import Blad, Celwaarde
from sturing.bronnen.werkboekdeel import BEWAAR_ALS_XLSX, HOOGSTE_VLAK, WerkboekFout
from sturing.bronnen.werkboekkeuring import is_oud_werkboek, keur_inhoud

_HOOFD = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def lees_rekenbladen(inhoud: bytes, plaats: str) -> tuple[Blad, ...]:
    """Keur een werkboek en lees al zijn bladen, ook verborgen.

    Fouten: `WerkboekFout` als de keuring het weigert of het niet te lezen is.
    """
    keur_inhoud(inhoud, plaats)
    formules = {} if is_oud_werkboek(inhoud) else _zoek_formules(inhoud, plaats)
    try:
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        gewoon = [meta for meta in boek.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        if any(meta.typ == SheetTypeEnum.MacroSheet for meta in boek.sheets_metadata):
            raise WerkboekFout(plaats, "in dit werkboek zitten macro's", BEWAAR_ALS_XLSX)
        return tuple(_lees_blad(boek, meta, formules.get(meta.name, frozenset()), plaats) for meta in gewoon)
    except PasswordError:
        raise WerkboekFout(plaats, "dit werkboek heeft een wachtwoord", "haal het eraf en bewaar opnieuw") from None
    except (CalamineError, OSError, ValueError):
        raise WerkboekFout(plaats, "dit werkboek is beschadigd", BEWAAR_ALS_XLSX) from None
    except BaseException as fout:
        # Een fout binnen Rust erft niet van Exception; elke andere (Ctrl-C) gaat gewoon door.
        if type(fout).__name__ != "PanicException":
            raise
        raise WerkboekFout(plaats, "dit werkboek is beschadigd", BEWAAR_ALS_XLSX) from None


def _lees_blad(boek: CalamineWorkbook, meta, formules: frozenset[tuple[int, int]], plaats: str) -> Blad:
    blad = boek.get_sheet_by_name(meta.name)
    if blad.total_height * blad.total_width > HOOGSTE_VLAK:
        raise WerkboekFout(plaats, f"blad '{meta.name}' is veel te groot", "haal lege rijen en kolommen weg")
    rijen = tuple(tuple(_als_waarde(cel) for cel in rij) for rij in blad.to_python(skip_empty_area=False))
    # De lezer laat lege rijen aan het eind weg, ook als er formules zonder bewaarde waarde staan.
    rijen += ((),) * (max((rij for rij, _ in formules), default=-1) + 1 - len(rijen))
    samen: dict[tuple[int, int], tuple[int, int]] = {}
    for (boven, links), (onder, rechts) in blad.merged_cell_ranges or ():
        for rij in range(boven, min(onder, len(rijen)) + 1):
            samen |= {(rij, kolom): (boven, links) for kolom in range(links, rechts + 1)}
    return Blad(meta.name, rijen, samen, formules, meta.visible != SheetVisibleEnum.Visible)


def _als_waarde(cel: object) -> Celwaarde:
    if isinstance(cel, datetime):
        return cel.date().isoformat() if cel.time() == time() else cel.isoformat(sep=" ")
    if isinstance(cel, date | time | timedelta):
        return str(cel)
    if isinstance(cel, str):
        return cel.strip() or None
    return cel


def _zoek_formules(inhoud: bytes, plaats: str) -> dict[str, frozenset[tuple[int, int]]]:
    """Per blad de cellen met een formule; de XML is al gekeurd en heeft dus geen entiteiten."""
    uit: dict[str, frozenset[tuple[int, int]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak, warnings.catch_warnings():
            for naam, deel in _bladdelen(pak).items():
                with pak.open(deel) as stroom:
                    uit[naam] = frozenset(_formulecellen(stroom))
    except (KeyError, ValueError, ElementTree.ParseError):
        raise WerkboekFout(plaats, "dit werkboek is beschadigd", BEWAAR_ALS_XLSX) from None
    return uit


def _bladdelen(pak: zipfile.ZipFile) -> dict[str, str]:
    """De bladnaam en het deel van het pak waarin dat blad staat."""
    relaties = {
        r.get("Id"): r.get("Target", "") for r in ElementTree.fromstring(pak.read("xl/_rels/workbook.xml.rels"))
    }
    boek = ElementTree.fromstring(pak.read("xl/workbook.xml"))
    uit = {}
    for blad in boek.iter(f"{_HOOFD}sheet"):
        doel = relaties.get(blad.get(_RELATIE), "")
        pad = doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}"
        if pad.startswith("xl/worksheets/"):
            uit[blad.get("name", "")] = pad
    return uit


def _formulecellen(stroom):
    for _, element in ElementTree.iterparse(stroom):
        if element.tag == f"{_HOOFD}c" and element.find(f"{_HOOFD}f") is not None and element.get("r"):
            letters, rij = coordinate_from_string(element.get("r"))
            yield rij - 1, column_index_from_string(letters) - 1
        elif element.tag == f"{_HOOFD}row":
            element.clear()
