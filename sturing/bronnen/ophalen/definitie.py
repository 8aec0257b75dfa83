"""De vorm van `kader/<jaar>/ophalen/<bron>.yml`: welke tabel en maat welke indicator voedt.

De modellen zijn streng: een veld dat hier niet staat, wordt bij het lezen geweigerd.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

#: Een code in een adres. Niets anders mag erin, zodat een definitie geen vraag kan ombouwen.
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.]+$")]
Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Gebiedsoort = Literal["gemeente", "wijken", "regio", "provincie", "land"]
Periodesoort = Literal["jaar", "schooljaar", "halfjaar", "kwartaal", "maand", "december"]


class Vast(BaseModel):
    """Bevroren model zonder onbekende velden."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _als_code(waarde: Any) -> Any:
    return {"code": waarde} if isinstance(waarde, str) else waarde


class _Aanwijzing(Vast):
    """Iets in een tabel: op code, op een van enkele namen, of allebei ter controle."""

    code: Code | None = None
    namen: tuple[Tekst, ...] = ()

    @model_validator(mode="after")
    def _minstens_een(self):
        if not self.code and not self.namen:
            raise ValueError("geef een code of een naam")
        return self

    def __str__(self) -> str:
        return self.code or " / ".join(self.namen)


class Maat(_Aanwijzing):
    """Een kolom met cijfers. Met alleen namen zoekt het ophalen de enige maat die zo heet."""


class Keuze(_Aanwijzing):
    """Eén categorie van een dimensie, zoals `53115` (18 tot 65 jaar)."""


Maatveld = Annotated[Maat, BeforeValidator(_als_code)]
Keuzeveld = Annotated[Keuze, BeforeValidator(_als_code)]


class Noemer(Vast):
    """Waardoor gedeeld wordt: maten die optellen, eventueel bij een andere categorie."""

    maten: tuple[Maatveld, ...] = Field(min_length=1)
    filter: dict[str, Keuzeveld] = {}


class Reeks(Vast):
    """Eén indicator uit één tabel.

    `maten` tellen op. `bevat` moet in titel, eenheid of omschrijving van de maat
    staan: zo valt op dat een maat stil van inhoud is veranderd. `omgekeerd` is
    100 min de waarde. `onzeker` zegt dat nog niemand de maat bij de bron zag.
    """

    indicator: Sleutel
    groep: Sleutel
    herkomst: Literal["gemeten", "model", "benadering"]
    maten: tuple[Maatveld, ...] = Field(min_length=1)
    filter: dict[str, Keuzeveld] = {}
    noemer: Noemer | None = None
    omgekeerd: bool = False
    factor: float = Field(default=1.0, gt=0)
    bevat: str = ""
    opmerking: str = ""
    onzeker: bool = False

    @model_validator(mode="after")
    def _benadering_legt_uit(self):
        if self.herkomst == "benadering" and not self.opmerking:
            raise ValueError("zeg in opmerking waarin een benadering afwijkt")
        return self


class Marges(Vast):
    """De dimensie met waarde, ondergrens en bovengrens van het 95%-interval."""

    dimensie: Code = "Marges"
    waarde: Code = "MW00000"
    onder: Code = "MOG0095"
    boven: Code = "MBG0095"


class Tabel(Vast):
    """Een tabel; `periode` staat erbij als de tabel zelf over één periode gaat."""

    code: Code
    naam: Tekst
    periode: str = ""


class _Blok(Vast):
    """Wat voor elke dienst geldt; `bron` is ook de naam van het bestand in metingen/."""

    bron: Sleutel
    toelichting: str = ""
    onzeker: bool = False
    reeksen: tuple[Reeks, ...] = Field(min_length=1)


class Cbsblok(_Blok):
    """Tabellen die het protocol van het CBS spreken; `overige` zegt wat er met een niet genoemde dimensie gebeurt."""

    dienst: Literal["cbs-v3", "cbs-v4", "rivm"]
    tabellen: tuple[Tabel, ...] = Field(min_length=1)
    gebied: Code
    gebieden: tuple[Gebiedsoort, ...] = Field(min_length=1)
    tijd: Code = "Perioden"
    soort_periode: Periodesoort = "jaar"
    filter: dict[str, Keuzeveld] = {}
    marges: Marges | None = None
    overige: Literal["stop", "totaal"] = "stop"


class Wsjgblok(_Blok):
    """Indicatoren van Waarstaatjegemeente, per jaar vanaf `vanaf`."""

    dienst: Literal["waarstaatjegemeente"]
    vanaf: int = Field(ge=2000)


class Duoblok(_Blok):
    """Leerlingen naar postcode en vestiging; `{begin}` en `{eind}` in `bestand` zijn de jaren van het schooljaar."""

    dienst: Literal["duo"]
    bestand: Tekst
    vanaf: int = Field(ge=2000)
    postcodes: tuple[Annotated[str, StringConstraints(pattern=r"^\d{4}$")], ...] = Field(min_length=1)


class Leefbaarometerblok(_Blok):
    """Scores uit het zipbestand van de Leefbaarometer: een CSV met een gebiedskolom en een jaarkolom."""

    dienst: Literal["leefbaarometer"]
    bestand: Tekst
    lid: Tekst
    gebied: Code
    jaar: Code = "jaar"


Blok = Annotated[Cbsblok | Wsjgblok | Duoblok | Leefbaarometerblok, Field(discriminator="dienst")]


class ZonderWeg(Vast):
    """Een indicator waarvoor het kader een openbare bron noemt, maar wij geen maat kennen."""

    indicator: Sleutel
    reden: Tekst


class Ophaalbestand(Vast):
    """De inhoud van één bestand in `kader/<jaar>/ophalen/`."""

    blokken: tuple[Blok, ...] = ()
    zonder_weg: tuple[ZonderWeg, ...] = ()


def naam_van_tabel(blok: _Blok, code: str = "") -> str:
    """Hoe een tabel in een vindplaats en een melding heet, zoals `RIVM 50150NED`."""
    namen = {"cbs-v3": "CBS", "cbs-v4": "CBS", "rivm": "RIVM", "waarstaatjegemeente": "Waarstaatjegemeente"}
    namen |= {"duo": "DUO", "leefbaarometer": "Leefbaarometer"}
    return f"{namen[blok.dienst]} {code}".strip()
