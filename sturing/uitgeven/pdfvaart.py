"""Twee ingrepen waardoor WeasyPrint een lang rapport sneller zet; de bytes van de PDF blijven dezelfde."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pydyf


@contextmanager
def vaart() -> Iterator[None]:
    """Zet binnen dit blok zonder verzamelrondes, en zonder de lijst van bladzijden telkens opnieuw te maken.

    WeasyPrint houdt tijdens het zetten miljoenen objecten vast; elke verzamelronde loopt die vergeefs na. En voor
    elk stukje tekst met een merk vraagt het pydyf om de verwijzingen naar alle bladzijden, die pydyf dan alle weer
    opschrijft: bij 200 bladzijden samen tien miljoen keer.
    """
    verzamelt, gewoon = gc.isenabled(), pydyf.PDF.page_references
    gc.disable()
    pydyf.PDF.page_references = _onthoud(gewoon)
    try:
        yield
    finally:
        pydyf.PDF.page_references = gewoon
        if verzamelt:
            gc.enable()


def _onthoud(gewoon: property) -> property:
    """Dezelfde eigenschap, die alleen opnieuw rekent als er een bladzijde bij kwam."""
    bekend: dict[int, tuple[int, tuple]] = {}

    def verwijzingen(pdf: pydyf.PDF) -> tuple:
        aantal = len(pdf.pages["Kids"])
        if bekend.get(id(pdf), (None,))[0] != aantal:
            bekend[id(pdf)] = (aantal, gewoon.fget(pdf))
        return bekend[id(pdf)][1]

    return property(verwijzingen)
