"""De lijsten op een stuk voor de raad: welke cijfers er zijn en komen, en de vragen.

Een stuk heeft weinig plaats. Elke lijst is daarom begrensd en zegt hoeveel er niet op staan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.gegevens.perioden import tijdstip
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import zin_groep
from sturing.tonen.notatie import toon_eenheid, toon_periode, toon_punt, toon_verwacht, voeg_samen
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST
from sturing.tonen.zinnen import woord_herkomst
from sturing.tonen.zinnen_stand import zin_naast

#: Zoveel verwachte cijfers passen erop; de rest staat in het boek.
_VERWACHT = 4
_ZONDER_TEKEN = (Eenheid.AANTAL, Eenheid.CIJFER, Eenheid.SCORE)
_NAAM_IN_VRAAG = re.compile("‘(.+)’")
#: Een vraag met een werkwoord in het enkelvoud achter de naam klopt niet meer met twee namen.
_ENKELVOUD = "verbetert"


@dataclass(frozen=True)
class Lijst:
    """De regels die erop passen en hoeveel er nog meer zijn."""

    regels: tuple = ()
    rest: int = 0

    def met_hoogstens(self, aantal: int) -> Lijst:
        """Dezelfde lijst met alleen de eerste regels; wat afvalt, telt bij `rest`."""
        return Lijst(self.regels[:aantal], self.rest + max(0, len(self.regels) - aantal))


def lijst_cijfers(blad: Bladzijde, standen: Sequence[Stand], elders: Iterable[Stand], hoogstens: int) -> Lijst:
    """De cijfers die niet al `elders` op het stuk staan, het ongunstige vooraan.

    Een regel: indicator, cijfer met eenheid en wat ernaast staat, van wanneer, soort en groep, en oordeel.
    """
    genoemd, volgorde = {s.indicator.id for s in elders}, list(TEKEN_UITKOMST)
    over = [s for s in standen if s.hoofdreeks and s.indicator.id not in genoemd]
    over.sort(key=lambda s: volgorde.index(s.oordeel.uitkomst))
    return Lijst(tuple(_cijferrij(blad, s) for s in over[:hoogstens]), max(0, len(over) - hoogstens))


def _cijferrij(blad: Bladzijde, stand: Stand) -> tuple[str, ...]:
    cijfer, reeks = toon_met_eenheid(stand.punt, stand.indicator.eenheid), stand.hoofdreeks
    return (
        naam_zonder_eenheid(stand.indicator),
        "; ".join(filter(None, (cijfer, zin_naast(blad, stand, bron=False)))),
        toon_periode(stand.punt.periode),
        ", ".join(filter(None, (woord_herkomst(reeks.herkomst, reeks.gemodelleerd), zin_groep(blad, stand)))),
        TEKEN_UITKOMST[stand.oordeel.uitkomst],
    )  # fmt: skip


def toon_met_eenheid(punt: Punt, eenheid: Eenheid) -> str:
    """Een cijfer waar de eenheid altijd bij staat: '47,5%', '740 (aantal)'."""
    waarde = toon_punt(punt, eenheid)
    return f"{waarde} ({toon_eenheid(eenheid)})" if eenheid in _ZONDER_TEKEN and punt.waarde is not None else waarde


def naam_zonder_eenheid(indicator: Indicator) -> str:
    """De korte naam voor bij een cijfer dat zijn eenheid al heeft."""
    return indicator.kort.removesuffix(" (%)").removesuffix(" (aantal)")


def lijst_verwacht(blad: Bladzijde, standen: Sequence[Stand]) -> Lijst:
    """De cijfers die het eerst komen, zonder wat mist; op dezelfde dag gaat een indicator zonder cijfer voor."""
    verwacht = blad.verwachtingen
    met_datum = [s for s in standen if verwacht[s.indicator.id].komt]
    met_datum.sort(key=lambda s: (tijdstip(verwacht[s.indicator.id].volgende), bool(s.hoofdreeks), s.indicator.id))
    regels = tuple(
        f"{s.indicator.kort}: {'nieuw' if s.hoofdreeks else 'eerste'} cijfer"
        f" {toon_verwacht(s.indicator, verwacht[s.indicator.id])}"
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
