"""Eén object geeft figuur of tabel, gegevens en tekstalternatief, in JupyterLab en in het boek."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import html5lib
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from sturing.tonen.object import BIJLAGE, Getoond, Stapel, als_html, als_myst
from sturing.tonen.opmaak import schoon
from sturing.tonen.tabel import Cel, Gegevens, Tabel

TABEL = Tabel(("Indicator", "Stand"), (("Eenzaam", "47,5%"), ("Vapen", "7,9%")), (60, 40))
FIGUUR = Getoond(
    "verloop-x", "Eenzaamheid neemt toe", "Monitor", "Lijnfiguur.", "<svg xmlns='http://www.w3.org/2000/svg'/>", TABEL,
    Gegevens(("periode", "waarde"), (("2024", 47.5),), {"waarde": "procent"}), bevinding="Eenzaamheid neemt toe",
)  # fmt: skip
INSTELLINGEN = yaml.safe_load((Path(__file__).parents[1] / "_config.yml").read_text(encoding="utf-8"))
MYST = create_md_parser(
    MdParserConfig(enable_extensions=set(INSTELLINGEN["sphinx"]["config"]["myst_enable_extensions"])), DocutilsRenderer
)
LASTIG = st.text(alphabet="`*_{}[]<>#|~$&!\\:-+=%\"' ab1\n", max_size=30)


def hekken(markdown: str) -> list[str]:
    """De eerste regel van elk hek (richtlijn) op het hoogste niveau."""
    return [t.info for t in MYST.parse(markdown) if t.type in ("fence", "colon_fence")]


def test_een_figuur_heeft_nummer_bijschrift_bron_alternatief_en_gegevens():
    myst = als_myst(FIGUUR)
    for deel in (
        "```{figure} figuren/verloop-x.svg", ":name: fig-verloop-x", ':alt: "Eenzaamheid neemt toe. Lijnfiguur."',
        "Eenzaamheid neemt toe. Bron: Monitor.", 'href="data/verloop-x.csv"', "{dropdown} Cijfers bij deze figuur",
    ):  # fmt: skip
        assert deel in myst


def test_een_tabel_heeft_koprij_kopkolom_naam_en_bron():
    myst = als_myst(Getoond("cijfers-x", "Cijfers", "Monitor", tabel=TABEL))
    assert myst.startswith(
        "```{list-table} Cijfers\n:name: tabel-cijfers-x\n:header-rows: 1\n:stub-columns: 1\n:widths: 60 40\n"
    )
    assert "Bron: Monitor." in myst


def test_de_bijlage_draagt_figuur_en_csv_met_hun_namen():
    bundel = FIGUUR._repr_mimebundle_()
    [bijlage] = bundel[BIJLAGE]
    assert set(bijlage["bestanden"]) == {"figuren/verloop-x.svg", "data/verloop-x.csv"}
    assert bijlage["bestanden"]["data/verloop-x.csv"] == "periode,waarde\n2024,47.5\n"
    assert bijlage["kolommen"] == {"waarde": "procent"}
    assert {"text/html", "text/markdown", "text/plain"} <= set(bundel)


def test_een_tekst_zonder_cijfers_heeft_geen_bijlage():
    assert BIJLAGE not in Getoond("los", tekst=("Nog geen cijfers.",))._repr_mimebundle_()


def test_een_stapel_houdt_elk_object_en_elke_bijlage():
    bundel = Stapel((FIGUUR, Getoond("los", tekst=("Tekst.",)), FIGUUR))._repr_mimebundle_()
    assert len(bundel[BIJLAGE]) == 2
    assert bundel["text/markdown"].count("{figure}") == 2


@pytest.mark.parametrize("cel", ["=1+1", "+1", "-1+2", "@som", "\t=1", "\r=1"])
def test_een_rekenblad_voert_een_cel_nooit_uit(cel):
    [_, rij] = csv.reader(io.StringIO(Gegevens(("a",), ((cel,),)).als_csv(), newline=""))
    assert rij == ["'" + cel.replace("\r", "\n")]


def test_een_negatief_getal_blijft_een_getal_en_leeg_blijft_leeg():
    assert Gegevens(("a", "b"), ((-2.5, None),)).als_csv() == "a,b\n-2.5,\n"


@given(st.lists(st.tuples(LASTIG, LASTIG), min_size=1, max_size=4))
def test_gegevens_zijn_csv_die_dezelfde_cellen_teruggeeft(rijen):
    terug = list(csv.reader(io.StringIO(Gegevens(("a", "b"), tuple(rijen)).als_csv(), newline="")))[1:]
    assert [tuple(c.removeprefix("'") if c[1:2] in "=+-@" else c for c in rij) for rij in terug] == [
        tuple(c.removeprefix("'") if c[1:2] in "=+-@" else c for c in rij) for rij in rijen
    ]


@given(LASTIG, LASTIG)
@example("a `b` c", "```")
@example("{ref}`x`", ":::")
@example("</span><script>", "~~~")
def test_geen_titel_of_cel_breekt_uit_een_tabel(titel, cel):
    myst = als_myst(Getoond("x", titel, cel, tabel=Tabel((titel, cel), ((cel, titel),))))
    eerste, *rest = hekken(myst)
    assert eerste.startswith("{list-table}")
    assert [r.split()[0] for r in rest] == ["{div}"]


@given(LASTIG, LASTIG)
@example("a `b` c", "```")
@example("titel\n:alt: anders", '"')
def test_geen_titel_of_alternatief_breekt_uit_een_figuur(titel, alt):
    figuur = Getoond(
        "x", titel, titel, alt or "-", "<svg/>", Tabel(("a", "b"), ((titel, alt),)), bevinding=titel or "-"
    )
    myst = als_myst(figuur)
    assert [h.split()[0] for h in hekken(myst)] == ["{figure}", "{dropdown}"]
    opties = myst.splitlines()[1:3]
    assert yaml.safe_load(opties[1].removeprefix(":alt: ")) == schoon(figuur.alt)


@given(LASTIG, LASTIG)
def test_in_jupyterlab_staat_geldige_html_met_dezelfde_tekst(titel, cel):
    tekst = als_html(Getoond("x", titel, tabel=Tabel((titel, cel), ((cel, titel),))))
    boom = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(tekst)
    cellen = [e.text or "" for e in boom.iter() if e.tag in ("th", "td")]
    assert cellen == [schoon(titel), schoon(cel), schoon(cel), schoon(titel)]


def test_koppen_in_jupyterlab_zeggen_waarbij_zij_horen():
    tekst = als_html(Getoond("x", "Titel", tabel=TABEL))
    assert tekst.count('scope="col"') == 2 and tekst.count('scope="row"') == 2
    assert "<caption>Titel</caption>" in tekst


def test_een_cel_kan_naar_een_plek_in_het_boek_verwijzen():
    assert Cel("Doel *1*", naar="doel-1").als_markdown() == "[Doel \\*1\\*](#doel-1)"
    assert Cel("x", markdown="**x**").als_markdown() == "**x**"
