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
    nb.cells = [parameters, *(nbformat.v4.new_code_cell(regel, id=f"stap-{n}") for n, regel in enumerate(regels, 2))]
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
        "deelt_door_nul, cel 2 'stap-2' (1 / 0): ZeroDivisionError: division by zero; laatste regels:"
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
        "kent_doel_niet, cel 3 'stap-3': doel 'niet-eenzam' bestaat niet in kader 2026; bedoelde u 'niet-eenzaam'?"
    )


def test_twee_mislukte_notebooks_worden_beide_genoemd(tmp_path):
    with pytest.raises(VeleFouten) as fout:
        draai(tmp_path, schrijf(tmp_path, "a", "1 / 0"), schrijf(tmp_path, "b", "stuk"))
    assert "a, cel 2" in str(fout.value)
    assert "b, cel 2" in str(fout.value)


def test_een_gestopte_kernel_wordt_gemeld(tmp_path):
    with pytest.raises(NotebookFout, match="de kernel is gestopt"):
        draai(tmp_path, schrijf(tmp_path, "stopt", "import os; os._exit(1)"))


def test_de_uitkomst_bewaart_het_celnummer_niet(tmp_path):
    draai(tmp_path, schrijf(tmp_path, "goed", "1 + 1"))
    assert "sturing_cel" not in (tmp_path / "uit" / "goed.ipynb").read_text(encoding="utf-8")


def test_een_cel_van_een_ander_jaar_telt_mee_in_het_celnummer(tmp_path):
    pad = schrijf(tmp_path, "telt", "'vorig jaar'", "1 / 0")
    nb = nbformat.read(pad, as_version=4)
    nb.cells[1].metadata["tags"] = ["jaar-2025"]
    nbformat.write(nb, pad)
    with pytest.raises(NotebookFout, match=r"^telt, cel 3 'stap-3' \(1 / 0\): ZeroDivisionError"):
        draai(tmp_path, pad)


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("input('naam?')", "de cel vraagt om invoer (input), en tijdens een run antwoordt niemand; zet de waarde in"),
        ("import sys; sys.exit(3)", "de cel stopt het notebook zelf (met exit of quit); haal dat weg;"),
        ("exit()", "de cel stopt het notebook zelf (met exit of quit); haal dat weg;"),
        ("quit()", "de cel stopt het notebook zelf (met exit of quit); haal dat weg;"),
    ],
)
def test_een_cel_die_vraagt_of_stopt_krijgt_een_nederlandse_zin(tmp_path, regel, zin):
    with pytest.raises(NotebookFout) as fout:
        draai(tmp_path, schrijf(tmp_path, "wacht", regel))
    assert str(fout.value).startswith(f"wacht, cel 2 'stap-2' ({regel}): {zin}")
    assert list((tmp_path / "uit").iterdir()) == []
