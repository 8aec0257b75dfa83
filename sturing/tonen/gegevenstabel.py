"""De cijfers achter figuren en tabellen, als rijen voor een CSV. Alleen toonbare waarden."""

from __future__ import annotations

from sturing.rekenen.stand import Stand
from sturing.tonen.object import Gegevens

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


def cijfers_van(standen: tuple[Stand, ...]) -> Gegevens:
    """Alle punten van de hoofdreeksen van deze standen, en van de gebieden waarmee is vergeleken."""
    rijen = []
    for stand in standen:
        if not stand.hoofdreeks:
            continue
        rijen += [_rij(stand, stand.gebied, punt) for punt in stand.hoofdreeks.punten]
        rijen += [_rij(stand, v.gebied, v.punt) for v in stand.vergelijkingen]
    return Gegevens(KOLOMMEN, tuple(rijen), UITLEG)


def _rij(stand: Stand, gebied: str, punt) -> tuple:
    reeks = stand.hoofdreeks
    return (
        stand.indicator.id, stand.indicator.naam, gebied, reeks.groep, punt.periode, _kort(punt.waarde),
        _kort(punt.ondergrens), _kort(punt.bovengrens), punt.n, stand.indicator.eenheid.value, reeks.herkomst,
        punt.aanduiding, int(punt.afgeschermd), punt.bestand, punt.vindplaats, punt.opmerking,
    )  # fmt: skip


def _kort(getal: float | None) -> float | int | None:
    """7.0 wordt 7: zo blijft het getal zoals het in de bron stond."""
    return int(getal) if getal is not None and float(getal).is_integer() else getal
