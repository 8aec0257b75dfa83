"""Naspeuren of een verborgen waarde uit bekende sommen terug te rekenen is, zoals een aanvaller zou doen.

Elke bekende som is een vergelijking over verborgen waarden die niet negatief zijn. Lineair
programmeren geeft van een verborgen waarde de kleinste en grootste die daarbij past. Bron:
Hundepool e.a., Statistical Disclosure Control (2012), paragraaf 4.3 (attacker's problem).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

#: Kleiner verschil dan dit is de afronding van de oplosser en geen ander aantal mensen.
_SPELING = 0.5


@dataclass(frozen=True)
class Som:
    """Tekens (+1 of -1) per verborgen waarde, en waar zij samen op uitkomen, op `speling` na."""

    tekens: tuple[tuple[int, int], ...]
    uitkomst: float
    speling: float = 0.0


def is_terug_te_rekenen(waarde: int, sommen: Collection[Som], drempel: float) -> bool:
    """Waar als verborgen `waarde` exact te bepalen is, of zeker onder `drempel` ligt.

    `sommen` zijn alle bekende vergelijkingen; die kloppen voor de echte waarden.

    >>> is_terug_te_rekenen(1, [Som(((1, 1), (2, 1)), 15.0)], 10)
    False
    >>> is_terug_te_rekenen(1, [Som(((1, 1), (2, 1)), 15.0), Som(((2, 1),), 12.0)], 10)
    True
    """
    sommen = _die_meedoen(waarde, sommen)
    if not sommen:
        return False
    plek = {nummer: i for i, nummer in enumerate(sorted({n for som in sommen for n, _ in som.tekens}))}
    matrix = np.zeros((len(sommen), len(plek)))
    for rij, som in enumerate(sommen):
        for nummer, teken in som.tekens:
            matrix[rij, plek[nummer]] += teken
    # Elke som is een ondergrens en een bovengrens: een afgerond percentage laat daartussen ruimte.
    uitkomst, ruimte = np.array([som.uitkomst for som in sommen]), np.array([som.speling for som in sommen])
    grenzen = {"A_ub": np.vstack([matrix, -matrix]), "b_ub": np.concatenate([uitkomst + ruimte, ruimte - uitkomst])}
    doel = np.zeros(len(plek))
    doel[plek[waarde]] = 1
    hoog = linprog(-doel, **grenzen)
    # Zonder oplossing of zonder bovengrens weet de aanvaller niets.
    if hoog.status != 0:
        return False
    if -hoog.fun < drempel - _SPELING:
        return True
    laag = linprog(doel, **grenzen)
    return laag.status == 0 and -hoog.fun - laag.fun < _SPELING


def _die_meedoen(waarde: int, sommen: Collection[Som]) -> Sequence[Som]:
    """De sommen die rechtstreeks of via andere sommen iets over `waarde` zeggen."""
    bereikt, over, mee = {waarde}, list(dict.fromkeys(sommen)), []
    while raak := [som for som in over if any(nummer in bereikt for nummer, _ in som.tekens)]:
        mee += raak
        over = [som for som in over if som not in raak]
        bereikt |= {nummer for som in raak for nummer, _ in som.tekens}
    return mee
