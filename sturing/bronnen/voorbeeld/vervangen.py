"""Echte namen vervangen door verzonnen namen, overal in een YAML-bestand, en weghalen wat naar een bron wijst."""

from __future__ import annotations

import re

from sturing.bronnen.voorbeeld.naamtabel import Naamtabel
from sturing.bronnen.voorbeeld.wereld import VINDPLAATS

#: Een zin die naar een plek in de brondocumenten wijst, zegt niets over Voorbeeldstad.
_VERWIJZING = re.compile(r"§|Bijlage A|Hoofdstuk \d")


def vervang_alles(inhoud: object, tabel: Naamtabel) -> object:
    """Dezelfde boom met verzonnen namen en vindplaatsen; dubbele lezingen vallen samen."""
    if isinstance(inhoud, str):
        return tabel.vertaal(inhoud)
    if isinstance(inhoud, list):
        return [vervang_alles(deel, tabel) for deel in inhoud]
    if not isinstance(inhoud, dict):
        return inhoud
    uit = {}
    for sleutel, deel in inhoud.items():
        uit[sleutel] = VINDPLAATS if sleutel == "vindplaats" else vervang_alles(deel, tabel)
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
