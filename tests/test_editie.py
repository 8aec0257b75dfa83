"""Het rapport als geheel: veranderingen sinds de vorige editie, volledigheid en kalender."""

from __future__ import annotations

from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.tonen import blad as bladmodule
from sturing.tonen import toon_colofon, toon_kalender, toon_sinds_vorige, toon_volledigheid
from sturing.tonen.blad import Bladzijde
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.tonen.toon_editie import vorige_dossier

WORTEL = Path(__file__).parents[1]


@pytest.fixture
def open_blad(monkeypatch):
    def open_(gemeente: str, editie: str = "definitief") -> Bladzijde:
        blad = Bladzijde(lees_dossier(WORTEL, gemeente, 2026, editie))
        monkeypatch.setattr(bladmodule, "_huidig", blad)
        return blad

    return open_


def test_een_definitieve_editie_vergelijkt_zich_met_haar_concept(open_blad):
    vorige = vorige_dossier(open_blad("soest"))
    assert (vorige.rapportage.jaar, vorige.rapportage.editie) == (2026, "concept")


def test_het_eerste_concept_heeft_geen_vorige_editie(open_blad):
    assert vorige_dossier(open_blad("soest", "concept")) is None
    assert "eerste editie" in toon_sinds_vorige().tekst[0]


def test_elke_verandering_noemt_een_oorzaak(open_blad):
    open_blad("voorbeeld")
    rijen = toon_sinds_vorige().tabel.als_tekst()
    assert rijen
    assert all(waardoor for _, _, waardoor in rijen)
    assert any("herzien" in waardoor for _, _, waardoor in rijen)


def test_alle_doelen_van_soest_zijn_geduid(open_blad):
    blad = open_blad("soest")
    notebooks = sorted((WORTEL / "notebooks").glob("*.ipynb"))
    assert geduide_doelen(notebooks, blad.dossier) == set(blad.dossier.kader.doelen)


def test_een_benadering_telt_niet_als_cijfer_dat_binnen_is(open_blad):
    open_blad("soest")
    rijen = {rij[0]: rij for rij in toon_volledigheid().tabel.als_tekst()}
    assert rijen["Bestaanszekerheid"][1] == "0 van 46"


def test_de_regel_achter_samen_binnen_staat_bij_de_tabel_en_klopt(open_blad):
    open_blad("soest")
    getoond = toon_volledigheid()
    assert "‘Samen binnen’ telt de vier kolommen ervoor bij elkaar op" in getoond.tekst[0]
    for _, *delen, samen in getoond.tabel.als_tekst():
        binnen, verwacht = (sum(int(deel.split(" van ")[kant]) for deel in delen) for kant in (0, 1))
        assert samen == f"{100 * binnen // verwacht}%"


def test_een_document_van_na_de_peildatum_staat_niet_in_de_lijst_van_documenten(open_blad):
    later = "cijfers-open-data"
    for editie, staat_erin in (("concept", False), ("definitief", True)):
        dossier = open_blad("soest", editie).dossier
        namen = {d.id: d.naam for d in dossier.gemeente.documenten}
        getoond = [rij[0] for rij in toon_colofon().tabel.als_tekst()]
        assert (namen[later] in getoond) == staat_erin
        assert namen["integrale-visie-2024-2028"] in getoond


def test_de_kalender_noemt_per_bron_wat_er_is_en_wat_komt(open_blad):
    open_blad("soest")
    kalender = toon_kalender()
    rijen = {rij[0]: rij[1:] for rij in kalender.tabel.als_tekst()}
    assert rijen["GGD Gezondheidsmonitor Jeugd (13-16 jaar)"] == ["2023 en 2024", "-", "2027"]
    assert "GGD Gezondheidsmonitor Jeugd" in kalender.alt
