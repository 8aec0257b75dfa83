"""Tekenen: resultaten als figuur. Elke functie krijgt kant-en-klare cijfers en geeft SVG."""

from __future__ import annotations

import textwrap
from math import floor

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.tonen.notatie import toon_eenheid, toon_getal, toon_periode, toon_waarde
from sturing.tonen.stijl import BLAUW, GRIJS, INKT, KLEUR_DEKKING, SMAL, VLAK, figuur, naar_svg
from sturing.tonen.teken_labels import vakken_van, zet_namen, zet_waarden
from sturing.tonen.teken_wijkcijfers import Wijkpunt, teken_wijkcijfers

#: De lijnen van andere gebieden verschillen in streep, dikte en grijs; ook in zwart-wit zijn zij uit elkaar te houden.
_ANDERE = (((0, (6, 2)), GRIJS, 1.5), ((0, (1.2, 1.6)), INKT, 1.5), ((0, (7, 2, 1.2, 2)), GRIJS, 1.1))
_MERKEN = ("o", "s", "D", "^")
#: Met meer cijfers op één lijn worden merken een kralensnoer; dan houdt een merk alleen wat genoemd wordt.
_HOOGSTENS_MERKEN = 8


def teken_verloop(
    reeks: Reeks,
    naam: str,
    anderen: tuple[tuple[str, Reeks], ...],
    eenheid: Eenheid,
    uiteinden: tuple[Punt, Punt] | None = None,
) -> str:
    """Een reeks door de tijd met marges, en ter vergelijking andere gebieden, direct benoemd.

    Tot en met vier cijfers staat elke waarde erbij; daarboven die van `uiteinden` (waarover het oordeel gaat),
    of zonder oordeel de eerste en de laatste.
    """
    with figuur(2.5, breedte=SMAL) as (fig, as_):
        lijnen = [(naam, reeks), *anderen]
        punten = reeks.met_waarde()
        genoemd = punten if len(punten) <= 4 else uiteinden or (punten[0], punten[-1])
        for i, (_, lijn) in enumerate(lijnen):
            _teken_lijn(as_, i, lijn.met_waarde(), genoemd)
        _teken_marges(as_, punten)
        _zet_assen(as_, lijnen, eenheid)
        _leg_assen_vast(fig, as_, lijnen)
        einden = [(lijn.met_waarde()[-1], label, _kleur(i), i == 0) for i, (label, lijn) in enumerate(lijnen)]
        bezet = zet_namen(as_, [(p.tijd, p.waarde, *rest) for p, *rest in einden])
        for _, lijn in lijnen:
            vol = lijn.met_waarde()
            bezet += vakken_van(as_, [p.tijd for p in vol], [p.waarde for p in vol], straal=4)
        for p in _met_marge(punten):
            bezet += vakken_van(as_, [p.tijd, p.tijd], [p.ondergrens, p.bovengrens], straal=3)
        zet_waarden(as_, [(p.tijd, p.waarde, toon_getal(p.waarde)) for p in genoemd], bezet, BLAUW)
        return naar_svg(fig)


def _kleur(i: int) -> str:
    return BLAUW if i == 0 else _ANDERE[(i - 1) % len(_ANDERE)][1]


def _teken_lijn(as_: Axes, i: int, punten: tuple[Punt, ...], genoemd: tuple[Punt, ...]) -> None:
    """De hoofdlijn vol en bovenop, een ander gebied gestreept.

    Een lange reeks heeft alleen een merk bij het laatste cijfer, en bij een cijfer dat `genoemd` wordt.
    """
    streep, _, dikte = ("-", BLAUW, 2.2) if i == 0 else _ANDERE[(i - 1) % len(_ANDERE)]
    merken = [n for n, p in enumerate(punten) if p is punten[-1] or (i == 0 and p in genoemd)]
    as_.plot(
        [p.tijd for p in punten], [p.waarde for p in punten], color=_kleur(i), linestyle=streep, linewidth=dikte,
        marker=_MERKEN[i % len(_MERKEN)], markersize=6 if i == 0 else 4.5, zorder=4 - i / 10,
        markevery=merken if len(punten) > _HOOGSTENS_MERKEN else None,
    )  # fmt: skip


def _leg_assen_vast(fig: Figure, as_: Axes, lijnen: list[tuple[str, Reeks]]) -> None:
    """Laat rechts ruimte voor de langste naam, en leg dan de plek van de assen vast: woorden worden daarop gemeten."""
    langste = max((label for label, _ in lijnen), key=len)
    ruimte = as_.text(1, 0.5, f"      {langste}", transform=as_.transAxes, fontweight="semibold")
    fig.canvas.draw()
    fig.set_layout_engine("none")
    ruimte.remove()


def _met_marge(punten: tuple[Punt, ...]) -> list[Punt]:
    return [p for p in punten if p.ondergrens is not None and p.bovengrens is not None]


def _teken_marges(as_: Axes, punten: tuple[Punt, ...]) -> None:
    met = _met_marge(punten)
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
    """Assen die niet overdrijven: een percentage begint bij 0, of toont ten minste 20 punten en noemt het begin."""
    alle = [p for _, lijn in lijnen for p in lijn.met_waarde()]
    laag = min(p.ondergrens if p.ondergrens is not None else p.waarde for p in alle)
    hoog = max(p.bovengrens if p.bovengrens is not None else p.waarde for p in alle)
    if eenheid == Eenheid.PROCENT and laag > 40:
        midden, half = (laag + hoog) / 2, max(10, (hoog - laag) * 0.7)
        boven = min(104, midden + half + 4)
        onder = max(0, floor(min(midden - half - 2, min(boven, 100) - 20)))
        as_.set_ylim(onder, boven)
    else:
        onder = 0
        as_.set_ylim(0, hoog * 1.22 if hoog else 1)
    perioden = {p.tijd: p.periode for p in alle}
    as_.set_xticks(list(perioden), [toon_periode(p) for p in perioden.values()])
    if len(perioden) > 4:
        as_.xaxis.set_major_locator(MaxNLocator(4, integer=True))
        as_.xaxis.set_major_formatter(FuncFormatter(lambda t, _: f"{int(t)}"))
    as_.yaxis.set_major_locator(MaxNLocator(5))
    as_.yaxis.set_major_formatter(FuncFormatter(lambda w, _: toon_getal(w)))
    as_.set_ylabel(toon_eenheid(eenheid) + (f"; as begint bij {toon_waarde(onder, eenheid)}" if onder else ""))
    begin, eind = min(perioden), max(perioden)
    # Bij weinig cijfers staat elke waarde erbij: dan is er links en rechts plaats nodig voor een getal.
    ruimte = (eind - begin) * (0.14 if len(perioden) <= 4 else 0.08) or 0.5
    as_.set_xlim(begin - ruimte, eind + ruimte)


#: De hoogte van een regel boven een balk, in inches; lager en de laatste regel loopt in de balk.
_REGEL_DEKKING = 0.2


def teken_dekking(rijen: tuple[tuple[str, dict[str, int]], ...]) -> str:
    """Gestapelde balken: per rij hoeveel indicatoren een reeks, nulmeting, benadering of niets hebben.

    De naam staat boven zijn balk, zodat de figuur op een telefoon past. Een vak dat te smal is voor zijn
    getal blijft leeg; hoeveel indicatoren een cijfer hebben, staat altijd achter de naam.
    """
    koppen = [_regels_dekking(naam, tellingen) for naam, tellingen in rijen]
    hoogte = sum(_REGEL_DEKKING * len(kop) + 0.42 for kop in koppen)
    langste = max(sum(tellingen.values()) for _, tellingen in rijen) or 1
    with figuur(hoogte + 0.55, breedte=SMAL) as (fig, as_):
        y = 0.0
        for kop, (_, tellingen) in zip(koppen, rijen, strict=True):
            as_.text(0, y, "\n".join(kop), va="top", fontsize=10, linespacing=1.15)
            y += _REGEL_DEKKING * len(kop) + 0.06
            _teken_balk(as_, y, tellingen, SMAL / langste)
            y += 0.36
        as_.set_xlim(-0.02, SMAL + 0.02)
        as_.set_ylim(hoogte, -0.02)
        as_.axis("off")
        vakken = [Rectangle((0, 0), 1, 1, facecolor=k, edgecolor=GRIJS, linewidth=0.6) for k in KLEUR_DEKKING.values()]
        fig.legend(vakken, list(KLEUR_DEKKING), loc="outside upper left", ncols=2, frameon=False, fontsize=10)
        return naar_svg(fig)


def _regels_dekking(naam: str, tellingen: dict[str, int]) -> list[str]:
    """De naam en hoeveel indicatoren een cijfer hebben; de telling blijft op één regel."""
    alle = sum(tellingen.values())
    telling = f"{alle - tellingen['nog geen meting']} van {alle}"
    vast = telling.replace(" ", "\N{NO-BREAK SPACE}")
    return [regel.replace(vast, telling) for regel in textwrap.wrap(f"{naam}: {vast}", 46)]


def _teken_balk(as_: Axes, boven: float, tellingen: dict[str, int], breedte: float) -> None:
    """Een balk van vakken; `breedte` is die van één indicator, in inches."""
    links = 0.0
    for soort, aantal in tellingen.items():
        vak = aantal * breedte
        if aantal:
            rechthoek = Rectangle(
                (links, boven), vak, 0.22, facecolor=KLEUR_DEKKING[soort], edgecolor=GRIJS, linewidth=0.6
            )
            as_.add_patch(rechthoek)
        if aantal and vak > 0.12 * len(str(aantal)):
            kleur = "white" if soort == "reeks" else INKT
            as_.text(links + vak / 2, boven + 0.11, str(aantal), ha="center", va="center", fontsize=10, color=kleur)
        links += vak


def teken_wijken(wijken: tuple[tuple[str, float], ...], gemeente: tuple[str, float | None], eenheid: Eenheid) -> str:
    """Wijken op volgorde zonder marges: alleen wat de bron geeft, met de gemeente als lijn als zij een cijfer heeft."""
    punten = tuple(Wijkpunt(naam, w, None, toon_waarde(w, eenheid), BLAUW, True) for naam, w in wijken)
    naam, waarde = gemeente
    lijn = None if waarde is None else (f"{naam}: {toon_waarde(waarde, eenheid)}", waarde)
    return teken_wijkcijfers(punten, lijn, eenheid)


def teken_tegelkaart(tegels: tuple[tuple[str, str, int, int], ...]) -> str:
    """Een schematische kaart: per wijk een tegel met naam en waarde (kolom, rij)."""
    kolommen = max(t[2] for t in tegels) + 1
    rijen = max(t[3] for t in tegels) + 1
    with figuur(0.72 * rijen + 0.1, breedte=SMAL) as (fig, as_):
        for naam, waarde, kolom, rij in tegels:
            as_.add_patch(
                Rectangle((kolom + 0.03, rij + 0.05), 0.94, 0.9, facecolor=VLAK, edgecolor=BLAUW, linewidth=1)
            )
            as_.text(
                kolom + 0.5, rij + 0.36, "\n".join(textwrap.wrap(naam, 14)), ha="center", va="center", fontsize=9.5
            )
            as_.text(kolom + 0.5, rij + 0.76, waarde, ha="center", va="center", fontweight="semibold", color=BLAUW)
        as_.set_xlim(0, kolommen)
        as_.set_ylim(rijen, 0)
        as_.axis("off")
        return naar_svg(fig)
