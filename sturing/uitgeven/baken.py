"""Een baken op de gedeelde schijf: zolang het brandt, wil iemand de uitkomst nog.

Een taak op een andere machine hoort niets van Ctrl-C of van een opdrachtgever die omvalt, en niet elke uitvoerder kan
een lopende taak stoppen. Daarom brandt er tijdens een run een baken onder `_build`: de taak kijkt ernaar en stopt als
het uit is. Wie het baken ziet, ziet ook de gedeelde map.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from sturing.uitgeven.voorraad import CACHE

_MAP = f"{CACHE}/baken"
#: Zo vaak krijgt het baken een nieuwe stand, en zo vaak kijkt een taak ernaar, in seconden.
_ELKE = 1.0
#: Zo lang mag de stand gelijk blijven voor een taak besluit dat haar opdrachtgever er niet meer is.
_STIL = 60.0
#: Zo lang krijgt een netwerkschijf om een nieuw baken te laten zien.
_EERSTE_BLIK = 5.0
_VERGETEN = 24 * 3600


@contextmanager
def ontsteek(wortel: Path) -> Iterator[str]:
    """Laat een baken branden; geeft zijn pad vanaf de wortel, met schuine strepen."""
    map_ = wortel / _MAP
    map_.mkdir(parents=True, exist_ok=True)
    _doof_vergeten(map_)
    pad = map_ / secrets.token_hex(8)
    uit = threading.Event()
    standen = count(1)

    def ververs() -> None:
        with suppress(OSError):  # een schijf die even weg is; de volgende keer lukt het weer
            pad.write_text(str(next(standen)), encoding="ascii")

    def brand() -> None:
        while not uit.wait(_ELKE):
            ververs()

    pad.write_text("0", encoding="ascii")
    draad = threading.Thread(target=brand, name="baken", daemon=True)
    draad.start()
    try:
        yield pad.relative_to(wortel).as_posix()
    finally:
        uit.set()
        draad.join()
        with suppress(OSError):
            pad.unlink()


def _doof_vergeten(map_: Path) -> None:
    """Haal bakens weg van wie niet meer kon opruimen."""
    for pad in map_.iterdir():
        with suppress(OSError):
            if time.time() - pad.stat().st_mtime > _VERGETEN:
                pad.unlink()


class Uitkijk:
    """Kijkt naar één baken; `stil` is hoeveel seconden zijn stand gelijk mag blijven."""

    def __init__(self, pad: Path, stil: float = _STIL) -> None:
        self.pad, self.stil = pad, stil
        self._stand: str | None = None
        self._sinds = time.monotonic()

    def brandt(self) -> bool:
        """Waar zolang het baken er is en zijn stand verandert."""
        try:
            stand = self.pad.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return False
        except OSError:  # een netwerkschijf die even niet antwoordt
            stand = self._stand
        if stand != self._stand:
            self._stand, self._sinds = stand, time.monotonic()
        return time.monotonic() - self._sinds < self.stil

    def is_te_zien(self) -> bool:
        """Waar als het baken er is, eventueel na een paar tellen."""
        eind = time.monotonic() + _EERSTE_BLIK
        while not self.brandt():
            if time.monotonic() > eind:
                return False
            time.sleep(0.2)
        return True


@contextmanager
def bij_doven(uitkijk: Uitkijk, doe: Callable[[], None]) -> Iterator[None]:
    """Roep `doe` telkens aan zodra het baken uit is, tot het werk binnen de `with` klaar is."""
    klaar = threading.Event()

    def kijk() -> None:
        while not klaar.wait(_ELKE):
            if not uitkijk.brandt():
                doe()

    draad = threading.Thread(target=kijk, name="uitkijk", daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join()
