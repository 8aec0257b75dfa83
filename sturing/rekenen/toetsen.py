"""De statistische toetsen op een verschil, en de vorm van hun uitkomst.

Elke toets krijgt getallen en geeft een `Toets`: het effect, het interval, de p-waarde en
de kleinste verandering die zij had kunnen aantonen. Welke toets bij een reeks hoort,
kiest `oordeel`. Bronnen:

- Newcombe, Interval estimation for the difference between independent proportions,
  Statistics in Medicine 17 (1998), methode 10; zo ook Altman e.a., Statistics with
  Confidence (2000), hoofdstuk 6.
- Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

from scipy import stats
from scipy.optimize import brentq

#: De kans waarmee een verschil of een helling ten onrechte wordt gezien.
ALFA = 0.05


@dataclass(frozen=True)
class Toets:
    """De uitkomst van één toets; `effect`, grenzen en `kleinste` in de eenheid van de invoer.

    `aangetoond` zegt of het effect zich bij kans `alfa` van nul onderscheidt. `standvastig`
    is onwaar als de richting omslaat zodra één cijfer wegvalt.
    """

    effect: float
    ondergrens: float
    bovengrens: float
    p: float
    kleinste: float
    alfa: float
    standvastig: bool = True

    @property
    def aangetoond(self) -> bool:
        """Waar als de verandering meer is dan toeval."""
        return self.p < self.alfa and self.standvastig

    def vergroot(self, schaal: float) -> Toets:
        """Dezelfde toets in een andere eenheid, bijvoorbeeld van aandeel naar procent met schaal 100."""
        maten = ("effect", "ondergrens", "bovengrens", "kleinste")
        return replace(self, **{naam: schaal * getattr(self, naam) for naam in maten})


def bereken_verschil(effect: float, fout_een: float, fout_twee: float, alfa: float = ALFA) -> Toets:
    """z-toets op het verschil van twee onafhankelijke cijfers met bekende standaardfout.

    Met se = √(fout_een² + fout_twee²); bron: Altman e.a., Statistics with Confidence (2000).

    >>> round(bereken_verschil(5.0, 1.5, 2.0).p, 4)
    0.0455
    """
    se = sqrt(fout_een**2 + fout_twee**2)
    if se == 0:
        return maak_tweezijdig(effect, 0.0, 1.0 if effect == 0 else 0.0, alfa)
    p = float(2 * stats.norm.sf(abs(effect) / se))
    return maak_tweezijdig(effect, float(stats.norm.isf(alfa / 2)) * se, p, alfa)


def bereken_verschil_aandelen(
    teller: float, noemer: float, teller_eerst: float, noemer_eerst: float, alfa: float = ALFA
) -> Toets:
    """Verschil van twee aandelen (teller/noemer min teller_eerst/noemer_eerst), als aandeel (0-1).

    Het interval combineert de Wilson-intervallen van beide; de p-waarde is de kans waarbij
    dat interval nul net raakt, zodat p en interval nooit iets anders zeggen. Bron: Newcombe
    (1998), methode 10.

    >>> toets = bereken_verschil_aandelen(56, 70, 48, 80)
    >>> round(toets.effect, 4), round(toets.ondergrens, 4), round(toets.bovengrens, 4)
    (0.2, 0.0524, 0.3339)
    """
    een, twee = (teller / noemer, noemer), (teller_eerst / noemer_eerst, noemer_eerst)
    effect = een[0] - twee[0]
    onder, boven = _newcombe(een, twee, float(stats.norm.isf(alfa / 2)))
    if effect == 0:
        return Toets(0.0, onder, boven, 1.0, max(-onder, boven), alfa)
    kant = 0 if effect > 0 else 1
    if _newcombe(een, twee, _VERSTE_Z)[kant] * effect > 0:
        p = 0.0
    else:
        grens = brentq(lambda z: _newcombe(een, twee, z)[kant], 0, _VERSTE_Z)
        p = float(2 * stats.norm.sf(grens))
    return Toets(effect, onder, boven, p, abs(effect - (onder, boven)[kant]), alfa)


#: Voorbij deze afstand is een kans in een rapport niet van nul te onderscheiden.
_VERSTE_Z = 37.0


def _newcombe(een: tuple[float, float], twee: tuple[float, float], z: float) -> tuple[float, float]:
    (p1, _), (p2, _) = een, twee
    (l1, u1), (l2, u2) = bereken_wilson(*een, z), bereken_wilson(*twee, z)
    return p1 - p2 - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), p1 - p2 + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)


def bereken_wilson(aandeel: float, noemer: float, z: float) -> tuple[float, float]:
    """Het Wilson-interval van een aandeel (0-1); bron: Wilson, JASA 22 (1927).

    >>> [round(grens, 4) for grens in bereken_wilson(81 / 263, 263, 1.96)]
    [0.2553, 0.3662]
    """
    midden = (2 * noemer * aandeel + z**2) / (2 * (noemer + z**2))
    half = z * sqrt(z**2 + 4 * noemer * aandeel * (1 - aandeel)) / (2 * (noemer + z**2))
    return midden - half, midden + half


def maak_tweezijdig(effect: float, kleinste: float, p: float, alfa: float, standvastig: bool = True) -> Toets:
    """Een toets met een interval dat aan beide kanten even ver reikt: effect plus en min `kleinste`."""
    return Toets(effect, effect - kleinste, effect + kleinste, p, float(kleinste), alfa, standvastig)
