"""De vorm van `kader/<jaar>/recepten/<naam>.yml`: hoe een geleverd bestand metingen wordt.

Een recept zegt alles wat een mens anders zou raden: aan welke koppen het bestand te herkennen is, wat een punt in een
getal betekent, wat `.` of -99997 zegt, en welke kolom welke indicator is. Wat het recept niet zegt, wordt niet gelezen.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from sturing.gegevens.vormen import Sleutel, Tekst, Vast

#: Wat een teken of code in plaats van een getal betekent. Geen van deze is ooit 0.
Betekenis = Literal["onbekend", "afgeschermd", "te-klein", "niet-van-toepassing"]


class Getalnotatie(Vast):
    """Hoe een getal in tekst is geschreven; wat hier niet staat, maakt een punt of komma dubbelzinnig."""

    decimaal: Literal["komma", "punt"] | None = None
    duizendtal: Literal["punt", "komma", "spatie", "geen"] | None = None

    @model_validator(mode="after")
    def _verschillend(self):
        if self.decimaal and self.decimaal == self.duizendtal:
            raise ValueError("decimaal en duizendtal zijn hetzelfde teken; kies voor een van beide een ander")
        return self


class Herkenning(Vast):
    """Waaraan een bestand te herkennen is: alles wat hier staat, moet kloppen."""

    soort: Literal["csv", "werkboek", "sav"]
    bestandsnaam: str = ""
    teksten: tuple[Tekst, ...] = ()
    variabelen: tuple[Tekst, ...] = ()


def _als_aanwijzing(waarde: Any) -> Any:
    return {"vast": waarde} if isinstance(waarde, str) else waarde


class Aanwijzing(Vast):
    """Waar een naam vandaan komt: vast, of uit een kolom met een vertaling per waarde."""

    vast: Tekst | None = None
    kolom: Tekst | None = None
    waarden: dict[str, str] = {}
    overslaan: tuple[str, ...] = ()
    anders: Literal["terzijde", "overslaan"] = "terzijde"
    vul_omlaag: bool = False

    @model_validator(mode="after")
    def _een_van_beide(self):
        if (self.vast is None) == (self.kolom is None):
            raise ValueError("geef een vaste waarde of een kolom; niet allebei")
        return self


Aanwijzingveld = Annotated[Aanwijzing, BeforeValidator(_als_aanwijzing)]


class Cijferkolom(Vast):
    """Een kolom met waarden; wat hier staat gaat voor wat de tabel zegt."""

    kolom: Tekst
    indicator: Aanwijzingveld | None = None
    gebied: Aanwijzingveld | None = None
    periode: Aanwijzingveld | None = None
    groep: Aanwijzingveld | None = None
    ondergrens: Tekst | None = None
    bovengrens: Tekst | None = None
    n: Tekst | None = None
    teller: Tekst | None = None
    noemer: Tekst | None = None
    factor: float = Field(default=1.0, gt=0)


class Recepttabel(Vast):
    """Eén tabel op een blad: koprijen, dan rijen met cijfers, dan noten."""

    blad: str = ""
    koprijen: int = Field(default=1, ge=1, le=6)
    vul_koppen: bool = False
    kop_mist: Literal["", "eerste", "laatste"] = ""
    totaalrijen: tuple[Tekst, ...] = ()
    einde: tuple[Tekst, ...] = ()
    indicator: Aanwijzingveld | None = None
    gebied: Aanwijzingveld | None = None
    periode: Aanwijzingveld | None = None
    groep: Aanwijzingveld | None = None
    cijfers: tuple[Cijferkolom, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _alles_bekend(self):
        for cijfer in self.cijfers:
            for naam in ("indicator", "gebied", "periode"):
                if not (getattr(cijfer, naam) or getattr(self, naam)):
                    raise ValueError(f"bij kolom '{cijfer.kolom}' ontbreekt {naam}; zet het bij de kolom of de tabel")
        return self


class Peilingvraag(Vast):
    """Eén vraag uit een vragenlijst: welke codes meetellen voor het percentage, en welke alleen in de noemer."""

    indicator: Sleutel
    variabele: Tekst
    telt: dict[int, str] = Field(min_length=1)
    telt_niet: dict[int, str] = Field(min_length=1)
    ontbreekt: dict[int, str] = {}
    groep: Sleutel | None = None
    filter_variabele: str = ""
    filter_codes: tuple[int, ...] = ()
    herkomst: Literal["gemeten", "benadering"] = "gemeten"
    opmerking: str = ""

    @model_validator(mode="after")
    def _codes_eenmaal(self):
        codes = [*self.telt, *self.telt_niet, *self.ontbreekt]
        if dubbel := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"code {min(dubbel)} van '{self.variabele}' staat in twee lijsten; kies er een")
        if bool(self.filter_variabele) != bool(self.filter_codes):
            raise ValueError("een filter heeft een variabele en codes; geef beide of geen van beide")
        return self


class Peiling(Vast):
    """Een SPSS-bestand: gewicht, gebied, periode en de vragen."""

    gewicht: Tekst | None
    periode: Tekst
    gebied: Tekst
    wijk_variabele: str = ""
    wijken: dict[int, str] = {}
    vragen: tuple[Peilingvraag, ...] = Field(min_length=1)


class Recept(Vast):
    """Hoe één soort bestand metingen wordt; het bestand heet naar het recept."""

    naam: Tekst
    toelichting: str = ""
    nagekeken: bool = False
    bron: Sleutel | None = None
    vindplaats: Tekst
    herkomst: Literal["gemeten", "model", "benadering"] = "gemeten"
    opmerking: str = ""
    beschikbaar_per: date | None = None
    herken: Herkenning
    getallen: Getalnotatie = Getalnotatie()
    ontbreekt: dict[str, Betekenis] = {}
    tabellen: tuple[Recepttabel, ...] = ()
    peiling: Peiling | None = None

    @model_validator(mode="after")
    def _tabel_of_peiling(self):
        if bool(self.tabellen) == (self.peiling is not None):
            raise ValueError("een recept heeft tabellen of een peiling; niet allebei en niet geen van beide")
        if (self.peiling is not None) != (self.herken.soort == "sav"):
            raise ValueError("een peiling hoort bij soort sav; een tabel bij csv of werkboek")
        if self.herkomst == "benadering" and not self.opmerking:
            raise ValueError("een benadering zonder opmerking; zeg in opmerking waarin zij afwijkt")
        return self
