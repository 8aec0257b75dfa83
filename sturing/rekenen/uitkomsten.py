"""De woorden van het oordeel: regel, beweging, uitkomst en ligging, en het oordeel zelf."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sturing.gegevens.kadermodel import Richting


class Regel(StrEnum):
    """De regel waarmee een reeks is beoordeeld, van sterk naar zwak."""

    HELLING = "helling"
    GEWOGEN_HELLING = "gewogen helling"
    VERSCHIL_MET_MARGE = "verschil met marge"
    VERSCHIL = "verschil zonder marge"
    EEN_CIJFER = "één cijfer"
    GEEN_METING = "geen meting"


class Beweging(StrEnum):
    """De richting van het getal zelf, los van goed of slecht."""

    OMHOOG = "omhoog"
    OMLAAG = "omlaag"
    GELIJK = "gelijk"
    ONBEKEND = "onbekend"


class Uitkomst(StrEnum):
    """Wat wij over een reeks durven zeggen."""

    GUNSTIG = "gunstig"
    ONGUNSTIG = "ongunstig"
    GEEN_VERANDERING = "geen aantoonbare verandering"
    VERANDERD = "veranderd"
    NIET_TE_ZEGGEN = "kan nog niets zeggen"


class Ligging(StrEnum):
    """Waar een gebied ligt ten opzichte van een ander gebied."""

    HOGER = "hoger"
    LAGER = "lager"
    GELIJK = "niet aantoonbaar anders"
    ONBEKEND = "kan niet gezegd worden"


@dataclass(frozen=True)
class Oordeel:
    """Het oordeel over één reeks, met de regel en de getallen waarop het rust.

    `effect` is de verandering over het venster, in de eenheid van de indicator: het
    verschil tussen eerste en laatste cijfer, of de helling maal de jaren ertussen.
    `ondergrens` en `bovengrens` horen daarbij, met `zekerheid` als kans (0,95 of 0,998).
    `kleinste_zichtbaar` is de kleinste verandering die deze reeks had kunnen aantonen.
    `venster` noemt de eerste en laatste periode die meetelt. `opmerkingen` zegt welke
    cijfers niet meetellen, en waarom.
    """

    uitkomst: Uitkomst
    beweging: Beweging
    regel: Regel
    waarom: str
    effect: float | None = None
    p: float | None = None
    kleinste_zichtbaar: float | None = None
    venster: tuple[str, str] | None = None
    ondergrens: float | None = None
    bovengrens: float | None = None
    zekerheid: float | None = None
    opmerkingen: tuple[str, ...] = ()


def bereken_beweging(verschil: float) -> Beweging:
    """De richting van een verschil.

    >>> bereken_beweging(-2.0).value
    'omlaag'
    """
    if verschil == 0:
        return Beweging.GELIJK
    return Beweging.OMHOOG if verschil > 0 else Beweging.OMLAAG


def bereken_uitkomst(beweging: Beweging, richting: Richting) -> Uitkomst:
    """Gunstig of ongunstig volgt uit de gewenste richting, nooit uit de pijl alleen.

    `beweging` is de aangetoonde beweging; GELIJK betekent dat er geen is aangetoond.

    >>> bereken_uitkomst(Beweging.OMLAAG, Richting.MINDER).value
    'gunstig'
    """
    if beweging == Beweging.ONBEKEND:
        return Uitkomst.NIET_TE_ZEGGEN
    if beweging == Beweging.GELIJK:
        return Uitkomst.GEEN_VERANDERING
    if richting == Richting.NEUTRAAL:
        return Uitkomst.VERANDERD
    gewenst = Beweging.OMHOOG if richting == Richting.MEER else Beweging.OMLAAG
    return Uitkomst.GUNSTIG if beweging == gewenst else Uitkomst.ONGUNSTIG


def bereken_gunst(ligging: Ligging, richting: Richting) -> Uitkomst | None:
    """Of een ligging gunstig is voor dit gebied; None als dat niet te zeggen is.

    >>> bereken_gunst(Ligging.HOGER, Richting.MINDER).value
    'ongunstig'
    """
    if ligging not in (Ligging.HOGER, Ligging.LAGER) or richting == Richting.NEUTRAAL:
        return None
    goed = Ligging.HOGER if richting == Richting.MEER else Ligging.LAGER
    return Uitkomst.GUNSTIG if ligging == goed else Uitkomst.ONGUNSTIG
