"""Elk oordeel en elke stand die anders is dan in de vorige editie, staat er met een oorzaak die klopt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.gegevens.perioden import tijdstip
from sturing.paden import zoek_wortel
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.edities import Oorzaak, Verandering, bereken_editie, bereken_veranderingen
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import bereken_stand, bereken_standen
from sturing.rekenen.uitkomsten import Regel, Uitkomst

GEMEENTE = "GM0001"
KOLOMMEN = ["indicator", "gebied", "groep", "herkomst", "periode", "tijd", "waarde", "ondergrens", "bovengrens", "n",
            "teller", "noemer", "aanduiding", "vindplaats", "opmerking", "bestand"]  # fmt: skip


def indicator(richting=Richting.MEER) -> SimpleNamespace:
    return SimpleNamespace(id="x", richting=richting, eenheid=Eenheid.PROCENT)


def editie(
    cijfers: dict[str, float], richting=Richting.MEER, n=1000, herkomst="gemeten", opmerking=None, groep="totaal",
    bestand="b",
):  # fmt: skip
    rijen = [
        ["x", GEMEENTE, groep, herkomst, p, tijdstip(p), w, None, None, n, None, None, "", "v",
         (opmerking or {}).get(p, ""), bestand]
        for p, w in cijfers.items()
    ]  # fmt: skip
    tabel = pd.DataFrame(rijen, columns=KOLOMMEN)
    return bereken_editie((bereken_stand(tabel, indicator(richting), GEMEENTE, ()),), tabel)


OUD = editie({"2020": 40.0, "2022": 41.0})


@pytest.mark.parametrize(
    ("oud", "nieuw", "oorzaken"),
    [
        (OUD, editie({"2020": 40.0, "2022": 41.0, "2024": 50.0}), (Oorzaak.NIEUW_CIJFER,)),
        (OUD, editie({"2020": 40.0, "2022": 49.0}), (Oorzaak.HERZIENING,)),
        (editie({"2020": 40.0, "2022": 49.0}), editie({"2020": 40.0, "2022": 49.0}, Richting.MINDER), (Oorzaak.KADER,)),
        (
            editie({"2020": 40.0, "2022": 49.0}),
            editie({"2020": 40.0, "2022": 49.0, "2024": 60.0}, opmerking={"2024": "reeksbreuk: andere vraag"}),
            (Oorzaak.METHODE,),
        ),
        (
            editie({"2020": 40.0, "2022": 49.0}),
            editie({"2020": 40.0, "2022": 40.5, "2024": 20.0}),
            (Oorzaak.HERZIENING, Oorzaak.NIEUW_CIJFER),
        ),
        (editie({}), editie({"2024": 5.0}), (Oorzaak.NIEUW_CIJFER,)),
    ],
    ids=["nieuw", "herzien", "richting", "breuk", "herzien en nieuw", "eerste cijfer"],
)
def test_een_ander_oordeel_krijgt_de_oorzaak_die_het_veroorzaakte(oud, nieuw, oorzaken):
    (uit,) = bereken_veranderingen(oud, nieuw)
    assert uit.oorzaken == oorzaken


def test_een_andere_herkomst_vooraan_is_een_ander_cijfer_en_geen_ontwikkeling():
    model = editie({"2020": 40.0, "2022": 49.0}, herkomst="model")
    beide = pd.concat([model.metingen, editie({"2024": 60.0}).metingen], ignore_index=True)
    nieuw = bereken_editie((bereken_stand(beide, indicator(), GEMEENTE, ()),), beide)
    (uit,) = bereken_veranderingen(model, nieuw)
    assert uit.oorzaken == (Oorzaak.ANDER_CIJFER,)


@pytest.mark.parametrize(
    ("nieuw", "oorzaak"),
    [
        (editie({"2020": 740.0}, n=None, bestand="cbs"), Oorzaak.ANDER_CIJFER),
        (editie({"niet vermeld": 629.0}, n=None, groep="18-plus"), Oorzaak.ANDER_CIJFER),
        (editie({"niet vermeld": 630.0}, n=None), Oorzaak.HERZIENING),
        (editie({"2024": 629.0}, n=None), Oorzaak.NIEUW_CIJFER),
    ],
    ids=["andere levering", "andere groep", "andere waarde", "ander jaar"],
)
def test_een_andere_stand_wordt_gemeld_ook_als_het_oordeel_gelijk_blijft(nieuw, oorzaak):
    oud = editie({"niet vermeld": 629.0}, n=None)
    (uit,) = bereken_veranderingen(oud, nieuw)
    assert not uit.ander_oordeel
    assert uit.oorzaken == (oorzaak,)
    assert [s.punt.waarde for s in uit.standen] == [629.0, nieuw.standen["x"].punt.waarde]


@pytest.mark.parametrize(
    ("toen", "bekend", "nu", "later"),
    [
        ("2022", None, "2024", True),
        ("2024", None, "2022", False),
        ("2024", None, "2024", False),
        ("niet vermeld", date(2023, 12, 7), "2024", True),
        ("niet vermeld", date(2023, 12, 7), "2020", None),
        ("niet vermeld", date(2023, 12, 7), "2023", None),
        ("niet vermeld", None, "2024", None),
        ("2022", None, "niet vermeld", None),
    ],
)
def test_een_cijfer_is_pas_later_als_dat_vaststaat(toen, bekend, nu, later):
    punten = Punt(toen, tijdstip(toen), 1.0, bekend_per=bekend), Punt(nu, tijdstip(nu), 2.0)
    verandering = Verandering("x", None, None, (), standen=tuple(SimpleNamespace(punt=p) for p in punten))
    assert verandering.is_later is later
    assert Verandering("x", None, None, ()).is_later is None


def test_een_oordeel_dat_wij_nu_anders_berekenen_is_een_andere_methode():
    stand = OUD.standen["x"]
    ouder = replace(stand, oordeel=replace(stand.oordeel, uitkomst=Uitkomst.GUNSTIG, regel=Regel.HELLING))
    (uit,) = bereken_veranderingen(bereken_editie((ouder,), OUD.metingen), OUD)
    assert uit.oorzaken == (Oorzaak.METHODE,)


def test_herziene_perioden_worden_genoemd():
    (uit,) = bereken_veranderingen(OUD, editie({"2020": 40.0, "2022": 49.0}))
    assert uit.herzien == ("2022",)


def test_een_indicator_die_komt_of_gaat_is_een_ander_kader():
    leeg = bereken_editie((), OUD.metingen.iloc[:0])
    assert [v.oorzaken for v in bereken_veranderingen(leeg, OUD)] == [(Oorzaak.KADER,)]
    assert bereken_veranderingen(OUD, leeg)[0].nieuw is None


cijferreeks = st.dictionaries(st.sampled_from([str(j) for j in range(2014, 2026)]), st.floats(1, 99), max_size=9)


@given(cijferreeks, cijferreeks, st.sampled_from(list(Richting)), st.sampled_from([None, 400]))
def test_elke_verandering_heeft_een_oorzaak_en_geen_verandering_heeft_er_geen(een, twee, richting, n):
    oud, nieuw = editie(een, n=n), editie(twee, richting, n=n)
    uit = bereken_veranderingen(oud, nieuw)
    kern = [(s.oordeel.uitkomst, s.oordeel.beweging, s.oordeel.regel) for s in (oud.standen["x"], nieuw.standen["x"])]
    cijfer = [(s.punt.periode, s.punt.waarde) for s in (oud.standen["x"], nieuw.standen["x"]) if s.punt]
    assert bool(uit) == (kern[0] != kern[1] or len(set(cijfer)) == 2)
    assert all(v.ander_oordeel == (kern[0] != kern[1]) for v in uit)
    assert all(v.oorzaken for v in uit)
    if een == twee and uit:
        assert uit[0].oorzaken == (Oorzaak.KADER,)


def maak(jaar: int, soort: str, peildatum=None):
    dossier = lees_dossier(zoek_wortel(), "voorbeeld", jaar, soort, peildatum)
    getoond = scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code, dossier.geschiedenis)
    standen = bereken_standen(
        getoond, dossier.kader, tuple(dossier.kader.indicatoren.values()), dossier.gemeente.code, ("NL",)
    )
    return bereken_editie(standen, getoond)


def test_dezelfde_editie_geeft_twee_keer_hetzelfde():
    een, twee = maak(2026, "concept"), maak(2026, "concept")
    assert een.standen == twee.standen
    assert een.metingen.equals(twee.metingen)
    assert bereken_veranderingen(een, twee) == ()


def test_concept_en_definitief_van_het_voorbeeld_verschillen_alleen_met_oorzaak():
    uit = bereken_veranderingen(maak(2026, "concept"), maak(2026, "definitief"))
    assert uit and all(v.oorzaken for v in uit)
    assert Oorzaak.NIEUW_CIJFER in {o for v in uit for o in v.oorzaken}
    assert Oorzaak.KADER not in {o for v in uit for o in v.oorzaken}


def test_vorig_jaar_en_dit_jaar_van_het_voorbeeld_verschillen_met_oorzaak():
    uit = bereken_veranderingen(maak(2025, "definitief"), maak(2026, "definitief"))
    assert uit and all(v.oorzaken for v in uit)
