"""Wat er is veranderd sinds een vorige editie, en waardoor.

Een vorige editie is hetzelfde rapport op een eerdere peildatum, of het rapport van vorig
jaar. Elk oordeel dat anders is, wordt in vaste volgorde toegeschreven: eerst rekenen we de
oude cijfers opnieuw met de methode van nu, dan met het kader van nu, dan met de herziene
waarden, en ten slotte met de nieuwe cijfers erbij. Elke stap waarin het oordeel verschuift,
is een oorzaak. Zo heeft elke verandering er ten minste één en telt niets dubbel. Het CBS
lost hetzelfde op door alleen binnen één editie te vergelijken; dan blijft de lezer zitten
met de vraag waarom het vorig jaar anders was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_hoofdreeks
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Oordeel

_CEL = ["indicator", "gebied", "periode", "groep", "herkomst"]
_WAARDEN = ["waarde", "ondergrens", "bovengrens", "n", "teller", "noemer"]


class Oorzaak(StrEnum):
    """Waardoor een oordeel anders is dan in de vorige editie."""

    NIEUW_CIJFER = "nieuw cijfer"
    HERZIENING = "herziening"
    METHODE = "veranderde methode"
    KADER = "veranderd kader"


@dataclass(frozen=True)
class Editie:
    """Wat een editie wist en zei: standen op indicator-id, en de metingen na afscherming."""

    standen: Mapping[str, Stand]
    metingen: pd.DataFrame


@dataclass(frozen=True)
class Verandering:
    """Eén indicator waarvan het oordeel anders is; `oud` of `nieuw` is None als de indicator er niet was.

    `herzien` noemt de perioden waarvan een waarde in de gemeente is herzien.
    """

    indicator: str
    oud: Oordeel | None
    nieuw: Oordeel | None
    oorzaken: tuple[Oorzaak, ...]
    herzien: tuple[str, ...] = ()


def bereken_editie(standen: tuple[Stand, ...], metingen: pd.DataFrame) -> Editie:
    """Leg standen en de (afgeschermde) metingen waaruit zij komen vast als editie."""
    return Editie({stand.indicator.id: stand for stand in standen}, metingen)


def bereken_veranderingen(oud: Editie, nieuw: Editie) -> tuple[Verandering, ...]:
    """Elke indicator waarvan uitkomst, beweging of regel anders is, in de volgorde van het nieuwe kader.

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
    if _kern(eerst.oordeel) == _kern(nu.oordeel):
        return None
    oude_cijfers = oud.metingen[oud.metingen["indicator"] == naam]
    nieuwe_cijfers = nieuw.metingen[nieuw.metingen["indicator"] == naam]
    herziene = kies_herzien(oude_cijfers, nieuwe_cijfers)
    oude_reeks, reeks, nieuwe_reeks = (
        _hoofdreeks(cijfers, naam, nu.gebied) for cijfers in (oude_cijfers, herziene, nieuwe_cijfers)
    )
    oorzaken = _oorzaken(eerst, nu, (oude_reeks, reeks, nieuwe_reeks))
    return Verandering(naam, eerst.oordeel, nu.oordeel, oorzaken, _herzien(oude_reeks, reeks))


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
    """Nieuwe cijfers zijn een andere methode als zij de reeks breken of een andere reeks vooraan zetten."""
    if oud is None or nieuw is None:
        return Oorzaak.NIEUW_CIJFER
    andere_reeks = (oud.groep, oud.herkomst) != (nieuw.groep, nieuw.herkomst)
    breuken = {p.periode for p in nieuw.punten if p.reeksbreuk} - {p.periode for p in oud.punten if p.reeksbreuk}
    return Oorzaak.METHODE if andere_reeks or breuken else Oorzaak.NIEUW_CIJFER


def _herzien(oud: Reeks | None, nieuw: Reeks | None) -> tuple[str, ...]:
    """De perioden van dezelfde reeks waarvan een getal is veranderd."""
    if oud is None or nieuw is None or (oud.groep, oud.herkomst) != (nieuw.groep, nieuw.herkomst):
        return ()
    waren = {punt.periode: _getallen(punt) for punt in oud.punten}
    return tuple(p.periode for p in nieuw.punten if p.periode in waren and _getallen(p) != waren[p.periode])


def _getallen(punt: Punt) -> tuple:
    return tuple(getattr(punt, naam) for naam in _WAARDEN)


def _kern(oordeel: Oordeel) -> tuple:
    """Wat een lezer als het oordeel ziet."""
    return oordeel.uitkomst, oordeel.beweging, oordeel.regel
