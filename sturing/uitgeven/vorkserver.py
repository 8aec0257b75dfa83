"""Een warm proces dat kernels afsplitst: pandas, matplotlib en `sturing` zijn dan al geladen.

Het proces heeft één draad, want vorken met meer draden kan vastlopen. Het praat met zijn baas over één
socket; valt die weg, dan stopt het met al zijn kinderen. Zo blijft er ook na `kill -9` niets over.
Elk bericht over de socket is JSON; de baas stuurt bij `start` drie bestanden mee: uitvoer, fouten en een
pijp waarop het afloopbericht van het kind komt.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import random
import selectors
import shutil
import signal
import socket
import sys
import time
import traceback
from contextlib import suppress

from sturing.uitgeven.wezen import kinderen_van, neem_wezen_aan

#: Modules met een `begin(argumenten)` en hun stand-in; een andere opdracht vorkt de server niet.
STARTERS = {
    "ipykernel_launcher": "",
    "sturing.uitgeven.kernelstart": "sturing.uitgeven.kernelstart",
    "sturing.uitgeven.boekstart": "sturing.uitgeven.boekstart",
    "sturing.uitgeven.klusstart": "sturing.uitgeven.klusstart",
}
_PR_SET_PDEATHSIG = 1
#: Zo lang duurt het beëindigen van een hele familie hoogstens, in seconden.
_WACHT_OP_EINDE = 3.0
_GROOTSTE_BERICHT = 1 << 20


class Server:
    """Vorkt op verzoek, ruimt dode kinderen op en meldt hun afloop.

    Verdwijnt de baas zonder afscheid, dan ruimt de server ook diens `map_` op.
    """

    def __init__(self, lijn: socket.socket, map_: str) -> None:
        self.lijn = lijn
        self.map = map_
        self.kinderen: dict[int, int] = {}
        self.lezen, self.schrijven = os.pipe()
        os.set_blocking(self.schrijven, False)
        os.set_blocking(self.lezen, False)

    def luister(self) -> None:
        """Bedien de baas tot hij weg is; beëindig dan alle kinderen."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is voor de baas; die sluit de lijn
        signal.set_wakeup_fd(self.schrijven, warn_on_full_buffer=False)
        try:
            with selectors.DefaultSelector() as kiezer:
                kiezer.register(self.lijn, selectors.EVENT_READ)
                kiezer.register(self.lezen, selectors.EVENT_READ)
                with suppress(ConnectionError):  # de baas viel om midden in een gesprek: hetzelfde als ophangen
                    while self._beurt(kiezer):
                        pass
        finally:
            self._beeindig_alles()

    def _beurt(self, kiezer: selectors.BaseSelector) -> bool:
        klaar = {sleutel.fileobj for sleutel, _ in kiezer.select()}
        if self.lezen in klaar:
            with suppress(BlockingIOError):
                os.read(self.lezen, 4096)
        self._ruim_doden_op()
        if self.lijn not in klaar:
            return True
        bericht, grepen, _, _ = socket.recv_fds(self.lijn, _GROOTSTE_BERICHT, 3)
        if not bericht:
            return False
        verzoek = json.loads(bericht)
        if verzoek["doe"] == "stop":
            self.map = ""  # de baas leeft, en heeft de map nog nodig
            return False
        self._antwoord(verzoek, grepen)
        return True

    def _antwoord(self, verzoek: dict, grepen: list[int]) -> None:
        if verzoek["doe"] == "sein":
            pid = verzoek["pid"]
            # Alleen een kind dat nog niet is opgeruimd: zijn nummer kan niet van een ander zijn.
            levend = pid in self.kinderen
            if levend:
                with suppress(ProcessLookupError):
                    os.killpg(pid, verzoek["sein"])
            self._stuur({"levend": levend})
            return
        uit, fout, afloop = grepen
        draden = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1  # noqa: PTH112, PTH208
        if draden > 1:
            self._stuur({"weigering": f"{draden} draden"})
            afsluiten = grepen
        else:
            pid = self._vork(verzoek, uit, fout)
            self.kinderen[pid] = afloop
            self._stuur({"pid": pid})
            afsluiten = [uit, fout]
        for greep in afsluiten:
            os.close(greep)

    def _vork(self, verzoek: dict, uit: int, fout: int) -> int:
        server = os.getpid()
        pid = os.fork()
        if pid:
            with suppress(OSError):  # het kind doet dit ook; wie het eerst is, maakt niet uit
                os.setpgid(pid, pid)
            return pid
        code = 1
        try:
            self._word_kind(verzoek, uit, fout, server)
            code = 0
        except SystemExit as einde:
            code = einde.code if isinstance(einde.code, int) else int(einde.code is not None)
        except BaseException:  # noqa: BLE001 - een kind mag nooit in de lus van de server terechtkomen
            traceback.print_exc()
        finally:
            with suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _word_kind(self, verzoek: dict, uit: int, fout: int, server: int) -> None:
        """Laat alles van de server los en word het gevraagde proces."""
        _sterf_met_ouder(server)
        os.setpgid(0, 0)  # een eigen groep: een sein raakt ook wat de kernel zelf startte
        signal.set_wakeup_fd(-1)
        for sein in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(sein, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(uit, 1)
        os.dup2(fout, 2)
        self.lijn.detach()  # anders sluit Python later een nummer dat dan van een ander bestand is
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        os.chdir(verzoek["map"])
        os.environ.clear()
        os.environ.update(verzoek["omgeving"])
        os.environ.pop("JPY_PARENT_PID", None)  # de ouder is de server; `_sterf_met_ouder` let al op
        time.tzset()
        _schud()
        gc.enable()
        sys.argv = [verzoek["module"], *verzoek["argumenten"]]
        _begin(verzoek["module"], verzoek["argumenten"])

    def _ruim_doden_op(self) -> None:
        """Meld elk kind dat klaar is; wat het achterliet, is van niemand meer en eindigt ook."""
        klaar = self._haal_doden_op()
        while klaar:
            self._beeindig_wezen()
            klaar = self._haal_doden_op()

    def _haal_doden_op(self) -> bool:
        """Ruim op wat dood is; waar als daar een kind bij was, of wat een kind achterliet."""
        iets = False
        while True:
            try:
                pid, stand = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return iets
            if not pid:
                return iets
            iets = True
            if (greep := self.kinderen.pop(pid, None)) is not None:
                with suppress(OSError):  # wie het wilde weten, is al weg
                    os.write(greep, str(os.waitstatus_to_exitcode(stand)).encode())
                os.close(greep)

    def _beeindig_wezen(self) -> None:
        """Wie zijn ouder overleeft, komt op Linux bij deze server terecht, ook uit een eigen sessie."""
        for pid in set(kinderen_van(os.getpid())) - set(self.kinderen):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _stuur(self, antwoord: dict) -> None:
        self.lijn.sendall(json.dumps(antwoord).encode())

    def _beeindig_alles(self) -> None:
        for pid in self.kinderen:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
        # Elke ronde komen de kinderen van wie net stierf hierheen; na de laatste is er niemand meer.
        eind = time.monotonic() + _WACHT_OP_EINDE
        while time.monotonic() < eind and (over := kinderen_van(os.getpid())):
            for pid in over:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._haal_doden_op()
            time.sleep(0.01)
        if self.map:
            shutil.rmtree(self.map, ignore_errors=True)


def _begin(module: str, argumenten: list[str]) -> None:
    if stand_in := STARTERS[module]:
        importlib.import_module(stand_in).begin(argumenten)
        return
    from ipykernel import kernelapp

    kernelapp.launch_new_instance(argumenten)


def _sterf_met_ouder(server: int) -> None:
    """Vraag Linux om een einde zodra de server weg is; elders stopt het kind doordat de server dat doet."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != server:  # de server stierf vlak vóór dit verzoek
            os._exit(1)


def _schud() -> None:
    """Een gevorkt proces erft de stand van elke dobbelsteen; een gewoon proces begint met een eigen worp."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()


def hoofd(greep: int, map_: str, alvast: str, modules: list[str]) -> None:
    """Laad de modules, doe het werk dat elke kernel anders zelf doet, en wacht op verzoeken."""
    lijn = socket.socket(fileno=greep)
    with suppress(Exception):  # wat hier misgaat, gaat in de kernel weer mis en wordt daar gemeld
        for module in modules:
            importlib.import_module(module)
        if alvast:
            werk = json.loads(alvast)
            module, _, functie = werk["functie"].partition(":")
            getattr(importlib.import_module(module), functie)(**werk["waarden"])
    # Wat nu bestaat, blijft: zonder verzamelrondes blijven de bladzijden in het geheugen gedeeld.
    gc.collect()
    gc.disable()
    gc.freeze()
    neem_wezen_aan()
    server = Server(lijn, map_)
    with suppress(ConnectionError):  # de baas is al weg
        server._stuur({"klaar": os.getpid()})
    server.luister()


if __name__ == "__main__":
    hoofd(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
