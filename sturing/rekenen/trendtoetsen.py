"""De statistische toetsen op een trend: helling, gewogen helling en trend in aandelen.

Bronnen:

- CBS, Monitor Brede Welvaart en de SDG's, Methoden, paragraaf Trends: één vast venster
  van acht jaar met alle jaren die er zijn, en één methode voor alle indicatoren.
  https://www.cbs.nl/nl-nl/visualisaties/monitor-brede-welvaart-en-de-sustainable-development-goals/methoden
- OHID, Fingertips trend markers: de laatste vijf cijfers, chi-kwadraat met 99,8%
  zekerheid, en dezelfde richting als één cijfer wegvalt.
  https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Presentation/Trend_markers.html
- Armitage, Tests for linear trends in proportions and frequencies, Biometrics 11 (1955).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy import stats

from sturing.rekenen.toetsen import ALFA, Toets, maak_tweezijdig

#: De strengere kans van Fingertips; chi-kwadraat 9,55 bij één vrijheidsgraad.
ALFA_FINGERTIPS = 0.002


def bereken_helling(tijd: Sequence[float], waarde: Sequence[float], alfa: float = ALFA) -> Toets:
    """Gewone lineaire regressie; t-toets op de helling met `len(tijd)` - 2 vrijheidsgraden.

    `tijd` in jaren, `waarde` in elke eenheid, beide even lang en minstens drie. Het effect
    is de helling maal de tijd tussen eerste en laatste. Bron: CBS, Monitor Brede Welvaart.

    >>> toets = bereken_helling([2018, 2019, 2020, 2021], [10.0, 12.1, 13.9, 16.0])
    >>> round(toets.effect, 2), toets.aangetoond
    (5.94, True)
    """
    lijn = stats.linregress(tijd, waarde)
    duur = max(tijd) - min(tijd)
    kleinste = float(stats.t.ppf(1 - alfa / 2, len(tijd) - 2) * lijn.stderr * duur)
    # Een vlakke reeks heeft helling 0 en spreiding 0; scipy geeft dan geen bruikbare p.
    p = float(lijn.pvalue) if np.ptp(waarde) else 1.0
    return maak_tweezijdig(float(lijn.slope * duur), kleinste, p, alfa)


def bereken_gewogen_helling(
    tijd: Sequence[float], waarde: Sequence[float], fout: Sequence[float], alfa: float = ALFA_FINGERTIPS
) -> Toets:
    """Gewogen regressie met gewicht 1/fout²; chi-kwadraattoets op de helling.

    `fout` is de bekende standaardfout per cijfer, groter dan 0. Fingertips telt de cijfers
    1 tot en met 5; wij nemen de echte tijd, wat de handleiding toestaat bij gaten en
    ongelijke jaren.

    >>> toets = bereken_gewogen_helling([1, 2, 3, 4, 5], [30.6, 30.2, 28, 24.6, 24.67], [0.83, 0.83, 0.82, 0.78, 0.79])
    >>> round(toets.effect, 1), toets.aangetoond
    (-7.0, True)
    """
    tijd, waarde, fout = (np.asarray(rij, dtype=float) for rij in (tijd, waarde, fout))
    helling, se = _gewogen(tijd, waarde, fout)
    duur = float(np.ptp(tijd))
    zonder = [_gewogen(*(np.delete(rij, i) for rij in (tijd, waarde, fout)))[0] for i in range(len(tijd))]
    p = float(stats.chi2.sf((helling / se) ** 2, 1))
    kleinste = sqrt(stats.chi2.isf(alfa, 1)) * se * duur
    return maak_tweezijdig(helling * duur, kleinste, p, alfa, _zelfde_teken(helling, zonder))


def _zelfde_teken(helling: float, zonder: Sequence[float]) -> bool:
    """Waar als de helling zonder elk los cijfer dezelfde kant op gaat; vlak telt als geen kant.

    Een helling die alleen door afronding van nul verschilt, heeft een willekeurig teken; zonder deze
    grens zou een gespiegelde reeks een ander oordeel kunnen krijgen.
    """
    vlak = 1e-9 * abs(helling)
    return all(h * helling > 0 and abs(h) > vlak for h in zonder)


def _gewogen(tijd: np.ndarray, waarde: np.ndarray, fout: np.ndarray) -> tuple[float, float]:
    # statsmodels kost bij het laden een tiende seconde; de meeste bladzijden hebben het niet nodig.
    from statsmodels.regression.linear_model import WLS

    ontwerp = np.column_stack([np.ones_like(tijd), tijd - tijd.mean()])
    # "fixed scale": de standaardfouten zijn bekend en worden niet uit de spreiding geschat.
    passing = WLS(waarde, ontwerp, weights=1 / fout**2).fit(cov_type="fixed scale")
    return float(passing.params[1]), float(passing.bse[1])


def bereken_trend_aandelen(
    tijd: Sequence[float], teller: Sequence[float], noemer: Sequence[float], alfa: float = ALFA_FINGERTIPS
) -> Toets:
    """Chi-kwadraattoets op trend in aandelen (Cochran en Armitage); effect als aandeel (0-1).

    Met R = som teller, N = som noemer, b = (N Σrt - R Σnt) / (N Σnt² - (Σnt)²) en
    chi² = b² (N Σnt² - (Σnt)²) / (R (N - R)) · N. Een trend telt alleen als de helling op
    de logitschaal haar teken houdt als één cijfer wegvalt. Bron: Armitage (1955); OHID,
    Fingertips trend markers, methode voor aandelen.

    >>> toets = bereken_trend_aandelen([1, 2, 3, 4], [83, 90, 129, 70], [86, 93, 136, 82])
    >>> round(toets.p, 4)
    0.0041
    """
    t, r, n = (np.asarray(rij, dtype=float) for rij in (tijd, teller, noemer))
    t = t - t[0]
    som_r, som_n = r.sum(), n.sum()
    spreiding = som_n * (n * t**2).sum() - (n * t).sum() ** 2
    helling = (som_n * (r * t).sum() - som_r * (n * t).sum()) / spreiding
    variantie = som_r * (som_n - som_r) / (som_n * spreiding)
    if variantie == 0:
        return maak_tweezijdig(0.0, 0.0, 1.0, alfa)
    # Een half erbij in beide cellen (Haldane en Anscombe): zo bestaat de logit ook bij 0% en 100%.
    logit = np.log((r + 0.5) / (n - r + 0.5))
    zonder = [stats.linregress(np.delete(t, i), np.delete(logit, i)).slope for i in range(len(t))]
    se = sqrt(variantie)
    p = float(stats.chi2.sf((helling / se) ** 2, 1))
    kleinste = sqrt(stats.chi2.isf(alfa, 1)) * se * t[-1]
    return maak_tweezijdig(helling * t[-1], kleinste, p, alfa, _zelfde_teken(helling, zonder))
