"""Wat meer dan één test nodig heeft."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

# Een fixture die hier staat, kent elke test.
from bouwstenen import klein_dossier, soest, soest_2025  # noqa: F401
from browserproef import axe_script, bezoek, chromium, html  # noqa: F401
from filelock import FileLock
from hypothesis import settings

from sturing.opdrachten import draai_rapport

# In CI telt herhaalbaarheid: dezelfde code geeft dezelfde uitslag. Zoeken doet wie ontwikkelt.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")

WORTEL = Path(__file__).resolve().parents[1]
#: Het rapport waarop de tests van boek, browser en PDF letten.
GEMEENTE, JAAR, EDITIE = "soest", 2026, "definitief"
#: Wat een run uit de checkout nodig heeft.
_NODIG = ("data", "notebooks", "book", "sturing", "_config.yml", "_toc.yml")


@pytest.fixture(scope="session")
def gebouwd_boek(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """De map van een gebouwde editie, met daarin html, data, notebooks en de PDF.

    Bouwt in een kopie, zodat de checkout schoon blijft. Alle werkers van pytest-xdist delen
    één bouw: wie het slot het eerst heeft, bouwt.
    """
    eigen = tmp_path_factory.getbasetemp()
    gedeeld = eigen if worker_id == "master" else eigen.parent
    kopie = gedeeld / "checkout"
    klaar = kopie / "klaar.txt"
    with FileLock(str(gedeeld / "boek.lock")):
        if not klaar.exists():
            shutil.rmtree(kopie, ignore_errors=True)
            _kopieer_checkout(kopie)
            uitslag = draai_rapport(kopie, GEMEENTE, JAAR, EDITIE, None)
            klaar.write_text(str(uitslag.html.parent.parent), encoding="utf-8")
    return Path(klaar.read_text(encoding="utf-8"))


def _kopieer_checkout(doel: Path) -> None:
    doel.mkdir(parents=True)
    weg = shutil.ignore_patterns("__pycache__", "gedraaid", ".ipynb_checkpoints", "*.mo")
    for naam in _NODIG:
        bron = WORTEL / naam
        if bron.is_dir():
            shutil.copytree(bron, doel / naam, ignore=weg)
        else:
            shutil.copy(bron, doel / naam)
