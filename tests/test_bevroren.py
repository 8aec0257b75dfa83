"""Een bevroren editie nagerekend: de code van nu maakt van de invoer van toen dezelfde cijfers en oordelen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "gegevens" / "bevroren"))
from bevries import ARCHIEF, lees_bevroren, lees_zinnen, maak_cijfers, maak_zinnen

from sturing.samenvatting import vat_samen

BEWUST = "is dit bewust, draai dan: python tests/gegevens/bevroren/bevries.py"


@pytest.fixture(scope="module")
def map_(tmp_path_factory):
    return tmp_path_factory.mktemp("bevroren")


@pytest.fixture(scope="module")
def bevroren(map_):
    return lees_bevroren(map_)


def test_elk_oordeel_van_de_bevroren_editie_is_hetzelfde_gebleven(bevroren):
    dossier, toen, _ = bevroren
    nu = vat_samen(dossier)
    anders = {naam: (toen.get(naam), nu.get(naam)) for naam in {*toen, *nu} if toen.get(naam) != nu.get(naam)}
    assert not anders, f"{len(anders)} oordelen zijn anders; {BEWUST}: {anders}"


def test_elk_getoond_cijfer_van_de_bevroren_editie_is_hetzelfde_gebleven(bevroren):
    dossier, _, toen = bevroren
    oud, nieuw = set(toen.splitlines()), set(maak_cijfers(dossier).splitlines())
    assert not oud ^ nieuw, f"{len(oud ^ nieuw)} cijfers zijn anders; {BEWUST}: {sorted(oud ^ nieuw)[:6]}"


def test_de_tekst_van_de_bevroren_editie_is_hetzelfde_gebleven(bevroren, map_):
    """Wat 'in één oogopslag' per opgave zegt, en per indicator de stand, de verandering en het oordeel in woorden."""
    toen, nu = lees_zinnen(map_), maak_zinnen(bevroren[0])
    anders = {naam: (toen.get(naam), nu.get(naam)) for naam in {*toen, *nu} if toen.get(naam) != nu.get(naam)}
    assert not anders, f"{len(anders)} teksten zijn anders; {BEWUST}: {dict(list(anders.items())[:4])}"
    assert len(toen) > 150 and sum(naam.startswith("opgave ") for naam in toen) == 5


def test_de_bevroren_editie_gaat_over_het_hele_kader_en_blijft_klein(bevroren):
    _, toen, cijfers = bevroren
    assert len(toen) > 150 and cijfers.count("\n") > 1000
    assert len({regel["oordeel"] for regel in toen.values()}) >= 4
    assert ARCHIEF.stat().st_size < 1_000_000
