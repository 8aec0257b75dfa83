"""Meervoudig toetsen: hoeveel oordelen er naar verwachting door toeval zijn.

Wie honderd reeksen zonder echte verandering toetst met 95% zekerheid, ziet er toch vijf
veranderen. Het rapport houdt daar op drie manieren rekening mee: de regel van Fingertips
vraagt 99,8% zekerheid, wijken delen samen één kans van 5% (Bonferroni), en dit overzicht
zegt hoeveel onterechte oordelen er te verwachten zijn en welke oordelen ook overeind
blijven als de kans op een onterecht oordeel over alle reeksen samen wordt begrensd.
Bron: Benjamini en Hochberg, J. R. Statist. Soc. B 57 (1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import false_discovery_control

from sturing.rekenen.stand import Stand
from sturing.rekenen.toetsen import ALFA
from sturing.rekenen.uitkomsten import Uitkomst

_AANGETOOND = {Uitkomst.GUNSTIG, Uitkomst.ONGUNSTIG, Uitkomst.VERANDERD}


@dataclass(frozen=True)
class Toeval:
    """Aantal toetsen, aantal aangetoonde veranderingen en hoeveel daarvan toeval kan zijn.

    `verwacht` is het aantal dat een verandering zou tonen als er nergens iets veranderde.
    `overeind` noemt de indicatoren waarvan de verandering ook met Benjamini en Hochberg
    (hoogstens 5% onterecht) blijft staan.
    """

    getoetst: int
    aangetoond: int
    verwacht: float
    overeind: tuple[str, ...]


def bereken_toeval(standen: Sequence[Stand]) -> Toeval:
    """Tel toetsen en verwachte toevalstreffers over `standen`, elke indicator één keer.

    >>> bereken_toeval(())
    Toeval(getoetst=0, aangetoond=0, verwacht=0.0, overeind=())
    """
    uniek = {stand.indicator.id: stand for stand in standen}
    getoetst = [stand for stand in uniek.values() if stand.oordeel.p is not None]
    if not getoetst:
        return Toeval(0, 0, 0.0, ())
    bijgesteld = false_discovery_control([stand.oordeel.p for stand in getoetst])
    gevonden = [stand.oordeel.uitkomst in _AANGETOOND for stand in getoetst]
    return Toeval(
        getoetst=len(getoetst),
        aangetoond=sum(gevonden),
        verwacht=float(sum(1 - stand.oordeel.zekerheid for stand in getoetst)),
        overeind=tuple(
            stand.indicator.id
            for stand, p, raak in zip(getoetst, bijgesteld, gevonden, strict=True)
            if raak and p < ALFA
        ),
    )
