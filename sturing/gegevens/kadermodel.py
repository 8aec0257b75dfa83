"""De vormen van het kader: wat een opgave, doel, resultaat, indicator en bron is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from sturing.gegevens.vormen import Eenheid, Frequentie, Richting, Sleutel, Tekst, Vast


class Lezing(Vast):
    """Een tekst zoals hij op één plaats in een brondocument staat."""

    naam: Tekst
    vindplaats: Tekst


class Groep(Vast):
    """Een leeftijdsgroep met precieze grenzen; `tot_en_met` leeg = geen bovengrens."""

    id: Sleutel
    naam: Tekst
    van: int | None = None
    tot_en_met: int | None = None
    toelichting: str = ""


class Afwegingspunt(Vast):
    """Eén kenmerk van een doel dat meetelt bij afwegingen.

    `waarde` volgt de schaal van het brondocument; `niet-vermeld` is een echt antwoord.
    """

    waarde: Tekst
    toelichting: str = ""


class InvloedOp(Vast):
    """Een doel of opgave waarop een doel volgens de bron inwerkt."""

    op: Sleutel
    toelichting: str = ""


JaNee = Literal["ja", "nee", "deels", "niet-vermeld"]


class Doelkenmerk(Vast):
    """Een ja/nee-kenmerk met toelichting."""

    waarde: JaNee = "niet-vermeld"
    toelichting: str = ""


class Afwegingsprofiel(Vast):
    """De punten die het Uitvoeringsplan bij een doel noemt voor afwegingen."""

    invloed: Afwegingspunt
    wettelijke_taak: Doelkenmerk = Doelkenmerk()
    regionaal_kader: Doelkenmerk = Doelkenmerk()
    preventie: Doelkenmerk = Doelkenmerk()
    kostenbesparing: Doelkenmerk = Doelkenmerk()
    eigen_kracht: Doelkenmerk = Doelkenmerk()
    bereik: Afwegingspunt
    invloed_op: tuple[InvloedOp, ...] = ()
    punten: tuple[Tekst, ...] = ()
    vindplaats: Tekst


class Raakvlak(Vast):
    """Waar een doel het fysiek domein, sport of cultuur raakt."""

    domein: Literal["fysiek", "sport", "cultuur"]
    toelichting: Tekst
    vindplaats: Tekst


class Resultaat(Vast):
    """Een maatschappelijk resultaat onder een doel."""

    id: Sleutel
    naam: Tekst
    vindplaats: Tekst
    namen_elders: tuple[Lezing, ...] = ()
    zonder_indicator: str = ""
    toelichting: str = ""


class Doel(Vast):
    """Een doel met zijn resultaten."""

    id: Sleutel
    nummer: int
    naam: Tekst
    vindplaats: Tekst
    namen_elders: tuple[Lezing, ...] = ()
    betekenis: Tekst
    resultaten: tuple[Resultaat, ...] = Field(min_length=1)
    afweging: Afwegingsprofiel
    raakvlakken: tuple[Raakvlak, ...] = ()


class Opgave(Vast):
    """Een opgave uit de visie met haar doelen."""

    id: Sleutel
    nummer: int
    naam: Tekst
    vindplaats: Tekst
    namen_elders: tuple[Lezing, ...] = ()
    betekenis: Tekst
    toekomstbeeld: Tekst
    inzet: Tekst
    dimensies: tuple[Sleutel, ...] = ()
    global_goals: tuple[int, ...] = ()
    doelen: tuple[Doel, ...] = Field(min_length=1)


class Indicator(Vast):
    """Eén ding dat we meten, bij één groep, uit één bron."""

    id: Sleutel
    naam: Tekst
    kort: Tekst
    namen_elders: tuple[Lezing, ...] = ()
    eenheid: Eenheid
    groep: Sleutel = "totaal"
    populatie: str = "inwoners"
    telt_mensen: bool = True
    telt_zelfde_als: Sleutel = ""
    richting: Richting
    richting_grond: Literal["titel", "afgeleid", "onduidelijk"]
    richting_reden: Tekst
    bron: Sleutel
    andere_bronnen: tuple[Sleutel, ...] = ()
    frequentie: Frequentie
    volgende: str = ""
    volgende_grond: Literal["bron", "afgeleid", "niet-vermeld"]
    hangt_aan: tuple[Sleutel, ...] = Field(min_length=1)
    bronrijen: tuple[str, ...] = ()
    toelichting: str = ""


class Bron(Vast):
    """Waar cijfers vandaan komen."""

    id: Sleutel
    naam: Tekst
    houder: Tekst
    soort: Literal["statistiek", "monitor", "peiling", "register", "partner", "document", "model"]
    frequentie: Frequentie
    laatste: str = ""
    volgende: str = ""
    volgende_grond: Literal["bron", "afgeleid", "niet-vermeld"] = "niet-vermeld"
    wijze: Literal["api", "bestand", "partner", "document"]
    drempel: int = 10
    toelichting: str = ""
    namen_in_documenten: tuple[str, ...] = ()


class Factor(Vast):
    """Een knoop in de samenhang die zelf geen doel of opgave is."""

    id: Sleutel
    naam: Tekst


class Verband(Vast):
    """Een pijl in de samenhang: van werkt in op naar."""

    van: Sleutel
    naar: Sleutel
    teken: Literal["+", "-", "?"]
    reden: Tekst
    opgave: Sleutel
    vindplaats: Tekst


class Samenhang(Vast):
    """De graaf van verbanden tussen doelen, opgaven en factoren."""

    factoren: tuple[Factor, ...] = ()
    verbanden: tuple[Verband, ...] = ()


class Bronrij(Vast):
    """Een rij uit de tabellen van het Uitvoeringsplan, letterlijk overgenomen."""

    rij: str
    vindplaats: str
    opgave: Sleutel
    doel: str
    resultaat: str = ""
    tekst: str
    bron: str = ""


class Tegenstrijdigheid(Vast):
    """Twee lezingen in de brondocumenten, met de keuze die zichtbaar is gemaakt."""

    id: Sleutel
    raakt: Literal["naam", "leeftijd", "cijfer", "bron", "aantal", "indeling", "spelling"]
    onderwerp: Tekst
    lezingen: tuple[Lezing, ...] = Field(min_length=2)
    keuze: Tekst
    reden: Tekst
    betreft: tuple[str, ...] = ()


class Ontwikkeling(Vast):
    """Een maatschappelijke ontwikkeling die op doelen inwerkt."""

    id: Sleutel
    opgave: Sleutel
    titel: Tekst
    samenvatting: Tekst
    gebied: Literal["landelijk", "lokaal", "landelijk-en-lokaal"]
    doelen: tuple[Sleutel, ...] = Field(min_length=1)
    verwijzingen: tuple[str, ...] = ()
    vindplaats: Tekst


class Ervaring(Vast):
    """Wat inwoners vertellen, in eigen woorden; `van_inwoners` is onwaar als alleen het document het zegt."""

    id: Sleutel
    opgave: Sleutel
    doelen: tuple[Sleutel, ...] = ()
    jaar: int
    wijk: str = ""
    doelgroep: str = ""
    thema: Tekst
    strekking: Literal["positief", "negatief", "gemengd"]
    samenvatting: Tekst
    citaat: str = ""
    #: Waarom het citaat er mag staan: wie het zei gaf toestemming, of een openbaar document drukt het zo af.
    citaat_mag: Literal["", "toestemming", "afgedrukt"] = ""
    aantal_bevraagd: int | None = None
    bron: Sleutel
    vindplaats: Tekst
    van_inwoners: bool = True

    @model_validator(mode="after")
    def _citaat_mag(self) -> Ervaring:
        if self.citaat and not self.citaat_mag:
            remedie = "vraag toestemming en zet citaat_mag op toestemming, of op afgedrukt uit een openbaar document"
            raise ValueError(f"bij dit citaat staat niet dat het mag; {remedie}")
        return self
