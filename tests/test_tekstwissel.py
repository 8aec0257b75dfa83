"""Alleen de tekst van een notebook veranderd: niets draait, en de uitkomst is byte voor byte die van een hele run."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from sturing.uitgeven import draaien
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.tekstwissel import sleutel_van_code, zelfde_tekst
from sturing.uitgeven.voorraad import GEEN_VOORRAAD, Bewaarplaats, Leenvoorraad, Notebookvoorraad

PARAMETERS = {"gemeente": "klein", "jaar": 2026, "editie": "concept", "peildatum": ""}
PARAMETERCEL = 'gemeente = ""\njaar = 0\neditie = ""\npeildatum = ""'
TELT = (
    "import os, pathlib\n"
    "sum('Kla' 'ar' in p.read_text() for p in pathlib.Path(os.environ['STURING_WORTEL'], 'notebooks').glob('*.ipynb'))"
)


def tekst(inhoud: str, naam: str, *labels: str) -> nbformat.NotebookNode:
    cel = nbformat.v4.new_markdown_cell(inhoud, id=naam)
    cel.metadata["tags"] = list(labels)
    return cel


def code(inhoud: str, naam: str, *labels: str) -> nbformat.NotebookNode:
    cel = nbformat.v4.new_code_cell(inhoud, id=naam)
    if labels:
        cel.metadata["tags"] = list(labels)
    return cel


KOP, DUIDING = tekst("# Doel", "kop"), tekst("Het gaat goed.", "duiding", "jaar-2026", "gemeente-klein")
PARAMS, EEN, TWEE = code(PARAMETERCEL, "par", "parameters"), code("1 + 1", "een"), code("print(jaar)", "twee")
EERST = [KOP, PARAMS, EEN, DUIDING, TWEE]


def schrijf(pad: Path, cellen: list[nbformat.NotebookNode]) -> None:
    nb = nbformat.v4.new_notebook(cells=cellen)
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    pad.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, pad)


def draai(wortel: Path, uit: str, voorraad=GEEN_VOORRAAD) -> dict[str, bytes]:
    paden = tuple(sorted((wortel / "notebooks").glob("*.ipynb")))
    draai_alle(Opdracht(paden, PARAMETERS, wortel / uit, wortel, voorraad=voorraad))
    return {pad.stem: pad.read_bytes() for pad in (wortel / uit).glob("*.ipynb")}


def voorraad(wortel: Path) -> Notebookvoorraad:
    return Notebookvoorraad(Bewaarplaats(wortel / "cache"), Invoer(wortel, "klein"))


@pytest.fixture(scope="module")
def gedraaid(tmp_path_factory) -> Path:
    """Een checkout met een notebook dat al eens gedraaid is."""
    wortel = tmp_path_factory.mktemp("w")
    schrijf(wortel / "notebooks/blad.ipynb", EERST)
    draai(wortel, "uit", voorraad(wortel))
    return wortel


ANDERE_TEKST = {
    "gelijk": EERST,
    "duiding": [KOP, PARAMS, EEN, tekst("Het gaat beter.", "duiding", "jaar-2026"), TWEE],
    "erbij": [KOP, PARAMS, tekst("Nieuw.", "nieuw"), EEN, DUIDING, TWEE, tekst("Slot.", "slot")],
    "weg": [PARAMS, EEN, TWEE],
    "verplaatst": [KOP, DUIDING, PARAMS, EEN, TWEE],
    "ander jaar": [KOP, PARAMS, EEN, DUIDING, tekst("Vorig jaar.", "oud", "jaar-2025"), TWEE],
}


@pytest.mark.traag
@pytest.mark.parametrize("cellen", ANDERE_TEKST.values(), ids=ANDERE_TEKST)
def test_een_andere_tekst_geeft_de_bytes_van_een_hele_run_zonder_te_draaien(tmp_path, gedraaid, cellen, monkeypatch):
    schrijf(tmp_path / "notebooks/blad.ipynb", cellen)
    heel = draai(tmp_path, "heel")
    schrijf(gedraaid / "notebooks/blad.ipynb", cellen)
    monkeypatch.setattr(draaien, "draai_een", lambda *_: pytest.fail("er draaide een notebook"))
    assert draai(gedraaid, "snel", voorraad(gedraaid)) == heel


ANDERE_CODE = {
    "code": [KOP, PARAMS, code("1 + 2", "een"), DUIDING, TWEE],
    "volgorde": [KOP, PARAMS, TWEE, DUIDING, EEN],
    "erbij": [*EERST, code("3", "drie")],
    "label": [KOP, PARAMS, code("1 + 1", "een", "hide-input"), DUIDING, TWEE],
    "andere naam": [KOP, PARAMS, code("1 + 1", "eentje"), DUIDING, TWEE],
    "wordt tekst": [KOP, PARAMS, tekst("1 + 1", "een"), DUIDING, TWEE],
}


@pytest.mark.parametrize("cellen", ANDERE_CODE.values(), ids=ANDERE_CODE)
def test_andere_code_is_een_andere_sleutel(cellen):
    nieuw, oud = (nbformat.writes(nbformat.v4.new_notebook(cells=c)) for c in (cellen, EERST))
    assert sleutel_van_code(nieuw, PARAMETERS) != sleutel_van_code(oud, PARAMETERS)
    assert sleutel_van_code(oud, PARAMETERS) != sleutel_van_code(oud, PARAMETERS | {"jaar": 2025})


def test_een_teken_verschil_in_de_tekst_is_andere_tekst():
    eerst = nbformat.writes(nbformat.v4.new_notebook(cells=[KOP, EEN, DUIDING]))
    for cellen in ([KOP, EEN, tekst("Het gaat goed!", "duiding", *DUIDING.metadata.tags)], [KOP, DUIDING, EEN], [KOP]):
        assert not zelfde_tekst(nbformat.writes(nbformat.v4.new_notebook(cells=cellen)), eerst)
    assert zelfde_tekst(eerst, eerst)


@pytest.mark.traag
def test_een_notebook_dat_andere_leest_volgt_hun_tekst(tmp_path):
    schrijf(tmp_path / "notebooks/blad.ipynb", EERST)
    schrijf(tmp_path / "notebooks/lezer.ipynb", [PARAMS, *(code(r, f"r{n}") for n, r in enumerate(TELT.split("\n")))])
    draai(tmp_path, "uit", voorraad(tmp_path))
    schrijf(tmp_path / "notebooks/blad.ipynb", [*EERST, tekst("Klaar", "klaar")])
    # Lenen mag om alvast iets te laten zien, maar dan staat het op de lijst om na te gaan.
    geleend = Leenvoorraad(voorraad(tmp_path))
    assert '"0"' in draai(tmp_path, "geleend", geleend)["lezer"].decode()
    assert geleend.geleend == {"lezer"}
    nu = draai(tmp_path, "nu", voorraad(tmp_path))
    assert '"1"' in nu["lezer"].decode()
    assert nu == draai(tmp_path, "heel")


@pytest.mark.traag
def test_andere_gegevens_worden_nooit_geleend(tmp_path):
    (tmp_path / "data/klein").mkdir(parents=True)
    (tmp_path / "data/klein/a.csv").write_text("een")
    leest = "import os, pathlib\npathlib.Path(os.environ['STURING_WORTEL'], 'data/klein/a.csv').read_text()"
    schrijf(tmp_path / "notebooks/lezer.ipynb", [PARAMS, code(leest, "leest")])
    draai(tmp_path, "uit", voorraad(tmp_path))
    (tmp_path / "data/klein/a.csv").write_text("twee")
    geleend = Leenvoorraad(voorraad(tmp_path))
    assert "twee" in draai(tmp_path, "nu", geleend)["lezer"].decode()
    assert geleend.geleend == set()
