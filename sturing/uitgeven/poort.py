"""Een poort tussen twee processen: het ene wacht tot het andere haar opent."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_KIJKT_ELKE = 0.02


@dataclass(frozen=True)
class Poort:
    """Gesloten zolang het bestand `pad` er niet is; mag naar een ander proces.

    Wie wacht, wacht nooit op een dode: verdwijnt het proces dat de poort maakte, dan eindigt ook hij.
    """

    pad: Path
    maker: int = field(default_factory=os.getpid)

    def open(self) -> None:
        """Laat door wie wacht, en ieder die nog komt."""
        self.pad.touch()

    def ruim_op(self) -> None:
        """Haal het bestand weg, als er niemand meer komt."""
        self.pad.unlink()

    def wacht(self) -> None:
        """Wacht tot de poort open is."""
        while not self.pad.exists():
            if not psutil.pid_exists(self.maker):
                raise SystemExit(1)
            time.sleep(_KIJKT_ELKE)
