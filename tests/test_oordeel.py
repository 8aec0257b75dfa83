"""Een oordeel is nooit sterker dan de cijfers dragen, en volgt uit de gewenste richting."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.rekenen.onzekerheid import Z, bereken_standaardfout
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.uitkomsten import Beweging, Oordeel, Regel, Uitkomst

PROCENT = Eenheid.PROCENT
SPIEGEL = {Uitkomst.GUNSTIG: Uitkomst.ONGUNSTIG, Uitkomst.ONGUNSTIG: Uitkomst.GUNSTIG}
WAARDE = st.integers(min_value=0, max_value=400).map(lambda w: w / 4)
MARGE = st.integers(min_value=1, max_value=40).map(lambda m: m / 4)


def reeks(waarden, marges=None, begin=2010, stap=1) -> Reeks:
    """Een reeks met de waarden op volgorde; `marges` zijn halve breedtes van het interval."""
    marges = marges or [None] * len(waarden)
    punten = tuple(
        Punt(str(begin + i * stap), begin + i * stap + 0.5, w, *((None, None) if m is None else (w - m, w + m)))
        for i, (w, m) in enumerate(zip(waarden, marges, strict=True))
    )
    return Reeks("x", "GM0001", "totaal", "gemeten", punten)


@st.composite
def reeksen(draw, minst=0, meest=12, met_marge=None, stap=None):
    aantal = draw(st.integers(minst, meest))
    waarden = draw(st.lists(WAARDE, min_size=aantal, max_size=aantal))
    marge = draw(st.booleans()) if met_marge is None else met_marge
    marges = draw(st.lists(MARGE, min_size=aantal, max_size=aantal)) if marge else None
    return reeks(waarden, marges, stap=stap or draw(st.sampled_from([1, 2, 4])))


def oordeel(r: Reeks | None, richting=Richting.MEER):
    return bereken_oordeel(r, richting, PROCENT)


def op_de_grens(o: Oordeel) -> bool:
    """Waar als rekenruis de toets kan laten omslaan."""
    return o.p is not None and abs(o.p - (1 - o.zekerheid)) < 1e-6


@pytest.mark.parametrize(
    ("r", "regel"),
    [
        (None, Regel.GEEN_METING),
        (reeks([]), Regel.GEEN_METING),
        (reeks([40]), Regel.EEN_CIJFER),
        (reeks([40, 50]), Regel.VERSCHIL),
        (reeks([40] * 7), Regel.VERSCHIL),
        (reeks([40, 50], [2, 2]), Regel.VERSCHIL_MET_MARGE),
        (reeks([40] * 4, [2] * 4), Regel.VERSCHIL_MET_MARGE),
        (reeks([40] * 5, [2] * 5), Regel.GEWOGEN_HELLING),
        (reeks([40] * 7, [2] * 7), Regel.GEWOGEN_HELLING),
        (reeks([40, 50], [2, None]), Regel.VERSCHIL),
        (reeks(range(8)), Regel.HELLING),
        (reeks(range(8), stap=2), Regel.VERSCHIL),
        (reeks(range(9), [1] * 9, stap=2), Regel.GEWOGEN_HELLING),
    ],
)
def test_de_sterkste_regel_die_de_cijfers_dragen_wordt_gekozen(r, regel):
    assert oordeel(r).regel == regel


@given(reeksen())
def test_spiegelen_van_de_richting_wisselt_gunstig_en_ongunstig(r):
    meer, minder = oordeel(r, Richting.MEER), oordeel(r, Richting.MINDER)
    assert minder.uitkomst == SPIEGEL.get(meer.uitkomst, meer.uitkomst)
    assert (meer.beweging, meer.regel, meer.p, meer.effect) == (minder.beweging, minder.regel, minder.p, minder.effect)


@given(reeksen())
def test_zonder_gewenste_richting_is_niets_gunstig_of_ongunstig(r):
    assert oordeel(r, Richting.NEUTRAAL).uitkomst not in SPIEGEL


@given(reeksen(minst=2), st.sampled_from([-32.0, -8.0, 8.0, 64.0]))
def test_een_constante_optellen_verandert_de_uitkomst_niet(r, erbij):
    def op(w):
        return None if w is None else w + erbij

    schoof = Reeks(r.indicator, r.gebied, r.groep, r.herkomst, tuple(
        Punt(p.periode, p.tijd, op(p.waarde), op(p.ondergrens), op(p.bovengrens)) for p in r.punten
    ))  # fmt: skip
    een, twee = oordeel(r), oordeel(schoof)
    assume(not op_de_grens(een))
    assert (een.uitkomst, een.beweging, een.regel) == (twee.uitkomst, twee.beweging, twee.regel)


@given(reeksen(minst=2))
def test_omkeren_van_de_waarden_keert_de_beweging_om(r):
    def om(w):
        return None if w is None else 200 - w

    omgekeerd = Reeks(r.indicator, r.gebied, r.groep, r.herkomst, tuple(
        Punt(p.periode, p.tijd, om(p.waarde), om(p.bovengrens), om(p.ondergrens)) for p in r.punten
    ))  # fmt: skip
    een, twee = oordeel(r), oordeel(omgekeerd)
    assume(not op_de_grens(een))
    assert twee.uitkomst == SPIEGEL.get(een.uitkomst, een.uitkomst)


@given(reeksen())
def test_een_oordeel_is_nooit_sterker_dan_de_toets(r):
    o = oordeel(r)
    if o.uitkomst in SPIEGEL or o.uitkomst == Uitkomst.VERANDERD:
        assert o.p is not None and o.p < 1 - o.zekerheid
        assert abs(o.effect) > o.kleinste_zichtbaar - 1e-9
    if o.regel in (Regel.VERSCHIL, Regel.EEN_CIJFER, Regel.GEEN_METING):
        assert o.uitkomst == Uitkomst.NIET_TE_ZEGGEN
        assert o.p is None


@given(reeksen(minst=2, met_marge=True, meest=4))
def test_de_kleinste_zichtbare_verandering_is_de_grens_van_de_toets(r):
    o = oordeel(r)
    assume(o.regel == Regel.VERSCHIL_MET_MARGE and not op_de_grens(o))
    assert (abs(o.effect) > o.kleinste_zichtbaar) == (o.uitkomst != Uitkomst.GEEN_VERANDERING)


@given(WAARDE, st.integers(2, 12), st.sampled_from([None, 2.0]))
def test_een_vlakke_reeks_verandert_niet(waarde, aantal, marge):
    o = oordeel(reeks([waarde] * aantal, [marge] * aantal))
    assert o.uitkomst in (Uitkomst.GEEN_VERANDERING, Uitkomst.NIET_TE_ZEGGEN)
    assert o.beweging == Beweging.GELIJK


def test_twee_cijfers_die_ver_uiteen_liggen_zijn_een_verandering():
    o = oordeel(reeks([42.2, 47.5], [2.2, 2.5]), Richting.MINDER)
    assert (o.uitkomst, o.beweging) == (Uitkomst.ONGUNSTIG, Beweging.OMHOOG)
    assert o.effect == pytest.approx(5.3)
    assert o.kleinste_zichtbaar == pytest.approx((2.2**2 + 2.5**2) ** 0.5, rel=1e-6)
    assert o.venster == ("2010", "2011")


def test_twee_cijfers_zonder_marge_geven_alleen_een_pijl():
    o = oordeel(reeks([42.2, 47.5]), Richting.MINDER)
    assert (o.uitkomst, o.beweging) == (Uitkomst.NIET_TE_ZEGGEN, Beweging.OMHOOG)


def test_een_trend_die_aan_een_cijfer_hangt_telt_niet():
    o = oordeel(reeks([10, 10, 10, 10, 30], [2] * 5))
    assert o.uitkomst == Uitkomst.GEEN_VERANDERING
    assert "hangt aan één cijfer" in o.waarom


def test_de_helling_kijkt_alleen_naar_de_laatste_acht_jaar():
    o = oordeel(reeks([90, 80, 1, 2, 3, 4, 5, 6, 7, 8]))
    assert (o.uitkomst, o.venster, o.effect) == (Uitkomst.GUNSTIG, ("2012", "2019"), pytest.approx(7))


def test_een_cijfer_zonder_jaar_is_een_nulmeting_zonder_jaar():
    los = Reeks("x", "g", "totaal", "gemeten", (Punt("niet vermeld", float("-inf"), 40.0),))
    assert (oordeel(los).regel, oordeel(los).waarom) == (Regel.EEN_CIJFER, "de bron noemt geen jaar")


def test_een_marge_is_anderhalf_maal_196_keer_de_standaardfout_breed():
    punt = Punt("2024", 2024.5, 50.0, ondergrens=45.0, bovengrens=55.0)
    assert bereken_standaardfout(punt, PROCENT) == pytest.approx(5 / Z)


@pytest.mark.parametrize("waarde", [0.0, 100.0])
def test_nul_en_honderd_procent_hebben_ook_een_standaardfout(waarde):
    assert bereken_standaardfout(Punt("2024", 2024.5, waarde, n=50), PROCENT) > 1


def test_een_noemer_van_nul_of_niets_geeft_geen_standaardfout():
    assert bereken_standaardfout(Punt("2024", 2024.5, 50.0), PROCENT) is None
    assert bereken_standaardfout(Punt("2024", 2024.5, 50.0, n=0), PROCENT) is None
    assert bereken_standaardfout(Punt("2024", 2024.5, None, n=10), PROCENT) is None
    assert bereken_standaardfout(Punt("2024", 2024.5, 7.0), Eenheid.CIJFER) is None


@given(st.integers(10, 10_000), st.floats(0, 100))
def test_meer_ondervraagden_geven_een_kleinere_standaardfout(n, waarde):
    weinig = bereken_standaardfout(Punt("2024", 2024.5, waarde, n=n), PROCENT)
    veel = bereken_standaardfout(Punt("2024", 2024.5, waarde, n=4 * n), PROCENT)
    assert veel < weinig
