"""De oordelenkaart tekenen: per doel een rij vakjes, een per indicator, met het teken van het oordeel erin."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sturing.tonen.stijl import BLAUW, GRIJS, INKT, LICHT, ORANJE, SMAL, figuur, naar_svg

#: Zoveel vakjes passen er naast elkaar; een doel met meer indicatoren krijgt een tweede rij.
VAKJES_PER_RIJ = 17
_VAK = 0.2
_REGEL = 0.2
_LETTERS = 47
#: Vlak, rand en teken per soort vakje; een stippelrand zonder teken is een indicator zonder cijfer.
_KLEUREN = {
    "−": (ORANJE, ORANJE, "white"),
    "+": (BLAUW, BLAUW, "white"),
    "±": (GRIJS, GRIJS, "white"),
    "=": (LICHT, GRIJS, INKT),
    "?": ("white", GRIJS, INKT),
    "": ("white", GRIJS, INKT),
}


def teken_oordelenkaart(rijen: tuple[tuple[str, tuple[str, ...]], ...], uitleg: tuple[tuple[str, str], ...]) -> str:
    """Per doel zijn naam en daaronder zijn vakjes; `uitleg` geeft onderaan per teken de woorden.

    `rijen`: naam van het doel en de tekens van zijn indicatoren, al op volgorde.
    """
    koppen = [textwrap.wrap(naam, _LETTERS) for naam, _ in rijen]
    hoogtes = [
        len(kop) * _REGEL + 0.06 + -(-len(tekens) // VAKJES_PER_RIJ) * (_VAK + 0.02) + 0.14
        for kop, (_, tekens) in zip(koppen, rijen, strict=True)
    ]
    hoogte = sum(hoogtes) + len(uitleg) * 0.23 + 0.06
    with figuur(hoogte, breedte=SMAL) as (fig, as_):
        y = 0.0
        for kop, (_, tekens), eigen in zip(koppen, rijen, hoogtes, strict=True):
            as_.text(0, y, "\n".join(kop), va="top", fontsize=10.5, color=INKT, linespacing=1.15)
            _teken_vakjes(as_, y + len(kop) * _REGEL + 0.06, tekens)
            y += eigen
        for teken, woorden in uitleg:
            _teken_vak(as_, 0, y, teken)
            as_.text(_VAK + 0.08, y + _VAK / 2, woorden, va="center_baseline", fontsize=10.5, color=INKT)
            y += 0.23
        as_.set_xlim(-0.02, SMAL)
        as_.set_ylim(hoogte, -0.02)
        as_.axis("off")
        return naar_svg(fig)


def _teken_vakjes(as_: Axes, boven: float, tekens: tuple[str, ...]) -> None:
    for i, teken in enumerate(tekens):
        rij, kolom = divmod(i, VAKJES_PER_RIJ)
        _teken_vak(as_, kolom * (_VAK + 0.01), boven + rij * (_VAK + 0.02), teken)


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
