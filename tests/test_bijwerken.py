"""Het boek bijwerken: alleen wat anders is wordt gebouwd, en de bytes zijn die van een hele bouw."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from sturing.fouten import BoekFout
from sturing.uitgeven.afdruk import neem_afdruk
from sturing.uitgeven.boek import stel_bron_samen
from sturing.uitgeven.bouwmap import werk_boek_bij
from sturing.uitgeven.herkomst import hash_map
from sturing.uitgeven.losbladklaar import KLAAR
from sturing.uitgeven.register import titel_van

WORTEL = Path(__file__).parents[1]
pytestmark = [pytest.mark.traag, pytest.mark.boek]
_TOC = """format: jb-book
root: index
parts:
- caption: Deel
  numbered: true
  chapters:
  - file: een
  - file: twee
"""
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title><path d="M0 0h{}"/></svg>'
_BEGRIPPEN = "woord,ook,anker,zoekwoorden,uitleg\nfietsen,,begrip-fietsen,rijwiel,Op twee wielen.\n"
_FIGUUR = "```{{figure}} figuren/f.svg\n:name: {0}\n:alt: een vlak\n\nBijschrift {0}\n```"


def blad(*tekst: str) -> str:
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nb.cells = [nbformat.v4.new_markdown_cell(t, id=f"cel-{i}") for i, t in enumerate(tekst)]
    return nbformat.writes(nb)


BLADEN = {
    "index": ["# Voorpagina", "Zie {numref}`fig-twee` en [de eerste](een.ipynb)."],
    "een": ["(blad-een)=\n# Een", "## Kop", _FIGUUR.format("fig-een"), "Woorden over fietsen."],
    "twee": ["# Twee", "Zie {ref}`blad-een`.", _FIGUUR.format("fig-twee"), "Woorden over wandelen."],
}


def maak_bron(map_: Path, hoogte: int = 9, los: tuple[str, ...] = (), **anders: list[str]) -> Path:
    """De bron van een klein boek; `anders` vervangt bladzijden."""
    stel_bron_samen(WORTEL, map_, "Klein boek", "Gemeente Klein", "")
    (map_ / "_toc.yml").write_text(_TOC, encoding="utf-8")
    (map_ / "figuren").mkdir(exist_ok=True)
    (map_ / "figuren" / "f.svg").write_text(_SVG.format(hoogte), encoding="utf-8")
    (map_ / "data").mkdir(exist_ok=True)
    (map_ / "data" / "begrippen.csv").write_text(_BEGRIPPEN, encoding="utf-8")
    for naam, tekst in (BLADEN | anders).items():
        (map_ / f"{naam}.ipynb").write_text(blad(*tekst), encoding="utf-8")
    leeg = {"koppen": [], "ouders": [["index.html", "Voorpagina"]], "figuren": ["f"], "bestanden": [], "scripts": []}
    bladen = [
        {"pad": "los/blad", "titel": "Los", "inhoud": f"<h1>Los</h1><p>{t}</p>", "zoektekst": t} | leeg for t in los
    ]
    (map_ / KLAAR).write_text(json.dumps(bladen), encoding="utf-8")
    return map_


@pytest.fixture(scope="module")
def eerst(tmp_path_factory) -> Path:
    """Een cache waarin het boek al één keer is gebouwd."""
    map_ = tmp_path_factory.mktemp("boek")
    werk_boek_bij(maak_bron(map_ / "bron", los=("zwemmen",)), map_ / "html", map_ / "cache", "code")
    return map_


WIJZIGINGEN = {
    "tekst": {"twee": [*BLADEN["twee"][:3], "Woorden over schaatsen."]},
    "titel": {"een": ["(blad-een)=\n# Eenmaal", *BLADEN["een"][1:]]},
    "kop": {"een": [BLADEN["een"][0], "## Andere kop", *BLADEN["een"][2:]]},
    "nummer": {"een": [*BLADEN["een"], _FIGUUR.format("fig-extra")]},
    "figuur": {"hoogte": 5},
    "los blad": {"los": ("rennen",)},
    "terug": {},
}


@pytest.mark.parametrize("wijziging", WIJZIGINGEN.values(), ids=WIJZIGINGEN)
def test_bijwerken_geeft_dezelfde_bytes_als_een_hele_bouw(tmp_path, eerst, wijziging):
    bron = maak_bron(tmp_path / "bron", **({"los": ("zwemmen",)} | wijziging))
    werk_boek_bij(bron, tmp_path / "bijgewerkt", eerst / "cache", "code")
    werk_boek_bij(bron, tmp_path / "heel", tmp_path / "cache", "code")
    assert hash_map(tmp_path / "bijgewerkt") == hash_map(tmp_path / "heel")
    assert len(list((eerst / "cache" / "boek").glob("*/klaar"))) == 1  # er begon geen nieuwe map


def test_alleen_de_gewijzigde_pagina_wordt_geschreven(tmp_path, eerst):
    werk_boek_bij(maak_bron(tmp_path / "a", los=("x",)), tmp_path / "html_a", eerst / "cache", "code")
    uit = next((eerst / "cache" / "boek").glob("*/uit/_build/html"))
    voor = {pad.name: pad.stat().st_mtime_ns for pad in uit.glob("*.html")}
    anders = maak_bron(tmp_path / "b", los=("x",), twee=["# Twee", *BLADEN["twee"][1:3], "Anders."])
    werk_boek_bij(anders, tmp_path / "html_b", eerst / "cache", "code")
    geschreven = {pad.name for pad in uit.glob("*.html") if pad.stat().st_mtime_ns != voor[pad.name]}
    assert "twee.html" in geschreven
    assert "een.html" not in geschreven


def test_een_waarschuwing_verdwijnt_niet_bij_de_tweede_keer(tmp_path, eerst):
    stuk = maak_bron(tmp_path / "bron", een=["# Een", "Zie {ref}`bestaat-niet`."])
    for keer in ("een", "twee"):
        with pytest.raises(BoekFout, match="bestaat-niet"):
            werk_boek_bij(stuk, tmp_path / keer, eerst / "cache", "code")
        assert not (tmp_path / keer).exists()


def test_een_nieuwe_bladzijde_of_andere_code_begint_opnieuw(tmp_path, eerst):
    cache = tmp_path / "cache"
    werk_boek_bij(maak_bron(tmp_path / "bron"), tmp_path / "een", cache, "code")
    werk_boek_bij(maak_bron(tmp_path / "bron"), tmp_path / "twee", cache, "andere code")
    assert len(list((cache / "boek").glob("*/klaar"))) == 2


@pytest.mark.parametrize("wijziging", [{}, {"los": ("rennen",)}, {"hoogte": 5}, WIJZIGINGEN["titel"]])
def test_wie_alleen_de_bladzijden_nodig_heeft_krijgt_ze_een_keer_en_zoals_zij_blijven(tmp_path, eerst, wijziging):
    bron = maak_bron(tmp_path / "bron", **({"los": ("zwemmen",)} | wijziging))
    geroepen: list[Path] = []

    def zodra(html: Path) -> None:
        geroepen.append(html)
        neem_afdruk(bron, html, tmp_path / "afdruk")

    werk_boek_bij(bron, tmp_path / "html", eerst / "cache", "code", zodra=zodra)
    assert len(geroepen) == 1
    for naam in ("index.html", "een.html", "twee.html", "_images/f.svg"):
        assert (tmp_path / "afdruk" / naam).read_bytes() == (tmp_path / "html" / naam).read_bytes(), naam
    assert titel_van(tmp_path / "afdruk", "los/blad") == titel_van(tmp_path / "html", "los/blad") == "Los"
    assert not [pad for pad in (eerst / "cache").rglob("*") if "bladzijden-volgen" in pad.name]


def test_wie_op_de_bladzijden_wacht_hoort_ook_dat_het_boek_niet_lukt(tmp_path, eerst):
    stuk = maak_bron(tmp_path / "bron", een=["# Een", "Zie {ref}`bestaat-niet`."])
    with pytest.raises(BoekFout, match="bestaat-niet"):
        werk_boek_bij(stuk, tmp_path / "html", eerst / "cache", "code", zodra=lambda html: None)
    assert not (tmp_path / "html").exists()


def test_valt_wie_op_de_bladzijden_wacht_om_dan_blijft_er_geen_half_boek_over(tmp_path, eerst):
    def valt_om(html: Path) -> None:
        raise OSError("de schijf is vol")

    with pytest.raises(OSError, match="vol"):
        werk_boek_bij(maak_bron(tmp_path / "bron"), tmp_path / "html", eerst / "cache", "code", zodra=valt_om)
    assert not (tmp_path / "html").exists()
    werk_boek_bij(maak_bron(tmp_path / "bron"), tmp_path / "html", eerst / "cache", "code")
    assert (tmp_path / "html" / "twee.html").is_file()
