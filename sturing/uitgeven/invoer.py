"""Een momentopname van alles waarop een run kan rusten: gegevens, notebooks, boek, code en versies.

Deze module laadt niets zwaars: zij moet in een fractie van een seconde kunnen zeggen dat er niets veranderd is.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sturing.uitgeven.herkomst import BRONNEN, hash_map, hash_pakket, hash_van
from sturing.uitgeven.pangoversie import lees_pangoversie


class Invoer:
    """De hash van elk bestand onder `data/<gemeente>`, de notebooks en het boek, op één moment."""

    def __init__(self, wortel: Path, gemeente: str) -> None:
        self.wortel = wortel
        self.hashes: Mapping[str, str] = hash_map(wortel, (f"data/{gemeente}", *BRONNEN))
        self.code = f"{hash_pakket()} {vingerafdruk_van_versies()}"

    @property
    def namen(self) -> str:
        """Eén hash over welke bestanden er zijn: wie een map doorzoekt, ziet ook een nieuw bestand."""
        return hash_van("\n".join(self.hashes).encode())

    @property
    def alles(self) -> str:
        """Eén hash over alle namen, alle inhoud, de code en de versies."""
        return hash_van(json.dumps([self.code, dict(self.hashes)]).encode())

    def klopt(self, hashes: Mapping[str, str]) -> bool:
        """Waar als elk genoemd bestand nu precies deze inhoud heeft."""
        return all(self.hashes.get(pad) == waarde for pad, waarde in hashes.items())

    def nog_gelijk(self, paden: tuple[str, ...]) -> bool:
        """Waar als deze bestanden sinds de momentopname niet zijn gewijzigd."""
        return all(self.hashes.get(pad) == _hash_of_leeg(self.wortel / pad) for pad in paden)


def _hash_of_leeg(pad: Path) -> str:
    try:
        return hash_van(pad.read_bytes())
    except OSError:
        return ""


@cache
def vingerafdruk_van_versies() -> str:
    """Eén hash over Python, het systeem, Pango en elk geïnstalleerd pakket met zijn versie.

    De mapnamen van pakketten noemen de versie al; zo hoeft niets geladen te worden.
    """
    pakketten = sorted(
        pad.name
        for map_ in sys.path
        if Path(map_).name in ("site-packages", "dist-packages")
        for pad in Path(map_).glob("*.dist-info")
    )
    delen = [platform.python_version(), platform.system(), platform.machine(), lees_pangoversie(), *pakketten]
    return hashlib.sha256("\n".join(delen).encode()).hexdigest()
