"""De opdracht `sturing kijk`: bouw de HTML na elke bewaarde wijziging en laat haar zien."""

from __future__ import annotations

import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sturing.fouten import OmgevingFout, SturingFout, vertaal_schijffout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.lezer import onthoud_ontlede_bestanden
from sturing.tonen.blad import Bladzijde
from sturing.tonen.losse_bladen import maak_losse_bladen
from sturing.uitgeven.herkomst import PAKKETMAP, hash_map
from sturing.uitgeven.kijkbouw import kijk_vooruit
from sturing.uitgeven.kijkserver import Stand, start_server
from sturing.uitgeven.notebooktaak import werkwortel
from sturing.uitgeven.vork import WARM_BOEK, sluit_alle, warm_op
from sturing.voorwerk import maak_uitgave, toets
from sturing.warmte import OPWARMING

#: Tekstverwerkers schrijven een bestand in stappen; zo lang is het stil voor wij bouwen, in milliseconden.
_STILTE = 60
_NIET = (".ipynb_checkpoints", "__pycache__", "gedraaid")


@dataclass
class Kijker:
    """Bouwt de HTML van één rapport, telkens opnieuw; losse bladen alleen als de gegevens wijzigden."""

    wortel: Path
    gemeente: str
    jaar: str | None
    editie: str
    peildatum: str | None
    # Een herstarte kijk heeft zo altijd een hogere versie dan de pagina die nog openstaat, en die ververst dus.
    stand: Stand = field(default_factory=lambda: Stand(versie=int(time.time())))
    _losse: tuple[object, tuple] = (None, ())

    def ververs(self, werkmap: Path, gemeld: Callable[[str], None] = lambda regel: None) -> None:
        """Bouw de HTML en zet haar in de stand, of zet daar de fout; `gemeld` krijgt hoe lang dat duurde."""
        begin, woord = time.monotonic(), "ververst in"
        try:
            for html in self._bouw(lambda: Path(tempfile.mkdtemp(dir=werkmap))):
                self.stand.gelukt(html)
                gemeld(f"{woord} {_duur(begin)}")
                woord = "bijgewerkt na"
        except Exception as fout:  # noqa: BLE001 - ook een fout in de code hoort in de pagina, en kijk gaat door
            self.stand.mislukt(_leesbaar(fout))
            gemeld(f"mislukt na {_duur(begin)}: {self.stand.fout}")
        for map_ in werkmap.iterdir():
            if self.stand.map is None or map_ != self.stand.map.parent:
                shutil.rmtree(map_, ignore_errors=True)

    def _bouw(self, maak_map: Callable[[], Path]) -> Iterator[Path]:
        jaar = kies_jaar(self.wortel, self.gemeente, self.jaar)
        dossier = lees_dossier(self.wortel, self.gemeente, jaar, self.editie, self.peildatum)
        toets(self.wortel, dossier)
        inhoud = hash_map(self.wortel, (f"data/{self.gemeente}",))
        if self._losse[0] != inhoud:
            self._losse = (inhoud, maak_losse_bladen(Bladzijde(dossier)))
        uitgave = replace(maak_uitgave(dossier, self.wortel), opwarming=OPWARMING)
        return kijk_vooruit(uitgave, self._losse[1], maak_map)


def _duur(begin: float) -> str:
    return f"{time.monotonic() - begin:.1f} s".replace(".", ",")


def _leesbaar(fout: Exception) -> str:
    """Een fout voor in de pagina; een onverwachte krijgt haar plek in de code erbij."""
    if isinstance(fout, SturingFout):
        return str(fout)
    if isinstance(fout, OSError):
        return str(vertaal_schijffout(fout))
    plek = traceback.extract_tb(fout.__traceback__)[-1]
    regel = (str(fout).splitlines() or [""])[0]
    return f"onverwachte fout in {Path(plek.filename).name}, regel {plek.lineno}: {type(fout).__name__}: {regel}"


def kijk(kijker: Kijker, poort: int, gemeld: Callable[[str], None], stop: threading.Event | None = None) -> int | None:
    """Toon het rapport op deze computer en ververs het tot `stop` of Ctrl-C.

    Fouten in een bladzijde of in de gegevens komen in de pagina. Geeft de poort als de code van sturing zelf veranderde
    en kijk dus opnieuw moet beginnen, anders niets. Fout: `OmgevingFout` als de poort bezet is.
    """
    stop = stop or threading.Event()
    server = start_server(kijker.stand, poort)
    with tempfile.TemporaryDirectory(prefix="kijk-", dir=werkwortel()) as werkmap:
        try:
            gemeld(f"http://127.0.0.1:{server.server_port}/")
            # Vóór de eerste bouw: ook wat tijdens een bouw bewaard wordt, moet nog in beeld komen.
            rij = _let_op(kijker, stop)
            warm_op(WARM_BOEK, str(werkwortel()))
            onthoud_ontlede_bestanden()
            kijker.ververs(Path(werkmap), gemeld)
            for paden in _wijzigingen(rij):
                if not any(_is_code(pad) for pad in paden):
                    kijker.ververs(Path(werkmap), gemeld)
                elif klacht := _laadt_niet():
                    kijker.stand.mislukt(klacht)
                    gemeld(klacht)
                else:
                    gemeld("De code van sturing is gewijzigd.")
                    return server.server_port
        finally:
            stop.set()
            server.shutdown()
            server.server_close()
            sluit_alle()
    return None


def _is_code(pad: str) -> bool:
    return pad.endswith(".py") and Path(pad).is_relative_to(PAKKETMAP)


def _laadt_niet() -> str:
    """De klacht als de gewijzigde code niet te laden is; leeg als zij werkt."""
    opdracht = [sys.executable, "-c", "import sturing.cli, sturing.kijkopdracht"]
    uitslag = subprocess.run(opdracht, capture_output=True, text=True, errors="replace", check=False)
    if not uitslag.returncode:
        return ""
    laatste = (uitslag.stderr.strip().splitlines() or ["onbekend"])[-1]
    return f"code gewijzigd, maar zij laadt niet: {laatste}; herstel haar, dan start kijk opnieuw"


def _let_op(kijker: Kijker, stop: threading.Event) -> queue.Queue:
    """Let vanaf nu op bewaarde bestanden van dit rapport en van het pakket, ook terwijl er gebouwd wordt.

    In de rij komen telkens paden, een fout, of None als het letten stopt.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise OmgevingFout("kijk", "het pakket watchfiles ontbreekt", "typ: pip install watchfiles") from None
    wortel = kijker.wortel
    paden = [wortel / naam for naam in (f"data/{kijker.gemeente}", "notebooks", "book", "_config.yml", "_toc.yml")]
    paden.append(PAKKETMAP)
    rij: queue.Queue = queue.Queue()

    def telt(_soort: object, pad: str) -> bool:
        delen = Path(pad).parts
        return not set(_NIET) & set(delen) and not delen[-1].startswith((".", "~")) and not delen[-1].endswith("~")

    def volg() -> None:
        try:
            for groep in watch(
                *paden, watch_filter=telt, debounce=400, step=_STILTE, stop_event=stop, rust_timeout=500,
                yield_on_timeout=False,
            ):  # fmt: skip
                rij.put([pad for _, pad in groep])
        except Exception as fout:  # noqa: BLE001 - de fout gaat naar wie op wijzigingen wacht
            rij.put(fout)
        rij.put(None)

    threading.Thread(target=volg, name="wachter", daemon=True).start()
    return rij


def _wijzigingen(rij: queue.Queue) -> Iterator[list[str]]:
    """Wacht steeds op bewaarde bestanden; geeft hun paden, van alles wat intussen wijzigde samen."""
    while (groep := _neem(rij)) is not None:
        paden = list(groep)
        while not rij.empty() and rij.queue[0] is not None:
            paden += _neem(rij)
        yield paden


def _neem(rij: queue.Queue) -> list[str] | None:
    while True:
        # Met een tijdslimiet: op Windows komt Ctrl-C anders niet door het wachten heen.
        with suppress(queue.Empty):
            groep = rij.get(timeout=0.5)
            if isinstance(groep, Exception):
                raise groep
            return groep
