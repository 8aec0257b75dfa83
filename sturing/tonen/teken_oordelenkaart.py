"""De oordelenkaart tekenen: per doel een rij vakjes, een per indicator, met het teken van het oordeel erin."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sturing.tonen.stijl import BLAUW, GRIJS, INKT, LICHT, ORANJE, SMAL, figuur, naar_svg

#: Zoveel vakjes passen er naast elkaar; een doel met meer indicatoren krijgt een tweede rij.
VAKJES_PER_RIJ = 17
_VAK = 0.2
_REGEL = 0.2
_LETTERS = 47
_UITLEG = 0.23
#: Vlak, rand en teken per soort vakje; een stippelrand zonder teken is een indicator zonder cijfer.
_KLEUREN = {
    "−": (ORANJE, ORANJE, "white"),
    "+": (BLAUW, BLAUW, "white"),
    "±": (GRIJS, GRIJS, "white"),
    "=": (LICHT, GRIJS, INKT),
    "?": ("white", GRIJS, INKT),
    "": ("white", GRIJS, INKT),
}


@dataclass(frozen=True)
class Maten:
    """De indeling van de kaart: waar de vakjes staan naast of onder de naam, en hoeveel er op een rij passen."""

    breedte: float
    letters: int
    vakjes: int
    #: Waar de vakjes beginnen; 0 is onder de naam.
    naast: float
    #: In hoeveel kolommen de uitleg staat.
    kolommen: int


SMALLE_KAART = Maten(SMAL, _LETTERS, VAKJES_PER_RIJ, 0.0, 1)
#: Over de volle breedte van een dia: de vakjes naast de naam.
BREDE_KAART = Maten(7.4, 43, 18, 3.5, 3)


def teken_oordelenkaart(
    rijen: tuple[tuple[str, tuple[str, ...]], ...], uitleg: tuple[tuple[str, str], ...], maten: Maten = SMALLE_KAART
) -> str:
    """Per doel zijn naam en daaronder of daarnaast zijn vakjes; `uitleg` geeft onderaan per teken de woorden.

    `rijen`: naam van het doel en de tekens van zijn indicatoren, al op volgorde.
    """
    koppen = [textwrap.wrap(naam, maten.letters) for naam, _ in rijen]
    hoogtes = [_hoogte(kop, tekens, maten) for kop, (_, tekens) in zip(koppen, rijen, strict=True)]
    hoogte = sum(hoogtes) + -(-len(uitleg) // maten.kolommen) * _UITLEG + 0.06
    with figuur(hoogte, breedte=maten.breedte) as (fig, as_):
        y = 0.0
        for kop, (_, tekens), eigen in zip(koppen, rijen, hoogtes, strict=True):
            as_.text(0, y, "\n".join(kop), va="top", fontsize=10.5, color=INKT, linespacing=1.15)
            _teken_vakjes(as_, maten, y if maten.naast else y + len(kop) * _REGEL + 0.06, tekens)
            y += eigen
        for i, (teken, woorden) in enumerate(uitleg):
            rij, kolom = divmod(i, maten.kolommen)
            x, top = kolom * maten.breedte / maten.kolommen, y + rij * _UITLEG
            _teken_vak(as_, x, top, teken)
            as_.text(x + _VAK + 0.08, top + _VAK / 2, woorden, va="center_baseline", fontsize=10.5, color=INKT)
        as_.set_xlim(-0.02, maten.breedte)
        as_.set_ylim(hoogte, -0.02)
        as_.axis("off")
        return naar_svg(fig)


def _hoogte(kop: list[str], tekens: tuple[str, ...], maten: Maten) -> float:
    """De hoogte van de rij van een doel, met het wit eronder."""
    naam, vakken = len(kop) * _REGEL, -(-len(tekens) // maten.vakjes) * (_VAK + 0.02)
    return (max(naam, vakken) if maten.naast else naam + 0.06 + vakken) + 0.14


def _teken_vakjes(as_: Axes, maten: Maten, boven: float, tekens: tuple[str, ...]) -> None:
    for i, teken in enumerate(tekens):
        rij, kolom = divmod(i, maten.vakjes)
        _teken_vak(as_, maten.naast + kolom * (_VAK + 0.01), boven + rij * (_VAK + 0.02), teken)


def _teken_vak(as_: Axes, x: float, y: float, teken: str) -> None:
    vlak, rand, inkt = _KLEUREN[teken]
    as_.add_patch(
        Rectangle(
            (x + 0.015, y + 0.015), _VAK - 0.03, _VAK - 0.03, facecolor=vlak, edgecolor=rand, linewidth=0.8,
            linestyle="-" if teken else ":",
        )
    )  # fmt: skip
    if teken:
        as_.text(
            x + _VAK / 2, y + _VAK / 2 - 0.01, teken, ha="center", va="center_baseline", color=inkt, fontsize=10,
            fontweight="bold",
        )  # fmt: skip
