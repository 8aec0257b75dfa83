"""Een gebied heet alleen hoger of lager dan een ander als de cijfers dat dragen."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.gegevens.perioden import tijdstip
from sturing.rekenen.reeksen import Punt, bereken_reeksen, kies_geleend
from sturing.rekenen.stand import Dekking, bereken_stand, tel_cijfers
from sturing.rekenen.uitkomsten import Ligging, Uitkomst
from sturing.rekenen.vergelijken import bereken_vergelijking, bereken_wijken, vergelijk_punten

GEMEENTE, LEEG = "GM0001", ("ondergrens", "bovengrens", "n", "teller", "noemer")


def indicator(richting=Richting.MINDER, eenheid=Eenheid.PROCENT) -> SimpleNamespace:
    return SimpleNamespace(id="x", richting=richting, eenheid=eenheid)


def punt(waarde, periode="2024", **meer) -> Punt:
    return Punt(periode, tijdstip(periode), waarde, **meer)


def metingen(*rijen: dict) -> pd.DataFrame:
    vast = {"indicator": "x", "groep": "totaal", "herkomst": "gemeten", "periode": "2024", **dict.fromkeys(LEEG),
            "aanduiding": "", "vindplaats": "v", "opmerking": "", "bestand": "b"}  # fmt: skip
    return pd.DataFrame([{**vast, **r, "tijd": tijdstip(r.get("periode", "2024"))} for r in rijen])


@pytest.mark.parametrize(
    ("eigen", "ligging", "gunst"),
    [
        (30.0, Ligging.HOGER, Uitkomst.ONGUNSTIG),
        (10.0, Ligging.LAGER, Uitkomst.GUNSTIG),
        (20.5, Ligging.GELIJK, None),
    ],
)
def test_de_ligging_volgt_de_cijfers_en_de_gunst_de_gewenste_richting(eigen, ligging, gunst):
    uit = vergelijk_punten(punt(eigen, n=1000), punt(20.0, n=50000), indicator(), "NL")
    assert (uit.ligging, uit.gunst) == (ligging, gunst)
    om = {Uitkomst.ONGUNSTIG: Uitkomst.GUNSTIG, Uitkomst.GUNSTIG: Uitkomst.ONGUNSTIG, None: None}
    ander = vergelijk_punten(punt(eigen, n=1000), punt(20.0, n=50000), indicator(Richting.MEER), "NL")
    assert (ander.ligging, ander.gunst) == (ligging, om[gunst])


def test_een_getal_dat_van_een_ander_gebied_komt_staat_in_geen_reeks():
    geleend = {"gebied": GEMEENTE, "waarde": 11.0, "opmerking": "benadering: geen eigen cijfer van Dorp"}
    eigen = {"gebied": GEMEENTE, "waarde": 9.0, "periode": "2023", "opmerking": "dit is een eigen cijfer"}
    assert bereken_reeksen(metingen(geleend), "x", GEMEENTE) == ()
    assert kies_geleend(metingen(geleend), "x", GEMEENTE).waarde == 11.0
    assert [p.waarde for r in bereken_reeksen(metingen(geleend, eigen), "x", GEMEENTE) for p in r.punten] == [9.0]
    assert kies_geleend(metingen(eigen), "x", GEMEENTE) is None


def test_zonder_eigen_cijfer_telt_een_indicator_als_niet_gemeten_en_noemt_de_stand_wie_er_wel_een_heeft():
    """Van welk gebied het cijfer is, komt uit de meting van dat gebied en niet uit een lijst."""
    geleend = {"gebied": GEMEENTE, "waarde": 11.0, "opmerking": "benadering: geen eigen cijfer van Dorp"}
    land, leeg = {"gebied": "NL", "waarde": 11.0}, {"gebied": "PV01", "waarde": None}
    alleen_elders = bereken_stand(metingen(geleend, land, leeg), indicator(), GEMEENTE, ("PV01", "NL"))
    assert (alleen_elders.dekking, alleen_elders.punt, alleen_elders.vergelijkingen) == (Dekking.GEEN, None, ())
    assert [(e.gebied, e.punt.waarde) for e in alleen_elders.elders] == [("NL", 11.0)]
    eigen = bereken_stand(metingen({"gebied": GEMEENTE, "waarde": 9.0}, land), indicator(), GEMEENTE, ("NL",))
    assert (eigen.elders, eigen.geleend) == ((), None)
    telling = tel_cijfers((alleen_elders,))
    assert (telling.alle, telling.eigen, telling.zonder, telling.elders) == (1, 0, 1, 1)


def test_zonder_gewenste_richting_is_hoger_niet_goed_of_slecht():
    uit = vergelijk_punten(punt(30.0, n=1000), punt(20.0, n=1000), indicator(Richting.NEUTRAAL), "NL")
    assert (uit.ligging, uit.gunst) == (Ligging.HOGER, None)


def test_het_verschil_en_het_kleinste_zichtbare_staan_in_procentpunten():
    uit = vergelijk_punten(punt(30.0, n=1000), punt(20.0, n=1000), indicator(), "NL")
    assert uit.verschil == pytest.approx(10.0)
    assert 3 < uit.kleinste_zichtbaar < 5


def test_marges_van_de_bron_gaan_voor_het_aantal_ondervraagden():
    breed = vergelijk_punten(
        punt(30.0, ondergrens=15.0, bovengrens=45.0, n=1000), punt(20.0, n=1000), indicator(), "NL"
    )
    assert breed.ligging == Ligging.GELIJK


def test_een_land_zonder_marge_is_een_vaste_maat_en_een_gemeente_niet():
    een, ander = punt(30.0, n=1000), punt(20.0)
    assert vergelijk_punten(een, ander, indicator(), "NL").ligging == Ligging.HOGER
    assert "vaste maat" in vergelijk_punten(een, ander, indicator(), "NL").waarom
    assert vergelijk_punten(een, ander, indicator(), "WK000101", groter=False).ligging == Ligging.ONBEKEND


@pytest.mark.parametrize(
    ("eigen", "ander", "meer", "reden"),
    [
        (punt(30.0), punt(20.0), {}, "geen marge"),
        (punt(30.0, n=500), punt(20.0, n=500), {"zelfde_periode": False}, "verschillende perioden"),
        (punt(None, afgeschermd=True), punt(20.0, n=500), {}, "afgeschermd"),
        (punt(None), punt(20.0, n=500), {}, "ontbreekt"),
    ],
    ids=["zonder marge", "ander jaar", "afgeschermd", "leeg"],
)
def test_wat_niet_te_vergelijken_is_krijgt_geen_ligging_maar_een_reden(eigen, ander, meer, reden):
    uit = vergelijk_punten(eigen, ander, indicator(), "NL", **meer)
    assert uit.ligging == Ligging.ONBEKEND and reden in uit.waarom


def test_aantallen_van_gebieden_worden_alleen_per_inwoner_vergeleken():
    aantal = indicator(eenheid=Eenheid.AANTAL)
    assert "grootte" in vergelijk_punten(punt(700.0), punt(400000.0), aantal, "NL").waarom
    uit = vergelijk_punten(punt(700.0, noemer=20000), punt(400000.0, noemer=10_000_000), aantal, "NL")
    assert (uit.ligging, round(uit.verschil)) == (Ligging.LAGER, -100)


def test_een_vergelijking_zoekt_dezelfde_periode_groep_en_herkomst():
    tabel = metingen(
        {"gebied": GEMEENTE, "waarde": 30.0, "n": 900},
        {"gebied": "NL", "waarde": 20.0, "n": 9000},
        {"gebied": "NL", "waarde": 90.0, "n": 9000, "periode": "2025"},
        {"gebied": "NL", "waarde": 80.0, "herkomst": "model"},
    )
    hoofd = bereken_reeksen(tabel, "x", GEMEENTE)[0]
    uit = bereken_vergelijking(tabel, hoofd, "NL", indicator())
    assert (uit.punt.waarde, uit.zelfde_periode, uit.ligging) == (20.0, True, Ligging.HOGER)
    assert bereken_vergelijking(tabel, hoofd, "PV26", indicator()) is None


def test_een_wijk_wordt_vergeleken_met_de_rest_van_de_gemeente():
    tabel = metingen(
        {"gebied": GEMEENTE, "waarde": 20.0, "teller": 400.0, "noemer": 2000.0},
        {"gebied": "WK000101", "waarde": 35.0, "teller": 350.0, "noemer": 1000.0},
        {"gebied": "WK000102", "waarde": 5.0, "teller": 50.0, "noemer": 1000.0},
    )
    uit = bereken_wijken(tabel, indicator(), GEMEENTE, ("WK000101", "WK000102", "WK000103"))
    assert [(v.gebied, v.punt.waarde, v.ligging) for v in uit] == [
        ("WK000101", 35.0, Ligging.HOGER),
        ("WK000102", 5.0, Ligging.LAGER),
    ]
    assert uit[0].verschil == pytest.approx(30.0)


def test_hoe_meer_wijken_hoe_strenger_de_toets():
    def vergelijk(aantal):
        wijken = [{"gebied": f"WK0001{i:02}", "waarde": 23.5 if i == 0 else 20.0, "n": 700} for i in range(aantal)]
        tabel = metingen({"gebied": GEMEENTE, "waarde": 20.0, "n": 60000}, *wijken)
        return bereken_wijken(tabel, indicator(), GEMEENTE, tuple(w["gebied"] for w in wijken))[0].ligging

    assert vergelijk(1) == Ligging.HOGER
    assert vergelijk(8) == Ligging.GELIJK


def test_wijken_worden_vergeleken_in_de_nieuwste_periode_die_beide_hebben():
    tabel = metingen(
        {"gebied": GEMEENTE, "waarde": 20.0, "n": 900, "periode": "2022"},
        {"gebied": GEMEENTE, "waarde": 25.0, "n": 900, "periode": "2024"},
        {"gebied": "WK000101", "waarde": 21.0, "n": 300, "periode": "2022"},
    )
    assert [v.punt.periode for v in bereken_wijken(tabel, indicator(), GEMEENTE, ("WK000101",))] == ["2022"]
