"""Wat een editie zegt, per indicator op een regel: voor het manifest en om edities te vergelijken."""

from __future__ import annotations

from sturing.gegevens.dossier import Dossier
from sturing.rekenen.edities import Editie, bereken_editie
from sturing.rekenen.stand import Stand, bereken_standen
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_periode, toon_waarde
from sturing.tonen.zinnen import REGEL


def vat_samen(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Per indicator-id: naam, laatste waarde, periode, oordeel, regel en dekking; alles na afscherming."""
    return {stand.indicator.id: _regel(stand) for stand in bereken_getoond(dossier).standen.values()}


def bereken_getoond(dossier: Dossier) -> Editie:
    """Wat het rapport van dit dossier laat zien: elke stand, uit de metingen na afscherming."""
    metingen = Bladzijde(dossier).metingen
    alle = tuple(dossier.kader.indicatoren.values())
    return bereken_editie(bereken_standen(metingen, dossier.kader, alle, dossier.gemeente.code, ()), metingen)


def _regel(stand: Stand) -> dict[str, str]:
    punt, eenheid = stand.punt, stand.indicator.eenheid
    return {
        "naam": stand.indicator.naam,
        "waarde": toon_waarde(punt.waarde, eenheid) if punt and punt.waarde is not None else "",
        "periode": toon_periode(punt.periode) if punt else "",
        "oordeel": stand.oordeel.uitkomst.value,
        "regel": REGEL[stand.oordeel.regel],
        "dekking": stand.dekking.value,
    }
