"""Het sturingskader 2026 van Soest is compleet, en wat erin staat klopt met de bron."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sturing.gegevens.kadertoets import REGELS, toets_kader
from sturing.gegevens.perioden import is_periode
from sturing.paden import zoek_wortel


def test_het_kader_telt_wat_het_uitvoeringsplan_telt(soest):
    kader = soest.kader
    assert [len(o.doelen) for o in kader.opgaven] == [3, 5, 4, 3, 4]
    assert (len(kader.opgaven), len(kader.doelen), len(kader.resultaten)) == (5, 19, 52)


def test_alle_159_en_151_bronrijen_zijn_gedekt(soest):
    rijen = [r.rij for r in soest.kader.bronrijen]
    assert rijen == [f"H{n:03d}" for n in range(1, 160)] + [f"A{n:03d}" for n in range(1, 152)]
    assert {rij for i in soest.kader.indicatoren.values() for rij in i.bronrijen} == set(rijen)


def test_de_toets_op_het_kader_vindt_geen_fouten(soest):
    assert [b for b in toets_kader(soest.kader, soest.gemeente) if b.ernst == "fout"] == []


def test_de_kringen_in_de_samenhang_zijn_bekend(soest):
    kringen = [b.tekst.removeprefix("kring in de samenhang: ") for b in toets_kader(soest.kader, soest.gemeente)]
    assert kringen == [
        "langdurige-stress -> multiproblematiek -> langdurige-stress",
        "multiproblematiek -> overgewicht -> multiproblematiek",
        "multiproblematiek -> psychische-problemen -> multiproblematiek",
        "multiproblematiek -> sociale-uitsluiting -> multiproblematiek",
    ]


def test_elke_regel_van_de_toets_zegt_in_een_zin_wat_hij_eist():
    assert [r.__name__ for r in REGELS if not (r.__doc__ or "").endswith(".")] == []
    assert all(regel.__name__.startswith("regel_") for regel in REGELS)


def test_er_zijn_meer_dan_honderd_tegenstrijdigheden_met_een_keuze_en_een_reden(soest):
    alle = soest.kader.tegenstrijdigheden
    assert len(alle) > 100
    assert {"naam", "leeftijd", "cijfer", "bron"} <= set(Counter(t.raakt for t in alle))
    assert [t.id for t in alle if len({(z.naam, z.vindplaats) for z in t.lezingen}) < 2] == []


def test_de_verkeerde_wijktabel_van_soesterberg_staat_bij_de_tegenstrijdigheden(soest):
    ids = {t.id for t in soest.kader.tegenstrijdigheden}
    assert {"soesterberg-huishoudens", "soesterberg-koopwoningen", "soesterberg-huurwoningen"} <= ids


def test_de_regelingen_hebben_de_budgetten_van_het_plan(soest):
    budgetten = {r.id: r.budget for r in soest.kader.afwegingskader.regelingen if r.budget is not None}
    assert budgetten == {
        "innovatiefonds": 100_000,
        "inwonersinitiatieven": 41_218,
        "deskundigheidsbevordering-vrijwilligers": 12_804,
        "waardering-vrijwilligers": 19_362,
    }


@pytest.mark.parametrize(
    ("per_inwoner", "aantal", "totaal"),
    [
        ("Hoog", "Laag", "Middel"), ("Hoog", "Gemiddeld", "Groot"), ("Hoog", "Hoog", "Groot"),
        ("Gemiddeld", "Laag", "Klein"), ("Gemiddeld", "Gemiddeld", "Middel"), ("Gemiddeld", "Hoog", "Groot"),
        ("Laag", "Laag", "Klein"), ("Laag", "Gemiddeld", "Klein"), ("Laag", "Hoog", "Middel"),
    ],
)  # fmt: skip
def test_de_impactmatrix_geeft_in_elke_cel_wat_het_plan_afdrukt(soest, per_inwoner, aantal, totaal):
    matrix = soest.kader.afwegingskader.impactmatrix
    assert matrix.cellen[matrix.rijen.index(per_inwoner)][matrix.kolommen.index(aantal)] == totaal


def test_de_zes_stappen_van_het_kompas_zeggen_waar_het_rapport_ze_beantwoordt(soest):
    kompas = soest.kader.grondslag.kompas
    assert [s.nummer for s in kompas] == [1, 2, 3, 4, 5, 6]
    assert all(s.in_rapport for s in kompas)


def test_elke_indicator_zegt_zijn_richting_en_waarom(soest):
    indicatoren = soest.kader.indicatoren.values()
    assert {i.richting_grond for i in indicatoren} == {"titel", "afgeleid", "onduidelijk"}
    assert all(i.richting_reden.endswith(".") for i in indicatoren)
    assert [i.id for i in indicatoren if i.volgende and not is_periode(i.volgende)] == []


def test_een_indicator_met_een_leeftijd_in_zijn_id_hoort_bij_die_groep(soest):
    anders = {}
    for i in soest.kader.indicatoren.values():
        leeftijd = re.search(r"-(\d+-\d+|\d+-plus)$", i.id)
        if leeftijd and leeftijd[1] in soest.kader.groepen and leeftijd[1] != i.groep:
            anders[i.id] = i.groep
    assert anders == {}


def test_de_wijken_zijn_de_acht_van_het_cbs_met_elk_een_tegel(soest):
    wijken = soest.gemeente.wijken
    assert [w.code for w in wijken] == [f"WK0342{n:02d}" for n in range(1, 9)]
    assert len({w.tegel for w in wijken}) == 8


def test_geen_fout_in_de_gegevens_van_2025_en_het_kader_van_2026_dient_daar(soest_2025):
    assert soest_2025.kader.jaar == 2026
    assert soest_2025.rapportage.peildatum.isoformat() == "2025-07-31"


def test_de_bestanden_van_soest_zijn_utf8_met_lf_en_zonder_bom():
    wortel = zoek_wortel() / "data" / "soest"
    inhoud = {p.name: p.read_bytes() for p in wortel.rglob("*") if p.is_file()}
    assert [naam for naam, b in inhoud.items() if b"\r" in b or b.startswith(b"\xef\xbb\xbf")] == []
