"""Een kopie van de gegevens van Soest en een nepbron die elke definitie kan beantwoorden, met verzonnen cijfers."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from nepbron import Nepbron, Neptabel

from sturing.bronnen.ophalen.definitie import Cbsblok, Duoblok, Maat, Wsjgblok
from sturing.bronnen.ophalen.web import Webinstelling
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import lees_kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.ophaaldefinities import lees_ophaaldefinities

WORTEL = Path(__file__).parents[1]
DAG = date(2026, 11, 21)
VLOT = Webinstelling(pogingen=3, stilte=2.0, eerste_wacht=0.01, langste_wacht=0.02)
_MARGES = {"MW00000": "Waarde", "MOG0095": "Ondergrens 95%", "MBG0095": "Bovengrens 95%"}
_JAREN = {"jaar": "JJ00", "schooljaar": "SJ00", "december": "MM12"}


def code_van(maat: Maat) -> str:
    """De code waaronder de nepbron een maat geeft; een maat op naam krijgt er zelf een."""
    return maat.code or re.sub(r"\W", "", maat.namen[0].title()) + "_1"


@pytest.fixture(name="wortel")
def kopie_van_soest(tmp_path: Path) -> Path:
    """Een checkout met alleen de gegevens van Soest, zonder metingen."""
    shutil.copytree(
        WORTEL / "data" / "soest",
        tmp_path / "data" / "soest",
        ignore=shutil.ignore_patterns("metingen", "momentopnamen"),
    )
    (tmp_path / "data" / "soest" / "metingen").mkdir()
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def lees_blokken(wortel: Path):
    lezer, map_ = Lezer(wortel), wortel / "data" / "soest"
    return lees_ophaaldefinities(lezer, map_, lees_kader(lezer, map_, 2026))


@pytest.fixture(name="bron")
def gevulde_bron(monkeypatch: pytest.MonkeyPatch, wortel: Path):
    """De nepbron, gevuld voor alle definities, met alle adressen in de omgeving."""
    with Nepbron() as nep:
        for naam in ("CBS", "RIVM", "WSJG", "DUO", "LEEFBAAROMETER"):
            monkeypatch.setenv(f"STURING_ADRES_{naam}", nep.adres)
        monkeypatch.setenv("STURING_WSJG_SLEUTEL", "geheim-0123456789")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        gemeente = Lezer(wortel).lees_yaml(wortel / "data" / "soest" / "gemeente.yml", Gemeente)
        for blok in lees_blokken(wortel).blokken:
            if isinstance(blok, Cbsblok):
                _voeg_tabellen_toe(nep, blok, gemeente)
            elif isinstance(blok, Wsjgblok):
                _voeg_wsjg_toe(nep, blok)
            elif isinstance(blok, Duoblok):
                _voeg_duo_toe(nep, blok)
        yield nep


def _voeg_tabellen_toe(nep: Nepbron, blok: Cbsblok, gemeente: Gemeente) -> None:
    # BU en een gemeente met 0342 in haar code horen er niet bij: zo valt een deeltekst op.
    regios = {gemeente.code: "Soest", "BU03420101": "Een buurt", "GM1034": "Anders", "NL01": "Nederland"}
    regios |= {w.code: w.naam for w in gemeente.wijken} | {g.code: g.naam for g in gemeente.vergelijk if g.code != "NL"}
    for tabel in blok.tabellen:
        nieuw = _bouw_tabel(blok, tabel, regios)
        if oud := nep.tabellen.get(tabel.code):
            nieuw.maten = oud.maten | nieuw.maten
            nieuw.rijen = [{**o, **n} for o, n in zip(oud.rijen, nieuw.rijen, strict=True)]
        nep.tabellen[tabel.code] = nieuw


def _bouw_tabel(blok: Cbsblok, tabel, regios: dict[str, str]) -> Neptabel:
    maten, teksten = {}, {}
    dimensies: dict[str, dict[str, str]] = {blok.gebied: regios}
    if not tabel.periode:
        achter = _JAREN[blok.soort_periode]
        dimensies[blok.tijd] = {f"{j}{achter}": str(j) for j in (2022, 2023, 2024)} | {"2024KW01": "1e kwartaal"}
    if blok.marges:
        dimensies[blok.marges.dimensie] = _MARGES
    for reeks in blok.reeksen:
        for maat in (*reeks.maten, *(reeks.noemer.maten if reeks.noemer else ())):
            maten[code_van(maat)] = (maat.namen[0] if maat.namen else maat.code.rsplit("_", 1)[0], "%")
            teksten[code_van(maat)] = reeks.bevat
        for filter_ in (blok.filter, reeks.filter, reeks.noemer.filter if reeks.noemer else {}):
            for naam, keuze in filter_.items():
                code = keuze.code or f"C{len(dimensies.get(naam, {}))}00"
                if not any(t in keuze.namen for t in dimensies.get(naam, {}).values()):
                    dimensies.setdefault(naam, {})[code] = keuze.namen[0] if keuze.namen else "Totaal"
    rijen = _bouw_rijen(dimensies, tuple(maten))
    return Neptabel(
        f"{tabel.naam}; verzonnen",
        maten,
        dimensies,
        rijen,
        {"2024" + _JAREN[blok.soort_periode]: "Voorlopig"},
        teksten,
        blok.tijd,
    )


def _bouw_rijen(dimensies: dict[str, dict[str, str]], maten: tuple[str, ...]) -> list[dict]:
    rijen: list[dict] = [{}]
    for naam, codes in dimensies.items():
        rijen = [{**rij, naam: code} for rij in rijen for code in codes]
    stap = {"MW00000": 0, "MOG0095": -2, "MBG0095": 2}
    middens: dict[tuple, int] = {}
    for rij in rijen:
        # Waarde en marges van één gebied en periode horen bij elkaar.
        plek = tuple(code for naam, code in rij.items() if naam != "Marges")
        midden = 40 + middens.setdefault(plek, len(middens)) % 20
        rij.update({maat: round(midden + stap.get(rij.get("Marges"), 0) + m / 10, 1) for m, maat in enumerate(maten)})
    return rijen


def _voeg_wsjg_toe(nep: Nepbron, blok: Wsjgblok) -> None:
    for reeks in blok.reeksen:
        for n, maat in enumerate(reeks.maten):
            pad = f"/jiveservices/odata/Variables('{maat.code}')"
            nep.bestanden[pad] = (200, json.dumps({"ExternalCode": maat.code, "Name": maat.namen[0]}).encode())
            waarden = [
                {"ExternalCode": "gemeente_342", "ValueString": f"{10 + n}.5"},
                {"ExternalCode": "gemeente_1342", "ValueString": "99"},
            ]
            nep.bestanden[f"{pad}/GeoLevels('gemeente')/PeriodLevels('YEAR')/Periods('2022')/Values"] = (
                200, json.dumps({"@odata.context": "x", "value": waarden}).encode(),
            )  # fmt: skip


DUO_CSV = """PEILDATUM;GEMEENTENUMMER;GEMEENTENAAM;POSTCODE_LEERLING ;BRIN_NUMMER;TOTAAL
20231001;0342;SOEST;3761;00AA;80
20231001;0342;SOEST;3762;00AA;<5
20231001;0307;AMERSFOORT;3761;00BB;20
20231001;0307;AMERSFOORT;3763;00BB;<5
20231001;0307;AMERSFOORT;3811;00BB;500
"""


def _voeg_duo_toe(nep: Nepbron, blok: Duoblok) -> None:
    nep.bestanden[blok.bestand.format(begin=2023, eind=2024)] = (200, DUO_CSV.replace("\n", "\r\n").encode("cp1252"))


def bouw_zip(**leden: str) -> bytes:
    """Een zip met deze CSV's; `__` in een naam wordt een map."""
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as zip_:
        for naam, tekst in leden.items():
            zip_.writestr(naam.replace("__", "/") + ".csv", tekst)
    return stroom.getvalue()
