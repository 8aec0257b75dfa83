"""De banden waarin het boek op papier komt: het rapport, en de bijlagen in een eigen PDF.

Wie het rapport leest of afdrukt, wil niet ook alle dossiers, het kader en de bronvermeldingen in handen. En twee
banden kunnen tegelijk worden gezet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import yaml

from sturing.fouten import BoekFout

#: Het opschrift in `_toc.yml` van de delen die samen de bijlagen zijn.
BIJLAGEN = "Bijlagen"


class Band(Enum):
    """Een band van het boek; de waarde is hoe een andere band naar hem verwijst."""

    RAPPORT = "in het rapport"
    BIJLAGEN = "in de bijlagen"


@dataclass(frozen=True)
class Deel:
    """Een deel van het boek: zijn opschrift (leeg voor de startpagina) en zijn bladzijden op volgorde."""

    opschrift: str
    slugs: tuple[str, ...]

    @property
    def band(self) -> Band:
        """De band waarin dit deel staat."""
        return Band.BIJLAGEN if self.opschrift == BIJLAGEN else Band.RAPPORT


def lees_toc(toc: Path) -> tuple[Deel, ...]:
    """De delen van het boek volgens `_toc.yml` (format jb-book), met de startpagina als eerste deel."""
    try:
        inhoud = yaml.safe_load(toc.read_text(encoding="utf-8"))
        delen = [Deel("", (str(inhoud["root"]),))]
        for deel in inhoud.get("parts") or [inhoud]:
            slugs = tuple(_slugs(deel.get("chapters") or []))
            delen.append(Deel(str(deel.get("caption", "")), slugs))
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as fout:
        raise BoekFout(
            toc.name, f"de inhoudsopgave is niet te lezen ({fout})", "gebruik format: jb-book met root en parts"
        ) from fout
    return tuple(delen)


def _slugs(hoofdstukken: list[dict]) -> Iterator[str]:
    for hoofdstuk in hoofdstukken:
        yield str(hoofdstuk["file"])
        yield from _slugs(hoofdstuk.get("sections") or [])


def banden(toc: Path) -> tuple[Band, ...]:
    """De banden die dit boek heeft; het rapport altijd, de bijlagen als er zijn."""
    gevuld = {deel.band for deel in lees_toc(toc) if deel.slugs}
    return tuple(band for band in Band if band in gevuld)
