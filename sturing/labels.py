"""Vaste woorden in gegevens en notebooks die meer dan één kamer kent."""

from __future__ import annotations

from collections.abc import Iterable

#: Zo begint het label van een duiding die alleen in één editie mag staan: `editie-concept` of `editie-definitief`.
EDITIE = "editie-"

#: Een duiding die uit een vorig jaar is meegenomen. Zij telt nergens mee tot een schrijver het label weghaalt.
TE_HERZIEN = "te-herzien"

#: Staat op elke plek in een nieuwe gegevensmap die de gemeente zelf nog vult; `sturing toets` telt wat er nog staat.
INVULLEN = "nog invullen"


def past_bij_editie(labels: Iterable[str], editie: str) -> bool:
    """Waar als een cel met deze labels in deze editie mag staan; zonder editielabel mag zij in elke.

    >>> past_bij_editie(["jaar-2026"], "concept"), past_bij_editie(["editie-definitief"], "concept")
    (True, False)
    """
    genoemd = [label for label in labels if label.startswith(EDITIE)]
    return not genoemd or f"{EDITIE}{editie}" in genoemd
