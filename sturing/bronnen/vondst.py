"""Wat een persoonsgegeven is: de soorten, welke daarvan hard zijn, en één vondst in een tekst."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """Het soort persoonsgegeven."""

    NAAM = "naam"
    ADRES = "adres"
    POSTCODE = "postcode"
    TELEFOON = "telefoonnummer"
    EMAIL = "e-mailadres"
    BSN = "bsn"
    GEBOORTEDATUM = "geboortedatum"
    IBAN = "iban"
    KENTEKEN = "kenteken"
    WEBADRES = "webadres"


#: Deze wijzen zonder verdere kennis één persoon of huishouden aan; zij horen nooit in de open gegevens.
HARDE_SOORTEN = frozenset({Soort.POSTCODE, Soort.TELEFOON, Soort.EMAIL, Soort.BSN, Soort.IBAN, Soort.KENTEKEN})


@dataclass(frozen=True, order=True)
class Vondst:
    """Een stuk tekst dat een persoonsgegeven kan zijn: `tekst` staat op `[begin:einde]` van het origineel."""

    begin: int
    einde: int
    soort: Soort
    tekst: str
    reden: str

    @property
    def hard(self) -> bool:
        """Of deze vondst een persoon aanwijst zonder dat iemand hem kent."""
        return self.soort in HARDE_SOORTEN


#: Een stuk van de effen tekst: begin, einde, soort, reden.
Stuk = tuple[int, int, Soort, str]
