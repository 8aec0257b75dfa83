"""De kleur van de gemeente komt uit haar gegevens en is altijd te lezen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.fouten import BoekFout
from sturing.uitgeven.huisstijl import STANDAARD, contrast, maak_kleurregels, zet_huisstijl

WORTEL = Path(__file__).parents[1]


def test_de_standaardkleur_is_die_van_het_stijlblad():
    assert f"--pst-color-primary: {STANDAARD};" in (WORTEL / "book/_static/stijl.css").read_text("utf-8")
    assert maak_kleurregels(STANDAARD.upper()) == "" == maak_kleurregels("")


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_elke_kleur_is_leesbaar_in_beide_standen_of_wordt_geweigerd(kleur):
    try:
        regels = maak_kleurregels(kleur)
    except BoekFout:
        assert contrast(kleur, "#ffffff") < 4.5
        return
    for stand, kleuren in re.findall(r'theme="(\w+)"\] (.*)', regels):
        for gebruikt in re.findall(r"#[0-9a-f]{6}", kleuren):
            assert contrast(gebruikt, "#ffffff" if stand == "light" else "#121212") >= 4.5


def test_een_te_lichte_kleur_wordt_geweigerd_met_een_remedie():
    with pytest.raises(BoekFout, match="hoofdkleur #ffcc00 is op wit te licht om te lezen; kies een donkerder kleur"):
        maak_kleurregels("#ffcc00")


def test_de_kleur_komt_achter_in_het_stijlblad(tmp_path):
    blad = tmp_path / "stijl.css"
    blad.write_text("a {}\n", encoding="utf-8")
    zet_huisstijl(blad, "#3f5a36")
    assert blad.read_text("utf-8").startswith("a {}\n") and "--pst-color-primary: #3f5a36;" in blad.read_text("utf-8")
