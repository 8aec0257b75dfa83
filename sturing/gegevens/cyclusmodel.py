"""De vormen van grondslag en cyclus: hoe de gemeente stuurt."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from sturing.gegevens.kadermodel import Lezing, Sleutel, Tekst, Vast


class Principe(Vast):
    """Een leidend principe uit de visie."""

    nummer: int
    naam: Tekst
    toelichting: Tekst
    vindplaats: Tekst
    namen_elders: tuple[Lezing, ...] = ()


class Stap(Vast):
    """Een stap van het kwaliteitskompas en waar het rapport hem beantwoordt."""

    nummer: int
    naam: Tekst
    toelichting: Tekst
    in_rapport: Tekst
    vindplaats: Tekst


class Dimensie(Vast):
    """Een dimensie van positieve gezondheid."""

    id: Sleutel
    naam: Tekst
    toelichting: Tekst


class GlobalGoal(Vast):
    """Een duurzaam ontwikkelingsdoel van de Verenigde Naties."""

    nummer: int
    naam: Tekst


class Rol(Vast):
    """Wie stuurt, en wat die partij daarbij doet."""

    id: Sleutel
    naam: Tekst
    taken: tuple[Tekst, ...]
    vindplaats: Tekst


class Begrip(Vast):
    """Een begrip dat lezers in het rapport tegenkomen.

    `ook` staat bij de uitleg; `zoekwoorden` ziet niemand, maar wie erop zoekt vindt alles over het begrip. Een woord
    met meer betekenissen krijgt alleen een link in de vormen van `koppelen`: daar is zeker dit begrip bedoeld. Staat
    een deel tussen haken, dan krijgt alleen dat deel de link: 'niet de [stand]'.
    """

    woord: Tekst
    uitleg: Tekst
    ook: tuple[str, ...] = ()
    zoekwoorden: tuple[str, ...] = ()
    koppelen: tuple[str, ...] = ()


class Zoekwoorden(Vast):
    """Gewone woorden waar geen begrip bij hoort: wie er een van typt, vindt ook alles met een woord uit `vindt`."""

    woorden: tuple[Tekst, ...] = Field(min_length=1)
    vindt: tuple[Tekst, ...] = Field(min_length=1)


class Bevolkingsgroep(Vast):
    """Hoe het Uitvoeringsplan een bevolkingsgroep afbakent."""

    naam: Tekst
    groep: Sleutel
    bronformulering: Tekst
    vindplaats: Tekst


class Grondslag(Vast):
    """Waarop het kader rust."""

    motto: Tekst
    principes: tuple[Principe, ...]
    kompas: tuple[Stap, ...]
    dimensies: tuple[Dimensie, ...]
    global_goals: tuple[GlobalGoal, ...]
    rollen: tuple[Rol, ...]
    strategieen: tuple[Tekst, ...]
    bevolkingsgroepen: tuple[Bevolkingsgroep, ...]
    begrippen: tuple[Begrip, ...]
    zoekwoorden: tuple[Zoekwoorden, ...] = ()


class Planmaand(Vast):
    """Een rij uit de planning van monitoring en subsidies."""

    wanneer: Tekst
    maanden: tuple[int, ...] = Field(min_length=1)
    voortgangsrapportage: tuple[Tekst, ...] = ()
    uitvoeringsplan: tuple[Tekst, ...] = ()
    subsidieproces: tuple[Tekst, ...] = ()
    pc_cyclus: tuple[Tekst, ...] = ()


class Actie(Vast):
    """Een overkoepelende actie met planning en verantwoordelijke."""

    id: Sleutel
    groep: Tekst
    actie: Tekst
    planning: Tekst
    verantwoordelijk: Tekst
    college_raad: str = ""
    status: Literal["onbekend", "niet-begonnen", "loopt", "klaar", "vervallen"] = "onbekend"
    vindplaats: Tekst


class EditieAfspraak(Vast):
    """Wanneer een editie verschijnt en wat er toen bekend was."""

    peildatum: date
    toelichting: Tekst


class Cyclus(Vast):
    """De jaarcyclus van rapporteren en bijsturen."""

    jaar: int
    edities: dict[Literal["concept", "definitief"], EditieAfspraak]
    planning: tuple[Planmaand, ...]
    acties: tuple[Actie, ...]
    vindplaats: Tekst
