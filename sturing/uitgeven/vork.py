"""De baas van de vorkserver: start hem bij het eerste gebruik en vraagt hem om kernels."""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sturing.uitgeven.vorkserver import STARTERS

#: Wat een kernel van een run nodig heeft en lang duurt om te laden.
WARM = ("ipykernel.kernelapp", "ipykernel.ipkernel", "matplotlib.pyplot", "sturing.tonen")
#: Wat Sphinx nodig heeft om een boek te bouwen.
WARM_BOEK = ("jupyter_book.cli.main", "jupyter_book.sphinx", "myst_nb.sphinx_", "sphinx_book_theme", "sphinx_design",
             "sphinx_external_toc", "sphinx.builders.html", "sturing.uitgeven.boekstart",
             "sturing.uitgeven.boekwarm")  # fmt: skip
#: Wat een klus nodig heeft, vooral WeasyPrint. Een eigen proces: een groot rapport vraagt zelf al veel geheugen, en
#: hoeft Sphinx er niet bij te hebben.
WARM_DRUK = ("sturing.uitgeven.klusstart", "sturing.uitgeven.bladen", "sturing.uitgeven.afmaken",
             "sturing.uitgeven.raadsstukken", "sturing.uitgeven.werkplaats", "weasyprint.text.fonts")  # fmt: skip
#: Deze variabelen leest Python of een rekenbibliotheek alleen bij het begin; een vork kan ze niet meer wijzigen.
_BIJ_BEGIN = re.compile(r"PYTHON|LD_|DYLD_|MPL|LC_|LANG$|.*_NUM_THREADS$|OPENBLAS_|MKL_")
_WACHT_OP_START = 60.0


class GeenVork(Exception):
    """Deze kernel kan niet gevorkt worden; start hem gewoon."""


class Vorkproces:
    """Een gevorkt kind, met de handgrepen die jupyter_client van `subprocess.Popen` verwacht."""

    stdin = stdout = stderr = None

    def __init__(self, server: Vorkserver, pid: int, afloop: int) -> None:
        self.server = server
        self.pid = pid
        self.returncode: int | None = None
        self._afloop = afloop

    def poll(self) -> int | None:
        """De afloopcode, of None zolang het kind leeft."""
        if self.returncode is None:
            with suppress(BlockingIOError):
                tekst = os.read(self._afloop, 32)
                # Zonder bericht is de server zelf weg, en dan ook het kind.
                self.returncode = int(tekst) if tekst else -signal.SIGKILL
                os.close(self._afloop)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wacht op het einde en geef de afloopcode."""
        eind = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if eind is not None and time.monotonic() > eind:
                raise subprocess.TimeoutExpired("kernel", timeout)
            time.sleep(0.01)
        return code

    def send_signal(self, sein: int) -> None:
        """Stuur het sein aan het kind en alles wat het startte."""
        if self.poll() is None:
            self.server.sein(self.pid, sein)

    def terminate(self) -> None:
        """Vraag het kind te stoppen."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Beëindig het kind."""
        self.send_signal(signal.SIGKILL)


class Vorkserver:
    """Een draaiende server; veilig vanuit meer draden."""

    def __init__(
        self, omgeving: Mapping[str, str], map_: str = "", alvast: str = "", warm: tuple[str, ...] = WARM
    ) -> None:
        self._slot = threading.Lock()
        eigen, van_server = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        schoon = {naam: waarde for naam, waarde in omgeving.items() if naam != "JPY_PARENT_PID"}
        with van_server:
            self._proces = subprocess.Popen(
                [sys.executable, "-m", "sturing.uitgeven.vorkserver", str(van_server.fileno()), map_, alvast, *warm],
                pass_fds=(van_server.fileno(),), env=schoon, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        self._lijn = eigen
        self._klaar = False

    def start(self, module: str, argumenten: list[str], omgeving: Mapping[str, str], map_: str,
              uit: int, fout: int) -> Vorkproces:  # fmt: skip
        """Vork een kernel; `GeenVork` als de server weg is of weigert."""
        lezen, schrijven = os.pipe()
        os.set_blocking(lezen, False)
        verzoek = {"doe": "start", "module": module, "argumenten": argumenten, "omgeving": dict(omgeving), "map": map_}
        try:
            antwoord = self._vraag(verzoek, (uit, fout, schrijven))
        except (OSError, ValueError) as reden:
            os.close(lezen)
            raise GeenVork(str(reden)) from None
        finally:
            os.close(schrijven)
        if "pid" not in antwoord:
            os.close(lezen)
            raise GeenVork(antwoord.get("weigering", ""))
        return Vorkproces(self, antwoord["pid"], lezen)

    def sein(self, pid: int, sein: int) -> None:
        """Stuur een sein aan een kind dat nog van de server is; daarna gebeurt er niets."""
        with suppress(OSError, ValueError):
            self._vraag({"doe": "sein", "pid": pid, "sein": int(sein)})

    def sluit(self) -> None:
        """Stop de server en al zijn kinderen; de map blijft staan, want dit proces werkt er nog in."""
        with suppress(OSError):
            self._lijn.send(json.dumps({"doe": "stop"}).encode())
        try:
            self._proces.wait(5)
        except subprocess.TimeoutExpired:
            self._proces.kill()
            self._proces.wait()
        # Nu pas: een lijn die dichtgaat met een ongelezen antwoord erin, gooit ook het afscheid weg.
        self._lijn.close()

    @property
    def leeft(self) -> bool:
        """Waar zolang de server draait."""
        return self._proces.poll() is None

    def _vraag(self, verzoek: dict, grepen: tuple[int, ...] = ()) -> dict:
        with self._slot:
            if not self._klaar:
                self._lijn.settimeout(_WACHT_OP_START)
                self._antwoord()
                self._klaar = True
            socket.send_fds(self._lijn, [json.dumps(verzoek).encode()], grepen)
            return json.loads(self._antwoord())

    def _antwoord(self) -> bytes:
        bericht = self._lijn.recv(65536)
        if not bericht:
            raise ValueError("de vorkserver is gestopt")
        return bericht


_servers: dict[tuple, Vorkserver] = {}
_slot = threading.Lock()


def kan_vorken() -> bool:
    """Waar als een proces zich hier kan splitsen; op macOS kan dat, maar zijn bibliotheken verdragen het niet."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def ontleed(opdracht: list[str]) -> tuple[str, list[str]]:
    """De module en haar argumenten uit een kernelopdracht; `GeenVork` als het een andere opdracht is."""
    rest = [deel for deel in opdracht[1:] if not deel.startswith("-X")]
    if not kan_vorken() or not opdracht or os.path.realpath(opdracht[0]) != os.path.realpath(sys.executable):
        raise GeenVork("een andere Python")
    if len(rest) < 2 or rest[0] != "-m" or rest[1] not in STARTERS:
        raise GeenVork("een andere opdracht")
    return rest[1], rest[2:]


def server_voor(
    omgeving: Mapping[str, str], map_: str = "", alvast: str = "", warm: tuple[str, ...] = WARM
) -> Vorkserver:
    """De server die bij deze omgeving past; start hem als hij er nog niet is.

    `map_` ruimt hij op als dit proces verdwijnt; `alvast` is JSON met een functie en haar waarden, die hij
    uitvoert voordat hij kernels vorkt.
    """
    sleutel = (warm, *sorted((n, w) for n, w in omgeving.items() if _BIJ_BEGIN.match(n)))
    with _slot:
        server = _servers.get(sleutel)
        if server is None or not server.leeft:
            server = _servers[sleutel] = Vorkserver(omgeving, map_, alvast, warm)
        return server


def warm_op(warm: tuple[str, ...], map_: str = "") -> None:
    """Start een proces dat `warm` laadt terwijl de run begint; doet niets waar vorken niet kan.

    Net als een server voor kernels ruimt het `map_` op als dit proces verdwijnt.
    """
    if kan_vorken():
        server_voor(os.environ, map_, warm=warm)


def start_warm(
    module: str, argumenten: list[str], map_: Path, uit: int, warm: tuple[str, ...]
) -> Vorkproces | subprocess.Popen:
    """Start een van de STARTERS, uit het proces dat `warm` laadde als dat er is; al zijn uitvoer gaat naar `uit`."""
    with _slot:
        servers = [server for sleutel, server in _servers.items() if sleutel[0] == warm and server.leeft]
    for server in servers:
        with suppress(GeenVork):
            return server.start(module, argumenten, dict(os.environ), str(map_), uit, uit)
    opdracht = [sys.executable, "-m", module, *argumenten]
    return subprocess.Popen(opdracht, cwd=map_, stdin=subprocess.DEVNULL, stdout=uit, stderr=uit)


def sluit(warm: tuple[str, ...]) -> None:
    """Stop de processen die `warm` laadden, want er komt geen werk meer voor; een PDF heeft hun geheugen nodig."""
    with _slot:
        for sleutel in [sleutel for sleutel in _servers if sleutel[0] == warm]:
            _servers.pop(sleutel).sluit()


def sluit_alle() -> None:
    """Stop alle servers van dit proces; een volgend verzoek start een verse."""
    with _slot:
        while _servers:
            _servers.popitem()[1].sluit()


atexit.register(sluit_alle)
