"""Wat bij een verandering hoort om haar niet groter of kleiner te maken: het verloop, het land en de oorzaak."""

from __future__ import annotations

from sturing.rekenen.achteruitgang import bereken_uiteinden_elders, bereken_uitersten, kies_oorzaak
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import zin_groep
from sturing.tonen.notatie import periode_in_zin, toon_punt, voeg_samen
from sturing.tonen.zinnen import zin_van_naar
from sturing.tonen.zinnen_stand import zin_naast


def zin_verandering_voluit(blad: Bladzijde, stand: Stand) -> str:
    """De verandering met haar getallen en alles wat erbij hoort, in korte zinnen; de stand moet `uiteinden` hebben."""
    return f"{zin_van_naar(stand, zin_groep(blad, stand))}.{zin_daarbij(blad, stand)}"


def zin_daarbij(blad: Bladzijde, stand: Stand) -> str:
    """Achter een verandering: de uitersten tussenin, de landelijke beweging, de oorzaak volgens de bron en elk ander
    cijfer; leeg als er niets is."""
    delen = (zin_tussenin(stand), zin_land(blad, stand), zin_oorzaak(stand), zin_naast(blad, stand, bron=False))
    return "".join(f" {deel[0].upper()}{deel[1:]}." for deel in delen if deel)


def zin_oorzaak(stand: Stand) -> str:
    """Wat de bron zelf noemt: 'belangrijke oorzaak volgens de bron: de coronacrisis'; leeg als zij dat niet doet."""
    oorzaak = kies_oorzaak(stand)
    return f"belangrijke oorzaak volgens de bron: {oorzaak}" if oorzaak else ""


def zin_tussenin(stand: Stand) -> str:
    """Het hoogste en laagste cijfer tussen het eerste en laatste in: 'daartussen 79,8% in 2020 en 71,6% in 2022'."""
    punten = sorted(bereken_uitersten(stand), key=lambda punt: punt.tijd)
    return f"daartussen {voeg_samen([_punt(stand, p) for p in punten])}" if punten else ""


def zin_land(blad: Bladzijde, stand: Stand) -> str:
    """Wat hetzelfde cijfer in het land deed tussen dezelfde perioden: 'Nederland: van 76,3% naar 72,8%'."""
    for gebied in blad.dossier.gemeente.vergelijk:
        if gebied.soort == "land" and (punten := bereken_uiteinden_elders(blad.metingen, stand, gebied.code)):
            van, naar = (toon_punt(punt, stand.indicator.eenheid) for punt in punten)
            return f"{blad.kort_gebied(gebied.code)}: van {van} naar {naar}"
    return ""


def _punt(stand: Stand, punt: Punt) -> str:
    soort = "het hoogst" if punt.waarde > stand.uiteinden[0].waarde else "het laagst"
    return f"{soort} {toon_punt(punt, stand.indicator.eenheid)} in {periode_in_zin(punt.periode)}"
