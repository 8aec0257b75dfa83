"""De vormen van feiten: metingen, uitspraken, en de gemeente waarover ze gaan."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from sturing.gegevens.kadermodel import Eenheid, Sleutel, Tekst, Vast

#: De kolommen van een metingenbestand, in volgorde.
METINGKOLOMMEN = (
    "indicator", "gebied", "periode", "groep", "waarde", "ondergrens", "bovengrens", "n",
    "teller", "noemer", "herkomst", "aanduiding", "beschikbaar_per", "vindplaats", "opmerking",
)  # fmt: skip

Herkomst = Literal["gemeten", "model", "benadering"]


class Meting(Vast):
    """Eén waarde: indicator, gebied, periode en groep.

    `waarde` is in de eenheid van de indicator; leeg is onbekend en nooit 0.
    `herkomst` scheidt gemeten, gemodelleerde en benaderende (proxy) waarden:
    die vormen nooit samen één trend.
    """

    indicator: Sleutel
    gebied: Tekst
    periode: str
    groep: Sleutel
    waarde: float | None
    ondergrens: float | None = None
    bovengrens: float | None = None
    n: int | None = Field(default=None, ge=0)
    teller: float | None = None
    noemer: float | None = None
    herkomst: Herkomst
    aanduiding: str = ""
    beschikbaar_per: date
    vindplaats: Tekst
    opmerking: str = ""


class Uitspraak(Vast):
    """Een kwantitatieve uitspraak in een document uit `gemeente.yml`, met waar zij staat."""

    id: str
    document: Sleutel
    vindplaats: Tekst
    onderwerp: Tekst
    waarde: float
    waarde_tot: float | None = None
    eenheid: Eenheid
    groep: Sleutel = "totaal"
    populatie: str = ""
    gebied: Tekst
    periode: str
    aanduiding: str = ""
    bron: Tekst
    wordt: Literal["meting", "benadering", "context"]
    indicator: str = ""
    opmerking: str = ""


class Kerncijfer(Vast):
    """Een cijfer dat een wijk of de gemeente beschrijft, zonder indicator van het kader te zijn."""

    kerncijfer: Tekst
    gebied: Tekst
    periode: str
    waarde: float
    eenheid: Eenheid
    groep: Sleutel = "totaal"
    bron: Tekst
    beschikbaar_per: date
    vindplaats: Tekst
    verworpen: Literal["", "ja"] = ""
    opmerking: str = ""


class Waarderingspunt(Vast):
    """Wat bewoners van een wijk van één ding vinden: vergeleken met de gemeente, en vergeleken met eerder.

    `niet-gedaald` is voor een bron die alleen zegt dat het niet daalde; `niet-vermeld` is een echt antwoord.
    """

    over: Tekst
    vergeleken: Literal["hoger", "gemiddeld", "iets-lager", "lager", "niet-vermeld"]
    verandering: Literal["gestegen", "gelijk", "niet-gedaald", "gedaald", "niet-vermeld"]


class Wijkwaardering(Vast):
    """Hoe bewoners hun wijk en de gemeente waarderen, in de woorden van een bron zonder cijfers."""

    bron: Tekst
    sinds: int
    punten: tuple[Waarderingspunt, ...] = Field(min_length=1)


class Wijk(Vast):
    """Een wijk met haar code en een schets in eigen woorden."""

    code: str = Field(pattern=r"^WK\d{6}$")
    naam: Tekst
    ook_genoemd: tuple[str, ...] = ()
    schets: str = ""
    waardering: Wijkwaardering | None = None
    kenmerken: tuple[Tekst, ...] = ()
    let_op: tuple[Tekst, ...] = ()
    vindplaats: str = ""
    tegel: tuple[int, int] = (0, 0)


class Vergelijkgebied(Vast):
    """Een gebied waarmee de gemeente zich vergelijkt."""

    code: Tekst
    naam: Tekst
    soort: Literal["regio", "provincie", "land"]


class Huisstijl(Vast):
    """De kleuren van de gemeente, als zestientallige codes."""

    hoofdkleur: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")
    accentkleur: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")


class Document(Vast):
    """Een brondocument waaruit cijfers en namen zijn overgenomen."""

    id: Sleutel
    naam: Tekst
    uitgever: Tekst
    datum: Tekst
    bekend_per: date
    toelichting: str = ""


class Toegankelijkheid(Vast):
    """Wat alleen de gemeente weet over haar toegankelijkheidsverklaring; wat leeg is, meldt de verklaring zelf."""

    opgesteld: date | None = None
    herzien: date | None = None
    onderzoek_gepland: date | None = None
    gebruikerstest_gepland: date | None = None
    reactietermijn: str = ""
    functie: str = ""
    getekend: date | None = None


class Gemeente(Vast):
    """De gemeente waarover een rapport gaat."""

    naam: Tekst
    volledige_naam: Tekst
    code: str = Field(pattern=r"^GM\d{4}$")
    verzonnen: bool = False
    rapportagejaar: int | None = None
    wijken: tuple[Wijk, ...]
    vergelijk: tuple[Vergelijkgebied, ...]
    huisstijl: Huisstijl
    documenten: tuple[Document, ...] = ()
    openbare_nummers: tuple[Tekst, ...] = ()
    #: Partners, plekken en instellingen die in teksten geen mens zijn; zie `eigennamen`.
    eigennamen: tuple[Tekst, ...] = ()
    #: Waar een lezer een probleem met dit rapport meldt: een openbaar webadres, mailadres of telefoonnummer.
    meldpunt: str = ""
    toegankelijkheid: Toegankelijkheid = Toegankelijkheid()

    @model_validator(mode="after")
    def _toets_gelijke_waarderingen(self) -> Gemeente:
        """Wie bij de ene wijk een daling noemt en de andere overslaat, zet die ene wijk in een slecht licht."""
        gevraagd = {w.naam: _vraag(w.waardering) for w in self.wijken}
        if len(set(gevraagd.values())) > 1:
            eerste, vraag = next(iter(gevraagd.items()))
            anders = next(naam for naam, eigen in gevraagd.items() if eigen != vraag)
            raise ValueError(
                f"de waardering van wijk '{anders}' noemt andere punten, een ander jaar of een andere bron dan die van"
                f" '{eerste}'; geef elke wijk dezelfde, met niet-vermeld waar de bron zwijgt"
            )
        return self


def _vraag(waardering: Wijkwaardering | None) -> tuple | None:
    return waardering and (waardering.bron, waardering.sinds, tuple(sorted(p.over for p in waardering.punten)))
