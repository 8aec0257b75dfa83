"""Wat inwoners vertellen op een stuk voor de raad: enkele verhalen, gekozen naar verhouding.

Drie verhalen kleuren het beeld als zij gelijk verdeeld zijn en de verhalen zelf niet. De keuze volgt daarom de
verhouding tussen zorg of kritiek, gemengd en positief, en het stuk noemt die verhouding. Een uitkomst van een enquête
is een getal en geen verhaal; die staat in het rapport.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import dataclass, replace

from sturing.gegevens.kadermodel import Ervaring, Opgave
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import tel, voeg_samen
from sturing.tonen.toon_ervaringen import STREKKING, ervaringen_van, van_inwoners, zin_wie

#: Zoveel verhalen passen erop; de rest staat in het boek.
_STEMMEN = 3
#: Zo lang mag een verhaal op een stuk zijn; wie meer schreef, staat in het boek helemaal.
_LETTERS, _LETTERS_NAAM = 320, 80
_VERDER = " … (verder in het rapport)"
#: Zorg en kritiek eerst, zodat zij bij gelijke aantallen niet wegvallen.
_STREKKINGEN = ("negatief", "gemengd", "positief")


@dataclass(frozen=True)
class Stemmen:
    """De gekozen verhalen, van elke strekking hoeveel verhalen er zijn, en hoeveel uitkomsten van een enquête."""

    regels: tuple[dict[str, str], ...] = ()
    verhouding: tuple[tuple[str, int], ...] = ()
    enquete: int = 0


def lijst_stemmen(blad: Bladzijde, opgave: Opgave, hoogstens: int = _STEMMEN) -> Stemmen:
    """Wat inwoners over een opgave vertellen, naar verhouding van de strekking, en zo mogelijk bij elk doel een."""
    alle = _van_inwoners(blad, opgave)
    verhalen = [e for e in alle if not _is_uitkomst(blad, e)]
    aantallen = Counter(e.strekking for e in verhalen)
    gekozen: list[Ervaring] = []
    doelen: set[str] = set()
    for strekking, plaatsen in verdeel_plaatsen(aantallen, hoogstens).items():
        for _ in range(plaatsen):
            over = [e for e in verhalen if e.strekking == strekking and e not in gekozen]
            # Eerst wat bij een doel hoort waar nog niemand over vertelt.
            keus = min(over, key=lambda e: (bool(doelen & set(e.doelen)), e.id))
            gekozen.append(keus)
            doelen.update(keus.doelen)
    verhouding = tuple((s, aantallen[s]) for s in _STREKKINGEN if aantallen[s])
    return Stemmen(tuple(_stem(blad, e) for e in gekozen), verhouding, len(alle) - len(verhalen))


def met_minder(stemmen: Stemmen, hoogstens: int) -> Stemmen:
    """Dezelfde stemmen met alleen de eerste verhalen; de verhouding blijft die van alle verhalen."""
    return replace(stemmen, regels=stemmen.regels[:hoogstens])


def kort_tekst(tekst: str, letters: int = _LETTERS) -> str:
    """De tekst, of haar begin tot een heel woord met de verwijzing naar het rapport.

    >>> kort_tekst("Ik wacht al weken op hulp.")
    'Ik wacht al weken op hulp.'
    >>> kort_tekst("Ik wacht al weken op hulp, en niemand belt terug als ik daarnaar vraag.", 50)
    'Ik wacht al weken op … (verder in het rapport)'
    """
    tekst = " ".join(tekst.split())
    begin = textwrap.shorten(tekst, letters, placeholder=_VERDER)
    # Een woord dat langer is dan de ruimte, breekt waar zij op is.
    return begin if begin != _VERDER.strip() else tekst[: letters - len(_VERDER)] + _VERDER


def verdeel_plaatsen(aantallen: Counter[str], plaatsen: int) -> dict[str, int]:
    """Hoeveel plaatsen elke strekking krijgt: naar verhouding, de grootste rest eerst.

    >>> verdeel_plaatsen(Counter(negatief=12, gemengd=4, positief=4), 3)
    {'negatief': 2, 'gemengd': 1, 'positief': 0}
    """
    alle = aantallen.total()
    plaatsen = min(plaatsen, alle)
    deel = {s: divmod(aantallen[s] * plaatsen, alle) if alle else (0, 0) for s in _STREKKINGEN}
    over = plaatsen - sum(heel for heel, _ in deel.values())
    meeste_rest = sorted(_STREKKINGEN, key=lambda s: -deel[s][1])[:over]
    return {s: heel + (s in meeste_rest) for s, (heel, _) in deel.items()}


def zin_keuze_stemmen(stemmen: Stemmen) -> str:
    """Hoe de verhalen zijn gekozen, en wat er dus niet staat; leeg als alles er staat."""
    alle, getoond = sum(aantal for _, aantal in stemmen.verhouding), len(stemmen.regels)
    enquete = tel(stemmen.enquete, "uitkomst van een enquête", "uitkomsten van een enquête")
    if alle and not getoond:
        delen = voeg_samen([f"{aantal} {STREKKING[strekking]}" for strekking, aantal in stemmen.verhouding])
        return f"Inwoners vertelden {tel(alle, 'verhaal', 'verhalen')}: {delen}. Lees ze in het rapport."
    if alle == getoond:
        staat = "staat" if stemmen.enquete == 1 else "staan"
        return f"In het rapport {staat} ook {enquete}." if stemmen.enquete else ""
    delen = voeg_samen([f"{aantal} {STREKKING[strekking]}" for strekking, aantal in stemmen.verhouding])
    slot = f", net als {enquete}" if stemmen.enquete else ""
    andere = "Het andere verhaal staat" if alle - getoond == 1 else f"De andere {alle - getoond} staan"
    return f"{getoond} van de {alle} verhalen, naar verhouding gekozen: {delen}. {andere} in het rapport{slot}."


def _is_uitkomst(blad: Bladzijde, ervaring: Ervaring) -> bool:
    """Of dit een getal uit een enquête is."""
    bron = blad.dossier.kader.bronnen.get(ervaring.bron)
    geteld = ervaring.aantal_bevraagd is not None or "%" in ervaring.samenvatting
    return bron is not None and bron.soort == "peiling" and geteld


def _van_inwoners(blad: Bladzijde, opgave: Opgave) -> list[Ervaring]:
    """Elke ervaring van inwoners bij de opgave één keer, ook die bij geen enkel doel hoort."""
    bij_doel = [e for doel in opgave.doelen for e in ervaringen_van(blad, doel)]
    los = [e for e in blad.dossier.ervaringen if e.opgave == opgave.id and not e.doelen]
    return list({e.id: e for e in van_inwoners((*bij_doel, *los))}.values())


def _stem(blad: Bladzijde, ervaring: Ervaring) -> dict[str, str]:
    """Wie het vertelde staat er niet nog eens achter als de tekst het al zegt."""
    genoemd = ervaring.doelgroep and ervaring.doelgroep.casefold() in ervaring.samenvatting.casefold()
    wie = zin_wie(blad, ervaring.model_copy(update={"doelgroep": ""}) if genoemd else ervaring)
    strekking = STREKKING[ervaring.strekking]
    thema, wie = (kort_tekst(deel, _LETTERS_NAAM + len(_VERDER)) for deel in (ervaring.thema, wie))
    return {"thema": thema, "tekst": kort_tekst(ervaring.samenvatting), "wie": wie, "strekking": strekking}
