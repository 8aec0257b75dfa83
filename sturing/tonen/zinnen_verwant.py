"""Zinnen over verwante cijfers: wat een document noemt bij een indicator zonder haar te meten."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sturing.gegevens.feitenmodel import Uitspraak
from sturing.gegevens.kadermodel import Indicator
from sturing.gegevens.zorgmodel import UITSPRAAK_IN_ZIN, Documentzorg
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import Stand
from sturing.rekenen.verwant import kies_verwant
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_periode, toon_punt, voeg_samen
from sturing.tonen.opmaak import voor_markdown


def zin_verwant(blad: Bladzijde, indicator: Indicator) -> str:
    """De verwante cijfers van een indicator op een rij, met groep, periode en vindplaats; leeg als er geen zijn."""
    return "; ".join(_zin(blad, rij) for rij in _per_plek(blad, indicator))


def _per_plek(blad: Bladzijde, indicator: Indicator) -> list[list[Uitspraak]]:
    """De verwante uitspraken, bij elkaar als zij over dezelfde groep en periode op dezelfde plek staan."""
    alle = kies_verwant(blad.dossier.uitspraken, indicator.id, blad.dossier.gemeente.code)
    return [list(rij) for _, rij in groupby(alle, key=lambda u: (u.groep, u.periode, u.vindplaats))]


def _zin(blad: Bladzijde, uitspraken: list[Uitspraak]) -> str:
    een = uitspraken[0]
    cijfers = voeg_samen([f"{u.onderwerp} {_waarde(u)}" for u in uitspraken])
    groep = blad.dossier.kader.groepen[een.groep].naam
    over = ", ".join(filter(None, (een.populatie, groep, toon_periode(een.periode))))
    return f"{cijfers} ({over}; {een.vindplaats})"


def _waarde(u: Uitspraak) -> str:
    """De waarde zoals overal in het rapport, met de benaderende woorden van de bron."""
    return toon_punt(Punt(u.periode, 0.0, u.waarde, aanduiding=u.aanduiding), u.eenheid)


def lijst_verwant(blad: Bladzijde, standen: Iterable[Stand]) -> str:
    """De verwante cijfers bij deze standen als opsomming voor het hoofdstuk; leeg als er geen zijn."""
    regels = [
        f"- {voor_markdown(f'{stand.indicator.kort}: {zin}.')}"
        for stand in standen
        if (zin := zin_verwant(blad, stand.indicator))
    ]
    if not regels:
        return ""
    uitleg = "Deze cijfers staan ook in de documenten. Zij meten iets anders en zijn dus niet de stand."
    return "\n".join((uitleg, "", *regels))


def punten_zonder_cijfer(blad: Bladzijde, standen: Iterable[Stand], zorgen: Iterable[Documentzorg]) -> tuple[str, ...]:
    """Wat de documenten melden waar geen eigen cijfer is: eerst zorgen, dan verwante cijfers; elk getal één keer."""
    zorgen = tuple(zorgen)
    genoemd = {sleutel for zorg in zorgen for sleutel in zorg.uitspraken}
    zonder = {s.indicator.id: s.indicator for s in standen if not s.heeft_eigen_cijfer}.values()
    verwant = (
        f"‘{indicator.kort}’: {_zin(blad, rij)}."
        for indicator in zonder
        for rij in _per_plek(blad, indicator)
        if not genoemd & {u.id for u in rij}
    )
    return (*(punt_zorg(blad, zorg) for zorg in zorgen), *verwant)


def punt_zorg(blad: Bladzijde, zorg: Documentzorg) -> str:
    """Wat een document meldt, met zijn getal of dat het er geen geeft, en de vindplaats."""
    zin = zin_documentzorg(blad, zorg)
    zonder = "" if zorg.uitspraken else "zonder getal; "
    return f"{zin[0].upper()}{zin[1:]} ({zonder}{zorg.vindplaats})."


def zin_documentzorg(blad: Bladzijde, zorg: Documentzorg) -> str:
    """De melding met de getallen van haar uitspraken, zonder hoofdletter en punt."""
    per_id = {u.id: u for u in blad.dossier.uitspraken}
    return UITSPRAAK_IN_ZIN.sub(lambda sleutel: _waarde(per_id[sleutel[1]]), zorg.zin)
