"""Hetzelfde werkboek terug, met de cellen die niet kloppen gemerkt: kleur, rand, opmerking en een lijst vooraan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook

from sturing.uitgeven.excel import als_bytes, zet_tekst
from sturing.uitgeven.partnerexcel import INVULVLAK, zet_koppen

_FOUT = PatternFill("solid", fgColor="F8CBAD")
_DIK = Border(*(Side(style="thick", color="C00000"),) * 4)
_DUN = Border(*(Side(style="thin", color="7F7F7F"),) * 4)
_AFZENDER = "sturing"


class Opmerking(Protocol):
    """Wat er niet klopt, waar, en wat eraan te doen is."""

    blad: str
    plek: str
    waar: str
    overtreder: str
    remedie: str


def bouw_nakijkboek(boek: Workbook, opmerkingen: Sequence[Opmerking], bladnaam: str) -> bytes:
    """De bytes van `boek` met merken; merken van een vorige keer verdwijnen, en formules worden tekst."""
    if bladnaam in boek.sheetnames:
        del boek[bladnaam]
    _haal_merken_weg(boek)
    per_cel: dict[tuple[str, str], list[Opmerking]] = defaultdict(list)
    for opmerking in opmerkingen:
        if opmerking.blad in boek.sheetnames and opmerking.plek:
            per_cel[opmerking.blad, opmerking.plek].append(opmerking)
    for (blad, plek), eigen in per_cel.items():
        cel = boek[blad][plek]
        cel.fill, cel.border = _FOUT, _DIK
        tekst = "\n".join(f"Nakijken: {o.overtreder}. Wat u doet: {o.remedie}." for o in eigen)
        cel.comment = Comment(tekst, _AFZENDER, width=320, height=120)
    _schrijf_lijst(boek, opmerkingen, bladnaam)
    return als_bytes(boek)


def _haal_merken_weg(boek: Workbook) -> None:
    for blad in boek.worksheets:
        for rij in blad.iter_rows():
            for cel in rij:
                if cel.data_type == "f":
                    # Een formule van een ander voeren wij niet uit en geven wij niet door.
                    cel.value = "'" + str(getattr(cel.value, "text", cel.value))
                    cel.data_type = "s"
                if cel.comment is not None:
                    cel.comment = None
                    cel.border = _DUN
                    if not cel.protection.locked:
                        cel.fill = INVULVLAK


def _schrijf_lijst(boek: Workbook, opmerkingen: Sequence[Opmerking], bladnaam: str) -> None:
    """Alle opmerkingen op één blad vooraan, met een sprong naar de cel."""
    blad = boek.create_sheet(bladnaam, 0)
    zet_tekst(blad, 1, 1, f"Nakijken: {len(opmerkingen)} punten").font = Font(bold=True, size=14)
    zet_tekst(
        blad, 2, 1, "Er is nog niets overgenomen. Verbeter de gemerkte cellen, bewaar het bestand en stuur het terug."
    )
    zet_koppen(blad, 4, ("Waar", "Wat er niet klopt", "Wat u doet"), (44, 60, 60))
    for nr, o in enumerate(opmerkingen, start=5):
        cel = zet_tekst(blad, nr, 1, o.waar or "het hele werkboek")
        if o.plek and o.blad in boek.sheetnames:
            cel.hyperlink = f"#'{o.blad}'!{o.plek}"
            cel.font = Font(underline="single", color="0563C1")
        zet_tekst(blad, nr, 2, o.overtreder)
        zet_tekst(blad, nr, 3, o.remedie)
        for kolom in (1, 2, 3):
            blad.cell(nr, kolom).alignment = Alignment(wrap_text=True, vertical="top")
    blad.freeze_panes = "A5"
    blad.print_title_rows = "1:4"
    for ander in boek.worksheets:
        ander.sheet_view.tabSelected = ander is blad
    boek.active = 0
