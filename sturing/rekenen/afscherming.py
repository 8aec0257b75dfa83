"""Afscherming: kleine aantallen gaan nooit naar buiten.

Dit is de ene functie waar elke waarde doorheen gaat voordat zij getoond of
meegegeven wordt. Een aantal van 1 tot en met drempel - 1 wordt weggelaten, en ook
een percentage op minder dan drempel mensen. Valt precies één wijk weg terwijl
het totaal er staat, dan valt ook de kleinste andere wijk weg: anders is de eerste
terug te rekenen.
"""

from __future__ import annotations

import pandas as pd

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Eenheid

_GEHEIM = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")


def scherm_af(metingen: pd.DataFrame, kader: Kader, gemeentecode: str) -> pd.DataFrame:
    """Geef dezelfde rijen terug, met kolom `afgeschermd` en zonder de waarden die dat zijn.

    Drempel: `drempel` van de bron van de indicator, in personen.
    """
    uit = metingen.copy()
    drempel = uit["indicator"].map(lambda i: kader.bronnen[kader.indicatoren[i].bron].drempel)
    aantal = uit["indicator"].map(lambda i: kader.indicatoren[i].eenheid == Eenheid.AANTAL)
    procent = uit["indicator"].map(lambda i: kader.indicatoren[i].eenheid == Eenheid.PROCENT)
    if uit.empty:
        return uit.assign(afgeschermd=pd.Series(dtype=bool))
    klein = aantal & uit["waarde"].between(1, drempel - 1)
    klein |= uit["teller"].between(1, drempel - 1)
    klein |= procent & (uit["noemer"].lt(drempel) | uit["n"].lt(drempel))
    klein |= procent & uit["teller"].notna() & (uit["noemer"] - uit["teller"]).between(1, drempel - 1)
    uit["afgeschermd"] = klein | _tweede_wijk(uit, klein, gemeentecode)
    uit.loc[uit["afgeschermd"], list(_GEHEIM)] = None
    return uit


def _tweede_wijk(uit: pd.DataFrame, klein: pd.Series, gemeentecode: str) -> pd.Series:
    """Scherm een tweede wijk af waar er precies één is afgeschermd en het totaal bekend is."""
    extra = pd.Series(False, index=uit.index)
    wijk = uit["gebied"].str.startswith("WK")
    for _, groep in uit.groupby(["indicator", "periode", "groep", "herkomst"], sort=False):
        totaal = (groep["gebied"] == gemeentecode).any()
        wijken = groep[wijk.loc[groep.index]]
        weg = klein.loc[wijken.index]
        if totaal and weg.sum() == 1:
            rest = wijken.loc[~weg, "teller"].fillna(wijken.loc[~weg, "waarde"]).dropna()
            if len(rest):
                extra.loc[rest.idxmin()] = True
    return extra
