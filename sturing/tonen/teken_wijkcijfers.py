"""Wijken tekenen op volgorde van hun cijfer, met marges en met wat er over elke wijk te zeggen is."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from sturing.tonen.stijl import INKT, LICHT, SMAL, figuur, naar_svg

_RIJ = 0.44


@dataclass(frozen=True)
class Wijkpunt:
    """Een wijk in de figuur; `anders` zegt of zij aantoonbaar van de rest verschilt."""

    naam: str
    waarde: float
    marge: tuple[float, float] | None
    woorden: str
    kleur: str
    anders: bool


def teken_wijkcijfers(wijken: tuple[Wijkpunt, ...], gemeente: tuple[str, float] | None) -> str:
    """Punten op volgorde, de hoogste boven: dicht is aantoonbaar anders, open is dat niet.

    De balk achter een punt is zijn marge; de stippellijn is de gemeente, als zij een cijfer heeft.
    Boven elk punt staan de wijk, haar waarde en de uitspraak in woorden.
    """
    geordend = sorted(wijken, key=lambda w: -w.waarde)
    with figuur(_RIJ * len(geordend) + 0.35, breedte=SMAL) as (fig, as_):
        _zet_schaal(as_, geordend, gemeente[1] if gemeente else None)
        for rij, wijk in enumerate(geordend):
            y = rij + 0.68
            as_.axhline(y, color=LICHT, linewidth=0.8, zorder=0)
            as_.text(
                0, rij + 0.22, f"{wijk.naam}: {wijk.woorden}", transform=as_.get_yaxis_transform(), va="center",
                fontsize=10, color=wijk.kleur, fontweight="semibold" if wijk.anders else "normal", zorder=5,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            )  # fmt: skip
            if wijk.marge:
                as_.hlines(y, *wijk.marge, color=wijk.kleur, alpha=0.5, linewidth=4, zorder=2)
            vlak = wijk.kleur if wijk.anders else "white"
            as_.plot(
                wijk.waarde, y, "o", color=wijk.kleur, markerfacecolor=vlak, markeredgewidth=1.6, markersize=7, zorder=3
            )
        as_.set_ylim(len(geordend), 0)
        as_.axis("off")
        if gemeente:
            as_.set_title(f"- -  {gemeente[0]}", loc="left", color=INKT, fontsize=10)
        return naar_svg(fig)


def _zet_schaal(as_: Axes, wijken: list[Wijkpunt], gemeente: float | None) -> None:
    """Alle punten en marges in beeld, met wat ruimte ernaast, en de gemeente als lijn."""
    eigen = [] if gemeente is None else [gemeente]
    grenzen = [*eigen, *(w.waarde for w in wijken), *(g for w in wijken if w.marge for g in w.marge)]
    laag, hoog = min(grenzen), max(grenzen)
    ruimte = (hoog - laag) * 0.05 or 1.0
    as_.set_xlim(laag - ruimte, hoog + ruimte)
    for lijn in eigen:
        as_.axvline(lijn, color=INKT, linestyle="--", linewidth=1.2, zorder=1)
