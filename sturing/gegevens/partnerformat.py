"""De indeling van het werkboek voor partners: bladen, kolommen en keuzelijsten, één keer beschreven.

Wie schrijft en wie terugleest, gebruiken allebei deze indeling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Cel A1 van het verborgen blad; hieraan herkent het inlezen het werkboek.
MERK = "sturing-partnerformat"
SCHEMABLAD, LIJSTENBLAD, NAKIJKBLAD = "_sturing", "Lijsten", "Nakijken"
UITLEGBLAD, CIJFERBLAD, ERVARINGBLAD, SIGNAALBLAD = "Uitleg", "Cijfers", "Ervaringen", "Signalen"
#: In rij 1 staat de titel van een blad, in rij 2 wat u doet; de tabel begint met haar koppen op deze rij.
KOPRIJ = 4
#: Zo lang mag een tekst zijn.
HOOGSTENS_TEKENS = 1000
#: Zoveel lege regels staan er klaar.
VRIJE_ERVARINGEN, VRIJE_SIGNALEN = 30, 15

Soort = Literal["vast", "getal", "heel", "cijfer", "tekst", "keuze"]


@dataclass(frozen=True)
class Kolom:
    """Een kolom: wat erin hoort, hoe breed hij is (in tekens), en welke keuzelijst erbij hoort."""

    naam: str
    soort: Soort
    breedte: int
    hulp: str = ""
    lijst: str = ""


CIJFERKOLOMMEN = (
    Kolom("code", "vast", 22),
    Kolom("indicator", "vast", 44),
    Kolom("definitie", "vast", 44),
    Kolom("eenheid", "vast", 12),
    Kolom("groep", "vast", 16),
    Kolom("periode", "vast", 14),
    Kolom("geldt voor", "vast", 20),
    Kolom("waarde", "getal", 12, "Het cijfer zelf, als getal. Een percentage als 47,5 en niet als 0,475."),
    Kolom("teller", "heel", 12, "Om hoeveel mensen of zaken gaat het? Een heel getal."),
    Kolom("noemer", "heel", 12, "Op hoeveel in totaal? Een heel getal, groter dan 0."),
    Kolom("n", "heel", 10, "Hoeveel mensen zijn ondervraagd? Alleen bij een vragenlijst."),
    Kolom("leeg omdat", "keuze", 24, "Heeft u geen cijfer? Kies dan waarom.", "reden"),
    Kolom("toelichting", "tekst", 44, "Wat moeten wij weten om dit cijfer te begrijpen?"),
)
ERVARINGKOLOMMEN = (
    Kolom("doel", "keuze", 40, "Bij welk doel hoort dit? Kies uit de lijst.", "doel"),
    Kolom("vraag", "keuze", 40, "Bij welke vraag hoort dit? Leeg mag.", "vraag"),
    Kolom("aantal bevraagd", "heel", 12, "Aan hoeveel mensen heeft u de vraag voorgelegd?"),
    Kolom("respons", "heel", 12, "Hoeveel mensen gaven antwoord?"),
    Kolom("cijfer", "cijfer", 10, "Het gemiddelde van alle antwoorden, van 1 tot en met 10."),
    Kolom("thema", "keuze", 26, "Waarover gaat het? Kies uit de lijst.", "thema"),
    Kolom("citaat", "tekst", 50, "Wat zei iemand, in eigen woorden? Geen namen, adressen of andere gegevens."),
    Kolom("toestemming", "keuze", 14, "Mag dit citaat in een verslag? Zonder ja nemen wij het niet over.", "ja of nee"),
    Kolom("verbeterpunt", "tekst", 50, "Wat kan beter volgens inwoners?"),
)
SIGNAALKOLOMMEN = (
    Kolom("soort", "keuze", 18, "Wat voor signaal is het?", "signaal"),
    Kolom("doel", "keuze", 40, "Bij welk doel hoort dit? Leeg mag.", "doel"),
    Kolom("signaal", "tekst", 60, "Wat ziet u gebeuren? Geen gegevens over personen."),
    Kolom("wat is nodig", "tekst", 60, "Wat zou helpen, en van wie?"),
)
KOLOMMEN = {CIJFERBLAD: CIJFERKOLOMMEN, ERVARINGBLAD: ERVARINGKOLOMMEN, SIGNAALBLAD: SIGNAALKOLOMMEN}

REDENEN = ("nog niet bekend", "wordt niet bijgehouden", "niet van toepassing")
SIGNAALSOORTEN = ("knelpunt", "kans", "ontwikkeling", "vraag aan de gemeente")
JA_NEE = ("ja", "nee")
GELDT_VOOR = {"geheel": "de hele gemeente", "bijdrage": "alleen uw deel"}


def letter(blad: str, naam: str) -> str:
    """De letter van een kolom.

    >>> letter("Cijfers", "waarde")
    'H'
    """
    return chr(ord("A") + [k.naam for k in KOLOMMEN[blad]].index(naam))
