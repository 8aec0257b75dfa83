"""De gemerkte zinnen lezen en tellen wat gevonden, gemist en onterecht gemeld is; voor de test en de benchmark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from sturing.bronnen.naamwoorden import AANSPREEKVORMEN
from sturing.bronnen.persoonsgegevens import Soort, Vondst, zoek_persoonsgegevens
from sturing.gegevens.eigennamen import eigennamen
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.lezer import Lezer

WORTEL = Path(__file__).parents[1]
#: De zinnen komen uit Soest; de eigennamen van een gemeente staan in haar gegevens.
EIGEN = eigennamen(Lezer(WORTEL).lees_yaml(WORTEL / "data/soest/gemeente.yml", Gemeente))
MAP = Path(__file__).parent / "gegevens" / "persoonsgegevens"
_MERK = re.compile(r"\[\[([^|\]]+)\|(.*?)\]\](?!\])")


@dataclass(frozen=True)
class Zin:
    """Een zin zonder merken, met de plekken die een mens als persoonsgegeven aanwees."""

    tekst: str
    plekken: tuple[tuple[int, int, Soort], ...]


@dataclass
class Telling:
    """Per soort: hoeveel er zijn, welke gemist zijn, hoeveel gemeld en welke onterecht."""

    aantal: int = 0
    gemeld: int = 0
    gemist: list[str] = field(default_factory=list)
    onterecht: list[str] = field(default_factory=list)

    @property
    def gevonden(self) -> float:
        """Het deel van wat er staat dat gevonden is (recall)."""
        return 1 - len(self.gemist) / self.aantal if self.aantal else 1.0

    @property
    def terecht(self) -> float:
        """Het deel van de meldingen dat klopt (precision)."""
        return 1 - len(self.onterecht) / self.gemeld if self.gemeld else 1.0


@cache
def lees_zinnen(naam: str) -> tuple[Zin, ...]:
    """De zinnen van `ontwikkel` of `proef`."""
    return tuple(_lees_zin(ruw) for ruw in yaml.safe_load((MAP / f"{naam}.yml").read_text(encoding="utf-8")))


def _lees_zin(ruw: str) -> Zin:
    tekst, plekken, plek = "", [], 0
    for merk in _MERK.finditer(ruw):
        tekst += ruw[plek : merk.start()]
        plekken.append((len(tekst), len(tekst) + len(merk.group(2)), Soort(merk.group(1))))
        tekst += merk.group(2)
        plek = merk.end()
    return Zin(tekst + ruw[plek:], tuple(plekken))


def tel(zinnen: Iterable[Zin]) -> dict[Soort, Telling]:
    """Tel per soort. Gevonden: elk woord van de plek valt in een vondst van dezelfde soort, een aanspreekvorm niet
    meegerekend. Terecht: de vondst raakt een plek van dezelfde soort.
    """
    uit: dict[Soort, Telling] = defaultdict(Telling)
    for zin in zinnen:
        vondsten = zoek_persoonsgegevens(zin.tekst, EIGEN)
        for begin, einde, soort in zin.plekken:
            uit[soort].aantal += 1
            if not _gedekt(zin.tekst, begin, einde, [v for v in vondsten if v.soort == soort]):
                uit[soort].gemist.append(zin.tekst)
        for vondst in vondsten:
            uit[vondst.soort].gemeld += 1
            if not any(s == vondst.soort and b < vondst.einde and vondst.begin < e for b, e, s in zin.plekken):
                uit[vondst.soort].onterecht.append(f"{zin.tekst} ({vondst.tekst})")
    return dict(uit)


def _gedekt(tekst: str, begin: int, einde: int, vondsten: list[Vondst]) -> bool:
    woorden = [m for m in re.finditer(r"\w+", tekst[begin:einde]) if m.group().lower() not in AANSPREEKVORMEN]
    return all(any(v.begin <= begin + w.start() and begin + w.end() <= v.einde for v in vondsten) for w in woorden)
