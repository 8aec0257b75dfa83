"""Verzonnen antwoorden van beoordelaars aan de wegingstafel, en wat het register daarvoor nodig heeft."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import LAATSTE_RAPPORTAGEJAAR, VINDPLAATS, Wereld

ANTWOORDKOLOMMEN = ("activiteit", "vraag", "antwoord", "toelichting", "wie", "wanneer")
#: Vaste rollen; de eerste beoordeelt alles, de andere twee kijken mee.
_BEOORDELAARS = ("accounthouder", "beleidsadviseur", "adviseur financiën")
#: Zo vaak beoordeelt de tweede en de derde een activiteit ook.
_KIJKT_MEE = (1.0, 0.45, 0.15)
#: Kans op het laagste, volgende, ... antwoord; wat hier niet staat, is gelijk verdeeld.
_KANSEN = {
    "verplichting": (0.80, 0.08, 0.05, 0.07),
    "verantwoordelijkheid-elders": (0.08, 0.14, 0.78),
    "gelijksoortig-aanbod": (0.15, 0.25, 0.60),
    "eigen-kracht": (0.07, 0.38, 0.55),
    "kosten-verhouding": (0.22, 0.50, 0.28),
    "bijdrage": (0.05, 0.35, 0.60),
}
#: Zo vaak weet een beoordelaar het niet, en zo vaak ziet een meekijker het anders dan de eerste.
_ONBEKEND, _ANDERS = 0.06, 0.18
#: Een op de zoveel activiteiten is nog door niemand beoordeeld.
_ONBEOORDEELD = 12
#: Bij deze vragen schrijven de verzonnen beoordelaars er iets bij.
_TOELICHTING = {
    "gelijksoortig-aanbod": "Verzonnen: besproken met de partners.",
    "kosten-verhouding": "Verzonnen: vergeleken met ander aanbod voor dit resultaat.",
    "besparing": "Verzonnen: schatting van de uitvoerder.",
}


def vul_register_aan(activiteiten: list[dict]) -> list[dict]:
    """Zeg bij elke activiteit of zij loopt of is aangevraagd, en of het geld tijdelijk is."""
    uit = []
    for rij in activiteiten:
        soort = "aanvraag" if rij["dekking"] == "incidenteel" else "activiteit"
        dekking = "tijdelijk" if rij["tot_en_met"] else "structureel"
        # Er is meer gevraagd dan er is: pas dan valt er iets te verdelen.
        kosten = rij["kosten"] * 2 if soort == "aanvraag" else rij["kosten"] * 3 // 2
        nieuw = {"id": rij["id"], "activiteit": rij["activiteit"], "soort": soort}
        uit.append(nieuw | rij | {"kosten": kosten, "dekking": dekking, "vindplaats": VINDPLAATS})
    return uit


def bouw_antwoorden(activiteiten: list[dict], kader: Voorbeeldkader, wereld: Wereld) -> list[dict]:
    """Een rij per activiteit, vraag en beoordelaar; soms 'onbekend', soms verschillend."""
    criteria = kader.bestanden["afwegingskader"]["criteria"]
    vragen = [v for c in criteria for v in c.get("vragen", []) if not v.get("doelkenmerk")]
    rijen = []
    for nr, activiteit in enumerate(activiteiten, start=1):
        if nr % _ONBEOORDEELD:
            toeval = wereld.toeval(f"antwoorden {activiteit['activiteit']}")
            rijen += _beoordeel(activiteit["id"], vragen, toeval)
    return rijen


def _beoordeel(activiteit: str, vragen: list[dict], toeval: np.random.Generator) -> Iterator[dict]:
    """De antwoorden van een of meer beoordelaars; een vraag die niet geldt, slaan zij over."""
    eerste: dict[str, str] = {}
    for wie, kans in zip(_BEOORDELAARS, _KIJKT_MEE, strict=True):
        if toeval.random() >= kans:
            continue
        dag = int(toeval.integers(1, 28))
        gegeven: dict[str, str] = {}
        for vraag in vragen:
            if any(gegeven.get(v) not in antwoorden for v, antwoorden in vraag.get("alleen_als", {}).items()):
                continue
            gegeven[vraag["id"]] = _trek(vraag, eerste.get(vraag["id"]), toeval)
            yield {
                "activiteit": activiteit,
                "vraag": vraag["id"],
                "antwoord": gegeven[vraag["id"]],
                "toelichting": _TOELICHTING.get(vraag["id"]),
                "wie": wie,
                "wanneer": f"{LAATSTE_RAPPORTAGEJAAR}-02-{dag:02d}",
            }
        eerste = eerste or gegeven


def _trek(vraag: dict, eerder: str | None, toeval: np.random.Generator) -> str:
    """Een antwoord op de schaal; een meekijker volgt meestal de eerste."""
    schaal = [antwoord["id"] for antwoord in vraag["schaal"]]
    if toeval.random() < _ONBEKEND:
        return "onbekend"
    if eerder in schaal and toeval.random() >= _ANDERS:
        return eerder
    kansen = _KANSEN.get(vraag["id"], (1 / len(schaal),) * len(schaal))
    return schaal[int(toeval.choice(len(schaal), p=kansen))]
