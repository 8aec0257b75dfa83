"""De vormen van het nakijken: een tekst die wacht, en wat daarover is besloten."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from sturing.gegevens.vormen import Tekst, Vast

_VINGERAFDRUK = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Wachtende(Vast):
    """Een tekst met een vermoedelijk persoonsgegeven; leeg als zij na een besluit is gewist."""

    veld: Tekst
    soorten: tuple[str, ...]
    tekst: str


class Besluit(Vast):
    """Wat een mens over een wachtende tekst besloot; `tekst` is wat open mag, `door` een functie en geen naam."""

    levering: Tekst
    sha256: _VINGERAFDRUK
    veld: Tekst
    besluit: Literal["vrijgegeven", "afgewezen"]
    tekst: str = ""
    door: Tekst
    op: date

    @model_validator(mode="after")
    def _toets_tekst(self) -> Besluit:
        if (self.besluit == "vrijgegeven") != bool(self.tekst.strip()):
            raise ValueError(f"{self.levering}, {self.veld}: alleen wat is vrijgegeven heeft een tekst; vul aan of wis")
        return self
