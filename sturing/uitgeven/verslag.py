"""Wat één notebook las terwijl het draaide: het bewijs dat een bewaarde uitkomst nog klopt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: In deze mappen van de checkout staat invoer; wat een notebook elders opent, bepaalt zijn uitkomst niet.
INVOERMAPPEN = ("data", "notebooks", "book")


@dataclass(frozen=True)
class Verslag:
    """De bestanden onder een notebook, als pad vanaf de wortel van de checkout.

    `gebruikt` zijn de gegevens waarop de uitkomst rust, met de hash van wat er gelezen is. `geopend`
    is alle invoer die het proces opende buiten `gegevens` om, zoals andere notebooks.
    """

    gebruikt: Mapping[str, str] = field(default_factory=dict)
    gelezen: Mapping[str, str] = field(default_factory=dict)
    geopend: tuple[str, ...] = ()

    @classmethod
    def van(cls, antwoord: Mapping) -> Verslag:
        """Maak een verslag van wat de kernel vertelde."""
        gelezen = dict(sorted(antwoord.get("gelezen", {}).items()))
        gebruikt = dict(sorted(antwoord.get("gebruikt", {}).items()))
        los = {pad for pad in antwoord.get("geopend", ()) if pad.split("/")[0] in INVOERMAPPEN} - set(gelezen)
        return cls(gebruikt, gelezen, tuple(sorted(los)))
