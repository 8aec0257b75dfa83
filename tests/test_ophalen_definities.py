"""De definities van Soest, en de kleine bouwstenen: keuren, omzetten, CSV, DUO en Leefbaarometer."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest
from ophalen_bouwstenen import DAG, DUO_CSV, WORTEL, bouw_zip, gevulde_bron, kopie_van_soest, lees_blokken  # noqa: F401

import sturing.bronnen.ophalen as kamer
from sturing.bronnen.ophalen.cbs import Maatgegevens
from sturing.bronnen.ophalen.csvlezen import lees_csv
from sturing.bronnen.ophalen.definitie import Leefbaarometerblok, Maat, Reeks
from sturing.bronnen.ophalen.duo import tel_leerlingen
from sturing.bronnen.ophalen.keuren import kies_maat
from sturing.bronnen.ophalen.leefbaarometer import haal_leefbaarometer
from sturing.bronnen.ophalen.omzetten import lees_getal, reken_om
from sturing.bronnen.ophalen.web import Web
from sturing.fouten import BronFout, GegevensFout, VeleFouten
from sturing.gegevens.kader import lees_kader
from sturing.gegevens.lezer import Lezer

MODULES = [f"sturing.bronnen.ophalen.{p.stem}" for p in Path(kamer.__file__).parent.glob("[a-z]*.py")]
MATEN = {
    "Eenzaam_26": Maatgegevens("Eenzaam_26", "Eenzaam ", "Eenzaamheid", "%", ""),
    "Totaal_1": Maatgegevens("Totaal_1", "Totaal", "Jongeren", "aantal", ""),
    "Totaal_2": Maatgegevens("Totaal_2", "Totaal", "Ouderen", "aantal", ""),
}


@pytest.mark.parametrize("naam", [*MODULES, "sturing.gegevens.opslag"])
def test_elk_voorbeeld_in_een_docstring_klopt(naam):
    assert doctest.testmod(importlib.import_module(naam)).failed == 0


def test_elke_indicator_met_een_openbare_bron_heeft_een_weg_of_een_reden():
    definities = lees_blokken(WORTEL)
    kader = lees_kader(Lezer(WORTEL), WORTEL / "data/soest", 2026)
    met_weg = {reeks.indicator for blok in definities.blokken for reeks in blok.reeksen}
    zonder = {z.indicator for z in definities.zonder_weg}
    openbaar = {i.id for i in kader.indicatoren.values() if kader.bronnen[i.bron].wijze == "api"}
    assert openbaar <= met_weg | zonder
    assert not met_weg & zonder


def test_een_maat_zonder_code_staat_als_onzeker_of_is_elders_gezien():
    """Wat nog niemand zag, moet dat zeggen; de kerncijfers zijn gezien in 84799NED."""
    for blok in lees_blokken(WORTEL).blokken:
        for reeks in blok.reeksen:
            zonder_code = any(not maat.code for maat in reeks.maten)
            gezien = blok.bron == "cbs" and blok.gebied == "WijkenEnBuurten"
            assert not zonder_code or gezien or reeks.onzeker, reeks.indicator


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("dienst: rivm", "dienst: rivm2", "blokken.0"),
        ("marges: {}", "marge: {}", "marge"),
        ("RooktTabak_35", '"RooktTabak_35) or true"', "dit past niet bij het patroon"),
        (
            "indicator: roken-18-64", "indicator: rooken-18-64",
            "indicator 'rooken-18-64' bestaat niet in kader 2026; bedoelde u 'roken-18-64'?",
        ),
        ("bron: rivm-model", "bron: rivm-modl", "bron 'rivm-modl' bestaat niet in kader 2026; bedoelde u 'rivm-"),
        (
            "herkomst: model\n        maten: [Vrij", "herkomst: gemeten\n        maten: [Vrij",
            "vrijwilligerswerk: gemeten bij groep '18-plus', de indicator gaat over 'totaal'; maak er",
        ),
        (
            "indicator: roken-18-64", "indicator: overgewicht-18-64",
            "overgewicht-18-64 (model, 18-64) staat ook bij rivm-model; kies één van beide",
        ),
    ],
)  # fmt: skip
def test_een_fout_in_een_definitie_wordt_bij_het_lezen_gezien(wortel, van, naar, zin):
    pad = wortel / "data/soest/kader/2026/ophalen/rivm-model.yml"
    tekst = pad.read_text(encoding="utf-8")
    assert van in tekst
    pad.write_text(tekst.replace(van, naar, 1), encoding="utf-8")
    with pytest.raises((GegevensFout, VeleFouten)) as fout:
        lees_blokken(wortel)
    assert zin in str(fout.value)


def test_een_maat_wordt_nooit_gegokt():
    assert kies_maat("T", Maat(namen=("eenzaam",)), MATEN).code == "Eenzaam_26"
    assert kies_maat("T", Maat(namen=("Ouderen; Totaal",)), MATEN).code == "Totaal_2"
    with pytest.raises(
        BronFout, match=r"maat 'Totaal' komt vaker voor; hernoemd\? lijkt op Totaal_1 = Totaal; Totaal_2 = Totaal"
    ):
        kies_maat("T", Maat(namen=("Totaal",)), MATEN)
    with pytest.raises(
        BronFout, match=r"maat 'Eenzaam_25' bestaat niet \(meer\); hernoemd\? lijkt op Eenzaam_26 = Eenzaam"
    ):
        kies_maat("T", Maat(code="Eenzaam_25"), MATEN)
    with pytest.raises(BronFout, match="maat 'Eenzaam_26' heet nu 'Eenzaam', de definitie zegt 'Niet eenzaam'"):
        kies_maat("T", Maat(code="Eenzaam_26", namen=("Niet eenzaam",)), MATEN)


@pytest.mark.parametrize("waarde", [None, "", "  .", "x", "-", "-99997", -99996, "NULL"])
def test_wat_de_bron_niet_geeft_is_onbekend(waarde):
    assert lees_getal(waarde, "T") is None


@pytest.mark.parametrize("waarde", ["<5", "1.234,5", "twaalf", "1e3"])
def test_wat_geen_getal_is_wordt_geweigerd(waarde):
    with pytest.raises(BronFout, match="is geen getal"):
        lees_getal(waarde, "T")


def test_omrekenen_houdt_onbekend_onbekend():
    reeks = Reeks(indicator="a", groep="totaal", herkomst="gemeten", maten=("X_1",), omgekeerd=True)
    assert reken_om(reeks, None, 1.0, 2.0) == (None, None, None)
    assert reken_om(reeks, 10.0, 8.0, 13.0) == (90.0, 87.0, 92.0)


def test_een_csv_mag_een_bom_en_losse_spaties_hebben_en_een_kop_die_een_veld_te_kort_is():
    rijen = list(lees_csv("\ufeffA ;B b\r\n1;twee;\r\n".encode(), "T", ("A", "B_B")))
    assert rijen == [{"A": "1", "B_B": "twee"}]
    with pytest.raises(BronFout, match="T, regel 2: hier staan 3 velden in plaats van 2"):
        list(lees_csv(b"A;B\n1;2;3\n", "T", ("A",)))
    with pytest.raises(BronFout, match=r"kolom 'TOTAAL' ontbreekt; bedoelde u 'TOTALEN'\?"):
        list(lees_csv(b"A;TOTALEN\n1;2\n", "T", ("TOTAAL",)))


def test_een_afgeschermd_aantal_is_nooit_nul():
    telling = tel_leerlingen(DUO_CSV.encode(), "T", ("3761", "3762", "3763"), "GM0342")
    assert telling == {"binnen": 80, "buiten": 20, "binnen_afgeschermd": 1, "buiten_afgeschermd": 1}
    with pytest.raises(BronFout, match="geen leerling uit onze postcodes"):
        tel_leerlingen(DUO_CSV.encode(), "T", ("9999",), "GM0342")


def maak_leefbaarometerblok() -> Leefbaarometerblok:
    reeks = {
        "indicator": "sociale-samenhang",
        "groep": "totaal",
        "herkomst": "benadering",
        "maten": ["soc"],
        "opmerking": "score",
    }
    velden = {
        "bron": "leefbaarometer",
        "dienst": "leefbaarometer",
        "bestand": "/meting.zip",
        "lid": "wijken",
        "gebied": "wk_code",
    }
    return Leefbaarometerblok.model_validate(velden | {"reeksen": [reeks]})


def test_de_leefbaarometer_leest_een_zip_zonder_uit_te_pakken(bron):
    wijken = "wk_code,jaar,soc\nWK034201,2022,0.12\nWK103401,2022,9\nWK034201,2024,\n"
    bron.bestanden["/meting.zip"] = (200, bouw_zip(map__scores_wijken=wijken, map__scores_buurten="x"))
    gebieden = {"gemeente": ("GM0342",), "wijken": ("WK034201",)}
    with Web() as web:
        opbrengst = haal_leefbaarometer(web, maak_leefbaarometerblok(), gebieden, DAG, None)
    assert [(r.gebied, r.periode, r.waarde) for r in opbrengst.rijen] == [
        ("WK034201", "2022", 0.12),
        ("WK034201", "2024", None),
    ]


def test_een_zip_met_andere_bestanden_noemt_welke_er_zijn(bron):
    bron.bestanden["/meting.zip"] = (200, bouw_zip(map__scores_buurten="x"))
    with (
        Web() as web,
        pytest.raises(
            BronFout, match=r"0 bestanden in de zip heten 'wijken'; kies in de definitie uit scores_buurten\.csv"
        ),
    ):
        haal_leefbaarometer(web, maak_leefbaarometerblok(), {"wijken": ("WK034201",)}, DAG, None)
