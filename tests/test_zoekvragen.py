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

ZOEKWOORDEN = [[["papierwerk", "thuis werk"], ["inkomen"]]]
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
    stuk("park.html", "Groen", "hoofdstuk", "In Westkwartier is een park."),
    stuk("huizen.html", "Huizen", "blad", "Er zijn 1.235 huizen, 12.350 ramen en 235 deuren."),
    stuk("zeker.html#geld", "2. Zekerheid", "hoofdstuk", f"Een uitkering. {VOORAF} De bijstand daalt.", kop="Geld"),
    stuk("wijken.html#kern", "Wijken", "hoofdstuk", "Hoeveel inwoners er zijn.", "overhees overhees", "Kern"),
    stuk("wijken.html#lijst", "Wijken", "hoofdstuk", "Alle wijken.", "overhees soesterberg", "Lijst")
    | {
        "tabellen": [
            {
                "anker": "tabel-wijken",
                "koppen": ["Wijk", "Inwoners", "Huizen"],
                "rijen": [["Soesterberg", "6.500", "3.000"], ["Overhees", "9.610", "4.200"]],
            }
        ]
    },
    stuk(
        "eenzaam.html",
        "Eenzaamheid, 18 jaar en ouder",
        "fiche",
        "Percentage.",
        "Oost-Kwartier Westkwartier Klaarkwartier",
    )
    | {
        "tabellen": [
            {
                "anker": "wijken",
                "koppen": ["Wijk", ""],
                "rijen": [["Oost-Kwartier", "40%, 2024"], ["Westkwartier (ook Klaarkwartier)", "51%, 2024 (model)"]],
            }
        ]
    },
    stuk("kosten.html", "Uitgaven", "blad", "De kosten voor zorg."),
    stuk("zorg.html", "Verzekerd", "blad", "Zorgkosten per persoon."),
    stuk("onkosten.html", "Geld terug", "blad", "Reisonkosten."),
    *(stuk(f"sociaal-{nummer}.html", "Domein", "blad", "Het sociaal domein.") for nummer in range(12)),
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
        f"globalThis.BEGRIPPEN={json.dumps(BEGRIPPEN)};globalThis.ZOEKLIJST={json.dumps(lijst)};"
        f"globalThis.ZOEKWOORDEN={json.dumps(ZOEKWOORDEN)};",
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
            # Wie leest terwijl de lijst ververst, ziet ook de spaties die een browser niet toont.
            " ".join(" ".join(punt.locator(".fragment").all_inner_texts()).split()),
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


@pytest.mark.parametrize("vraag", ["xyzzyqq", "parkeren", "wsn", "pijstand", "xyzzyqq parkeren", "constructor"])
def test_wat_nergens_op_lijkt_geeft_niets(zoekpagina, vraag):
    assert zoek(zoekpagina, vraag) == []
    assert telling(zoekpagina).startswith("Niets gevonden. Controleer de spelling")


def test_een_vraag_waarvan_een_woord_nergens_staat_geeft_de_rest_en_zegt_welk_woord_ontbreekt(zoekpagina):
    adressen = [adres for adres, *_ in zoek(zoekpagina, "bijstand parkeren")]
    assert telling(zoekpagina).endswith(" Zonder ‘parkeren’: dat woord staat er niet bij.")
    assert "Hier staat niet: ‘parkeren’." in zoekpagina.locator("#zoekuitslag > li").first.inner_text()
    assert adressen == [adres for adres, *_ in zoek(zoekpagina, "bijstand")] != []


def test_woorden_die_nergens_samen_staan_geven_elk_hun_eigen_plekken(zoekpagina):
    per_adres = {adres: stukje for adres, stukje, _ in zoek(zoekpagina, "dakloos overgewicht")}
    assert "Deze woorden staan nergens samen" in telling(zoekpagina)
    assert per_adres["zeker.html"].endswith("Hier staat niet: ‘overgewicht’.")
    assert per_adres["overgewicht.html"].endswith("Hier staat niet: ‘dakloos’.")


def test_een_samenstelling_vindt_wat_haar_twee_woorden_heeft_en_zegt_dat(zoekpagina):
    assert [adres for adres, *_ in zoek(zoekpagina, "jongerenovergewicht")] == ["overgewicht.html"]
    assert telling(zoekpagina).endswith(" Gezocht is naar ‘jongeren’ en ‘overgewicht’.")


@pytest.mark.parametrize("vraag", ["papierwerk", "thuis werk"])
def test_een_zoekwoord_vindt_wat_erbij_hoort_en_zegt_waarop_gezocht_is(zoekpagina, vraag):
    adressen = {adres for adres, *_ in zoek(zoekpagina, vraag)}
    melding = f"Niets gevonden voor ‘{vraag}’. Wel gevonden: 3 plekken. Gezocht is op ‘inkomen’."
    assert telling(zoekpagina) == melding
    assert adressen == {adres for adres, *_ in zoek(zoekpagina, "inkomen")}
    assert telling(zoekpagina) == "Gevonden: 3 plekken."


def test_een_ander_woord_voor_hetzelfde_wordt_genoemd_als_het_iets_toevoegt(zoekpagina):
    zoek(zoekpagina, "uitkering")
    assert telling(zoekpagina).endswith(" plekken. Ook gezocht op ‘bijstand’.")


def test_een_woord_vindt_ook_de_samenstelling_waarvan_het_het_tweede_deel_is(zoekpagina):
    per_adres = {adres: raak for adres, _, raak in zoek(zoekpagina, "kosten")}
    assert per_adres["kosten.html"] == ["kosten"] and per_adres["zorg.html"] == ["Zorgkosten"]
    # Alleen als het eerste deel ook een woord is.
    assert "onkosten.html" not in per_adres
    assert telling(zoekpagina).endswith(" Ook gezocht op ‘zorgkosten’.")


@pytest.mark.parametrize("vraag", ["speciaal", "speciaal inkomen"])
def test_een_tikfout_wordt_geen_woord_dat_overal_staat_en_niet_geraden_naast_een_woord_dat_er_staat(zoekpagina, vraag):
    adressen = [adres for adres, *_ in zoek(zoekpagina, vraag)]
    assert "sociaal" not in telling(zoekpagina) and not [adres for adres in adressen if adres.startswith("sociaal")]


def test_een_woord_dat_van_een_zin_een_vraag_maakt_hoeft_er_niet_te_staan(zoekpagina):
    gevonden = {adres for adres, *_ in zoek(zoekpagina, "hoeveel mensen krijgen een uitkering")}
    assert gevonden == {adres for adres, *_ in zoek(zoekpagina, "uitkering")} != set()


@pytest.mark.parametrize("vraag", ["1235", "1.235"])
def test_een_getal_met_of_zonder_punt_is_hetzelfde_getal(zoekpagina, vraag):
    [(adres, _, raak)] = zoek(zoekpagina, vraag)
    assert (adres, raak) == ("huizen.html", ["1.235"])


def test_een_goede_vraag_krijgt_geen_treffers_die_er_alleen_op_lijken(zoekpagina):
    """'inkomen' staat er; wat er een letter van scheelt, doet dan niet mee."""
    assert {adres for adres, *_ in zoek(zoekpagina, "inkomen")} == {"wsm-1.html", "wsm-2.html", "bijstand.html"}


def test_het_stukje_toont_het_gevonden_woord_of_zegt_dat_het_in_een_tabel_staat(zoekpagina):
    per_adres = {adres: (stukje, raak) for adres, stukje, raak in zoek(zoekpagina, "Overhees")}
    assert list(per_adres)[-2:] == ["wijken.html#kern", "wijken.html#tabel-wijken"]
    assert per_adres["wijken.html#kern"] == ("In een tabel of figuur staat hier ‘Overhees’.", [])
    assert per_adres["wijken.html#tabel-wijken"] == ("Overhees: Inwoners 9.610; Huizen 4.200", ["Overhees"])
    stukje, raak = per_adres["wijken.html#kort"]
    assert stukje.startswith("… ") and raak == ["Overhees"]


@pytest.mark.parametrize("vraag", ["Westkwartier", "klaarkwartier", "eenzaamheid Westkwartier", "Westkwart"])
def test_wie_een_wijk_zoekt_vindt_de_fiche_met_het_cijfer_van_die_wijk(zoekpagina, vraag):
    per_adres = {adres: stukje for adres, stukje, _ in zoek(zoekpagina, vraag)}
    assert per_adres["eenzaam.html#wijken"] == "Westkwartier (ook Klaarkwartier): 51%, 2024 (model)"


def test_een_deel_van_de_naam_van_een_wijk_is_nog_geen_vraag_naar_die_wijk(zoekpagina):
    assert [adres for adres, *_ in zoek(zoekpagina, "eenzaamheid kwartier")] == ["eenzaam.html"]


def test_wat_over_een_wijk_geschreven_is_staat_boven_een_fiche_met_alleen_haar_cijfer(zoekpagina):
    assert [adres for adres, *_ in zoek(zoekpagina, "Westkwartier")] == ["park.html", "eenzaam.html#wijken"]


def test_het_stukje_begint_bij_het_getypte_woord_en_niet_bij_een_ander_woord_ervoor(zoekpagina):
    per_adres = {adres: raak for adres, _, raak in zoek(zoekpagina, "bijstand")}
    assert per_adres["zeker.html#geld"] == ["bijstand"]
    assert {adres: raak for adres, _, raak in zoek(zoekpagina, "uitkering")}["zeker.html#geld"] == ["uitkering"]
