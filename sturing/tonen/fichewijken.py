"""De wijken van een fiche voor de zoekpagina: wie een wijk zoekt, vindt ook de indicatoren met een cijfer daarvan."""

from __future__ import annotations

import re

from sturing.gegevens.feitenmodel import Wijk
from sturing.tonen.blad import Bladzijde
from sturing.tonen.losblad import Zoektabel
from sturing.tonen.opmaak import schoon
from sturing.tonen.wijkbeeld import Wijkbeeld

#: 'Wijk 02 Klaarwater' is de naam bij het CBS; gezocht wordt op de naam zelf.
_NUMMER = re.compile(r"^Wijk \d+ ")


def zoektabellen(blad: Bladzijde, beeld: Wijkbeeld, anker: str) -> tuple[Zoektabel, ...]:
    """De wijken met een toonbaar cijfer, elk met dat cijfer in één zin; leeg als er geen is."""
    wijken = {wijk.code: wijk for wijk in blad.dossier.gemeente.wijken}
    rijen = tuple(
        (_namen(wijken[c.code]), schoon(beeld.zin(c).removeprefix(f"{c.naam}: ")))
        for c in beeld.cijfers
        if c.punt.waarde is not None
    )
    return (Zoektabel(anker, ("Wijk", ""), rijen),) if rijen else ()


def _namen(wijk: Wijk) -> str:
    """De naam van een wijk, met erbij hoe zij ook heet: 'Klarwater (ook Klaarwater)'."""
    anders = dict.fromkeys(_NUMMER.sub("", naam) for naam in wijk.ook_genoemd)
    ook = [naam for naam in anders if naam != wijk.naam]
    return schoon(f"{wijk.naam} (ook {', '.join(ook)})" if ook else wijk.naam)
