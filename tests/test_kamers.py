"""Het huis heeft vijf kamers op een rij: een gegeven loopt van links naar rechts en nooit terug."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

WORTEL = Path(__file__).parents[1]
KAMERS = ("bronnen", "gegevens", "rekenen", "tonen", "uitgeven")
MODULES = sorted((WORTEL / "sturing").rglob("*.py"))
IN_KAMER = [pad for pad in MODULES if pad.relative_to(WORTEL).parts[1] in KAMERS]
NOTEBOOKS = sorted((WORTEL / "notebooks").glob("*.ipynb"))
HOOGSTE_MODULE = 250


def kamer(pad: Path) -> str:
    return pad.relative_to(WORTEL).parts[1]


def naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def imports(bron: str, pad: str = "") -> set[str]:
    """Elke module die de code noemt, ook in een functie of onder TYPE_CHECKING."""
    uit: set[str] = set()
    for knoop in ast.walk(ast.parse(bron, pad)):
        if isinstance(knoop, ast.Import):
            uit |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, f"{pad}, regel {knoop.lineno}: schrijf de hele naam, zonder punten"
            uit |= {knoop.module} | {f"{knoop.module}.{alias.name}" for alias in knoop.names}
    return uit


def kamers_van(pad: Path) -> set[str]:
    delen = [n.split(".") for n in imports(pad.read_text(encoding="utf-8"), naam(pad))]
    return {d[1] for d in delen if d[0] == "sturing" and len(d) > 1 and d[1] in KAMERS}


@pytest.mark.parametrize("pad", IN_KAMER, ids=naam)
def test_een_kamer_haalt_alleen_iets_uit_kamers_links_van_haar(pad):
    eigen = KAMERS.index(kamer(pad))
    terug = {k for k in kamers_van(pad) if KAMERS.index(k) > eigen}
    assert not terug, f"{naam(pad)} importeert {terug}; een pijl loopt nooit terug"


@pytest.mark.parametrize("pad", [p for p in IN_KAMER if kamer(p) == "uitgeven"], ids=naam)
def test_uitgeven_weet_niets_van_de_inhoud(pad):
    assert not kamers_van(pad) - {"uitgeven"}


@pytest.mark.parametrize("pad", [p for p in IN_KAMER if kamer(p) == "rekenen"], ids=naam)
def test_rekenen_raakt_nooit_een_bestand_aan(pad):
    verboden = {"pathlib", "os", "io", "csv", "shutil", "yaml", "json", "tempfile", "urllib", "requests"}
    assert not verboden & {n.split(".")[0] for n in imports(pad.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("pad", [p for p in IN_KAMER if kamer(p) in ("tonen", "rekenen")], ids=naam)
def test_tonen_en_rekenen_openen_zelf_geen_bestanden(pad):
    geopend = [
        k.func.attr for k in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(k, ast.Call) and isinstance(k.func, ast.Attribute)
        and k.func.attr in ("read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "to_csv", "read_excel")
    ]  # fmt: skip
    # De toets op duidingen leest notebooks; die staan niet in data/ en gaan door nbformat.
    assert geopend == []


@pytest.mark.parametrize("pad", MODULES, ids=naam)
def test_een_module_blijft_klein(pad):
    regels = len(pad.read_text(encoding="utf-8").splitlines())
    assert regels < HOOGSTE_MODULE, f"{naam(pad)} telt {regels} regels; splits hem"


def test_geen_module_heet_naar_een_rommella():
    assert not {"utils", "util", "helpers", "hulp", "common", "misc"} & {pad.stem for pad in MODULES}


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=naam)
def test_een_notebook_importeert_alleen_sturing(pad):
    code = [c.source for c in nbformat.read(pad, as_version=4).cells if c.cell_type == "code"]
    assert {n.split(".")[0] for cel in code for n in imports(cel, naam(pad))} == {"sturing"}


@pytest.mark.parametrize("pad", MODULES, ids=naam)
def test_elke_module_en_elke_openbare_functie_zegt_wat_zij_belooft(pad):
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    zonder = [] if ast.get_docstring(boom) else [naam(pad)]
    for knoop in boom.body:
        if isinstance(knoop, ast.FunctionDef | ast.ClassDef) and not knoop.name.startswith("_"):
            zonder += [] if ast.get_docstring(knoop) else [f"{naam(pad)}: {knoop.name}"]
    assert zonder == []


@pytest.mark.parametrize("pad", MODULES, ids=naam)
def test_namen_hebben_geen_accenten(pad):
    boom = ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
    namen = {k.name for k in boom if isinstance(k, ast.FunctionDef | ast.ClassDef)}
    assert [n for n in namen if not n.isascii()] == []
