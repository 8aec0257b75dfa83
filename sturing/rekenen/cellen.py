"""Van metingen naar cellen: wat een lezer uit elke rij kan afleiden, en welke tabellen bij elkaar horen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import networkx as nx
import numpy as np
import pandas as pd

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.cel import Lijn, Tabel, Versie, is_wijk
from sturing.rekenen.onzekerheid import SCHAAL
from sturing.rekenen.venster import soort_periode

#: Van grof naar fijn: een grover cijfer is de som van de fijnere in dat jaar.
_FIJNHEID = {"kalenderjaar": 0, "halfjaar": 1, "kwartaal": 2, "maand": 3}
#: Vanaf zoveel gelijke cellen is het geen toeval meer dat twee indicatoren hetzelfde tellen.
_MINSTENS_GELIJK = 3


def maak_versies(metingen: pd.DataFrame, eenheid: Mapping[str, Eenheid], drempel: Mapping[str, int]) -> list[Versie]:
    """Elke rij als `Versie`, met teller, complement en noemer en welke daarvan te klein zijn."""
    soort = metingen["indicator"].map(eenheid)
    schaal = soort.map(SCHAAL).astype(float)
    grens = metingen["indicator"].map(drempel).astype(float)
    noemer = metingen["noemer"].astype(float)
    teller = metingen["teller"].astype(float)
    teller = teller.fillna((metingen["waarde"] * noemer / schaal).astype(float))
    teller = teller.fillna(metingen["waarde"].astype(float).where(soort == Eenheid.AANTAL))
    delen = pd.DataFrame({0: teller, 1: noemer - teller, 2: noemer.fillna(metingen["n"].astype(float))})
    klein = pd.DataFrame({i: (delen[i] > 0) & (delen[i] < grens) for i in delen})
    # Nul ondervraagden kan niet; nul mensen met een kenmerk wel, en dat mag gezegd worden.
    datums = metingen["beschikbaar_per"] if "beschikbaar_per" in metingen else pd.Series(pd.NaT, metingen.index)
    sleutels = zip(*(metingen[k] for k in ("indicator", "periode", "groep", "herkomst", "gebied")), strict=True)
    rijen = zip(sleutels, datums, delen.to_numpy(), klein.to_numpy(), grens, strict=True)
    return [
        Versie(i, ((*plek[:4],), plek[4]), _dag(datum), _tuple(deel), frozenset(np.flatnonzero(te_klein)), int(nodig))
        for i, (plek, datum, deel, te_klein, nodig) in enumerate(rijen)
    ]


def _dag(datum: object) -> pd.Timestamp:
    return pd.Timestamp.min if pd.isna(datum) else pd.Timestamp(datum)


def _tuple(deel: np.ndarray) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(getal) else float(getal) for getal in deel)


def maak_blokken(versies: list[Versie], gemeente: str) -> Iterator[tuple[list[Versie], tuple[Lijn, ...]]]:
    """De blokken waarin ten minste één cel te klein is, elk met zijn lijnen.

    Een blok bevat alle tabellen die ooit, in welke versie ook, iets over elkaar konden zeggen.
    """
    per_tabel: dict[Tabel, list[Versie]] = defaultdict(list)
    for versie in versies:
        per_tabel[versie.cel[0]].append(versie)
    for groep in _verdeel(per_tabel):
        tabellen = sorted(groep)
        eigen = [versie for tabel in tabellen for versie in per_tabel[tabel]]
        if any(versie.klein for versie in eigen):
            yield eigen, (*_gebiedslijnen(tabellen, eigen, gemeente), *_tijdlijnen(tabellen, eigen))


def verdeel_editie(nu: Iterable[Versie]) -> list[set[Tabel]]:
    """De tabellen van één editie in groepen waarin dezelfde wijken moeten wegvallen."""
    per_tabel: dict[Tabel, list[Versie]] = defaultdict(list)
    for versie in nu:
        per_tabel[versie.cel[0]].append(versie)
    return _verdeel(per_tabel)


def _verdeel(per_tabel: Mapping[Tabel, list[Versie]]) -> list[set[Tabel]]:
    verwant = nx.Graph()
    verwant.add_nodes_from(per_tabel)
    verwant.add_edges_from(_zelfde_jaar(per_tabel))
    verwant.add_edges_from(_zelfde_tellingen(per_tabel))
    return list(nx.connected_components(verwant))


def _zelfde_jaar(tabellen: Iterable[Tabel]) -> Iterator[tuple[Tabel, Tabel]]:
    """Tabellen van één indicator over hetzelfde jaar: het jaar, zijn halfjaren, kwartalen en maanden."""
    per_jaar: dict[tuple, list[Tabel]] = defaultdict(list)
    for tabel in tabellen:
        indicator, periode, groep, herkomst = tabel
        if soort_periode(periode) in _FIJNHEID:
            per_jaar[indicator, groep, herkomst, periode[:4]].append(tabel)
    for samen in per_jaar.values():
        yield from zip(samen, samen[1:], strict=False)


def _zelfde_tellingen(tabellen: Mapping[Tabel, list[Versie]]) -> Iterator[tuple[Tabel, Tabel]]:
    """Tabellen van verschillende indicatoren die op enig moment in elk gebied hetzelfde tellen."""
    eerste: dict[tuple, Tabel] = {}
    for tabel, versies in tabellen.items():
        for tellers in _standen(versies):
            if len(tellers) < _MINSTENS_GELIJK or not any(tellers.values()):
                continue
            ander = eerste.setdefault((tabel[1], tuple(sorted(tellers.items()))), tabel)
            if ander != tabel:
                yield ander, tabel


def _standen(versies: list[Versie]) -> Iterator[dict[str, float]]:
    """De tellers van een tabel per gebied, na elke datum waarop er iets veranderde."""
    tellers: dict[str, float] = {}
    for _, samen in groupby(sorted(versies, key=lambda v: v.bekend_per), key=lambda v: v.bekend_per):
        tellers = tellers | {v.cel[1]: v.delen[0] for v in samen if v.delen[0] is not None}
        yield tellers


def _gebiedslijnen(tabellen: list[Tabel], versies: list[Versie], gemeente: str) -> Iterator[Lijn]:
    """Per tabel: de gemeente is de som van haar wijken."""
    cellen = {versie.cel for versie in versies}
    for tabel in tabellen:
        wijken = tuple(sorted(cel for cel in cellen if cel[0] == tabel and is_wijk(cel[1])))
        if wijken:
            yield Lijn((tabel, gemeente), wijken)


def _tijdlijnen(tabellen: list[Tabel], versies: list[Versie]) -> Iterator[Lijn]:
    """Per gebied: een grovere periode is de som van elke fijnere indeling daarvan."""
    cellen = {versie.cel for versie in versies}
    for grof in tabellen:
        for fijnheid in ("halfjaar", "kwartaal", "maand"):
            delen = [t for t in tabellen if soort_periode(t[1]) == fijnheid and _valt_in(t, grof)]
            for gebied in sorted({gebied for _, gebied in cellen}):
                aanwezig = tuple((t, gebied) for t in delen if (t, gebied) in cellen)
                if aanwezig:
                    yield Lijn((grof, gebied), aanwezig)


def _valt_in(fijn: Tabel, grof: Tabel) -> bool:
    """Waar als periode `fijn` een deel is van periode `grof`, bij dezelfde indicator, groep en herkomst.

    >>> _valt_in(("x", "2025-K3", "totaal", "gemeten"), ("x", "2025-H2", "totaal", "gemeten"))
    True
    """
    soort, soort_grof = soort_periode(fijn[1]), soort_periode(grof[1])
    zelfde = (fijn[0], *fijn[2:], fijn[1][:4]) == (grof[0], *grof[2:], grof[1][:4])
    if not zelfde or _FIJNHEID.get(soort, -1) <= _FIJNHEID.get(soort_grof, 9):
        return False
    maanden, alle = _maanden(fijn[1]), _maanden(grof[1])
    return maanden <= alle


def _maanden(periode: str) -> set[int]:
    deel = periode[5:]
    if not deel:
        return set(range(1, 13))
    if deel[0] in "HK":
        duur = 6 if deel[0] == "H" else 3
        begin = (int(deel[1]) - 1) * duur
        return set(range(begin + 1, begin + duur + 1))
    return {int(deel)}
