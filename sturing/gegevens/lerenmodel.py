"""De vormen van leren en verbeteren: conclusie, voorstel en afspraken per opgave (stap 6 van het kwaliteitskompas)."""

from __future__ import annotations

from typing import Literal

from sturing.gegevens.kadermodel import Sleutel, Tekst, Vast


class Afspraak(Vast):
    """Wat is afgesproken, met eigenaar, tijd en wat ervan kwam."""

    id: Sleutel
    wat: Tekst
    wie: Tekst
    wanneer: Tekst
    status: Literal["onbekend", "niet-begonnen", "loopt", "klaar", "vervallen"] = "onbekend"
    toelichting: str = ""


class Les(Vast):
    """Wat een opgave dit jaar leert en wat dat vraagt."""

    opgave: Sleutel
    conclusie: Tekst
    voorstel: Tekst
    verbeterpunten: tuple[Tekst, ...] = ()
    voor_kadernota: tuple[Tekst, ...] = ()
    voor_uitvoeringsplan: tuple[Tekst, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
