"""Van een naam en een adres naar een uitvoerder: waar notebooks en rapporten draaien als dat niet hier is.

Deze module laadt pas iets als er een uitvoerder gevraagd is: `sturing rapport` begint met haar.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sturing.fouten import InvoerFout, OmgevingFout, SturingFout, bedoelde_u

if TYPE_CHECKING:
    from distributed import Client

UITVOERDERS = ("dask",)
#: Een machine met een poort; een verkeerd begin laat Dask lang zoeken.
_ADRES = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}")
#: Zo lang wachten wij op de planner en op zijn eerste werker, in seconden.
_WACHT_OP_PLANNER = 5
_WACHT_OP_WERKER = 10
#: Zo vaak kijken wij of er nog werkers zijn, en zo lang mogen zij weg zijn: een nanny start een nieuwe.
_KIJKT_ELKE = 2.0
_ZONDER_WERKERS = 60.0


@dataclass(frozen=True)
class Uitvoerderkeuze:
    """Welke uitvoerder, en op welk adres zijn planner luistert."""

    naam: str
    adres: str


def kies_uitvoerder(naam: str | None, adres: str | None, tegelijk: int | None, reeks: bool) -> Uitvoerderkeuze | None:
    """De gevraagde uitvoerder, of None voor deze machine; `InvoerFout` als de vraag niet klopt.

    >>> kies_uitvoerder("dask", "tcp://10.0.0.5:8786", None, reeks=True)
    Uitvoerderkeuze(naam='dask', adres='tcp://10.0.0.5:8786')
    """
    if naam is not None and naam not in UITVOERDERS:
        remedie = bedoelde_u(naam, UITVOERDERS) or f"kies {' of '.join(UITVOERDERS)}"
        raise InvoerFout("uitvoerder", f"'{naam}' bestaat niet", remedie)
    if tegelijk is not None and tegelijk < 1:
        raise InvoerFout("tegelijk", f"'{tegelijk}' is geen aantal rapporten", "geef 1 of meer")
    if naam and not adres:
        raise InvoerFout(
            "adres", f"ontbreekt bij --uitvoerder {naam}", "geef het erbij, als --adres tcp://10.0.0.5:8786"
        )
    if adres and not _ADRES.fullmatch(adres):
        raise InvoerFout("adres", f"'{adres}' is geen adres van een planner", "schrijf het als tcp://10.0.0.5:8786")
    if adres and not naam:
        raise InvoerFout("uitvoerder", "ontbreekt bij --adres", "geef hem erbij, als --uitvoerder dask")
    if tegelijk is not None and naam:
        raise InvoerFout("tegelijk", "gaat niet samen met --uitvoerder", "het aantal werkers bepaalt hoeveel er draait")
    if tegelijk is not None and not reeks:
        raise InvoerFout("tegelijk", "geldt voor een reeks rapporten", "laat het weg, of vraag meer jaren of gemeenten")
    return Uitvoerderkeuze(naam, adres) if naam else None


@contextmanager
def open_uitvoerder(keuze: Uitvoerderkeuze | None, wortel: Path) -> Iterator[Executor | None]:
    """De uitvoerder van deze keuze, met werkers die getoetst zijn; None zonder keuze.

    Wie de `with` verlaat, trekt in wat nog niet klaar is. Fouten: `OmgevingFout` als distributed ontbreekt, de planner
    niet antwoordt, er geen werkers zijn of een werker niet mag meewerken.
    """
    if keuze is None:
        yield None
        return
    with _verbind(keuze.adres) as client:
        _toets_werkers(client, wortel)
        uitvoerder = client.get_executor(pure=False)
        try:
            with _bewaak(client, uitvoerder):
                yield uitvoerder
        finally:
            with suppress(Exception):  # is de planner weg, dan is er niets meer in te trekken
                uitvoerder.shutdown(wait=False)


@contextmanager
def _verbind(adres: str) -> Iterator[Client]:
    """Een verbinding met de planner van Dask."""
    try:
        from distributed import Client
    except ImportError:
        remedie = 'typ: pip install "sturing[verdeeld]"'
        raise OmgevingFout("uitvoerder dask", "het pakket distributed ontbreekt", remedie) from None
    # Wat een gebruiker moet weten, zeggen wij zelf; de rest staat in de logboeken van planner en werkers.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(adres, timeout=_WACHT_OP_PLANNER, set_as_default=False)
    except Exception as fout:  # noqa: BLE001 - Dask meldt een verkeerd adres op allerlei manieren
        raise OmgevingFout(
            f"adres '{adres}'", f"daar antwoordt geen planner van Dask ({type(fout).__name__})",
            "controleer het adres, of start er een met: dask scheduler",
        ) from None  # fmt: skip
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=_WACHT_OP_PLANNER)


def _toets_werkers(client: Client, wortel: Path) -> None:
    """Elke werker heeft dezelfde code, versies en map; liever nu een fout dan straks een ander rapport."""
    from sturing.uitgeven.baken import ontsteek
    from sturing.uitgeven.werkers import neem_kenmerk, toets_werker, vertaal_werkfout

    adres = client.scheduler.address
    try:
        client.wait_for_workers(1, timeout=_WACHT_OP_WERKER)
    except TimeoutError:
        raise OmgevingFout(
            f"planner '{adres}'", "heeft geen werkers", f"start er een met: dask worker {adres}"
        ) from None
    with ontsteek(wortel) as baken:
        antwoorden = client.run(toets_werker, neem_kenmerk(wortel, baken), on_error="return")
    fouten = [vertaal_werkfout(f"werker {wie}", wat) for wie, wat in antwoorden.items() if isinstance(wat, Exception)]
    if fouten:
        raise _een_fout(fouten)


def _een_fout(fouten: list[SturingFout]) -> OmgevingFout:
    return OmgevingFout("", "\n".join(sorted({str(fout) for fout in fouten})))


@contextmanager
def _bewaak(client: Client, uitvoerder: Executor) -> Iterator[None]:
    """Trek het werk in als alle werkers wegblijven; anders wacht een run eindeloos."""
    klaar = threading.Event()

    def kijk() -> None:
        zonder = 0.0
        while not klaar.wait(_KIJKT_ELKE):
            zonder = 0.0 if _heeft_werkers(client) else zonder + _KIJKT_ELKE
            if zonder >= _ZONDER_WERKERS:
                uitvoerder.shutdown(wait=False)
                return

    draad = threading.Thread(target=kijk, name="werkers", daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()


def _heeft_werkers(client: Client) -> bool:
    try:
        return bool(client.nthreads())
    except Exception:  # noqa: BLE001 - de planner is weg; Dask trekt zelf alles in
        return False
