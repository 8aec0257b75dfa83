"""Wat er uit `data/` is gelezen, en wat daarvan is gebruikt: zo weet wie een notebook draait waarvan het afhangt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Leesverslag:
    """Onthoudt welke bestanden zijn gelezen, met hun sha256, en welke daarvan iemand ook gebruikte.

    Wat binnen `voor("metingen")` wordt gelezen hoort bij dat deel, en telt pas als gebruikt na
    `gebruik("metingen")`. Wat daarbuiten wordt gelezen telt altijd.
    """

    def __init__(self) -> None:
        self.gelezen: dict[str, str] = {}
        self._deel_van: dict[str, set[str]] = {}
        self._gebruikt = {""}
        self._deel = ""
        _verslagen.append(self)

    def noteer(self, pad: Path, inhoud: bytes) -> None:
        """Noteer dat `pad` met deze inhoud is gelezen."""
        self.gelezen[str(pad)] = hashlib.sha256(inhoud).hexdigest()
        self._deel_van.setdefault(str(pad), set()).add(self._deel)

    @contextmanager
    def voor(self, deel: str) -> Iterator[None]:
        """Wat hierbinnen wordt gelezen, hoort bij `deel`."""
        vorig, self._deel = self._deel, deel
        try:
            yield
        finally:
            self._deel = vorig

    def gebruik(self, deel: str) -> None:
        """Noteer dat iemand `deel` heeft gebruikt."""
        self._gebruikt.add(deel)

    def nog_niets_gebruikt(self) -> None:
        """Vergeet welke delen tot nu toe zijn gebruikt."""
        self._gebruikt = {""}

    @property
    def gebruikt(self) -> dict[str, str]:
        """De gelezen bestanden waarvan een deel is gebruikt."""
        return {pad: waarde for pad, waarde in self.gelezen.items() if self._deel_van[pad] & self._gebruikt}


_verslagen: list[Leesverslag] = []


def alle_gelezen() -> dict[str, dict[str, str]]:
    """Wat dit proces las en gebruikte, over alle verslagen; paden met schuine strepen."""
    soorten = {"gelezen": [v.gelezen for v in _verslagen], "gebruikt": [v.gebruikt for v in _verslagen]}
    return {
        soort: {Path(pad).as_posix(): waarde for een in lijst for pad, waarde in een.items()}
        for soort, lijst in soorten.items()
    }
