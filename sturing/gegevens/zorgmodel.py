"""De vorm van een zorg uit een document: wat het over de gemeente meldt waar het kader geen eigen cijfer bij heeft."""

from __future__ import annotations

import re

from pydantic import Field

from sturing.gegevens.vormen import Sleutel, Tekst, Vast

#: Zo staat een getal in de zin: met het id van zijn uitspraak, nooit overgetypt.
UITSPRAAK_IN_ZIN = re.compile(r"\{(U\d+)\}")


class Documentzorg(Vast):
    """Wat een document over deze gemeente meldt en een zorg kan zijn, ook als het er geen getal bij geeft.

    `zin` begint met een kleine letter, eindigt zonder punt en noemt een getal als `{U101}`. Gaat zij over iets wat een
    indicator van het kader meet, dan noemt `indicatoren` haar, en staat de melding ook op haar fiche.
    """

    id: Sleutel
    opgaven: tuple[Sleutel, ...] = Field(min_length=1)
    indicatoren: tuple[Sleutel, ...] = ()
    zin: Tekst
    document: Sleutel
    vindplaats: Tekst

    @property
    def uitspraken(self) -> tuple[str, ...]:
        """De ids van de uitspraken waarvan het getal in de zin staat."""
        return tuple(UITSPRAAK_IN_ZIN.findall(self.zin))
