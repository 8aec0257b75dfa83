"""De bouwstenen van elk model: wat een id en een tekst is, en de vaste woorden.

Alle modellen zijn bevroren en weigeren onbekende velden: een typefout in een bestand valt dan op
bij het lezen en niet pas in het rapport.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

#: Hoe een id eruitziet: kleine letters, cijfers en streepjes ertussen.
SLEUTELPATROON = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Sleutel = Annotated[str, StringConstraints(pattern=SLEUTELPATROON, max_length=80)]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Vast(BaseModel):
    """Bevroren model zonder onbekende velden."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Richting(StrEnum):
    """De gewenste richting van een indicator."""

    MEER = "meer"
    MINDER = "minder"
    NEUTRAAL = "neutraal"


class Eenheid(StrEnum):
    """De eenheid van een indicator of uitspraak."""

    PROCENT = "procent"
    AANTAL = "aantal"
    CIJFER = "rapportcijfer"
    SCORE = "score"
    DAGEN = "dagen"
    WEKEN = "weken"
    EURO = "euro"
    DUIZEND_EURO = "duizend-euro"
    KILOMETER = "kilometer"
    PER_DUIZEND = "per-duizend"
    JAAR = "jaar"
    UUR = "uur"
    PROCENTPUNT = "procentpunt"
    PERSONEN_PER_65_PLUSSER = "personen-per-65-plusser"


class Frequentie(StrEnum):
    """Hoe vaak een bron cijfers geeft."""

    CONTINU = "continu"
    KWARTAAL = "per-kwartaal"
    HALFJAAR = "halfjaarlijks"
    JAAR = "jaarlijks"
    TWEE_JAAR = "tweejaarlijks"
    DRIE_JAAR = "driejaarlijks"
    VIER_JAAR = "vierjaarlijks"
    EENMALIG = "eenmalig"
    NIET_VERMELD = "niet-vermeld"
