"""Tekst uit bestanden verschijnt in het boek precies zoals zij er staat, wat er ook in staat."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from sturing.tonen.opmaak import als_anker, als_optie, hek_voor, schoon, voor_html, voor_markdown

INSTELLINGEN = yaml.safe_load((Path(__file__).parents[1] / "_config.yml").read_text(encoding="utf-8"))
UITBREIDINGEN = set(INSTELLINGEN["sphinx"]["config"]["myst_enable_extensions"])
#: Ook met alle uitbreidingen aan moet het goed gaan: wie er later een aanzet, mag de tekst niet veranderen.
ALLES = UITBREIDINGEN | {
    "dollarmath", "amsmath", "fieldlist", "tasklist", "substitution", "strikethrough", "attrs_block",
}  # fmt: skip
MARKDOWN = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]<>#|~$&!@^%=:-+.()'\"/ \n\t1aé€"), st.characters(codec="utf-8")), max_size=40
)
NAAR = {
    soort: create_md_parser(MdParserConfig(enable_extensions=uitbreidingen), DocutilsRenderer)
    for soort, uitbreidingen in (("boek", UITBREIDINGEN), ("alles", ALLES))
}


def gerenderd(markdown: str, soort: str) -> str:
    """De tekst die overblijft als de Markdown één gewone alinea is; anders een fout."""
    blokken = NAAR[soort].parse(markdown)
    assert [b.type for b in blokken] in ([], ["paragraph_open", "inline", "paragraph_close"]), [b.type for b in blokken]
    kinderen = blokken[1].children if blokken else []
    assert {k.type for k in kinderen} <= {"text", "text_special"}, [k.type for k in kinderen]
    return "".join(k.content for k in kinderen)


@pytest.mark.parametrize("soort", NAAR)
@given(MARKDOWN)
@example("---")
@example("+++")
@example("1. een")
@example("- punt")
@example("===")
@example("(anker)=")
@example("% opmerking")
@example(":veld: waarde")
@example("{glue:text}`x`")
@example("$x$ en $$y$$")
@example("&amp; &lt;")
@example("<script>alert(1)</script>")
@example("![plaatje](https://voorbeeld.nl/x.png)")
@example("a  \nb")
@example("\u202eomgekeerd")
def test_ontsnapte_tekst_verschijnt_zoals_zij_er_staat(soort, tekst):
    assert gerenderd(voor_markdown(tekst), soort) == schoon(tekst)


@given(MARKDOWN)
def test_ontsnapte_tekst_blijft_in_haar_tabelcel(tekst):
    lijst = NAAR["boek"].parse(f"* - {voor_markdown(tekst)}\n  - tweede")
    assert sum(b.type == "list_item_open" for b in lijst) == 3
    inhoud = [b.content for b in lijst if b.type == "inline"]
    assert inhoud[-1] == "tweede" and len(inhoud) <= 2


@given(MARKDOWN)
def test_html_uit_een_bestand_wordt_nooit_opmaak(tekst):
    veilig = voor_html(tekst)
    assert not {"<", ">", '"'} & set(veilig)
    assert html.unescape(veilig) == schoon(tekst)


@given(MARKDOWN)
def test_een_optie_is_yaml_met_dezelfde_tekst(tekst):
    assert yaml.safe_load(als_optie(tekst)) == schoon(tekst)


@given(st.text(max_size=60))
def test_schone_tekst_is_een_regel_zonder_verborgen_tekens(tekst):
    uit = schoon(tekst)
    assert "\n" not in uit and "\u202e" not in uit and "\x00" not in uit
    assert schoon(uit) == uit


def test_een_vaste_spatie_blijft_binnen_de_tekst_staan():
    assert schoon("€\u00a0100 ") == "€\u00a0100"


@given(st.text(alphabet="abcÉé '/().–%0123", max_size=40))
def test_een_anker_bestaat_uit_kleine_letters_cijfers_en_streepjes(tekst):
    anker = als_anker(tekst)
    assert all(t in "abcdefghijklmnopqrstuvwxyz0123456789-" for t in anker)
    assert als_anker(anker) == anker


@given(st.text(alphabet="`a\n", max_size=30))
def test_een_hek_is_langer_dan_elk_hek_erbinnen(inhoud):
    assert hek_voor(inhoud) not in inhoud
    assert len(hek_voor(inhoud)) >= 3
