"""Tellen en vertellen naast elkaar: wijzen cijfers en ervaringen dezelfde kant op?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sturing.gegevens.kadermodel import Ervaring
from sturing.rekenen.stand import Stand, tel_cijfers
from sturing.rekenen.uitkomsten import Uitkomst


class Samenspel(StrEnum):
    """Hoe cijfers en ervaringen zich verhouden."""

    EENS = "wijzen dezelfde kant op"
    ANDERS = "wijzen een andere kant op"
    OPEN = "cijfers zeggen nog niet welke kant het op gaat"
    ALLEEN_CIJFERS = "alleen cijfers, nog geen ervaringen"
    ALLEEN_ERVARINGEN = "alleen ervaringen, nog geen cijfers"
    GEEN = "geen cijfers en geen ervaringen"


@dataclass(frozen=True)
class TellenEnVertellen:
    """Per doel: hoeveel indicatoren welke kant op gaan, hoeveel ervaringen, en hoe die zich verhouden."""

    gunstig: int
    ongunstig: int
    met_cijfer: int
    positief: int
    negatief: int
    gemengd: int
    samenspel: Samenspel


def bereken_samenspel(standen: Sequence[Stand], ervaringen: Sequence[Ervaring]) -> TellenEnVertellen:
    """Leg de oordelen van een doel naast de strekking van zijn ervaringen.

    Een kant telt pas als hij sterker is dan de andere: meer gunstige dan ongunstige
    oordelen, meer positieve dan negatieve ervaringen. Ervaringen zijn geen steekproef;
    hun aantal weegt daarom niet mee in enig oordeel, alleen in deze vergelijking.

    >>> bereken_samenspel((), ()).samenspel.value
    'geen cijfers en geen ervaringen'
    """
    tel = {uitkomst: sum(s.oordeel.uitkomst == uitkomst for s in standen) for uitkomst in Uitkomst}
    met = tel_cijfers(standen).eigen
    positief, negatief, gemengd = (
        sum(e.strekking == soort for e in ervaringen) for soort in ("positief", "negatief", "gemengd")
    )
    cijferkant = _kant(tel[Uitkomst.GUNSTIG], tel[Uitkomst.ONGUNSTIG])
    verhaalkant = _kant(positief, negatief)
    return TellenEnVertellen(
        tel[Uitkomst.GUNSTIG], tel[Uitkomst.ONGUNSTIG], met, positief, negatief, gemengd,
        _verhouding(met, len(ervaringen), cijferkant, verhaalkant),
    )  # fmt: skip


def _kant(goed: int, slecht: int) -> int:
    return (goed > slecht) - (goed < slecht)


def _verhouding(met: int, verteld: int, cijferkant: int, verhaalkant: int) -> Samenspel:
    if not met or not verteld:
        if met:
            return Samenspel.ALLEEN_CIJFERS
        return Samenspel.ALLEEN_ERVARINGEN if verteld else Samenspel.GEEN
    if cijferkant == 0:
        return Samenspel.OPEN
    return Samenspel.EENS if cijferkant == verhaalkant else Samenspel.ANDERS
