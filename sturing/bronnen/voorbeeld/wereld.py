"""De wereld van Voorbeeldstad: wijken, leeftijden, jaren en toeval uit één seed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sturing.bronnen.voorbeeld.kaderlezer import lees_kaderbestand

#: Het rapportagejaar waarop het voorbeeld eindigt: het kent cijfers tot en met het jaar ervoor.
LAATSTE_RAPPORTAGEJAAR = 2026
INWONERS = 46_000
GEMEENTECODE = "GM9999"
#: Zo heet de vindplaats van alles in deze map.
VINDPLAATS = "verzonnen voorbeeld"

# Naam, aandeel van de inwoners, kwetsbaarheid (-1 laag, 1 hoog), vergrijzing (-1 jong, 1 oud), schets.
_WIJKEN = (
    ("Oude Haven", 0.19, -0.1, 0.5, "De oudste wijk, met winkels, cafés en kleine huizen aan het water."),
    ("Molenkwartier", 0.17, 0.9, -0.3, "Een naoorlogse wijk met flats, sociale huur en een druk buurthuis."),
    ("Zonneveld", 0.15, -0.6, -0.9, "Een nieuwe wijk met veel jonge gezinnen en weinig voorzieningen."),
    ("Stationskwartier", 0.14, 0.4, -0.5, "Een gemengde wijk bij het station, met veel alleenwonenden."),
    ("De Weide", 0.13, 0.0, 0.3, "Een woonerfwijk uit de jaren zeventig; veel kinderen zijn het huis uit."),
    ("Parkrand", 0.12, -0.9, 0.6, "Ruime huizen bij het park, hoge inkomens en veel verenigingen."),
    ("Beukenhof", 0.085, 0.6, 0.9, "Een kleine, vergrijsde wijk met veel zorgwoningen en korte afstanden."),
    ("Dijkdorp", 0.015, 0.1, 0.4, "Een klein dorp aan de dijk; kleine aantallen blijven hier verborgen."),
    ("Waterrijk", 0.08, -0.4, -0.4, "Een wijk met woonboten en nieuwbouw."),
    ("Kasteelbuurt", 0.07, -0.5, 0.7, "Een stille wijk rond een oud landgoed."),
    ("Veenpoort", 0.06, 0.5, -0.2, "Een wijk met bedrijven en arbeiderswoningen."),
    ("Lindenveld", 0.05, 0.2, 0.1, "Een gewone wijk met een plein, een school en een supermarkt."),
)  # fmt: skip


@dataclass(frozen=True)
class Wijkprofiel:
    """Een verzonnen wijk; `aandeel` is het deel van de inwoners dat er woont."""

    code: str
    naam: str
    aandeel: float
    kwetsbaar: float
    vergrijsd: float
    schets: str


@dataclass(frozen=True)
class Wereld:
    """Alles wat vastligt voordat er een cijfer is."""

    seed: int
    jaren: int
    wijken: tuple[Wijkprofiel, ...]
    groepen: Mapping[str, float]

    @property
    def laatste(self) -> int:
        """Het laatste jaar waarover er cijfers zijn."""
        return LAATSTE_RAPPORTAGEJAAR - 1

    @property
    def eerste(self) -> int:
        """Het eerste jaar waarover er cijfers zijn."""
        return self.laatste - self.jaren

    @property
    def rapportagejaren(self) -> range:
        """De drie rapportagejaren met ervaringen en ontwikkelingen."""
        return range(LAATSTE_RAPPORTAGEJAAR - 2, LAATSTE_RAPPORTAGEJAAR + 1)

    def toeval(self, naam: str) -> np.random.Generator:
        """Eigen toeval per naam: een indicator erbij verandert de cijfers van de andere niet."""
        return np.random.default_rng([self.seed, zlib.crc32(naam.encode("utf-8"))])

    def inwoners_van(self, groep: str) -> int:
        """Zoveel mensen van deze leeftijdsgroep wonen er in de gemeente."""
        return round(INWONERS * self.groepen.get(groep, 1.0))


def bouw_wereld(wortel: Path, seed: int, jaren: int, aantal_wijken: int) -> Wereld:
    """Leg wijken en leeftijdsgroepen vast."""
    groepen = {g["id"]: _aandeel(g.get("van"), g.get("tot_en_met")) for g in lees_kaderbestand(wortel, "groepen")}
    return Wereld(seed, jaren, _bouw_wijken(aantal_wijken), groepen)


def _bouw_wijken(aantal: int) -> tuple[Wijkprofiel, ...]:
    """De eerste `aantal` wijken; boven de twaalf krijgen zij een nummer als naam."""
    rijen = list(_WIJKEN[:aantal])
    rijen += [(f"Wijk {nr}", 0.05, 0.0, 0.0, "Een gewone wijk.") for nr in range(len(rijen) + 1, aantal + 1)]
    som = sum(rij[1] for rij in rijen)
    return tuple(
        Wijkprofiel(f"WK9999{nr:02d}", naam, aandeel / som, kwetsbaar, vergrijsd, schets)
        for nr, (naam, aandeel, kwetsbaar, vergrijsd, schets) in enumerate(rijen, start=1)
    )


def _aandeel(van: int | None, tot_en_met: int | None) -> float:
    """Het deel van de inwoners met deze leeftijd: 78% is jonger dan 65, de rest is 65 tot en met 94."""
    laag, hoog = van or 0, (94 if tot_en_met is None else tot_en_met) + 1
    jong = max(0, min(hoog, 65) - laag) / 65
    oud = max(0, hoog - max(laag, 65)) / 30
    return 0.78 * jong + 0.22 * oud
