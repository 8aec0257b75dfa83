"""Wat één notebook las terwijl het draaide: het bewijs dat een bewaarde uitkomst nog klopt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sturing.uitgeven.herkomst import BRONNEN

#: Hieronder staat in de checkout de invoer van een rapport; elders mag een notebook niets lezen.
INVOER = ("data", *BRONNEN)
#: Staat in `geopend` als een ander programma iets gelezen kan hebben. Geen bestand heet zo, dus de voorraad neemt
#: zo'n uitkomst nooit aan: het notebook draait elke keer.
BUITEN_ZICHT = "(een ander programma)"


@dataclass(frozen=True)
class Verslag:
    """De bestanden onder een notebook, als pad vanaf de wortel van de checkout.

    `gebruikt` zijn de gegevens waarop de uitkomst rust, met de hash van wat er gelezen is. `geopend`
    is alles wat het proces opende buiten `gegevens` om, zoals andere notebooks; er valt niets buiten.
    """

    gebruikt: Mapping[str, str] = field(default_factory=dict)
    gelezen: Mapping[str, str] = field(default_factory=dict)
    geopend: tuple[str, ...] = ()

    @classmethod
    def van(cls, antwoord: Mapping) -> Verslag:
        """Maak een verslag van wat de kernel vertelde."""
        gelezen = dict(sorted(antwoord.get("gelezen", {}).items()))
        gebruikt = dict(sorted(antwoord.get("gebruikt", {}).items()))
        return cls(gebruikt, gelezen, tuple(sorted(set(antwoord.get("geopend", ())) - set(gelezen))))
