"""Is er sinds de vorige run niets veranderd, dan staat de uitvoer er al en hoeft er niets geladen te worden.

"Niets" is letterlijk: geen byte van gegevens, notebooks, boek of code, geen versie van een pakket, en geen
byte van de uitvoer zelf.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sturing.uitgeven.herkomst import hash_van, lees_vastlegging
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.voorraad import CACHE, Bewaarplaats

_SOORT = "rapport"


class Snelweg:
    """De weg langs alles heen voor één vraag, zoals de gebruiker haar stelde."""

    def __init__(self, wortel: Path, gemeente: str, vraag: Mapping[str, object]) -> None:
        self.wortel, self.gemeente = wortel, gemeente
        self.plaats = Bewaarplaats(wortel / CACHE)
        # Het manifest noemt de commit en of er daarna iets wijzigde; ook dat moet nog kloppen.
        self._vraag = json.dumps([dict(vraag), lees_vastlegging(wortel)], sort_keys=True, default=str)
        self._begin = Invoer(wortel, gemeente).alles

    def haal(self) -> dict | None:
        """Wat de vorige run over zijn uitvoer zei, als die er nog precies zo staat."""
        for bewijs in self.plaats.lees_bewijzen(_SOORT, self._sleutel(self._begin)):
            if all(_hash_map(self.wortel / map_) == waarde for map_, waarde in bewijs["uitvoer"].items()):
                return bewijs["verslag"]
        return None

    def onthoud(self, verslag: Mapping[str, object], mappen: tuple[str, ...]) -> None:
        """Leg vast wat er gebouwd is; niet als de invoer tijdens de run veranderde."""
        if Invoer(self.wortel, self.gemeente).alles != self._begin:
            return
        uitvoer = {map_: _hash_map(self.wortel / map_) for map_ in mappen}
        self.plaats.schrijf_bewijs(_SOORT, self._sleutel(self._begin), {"uitvoer": uitvoer, "verslag": dict(verslag)})
        self.plaats.ruim_op()

    def _sleutel(self, invoer: str) -> str:
        return f"{self._vraag}\n{invoer}"


def _hash_map(map_: Path) -> str:
    """Eén hash over alle namen en bytes onder `map_`."""
    paden = sorted(pad for pad in map_.rglob("*") if pad.is_file())
    return hash_van("".join(f"{p.relative_to(map_).as_posix()} {hash_van(p.read_bytes())}\n" for p in paden).encode())
