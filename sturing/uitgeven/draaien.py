"""Alle notebooks van een run draaien: een paar tegelijk in deze machine, of op de werkers van een uitvoerder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nbformat

from sturing.fouten import NotebookFout, SturingFout, VeleFouten
from sturing.schijf import schrijf_atomair
from sturing.uitgeven.baken import ontsteek
from sturing.uitgeven.celdraaier import Grenzen, Plek
from sturing.uitgeven.cellen import kies_cellen, lees_bytes, ontleed_notebook, zet_parameters
from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.notebooktaak import Taak, draai_een, draai_op_werker, open_plek, stop_kernels, ververs_tekst
from sturing.uitgeven.omgeving import kies_aantal
from sturing.uitgeven.tekstwissel import sleutel_van_code
from sturing.uitgeven.verslag import Verslag
from sturing.uitgeven.voorraad import GEEN_VOORRAAD, Voorraad
from sturing.uitgeven.vork import sluit_alle
from sturing.uitgeven.werkers import neem_kenmerk, stuur, vertaal_werkfout

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


def draai_alle(
    opdracht: Opdracht, gemeld: Callable[[str], None] = lambda naam: None, uitvoerder: Executor | None = None
) -> list[str]:
    """Draai alle notebooks; geef de ontbrekende duidingen terug.

    Wat in de voorraad ligt en nog klopt, draait niet; een andere tekst bij dezelfde code ook niet. Met een
    `uitvoerder`, elke `concurrent.futures.Executor`, draait elk notebook als taak op een van zijn werkers; de uitkomst
    is byte voor byte dezelfde. Een werker heeft alleen het pakket en de gedeelde map nodig.

    Fouten: `NotebookFout`, of `VeleFouten` als er meer mislukken. De uitkomst van een mislukt notebook wordt niet
    geschreven. Wie afbreekt, laat geen processen of tijdelijke mappen achter.
    """
    opdracht.doel.mkdir(parents=True, exist_ok=True)
    taken, gaten = _bereid_voor(opdracht)
    te_draaien = []
    for taak in taken:
        if (tekst := opdracht.voorraad.haal(taak.naam, _sleutel(taak))) is None:
            te_draaien.append(taak)
            continue
        _schrijf(opdracht, taak, ververs_tekst(taak, tekst))
        gemeld(taak.naam)
    if te_draaien and uitvoerder is None:
        _draai_samen(te_draaien, opdracht, gemeld)
    elif te_draaien:
        _draai_verdeeld(te_draaien, opdracht, gemeld, uitvoerder)
    return gaten


def _bereid_voor(opdracht: Opdracht) -> tuple[list[Taak], list[str]]:
    """Van elk notebook de versie met alleen de cellen van deze run; fouten van alle tegelijk."""
    taken, gaten, fouten = [], [], []
    keuze = tuple(opdracht.parameters[naam] for naam in ("gemeente", "jaar", "editie"))
    for bron in opdracht.notebooks:
        try:
            cellen, open_ = _cellen_van_run(bron, lees_bytes(bron), tuple(opdracht.parameters), keuze)
        except VeleFouten as fout:
            fouten += fout.fouten
            continue
        gaten += open_
        taken.append(
            Taak(bron.stem, cellen, dict(opdracht.parameters), opdracht.wortel, opdracht.grenzen, opdracht.gewoon,
                 opdracht.opwarming)
        )  # fmt: skip
    if fouten:
        raise VeleFouten(fouten)
    return taken, gaten


@lru_cache(maxsize=64)
def _cellen_van_run(bron: Path, inhoud: bytes, namen: tuple[str, ...], keuze: tuple) -> tuple[str, tuple[str, ...]]:
    """De cellen van deze run, als tekst, en de gaten; onthouden per inhoud, want `sturing kijk` vraagt het telkens."""
    nb = ontleed_notebook(bron, inhoud)
    zet_parameters(nb, bron.name, namen)
    gaten = kies_cellen(nb, bron.name, *keuze)
    return nbformat.writes(nb), tuple(gaten)


def _draai_samen(taken: list[Taak], opdracht: Opdracht, gemeld: Callable[[str], None]) -> None:
    """Draai de taken in deze machine."""
    with open_plek(taken[0]) as plek, _draden(kies_aantal(opdracht.tegelijk, _PER_KERNEL), plek) as draden:
        lopend = {draden.submit(draai_een, taak, plek): taak for taak in taken}
        _neem_alles_op(lopend, opdracht, gemeld, lambda klaar, taak: klaar.result())


def _draai_verdeeld(taken: list[Taak], opdracht: Opdracht, gemeld: Callable[[str], None], uitvoerder: Executor) -> None:
    """Draai de taken op de werkers; wie afbreekt, dooft het baken en dan stoppen zij ook daar."""
    lopend: dict[Future, Taak] = {}
    with ontsteek(opdracht.wortel) as baken:
        kenmerk = neem_kenmerk(opdracht.wortel, baken)
        try:
            for taak in taken:
                lopend[stuur(uitvoerder, draai_op_werker, kenmerk, taak)] = taak
            _neem_alles_op(lopend, opdracht, gemeld, _uitkomst_van_werker)
        except BaseException:
            for toekomst in lopend:
                toekomst.cancel()
            raise


def _neem_alles_op(
    lopend: Mapping[Future, Taak], opdracht: Opdracht, gemeld: Callable[[str], None],
    uitkomst: Callable[[Future, Taak], tuple[str, Verslag]],
) -> None:  # fmt: skip
    """Zet elke uitkomst op haar plek en in de voorraad zodra zij er is; meld aan het eind alle fouten samen."""
    fouten: list[SturingFout] = []
    for klaar in as_completed(lopend):
        taak = lopend[klaar]
        try:
            tekst, verslag = uitkomst(klaar, taak)
        except SturingFout as fout:
            fouten.append(fout)
            continue
        opdracht.voorraad.leg(taak.naam, _sleutel(taak), tekst, verslag)
        _schrijf(opdracht, taak, tekst)
        gemeld(taak.naam)
    if fouten:
        # Een werker die niet mag meewerken, zegt dat bij elk notebook; één keer is genoeg.
        los = {str(fout): fout for fout in sorted(fouten, key=str)}
        raise fouten[0] if len(los) == 1 else VeleFouten(list(los.values()))


def _uitkomst_van_werker(klaar: Future, taak: Taak) -> tuple[str, Verslag]:
    """De uitkomst van een werker, als hij dezelfde bytes las als hier staan; zijn schijf kan achterlopen."""
    try:
        tekst, verslag = klaar.result()
    except Exception as fout:
        raise vertaal_werkfout(taak.naam, fout, NotebookFout) from None
    for pad, waarde in verslag.gelezen.items():
        hier = taak.wortel / pad
        if not hier.is_file() or hash_van(hier.read_bytes()) != waarde:
            raise NotebookFout(taak.naam, f"een werker las een andere {pad} dan hier staat", "draai het nog een keer")
    return tekst, verslag


def _sleutel(taak: Taak) -> str:
    """Wat de uitkomst bepaalt buiten de gelezen bestanden: de code van deze run en de parameters."""
    return sleutel_van_code(taak.cellen, taak.parameters)


def _schrijf(opdracht: Opdracht, taak: Taak, tekst: str) -> None:
    schrijf_atomair(opdracht.doel / f"{taak.naam}.ipynb", tekst.encode("utf-8"))


@contextmanager
def _draden(aantal: int, plek: Plek) -> Iterator[ThreadPoolExecutor]:
    """Draden die bij een afgebroken run meteen hun kernels beëindigen in plaats van ze af te maken.

    Een notebook dat mislukt, breekt de run niet af: elk ander is dan klaar, en de warme kernels blijven voor wie het
    herstelt en opnieuw draait.
    """
    pool = ThreadPoolExecutor(aantal, thread_name_prefix="notebook")
    try:
        yield pool
    except SturingFout:
        pool.shutdown()
        raise
    except BaseException:
        plek.gestopt.set()
        pool.shutdown(wait=False, cancel_futures=True)
        # Een kernel kan net aan het starten zijn; blijf kijken tot elke draad klaar is.
        while any(draad.is_alive() for draad in pool._threads):
            stop_kernels(plek)
            time.sleep(0.05)
        sluit_alle()
        raise
    pool.shutdown()
