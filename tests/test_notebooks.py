"""De notebooks zelf: dun, gestript, en te draaien met gewoon gereedschap."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

WORTEL = Path(__file__).parents[1]
NOTEBOOKS = sorted((WORTEL / "notebooks").glob("*.ipynb"))
NAMEN = [pad.stem for pad in NOTEBOOKS]


@pytest.fixture(params=NOTEBOOKS, ids=NAMEN)
def nb(request):
    return nbformat.read(request.param, as_version=4)


def test_er_zijn_zes_notebooks():
    assert NAMEN == [
        "afwegingskader", "bestaanszekerheid", "gezonde_leefstijl", "kansengelijkheid", "meedoen_en_inclusie",
        "mentale_weerbaarheid",
    ]  # fmt: skip


def test_een_notebook_heeft_geen_uitvoer_en_geen_nummers(nb):
    for cel in nb.cells:
        assert not cel.get("outputs")
        assert cel.get("execution_count") is None


def test_elke_cel_heeft_een_sprekende_naam(nb):
    namen = [cel.id for cel in nb.cells]
    assert len(namen) == len(set(namen))
    assert not [naam for naam in namen if re.fullmatch(r"[0-9a-f]{8}", naam)]


def test_koppen_staan_alleen_in_tekstcellen_en_lopen_netjes_af(nb):
    diepten = [
        len(m[1]) for cel in nb.cells if cel.cell_type == "markdown" for m in re.finditer(r"^(#+) ", cel.source, re.M)
    ]
    assert diepten.count(1) == 1
    assert all(later - eerder <= 1 for eerder, later in zip(diepten, diepten[1:], strict=False))


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=NAMEN)
def test_een_notebook_is_bewaard_zoals_jupyterlab_het_doet(pad):
    # Anders ziet git na één keer bewaren het hele bestand als veranderd.
    assert pad.read_text(encoding="utf-8") == nbformat.writes(nbformat.read(pad, as_version=4)) + "\n"


@pytest.mark.traag
@pytest.mark.parametrize("jaar", [2025, 2026])
@pytest.mark.parametrize("pad", NOTEBOOKS, ids=NAMEN)
def test_papermill_draait_een_notebook_zoals_het_is(pad, jaar, tmp_path):
    uit = tmp_path / "uit.ipynb"
    uitslag = subprocess.run(
        [sys.executable, "-m", "papermill", str(pad), str(uit), "-p", "jaar", str(jaar), "--no-progress-bar"],
        cwd=WORTEL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert uitslag.returncode == 0, uitslag.stderr[-2000:]
    gedraaid = nbformat.read(uit, as_version=4)
    stromen = [u for cel in gedraaid.cells for u in cel.get("outputs", []) if u.output_type == "stream"]
    assert not stromen, stromen[:1]
    assert any("text/html" in u.get("data", {}) for cel in gedraaid.cells for u in cel.get("outputs", []))
