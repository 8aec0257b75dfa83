"""De samenhang tekenen: links wat inwerkt, rechts waarop; de lijnsoort zegt hoe."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from sturing.tonen.stijl import BLAUW, GRIJS, INKT, ORANJE, VLAK, figuur, naar_svg

#: Lijn, kleur en woord per soort werking: de lijnsoort zegt het ook zonder kleur.
_WERKING = {"+": ("-", BLAUW, "versterkt"), "-": ("--", ORANJE, "remt"), "?": (":", GRIJS, "hangt samen met")}
_LETTERS_PER_REGEL = 25
_REGELHOOGTE = 0.17
_TUSSEN = 0.14
#: Waar de linkervakken eindigen en de rechtervakken beginnen, in inches.
_LINKS, _RECHTS = 1.95, 3.65


@dataclass(frozen=True)
class Pijl:
    """Een verband met leesbare namen."""

    van: str
    naar: str
    teken: str


@dataclass(frozen=True)
class _Vak:
    midden: float
    hoogte: float
    tekst: str


def teken_samenhang(pijlen: tuple[Pijl, ...]) -> str:
    """Pijlen van links naar rechts; een naam kan in beide kolommen staan."""
    links_namen = list(dict.fromkeys(p.van for p in pijlen))
    rechts_namen = _ordenen(pijlen, links_namen)
    links, hoogte_links = _stapel(links_namen)
    rechts, hoogte_rechts = _stapel(rechts_namen)
    hoogte = max(hoogte_links, hoogte_rechts)
    links, rechts = _centreer(links, hoogte_links, hoogte), _centreer(rechts, hoogte_rechts, hoogte)
    with figuur(hoogte + 0.45) as (fig, as_):
        as_.set_xlim(0, 5.6)
        as_.set_ylim(hoogte + 0.35, -0.1)
        as_.axis("off")
        for vakken, x, kant in ((links, _LINKS, "right"), (rechts, _RECHTS, "left")):
            for vak in vakken.values():
                _teken_vak(as_, x, kant, vak)
        for pijl in pijlen:
            _teken_pijl(as_, links[pijl.van].midden, rechts[pijl.naar].midden, pijl.teken)
        _teken_uitleg(as_, hoogte + 0.22, {p.teken for p in pijlen})
        return naar_svg(fig)


def _ordenen(pijlen: tuple[Pijl, ...], links: list[str]) -> list[str]:
    """Zet rechts wat bij elkaar hoort ter hoogte van waar de pijlen vandaan komen: minder kruisingen."""
    plek = {naam: i for i, naam in enumerate(links)}
    namen = list(dict.fromkeys(p.naar for p in pijlen))

    def zwaartepunt(naam: str) -> float:
        komen = [plek[p.van] for p in pijlen if p.naar == naam]
        return sum(komen) / len(komen)

    return sorted(namen, key=zwaartepunt)


def _stapel(namen: list[str]) -> tuple[dict[str, _Vak], float]:
    vakken, y = {}, 0.0
    for naam in namen:
        tekst = textwrap.fill(naam, _LETTERS_PER_REGEL)
        hoogte = _REGELHOOGTE * (tekst.count("\n") + 1) + 0.1
        vakken[naam] = _Vak(y + hoogte / 2, hoogte, tekst)
        y += hoogte + _TUSSEN
    return vakken, y


def _centreer(vakken: dict[str, _Vak], eigen: float, geheel: float) -> dict[str, _Vak]:
    schuif = (geheel - eigen) / 2
    return {naam: _Vak(v.midden + schuif, v.hoogte, v.tekst) for naam, v in vakken.items()}


def _teken_vak(as_: Axes, x: float, kant: str, vak: _Vak) -> None:
    as_.text(
        x, vak.midden, vak.tekst, ha=kant, va="center", fontsize=8.5, color=INKT, linespacing=1.05,
        bbox={"boxstyle": "round,pad=0.35", "facecolor": VLAK, "edgecolor": GRIJS, "linewidth": 0.7},
    )  # fmt: skip


def _teken_pijl(as_: Axes, van: float, naar: float, teken: str) -> None:
    lijn, kleur, _ = _WERKING[teken]
    as_.add_patch(
        FancyArrowPatch(
            (_LINKS + 0.08, van), (_RECHTS - 0.08, naar), arrowstyle="-|>", mutation_scale=9, linestyle=lijn,
            color=kleur, linewidth=1.1, shrinkA=0, shrinkB=0,
        )
    )  # fmt: skip


def _teken_uitleg(as_: Axes, y: float, tekens: set[str]) -> None:
    """Welke lijn wat betekent; alleen de soorten die voorkomen."""
    x = 0.9
    for teken, (lijn, kleur, woord) in _WERKING.items():
        if teken in tekens:
            as_.plot([x, x + 0.45], [y, y], linestyle=lijn, color=kleur, linewidth=1.4)
            as_.text(x + 0.53, y, woord, va="center", fontsize=9.5, color=kleur)
            x += 1.45
