"""Het gebouwde rapport van Soest: elk cijfer komt aan, niets verzonnen, niets van buiten."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from sturing.gegevens.dossier import lees_dossier
from sturing.rekenen.afscherming import scherm_af
from sturing.tonen.notatie import toon_waarde

WORTEL = Path(__file__).parents[1]
pytestmark = pytest.mark.boek

OPGAVEN = (
    "gezonde_leefstijl",
    "bestaanszekerheid",
    "mentale_weerbaarheid",
    "kansengelijkheid",
    "meedoen_en_inclusie",
)
BLADZIJDEN = (
    "index",
    "leeswijzer",
    *OPGAVEN,
    "afwegingskader",
    "wijken",
    "monitoring",
    "leren",
    "verantwoording",
    "kader",
    "cijfers",
    "begrippen",
)


def plat(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst.replace("\N{NO-BREAK SPACE}", " "))


@pytest.fixture(scope="module")
def paginas(gebouwd_boek) -> dict[str, BeautifulSoup]:
    html = gebouwd_boek / "html"
    uit = {naam: BeautifulSoup((html / f"{naam}.html").read_text("utf-8"), "html.parser") for naam in BLADZIJDEN}
    for soep in uit.values():
        # Een woord in een andere taal staat in een eigen vak; voor de zin maakt dat niets uit.
        for vak in soep.select("article span[lang]"):
            vak.unwrap()
        soep.smooth()
    return uit


@pytest.fixture(scope="module")
def dossier(gebouwd_boek):
    # Dezelfde editie als het gebouwde boek: de map heet ernaar.
    return lees_dossier(WORTEL, "soest", int(gebouwd_boek.parent.name), gebouwd_boek.name)


@pytest.fixture(scope="module")
def rijen(paginas) -> dict[str, list[str]]:
    return {naam: [plat(tr.get_text(" ")) for tr in soep.select("article tr")] for naam, soep in paginas.items()}


@pytest.fixture(scope="module")
def zinnen(paginas) -> dict[str, list[str]]:
    return {naam: [plat(p.get_text(" ")) for p in soep.select("article p")] for naam, soep in paginas.items()}


def test_elk_cijfer_van_de_metingen_staat_in_het_hoofdstuk_van_zijn_opgave(dossier, rijen, zinnen):
    """Het cijfer van een wijk die als enige een cijfer heeft, staat in een zin; elk ander in een tabel."""
    toonbaar = scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code)
    gemist = []
    for m in toonbaar[~toonbaar["afgeschermd"] & toonbaar["waarde"].notna()].to_dict("records"):
        indicator = dossier.kader.indicator(m["indicator"])
        waarde = plat(toon_waarde(m["waarde"], indicator.eenheid))
        wijk = dossier.gebieden[m["gebied"]] if m["gebied"].startswith("WK") else ""
        bladen = {dossier.kader.opgave_van[plek].id.replace("-", "_") for plek in indicator.hangt_aan}
        for blad in bladen:
            plekken = [*rijen[blad], *(zinnen[blad] if wijk else [])]
            if not any(re.search(rf"(?<![\d,]){re.escape(waarde)}", plek) and wijk in plek for plek in plekken):
                gemist.append((blad, m["indicator"], m["gebied"], m["periode"], waarde))
    assert not gemist


def test_elke_uitspraak_met_een_cijfer_staat_in_de_bijlage(dossier, rijen):
    for u in dossier.uitspraken:
        waarde = plat(toon_waarde(u.waarde, u.eenheid))
        assert any(waarde in rij and plat(u.vindplaats) in rij for rij in rijen["cijfers"]), u.id


def test_elk_kerncijfer_staat_bij_de_wijken(dossier, rijen):
    for k in dossier.kerncijfers:
        waarde = plat(toon_waarde(k.waarde, k.eenheid))
        assert any(waarde in rij and dossier.gebieden[k.gebied] in rij for rij in rijen["wijken"]), k


def test_elke_indicator_van_het_kader_staat_in_de_bijlage(dossier, paginas):
    tekst = plat(paginas["kader"].get_text(" "))
    assert not [i.id for i in dossier.kader.indicatoren.values() if plat(i.naam) not in tekst]


def test_elk_doel_en_elk_resultaat_staat_in_zijn_hoofdstuk(dossier, paginas):
    for opgave in dossier.kader.opgaven:
        tekst = plat(paginas[opgave.id.replace("-", "_")].get_text(" "))
        for doel in opgave.doelen:
            assert plat(doel.naam) in tekst
            assert not [r.naam for r in doel.resultaten if plat(r.naam) not in tekst]


def test_elke_tegenstrijdigheid_staat_in_de_verantwoording(dossier, paginas):
    tekst = plat(paginas["verantwoording"].get_text(" "))
    assert not [t.id for t in dossier.kader.tegenstrijdigheden if plat(t.onderwerp) not in tekst]


def test_elke_figuur_heeft_een_tekstalternatief_met_de_cijfers(paginas):
    for soep in paginas.values():
        for beeld in soep.select("article img"):
            assert len(beeld["alt"]) > 60, beeld
            assert re.search(r"\d", beeld["alt"])


def test_elke_tabel_en_figuur_heeft_een_link_naar_zijn_gegevens(gebouwd_boek, paginas):
    for naam, soep in paginas.items():
        genummerd = soep.select("article table > caption .caption-number, article figcaption .caption-number")
        links = {a["href"] for a in soep.select("article a.gegevens")}
        assert len(links) >= len(genummerd), naam
        for link in links:
            assert (gebouwd_boek / "html" / link).is_file(), link


def test_het_datapakket_klopt_met_de_bestanden(gebouwd_boek):
    map_ = gebouwd_boek / "html" / "data"
    pakket = json.loads((map_ / "datapackage.json").read_text("utf-8"))
    assert {b["path"] for b in pakket["resources"]} == {p.name for p in map_.glob("*.csv")}
    for bestand in pakket["resources"]:
        inhoud = (map_ / bestand["path"]).read_bytes()
        assert bestand["hash"] == f"sha256:{hashlib.sha256(inhoud).hexdigest()}"
        kop = next(csv.reader(inhoud.decode("utf-8").splitlines()))
        assert [veld["name"] for veld in bestand["schema"]["fields"]] == kop


def test_geen_cel_met_een_formule_komt_in_een_csv(gebouwd_boek):
    for pad in (gebouwd_boek / "html" / "data").glob("*.csv"):
        for rij in csv.reader(pad.read_text("utf-8").splitlines()):
            for cel in rij:
                assert not re.match(r"[=@\t]", cel), (pad.name, cel)


def test_er_zijn_zes_gedraaide_notebooks_zonder_fout(gebouwd_boek):
    namen = {p.stem for p in (gebouwd_boek / "notebooks").glob("*.ipynb")}
    assert {*OPGAVEN, "afwegingskader"} <= namen
    for naam in (*OPGAVEN, "afwegingskader"):
        nb = nbformat.read(gebouwd_boek / "notebooks" / f"{naam}.ipynb", as_version=4)
        uitvoer = [u for cel in nb.cells for u in cel.get("outputs", [])]
        assert uitvoer
        assert not [u for u in uitvoer if u.output_type in ("error", "stream")]
        assert nb.metadata["sturing"]["gelezen"]


def test_geen_pad_van_de_machine_komt_in_de_uitvoer(gebouwd_boek):
    for pad in gebouwd_boek.rglob("*"):
        if pad.suffix in {".html", ".csv", ".json", ".ipynb", ".js"} and "_static" not in pad.parts:
            assert str(WORTEL) not in pad.read_text("utf-8"), pad


def test_de_pdf_staat_naast_het_boek_en_is_dezelfde(gebouwd_boek):
    for soort in ("voortgangsrapportage", "bijlagen-voortgangsrapportage"):
        (pdf,) = gebouwd_boek.glob(f"{soort}-soest-*.pdf")
        assert pdf.read_bytes() == (gebouwd_boek / "html" / pdf.name).read_bytes()


def test_links_binnen_het_boek_komen_ergens_uit(gebouwd_boek, paginas):
    html = gebouwd_boek / "html"
    dood = []
    for naam, soep in paginas.items():
        for a in soep.select("a[href]"):
            doel, _, anker = a["href"].partition("#")
            if re.match(r"[a-z]+:", doel):
                continue
            pad = html / (doel or f"{naam}.html")
            if (
                not pad.exists()
                or anker
                and pad.suffix == ".html"
                and pad.stem in paginas
                and not paginas[pad.stem].find(id=anker)
            ):
                dood.append((naam, a["href"]))
    assert not dood
