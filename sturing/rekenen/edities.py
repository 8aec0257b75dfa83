"""Wat er is veranderd sinds een vorige editie, en waardoor.

Een vorige editie is hetzelfde rapport op een eerdere peildatum, of het rapport van vorig
jaar. Ook een stand die anders is zonder dat het oordeel verschuift, staat erbij: anders
verdwijnt een cijfer zonder dat iemand het ziet. Elk oordeel dat anders is, wordt in vaste
volgorde toegeschreven: eerst rekenen we de oude cijfers opnieuw met de methode van nu, dan
met het kader van nu, dan met de herziene waarden, en ten slotte met de nieuwe cijfers erbij.
Elke stap waarin het oordeel verschuift, is een oorzaak. Zo heeft elke verandering er ten
minste één en telt niets dubbel. Het CBS lost hetzelfde op door alleen binnen één editie te
vergelijken; dan blijft de lezer zitten met de vraag waarom het vorig jaar anders was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sturing.gegevens.kadermodel import Indicator
from sturing.gegevens.perioden import jaartal
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_hoofdreeks
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Oordeel

_CEL = ["indicator", "gebied", "periode", "groep", "herkomst"]
_WAARDEN = ["waarde", "ondergrens", "bovengrens", "n", "teller", "noemer"]


class Oorzaak(StrEnum):
    """Waardoor een oordeel of een stand anders is dan in de vorige editie.

    Een ander cijfer is een cijfer uit een andere reeks (groep, herkomst of levering): geen ontwikkeling.
    """

    NIEUW_CIJFER = "nieuw cijfer"
    HERZIENING = "herziening"
    ANDER_CIJFER = "ander cijfer gekozen"
    METHODE = "veranderde methode"
    KADER = "veranderd kader"


@dataclass(frozen=True)
class Editie:
    """Wat een editie wist en zei: standen op indicator-id, en de metingen na afscherming."""

    standen: Mapping[str, Stand]
    metingen: pd.DataFrame


@dataclass(frozen=True)
class Verandering:
    """Eén indicator met een ander oordeel of een andere stand; `oud` of `nieuw` is None als de indicator er niet was.

    `herzien` noemt de perioden waarvan een waarde in de gemeente is herzien. `standen` zijn de stand toen en nu als
    haar cijfer anders is (waarde, periode, groep of bron); None als het cijfer hetzelfde bleef of er niet was.
    """

    indicator: str
    oud: Oordeel | None
    nieuw: Oordeel | None
    oorzaken: tuple[Oorzaak, ...]
    herzien: tuple[str, ...] = ()
    standen: tuple[Stand, Stand] | None = None

    @property
    def ander_oordeel(self) -> bool:
        """Waar als niet alleen de stand, maar ook het oordeel anders is."""
        return self.oud is None or self.nieuw is None or _kern(self.oud) != _kern(self.nieuw)

    @property
    def is_later(self) -> bool | None:
        """Waar als het cijfer van nu over een latere tijd gaat dan dat van toen; None als dat niet vaststaat.

        Een cijfer zonder periode gaat over een tijd voor de dag waarop het bekend werd.
        """
        if self.standen is None:
            return None
        toen, nu = (stand.punt for stand in self.standen)
        if not nu.heeft_periode:
            return None
        if toen.heeft_periode:
            return nu.tijd > toen.tijd
        return True if toen.bekend_per and (jaartal(nu.periode) or 0) > toen.bekend_per.year else None


def bereken_editie(standen: tuple[Stand, ...], metingen: pd.DataFrame) -> Editie:
    """Leg standen en de (afgeschermde) metingen waaruit zij komen vast als editie."""
    return Editie({stand.indicator.id: stand for stand in standen}, metingen)


def bereken_veranderingen(oud: Editie, nieuw: Editie) -> tuple[Verandering, ...]:
    """Elke indicator met een andere uitkomst, beweging, regel of stand, in de volgorde van het nieuwe kader.

    >>> leeg = Editie({}, pd.DataFrame(columns=["indicator", "gebied"]))
    >>> bereken_veranderingen(leeg, leeg)
    ()
    """
    namen = [*nieuw.standen, *(naam for naam in oud.standen if naam not in nieuw.standen)]
    veranderd = (_verandering(oud, nieuw, naam) for naam in namen)
    return tuple(v for v in veranderd if v)


def _verandering(oud: Editie, nieuw: Editie, naam: str) -> Verandering | None:
    eerst, nu = oud.standen.get(naam), nieuw.standen.get(naam)
    if eerst is None or nu is None:
        return Verandering(naam, eerst and eerst.oordeel, nu and nu.oordeel, (Oorzaak.KADER,))
    standen = (eerst, nu) if _andere_stand(eerst, nu) else None
    if _kern(eerst.oordeel) == _kern(nu.oordeel):
        return Verandering(naam, eerst.oordeel, nu.oordeel, _oorzaak_stand(eerst, nu), (), standen) if standen else None
    oude_cijfers = oud.metingen[oud.metingen["indicator"] == naam]
    nieuwe_cijfers = nieuw.metingen[nieuw.metingen["indicator"] == naam]
    herziene = kies_herzien(oude_cijfers, nieuwe_cijfers)
    oude_reeks, reeks, nieuwe_reeks = (
        _hoofdreeks(cijfers, naam, nu.gebied) for cijfers in (oude_cijfers, herziene, nieuwe_cijfers)
    )
    oorzaken = _oorzaken(eerst, nu, (oude_reeks, reeks, nieuwe_reeks))
    return Verandering(naam, eerst.oordeel, nu.oordeel, oorzaken, _herzien(oude_reeks, reeks), standen)


def _andere_stand(eerst: Stand, nu: Stand) -> bool:
    """Waar als beide edities een cijfer noemen, en niet hetzelfde."""
    if eerst.hoofdreeks is None or nu.hoofdreeks is None:
        return False
    return _andere_reeks(eerst.hoofdreeks, nu.hoofdreeks) or _noemt(eerst.punt) != _noemt(nu.punt)


def _andere_reeks(oud: Reeks, nieuw: Reeks) -> bool:
    return (oud.groep, oud.herkomst, oud.bestand) != (nieuw.groep, nieuw.herkomst, nieuw.bestand)


def _noemt(punt: Punt) -> tuple:
    """Wat een lezer van een stand ziet: het getal (of dat het afgeschermd is) en de periode."""
    return punt.periode, punt.waarde, punt.afgeschermd


def _oorzaak_stand(eerst: Stand, nu: Stand) -> tuple[Oorzaak, ...]:
    """Waardoor een stand anders is terwijl het oordeel gelijk bleef."""
    if _andere_reeks(eerst.hoofdreeks, nu.hoofdreeks):
        return (Oorzaak.ANDER_CIJFER,)
    return (Oorzaak.HERZIENING if eerst.punt.periode == nu.punt.periode else Oorzaak.NIEUW_CIJFER,)


def _oorzaken(eerst: Stand, nu: Stand, reeksen: tuple[Reeks | None, ...]) -> tuple[Oorzaak, ...]:
    """Loop van het oude naar het nieuwe oordeel en noem elke stap waarin het verschuift."""
    oude_reeks, herziene_reeks, nieuwe_reeks = reeksen
    stappen = (
        (Oorzaak.METHODE, _oordeel(oude_reeks, eerst.indicator)),
        (Oorzaak.KADER, _oordeel(oude_reeks, nu.indicator)),
        (Oorzaak.HERZIENING, _oordeel(herziene_reeks, nu.indicator)),
        (_soort_nieuw(herziene_reeks, nieuwe_reeks), nu.oordeel),
    )
    oorzaken, vorige = [], eerst.oordeel
    for oorzaak, oordeel in stappen:
        if _kern(oordeel) != _kern(vorige) and oorzaak not in oorzaken:
            oorzaken.append(oorzaak)
        vorige = oordeel
    return tuple(oorzaken)


def kies_herzien(oud: pd.DataFrame, nieuw: pd.DataFrame) -> pd.DataFrame:
    """De cijfers die de oude editie ook had, met de waarden van nu.

    Een cijfer dat nu ontbreekt, blijft weg; een cijfer dat er nu bij kwam, ook.
    """
    bekend = pd.MultiIndex.from_frame(oud[_CEL]) if len(oud) else pd.MultiIndex.from_tuples([], names=_CEL)
    return nieuw[pd.MultiIndex.from_frame(nieuw[_CEL]).isin(bekend)] if len(nieuw) else nieuw


def _hoofdreeks(metingen: pd.DataFrame, indicator: str, gebied: str) -> Reeks | None:
    return kies_hoofdreeks(bereken_reeksen(metingen, indicator, gebied))


def _oordeel(reeks: Reeks | None, indicator: Indicator) -> Oordeel:
    return bereken_oordeel(reeks, indicator.richting, indicator.eenheid)


def _soort_nieuw(oud: Reeks | None, nieuw: Reeks | None) -> Oorzaak:
    """Nieuwe cijfers zijn een andere methode als zij de reeks breken; een andere reeks vooraan is een ander cijfer."""
    if oud is None or nieuw is None:
        return Oorzaak.NIEUW_CIJFER
    if _andere_reeks(oud, nieuw):
        return Oorzaak.ANDER_CIJFER
    breuken = {p.periode for p in nieuw.punten if p.reeksbreuk} - {p.periode for p in oud.punten if p.reeksbreuk}
    return Oorzaak.METHODE if breuken else Oorzaak.NIEUW_CIJFER


def _herzien(oud: Reeks | None, nieuw: Reeks | None) -> tuple[str, ...]:
    """De perioden van dezelfde reeks waarvan een getal is veranderd."""
    if oud is None or nieuw is None or _andere_reeks(oud, nieuw):
        return ()
    waren = {punt.periode: _getallen(punt) for punt in oud.punten}
    return tuple(p.periode for p in nieuw.punten if p.periode in waren and _getallen(p) != waren[p.periode])


def _getallen(punt: Punt) -> tuple:
    return tuple(getattr(punt, naam) for naam in _WAARDEN)


def _kern(oordeel: Oordeel) -> tuple:
    """Wat een lezer als het oordeel ziet."""
    return oordeel.uitkomst, oordeel.beweging, oordeel.regel
