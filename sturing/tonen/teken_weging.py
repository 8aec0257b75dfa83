"""Tekenen voor het afwegingskader: kosten tegen impact, en de ranglijst met haar bereik. Geeft SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.ticker import FuncFormatter, NullLocator

from sturing.gegevens.kadermodel import Eenheid
from sturing.tonen.notatie import toon_waarde
from sturing.tonen.stijl import BLAUW, GRIJS, INKT, LICHT, ORANJE, VLAK, figuur, naar_svg

#: Zoveel hoogte (van een band van 1) ligt er ten minste tussen twee namen die elkaar raken.
_RIJEN_PER_BAND = 7


def teken_kosten_tegen_impact(punten: Sequence[tuple[str, float, tuple[int, int]]], banden: tuple[str, ...]) -> str:
    """Elke activiteit op kosten (schaal in stappen van keer tien) en totale impact (banden, klein onder).

    `punten`: id, kosten in euro, en de laagste en hoogste band die nog mogelijk is. Staat de impact vast, dan
    is het merk dicht; anders open, met een lijn tot de hoogste band die nog kan.
    """
    with figuur(5.4) as (fig, as_):
        for i in range(len(banden)):
            as_.axhspan(i - 0.5, i + 0.5, color=VLAK if i % 2 else "white", zorder=0)
        for nr, (naam, kosten, (laag, hoog)) in enumerate(sorted(punten, key=lambda p: (p[2][0], p[1], p[0]))):
            hoogte = laag + ((nr % _RIJEN_PER_BAND) - (_RIJEN_PER_BAND - 1) / 2) / (_RIJEN_PER_BAND + 1)
            vast = laag == hoog
            if not vast:
                as_.plot([kosten, kosten], [hoogte, hoog + 0.4], color=LICHT, linewidth=2, zorder=1)
            as_.plot(
                kosten,
                hoogte,
                "o",
                markersize=5.5,
                markeredgecolor=BLAUW if vast else ORANJE,
                markerfacecolor=BLAUW if vast else "white",
                zorder=3,
            )
            as_.annotate(
                naam, (kosten, hoogte), xytext=(5, 0), textcoords="offset points", va="center", fontsize=7, color=INKT
            )
        as_.set_xscale("log")
        as_.xaxis.set_minor_locator(NullLocator())
        as_.xaxis.set_major_formatter(FuncFormatter(lambda euro, _: toon_waarde(euro, Eenheid.EURO)))
        as_.set_yticks(range(len(banden)), banden)
        as_.set_ylim(-0.5, len(banden) - 0.5)
        as_.set_xlabel("kosten per jaar (elke stap is tien keer zoveel)")
        as_.set_ylabel("totale impact")
        as_.set_title("●  staat vast      ○  kan nog hoger uitvallen", loc="left", color=GRIJS)
        as_.grid(axis="y", visible=False)
        return naar_svg(fig)


def teken_ranglijst(rijen: Sequence[tuple[str, int, tuple[int, int], tuple[int, int]]], totaal: int = 0) -> str:
    """Per activiteit haar plaats (punt), het bereik door open vragen (dik) en door alles samen (dun).

    `rijen`: naam, plaats, bereik door open vragen, bereik door open vragen en gewichten samen. `totaal` is het aantal
    plaatsen van de hele lijst, als de figuur er een deel van is.
    """
    aantal = len(rijen)
    with figuur(0.23 * aantal + 1.1) as (fig, as_):
        for i, (_, plaats, open_, beide) in enumerate(rijen):
            as_.plot(beide, (i, i), color=GRIJS, linewidth=1.2, zorder=1)
            as_.plot(open_, (i, i), color=LICHT, linewidth=7, zorder=2, solid_capstyle="butt")
            as_.plot(plaats, i, "o", color=BLAUW, markersize=6, zorder=3)
        as_.set_yticks(range(aantal), [textwrap.shorten(naam, 38, placeholder="…") for naam, *_ in rijen], fontsize=8)
        as_.set_ylim(aantal - 0.4, -0.6)
        as_.set_xlim(0.3, (totaal or aantal) + 0.7)
        as_.set_xlabel("plaats (1 is bovenaan)")
        as_.set_title("●  plaats   ■  door open vragen   —  ook door gewichten", loc="left", color=GRIJS)
        as_.spines["left"].set_visible(False)
        as_.tick_params(axis="y", length=0, colors=INKT)
        return naar_svg(fig)
