"""De tabel bij een lijnfiguur: elke getekende lijn is een kolom, zodat elk punt ook af te lezen is."""

from __future__ import annotations

from collections.abc import Sequence

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Reeks
from sturing.tonen.notatie import toon_periode, toon_punt

Lijn = tuple[str, Reeks]


def maak_lijnentabel(lijnen: Sequence[Lijn], eenheid: Eenheid) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """De koppen en de rijen: een rij per periode waarin ten minste één lijn een cijfer heeft, oud naar nieuw."""
    perioden = sorted({(p.tijd, p.periode) for _, reeks in lijnen for p in reeks.met_waarde()})
    rijen = tuple(
        (toon_periode(periode), *(_cel(reeks, tijd, eenheid) for _, reeks in lijnen)) for tijd, periode in perioden
    )
    return ("Periode", *(naam for naam, _ in lijnen)), rijen


def _cel(reeks: Reeks, tijd: float, eenheid: Eenheid) -> str:
    punt = next((p for p in reeks.met_waarde() if p.tijd == tijd), None)
    return toon_punt(punt, eenheid) if punt else "geen cijfer"
