"""De startpagina geeft op het eerste scherm van een laptop antwoord: hoe staat het ervoor?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.achteruitgang import kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.stand import tel_cijfers
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde, met_bladzijde, open_bladzijde
from sturing.tonen.toon_start import toon_kern, toon_oogopslag_opgaven, zin_antwoord
from sturing.tonen.zinnen_oogopslag import zin_winst, zin_zorg
from sturing.tonen.zorgcel import cel_zorg

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module", params=["soest", "voorbeeld"])
def blad(request: pytest.FixtureRequest) -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, request.param, 2026))


def test_elke_opgave_heeft_een_rij_die_optelt_tot_wat_gemeten_is(blad):
    with met_bladzijde(blad):
        tabel = toon_oogopslag_opgaven().tabel
    assert [rij[0] for rij in tabel.als_tekst()] == [opgave.naam for opgave in blad.dossier.kader.opgaven]
    for rij in tabel.als_tekst():
        if rij[1] != "niet te toetsen":
            assert sum(int(n) for n in rij[1:-2] if n != "–") == int(rij[-2].split(" van ")[0]), rij
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
    zin = zin_antwoord(alle)
    if bereken_doelstand(alle).beoordeeld:
        assert zin.startswith(f"Aantoonbaar ongunstig veranderd: {slecht or 'geen'}.")
    else:
        assert zin.startswith("Dat weten we nog niet: van geen enkele indicator is de verandering te toetsen")
        assert "ongunstig" not in zin
    assert zin_antwoord(tuple(s for s in alle if not s.hoofdreeks) or ()).startswith(
        ("Dat weten we nog niet", "Het ka")
    )


def test_leeg_is_nooit_nul_zonder_toetsbare_reeks_staat_er_geen_aantal_en_geen_geruststelling(blad):
    """Een 0 onder 'ongunstig' leest als goed nieuws; bij deze opgaven is er niets getoetst."""
    with met_bladzijde(blad):
        tabel = toon_oogopslag_opgaven().tabel
    stil = 0
    for opgave, rij in zip(blad.dossier.kader.opgaven, tabel.als_tekst(), strict=True):
        standen = blad.standen_van_opgave(opgave)
        doelstand = bereken_doelstand(standen)
        if doelstand.beoordeeld:
            continue
        stil += 1
        assert rij[1] == "niet te toetsen" and len(rij) == 4
        niets = f"Dat weten we nog niet. Van geen van de {len(standen)} indicatoren is de verandering te toetsen."
        assert zin_winst(doelstand) == niets
        assert zin_zorg(blad, doelstand, standen).startswith(niets)
    assert stil == (len(blad.dossier.kader.opgaven) if blad.dossier.rapportage.gemeente == "soest" else 0)


def test_wat_het_antwoord_bovenaan_zegt_staat_op_de_startpagina_niet_nog_eens(blad):
    """Drie keer dat er niets te toetsen is, verbergt de cijfers die de ongewenste kant op gingen."""
    alle = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    with met_bladzijde(blad):
        antwoord, kern = toon_oogopslag_opgaven().tekst[0], "\n".join(toon_kern().delen[0].tekst)
    tekst = f"{antwoord}\n{kern}".replace("\\", "")
    telling, beoordeeld = tel_cijfers(alle), bereken_doelstand(alle).beoordeeld
    assert tekst.count("ander gebied") == bool(telling.elders)
    if not beoordeeld:
        assert tekst.count(f"{telling.zonder} ") == 1
        assert tekst.count("te toetsen") == 1 and "nog niets te zeggen" not in tekst
        assert "**Grootste zorg.** De ongewenste kant op gingen:" in tekst
        assert "**Wat we niet weten.** Er is helemaal niets gemeten bij:" in tekst
    assert all(f"‘{s.indicator.kort}’" in tekst for s in kies_tegen_de_richting(alle)[:10])


def test_een_opgave_zonder_toetsbare_reeks_naast_een_met_krijgt_streepjes_met_uitleg():
    blad = Bladzijde(lees_dossier(WORTEL, "voorbeeld", 2026))
    eerste = blad.dossier.kader.opgaven[0]
    niets = bereken_oordeel(None, Richting.MEER, Eenheid.PROCENT)
    for stand in blad.standen(tuple(blad.dossier.kader.indicatoren.values())):
        if stand in blad.standen_van_opgave(eerste):
            blad.berekend[stand.indicator.id] = replace(stand, oordeel=niets, vergelijkingen=())
    with met_bladzijde(blad):
        getoond = toon_oogopslag_opgaven()
    rijen = getoond.tabel.als_tekst()
    assert set(rijen[0][1:-3]) == {"–"} and rijen[0][-3].isdigit()
    assert all("–" not in rij for rij in rijen[1:])
    assert "daar is niets te toetsen" in getoond.tekst[0]


def test_van_een_deel_te_toetsen_zegt_de_zin_van_hoeveel(blad):
    alle = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    stil = tuple(s for s in alle if s.oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN)[:4]
    gelijk = tuple(s for s in alle if s.oordeel.uitkomst == Uitkomst.GEEN_VERANDERING)[:1]
    if gelijk:
        assert zin_winst(bereken_doelstand(gelijk)).startswith("Geen enkele indicator laat aantoonbaar een gunstige")
        zin = zin_winst(bereken_doelstand((*stil, *gelijk)))
        assert zin == "Van de 5 indicatoren is er 1 te toetsen; die laat geen gunstige verandering zien."


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


def test_met_alle_oordelen_houdt_de_grootste_zorg_ruimte_voor_twee_regels():
    """Met een smalle laatste kolom wordt elke rij drie regels, en vallen de knoppen onder de vouw."""
    with met_bladzijde(Bladzijde(lees_dossier(WORTEL, "voorbeeld", 2026))):
        tabel = toon_oogopslag_opgaven().tabel
    assert len(tabel.koppen) == 8 and sum(tabel.breedtes) == 100 and tabel.breedtes[-1] > 35


@pytest.mark.browser
@pytest.mark.parametrize("balk", ["", '<aside class="bd-header-announcement">Verzonnen gegevens</aside>'])
def test_onder_een_balk_staat_niet_nog_eens_dat_alles_verzonnen_is_en_zonder_balk_wel(chromium, balk):
    """Een notebook en een boek zonder run hebben geen balk: daar mag het kader nooit ontbreken."""
    assert ":class: onder-band" in "\n".join(open_bladzijde("voorbeeld", 2026, "concept").tekst)
    stijl = (WORTEL / "book" / "_static" / "stijl.css").read_text(encoding="utf-8")
    venster = chromium.new_page()
    venster.set_content(f'<style>{stijl}</style>{balk}<div class="admonition attention onder-band">Verzonnen</div>')
    assert venster.locator(".onder-band").is_visible() is (not balk)
    venster.close()


@pytest.mark.boek
@pytest.mark.browser
def test_de_tekst_onder_het_antwoord_heeft_overal_dezelfde_breedte(html, bezoek):
    with bezoek(1920) as venster:
        venster.goto((html / "index.html").as_uri())
        breedtes = venster.locator(".bd-article :is(section, .cell_output) > p:visible").evaluate_all(
            "e => e.filter((p) => !p.nextElementSibling?.querySelector('table.oogopslag'))"
            ".map((p) => Math.round(p.getBoundingClientRect().width))"
        )
        assert len(breedtes) > 5 and max(breedtes) <= 42 * 16


@pytest.mark.boek
@pytest.mark.browser
def test_op_een_telefoon_staat_bij_elk_getal_wat_het_telt(html, bezoek):
    with bezoek(390) as venster:
        venster.goto((html / "index.html").as_uri())
        rij = venster.locator("table.oogopslag tbody tr").first.inner_text()
        assert "ongunstig" in rij.lower() and "Met een cijfer:" in rij and "Grootste zorg:" in rij
        assert venster.evaluate("document.documentElement.scrollWidth") <= 390
