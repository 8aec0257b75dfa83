"""De stand van een indicator: laatste cijfer, oordeel en vergelijking, in één resultaat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.naast import kies_naast
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_geleend, kies_hoofdreeks
from sturing.rekenen.uitkomsten import Oordeel
from sturing.rekenen.vergelijken import Vergelijking, bereken_vergelijking


class Dekking(StrEnum):
    """Hoe goed een indicator met cijfers is gedekt."""

    REEKS = "reeks"
    #: Een nulmeting is dit alleen als het jaar bekend is en de bron later nog eens meet.
    EEN_CIJFER = "één cijfer"
    BENADERING = "alleen een benadering"
    GEEN = "nog geen meting"


@dataclass(frozen=True)
class Elders:
    """Het nieuwste cijfer van een ander gebied (een code), voor een indicator zonder eigen cijfer."""

    gebied: str
    punt: Punt


@dataclass(frozen=True)
class Stand:
    """Alles wat wij over één indicator in één gebied kunnen zeggen.

    Zonder eigen cijfer noemt `elders` de gebieden die er wel een hebben. `geleend` is de uitspraak van een bron die
    dit gebied alleen met een ander gebied vergelijkt ("rond het landelijk gemiddelde van 11%").
    """

    indicator: Indicator
    gebied: str
    reeksen: tuple[Reeks, ...]
    hoofdreeks: Reeks | None
    oordeel: Oordeel
    vergelijkingen: tuple[Vergelijking, ...]
    elders: tuple[Elders, ...] = ()
    geleend: Punt | None = None

    @property
    def heeft_eigen_cijfer(self) -> bool:
        """Waar als er een cijfer over dit gebied zelf is; een cijfer van een ander gebied telt nergens als meting."""
        return self.hoofdreeks is not None

    @property
    def punt(self) -> Punt | None:
        """Het laatste cijfer van de hoofdreeks; of het ook het nieuwste is, hangt af van wat er in `naast` staat."""
        return self.hoofdreeks.laatste if self.hoofdreeks else None

    @property
    def naast(self) -> tuple[Reeks, ...]:
        """Reeksen van gelijke soort met een ander cijfer: wie de stand noemt, noemt die erbij."""
        return kies_naast(self.reeksen, self.hoofdreeks) if self.hoofdreeks else ()

    @property
    def uiteinden(self) -> tuple[Punt, Punt] | None:
        """Het eerste en laatste punt waarover het oordeel gaat; None zonder twee vergelijkbare punten."""
        if self.hoofdreeks is None or self.oordeel.venster is None:
            return None
        per_periode = {punt.periode: punt for punt in self.hoofdreeks.met_waarde()}
        eerste, laatste = self.oordeel.venster
        return per_periode[eerste], per_periode[laatste]

    @property
    def dekking(self) -> Dekking:
        """Hoe de indicator met cijfers is gedekt."""
        if self.hoofdreeks is None:
            return Dekking.GEEN
        if self.hoofdreeks.herkomst == "benadering":
            return Dekking.BENADERING
        return Dekking.REEKS if len(self.hoofdreeks.met_waarde()) > 1 else Dekking.EEN_CIJFER


def bereken_stand(metingen: pd.DataFrame, indicator: Indicator, gebied: str, vergelijk: tuple[str, ...]) -> Stand:
    """De stand van `indicator` in `gebied`, vergeleken met de gebieden in `vergelijk`.

    `metingen` is de tabel na `scherm_af`: wat afgeschermd is, telt nergens in mee.
    """
    reeksen = bereken_reeksen(metingen, indicator.id, gebied)
    hoofd = kies_hoofdreeks(reeksen)
    vergeleken = [bereken_vergelijking(metingen, hoofd, ander, indicator) for ander in vergelijk] if hoofd else []
    return Stand(
        indicator=indicator,
        gebied=gebied,
        reeksen=reeksen,
        hoofdreeks=hoofd,
        oordeel=bereken_oordeel(hoofd, indicator.richting, indicator.eenheid),
        vergelijkingen=tuple(v for v in vergeleken if v),
        elders=() if hoofd else _elders(metingen, indicator.id, vergelijk),
        geleend=None if hoofd else kies_geleend(metingen, indicator.id, gebied),
    )


def _elders(metingen: pd.DataFrame, indicator: str, gebieden: tuple[str, ...]) -> tuple[Elders, ...]:
    per_gebied = ((gebied, kies_hoofdreeks(bereken_reeksen(metingen, indicator, gebied))) for gebied in gebieden)
    return tuple(
        Elders(gebied, reeks.laatste) for gebied, reeks in per_gebied if reeks and reeks.laatste.waarde is not None
    )


def bereken_standen(
    metingen: pd.DataFrame, kader: Kader, indicatoren: tuple[Indicator, ...], gebied: str, vergelijk: tuple[str, ...]
) -> tuple[Stand, ...]:
    """De stand van elke indicator, in de volgorde waarin zij gegeven zijn."""
    gevraagd = metingen[metingen["indicator"].isin([indicator.id for indicator in indicatoren])]
    per_indicator = {naam: rijen for naam, rijen in gevraagd.groupby("indicator", sort=False)}
    leeg = metingen.iloc[:0]
    return tuple(
        bereken_stand(per_indicator.get(indicator.id, leeg), indicator, gebied, vergelijk) for indicator in indicatoren
    )


def tel_dekking(standen: tuple[Stand, ...]) -> dict[Dekking, int]:
    """Het aantal indicatoren per soort dekking, ook de nullen."""
    tellingen = dict.fromkeys(Dekking, 0)
    for stand in standen:
        tellingen[stand.dekking] += 1
    return tellingen


@dataclass(frozen=True)
class Cijfertelling:
    """Van hoeveel indicatoren er een cijfer is: de enige telling, voor elke bladzijde en elk stuk.

    `eigen` telt de indicatoren met een cijfer over het gebied zelf; `benadering` en `zonder_jaar` zijn een deel
    daarvan. `elders` telt de indicatoren die geen eigen cijfer hebben, maar waarvan een ander gebied er wel een heeft.
    """

    alle: int
    eigen: int
    benadering: int
    zonder_jaar: int
    elders: int

    @property
    def zonder(self) -> int:
        """Hoeveel indicatoren geen eigen cijfer hebben."""
        return self.alle - self.eigen


def tel_cijfers(standen: Iterable[Stand]) -> Cijfertelling:
    """Tel van hoeveel indicatoren er een cijfer is; een indicator die er twee keer in zit, telt één keer.

    >>> tel_cijfers(()).eigen
    0
    """
    uniek = tuple({stand.indicator.id: stand for stand in standen}.values())
    eigen = [stand for stand in uniek if stand.heeft_eigen_cijfer]
    return Cijfertelling(
        alle=len(uniek),
        eigen=len(eigen),
        benadering=sum(stand.dekking == Dekking.BENADERING for stand in eigen),
        zonder_jaar=sum(not stand.punt.heeft_periode for stand in eigen),
        elders=sum(bool(stand.elders) for stand in uniek),
    )
