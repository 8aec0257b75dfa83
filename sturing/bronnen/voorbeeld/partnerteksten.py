"""Verzonnen teksten in rapportages van partners, en hoe de afspraken van Voorbeeldstad eruitzien."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.wereld import LAATSTE_RAPPORTAGEJAAR, VINDPLAATS

TOELICHTING = (
    "Voorlopig: de laatste maand is nog niet verwerkt.",
    "Deze telling gaat over afgeronde trajecten.",
)
CITATEN = (
    "Ik kreeg eindelijk iemand aan de lijn die tijd voor mij had.",
    "Het hielp dat ik niet alles opnieuw hoefde te vertellen.",
    "Ik kom nu elke week even de deur uit.",
    "De brief begreep ik niet, de uitleg aan tafel wel.",
)
VERBETERPUNTEN = (
    "De wachttijd tot het eerste gesprek is te lang.",
    "Meer activiteiten in de avond.",
    "Eén vast gezicht voor alle vragen.",
    "Brieven in gewone taal.",
)
SIGNALEN = (
    ("knelpunt", "Meer inwoners hebben vragen over energie en huur tegelijk.", "Afspraken met de verhuurders."),
    ("ontwikkeling", "Steeds meer aanmeldingen komen via de huisarts.", "Een vast aanspreekpunt per praktijk."),
    ("kans", "Vrijwilligers willen een spreekuur in het buurthuis beginnen.", "Een ruimte voor twee dagdelen."),
    ("vraag aan de gemeente", "Voor ondersteuning in het weekend is geen geld afgesproken.", "Een besluit hierover."),
)
_TREKKER = {
    "gezonde-leefstijl": "gezonde leefstijl", "bestaanszekerheid": "bestaanszekerheid",
    "mentale-weerbaarheid": "mentale weerbaarheid", "kansengelijkheid": "kansengelijkheid",
    "meedoen-en-inclusie": "meedoen en inclusie",
}  # fmt: skip


def pas_afspraken_aan(bestanden: dict[str, object], plekken: dict[str, str]) -> None:
    """Geef partners een accounthouder, regeling en inleverdagen; `plekken` noemt de opgave bij een resultaat."""
    afspraken, lijst = bestanden.get("partners"), bestanden.get("vragenlijst")
    if lijst:
        lijst |= {"status": "vastgesteld", "status_uitleg": "Verzonnen: deze vragenlijst is nergens vastgesteld."}
        for vraag in lijst["vragen"]:
            vraag.pop("grond", None)
    if not afspraken:
        return
    afspraken |= {
        "eerste_jaar": LAATSTE_RAPPORTAGEJAAR - 1,
        "toelichting": "Verzonnen afspraken met verzonnen partners.",
        "inlevermomenten": [
            {"periode": "halfjaar", "uiterlijk": "09-20"},
            {"periode": "eindrapportage", "uiterlijk": "05-01", "jaar_erna": True},
        ],
        "zonder_organisatie": [
            {"bron": rij["bron"], "reden": "Verzonnen: hier is nog geen organisatie gekozen.", "vindplaats": VINDPLAATS}
            for rij in afspraken["zonder_organisatie"][-2:]
        ],
    }
    for partner in afspraken["partners"]:
        opgave = _TREKKER.get(plekken.get(partner["resultaten"][0], ""), "sociaal domein")
        partner |= {"accounthouder": f"Accounthouder {opgave}", "regeling": "subsidieplafond-structureel"}
        partner.pop("toelichting", None)
        for afspraak in partner["indicatoren"]:
            afspraak.pop("toelichting", None)
