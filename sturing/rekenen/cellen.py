"""Van metingen naar cellen: wat een lezer uit elke rij kan afleiden, en welke cellen bij elkaar optellen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.cel import Lijn, Tabel, Versie, is_wijk
from sturing.rekenen.tellingen import bereken_tellingen
from sturing.rekenen.venster import soort_periode
from sturing.rekenen.verwantschap import Zelfde, valt_in, verdeel


def maak_versies(metingen: pd.DataFrame, eenheid: Mapping[str, Eenheid], drempel: Mapping[str, int]) -> list[Versie]:
    """Elke rij als `Versie`, met teller, complement en noemer en welke daarvan te klein zijn."""
    tellingen = bereken_tellingen(metingen, eenheid)
    grens = metingen["indicator"].map(drempel).astype(float)
    delen = tellingen[["teller", "complement", "noemer"]]
    # Nul ondervraagden kan niet; nul mensen met een kenmerk wel, en dat mag gezegd worden.
    klein = ((delen > 0) & delen.lt(grens, axis=0)).to_numpy()
    datums = metingen["beschikbaar_per"] if "beschikbaar_per" in metingen else pd.Series(pd.NaT, metingen.index)
    sleutels = zip(*(metingen[k] for k in ("indicator", "periode", "groep", "herkomst", "gebied")), strict=True)
    rijen = zip(sleutels, datums, delen.to_numpy(), klein, grens, tellingen["speling"], strict=True)
    return [
        Versie(
            i, ((*s[:4],), s[4]), _dag(datum), _tuple(deel), frozenset(np.flatnonzero(te_klein)), int(nodig), speling
        )
        for i, (s, datum, deel, te_klein, nodig, speling) in enumerate(rijen)
    ]


def _dag(datum: object) -> pd.Timestamp:
    return pd.Timestamp.min if pd.isna(datum) else pd.Timestamp(datum)


def _tuple(deel: np.ndarray) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(getal) else float(getal) for getal in deel)


def maak_blokken(
    versies: list[Versie], gemeente: str, zelfde: Zelfde
) -> Iterator[tuple[list[Versie], tuple[Lijn, ...]]]:
    """De blokken waarin ten minste één cel te klein is, elk met zijn lijnen.

    Een blok bevat alle tabellen die ooit, in welke versie ook, iets over elkaar konden zeggen.
    """
    per_tabel: dict[Tabel, list[Versie]] = defaultdict(list)
    for versie in versies:
        per_tabel[versie.cel[0]].append(versie)
    for groep in verdeel(versies, zelfde):
        tabellen = sorted(groep)
        eigen = [versie for tabel in tabellen for versie in per_tabel[tabel]]
        if any(versie.klein for versie in eigen):
            yield eigen, (*_gebiedslijnen(tabellen, eigen, gemeente), *_tijdlijnen(tabellen, eigen))


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
            delen = [t for t in tabellen if soort_periode(t[1]) == fijnheid and valt_in(t, grof)]
            for gebied in sorted({gebied for _, gebied in cellen}):
                aanwezig = tuple((t, gebied) for t in delen if (t, gebied) in cellen)
                if aanwezig:
                    yield Lijn((grof, gebied), aanwezig)
