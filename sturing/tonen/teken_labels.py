"""Waar de woorden bij een lijn komen: nooit op een merk, een lijn of elkaar, en altijd verbonden met hun eigen lijn.

Alle maten zijn punten (1/72 inch), gemeten in de figuur nadat haar assen vastliggen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

#: Zo ver staat een waarde van haar punt, oplopend, en zo ver mag zij opzij schuiven.
_AFSTANDEN = (6, 10, 15, 21, 28, 36, 45, 55)
_OPZIJ = (0, -10, 10, -20, 20)
#: Zoveel wit blijft er om een woord vrij.
_WIT = 1.5
#: Zoveel wit staat er ten minste tussen twee waarden.
_TUSSEN = 5
#: Ruimte tussen het eind van de assen en de namen, waar het lijntje naar de naam loopt.
_AANLOOP = 14


def zet_waarden(as_: Axes, waarden: Iterable[tuple[float, float, str]], bezet: list[Bbox], kleur: str) -> list[Bbox]:
    """Zet elke tekst bij haar punt (`x`, `y`, tekst) op de eerste plek die vrij is; geeft de vakken terug.

    `bezet` zijn de vakken van `vakken_van` en van eerdere woorden. Is nergens plaats, dan komt de tekst op de
    plek waar zij het minst raakt, met wit eronder zodat zij leesbaar blijft.
    """
    uit: list[Bbox] = []
    for x, y, tekst in waarden:
        woord = as_.annotate(
            tekst, (x, y), xytext=(0, 0), textcoords="offset points", ha="center", va="center", color=kleur,
            fontweight="semibold", zorder=6, gid="waarde",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": _WIT, "alpha": 0.85},
        )  # fmt: skip
        # Twee waarden naast elkaar lezen anders als één reeks getallen.
        uit.append(_zoek_plek(as_, woord, [*bezet, *(vak.padded(_TUSSEN, 0) for vak in uit)]))
    return uit


def _zoek_plek(as_: Axes, woord: Annotation, bezet: Sequence[Bbox]) -> Bbox:
    """Verplaats het woord naar de eerste vrije plek boven of onder zijn punt, binnen de assen."""
    vak = _vak(as_, woord)
    binnen = _in_punten(as_, as_.get_window_extent())
    # Boven de assen is het vrij; rechts begint het lijntje naar de naam, links staan de getallen van de as.
    rechts, boven = binnen.x1 + _AANLOOP / 2, binnen.y1 + 8
    hoeken = np.array([ander.extents for ander in bezet]).reshape(-1, 4)
    kanten = (1, -1) if _drukte(vak, hoeken, 1) <= _drukte(vak, hoeken, -1) else (-1, 1)
    minst = None
    for afstand in _AFSTANDEN:
        for kant in kanten:
            for opzij in _OPZIJ:
                plek = vak.translated(opzij, kant * (afstand + vak.height / 2))
                buiten = not (binnen.x0 < plek.x0 and plek.x1 < rechts and binnen.y0 < plek.y0 and plek.y1 < boven)
                bezwaar = (buiten, _raakvlak(plek, hoeken))
                if minst is None or bezwaar < minst[0]:
                    minst = (bezwaar, (opzij, kant * (afstand + vak.height / 2)), plek)
                if bezwaar == (False, 0.0):
                    woord.set_position(minst[1])
                    return plek
    woord.set_position(minst[1])
    return minst[2]


def _drukte(vak: Bbox, hoeken: np.ndarray, kant: int) -> float:
    """Hoeveel er vlak boven (1) of onder (-1) het punt al staat: aan de rustige kant hoort een waarde bij haar lijn."""
    buurt = vak.translated(0, kant * (_AFSTANDEN[2] + vak.height / 2)).padded(_AFSTANDEN[1])
    return _raakvlak(buurt, hoeken)


def zet_namen(as_: Axes, einden: Sequence[tuple[float, float, str, str, bool]]) -> list[Bbox]:
    """Zet de namen rechts onder elkaar, elk met een lijntje naar het eind van haar lijn; geeft de vakken terug.

    `einden` is per lijn de plek van het laatste punt (`x`, `y`), naam, kleur en of zij de hoofdlijn is. Namen
    schuiven uit elkaar tot zij elkaar niet raken, en blijven tussen onder- en bovenkant van de assen.
    """
    binnen = _in_punten(as_, as_.get_window_extent())
    geordend = sorted(einden, key=lambda e: e[1])
    plekken = [_in_punten(as_, Bbox([as_.transData.transform((x, y))] * 2)) for x, y, *_ in geordend]
    hoog = 1.35 * rcParams["font.size"]
    hoogten = verdeel_hoogten([p.y0 for p in plekken], hoog, binnen.y0 + hoog / 2, binnen.y1)
    uit = []
    for (x, y, naam, kleur, hoofd), plek, hoogte in zip(geordend, plekken, hoogten, strict=True):
        woord = as_.annotate(
            naam, (x, y), xytext=(binnen.x1 + _AANLOOP - plek.x0, hoogte - plek.y0), textcoords="offset points",
            ha="left", va="center", color=kleur, fontweight="semibold" if hoofd else "normal", gid="naam",
            annotation_clip=False, zorder=5,
            arrowprops={
                "arrowstyle": "-", "color": kleur, "linewidth": 0.8, "shrinkA": 1, "shrinkB": 4, "relpos": (0, 0.5),
            },
        )  # fmt: skip
        uit.append(_vak(as_, woord))
    return uit


def verdeel_hoogten(gewenst: Sequence[float], stap: float, onder: float, boven: float) -> list[float]:
    """Hoogten zo dicht mogelijk bij wat gewenst is, ten minste `stap` uit elkaar; `gewenst` loopt op.

    >>> verdeel_hoogten([10.0, 11.0, 40.0], 12.0, 0.0, 45.0)
    [10.0, 22.0, 40.0]
    >>> verdeel_hoogten([38.0, 40.0], 12.0, 0.0, 45.0)
    [33.0, 45.0]
    """
    hoogten: list[float] = []
    for hoogte in gewenst:
        hoogten.append(max(hoogte, hoogten[-1] + stap if hoogten else onder))
    grens = boven
    for i in reversed(range(len(hoogten))):
        hoogten[i] = min(hoogten[i], grens)
        grens = hoogten[i] - stap
    return hoogten


def vakken_van(as_: Axes, x: Sequence[float], y: Sequence[float], straal: float) -> list[Bbox]:
    """Vakjes langs een lijn en om haar punten: waar geen woord mag staan. `straal` is die van een merk."""
    punten = [_in_punten(as_, Bbox([plek, plek])) for plek in as_.transData.transform(list(zip(x, y, strict=True)))]
    vakken = [p.padded(straal) for p in punten]
    for p, q in zip(punten, punten[1:], strict=False):
        stappen = max(1, int(max(abs(q.x0 - p.x0), abs(q.y0 - p.y0)) / 3))
        for i in range(1, stappen):
            deel = i / stappen
            vakken.append(p.translated((q.x0 - p.x0) * deel, (q.y0 - p.y0) * deel).padded(1.2))
    return vakken


def _vak(as_: Axes, woord: Annotation) -> Bbox:
    # Alleen de tekst telt: het vak van een annotatie zou ook haar lijntje meenemen.
    woord.update_positions(as_.figure.canvas.get_renderer())
    vak = super(Annotation, woord).get_window_extent(as_.figure.canvas.get_renderer())
    return _in_punten(as_, vak).padded(_WIT)


def _in_punten(as_: Axes, vak: Bbox) -> Bbox:
    return Bbox(vak.get_points() * 72 / as_.figure.dpi)


def _raakvlak(vak: Bbox, hoeken: np.ndarray) -> float:
    """Hoeveel oppervlak `vak` deelt met alle vakken samen; `hoeken` is per vak x0, y0, x1, y1."""
    breed = np.minimum(vak.x1, hoeken[:, 2]) - np.maximum(vak.x0, hoeken[:, 0])
    hoog = np.minimum(vak.y1, hoeken[:, 3]) - np.maximum(vak.y0, hoeken[:, 1])
    return float((breed.clip(0) * hoog.clip(0)).sum())
