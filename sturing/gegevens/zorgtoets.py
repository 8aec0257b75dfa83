"""De toets op zorgen uit documenten: wat zij noemen, bestaat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sturing.gegevens.bevinding import Bevinding
from sturing.gegevens.feitentoets import Feiten
from sturing.gegevens.verwijzingentoets import toets_verwijzing
from sturing.gegevens.zorgmodel import Documentzorg


def toets_zorgen(feiten: Feiten, zorgen: Iterable[Documentzorg]) -> Iterator[Bevinding]:
    """Elke zorg noemt opgaven, indicatoren en een document die bestaan, en haar getallen zijn uitspraken daarvan."""
    plaats = feiten.plaats("zorgen")
    opgaven = {o.id for o in feiten.kader.opgaven}
    documenten = {d.id for d in feiten.gemeente.documenten}
    for zorg in zorgen:
        wie = f"zorg '{zorg.id}'"
        yield from toets_verwijzing(plaats, wie, "opgaven", zorg.opgaven, opgaven, "de opgaven")
        bekend = feiten.kader.indicatoren
        yield from toets_verwijzing(plaats, wie, "indicatoren", zorg.indicatoren, bekend, "indicatoren.yml")
        yield from toets_verwijzing(plaats, wie, "document", [zorg.document], documenten, "gemeente.yml")
        eigen = {u.id for u in feiten.uitspraken if u.document == zorg.document}
        waar = f"uitspraken.csv, uit '{zorg.document}'"
        yield from toets_verwijzing(plaats, wie, "uitspraak", zorg.uitspraken, eigen, waar)
