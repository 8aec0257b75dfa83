"""Wat inwoners vertellen: per doel, en bij een opgave in het algemeen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sturing.gegevens.kadermodel import Doel, Ervaring
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Tabel

_NIET_VERTELD = "uit het document en niet uit gesprekken met inwoners"
STREKKING = {"positief": "positief", "negatief": "zorg of kritiek", "gemengd": "gemengd"}


def ervaringen_van(blad: Bladzijde, doel: Doel) -> list[Ervaring]:
    """Alle ervaringen bij een doel, ook wat alleen het document zelf zegt."""
    return [e for e in blad.dossier.ervaringen if doel.id in e.doelen]


def verteld_door_inwoners(blad: Bladzijde, doel: Doel) -> list[Ervaring]:
    """De ervaringen bij een doel die tellen: wat alleen het document zelf zegt, heeft geen inwoner verteld."""
    return [e for e in ervaringen_van(blad, doel) if e.van_inwoners]


def toon_ervaringen(doel: str) -> Getoond:
    """Wat inwoners vertellen over dit doel."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    ervaringen = ervaringen_van(blad, d)
    if not ervaringen:
        zin = "Over dit doel zijn nog geen ervaringen van inwoners vastgelegd. Partners vragen daar voortaan naar."
        return Getoond(naam=f"ervaringen-{d.id}", tekst=(zin,))
    tabel = ervaringentabel(blad, ervaringen, f"ervaringen-{d.id}", f"Wat inwoners vertellen over ‘{d.naam}’")
    return replace(tabel, tekst=_zin_geteld(len(ervaringen), len(verteld_door_inwoners(blad, d))))


def _zin_geteld(alle: int, geteld: int) -> tuple[str, ...]:
    """Wat niet meetelt als ervaring, zodat het aantal elders klopt met deze tabel."""
    los = alle - geteld
    if not los:
        return ()
    if los == alle:
        return (f"Dit komt {_NIET_VERTELD}. Het telt niet mee als ervaring van inwoners.",)
    komt, telt = ("komt", "telt") if los == 1 else ("komen", "tellen")
    return (f"Van deze {alle} {komt} er {los} {_NIET_VERTELD}; die {telt} niet mee als ervaring van inwoners.",)


def toon_ervaringen_algemeen() -> Getoond:
    """Wat inwoners vertellen over de opgave van deze bladzijde zonder dat het bij één doel hoort."""
    blad = huidig()
    opgave = blad.opgave
    los = [e for e in blad.dossier.ervaringen if e.opgave == opgave.id and not e.doelen]
    naam = f"ervaringen-{opgave.id}"
    if not los:
        return Getoond(naam=naam, tekst=("Alle ervaringen bij deze opgave horen bij een doel en staan daar.",))
    return ervaringentabel(blad, los, naam, f"Wat inwoners vertellen over {opgave.naam} in het algemeen")


def ervaringentabel(blad: Bladzijde, ervaringen: Sequence[Ervaring], naam: str, titel: str) -> Getoond:
    """Ervaringen als tabel, met wie het vertelde en waar het staat."""
    rijen = tuple(
        (e.thema, zin_wie(blad, e), zin_vertelling(e), STREKKING[e.strekking], e.vindplaats) for e in ervaringen
    )
    koppen = ("Onderwerp", "Wie", "Wat zij zeggen", "Strekking", "Waar het staat")
    return Getoond(naam=naam, titel=titel, tabel=Tabel(koppen, rijen, (16, 17, 39, 12, 16)))


def zin_wie(blad: Bladzijde, ervaring: Ervaring) -> str:
    """Wie iets vertelde, waar, hoe en wanneer."""
    wijk = blad.naam_gebied(ervaring.wijk) if ervaring.wijk else ""
    bron = blad.dossier.kader.bronnen.get(ervaring.bron)
    hoe = "enquête" if bron and bron.soort == "peiling" else ""
    if hoe and ervaring.aantal_bevraagd:
        hoe += f" (n={ervaring.aantal_bevraagd})"
    return ", ".join(deel for deel in (ervaring.doelgroep, wijk, hoe, f"rond {ervaring.jaar}") if deel)


def zin_vertelling(ervaring: Ervaring) -> str:
    """Wat iemand vertelde: de samenvatting, en het citaat als dat er is."""
    citaat = f" “{ervaring.citaat}”" if ervaring.citaat else ""
    return ervaring.samenvatting + citaat
