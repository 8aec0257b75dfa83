"""Elke reeks krijgt de sterkste regel die haar cijfers dragen, en niet meer dan dat."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.gegevens.perioden import tijdstip
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.uitkomsten import Beweging, Regel, Uitkomst
from sturing.rekenen.venster import kies_venster

PROCENT, AANTAL = Eenheid.PROCENT, Eenheid.AANTAL


def punt(periode: object, waarde: float | None, **meer) -> Punt:
    return Punt(str(periode), tijdstip(str(periode)), waarde, **meer)


def reeks(*punten: Punt, herkomst: str = "gemeten") -> Reeks:
    return Reeks("x", "GM0001", "totaal", herkomst, punten)


def oordeel(*punten: Punt, richting=Richting.MEER, eenheid=PROCENT, herkomst="gemeten"):
    return bereken_oordeel(reeks(*punten, herkomst=herkomst), richting, eenheid)


def jaren(*waarden: float, begin: int = 2017, **meer) -> tuple[Punt, ...]:
    return tuple(punt(begin + i, w, **meer) for i, w in enumerate(waarden))


@pytest.mark.parametrize(
    ("punten", "regel"),
    [
        (jaren(*range(40, 48)), Regel.HELLING),
        (jaren(*range(40, 47), n=500), Regel.GEWOGEN_HELLING),
        (jaren(*range(40, 45), n=500), Regel.GEWOGEN_HELLING),
        (jaren(*range(40, 44), n=500), Regel.VERSCHIL_MET_MARGE),
        (jaren(*range(40, 47)), Regel.VERSCHIL),
        (jaren(40, 41), Regel.VERSCHIL),
        (jaren(40), Regel.EEN_CIJFER),
        ((), Regel.GEEN_METING),
    ],
    ids=["8 jaren", "7 met n", "5 met n", "4 met n", "7 zonder n", "2 zonder n", "1", "0"],
)
def test_de_regel_volgt_uit_wat_er_is(punten, regel):
    assert oordeel(*punten).regel == regel


def test_twee_ontbrekende_jaren_breken_de_hellingregel_niet_en_drie_wel():
    tien = [j for j in range(2015, 2025) if j not in (2018, 2020)]
    assert oordeel(*(punt(j, float(j)) for j in tien), eenheid=Eenheid.CIJFER).regel == Regel.HELLING
    elf = [j for j in range(2014, 2025) if j not in (2016, 2018, 2020)]
    assert oordeel(*(punt(j, float(j)) for j in elf), eenheid=Eenheid.CIJFER).regel == Regel.VERSCHIL


@pytest.mark.parametrize("stap", [3, 4])
def test_een_drie_of_vierjaarlijkse_peiling_krijgt_haar_echte_jaren(stap):
    golven = [punt(2008 + stap * i, 40.0 + 2 * i, n=2000) for i in range(5)]
    uit = oordeel(*golven)
    assert uit.regel == Regel.GEWOGEN_HELLING
    assert uit.effect == pytest.approx(8.0, abs=0.05)


def test_ongelijke_jaren_tellen_met_hun_echte_afstand():
    uit = oordeel(*(punt(j, 30 + (j - 2010), n=5000) for j in (2010, 2011, 2015, 2022, 2024)))
    assert uit.effect == pytest.approx(14.0, abs=0.05)


def test_na_een_reeksbreuk_tellen_oude_cijfers_niet_meer_mee():
    oud, nieuw = jaren(20, 21, 22, 23, n=900), jaren(50, 51, begin=2021, n=900)
    breuk = Punt(**{**nieuw[0].__dict__, "opmerking": "voorlopig; reeksbreuk: andere vraagstelling"})
    uit = oordeel(*oud, breuk, nieuw[1])
    assert uit.venster == ("2021", "2022")
    assert uit.uitkomst == Uitkomst.GEEN_VERANDERING
    assert "reeksbreuk in 2021" in uit.opmerkingen[0]


def test_een_opmerking_dat_er_geen_reeksbreuk_is_breekt_de_reeks_niet():
    assert not punt(2024, 1.0, opmerking="geen reeksbreuk").reeksbreuk


def test_halfjaren_worden_met_hetzelfde_halfjaar_vergeleken():
    punten = [punt(f"{j}-H{h}", 40.0 + (20 if h == 1 else 0), n=800) for j in range(2020, 2025) for h in (1, 2)]
    uit = oordeel(*punten)
    assert uit.venster == ("2020-H2", "2024-H2")
    assert uit.uitkomst == Uitkomst.GEEN_VERANDERING


def test_een_jaarcijfer_en_een_kwartaalcijfer_staan_nooit_in_een_trend():
    venster = kies_venster(reeks(punt(2022, 100.0), punt(2023, 104.0), punt("2024-K1", 25.0)))
    assert [p.periode for p in venster.punten] == ["2022", "2023"]


def test_een_modelcijfer_zonder_marge_krijgt_geen_oordeel_ook_niet_na_acht_jaar():
    uit = oordeel(*jaren(*range(40, 48)), herkomst="model")
    assert (uit.regel, uit.uitkomst) == (Regel.VERSCHIL, Uitkomst.NIET_TE_ZEGGEN)
    assert "modelcijfer" in uit.waarom


def test_een_modelcijfer_met_marge_krijgt_wel_een_oordeel():
    assert oordeel(*jaren(40, 50, ondergrens=39, bovengrens=51), herkomst="model").regel == Regel.VERSCHIL_MET_MARGE


def test_een_cijfer_zonder_marge_tussen_cijfers_met_marge_telt_niet_mee():
    uit = oordeel(punt(2016, 10.0), *jaren(40, 41, n=500, begin=2020))
    assert uit.venster == ("2020", "2021")
    assert uit.opmerkingen == ("1 cijfer zonder marge telt niet mee",)


def test_mist_het_nieuwste_cijfer_een_marge_dan_volgt_geen_oordeel():
    assert oordeel(*jaren(40, 41, n=500), punt(2022, 90.0)).regel == Regel.VERSCHIL


def test_een_trend_die_aan_een_cijfer_hangt_telt_niet():
    uit = oordeel(*jaren(50, 49, 50, 49, 62, n=1500))
    assert uit.p < 0.002
    assert uit.uitkomst == Uitkomst.GEEN_VERANDERING
    assert "hangt aan één cijfer" in uit.waarom


def test_aantallen_zonder_noemer_krijgen_de_onzekerheid_van_poisson():
    assert oordeel(*jaren(100, 120), eenheid=AANTAL).uitkomst == Uitkomst.GEEN_VERANDERING
    assert oordeel(*jaren(100, 140), eenheid=AANTAL).uitkomst == Uitkomst.GUNSTIG


def test_aantallen_met_noemer_worden_gecorrigeerd_voor_de_bevolking():
    groei = [punt(2020, 1000.0, noemer=10000), punt(2024, 1200.0, noemer=12000)]
    uit = oordeel(*groei, eenheid=AANTAL)
    assert uit.effect == pytest.approx(0.0)
    assert uit.uitkomst == Uitkomst.GEEN_VERANDERING
    acht = oordeel(*(punt(2017 + i, 100.0 * (10 + i), noemer=1000.0 * (10 + i)) for i in range(8)), eenheid=AANTAL)
    assert acht.uitkomst == Uitkomst.GEEN_VERANDERING and "inwoners" in acht.waarom


@pytest.mark.parametrize("eenheid", [Eenheid.WEKEN, Eenheid.DAGEN, Eenheid.SCORE, Eenheid.CIJFER])
def test_wachttijden_en_scores_zonder_marge_krijgen_pas_na_acht_jaar_een_oordeel(eenheid):
    assert oordeel(*jaren(8, 9, 10, 11, 12), eenheid=eenheid).uitkomst == Uitkomst.NIET_TE_ZEGGEN
    uit = oordeel(*jaren(8, 9, 10, 11, 12, 13, 14, 15.5), eenheid=eenheid, richting=Richting.MINDER)
    assert uit.uitkomst == Uitkomst.ONGUNSTIG


def test_een_afgeschermd_cijfer_heet_afgeschermd_en_niet_jaarloos():
    assert "afgeschermd" in oordeel(punt(2024, None, afgeschermd=True)).waarom
    assert "geen jaar" in oordeel(punt("niet vermeld", 4.0)).waarom


def test_is_het_nieuwste_cijfer_afgeschermd_dan_volgt_geen_oordeel_uit_de_oudere():
    uit = oordeel(*jaren(100, 140, 190, begin=2020), punt(2023, None, afgeschermd=True), eenheid=AANTAL)
    assert uit.uitkomst == Uitkomst.NIET_TE_ZEGGEN and uit.effect is None
    assert "afgeschermd" in uit.waarom


def test_een_ouder_afgeschermd_cijfer_wordt_gemeld_en_telt_niet_mee():
    uit = oordeel(punt(2019, None, afgeschermd=True), *jaren(100, 160, begin=2020), eenheid=AANTAL)
    assert uit.uitkomst == Uitkomst.GUNSTIG
    assert uit.opmerkingen == ("1 afgeschermd cijfer telt niet mee",)


def test_een_gemodelleerde_benadering_krijgt_geen_hellingregel():
    punten = jaren(*range(40, 48), gemodelleerd=True)
    assert oordeel(*punten, herkomst="benadering").regel == Regel.VERSCHIL


def test_een_woord_in_een_opmerking_maakt_een_cijfer_niet_tot_modelcijfer():
    punten = jaren(*range(40, 48), opmerking="niet gemodelleerd, geteld")
    assert oordeel(*punten, herkomst="benadering").regel == Regel.HELLING


waarden = st.lists(st.floats(5, 95), min_size=2, max_size=10)


@given(waarden, st.sampled_from([None, 50, 400, 3000]))
def test_de_gewenste_richting_omdraaien_draait_alleen_gunstig_en_ongunstig_om(getallen, n):
    meer, minder = (oordeel(*jaren(*getallen, n=n), richting=r) for r in (Richting.MEER, Richting.MINDER))
    om = {Uitkomst.GUNSTIG: Uitkomst.ONGUNSTIG, Uitkomst.ONGUNSTIG: Uitkomst.GUNSTIG}
    assert minder.uitkomst == om.get(meer.uitkomst, meer.uitkomst)
    assert minder.beweging == meer.beweging


@given(waarden, st.sampled_from([None, 50, 400, 3000]))
def test_de_cijfers_spiegelen_draait_de_beweging_om(getallen, n):
    recht = oordeel(*jaren(*getallen, n=n))
    spiegel = oordeel(*jaren(*(100 - g for g in getallen), n=n))
    om = {Beweging.OMHOOG: Beweging.OMLAAG, Beweging.OMLAAG: Beweging.OMHOOG}
    assume(recht.p is None or abs(recht.p - (1 - recht.zekerheid)) > 1e-6)
    if recht.effect is None or abs(recht.effect) > 1e-9:
        assert spiegel.beweging == om.get(recht.beweging, recht.beweging)


@given(waarden, st.sampled_from([50, 400, 3000]))
def test_wat_is_aangetoond_is_groter_dan_de_kleinste_zichtbare_verandering(getallen, n):
    uit = oordeel(*jaren(*getallen, n=n))
    if uit.beweging in (Beweging.OMHOOG, Beweging.OMLAAG):
        assert abs(uit.effect) >= uit.kleinste_zichtbaar * (1 - 1e-6)
        assert uit.ondergrens > 0 or uit.bovengrens < 0


@given(st.floats(5, 95), st.sampled_from([None, 50, 400]), st.integers(2, 10))
def test_een_vlakke_reeks_verandert_nooit(waarde, n, lengte):
    uit = oordeel(*jaren(*[waarde] * lengte, n=n))
    assert uit.uitkomst in (Uitkomst.GEEN_VERANDERING, Uitkomst.NIET_TE_ZEGGEN)
