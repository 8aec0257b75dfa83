"""Losse bladen: pagina's naast de hoofdstukken, zoals een fiche per indicator en de indicatorenwijzer.

Een los blad is HTML uit een sjabloon. Alles wat uit een bestand komt, gaat door `schoon` en wordt door
Jinja2 ontsnapt; een sjabloon zet dat nergens uit. `uitgeven` zet het blad in de lijst van de site.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sturing.tonen.alternatief import tekstalternatief
from sturing.tonen.opmaak import schoon


@dataclass(frozen=True)
class Figuur:
    """Een figuur bij een los blad; `teken` wordt alleen aangeroepen als zij nog niet getekend is.

    `naam` is dezelfde als in het boek: dan is de figuur van een hoofdstuk ook die van het blad.
    """

    naam: str
    bevinding: str
    beeld: str
    titel: str
    teken: Callable[[], str]

    @property
    def alt(self) -> str:
        """Het tekstalternatief: de bevinding en dan het beeld in woorden."""
        return tekstalternatief(self.bevinding, self.beeld)


@dataclass(frozen=True)
class Zoektabel:
    """Rijen van een los blad waarin gezocht wordt: een treffer toont haar rij, en springt naar `anker`."""

    anker: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Losblad:
    """Een pagina: `pad` is haar blijvende adres zonder `.html`, `inhoud` de HTML binnen het artikel.

    `zoektekst` is wat de zoekfunctie van het boek moet kennen, `bestanden` wat ernaast te downloaden is.
    `ouders` en `koppen` zijn paren van adres en naam, voor het kruimelpad en "Op deze pagina".
    """

    pad: str
    titel: str
    inhoud: str
    zoektekst: str
    ouders: tuple[tuple[str, str], ...] = ()
    koppen: tuple[tuple[str, str], ...] = ()
    figuren: tuple[Figuur, ...] = ()
    bestanden: Mapping[str, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    zoektabellen: tuple[Zoektabel, ...] = ()


def vul_sjabloon(sjabloon: str, /, **inhoud: object) -> str:
    """De HTML van een sjabloon uit `tonen/sjablonen`, met alle tekst onschadelijk gemaakt."""
    return _omgeving().get_template(sjabloon).render(**inhoud).strip() + "\n"


@cache
def _omgeving() -> Environment:
    omgeving = Environment(
        loader=PackageLoader("sturing.tonen", "sjablonen"),
        autoescape=True,
        finalize=_toonbaar,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["zin"] = lambda tekst: f"{schoon(tekst).rstrip('.')}."
    omgeving.filters["als_beeld"] = als_beeld
    return omgeving


def als_beeld(svg: str) -> str:
    """Een figuur als adres dat in de bladzijde zelf staat, voor stukken die als één bestand rondgaan."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _toonbaar(waarde: object) -> object:
    """Verborgen tekens en regeleinden uit elke tekst; wat Jinja2 zelf maakte (Markup) is al veilig."""
    return schoon(waarde) if isinstance(waarde, str) and not isinstance(waarde, Markup) else waarde
