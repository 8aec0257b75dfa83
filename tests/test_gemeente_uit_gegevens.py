"""Alles over een gemeente komt uit haar gegevensmap: in het pakket staat niets van Soest."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import jupytext
import nbformat
import pytest

from sturing.bronnen.voorbeeld.naamtabel import lees_naamtabel
from sturing.fouten import InvoerFout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.rapportage import GEMEENTE_VARIABELE, kies_gemeente

WORTEL = Path(__file__).parents[1]
TABEL = lees_naamtabel(WORTEL / "data")
#: Namen en codes van Soest, en de id's van haar documenten (en die van het voorbeeld, dat ze overnam).
VAN_SOEST = re.compile(
    r"soest|GM0342|WK0342|GG2514|uitvoeringsplan-20|visie-20|"
    + "|".join(rf"(?<![\w-]){re.escape(naam)}(?![\w-])" for naam in sorted(TABEL.echt | {*TABEL.ids})),
    re.IGNORECASE,
)


def _uitleg(boom: ast.Module) -> set[int]:
    """De docstrings: een voorbeeld daarin mag een echte code noemen."""
    houders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return {
        id(k.body[0].value)
        for k in ast.walk(boom)
        if isinstance(k, houders) and k.body and isinstance(k.body[0], ast.Expr)
    }


def teksten(pad: Path) -> list[str]:
    """Alles in een bestand van het pakket dat iets doet: tekst en namen, geen uitleg."""
    if pad.suffix != ".py":
        return [pad.read_text(encoding="utf-8")]
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    uitleg = _uitleg(boom)
    vast = [k for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    return [k.value for k in vast if id(k) not in uitleg] + [k.id for k in ast.walk(boom) if isinstance(k, ast.Name)]


def test_in_het_pakket_staat_niets_van_soest():
    soorten = {".py", ".css", ".js", ".html", ".yml", ".json", ".mplstyle"}
    gevonden = []
    for pad in sorted((WORTEL / "sturing").rglob("*")):
        naam = pad.relative_to(WORTEL / "sturing").as_posix()
        if pad.suffix in soorten:
            gevonden += [(naam, tekst[:80]) for tekst in teksten(pad) if VAN_SOEST.search(tekst)]
    assert gevonden == []


@pytest.mark.parametrize("soort", ["notebooks/*.ipynb", "book/*.md"])
def test_in_de_code_van_notebooks_en_boek_staat_geen_naam_of_document_van_soest(soort):
    """De parametercel noemt een gemeente als voorbeeld; de opdrachtregel vult daar de gekozen gemeente in."""
    paden = sorted(WORTEL.glob(soort))
    assert paden
    for pad in paden:
        nb = nbformat.read(pad, as_version=4) if pad.suffix == ".ipynb" else jupytext.read(pad)
        code = [
            cel.source
            for cel in nb.cells
            if cel.cell_type == "code" and "parameters" not in cel.metadata.get("tags", [])
        ]
        assert [c for c in code if VAN_SOEST.search(c)] == [], pad


def test_de_vaste_tekst_van_notebooks_en_boek_noemt_soest_niet():
    """Tekst zonder jaar en gemeente staat in het rapport van elke gemeente."""
    for pad in (*sorted(WORTEL.glob("notebooks/*.ipynb")), *sorted(WORTEL.glob("book/*.md"))):
        nb = nbformat.read(pad, as_version=4) if pad.suffix == ".ipynb" else jupytext.read(pad)
        vast = [c.source for c in nb.cells if c.cell_type == "markdown" and not c.metadata.get("tags")]
        assert [c for c in vast if VAN_SOEST.search(c)] == [], pad


def test_geen_id_dat_notebooks_delen_noemt_soest_of_een_partner_van_soest():
    """Een id van een indicator is het adres van haar bladzijde, ook bij een andere gemeente."""
    kader = lees_dossier(WORTEL, "soest", 2026).kader
    gedeeld = [o.id for o in kader.opgaven] + [*kader.doelen, *kader.resultaten, *kader.indicatoren]
    assert len(gedeeld) > 200
    assert [i for i in gedeeld if re.search(r"soest|" + "|".join(map(re.escape, TABEL.ids)), i)] == []


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Een checkout met een verzonnen en een echte gemeente."""
    for naam, verzonnen in (("voorbeeld", "true"), ("baarn", "false")):
        pad = tmp_path / "data" / naam / "gemeente.yml"
        pad.parent.mkdir(parents=True)
        pad.write_text(f"naam: {naam}\nverzonnen: {verzonnen}\n", encoding="utf-8")
    return tmp_path


def test_zonder_keuze_geldt_de_enige_echte_gemeente(data, monkeypatch):
    monkeypatch.delenv(GEMEENTE_VARIABELE, raising=False)
    assert kies_gemeente(data) == "baarn"
    monkeypatch.setenv(GEMEENTE_VARIABELE, "voorbeeld")
    assert kies_gemeente(data) == "voorbeeld"


def test_met_twee_echte_gemeenten_vraagt_de_fout_om_een_keuze(data, monkeypatch):
    monkeypatch.delenv(GEMEENTE_VARIABELE, raising=False)
    (data / "data" / "eemnes").mkdir()
    (data / "data" / "eemnes" / "gemeente.yml").write_text("naam: Eemnes\n", encoding="utf-8")
    with pytest.raises(
        InvoerFout, match=r"\(baarn, eemnes\); noem haar met --gemeente, of zet haar in STURING_GEMEENTE"
    ):
        kies_gemeente(data)
