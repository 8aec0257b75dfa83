"""Alle notebooks van een run draaien: een paar tegelijk, elk in een eigen kernel met een schone omgeving."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
from papermill.parameterize import parameterize_notebook

from sturing.fouten import SturingFout, VeleFouten
from sturing.schijf import schrijf_atomair
from sturing.uitgeven.bladen import wis_sporen
from sturing.uitgeven.celdraaier import Celdraaier, Grenzen, Plek
from sturing.uitgeven.cellen import kies_cellen, lees_notebook, zet_parameters
from sturing.uitgeven.kernels import GEWOON_VARIABELE
from sturing.uitgeven.omgeving import kies_aantal, schone_omgeving
from sturing.uitgeven.verslag import Verslag
from sturing.uitgeven.voorraad import GEEN_VOORRAAD, Voorraad
from sturing.uitgeven.vork import kan_vorken, server_voor, sluit_alle

#: Zoveel vrij geheugen houden wij per kernel aan bij de keuze hoeveel er tegelijk draaien.
_PER_KERNEL = 400 << 20


@dataclass(frozen=True)
class Opdracht:
    """Wat er gedraaid wordt: bronnotebooks, parameters en waar de uitkomst komt.

    `opwarming` is de naam (`module:functie`) van wat een warm proces alvast doet, met de wortel en de
    parameters; `gewoon` start elke kernel koud. De uitkomst is in beide gevallen dezelfde.
    """

    notebooks: tuple[Path, ...]
    parameters: Mapping[str, object]
    doel: Path
    wortel: Path
    tegelijk: int = 2
    gewoon: bool = False
    opwarming: str = ""
    grenzen: Grenzen = Grenzen()
    voorraad: Voorraad = GEEN_VOORRAAD


@dataclass(frozen=True)
class Taak:
    """Eén notebook, klaar om te draaien."""

    naam: str
    nb: nbformat.NotebookNode
    opdracht: Opdracht


def draai_alle(opdracht: Opdracht, gemeld: Callable[[str], None] = lambda naam: None) -> list[str]:
    """Draai alle notebooks; geef de ontbrekende duidingen terug.

    Wat in de voorraad ligt en nog klopt, draait niet. Fouten: `NotebookFout`, of `VeleFouten` als er
    meer mislukken. De uitkomst van een mislukt notebook wordt niet geschreven. Wie afbreekt, laat geen
    processen of tijdelijke mappen achter.
    """
    opdracht.doel.mkdir(parents=True, exist_ok=True)
    taken, gaten = _bereid_voor(opdracht)
    te_draaien = []
    for taak in taken:
        if (tekst := opdracht.voorraad.haal(taak.naam, _sleutel(taak))) is None:
            te_draaien.append(taak)
            continue
        _schrijf(taak, tekst)
        gemeld(taak.naam)
    if te_draaien:
        _draai_samen(te_draaien, opdracht, gemeld)
    return gaten


def _bereid_voor(opdracht: Opdracht) -> tuple[list[Taak], list[str]]:
    """Van elk notebook de versie met alleen de cellen van deze run; fouten van alle tegelijk."""
    taken, gaten, fouten = [], [], []
    for bron in opdracht.notebooks:
        nb = lees_notebook(bron)
        zet_parameters(nb, opdracht.parameters)
        keuze = (opdracht.parameters[naam] for naam in ("gemeente", "jaar", "editie"))
        try:
            gaten += kies_cellen(nb, bron.name, *keuze)
        except VeleFouten as fout:
            fouten += fout.fouten
        taken.append(Taak(bron.stem, nb, opdracht))
    if fouten:
        raise VeleFouten(fouten)
    return taken, gaten


def _draai_samen(taken: list[Taak], opdracht: Opdracht, gemeld: Callable[[str], None]) -> None:
    gewoon = opdracht.gewoon or bool(os.environ.get(GEWOON_VARIABELE))
    fouten: list[SturingFout] = []
    with _werkmap() as map_:
        plek = Plek(map_, schone_omgeving(opdracht.wortel, map_.parent), gewoon)
        if not gewoon and kan_vorken():
            _warm_op(plek, opdracht)
        with _uitvoerders(kies_aantal(opdracht.tegelijk, _PER_KERNEL), plek) as uitvoerders:
            lopend = {uitvoerders.submit(draai_een, taak, plek): taak for taak in taken}
            for klaar in as_completed(lopend):
                _neem_op(klaar, lopend[klaar], fouten, gemeld)
    if fouten:
        raise fouten[0] if len(fouten) == 1 else VeleFouten(sorted(fouten, key=str))


def _neem_op(klaar: Future, taak: Taak, fouten: list[SturingFout], gemeld: Callable[[str], None]) -> None:
    """Zet één uitkomst op haar plek en in de voorraad."""
    try:
        tekst, verslag = klaar.result()
    except SturingFout as fout:
        fouten.append(fout)
        return
    taak.opdracht.voorraad.leg(taak.naam, _sleutel(taak), tekst, verslag)
    _schrijf(taak, tekst)
    gemeld(taak.naam)


def draai_een(taak: Taak, plek: Plek) -> tuple[str, Verslag]:
    """Draai één notebook; geef zijn uitkomst als tekst en wat het las. Fouten: `NotebookFout`."""
    nb = deepcopy(taak.nb)
    nb.metadata["papermill"] = {}
    for cel in nb.cells:
        cel.metadata.setdefault("tags", [])  # papermill zoekt het label 'parameters' in elke cel
    nb = parameterize_notebook(nb, dict(taak.opdracht.parameters), kernel_name="python3", language="python")
    gelezen = Celdraaier(nb, taak.naam, plek, taak.opdracht.grenzen).draai()
    wis_sporen(nb)
    return nbformat.writes(nb), Verslag.van(gelezen)


def _sleutel(taak: Taak) -> str:
    """Wat de uitkomst bepaalt buiten de gelezen bestanden: de cellen van deze run en de parameters."""
    return json.dumps([nbformat.writes(taak.nb), dict(taak.opdracht.parameters)], sort_keys=True)


def _schrijf(taak: Taak, tekst: str) -> None:
    schrijf_atomair(taak.opdracht.doel / f"{taak.naam}.ipynb", tekst.encode("utf-8"))


def _warm_op(plek: Plek, opdracht: Opdracht) -> None:
    """Start het warme proces alvast; het laadt terwijl de rest begint."""
    alvast = {"functie": opdracht.opwarming, "waarden": {"wortel": str(opdracht.wortel), **opdracht.parameters}}
    server_voor(plek.omgeving, str(werkwortel()), json.dumps(alvast) if opdracht.opwarming else "")


@contextmanager
def _uitvoerders(aantal: int, plek: Plek) -> Iterator[ThreadPoolExecutor]:
    """Draden die bij een afgebroken run meteen hun kernels beëindigen in plaats van ze af te maken."""
    pool = ThreadPoolExecutor(aantal, thread_name_prefix="notebook")
    try:
        yield pool
    except BaseException:
        plek.gestopt.set()
        pool.shutdown(wait=False, cancel_futures=True)
        # Een kernel kan net aan het starten zijn; blijf kijken tot elke draad klaar is.
        while any(draad.is_alive() for draad in pool._threads):
            for beheer in tuple(plek.levend):
                beheer.beeindig()
            time.sleep(0.05)
        sluit_alle()
        raise
    pool.shutdown()


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
