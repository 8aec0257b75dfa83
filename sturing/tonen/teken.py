"""Tekenen: resultaten als figuur. Elke functie krijgt kant-en-klare cijfers en geeft SVG."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.tonen.notatie import toon_eenheid, toon_getal, toon_periode, toon_waarde
from sturing.tonen.stijl import BLAUW, GRIJS, INKT, KLEUR_DEKKING, LICHT, ORANJE, SMAL, VLAK, figuur, naar_svg

_STREPEN = ("--", ":", "-.")
_MERKEN = ("o", "s", "D", "^")


def teken_verloop(reeks: Reeks, naam: str, anderen: tuple[tuple[str, Reeks], ...], eenheid: Eenheid) -> str:
    """Een reeks door de tijd met marges, en ter vergelijking andere gebieden, direct benoemd."""
    with figuur(2.5, breedte=SMAL) as (fig, as_):
        lijnen = [(naam, reeks), *anderen]
        einden = []
        for i, (label, lijn) in enumerate(lijnen):
            punten = lijn.met_waarde()
            kleur = BLAUW if i == 0 else GRIJS
            as_.plot(
                [p.tijd for p in punten],
                [p.waarde for p in punten],
                color=kleur,
                marker=_MERKEN[i % 4],
                linestyle="-" if i == 0 else _STREPEN[(i - 1) % 3],
                linewidth=2.2 if i == 0 else 1.4,
                zorder=3 - i / 10,
            )
            if i == 0:
                _teken_marges(as_, punten)
            einden.append((punten[-1].tijd, punten[-1].waarde, label, kleur))
        punten = reeks.met_waarde()
        for p in punten if len(punten) <= 4 else (punten[0], punten[-1]):
            boven = p.bovengrens if p.bovengrens is not None else p.waarde
            as_.annotate(
                toon_getal(p.waarde),
                (p.tijd, boven),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                color=BLAUW,
                fontweight="semibold",
            )
        _zet_assen(as_, lijnen, eenheid)
        _benoem(as_, einden)
        return naar_svg(fig)


def _teken_marges(as_: Axes, punten: tuple[Punt, ...]) -> None:
    met = [p for p in punten if p.ondergrens is not None and p.bovengrens is not None]
    as_.vlines(
        [p.tijd for p in met],
        [p.ondergrens for p in met],
        [p.bovengrens for p in met],
        color=BLAUW,
        alpha=0.45,
        linewidth=5,
        zorder=2,
    )


def _zet_assen(as_: Axes, lijnen: list, eenheid: Eenheid) -> None:
    """Assen die niet overdrijven: een percentage begint bij 0 of toont ten minste 20 punten."""
    alle = [p for _, lijn in lijnen for p in lijn.met_waarde()]
    laag = min(p.ondergrens if p.ondergrens is not None else p.waarde for p in alle)
    hoog = max(p.bovengrens if p.bovengrens is not None else p.waarde for p in alle)
    if eenheid == Eenheid.PROCENT and laag > 40:
        midden, half = (laag + hoog) / 2, max(10, (hoog - laag) * 0.7)
        as_.set_ylim(max(0, midden - half - 2), min(104, midden + half + 4))
    else:
        as_.set_ylim(0, hoog * 1.22 if hoog else 1)
    perioden = {p.tijd: p.periode for p in alle}
    as_.set_xticks(list(perioden), [toon_periode(p) for p in perioden.values()])
    if len(perioden) > 4:
        as_.xaxis.set_major_locator(MaxNLocator(4, integer=True))
        as_.xaxis.set_major_formatter(FuncFormatter(lambda t, _: f"{int(t)}"))
    as_.yaxis.set_major_locator(MaxNLocator(5))
    as_.yaxis.set_major_formatter(FuncFormatter(lambda w, _: toon_getal(w)))
    as_.set_ylabel(toon_eenheid(eenheid))
    begin, eind = min(perioden), max(perioden)
    ruimte = (eind - begin) * 0.08 or 0.5
    as_.set_xlim(begin - ruimte, eind + ruimte)


def _benoem(as_: Axes, einden: list[tuple[float, float, str, str]]) -> None:
    """Zet de namen rechts van de lijnen, uit elkaar geschoven als zij elkaar raken."""
    onder, boven = as_.get_ylim()
    stap = (boven - onder) * 0.1
    rechts = as_.get_xlim()[1]
    vorige = float("-inf")
    for _tijd, waarde, label, kleur in sorted(einden, key=lambda e: e[1]):
        hoogte = max(waarde, vorige + stap)
        vorige = hoogte
        as_.text(
            rechts,
            hoogte,
            f" {label}",
            color=kleur,
            va="center",
            ha="left",
            clip_on=False,
            fontweight="semibold" if kleur == BLAUW else "normal",
        )


def teken_vergelijking(
    rijen: tuple[tuple[str, float, float, str], ...], eenheid: Eenheid, namen: tuple[str, str]
) -> str:
    """Halters: per rij twee punten (bijvoorbeeld gemeente en land) op één lijn.

    `rijen`: label, eerste waarde, tweede waarde, toelichting bij het label.
    """
    with figuur(0.55 * len(rijen) + 1.0) as (fig, as_):
        for i, (_label, een, twee, _) in enumerate(rijen):
            as_.plot([een, twee], [i, i], color=LICHT, linewidth=4, zorder=1, solid_capstyle="round")
            as_.plot(een, i, "o", color=BLAUW, markersize=8, zorder=3)
            as_.plot(twee, i, "D", color=ORANJE, markersize=7, zorder=2)
            links = een <= twee
            as_.annotate(
                toon_waarde(een, eenheid),
                (een, i),
                xytext=(-9 if links else 9, 0),
                textcoords="offset points",
                ha="right" if links else "left",
                va="center",
                color=BLAUW,
                fontweight="semibold",
            )
            as_.annotate(
                toon_waarde(twee, eenheid),
                (twee, i),
                xytext=(9 if links else -9, 0),
                textcoords="offset points",
                ha="left" if links else "right",
                va="center",
                color=ORANJE,
            )
        as_.set_yticks(range(len(rijen)), ["\n".join(textwrap.wrap(r[0], 30)) for r in rijen])
        as_.set_ylim(len(rijen) - 0.4, -0.6)
        alle = [w for r in rijen for w in r[1:3]]
        marge = (max(alle) - min(alle)) * 0.25 or 5
        as_.set_xlim(min(alle) - marge, max(alle) + marge)
        as_.xaxis.set_visible(False)
        as_.spines[["left", "bottom"]].set_visible(False)
        as_.tick_params(axis="y", length=0, colors=INKT)
        as_.grid(False)
        as_.set_title(f"●  {namen[0]}      ◆  {namen[1]}", loc="left", color=GRIJS)
        return naar_svg(fig)


def teken_dekking(rijen: tuple[tuple[str, dict[str, int]], ...]) -> str:
    """Gestapelde balken: per rij hoeveel indicatoren een reeks, nulmeting, benadering of niets hebben."""
    with figuur(0.46 * len(rijen) + 1.1) as (fig, as_):
        for i, (_, tellingen) in enumerate(rijen):
            links = 0
            for soort, aantal in tellingen.items():
                if not aantal:
                    continue
                kleur = KLEUR_DEKKING[soort]
                as_.barh(i, aantal, left=links, color=kleur, edgecolor=GRIJS, linewidth=0.6, height=0.62)
                as_.text(
                    links + aantal / 2,
                    i,
                    str(aantal),
                    ha="center",
                    va="center",
                    color="white" if soort == "reeks" else INKT,
                )
                links += aantal
        as_.set_yticks(range(len(rijen)), ["\n".join(textwrap.wrap(naam, 34)) for naam, _ in rijen])
        as_.set_ylim(len(rijen) - 0.4, -0.6)
        as_.xaxis.set_visible(False)
        as_.spines[["left", "bottom"]].set_visible(False)
        as_.tick_params(axis="y", length=0, colors=INKT)
        as_.grid(False)
        vakken = [Rectangle((0, 0), 1, 1, facecolor=k, edgecolor=GRIJS, linewidth=0.6) for k in KLEUR_DEKKING.values()]
        fig.legend(vakken, list(KLEUR_DEKKING), loc="outside upper left", ncols=2, frameon=False, fontsize=10)
        return naar_svg(fig)


def teken_wijken(rijen: tuple[tuple[str, float], ...], gemeente: tuple[str, float | None], eenheid: Eenheid) -> str:
    """Wijken op volgorde als punten, met een lijn voor de gemeente."""
    with figuur(0.34 * len(rijen) + 1.0) as (fig, as_):
        geordend = sorted(rijen, key=lambda r: r[1])
        as_.plot([w for _, w in geordend], range(len(geordend)), "o", color=BLAUW, markersize=8, zorder=3)
        for i, (_, waarde) in enumerate(geordend):
            as_.annotate(
                toon_waarde(waarde, eenheid),
                (waarde, i),
                xytext=(9, 0),
                textcoords="offset points",
                va="center",
                zorder=4,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
            )
        if gemeente[1] is not None:
            as_.axvline(gemeente[1], color=ORANJE, linestyle="--", linewidth=1.5)
            as_.set_title(f"- -  {gemeente[0]}: {toon_waarde(gemeente[1], eenheid)}", loc="left", color=ORANJE)
        as_.set_yticks(range(len(geordend)), [naam for naam, _ in geordend])
        alle = [w for _, w in rijen] + ([gemeente[1]] if gemeente[1] is not None else [])
        spreiding = max(alle) - min(alle) or abs(max(alle)) or 1
        as_.set_xlim(min(alle) - spreiding * 0.1, max(alle) + spreiding * 0.3)
        as_.xaxis.set_visible(False)
        as_.grid(axis="x", visible=False)
        as_.spines[["left", "bottom"]].set_visible(False)
        as_.tick_params(axis="y", length=0, colors=INKT)
        return naar_svg(fig)


def teken_tegelkaart(tegels: tuple[tuple[str, str, int, int], ...]) -> str:
    """Een schematische kaart: per wijk een tegel met naam en waarde (kolom, rij)."""
    kolommen = max(t[2] for t in tegels) + 1
    rijen = max(t[3] for t in tegels) + 1
    with figuur(0.95 * rijen + 0.1) as (fig, as_):
        for naam, waarde, kolom, rij in tegels:
            as_.add_patch(
                Rectangle((kolom + 0.03, rij + 0.05), 0.94, 0.9, facecolor=VLAK, edgecolor=BLAUW, linewidth=1)
            )
            as_.text(
                kolom + 0.5, rij + 0.36, "\n".join(textwrap.wrap(naam, 14)), ha="center", va="center", fontsize=9.5
            )
            as_.text(kolom + 0.5, rij + 0.74, waarde, ha="center", va="center", fontweight="semibold", color=BLAUW)
        as_.set_xlim(0, kolommen)
        as_.set_ylim(rijen, 0)
        as_.axis("off")
        return naar_svg(fig)
