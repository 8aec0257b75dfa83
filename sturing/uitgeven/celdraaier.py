"""Eén notebook draaien, cel voor cel, en het beëindigen als het vastloopt, te veel geheugen of te veel uitvoer kost."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import signal
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from sturing.fouten import NotebookFout
from sturing.uitgeven.kernels import Kernelbeheer

_MB = 1 << 20
_KLEUR = re.compile(r"\x1b\[[0-9;]*m")
#: Zo vaak kijkt de bewaker naar het geheugen, in seconden.
_KIJKT_ELKE = 0.1
_EIGEN_FOUTEN = {"InvoerFout", "GegevensFout", "VeleFouten", "OmgevingFout", "SturingFout"}
#: De kernel vertelt na de laatste cel welke bestanden hij las.
_VRAAG = "__import__('sturing.uitgeven.kernelstart', fromlist=['verslag']).verslag()"


@dataclass(frozen=True)
class Grenzen:
    """Wat één notebook hoogstens mag: seconden per cel, bytes geheugen en bytes uitvoer."""

    seconden_per_cel: float = 120
    geheugen: int = 1536 * _MB
    uitvoer: int = 64 * _MB


@dataclass(frozen=True)
class Plek:
    """Waar een kernel draait: zijn werkmap, zijn omgeving, en of hij gewoon moet starten."""

    werkmap: Path
    omgeving: Mapping[str, str]
    gewoon: bool = False
    #: Kernels die nu draaien, zodat Ctrl-C ze kan beëindigen.
    levend: list[Kernelbeheer] = field(default_factory=list, compare=False)
    gestopt: threading.Event = field(default_factory=threading.Event, compare=False)


class Celdraaier(NotebookClient):
    """Een NotebookClient die op zijn grenzen let en zegt waar en waarom het misging."""

    def __init__(self, nb: nbformat.NotebookNode, naam: str, plek: Plek, grenzen: Grenzen) -> None:
        super().__init__(
            nb, timeout=grenzen.seconden_per_cel, kernel_name="python3", startup_timeout=120, iopub_timeout=30,
            shutdown_kernel="immediate", record_timing=False, ipython_hist_file="",
            # Anders schrijft elke kernel geschiedenis, en meldt hij dat hij over de eigen machine praat.
            extra_arguments=["--log-level=50", "--HistoryManager.enabled=False"],
        )  # fmt: skip
        self.naam, self.plek, self.grenzen = naam, plek, grenzen
        self.cel: nbformat.NotebookNode | None = None
        self.reden = ""
        self.uitgevoerd = 0
        self.beheer: Kernelbeheer | None = None
        self.afloop: int | None = None
        self.log.setLevel("CRITICAL")

    def create_kernel_manager(self) -> Kernelbeheer:
        """Maak de kernel van dit notebook; hij staat meteen op de lijst van levende kernels."""
        if self.plek.gestopt.is_set():
            raise RuntimeError("de run is afgebroken")
        self.km = Kernelbeheer()
        self.km.gebruik(self.plek.werkmap, self.naam, self.plek.gewoon)
        self.plek.levend.append(self.km)
        return self.km

    def draai(self) -> dict:
        """Draai alle cellen; geef wat de kernel heeft gelezen. Fouten: `NotebookFout`."""
        try:
            # Niet de lus van het systeem: op Windows kan die geen ZeroMQ.
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as lus:
                return lus.run(self._draai())
        except CellExecutionError as fout:
            raise self._celfout(fout) from None
        except CellTimeoutError:
            duur = f"{self.grenzen.seconden_per_cel:g}"
            raise self._fout(f"de cel is na {duur} seconden nog niet klaar", "maak de cel kleiner of sneller") from None
        except (DeadKernelError, RuntimeError, TimeoutError, OSError) as fout:
            raise self._gestopt(fout) from None
        finally:
            if self.beheer is not None:
                self.beheer.beeindig()

    async def _draai(self) -> dict:
        fouten = self.plek.werkmap / f"{self.naam}.fout"
        with fouten.open("wb") as stroom:
            start = {"env": dict(self.plek.omgeving), "cwd": str(self.plek.werkmap), "stdout": stroom, "stderr": stroom}
            # Zelf, zonder `async_setup_kernel`: die laat atexit en seinen van het hele proces aan elk notebook over.
            self.beheer = self.create_kernel_manager()
            await self.async_start_new_kernel(**start)
            bewaker = asyncio.ensure_future(self._bewaak())
            try:
                await self.async_start_new_kernel_client()
                return await self._draai_cellen()
            finally:
                bewaker.cancel()
                self.afloop = self.beheer.proces.poll() if self.beheer.proces else self.afloop
                if self.km is not None:  # nbclient ruimt zelf al op als de kernel niet wil beginnen
                    await self._async_cleanup_kernel()

    async def _draai_cellen(self) -> dict:
        info = await self.async_wait_for_reply(self.kc.kernel_info())
        self.nb.metadata["language_info"] = info["content"]["language_info"]
        for plaats, cel in enumerate(self.nb.cells):
            self.cel = cel
            await self.async_execute_cell(cel, plaats, execution_count=self.code_cells_executed + 1)
        self.cel = None
        vraag = self.kc.execute("", silent=True, store_history=False, user_expressions={"gelezen": _VRAAG})
        antwoord = (await self.async_wait_for_reply(vraag))["content"]["user_expressions"]["gelezen"]
        return json.loads(ast.literal_eval(antwoord["data"]["text/plain"])) if antwoord["status"] == "ok" else {}

    async def _bewaak(self) -> None:
        """Beëindig de kernel als hij met zijn kinderen over de geheugengrens gaat."""
        proces = psutil.Process(self.beheer.proces.pid)
        while True:
            await asyncio.sleep(_KIJKT_ELKE)
            try:
                gebruikt = sum(p.memory_info().rss for p in (proces, *proces.children(recursive=True)))
            except psutil.Error:
                continue
            if gebruikt > self.grenzen.geheugen:
                self._stop(f"het notebook gebruikt meer dan {self.grenzen.geheugen // _MB} MB geheugen")

    def process_message(self, msg, cell, cell_index):  # noqa: ANN001 - de vorm is van nbclient
        """Tel de uitvoer mee voordat zij in het notebook komt; over de grens stopt de kernel."""
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            self.uitgevoerd += _grootte(msg["content"])
            if self.uitgevoerd > self.grenzen.uitvoer:
                self._stop(f"het notebook schrijft meer dan {self.grenzen.uitvoer // _MB} MB uitvoer")
                return None
        return super().process_message(msg, cell, cell_index)

    def _stop(self, reden: str) -> None:
        self.reden = self.reden or reden
        self.beheer.beeindig()

    def _waar(self) -> str:
        if self.cel is None:
            return self.naam
        bron = next(iter(self.cel.source.strip().splitlines()), "")
        return f"{self.naam}, cel {self.code_cells_executed} ({bron})"

    def _fout(self, overtreder: str, remedie: str) -> NotebookFout:
        return NotebookFout(self._waar(), overtreder, remedie)

    def _celfout(self, fout: CellExecutionError) -> NotebookFout:
        """Een fout in een cel; een eigen melding van sturing blijft zoals zij is."""
        if fout.ename in _EIGEN_FOUTEN:
            return NotebookFout(f"{self.naam}, cel {self.code_cells_executed}", str(fout.evalue), "")
        return self._fout(f"{fout.ename}: {fout.evalue}", f"laatste regels: {_laatste(fout.traceback)}")

    def _gestopt(self, fout: Exception) -> NotebookFout:
        """De kernel is er niet meer, of kwam er nooit."""
        if self.reden:
            return self._fout(self.reden, "laat het notebook minder tegelijk doen")
        pad = self.plek.werkmap / f"{self.naam}.fout"
        geschreven = "".join(u.get("text", "") for u in (self.cel or {}).get("outputs", []))
        regels = _laatste(geschreven + "\n" + (pad.read_text("utf-8", "replace") if pad.exists() else ""))
        hoe = _afloop(self.afloop) if self.afloop is not None else type(fout).__name__
        remedie = f"laatste regels: {regels}" if regels else "draai het notebook in JupyterLab"
        return self._fout(f"de kernel is gestopt ({hoe})", remedie)


def _grootte(inhoud: Mapping) -> int:
    """De omvang van een bericht in bytes, ongeveer."""
    return len(json.dumps(inhoud, default=str))


def _laatste(tekst: str) -> str:
    regels = [regel.strip() for regel in _KLEUR.sub("", tekst).splitlines() if regel.strip()]
    # Na een crash schrijft Python de stapel van zichzelf; een schrijver heeft alleen iets aan de regel die zegt wat.
    ramp = next((nr for nr, regel in enumerate(regels) if regel.startswith("Fatal Python error")), len(regels))
    regels = regels[: ramp + 1]
    return " / ".join(regels[-3:])


def _afloop(code: int) -> str:
    """De afloopcode in woorden.

    >>> _afloop(1), _afloop(-9)
    ('afloopcode 1', 'sein SIGKILL')
    """
    if code >= 0:
        return f"afloopcode {code}"
    try:
        return f"sein {signal.Signals(-code).name}"
    except ValueError:
        return f"sein {-code}"
