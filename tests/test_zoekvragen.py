"""Het zoeken op een kleine index: een tikfout en een meervoud vinden hun woord, een goede vraag krijgt geen ruis.

Deze vragen hebben geen heel boek nodig; `test_zoeken.py` stelt ze aan het boek zelf.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from playwright.sync_api import Page
from sphinx.search.nl import SearchDutch

from sturing.uitgeven.zoekindex import maak_zoekindex
from sturing.uitgeven.zoeklijst import Zoeklijst

pytestmark = pytest.mark.browser
WORTEL = Path(__file__).parents[1]
BEGRIPPEN = {"begrip-bijstand": {"vormen": ["bijstand"], "zoekwoorden": ["uitkering", "WSM"], "uitleg": ""}}

VOORAF = "Eerst een lange inleiding over iets anders. " * 8


def stuk(adres: str, titel: str, soort: str, tekst: str = "", woorden: str = "", kop: str = "") -> dict[str, str]:
    """Een stuk van de zoeklijst; een hoofdstuk heeft daar geen soort."""
    vol = {"adres": adres, "titel": titel, "soort": soort, "tekst": tekst, "woorden": woorden, "kop": kop}
    return {veld: waarde for veld, waarde in vol.items() if waarde and waarde != "hoofdstuk"}


STUKKEN = [
    stuk("kader.html#leefstijl", "Bijlage: het kader", "bijlage", "Gezonde leefstijl: leefstijl", kop="Leefstijl"),
    stuk("leefstijl.html", "1. Gezonde leefstijl", "hoofdstuk"),
    stuk("leefstijl.html#cijfers", "1. Gezonde leefstijl", "hoofdstuk", "Overgewicht en leefstijl.", kop="Cijfers"),
    stuk("overgewicht.html", "Overgewicht, 12-16 jaar", "fiche", "Jongeren met overgewicht."),
    stuk("wsm-1.html", "WSM, gezinnen WSM", "fiche", "Inkomen WSM. Bijstand.", "bijstand uitkering wsm"),
    stuk("wsm-2.html", "WSM, alleen WSM", "fiche", "Inkomen WSM. Bijstand.", "bijstand uitkering wsm"),
    stuk("bijstand.html", "Inwoners met bijstand", "fiche", "Aantal inwoners met een laag inkomen."),
    stuk("zeker.html", "2. Zekerheid", "hoofdstuk", "Door schaarste dreigt dakloosheid.", kop="Wat speelt"),
    stuk("zeker.html#geld", "2. Zekerheid", "hoofdstuk", f"Een uitkering. {VOORAF} De bijstand daalt.", kop="Geld"),
    stuk("wijken.html#kern", "Wijken", "hoofdstuk", "Hoeveel inwoners er zijn.", "overhees overhees", "Kern"),
    stuk("wijken.html#kort", "Wijken", "hoofdstuk", f"{VOORAF} In Overhees is een park.", kop="Kort"),
]


@pytest.fixture(scope="module")
def zoekpagina(chromium, tmp_path_factory) -> Iterator[Page]:
    """De zoekpagina over deze stukken, met de scripts van het boek."""
    map_ = tmp_path_factory.mktemp("zoek")
    taal, omgeving = SearchDutch({}), MagicMock()
    lijst = {"stukken": {"alles": STUKKEN}, "index": maak_zoekindex(STUKKEN, taal.stem, taal.stopwords)}
    stopwoorden = f"var stopwords = {json.dumps(sorted(taal.stopwords))};"
    scripts = [
        stopwoorden + Zoeklijst(omgeving, "nl", {}, "").get_js_stemmer_code(),
        (WORTEL / "sturing" / "derden" / "minisearch.min.js").read_text("utf-8"),
        f"globalThis.BEGRIPPEN={json.dumps(BEGRIPPEN)};globalThis.ZOEKLIJST={json.dumps(lijst)};",
        *((WORTEL / "book" / "_static" / naam).read_text("utf-8") for naam in ("zoekhulp.js", "zoeken.js")),
    ]
    (map_ / "zoek.html").write_text(
        '<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>Zoeken</title><form id="zoekformulier">'
        '<input id="zoekvraag"></form><p id="zoektelling"></p><ol id="zoekuitslag"></ol><button id="zoekmeer"></button>'
        + "".join(f"<script>{script}</script>" for script in scripts),
        encoding="utf-8",
    )
    venster = chromium.new_page()
    venster.goto((map_ / "zoek.html").as_uri())
    yield venster
    venster.close()


def zoek(zoekpagina: Page, vraag: str) -> list[tuple[str, str, list[str]]]:
    """Van elke treffer het adres, het stukje en wat daarin gemarkeerd is."""
    zoekpagina.fill("#zoekvraag", vraag)
    zoekpagina.press("#zoekvraag", "Enter")
    return [
        (
            punt.locator("a").get_attribute("href"),
            " ".join(punt.locator(".fragment").all_inner_texts()),
            punt.locator("mark").all_inner_texts(),
        )
        for punt in zoekpagina.locator("#zoekuitslag > li").all()
    ]


def telling(zoekpagina: Page) -> str:
    return zoekpagina.locator("#zoektelling").inner_text()


def test_wat_zo_heet_staat_boven_een_ander_woord_voor_hetzelfde(zoekpagina):
    adressen = [adres for adres, *_ in zoek(zoekpagina, "bijstand")]
    assert adressen[0] == "bijstand.html" and {"wsm-1.html", "wsm-2.html"} <= set(adressen)


def test_de_opgave_staat_boven_en_een_bijlage_onderaan(zoekpagina):
    adressen = [adres for adres, *_ in zoek(zoekpagina, "leefstijl")]
    assert adressen == ["leefstijl.html", "leefstijl.html#cijfers", "kader.html#leefstijl"]


@pytest.mark.parametrize("vraag", ["dakloos", "dakloze", "daklozen", "dakloosheid"])
def test_enkelvoud_en_meervoud_vinden_elkaar_ook_met_een_andere_slotletter(zoekpagina, vraag):
    [(adres, _, raak)] = zoek(zoekpagina, vraag)
    assert (adres, raak) == ("zeker.html", ["dakloosheid"])
    assert telling(zoekpagina) == "Gevonden: 1 plek."


@pytest.mark.parametrize(
    ("tikfout", "goed"),
    [("bijstnad", "bijstand"), ("overgewigt", "overgewicht"), ("leefstil", "leefstijl"), ("uitkerign", "uitkering")],
)
def test_een_tikfout_geeft_wat_het_goede_woord_geeft_en_zegt_dat(zoekpagina, tikfout, goed):
    gevonden = zoek(zoekpagina, tikfout)
    assert telling(zoekpagina).startswith(f"Niets gevonden voor ‘{tikfout}’. Wel gevonden: ")
    assert gevonden == zoek(zoekpagina, goed) != []
    assert telling(zoekpagina).startswith("Gevonden: ")


@pytest.mark.parametrize("vraag", ["xyzzyqq", "parkeren", "wsn", "pijstand", "bijstand parkeren", "constructor"])
def test_wat_nergens_op_lijkt_geeft_niets(zoekpagina, vraag):
    assert zoek(zoekpagina, vraag) == []
    assert telling(zoekpagina).startswith("Niets gevonden. Controleer de spelling")


def test_een_goede_vraag_krijgt_geen_treffers_die_er_alleen_op_lijken(zoekpagina):
    """'inkomen' staat er; wat er een letter van scheelt, doet dan niet mee."""
    assert {adres for adres, *_ in zoek(zoekpagina, "inkomen")} == {"wsm-1.html", "wsm-2.html", "bijstand.html"}


def test_het_stukje_toont_het_gevonden_woord_of_zegt_dat_het_in_een_tabel_staat(zoekpagina):
    per_adres = {adres: (stukje, raak) for adres, stukje, raak in zoek(zoekpagina, "Overhees")}
    assert list(per_adres)[-1] == "wijken.html#kern"
    assert per_adres["wijken.html#kern"] == ("Staat hier in een tabel of figuur.", [])
    stukje, raak = per_adres["wijken.html#kort"]
    assert stukje.startswith("… ") and raak == ["Overhees"]


def test_het_stukje_begint_bij_het_getypte_woord_en_niet_bij_een_ander_woord_ervoor(zoekpagina):
    per_adres = {adres: raak for adres, _, raak in zoek(zoekpagina, "bijstand")}
    assert per_adres["zeker.html#geld"] == ["bijstand"]
    assert {adres: raak for adres, _, raak in zoek(zoekpagina, "uitkering")}["zeker.html#geld"] == ["uitkering"]
