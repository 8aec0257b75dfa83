"""Draaien: een notebook dat mislukt geeft een leesbare fout en laat niets half achter."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from sturing.fouten import NotebookFout, VeleFouten
from sturing.uitgeven.draaien import Opdracht, draai_alle

WORTEL = Path(__file__).parents[1]
PARAMETERS = {"gemeente": "soest", "jaar": 2026, "editie": "concept", "peildatum": ""}
pytestmark = pytest.mark.traag


def schrijf(map_: Path, naam: str, *regels: str) -> Path:
    parameters = nbformat.v4.new_code_cell('gemeente = ""\njaar = 0\neditie = ""\npeildatum = ""')
    parameters.metadata["tags"] = ["parameters"]
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nb.cells = [parameters, *(nbformat.v4.new_code_cell(regel) for regel in regels)]
    pad = map_ / f"{naam}.ipynb"
    nbformat.write(nb, pad)
    return pad


def draai(tmp_path: Path, *paden: Path) -> list[str]:
    return draai_alle(Opdracht(paden, PARAMETERS, tmp_path / "uit", WORTEL))


def test_parameters_komen_in_het_notebook_aan(tmp_path):
    gezien = []
    opdracht = Opdracht((schrijf(tmp_path, "goed", "assert (gemeente, jaar) == ('soest', 2026)"),), PARAMETERS,
                        tmp_path / "uit", WORTEL)  # fmt: skip
    draai_alle(opdracht, gezien.append)
    assert gezien == ["goed"]
    assert (tmp_path / "uit" / "goed.ipynb").exists()


def test_een_fout_in_een_cel_noemt_notebook_cel_en_laatste_regels(tmp_path):
    with pytest.raises(NotebookFout) as fout:
        draai(tmp_path, schrijf(tmp_path, "deelt_door_nul", "1 / 0"))
    assert str(fout.value).startswith(
        "deelt_door_nul, cel 3 (1 / 0): ZeroDivisionError: division by zero; laatste regels:"
    )
    assert not (tmp_path / "uit" / "deelt_door_nul.ipynb").exists()


def test_een_gebruikersfout_in_een_notebook_houdt_zijn_eigen_zin(tmp_path):
    pad = schrijf(
        tmp_path,
        "kent_doel_niet",
        "from sturing.tonen import *\nopen_bladzijde(gemeente, jaar)",
        "toon_doel('niet-eenzam')",
    )
    with pytest.raises(NotebookFout) as fout:
        draai(tmp_path, pad)
    assert str(fout.value) == (
        "kent_doel_niet, cel 4: doel 'niet-eenzam' bestaat niet in kader 2026; bedoelde u 'niet-eenzaam'?"
    )


def test_twee_mislukte_notebooks_worden_beide_genoemd(tmp_path):
    with pytest.raises(VeleFouten) as fout:
        draai(tmp_path, schrijf(tmp_path, "a", "1 / 0"), schrijf(tmp_path, "b", "stuk"))
    assert "a, cel 3" in str(fout.value)
    assert "b, cel 3" in str(fout.value)


def test_een_gestopte_kernel_wordt_gemeld(tmp_path):
    with pytest.raises(NotebookFout, match="de kernel is gestopt"):
        draai(tmp_path, schrijf(tmp_path, "stopt", "import os; os._exit(1)"))
