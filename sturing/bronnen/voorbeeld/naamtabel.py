"""Welke namen van een echte gemeente in het voorbeeld een verzonnen naam krijgen; de tabel zelf staat in data/maak."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from sturing.fouten import GegevensFout

_PLEK = ("maak", "voorbeeld.yml")


@dataclass(frozen=True)
class Naamtabel:
    """De namen en id's van de grondstof met wat zij worden, en onder `data/` de map van het kader dat de grondstof is.

    >>> tabel = Naamtabel("baarn/kader/2026", {"Baarn": "Voorbeeldstad", "Amalia": "Werkpunt"}, {"amalia": "werkpunt"})
    >>> tabel.vertaal("Wachttijd Amalia in Baarn"), tabel.vertaal("amalia")
    ('Wachttijd Werkpunt in Voorbeeldstad', 'werkpunt')
    """

    kader: str
    namen: Mapping[str, str]
    ids: Mapping[str, str]
    gewone_woorden: tuple[str, ...] = ()

    @property
    def echt(self) -> frozenset[str]:
        """Namen die van de echte gemeente zijn."""
        return frozenset(self.namen) - frozenset(self.gewone_woorden)

    @property
    def verzonnen(self) -> frozenset[str]:
        """Namen die alleen in het voorbeeld bestaan, en nooit in de gegevens van een echte gemeente horen."""
        return frozenset(self.namen.values()) - frozenset(self.gewone_woorden)

    @cached_property
    def _patroon(self) -> re.Pattern[str]:
        langste_eerst = sorted(self.namen, key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(naam)}\b" for naam in langste_eerst))

    def vertaal(self, tekst: str) -> str:
        """Een id wordt zijn eigen id; in elke andere tekst wordt elke bekende naam haar verzonnen naam."""
        return self.ids.get(tekst) or self._patroon.sub(lambda treffer: self.namen[treffer[0]], tekst)


def lees_naamtabel(data: Path) -> Naamtabel:
    """De tabel onder de map `data`; `GegevensFout` als zij ontbreekt of niet compleet is."""
    pad = data.joinpath(*_PLEK)
    plaats = f"data/{'/'.join(_PLEK)}"
    try:
        inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
        return Naamtabel(inhoud["kader"], inhoud["namen"], inhoud["ids"], tuple(inhoud["gewone_woorden"]))
    except FileNotFoundError:
        raise GegevensFout(plaats, "dit bestand ontbreekt", "zet het terug met git") from None
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as fout:
        raise GegevensFout(plaats, f"dit is geen naamtabel ({type(fout).__name__})", "herstel het met git") from None
