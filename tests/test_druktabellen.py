"""Wat bij elkaar hoort, blijft op papier bij elkaar: cijfers bij hun figuur, dossierbladen, hokjes en woorden."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pdfboekje import figuur, kop, schrijf_boek, tabel

from sturing.uitgeven.drukbijeen import houd_tekst_bijeen
from sturing.uitgeven.drukklaar import lees_blad
from sturing.uitgeven.druktabellen import zet_tabellen
from sturing.uitgeven.drukwoorden import houd_woorden_bijeen

KOPPEN = ("Indicator", "Nulmeting")


def gezet(html: str) -> BeautifulSoup:
    soep = BeautifulSoup(html, "html.parser")
    zet_tabellen(soep, soep)
    return soep


def vak(nummer: int, rijen: int, hoog: int) -> str:
    """Een figuur van `hoog` beeldpunten met haar cijfers eronder."""
    cijfers = tabel("", "", [KOPPEN, *((f"indicator {nummer}.{i}", "12%") for i in range(rijen))])
    beeld = figuur(f"Figuur {nummer} ", "Van nulmeting naar nu.").replace("<img ", f'<img height="{hoog}" ')
    luik = f'<details class="cijfers"><summary>Cijfers</summary>{cijfers}</details>'
    return f'<div class="vak">{beeld}{luik}</div>'


def test_hoge_figuren_krijgen_hun_cijfers_samen_na_de_laatste():
    soep = gezet(f'<div class="raster">{vak(1, 17, 940)}{vak(2, 3, 200)}</div>')
    (een,) = soep.find_all("table")
    assert een.caption.get_text() == "Cijfers bij figuur 1 tot en met 2"
    assert len(een.select("tbody tr")) == 20
    assert een.find_previous_sibling()["class"] == ["raster"]


def test_een_figuur_die_met_haar_cijfers_past_houdt_ze_bij_zich():
    soep = gezet(f'<div class="raster">{vak(1, 4, 300)}{vak(2, 3, 200)}</div>')
    assert [t.caption.get_text() for t in soep.find_all("table")] == ["Cijfers bij figuur 1", "Cijfers bij figuur 2"]


LANGE_NAAM = "Ervaart gezondheid als goed, 18-64 jaar (benadering)"
HALTER = [("Indicator", "Nulmeting", "Nieuwste cijfer", "Oordeel"),
          (LANGE_NAAM, "77,6% (2012)", "74,6% (2024)", "? kan nog niets zeggen")]  # fmt: skip


def met_cijfers(breed: int, hoog: int, rijen: list[tuple[str, ...]]):
    """Een figuur van zoveel beeldpunten met haar cijfers: het vak waar zij samen in staan."""
    beeld = figuur("Figuur 1 ", "Van toen naar nu.").replace("<img ", f'<img width="{breed}" height="{hoog}" ')
    luik = f'<details class="cijfers"><summary>Cijfers</summary>{tabel("", "", rijen)}</details>'
    return gezet(beeld + luik).figure.parent


def test_cijfers_staan_naast_hun_figuur_als_elk_woord_er_heel_past_en_zij_niet_hoger_zijn():
    assert met_cijfers(345, 126, HALTER)["class"] == ["samen", "naast"]
    assert met_cijfers(345, 126, [*HALTER, *HALTER[1:] * 3])["class"] == ["samen"]
    onbreekbaar = [HALTER[0], ("Gezondheidsmonitor" * 2, *HALTER[1][1:])]
    assert met_cijfers(345, 126, onbreekbaar)["class"] == ["samen"]


def test_de_maat_van_een_figuur_komt_uit_haar_bestand(tmp_path: Path):
    luik = f'<details class="cijfers"><summary>Cijfers</summary>{tabel("", "", HALTER)}</details>'
    schrijf_boek(tmp_path, {"index": kop(1, "", "Start", "start", figuur("Figuur 1 ", "Nu.") + luik)})
    for breed, klassen in ((259, ["samen", "naast"]), (403, ["samen"])):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{breed}pt" height="95pt"></svg>'
        (tmp_path / "_images" / "balk.svg").write_text(svg, encoding="utf-8")
        assert lees_blad(tmp_path, "index").artikel.figure.parent["class"] == klassen


def test_een_brede_figuur_wordt_niet_kleiner_voor_de_cijfers_ernaast():
    smal = [("Jaar", "Soest"), ("2024", "12%")]
    assert met_cijfers(345, 126, smal)["class"] == ["samen", "naast"]
    assert met_cijfers(537, 400, smal)["class"] == ["samen"]


@pytest.mark.parametrize("leeg", ['<div class="bronregel"><p></p></div>', "<p> </p>"])
def test_een_regel_zonder_tekst_kost_op_papier_geen_wit(tmp_path: Path, leeg: str):
    schrijf_boek(tmp_path, {"index": kop(1, "", "Start", "start", f"<p>Tekst.</p>{leeg}<p>Slot.</p>")})
    artikel = lees_blad(tmp_path, "index").artikel
    assert [p.get_text() for p in artikel.find_all(["p", "div"])] == ["Tekst.", "Slot."]


def test_een_dossierblad_blijft_bijeen_tot_een_halve_bladzijde_en_heeft_altijd_dezelfde_kolommen():
    def blad(aantal: int, tekst: str):
        rijen = [
            ("Onderdeel", "Wat er staat"),
            *((f"Ander aanbod op deze resultaten {i}", tekst) for i in range(aantal)),
        ]
        return gezet(tabel("Tabel 1", "Activiteit", rijen, (26, 74), "klein dossier")).table

    kort, lang = blad(14, "onbekend"), blad(14, "een uitleg van een paar regels " * 12)
    assert "kort" in kort["class"] and "lang" in lang["class"]
    breedtes = [[k["style"] for k in t.find_all("col")] for t in (kort, lang)]
    assert breedtes[0] == breedtes[1] == ["width: 28.00%", "width: 72.00%"]


def test_een_tabel_met_een_kolom_getallen_is_half_zo_breed_en_blijft_heel():
    rijen = [("Gebied", "Inwoners"), *((f"Wijk {i}", "9.320") for i in range(9))]
    smal = gezet(tabel("Tabel 1", "Per wijk", rijen, klasse="klein getallen")).table
    assert smal["style"] == "width: 50%"
    assert "kort" in smal["class"]
    breed = gezet(tabel("Tabel 1", "Per wijk", [(*rij, *"abcdef") for rij in rijen], klasse="klein getallen")).table
    assert "style" not in breed.attrs


def test_tussen_twee_hokjes_staat_meer_wit_dan_tussen_een_hokje_en_zijn_woord():
    soep = gezet(
        tabel("", "", [("Vraag", "Antwoord"), ("Welk cijfer?", "□\u00a01 □\u00a02 □\u00a03")], klasse="formulier")
    )
    assert soep.find_all("td")[-1].get_text() == "□\u00a01\u2003□\u00a02\u2003□\u00a03"


def test_een_leeftijd_en_tot_en_met_breken_niet_aan_het_eind_van_een_regel():
    soep = BeautifulSoup("<p>Rookt, <a>13-16 jaar</a> (12 t/m 16-jarigen), het jaar 2024 jaarlijks</p>", "html.parser")
    tekst = soep.get_text()
    houd_woorden_bijeen(soep)
    assert soep.a.get_text() == "13-16\u00a0jaar"
    assert [s.get_text() for s in soep.select("span.vast")] == ["t/m"]
    assert soep.get_text().replace("\u00a0", " ") == tekst
    assert soep.get_text().count("\u00a0") == 1


def test_de_tabel_waarmee_een_hoofdstuk_eindigt_blijft_heel_tot_een_halve_bladzijde():
    """Anders staan er op de laatste bladzijde van het hoofdstuk maar een paar rijen."""

    def klassen(aantal: int, erna: str) -> list[str]:
        rijen = [("Bron", "Houder"), *((f"Bron {i}", "de gemeente") for i in range(aantal))]
        eerste, laatste = gezet(tabel("", "", rijen) + "<p>Tussen.</p>" + tabel("", "", rijen) + erna).find_all("table")
        assert "lang" in eerste["class"]
        return laatste["class"]

    assert "kort" in klassen(15, "<p>De acties staan verderop.</p>")
    assert "lang" in klassen(15, "<p>Nog een stuk tekst van een paar regels.</p>" * 10)
    assert "lang" in klassen(40, "")


def test_wat_op_de_webpagina_na_het_artikel_komt_telt_niet_als_tekst_na_de_tabel(tmp_path: Path):
    rijen = [("Bron", "Houder"), *((f"Bron {i}", "de gemeente") for i in range(15))]
    schrijf_boek(tmp_path, {"index": kop(1, "", "Start", "start", tabel("Tabel 1", "Bronnen", rijen))})
    pad = tmp_path / "index.html"
    pad.write_text(f"{pad.read_text(encoding='utf-8')}<footer>{'Op deze pagina. ' * 40}</footer>", encoding="utf-8")
    assert "kort" in lees_blad(tmp_path, "index").artikel.table["class"]


def test_alleen_een_tabel_met_lage_rijen_houdt_een_paar_rijen_bijeen():
    laag, hoog = (
        gezet(tabel("", "", [("Bron", "Uitleg"), *((f"Bron {i}", tekst) for i in range(15))], (30, 70))).table
        for tekst in ("kort", "een uitleg van een paar regels " * 20)
    )
    assert "laag" in laag["class"] and "laag" not in hoog["class"]


KORT, LANG = "<p>Eén regel.</p>", f"<p>{'Een zin van een paar woorden. ' * 8}</p>"


@pytest.mark.parametrize(
    ("sectie", "inleidingen", "slotregels"),
    [
        (f"<h3>Kop</h3>{KORT}{LANG}", 1, 0),
        (f"<h3>Kop</h3>{KORT}<section><h4>Kop</h4>{LANG}</section>", 0, 0),
        (f"<h3>Kop</h3>{LANG}{LANG}", 0, 0),
        (f"<h3>Kop</h3>{LANG}{KORT}{KORT}", 0, 2),
        (f"<h3>Kop</h3>{LANG}<figure></figure>{KORT}", 0, 0),
        (f"<h3>Kop</h3>{KORT}", 0, 0),
    ],
)
def test_een_losse_regel_blijft_onder_een_kop_bij_wat_volgt_en_aan_het_eind_bij_wat_ervoor_staat(
    sectie: str, inleidingen: int, slotregels: int
):
    soep = BeautifulSoup(f"<article><section>{sectie}</section></article>", "html.parser")
    houd_tekst_bijeen(soep.article)
    assert (len(soep.select(".inleiding")), len(soep.select(".slotregel"))) == (inleidingen, slotregels)
