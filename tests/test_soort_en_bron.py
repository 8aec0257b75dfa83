"""Een cijfer uit een model heet overal zo, en een bron staat alleen bij haar eigen cijfers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sturing.gegevens.kadermodel import Lezing
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde, met_bladzijde, nieuwste_jaar
from sturing.tonen.cijfertabel import woord_reeks
from sturing.tonen.fiche import maak_fiche
from sturing.tonen.groepen import zin_over_wie
from sturing.tonen.notatie import toon_waarde
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.raadslijsten import lijst_cijfers
from sturing.tonen.raadsstuk import maak_inwonersblad, maak_raadblad
from sturing.tonen.toon_boek import toon_veranderingen
from sturing.tonen.toon_halters import figuur_opvallend, kies_opvallend, toon_halters
from sturing.tonen.toon_verloop import bronnen_van_bestanden, toon_verlopen
from sturing.tonen.wijzer import maak_wijzer
from sturing.tonen.zinnen_inwoners import gewone_naam, zin_inwoners
from sturing.tonen.zorgcel import cel_zorg

MODEL = "berekend met een model"
RIVM, VISIE = "RIVM-model gezondheid per wijk (SMAP)", "Integrale Visie Sociaal Domein 2024-2028"
GEZONDHEID, BIJSTAND = "ervaren-gezondheid-goed-18-64", "inwoners-met-bijstand-18-67"


@pytest.fixture
def blad(soest) -> Bladzijde:
    return Bladzijde(soest)


def stand_van(blad: Bladzijde, indicator: str) -> Stand:
    return blad.standen((blad.dossier.kader.indicator(indicator),))[0]


def figuren(getoond: Getoond | Stapel) -> list[Getoond]:
    return [d for d in (getoond.delen if isinstance(getoond, Stapel) else (getoond,)) if d.svg]


def inwoners(blad: Bladzijde, opgave: str) -> str:
    kader = blad.dossier.kader
    eigen = Bladzijde(blad.dossier, kader.opgave(opgave), berekend=blad.berekend)
    return zin_inwoners(eigen, blad.standen_van_opgave(kader.opgave(opgave)))


def test_een_cijfer_uit_een_model_heet_overal_zo_en_zegt_over_wie_het_gaat(blad):
    stand, opgave = stand_van(blad, GEZONDHEID), blad.dossier.kader.opgave("gezonde-leefstijl")
    assert stand.hoofdreeks.gemodelleerd and stand.hoofdreeks.herkomst == "benadering"
    eigen = Bladzijde(blad.dossier, opgave, berekend=blad.berekend)
    with met_bladzijde(eigen):
        plekken = {
            "startpagina": cel_zorg(eigen, (stand,)).tekst,
            "halters": figuren(toon_halters())[0].titel,
            "dia": figuur_opvallend(eigen, opgave, kies_opvallend(eigen, opgave, 5)).beeld,
            "lijst op een stuk": " ".join(lijst_cijfers(eigen, (stand,), (), 1).regels[0]),
            "veranderingen": str(toon_veranderingen().tabel.als_tekst()),
            "cijfertabel": woord_reeks(eigen, stand.hoofdreeks, stand.indicator),
            "verloop": figuren(toon_verlopen("volwassenen-en-ouderen-zijn-vitaal"))[0].titel,
            "fiche": maak_fiche(eigen, stand).inhoud,
            "wijzer": maak_wijzer(eigen, (stand,)).inhoud,
        }
    for plek, tekst in plekken.items():
        assert MODEL in tekst.lower() and "18 jaar en ouder" in tekst, plek
        assert "goed, 18-64 jaar (benadering" not in tekst and "benadering, 18 jaar en ouder" not in tekst, plek
    assert f"Dit cijfer is {MODEL}, niet gemeten." in inwoners(blad, opgave.id)


def test_een_gewone_benadering_heet_geen_model(blad):
    stand = stand_van(blad, BIJSTAND)
    assert woord_reeks(blad, stand.hoofdreeks, stand.indicator).endswith("benadering; tot de AOW-leeftijd")
    assert MODEL not in inwoners(blad, "bestaanszekerheid")


def test_wat_wij_zeggen_te_kiezen_is_de_stand_die_er_staat(blad):
    for sleutel, indicator in (("cijfer-eigen-gezondheid", GEZONDHEID), ("cijfer-bijstand", BIJSTAND)):
        (keuze,) = (t.keuze for t in blad.dossier.kader.tegenstrijdigheden if t.id == sleutel)
        stand = stand_van(blad, indicator)
        gekozen, *ernaast = (
            toon_waarde(r.laatste.waarde, stand.indicator.eenheid) for r in (stand.hoofdreeks, *stand.naast)
        )
        assert keuze.startswith(f"{gekozen} in {stand.punt.periode} is de stand, met {ernaast[0]} uit de visie ernaast")


def test_onder_een_figuur_staan_alleen_de_bronnen_van_wat_er_getekend_is(blad):
    kader, bronnen = blad.dossier.kader, {}
    for opgave in kader.opgaven:
        with met_bladzijde(Bladzijde(blad.dossier, opgave, berekend=blad.berekend)):
            alle = [toon_halters(), *(toon_verlopen(doel.id) for doel in opgave.doelen)]
            bronnen |= {f.naam: f.bron for getoond in alle for f in figuren(getoond)}
    assert bronnen["halters-gezonde-leefstijl"] == RIVM
    assert bronnen[f"verloop-{GEZONDHEID}-volwassenen-en-ouderen-zijn-vitaal"] == RIVM
    assert bronnen["verloop-eenzaamheid-13-16-niet-eenzaam"] == VISIE
    assert "Jeugd" not in bronnen["halters-mentale-weerbaarheid"]


def test_een_halterfiguur_noemt_elke_bron_van_haar_twee_cijfers(blad):
    for opgave in blad.dossier.kader.opgaven:
        with met_bladzijde(Bladzijde(blad.dossier, opgave, berekend=blad.berekend)):
            standen = [s for s in blad.standen_van_opgave(opgave) if s.uiteinden]
            verwacht = bronnen_van_bestanden({p.bestand for s in standen for p in s.uiteinden})
            assert {f.bron for f in figuren(toon_halters())} == ({verwacht} if standen else set()), opgave.id


def test_het_blad_voor_inwoners_zet_bij_een_cijfer_nooit_een_leeftijd_die_er_niet_bij_hoort(blad):
    anders = 0
    for opgave in blad.dossier.kader.opgaven:
        zin = inwoners(blad, opgave.id)
        for stand in blad.standen_van_opgave(opgave):
            if stand.hoofdreeks and stand.hoofdreeks.groep != stand.indicator.groep:
                assert f"‘{gewone_naam(stand.indicator)}’" not in zin or "jaar" not in gewone_naam(stand.indicator)
                anders += 1
        assert "Dat is niet te vergelijken" not in zin and "Precies meten kan nog niet" not in zin
    assert anders
    assert "‘Ervaart gezondheid als goed’ ging van" in inwoners(blad, "gezonde-leefstijl")
    assert "Het gaat om mensen van 18 jaar en ouder." in inwoners(blad, "gezonde-leefstijl")
    zin = "‘Jeugdbeschermingsmaatregel’: in 2021 waren dat er 100. Het gaat om jongeren. De leeftijd staat er niet bij."
    assert zin in inwoners(blad, "kansengelijkheid")


def test_het_blad_voor_inwoners_zegt_over_wie_een_cijfer_gaat_ook_als_de_bron_geen_leeftijd_noemt(blad):
    zin = inwoners(blad, "meedoen-en-inclusie")
    over = "Het gaat om jongeren. De leeftijd staat er niet bij."
    assert f"‘Vindt homoseksualiteit normaal’ ging van 65% in 2020 naar 51% in 2024. {over}" in zin
    zonder_leeftijd = [
        (s, r) for s in blad.standen(tuple(blad.dossier.kader.indicatoren.values())) for r in s.reeksen
        if r.groep == "niet-vermeld"
    ]  # fmt: skip
    assert len(zonder_leeftijd) > 5
    for stand, reeks in zonder_leeftijd:
        assert re.match(r"Het gaat om (jongeren|kinderen|jeugd)\. ", zin_over_wie(blad, reeks, stand.indicator)), reeks
    dossier = replace(blad.dossier, uitspraken=())
    assert zin_over_wie(Bladzijde(dossier), reeks, stand.indicator) == "De leeftijd staat er niet bij."


def test_het_blad_voor_inwoners_noemt_de_uitersten_tussen_het_eerste_en_laatste_cijfer(blad):
    zin = inwoners(blad, "gezonde-leefstijl")
    assert "18 jaar en ouder. Daartussen was het 79,8% in 2020 en 71,6% in 2022. In heel Nederland: van 76,3%" in zin
    assert "Daartussen" not in inwoners(blad, "meedoen-en-inclusie")


def test_het_blad_voor_inwoners_noemt_elke_onbewezen_verslechtering_of_zegt_hoeveel_er_nog_zijn(blad):
    zin = inwoners(blad, "mentale-weerbaarheid")
    assert zin.index("van 42,2% in 2022 naar 47,5% in 2024") < zin.index("van 8,7% in 2019 naar 17,3% in 2021")
    assert "Een belangrijke oorzaak is volgens de bron: de coronacrisis." in zin
    assert "Er is ook een ander cijfer: ‘in 2023 voelt 11,2% zich vaak tot altijd eenzaam’" in zin
    assert zin.endswith("Of deze veranderingen toeval zijn, weten wij niet.")
    opgave = blad.dossier.kader.opgave("mentale-weerbaarheid")
    kort = zin_inwoners(Bladzijde(blad.dossier, opgave), blad.standen_van_opgave(opgave), hoogstens=1)
    assert "17,3%" not in kort and "Nog 1 cijfer ging de verkeerde kant op. Of deze veranderingen" in kort


def test_het_blad_voor_inwoners_geeft_een_ander_cijfer_in_de_woorden_van_de_bron(blad):
    zin = inwoners(blad, "bestaanszekerheid")
    lezingen: list[Lezing] = [z for t in blad.dossier.kader.tegenstrijdigheden for z in t.lezingen]
    (visie,) = (z for z in lezingen if z.naam.endswith("gedaald naar 629"))
    assert f"Er is ook een ander cijfer: ‘{visie.naam}’ ({visie.vindplaats}). Het jaar staat er niet bij." in zin
    assert "U kunt die cijfers niet met elkaar vergelijken." in zin


def test_zonder_woorden_van_de_bron_staat_een_ander_cijfer_er_met_jaar_en_groep(soest):
    dossier = replace(soest, kader=replace(soest.kader, tegenstrijdigheden=()))
    zin = inwoners(Bladzijde(dossier), "bestaanszekerheid")
    assert "Er is ook een ander cijfer: 629. Het jaar staat er niet bij. Het gaat om mensen van alle leeftijden." in zin


def test_geen_bladzijde_belooft_cijfers_over_een_jaar_dat_er_niet_is(blad):
    stand, opgave = stand_van(blad, BIJSTAND), blad.dossier.kader.opgave("bestaanszekerheid")
    with met_bladzijde(Bladzijde(blad.dossier, opgave, berekend=blad.berekend)) as eigen:
        bladen = [
            maak_fiche(eigen, stand),
            maak_wijzer(eigen, (stand,)),
            maak_inwonersblad(eigen),
            maak_raadblad(eigen),
        ]
    assert nieuwste_jaar(blad.dossier) == 2024 < blad.dossier.rapportage.jaar - 1
    for inhoud in bladen:
        assert "Cijfers tot en met 2024, zoals bekend op" in inhoud.inhoud, inhoud.pad
    leeg = replace(blad.dossier, metingen=blad.dossier.metingen.iloc[:0])
    assert nieuwste_jaar(leeg) == 2025
