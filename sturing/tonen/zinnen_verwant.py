"""Zinnen over verwante cijfers: wat een document noemt bij een indicator zonder haar te meten."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import groupby

from sturing.gegevens.feitenmodel import Uitspraak
from sturing.gegevens.kadermodel import Indicator
from sturing.gegevens.zorgmodel import UITSPRAAK_IN_ZIN, Documentzorg
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import Stand
from sturing.rekenen.verwant import kies_verwant
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import splits_punt, toon_periode, toon_punt, voeg_samen
from sturing.tonen.opmaak import voor_markdown

#: Zo begint in de opmerking bij een verwant cijfer wat een document zegt als het dat cijfer geen zorg noemt.
_GEEN_ZORG = "geen zorg:"


def zin_verwant(blad: Bladzijde, indicator: Indicator, genoemd: Collection[str] = ()) -> str:
    """De verwante cijfers van een indicator op een rij, met groep, periode en vindplaats; leeg als er geen zijn.

    Een uitspraak waarvan het id in `genoemd` staat, staat al ergens anders op de bladzijde en blijft weg.
    """
    rijen = ([u for u in rij if u.id not in genoemd] for rij in _per_plek(blad, indicator))
    return "; ".join(_zin(blad, rij) for rij in rijen if rij)


def _per_plek(blad: Bladzijde, indicator: Indicator) -> list[list[Uitspraak]]:
    """De verwante uitspraken, bij elkaar als zij over dezelfde groep en periode op dezelfde plek staan."""
    alle = kies_verwant(blad.dossier.uitspraken, indicator.id, blad.dossier.gemeente.code)
    return [list(rij) for _, rij in groupby(alle, key=lambda u: (u.groep, u.periode, u.vindplaats))]


def _zin(blad: Bladzijde, uitspraken: list[Uitspraak]) -> str:
    een = uitspraken[0]
    # Twee stel haakjes achter elkaar leest niemand: de woorden van de bron gaan bij de rest.
    getallen, woorden = zip(*(splits_punt(_punt(u), u.eenheid) for u in uitspraken), strict=True)
    cijfers = voeg_samen([f"{u.onderwerp}: {getal}" for u, getal in zip(uitspraken, getallen, strict=True)])
    groep = blad.dossier.kader.groepen[een.groep].naam
    over = ", ".join(filter(None, (een.populatie, groep, toon_periode(een.periode))))
    delen = filter(None, (*woorden, over, een.vindplaats, *map(_geen_zorg, uitspraken)))
    return f"{cijfers} ({'; '.join(delen)})"


def _geen_zorg(u: Uitspraak) -> str:
    """Wat een document zegt als het dit cijfer geen zorg noemt; anders leeg."""
    delen = (deel.strip() for deel in u.opmerking.split(";"))
    return next((deel.removeprefix(_GEEN_ZORG).strip() for deel in delen if deel.startswith(_GEEN_ZORG)), "")


def _punt(u: Uitspraak) -> Punt:
    """De uitspraak als punt: zo staat haar waarde er zoals overal in het rapport."""
    return Punt(u.periode, 0.0, u.waarde, aanduiding=u.aanduiding)


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
    """Wat de documenten melden waar geen eigen cijfer is: eerst zorgen, dan verwante cijfers; elk getal één keer.

    Een verwant cijfer dat een document uitdrukkelijk geen zorg noemt, staat er niet bij.
    """
    zorgen = tuple(zorgen)
    genoemd = kies_genoemd(zorgen)
    zonder = {s.indicator.id: s.indicator for s in standen if not s.heeft_eigen_cijfer}.values()
    verwant = (
        f"‘{indicator.kort}’: {_zin(blad, rij)}."
        for indicator in zonder
        for rij in _per_plek(blad, indicator)
        if not genoemd & {u.id for u in rij} and not any(_geen_zorg(u) for u in rij)
    )
    return (*(punt_zorg(blad, zorg) for zorg in zorgen), *verwant)


def punt_zorg(blad: Bladzijde, zorg: Documentzorg) -> str:
    """Wat een document meldt, met zijn getal of dat het er geen geeft, en de vindplaats."""
    zin = zin_documentzorg(blad, zorg)
    zonder = "" if zorg.uitspraken else "zonder getal; "
    return f"{zin[0].upper()}{zin[1:]} ({zonder}{zorg.vindplaats})."


def kies_gemeld(blad: Bladzijde, indicator: Indicator) -> tuple[Documentzorg, ...]:
    """Wat de documenten over deze indicator melden, voor zover op de peildatum bekend."""
    return tuple(zorg for zorg in blad.dossier.zorgen if indicator.id in zorg.indicatoren)


def kies_genoemd(zorgen: Iterable[Documentzorg]) -> set[str]:
    """De ids van de uitspraken waarvan het getal in deze meldingen staat."""
    return {sleutel for zorg in zorgen for sleutel in zorg.uitspraken}


def zin_documentzorg(blad: Bladzijde, zorg: Documentzorg) -> str:
    """De melding met de getallen van haar uitspraken, zonder hoofdletter en punt."""
    per_id = {u.id: u for u in blad.dossier.uitspraken}

    def waarde(sleutel: re.Match) -> str:
        u = per_id[sleutel[1]]
        return toon_punt(_punt(u), u.eenheid)

    return UITSPRAAK_IN_ZIN.sub(waarde, zorg.zin)
