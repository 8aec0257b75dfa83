"""De echte editie van het rapport: haar manifest klopt, zij komt door de keuring, en is te herbouwen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EDITIE, GEMEENTE, JAAR

from sturing.herbouwopdracht import herbouw
from sturing.publiceeropdracht import Wens, publiceer
from sturing.reeksopdracht import Taak, is_actueel
from sturing.uitgeven.manifest import lees_manifest
from sturing.uitgeven.nalezen import zoek_schade

pytestmark = pytest.mark.boek


def wortel_van(gebouwd_boek: Path) -> Path:
    return gebouwd_boek.parents[3]


def test_het_manifest_noemt_alle_invoer_en_uitvoer_en_niets_van_deze_machine(gebouwd_boek):
    manifest = lees_manifest(gebouwd_boek)
    assert (manifest.gemeente, manifest.jaar, manifest.editie) == (GEMEENTE, JAAR, EDITIE)
    assert {f"data/{GEMEENTE}/gemeente.yml", "notebooks/gezonde_leefstijl.ipynb", "_toc.yml"} <= set(manifest.invoer)
    assert {"html/index.html", "data/datapackage.json"} <= set(manifest.uitvoer)
    assert len(manifest.inhoud.oordelen) > 150 and len(manifest.inhoud.duidingen) >= 19
    assert not any("{glue" in tekst for tekst in manifest.inhoud.duidingen.values())
    tekst = (gebouwd_boek / "manifest.json").read_text("utf-8")
    assert str(wortel_van(gebouwd_boek)) not in tekst
    # Zo laat wat de machine of het tijdstip verraadt zich kennen: een heel pad, of een tijd met T of dubbele punten.
    assert not re.search(r'"/(home|tmp|root|Users)/|\d{4}-\d\d-\d\dT\d\d:\d\d', tekst)


def test_een_tweede_keer_is_er_niets_te_doen(gebouwd_boek):
    assert is_actueel(wortel_van(gebouwd_boek), Taak(GEMEENTE, JAAR, EDITIE))


@pytest.mark.traag
def test_de_editie_komt_door_elke_keuring_en_staat_daarna_heel_op_haar_adres(gebouwd_boek, tmp_path):
    # Deze test draait ook tijdens het schrijven aan de code; een eigen test bewaakt dat vastleggen moet.
    wens = Wens(wortel_van(gebouwd_boek), GEMEENTE, JAAR, EDITIE, tmp_path / "web", ondanks_wijzigingen=True)
    plaatsing, _ = publiceer(wens)
    assert plaatsing.map == tmp_path / "web" / GEMEENTE / str(JAAR) / EDITIE
    assert zoek_schade(plaatsing.map, lees_manifest(plaatsing.map)) == []


@pytest.mark.traag
def test_herbouwen_uit_het_manifest_geeft_elke_byte_terug(gebouwd_boek):
    uitslag = herbouw(wortel_van(gebouwd_boek), gebouwd_boek / "manifest.json")
    assert uitslag.vooraf == ()
    assert uitslag.verschillen == ()
