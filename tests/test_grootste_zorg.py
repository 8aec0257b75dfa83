"""De grootste zorg: overal dezelfde keuze, met haar getallen, en wat documenten melden verdwijnt nooit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.zorgtoets import toets_zorgen
from sturing.rekenen.achteruitgang import kies_oorzaak, kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.kerndeel import Alinea, Kerndeel, maak_stukjes, voeg_stukjes_samen
from sturing.tonen.raadsstuk import maak_raadsstukken
from sturing.tonen.toon_oogopslag import toon_oogopslag, vragen
from sturing.tonen.toon_start import toon_kern, toon_oogopslag_opgaven
from sturing.tonen.zinnen_inwoners import zin_inwoners
from sturing.tonen.zinnen_oogopslag import kies_documentzorgen, zin_zorg
from sturing.tonen.zinnen_verwant import lijst_verwant, punt_zorg, zin_documentzorg, zin_verwant
from sturing.tonen.zorgcel import cel_zorg

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def alles(soest) -> Bladzijde:
    return Bladzijde(soest)


@pytest.fixture(scope="module")
def bladen(alles) -> dict[str, Bladzijde]:
    kader = alles.dossier.kader
    return {o.id: Bladzijde(alles.dossier, o, berekend=alles.berekend) for o in kader.opgaven}


@pytest.fixture(scope="module")
def stukken(alles) -> dict[str, str]:
    return {
        s.naam: " ".join(BeautifulSoup(s.inhoud, "html.parser").get_text(" ").split()) for s in maak_raadsstukken(alles)
    }


def test_een_gemeten_reeks_gaat_voor_een_oude_sprong_bij_benadering(alles):
    standen = alles.standen(tuple(alles.dossier.kader.indicatoren.values()))
    volgorde = [s.indicator.id for s in kies_tegen_de_richting(standen)]
    # Gemeten eerst; daarna het nieuwste eindjaar (2024 voor 2021), en daarbinnen de grootste.
    assert volgorde == [
        "eenzaamheid-18-plus", "homoseksualiteit-normaal-13-16", "ervaren-gezondheid-goed-18-64", "eenzaamheid-13-16",
    ]  # fmt: skip
    assert kies_tegen_de_richting(reversed(standen)) == kies_tegen_de_richting(standen)


def test_elke_bladzijde_en_elk_stuk_noemt_dezelfde_grootste_zorg_met_haar_getallen(alles, bladen, stukken):
    eigen = bladen["mentale-weerbaarheid"]
    standen = eigen.standen_van_opgave(eigen.opgave)
    with met_bladzijde(eigen):
        boek = "\n".join(toon_oogopslag().delen[1].tekst).replace("\\", "")
    with met_bladzijde(alles):
        start = "\n".join(toon_kern().delen[0].tekst).replace("\\", "")
        tabel = next(rij[-1] for rij in toon_oogopslag_opgaven().tabel.als_tekst() if rij[0] == eigen.opgave.naam)
    plekken = [boek, start, tabel, stukken["oplegger"], zin_inwoners(eigen, standen)]
    plekken += [stukken[eigen.opgave.id], stukken[f"{eigen.opgave.id}-presentatie"]]
    for tekst in plekken:
        assert "van 42,2% in 2022 naar 47,5% in 2024" in tekst
    for tekst in (boek, start, tabel):
        assert tekst.index("47,5%") < tekst.index("van 8,7% in 2019 naar 17,3% in 2021")
    eerste, *_, derde = vragen(eigen, eigen.opgave, bereken_doelstand(standen))
    assert "‘Eenzaamheid, 18 jaar en ouder’" in eerste and "‘Eenzaamheid, 18 jaar en ouder’" in derde


def test_de_oorzaak_die_de_bron_noemt_en_een_nieuwer_cijfer_staan_bij_de_sprong(alles):
    (jong,) = alles.standen((alles.dossier.kader.indicator("eenzaamheid-13-16"),))
    (oud,) = alles.standen((alles.dossier.kader.indicator("eenzaamheid-18-plus"),))
    assert (kies_oorzaak(jong), kies_oorzaak(oud)) == ("de coronacrisis", "")
    zin = zin_zorg(alles, bereken_doelstand((jong, oud)), (jong, oud))
    cel = cel_zorg(alles, (jong, oud)).tekst
    for tekst, oorzaak, ander in (
        (
            zin,
            "Belangrijke oorzaak volgens de bron: de coronacrisis.",
            "Ander cijfer, niet te vergelijken: 11,2%, 2023",
        ),
        (cel, "volgens de bron mede door de coronacrisis", "ander cijfer: 11,2% in 2023"),
    ):
        assert tekst.index("17,3%") < tekst.index(oorzaak) < tekst.index(ander)


@pytest.mark.parametrize("opgave", ["bestaanszekerheid", "kansengelijkheid"])
def test_zonder_cijfer_zegt_geen_bladzijde_dat_er_niets_te_zeggen_is_als_een_document_iets_meldt(
    alles, bladen, stukken, opgave
):
    eigen = bladen[opgave]
    standen = eigen.standen_van_opgave(eigen.opgave)
    zorgen = kies_documentzorgen(eigen, eigen.opgave)
    assert len(zorgen) >= 4 and not kies_tegen_de_richting(standen)
    eerste = zin_documentzorg(eigen, zorgen[0])
    assert vragen(eigen, eigen.opgave, bereken_doelstand(standen))[0].startswith(f"In de documenten staat: {eerste}.")
    assert cel_zorg(eigen, standen, zorgen).tekst.startswith(f"Niet gemeten, wel gemeld: {eerste}")
    with met_bladzijde(alles):
        tabel = {rij[0]: rij[-1] for rij in toon_oogopslag_opgaven().tabel.als_tekst()}
        start = "\n".join(toon_kern().delen[0].tekst).replace("\\", "")
    assert eerste in tabel[eigen.opgave.naam] and "Nog niet te zeggen" not in tabel.values()
    for tekst in (start, stukken["oplegger"]):
        assert f"{eigen.opgave.naam}: {punt_zorg(eigen, zorgen[0])}" in tekst


def test_elke_melding_staat_in_haar_hoofdstuk_op_haar_blad_en_haar_dias_met_vindplaats(bladen, stukken):
    gezien = set()
    for naam, eigen in bladen.items():
        with met_bladzijde(eigen):
            boek = "\n".join(toon_oogopslag().delen[1].tekst).replace("\\", "")
        for zorg in kies_documentzorgen(eigen, eigen.opgave):
            punt = punt_zorg(eigen, zorg)
            assert zorg.vindplaats in punt and ("zonder getal" in punt) == (not zorg.uitspraken)
            assert all(punt in tekst for tekst in (boek, stukken[naam], stukken[f"{naam}-presentatie"])), punt
            gezien.add(zorg.id)
        assert "Zonder eigen cijfer, maar wel in de documenten:" in boek
    assert gezien == {zorg.id for zorg in bladen[naam].dossier.zorgen}


def test_een_getal_in_een_melding_komt_uit_de_uitspraken_en_staat_er_maar_een_keer(bladen):
    eigen = bladen["kansengelijkheid"]
    standen = eigen.standen_van_opgave(eigen.opgave)
    zin = zin_zorg(eigen, bereken_doelstand(standen), standen)
    assert "in 2021 waren het er 1.235 (Integrale Visie §3.4)" in zin and zin.count("1.235") == 1


def test_wat_een_document_geen_zorg_noemt_staat_niet_bij_de_grootste_zorg_en_elders_met_die_woorden(bladen):
    """Het plan noemt voortijdig schoolverlaten in Soest vrij stabiel en lager dan in het land."""
    for naam in ("kansengelijkheid", "mentale-weerbaarheid"):
        eigen = bladen[naam]
        standen = eigen.standen_van_opgave(eigen.opgave)
        assert "156" not in zin_zorg(eigen, bereken_doelstand(standen), standen)
        assert (
            "jongeren die voortijdig de school hebben verlaten: 156 (jongeren, 16 tot 23 jaar, 2022; Integrale Visie"
            " §3.4; het percentage is vrij stabiel en lager dan in het land, Uitvoeringsplan 2026 §6.3)."
        ) in lijst_verwant(eigen, standen).replace("\\", "")


def test_bij_een_verwant_cijfer_staat_een_stel_haakjes(alles):
    for indicator in alles.dossier.kader.indicatoren.values():
        assert ") (" not in zin_verwant(alles, indicator), indicator.id
    alcohol = zin_verwant(alles, alles.dossier.kader.indicator("alcoholrichtlijn-18-64"))
    assert alcohol.startswith("drinkt overmatig alcohol: 20% (in woorden: ‘bijna 1 op de 5’; volwassen inwoners, ")


def test_de_senioren_de_jeugd_en_het_alcoholgebruik_staan_bij_de_zorgen_van_hun_opgave(bladen):
    ids = {naam: {zorg.id for zorg in kies_documentzorgen(blad, blad.opgave)} for naam, blad in bladen.items()}
    assert {"eenzaamheid-senioren-boven-regio-en-land", "eenzaamheid-jeugd-boven-land"} <= ids["mentale-weerbaarheid"]
    assert {"alcohol-vaker-dan-regio-en-land", "sportleden-dalen"} <= ids["gezonde-leefstijl"]
    assert "sportleden-dalen" in ids["meedoen-en-inclusie"]


def test_een_melding_die_noemt_wat_niet_bestaat_wordt_geweigerd(soest):
    zorg = soest.zorgen[0]
    vreemd = (
        zorg.model_copy(update={"opgaven": ("gezond-leven",)}),
        zorg.model_copy(update={"document": "uitvoeringsplan"}),
        zorg.model_copy(update={"indicatoren": ("overgewicht-2-12",)}),
        # U101 bestaat, maar staat in een ander document.
        zorg.model_copy(update={"zin": "het zijn er {U101}"}),
    )
    bevindingen = list(toets_zorgen(soest.feiten, vreemd))
    fouten = [b.tekst for b in bevindingen]
    (indicator,) = [b for b in bevindingen if "indicatoren" in b.tekst]
    assert (indicator.plaats, indicator.tekst, indicator.remedie) == (
        "data/soest/zorgen",
        "zorg 'overgewicht-kinderen-neemt-toe': indicatoren 'overgewicht-2-12' bestaat niet",
        "bedoelde u 'overgewicht-2-11'?",
    )
    assert any("opgaven 'gezond-leven' bestaat niet" in f for f in fouten)
    assert any("document 'uitvoeringsplan' bestaat niet" in f for f in fouten)
    assert any("uitspraak 'U101' bestaat niet" in f for f in fouten)
    assert list(toets_zorgen(soest.feiten, soest.zorgen)) == []


def test_een_melding_is_er_pas_als_haar_document_bekend_is():
    voor_het_plan = lees_dossier(WORTEL, "soest", 2026, peildatum="2023-12-31")
    assert {zorg.document for zorg in voor_het_plan.zorgen} == {"integrale-visie-2024-2028"}


def test_zonder_meldingen_blijft_de_zin_weg(soest):
    kaal = replace(soest, zorgen=(), uitspraken=())
    opgave = soest.kader.opgave("bestaanszekerheid")
    blad = Bladzijde(kaal, opgave)
    standen = blad.standen_van_opgave(opgave)
    assert "documenten" not in zin_zorg(blad, bereken_doelstand(standen), standen)
    assert cel_zorg(blad, standen).tekst == "Nog niet te zeggen"


def test_een_deel_dat_over_twee_dias_gaat_houdt_zijn_zinnen_en_punten_in_volgorde():
    deel = Kerndeel("Zorg", (Alinea("Eerst."), Alinea("Lijst:", ("a.", "b.", "c.")), Alinea("Slot.")))
    stukjes = maak_stukjes(deel)
    assert len(stukjes) == 5 and voeg_stukjes_samen(stukjes) == (deel,)
    for knip in range(1, len(stukjes)):
        voor, na = voeg_stukjes_samen(stukjes[:knip]), voeg_stukjes_samen(stukjes[knip:])
        assert " ".join(d.als_tekst() for d in (*voor, *na)) == deel.als_tekst()
