"""Van hoeveel indicatoren er een cijfer is: overal hetzelfde getal, en alleen eigen cijfers tellen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sturing.gegevens.dossier import lees_dossier
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.reeksen import is_geleend
from sturing.rekenen.stand import tel_cijfers
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.raadsstuk import maak_raadsstukken
from sturing.tonen.toon_halters import figuur_opvallend, kies_opvallend
from sturing.tonen.toon_oogopslag import toon_oogopslag
from sturing.tonen.toon_start import toon_oogopslag_opgaven, zin_antwoord
from sturing.tonen.wijzer import maak_wijzer
from sturing.tonen.zinnen_oogopslag import zin_onbekend, zin_opgave
from sturing.voorwerk import tel_indicatoren

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module", params=["soest", "voorbeeld"])
def blad(request) -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, request.param, 2026))


@pytest.fixture(scope="module")
def alle(blad):
    return blad.standen(tuple(blad.dossier.kader.indicatoren.values()))


def test_alleen_een_meting_over_de_gemeente_zelf_telt_als_cijfer(blad, alle):
    dossier = blad.dossier
    tabel = scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code, dossier.geschiedenis)
    hier = tabel[(tabel["gebied"] == dossier.gemeente.code) & ~tabel["opmerking"].map(is_geleend)]
    telling = tel_cijfers(alle)
    assert telling.eigen == hier["indicator"].nunique()
    elders = set(tabel[tabel["gebied"].isin([g.code for g in dossier.gemeente.vergelijk])]["indicator"])
    assert telling.elders == len(elders - set(hier["indicator"]))


def test_in_soest_hebben_twee_indicatoren_alleen_een_cijfer_van_een_ander_gebied():
    blad = Bladzijde(lees_dossier(WORTEL, "soest", 2026))
    standen = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    elders = {s.indicator.id: [e.gebied for e in s.elders] for s in standen if s.elders}
    assert elders == {"gediscrimineerd": ["NL"], "overgewicht-2-11": ["GG2514"]}
    assert "Van 2 andere is er alleen een cijfer van een ander gebied." in zin_antwoord(standen)


def test_elke_plek_die_cijfers_telt_noemt_hetzelfde_getal(blad, alle):
    telling = tel_cijfers(alle)
    assert f"{telling.eigen} indicatoren hebben een cijfer" in zin_antwoord(alle)
    wijzer = maak_wijzer(blad, alle).inhoud
    assert f"Van {telling.eigen} is een cijfer over" in wijzer
    assert len(re.findall(r"data-dekking=\"(?!nog-geen-meting)", wijzer)) == telling.eigen
    doelen = tuple(blad.dossier.kader.doelen.values())
    assert zin_onbekend(blad, doelen, alle).startswith(f"{telling.zonder} indicatoren hebben nog geen eigen cijfer")
    assert tel_indicatoren(blad)["nog geen meting"] == telling.zonder
    oplegger = next(s for s in maak_raadsstukken(blad) if s.naam == "oplegger")
    assert f"Van de {telling.alle} indicatoren hebben er {telling.eigen} een cijfer." in oplegger.inhoud


def test_per_opgave_en_doel_tellen_boek_en_stuk_gelijk(blad):
    with met_bladzijde(blad):
        start = {rij[0]: rij for rij in toon_oogopslag_opgaven().tabel.als_tekst()}
    stukken = {s.naam: s.inhoud for s in maak_raadsstukken(blad)}
    for opgave in blad.dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        telling = tel_cijfers(standen)
        assert start[opgave.naam][-2] == f"{telling.eigen} van {telling.alle}"
        assert f"{telling.eigen or 'geen'} indicator" in zin_opgave(opgave, standen)
        with met_bladzijde(Bladzijde(blad.dossier, opgave, berekend=blad.berekend)):
            rijen = [rij[2] for rij in toon_oogopslag().delen[0].tabel.als_tekst()]
        per_doel = [tel_cijfers(blad.standen_van_doel(d)) for d in opgave.doelen]
        assert rijen == [f"{t.eigen} van {t.alle}" for t in per_doel]
        tabel = BeautifulSoup(stukken[opgave.id], "lxml").table
        assert [rij.find_all("td")[1].get_text() for rij in tabel.tbody.find_all("tr")] == rijen


def test_de_figuur_en_de_lijst_van_een_stuk_rusten_op_dezelfde_keuze(blad):
    for opgave in blad.dossier.kader.opgaven:
        alles, enkele = kies_opvallend(blad, opgave, 99), kies_opvallend(blad, opgave, 2)
        assert enkele.standen == alles.standen[:2] and enkele.uit == alles.uit == len(alles.standen)
        with met_bladzijde(blad):
            figuur = figuur_opvallend(blad, opgave, enkele)
        assert (figuur is None) == (not enkele.standen)
        if figuur and enkele.uit > 2:
            assert f"2 van de {enkele.uit}" in figuur.titel
            assert [rij[0].split(" (")[0] for rij in figuur.tabel.als_tekst()] == [
                s.indicator.kort.split(" (")[0] for s in enkele.standen
            ]
