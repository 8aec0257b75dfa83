"""Een tabel die op één bladzijde A4 past: wat te lang is, wordt ingekort en zegt dat ook."""

from __future__ import annotations

import math
from collections.abc import Sequence

#: Zoveel regels tekst passen er, met de witruimte van de rijen, op een bladzijde in de kleine letter.
REGELS = 66
#: Het wit boven en onder een rij, in regels.
WIT_PER_RIJ = 0.6
#: Zoveel tekens passen op een regel van de brede kolom, en van de titel.
TEKENS = 84
TEKENS_TITEL = 95
#: De smalle kolom met de koppen.
TEKENS_KOP = 27
INGEKORT = " … (ingekort; de hele tekst staat in de gegevens)"


def pas_op_blad(rijen: Sequence[tuple[str, str]], titel: str = "") -> tuple[tuple[str, str], ...]:
    """Kort de langste teksten net zo ver in dat het geheel op één bladzijde past.

    >>> pas_op_blad([("Uitvoerder", "Stichting De Brug")])
    (('Uitvoerder', 'Stichting De Brug'),)
    """
    ruimte = REGELS - math.ceil(len(titel) / TEKENS_TITEL)
    hoogste = max((_regels(tekst, TEKENS) for _, tekst in rijen), default=0)
    for regels in range(hoogste, 0, -1):
        gekort = tuple((kop, _kort_in(tekst, regels * TEKENS)) for kop, tekst in rijen)
        if sum(max(_regels(k, TEKENS_KOP), _regels(t, TEKENS)) + WIT_PER_RIJ for k, t in gekort) <= ruimte:
            return gekort
    return tuple((kop, _kort_in(tekst, TEKENS)) for kop, tekst in rijen)


def _regels(tekst: str, tekens: int) -> int:
    return max(1, math.ceil(len(tekst) / tekens))


def _kort_in(tekst: str, tekens: int) -> str:
    """De tekst tot het laatste hele woord dat past, met de melding dat er meer is."""
    if len(tekst) <= tekens:
        return tekst
    deel = tekst[: max(1, tekens - len(INGEKORT))]
    heel = deel.rsplit(" ", 1)[0] if " " in deel else deel
    return heel.rstrip(" ,;:.") + INGEKORT
