"""Geen enkele bladzijde overtreedt een regel van WCAG 2.2 A of AA: breed, smal en op 400%, licht en donker."""

from __future__ import annotations

import pytest
from axeproef import BEKEKEN, DONKER, LICHT, STANDEN, bladzijden, fiches, keur, open_bladzijde

pytestmark = [pytest.mark.browser, pytest.mark.boek, pytest.mark.traag]
_STEEKT_UIT = "document.documentElement.scrollWidth > innerWidth"
#: Zoveel stukken vormen samen de lijst fiches, zodat werkers haar kunnen delen.
_DELEN = 3


def _keur_alles(bezoek, axe_script, paden, breed, stand) -> None:
    gevonden = []
    with bezoek(breed, stand) as venster:
        for pad in paden:
            open_bladzijde(venster, pad)
            gevonden += [(pad.name, *bevinding) for bevinding in keur(venster, axe_script)]
            if venster.evaluate(_STEEKT_UIT):
                gevonden.append((pad.name, "steekt uit het scherm"))
        assert not gevonden, f"{len(gevonden)} bevindingen, waaronder {gevonden[:5]}"
        assert not venster.klachten


@pytest.mark.parametrize(("breed", "stand"), STANDEN)
def test_axe_vindt_niets_en_niets_steekt_uit(html, bezoek, axe_script, breed, stand):
    _keur_alles(bezoek, axe_script, bladzijden(html), breed, stand)


@pytest.mark.parametrize("deel", range(_DELEN))
def test_axe_vindt_niets_op_alle_fiches(html, bezoek, axe_script, deel):
    """Elke fiche op het smalste scherm, om en om licht en donker."""
    _keur_alles(bezoek, axe_script, fiches(html)[deel::_DELEN], 320, (LICHT, DONKER)[deel % 2])


def test_de_lijst_dekt_elke_soort_bladzijde(html):
    alle = set(html.rglob("*.html"))
    assert {pad.parent.name for pad in bladzijden(html)} == {"html", "raad", "indicator"}
    assert set(bladzijden(html)) | set(fiches(html)) == alle


def test_wat_axe_niet_beslist_staat_hooguit_met_reden_in_de_lijst():
    assert all(len(geval) == 3 and all(geval) and reden for geval, reden in BEKEKEN.items())


#: Een bladzijde met een gebrek, en wat de keuring daarover zegt.
GEBREKEN = {
    "te_licht_onder_schuifvak": (
        '<div style="width:100px;overflow-x:auto" tabindex="0" role="group" aria-label="x"><p style="width:600px;'
        'color:#999">tekst die voor een deel buiten het vak valt en te licht is om te lezen</p></div>',
        "color-contrast",
    ),
    "tekst_op_een_plaatje": (
        '<p style="background:linear-gradient(#000,#fff);color:#777">tekst op een verloop</p>',
        "color-contrast",
    ),
    "knoppen_te_klein": (
        '<button style="width:9px;height:9px;padding:0" aria-label="a"></button>'
        '<button style="width:9px;height:9px;padding:0" aria-label="b"></button>',
        "target-size",
    ),
    "naam_waar_het_niet_mag": ('<span aria-label="naam">tekst</span>', "aria-prohibited-attr"),
}


@pytest.mark.parametrize("gebrek", GEBREKEN)
def test_de_keuring_vindt_een_gebrek(bezoek, axe_script, gebrek):
    romp, regel = GEBREKEN[gebrek]
    bladzijde = f'<!DOCTYPE html><html lang="nl"><title>{gebrek}</title><body style="background:#fff"><main>{romp}'
    with bezoek(390) as venster:
        venster.set_content(bladzijde)
        assert regel in {bevinding[0] for bevinding in keur(venster, axe_script)}


def test_de_keuring_rekent_het_contrast_van_onbesliste_tekst_zelf_uit(bezoek, axe_script):
    goed = GEBREKEN["te_licht_onder_schuifvak"][0].replace("#999", "#595959")
    with bezoek(390) as venster:
        venster.set_content(f'<!DOCTYPE html><html lang="nl"><title>goed</title><body style="background:#fff">'
                            f"<main>{goed}")  # fmt: skip
        assert keur(venster, axe_script) == []
