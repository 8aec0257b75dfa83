"""Bestanden schrijven zonder dat er ooit een half bestand staat."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

#: Zo vaak proberen wij te wisselen; op Windows houdt een lezer een bestand even vast.
_POGINGEN = 10


def schrijf_atomair(pad: Path, inhoud: bytes) -> None:
    """Zet `inhoud` in `pad`: daarna staat daar de oude of de nieuwe inhoud, nooit een deel.

    De nieuwe inhoud gaat eerst naar een verborgen bestand in dezelfde map en
    staat op schijf voordat de namen wisselen. Breekt het proces af, dan blijft
    hooguit dat verborgen bestand over; `ruim_resten_op` haalt het weg.
    Fouten: `OSError` als de schijf vol of op slot is.
    """
    pad.parent.mkdir(parents=True, exist_ok=True)
    # Op een gedeelde schijf kan een proces van een andere machine hetzelfde nummer hebben.
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with tijdelijk.open("wb") as stroom:
            stroom.write(inhoud)
            stroom.flush()
            os.fsync(stroom.fileno())
        wissel(tijdelijk, pad)
    except BaseException:
        with suppress(OSError):
            tijdelijk.unlink()
        raise
    _leg_map_vast(pad.parent)


def ruim_resten_op(map_: Path) -> None:
    """Verwijder wat een afgebroken `schrijf_atomair` in `map_` liet staan; alleen onder een slot aanroepen."""
    for rest in map_.glob(".*.tmp"):
        with suppress(OSError):
            rest.unlink()


def wissel(van: Path, naar: Path) -> None:
    """Hernoem een bestand of map in één stap; op Windows opnieuw als een lezer of virusscanner het even vasthoudt."""
    for poging in range(_POGINGEN):
        try:
            os.replace(van, naar)  # noqa: PTH105 - een audithaak kent alleen deze naam
            return
        except PermissionError:
            if poging == _POGINGEN - 1:
                raise
            time.sleep(0.05 * (poging + 1))


def _leg_map_vast(map_: Path) -> None:
    """Ook de naam moet een stroomstoring overleven; Windows en sommige netwerkschijven (CIFS, NFS) kennen dit niet."""
    if os.name == "nt":
        return
    # Het bestand zelf staat er dan al, heel: alleen het moment waarop de naam vastligt, kiest de schijf.
    with suppress(OSError):
        greep = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)
