"""Notebooks draaien met papermill, een paar tegelijk, in een schone omgeving."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from papermill.exceptions import PapermillExecutionError

from sturing.fouten import NotebookFout, SturingFout, VeleFouten
from sturing.paden import WORTEL_VARIABELE
from sturing.uitgeven.cellen import kies_cellen, lees_notebook, zet_parameters

#: Zo lang mag één cel duren voordat de run haar afbreekt, in seconden.
HOOGSTENS_PER_CEL = 120
_KLEUR = re.compile(r"\x1b\[[0-9;]*m")
#: Zonder vaste waarde draait hash() per kernel anders en wisselt de volgorde van verzamelingen.
_VAST = {"PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}


@dataclass(frozen=True)
class Opdracht:
    """Wat er gedraaid wordt: bronnotebooks, parameters en waar de uitkomst komt."""

    notebooks: tuple[Path, ...]
    parameters: Mapping[str, object]
    doel: Path
    wortel: Path
    tegelijk: int = 2


def draai_alle(opdracht: Opdracht, gemeld: Callable[[str], None] = lambda naam: None) -> list[str]:
    """Draai alle notebooks; geef de ontbrekende duidingen terug.

    Fouten: `NotebookFout`, of `VeleFouten` als er meer mislukken. De uitkomst van een
    mislukt notebook wordt niet geschreven.
    """
    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ.update(_VAST | {WORTEL_VARIABELE: str(opdracht.wortel)})
    opdracht.doel.mkdir(parents=True, exist_ok=True)
    klaar, gaten = _bereid_voor(opdracht)
    fouten: list[SturingFout] = []
    with ThreadPoolExecutor(opdracht.tegelijk) as uitvoerders:
        taken = {uitvoerders.submit(_draai, pad, opdracht): pad for pad in klaar}
        for taak in as_completed(taken):
            try:
                taak.result()
                gemeld(taken[taak].stem)
            except SturingFout as fout:
                fouten.append(fout)
    if fouten:
        raise fouten[0] if len(fouten) == 1 else VeleFouten(sorted(fouten, key=str))
    return gaten


def _bereid_voor(opdracht: Opdracht) -> tuple[list[Path], list[str]]:
    """Schrijf van elk notebook de versie met alleen de cellen van deze run; fouten van alle tegelijk."""
    paden, gaten, fouten = [], [], []
    for bron in opdracht.notebooks:
        nb = lees_notebook(bron)
        zet_parameters(nb, opdracht.parameters)
        keuze = (opdracht.parameters[naam] for naam in ("gemeente", "jaar", "editie"))
        try:
            gaten += kies_cellen(nb, bron.name, *keuze)
        except VeleFouten as fout:
            fouten += fout.fouten
        pad = opdracht.doel / f"{bron.stem}.ipynb"
        nbformat.write(nb, pad)
        paden.append(pad)
    if fouten:
        raise VeleFouten(fouten)
    return paden, gaten


def _draai(pad: Path, opdracht: Opdracht) -> None:
    """Draai één notebook op zijn plek.

    Zonder `cwd`: papermill wisselt daarvoor de map van het hele proces, en dat gaat mis met twee tegelijk.
    """
    try:
        papermill.execute_notebook(
            pad, pad, parameters=dict(opdracht.parameters), progress_bar=False,
            execution_timeout=HOOGSTENS_PER_CEL, kernel_name="python3", log_output=False,
            # Anders meldt elke kernel dat hij over de eigen machine praat en dat hij wordt gestopt.
            extra_arguments=["--log-level=50"],
        )  # fmt: skip
    except PapermillExecutionError as fout:
        pad.unlink(missing_ok=True)
        raise _als_fout(pad.stem, fout) from None
    except (DeadKernelError, TimeoutError) as fout:
        pad.unlink(missing_ok=True)
        raise NotebookFout(
            pad.stem, f"de kernel is gestopt ({type(fout).__name__})", "draai het notebook in JupyterLab"
        ) from None


def _als_fout(naam: str, fout: PapermillExecutionError) -> NotebookFout:
    regels = [_KLEUR.sub("", regel) for regel in "\n".join(fout.traceback).splitlines() if regel.strip()]
    if fout.ename in {"InvoerFout", "GegevensFout", "VeleFouten", "OmgevingFout", "SturingFout"}:
        return NotebookFout(f"{naam}, cel {fout.exec_count}", str(fout.evalue), "")
    laatste = " / ".join(regel.strip() for regel in regels[-3:])
    bron = fout.source.strip().splitlines()[0]
    return NotebookFout(
        f"{naam}, cel {fout.exec_count} ({bron})", f"{fout.ename}: {fout.evalue}", f"laatste regels: {laatste}"
    )
