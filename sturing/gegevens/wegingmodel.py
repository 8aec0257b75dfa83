"""De vormen van het afwegingskader: criteria, schalen, impactmatrix, klassen, voorstellen en gewichten.

Alles wat een weging bepaalt, staat in `afwegingskader.yml` van het jaar. Deze modellen bewaken alleen
dat de delen bij elkaar passen: een regel die een vraag of antwoord noemt dat niet bestaat, valt bij
het lezen op.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from sturing.fouten import InvoerFout, bedoelde_u
from sturing.gegevens.kadermodel import Sleutel, Tekst, Vast
from sturing.gegevens.wegingtoets import ONBEKEND, TOTALE_IMPACT, zoek_klachten

#: Kenmerken van een doel waaruit een antwoord kan volgen.
Kenmerknaam = Literal[
    "", "invloed", "wettelijke_taak", "regionaal_kader", "preventie", "kostenbesparing", "eigen_kracht", "bereik"
]  # fmt: skip
Gewicht = Annotated[float, Field(ge=0)]


class Schaalantwoord(Vast):
    """Een antwoord op een vraag, met zijn punten voor de ranglijst en wat het betekent."""

    id: Sleutel
    naam: Tekst
    punten: float = Field(ge=0, le=100)
    gevolg: str = ""
    einde: bool = False
    uit_doel: tuple[Tekst, ...] = ()


class Weegvraag(Vast):
    """Een vraag met een schaal van de zwakste naar de sterkste reden om het aanbod in te zetten.

    `geen_ander_aanbod` is het antwoord dat zegt dat er geen ander aanbod is; het register kan dat tegenspreken.
    """

    id: Sleutel
    kort: Tekst
    vraag: Tekst
    schaal: tuple[Schaalantwoord, ...] = Field(min_length=2)
    alleen_als: Mapping[Sleutel, tuple[Sleutel, ...]] = {}
    doelkenmerk: Kenmerknaam = ""
    geen_ander_aanbod: str = ""

    @cached_property
    def standen(self) -> tuple[str, ...]:
        """De antwoorden op id, van zwak naar sterk."""
        return tuple(a.id for a in self.schaal)

    def antwoord(self, sleutel: str) -> Schaalantwoord:
        """Het antwoord met dit id."""
        return self.schaal[self.standen.index(sleutel)]

    @model_validator(mode="after")
    def _toets_volgorde(self) -> Weegvraag:
        if ONBEKEND in self.standen or len(set(self.standen)) != len(self.standen):
            raise ValueError(f"de schaal van '{self.id}' noemt een antwoord dubbel, of 'onbekend'; dat mag niet")
        punten = [a.punten for a in self.schaal]
        if punten != sorted(punten):
            raise ValueError(f"de punten van '{self.id}' lopen niet op; zet de zwakste reden eerst")
        return self


class Criterium(Vast):
    """Een criterium uit het afwegingskader, met de vragen die erbij te beantwoorden zijn.

    `doelkenmerken` zijn punten die het plan bij een doel noemt en die hier een aanwijzing geven, geen antwoord.
    """

    id: Sleutel
    nummer: int
    vraag: Tekst
    uitleg: Tekst
    gevolg: Tekst
    vervolgvragen: tuple[Tekst, ...] = ()
    vragen: tuple[Weegvraag, ...] = ()
    doelkenmerken: tuple[Kenmerknaam, ...] = ()
    vindplaats: Tekst


class Impactmatrix(Vast):
    """De 3x3-matrix: rij = impact per inwoner, kolom = aantal inwoners."""

    rijen: tuple[Tekst, Tekst, Tekst]
    kolommen: tuple[Tekst, Tekst, Tekst]
    cellen: tuple[tuple[Tekst, Tekst, Tekst], ...] = Field(min_length=3, max_length=3)
    punten: dict[str, Annotated[float, Field(ge=0, le=100)]]
    rijen_vraag: Sleutel
    kolommen_vraag: Sleutel
    rijen_betekenen: Tekst
    kolommen_betekenen: Tekst
    toelichting: str = ""
    vindplaats: Tekst

    @cached_property
    def standen(self) -> tuple[str, ...]:
        """De totale impact van klein naar groot."""
        return tuple(sorted(self.punten, key=self.punten.__getitem__))

    def totaal(self, per_inwoner: str, aantal: str) -> str:
        """De totale impact bij twee namen van antwoorden, precies zoals het plan haar afdrukt."""
        return self.cellen[self.rijen.index(per_inwoner)][self.kolommen.index(aantal)]


class Regeling(Vast):
    """Een subsidieregeling met haar budget.

    Zonder `opgaven` en `doelen` is niet bekend waarvoor zij is; `geldt_voor` zegt dan wat de bron erover zegt.
    """

    id: Sleutel
    naam: Tekst
    soort: Literal["structureel", "incidenteel"]
    budget: int | None = None
    voorbehoud: str = ""
    opgaven: tuple[Sleutel, ...] = ()
    doelen: tuple[Sleutel, ...] = ()
    geldt_voor: str = ""
    toelichting: Tekst
    vindplaats: Tekst

    @model_validator(mode="after")
    def _toets_geldt_voor(self) -> Regeling:
        if not (self.opgaven or self.doelen or self.geldt_voor):
            raise ValueError(f"regeling '{self.id}' noemt geen opgave of doel; zet bij 'geldt_voor' waarvoor zij is")
        return self


class Klasse(Vast):
    """Een adviesklasse; elke regel onder `minstens` vraagt per vraag ten minste dat antwoord."""

    id: Sleutel
    naam: Tekst
    betekenis: Tekst
    verplicht: bool = False
    minstens: tuple[dict[Sleutel, str], ...] = ({},)


class Voorstelregel(Vast):
    """Een voorstel voor de kadernota en wanneer het geldt."""

    voorstel: Literal["voortzetten", "aanpassen", "vervangen", "afbouwen"]
    als: dict[Sleutel, tuple[str, ...]]
    reden: Tekst


class Gewichtenset(Vast):
    """Een andere redelijke keuze van gewichten; wat niet genoemd is, telt voor 1."""

    naam: Tekst
    gewichten: dict[Sleutel, Gewicht]


class Weegregels(Vast):
    """De gewichten van de ranglijst en hoe haar houdbaarheid wordt getoetst."""

    toelichting: Tekst
    gewichten: dict[Sleutel, Gewicht] = Field(min_length=1)
    anders: tuple[Gewichtenset, ...] = ()
    speling: float = Field(default=2, ge=1)
    trekkingen: int = Field(default=1000, ge=1)
    seed: int = 0


class Afwegingskader(Vast):
    """Waarmee de gemeente activiteiten weegt."""

    criteria: tuple[Criterium, ...]
    impactmatrix: Impactmatrix
    regelingen: tuple[Regeling, ...]
    gebruik: tuple[Tekst, ...]
    klassen: tuple[Klasse, ...] = Field(min_length=1)
    voorstellen: tuple[Voorstelregel, ...] = Field(min_length=1)
    weging: Weegregels
    vindplaats: Tekst

    @cached_property
    def vragen(self) -> dict[str, Weegvraag]:
        """Alle vragen op id, in de volgorde van de criteria."""
        return {v.id: v for c in self.criteria for v in c.vragen}

    @cached_property
    def te_beantwoorden(self) -> tuple[Weegvraag, ...]:
        """De vragen die beoordelaars beantwoorden; de andere volgen uit het doel."""
        return tuple(v for v in self.vragen.values() if not v.doelkenmerk)

    @cached_property
    def standen(self) -> dict[str, tuple[str, ...]]:
        """Van elke vraag en van de totale impact de mogelijke standen, van zwak naar sterk."""
        return {v.id: v.standen for v in self.vragen.values()} | {TOTALE_IMPACT: self.impactmatrix.standen}

    def kies_regeling(self, sleutel: str) -> Regeling:
        """De regeling met dit id; een fout met een voorstel als die er niet is."""
        bekend = {r.id: r for r in self.regelingen}
        if sleutel not in bekend:
            remedie = bedoelde_u(sleutel, list(bekend)) or f"kies uit {', '.join(bekend)}"
            raise InvoerFout("regeling", f"'{sleutel}' bestaat niet", remedie)
        return bekend[sleutel]

    @model_validator(mode="after")
    def _toets_samenhang(self) -> Afwegingskader:
        klachten = list(zoek_klachten(self))
        if klachten:
            raise ValueError("; ".join(klachten))
        return self
