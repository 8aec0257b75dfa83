"""De site voert niets uit wat in een bladzijde staat, en stuurt geen stijl mee die niemand gebruikt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.uitgeven.inhoudsbeleid import beveilig, zet_beleid
from sturing.uitgeven.stijlsnoei import snoei, snoei_stijl

MODUS = """<script data-cfasync="false">
    document.documentElement.dataset.mode = localStorage.getItem("mode") || "light";
  </script>"""


def bladzijde(romp: str = "", kop: str = "") -> str:
    return f'<html lang="nl"><head><meta charset="utf-8" />{kop}</head><body>{romp}</body></html>'


def beleid_van(tekst: str) -> dict[str, str]:
    inhoud = tekst.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    return {deel.split(" ", 1)[0]: deel.split(" ", 1)[1] for deel in inhoud.split("; ")}


def test_een_bladzijde_mag_alleen_bestanden_uit_het_rapport_gebruiken():
    beleid = beleid_van(beveilig(bladzijde(kop=MODUS), "", set()))
    assert beleid["default-src"] == "'none'"
    assert beleid["script-src"] == "'self'" and beleid["style-src"] == "'self'"
    assert "unsafe" not in str(beleid) and "http" not in str(beleid)


def test_het_beleid_staat_voor_alles_wat_iets_kan_laden():
    tekst = beveilig(bladzijde(kop=MODUS + '<link rel="stylesheet" href="a.css">'), "", set())
    plek = tekst.index("Content-Security-Policy")
    assert plek < tekst.index("<script") and plek < tekst.index("<link")


def test_het_beginscript_en_de_kolombreedtes_gaan_naar_bestanden():
    breedtes: set[str] = set()
    tekst = beveilig(
        bladzijde('<table><col style="width: 26.0%" /><col style="width: 7.5%" /></table>', MODUS), "", breedtes
    )
    assert '<script src="_static/begin.js"></script>' in tekst and "localStorage" not in tekst
    assert "style=" not in tekst and breedtes == {"26", "7.5"}
    assert '<col class="breed-26"><col class="breed-7-5">' in tekst


def test_een_script_dat_blijft_staan_mag_alleen_met_zijn_eigen_hash():
    beleid = beleid_van(beveilig(bladzijde("<script>alert(1)</script>"), "", set()))
    # De hash van alert(1), zoals elke browser hem uitrekent.
    assert beleid["script-src"] == "'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


def test_een_bladzijde_in_een_map_verwijst_naar_boven():
    assert 'src="../_static/begin.js"' in beveilig(bladzijde(kop=MODUS), "../", set())


def test_twee_keer_beveiligen_verandert_niets():
    een = beveilig(bladzijde("<p>tekst</p>", MODUS), "", set())
    assert beveilig(een, "", set()) == een


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_gewone_tekst_blijft_gelijk(tekst: str):
    tekst = tekst.replace("<", "&lt;")
    assert f"<p>{tekst}</p>" in beveilig(bladzijde(f"<p>{tekst}</p>"), "", set())


def test_snoeien_laat_staan_wat_een_bladzijde_of_script_gebruikt(tmp_path: Path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "a.html").write_text('<p class="rustig">tekst nergens</p>', encoding="utf-8")
    (tmp_path / "_static" / "a.js").write_text("el.classList.add('open')", encoding="utf-8")
    stijl = tmp_path / "_static" / "a.css"
    stijl.write_text(".rustig{top:0}.open:hover{top:1px}.nergens{top:2px}table{top:3px}*{--a:1}", encoding="utf-8")
    snoei_stijl(tmp_path)
    assert stijl.read_text("utf-8") == ".rustig{top:0}\n.open:hover{top:1px}\n"


@pytest.mark.parametrize(
    "regel",
    [
        "@font-face{font-family:x;src:url(x.woff2)}",
        "p:not(.nergens){top:0}",
        "*{top:0}",
        '[data-theme=dark] p::before{content:".nergens"}',
        "@keyframes draai{from{top:0}to{top:1px}}",
    ],
)
def test_een_regel_die_kan_gelden_blijft(regel: str):
    assert snoei(regel, {"p", "data-theme"}) == regel + "\n"


def test_twee_keer_snoeien_verandert_niets():
    een = snoei("@media print{.a,.b{top:0}.c{top:1px}}p>.a+.d{top:2px}", {"a", "p"})
    assert snoei(een, {"a", "p"}) == een and ".c" not in een and ".d" not in een


def test_een_map_zonder_bladzijden_of_stijl_geeft_geen_fout(tmp_path: Path):
    (tmp_path / "_static").mkdir()
    zet_beleid(tmp_path)
    snoei_stijl(tmp_path)
    assert not list((tmp_path / "_static").iterdir())


def test_een_stuk_zonder_pictogram_vraagt_niet_om_een_bestand_dat_er_niet_is():
    assert '<link rel="icon" href="data:,">' in beveilig(bladzijde(), "", set())
    assert "data:," not in beveilig(bladzijde(kop='<link rel="icon" href="x.svg"/>'), "", set())
