"""De lijsten op een stuk voor de raad: wat inwoners vertellen, welke cijfers er zijn en komen, en de vragen.

Een stuk heeft weinig plaats. Elke lijst is daarom begrensd en zegt hoeveel er niet op staan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sturing.gegevens.kadermodel import Eenheid, Ervaring, Indicator, Opgave
from sturing.gegevens.perioden import NIET_VERMELD, tijdstip
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_eenheid, toon_periode, toon_punt, toon_verwacht, voeg_samen
from sturing.tonen.toon_ervaringen import STREKKING, ervaringen_van, zin_wie
from sturing.tonen.toon_oogopslag import TEKEN_UITKOMST
from sturing.tonen.zinnen import HERKOMST

#: Zoveel stemmen en verwachte cijfers passen erop; de rest staat in het boek.
_STEMMEN, _VERWACHT = 3, 4
#: Zorg en kritiek eerst, zodat zij niet wegvallen.
_STREKKINGEN = ("negatief", "gemengd", "positief")
_ZONDER_TEKEN = (Eenheid.AANTAL, Eenheid.CIJFER, Eenheid.SCORE)
_NAAM_IN_VRAAG = re.compile("‘(.+)’")
#: Een vraag met een werkwoord in het enkelvoud achter de naam klopt niet meer met twee namen.
_ENKELVOUD = "verbetert"


@dataclass(frozen=True)
class Lijst:
    """De regels die erop passen en hoeveel er nog meer zijn."""

    regels: tuple = ()
    rest: int = 0


def lijst_stemmen(blad: Bladzijde, opgave: Opgave) -> Lijst:
    """Wat inwoners over een opgave vertellen, verdeeld over zorg, gemengd en positief, en zo mogelijk over doelen."""
    alle = _van_inwoners(blad, opgave)
    gekozen: list[Ervaring] = []
    doelen: set[str] = set()
    while len(gekozen) < min(_STEMMEN, len(alle)):
        for strekking in _STREKKINGEN:
            over = [e for e in alle if e.strekking == strekking and e not in gekozen]
            if over and len(gekozen) < _STEMMEN:
                # Eerst wat bij een doel hoort waar nog niemand over vertelt.
                keus = min(over, key=lambda e: (bool(doelen & set(e.doelen)), e.id))
                gekozen.append(keus)
                doelen.update(keus.doelen)
    gekozen.sort(key=lambda e: (_STREKKINGEN.index(e.strekking), e.id))
    return Lijst(tuple(_stem(blad, e) for e in gekozen), len(alle) - len(gekozen))


def _van_inwoners(blad: Bladzijde, opgave: Opgave) -> list[Ervaring]:
    """Elke ervaring van inwoners bij de opgave één keer, ook die bij geen enkel doel hoort."""
    bij_doel = [e for doel in opgave.doelen for e in ervaringen_van(blad, doel)]
    los = [e for e in blad.dossier.ervaringen if e.opgave == opgave.id and not e.doelen]
    return list({e.id: e for e in (*bij_doel, *los) if e.van_inwoners}.values())


def _stem(blad: Bladzijde, ervaring: Ervaring) -> dict[str, str]:
    """Wie het vertelde staat er niet nog eens achter als de tekst het al zegt."""
    genoemd = ervaring.doelgroep and ervaring.doelgroep.casefold() in ervaring.samenvatting.casefold()
    wie = zin_wie(blad, ervaring.model_copy(update={"doelgroep": ""}) if genoemd else ervaring)
    strekking = STREKKING[ervaring.strekking]
    return {"thema": ervaring.thema, "tekst": ervaring.samenvatting, "wie": wie, "strekking": strekking}


def lijst_cijfers(standen: Sequence[Stand], elders: Iterable[Stand], hoogstens: int) -> Lijst:
    """De nieuwste cijfers die niet al `elders` op het stuk staan, het ongunstige vooraan.

    Een regel: indicator, cijfer met eenheid, van wanneer, soort cijfer en oordeel.
    """
    genoemd, volgorde = {s.indicator.id for s in elders}, list(TEKEN_UITKOMST)
    over = [s for s in standen if s.hoofdreeks and s.indicator.id not in genoemd]
    over.sort(key=lambda s: volgorde.index(s.oordeel.uitkomst))
    return Lijst(tuple(_cijferrij(s) for s in over[:hoogstens]), max(0, len(over) - hoogstens))


def _cijferrij(stand: Stand) -> tuple[str, ...]:
    soort = HERKOMST[stand.hoofdreeks.herkomst] + (", geen eigen cijfer" if stand.punt.geen_eigen_cijfer else "")
    return (
        naam_zonder_eenheid(stand.indicator), toon_met_eenheid(stand.punt, stand.indicator.eenheid),
        toon_periode(stand.punt.periode), soort, TEKEN_UITKOMST[stand.oordeel.uitkomst],
    )  # fmt: skip


def toon_met_eenheid(punt: Punt, eenheid: Eenheid) -> str:
    """Een cijfer waar de eenheid altijd bij staat: '47,5%', '740 (aantal)'."""
    waarde = toon_punt(punt, eenheid)
    return f"{waarde} ({toon_eenheid(eenheid)})" if eenheid in _ZONDER_TEKEN and punt.waarde is not None else waarde


def naam_zonder_eenheid(indicator: Indicator) -> str:
    """De korte naam voor bij een cijfer dat zijn eenheid al heeft."""
    return indicator.kort.removesuffix(" (%)").removesuffix(" (aantal)")


def lijst_verwacht(standen: Sequence[Stand]) -> Lijst:
    """De cijfers die het eerst komen; op dezelfde dag gaat een indicator zonder cijfer voor."""
    met_datum = [s for s in standen if s.indicator.volgende not in ("", NIET_VERMELD)]
    met_datum.sort(key=lambda s: (tijdstip(s.indicator.volgende), bool(s.hoofdreeks), s.indicator.id))
    regels = tuple(
        f"{s.indicator.kort}: {'nieuw' if s.hoofdreeks else 'eerste'} cijfer {toon_verwacht(s.indicator)}"
        for s in met_datum[:_VERWACHT]
    )
    return Lijst(regels, max(0, len(met_datum) - _VERWACHT))


def voeg_vragen_samen(vragen: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Vragen per opgave (naam en vraag), waarbij dezelfde vraag over iets anders één keer komt.

    >>> voeg_vragen_samen([("A", "Hoe is het met ‘x’?"), ("B", "Wat nu?"), ("C", "Hoe is het met ‘y’?")])
    (('A en C', 'Hoe is het met ‘x’ en ‘y’?'), ('B', 'Wat nu?'))
    """
    groepen: dict[str, list[tuple[str, str]]] = {}
    for opgave, vraag in vragen:
        sleutel = vraag if _ENKELVOUD in vraag else _NAAM_IN_VRAAG.sub("‘’", vraag)
        groepen.setdefault(sleutel, []).append((opgave, vraag))
    return tuple((voeg_samen([o for o, _ in groep]), _samen([v for _, v in groep])) for groep in groepen.values())


def _samen(vragen: list[str]) -> str:
    namen = [naam[1] for vraag in vragen if (naam := _NAAM_IN_VRAAG.search(vraag))]
    alle = voeg_samen([f"‘{naam}’" for naam in dict.fromkeys(namen)])
    return _NAAM_IN_VRAAG.sub(lambda _: alle, vragen[0])


def zin_keuze_stemmen(stemmen: Lijst) -> str:
    """Hoe de stemmen zijn gekozen; leeg als zij er allemaal staan."""
    if not stemmen.rest:
        return ""
    getoond = len(stemmen.regels)
    andere = "andere staat" if stemmen.rest == 1 else f"andere {stemmen.rest} staan"
    return (
        f"{getoond} van de {getoond + stemmen.rest} verhalen, zo veel mogelijk verdeeld over zorg of kritiek, gemengd"
        f" en positief. De {andere} in het rapport."
    )
