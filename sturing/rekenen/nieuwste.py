"""Tot en met welk jaar een gemeente cijfers heeft; het rapportagejaar zelf zegt dat niet."""

from __future__ import annotations

import pandas as pd


def bereken_nieuwste_jaar(metingen: pd.DataFrame, gebied: str, anders: int) -> int:
    """Het jaar van het nieuwste cijfer van `gebied` (een code); `anders` als er geen cijfer met een jaar is.

    `metingen` is de tabel van `gegevens.metingen`, met `gebied`, `jaar` (leeg als de bron er geen noemt) en `waarde`.

    >>> rijen = {"gebied": ["GM0001", "NL"], "jaar": [2023, 2024], "waarde": [4.0, 5.0]}
    >>> bereken_nieuwste_jaar(pd.DataFrame(rijen), "GM0001", 2025)
    2023
    """
    jaren = metingen.loc[(metingen["gebied"] == gebied) & metingen["waarde"].notna(), "jaar"].dropna()
    return int(jaren.max()) if len(jaren) else anders
