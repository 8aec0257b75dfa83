"""Begrippen staan uitgelegd waar de lezer ze tegenkomt, en zijn ook met andere woorden te vinden."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.dossier import Dossier
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.toon_boek import toon_begrippen
from sturing.uitgeven.begrippen import Begrip, lees_begrippen, leg_begrippen_uit
from sturing.woordvormen import herken

LIJST = (
    Begrip("begrip-bijstand", ("bijstand", "bijstandsuitkering"), ("uitkering",)),
    Begrip("begrip-via", ("ViA",), ()),
    Begrip("begrip-college", ("college",), ()),
)


def links(body: str) -> list[str]:
    soep = BeautifulSoup(leg_begrippen_uit(body, LIJST, "begrippen.html"), "html.parser")
    return [link.get_text() for link in soep.select("a.begrip")]


def test_een_begrip_krijgt_een_keer_per_bladzijde_een_link():
    assert links("<p>Wie bijstand krijgt.</p><p>De bijstandsuitkering is bijstand.</p>") == ["bijstand"]


@pytest.mark.parametrize("tag", ["h2", "a", "td", "figcaption", "summary", "code", "blockquote", "label"])
def test_in_koppen_links_tabellen_en_bijschriften_komt_geen_link(tag):
    assert links(f"<{tag}>x bijstand</{tag}>") == []
    assert links(f"<table><tr><{tag}><p>bijstand</p></{tag}></tr></table><p>bijstand</p>") == ["bijstand"]


def test_een_afkorting_een_deel_van_een_woord_en_een_naam_zijn_geen_begrip():
    assert links("<p>via de bijstandsnorm</p>") == []
    assert links("<p>naar het College voor de Rechten</p>") == []
    assert links("<p>College en raad</p>") == ["College"]
    assert links("<p>ViA</p>") == ["ViA"]


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<li>", "<br>", "bijstand ", "x < y ", "<a href='#'>", "</a>", "&lt;b&gt;"])
    )
)
def test_er_komt_alleen_een_link_bij_en_de_rest_blijft_gelijk(delen):
    body = "".join(delen)
    zonder = re.sub(r'<a class="begrip"[^>]*>(.*?)</a>', r"\1", leg_begrippen_uit(body, LIJST, "b.html"))
    assert zonder == body


def test_de_langste_vorm_wint():
    assert herken(("jeugdhulp", "jeugdhulp met verblijf")).findall("jeugdhulp met verblijf") == [
        "jeugdhulp met verblijf"
    ]


@pytest.fixture(scope="module")
def begrippen_van_soest(soest: Dossier, tmp_path_factory) -> tuple[Begrip, ...]:
    """De begrippen van het kader, langs dezelfde lijst als die het boek leest."""
    pad = tmp_path_factory.mktemp("begrippen") / "begrippen.csv"
    with met_bladzijde(Bladzijde(soest)):
        pad.write_text(toon_begrippen().gegevens.als_csv(), encoding="utf-8", newline="")
    return lees_begrippen(pad)


@pytest.mark.parametrize(
    "zin",
    [
        "Wie een partner verliest, vindt moeilijk aansluiting",
        "Het is na Smitsveen de meest gemengde wijk naar herkomst.",
        "met of zonder beperking, en ongeacht herkomst, geloof of geaardheid",
        "plekken om elkaar te ontmoeten, met een lage drempel en toegankelijk",
        "Dat verstoort de ontwikkeling van de hersenen",
        "Met één cijfer is er geen ontwikkeling te zien",
        "Veel inwoners vinden de samenhang in hun buurt prettig",
        "Het kader helpt bij het gesprek",
        "Wie het kader vaststelt, kan ze veranderen",
        "De tolerantie richting deze groepen is vergroot",
        "niet in de ene en niet in de andere richting",
        "Memo stand van zaken; de tabel, stand maart 2021",
        "op school eerlijk kunt vertellen dat je LHBTIQA+ bent",
        "Ouderen vinden het aanbod in de stad niet divers genoeg",
    ],
)
def test_een_woord_met_meer_betekenissen_krijgt_geen_uitleg_van_de_verkeerde(begrippen_van_soest, zin):
    gelinkt = BeautifulSoup(leg_begrippen_uit(f"<p>{zin}</p>", begrippen_van_soest, "b.html"), "html.parser")
    assert [link.get_text() for link in gelinkt.select("a.begrip") if link.get_text() != "LHBTIQA+"] == []


@pytest.mark.parametrize(
    ("zin", "woord", "anker"),
    [
        ("De raad, het bestuur, partners en anderen", "partners", "begrip-partner"),
        ("De herkomst van een cijfer staat erbij", "herkomst", "begrip-herkomst"),
        ("Alles van het sturingskader", "sturingskader", "begrip-kader"),
        ("Zij meten iets anders en zijn dus niet de stand.", "stand", "begrip-stand"),
        ("Grote ontwikkelingen in de maatschappij", "ontwikkelingen", "begrip-ontwikkeling"),
        ("Tegen de gewenste richting in", "gewenste richting", "begrip-gewenste-richting"),
    ],
)
def test_waar_zeker_het_begrip_is_bedoeld_staat_de_uitleg(begrippen_van_soest, zin, woord, anker):
    gelinkt = BeautifulSoup(leg_begrippen_uit(f"<p>{zin}</p>", begrippen_van_soest, "b.html"), "html.parser")
    assert [(link.get_text(), link["href"]) for link in gelinkt.select("a.begrip")] == [(woord, f"b.html#{anker}")]


def test_zonder_lijst_zijn_er_geen_begrippen(tmp_path: Path):
    assert lees_begrippen(tmp_path / "begrippen.csv") == ()


# --- in het gebouwde boek --------------------------------------------------------------------------------------


@pytest.mark.boek
def test_elke_link_naar_een_begrip_komt_uit_bij_zijn_uitleg(html):
    ankers = set(re.findall(r'id="(begrip-[^"]+)"', (html / "begrippen.html").read_text(encoding="utf-8")))
    gebruikt = set()
    for pad in html.rglob("*.html"):
        if gevonden := re.findall(r'class="begrip" href="([^"#]*)#([^"]+)"', pad.read_text(encoding="utf-8")):
            assert {(pad.parent / adres).resolve() for adres, _ in gevonden} == {(html / "begrippen.html").resolve()}
            gebruikt |= {anker for _, anker in gevonden}
    assert gebruikt and gebruikt <= ankers


@pytest.mark.boek
def test_de_browser_kent_elk_begrip_met_zijn_uitleg(html):
    tekst = (html / "_static" / "begrippenlijst.js").read_text(encoding="utf-8")
    eerste, tweede = tekst.splitlines()
    lijst = json.loads(eerste.removeprefix("globalThis.BEGRIPPEN=").removesuffix(";"))
    assert json.loads(tweede.removeprefix("globalThis.ZOEKWOORDEN=").removesuffix(";"))
    ankers = set(re.findall(r'id="(begrip-[^"]+)"', (html / "begrippen.html").read_text(encoding="utf-8")))
    assert set(lijst) == ankers and all(begrip["uitleg"] for begrip in lijst.values())
    assert len(tekst) < 40_000


ZICHTBAAR = "[...document.querySelectorAll('.uitleg')].filter(v => v.checkVisibility()).map(v => v.textContent)"


@pytest.mark.boek
@pytest.mark.browser
def test_een_begrip_wordt_uitgelegd_waar_het_staat_met_muis_en_toetsen(html, bezoek):
    """WCAG 1.4.13: te sluiten, blijft staan als je erheen gaat, en verdwijnt niet vanzelf."""
    with bezoek() as venster:
        venster.goto((html / "bestaanszekerheid.html").as_uri())
        link = venster.locator("a.begrip").first
        vak = venster.locator(f"#{link.get_attribute('aria-describedby')}")
        assert vak.get_attribute("role") == "tooltip" and not vak.is_visible()
        link.hover()
        vak.wait_for(state="visible")
        vak.hover()
        venster.wait_for_timeout(600)
        assert vak.is_visible() and venster.evaluate(ZICHTBAAR) == [vak.inner_text()]
        venster.keyboard.press("Escape")
        assert not vak.is_visible()
        venster.mouse.move(0, 0)
        link.focus()
        vak.wait_for(state="visible")
        venster.wait_for_timeout(400)
        assert vak.is_visible()
        venster.keyboard.press("Escape")
        assert not vak.is_visible() and link.evaluate("el => el === document.activeElement")
        link.evaluate("el => el.blur()")
        assert not venster.klachten


@pytest.mark.boek
@pytest.mark.browser
def test_de_uitleg_past_op_een_telefoon_en_een_tik_volgt_niet_meteen_de_link(html, chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    venster = context.new_page()
    venster.goto((html / "bestaanszekerheid.html").as_uri())
    for link in venster.locator("article p a.begrip").all()[:6]:
        venster.keyboard.press("Escape")
        link.tap()
        plek = venster.locator(f"#{link.get_attribute('aria-describedby')}").bounding_box()
        assert plek and plek["x"] >= 0 and plek["x"] + plek["width"] <= 320
    assert venster.url.endswith("bestaanszekerheid.html")
    link.tap()
    venster.wait_for_url("**/begrippen.html#*")
    context.close()


@pytest.mark.boek
@pytest.mark.browser
def test_zonder_script_is_een_begrip_een_gewone_link(html, chromium):
    context = chromium.new_context(java_script_enabled=False)
    venster = context.new_page()
    venster.goto((html / "bestaanszekerheid.html").as_uri())
    venster.locator("a.begrip").first.click()
    assert "begrippen.html#begrip-" in venster.url
    context.close()
