"""De cijfers achter figuren en tabellen, als rijen voor een CSV. Alleen toonbare waarden."""

from __future__ import annotations

import pandas as pd

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.reeksen import is_geleend
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.tabel import Gegevens

_GETALLEN = ("waarde", "ondergrens", "bovengrens", "n")

KOLOMMEN = (
    "indicator", "naam", "gebied", "groep", "periode", "waarde", "ondergrens", "bovengrens", "n", "eenheid",
    "herkomst", "aanduiding", "afgeschermd", "bron", "vindplaats", "opmerking",
)  # fmt: skip
UITLEG = {
    "indicator": "id van de indicator in het kader",
    "naam": "officiële naam van de indicator",
    "gebied": "code van het gebied (CBS; GG = GGD-regio, RE = politieregio, PV = provincie)",
    "groep": "leeftijdsgroep",
    "periode": "jaar, schooljaar, halfjaar, kwartaal of maand",
    "waarde": "leeg = onbekend of afgeschermd, nooit 0",
    "ondergrens": "ondergrens van het 95%-interval",
    "bovengrens": "bovengrens van het 95%-interval",
    "n": "aantal ondervraagden",
    "eenheid": "eenheid van de waarde",
    "herkomst": "gemeten, model of benadering",
    "aanduiding": "benaderende woorden uit de bron",
    "afgeschermd": "1 = weggelaten om mensen te beschermen",
    "bron": "de levering waar de waarde uit komt",
    "vindplaats": "waar in de bron de waarde staat",
    "opmerking": "wat u verder moet weten",
}


def cijfers_van(blad: Bladzijde, standen: tuple[Stand, ...]) -> Gegevens:
    """Alle metingen van deze indicatoren, in elk gebied en elke groep.

    Een uitspraak die alleen naar een ander gebied verwijst, is geen meting en staat er niet tussen.
    """
    gekozen = {stand.indicator.id: stand.indicator for stand in standen}
    eigen = blad.metingen[blad.metingen["indicator"].isin(list(gekozen))]
    eigen = eigen[~eigen["opmerking"].map(is_geleend).astype(bool)]
    return Gegevens(KOLOMMEN, tuple(_rij(gekozen[r["indicator"]], r) for r in eigen.to_dict("records")), UITLEG)


def _rij(indicator: Indicator, rij: dict) -> tuple:
    return (
        indicator.id, indicator.naam, rij["gebied"], rij["groep"], rij["periode"], *(_kort(rij[k]) for k in _GETALLEN),
        indicator.eenheid.value, rij["herkomst"], rij["aanduiding"], int(rij["afgeschermd"]), rij["bestand"],
        rij["vindplaats"], rij["opmerking"],
    )  # fmt: skip


def _kort(getal: object) -> float | int | None:
    """7.0 wordt 7: zo blijft het getal zoals het in de bron stond."""
    if getal is None or pd.isna(getal):
        return None
    return int(getal) if float(getal).is_integer() else float(getal)
