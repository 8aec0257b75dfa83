"""Getallen, perioden en datums staan er zoals een Nederlandse lezer ze verwacht."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.kadermodel import Eenheid, Frequentie
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.status import Status, Verwachting
from sturing.tonen.notatie import (
    FREQUENTIE,
    MIN,
    VAST,
    tel,
    toon_datum,
    toon_eenheid,
    toon_getal,
    toon_maand,
    toon_ontbreekt,
    toon_punt,
    toon_verschil,
    toon_verwacht,
    toon_waarde,
    voeg_samen,
)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (0, "0"), (7, "7"), (47.5, "47,5"), (1235, "1.235"), (1234567.25, "1.234.567,25"), (-2.25, f"{MIN}2,25"),
        (-0.0, "0"), (0.1 + 0.2, "0,3"),
    ],
)  # fmt: skip
def test_een_getal_heeft_een_decimale_komma_en_duizendpunten(waarde, tekst):
    assert toon_getal(waarde) == tekst


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_een_getal_is_terug_te_lezen_zoals_het_was(waarde):
    tekst = toon_getal(float(waarde))
    terug = float(tekst.replace(".", "").replace(",", ".").replace(MIN, "-"))
    assert terug == pytest.approx(float(waarde), abs=1e-6)
    assert re.fullmatch(rf"{MIN}?\d{{1,3}}(\.\d{{3}})*(,\d{{1,3}})?", tekst)
    assert tekst != f"{MIN}0"


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (47.5, Eenheid.PROCENT, "47,5%"),
        (740, Eenheid.AANTAL, "740"),
        (7.2, Eenheid.CIJFER, "7,2"),
        (41218, Eenheid.EURO, f"€{VAST}41.218"),
        (28.4, Eenheid.DUIZEND_EURO, f"€{VAST}28.400"),
        (12, Eenheid.PER_DUIZEND, f"12{VAST}per{VAST}1.000"),
        (0.9, Eenheid.KILOMETER, f"0,9{VAST}km"),
        (6, Eenheid.WEKEN, f"6{VAST}weken"),
    ],
)
def test_een_waarde_staat_bij_haar_eenheid_op_een_regel(waarde, eenheid, tekst):
    assert toon_waarde(waarde, eenheid) == tekst


@pytest.mark.parametrize("eenheid", Eenheid)
def test_elke_eenheid_heeft_een_woord_en_een_notatie(eenheid):
    assert toon_eenheid(eenheid)
    assert toon_waarde(3.0, eenheid)


@pytest.mark.parametrize(
    ("verschil", "tekst"),
    [
        (5.3, "+5,3 procentpunt"), (-14, f"{MIN}14 procentpunt"), (0, "0 procentpunt"),
        (0.04, "0 procentpunt"), (-0.04, "0 procentpunt"),
    ],
)  # fmt: skip
def test_een_verschil_tussen_percentages_is_in_procentpunten(verschil, tekst):
    assert toon_verschil(verschil, Eenheid.PROCENT).replace(VAST, " ") == tekst


def test_een_verschil_in_aantal_heeft_een_teken():
    assert toon_verschil(20, Eenheid.AANTAL) == "+20"
    assert toon_verschil(-1500, Eenheid.AANTAL) == f"{MIN}1.500"


def test_een_punt_zonder_waarde_zegt_waarom():
    assert toon_punt(None, Eenheid.PROCENT) == "nog geen meting"
    assert toon_punt(Punt("2024", 2024.5, None, afgeschermd=True), Eenheid.PROCENT) == "afgeschermd"
    assert toon_punt(Punt("2024", 2024.5, None), Eenheid.PROCENT) == "onbekend"


def test_benaderende_woorden_uit_de_bron_blijven_staan():
    gevallen = {
        "bijna driekwart": "75% (in woorden: ‘bijna driekwart’)",
        "De helft": "75% (in woorden: ‘de helft’)",
        "Eén op de tien": "75% (in woorden: ‘één op de tien’)",
        "bijna": "bijna 75%",
        "Ruim": "ruim 75%",
        "meer dan": "meer dan 75%",
        "rond het landelijk gemiddelde van": "rond het landelijk gemiddelde van 75%",
        "Slechts": "75%",
        "": "75%",
    }
    for aanduiding, tekst in gevallen.items():
        assert toon_punt(Punt("2024", 2024.5, 75.0, aanduiding=aanduiding), Eenheid.PROCENT) == tekst


def test_een_datum_staat_voluit_in_het_nederlands():
    assert toon_datum(date(2026, 7, 31)) == "31 juli 2026"
    assert [toon_maand(m) for m in (1, 8, 12)] == ["januari", "augustus", "december"]


def test_elke_frequentie_heeft_woorden():
    assert set(FREQUENTIE) == set(Frequentie)


def test_wat_ontbreekt_zegt_wanneer_het_komt_of_dat_het_niet_kwam(klein_dossier):
    eens = klein_dossier.lees().kader.indicatoren["eenzaamheid-18-plus"]
    vaak = eens.model_copy(update={"frequentie": Frequentie.HALFJAAR})
    gevallen = (
        (eens, Verwachting(Status.LATER, volgende="2028"), "verwacht 2028"),
        (eens, Verwachting(Status.LATER, volgende="2028", afgeleid=True), "verwacht 2028 (afgeleid)"),
        (eens, Verwachting(Status.NIET_VERMELD), "datum niet vermeld"),
        (eens, Verwachting(Status.TE_LAAT, mist=2025), "over 2025 niet ontvangen"),
        (eens, Verwachting(Status.DIT_JAAR, mist=2025), "over 2025 nog niet ontvangen"),
        (eens, Verwachting(Status.TE_LAAT, volgende="2025"), "verwacht 2025, niet ontvangen"),
        (vaak, Verwachting(Status.NIET_AFGESPROKEN), "kan elk half jaar, nog niet afgesproken"),
        (vaak, Verwachting(Status.TE_LAAT, mist=2025),
         "over 2025 niet ontvangen; kan elk half jaar, nog niet afgesproken"),
    )  # fmt: skip
    for indicator, verwachting, woorden in gevallen:
        assert toon_verwacht(indicator, verwachting) == woorden
        assert toon_ontbreekt(indicator, verwachting) == f"nog geen meting, {woorden}"


@pytest.mark.parametrize(
    ("delen", "tekst"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (("a", "b", "c"), "a, b en c")]
)
def test_een_opsomming_eindigt_met_en(delen, tekst):
    assert voeg_samen(delen) == tekst


def test_een_aantal_krijgt_het_goede_woord():
    assert [tel(n, "doel", "doelen") for n in (0, 1, 4, 1200)] == ["geen doelen", "1 doel", "4 doelen", "1.200 doelen"]
