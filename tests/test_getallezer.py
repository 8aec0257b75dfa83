"""Getallen lezen: zoals het recept zegt, en nooit geraden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.getallezer import Ongetal, lees_getal
from sturing.gegevens.receptmodel import Getalnotatie

NEDERLANDS = Getalnotatie(decimaal="komma", duizendtal="punt")
ENGELS = Getalnotatie(decimaal="punt", duizendtal="komma")


def schrijf(getal: float, decimaal: str, duizend: str) -> str:
    """Een getal met twee decimalen in deze notatie."""
    return f"{getal:,.2f}".translate(str.maketrans({",": duizend, ".": decimaal}))


@given(st.decimals(-10_000_000, 10_000_000, places=2).map(float).filter(lambda x: not -99_999 <= x <= -999))
def test_een_getal_komt_terug_zoals_het_was_in_elke_notatie(getal):
    for notatie, decimaal, duizend in (
        (NEDERLANDS, ",", "."),
        (ENGELS, ".", ","),
        (Getalnotatie(decimaal="komma", duizendtal="spatie"), ",", " "),
        (Getalnotatie(decimaal="komma", duizendtal="spatie"), ",", "\u00a0"),
    ):
        assert lees_getal(schrijf(getal, decimaal, duizend), notatie) == pytest.approx(getal)
        assert lees_getal(f"{schrijf(getal, decimaal, duizend)} %", notatie) == pytest.approx(getal)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_duizend_of_ruim_een_beslist_alleen_het_recept(heel, rest, teken):
    tekst = f"{heel}{teken}{rest:03d}"
    with pytest.raises(Ongetal, match="dubbelzinnig"):
        lees_getal(tekst, Getalnotatie())
    duizendtal, decimaal = ("punt", "komma") if teken == "." else ("komma", "punt")
    assert lees_getal(tekst, Getalnotatie(decimaal=decimaal, duizendtal=duizendtal)) == heel * 1000 + rest
    assert lees_getal(tekst, Getalnotatie(decimaal=duizendtal)) == pytest.approx(heel + rest / 1000)


def test_een_punt_blijft_dubbelzinnig_als_alleen_de_komma_is_uitgelegd():
    with pytest.raises(Ongetal, match=r"een punt is hier dubbelzinnig; zet in het recept getallen\.duizendtal"):
        lees_getal("1.234", Getalnotatie(decimaal="komma"))


@given(st.text(max_size=15))
def test_wat_geen_getal_is_geeft_een_melding_en_nooit_een_getal(tekst):
    try:
        getal = lees_getal(tekst, NEDERLANDS)
    except Ongetal as fout:
        assert "; " in str(fout)
    else:
        assert any(teken.isascii() and teken.isdigit() for teken in tekst)
        assert getal == getal


@pytest.mark.parametrize(
    "tekst",
    ["1.23", "12.34,5", "1.2345", "1,2,3", "1,", ",5", "1..234", "1e5", "½", "١٢", "0x10", "1_000", "inf", "nan", "<5",
     "12,3*", "12 ,3",
     "12 3", "1.234.56", "--3", "3-", "=1+1", "5 a 10", "ca. 5"],
)  # fmt: skip
def test_een_getal_dat_niet_in_de_notatie_past_wordt_geweigerd(tekst):
    with pytest.raises(Ongetal):
        lees_getal(tekst, NEDERLANDS)


@pytest.mark.parametrize("code", [-99996, -99997.0, "-99998", "-99999", "-99.999", -9999])
def test_een_code_voor_niets_is_nooit_een_waarde(code):
    with pytest.raises(Ongetal, match="lijkt een code"):
        lees_getal(code, NEDERLANDS)


def test_een_getal_uit_een_werkboek_heeft_geen_notatie_nodig():
    assert lees_getal(1.234, Getalnotatie()) == 1.234
    assert lees_getal(7, Getalnotatie()) == 7
    for geen in (True, float("nan"), float("inf")):
        with pytest.raises(Ongetal):
            lees_getal(geen, Getalnotatie())
