"""De vormen van activiteiten en van de antwoorden die beoordelaars over hen geven."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from sturing.gegevens.kadermodel import Sleutel, Tekst, Vast

Dekking = Literal["structureel", "tijdelijk", "onbekend"]
DEKKINGEN: tuple[str, ...] = ("structureel", "tijdelijk", "onbekend")
SOORTEN: tuple[str, ...] = ("activiteit", "aanvraag")


class Activiteit(Vast):
    """Aanbod dat er is (activiteit) of waar geld voor is gevraagd (aanvraag).

    `resultaten` noemt maatschappelijke resultaten; een doel mag als de bron alleen het doel noemt.
    `kosten` zijn euro's per jaar; `tot_en_met` is de laatste dag met geld. Leeg is onbekend, nooit 0.
    Geen `wijken` betekent: de hele gemeente, of niet bekend.
    """

    id: str = Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=40)
    activiteit: Tekst
    soort: Literal["activiteit", "aanvraag"] = "activiteit"
    uitvoerder: str = ""
    resultaten: tuple[Sleutel, ...] = Field(min_length=1)
    regeling: str = ""
    kosten: float | None = Field(default=None, ge=0)
    dekking: Dekking = "onbekend"
    tot_en_met: date | None = None
    bereik: int | None = Field(default=None, ge=0)
    wijken: tuple[str, ...] = ()
    doelgroep: str = ""
    toelichting: str = ""
    vindplaats: str = ""


class Antwoord(Vast):
    """Wat één beoordelaar op één vraag over één activiteit antwoordt.

    `wie` is een rol of initialen; het rapport is openbaar.
    """

    activiteit: Tekst
    vraag: Sleutel
    antwoord: Sleutel
    toelichting: str = ""
    wie: Tekst
    wanneer: date


#: De kolommen van `activiteiten/<jaar>.csv` en van het blad Activiteiten.
ACTIVITEITKOLOMMEN: tuple[str, ...] = tuple(Activiteit.model_fields)
#: De kolommen van `activiteiten/<jaar>-antwoorden.csv` en van het blad Antwoorden.
ANTWOORDKOLOMMEN: tuple[str, ...] = tuple(Antwoord.model_fields)
