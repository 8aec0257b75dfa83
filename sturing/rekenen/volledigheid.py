"""Hoe volledig een opgave is: cijfers binnen, cijfers vers, duiding geschreven, ervaringen binnen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import floor

from sturing.gegevens.kadermodel import Ervaring, Frequentie, Opgave
from sturing.rekenen.stand import Dekking, Stand

#: Zoveel jaar na elkaar verwachten wij een cijfer.
_TUSSENTIJD = {
    Frequentie.TWEE_JAAR: 2,
    Frequentie.DRIE_JAAR: 3,
    Frequentie.VIER_JAAR: 4,
}


@dataclass(frozen=True)
class Onderdeel:
    """Wat er is en wat er nog mist; `mist` noemt ids in de volgorde van het kader."""

    naam: str
    binnen: int
    verwacht: int
    mist: tuple[str, ...] = ()


@dataclass(frozen=True)
class Volledigheid:
    """De vier onderdelen van een opgave, met samen het aantal dat binnen is.

    Het is een lijst om af te vinken en geen rapportcijfer: elk cijfer, elke duiding en elk
    doel met een ervaring telt één keer.
    """

    opgave: str
    cijfers: Onderdeel
    vers: Onderdeel
    duiding: Onderdeel
    ervaringen: Onderdeel

    @property
    def onderdelen(self) -> tuple[Onderdeel, ...]:
        """De vier onderdelen, in vaste volgorde."""
        return self.cijfers, self.vers, self.duiding, self.ervaringen

    @property
    def score(self) -> int:
        """Het deel dat binnen is, in hele procenten naar beneden: 100 betekent dat niets mist."""
        verwacht = sum(deel.verwacht for deel in self.onderdelen)
        return floor(100 * sum(deel.binnen for deel in self.onderdelen) / verwacht) if verwacht else 0


def is_vers(stand: Stand, jaar: int) -> bool:
    """Waar als het nieuwste cijfer zo nieuw is als de bron belooft.

    `jaar` is het rapportagejaar; een jaarcijfer is vers als het over `jaar` - 1 gaat, een
    vierjaarlijks cijfer tot drie jaar langer. Een cijfer zonder jaar is nooit vers.
    """
    punten = stand.hoofdreeks.met_waarde() if stand.hoofdreeks else ()
    if not punten:
        return False
    if stand.indicator.frequentie == Frequentie.EENMALIG:
        return True
    # Een schooljaar heeft zijn midden op de jaarwisseling en eindigt in het jaar van `tijd`.
    return floor(punten[-1].tijd) >= jaar - _TUSSENTIJD.get(stand.indicator.frequentie, 1)


def bereken_volledigheid(
    opgave: Opgave, standen: Sequence[Stand], ervaringen: Sequence[Ervaring], geduid: Collection[str], jaar: int
) -> Volledigheid:
    """De volledigheid van `opgave` in rapportagejaar `jaar`.

    `standen` zijn de indicatoren van de opgave. `geduid` noemt de ids van doelen waarvoor een
    duiding van dit jaar is geschreven; wie de notebooks leest, levert die. Een ervaring telt
    als inwoners haar vertelden, en als zij uit het jaar voor het rapport of het rapportagejaar
    zelf komt. Een benadering is niet het cijfer van de indicator en telt dus niet als binnen,
    net zo min als het cijfer van een ander gebied.
    """
    met = [s.indicator.id for s in standen if s.dekking not in (Dekking.GEEN, Dekking.BENADERING)]
    vers = {s.indicator.id for s in standen if s.indicator.id in met and is_vers(s, jaar)}
    verteld = {doel for e in ervaringen if e.van_inwoners and e.jaar >= jaar - 1 for doel in e.doelen}
    indicatoren = tuple(s.indicator.id for s in standen)
    doelen = tuple(doel.id for doel in opgave.doelen)
    return Volledigheid(
        opgave=opgave.id,
        cijfers=_onderdeel("cijfers binnen", indicatoren, met),
        vers=_onderdeel("cijfers vers", indicatoren, vers),
        duiding=_onderdeel("duiding geschreven", doelen, geduid),
        ervaringen=_onderdeel("ervaringen binnen", doelen, verteld),
    )


def _onderdeel(naam: str, verwacht: tuple[str, ...], binnen: Collection[str]) -> Onderdeel:
    mist = tuple(sleutel for sleutel in verwacht if sleutel not in binnen)
    return Onderdeel(naam, len(verwacht) - len(mist), len(verwacht), mist)
