"""Figuren tellen op een geraamte geeft dezelfde nummers als tellen op de hele bladzijde."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

_PROEF = """
import pickle, sys
from pathlib import Path
from sphinx.application import Sphinx
from sphinx.environment.collectors.toctree import TocTreeCollector
bron, uit = Path(sys.argv[1]), Path(sys.argv[2])
app = Sphinx(bron, bron, uit / "html", uit / "boom", "html", status=None)
app.build()
env, tel = app.env, TocTreeCollector.assign_figure_numbers
op_geraamte = env.toc_fignumbers
tel.__wrapped__(TocTreeCollector(), env)
heel = env.toc_fignumbers
(uit / "nummers").write_bytes(pickle.dumps((op_geraamte, heel)))
maten = {naam: len(pickle.dumps(geraamte)) for naam, (_, geraamte) in env.sturing_geraamten.items()}
(uit / "maten").write_bytes(pickle.dumps((maten, {n: len(pickle.dumps(env.get_doctree(n))) for n in maten})))
"""
_CONF = """
extensions = ["myst_nb", "sphinx_design", "sturing.uitgeven.boekvaart"]
numfig = True
numfig_secnum_depth = 2
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence", "dollarmath"]
suppress_warnings = ["image.not_readable"]
"""
_FIGUUR = "```{{figure}} x.svg\n:name: fig-{0}\n\nBijschrift {0}\n```\n"
_ZONDER = "```{figure} x.svg\n:name: fig-zonder\n```\n"
_TABEL = "```{{table}} Titel {0}\n:name: tab-{0}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n```\n"
_CODE = "```{{code-block}} python\n:caption: Code {0}\n:name: code-{0}\n\nx = {0}\n```\n"
_SOM = "```{math}\n:label: som\na = b\n```\n"
_TUSSEN = "Een lange alinea. " * 200
_BLADEN = {
    "index": ("# Boek", _FIGUUR.format(1), "```{toctree}\n:numbered:\neen\ntwee\n```", _FIGUUR.format(2)),
    "een": ("# Een", _TABEL.format(1), "## Diep", _FIGUUR.format(3), _ZONDER, "### Dieper", _CODE.format(1),
            "- punt\n\n  " + _FIGUUR.format(4).replace("\n", "\n  "), _SOM, _TUSSEN),
    "twee": ("# Twee", ":::{dropdown} Open\n" + _TABEL.format(2) + ":::", "> citaat", _CODE.format(2),
             "::::{grid} 2\n:::{grid-item}\n" + _FIGUUR.format(5) + ":::\n::::", "```python\nlos = 1\n```",
             "```{toctree}\ndrie\n```", _TUSSEN),
    "drie": ("# Drie", _FIGUUR.format(6), "## Slot", _TABEL.format(3), _TUSSEN),
}  # fmt: skip


def bouw(map_: Path) -> None:
    (map_ / "uit").mkdir(exist_ok=True)
    uitslag = subprocess.run(
        [sys.executable, "-c", _PROEF, str(map_ / "bron"), str(map_ / "uit")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert uitslag.returncode == 0, uitslag.stderr


def nummers(map_: Path) -> tuple[dict, dict]:
    return pickle.loads((map_ / "uit" / "nummers").read_bytes())


@pytest.fixture
def boek(tmp_path) -> Path:
    (tmp_path / "bron").mkdir()
    (tmp_path / "bron" / "conf.py").write_text(_CONF)
    (tmp_path / "bron" / "x.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for naam, delen in _BLADEN.items():
        (tmp_path / "bron" / f"{naam}.md").write_text("\n\n".join(delen))
    return tmp_path


@pytest.mark.traag
def test_de_nummers_zijn_die_van_de_hele_bladzijden_ook_na_een_wijziging(boek):
    bouw(boek)
    op_geraamte, heel = nummers(boek)
    assert op_geraamte == heel
    assert heel["een"]["figure"] and heel["twee"]["table"] and heel["twee"]["code-block"] and heel["drie"]["figure"]
    maten, bladzijden = pickle.loads((boek / "uit" / "maten").read_bytes())
    assert all(maten[naam] < bladzijden[naam] / 2 for naam in ("een", "twee", "drie"))  # de bladzijde hangt er niet aan
    blad = boek / "bron" / "een.md"
    blad.write_text("\n\n".join(["# Een", _FIGUUR.format(7), *_BLADEN["een"][1:]]))
    bouw(boek)
    op_geraamte, anders = nummers(boek)
    assert op_geraamte == anders != heel
