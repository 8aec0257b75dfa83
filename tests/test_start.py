"""De startpagina geeft op het eerste scherm van een laptop antwoord: hoe staat het ervoor?"""

from __future__ import annotations

from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde, met_bladzijde, open_bladzijde
from sturing.tonen.toon_start import cel_zorg, toon_oogopslag_opgaven, zin_antwoord

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module", params=["soest", "voorbeeld"])
def blad(request: pytest.FixtureRequest) -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, request.param, 2026))


def test_elke_opgave_heeft_een_rij_die_optelt_tot_wat_gemeten_is(blad):
    with met_bladzijde(blad):
        tabel = toon_oogopslag_opgaven().tabel
    assert [rij[0] for rij in tabel.als_tekst()] == [opgave.naam for opgave in blad.dossier.kader.opgaven]
    for rij in tabel.als_tekst():
        assert sum(map(int, rij[1:-2])) == int(rij[-2].split(" van ")[0]), rij
    assert len(tabel.breedtes) == len(tabel.koppen)


def test_een_aangetoonde_achteruitgang_staat_bij_haar_opgave(blad):
    for opgave in blad.dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        slecht = [s for s in standen if s.oordeel.uitkomst == Uitkomst.ONGUNSTIG]
        cel = cel_zorg(blad, standen)
        assert cel.tekst.startswith("Ongunstig: ") == bool(slecht)
        if slecht:
            assert any(s.indicator.kort in cel.tekst for s in slecht)
        else:
            assert "ngunstig: " not in cel.tekst


def test_het_antwoord_is_nooit_mooier_dan_de_cijfers(blad):
    alle = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    slecht = sum(bool(s.hoofdreeks) and s.oordeel.uitkomst == Uitkomst.ONGUNSTIG for s in alle)
    assert f"Aantoonbaar ongunstig veranderd: {slecht or 'geen'}." in zin_antwoord(alle)
    assert zin_antwoord(tuple(s for s in alle if not s.hoofdreeks) or ()).startswith(("Van de", "Het kader"))


def test_het_antwoord_zegt_bij_hoeveel_cijfers_de_bron_geen_jaar_noemt(blad):
    alle = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    zonder = [s for s in alle if s.punt and s.punt.periode == NIET_VERMELD]
    assert zonder and f"bij {len(zonder)} noemt de bron geen jaar" in zin_antwoord(alle)
    assert "geen jaar" not in zin_antwoord(tuple(s for s in alle if s not in zonder))


#: De balk die een concept boven elke bladzijde heeft.
BALK = """() => {
  if (document.querySelector('.bd-header-announcement')) return;
  const balk = document.createElement('aside'), tekst = document.createElement('div');
  balk.className = 'bd-header-announcement';
  tekst.className = 'bd-header-announcement__content';
  tekst.textContent = 'Concept: cijfers en teksten kunnen nog veranderen.';
  balk.append(tekst);
  document.getElementById('pst-header').before(balk);
}"""


@pytest.mark.boek
@pytest.mark.browser
@pytest.mark.parametrize("editie", ["definitief", "concept"])
def test_het_antwoord_en_de_ingangen_staan_op_het_eerste_scherm_van_een_laptop(html, bezoek, editie):
    with bezoek(1280) as venster:
        venster.set_viewport_size({"width": 1280, "height": 720})
        venster.goto((html / "index.html").as_uri())
        if editie == "concept":
            venster.evaluate(BALK)
        onder = "document.querySelector('{}').getBoundingClientRect().bottom"
        assert venster.evaluate(onder.format("table.oogopslag")) <= 720
        assert venster.evaluate(onder.format("ul.ingangen")) <= 720
        for link in venster.locator("ul.ingangen a").all():
            assert (html / link.get_attribute("href")).is_file()


def test_een_concept_zegt_dat_op_een_bladzijde_niet_twee_keer():
    """De balk bovenaan zegt wat een concept is; een kader met hetzelfde duwt het antwoord van het scherm."""
    tekst = "\n".join(open_bladzijde("soest", 2026, "concept").tekst)
    assert "Editie: concept." in tekst and "warning" not in tekst


@pytest.mark.boek
@pytest.mark.browser
def test_op_een_telefoon_staat_bij_elk_getal_wat_het_telt(html, bezoek):
    with bezoek(390) as venster:
        venster.goto((html / "index.html").as_uri())
        rij = venster.locator("table.oogopslag tbody tr").first.inner_text()
        assert "ongunstig:" in rij and "met een cijfer:" in rij and "grootste zorg:" in rij
        assert venster.evaluate("document.documentElement.scrollWidth") <= 390
