"""Waarop in de wijzer te kiezen is: de kant die een cijfer op ging, bevolkingsgroepen, en wat een keuze overlaat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.kadermodel import Groep
from sturing.rekenen.achteruitgang import kies_tegen_de_richting
from sturing.rekenen.kant import Kant, bereken_kant
from sturing.rekenen.leeftijden import kies_bevolkingsgroepen
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde
from sturing.tonen.wijzer import maak_wijzer
from sturing.tonen.zinnen import kies_verandering

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module", params=["soest", "voorbeeld"])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return lees_dossier(WORTEL, request.param, 2026)


@pytest.fixture(scope="module")
def standen(dossier: Dossier) -> tuple[Stand, ...]:
    return Bladzijde(dossier).standen(tuple(dossier.kader.indicatoren.values()))


@pytest.fixture(scope="module")
def wijzer(dossier: Dossier, standen) -> BeautifulSoup:
    return BeautifulSoup(maak_wijzer(Bladzijde(dossier), standen).inhoud, "html5lib")


def keuzes(wijzer: BeautifulSoup, veld: str) -> dict[str, str]:
    """Van elke keuze wat er tussen haakjes achter staat."""
    opties = wijzer.select(f"#filter-{veld} option:not([value=''])")
    return {o["value"]: re.search(r"\(([^(]*)\)$", o.get_text())[1] for o in opties}


def test_de_kant_en_het_oordeel_spreken_elkaar_nooit_tegen(standen):
    for stand in standen:
        kant, uitkomst = bereken_kant(stand), stand.oordeel.uitkomst
        assert uitkomst != Uitkomst.ONGUNSTIG or kant == Kant.ONGEWENST, stand.indicator.id
        assert uitkomst != Uitkomst.GUNSTIG or kant == Kant.GEWENST, stand.indicator.id
        if (verandering := kies_verandering(stand)) is None:
            assert kant == Kant.ONBEKEND, stand.indicator.id
        else:
            assert (kant == Kant.GELIJK) <= (verandering == 0), stand.indicator.id


def test_wat_op_de_startpagina_de_ongewenste_kant_op_ging_heet_in_de_wijzer_net_zo(standen, wijzer):
    tegen = {stand.indicator.id for stand in kies_tegen_de_richting(standen)}
    rijen = wijzer.select("tr[data-verandering='ongewenste-kant-op']")
    assert tegen and tegen <= {rij["data-id"] for rij in rijen}
    assert not {woord.value for woord in Kant} & {woord.value for woord in Uitkomst}
    assert keuzes(wijzer, "verandering")["ongewenste-kant-op"] == str(len(rijen))


def test_in_soest_ging_precies_een_viertal_cijfers_de_ongewenste_kant_op(soest):
    standen = Bladzijde(soest).standen(tuple(soest.kader.indicatoren.values()))
    assert {s.indicator.id for s in standen if bereken_kant(s) == Kant.ONGEWENST} == {
        s.indicator.id for s in kies_tegen_de_richting(standen)
    }


@pytest.mark.parametrize(
    ("van", "tot", "namen"),
    [
        (0, 4, ["Kinderen"]),
        (0, 17, ["Kinderen"]),
        (13, 16, ["Kinderen", "Jongeren"]),
        (16, 20, ["Jongeren"]),
        (16, 25, ["Jongeren", "Volwassenen"]),
        (18, 64, ["Volwassenen"]),
        (18, None, ["Volwassenen", "Ouderen"]),
        (65, None, ["Volwassenen", "Ouderen"]),
        (None, 22, ["Kinderen", "Jongeren"]),
        (None, None, []),
    ],
)
def test_een_leeftijd_hoort_bij_de_bevolkingsgroepen_waar_een_vijfde_in_valt(soest, van, tot, namen):
    kader = soest.kader
    groep = Groep(id="g", naam="g", van=van, tot_en_met=tot)
    gekozen = kies_bevolkingsgroepen(groep, kader.grondslag.bevolkingsgroepen, kader.groepen)
    assert [b.naam for b in gekozen] == namen


def test_een_cijfer_zonder_jaar_telt_nergens_als_nulmeting(wijzer):
    assert "nulmeting" not in keuzes(wijzer, "dekking")
    assert not wijzer.select("[data-dekking=nulmeting]")


def test_elke_keuze_laat_iets_over_en_zegt_wat(wijzer):
    for kiezer in wijzer.select("#wijzer-filters select:not([name=sorteer])"):
        veld = kiezer["name"]
        for waarde, aantal in keuzes(wijzer, veld).items():
            getal, _, wat = aantal.partition(" ")
            tabel = "tabel-ervaringen" if wat else "tabel-indicatoren"
            assert wat in ("", "ervaring", "ervaringen") and int(getal) > 0, (veld, waarde)
            assert len(wijzer.select(f"#{tabel} tr[data-{veld}~='{waarde}']")) == int(getal), (veld, waarde)
    assert any("ervaring" in aantal for aantal in keuzes(wijzer, "bron").values())
