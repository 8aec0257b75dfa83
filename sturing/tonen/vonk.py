"""Vonklijntjes: het verloop van een reeks zo klein als een woord, in een cel van een tabel."""

from __future__ import annotations

import base64

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.tonen.alternatief import ALLE_NOEMEN, noem_reeks
from sturing.tonen.opmaak import voor_html, voor_markdown
from sturing.tonen.stijl import BLAUW
from sturing.tonen.tabel import Cel

#: Twee punten zijn altijd een rechte lijn; daar zegt een lijntje niets extra's.
MINSTENS_PUNTEN = 3
#: Breedte en hoogte in pixels, en het wit rondom waarin de punt van het laatste cijfer past.
_BREED, _HOOG, _WIT = 72, 20, 3
#: Een percentage beslaat ten minste zoveel punten: zo lijkt een kleine verandering niet groot.
_MINSTE_SPAN = 20.0


def met_vonk(tekst: str, reeks: Reeks | None, eenheid: Eenheid) -> Cel | str:
    """De tekst als cel met het vonklijntje van `reeks` erachter; alleen de tekst als er te weinig cijfers zijn."""
    punten = reeks.met_waarde() if reeks else ()
    if len(punten) < MINSTENS_PUNTEN:
        return tekst
    beeld = base64.b64encode(teken_vonk(punten, eenheid).encode()).decode()
    merk = (
        f'<img class="vonk" width="{_BREED}" height="{_HOOG}" src="data:image/svg+xml;base64,{beeld}"'
        f' alt="{voor_html(alt_vonk(punten, eenheid))}">'
    )
    return Cel(tekst, markdown=f"{voor_markdown(tekst)} {merk}")


def teken_vonk(punten: tuple[Punt, ...], eenheid: Eenheid) -> str:
    """Een lijn door de cijfers op hun echte tijd, met een punt bij het laatste; zelfde invoer, zelfde bytes."""
    laag, hoog = _bereik([p.waarde for p in punten], eenheid)
    begin, eind = punten[0].tijd, punten[-1].tijd
    plekken = [
        (
            _WIT + (p.tijd - begin) / (eind - begin) * (_BREED - 2 * _WIT),
            _HOOG - _WIT - (p.waarde - laag) / (hoog - laag) * (_HOOG - 2 * _WIT),
        )
        for p in punten
    ]
    lijn = " ".join(f"{x:.1f},{y:.1f}" for x, y in plekken)
    x, y = plekken[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_BREED} {_HOOG}" width="{_BREED}" height="{_HOOG}">'
        f'<polyline points="{lijn}" fill="none" stroke="{BLAUW}" stroke-width="1.5" stroke-linejoin="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{BLAUW}"/></svg>'
    )


def _bereik(waarden: list[float], eenheid: Eenheid) -> tuple[float, float]:
    """De schaal: een percentage beslaat ten minste 20 punten, andere eenheden beginnen bij 0."""
    laag, hoog = min(waarden), max(waarden)
    if eenheid != Eenheid.PROCENT:
        return min(laag, 0.0), hoog if hoog > min(laag, 0.0) else min(laag, 0.0) + 1.0
    rand = max(0.0, _MINSTE_SPAN - (hoog - laag)) / 2
    return laag - rand, hoog + rand


def alt_vonk(punten: tuple[Punt, ...], eenheid: Eenheid) -> str:
    """Wat het lijntje laat zien, in woorden."""
    return ("Verloop: " if len(punten) <= ALLE_NOEMEN else "Verloop van ") + noem_reeks(punten, eenheid)
