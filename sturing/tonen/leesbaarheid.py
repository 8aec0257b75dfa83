"""Hoe goed een tekst te lezen is: lengte van zinnen, de leesindex van Douma, en moeilijke woorden.

De leesindex A is de Nederlandse bewerking van de Flesch-formule (W.H. Douma, De leesbaarheid van landbouwbladen,
Wageningen 1960): 206,84 - 0,93 x woorden per zin - 77 x lettergrepen per woord. Lettergrepen telt Pyphen, met de
afbreekregels van het Nederlands. Een index is een hulpmiddel: hij ziet niet of een tekst klopt of logisch is opgebouwd.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyphen

from sturing.tonen.moeilijke_woorden import GEWONER

#: Douma's grenzen met zijn woorden; 60 en hoger is wat de meeste lezers aankunnen (ongeveer niveau B1).
NIVEAUS = ((90, "zeer makkelijk"), (80, "makkelijk"), (70, "vrij makkelijk"), (60, "gewoon"),
           (50, "vrij moeilijk"), (30, "moeilijk"), (float("-inf"), "zeer moeilijk"))  # fmt: skip
B1 = 60
#: Een zin met meer woorden vraagt te veel onthouden.
LANGE_ZIN = 25
#: Zo lang mag een zin in een samenvatting hoogstens zijn, met elk woord van elke naam meegeteld.
LANGST_IN_OOGOPSLAG = 30

_WOORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")
#: Een punt sluit alleen een zin als er wit en een hoofdletter of cijfer op volgt, en er geen afkorting voor staat.
_EINDE = re.compile(r"(?<=[.!?])[\"'’)]*\s+(?=[\"'‘(A-ZÀ-Þ0-9])")
_AFKORTING = re.compile(r"\b(?:bijv|bv|o\.a|t\.o\.v|m\.b\.t|enz|nr|blz|ca|dr|e\.d|d\.w\.z|incl)\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Leesmaat:
    """De maten van één tekst; `lange_zinnen` en `moeilijke` noemen wat beter kan.

    `langste_zin` telt de woorden die de lezer ziet: ook elk woord van een vaste naam.
    """

    zinnen: int
    woorden: int
    lettergrepen: int
    langste_zin: int = 0
    lange_zinnen: tuple[str, ...] = ()
    moeilijke: tuple[tuple[str, str], ...] = ()

    @property
    def woorden_per_zin(self) -> float:
        """Het gemiddelde aantal woorden in een zin; 0 zonder zinnen."""
        return self.woorden / self.zinnen if self.zinnen else 0.0

    @property
    def index(self) -> float:
        """De leesindex van Douma: hoger leest makkelijker; 100 zonder woorden."""
        if not self.woorden:
            return 100.0
        return 206.84 - 0.93 * self.woorden_per_zin - 77 * self.lettergrepen / self.woorden

    @property
    def niveau(self) -> str:
        """De index in een woord."""
        return next(woord for grens, woord in NIVEAUS if self.index >= grens)


def meet_leesbaarheid(tekst: str, namen: Iterable[str] = ()) -> Leesmaat:
    """Meet een tekst zonder opmaak; `namen` (van doelen, bronnen) staan vast en tellen als één gewoon woord.

    >>> meet_leesbaarheid("De kat zit op de mat. Zij slaapt.").woorden_per_zin
    4.0
    """
    langste = max((len(_WOORD.findall(zin)) for zin in splits_zinnen(tekst)), default=0)
    for naam in sorted(namen, key=len, reverse=True):
        tekst = tekst.replace(naam, "naam")
    zinnen = splits_zinnen(tekst)
    woorden = [_WOORD.findall(zin) for zin in zinnen]
    return Leesmaat(
        zinnen=sum(bool(w) for w in woorden),
        woorden=sum(map(len, woorden)),
        lettergrepen=sum(tel_lettergrepen(w) for zin in woorden for w in zin),
        langste_zin=langste,
        lange_zinnen=tuple(zin for zin, w in zip(zinnen, woorden, strict=True) if len(w) > LANGE_ZIN),
        moeilijke=vind_moeilijke(tekst),
    )


def splits_zinnen(tekst: str) -> list[str]:
    """De zinnen van een tekst; elke regel eindigt een zin, want zo staan koppen en punten in de bron.

    >>> splits_zinnen("Dit kost € 1.235. Dat is o.a. Soest te veel.")
    ['Dit kost € 1.235.', 'Dat is o.a. Soest te veel.']
    """
    uit: list[str] = []
    for regel in tekst.splitlines():
        delen = _EINDE.split(regel.strip())
        for deel in delen:
            if uit and deel and _AFKORTING.search(uit[-1]) and deel is not delen[0]:
                uit[-1] = f"{uit[-1]} {deel}"
            elif deel:
                uit.append(deel)
    return uit


@cache
def tel_lettergrepen(woord: str) -> int:
    """Het aantal lettergrepen volgens de afbreekregels van het Nederlands; ten minste één.

    >>> tel_lettergrepen("voortgangsrapportage")
    6
    """
    return len(_afbreker().positions(woord.lower())) + 1


@cache
def _afbreker() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)


def vind_moeilijke(tekst: str) -> tuple[tuple[str, str], ...]:
    """De moeilijke woorden in een tekst met hun gewone woord, in de volgorde van de tekst."""
    gevonden = []
    for patroon, beter in _moeilijke_woorden():
        gevonden += [(t.start(), t[0], beter) for t in patroon.finditer(tekst)]
    return tuple((woord, beter) for _, woord, beter in sorted(gevonden))


@cache
def _moeilijke_woorden() -> tuple[tuple[re.Pattern, str], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(woord).replace(re.escape('*'), '[a-zà-ÿ]*')}\b", re.IGNORECASE), beter)
        for woord, beter in GEWONER.items()
    )
