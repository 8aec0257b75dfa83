"""Welke tabellen iets over elkaar zeggen: hetzelfde jaar in delen, of hetzelfde geteld als aantal en percentage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations, groupby

import networkx as nx

from sturing.rekenen.cel import Tabel, Versie
from sturing.rekenen.venster import soort_periode

#: Van grof naar fijn: een grover cijfer is de som van de fijnere in dat jaar.
FIJNHEID = {"kalenderjaar": 0, "halfjaar": 1, "kwartaal": 2, "maand": 3}
#: Vanaf zoveel gelijke cellen is het geen toeval meer dat twee indicatoren hetzelfde tellen.
_MINSTENS_GELIJK = 3
#: Een interval dat breder is dan dit deel van de teller zegt niet dat twee tellingen gelijk zijn.
_MEESTE_SPELING = 0.25

#: Per indicator wat zij telt: zichzelf, of de indicator die volgens het kader hetzelfde telt.
Zelfde = Mapping[str, str]
#: Teller en speling per gebied.
Stand = dict[str, tuple[float, float]]


def verdeel(versies: Iterable[Versie], zelfde: Zelfde) -> list[set[Tabel]]:
    """De tabellen in groepen waarin dezelfde wijken moeten wegvallen."""
    per_tabel: dict[Tabel, list[Versie]] = defaultdict(list)
    for versie in versies:
        per_tabel[versie.cel[0]].append(versie)
    verwant = nx.Graph()
    verwant.add_nodes_from(per_tabel)
    verwant.add_edges_from(_zelfde_jaar(per_tabel))
    verwant.add_edges_from(_zelfde_in_het_kader(per_tabel, zelfde))
    verwant.add_edges_from(_zelfde_tellingen(per_tabel))
    return list(nx.connected_components(verwant))


def _zelfde_jaar(tabellen: Iterable[Tabel]) -> Iterator[tuple[Tabel, Tabel]]:
    """Tabellen van één indicator over hetzelfde jaar: het jaar, zijn halfjaren, kwartalen en maanden."""
    per_jaar: dict[tuple, list[Tabel]] = defaultdict(list)
    for tabel in tabellen:
        indicator, periode, groep, herkomst = tabel
        if soort_periode(periode) in FIJNHEID:
            per_jaar[indicator, groep, herkomst, periode[:4]].append(tabel)
    for samen in per_jaar.values():
        yield from zip(samen, samen[1:], strict=False)


def _zelfde_in_het_kader(tabellen: Iterable[Tabel], zelfde: Zelfde) -> Iterator[tuple[Tabel, Tabel]]:
    """Tabellen van indicatoren die volgens het kader hetzelfde tellen, in dezelfde periode en groep."""
    samen: dict[tuple, list[Tabel]] = defaultdict(list)
    for tabel in tabellen:
        indicator, periode, groep, _ = tabel
        samen[zelfde.get(indicator, indicator), periode, groep].append(tabel)
    for rij in samen.values():
        yield from ((een, ander) for een, ander in combinations(rij, 2) if een[0] != ander[0])


def _zelfde_tellingen(tabellen: Mapping[Tabel, list[Versie]]) -> Iterator[tuple[Tabel, Tabel]]:
    """Vangnet voor wat het kader niet zegt: tabellen die op enig moment in elk gedeeld gebied hetzelfde tellen."""
    per_periode: dict[str, list[tuple[Tabel, Stand]]] = defaultdict(list)
    for tabel, versies in tabellen.items():
        for stand in _standen(versies):
            if len(stand) >= _MINSTENS_GELIJK:
                per_periode[tabel[1]].append((tabel, stand))
    for standen in per_periode.values():
        for (een, a), (ander, b) in combinations(standen, 2):
            if een != ander and _tellen_hetzelfde(a, b):
                yield een, ander


def _tellen_hetzelfde(een: Stand, ander: Stand) -> bool:
    """Waar als elk gedeeld gebied dezelfde teller kan hebben, en genoeg gebieden dat ook bewijzen.

    >>> een = {"a": (3.0, 0.0), "b": (12.0, 0.0), "c": (30.0, 0.0)}
    >>> _tellen_hetzelfde(een, een | {"b": (12.4, 0.5)}), _tellen_hetzelfde(een, een | {"b": (13.0, 0.5)})
    (True, False)
    """
    bewijs = 0
    for gebied, (teller, speling) in een.items():
        if gebied in ander:
            andere, erbij = ander[gebied]
            ruimte = speling + erbij
            if abs(teller - andere) > ruimte + 1e-6:
                return False
            bewijs += ruimte <= _MEESTE_SPELING * teller and teller > 0
    return bewijs >= _MINSTENS_GELIJK


def _standen(versies: list[Versie]) -> Iterator[Stand]:
    """De tellers van een tabel per gebied, na elke datum waarop er iets veranderde."""
    tellers: Stand = {}
    for _, samen in groupby(sorted(versies, key=lambda v: v.bekend_per), key=lambda v: v.bekend_per):
        tellers = tellers | {v.cel[1]: (v.delen[0], v.speling) for v in samen if v.delen[0] is not None}
        yield tellers


def valt_in(fijn: Tabel, grof: Tabel) -> bool:
    """Waar als periode `fijn` een deel is van periode `grof`, bij dezelfde indicator, groep en herkomst.

    >>> valt_in(("x", "2025-K3", "totaal", "gemeten"), ("x", "2025-H2", "totaal", "gemeten"))
    True
    """
    soort, soort_grof = soort_periode(fijn[1]), soort_periode(grof[1])
    zelfde = (fijn[0], *fijn[2:], fijn[1][:4]) == (grof[0], *grof[2:], grof[1][:4])
    if not zelfde or FIJNHEID.get(soort, -1) <= FIJNHEID.get(soort_grof, 9):
        return False
    return _maanden(fijn[1]) <= _maanden(grof[1])


@cache
def _maanden(periode: str) -> frozenset[int]:
    deel = periode[5:]
    if not deel:
        return frozenset(range(1, 13))
    if deel[0] in "HK":
        duur = 6 if deel[0] == "H" else 3
        begin = (int(deel[1]) - 1) * duur
        return frozenset(range(begin + 1, begin + duur + 1))
    return frozenset({int(deel)})
