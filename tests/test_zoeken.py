"""Zoeken in het rapport: het juiste eerst, met wat het is en waar het woord staat, ook vanaf een netwerkschijf."""

from __future__ import annotations

import json

import pytest
import snowballstemmer

pytestmark = [pytest.mark.boek, pytest.mark.browser]
PUNT = "#zoekuitslag > li"


def zoek(venster, html, woord: str) -> list[dict[str, str]]:
    """De eerste tien treffers: adres, naam, soort en stukje."""
    venster.goto(f"{(html / 'search.html').as_uri()}?q={woord}")
    venster.locator("#zoektelling", has_text=".").wait_for(timeout=15_000)
    return [
        {
            "adres": punt.locator("a").get_attribute("href"),
            "soort": punt.locator(".soort").inner_text(),
            "tekst": punt.inner_text(),
            "raak": " ".join(punt.locator("mark").all_inner_texts()),
        }
        for punt in venster.locator(PUNT).all()[:10]
    ]


@pytest.mark.parametrize(
    ("woord", "deel"),
    [
        ("bijstand", "bijstand"),
        ("uitkering", "bijstand"),
        ("schulden", "schuld"),
        ("jeugdhulp", "jeugdhulp"),
        ("eenzaamheid", "eenzaam"),
    ],
)
def test_een_fiche_staat_bij_de_eerste_drie(html, bezoek, woord, deel):
    with bezoek() as venster:
        eerste = zoek(venster, html, woord)[:3]
        assert any(p["soort"] == "Fiche" and deel in p["tekst"].lower() for p in eerste), [p["adres"] for p in eerste]
        assert not venster.klachten


@pytest.mark.parametrize(
    ("woord", "adres"),
    [
        ("armoede", "indicator/kinderen-in-armoede-0-17.html"),
        ("leefstijl", "gezonde_leefstijl.html"),
        ("daklozen", "bestaanszekerheid.html#"),
        ("bijstnad", "indicator/inwoners-met-bijstand-18-67.html"),
        ("overgewigt", "indicator/overgewicht-"),
        ("Overhees", "wijken.html"),
    ],
)
def test_het_juiste_staat_eerst_ook_met_een_meervoud_of_tikfout(html, bezoek, woord, adres):
    with bezoek() as venster:
        assert zoek(venster, html, woord)[0]["adres"].startswith(adres)


@pytest.mark.parametrize(
    ("vraag", "adres"),
    [
        ("kinderarmoede", "indicator/kinderen-in-armoede-0-17.html"),
        ("hoeveel kinderen leven in armoede", "indicator/kinderen-in-armoede-0-17.html"),
        ("wachtlijst", "indicator/wachttijd-"),
        ("wachtlijst jeugdzorg", "kansengelijkheid.html#"),
        ("statushouders", "indicator/inburgering-binnen-3-jaar-procent.html"),
        ("thuiszitters", "kansengelijkheid.html#"),
        ("depressieve jongeren", "mentale_weerbaarheid.html#"),
        ("suïcide", "indicator/verwijzingen-spreekuur-jeugd-ggz.html"),
        ("1235", "cijfers.html#"),
        ("overgewicht kinderen", "indicator/overgewicht-2-11.html"),
        ("schulden vuurwerkverbod", "indicator/"),
    ],
)
def test_een_gewone_vraag_van_een_raadslid_vindt_zijn_antwoord_bij_de_eerste_drie(html, bezoek, vraag, adres):
    with bezoek() as venster:
        adressen = [punt["adres"] for punt in zoek(venster, html, vraag)]
        assert any(gevonden.startswith(adres) for gevonden in adressen[:3]), adressen


def test_onder_een_hoofdstuk_staat_het_woord_of_dat_het_in_een_tabel_staat(html, bezoek):
    with bezoek() as venster:
        punten = zoek(venster, html, "Overhees")
        assert "Overhees" in punten[0]["raak"]
        for punt in punten:
            in_tabel = punt["tekst"].endswith("In een tabel of figuur staat hier ‘Overhees’.")
            assert "Overhees" in punt["raak"] or in_tabel, punt
        # Alleen naslag zegt niet wat er staat.
        assert all(punt["soort"] == "Bijlage" for punt in punten if "Overhees" not in punt["raak"])


@pytest.mark.parametrize(
    ("woord", "deel"),
    [
        ("drugs", "indicator/harddrugs-"),
        ("verslaving", "indicator/"),
        ("ontruiming", "indicator/huisuitzettingen"),
        ("werkloos", "indicator/uitstroom-"),
        ("gehandicapt", "indicator/toegankelijke-activiteiten-beperking"),
        ("thuiszitters", "kansengelijkheid.html#"),
        ("leerplicht", "kansengelijkheid.html#"),
        ("dakloos", "indicator/huisuitzettingen"),
        ("hulp", "indicator/jeugdhulp-0-17"),
        ("werk", "indicator/vrijwilligerswerk"),
        ("sportclub", "indicator/sport-wekelijks-vereniging-"),
        ("taalles", "indicator/inburgering-binnen-3-jaar-procent"),
        ("moslims", "indicator/gediscrimineerd-op-grond-18-plus"),
        ("rolstoel", "indicator/toegankelijke-activiteiten-beperking"),
        ("speciaal onderwijs", "indicator/primair-onderwijs-buiten-"),
    ],
)
def test_een_gewoon_woord_vindt_bij_de_eerste_tien_waar_het_over_gaat_en_zegt_waarop_gezocht_is(
    html, bezoek, woord, deel
):
    with bezoek() as venster:
        adressen = [punt["adres"] for punt in zoek(venster, html, woord)]
        assert any(adres.startswith(deel) for adres in adressen), adressen
        telling = venster.locator("#zoektelling").inner_text()
        assert "ezocht op ‘" in telling or "ezocht is op ‘" in telling, telling
        assert "sociaal" not in telling


@pytest.mark.parametrize(("woord", "staat_er"), [("energietoeslag", "2.000"), ("verzuimmeldingen", "320")])
def test_wat_alleen_in_een_bijlage_staat_toont_zijn_rij(html, bezoek, woord, staat_er):
    with bezoek() as venster:
        [punt] = zoek(venster, html, woord)
        assert punt["soort"] == "Bijlage" and staat_er in punt["tekst"] and punt["raak"]


@pytest.mark.parametrize("woord", ["eenzaam", "schulden", "Eenzaamheid", "veilige wijk", "vapet"])
def test_een_treffer_zegt_wat_hij_is_en_waar_het_woord_staat(html, bezoek, woord):
    with bezoek() as venster:
        punten = zoek(venster, html, woord)
        assert punten and {p["soort"] for p in punten} <= {"Fiche", "Hoofdstuk", "Blad", "Bijlage"}
        assert any(p["raak"] for p in punten[:3]), punten[:3]
        for punt in punten:
            bestand, _, anker = punt["adres"].partition("#")
            tekst = (html / bestand).read_text("utf-8")
            assert not anker or f'id="{anker}"' in tekst, punt["adres"]
        assert not venster.klachten


@pytest.mark.parametrize(
    ("woord", "blad"),
    [
        ("uitkering", "bestaanszekerheid"),
        ("psycholoog", "mentale_weerbaarheid"),
        ("geldzorgen", "bestaanszekerheid"),
        ("jeugdzorg", "kansengelijkheid"),
    ],
)
def test_een_gewoon_woord_vindt_ook_het_hoofdstuk(html, bezoek, woord, blad):
    with bezoek() as venster:
        venster.goto(f"{(html / 'search.html').as_uri()}?q={woord}")
        venster.locator("#zoektelling", has_text="Gevonden").wait_for(timeout=15_000)
        while venster.locator("#zoekmeer").is_visible():
            venster.locator("#zoekmeer").click()
        adressen = venster.evaluate("[...document.querySelectorAll('#zoekuitslag a')].map(a => a.getAttribute('href'))")
        assert any(adres.startswith(f"{blad}.html") for adres in adressen), adressen


def test_zoeken_zonder_treffer_zegt_wat_te_doen(html, bezoek):
    with bezoek() as venster:
        assert zoek(venster, html, "xyzzyqq") == []
        assert venster.locator("#zoektelling").inner_text().startswith("Niets gevonden. Controleer de spelling")


def test_een_vraag_met_opmaak_blijft_tekst(html, bezoek):
    with bezoek() as venster:
        zoek(venster, html, "%3Cimg src%3Dx onerror%3Dalert(1)%3E bijstand")
        assert not venster.locator("article img").count() and not venster.klachten


def test_de_browser_kort_woorden_net_zo_in_als_de_index(html, bezoek):
    woorden = ["voorlopig", "voorlopige", "eenzaamheid", "schulden", "veiligheid", "jongeren", "maatschappelijk"]
    verwacht = [snowballstemmer.stemmer("dutch").stemWord(woord) for woord in woorden]
    with bezoek() as venster:
        venster.goto((html / "search.html").as_uri())
        assert venster.evaluate("w => w.map(x => new Stemmer().stemWord(x))", woorden) == verwacht


@pytest.mark.parametrize("breed", [1280, 390])
def test_het_zoekveld_heeft_de_cursor_en_is_vrij(html, bezoek, breed):
    with bezoek(breed) as venster:
        zoek(venster, html, "uitkering")
        assert venster.evaluate("document.activeElement.id") == "zoekvraag"
        # In het venster dat met Ctrl+K opengaat, staat het vergrootglas naast de tekst.
        venster.goto((html / "index.html").as_uri())
        venster.keyboard.press("Control+k")
        vrij = venster.evaluate(
            """() => {
              const veld = document.querySelector('#pst-search-dialog input'), glas = veld.previousElementSibling;
              const binnen = veld.getBoundingClientRect().left + parseFloat(getComputedStyle(veld).paddingLeft);
              return binnen - glas.getBoundingClientRect().right;
            }"""
        )
        assert vrij >= 2


def test_elke_fiche_en_elk_hoofdstuk_staat_in_de_lijst(html):
    tekst = (html / "searchindex.js").read_text("utf-8")
    lijst = json.loads(tekst.removeprefix("globalThis.ZOEKLIJST=").removesuffix(";\n"))["stukken"]
    bladen = {p.relative_to(html).as_posix() for p in (*html.glob("*.html"), *html.glob("indicator/*.html"))}
    assert {f"{naam}.html" for naam in lijst} == bladen - {"search.html"}
    assert len(tekst.encode()) < 700_000
