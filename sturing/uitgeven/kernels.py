"""Kernels voor een run: gevorkt uit een warm proces waar het kan, gewoon waar het moet.

`Vorkprovisioner` is een kernel provisioner van jupyter_client en staat als `sturing-vork` in pyproject;
wie wil, laat er ook JupyterLab mee starten (JUPYTER_DEFAULT_PROVISIONER_NAME=sturing-vork).
`Kernelbeheer` geeft hem rechtstreeks mee, zodat een run ook werkt als het pakket niet is geïnstalleerd.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Bool

from sturing.uitgeven.vork import GeenVork, kan_vorken, ontleed, server_voor
from sturing.uitgeven.wezen import kinderen_van

#: Zet deze omgevingsvariabele om alle kernels gewoon te starten, zonder vorken.
GEWOON_VARIABELE = "STURING_GEWONE_KERNELS"
_STARTOPDRACHT = ["-m", "sturing.uitgeven.kernelstart", "-f", "{connection_file}"]


#: Een socket als bestand mag hoogstens 107 bytes lang heten, en Jupyter zet er een nummer achter.
_LANGSTE_PLEK = 95


class Vorkprovisioner(LocalProvisioner):
    """Start een kernel door een warm proces te vorken; lukt dat niet, dan start hij hem gewoon."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Vork de kernel en geef zijn verbinding."""
        try:
            if os.environ.get(GEWOON_VARIABELE):
                raise GeenVork("gevraagd")
            self.process = self._vork(cmd, kwargs)
        except GeenVork:
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        self.cwd = kwargs.get("cwd") or Path.cwd()
        return self.connection_info

    def _vork(self, cmd: list[str], kwargs: dict[str, Any]):
        module, argumenten = ontleed(cmd)
        omgeving = dict(kwargs.get("env") or os.environ)
        return server_voor(omgeving).start(
            module, argumenten, omgeving, str(kwargs.get("cwd") or Path.cwd()),
            _greep(kwargs.get("stdout"), 1), _greep(kwargs.get("stderr"), 2),
        )  # fmt: skip

    async def send_signal(self, signum: int) -> None:
        """Stuur een sein; aan een vork via zijn server, die weet of het kind nog bestaat."""
        if self.process is None or isinstance(getattr(self.process, "args", None), list):
            await super().send_signal(signum)
        else:
            self.process.send_signal(signum)


def _greep(stroom: object, anders: int) -> int:
    """Het bestandsnummer van een stroom zoals `subprocess.Popen` die aanneemt."""
    if isinstance(stroom, int) and stroom >= 0:
        return stroom
    return stroom.fileno() if hasattr(stroom, "fileno") else anders


class Kernelbeheer(AsyncKernelManager):
    """Beheert de kernel van één notebook in een run: zelfde Python, eigen werkmap, geen netwerkpoorten."""

    gewoon = Bool(False)

    def gebruik(self, werkmap: Path, naam: str, gewoon: bool) -> None:
        """Zet de kernel in `werkmap`; `naam` is binnen de run van hem alleen."""
        self.gewoon = gewoon
        # Altijd deze Python, welke kernels de gebruiker ook heeft ingesteld.
        self._kernel_spec = KernelSpec(
            argv=[sys.executable, *_STARTOPDRACHT], display_name="Python 3 (ipykernel)", language="python"
        )
        self.connection_file = str(werkmap / f"{naam}.json")
        plek = str(werkmap / naam)
        if hasattr(signal, "SIGUSR1") and len(plek.encode()) <= _LANGSTE_PLEK:
            # Unix: sockets als bestand, dus niets luistert op het netwerk.
            self.transport = "ipc"
            self.ip = plek

    async def _async_pre_start_kernel(self, **kw: Any):
        if self.provisioner is None and kan_vorken() and not self.gewoon:
            self.provisioner = Vorkprovisioner(
                kernel_id=self.kernel_id or "run", kernel_spec=self.kernel_spec, parent=self
            )
        return await super()._async_pre_start_kernel(**kw)

    pre_start_kernel = _async_pre_start_kernel

    @property
    def proces(self) -> object | None:
        """Het proces van de kernel, of None als hij niet draait."""
        return getattr(self.provisioner, "process", None)

    def beeindig(self) -> None:
        """Beëindig de kernel en wat hij startte, ook in een eigen sessie, zonder op iets te wachten."""
        proces = self.proces
        if proces is None or proces.poll() is not None:
            return
        mee = nakomelingen(proces.pid)
        if hasattr(os, "killpg") and isinstance(getattr(proces, "args", None), list):
            try:
                os.killpg(proces.pid, signal.SIGKILL)
            except ProcessLookupError:
                proces.kill()
        else:
            proces.kill()
        beeindig_alle(mee)


def nakomelingen(pid: int) -> list[psutil.Process]:
    """Alles wat dit proces startte en nog leeft; leeg als het er niet meer is."""
    gevonden, rij = [], kinderen_van(pid)
    while rij:
        nummer = rij.pop()
        with suppress(psutil.Error):  # net gestopt
            gevonden.append(psutil.Process(nummer))
            rij += kinderen_van(nummer)
    return gevonden


def beeindig_alle(processen: Iterable[psutil.Process]) -> None:
    """Beëindig wat er nog leeft; een nummer dat intussen van een ander is, blijft met rust."""
    for proces in processen:
        with suppress(psutil.Error):
            proces.kill()
