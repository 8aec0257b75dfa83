"""Wat bij elkaar hoort, blijft op papier bij elkaar: cijfers na hoge figuren, dossierbladen, hokjes en woorden."""

from __future__ import annotations

from bs4 import BeautifulSoup
from pdfboekje import figuur, tabel

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
