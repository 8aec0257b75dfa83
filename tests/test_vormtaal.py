"""Eén vormtaal: kleuren en maten staan op één plek, en zijn voor iedereen te lezen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.tonen import stijl
from sturing.uitgeven.boek import VORMTAAL
from sturing.vormtaal import FIGUUR, HUISSTIJL, OP_DONKER, OP_WIT, contrast, stijlblad_boek, vul_in, waarden

WORTEL = Path(__file__).parents[1]
STIJLBLADEN = [
    *(pad for pad in sorted((WORTEL / "book" / "_static").glob("*.css")) if pad.name != "vormtaal.css"),
    *sorted((WORTEL / "sturing" / "uitgeven").glob("*.css")),
    WORTEL / "sturing" / "tonen" / "sturing.mplstyle",
]
#: Alleen hier staat een kleur als code: de vormtaal zelf, en de huisstijl van een verzonnen gemeente.
THUIS = {"sturing/vormtaal.py", "sturing/bronnen/voorbeeld/gemeente.py"}
_KLEURCODE = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[;\s\"'])")
KLEUREN = st.integers(0, 0xFFFFFF).map(lambda getal: f"#{getal:06x}")


@pytest.mark.parametrize("pad", STIJLBLADEN, ids=lambda pad: pad.name)
def test_een_stijlblad_noemt_een_kleur_alleen_bij_haar_naam(pad):
    tekst = re.sub(r"/\*.*?\*/", "", pad.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert _KLEURCODE.findall(tekst) == []
    assert set(re.findall(r"var\(--st-([\w-]+)\)", tekst)) <= set(waarden())


def test_geen_module_heeft_een_eigen_kleur():
    met = {
        pad.relative_to(WORTEL).as_posix()
        for pad in (WORTEL / "sturing").rglob("*.py")
        if re.search(r"[\"']#[0-9a-fA-F]{6}[\"']", pad.read_text(encoding="utf-8"))
    }
    assert met <= THUIS


def test_het_stijlblad_in_de_checkout_is_dat_van_de_vormtaal():
    assert (WORTEL / "book" / VORMTAAL).read_text(encoding="utf-8") == stijlblad_boek()


def test_figuren_gebruiken_de_kleuren_van_de_vormtaal():
    eigen = {stijl.INKT, stijl.GRIJS, stijl.LICHT, stijl.VLAK, stijl.BLAUW, stijl.ORANJE, *stijl.KLEUR_DEKKING.values()}
    assert eigen <= {*OP_WIT.values(), *FIGUUR.values()}


@given(KLEUREN, KLEUREN)
def test_elke_huisstijl_wordt_leesbaar(hoofd, accent):
    for donker in (False, True):
        kleuren = waarden((hoofd, accent), donker)
        for vlak in ("papier", "vlak"):
            assert contrast(kleuren["hoofd"], kleuren[vlak]) >= 4.5
            assert contrast(kleuren["hoofd-wijs"], kleuren[vlak]) >= 4.5
        assert contrast(kleuren["accent"], kleuren["papier"]) >= 3
    assert contrast("#ffffff", waarden((hoofd, accent))["hoofd"]) >= 4.5, "de titel op de omslag"


@pytest.mark.parametrize("kleuren", [OP_WIT, OP_DONKER], ids=["licht", "donker"])
def test_tekst_en_oordelen_zijn_in_beide_standen_te_lezen(kleuren):
    for naam in ("inkt", "grijs", "gunstig", "ongunstig", "neutraal"):
        for vlak in ("papier", "vlak"):
            assert contrast(kleuren[naam], kleuren[vlak]) >= 4.5, (naam, vlak)


def test_een_goede_huisstijl_blijft_zoals_de_gemeente_haar_koos():
    assert (waarden(HUISSTIJL)["hoofd"], waarden(HUISSTIJL)["accent"]) == HUISSTIJL
    assert "#3f5a36" in stijlblad_boek(("#3F5A36", "#a8480f"))


def test_een_naam_die_niet_bestaat_is_een_fout():
    with pytest.raises(KeyError):
        vul_in("h1 { color: var(--st-hooft) }")
