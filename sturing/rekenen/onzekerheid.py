"""De onzekerheid van één meting, uit marges, teller en noemer, of aantal ondervraagden."""

from __future__ import annotations

from math import sqrt

from scipy.stats import chi2, norm

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.toetsen import ALFA, bereken_wilson

#: Alle marges in het rapport gaan uit van 95 procent zekerheid.
BETROUWBAARHEID = 1 - ALFA
#: De bijbehorende grens van de normale verdeling (1,96).
Z = float(norm.ppf(0.5 + BETROUWBAARHEID / 2))
#: Eenheden die een aandeel van een noemer zijn, met de waarde die bij alles (aandeel 1) hoort.
SCHAAL = {Eenheid.PROCENT: 100.0, Eenheid.PER_DUIZEND: 1000.0}


def bereken_standaardfout(punt: Punt, eenheid: Eenheid) -> float | None:
    """De standaardfout in de eenheid van de indicator; None als de gegevens hem niet dragen.

    - Met marges: de helft van de marge gedeeld door 1,96.
    - Een aandeel met teller en noemer, of met n: `√(p (1 - p) / n)` met de correctie van
      Agresti en Coull (p naar het midden), zodat 0% en 100% geen standaardfout 0 krijgen.
      Bron: Agresti en Coull, The American Statistician 52 (1998).
    - Een aantal zonder noemer: Poisson, `√aantal`, ten minste 1.

    >>> round(bereken_standaardfout(Punt("2024", 2024.5, 50.0, n=400), Eenheid.PROCENT), 2)
    2.49
    """
    if punt.waarde is None:
        return None
    if punt.ondergrens is not None and punt.bovengrens is not None:
        return max((punt.bovengrens - punt.ondergrens) / (2 * Z), 1e-9)
    if eenheid in SCHAAL:
        return _standaardfout_aandeel(punt, SCHAAL[eenheid])
    if eenheid == Eenheid.AANTAL and punt.waarde >= 0:
        return sqrt(max(punt.waarde, 1.0))
    return None


def _standaardfout_aandeel(punt: Punt, schaal: float) -> float | None:
    n = punt.noemer if punt.noemer is not None else punt.n
    if not n or punt.waarde is None:
        return None
    n_plus = n + Z**2
    p_plus = (punt.waarde / schaal * n + Z**2 / 2) / n_plus
    return schaal * sqrt(p_plus * (1 - p_plus) / n_plus)


def bereken_marge(punt: Punt, eenheid: Eenheid) -> tuple[float, float] | None:
    """De marge van 95% om een cijfer te tonen, in de eenheid van de indicator; None zonder gegevens.

    De marge van de bron gaat voor. Anders Wilson voor een aandeel met noemer of n, en het
    exacte Poisson-interval voor een aantal. Bron: Garwood, Biometrika 28 (1936).

    >>> [round(grens, 2) for grens in bereken_marge(Punt("2024", 2024.5, 11.0), Eenheid.AANTAL)]
    [5.49, 19.68]
    """
    if punt.waarde is None:
        return None
    if punt.ondergrens is not None and punt.bovengrens is not None:
        return punt.ondergrens, punt.bovengrens
    n = punt.noemer if punt.noemer is not None else punt.n
    if eenheid in SCHAAL and n:
        schaal = SCHAAL[eenheid]
        onder, boven = bereken_wilson(punt.waarde / schaal, n, Z)
        return schaal * onder, schaal * boven
    if eenheid == Eenheid.AANTAL and punt.waarde >= 0:
        return _poisson(punt.waarde)
    return None


def _poisson(aantal: float) -> tuple[float, float]:
    onder = chi2.ppf(ALFA / 2, 2 * aantal) / 2 if aantal else 0.0
    return float(onder), float(chi2.ppf(1 - ALFA / 2, 2 * (aantal + 1)) / 2)


def bereken_telling(punt: Punt, eenheid: Eenheid) -> tuple[float, float] | None:
    """Teller en noemer van een cijfer, zo nodig teruggerekend; None als dat niet kan.

    Zonder noemer telt n, het aantal ondervraagden. Een marge van de bron gaat voor: dan is
    het geen telling, want de bron kent weging of een model dat wij niet kennen.

    >>> bereken_telling(Punt("2024", 2024.5, 25.0, n=200), Eenheid.PROCENT)
    (50.0, 200.0)
    """
    if punt.waarde is None or punt.ondergrens is not None:
        return None
    n = punt.noemer if punt.noemer is not None else punt.n
    if not n:
        return None
    if eenheid in SCHAAL:
        teller = punt.teller if punt.teller is not None else punt.waarde * n / SCHAAL[eenheid]
    elif eenheid == Eenheid.AANTAL and punt.noemer:
        teller = punt.waarde
    else:
        return None
    return (float(teller), float(n)) if 0 <= teller <= n else None
