"""De oordelenkaart tekenen: per doel een rij vakjes, een per indicator, met het teken van het oordeel erin."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
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
#: Zo breed is een letter van de uitleg hoogstens, over een paar woorden gemeten.
_LETTER = 0.078
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
    #: In hoeveel kolommen de uitleg staat; 0 is achter elkaar, zoveel als er op een regel past.
    kolommen: int
    #: De hoogte van een regel, hoe ver regels uit elkaar staan, en het wit onder een doel.
    regel: float = _REGEL
    regelafstand: float = 1.15
    wit: float = 0.14


SMALLE_KAART = Maten(SMAL, _LETTERS, VAKJES_PER_RIJ, 0.0, 1)
#: Over de volle breedte van een blad: de vakjes naast de naam.
BREDE_KAART = Maten(7.4, 43, 18, 3.5, 3)
#: Voor een dia: smaller, want over de breedte van het scherm zijn de letters dan groter; en dicht opeen.
DIA_KAART = Maten(5.9, 47, 12, 3.36, 0, regel=0.176, regelafstand=0.9, wit=0.085)


def teken_oordelenkaart(
    rijen: tuple[tuple[str, tuple[str, ...]], ...], uitleg: tuple[tuple[str, str], ...], maten: Maten = SMALLE_KAART
) -> str:
    """Per doel zijn naam en daaronder of daarnaast zijn vakjes; `uitleg` geeft onderaan per teken de woorden.

    `rijen`: naam van het doel en de tekens van zijn indicatoren, al op volgorde.
    """
    koppen = [textwrap.wrap(naam, maten.letters) for naam, _ in rijen]
    hoogtes = [hoogte_van_doel(naam, len(tekens), maten) for naam, tekens in rijen]
    hoogte = sum(hoogtes) + hoogte_van_uitleg([woorden for _, woorden in uitleg], maten)
    with figuur(hoogte, breedte=maten.breedte) as (fig, as_):
        y = 0.0
        for kop, (_, tekens), eigen in zip(koppen, rijen, hoogtes, strict=True):
            as_.text(0, y, "\n".join(kop), va="top", fontsize=10.5, color=INKT, linespacing=maten.regelafstand)
            _teken_vakjes(as_, maten, y if maten.naast else y + len(kop) * maten.regel + 0.06, tekens)
            y += eigen
        plekken = _plekken([woorden for _, woorden in uitleg], maten)
        for (teken, woorden), (x, rij) in zip(uitleg, plekken, strict=True):
            top = y + rij * _UITLEG
            _teken_vak(as_, x, top, teken)
            as_.text(x + _VAK + 0.08, top + _VAK / 2, woorden, va="center_baseline", fontsize=10.5, color=INKT)
        as_.set_xlim(-0.02, maten.breedte)
        as_.set_ylim(hoogte, -0.02)
        as_.axis("off")
        return naar_svg(fig)


def hoogte_van_doel(naam: str, vakjes: int, maten: Maten) -> float:
    """De hoogte van de rij van een doel in inches, met het wit eronder."""
    kop = len(textwrap.wrap(naam, maten.letters)) * maten.regel
    vakken = -(-vakjes // maten.vakjes) * (_VAK + 0.02)
    return (max(kop, vakken) if maten.naast else kop + 0.06 + vakken) + maten.wit


def hoogte_van_uitleg(woorden: Sequence[str], maten: Maten) -> float:
    """De hoogte van de uitleg onderaan in inches."""
    return (max((rij for _, rij in _plekken(woorden, maten)), default=-1) + 1) * _UITLEG + 0.06


def _plekken(woorden: Sequence[str], maten: Maten) -> list[tuple[float, int]]:
    """Van elk stuk uitleg hoe ver naar rechts het begint, en op welke regel."""
    if maten.kolommen:
        return [(i % maten.kolommen * maten.breedte / maten.kolommen, i // maten.kolommen) for i in range(len(woorden))]
    plekken, x, rij = [], 0.0, 0
    for deel in woorden:
        breed = _VAK + 0.08 + len(deel) * _LETTER
        if x and x + breed > maten.breedte:
            x, rij = 0.0, rij + 1
        plekken.append((x, rij))
        x += breed + 0.2
    return plekken


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
