"""Geen klein aantal gaat naar buiten, ook niet langs een omweg."""

from __future__ import annotations

import pandas as pd
import pytest
from bouwstenen import GEGEVENS
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.feitenmodel import METINGKOLOMMEN
from sturing.gegevens.perioden import tijdstip
from sturing.rekenen.afscherming import scherm_af

KADER = lees_dossier(GEGEVENS / "klein", "klein", 2026).kader
GEHEIM = ["waarde", "ondergrens", "bovengrens", "n", "teller", "noemer"]
DREMPEL = 10
GEMEENTE, WIJKEN = "GM9999", [f"WK99990{n}" for n in range(1, 7)]
AANTAL = st.integers(0, 60).map(float)


def tabel(rijen: list[dict]) -> pd.DataFrame:
    basis = dict.fromkeys(METINGKOLOMMEN, "") | dict.fromkeys(GEHEIM) | {
        "indicator": "meldingen", "gebied": GEMEENTE, "periode": "2024", "groep": "totaal", "herkomst": "gemeten",
        "bestand": "register", "beschikbaar_per": pd.Timestamp("2025-01-01"), "jaar": 2024, "tijd": tijdstip("2024"),
    }  # fmt: skip
    uit = pd.DataFrame([basis | rij for rij in rijen])
    return uit.astype(dict.fromkeys(GEHEIM, float))


def scherm(rijen: list[dict]) -> pd.DataFrame:
    return scherm_af(tabel(rijen), KADER, GEMEENTE)


@st.composite
def wijktabel(draw):
    """Aantallen van enkele wijken, soms met hun som als gemeente."""
    waarden = draw(st.lists(AANTAL, min_size=1, max_size=6))
    rijen = [{"gebied": w, "waarde": v} for w, v in zip(WIJKEN, waarden, strict=False)]
    if draw(st.booleans()):
        rijen.append({"gebied": GEMEENTE, "waarde": sum(waarden)})
    return draw(st.permutations(rijen))


@given(wijktabel())
def test_geen_aantal_onder_de_drempel_komt_eruit(rijen):
    over = scherm(rijen)["waarde"].dropna()
    assert not over.between(1, DREMPEL - 1).any()


@given(wijktabel())
def test_een_rij_die_afgeschermd_is_houdt_geen_enkel_getal(rijen):
    uit = scherm(rijen)
    assert uit.loc[uit["afgeschermd"], GEHEIM].isna().all(axis=None)
    open_ = uit[~uit["afgeschermd"]]
    assert open_["waarde"].equals(tabel(rijen).loc[open_.index, "waarde"])


@given(wijktabel())
def test_wat_afgeschermd_is_volgt_niet_uit_het_totaal_en_de_andere_wijken(rijen):
    uit = scherm(rijen).set_index("gebied")
    if GEMEENTE in uit.index and uit["waarde"].get(GEMEENTE) is not None and not uit["afgeschermd"][GEMEENTE]:
        weg = uit["afgeschermd"].drop(GEMEENTE)
        assert weg.sum() != 1


@given(wijktabel(), st.randoms())
def test_de_volgorde_van_rijen_bepaalt_niet_wat_er_wegvalt(rijen, toeval):
    een = scherm(rijen).set_index("gebied")["afgeschermd"].to_dict()
    assert scherm(toeval.sample(rijen, len(rijen))).set_index("gebied")["afgeschermd"].to_dict() == een


@given(st.integers(0, 200), st.integers(1, 200))
def test_geen_percentage_op_een_handvol_mensen_komt_eruit(teller, noemer):
    teller = min(teller, noemer)
    rij = {
        "indicator": "eenzaamheid-18-plus",
        "groep": "18-plus",
        "waarde": 100 * teller / noemer,
        "teller": teller,
        "noemer": noemer,
    }
    uit = scherm([rij]).iloc[0]
    klein = 1 <= teller < DREMPEL or 1 <= noemer - teller < DREMPEL or noemer < DREMPEL
    assert uit["afgeschermd"] == klein


@pytest.mark.parametrize(("n", "weg"), [(9, True), (10, True), (19, True), (20, False), (None, False)])
def test_de_helft_van_te_weinig_ondervraagden_valt_weg(n, weg):
    rij = {"indicator": "eenzaamheid-18-plus", "groep": "18-plus", "waarde": 50.0, "n": n}
    assert scherm([rij])["afgeschermd"].tolist() == [weg]


def test_nul_en_onbekend_zijn_geen_klein_aantal():
    uit = scherm([{"waarde": 0.0}, {"gebied": "WK999901", "waarde": None}])
    assert uit["afgeschermd"].tolist() == [False, False]


def test_een_lege_tabel_blijft_leeg_en_krijgt_de_kolom():
    uit = scherm_af(tabel([{}]).iloc[:0], KADER, GEMEENTE)
    assert uit.empty and "afgeschermd" in uit


def test_de_tabel_die_erin_gaat_verandert_niet():
    voor = tabel([{"waarde": 3.0}])
    kopie = voor.copy()
    scherm_af(voor, KADER, GEMEENTE)
    assert voor.equals(kopie)


def test_in_soest_wordt_elk_klein_aantal_afgeschermd(soest):
    uit = scherm_af(soest.metingen, soest.kader, soest.gemeente.code)
    aantallen = uit[uit["indicator"].map(lambda i: soest.kader.indicatoren[i].eenheid.value == "aantal")]
    assert not aantallen["waarde"].between(1, DREMPEL - 1).any()
