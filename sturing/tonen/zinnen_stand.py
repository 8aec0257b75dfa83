"""Een stand voluit: het cijfer met zijn groep, en elk ander cijfer van gelijke soort ernaast.

Een cijfer van een deelgroep mag nergens lijken op dat van de hele groep, en een oud cijfer nooit op het enige.
"""

from __future__ import annotations

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.edities import Oorzaak, Verandering
from sturing.rekenen.reeksen import Reeks
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.fichecijfers import naam_bestand
from sturing.tonen.groepen import naam_groep
from sturing.tonen.notatie import toon_periode, toon_punt, voeg_samen
from sturing.tonen.zinnen_editie import zin_verschuiving

#: Zo begint wat er naast een stand staat; twee zulke cijfers zijn nooit een ontwikkeling.
_ANDER_CIJFER = "ander cijfer, niet te vergelijken"


def zin_cijfer(blad: Bladzijde, reeks: Reeks, indicator: Indicator, *, bron: bool = True) -> str:
    """Het laatste cijfer van een reeks: '629, jaar niet vermeld, alle leeftijden (Integrale Visie)'."""
    punt = reeks.laatste
    woorden = (toon_punt(punt, indicator.eenheid), toon_periode(punt.periode), naam_groep(blad, reeks, indicator))
    tekst = ", ".join(woord for woord in woorden if woord)
    return f"{tekst} ({naam_bestand(blad, reeks.bestand)})" if bron else tekst


def cijfers_naast(blad: Bladzijde, stand: Stand, *, bron: bool = True) -> str:
    """Elk ander cijfer van gelijke soort; leeg als er geen is. Zonder `bron` past het op een dia."""
    return voeg_samen([zin_cijfer(blad, reeks, stand.indicator, bron=bron) for reeks in stand.naast])


def zin_naast(blad: Bladzijde, stand: Stand, *, bron: bool = True) -> str:
    """Wat er bij een stand hoort te staan als er nog een cijfer van gelijke soort is; anders leeg."""
    cijfers = cijfers_naast(blad, stand, bron=bron)
    return f"{_ANDER_CIJFER}: {cijfers}" if cijfers else ""


def zin_wat_anders_is(blad: Bladzijde, verandering: Verandering, *, kort: bool = False) -> str:
    """Wat er aan een oordeel en aan een stand anders is dan in de vorige editie, in hele zinnen.

    Met `kort` staat er bij een andere stand alleen iets over het oordeel als dat zelf verschoof, en geen bron.
    """
    if not verandering.standen:
        return zin_verschuiving(verandering)
    standen = _zin_standen(blad, verandering, bron=not kort)
    if kort and verandering.oud.uitkomst == verandering.nieuw.uitkomst:
        return standen
    oordeel = zin_verschuiving(verandering) if verandering.ander_oordeel else "Het oordeel bleef gelijk."
    return f"{oordeel} {standen}"


def _zin_standen(blad: Bladzijde, verandering: Verandering, *, bron: bool) -> str:
    """Het cijfer van toen en van nu; alleen een later cijfer uit dezelfde reeks is een nieuwe stand."""
    ander = Oorzaak.ANDER_CIJFER in verandering.oorzaken
    toen, nu = (
        zin_cijfer(blad, stand.hoofdreeks, stand.indicator, bron=ander and bron) for stand in verandering.standen
    )
    if verandering.is_later and not ander:
        return f"De stand was {toen}. De stand is nu {nu}."
    onbekend = " Welk cijfer ouder is, staat niet vast." if ander and verandering.is_later is None else ""
    return f"Het rapport noemde {toen}. Het noemt nu {nu}.{onbekend}"


def is_alleen_nieuw(verandering: Verandering) -> bool:
    """Waar als er in dezelfde reeks alleen een cijfer bij kwam en het oordeel gelijk bleef."""
    return not verandering.ander_oordeel and verandering.oorzaken == (Oorzaak.NIEUW_CIJFER,)
