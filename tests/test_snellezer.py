"""Snel lezen geeft dezelfde tabel als regel voor regel lezen, en wijkt bij elke afwijking uit naar de lange weg."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sturing.gegevens import metingen as module
from sturing.gegevens.feitenmodel import METINGKOLOMMEN, Gemeente
from sturing.gegevens.kader import lees_kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import lees_metingen
from sturing.gegevens.snellezer import lees_snel

WORTEL = Path(__file__).parents[1]
DEFECTEN = sorted((WORTEL / "tests/gegevens").glob("*.csv"))


@pytest.fixture(scope="module")
def soestkader():
    lezer = Lezer(WORTEL)
    map_ = WORTEL / "data/soest"
    return lezer, lees_kader(lezer, map_, 2026), lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)


def beide(map_: Path, kader, gemeente) -> tuple[pd.DataFrame, pd.DataFrame]:
    """De tabel langs de snelle en langs de lange weg."""
    snel = lees_metingen(Lezer(map_), map_, kader, gemeente)
    met_regels = pytest.MonkeyPatch()
    met_regels.setattr(module, "lees_snel", lambda *_: None)
    try:
        return snel, lees_metingen(Lezer(map_), map_, kader, gemeente)
    finally:
        met_regels.undo()


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_beide_wegen_geven_dezelfde_tabel(gemeente):
    lezer, map_ = Lezer(WORTEL), WORTEL / "data" / gemeente
    kader, eigen = lees_kader(lezer, map_, 2026), lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    snel, lang = beide(map_, kader, eigen)
    pd.testing.assert_frame_equal(snel, lang)
    assert module._lees_snel(lezer, map_ / "metingen", kader, eigen) is not None, "de snelle weg is niet gebruikt"


tekst = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)
getal = st.one_of(st.just(""), st.decimals(0, 100, places=3).map(str), st.integers(0, 100).map(str))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(getal, tekst, tekst, st.booleans()), min_size=1, max_size=8), st.booleans())
def test_beide_wegen_geven_dezelfde_tabel_bij_elke_tekst(tmp_path_factory, soestkader, rijen, met_eind):
    _, kader, gemeente = soestkader
    map_ = tmp_path_factory.mktemp("snel")
    (map_ / "metingen").mkdir()
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(METINGKOLOMMEN)
    for nummer, (waarde, vindplaats, opmerking, dag) in enumerate(rijen):
        schrijver.writerow([
            "overgewicht-2-11", gemeente.code, str(2000 + nummer), "2-11", waarde, "", "", "", "", "", "gemeten", "",
            "2025-01-01" if dag else "2025-3-1", "v " + vindplaats, opmerking,
        ])  # fmt: skip
    inhoud = uit.getvalue() if met_eind else uit.getvalue().rstrip("\n")
    (map_ / "metingen/a.csv").write_text(inhoud, encoding="utf-8", newline="")
    pd.testing.assert_frame_equal(*beide(map_, kader, gemeente))


@pytest.mark.parametrize("pad", DEFECTEN, ids=lambda p: p.stem)
def test_een_bestand_met_een_gebrek_gaat_altijd_de_lange_weg(pad, klein_dossier):
    klein_dossier.neem("metingen/monitor.csv", pad.name)
    assert klein_dossier.fout()


@pytest.mark.parametrize(
    "rij",
    ['"a"b', 'a,"b', "te,weinig", ",".join("x" * 16), "", "   ", '"a\nb', "x" * 3 + '"'],
    ids=["tekst_na_aanhaling", "open", "te_weinig", "te_veel", "lege_regel", "spaties", "open_over_regels", "los"],
)
def test_een_scheve_rij_wordt_nooit_snel_gelezen(tmp_path, rij):
    goed = "a,b,2024,d,1,,,,,,gemeten,,2025-01-01,v,o"
    (tmp_path / "a.csv").write_text(f"{','.join(METINGKOLOMMEN)}\n{goed}\n{rij}\n{goed}\n", encoding="utf-8")
    assert lees_snel(Lezer(tmp_path), [tmp_path / "a.csv"], METINGKOLOMMEN, ("waarde",), r"-?[0-9]+(\.[0-9]+)?") is None


def test_een_getal_houdt_elk_cijfer(tmp_path):
    rijen = [f"a,b,20{n:02d},d,{w},,,,,,gemeten,,2025-01-01,v,o" for n, w in enumerate(["50.10", "0.1", "33.333333"])]
    (tmp_path / "a.csv").write_text("\n".join([",".join(METINGKOLOMMEN), *rijen]) + "\n", encoding="utf-8")
    tabel = lees_snel(Lezer(tmp_path), [tmp_path / "a.csv"], METINGKOLOMMEN, ("waarde",), r"-?[0-9]+(\.[0-9]+)?")
    assert list(tabel["waarde"]) == [50.1, 0.1, 33.333333]
