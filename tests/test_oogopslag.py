"""In één oogopslag: niets verbergen, niets verzinnen, en vragen die uit de stand volgen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Ervaring
from sturing.rekenen.achteruitgang import bereken_uitersten, kies_ongunstige, kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.samenspel import Samenspel, bereken_samenspel
from sturing.rekenen.stand import Dekking
from sturing.rekenen.uitkomsten import Regel, Uitkomst
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.fichecijfers import figuur_fiche_verloop
from sturing.tonen.groepen import zin_groep
from sturing.tonen.object import Stapel
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.raadsstemmen import lijst_stemmen
from sturing.tonen.toon_boek import toon_veranderingen
from sturing.tonen.toon_ervaringen import toon_ervaringen, toon_ervaringen_algemeen
from sturing.tonen.toon_halters import toon_halters
from sturing.tonen.toon_keten import toon_keten
from sturing.tonen.toon_oogopslag import (
    toon_oogopslag,
    toon_tellen_en_vertellen,
    vragen,
    woorden_verdeling,
)
from sturing.tonen.toon_start import toon_kern
from sturing.tonen.toon_tekens import toon_tekens
from sturing.tonen.wijzer import maak_wijzer
from sturing.tonen.zinnen import zin_bevinding, zin_oordeel, zin_soort, zin_van_naar
from sturing.tonen.zinnen_inwoners import zin_inwoners
from sturing.tonen.zinnen_oogopslag import zin_onbekend, zin_opgave, zin_zorg
from sturing.tonen.zinnen_verloop import zin_daarbij
from sturing.tonen.zorgcel import cel_zorg

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
    gemeten = next(s for s in standen if s.dekking in (Dekking.REEKS, Dekking.EEN_CIJFER))
    for gekozen, slot in (
        ((*benaderd[:1],), "Van 1 indicator is een cijfer bekend, alleen bij benadering."),
        ((*benaderd[:2],), "Van 2 indicatoren is een cijfer bekend, beide alleen bij benadering."),
        ((*benaderd[:3],), "Van 3 indicatoren is een cijfer bekend, alle alleen bij benadering."),
        ((*benaderd[:2], gemeten), "Van 3 indicatoren is een cijfer bekend, waarvan 2 alleen bij benadering."),
        ((gemeten,), "Van 1 indicator is een cijfer bekend."),
    ):
        assert zin_opgave(soest.dossier.kader.opgaven[0], gekozen).endswith(slot)


def test_een_oordeel_heeft_bij_een_indicator_hetzelfde_teken_als_in_een_telling_en_de_legenda(soest, voorbeeld):
    legenda = "\n".join(toon_tekens().tekst)
    for blad in (soest, voorbeeld):
        for stand in blad.standen(tuple(blad.dossier.kader.indicatoren.values())):
            zin = zin_oordeel(stand.oordeel)
            assert zin == TEKEN_UITKOMST[stand.oordeel.uitkomst]
            assert f"**{voor_markdown(zin)}**" in legenda
            if stand.heeft_eigen_cijfer:
                assert zin in woorden_verdeling((stand,))
    assert len({zin[0] for zin in TEKEN_UITKOMST.values()}) == len(TEKEN_UITKOMST)


def test_nergens_staat_een_pijl_als_teken_van_een_oordeel():
    """De richting van het getal staat als getal bij het oordeel; een pijl ernaast leest als een tweede oordeel."""
    bronnen = [*(WORTEL / "sturing" / "tonen").rglob("*.*"), *(WORTEL / "book").glob("*.md")]
    teksten = [p.read_text(encoding="utf-8") for p in bronnen if p.suffix in (".py", ".html", ".md")]
    assert not [tekst for tekst in teksten if "▲" in tekst or "▼" in tekst]


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
        assert all(" ".join(zin_van_naar(s).split()[-6:]) in zin for s in tegen), "elke staat er met haar getallen"
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
        assert re.match(rf"{sum(s.hoofdreeks is None for s in alle)} indicatoren hebben nog geen eigen cijfer[.;]", zin)
        assert f"bij {stil} indicatoren met een cijfer is nog niets te zeggen" in zin


def test_waar_elk_doel_een_cijfer_heeft_staat_dat_er_in_een_zin_die_op_zichzelf_staat(soest):
    doelen = soest.dossier.kader.opgaven[0].doelen
    standen = tuple({s.indicator.id: s for doel in doelen for s in soest.standen_van_doel(doel)}.values())
    zin = zin_onbekend(soest, doelen, standen)
    assert "Elk doel heeft wel ten minste één indicator met een cijfer." in zin


def _in_zin(woorden: str) -> str:
    """'68% (tweede helft van 2022)' zoals het in een zin staat: daar krijgt een deel van een jaar een lidwoord."""
    woorden = re.sub(r" \((?=\w+ helft)", " in de ", woorden.removesuffix(")"))
    return re.sub(r" \((?=\de kwartaal)", " in het ", woorden).replace(" (", " in ", 1)


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
        naam = f"{stand.indicator.kort}{zin_soort(stand, zin_groep(voorbeeld, stand))}"
        zin = zin_bevinding(stand, zin_groep(voorbeeld, stand))
        van, naar = (_in_zin(woorden) for woorden in tabel[naam])
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
    verteld, gezegd = lijst.delen
    assert verteld.tabel is None and "nog geen ervaringen van inwoners" in verteld.tekst[0]
    assert gezegd.titel.startswith("Wat het document zegt over") and "inwoners vertellen" not in gezegd.titel
    assert len(gezegd.tabel.rijen) == 1
    assert "telt niet mee als ervaring van inwoners" in gezegd.tekst[0]


def test_wijzer_hoofdstuk_en_stukken_tellen_dezelfde_ervaringen(soest, voorbeeld):
    for blad in (soest, voorbeeld):
        dossier = blad.dossier
        geteld = [e for e in dossier.ervaringen if e.van_inwoners]
        wijzer = maak_wijzer(blad, blad.standen(tuple(dossier.kader.indicatoren.values())))
        assert f"en {len(geteld)} van {len(geteld)} ervaringen." in wijzer.inhoud
        in_hoofdstukken, op_stukken = 0, 0
        for opgave in dossier.kader.opgaven:
            with met_bladzijde(Bladzijde(dossier, opgave, berekend=blad.berekend)) as eigen:
                getoond = [*(toon_ervaringen(d.id) for d in opgave.doelen), toon_ervaringen_algemeen()]
                stemmen = lijst_stemmen(eigen, opgave)
            delen = [d for g in getoond for d in (g.delen if isinstance(g, Stapel) else (g,))]
            rijen = {
                rij[2] for d in delen if d.titel.startswith("Wat inwoners vertellen") for rij in d.tabel.als_tekst()
            }
            in_hoofdstukken += len(rijen)
            op_stukken += sum(aantal for _, aantal in stemmen.verhouding) + stemmen.enquete
        assert (in_hoofdstukken, op_stukken) == (len(geteld), len(geteld))
    assert len(soest.dossier.ervaringen) > sum(e.van_inwoners for e in soest.dossier.ervaringen)


def test_bij_drie_of_meer_cijfers_noemt_de_zorg_ook_wat_er_tussenin_en_in_het_land_gebeurde(soest):
    standen = soest.standen_van_opgave(soest.dossier.kader.opgave("gezonde-leefstijl"))
    zin = zin_zorg(soest, bereken_doelstand(standen), standen)
    verloop = "Daartussen het hoogst 79,8% in 2020 en het laagst 71,6% in 2022. Nederland: van 76,3% naar 72,8%."
    assert f"van 77,6% in 2012 naar 74,6% in 2024. {verloop}" in zin
    assert cel_zorg(soest, standen).tekst.endswith("(Nederland: van 76,3% naar 72,8%)")
    assert "In heel Nederland: van 76,3% naar 72,8%." in zin_inwoners(soest, standen)


def test_met_twee_cijfers_of_zonder_landelijke_reeks_staat_er_niets_bij(soest):
    stand = soest.standen((soest.dossier.kader.indicator("eenzaamheid-18-plus"),))[0]
    assert bereken_uitersten(stand) == ()
    assert zin_daarbij(soest, stand) == ""


def test_bij_elke_opgave_met_een_ongewenste_verandering_staat_er_een_vraag_over_vooraan(soest, voorbeeld):
    geteld = 0
    for blad in (soest, voorbeeld):
        for opgave in blad.dossier.kader.opgaven:
            standen = blad.standen_van_opgave(opgave)
            zorg, tegen = bereken_doelstand(standen).zorg, kies_tegen_de_richting(standen)
            if zorg or tegen:
                geteld += 1
                eerste = vragen(blad, opgave, bereken_doelstand(standen))[0]
                assert f"‘{(zorg or tegen[0]).indicator.kort}’" in eerste, opgave.id
    assert geteld >= 8


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
