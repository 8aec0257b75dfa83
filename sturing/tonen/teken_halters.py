"""Halters tekenen: per indicator twee punten op één lijn, van het eerste naar het laatste cijfer of naast elders."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from matplotlib.axes import Axes

from sturing.tonen.stijl import GRIJS, INKT, LICHT, SMAL, figuur, naar_svg

#: Maten in inches: de figuur is zo breed als een telefoon.
_REGEL, _HALTER, _KOP = 0.17, 0.34, 0.34
#: Hoeveel er links en rechts vrij blijft voor de waarden bij de punten.
_RUIMTE = 0.72
#: Wat de twee punten zijn als de halter over een verandering gaat.
NAMEN = ("eerste cijfer", "laatste cijfer")


@dataclass(frozen=True)
class Indeling:
    """Waar een halter staat: onder zijn naam, of op een brede figuur ernaast."""

    breedte: float
    #: Hoeveel letters een regel van de naam heeft.
    letters: int
    #: Waar de halter begint; 0 is onder de naam.
    naast: float
    #: Hoe hoog een kop is, hoe ver regels uit elkaar staan, en hoeveel wit er onder een halter naast zijn naam komt.
    kop: float = _KOP
    regelafstand: float = 1.15
    wit: float = _HALTER / 2


SMALLE_HALTERS = Indeling(SMAL, 44, 0.0)
#: Over de volle breedte van een blad: laag genoeg om er met kop en bijschrift op te passen.
BREDE_HALTERS = Indeling(7.4, 42, 3.2)
#: Voor een dia: smaller, want over de breedte van het scherm zijn de letters dan groter; en dicht opeen.
DIA_HALTERS = Indeling(5.9, 40, 2.75, kop=0.3, regelafstand=0.9, wit=0.11)
#: De regel bovenaan die zegt wat het open en het dichte punt is.
HOOGTE_NAMEN = 0.3


@dataclass(frozen=True)
class Halter:
    """Een regel van de figuur: twee waarden op dezelfde schaal, met hun tekst."""

    naam: str
    van: float
    naar: float
    tekst_van: str
    tekst_naar: str

    def regels(self, letters: int) -> list[str]:
        """De naam in regels die op de figuur passen."""
        return textwrap.wrap(self.naam, letters)


def teken_halters(
    groepen: tuple[tuple[str, str, tuple[Halter, ...]], ...],
    eigen_schaal: bool,
    namen: tuple[str, str] = NAMEN,
    indeling: Indeling = SMALLE_HALTERS,
) -> str:
    """Halters onder een kop per oordeel; `groepen`: kop (leeg mag), kleur en halters.

    Elke schaal begint bij 0 en loopt tot de hoogste waarde: bij `eigen_schaal` per regel, anders
    voor de hele figuur. Zo lijkt een klein verschil nooit groot. `namen` zegt wat het open punt is
    (`van`) en wat het dichte (`naar`); het oordeel staat in de kop.
    """
    alle = [halter for _, _, halters in groepen for halter in halters]
    hoogste = max(max(h.van, h.naar) for h in alle)
    hoogte = indeling.kop * sum(bool(kop) for kop, _, _ in groepen) + sum(hoogte_van_halter(h, indeling) for h in alle)
    with figuur(hoogte + HOOGTE_NAMEN, breedte=indeling.breedte) as (fig, as_):
        y = 0.0
        for kop, kleur, halters in groepen:
            if kop:
                as_.text(0, y + indeling.kop * 0.55, kop, color=kleur, va="center", fontweight="bold")
                y += indeling.kop
            for halter in halters:
                schaal = (max(halter.van, halter.naar) if eigen_schaal else hoogste) or 1.0
                regels = halter.regels(indeling.letters)
                afstand = indeling.regelafstand
                as_.text(0, y, "\n".join(regels), color=INKT, va="top", fontsize=10, linespacing=afstand)
                midden = _REGEL / 2 if indeling.naast else _REGEL * len(regels) + _HALTER * 0.45
                _teken_halter(as_, y + midden, halter, schaal, kleur, indeling)
                y += hoogte_van_halter(halter, indeling)
        as_.set_xlim(0, indeling.breedte)
        as_.set_ylim(hoogte, 0)
        as_.axis("off")
        as_.set_title(f"○  {namen[0]}      ●  {namen[1]}", loc="left", color=GRIJS, fontsize=10)
        return naar_svg(fig)


def hoogte_van_halter(halter: Halter, indeling: Indeling) -> float:
    """De hoogte van een halter met zijn naam in inches, met het wit eronder."""
    namen = _REGEL * len(halter.regels(indeling.letters))
    return namen + (indeling.wit if indeling.naast else _HALTER)


def _teken_halter(as_: Axes, y: float, halter: Halter, schaal: float, kleur: str, indeling: Indeling) -> None:
    begin, eind = indeling.naast + _RUIMTE, indeling.breedte - _RUIMTE
    van, naar = (begin + waarde / schaal * (eind - begin) for waarde in (halter.van, halter.naar))
    as_.plot([begin, eind], [y, y], color=LICHT, linewidth=1, zorder=1)
    as_.plot([van, naar], [y, y], color=kleur, linewidth=2.2, zorder=3)
    as_.plot(van, y, "o", markerfacecolor="white", markeredgecolor=GRIJS, markeredgewidth=1.6, markersize=9, zorder=4)
    as_.plot(naar, y, "o", color=kleur, markersize=6.5, zorder=5)
    for x, tekst, links, dik in (
        (van, halter.tekst_van, van <= naar, False), (naar, halter.tekst_naar, van > naar, True),
    ):  # fmt: skip
        as_.annotate(
            tekst, (x, y), xytext=(-8 if links else 8, 0), textcoords="offset points", va="center", fontsize=10,
            ha="right" if links else "left", color=kleur if dik else GRIJS, fontweight="semibold" if dik else "normal",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8}, zorder=2,
        )  # fmt: skip
