"""Namen uit Soest vervangen door verzonnen namen, overal in een YAML-bestand behalve in id's."""

from __future__ import annotations

import re

from sturing.bronnen.voorbeeld.wereld import VINDPLAATS

#: Wat er staat en wat het wordt; de langste namen eerst. Id's zijn kleine letters en blijven dus heel.
_NAMEN = (
    ("BBS-Eemkracht", "Werkpunt"),
    ("VPS/BBS/ViA", "VPS/ViA"),
    ("'t Hart-Soestdijk", "Oude Haven"),
    ("De Eng-Soest Midden", "Stationskwartier"),
    ("Soest-Soesterberg", "Voorbeeldstad"),
    ("Soest-Zuid", "Parkrand"),
    ("Soestdijk", "Oude Haven"),
    ("Soesterberg", "Dijkdorp"),
    ("Soest", "Voorbeeldstad"),
    ("Smitsveen", "Molenkwartier"),
    ("Klaarwater", "Beukenhof"),
    ("Klarwater", "Beukenhof"),
    ("Boerenstreek", "Zonneveld"),
    ("Overhees", "De Weide"),
    ("Eemkracht", "Werkpunt"),
    ("MetMaya", "Jeugdpunt"),
    ("Welzin", "Welzijn Samen"),
    ("Artikel 1. Midden-Nederland", "Meldpunt Gelijk"),
    ("Artikel 1 Midden-Nederland", "Meldpunt Gelijk"),
    ("politieregio Midden-Nederland", "politieregio Voorbeeld"),
    ("Verwey-Jonker Instituut", "Onderzoeksbureau Wijkzicht"),
    ("Verwey-Jonker", "Wijkzicht"),
    ("Nibud of Kwiz", "een bureau"),
    ("Nibud/Kwiz", "een bureau"),
    ("Kwiz", "een bureau"),
    ("Woningnet", "Woonwijzer"),
    ("Carel", "Leerlingpost"),
    ("GGD regio Utrecht", "GGD-regio Voorbeeld"),
    ("regio Utrecht", "regio Voorbeeld"),
    ("provincie Utrecht", "provincie Voorbeeld"),
    ("Utrecht", "Voorbeeld"),
)
_PATROON = re.compile("|".join(rf"(?<!\w){re.escape(oud)}\b" for oud, _ in _NAMEN))
_WORDT = dict(_NAMEN)
#: Namen die alleen in het verzonnen voorbeeld bestaan, en nooit in de gegevens van een echte gemeente horen.
VERZONNEN_NAMEN = frozenset(_WORDT.values()) - {"VPS/ViA", "een bureau"}
#: Namen die van Soest zijn.
NAMEN_VAN_SOEST = frozenset(_WORDT) - {"VPS/BBS/ViA"}
#: Een zin die naar een plek in de brondocumenten van Soest wijst, zegt niets over Voorbeeldstad.
_VERWIJZING = re.compile(r"§|Bijlage A|Hoofdstuk \d")


def vervang_tekst(tekst: str) -> str:
    """Elke bekende naam wordt haar verzonnen naam; een GGD-regio heet nooit dubbel.

    >>> vervang_tekst("Wachttijd Eemkracht in Soest")
    'Wachttijd Werkpunt in Voorbeeldstad'
    """
    return _PATROON.sub(lambda treffer: _WORDT[treffer[0]], tekst)


def vervang_alles(inhoud: object) -> object:
    """Dezelfde boom met verzonnen namen en vindplaatsen; dubbele lezingen vallen samen."""
    if isinstance(inhoud, str):
        return vervang_tekst(inhoud)
    if isinstance(inhoud, list):
        return [vervang_alles(deel) for deel in inhoud]
    if not isinstance(inhoud, dict):
        return inhoud
    uit = {}
    for sleutel, deel in inhoud.items():
        uit[sleutel] = VINDPLAATS if sleutel == "vindplaats" else vervang_alles(deel)
    if "namen_elders" in uit:
        uit["namen_elders"] = list({lezing["naam"]: lezing for lezing in uit["namen_elders"]}.values())
    return uit


def haal_verwijzingen_weg(inhoud: object) -> object:
    """Dezelfde boom zonder zinnen die naar een plek in de brondocumenten wijzen."""
    if isinstance(inhoud, dict):
        return {sleutel: haal_verwijzingen_weg(deel) for sleutel, deel in inhoud.items()}
    if isinstance(inhoud, list):
        return [haal_verwijzingen_weg(deel) for deel in inhoud]
    if not isinstance(inhoud, str) or not _VERWIJZING.search(inhoud):
        return inhoud
    zinnen = [zin for zin in re.split(r"(?<=[.!?]) ", inhoud) if not _VERWIJZING.search(zin)]
    return " ".join(zinnen) or "Verzonnen."
