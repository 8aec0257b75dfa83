"""Een Excel-werkboek van de wegingstafel binnenhalen: cellen worden tekst, met hun plaats.

Dit is de deur naar binnen en weet niets van het kader: of een antwoord bestaat, beoordeelt de kamer
`gegevens`. Er wordt alleen gelezen; formules, macro's en verwijzingen worden nooit uitgevoerd.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sturing.bronnen.werkboekkeuring import keur_inhoud
from sturing.fouten import GegevensFout

#: Zo begint tekst die een rekenblad als formule zou lezen; bij het schrijven komt er een apostrof voor.
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Blad:
    """Eén blad: per kolomkop de letter, en de rijen als tekst met hun rijnummer."""

    naam: str
    letters: dict[str, str]
    rijen: tuple[tuple[int, dict[str, str]], ...]


@dataclass(frozen=True)
class Werkboek:
    """Een gelezen werkboek: waarvoor het gemaakt is (met per kenmerk de cel), en de gevraagde bladen."""

    plaats: str
    kenmerken: dict[str, str]
    bladen: dict[str, Blad]
    cellen: dict[str, str] = field(default_factory=dict)


def lees_werkboek(inhoud: bytes, plaats: str, bladen: tuple[str, ...], kenmerkblad: str = "Uitleg") -> Werkboek:
    """Lees de bladen uit een xlsx-bestand; de kenmerken staan op `kenmerkblad` in kolom A en B.

    Fouten: `GegevensFout` als het geen xlsx is, een blad ontbreekt of een cel een formule bevat.
    """
    boek = _open(inhoud, plaats)
    for naam in (kenmerkblad, *bladen):
        if naam not in boek.sheetnames:
            raise GegevensFout(
                f"{plaats}, blad '{naam}'", "dit blad ontbreekt", "maak een nieuw werkboek met sturing weeg --excel"
            )
    rijen = [(str(a.value), b) for a, b in boek[kenmerkblad].iter_rows(max_col=2) if a.value and b.value is not None]
    return Werkboek(
        plaats,
        {naam: _als_tekst(cel, f"{plaats}, blad '{kenmerkblad}'") for naam, cel in rijen},
        {naam: _lees_blad(boek[naam], plaats) for naam in bladen},
        {naam: f"{plaats}, blad '{kenmerkblad}', cel {cel.coordinate}" for naam, cel in rijen},
    )


def _open(inhoud: bytes, plaats: str) -> Workbook:
    """Het werkboek, als het door de keuring komt."""
    keur_inhoud(inhoud, plaats)
    try:
        with warnings.catch_warnings():
            # openpyxl meldt in het Engels welke opmaak het overslaat; voor de inhoud maakt dat niets uit.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(inhoud), data_only=False, keep_links=False)
    except Exception:
        raise GegevensFout(
            plaats, "dit werkboek is beschadigd of heeft een wachtwoord", "bewaar het in Excel als .xlsx"
        ) from None


def _lees_blad(blad: Worksheet, plaats: str) -> Blad:
    """De kolomkoppen uit rij 1 en elke niet-lege rij daaronder."""
    plek = f"{plaats}, blad '{blad.title}'"
    koppen: dict[int, str] = {}
    for cel in next(blad.iter_rows(max_row=1), ()):
        kop = _als_tekst(cel, plek)
        if kop in koppen.values():
            raise GegevensFout(f"{plek}, rij 1", f"kolom '{kop}' staat er twee keer", "haal er een weg")
        if kop:
            koppen[cel.column] = kop
    rijen = []
    for rij in blad.iter_rows(min_row=2):
        velden = {koppen[cel.column]: _als_tekst(cel, plek) for cel in rij if cel.column in koppen}
        if any(velden.values()):
            rijen.append((rij[0].row, velden))
    return Blad(blad.title, {kop: get_column_letter(nr) for nr, kop in koppen.items()}, tuple(rijen))


def _als_tekst(cel: Cell, plaats: str) -> str:
    """De celwaarde zoals zij in een CSV zou staan."""
    waarde = cel.value
    if cel.data_type == "f":
        raise GegevensFout(f"{plaats}, cel {cel.coordinate}", "hier staat een formule", "zet er de waarde zelf neer")
    if cel.data_type == "e":
        raise GegevensFout(
            f"{plaats}, cel {cel.coordinate}", f"hier staat de Excel-fout {waarde}", "zet er de waarde zelf neer"
        )
    if waarde is None:
        return ""
    if isinstance(waarde, datetime | date):
        return waarde.date().isoformat() if isinstance(waarde, datetime) else waarde.isoformat()
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    tekst = str(waarde).strip()
    return tekst[1:] if tekst[:1] == "'" and tekst[1:2] in FORMULETEKENS else tekst
