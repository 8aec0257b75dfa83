"""Afscherming: kleine aantallen gaan nooit naar buiten.

`scherm_af` is de ene functie waar elke meting doorheen gaat voordat zij getoond,
meegegeven of beoordeeld wordt; `scherm_kerncijfers_af` doet hetzelfde voor kerncijfers.

**Eerst** valt weg: een telling van 1 tot en met drempel - 1 (ook als zij volgt uit een
percentage met een noemer, met het aantal ondervraagden of met een marge; zie `tellingen`), een
telling waar minder dan drempel mensen aan ontbreken ("bijna iedereen"), en elk cijfer op minder
dan drempel mensen. Nul blijft staan. De hele rij valt weg: waarde, marges, n, teller en noemer,
want uit twee volgt de derde. Wat geen mensen telt (`telt_mensen`), valt niet weg.

**Daarna** vallen cellen weg die de eerste zouden teruggeven; zie `celblok`. Bij elkaar horen:
wijken en gemeente; een jaar en zijn halfjaren, kwartalen of maanden; twee indicatoren die
hetzelfde tellen (een aantal en het percentage daarvan: het kader zegt het met `telt_zelfde_als`,
en anders blijkt het uit gelijke tellingen); en alle versies van een cijfer.

**Grenzen.** Niet beschermd is wat alleen buiten deze tabellen te weten is: de bevolking van
een wijk, een som van verschillende indicatoren die nergens in het kader staat (zoals twee
leeftijdsgroepen samen), een getal in een opmerking, of een drempel die tussen twee jaren
is verlaagd. Uitspraken zijn citaten uit openbare stukken en blijven staan zoals zij zijn.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from types import MappingProxyType

import pandas as pd

from sturing.gegevens.feitenmodel import Kerncijfer
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.celblok import kies_weg
from sturing.rekenen.cellen import maak_blokken, maak_versies
from sturing.rekenen.verwantschap import Zelfde, verdeel

_GEHEIM = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")
#: De drempel voor cijfers zonder bron in het kader, in personen.
STANDAARD_DREMPEL = 10


def scherm_af(
    metingen: pd.DataFrame, kader: Kader, gemeentecode: str, geschiedenis: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Geef dezelfde rijen terug, met kolom `afgeschermd` en zonder de waarden die dat zijn.

    `metingen` bevat van elke cel de laatste waarde; `geschiedenis` ook alle eerdere die op de
    peildatum bekend waren. Zonder geschiedenis is er geen bescherming tussen edities. Drempel:
    `drempel` van de bron van de indicator, in personen. De uitkomst hangt alleen af van wat
    vóór de peildatum bekend was: dezelfde editie geeft altijd dezelfde afscherming.
    """
    # Woningen of activiteiten zijn geen mensen: een klein aantal verraadt niemand.
    drempel = {n: kader.bronnen[i.bron].drempel if i.telt_mensen else 0 for n, i in kader.indicatoren.items()}
    eenheid = {naam: i.eenheid for naam, i in kader.indicatoren.items()}
    alle = metingen if geschiedenis is None else geschiedenis
    zelfde = {naam: i.telt_zelfde_als or naam for naam, i in kader.indicatoren.items()}
    return _scherm_tabel_af(metingen, alle, eenheid, drempel, gemeentecode, zelfde)


def _scherm_tabel_af(
    metingen: pd.DataFrame, alle: pd.DataFrame, eenheid: dict[str, Eenheid], drempel: dict[str, int],
    gemeentecode: str, zelfde: Zelfde = MappingProxyType({}),
) -> pd.DataFrame:  # fmt: skip
    uit = metingen.copy()
    if uit.empty:
        return uit.assign(afgeschermd=pd.Series(dtype=bool))
    weg: set = set()
    for versies, lijnen in maak_blokken(maak_versies(alle, eenheid, drempel), gemeentecode, zelfde):
        weg |= kies_weg(versies, lijnen, partial(verdeel, zelfde=zelfde))
    sleutels = zip(uit["indicator"], uit["periode"], uit["groep"], uit["herkomst"], uit["gebied"], strict=True)
    uit["afgeschermd"] = [((i, p, g, h), gebied) in weg for i, p, g, h, gebied in sleutels]
    uit.loc[uit["afgeschermd"], list(_GEHEIM)] = None
    return uit


def scherm_kerncijfers_af(
    kerncijfers: Iterable[Kerncijfer], gemeentecode: str, drempel: int = STANDAARD_DREMPEL
) -> tuple[tuple[Kerncijfer, bool], ...]:
    """Geef elk kerncijfer met de vraag of het afgeschermd moet worden; alleen aantallen kunnen dat zijn."""
    rijen = tuple(kerncijfers)
    tabel = pd.DataFrame(
        [
            {
                "indicator": k.kerncijfer, "periode": k.periode, "groep": k.groep, "herkomst": k.bron,
                "gebied": k.gebied, "waarde": k.waarde, "beschikbaar_per": pd.Timestamp(k.beschikbaar_per),
            }
            for k in rijen
        ]
    ).reindex(columns=["indicator", "periode", "groep", "herkomst", "gebied", "beschikbaar_per", *_GEHEIM])  # fmt: skip
    eenheid = {k.kerncijfer: k.eenheid for k in rijen}
    uit = _scherm_tabel_af(tabel, tabel, eenheid, dict.fromkeys(eenheid, drempel), gemeentecode)
    return tuple(zip(rijen, (bool(weg) for weg in uit["afgeschermd"]), strict=True))


def scherm_uitkomsten_af(
    tabel: pd.DataFrame, eenheid: dict[str, Eenheid], drempel: int, gemeentecode: str
) -> pd.DataFrame:
    """Als `scherm_af`, voor uitkomsten die geen indicator van het kader zijn, zoals cijfers uit een vragenlijst.

    `tabel` heeft de kolommen van metingen; `eenheid` noemt elke naam in de kolom `indicator`, `drempel` is in personen.
    """
    return _scherm_tabel_af(tabel, tabel, eenheid, dict.fromkeys(eenheid, drempel), gemeentecode)
