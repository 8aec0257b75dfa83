"""Wat achteruitging, in de volgorde waarin het ertoe doet: zo verdwijnt de grootste verslechtering nooit achteraan."""

from __future__ import annotations

from collections.abc import Iterable

from sturing.gegevens.kadermodel import Richting
from sturing.rekenen.doelstand import sterkte
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Regel, Uitkomst

_ONGEWENST = {Richting.MEER: -1, Richting.MINDER: 1}


def kies_ongunstige(standen: Iterable[Stand]) -> tuple[Stand, ...]:
    """De standen met een aangetoonde ongunstige verandering, de sterkste vooraan; elke indicator één keer.

    De eerste is de `zorg` van `bereken_doelstand`.

    >>> kies_ongunstige(())
    ()
    """
    raak = (stand for stand in _uniek(standen) if stand.oordeel.uitkomst == Uitkomst.ONGUNSTIG)
    return tuple(sorted(raak, key=lambda s: (-sterkte(s.oordeel.effect, s.oordeel.kleinste_zichtbaar), s.indicator.id)))


def kies_tegen_de_richting(standen: Iterable[Stand]) -> tuple[Stand, ...]:
    """De standen waarvan het kale verschil tegen de gewenste richting in gaat, relatief de grootste vooraan.

    Zonder marge is niets aangetoond, maar verborgen blijft het ook niet. Elke indicator staat er één keer in.
    """
    raak = (
        stand
        for stand in _uniek(standen)
        if stand.oordeel.regel == Regel.VERSCHIL
        and stand.oordeel.effect
        and stand.oordeel.effect * _ONGEWENST.get(stand.indicator.richting, 0) > 0
    )
    return tuple(sorted(raak, key=lambda s: (-bereken_relatief(s), s.indicator.id)))


def bereken_relatief(stand: Stand) -> float:
    """Hoe groot de verandering is als deel van het eerste cijfer (0,25 is een kwart); oneindig als dat 0 is.

    Zo zijn een wachttijd in weken en een percentage naast elkaar te leggen.
    """
    eerste, _ = stand.uiteinden
    return abs(stand.oordeel.effect / eerste.waarde) if eerste.waarde else float("inf")


def _uniek(standen: Iterable[Stand]) -> Iterable[Stand]:
    return {stand.indicator.id: stand for stand in standen}.values()
