"""Namen van bestanden en bladen die mensen zelf kozen, zoals zij in de open gegevens mogen staan."""

from __future__ import annotations

import re
from functools import lru_cache

from sturing.bronnen.persoonsgegevens import zoek_persoonsgegevens

#: Dit staat er in plaats van een naam waarin een mens genoemd kan zijn; de hash wijst het bestand nog aan.
WEGGELATEN = "naam weggelaten"
_SCHEIDING = re.compile(r"[_\-.]+")


@lru_cache(maxsize=512)
def noemt_mens(tekst: str) -> bool:
    """Waar als in `tekst` een persoonsgegeven kan staan; in een bestandsnaam is een streepje een spatie.

    >>> noemt_mens("rapport_jan_jansen.xlsx"), noemt_mens("Tabel 1")
    (True, False)
    """
    return bool(zoek_persoonsgegevens(tekst) or zoek_persoonsgegevens(_SCHEIDING.sub(" ", tekst)))


def open_naam(naam: str) -> str:
    """De naam zelf, of `naam weggelaten` als er een mens in genoemd kan zijn.

    >>> open_naam("lijst van Jan de Vries.xlsx"), open_naam("GGD 2025.xlsx")
    ('naam weggelaten', 'GGD 2025.xlsx')
    """
    return WEGGELATEN if naam and noemt_mens(naam) else naam
