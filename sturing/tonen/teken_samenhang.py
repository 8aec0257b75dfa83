"""De samenhang tekenen: links wat inwerkt, rechts waarop; de lijnsoort zegt hoe."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from sturing.tonen.stijl import BLAUW, GRIJS, INKT, ORANJE, VLAK, figuur, naar_svg

#: Lijn, kleur en woord per soort werking: de lijnsoort zegt het ook zonder kleur.
_WERKING = {"+": ("-", BLAUW, "versterkt"), "-": ("--", ORANJE, "remt"), "?": (":", GRIJS, "hangt samen met")}
_LETTERS_PER_REGEL = 32
#: De hoogte van een regel in een vak, het wit om de tekst erin, en het minste en meeste wit tussen twee vakken; in
#: inches. Krap, zodat de figuur op papier bij haar tekst past.
_REGELHOOGTE, _RAND = 0.166, 0.085
_TUSSEN, _HOOGSTENS_TUSSEN = 0.075, 0.45
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
    hoogte = max(_hoogte(links_namen, _TUSSEN), _hoogte(rechts_namen, _TUSSEN))
    links, rechts = _stapel(links_namen, hoogte), _stapel(rechts_namen, hoogte)
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


def _stapel(namen: list[str], geheel: float) -> dict[str, _Vak]:
    """De vakken onder elkaar, verdeeld over de hoogte van de langste kolom: zo lopen de pijlen minder steil."""
    ruimte = (geheel - _hoogte(namen, 0.0)) / max(1, len(namen) - 1)
    tussen = min(ruimte, _HOOGSTENS_TUSSEN)
    vakken, y = {}, (geheel - _hoogte(namen, tussen)) / 2
    for naam in namen:
        hoogte = _hoogte([naam], 0.0)
        vakken[naam] = _Vak(y + hoogte / 2, hoogte, _vouw(naam))
        y += hoogte + tussen
    return vakken


def _hoogte(namen: list[str], tussen: float) -> float:
    """De hoogte van een kolom met zoveel wit tussen de vakken."""
    regels = sum(_vouw(naam).count("\n") + 1 for naam in namen)
    return regels * _REGELHOOGTE + len(namen) * _RAND + (len(namen) - 1) * tussen


def _vouw(naam: str) -> str:
    return textwrap.fill(naam, _LETTERS_PER_REGEL)


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
