"""Een stand staat er met zijn groep, en nooit alleen als er nog een cijfer van gelijke soort is."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from sturing.rekenen.doelstand import bereken_doelstand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.fichevelden import zin_kop
from sturing.tonen.wijzer import maak_wijzer
from sturing.tonen.zinnen import zin_verandering
from sturing.tonen.zinnen_oogopslag import zin_zorg
from sturing.tonen.zinnen_stand import zin_naast
from sturing.tonen.zinnen_verwant import lijst_verwant


@pytest.fixture(scope="module")
def blad(soest):
    return Bladzijde(soest)


@pytest.fixture(scope="module")
def standen(blad):
    return {s.indicator.id: s for s in blad.standen(tuple(blad.dossier.kader.indicatoren.values()))}


@pytest.fixture(scope="module")
def rijen(blad, standen):
    soep = BeautifulSoup(maak_wijzer(blad, tuple(standen.values())).inhoud, "html.parser")
    return {rij["data-id"]: rij for rij in soep.select("#tabel-indicatoren tbody tr")}


@pytest.mark.parametrize(
    ("indicator", "cijfers"),
    [
        ("inwoners-met-bijstand-18-67", ("740", "629")),
        ("vrijwilligerswerk", ("23%", "18 tot en met 64 jaar", "30%", "65 jaar en ouder")),
        ("overgewicht-18-64", ("45%", "18 jaar en ouder", "49,7%")),
        ("eenzaamheid-13-16", ("17,3%", "2021", "niet te vergelijken", "11,2%", "2023")),
    ],
)
def test_fiche_en_wijzer_noemen_beide_cijfers_met_hun_groep(blad, standen, rijen, indicator, cijfers):
    wijzer = rijen[indicator].find(attrs={"data-kop": "Stand"}).get_text(" ", strip=True)
    fiche = f"{zin_kop(blad, standen[indicator])} {zin_naast(blad, standen[indicator])}"
    for tekst in (fiche, wijzer):
        assert all(deel in tekst for deel in cijfers), tekst


def test_de_csv_van_de_wijzer_scheidt_de_groep_van_de_indicator_van_die_van_het_cijfer(blad, standen, rijen):
    groepen = blad.dossier.kader.groepen
    for naam, stand in standen.items():
        if stand.hoofdreeks:
            assert rijen[naam]["data-groepcijfer"] == groepen[stand.hoofdreeks.groep].naam
            assert rijen[naam]["data-groep"] == stand.indicator.groep
        assert ("data-naast" in rijen[naam].attrs) == bool(stand.naast), naam
    assert rijen["vrijwilligerswerk"]["data-groepcijfer"] == "18 tot en met 64 jaar"


def test_nulmeting_heet_alleen_een_eerste_meting_met_een_jaar(standen):
    woorden = {naam: zin_verandering(s) for naam, s in standen.items() if s.hoofdreeks and not s.uiteinden}
    assert woorden["inwoners-met-bijstand-18-67"] == "één cijfer"
    assert woorden["overgewicht-16-25"] == "één cijfer, jaar onbekend"
    assert [naam for naam, woord in woorden.items() if woord == "nulmeting"] == ["meldingen-discriminatie"]


def test_bij_de_zorg_en_in_het_hoofdstuk_staat_wat_de_documenten_over_eenzaamheid_noemen(blad):
    eigen = blad.standen_van_opgave(blad.dossier.kader.opgave("mentale-weerbaarheid"))
    zorg = zin_zorg(blad, bereken_doelstand(eigen), eigen)
    assert "van 8,7% in 2019 naar 17,3% in 2021" in zorg
    # Het cijfer van 2023 is een andere vraag: het staat erbij, en nooit als vervolg van de stijging.
    assert "Ander cijfer, niet te vergelijken: 11,2%, 2023" in zorg
    for tekst in (zorg, lijst_verwant(blad, eigen).replace("\\", "")):
        assert "sociaal eenzaam: 31% en emotioneel eenzaam: 23%" in tekst
