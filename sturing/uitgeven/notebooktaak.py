"""Eén notebook draaien, waar dan ook: in deze run of op een werker van een andere machine."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import nbformat
from papermill.parameterize import parameterize_notebook

from sturing.uitgeven.baken import Uitkijk, bij_doven
from sturing.uitgeven.bladen import wis_sporen
from sturing.uitgeven.celdraaier import Celdraaier, Grenzen, Plek
from sturing.uitgeven.celfouten import wis_celnummers
from sturing.uitgeven.kernels import GEWOON_VARIABELE
from sturing.uitgeven.omgeving import schone_omgeving
from sturing.uitgeven.tekstwissel import neem_uitvoer_over, zelfde_tekst
from sturing.uitgeven.verslag import Verslag
from sturing.uitgeven.vork import kan_vorken, server_voor
from sturing.uitgeven.werkers import Kenmerk, toets_werker


@dataclass(frozen=True)
class Taak:
    """Eén notebook, klaar om te draaien; alles erin kan naar een ander proces.

    `cellen` is het notebook als tekst, met alleen de cellen van deze run. `opwarming` is de naam
    (`module:functie`) van wat een warm proces alvast doet; `gewoon` start de kernel koud.
    """

    naam: str
    cellen: str
    parameters: Mapping[str, object]
    wortel: Path
    grenzen: Grenzen = Grenzen()
    gewoon: bool = False
    opwarming: str = ""


def draai_een(taak: Taak, plek: Plek) -> tuple[str, Verslag]:
    """Draai één notebook; geef zijn uitkomst als tekst en wat het las. Fouten: `NotebookFout`."""
    nb = _vul_parameters_in(taak)
    gelezen = Celdraaier(nb, taak.naam, plek, taak.grenzen).draai()
    return _rond_af(nb), Verslag.van(gelezen)


def ververs_tekst(taak: Taak, gedraaid: str) -> str:
    """De uitkomst van een taak met dezelfde code als toen `gedraaid` ontstond, met haar tekst van nu; er draait niets.

    Byte voor byte die van `draai_een`.
    """
    if zelfde_tekst(taak.cellen, gedraaid):
        return gedraaid
    nb = _vul_parameters_in(taak)
    neem_uitvoer_over(nb, nbformat.reads(gedraaid, as_version=4))
    return _rond_af(nb)


def _vul_parameters_in(taak: Taak) -> nbformat.NotebookNode:
    nb = nbformat.reads(taak.cellen, as_version=4)
    nb.metadata["papermill"] = {}
    for cel in nb.cells:
        cel.metadata.setdefault("tags", [])  # papermill zoekt het label 'parameters' in elke cel
    return parameterize_notebook(nb, deepcopy(dict(taak.parameters)), kernel_name="python3", language="python")


def _rond_af(nb: nbformat.NotebookNode) -> str:
    wis_sporen(nb)
    wis_celnummers(nb)
    return nbformat.writes(nb)


def draai_op_werker(kenmerk: Kenmerk, taak: Taak) -> tuple[str, Verslag]:
    """Draai één notebook op deze werker, met een eigen werkmap en een schone omgeving.

    De uitkomst is die van `draai_een` bij de opdrachtgever, en er wordt niets op de gedeelde schijf geschreven.
    Fouten: `NotebookFout`, of `OmgevingFout` als deze werker niet mag meewerken.
    """
    taak = replace(taak, wortel=toets_werker(kenmerk))
    with open_plek(taak) as plek, bij_doven(Uitkijk(taak.wortel / kenmerk.baken), lambda: stop_kernels(plek)):
        return draai_een(taak, plek)


@contextmanager
def open_plek(taak: Taak) -> Iterator[Plek]:
    """Een werkmap en een schone omgeving voor deze taak en die na haar; een warm proces begint alvast te laden."""
    gewoon = taak.gewoon or bool(os.environ.get(GEWOON_VARIABELE))
    with _werkmap() as map_:
        plek = Plek(map_, schone_omgeving(taak.wortel, map_.parent), gewoon)
        if not gewoon:
            warm_kernels_op(taak.wortel, taak.parameters, taak.opwarming)
        yield plek


def stop_kernels(plek: Plek) -> None:
    """Beëindig wat hier draait en laat niets nieuws beginnen."""
    plek.gestopt.set()
    for beheer in tuple(plek.levend):
        beheer.beeindig()


def warm_kernels_op(wortel: Path, parameters: Mapping[str, object], opwarming: str = "") -> None:
    """Start het warme proces voor kernels, als dat hier kan en er nog geen is; het laadt terwijl de rest begint."""
    if not kan_vorken():
        return
    alvast = {"functie": opwarming, "waarden": {"wortel": str(wortel), **parameters}}
    server_voor(schone_omgeving(wortel, werkwortel()), str(werkwortel()), json.dumps(alvast) if opwarming else "")


def werkwortel() -> Path:
    """De tijdelijke map van dit proces; het warme proces ruimt haar op als het stopt, en dan ontstaat zij opnieuw."""
    _wortel().mkdir(exist_ok=True, mode=0o700)
    return _wortel()


@cache
def _wortel() -> Path:
    wortel = Path(tempfile.mkdtemp(prefix="sturing-"))
    # Een vork van dit proces (pytest, joblib) mag de map van zijn ouder niet weghalen.
    eigenaar = os.getpid()
    atexit.register(lambda: shutil.rmtree(wortel, ignore_errors=True) if os.getpid() == eigenaar else None)
    return wortel


@contextmanager
def _werkmap() -> Iterator[Path]:
    """Een lege map voor verbindingen en losse eindjes; zij is na afloop weg."""
    map_ = Path(tempfile.mkdtemp(prefix="r", dir=werkwortel()))
    try:
        yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)
