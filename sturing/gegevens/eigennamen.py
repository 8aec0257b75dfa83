"""De eigennamen van een gemeente: woorden die daar een plek of organisatie noemen en geen mens."""

from __future__ import annotations

import re
from functools import lru_cache

from sturing.gegevens.feitenmodel import Gemeente

_WOORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=64)
def eigennamen(gemeente: Gemeente) -> frozenset[str]:
    """Kleine letters, zonder accenten: wat in `gemeente.yml` bij `eigennamen` staat, en haar gebieden.

    Een woord uit de naam van een gebied dat ook een voornaam is ('Willem' in een wijk), telt niet mee: dan zou een
    mens met die naam niet opvallen. Wie het toch wil, zet het uitdrukkelijk bij `eigennamen`.
    """
    from sturing.bronnen.naamlijsten import lees_naamlijsten  # kost een seconde om te laden

    wijken = [naam for wijk in gemeente.wijken for naam in (wijk.naam, *wijk.ook_genoemd)]
    gebieden = _woorden([gemeente.naam, *wijken, *(gebied.naam for gebied in gemeente.vergelijk)])
    lijsten = lees_naamlijsten()
    return frozenset(gebieden - lijsten.voornamen - lijsten.achternamen) | _woorden(gemeente.eigennamen)


def _woorden(namen: list[str] | tuple[str, ...]) -> frozenset[str]:
    from sturing.bronnen.naamlijsten import zonder_accenten

    return frozenset(zonder_accenten(woord) for naam in namen for woord in _WOORD.findall(naam))
