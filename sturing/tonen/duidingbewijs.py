"""Waarop een duiding mag rusten, gegeven de plek waar zij staat.

Onder een doel telt, van dicht naar ver:

1. metingen van en uitspraken over de indicatoren van dat doel, in elk gebied (regio, land, wijken);
2. getallen in de ontwikkelingen en ervaringen die bij dat doel horen;
3. andere uitspraken en kerncijfers, maar alleen als de alinea hun onderwerp noemt.

Buiten een doelkop telt hetzelfde voor de hele opgave; een bladzijde zonder opgave mag op alles rusten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from sturing.gegevens.feitenmodel import Kerncijfer, Uitspraak
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Ervaring, Indicator, Ontwikkeling
from sturing.rekenen.bewijs import Bewijs, bewijs_uit_feiten, bewijs_uit_metingen
from sturing.tonen.getallenlezer import Getal, lees_getallen

_WOORD = re.compile(r"[^\W\d_]{4,}")
#: Zoveel letters van een woord tellen: 'eenzaam' en 'eenzaamheid' zijn hetzelfde onderwerp.
_STAM = 6
#: Woorden die in bijna elk onderwerp staan en dus niets aanwijzen.
ALGEMEEN = frozenset((
    "aandeel", "aantal", "jaar", "jaren", "inwoners", "mensen", "jongeren", "ouderen", "kinderen",
    "volwassenen", "jongvolwassenen", "personen", "gemeente", "voelt", "zich", "heeft", "hebben",
    "vindt", "ervaart", "doet", "wordt", "worden", "zijn", "deel", "nederland", "regio", "wijk", "wijken",
    "gemiddeld", "gemiddelde", "eigen", "meer", "minder", "veel", "weinig", "goed", "goede", "zeer", "vaak",
    "niet", "geen", "naar", "voor", "door", "over", "onder", "tussen", "tegen", "ouder", "jonger",
    "deelnemers", "totaal", "alle", "anders", "iets", "zonder", "afgelopen", "komende",
))  # fmt: skip


@dataclass(frozen=True)
class Feitenlijst:
    """Alles waarop een duiding kan rusten, al afgeschermd."""

    kader: Kader
    gemeentecode: str
    metingen: pd.DataFrame
    uitspraken: tuple[Uitspraak, ...]
    kerncijfers: tuple[Kerncijfer, ...]
    ontwikkelingen: tuple[Ontwikkeling, ...]
    ervaringen: tuple[Ervaring, ...]


@dataclass(frozen=True)
class Grond:
    """Het bewijs op één plek: `vast` geldt altijd, `context` alleen als de alinea het onderwerp noemt."""

    vast: Bewijs
    context: tuple[Uitspraak | Kerncijfer, ...] = ()

    def draagt(self, getal: Getal, alinea: str) -> bool:
        """Waar als dit getal in deze alinea ergens op rust."""
        if _rust_op(getal, self.vast):
            return True
        woorden = _stammen(alinea)
        genoemd = (feit for feit in self.context if _noemt(woorden, _onderwerp(feit)))
        return _rust_op(getal, bewijs_uit_feiten(genoemd))


def bepaal_grond(plek: str, feiten: Feitenlijst) -> Grond:
    """Het bewijs voor een duiding onder doel of opgave `plek`; een andere plek mag op alles rusten."""
    kader = feiten.kader
    doelen, indicatoren = bereik(plek, kader)
    eigen = {i.id for i in indicatoren}
    over = [u for u in feiten.uitspraken if u.indicator in eigen]
    rest = (*(u for u in feiten.uitspraken if u.indicator not in eigen), *feiten.kerncijfers)
    overal = not _is_plek(plek, kader)
    eenheden = {i.id: i.eenheid for i in indicatoren}
    vast = bewijs_uit_metingen(feiten.metingen, eenheden, feiten.gemeentecode)
    vast = vast.met(bewijs_uit_feiten((*over, *rest) if overal else over).paren)
    vast = vast.met((getal.eenheid, getal.waarde) for getal in _uit_teksten(feiten, doelen))
    return Grond(vast, () if overal else rest)


def _is_plek(plek: str, kader: Kader) -> bool:
    return plek in kader.doelen or any(plek == opgave.id for opgave in kader.opgaven)


def bereik(plek: str, kader: Kader) -> tuple[set[str], tuple[Indicator, ...]]:
    """De doelen en indicatoren waarover een tekst op deze plek gaat."""
    if plek in kader.doelen:
        return {plek}, kader.indicatoren_van_doel(kader.doelen[plek])
    if _is_plek(plek, kader):
        opgave = kader.opgave(plek)
        return {doel.id for doel in opgave.doelen}, kader.indicatoren_van_opgave(opgave)
    return set(kader.doelen), tuple(kader.indicatoren.values())


def _uit_teksten(feiten: Feitenlijst, doelen: set[str]) -> list[Getal]:
    """De getallen in de ontwikkelingen en ervaringen bij deze doelen, en hoeveel mensen er bevraagd zijn."""
    verhalen = [v for v in (*feiten.ontwikkelingen, *feiten.ervaringen) if doelen & set(v.doelen)]
    bevraagd = [v.aantal_bevraagd for v in verhalen if getattr(v, "aantal_bevraagd", None)]
    return [g for v in verhalen for g in lees_getallen(v.samenvatting)] + [
        Getal(str(n), float(n), eenheid="aantal") for n in bevraagd
    ]


def _rust_op(getal: Getal, bewijs: Bewijs) -> bool:
    """Waar als een waarde precies het getal is, of er bij speling of 'ongeveer' dichtbij genoeg ligt."""
    waarden = bewijs.van(getal.eenheid)
    if getal.speling:
        return any(abs(w - getal.waarde) <= getal.speling + 1e-9 for w in waarden)
    if getal.ongeveer or getal.eenheid == "keer":
        return any(_rond_af(w, getal.decimalen) == getal.waarde for w in waarden)
    return any(abs(w - getal.waarde) < 1e-6 for w in waarden)


def _rond_af(waarde: float, decimalen: int) -> float:
    """Afronden zoals een lezer het doet: 47,5 wordt 48."""
    return float(Decimal(str(waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP))


def _onderwerp(feit: Uitspraak | Kerncijfer) -> str:
    return feit.onderwerp if isinstance(feit, Uitspraak) else feit.kerncijfer


def _stammen(tekst: str) -> frozenset[str]:
    return frozenset(woord.lower()[:_STAM] for woord in _WOORD.findall(tekst))


def _noemt(woorden: frozenset[str], onderwerp: str) -> bool:
    """Waar als ten minste de helft van de eigen woorden van het onderwerp in de alinea staat."""
    alle = [woord.lower() for woord in _WOORD.findall(onderwerp)]
    eigen = {woord[:_STAM] for woord in alle if woord not in ALGEMEEN} or {woord[:_STAM] for woord in alle}
    return bool(eigen) and 2 * len(eigen & woorden) >= len(eigen)


def splits_alineas(tekst: str) -> list[str]:
    """De alinea's van een tekst zonder opmaak: stukken met een witregel ertussen."""
    return [alinea for alinea in re.split(r"\n\s*\n", tekst) if alinea.strip()]
