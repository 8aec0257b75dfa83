"""De stand van een indicator: laatste cijfer, oordeel en vergelijking, in één resultaat."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.oordeel import bereken_oordeel
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_hoofdreeks
from sturing.rekenen.uitkomsten import Oordeel
from sturing.rekenen.vergelijken import Vergelijking, bereken_vergelijking


class Dekking(StrEnum):
    """Hoe goed een indicator met cijfers is gedekt."""

    REEKS = "reeks"
    NULMETING = "nulmeting"
    BENADERING = "alleen een benadering"
    GEEN = "nog geen meting"


@dataclass(frozen=True)
class Stand:
    """Alles wat wij over één indicator in één gebied kunnen zeggen."""

    indicator: Indicator
    gebied: str
    reeksen: tuple[Reeks, ...]
    hoofdreeks: Reeks | None
    oordeel: Oordeel
    vergelijkingen: tuple[Vergelijking, ...]

    @property
    def punt(self) -> Punt | None:
        """Het nieuwste cijfer van de hoofdreeks."""
        return self.hoofdreeks.laatste if self.hoofdreeks else None

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
        return Dekking.REEKS if len(self.hoofdreeks.met_waarde()) > 1 else Dekking.NULMETING


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
