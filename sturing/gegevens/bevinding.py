"""Bevindingen: wat een toets opmerkt, met plaats, overtreder en remedie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sturing.fouten import GegevensFout
from sturing.gegevens.tabellen import meld

Ernst = Literal["fout", "let op"]


@dataclass(frozen=True)
class Bevinding:
    """Iets wat een toets opmerkt.

    Een 'fout' maakt het rapport onbetrouwbaar en houdt het lezen tegen; bij 'let op' moet
    iemand kijken, maar het rapport kan door.
    """

    ernst: Ernst
    plaats: str
    tekst: str
    remedie: str = ""

    def __str__(self) -> str:
        zin = f"{self.plaats}: {self.tekst}"
        return f"{zin}; {self.remedie}" if self.remedie else zin


def gooi_fouten(bevindingen: Iterable[Bevinding]) -> None:
    """Gooi alle bevindingen van ernst 'fout' samen op; niets als er geen zijn."""
    meld([GegevensFout(b.plaats, b.tekst, b.remedie) for b in bevindingen if b.ernst == "fout"])
