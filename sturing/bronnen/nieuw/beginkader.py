"""Het kader waarmee een nieuwe gemeente begint: opgaven, doelen en indicatoren, zonder iets van een ander.

Uitgangspunt is het kader van een gemeente die er al is, want de notebooks noemen haar doelen en indicatoren.
Alleen dat geraamte gaat mee, met wat voor heel Nederland geldt: landelijke bronnen, begrippen, groepen, dimensies
van positieve gezondheid. Alles wat een keuze, feit of naam van die ene gemeente is, wordt `nog invullen`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from sturing.labels import INVULLEN

#: Bestanden die pas zin hebben als de gemeente zelf afspraken, bronnen of verbanden heeft vastgesteld.
_NIET_MEE = {"partners", "vragenlijst", "tegenstrijdigheden", "samenhang"}
#: Wie deze bronnen houdt, doet dat voor elke gemeente; de andere bronnen kiest een gemeente zelf.
_LANDELIJK = {
    "cbs", "rivm-model", "duo", "kiss", "waarstaatjegemeente", "veiligheidsmonitor", "monitor-geldzorgen", "ingrado",
    "ggd-jeugd", "ggd-groep7", "ggd-jongvolwassenen", "ggd-volwassenen-en-ouderen",
}  # fmt: skip
_ORGANISATIE = f"lokale organisatie ({INVULLEN})"
#: Zo'n zin gaat over de stukken of de kalender van één gemeente.
_EIGEN_ZIN = re.compile(
    r"\b(?:het plan|uitvoeringsplan|(?:bron)?documenten|de visie|januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Namen:
    """Hoe de andere gemeente heet, hoe de nieuwe, en welke namen alleen bij de andere horen."""

    oud: str
    nieuw: str
    alleen_oud: frozenset[str]

    @cached_property
    def _verzonnen(self) -> re.Pattern[str]:
        anders = sorted(self.alleen_oud - {self.oud}, key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(naam)}(?!\w)" for naam in anders))

    def vertaal(self, tekst: str) -> str:
        """De tekst met de naam van de nieuwe gemeente; elke andere naam van de oude is nog in te vullen.

        >>> namen = Namen("Voorbeeldstad", "Baarn", frozenset({"Jeugdpunt"}))
        >>> namen.vertaal("Wachttijd Jeugdpunt in Voorbeeldstad")
        'Wachttijd lokale organisatie (nog invullen) in Baarn'
        """
        return self._verzonnen.sub(_ORGANISATIE, tekst.replace(" (verzonnen)", "")).replace(self.oud, self.nieuw)


def maak_beginkader(bron: Path, namen: Namen, jaar: int) -> dict[str, object]:
    """De YAML-bestanden van het kader op naam, klaar om te schrijven; `bron` is een map `kader/<jaar>`."""
    oud = {
        pad.stem: yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506 - veilige lader
        for pad in sorted(bron.glob("*.yml"))
        if pad.stem not in _NIET_MEE
    }
    bronnen, nieuwe_ids = _bronnen(oud["bronnen"])
    vast = {
        "bronnen": bronnen,
        "indicatoren": [_indicator(i, nieuwe_ids) for i in oud["indicatoren"]],
        "grondslag": _grondslag(oud["grondslag"]),
        "cyclus": _cyclus(oud["cyclus"], jaar),
        "afwegingskader": _afwegingskader(oud["afwegingskader"]),
        "groepen": oud["groepen"],
    }
    opgaven = {naam: _opgave(inhoud) for naam, inhoud in oud.items() if naam not in vast}
    leeg = {"samenhang": {"factoren": [], "verbanden": []}, "tegenstrijdigheden": []}
    return _vertaal(opgaven | vast, namen) | leeg


def maak_bronrijen(bron: Path, namen: Namen) -> str:
    """De tekst van `bronrijen.csv`: elke indicator met de plek in het eigen plan, nog in te vullen."""
    with bron.joinpath("bronrijen.csv").open(encoding="utf-8", newline="") as stroom:
        rijen = list(csv.DictReader(stroom))
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, list(rijen[0]), lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(_vertaal([rij | {"vindplaats": INVULLEN, "bron": INVULLEN} for rij in rijen], namen))
    return uit.getvalue()


def _opgave(opgave: dict) -> dict:
    """Namen en nummers van opgave, doelen en resultaten; wat zij hier betekenen, schrijft de gemeente zelf."""
    vrij = {veld: opgave[veld] for veld in ("dimensies", "global_goals") if veld in opgave}
    return {
        **_kop(opgave, "nummer", "naam"),
        "betekenis": f"Wat deze opgave betekent ({INVULLEN}).",
        "toekomstbeeld": f"Het toekomstbeeld uit de eigen visie ({INVULLEN}).",
        "inzet": f"Waar de gemeente op inzet ({INVULLEN}).",
        **vrij,
        "doelen": [_doel(doel) for doel in opgave["doelen"]],
    }


def _doel(doel: dict) -> dict:
    onbekend = {"waarde": INVULLEN}
    return {
        **_kop(doel, "nummer", "naam"),
        "betekenis": f"Wat dit doel betekent ({INVULLEN}).",
        "resultaten": [_kop(resultaat, "naam") for resultaat in doel["resultaten"]],
        "afweging": {"invloed": onbekend, "bereik": onbekend, "vindplaats": INVULLEN},
    }


def _kop(iets: dict, *velden: str) -> dict:
    return {"id": iets["id"], **{veld: iets[veld] for veld in velden}, "vindplaats": INVULLEN}


def _indicator(indicator: dict, nieuwe_ids: Mapping[str, str]) -> dict:
    """Wat er gemeten wordt, bij wie en welke kant het op moet; wanneer en uit welk stuk is nog niet bekend."""
    weg = {"namen_elders", "volgende", "toelichting"}
    uit = {veld: waarde for veld, waarde in indicator.items() if veld not in weg}
    bron = nieuwe_ids[indicator["bron"]]
    landelijk = bron == indicator["bron"]
    uit |= {"bron": bron, "volgende_grond": "niet-vermeld"}
    uit |= {} if landelijk else {"frequentie": "niet-vermeld"}
    if "andere_bronnen" in uit:
        uit["andere_bronnen"] = [b for b in indicator["andere_bronnen"] if nieuwe_ids[b] == b]
    if _EIGEN_ZIN.search(indicator["richting_reden"]):
        uit["richting_reden"] = f"Waarom deze richting gewenst is ({INVULLEN})."
    return uit


def _bronnen(bronnen: list[dict]) -> tuple[list[dict], dict[str, str]]:
    """Landelijke bronnen houden hun naam; elke andere wordt een lokale bron die nog gekozen moet worden."""
    uit, ids = [], {}
    for bron in bronnen:
        landelijk = bron["id"] in _LANDELIJK
        nummer = 1 + sum(oud != nieuw for oud, nieuw in ids.items())
        ids[bron["id"]] = bron["id"] if landelijk else f"lokale-bron-{nummer}"
        uit.append(_landelijke_bron(bron) if landelijk else _lokale_bron(bron, nummer))
    return uit, ids


def _landelijke_bron(bron: dict) -> dict:
    blijft = ("id", "naam", "houder", "soort", "frequentie", "wijze", "drempel")
    uit = {veld: bron[veld] for veld in blijft} | {"volgende_grond": "niet-vermeld"}
    if bron["id"].startswith("ggd-"):
        uit["houder"] = f"GGD van de eigen regio ({INVULLEN})"
    elif _EIGEN_ZIN.search(bron["houder"]) or "niet vermeld" in bron["houder"]:
        uit["houder"] = INVULLEN
    return uit


def _lokale_bron(bron: dict, nummer: int) -> dict:
    uit = {"id": f"lokale-bron-{nummer}", "naam": f"Lokale bron {nummer} ({INVULLEN})", "houder": INVULLEN}
    uit |= {veld: bron[veld] for veld in ("soort", "wijze", "drempel")}
    return uit | {"frequentie": "niet-vermeld", "volgende_grond": "niet-vermeld"}


def _grondslag(oud: dict) -> dict:
    return {
        "motto": f"Motto van de visie ({INVULLEN})",
        "principes": [{
            "nummer": 1, "naam": f"Eerste leidende principe ({INVULLEN})",
            "toelichting": f"Wat dit principe betekent ({INVULLEN}).", "vindplaats": INVULLEN,
        }],
        "kompas": [stap | {
            "toelichting": _zonder_eigen_zinnen(stap["toelichting"]) or f"Toelichting {INVULLEN}.",
            "vindplaats": INVULLEN,
        } for stap in oud["kompas"]],
        "dimensies": oud["dimensies"],
        "global_goals": oud["global_goals"],
        "rollen": [
            {"id": rol["id"], "naam": rol["naam"], "taken": [f"Taken {INVULLEN}"], "vindplaats": INVULLEN}
            for rol in oud["rollen"]
        ],
        "strategieen": [f"strategie ({INVULLEN})"],
        "bevolkingsgroepen": [
            groep | {"bronformulering": INVULLEN, "vindplaats": INVULLEN} for groep in oud["bevolkingsgroepen"]
        ],
        "begrippen": [
            begrip | {"uitleg": uitleg} for begrip in oud["begrippen"]
            if (uitleg := _zonder_eigen_zinnen(begrip["uitleg"]))
        ],
        "zoekwoorden": oud.get("zoekwoorden", []),
    }  # fmt: skip


def _zonder_eigen_zinnen(tekst: str) -> str:
    zinnen = re.split(r"(?<=[.!?]) ", tekst)
    return " ".join(zin for zin in zinnen if not _EIGEN_ZIN.search(zin))


def _cyclus(oud: dict, jaar: int) -> dict:
    """Twee voorlopige peildatums, want zonder peildatum is er geen rapport; de rest legt de gemeente vast."""
    return {
        "jaar": jaar,
        "edities": {
            naam: {
                "peildatum": afspraak["peildatum"].replace(year=jaar),
                "toelichting": f"Voorlopige peildatum ({INVULLEN}).",
            }
            for naam, afspraak in oud["edities"].items()
        },
        "planning": [],
        "acties": [],
        "vindplaats": INVULLEN,
    }


def _afwegingskader(oud: dict) -> dict:
    """De vragen, schalen en rekenregels om mee te beginnen; uitleg, gevolgen en regelingen zijn van de gemeente."""
    uit = oud | {"gebruik": [f"Wanneer de gemeente dit kader gebruikt ({INVULLEN})."], "vindplaats": INVULLEN}
    uit["criteria"] = [_criterium(criterium) for criterium in oud["criteria"]]
    matrix = {veld: waarde for veld, waarde in oud["impactmatrix"].items() if veld != "toelichting"}
    uit["impactmatrix"] = matrix | {"vindplaats": INVULLEN}
    uit["weging"] = oud["weging"] | {"toelichting": f"Voorlopige gewichten ({INVULLEN})."}
    uit["regelingen"] = [{
        "id": "eerste-regeling", "naam": f"Eerste regeling ({INVULLEN})", "soort": "incidenteel", "budget": None,
        "voorbehoud": f"Bedrag {INVULLEN}.", "geldt_voor": INVULLEN,
        "toelichting": f"Waarvoor deze regeling is ({INVULLEN}).", "vindplaats": INVULLEN,
    }]  # fmt: skip
    return uit


def _criterium(oud: dict) -> dict:
    uit = oud | {veld: f"{veld.capitalize()} {INVULLEN}." for veld in ("uitleg", "gevolg")} | {"vindplaats": INVULLEN}
    uit["vragen"] = [
        vraag | {"schaal": [{k: v for k, v in antwoord.items() if k != "gevolg"} for antwoord in vraag["schaal"]]}
        for vraag in oud.get("vragen", ())
    ]
    return uit


def _vertaal(waarde: object, namen: Namen) -> object:
    """Dezelfde vorm, met de naam van de nieuwe gemeente; id's zijn kleine letters en blijven heel."""
    if isinstance(waarde, Mapping):
        return {naam: _vertaal(deel, namen) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vertaal(deel, namen) for deel in waarde]
    return namen.vertaal(waarde) if isinstance(waarde, str) else waarde
