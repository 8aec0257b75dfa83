"""Een proces dat voor een ander werkt, stopt als die ander er niet meer is.

De baas houdt de invoer van het proces open. Gaat zij dicht, omdat de baas stopt, afbreekt of omvalt, dan eindigt het
proces zoals bij Ctrl-C: kernels weg, tijdelijke mappen weg, de vorige uitvoer staat er nog.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from _thread import interrupt_main
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

#: Zo lang krijgt een proces om op te ruimen voor het hard eindigt, in seconden.
_OPRUIMEN = 30.0
_AFGEBROKEN = 130
_KIJKT_ELKE = 0.5


class Afgebroken(Exception):
    """Niemand wil de uitkomst nog."""


def volg_baas() -> None:
    """Eindig zodra de invoer van dit proces dichtgaat; alleen aan te roepen vanuit de hoofddraad."""
    # Wie op de achtergrond of als dienst begint, erft dat Ctrl-C niets doet.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=_wacht_op_einde, name="levenslijn", daemon=True).start()


def _wacht_op_einde() -> None:
    while os.read(0, 1024):
        pass
    if hasattr(signal, "pthread_kill"):
        # Gericht, want alleen zo wordt een hoofddraad wakker die op een ander proces wacht.
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        interrupt_main()
    time.sleep(_OPRUIMEN)
    os._exit(_AFGEBROKEN)


def draai_aan_lijn(
    woorden: Sequence[str], map_: Path, omgeving: Mapping[str, str], fouten: BinaryIO, hoogstens: float,
    gevraagd: Callable[[], bool] = lambda: True,
) -> int:  # fmt: skip
    """Draai `sturing` met deze woorden als proces dat zijn baas volgt; geef de afloopcode.

    `gevraagd` zegt of iemand de uitkomst nog wil. Fouten: `Afgebroken` als dat niet zo is, en
    `subprocess.TimeoutExpired` na `hoogstens` seconden; in beide gevallen is het proces dan weg.
    """
    opdracht = [sys.executable, "-m", "sturing.cli", *woorden]
    eind = time.monotonic() + hoogstens
    with subprocess.Popen(
        opdracht, cwd=map_, env=dict(omgeving), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=fouten,
        # Een eigen groep: Ctrl-C raakt alleen de baas. Twee keer afbreken zou het opruimen zelf afbreken.
        start_new_session=True, creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    ) as proces:  # fmt: skip
        try:
            while True:
                try:
                    return proces.wait(_KIJKT_ELKE)
                except subprocess.TimeoutExpired:
                    if time.monotonic() > eind:
                        raise
                    if not gevraagd():
                        raise Afgebroken from None
        finally:
            _laat_los(proces)


def _laat_los(proces: subprocess.Popen) -> None:
    """Sluit de lijn; ruimt het proces zichzelf niet op, dan eindigt het hard."""
    proces.stdin.close()
    try:
        proces.wait(_OPRUIMEN)
    except subprocess.TimeoutExpired:
        proces.kill()
