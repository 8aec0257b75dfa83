"""Wijken tekenen op volgorde van hun cijfer, met marges en met wat er over elke wijk te zeggen is."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from sturing.gegevens.kadermodel import Eenheid
from sturing.tonen.notatie import toon_waarde
from sturing.tonen.stijl import INKT, LICHT, SMAL, figuur, naar_svg

#: Maten in inches: een wijk, de as onderaan, en de naam van de gemeente bovenaan.
_RIJ, _AS, _KOP = 0.31, 0.28, 0.22
#: Een getal bij de as met meer tekens raakt zijn buren.
_LANG_LABEL = 9
_KLEINSTE_AS = 1e-6


@dataclass(frozen=True)
class Wijkpunt:
    """Een wijk in de figuur; `anders` zegt of zij aantoonbaar van de rest verschilt."""

    naam: str
    waarde: float
    marge: tuple[float, float] | None
    woorden: str
    kleur: str
    anders: bool


def teken_wijkcijfers(wijken: tuple[Wijkpunt, ...], gemeente: tuple[str, float] | None, eenheid: Eenheid) -> str:
    """Punten op volgorde, de hoogste boven: dicht is aantoonbaar anders, open is dat niet.

    De balk achter een punt is zijn marge; de stippellijn is de gemeente, als zij een cijfer heeft.
    Boven elk punt staan de wijk, haar waarde en de uitspraak in woorden. Onderaan staat de as; zie `kies_strepen`.
    """
    geordend = sorted(wijken, key=lambda w: -w.waarde)
    hoogte = _RIJ * len(geordend) + _AS + (_KOP if gemeente else 0)
    with figuur(hoogte, breedte=SMAL) as (fig, as_):
        _zet_schaal(as_, geordend, gemeente[1] if gemeente else None, eenheid)
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
                wijk.waarde, y, "o", color=wijk.kleur, markerfacecolor=vlak, markeredgewidth=1.6, markersize=7,
                zorder=3, clip_on=False,
            )  # fmt: skip
        as_.set_ylim(len(geordend), 0)
        as_.set_yticks([])
        as_.spines["left"].set_visible(False)
        if gemeente:
            as_.set_title(f"- -  {gemeente[0]}", loc="left", color=INKT, fontsize=10)
        return naar_svg(fig)


def _zet_schaal(as_: Axes, wijken: list[Wijkpunt], gemeente: float | None, eenheid: Eenheid) -> None:
    """De as met haar grenzen in cijfers, en de gemeente als lijn; past elk getal niet, dan alleen de grenzen."""
    eigen = [] if gemeente is None else [gemeente]
    marges = [grens for w in wijken if w.marge for grens in w.marge]
    strepen = kies_strepen([*eigen, *(w.waarde for w in wijken)], marges, eenheid)
    labels = [toon_waarde(streep, eenheid) for streep in strepen]
    if max(map(len, labels)) > _LANG_LABEL:
        labels[1:-1] = [""] * (len(labels) - 2)
    as_.set_xlim(strepen[0], strepen[-1])
    as_.set_xticks(strepen, labels, fontsize=9, color=INKT)
    # Zo begint het eerste getal waar ook de namen van de wijken beginnen.
    as_.get_xticklabels()[0].set_horizontalalignment("left")
    for lijn in eigen:
        as_.axvline(lijn, color=INKT, linestyle="--", linewidth=1.2, zorder=1)


def kies_strepen(waarden: list[float], marges: list[float], eenheid: Eenheid) -> list[float]:
    """De strepen van de as, van grens tot grens: vanaf 0, zodat een klein verschil niet groot lijkt.

    Een rapportcijfer heeft zijn hele schaal, van 1 tot 10. Alleen bij een cijfer onder 0 begint de as lager. Een marge
    rekt een percentage niet op tot boven de 100.

    >>> [float(s) for s in kies_strepen([17.5, 21.4], [], Eenheid.PROCENT)]
    [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]
    """
    laag, hoog = min(0.0, *waarden), max([*waarden, *marges])
    if eenheid == Eenheid.CIJFER and all(1 <= waarde <= 10 for waarde in waarden):
        return [1.0, 4.0, 7.0, 10.0]
    if eenheid == Eenheid.PROCENT:
        hoog = max(*waarden, min(hoog, 100.0))
    verdeler = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10], integer=eenheid == Eenheid.AANTAL)
    # Zonder lengte heeft een as geen strepen: dan loopt zij tot 1.
    return list(verdeler.tick_values(laag, hoog if hoog - laag > _KLEINSTE_AS else laag + 1))
