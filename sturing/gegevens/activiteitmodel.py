"""De vormen van activiteiten en van de antwoorden die beoordelaars over hen geven."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sturing.gegevens.kadermodel import Sleutel, Tekst, Vast

Dekking = Literal["structureel", "tijdelijk", "onbekend"]
DEKKINGEN: tuple[str, ...] = ("structureel", "tijdelijk", "onbekend")
SOORTEN: tuple[str, ...] = ("activiteit", "aanvraag")

#: Een bereik van 1 tot en met 9 inwoners kan een mens herkenbaar maken. Het wordt al bij het lezen dit woord, zodat
#: het aantal zelf nergens meer terugkomt: niet op een blad, niet in een werkboek en niet in wat wordt vastgelegd.
KLEINSTE_BEREIK, KLEIN_BEREIK = 10, "<10"
_DUIZENDPUNT = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")


def _zonder_duizendpunt(waarde: object) -> object:
    """Weiger '12.000': de een leest er twaalf, de ander twaalfduizend."""
    if isinstance(waarde, str) and _DUIZENDPUNT.fullmatch(waarde.strip()):
        heel = waarde.strip().replace(".", "")
        raise ValueError(f"in '{waarde}' staat een duizendpunt of een komma te veel; schrijf {heel} zonder punt")
    return waarde


def _scherm_klein_bereik_af(waarde: object) -> object:
    waarde = _zonder_duizendpunt(waarde)
    if waarde is None or str(waarde).replace(" ", "") == KLEIN_BEREIK:
        return waarde and KLEIN_BEREIK
    try:
        getal = int(waarde) if isinstance(waarde, str) else waarde
        if getal < 0 or getal != int(getal):
            raise ValueError
    except (ValueError, OverflowError):
        raise ValueError(f"'{waarde}' is geen aantal; geef een heel getal van 0 of meer; leeg is onbekend") from None
    return KLEIN_BEREIK if 0 < getal < KLEINSTE_BEREIK else int(getal)


Euro = Annotated[float, BeforeValidator(_zonder_duizendpunt), Field(ge=0, allow_inf_nan=False)]


class Activiteit(Vast):
    """Aanbod dat er is (activiteit) of waar geld voor is gevraagd (aanvraag).

    `resultaten` noemt maatschappelijke resultaten; een doel mag als de bron alleen het doel noemt.
    `kosten` zijn euro's per jaar; `tot_en_met` is de laatste dag met geld. Leeg is onbekend, nooit 0.
    `bereik` is een aantal inwoners, of `<10` als het er 1 tot en met 9 zijn.
    Geen `wijken` betekent: de hele gemeente, of niet bekend.
    """

    id: str = Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=40)
    activiteit: Tekst
    soort: Literal["activiteit", "aanvraag"] = "activiteit"
    uitvoerder: str = ""
    resultaten: tuple[Sleutel, ...] = Field(min_length=1)
    regeling: str = ""
    kosten: Euro | None = None
    dekking: Dekking = "onbekend"
    tot_en_met: date | None = None
    bereik: Annotated[int | Literal["<10"] | None, BeforeValidator(_scherm_klein_bereik_af)] = None
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
