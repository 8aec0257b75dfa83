"""Bouwstenen voor de tests van het afwegingskader: een weegbeeld uit losse antwoorden."""

from __future__ import annotations

from datetime import date

from sturing.gegevens.activiteitmodel import Activiteit, Antwoord
from sturing.gegevens.kader import Kader
from sturing.rekenen.weegbeeld import Weegbeeld, bereken_weegbeeld
from sturing.rekenen.weging import Weging, bereken_weging

#: Op elke vraag het sterkste antwoord, zonder verplichting.
STERK = {
    "verplichting": "nee",
    "verantwoordelijkheid-elders": "nee",
    "gelijksoortig-aanbod": "nee",
    "eigen-kracht": "nee",
    "impact-per-inwoner": "hoog",
    "aantal-inwoners": "hoog",
    "kosten-verhouding": "gunstig",
    "besparing": "onderbouwd",
    "wijk": "ja",
    "doelgroep": "ja",
    "bijdrage": "rechtstreeks",
}


def maak_activiteit(sleutel: str = "A1", **velden: object) -> Activiteit:
    standaard = {"activiteit": f"Activiteit {sleutel}", "resultaten": ("minder-problematische-schulden",)}
    return Activiteit(id=sleutel, **(standaard | velden))


def maak_beeld(kader: Kader, antwoorden: dict[str, str], sleutel: str = "A1", wie: str = "beoordelaar") -> Weegbeeld:
    """Het weegbeeld bij deze antwoorden; een vraag die ontbreekt, is onbekend."""
    gegeven = [
        Antwoord(activiteit=sleutel, vraag=v, antwoord=a, wie=wie, wanneer=date(2026, 2, 1))
        for v, a in antwoorden.items()
    ]
    return bereken_weegbeeld(maak_activiteit(sleutel), gegeven, kader)


def maak_weging(kader: Kader, antwoorden: dict[str, str], sleutel: str = "A1") -> Weging:
    return bereken_weging(maak_beeld(kader, antwoorden, sleutel), kader.afwegingskader)
