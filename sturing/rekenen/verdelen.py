"""Een budget verdelen: welke activiteiten samen het meeste opleveren binnen het plafond van een regeling.

Een 0-1-probleem, exact opgelost met HiGHS via `scipy.optimize.milp`. Verplichte activiteiten gaan voor; de
gebruiker kan er meer vastzetten of uitsluiten, en eisen dat van elke opgave ten minste één meedoet. Na het
optimum volgen de beste alternatieven die er echt van verschillen, zodat er iets te kiezen is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

#: De solver mag geen afwijking van het optimum laten staan; kleiner dan dit is rekenruis.
_RUIS = 1e-6
#: Uitkomstcodes van scipy: gevonden, tijd op, onmogelijk.
_GEVONDEN, _TIJD_OP = 0, 1


@dataclass(frozen=True)
class Keuze:
    """Iets dat gekozen kan worden: wat het kost (euro) en oplevert (punten), en welke opgaven het dient."""

    id: str
    kosten: float
    waarde: float
    opgaven: tuple[str, ...] = ()
    verplicht: bool = False


@dataclass(frozen=True)
class Eisen:
    """Wat de gebruiker vraagt, naast het plafond."""

    vast: frozenset[str] = frozenset()
    zonder: frozenset[str] = frozenset()
    een_per_opgave: bool = False
    alternatieven: int = 2
    #: Zoveel activiteiten moet een alternatief ten minste anders kiezen.
    anders: int = 2
    #: Een alternatief mag zoveel van de waarde van het beste pakket missen.
    marge: float = 0.1
    seconden: float = 30.0


@dataclass(frozen=True)
class Pakket:
    """Een verzameling die past; `waarde` en `kosten` zijn sommen. `zeker_best` is onwaar als de tijd op was."""

    gekozen: tuple[str, ...]
    kosten: float
    waarde: float
    zeker_best: bool = True


@dataclass(frozen=True)
class Verdeling:
    """De uitkomst: pakketten van best naar minder goed, of de reden waarom er geen is."""

    plafond: float
    gevraagd: float
    pakketten: tuple[Pakket, ...]
    reden: str = ""

    @property
    def alles_past(self) -> bool:
        """Waar als het beste pakket alles bevat wat is gevraagd."""
        return bool(self.pakketten) and abs(self.pakketten[0].kosten - self.gevraagd) < _RUIS


def bereken_verdeling(keuzes: Iterable[Keuze], plafond: float, eisen: Eisen | None = None) -> Verdeling:
    """Het beste pakket binnen `plafond` en de alternatieven daarna; de volgorde van invoer maakt niet uit.

    >>> a, b = Keuze("a", 60, 5), Keuze("b", 50, 4)
    >>> bereken_verdeling([a, b], 100).pakketten[0].gekozen
    ('a',)
    """
    eisen = eisen or Eisen()
    rij = sorted(keuzes, key=lambda k: k.id)
    gevraagd = sum(k.kosten for k in rij)
    if reden := _waarom_niet(rij, plafond, eisen):
        return Verdeling(plafond, gevraagd, (), reden)
    grenzen = _grenzen(rij, eisen)
    beperkingen = [_plafond(rij, plafond)] + (_per_opgave(rij) if eisen.een_per_opgave else [])
    pakketten: list[Pakket] = []
    for _ in range(1 + eisen.alternatieven):
        gekozen, zeker = _los_op(rij, grenzen, beperkingen, eisen.seconden)
        if gekozen is None:
            break
        pakket = _pakket(rij, gekozen, zeker)
        if pakketten and pakket.waarde < (1 - eisen.marge) * pakketten[0].waarde - _RUIS:
            break
        pakketten.append(pakket)
        beperkingen.append(_anders_dan(gekozen, eisen.anders))
    reden = "" if pakketten else "met deze eisen past geen enkele verzameling binnen het plafond"
    return Verdeling(plafond, gevraagd, tuple(pakketten), reden)


def _waarom_niet(rij: Sequence[Keuze], plafond: float, eisen: Eisen) -> str:
    """Waarom er bij voorbaat niets te kiezen is; leeg als dat niet zo is."""
    for keuze in rij:
        if keuze.id in eisen.zonder and (keuze.verplicht or keuze.id in eisen.vast):
            waarom = "is verplicht" if keuze.verplicht else "staat vast"
            return f"'{keuze.id}' {waarom} en is ook uitgesloten"
    vast = sum(k.kosten for k in rij if k.verplicht or k.id in eisen.vast)
    if vast > plafond + _RUIS:
        return f"wat vaststaat kost {vast:.0f} euro, meer dan het plafond van {plafond:.0f} euro"
    return ""


def _grenzen(rij: Sequence[Keuze], eisen: Eisen) -> Bounds:
    """Vast is 1, uitgesloten is 0, de rest is vrij."""
    onder = [float(k.verplicht or k.id in eisen.vast) for k in rij]
    boven = [float(k.id not in eisen.zonder) for k in rij]
    return Bounds(onder, boven)


def _plafond(rij: Sequence[Keuze], plafond: float) -> LinearConstraint:
    return LinearConstraint(np.array([[k.kosten for k in rij]]).reshape(1, -1), ub=plafond)


def _per_opgave(rij: Sequence[Keuze]) -> list[LinearConstraint]:
    """Van elke opgave waarvoor iets te kiezen is, ten minste één."""
    opgaven = sorted({o for k in rij for o in k.opgaven})
    return [LinearConstraint(np.array([[float(o in k.opgaven) for k in rij]]), lb=1) for o in opgaven]


def _anders_dan(gekozen: np.ndarray, aantal: int) -> LinearConstraint:
    """Sluit een gevonden pakket uit: ten minste `aantal` keuzes zijn anders."""
    return LinearConstraint(np.where(gekozen, -1.0, 1.0).reshape(1, -1), lb=aantal - gekozen.sum())


def _los_op(
    rij: Sequence[Keuze], grenzen: Bounds, beperkingen: list[LinearConstraint], seconden: float
) -> tuple[np.ndarray | None, bool]:
    """De beste keuze als rij van waar/onwaar, en of zij bewezen de beste is."""
    if not rij:
        return None, True
    uitslag = milp(
        -np.array([k.waarde for k in rij]),
        integrality=np.ones(len(rij)),
        bounds=grenzen,
        constraints=beperkingen,
        options={"time_limit": seconden, "mip_rel_gap": 0.0},
    )
    if uitslag.status not in (_GEVONDEN, _TIJD_OP) or uitslag.x is None:
        return None, True
    return uitslag.x > 0.5, uitslag.status == _GEVONDEN


def _pakket(rij: Sequence[Keuze], gekozen: np.ndarray, zeker: bool) -> Pakket:
    mee = [k for k, wel in zip(rij, gekozen, strict=True) if wel]
    return Pakket(tuple(k.id for k in mee), sum(k.kosten for k in mee), sum(k.waarde for k in mee), zeker)
