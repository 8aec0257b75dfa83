"""Cijfers die naast elkaar staan: andere reeksen van gelijke soort, en leveringen die elkaar tegenspreken."""

from __future__ import annotations

from sturing.rekenen.reeksen import Punt, Reeks


def kies_naast(reeksen: tuple[Reeks, ...], hoofd: Reeks) -> tuple[Reeks, ...]:
    """De andere reeksen van dezelfde herkomst als `hoofd` (andere groep, vraag of levering) met een ander cijfer.

    Geen ervan is met `hoofd` te vergelijken, en geen is slechter: een lezer hoort ze allebei te zien.

    >>> kies_naast((), Reeks("x", "NL", "totaal", "gemeten", ()))
    ()
    """
    getoond = {_cijfer(hoofd)} if hoofd.punten else set()
    uit = []
    for reeks in reeksen:
        if reeks.herkomst == hoofd.herkomst and reeks.laatste.waarde is not None and _cijfer(reeks) not in getoond:
            uit.append(reeks)
            getoond.add(_cijfer(reeks))
    return tuple(uit)


def _cijfer(reeks: Reeks) -> tuple:
    return reeks.groep, reeks.laatste.periode, reeks.laatste.waarde


def zoek_tegenspraak(reeksen: tuple[Reeks, ...]) -> tuple[tuple[Punt, Punt], ...]:
    """Cijfers over dezelfde groep, herkomst en periode die per levering verschillen, twee aan twee.

    Het eerste punt van elk paar komt uit de sterkste reeks; dat is het cijfer waar het oordeel op rust.
    """
    paren = []
    for i, een in enumerate(reeksen):
        for ander in reeksen[i + 1 :]:
            if (een.groep, een.herkomst) == (ander.groep, ander.herkomst):
                paren += [
                    (p, q) for p in een.met_waarde() for q in ander.met_waarde()
                    if p.periode == q.periode and p.waarde != q.waarde
                ]  # fmt: skip
    return tuple(paren)
