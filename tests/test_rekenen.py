"""Van metingen naar reeksen en standen: niets wordt gemengd wat niet bij elkaar hoort."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sturing.gegevens.feitenmodel import METINGKOLOMMEN
from sturing.gegevens.perioden import tijdstip
from sturing.rekenen.naast import kies_naast, zoek_tegenspraak
from sturing.rekenen.oordeel import Uitkomst
from sturing.rekenen.reeksen import (
    VOLGORDE_HERKOMST,
    bereken_reeksen,
    kies_gelijksoortige,
    kies_hoofdreeks,
)
from sturing.rekenen.stand import Dekking, bereken_stand, bereken_standen, tel_dekking

EENZAAM = "eenzaamheid-18-plus"


def tabel(rijen) -> pd.DataFrame:
    """Metingen zoals `lees_metingen` ze geeft; een rij is (gebied, periode, groep, herkomst, waarde)."""
    leeg = dict.fromkeys(METINGKOLOMMEN, "") | dict.fromkeys(("ondergrens", "bovengrens", "n", "teller", "noemer"))
    return pd.DataFrame(
        [
            leeg | {"indicator": EENZAAM, "gebied": g, "periode": p, "groep": gr, "herkomst": h, "waarde": w,
                    "tijd": tijdstip(p), "bestand": "monitor"}
            for g, p, gr, h, w in rijen
        ],
        columns=[*METINGKOLOMMEN, "bestand", "tijd"],
    )  # fmt: skip


RIJ = st.tuples(
    st.sampled_from(["GM9999", "NL"]),
    st.sampled_from(["2020", "2021", "2022", "2023/2024", "niet vermeld"]),
    st.sampled_from(["18-plus", "totaal"]),
    st.sampled_from(VOLGORDE_HERKOMST),
)
RIJEN = st.lists(RIJ, unique=True, max_size=25).map(lambda rijen: [(*r, float(i)) for i, r in enumerate(rijen)])


@given(RIJEN)
def test_gemeten_model_en_benadering_staan_nooit_in_een_reeks(rijen):
    reeksen = bereken_reeksen(tabel(rijen), EENZAAM, "GM9999")
    assert sum(len(r.punten) for r in reeksen) == sum(g == "GM9999" for g, *_ in rijen)
    for r in reeksen:
        eigen = [(p, w) for g, p, gr, h, w in rijen if (g, gr, h) == ("GM9999", r.groep, r.herkomst)]
        assert sorted((p.periode, p.waarde) for p in r.punten) == sorted(eigen)


@given(RIJEN, st.randoms())
@settings(max_examples=50)
def test_de_volgorde_van_metingen_maakt_niet_uit(rijen, toeval: random.Random):
    anders = toeval.sample(rijen, len(rijen))
    assert bereken_reeksen(tabel(rijen), EENZAAM, "GM9999") == bereken_reeksen(tabel(anders), EENZAAM, "GM9999")


@given(RIJEN)
def test_punten_staan_op_volgorde_van_tijd(rijen):
    for r in bereken_reeksen(tabel(rijen), EENZAAM, "GM9999"):
        assert [p.tijd for p in r.punten] == sorted(p.tijd for p in r.punten)


def test_een_gemeten_reeks_gaat_voor_een_langere_benadering():
    rijen = [("GM9999", str(j), "totaal", "benadering", 1.0) for j in range(2015, 2024)]
    hoofd = kies_hoofdreeks(
        bereken_reeksen(tabel([*rijen, ("GM9999", "2023", "18-plus", "gemeten", 2.0)]), EENZAAM, "GM9999")
    )
    assert (hoofd.herkomst, hoofd.laatste.waarde) == ("gemeten", 2.0)
    assert kies_hoofdreeks(()) is None


def uit(bestand: str, *rijen) -> pd.DataFrame:
    """Gemeten cijfers over iedereen uit één levering; een rij is (periode, waarde)."""
    return tabel([("GM9999", p, "totaal", "gemeten", w) for p, w in rijen]).assign(bestand=bestand)


def test_twee_leveringen_van_dezelfde_indicator_staan_nooit_in_een_reeks():
    samen = pd.concat([uit("ggd", ("2020", 40.0), ("2022", 41.0)), uit("vng", ("2021", 60.0), ("2023", 61.0))])
    reeksen = bereken_reeksen(samen, EENZAAM, "GM9999")
    assert [(r.bestand, [p.waarde for p in r.punten]) for r in reeksen] == [
        ("vng", [60.0, 61.0]),
        ("ggd", [40.0, 41.0]),
    ]


def test_bij_even_lange_leveringen_draagt_de_nieuwste_het_oordeel_en_een_cijfer_zonder_jaar_nooit():
    samen = pd.concat([uit("visie", ("niet vermeld", 41.0)), uit("ggd", ("2023", 50.0))])
    assert kies_hoofdreeks(bereken_reeksen(samen, EENZAAM, "GM9999")).bestand == "ggd"


def test_zonder_jaar_gaat_het_cijfer_uit_het_laatst_bekende_document_voor_en_nooit_de_eerste_letter():
    oud = uit("a-visie", ("niet vermeld", 49.7)).assign(beschikbaar_per="2023-12-07", groep="18-64")
    nieuw = uit("z-plan", ("niet vermeld", 45.0)).assign(beschikbaar_per="2025-12-31", groep="65-plus")
    assert kies_hoofdreeks(bereken_reeksen(pd.concat([oud, nieuw]), EENZAAM, "GM9999")).laatste.waarde == 45.0


def test_een_ander_cijfer_van_gelijke_soort_staat_er_altijd_naast():
    samen = pd.concat(
        [uit("visie", ("niet vermeld", 629.0)), uit("cbs", ("2020", 740.0)), uit("kopie", ("2020", 740.0))]
    )
    reeksen = bereken_reeksen(samen, EENZAAM, "GM9999")
    assert [r.laatste.waarde for r in kies_naast(reeksen, reeksen[0])] == [629.0]
    zwakker = bereken_reeksen(
        pd.concat([samen, uit("schatting", ("2024", 1.0)).assign(herkomst="model")]), EENZAAM, "GM9999"
    )
    assert 1.0 not in [r.laatste.waarde for r in kies_naast(zwakker, zwakker[0])]


def test_leveringen_die_elkaar_tegenspreken_worden_genoemd():
    samen = pd.concat([uit("ggd", ("2020", 40.0), ("2022", 41.0)), uit("vng", ("2020", 40.0), ("2022", 55.0))])
    assert [
        (een.waarde, ander.waarde) for een, ander in zoek_tegenspraak(bereken_reeksen(samen, EENZAAM, "GM9999"))
    ] == [(41.0, 55.0)]


def test_vergelijken_gaat_het_liefst_met_dezelfde_levering():
    hoofd = bereken_reeksen(uit("vng", ("2022", 41.0)), EENZAAM, "GM9999")[0]
    samen = bereken_reeksen(pd.concat([uit("ggd", ("2022", 1.0)), uit("vng", ("2022", 2.0))]), EENZAAM, "GM9999")
    assert kies_gelijksoortige(samen, hoofd).bestand == "vng"
    assert kies_gelijksoortige(samen[:1], hoofd).bestand == "ggd"


@pytest.fixture
def stand(klein_dossier):
    """De stand van een indicator in Kleindorp, uit metingen die de test kiest."""
    indicator = klein_dossier.lees().kader.indicatoren[EENZAAM]
    return lambda rijen: bereken_stand(tabel(rijen), indicator, "GM9999", ("NL",))


def test_zonder_cijfer_is_er_geen_stand(stand):
    leeg = stand([])
    assert (leeg.dekking, leeg.punt, leeg.vergelijkingen) == (Dekking.GEEN, None, ())
    assert leeg.oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN


@pytest.mark.parametrize(
    ("rijen", "dekking"),
    [
        ([("GM9999", "2023", "18-plus", "gemeten", 1.0)], Dekking.EEN_CIJFER),
        ([("GM9999", "niet vermeld", "18-plus", "gemeten", 1.0)], Dekking.EEN_CIJFER),
        ([("GM9999", j, "18-plus", "gemeten", 1.0) for j in ("2022", "2023")], Dekking.REEKS),
        ([("GM9999", j, "18-plus", "benadering", 1.0) for j in ("2022", "2023")], Dekking.BENADERING),
        ([("NL", "2023", "18-plus", "gemeten", 1.0)], Dekking.GEEN),
    ],
)
def test_de_dekking_zegt_wat_voor_cijfer_er_is(stand, rijen, dekking):
    assert stand(rijen).dekking == dekking


def test_vergelijken_gebeurt_in_dezelfde_periode_als_dat_kan(stand):
    eigen = ("GM9999", "2022", "18-plus", "gemeten", 42.0)
    land = [("NL", j, "18-plus", "gemeten", w) for j, w in (("2022", 46.0), ("2024", 47.0))]
    zelfde = stand([eigen, *land]).vergelijkingen[0]
    assert (zelfde.punt.waarde, zelfde.zelfde_periode) == (46.0, True)
    ander = stand([eigen, land[1]]).vergelijkingen[0]
    assert (ander.punt.waarde, ander.zelfde_periode) == (47.0, False)


def test_een_cijfer_voor_een_andere_groep_of_herkomst_is_geen_vergelijking(stand):
    eigen = ("GM9999", "2022", "18-plus", "gemeten", 42.0)
    assert stand([eigen, ("NL", "2022", "totaal", "gemeten", 46.0)]).vergelijkingen == ()
    assert stand([eigen, ("NL", "2022", "18-plus", "model", 46.0)]).vergelijkingen == ()


def test_elke_indicator_van_soest_heeft_precies_een_soort_dekking(soest):
    indicatoren = tuple(soest.kader.indicatoren.values())
    standen = bereken_standen(soest.metingen, soest.kader, indicatoren, soest.gemeente.code, ("NL",))
    assert [s.indicator for s in standen] == list(indicatoren)
    tellingen = tel_dekking(standen)
    assert sum(tellingen.values()) == len(indicatoren)
    assert tellingen[Dekking.REEKS] >= 1 and tellingen[Dekking.GEEN] > 100


def test_van_soest_zegt_geen_enkel_oordeel_meer_dan_de_cijfers_dragen(soest):
    indicatoren = tuple(soest.kader.indicatoren.values())
    standen = bereken_standen(soest.metingen, soest.kader, indicatoren, soest.gemeente.code, ())
    assert {s.oordeel.uitkomst for s in standen} == {Uitkomst.NIET_TE_ZEGGEN}
