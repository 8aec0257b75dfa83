"""Werk op een ander proces: wie mag meewerken, hoe een taak erheen gaat en wat haar fout betekent.

Een werker heeft dezelfde code, dezelfde versies en dezelfde gedeelde map als de opdrachtgever. Anders zou het van de
werker afhangen hoe een rapport eruitziet. Elke taak begint met die toets, want een werker kan er later bij komen of
intussen zijn bijgewerkt.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from sturing.fouten import OmgevingFout, SturingFout
from sturing.paden import WORTEL_VARIABELE
from sturing.uitgeven.baken import Uitkijk
from sturing.uitgeven.herkomst import hash_pakket, lees_versies

_MEESTE_VERSCHILLEN = 5


@dataclass(frozen=True)
class Kenmerk:
    """Wat de opdrachtgever heeft en elke werker ook moet hebben.

    `bepalend` zijn de versies die de bytes van een rapport bepalen; `pakketten` is alles wat geïnstalleerd is.
    """

    wortel: str
    baken: str
    pakket: str
    bepalend: Mapping[str, str]
    pakketten: Mapping[str, str]


def neem_kenmerk(wortel: Path, baken: str) -> Kenmerk:
    """Het kenmerk van dit proces en deze checkout, met een baken dat nu brandt."""
    hash_bij_begin()
    return Kenmerk(str(wortel), baken, hash_pakket(), lees_versies(), lees_pakketten())


def toets_werker(kenmerk: Kenmerk) -> Path:
    """De wortel van de gedeelde map op deze machine; `OmgevingFout` als dit proces niet mag meewerken.

    Staat de map hier op een andere plek dan bij de opdrachtgever, dan wijst `STURING_WORTEL` haar aan.
    """
    wortel = Path(os.environ.get(WORTEL_VARIABELE) or kenmerk.wortel)
    if not Uitkijk(wortel / kenmerk.baken).is_te_zien():
        raise _fout(
            f"map '{wortel}' is hier niet de map van de opdrachtgever",
            f"koppel daar dezelfde gedeelde map, of zet {WORTEL_VARIABELE} op de plek waar zij hier staat",
        )
    if hash_pakket() != kenmerk.pakket:
        raise _fout("de code van sturing is hier anders", "zet op elke machine dezelfde vastlegging van sturing")
    if hash_bij_begin() != kenmerk.pakket:
        raise _fout("de code van sturing veranderde nadat de werker begon", "start de werker opnieuw")
    if anders := _andere_versies(kenmerk):
        genoemd = ", ".join(anders[:_MEESTE_VERSCHILLEN]) + (" en meer" if len(anders) > _MEESTE_VERSCHILLEN else "")
        raise _fout(f"andere versies dan de opdrachtgever: {genoemd}", "installeer overal hetzelfde requirements.lock")
    return wortel


def _andere_versies(kenmerk: Kenmerk) -> list[str]:
    """Wat hier een andere versie heeft; een pakket dat maar op één plek staat en niets bepaalt, doet er niet toe."""
    hier = lees_pakketten()
    gedeeld = {naam: (hier[naam], daar) for naam, daar in kenmerk.pakketten.items() if naam in hier}
    nu = lees_versies()
    gedeeld |= {naam: (nu.get(naam, ""), kenmerk.bepalend.get(naam, "")) for naam in nu.keys() | kenmerk.bepalend}
    return [f"{naam} {a or 'ontbreekt'} (niet {b or 'aanwezig'})" for naam, (a, b) in sorted(gedeeld.items()) if a != b]


@cache
def hash_bij_begin() -> str:
    """De hash van de code toen dit proces haar voor het eerst gebruikte; wat geladen is, verandert niet meer mee."""
    return hash_pakket()


@cache
def lees_pakketten() -> dict[str, str]:
    """Elk geïnstalleerd pakket met zijn versie; sturing zelf heeft zijn hash al."""
    gevonden = {(d.metadata["Name"] or "").lower().replace("_", "-"): d.version for d in metadata.distributions()}
    return {naam: versie for naam, versie in sorted(gevonden.items()) if naam not in {"", "sturing"}}


def noem_werker() -> str:
    """De naam van dit proces in een melding."""
    return f"werker op {socket.gethostname()} (proces {os.getpid()})"


def _fout(overtreder: str, remedie: str) -> OmgevingFout:
    return OmgevingFout(noem_werker(), overtreder, remedie)


def stuur(uitvoerder: Executor, functie: Callable, *waarden: object) -> Future:
    """Geef een taak aan de uitvoerder; kan hij haar niet aannemen, dan mislukt alleen deze taak."""
    try:
        return uitvoerder.submit(functie, *waarden)
    except Exception as reden:  # noqa: BLE001 - een uitvoerder die omviel, weigert op zijn eigen manier
        mislukt: Future = Future()
        mislukt.set_exception(reden)
        return mislukt


def trok_werkers_om(klaar: Future) -> bool:
    """Waar als deze taak is opgegeven omdat haar werkers omvielen; zij hoeft zelf de dader niet te zijn."""
    fout = None if klaar.cancelled() else klaar.exception()
    return "KilledWorker" in {klasse.__name__ for klasse in type(fout).__mro__}


def vertaal_werkfout(wat: str, fout: BaseException, soort: type[SturingFout] = OmgevingFout) -> SturingFout:
    """Een fout van een uitvoerder in onze woorden; een eigen fout blijft zoals zij is.

    De namen zijn die van `concurrent.futures` en van Dask; zo hoeft Dask hier niet geladen te worden.
    """
    namen = {klasse.__name__ for klasse in type(fout).__mro__}
    if isinstance(fout, SturingFout):
        return fout
    if "KilledWorker" in namen:
        keren = getattr(fout, "allowed_failures", 0) + 1
        return soort(wat, f"elke werker die dit deed, viel om ({keren} keer)", "kijk in het logboek van de werkers;"
                     " vaak is er te weinig geheugen")  # fmt: skip
    if "BrokenExecutor" in namen:
        return soort(wat, "de werker viel om", "kijk of er genoeg geheugen is en probeer het opnieuw")
    if isinstance(fout, CancelledError) or "CancelledError" in namen:
        return soort(wat, "de werkers of hun planner zijn niet meer te bereiken", "start hen en probeer het opnieuw")
    return soort(wat, f"de werker meldt {type(fout).__name__}: {fout}", "kijk in het logboek van de werker")
