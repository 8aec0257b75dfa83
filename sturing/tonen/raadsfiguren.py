"""De figuren op een dia: dezelfde als op het blad, in een eigen maat, over zoveel dia's als nodig.

Een dia laat haar figuur de breedte vullen. Is de figuur te hoog, dan wordt zij kleiner en haar letters ook; achter in
de zaal zijn die dan niet te lezen. Daarom gaat wat niet past naar een volgende figuur.
"""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Opgave
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.object import Getoond
from sturing.tonen.raadsdias import verdeel
from sturing.tonen.teken_halters import DIA_HALTERS, HOOGTE_NAMEN, hoogte_van_halter
from sturing.tonen.teken_oordelenkaart import DIA_KAART, hoogte_van_doel, hoogte_van_uitleg
from sturing.tonen.toon_halters import Opvallend, figuur_opvallend, halter_van
from sturing.tonen.toon_oordelenkaart import figuur_oordelenkaart, uitkomsten_van, woorden_uitleg

#: Zo hoog mag een figuur op een dia zijn, in inches: met kop en bijschrift past zij dan op het scherm (raadsstuk.css).
_HOOGTE = 2.45
#: Onder een figuur van een verzonnen gemeente staat dat zij verzonnen is.
_MERK = 0.16


def maak_diakaarten(blad: Bladzijde, opgave: Opgave) -> tuple[Getoond, ...]:
    """De oordelenkaart van een opgave, met op elke dia zoveel doelen als er leesbaar op passen."""

    def hoogte(doel: Doel) -> float:
        return hoogte_van_doel(doel.naam, len(blad.standen_van_doel(doel)), DIA_KAART)

    uitleg = [woorden_uitleg(u) for u in uitkomsten_van(blad.standen_van_opgave(opgave))]
    groepen = verdeel(opgave.doelen, hoogte, _ruimte(blad) - hoogte_van_uitleg(uitleg, DIA_KAART))
    return tuple(figuur_oordelenkaart(blad, opgave, DIA_KAART, groep) for groep in groepen)


def maak_diahalters(blad: Bladzijde, opgave: Opgave, opvallend: Opvallend) -> tuple[Getoond, ...]:
    """De halters van een opgave, met op elke dia zoveel als er leesbaar op passen; leeg als er geen zijn."""
    met_kop = {
        stand.indicator.id
        for vorige, stand in zip(opvallend.standen, opvallend.standen[1:], strict=False)
        if vorige.oordeel.uitkomst != stand.oordeel.uitkomst
    }

    def hoogte(stand: Stand) -> float:
        kop = DIA_HALTERS.kop if stand.indicator.id in met_kop else 0
        return hoogte_van_halter(halter_van(stand), DIA_HALTERS) + kop

    # Ook de eerste halter van een dia heeft een kop.
    groepen = verdeel(opvallend.standen, hoogte, _ruimte(blad) - HOOGTE_NAMEN - DIA_HALTERS.kop)
    delen = (Opvallend(groep, opvallend.uit) for groep in groepen)
    return tuple(f for deel in delen if (f := figuur_opvallend(blad, opgave, deel, DIA_HALTERS)))


def _ruimte(blad: Bladzijde) -> float:
    return _HOOGTE - _MERK * blad.dossier.gemeente.verzonnen
