"""Het rapport als geheel: veranderingen sinds de vorige editie, volledigheid en kalender."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.tonen import blad as bladmodule
from sturing.tonen import (
    toon_bronnenlijst,
    toon_colofon,
    toon_kalender,
    toon_sinds_vorige,
    toon_verwacht_overzicht,
    toon_volledigheid,
)
from sturing.tonen.blad import Bladzijde
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.tonen.opmaak import als_anker
from sturing.tonen.teken_kalender import Kalenderrij, _kolommen, _plekken
from sturing.tonen.toon_editie import vorige_dossier
from sturing.tonen.toon_kalender import noem_jaren

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
    assert rijen["GGD Gezondheidsmonitor Jeugd (13-16 jaar)"] == [
        "2020, 2023 en 2024; cijfers zonder jaar",
        "-",
        "2027",
    ]
    assert "GGD Gezondheidsmonitor Jeugd" in kalender.alt


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_de_kalender_verzwijgt_geen_jaar_waarover_er_een_cijfer_is(open_blad, gemeente):
    blad = open_blad(gemeente)
    gevuld = blad.metingen[blad.metingen["waarde"].notna()]
    rijen = {rij[0]: rij[1] for rij in toon_kalender().tabel.als_tekst()}
    for bron, eigen in gevuld.groupby("bestand"):
        genoemd = _jaren(rijen[blad.dossier.kader.bronnen[bron].naam])
        assert genoemd == set(eigen["jaar"].dropna().astype(int)), bron


def _jaren(tekst: str) -> set[int]:
    """De jaren die een cel noemt; 'van tot en met' telt alle jaren ertussen."""
    uit = {int(jaar) for jaar in re.findall(r"\d{4}", tekst)}
    for van, tot in re.findall(r"(\d{4}) tot en met (\d{4})", tekst):
        uit |= set(range(int(van), int(tot) + 1))
    return uit


def test_cijfers_zonder_jaar_en_van_voor_de_kalender_staan_in_de_tabel_en_in_de_figuur(open_blad):
    open_blad("soest")
    kalender = toon_kalender()
    rijen = {rij[0]: rij[1] for rij in kalender.tabel.als_tekst()}
    assert rijen["RIVM-model gezondheid per wijk (SMAP)"] == "2012, 2016, 2020, 2022 en 2024"
    assert rijen["CBS StatLine"] == "2020"
    assert rijen["Wijkprofielen Soest"] == "cijfers zonder jaar"
    jaren = tuple(range(2021, 2030))
    oud = Kalenderrij("SMAP", (2012, 2016, 2020, 2022), (2031,), (2019,))
    assert _kolommen((oud,), jaren) == {2020: "voor 2021", **{j: str(j) for j in jaren}, 2030: "na 2029"}
    assert min(_kolommen((Kalenderrij("Wijk", (), (), (), True),), jaren)) == 2019
    assert _plekken(oud.jaren, jaren) == [2020, 2022]


def test_een_bron_zonder_cijfer_en_datum_staat_met_naam_bij_de_kalender(open_blad):
    open_blad("soest")
    kalender = toon_kalender()
    assert "Burgerpeiling" in kalender.tekst[0]
    assert "Burgerpeiling" not in {rij[0] for rij in kalender.tabel.als_tekst()}


def test_jaren_op_een_rij_staan_kort_in_de_kalender():
    assert noem_jaren(()) == ""
    assert noem_jaren((2023, 2024)) == "2023 en 2024"
    assert noem_jaren((2015, 2018, 2019, 2020, 2024)) == "2015, 2018 tot en met 2020 en 2024"


def test_de_grens_voor_kleine_aantallen_staat_per_bron_in_de_getoonde_bronnenlijst(open_blad):
    kader = open_blad("soest").dossier.kader
    lijst = toon_bronnenlijst()
    grens = lijst.tabel.koppen.index("Grens")
    assert {rij[0]: rij[grens] for rij in lijst.tabel.als_tekst()} == {
        b.naam: str(b.drempel) for b in kader.bronnen.values()
    }


def test_een_kop_over_indicatoren_telt_overal_hetzelfde(open_blad):
    """Dezelfde kop met een ander getal is een raadsel; daarom zegt de kop welke bron meetelt."""
    open_blad("soest")
    lijst, verwacht = toon_bronnenlijst(), toon_verwacht_overzicht()
    assert "Indicatoren" not in {*lijst.tabel.koppen, *verwacht.tabel.koppen}
    rijen = {rij[0]: dict(zip(lijst.tabel.koppen, rij, strict=True)) for rij in lijst.tabel.als_tekst()}
    assert rijen["CBS StatLine"]["Indicatoren als hoofd- of andere bron"] == "12"
    smap = rijen["RIVM-model gezondheid per wijk (SMAP)"]
    assert (smap["Indicatoren als hoofd- of andere bron"], smap["Nu een cijfer voor"]) == ("0", "1")
    assert dict((r[0], r[3]) for r in verwacht.tabel.als_tekst())["CBS StatLine"] == "9"
    assert toon_volledigheid().tabel.koppen[1] == "Cijfers, geen benadering"


def test_bronnen_met_hun_volgende_cijfer_staan_op_naam(open_blad):
    open_blad("soest")
    namen = [als_anker(rij[0]) for rij in toon_verwacht_overzicht().tabel.als_tekst()]
    assert namen == sorted(namen)
