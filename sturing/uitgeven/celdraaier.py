"""Eén notebook draaien, cel voor cel, en het beëindigen als het vastloopt, te veel geheugen of te veel uitvoer kost."""

from __future__ import annotations

import ast
import asyncio
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from sturing.fouten import NotebookFout
from sturing.uitgeven.celfouten import celfout, kernelfout, stopfout, stopt_zelf, waar_met_bron
from sturing.uitgeven.celgrens import Celmeter, Grenzen, Overschrijding, peil
from sturing.uitgeven.kernels import Kernelbeheer, beeindig_alle, nakomelingen

__all__ = ["Celdraaier", "Grenzen", "Plek"]

_MB = 1 << 20
#: Zo vaak kijkt de bewaker naar geheugen en processortijd, in seconden.
_KIJKT_ELKE = 0.1
#: Zo lang wachten wij op een kernel die begint en op uitvoer die onderweg is; een drukke machine doet daar lang over.
_BEGINNEN, _ONDERWEG = 300, 120
#: De kernel vertelt na de laatste cel welke bestanden hij las.
_VRAAG = "__import__('sturing.uitgeven.kernelstart', fromlist=['verslag']).verslag()"


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
            nb, timeout=None, kernel_name="python3", startup_timeout=_BEGINNEN, iopub_timeout=_ONDERWEG,
            # Liever een fout dan een bladzijde waar stil een figuur op ontbreekt.
            raise_on_iopub_timeout=True, shutdown_kernel="immediate", record_timing=False, ipython_hist_file="",
            # Anders schrijft elke kernel geschiedenis, en meldt hij dat hij over de eigen machine praat.
            extra_arguments=["--log-level=50", "--HistoryManager.enabled=False"], on_cell_executed=self._na_cel,
        )  # fmt: skip
        self.naam, self.plek, self.grenzen = naam, plek, grenzen
        self.meter = Celmeter(grenzen)
        self.cel: nbformat.NotebookNode | None = None
        self.over: Overschrijding | None = None
        self.uitgevoerd = 0
        self.beheer: Kernelbeheer | None = None
        self.afloop: int | None = None
        self._gezien: set[psutil.Process] = set()
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
            raise celfout(self.naam, self.cel, fout) from None
        except CellTimeoutError:
            wat = f"de uitvoer van de cel kwam niet binnen {_ONDERWEG} seconden aan"
            raise self._fout(wat, "de machine kan druk zijn; draai nog een keer") from None
        except (DeadKernelError, RuntimeError, TimeoutError, OSError) as fout:
            raise self._gestopt(fout) from None
        finally:
            if self.beheer is not None:
                self.beheer.beeindig()
            beeindig_alle(self._gezien)

    async def _draai(self) -> dict:
        fouten = self.plek.werkmap / f"{self.naam}.fout"
        with fouten.open("wb") as stroom:
            start = {"env": dict(self.plek.omgeving), "cwd": str(self.plek.werkmap), "stdout": stroom, "stderr": stroom}
            # Zelf, zonder `async_setup_kernel`: die laat atexit en seinen van het hele proces aan elk notebook over.
            self.beheer = self.create_kernel_manager()
            await self.async_start_new_kernel(**start)
            try:
                await self.async_start_new_kernel_client()
                return await self._draai_bewaakt()
            finally:
                self._gezien.update(nakomelingen(self.beheer.proces.pid))
                self.afloop = self.beheer.proces.poll() if self.beheer.proces else self.afloop
                if self.km is not None:  # nbclient ruimt zelf al op als de kernel niet wil beginnen
                    await self._async_cleanup_kernel()

    async def _draai_bewaakt(self) -> dict:
        """De grenzen gelden vanaf nu: hoe lang een kernel over zijn begin doet, begrenst `_BEGINNEN`."""
        self.meter.begin()
        bewaker = asyncio.ensure_future(self._bewaak())
        try:
            return await self._draai_cellen()
        finally:
            bewaker.cancel()

    async def _draai_cellen(self) -> dict:
        info = await self.async_wait_for_reply(self.kc.kernel_info())
        self.nb.metadata["language_info"] = info["content"]["language_info"]
        for plaats, cel in enumerate(self.nb.cells):
            self.cel = cel
            self.meter.begin()
            await self.async_execute_cell(cel, plaats, execution_count=self.code_cells_executed + 1)
            if self.over:  # de cel was net klaar toen haar uitvoer te veel bleek
                raise DeadKernelError(self.over.overtreder)
        self.cel = None
        self.meter.begin()
        vraag = self.kc.execute("", silent=True, store_history=False, user_expressions={"gelezen": _VRAAG})
        antwoord = (await self.async_wait_for_reply(vraag))["content"]["user_expressions"]["gelezen"]
        return json.loads(ast.literal_eval(antwoord["data"]["text/plain"])) if antwoord["status"] == "ok" else {}

    async def _bewaak(self) -> None:
        """Beëindig de kernel als hij met zijn kinderen over een grens gaat."""
        kernel = psutil.Process(self.beheer.proces.pid)
        while True:
            await asyncio.sleep(_KIJKT_ELKE)
            kinderen = nakomelingen(kernel.pid)
            self._gezien.update(kinderen)
            if over := self.meter.meet(*peil([kernel, *kinderen])):
                self._stop(over)

    def process_message(self, msg, cell, cell_index):  # noqa: ANN001 - de vorm is van nbclient
        """Tel de uitvoer mee voordat zij in het notebook komt; over de grens stopt de kernel."""
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            self.uitgevoerd += _grootte(msg["content"])
            if self.uitgevoerd > self.grenzen.uitvoer:
                self._stop(
                    Overschrijding(
                        f"het notebook schrijft meer dan {self.grenzen.uitvoer // _MB} MB uitvoer",
                        "laat de cel minder tonen",
                    )
                )
                return None
        return super().process_message(msg, cell, cell_index)

    def _na_cel(self, cell: nbformat.NotebookNode, cell_index: int, execute_reply: Mapping) -> None:
        """Een cel die `exit` aanroept, lijkt gelukt; de kernel stopt pas daarna."""
        if stopt_zelf(execute_reply):
            raise stopfout(self.naam, cell)

    def _stop(self, over: Overschrijding) -> None:
        self.over = self.over or over
        self.beheer.beeindig()

    def _fout(self, overtreder: str, remedie: str) -> NotebookFout:
        return NotebookFout(waar_met_bron(self.naam, self.cel), overtreder, remedie)

    def _gestopt(self, fout: Exception) -> NotebookFout:
        """De kernel is er niet meer, of kwam er nooit."""
        if self.over:
            return self._fout(self.over.overtreder, self.over.remedie)
        pad = self.plek.werkmap / f"{self.naam}.fout"
        geschreven = pad.read_text("utf-8", "replace") if pad.exists() else ""
        return kernelfout(self.naam, self.cel, self.afloop if self.afloop is not None else fout, geschreven)


def _grootte(inhoud: Mapping) -> int:
    """De omvang van een bericht in bytes, ongeveer."""
    return len(json.dumps(inhoud, default=str))
