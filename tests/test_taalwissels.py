"""Een Engels woord klinkt Engels bij wie laat voorlezen: in het boek, de PDF en de stukken voor de raad."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pikepdf
import pytest
from bs4 import BeautifulSoup, NavigableString
from hypothesis import given
from hypothesis import strategies as st

from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.pdf import zet_pdf
from sturing.uitgeven.pdftaal import leer_taalwissels
from sturing.uitgeven.taalwissels import ENGELS, merk_taal
from sturing.woordvormen import herken

PATROON = herken(ENGELS)
#: Hierin kan geen opmaak staan; een browser leest het voor in de taal van de bladzijde.
_ZONDER_OPMAAK = ("script", "style", "title", "option", "code", "kbd", "pre", "samp", "textarea", "svg")


def ongemerkt(tekst: str) -> list[str]:
    """De Engelse woorden in de leestekst van een bladzijde zonder `lang` ertussen."""
    soep = BeautifulSoup(tekst, "html5lib")
    return [
        str(stuk).strip()[:80]
        for stuk in soep.find_all(string=PATROON)
        if type(stuk) is NavigableString
        and not stuk.find_parent(_ZONDER_OPMAAK)
        and (stuk.find_parent(lang=True) or {}).get("lang") != "en"
    ]


@pytest.mark.parametrize(
    ("voor", "na"),
    [
        ("<p>Open data</p>", '<p><span lang="en">Open data</span></p>'),
        ("<th>aan Global Goals: 3</th>", '<th>aan <span lang="en">Global Goals</span>: 3</th>'),
        ('<img alt="open data">&amp; open data', '<img alt="open data">&amp; <span lang="en">open data</span>'),
        ("<script>var a = 'open data';</script>", None),
        ("<option>open data</option>", None),
        ("<!-- open data --><code>open data</code>", None),
        ('<span lang="en">open data</span>', None),
        ('<i lang="en">the <b>open data</b> law</i>', None),
        ("opendata, open data-beleid, outreachend", None),
        ("<svg><text>open data</text></svg>", None),
    ],
)  # fmt: skip
def test_alleen_leestekst_zonder_eigen_taal_krijgt_een_merk(voor: str, na: str | None):
    assert merk_taal(voor) == (na or voor)
    assert merk_taal(merk_taal(voor)) == merk_taal(voor)


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<b title='open data>'>", "</b>", "<br>", "&lt;", "&#62;", "<!-- < -->", "\n", "tekst ", "open data",
    " Global Goals ", "<script>", "</script>", "é", "<", ">", "<img alt='Global Goals'/>",
]), max_size=12).map("".join))  # fmt: skip
def test_de_tekst_en_de_rest_van_de_opmaak_blijven_gelijk(inhoud: str):
    uit = merk_taal(inhoud)
    assert uit.replace('<span lang="en">open data</span>', "open data").replace(
        '<span lang="en">Global Goals</span>', "Global Goals"
    ) == inhoud  # fmt: skip


def test_een_gemerkte_bladzijde_blijft_geldige_html():
    bladzijde = (
        '<!DOCTYPE html><html lang="nl"><head><title>open data</title></head><body><p>open data</p><table><caption>'
        "Global Goals</caption><tbody><tr><td>x</td></tr></tbody></table></body></html>"
    )
    html5lib.HTMLParser(strict=True).parse(merk_taal(bladzijde))
    assert ongemerkt(bladzijde) == ["open data", "Global Goals"]
    assert ongemerkt(merk_taal(bladzijde)) == []


@pytest.mark.boek
def test_elk_engels_woord_op_een_bladzijde_is_gemerkt(html: Path):
    gevonden = {pad.relative_to(html).as_posix(): pad.read_text("utf-8") for pad in sorted(html.rglob("*.html"))}
    rest = {naam: los for naam, tekst in gevonden.items() if PATROON.search(tekst) and (los := ongemerkt(tekst))}
    assert rest == {}
    assert sum('lang="en"' in tekst for tekst in gevonden.values()) > 5


# --- in de PDF --------------------------------------------------------------------------------------------


def talen(pad: Path) -> list[tuple[str, str]]:
    """Elk element van de structuurboom met een eigen taal: soort en taal."""
    with pikepdf.open(pad) as pdf:
        return [
            (str(deel.S), str(deel.Lang))
            for deel in pdf.objects
            if isinstance(deel, pikepdf.Dictionary) and deel.get("/Type") == "/StructElem" and "/Lang" in deel
        ]


@pytest.mark.pdf
def test_een_gemerkt_woord_heeft_in_de_pdf_zijn_taal(tmp_path: Path):
    leer_taalwissels()
    stijl = tmp_path / "stijl.css"
    stijl.write_text("p { font-size: 12pt }", encoding="utf-8")
    omslag = Omslag("Proef", "", "Gemeente", "2026-01-01")
    document = (
        '<html lang="nl"><head><title>Proef</title></head><body><h1>Kop</h1><p>aan <span lang="en">Global Goals</span>'
        ' en <span>gewoon</span></p><p lang="fr">Oui.</p></body></html>'
    )
    zet_pdf(document, tmp_path, stijl, tmp_path / "uit.pdf", omslag)
    assert sorted(talen(tmp_path / "uit.pdf")) == [("/P", "fr"), ("/Span", "en")]


@pytest.mark.pdf
@pytest.mark.boek
def test_elk_engels_woord_in_de_pdf_heeft_zijn_taal(gebouwd_boek: Path):
    (pdf,) = gebouwd_boek.glob("voortgangsrapportage-*.pdf")
    gemerkt = talen(pdf)
    assert gemerkt and set(gemerkt) == {("/Span", "en")}
    with pikepdf.open(pdf) as boek:
        assert str(boek.Root.Lang) == "nl"
