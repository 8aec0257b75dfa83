"""Wat een schermlezer op de belangrijkste bladzijden opsomt: delen, koppen, knoppen en tabellen, met naam, op volgorde.

Verandert een bladzijde met opzet, schrijf de schetsen dan opnieuw en lees het verschil in git:
`STURING_SCHETSEN=schrijf pytest tests/test_toegankelijkheidsboom.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from boomproef import eerste_verschil, schets

SCHETSEN = Path(__file__).with_name("toegankelijkheidsboom")
BLADEN = {
    "start": "index",
    "wijzer": "indicatoren",
    "opgave": "mentale_weerbaarheid",
    "fiche": "indicator/eenzaamheid-18-plus",
    "zoeken": "search",
    "presentatie": "raad/mentale-weerbaarheid-presentatie",
    "afwegingskader": "afwegingskader",
}


@pytest.mark.browser
@pytest.mark.boek
@pytest.mark.parametrize("naam", BLADEN)
def test_een_schermlezer_somt_alles_op_met_naam_en_op_volgorde(html, bezoek, naam):
    with bezoek() as venster:
        venster.goto((html / f"{BLADEN[naam]}.html").as_uri())
        # Het thema geeft vakken die schuiven pas na het laden hun plek in de rij.
        venster.wait_for_timeout(500)
        gekregen = schets(venster.locator("body").aria_snapshot())
    bestand = SCHETSEN / f"{naam}.txt"
    if os.environ.get("STURING_SCHETSEN") == "schrijf":
        bestand.write_text("\n".join(gekregen) + "\n", encoding="utf-8")
    verschil = eerste_verschil(bestand.read_text("utf-8").splitlines(), gekregen)
    assert not verschil, f"{bestand.name}: {verschil}"


@pytest.mark.parametrize("naam", BLADEN)
def test_in_een_schets_heeft_alles_een_naam_en_slaat_geen_kop_een_niveau_over(naam):
    """Een schets die iemand overschrijft, kan zo geen gebrek goedkeuren."""
    regels = [regel.strip() for regel in (SCHETSEN / f"{naam}.txt").read_text("utf-8").splitlines()]
    # Hiervan is er hooguit één op een bladzijde; een naam voegt dan niets toe.
    naamloos = [r for r in regels if '"' not in r and r not in ("banner", "main", "contentinfo", "search", "status")]
    assert naamloos == []
    # Een pictogram is een teken voor eigen gebruik; in een naam klinkt het als "onbekend teken".
    assert [r for r in regels if re.search("[\ue000-\uf8ff]", r)] == []
    assert regels.count("main") == 1
    niveaus = [int(r.rsplit("=", 1)[1].rstrip("]")) for r in regels if r.startswith("heading")]
    assert niveaus.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(niveaus, niveaus[1:], strict=False))
    namen = [r for r in regels if r.startswith("table")]
    assert len(namen) == len(set(namen))


def test_het_eerste_verschil_is_te_lezen():
    oud = ["main", '  heading "Cijfers" [level=1]', '  button "Wis"']
    assert eerste_verschil(oud, oud) == ""
    assert eerste_verschil(oud, oud[:2]) == 'regel 3, onder main: verwacht button "Wis", gekregen niets meer'
    assert "gekregen button" in eerste_verschil(oud, [oud[0], oud[2]])
