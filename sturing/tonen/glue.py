"""De cijfers die een duiding met `{glue:text}` mag noemen, met bij elk de levering waar het uit komt.

Hetzelfde cijfer kan in het concept uit een andere levering komen dan in de definitieve editie: eerst uit een
document, later van de bron zelf. Een tekst die bij de ene past, is bij de andere onwaar. Daarom bestaat elke
sleutel twee keer: `<indicator>.waarde`, en `<indicator>.waarde.<levering>`, die alleen bestaat als het cijfer
uit die levering komt. De korte vervalt zodra de edities van een jaar het cijfer uit verschillende leveringen halen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from sturing.gegevens.dossier import Dossier, standaard_peildatum
from sturing.gegevens.kadermodel import Indicator
from sturing.gegevens.metingen import kies_bekend
from sturing.rekenen.stand import Stand, bereken_stand
from sturing.tonen.notatie import toon_periode, toon_punt, toon_verschil, toon_waarde


@dataclass(frozen=True)
class Plaksel:
    """De tekst van een cijfer en de levering (de naam van het metingenbestand) waar het uit komt."""

    tekst: str
    levering: str


def plaksels_van(stand: Stand) -> dict[str, Plaksel]:
    """Elk cijfer van een stand dat in een zin kan staan, per korte sleutel.

    Een periode die niet vermeld is, heeft geen sleutel: geen zin kan zeggen wanneer dat cijfer gold.
    """
    return dict(_plaksels(stand))


def _plaksels(stand: Stand) -> Iterator[tuple[str, Plaksel]]:
    naam, eenheid, punt = stand.indicator.id, stand.indicator.eenheid, stand.punt
    # Zonder eigen cijfer mag een zin nog wel dat van een ander gebied noemen.
    for ander in stand.elders:
        yield f"{naam}.{ander.gebied.lower()}", Plaksel(toon_waarde(ander.punt.waarde, eenheid), ander.punt.bestand)
    if not punt:
        return
    yield f"{naam}.waarde", Plaksel(toon_punt(punt, eenheid), punt.bestand)
    if punt.waarde is not None:
        yield f"{naam}.getal", Plaksel(toon_waarde(punt.waarde, eenheid), punt.bestand)
    if punt.heeft_periode:
        yield f"{naam}.periode", Plaksel(toon_periode(punt.periode), punt.bestand)
    if stand.uiteinden:
        eerste, laatste = stand.uiteinden
        verschil = toon_verschil(laatste.waarde - eerste.waarde, eenheid)
        yield f"{naam}.eerste", Plaksel(toon_punt(eerste, eenheid), eerste.bestand)
        yield f"{naam}.eerste-periode", Plaksel(toon_periode(eerste.periode), eerste.bestand)
        yield f"{naam}.verschil", Plaksel(verschil, laatste.bestand)
    for v in stand.vergelijkingen:
        if v.punt.waarde is not None:
            yield f"{naam}.{v.gebied.lower()}", Plaksel(toon_waarde(v.punt.waarde, eenheid), v.punt.bestand)


def leveringen_van(dossier: Dossier, indicator: Indicator) -> dict[str, tuple[str, ...]]:
    """Per korte sleutel de leveringen waar zij in een editie van dit jaar, of in deze, uit komt.

    Staan er twee, dan is de korte sleutel dubbelzinnig. Kijkt alleen naar herkomst en laat geen waarde zien.
    """
    alle = dossier.feiten.metingen
    eigen = alle[alle["indicator"] == indicator.id]
    if eigen["bestand"].nunique() < 2:
        return {}
    jaar, kader = dossier.rapportage.jaar, dossier.kader
    peildata = {standaard_peildatum(kader, jaar, editie) for editie in kader.cyclus.edities}
    uit: dict[str, set[str]] = {}
    for peildatum in sorted(peildata | {dossier.rapportage.peildatum}):
        for sleutel, plaksel in plaksels_van(_stand(dossier, indicator, kies_bekend(eigen, jaar, peildatum))).items():
            uit.setdefault(sleutel, set()).add(plaksel.levering)
    return {sleutel: tuple(sorted(leveringen)) for sleutel, leveringen in uit.items()}


def plaksels_in(dossier: Dossier, metingen: pd.DataFrame, indicator: Indicator) -> dict[str, Plaksel]:
    """De plaksels van een indicator zoals de bladzijde ze heeft; `metingen` is de tabel na `scherm_af`."""
    return plaksels_van(_stand(dossier, indicator, metingen[metingen["indicator"] == indicator.id]))


def _stand(dossier: Dossier, indicator: Indicator, metingen: pd.DataFrame) -> Stand:
    vergelijk = tuple(gebied.code for gebied in dossier.gemeente.vergelijk)
    return bereken_stand(metingen, indicator, dossier.gemeente.code, vergelijk)
