"""In één oogopslag: niets verbergen, niets verzinnen, en vragen die uit de stand volgen."""

from __future__ import annotations

from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Ervaring
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.samenspel import Samenspel, bereken_samenspel
from sturing.rekenen.uitkomsten import Regel, Uitkomst
from sturing.tonen.blad import Bladzijde
from sturing.tonen.toon_oogopslag import TEKEN_UITKOMST, tegen_de_richting, vragen, woorden_verdeling, zin_zorg

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


def test_elke_onbewezen_beweging_tegen_de_richting_in_wordt_genoemd_of_geteld(voorbeeld):
    for opgave in voorbeeld.dossier.kader.opgaven:
        standen = voorbeeld.standen_van_opgave(opgave)
        tegen = tegen_de_richting(standen)
        zin = zin_zorg(voorbeeld, bereken_doelstand(standen), standen)
        genoemd = sum(f"‘{s.indicator.kort}’" in zin for s in tegen)
        assert genoemd == len(tegen) or f"en {len(tegen) - genoemd} andere" in zin
        assert all(s.oordeel.regel == Regel.VERSCHIL for s in tegen)


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


def test_een_doel_zonder_cijfers_of_verhalen_zegt_dat(voorbeeld):
    alle = voorbeeld.standen(tuple(voorbeeld.dossier.kader.indicatoren.values()))
    met = next(s for s in alle if s.hoofdreeks)
    zonder = next(s for s in alle if not s.hoofdreeks)
    assert bereken_samenspel((met,), ()).samenspel == Samenspel.ALLEEN_CIJFERS
    assert bereken_samenspel((zonder,), (ervaring("gemengd"),)).samenspel == Samenspel.ALLEEN_ERVARINGEN
    assert bereken_samenspel((zonder,), ()).samenspel == Samenspel.GEEN
