"""Een einde van buiten (een dienst die stopt, een venster dat sluit) ruimt net zo op als Ctrl-C.

Zonder dit zou Python meteen stoppen, en bleef een tijdelijke kopie met niet-afgeschermde cijfers op schijf staan.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

#: Wat een dienst, `kill` of een gesloten venster stuurt; SIGHUP bestaat niet op Windows.
_SEINEN = tuple(getattr(signal, naam) for naam in ("SIGTERM", "SIGHUP") if hasattr(signal, naam))


@dataclass
class Einde:
    """Waardoor de opdracht is afgebroken; Ctrl-C tenzij er een ander sein kwam."""

    sein: int = signal.SIGINT

    @property
    def afloop(self) -> int:
        """De afloopcode volgens de afspraak op Unix.

        >>> Einde().afloop
        130
        """
        return 128 + int(self.sein)


@contextmanager
def als_afbreken() -> Iterator[Einde]:
    """Laat elk sein om te stoppen binnen dit blok `KeyboardInterrupt` geven; alleen in de hoofddraad.

    Een sein dat al werd genegeerd (`nohup`) blijft genegeerd. Een gevorkt kind erft de afspraak niet.
    """
    einde, eigen = Einde(), os.getpid()

    def breek_af(sein: int, _beeld: object) -> None:
        if os.getpid() != eigen:
            signal.signal(sein, signal.SIG_DFL)
            os.kill(os.getpid(), sein)
            return
        # Wie nog eens stuurt terwijl er wordt opgeruimd, laat anders alsnog iets achter.
        for ander in _SEINEN:
            signal.signal(ander, signal.SIG_IGN)
        einde.sein = sein
        raise KeyboardInterrupt

    oud = {sein: signal.getsignal(sein) for sein in _SEINEN}
    gevangen = [sein for sein, hoe in oud.items() if hoe == signal.SIG_DFL]
    for sein in gevangen:
        signal.signal(sein, breek_af)
    try:
        yield einde
    finally:
        for sein in gevangen:
            signal.signal(sein, oud[sein])
