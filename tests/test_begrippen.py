"""Begrippen staan uitgelegd waar de lezer ze tegenkomt, en zijn ook met andere woorden te vinden."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

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
    lijst = json.loads(tekst.removeprefix("globalThis.BEGRIPPEN=").removesuffix(";\n"))
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
