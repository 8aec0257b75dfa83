"""Recepten en geleverde bestanden om `sturing lees-in` mee te toetsen; elk bestand heet naar zijn gebrek."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import pytest
from bouwstenen import KleinDossier

from sturing.leesopdracht import Verslag, Wens, lees_in

DAG = date(2026, 11, 21)

CSV_RECEPT = """
naam: Lange CSV
nagekeken: true
bron: monitor
vindplaats: Export van de monitor
herken: {soort: csv, teksten: [Gebied, Periode, Onderwerp, Waarde]}
getallen: {decimaal: komma, duizendtal: punt}
ontbreekt: {"-99996": onbekend, "-99997": afgeschermd, "-99998": niet-van-toepassing, "-99999": onbekend,
  ".": onbekend, "x": afgeschermd, "-": onbekend, "<5": te-klein}
tabellen:
  - totaalrijen: [Totaal*]
    einde: ["Bron:*"]
    gebied: {kolom: Gebied, overslaan: [Elders]}
    periode: {kolom: Periode}
    indicator: {kolom: Onderwerp, waarden: {Voelt zich eenzaam: eenzaamheid-18-plus, Vapet: vapen-wekelijks-13-16}}
    cijfers: [{kolom: Waarde}]
"""

WERKBOEK_RECEPT = """
naam: Tabellenboek
nagekeken: true
bron: monitor
vindplaats: Tabellenboek
herken: {soort: werkboek, teksten: [Thema, Indicator]}
getallen: {decimaal: komma, duizendtal: punt}
ontbreekt: {"<5": te-klein, ".": onbekend}
tabellen:
  - blad: "Tabel*"
    koprijen: 2
    totaalrijen: [Totaal*]
    einde: ["Bron:*"]
    periode: "2025"
    indicator: {kolom: Indicator, waarden: {Voelt zich eenzaam: eenzaamheid-18-plus}}
    cijfers:
      - {kolom: "Kleindorp | %", n: "Kleindorp | n", gebied: GM9999}
      - {kolom: "Nederland | %", gebied: NL}
"""

TELRECEPT = """
naam: Meldingen per wijk
nagekeken: true
vindplaats: Jaaroverzicht meldingen
herken: {soort: csv, teksten: [Wijk, Aantal]}
getallen: {decimaal: komma}
ontbreekt: {"<5": te-klein}
tabellen:
  - gebied: {kolom: Wijk}
    periode: "2025"
    indicator: meldingen
    cijfers: [{kolom: Aantal}]
"""

PEILING_RECEPT = """
naam: Peiling
nagekeken: true
bron: monitor
vindplaats: SPSS-bestand
herken: {soort: sav, variabelen: [eenzaam, gewicht]}
peiling:
  gewicht: gewicht
  gebied: GM9999
  periode: "2025"
  wijk_variabele: wijk
  wijken: {1: WK999901, 2: WK999902}
  vragen:
    - indicator: eenzaamheid-18-plus
      variabele: eenzaam
      telt: {3: Soms, 4: Vaak}
      telt_niet: {1: Nooit, 2: Zelden}
      ontbreekt: {9: Weet niet}
"""

RECEPTEN = {"csv": CSV_RECEPT, "werkboek": WERKBOEK_RECEPT, "peiling": PEILING_RECEPT, "meldingen": TELRECEPT}


@pytest.fixture(name="klein")
def klein_met_recepten(klein_dossier: KleinDossier) -> KleinDossier:
    """Kleindorp met vier recepten."""
    klein_dossier.pad("kader/2026/recepten").mkdir()
    for naam, tekst in RECEPTEN.items():
        klein_dossier.schrijf(f"kader/2026/recepten/{naam}.yml", tekst)
    return klein_dossier


def lees(klein: KleinDossier, pad: Path, dag: date = DAG, **wens) -> Verslag:
    """Bekijk (of leg vast) zoals de opdracht het doet."""
    return lees_in(klein.wortel, Wens(pad, "klein", 2026, **wens), dag)


def zet(klein: KleinDossier, naam: str, inhoud: str | bytes, codering: str = "utf-8") -> Path:
    """Een geleverd bestand buiten data/."""
    pad = klein.wortel / naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode(codering))
    return pad


def csv_met(*rijen: str, kop: str = "Gebied;Periode;Onderwerp;Waarde", einde: str = "\r\n") -> str:
    """Een CSV met puntkomma's."""
    return einde.join((kop, *rijen)) + einde


def bouw_tabellenboek(pad: Path, rijen: list[tuple] | None = None, vooraf: int = 2) -> Path:
    """Een werkboek met titel, twee koprijen met samengevoegde cellen, een totaalrij en noten."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "Tabel 1"
    blad["A1"] = "Gezondheidsmonitor: uitkomsten"
    top = vooraf + 1
    for kolom, tekst in enumerate(("Thema", "Indicator", "Kleindorp", None, "Nederland"), 1):
        blad.cell(top, kolom, tekst)
    for kolom, tekst in enumerate((None, None, "%", "n", "%"), 1):
        blad.cell(top + 1, kolom, tekst)
    for bereik in (f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:D{top}"):
        blad.merge_cells(bereik)
    rijen = rijen or [
        ("Meedoen", "Voelt zich eenzaam", 41.5, 910, 46.2),
        ("Totaal", None, 41.5, 910, 46.2),
        ("Bron: GGD, 2025", None, None, None, None),
    ]
    for nr, rij in enumerate(rijen, top + 2):
        for kolom, waarde in enumerate(rij, 1):
            blad.cell(nr, kolom, waarde)
    boek.create_sheet("Toelichting")["A1"] = "Dit blad heeft geen tabel."
    boek.save(pad)
    return pad


def bouw_peiling(pad: Path, aantal: int = 400, klein_in_wijk_2: bool = False, labels: dict | None = None) -> Path:
    """Een .sav met antwoorden, een weegfactor en een wijk; code 9 is weet niet."""
    dobbel = np.random.default_rng(3)
    antwoord = dobbel.choice([1.0, 2.0, 3.0, 4.0, 9.0], aantal, p=[0.3, 0.25, 0.25, 0.15, 0.05])
    wijk = np.where(np.arange(aantal) < (aantal - 6 if klein_in_wijk_2 else aantal // 2), 1.0, 2.0)
    tabel = pd.DataFrame({"eenzaam": antwoord, "wijk": wijk, "gewicht": dobbel.uniform(0.5, 2.0, aantal)})
    tabel["naam"] = [f"Geheim Persoon {nr}" for nr in range(aantal)]
    labels = labels or {1: "Nooit", 2: "Zelden", 3: "Soms", 4: "Vaak", 9: "Weet niet"}
    pyreadstat.write_sav(tabel, pad, variable_value_labels={"eenzaam": labels})
    return pad


def herpak(pad: Path, erbij: dict[str, bytes] | None = None, vervang: dict[str, tuple[bytes, bytes]] | None = None):
    """Een werkboek met extra delen, of met bytes in een deel vervangen."""
    stroom = io.BytesIO()
    with zipfile.ZipFile(pad) as oud, zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            inhoud = oud.read(deel)
            if vervang and deel.filename in vervang:
                van, naar = vervang[deel.filename]
                assert van in inhoud, f"{van!r} staat niet in {deel.filename}"
                inhoud = inhoud.replace(van, naar, 1)
            nieuw.writestr(deel.filename, inhoud)
        for naam, inhoud in (erbij or {}).items():
            nieuw.writestr(naam, inhoud)
    pad.write_bytes(stroom.getvalue())
    return pad
