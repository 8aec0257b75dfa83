"""Welke tellingen een lezer uit een cijfer kan afleiden: gegeven, of uit een percentage en een aantal mensen.

Een percentage met een noemer of met het aantal ondervraagden is een telling: 18,2% van 11 mensen
zijn er 2. Een afgerond percentage laat een interval open; past daarin één heel getal, dan is dat
het aantal. Geeft de bron alleen een marge, dan volgt het aantal ondervraagden daaruit.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.onzekerheid import SCHAAL, Z

#: Meer decimalen dan dit publiceert geen bron; wat verder afwijkt is de computer.
_MEESTE_DECIMALEN = 6


def bereken_tellingen(metingen: pd.DataFrame, eenheid: Mapping[str, Eenheid]) -> pd.DataFrame:
    """Per rij `teller`, `complement` en `noemer` in personen, en `speling`: de halve breedte van het interval.

    Leeg is wat niemand kan afleiden. `speling` is 0 bij een gegeven teller en bij een interval met één heel getal.
    """
    soort = metingen["indicator"].map(eenheid)
    schaal = soort.map(SCHAAL).astype(float)
    waarde = metingen["waarde"].astype(float)
    noemer = metingen["noemer"].astype(float).fillna(metingen["n"].astype(float))
    noemer = noemer.fillna(_n_uit_marge(metingen, waarde, schaal))
    geschat, speling = _schat_teller(metingen["indicator"], waarde, noemer, schaal)
    gegeven = metingen["teller"].astype(float).fillna(waarde.where(soort == Eenheid.AANTAL))
    teller = gegeven.fillna(geschat)
    speling = speling.where(gegeven.isna() & geschat.notna(), 0.0)
    return pd.DataFrame({"teller": teller, "complement": noemer - teller, "noemer": noemer, "speling": speling})


def _schat_teller(
    indicator: pd.Series, waarde: pd.Series, noemer: pd.Series, schaal: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Teller uit percentage en noemer met de halve breedte van zijn interval; het enige hele getal als dat er is."""
    stap = 10.0 ** -waarde.map(_decimalen).groupby(indicator).transform("max")
    geschat, speling = waarde * noemer / schaal, stap / 2 * noemer / schaal
    laag, hoog = np.ceil(geschat - speling - 1e-9), np.floor(geschat + speling + 1e-9)
    # Een gewogen percentage hoeft op geen enkel heel getal uit te komen: dan telt de schatting.
    een = laag == hoog
    return geschat.where(~een, laag), speling.where(~een, 0.0)


def _decimalen(waarde: float) -> int:
    """Het aantal decimalen waarin een waarde is gegeven.

    >>> _decimalen(18.2), _decimalen(50.0), _decimalen(2.25)
    (1, 0, 2)
    """
    if np.isnan(waarde):
        return 0
    return len(f"{waarde:.{_MEESTE_DECIMALEN}f}".rstrip("0").partition(".")[2])


def _n_uit_marge(metingen: pd.DataFrame, waarde: pd.Series, schaal: pd.Series) -> pd.Series:
    """Het aantal ondervraagden dat bij de marge van 95% hoort: p (1 - p) (1,96 / halve marge)²."""
    half = (metingen["bovengrens"].astype(float) - metingen["ondergrens"].astype(float)) / 2 / schaal
    p = waarde / schaal
    n = p * (1 - p) * (Z / half.where(half > 0)) ** 2
    return n.where((n > 0) & ~_is_model(metingen))


def _is_model(metingen: pd.DataFrame) -> pd.Series:
    """De marge van een model zegt niets over een aantal ondervraagden."""
    model = metingen["herkomst"] == "model"
    return model | metingen["gemodelleerd"].astype(bool) if "gemodelleerd" in metingen else model
