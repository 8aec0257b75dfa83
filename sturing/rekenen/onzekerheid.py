"""De standaardfout van één meting, uit marges, teller en noemer, of aantal ondervraagden."""

from __future__ import annotations

from math import sqrt

from scipy.stats import norm

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt

#: Alle marges en toetsen in het rapport gaan uit van 95 procent zekerheid.
BETROUWBAARHEID = 0.95
#: De bijbehorende grens van de normale verdeling (1,96).
Z = float(norm.ppf(0.5 + BETROUWBAARHEID / 2))


def bereken_standaardfout(punt: Punt, eenheid: Eenheid) -> float | None:
    """De standaardfout in de eenheid van de indicator; None als de gegevens hem niet dragen.

    - Met marges: de helft van de marge gedeeld door 1,96.
    - Een percentage met teller en noemer, of met n: `sqrt(p (100 - p) / n)` in
      procentpunten, met de Agresti-Coull-correctie (p naar het midden) zodat 0% en 100%
      geen standaardfout 0 krijgen. Bron: Agresti en Coull, The American Statistician 52 (1998).
    - Een aantal zonder noemer: Poisson, `sqrt(aantal)`, ten minste 1.

    >>> round(bereken_standaardfout(Punt("2024", 2024.5, 50.0, n=400), Eenheid.PROCENT), 2)
    2.49
    """
    if punt.waarde is None:
        return None
    if punt.ondergrens is not None and punt.bovengrens is not None:
        return (punt.bovengrens - punt.ondergrens) / (2 * Z)
    if eenheid == Eenheid.PROCENT:
        return _standaardfout_procent(punt)
    if eenheid == Eenheid.AANTAL:
        return sqrt(max(punt.waarde, 1.0))
    return None


def _standaardfout_procent(punt: Punt) -> float | None:
    n = punt.noemer if punt.noemer is not None else punt.n
    if not n or punt.waarde is None:
        return None
    aandeel = punt.waarde / 100
    n_plus = n + Z**2
    p_plus = (aandeel * n + Z**2 / 2) / n_plus
    return 100 * sqrt(p_plus * (1 - p_plus) / n_plus)
