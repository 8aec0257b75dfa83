"""Uitspraken in de twee verzonnen documenten: cijfers van indicatoren, en cijfers als context."""

from __future__ import annotations

import numpy as np

from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, VINDPLAATS, Wereld

UITSPRAAKKOLOMMEN = (
    "id", "document", "vindplaats", "onderwerp", "waarde", "waarde_tot", "eenheid", "groep", "populatie",
    "gebied", "periode", "aanduiding", "bron", "wordt", "indicator", "opmerking",
)  # fmt: skip

_DOCUMENTEN = {"plan-2026": "2025-12-31", "visie-voorbeeldstad": "2023-12-07"}
_AANTAL_PER_DOCUMENT = 11

# Onderwerp, eenheid, groep, gebied, laagste, hoogste, bovengrens erbij, aanduiding.
_CONTEXT = (
    ("Inwoners die vinden dat hun wijk vooruitgaat", "procent", "18-plus", GEMEENTECODE, 18, 34, 0, "ruim"),
    ("Verwachte groei van het aantal 75-plussers", "procent", "75-plus", GEMEENTECODE, 22, 31, 9, ""),
    ("Huishoudens die de energierekening zwaar vinden", "procent", "totaal", "NL", 14, 24, 0, "bijna"),
    ("Wachttijd voor een sociale huurwoning", "jaar", "totaal", "GG9999", 7, 11, 0, "ongeveer"),
    ("Vrijwilligersorganisaties in de gemeente", "aantal", "totaal", GEMEENTECODE, 180, 260, 0, "meer dan"),
    ("Schooladviezen die naar boven zijn bijgesteld", "procent", "12", GEMEENTECODE, 6, 12, 0, ""),
    ("Gemiddelde schuld bij aanmelding", "euro", "18-plus", GEMEENTECODE, 24000, 38000, 0, "ongeveer"),
    ("Uren mantelzorg per week bij zware belasting", "uur", "18-plus", "NL", 14, 26, 8, ""),
)  # fmt: skip


def bouw_uitspraken(kader: Voorbeeldkader, metingen: dict[str, list[dict]], wereld: Wereld) -> list[dict]:
    """Eerst wat een meting of benadering is, dan de context; genummerd op volgorde.

    De meting achter een uitspraak noemt haar nummer in `vindplaats`, zoals `sturing toets` het wil.
    """
    toeval = wereld.toeval("uitspraken")
    eigen = [rij for _, rijen in sorted(metingen.items()) for rij in rijen if rij["gebied"] == GEMEENTECODE]
    vast = [rij for rij in eigen if rij["herkomst"] != "model" and rij.get("opmerking") != "voorlopig cijfer"]
    rijen, achter = [], []
    for document, dag in _DOCUMENTEN.items():
        bekend = [rij for rij in vast if rij["beschikbaar_per"] <= dag and rij["waarde"] > 10]
        laatste = {r["indicator"]: r for r in bekend if r["periode"] != "niet vermeld"}
        if not laatste:
            continue
        gekozen = toeval.permutation(sorted(laatste))[:_AANTAL_PER_DOCUMENT]
        nieuw = [laatste[str(sleutel)] for sleutel in sorted(gekozen)]
        rijen += [_uit_meting(kader, document, rij) for rij in nieuw]
        achter += nieuw
    for nr, rij in enumerate(achter, start=1):
        rij["vindplaats"] += f" (U{nr:03d})"
    rijen += [_uit_context(nr, rij, toeval, wereld) for nr, rij in enumerate(_CONTEXT)]
    return [{"id": f"U{nr:03d}", "vindplaats": VINDPLAATS, **rij} for nr, rij in enumerate(rijen, start=1)]


def _uit_meting(kader: Voorbeeldkader, document: str, rij: dict) -> dict:
    indicator = next(i for i in kader.indicatoren if i["id"] == rij["indicator"])
    return {
        "document": document,
        "onderwerp": indicator["kort"],
        "waarde": rij["waarde"],
        "eenheid": indicator["eenheid"],
        "groep": rij["groep"],
        "populatie": indicator.get("populatie", "inwoners"),
        "gebied": rij["gebied"],
        "periode": rij["periode"],
        "bron": indicator["bron"],
        "wordt": "benadering" if rij["herkomst"] == "benadering" else "meting",
        "indicator": indicator["id"],
    }


def _uit_context(nr: int, rij: tuple, toeval: np.random.Generator, wereld: Wereld) -> dict:
    onderwerp, eenheid, groep, gebied, laag, hoog, erbij, aanduiding = rij
    waarde = int(toeval.integers(laag, hoog))
    document = tuple(_DOCUMENTEN)[nr % 2]
    return {
        "document": document,
        "onderwerp": onderwerp,
        "waarde": waarde,
        "waarde_tot": waarde + erbij if erbij else None,
        "eenheid": eenheid,
        "groep": groep,
        "gebied": gebied,
        "aanduiding": aanduiding,
        "periode": str(wereld.laatste - 1 if nr % 2 == 0 else wereld.laatste - 3) if nr != 3 else "niet vermeld",
        "bron": "uitvoeringsplan" if nr % 2 == 0 else "integrale-visie",
        "wordt": "context",
    }
