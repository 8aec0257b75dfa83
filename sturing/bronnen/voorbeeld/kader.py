"""Het kader van Voorbeeldstad: een echt kader, met verzonnen namen, vindplaatsen, budgetten en statussen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sturing.bronnen.voorbeeld.bijzonder import ZONDER_CIJFER
from sturing.bronnen.voorbeeld.kaderlezer import kies_kaderbestanden, lees_kaderbestand
from sturing.bronnen.voorbeeld.leveringen import PER_BRON, kies_levering, kies_momenten
from sturing.bronnen.voorbeeld.naamtabel import lees_naamtabel
from sturing.bronnen.voorbeeld.partnerteksten import pas_afspraken_aan
from sturing.bronnen.voorbeeld.vervangen import haal_verwijzingen_weg, vervang_alles
from sturing.bronnen.voorbeeld.wereld import VINDPLAATS, Wereld

#: Uitleg die over de brondocumenten gaat, hoort niet bij een verzonnen gemeente.
_OVER_BRONDOCUMENT = re.compile(
    r"Bijlage A|Uitvoeringsplan|[Vv]isie|[Ww]ijkprofiel|§|[Ww]ij kiezen|\bH\d{3}\b"
    r"|\b(bron|plan) (noemt|zegt|geeft|schrijft)"
)
_STATUSSEN = ("klaar", "loopt", "loopt", "niet-begonnen", "klaar", "vervallen", "onbekend")


@dataclass(frozen=True)
class Voorbeeldkader:
    """De bestanden van het kader op naam, en wat de rest van de generator ervan nodig heeft."""

    bestanden: dict[str, object]
    bronrijen: list[dict]

    @property
    def indicatoren(self) -> list[dict]:
        """Alle indicatoren."""
        return self.bestanden["indicatoren"]

    @property
    def opgaven(self) -> list[dict]:
        """Alle opgaven op volgorde van nummer."""
        alle = [i for i in self.bestanden.values() if isinstance(i, dict) and "doelen" in i and "nummer" in i]
        return sorted(alle, key=lambda opgave: opgave["nummer"])

    @property
    def opgave_van_doel(self) -> dict[str, str]:
        """Het id van de opgave bij elk doel-id."""
        return {doel["id"]: opgave["id"] for opgave in self.opgaven for doel in opgave["doelen"]}

    @property
    def plek_van_resultaat(self) -> dict[str, tuple[str, str]]:
        """Opgave-id en doel-id bij elk resultaat-id."""
        return {
            resultaat["id"]: (opgave["id"], doel["id"])
            for opgave in self.opgaven
            for doel in opgave["doelen"]
            for resultaat in doel["resultaten"]
        }


def bouw_kader(wortel: Path, wereld: Wereld) -> Voorbeeldkader:
    """Lees het kader dat de grondstof is en maak er dat van Voorbeeldstad van."""
    namen = [naam for naam in kies_kaderbestanden(wortel) if naam != "tegenstrijdigheden"]
    tabel = lees_naamtabel(wortel / "data")
    bestanden = {naam: vervang_alles(lees_kaderbestand(wortel, naam), tabel) for naam in namen}
    kader = Voorbeeldkader(bestanden, [])
    _pas_opgaven_aan(kader)
    for indicator in kader.indicatoren:
        _pas_indicator_aan(indicator, wereld)
    for groep in bestanden["groepen"]:
        _haal_uitleg_weg(groep)
    for bron in bestanden["bronnen"]:
        _pas_bron_aan(bron, wereld)
    _pas_grondslag_aan(bestanden["grondslag"])
    _pas_cyclus_aan(bestanden["cyclus"])
    _pas_regelingen_aan(bestanden["afwegingskader"]["regelingen"], wereld)
    bestanden["afwegingskader"]["impactmatrix"].pop("toelichting", None)  # die gaat over het echte plan
    plekken = {r: opgave for r, (opgave, _) in kader.plek_van_resultaat.items()}
    pas_afspraken_aan(bestanden, plekken | kader.opgave_van_doel)
    kader = Voorbeeldkader(haal_verwijzingen_weg(bestanden), [])
    kader.bronrijen.extend(_bouw_bronrijen(kader))
    return kader


def _haal_uitleg_weg(rij: dict) -> None:
    if _OVER_BRONDOCUMENT.search(rij.get("toelichting", "")):
        del rij["toelichting"]


def _pas_opgaven_aan(kader: Voorbeeldkader) -> None:
    """Raakvlakken met een echt cijfer vervallen, en uitleg over de brondocumenten ook."""
    for opgave in kader.opgaven:
        for doel in opgave["doelen"]:
            for invloed in doel["afweging"].get("invloed_op", []):
                _haal_uitleg_weg(invloed)
            raakvlakken = doel.get("raakvlakken", [])
            doel["raakvlakken"] = [r for r in raakvlakken if not re.search(r"\d%|\d/\d", r["toelichting"])]
            for resultaat in doel["resultaten"]:
                _haal_uitleg_weg(resultaat)


def _pas_indicator_aan(indicator: dict, wereld: Wereld) -> None:
    """Frequentie en volgend cijfer volgen de verzonnen leveringen; andere namen: alleen de eerste."""
    _haal_uitleg_weg(indicator)
    if _OVER_BRONDOCUMENT.search(indicator["richting_reden"]):
        indicator["richting_reden"] = "Volgt uit wat het doel wil bereiken."
    anders = [n for n in indicator.pop("namen_elders", []) if n["naam"] != indicator["naam"]]
    if anders:
        indicator["namen_elders"] = anders[:1]
    if indicator["id"] not in ZONDER_CIJFER:
        levering = kies_levering(indicator["id"], indicator["bron"])
        if kies_momenten(levering, wereld.eerste, wereld.laatste):
            indicator |= {
                "frequentie": levering.frequentie,
                "volgende": levering.volgende,
                "volgende_grond": "bron",
            }


def _pas_bron_aan(bron: dict, wereld: Wereld) -> None:
    """Elke bron zegt in haar naam dat zij verzonnen is."""
    _haal_uitleg_weg(bron)
    bron.pop("namen_in_documenten", None)
    bron["naam"] += " (verzonnen)"
    levering = PER_BRON.get(bron["id"])
    momenten = kies_momenten(levering, wereld.eerste, wereld.laatste) if levering else []
    if momenten:
        bron |= {
            "frequentie": levering.frequentie,
            "laatste": momenten[-1].periode,
            "volgende": levering.volgende,
            "volgende_grond": "bron",
        }


def _pas_grondslag_aan(grondslag: dict) -> None:
    grondslag["motto"] = "Samen verder: een zorgzaam Voorbeeldstad (verzonnen)"


def _pas_cyclus_aan(cyclus: dict) -> None:
    """De peildatums blijven; de acties krijgen elk een status."""
    uitleg = {
        "concept": "Het concept is in maart klaar; nog niet alle cijfers zijn er dan.",
        "definitief": "De definitieve rapportage gaat in juli naar college en raad.",
    }
    for editie, afspraak in cyclus["edities"].items():
        afspraak["toelichting"] = uitleg[editie]
        if not isinstance(afspraak["peildatum"], date):
            afspraak["peildatum"] = date.fromisoformat(afspraak["peildatum"])
    for nr, actie in enumerate(cyclus["acties"]):
        actie["status"] = _STATUSSEN[nr % len(_STATUSSEN)]


def _pas_regelingen_aan(regelingen: list[dict], wereld: Wereld) -> None:
    """Elke regeling krijgt een verzonnen budget, behalve de laatste: ook dat moet te zien zijn."""
    toeval = wereld.toeval("regelingen")
    for regeling in regelingen:
        if "geldt_voor" in regeling:
            regeling["geldt_voor"] = regeling["geldt_voor"].replace("het plan", "het kader")
    for regeling in regelingen[:-1]:
        grens = (2400, 4200) if regeling["soort"] == "structureel" else (40, 240)
        regeling["budget"] = int(toeval.integers(*grens)) * 1000
        regeling["voorbehoud"] = ""
        zinnen = re.split(r"(?<=\.) ", regeling["toelichting"])
        regeling["toelichting"] = " ".join(z for z in zinnen if "plan" not in z.split()) or "Verzonnen."


def _bouw_bronrijen(kader: Voorbeeldkader) -> list[dict]:
    """Een rij per indicator en plek, met de namen van dit kader; de indicator verwijst ernaar."""
    plekken = {}
    for opgave in kader.opgaven:
        for doel in opgave["doelen"]:
            plekken[doel["id"]] = (opgave["id"], doel["naam"], "")
            plekken |= {r["id"]: (opgave["id"], doel["naam"], r["naam"]) for r in doel["resultaten"]}
    namen = {bron["id"]: bron["naam"] for bron in kader.bestanden["bronnen"]}
    rijen: list[dict] = []
    for indicator in kader.indicatoren:
        indicator["bronrijen"] = []
        for plek in (p for p in indicator["hangt_aan"] if p in plekken):
            opgave, doel, resultaat = plekken[plek]
            rijen.append(
                {
                    "rij": f"V{len(rijen) + 1:03d}",
                    "vindplaats": VINDPLAATS,
                    "opgave": opgave,
                    "doel": doel,
                    "resultaat": resultaat,
                    "tekst": indicator["naam"],
                    "bron": namen.get(indicator["bron"], ""),
                }
            )
            indicator["bronrijen"].append(rijen[-1]["rij"])
    return rijen
