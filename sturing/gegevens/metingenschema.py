"""Het schema van metingen (pandera): per regel één zin, zoals een gebruiker hem te lezen krijgt.

Elke zin is `overtreding; remedie`; `metingen` zet er de plaats en de overtreder voor.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.perioden import NIET_VERMELD, is_periode

_PERIODE = "is geen periode; schrijf 2024, 2024/2025, 2025-H1, 2025-K1, 2025-06 of niet vermeld"
_NOOIT_NEGATIEF = (Eenheid.AANTAL, Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.CIJFER, Eenheid.PER_DUIZEND)


def bouw_schema(tabel: pd.DataFrame, kader: Kader) -> pa.DataFrameSchema:
    """Het schema voor deze tabel; indicatoren en groepen daarin moeten al bestaan."""
    tekst = "category" if isinstance(tabel["periode"].dtype, pd.CategoricalDtype) else str
    return pa.DataFrameSchema(_kolommen(tekst), checks=_rijregels(tabel, kader), strict=False)


def _kolommen(tekst: str | type) -> dict[str, pa.Column]:
    heel = pa.Check(lambda s: (s >= 0) & (s % 1 == 0), error="is geen aantal; zet hier een heel getal")
    soort = pa.Check.isin(("gemeten", "model", "benadering"), error="is onbekend; kies gemeten, model of benadering")
    gevuld = pa.Check.str_length(min_value=1, error="is leeg; zeg waar in de bron de waarde staat")
    niet_nul = pa.Check.gt(0, error="is geen noemer; een noemer is groter dan 0")
    niet_negatief = pa.Check.ge(0, error="is geen teller; een teller is 0 of meer")
    return {
        "periode": pa.Column(tekst, pa.Check(lambda s: s.map(is_periode).astype(bool), error=_PERIODE)),
        "herkomst": pa.Column(tekst, soort),
        "n": pa.Column(float, heel, nullable=True),
        "teller": pa.Column(float, niet_negatief, nullable=True),
        "noemer": pa.Column(float, niet_nul, nullable=True),
        "vindplaats": pa.Column(tekst, gevuld),
    }


def _rijregels(tabel: pd.DataFrame, kader: Kader) -> list[pa.Check]:
    eenheid = tabel["indicator"].map(lambda i: kader.indicatoren[i].eenheid)
    procent = eenheid.isin([Eenheid.PROCENT])
    positief = eenheid.isin(_NOOIT_NEGATIEF)
    eigen_groep = tabel["indicator"].map(lambda i: kader.indicatoren[i].groep).astype(object)
    # Een lege cel is onbekend en overtreedt niets: elke vergelijking met een lege waarde telt als goed.
    return [
        _regel(
            lambda df: ~procent | df["waarde"].isna() | df["waarde"].between(0, 100),
            "het percentage ligt niet tussen 0 en 100; controleer de waarde",
        ),
        _regel(
            lambda df: ~positief | ~(df["waarde"] < 0),
            "een waarde onder 0 kan niet bij deze indicator; controleer de waarde",
        ),
        _regel(
            lambda df: ~(df["ondergrens"] > df["waarde"]),
            "de ondergrens ligt boven de waarde; controleer de marge",
        ),
        _regel(
            lambda df: ~(df["bovengrens"] < df["waarde"]),
            "de bovengrens ligt onder de waarde; controleer de marge",
        ),
        _regel(
            lambda df: ~procent | ~(df["teller"] > df["noemer"]),
            "de teller is groter dan de noemer; controleer beide",
        ),
        _regel(
            lambda df: (df["herkomst"] != "gemeten") | (df["groep"].astype(object) == eigen_groep),
            "een gemeten waarde hoort bij de groep van de indicator; is dit een andere groep, maak herkomst benadering",
        ),
        _regel(
            lambda df: (df["herkomst"] != "benadering") | (df["opmerking"] != ""),
            "een benadering zonder opmerking; zeg in opmerking waarin zij afwijkt van de indicator",
        ),
        _regel(_niet_te_vroeg, "bekend voordat de periode begon; controleer periode en beschikbaar_per"),
    ]


def _niet_te_vroeg(df: pd.DataFrame) -> pd.Series:
    """Alleen een model mag over de toekomst gaan."""
    begin = df["periode"].map(lambda p: 0 if p == NIET_VERMELD or not is_periode(p) else int(p[:4])).astype(int)
    return (df["herkomst"] == "model") | (begin <= df["beschikbaar_per"].dt.year)


def _regel(voorwaarde: Callable[[pd.DataFrame], pd.Series], zin: str) -> pa.Check:
    return pa.Check(lambda df: voorwaarde(df).astype(bool), error=zin, ignore_na=False)
