"""Waarop een getal mag rusten: waarden per eenheid, en verschillen alleen binnen één reeks."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.bewijs import Bewijs, bewijs_uit_metingen

LEEG = {"groep": "totaal", "herkomst": "gemeten", "ondergrens": None, "bovengrens": None, "n": None,
        "teller": None, "noemer": None}  # fmt: skip


def metingen(*rijen: dict) -> pd.DataFrame:
    return pd.DataFrame([LEEG | {"indicator": "a", "gebied": "GM0001", "periode": "2024"} | rij for rij in rijen])


def test_een_waarde_telt_alleen_in_haar_eigen_eenheid():
    tabel = metingen({"waarde": 40.0, "n": 900}, {"indicator": "b", "waarde": 5.0}, {"indicator": "c", "waarde": 7.0})
    bewijs = bewijs_uit_metingen(tabel, {"a": Eenheid.PROCENT, "b": Eenheid.DUIZEND_EURO}, "GM0001")
    assert bewijs.van("procent") == {40}
    assert bewijs.van("aantal") == {900}
    assert bewijs.van("euro") == {5000}
    assert bewijs.van("") == {40, 900, 5000}


def test_verschil_en_verhouding_gaan_over_de_laatste_meting_met_de_vorige_en_de_eerste():
    tabel = metingen(*({"periode": str(p), "waarde": w} for p, w in ((2021, 10.0), (2022, 16.0), (2023, 20.0))))
    bewijs = bewijs_uit_metingen(tabel, {"a": Eenheid.PROCENT}, "GM0001")
    assert bewijs.van("procentpunt") == {10, 4}
    assert bewijs.van("keer") == {2, 1.25}


def test_tussen_groepen_en_tussen_gemeten_en_model_bestaat_geen_verschil():
    tabel = metingen(
        {"waarde": 10.0}, {"waarde": 20.0, "groep": "jong"}, {"waarde": 35.0, "herkomst": "model", "periode": "2025"}
    )
    assert bewijs_uit_metingen(tabel, {"a": Eenheid.PROCENT}, "GM0001").van("procentpunt") == set()


def test_een_ander_gebied_vergelijkt_alleen_met_de_gemeente():
    tabel = metingen({"waarde": 10.0}, {"gebied": "NL", "waarde": 13.0}, {"gebied": "WK000101", "waarde": 18.0})
    assert bewijs_uit_metingen(tabel, {"a": Eenheid.PROCENT}, "GM0001").van("procentpunt") == {3, 8}


def test_een_lege_waarde_is_geen_bewijs():
    tabel = metingen({"waarde": None}, {"waarde": 12.0, "periode": "2025"})
    assert bewijs_uit_metingen(tabel, {"a": Eenheid.PROCENT}, "GM0001").van("procent") == {12}


@given(st.lists(st.tuples(st.sampled_from(["procent", "aantal", "euro", "keer", "procentpunt"]), st.integers(0, 99))))
def test_zonder_eenheid_telt_elke_waarde_maar_geen_verschil_of_verhouding(paren):
    los = Bewijs().met(paren).van("")
    assert los == {w for soort, w in paren if soort not in ("keer", "procentpunt")}
