"""Elk invoerbestand telt: wie er een byte in verandert, krijgt een andere uitkomst, of het verslag zegt waarom niet.

Elk bestand van het voorbeeld en van Soest komt aan bod, met een byte die vastligt door zijn naam. `test_voorraad`
zoekt daarnaast met willekeurige bytes en combinaties van velden.
"""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from test_draaien import PARAMETERS, WORTEL, schrijf
from test_voorraad import VELDEN, waarden

from sturing.gegevens import lezer
from sturing.gegevens.dossier import lees_dossier
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.voorraad import Bewaarplaats, Notebookvoorraad

pytestmark = pytest.mark.traag
GEMEENTEN = ("voorbeeld", "soest")
BESTANDEN = [
    pad.relative_to(WORTEL).as_posix()
    for gemeente in GEMEENTEN
    for pad in sorted((WORTEL / "data" / gemeente).rglob("*"))
    if pad.is_file()
]
#: Zo vaak zoeken wij een byte die het bestand leesbaar laat.
_POGINGEN = 6
#: Andere velden dan deze zijn van het kader zelf; dat wordt altijd gelezen en telt dus altijd.
LOS = [veld for veld in VELDEN if veld != "feiten"]


@pytest.fixture(scope="module")
def kopie(tmp_path_factory) -> Path:
    """Een checkout met alle gegevens, om in te wijzigen."""
    map_ = tmp_path_factory.mktemp("kopie")
    for gemeente in GEMEENTEN:
        shutil.copytree(WORTEL / "data" / gemeente, map_ / "data" / gemeente)
    (map_ / "notebooks").mkdir()
    return map_


@pytest.fixture(scope="module")
def eerst(kopie) -> dict[tuple[str, str], tuple[str, set[str]]]:
    """Per gemeente en veld: de waarde, en de bestanden waarop zij volgens het verslag rust."""
    uit = {}
    for gemeente in GEMEENTEN:
        for veld in LOS:
            dossier = lees_dossier(kopie, gemeente, 2026)
            uit[gemeente, veld] = (waarden(dossier, [veld])[0], set(dossier.verslag.gebruikt))
    return uit


@pytest.fixture(autouse=True, scope="module")
def onthoudend():
    """Ontleed elk bestand één keer, zoals het warme proces doet; het geheugen geldt per inhoud."""
    with pytest.MonkeyPatch.context() as lap:
        lap.setattr(lezer, "_geheugen", {})
        yield


def verander(pad: Path, oud: bytes, worp: random.Random) -> None:
    """Draai één bit om; een leeg bestand krijgt een teken."""
    plek = worp.randrange(len(oud)) if oud else 0
    nieuw = oud[plek] ^ worp.choice([1, 2, 4]) if oud else ord("x")
    pad.write_bytes(oud[:plek] + bytes([nieuw]) + oud[plek + 1 :])


@pytest.mark.parametrize("naam", BESTANDEN)
def test_een_gewijzigd_bestand_staat_in_het_verslag_of_verandert_niets(kopie, eerst, naam):
    gemeente = naam.split("/")[1]
    zonder = [veld for veld in LOS if naam not in eerst[gemeente, veld][1]]
    if not zonder:
        return  # elk notebook rust op dit bestand en draait dus opnieuw
    pad = kopie / naam
    oud = pad.read_bytes()
    worp = random.Random(naam)  # noqa: S311
    try:
        # Een kapotte byte mag elke leesfout geven, en dan draait er niets; zoek er een die wel te lezen is.
        for _ in range(_POGINGEN):
            verander(pad, oud, worp)
            with suppress(Exception):
                later = waarden(lees_dossier(kopie, gemeente, 2026), zonder)
                break
        else:
            return
    finally:
        pad.write_bytes(oud)
    assert later == [eerst[gemeente, veld][0] for veld in zonder]


WIJZIGINGEN = [
    ("kerncijfers.csv", b",8530,", b",8531,"),
    ("metingen/cbs.csv", b",verzonnen voorbeeld,", b",verzonnen voorbeelden,"),
    ("gemeente.yml", b"naam: Oude Haven", b"naam: Oude Kade"),
    ("leren/2026.yml", b"Verleg een deel", b"Verleg een flink deel"),
    ("ontwikkelingen/2024.yml", b"\n", b"\n\n"),
    ("README.md", b"\n", b"\n\n"),
]


def test_tot_en_met_het_notebook_klopt_wat_uit_de_voorraad_komt(tmp_path, monkeypatch):
    """Na elke wijziging draait een notebook opnieuw, of het las het bestand niet en geeft vers precies hetzelfde."""
    monkeypatch.setattr("sturing.uitgeven.invoer.hash_pakket", lambda: "code")
    wortel = tmp_path / "w"
    for naam in ("data/voorbeeld", "book"):
        shutil.copytree(WORTEL / naam, wortel / naam, ignore=shutil.ignore_patterns("gedraaid", "_static"))
    (wortel / "notebooks").mkdir()
    openen = "from sturing.tonen import *\nopen_bladzijde(gemeente, jaar, editie, peildatum)"
    paden = (
        schrijf(wortel / "notebooks", "cijfers", openen, "toon_oogopslag_opgaven()"),
        schrijf(wortel / "notebooks", "woorden", openen, "toon_begrippen()"),
    )
    waarden_ = PARAMETERS | {"gemeente": "voorbeeld"}
    rust_op: dict[str, set[str]] = {}

    class Luistervoorraad(Notebookvoorraad):
        def leg(self, naam, sleutel, tekst, verslag):
            rust_op[naam] = {*verslag.gebruikt, *verslag.geopend}
            super().leg(naam, sleutel, tekst, verslag)

    def draai() -> set[str]:
        bak = Luistervoorraad(Bewaarplaats(tmp_path / "cache"), Invoer(wortel, "voorbeeld"))
        draai_alle(Opdracht(paden, waarden_, tmp_path / "uit", wortel, voorraad=bak))
        return {pad.stem for pad in paden} - bak.gehaald

    assert draai() == {"cijfers", "woorden"}
    eerder: set[bool] = set()
    for naam, oud, nieuw in WIJZIGINGEN:
        pad = wortel / "data" / "voorbeeld" / naam
        assert oud in pad.read_bytes()
        pad.write_bytes(pad.read_bytes().replace(oud, nieuw, 1))
        raakt = {stam for stam in rust_op if f"data/voorbeeld/{naam}" in rust_op[stam]}
        assert draai() == raakt, naam
        vers = tuple(pad for pad in paden if pad.stem not in raakt)
        draai_alle(Opdracht(vers, waarden_, tmp_path / "vers", wortel))
        for pad in vers:
            assert (tmp_path / "vers" / pad.name).read_bytes() == (tmp_path / "uit" / pad.name).read_bytes(), naam
        eerder |= {bool(raakt)}
    assert eerder == {True, False}  # de test zag beide gevallen
