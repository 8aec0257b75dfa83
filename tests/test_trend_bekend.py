"""De trendtoetsen geven de uitkomsten die anderen hebben gepubliceerd."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.rekenen.onzekerheid import Z, bereken_marge, bereken_standaardfout
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.toetsen import bereken_verschil_aandelen, bereken_wilson
from sturing.rekenen.trendtoetsen import (
    ALFA_FINGERTIPS,
    bereken_gewogen_helling,
    bereken_helling,
    bereken_trend_aandelen,
)
from sturing.rekenen.uitkomsten import Beweging, Regel, Uitkomst

# NIST StRD, dataset Norris: y, x. Gecertificeerd: helling 1,00211681802045 en
# standaardfout 0,429796848199937E-03. https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml
NORRIS = """0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6
778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0
228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0
778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5"""

# OHID, FingertipsNext, TrendCalculatorTests: reeksen van fingertips.phe.org.uk over Engeland of
# Yorkshire, 2020-2024, met de trend die de website toont.
DIABETES = ((3455176, 48783947), (3491868, 49122259), (3625401, 49956777), (3774801, 50649129), (3938080, 51441896))
VACCINATIE = ((57274, 61834), (55865, 60511), (53681, 59074), (51767, 57508), (53185, 59028))
OOGZIEKTE = (
    (2.935, 2.7841, 3.0919), (1.93028, 1.8085, 2.058), (2.7567, 2.6113, 2.9082), (2.8701, 2.7225, 3.0237),
    (3.0121, 2.8616, 3.1683),
)  # fmt: skip
KANKERSTERFTE = (
    (126.9341, 125.9343, 127.94), (125.829, 124.8371, 126.8268), (121.5234, 120.5533, 122.4993),
    (122.3782, 121.4012, 123.361), (120.7742, 119.8035, 121.7507),
)  # fmt: skip


def reeks(*punten: Punt) -> Reeks:
    return Reeks("x", "GM0001", "totaal", "gemeten", punten)


def met_marges(rijen) -> Reeks:
    return reeks(*(Punt(str(2020 + i), 2020.5 + i, w, o, b) for i, (w, o, b) in enumerate(rijen)))


def met_tellingen(rijen) -> Reeks:
    return reeks(*(Punt(str(2020 + i), 2020.5 + i, 100 * t / n, teller=t, noemer=n) for i, (t, n) in enumerate(rijen)))


def test_de_helling_van_norris_is_die_van_nist():
    y, x = np.array(NORRIS.split(), dtype=float).reshape(-1, 2)[:, ::-1].T[::-1]
    toets = bereken_helling(x, y)
    duur = x.max() - x.min()
    assert toets.effect / duur == pytest.approx(1.00211681802045, rel=1e-12)
    assert toets.kleinste / stats.t.ppf(0.975, 34) / duur == pytest.approx(0.429796848199937e-3, rel=1e-9)


@pytest.mark.parametrize(
    ("reeks_", "eenheid", "richting", "beweging", "uitkomst"),
    [
        (met_tellingen(DIABETES), Eenheid.PROCENT, Richting.NEUTRAAL, Beweging.OMHOOG, Uitkomst.VERANDERD),
        (met_tellingen(VACCINATIE), Eenheid.PROCENT, Richting.MEER, Beweging.OMLAAG, Uitkomst.ONGUNSTIG),
        (met_marges(OOGZIEKTE), Eenheid.SCORE, Richting.MINDER, Beweging.OMHOOG, Uitkomst.ONGUNSTIG),
        (met_marges(KANKERSTERFTE), Eenheid.SCORE, Richting.MINDER, Beweging.OMLAAG, Uitkomst.GUNSTIG),
    ],
    ids=["diabetes", "vaccinatie", "oogziekte", "kankersterfte"],
)
def test_fingertips_en_wij_zien_dezelfde_trend(reeks_, eenheid, richting, beweging, uitkomst):
    oordeel = bereken_oordeel(reeks_, richting, eenheid)
    assert (oordeel.regel, oordeel.beweging, oordeel.uitkomst) == (Regel.GEWOGEN_HELLING, beweging, uitkomst)


def test_de_grens_van_fingertips_is_chi_kwadraat_9_55():
    assert stats.chi2.isf(ALFA_FINGERTIPS, 1) == pytest.approx(9.54953570608324)


def test_de_gewogen_helling_volgt_de_gepubliceerde_sommen_van_fingertips():
    waarde, onder, boven = (np.array(k) for k in zip(*KANKERSTERFTE, strict=True))
    tijd, fout = np.arange(1, 6), (boven - onder) / 3.92
    w = 1 / fout**2
    noemer = w.sum() * (w * tijd**2).sum() - (w * tijd).sum() ** 2
    helling = (w.sum() * (w * tijd * waarde).sum() - (w * tijd).sum() * (w * waarde).sum()) / noemer
    chi2 = helling**2 / (w.sum() / noemer)
    toets = bereken_gewogen_helling(tijd, waarde, fout)
    assert toets.effect / 4 == pytest.approx(helling, rel=1e-9)
    assert stats.chi2.isf(toets.p, 1) == pytest.approx(chi2, rel=1e-6)


def test_de_trend_in_aandelen_is_die_van_fleiss():
    # Fleiss (1981), rokers in vier groepen patiënten; R, prop.trend.test: X² = 8,2249, p = 0,004132.
    toets = bereken_trend_aandelen([1, 2, 3, 4], [83, 90, 129, 70], [86, 93, 136, 82])
    assert stats.chi2.isf(toets.p, 1) == pytest.approx(8.2249, abs=5e-5)
    assert toets.p == pytest.approx(0.004132, abs=5e-7)


def test_het_verschil_van_twee_aandelen_is_dat_van_newcombe():
    # Newcombe (1998), tabel II, contrast a en b: methode 10.
    toets = bereken_verschil_aandelen(56, 70, 48, 80)
    assert (round(toets.ondergrens, 4), round(toets.bovengrens, 4)) == (0.0524, 0.3339)
    toets = bereken_verschil_aandelen(9, 10, 3, 10)
    assert (round(toets.ondergrens, 4), round(toets.bovengrens, 4)) == (0.1705, 0.8090)
    assert (toets.ondergrens, toets.bovengrens) == pytest.approx(
        confint_proportions_2indep(9, 10, 3, 10, method="newcomb"), abs=1e-6
    )


def test_de_wilson_grens_is_die_van_newcombe():
    # Newcombe (1998), Statistics in Medicine 17, 857-872: 81 van 263 geeft 0,2553 tot 0,3662.
    assert [round(g, 4) for g in bereken_wilson(81 / 263, 263, 1.96)] == [0.2553, 0.3662]


@pytest.mark.parametrize(
    ("aantal", "onder", "boven"), [(0, 0.0, 3.69), (1, 0.03, 5.57), (10, 4.80, 18.39), (100, 81.36, 121.63)]
)
def test_het_poisson_interval_is_dat_uit_de_tabellen(aantal, onder, boven):
    # Altman e.a., Statistics with Confidence (2000), tabel 18.3.
    marge = bereken_marge(Punt("2024", 2024.5, float(aantal)), Eenheid.AANTAL)
    assert marge == pytest.approx((onder, boven), abs=0.0051)


def test_agresti_coull_telt_bijna_twee_successen_en_vier_pogingen_bij():
    # Agresti en Coull (1998): 0 van 10 geeft p~ = (0 + z²/2) / (10 + z²).
    n, p = 10 + Z**2, (Z**2 / 2) / (10 + Z**2)
    fout = bereken_standaardfout(Punt("2024", 2024.5, 0.0, n=10), Eenheid.PROCENT)
    assert fout / 100 == pytest.approx((p * (1 - p) / n) ** 0.5)
