"""In één oogopslag: niets verbergen, niets verzinnen, en vragen die uit de stand volgen."""

from __future__ import annotations

from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Ervaring
from sturing.rekenen.achteruitgang import bereken_relatief, kies_ongunstige, kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.samenspel import Samenspel, bereken_samenspel
from sturing.rekenen.stand import Dekking
from sturing.rekenen.uitkomsten import Regel, Uitkomst
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.fichecijfers import figuur_fiche_verloop
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.toon_boek import toon_veranderingen
from sturing.tonen.toon_ervaringen import toon_ervaringen
from sturing.tonen.toon_halters import toon_halters
from sturing.tonen.toon_keten import toon_keten
from sturing.tonen.toon_oogopslag import (
    TEKEN_UITKOMST,
    toon_oogopslag,
    toon_tellen_en_vertellen,
    vragen,
    woorden_verdeling,
)
from sturing.tonen.toon_start import cel_zorg, toon_kern
from sturing.tonen.zinnen import zin_bevinding, zin_oordeel, zin_soort, zin_van_naar
from sturing.tonen.zinnen_oogopslag import zin_onbekend, zin_opgave, zin_zorg

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def soest() -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, "soest", 2026))


@pytest.fixture(scope="module")
def voorbeeld() -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, "voorbeeld", 2026))


def ervaring(strekking: str) -> Ervaring:
    return Ervaring(
        id="e", opgave="o", jaar=2025, thema="t", strekking=strekking, samenvatting="s", bron="b", vindplaats="v"
    )


def test_een_stijging_van_eenzaamheid_zonder_marges_blijft_zichtbaar(soest):
    opgave = soest.dossier.kader.opgave("mentale-weerbaarheid")
    standen = soest.standen_van_opgave(opgave)
    zin = zin_zorg(soest, bereken_doelstand(standen), standen)
    assert "‘Eenzaamheid, 18 jaar en ouder’ van 42,2% in 2022 naar 47,5% in 2024" in zin
    assert "niet te zeggen of dat toeval is" in zin


def test_een_opgave_zegt_zonder_omweg_hoeveel_cijfers_een_benadering_zijn(soest):
    standen = soest.standen(tuple(soest.dossier.kader.indicatoren.values()))
    benaderd = [s for s in standen if s.dekking == Dekking.BENADERING]
    gemeten = next(s for s in standen if s.dekking in (Dekking.REEKS, Dekking.NULMETING))
    for gekozen, slot in (
        ((*benaderd[:1],), "Van 1 indicator is een cijfer bekend, alleen bij benadering."),
        ((*benaderd[:2],), "Van 2 indicatoren is een cijfer bekend, beide alleen bij benadering."),
        ((*benaderd[:3],), "Van 3 indicatoren is een cijfer bekend, alle alleen bij benadering."),
        ((*benaderd[:2], gemeten), "Van 3 indicatoren is een cijfer bekend, waarvan 2 alleen bij benadering."),
        ((gemeten,), "Van 1 indicator is een cijfer bekend."),
    ):
        assert zin_opgave(soest.dossier.kader.opgaven[0], gekozen).endswith(slot)


def test_zonder_oordeel_staat_er_geen_pijl_die_als_oordeel_leest(soest, voorbeeld):
    for blad in (soest, voorbeeld):
        for stand in blad.standen(tuple(blad.dossier.kader.indicatoren.values())):
            stil = stand.oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN
            assert (zin_oordeel(stand.oordeel) == "? kan nog niets zeggen") == stil
            assert (zin_oordeel(stand.oordeel)[0] in "▲▼●") == (not stil)


def test_elke_ongunstige_indicator_van_een_opgave_staat_bij_naam_in_haar_oogopslag(voorbeeld):
    for opgave in voorbeeld.dossier.kader.opgaven:
        slecht = kies_ongunstige(voorbeeld.standen_van_opgave(opgave))
        assert slecht
        with met_bladzijde(Bladzijde(voorbeeld.dossier, opgave, berekend=voorbeeld.berekend)):
            kern = "\n".join(toon_oogopslag().delen[1].tekst)
        for stand in slecht:
            assert voor_markdown(stand.indicator.kort) in kern, (opgave.id, stand.indicator.id)


def test_de_sterkste_ongunstige_verandering_is_de_grootste_zorg(voorbeeld):
    for opgave in voorbeeld.dossier.kader.opgaven:
        standen = voorbeeld.standen_van_opgave(opgave)
        assert kies_ongunstige(standen)[0] is bereken_doelstand(standen).zorg


def test_elke_onbewezen_verslechtering_staat_bij_naam_en_de_grootste_vooraan(voorbeeld):
    for opgave in voorbeeld.dossier.kader.opgaven:
        standen = voorbeeld.standen_van_opgave(opgave)
        tegen = kies_tegen_de_richting(standen)
        zin = zin_zorg(voorbeeld, bereken_doelstand(standen), standen)
        plekken = [zin.index(f"‘{s.indicator.kort}’") for s in tegen]
        assert plekken == sorted(plekken)
        groottes = [bereken_relatief(s) for s in tegen]
        assert groottes == sorted(groottes, reverse=True)
        assert all(s.oordeel.regel == Regel.VERSCHIL for s in tegen)


def test_de_grootste_onbewezen_verslechtering_staat_met_cijfers_op_de_startpagina(voorbeeld):
    alle = voorbeeld.standen(tuple(voorbeeld.dossier.kader.indicatoren.values()))
    with met_bladzijde(voorbeeld):
        kern = "\n".join(toon_kern().delen[0].tekst)
    tegen = kies_tegen_de_richting(alle)
    assert tegen[0].indicator.kort == "Wachttijd Jeugdpunt"
    assert voor_markdown(zin_van_naar(tegen[0])) in kern
    assert all(f"‘{voor_markdown(s.indicator.kort)}’" in kern for s in tegen)
    zonder_bewezen = tuple(s for s in alle if s in tegen)
    assert cel_zorg(voorbeeld, zonder_bewezen).tekst.startswith("Niet zeker, wel ongewenst: Wachttijd Jeugdpunt van")


def test_een_zin_over_alle_opgaven_zegt_hoeveel_er_niet_bij_naam_staan(voorbeeld):
    alle = voorbeeld.standen(tuple(voorbeeld.dossier.kader.indicatoren.values()))
    rest = len(kies_ongunstige(alle)) - 1
    zin = zin_zorg(voorbeeld, bereken_doelstand(alle), alle, hoogstens=rest - 1)
    assert f"Nog {rest} andere indicatoren zijn ongunstig veranderd; die staan bij hun opgave." in zin
    zin = zin_zorg(voorbeeld, bereken_doelstand(alle), alle, hoogstens=rest)
    assert all(s.indicator.kort in zin for s in kies_ongunstige(alle))


def test_wat_wij_niet_weten_noemt_ook_de_cijfers_zonder_oordeel(soest, voorbeeld):
    for blad in (soest, voorbeeld):
        kader = blad.dossier.kader
        alle = blad.standen(tuple(kader.indicatoren.values()))
        zin = zin_onbekend(blad, tuple(kader.doelen.values()), alle)
        stil = sum(bool(s.hoofdreeks) and s.oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN for s in alle)
        assert zin.startswith(f"{sum(s.hoofdreeks is None for s in alle)} indicatoren hebben nog geen cijfer.")
        assert f"bij {stil} indicatoren met een cijfer is nog niets te zeggen" in zin


def test_tabel_halter_zin_en_fiche_geven_dezelfde_uiteinden(voorbeeld):
    kader = voorbeeld.dossier.kader
    with met_bladzijde(voorbeeld):
        tabel = {rij[0]: (rij[1], rij[2]) for rij in toon_veranderingen().tabel.als_tekst()}
    halters = {}
    for opgave in kader.opgaven:
        with met_bladzijde(Bladzijde(voorbeeld.dossier, opgave, berekend=voorbeeld.berekend)):
            delen = toon_halters().delen
        halters |= {rij[0]: (rij[1], rij[2]) for deel in delen if deel.svg for rij in deel.tabel.als_tekst()}
    assert tabel == halters
    anders = 0
    for stand in voorbeeld.standen(tuple(kader.indicatoren.values())):
        if not stand.uiteinden:
            continue
        naam = f"{stand.indicator.kort}{zin_soort(stand)}"
        zin = zin_bevinding(stand)
        van, naar = (f"{w[:-1].replace(' (', ' in ', 1)}" for w in tabel[naam])
        assert f"van {van} naar {naar};" in zin
        assert f"van {van} naar {naar}" in zin_van_naar(stand)
        assert figuur_fiche_verloop(voorbeeld, stand).titel == zin
        anders += stand.uiteinden[0] is not stand.hoofdreeks.met_waarde()[0]
    assert anders, "zonder reeks met oudere cijfers toetst dit niets"


def test_de_verdeling_noemt_het_ongunstige_vooraan_en_telt_alles(voorbeeld):
    standen = voorbeeld.standen(tuple(voorbeeld.dossier.kader.indicatoren.values()))
    woorden = woorden_verdeling(standen)
    assert woorden.startswith(TEKEN_UITKOMST[Uitkomst.ONGUNSTIG])
    assert sum(int(deel.rsplit(": ", 1)[1]) for deel in woorden.split("; ")) == sum(bool(s.hoofdreeks) for s in standen)


def test_elke_opgave_geeft_drie_verschillende_vragen(soest, voorbeeld):
    for blad in (soest, voorbeeld):
        for opgave in blad.dossier.kader.opgaven:
            drie = vragen(blad, opgave, bereken_doelstand(blad.standen_van_opgave(opgave)))
            assert len(set(drie)) == 3
            assert all(vraag.endswith("?") for vraag in drie)


def test_zonder_grootste_zorg_wordt_er_geen_verzonnen(soest):
    for opgave in soest.dossier.kader.opgaven:
        assert bereken_doelstand(soest.standen_van_opgave(opgave)).zorg is None


@pytest.mark.parametrize(
    ("uitkomst", "strekking", "verwacht"),
    [
        (Uitkomst.ONGUNSTIG, "negatief", Samenspel.EENS),
        (Uitkomst.ONGUNSTIG, "positief", Samenspel.ANDERS),
        (Uitkomst.GUNSTIG, "positief", Samenspel.EENS),
        (Uitkomst.GUNSTIG, "negatief", Samenspel.ANDERS),
        (Uitkomst.NIET_TE_ZEGGEN, "negatief", Samenspel.OPEN),
    ],
)
def test_cijfers_en_verhalen_worden_op_hun_kant_vergeleken(voorbeeld, uitkomst, strekking, verwacht):
    alle = voorbeeld.standen(tuple(voorbeeld.dossier.kader.indicatoren.values()))
    stand = next(s for s in alle if s.oordeel.uitkomst == uitkomst and s.hoofdreeks)
    assert bereken_samenspel((stand,), (ervaring(strekking),)).samenspel == verwacht


def test_wat_alleen_het_document_zegt_telt_nergens_als_ervaring_van_inwoners(soest):
    opgave, doel = soest.dossier.kader.opgave("kansengelijkheid"), "onderwijs-in-eigen-gemeente"
    (enige,) = [e for e in soest.dossier.ervaringen if doel in e.doelen]
    assert not enige.van_inwoners
    with met_bladzijde(Bladzijde(soest.dossier, opgave, berekend=soest.berekend)):
        plek = [d.id for d in opgave.doelen].index(doel)
        assert toon_oogopslag().delen[0].tabel.als_tekst()[plek][3] == "nog geen"
        assert toon_tellen_en_vertellen().tabel.als_tekst()[plek][2] == "nog geen ervaringen"
        assert "Ervaringen van inwoners: nog geen." in toon_keten(doel).tekst[0]
        lijst = toon_ervaringen(doel)
    assert len(lijst.tabel.rijen) == 1
    assert "telt niet mee als ervaring van inwoners" in lijst.tekst[0]


def test_de_keten_zegt_waarom_haar_aantallen_meer_zijn_dan_het_doel_indicatoren_heeft(soest, monkeypatch):
    kader = soest.dossier.kader
    zin = "Een indicator kan bij het doel én bij een resultaat horen."
    with met_bladzijde(soest):
        assert sum(zin in deel for deel in toon_keten("kinderen-groeien-gezond-op").tekst) == 1
        # Zonder indicatoren bij het doel zelf is er niets dubbel te tellen.
        doelen = set(kader.doelen)
        echt = type(kader).indicatoren_bij
        monkeypatch.setattr(type(kader), "indicatoren_bij", lambda k, plek: () if plek in doelen else echt(k, plek))
        assert not any(zin in deel for deel in toon_keten("kinderen-groeien-gezond-op").tekst)


def test_een_doel_zonder_cijfers_of_verhalen_zegt_dat(voorbeeld):
    alle = voorbeeld.standen(tuple(voorbeeld.dossier.kader.indicatoren.values()))
    met = next(s for s in alle if s.hoofdreeks)
    zonder = next(s for s in alle if not s.hoofdreeks)
    assert bereken_samenspel((met,), ()).samenspel == Samenspel.ALLEEN_CIJFERS
    assert bereken_samenspel((zonder,), (ervaring("gemengd"),)).samenspel == Samenspel.ALLEEN_ERVARINGEN
    assert bereken_samenspel((zonder,), ()).samenspel == Samenspel.GEEN
