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
@pytest.mark.parametrize(
    ("woord", "blad"),
    [
        ("uitker", "bestaanszekerheid"),
        ("ggz", "mentale_weerbaarheid"),
        ("geldzorg", "bestaanszekerheid"),
        ("jeugdzorg", "kansengelijkheid"),
    ],
)
def test_zoeken_met_een_gewoon_woord_vindt_het_hoofdstuk(html, woord, blad):
    tekst = (html / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(tekst[tekst.index("(") + 1 : tekst.rindex(")")])
    raak = [
        naam for stam, plekken in index["terms"].items() if stam.startswith(woord) for naam in _namen(index, plekken)
    ]
    assert blad in raak


def _namen(index: dict, plekken: int | list[int]) -> list[str]:
    return [index["docnames"][plek] for plek in ([plekken] if isinstance(plekken, int) else plekken)]
