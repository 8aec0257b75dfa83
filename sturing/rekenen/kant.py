"""Welke kant een cijfer op ging, naast de gewenste richting; of dat meer is dan toeval, zegt alleen het oordeel."""

from __future__ import annotations

from enum import StrEnum

from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Uitkomst, bereken_beweging, bereken_uitkomst


class Kant(StrEnum):
    """De kant die een cijfer op ging; het ongewenste vooraan."""

    ONGEWENST = "ongewenste kant op"
    GEWENST = "gewenste kant op"
    GELIJK = "gelijk gebleven"
    ONBEKEND = "niet te zeggen"


#: Een kale verandering krijgt nooit de woorden van een oordeel: 'ongunstig' is aangetoond.
_KANT = {
    Uitkomst.ONGUNSTIG: Kant.ONGEWENST,
    Uitkomst.GUNSTIG: Kant.GEWENST,
    Uitkomst.GEEN_VERANDERING: Kant.GELIJK,
}


def bereken_kant(stand: Stand) -> Kant:
    """De kant die het cijfer op ging tussen de uiteinden van het oordeel, ook als dat toeval kan zijn.

    Zonder twee vergelijkbare cijfers of zonder gewenste richting is er niets te zeggen.
    """
    if stand.uiteinden is None or stand.oordeel.effect is None:
        return Kant.ONBEKEND
    uitkomst = bereken_uitkomst(bereken_beweging(stand.oordeel.effect), stand.indicator.richting)
    return _KANT.get(uitkomst, Kant.ONBEKEND)
