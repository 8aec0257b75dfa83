"""Wat inwoners vertellen: per doel, en bij een opgave in het algemeen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sturing.gegevens.kadermodel import Doel, Ervaring
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.tabel import Tabel

#: De kop boven wat een inwoner vertelde, en boven wat alleen het document zegt.
_VERTELD, _GEZEGD = "Wat zij zeggen", "Wat het document zegt"
STREKKING = {"positief": "positief", "negatief": "zorg of kritiek", "gemengd": "gemengd"}


def ervaringen_van(blad: Bladzijde, doel: Doel) -> list[Ervaring]:
    """Alle ervaringen bij een doel, ook wat alleen het document zelf zegt."""
    return [e for e in blad.dossier.ervaringen if doel.id in e.doelen]


def van_inwoners(ervaringen: Iterable[Ervaring]) -> list[Ervaring]:
    """Wat inwoners zelf vertelden: de enige telling van ervaringen, voor elke bladzijde en elk stuk.

    Wat alleen een document zegt, heeft geen inwoner verteld. Dat staat apart en telt nergens mee.

    >>> van_inwoners(())
    []
    """
    return [e for e in ervaringen if e.van_inwoners]


def verteld_door_inwoners(blad: Bladzijde, doel: Doel) -> list[Ervaring]:
    """De ervaringen van inwoners bij een doel."""
    return van_inwoners(ervaringen_van(blad, doel))


def toon_ervaringen(doel: str) -> Getoond | Stapel:
    """Wat inwoners vertellen over dit doel, en los daarvan wat alleen een document erover zegt."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    leeg = "Over dit doel zijn nog geen ervaringen van inwoners vastgelegd. Partners vragen daar voortaan naar."
    return _verteld_en_gezegd(blad, ervaringen_van(blad, d), f"ervaringen-{d.id}", f"‘{d.naam}’", leeg)


def toon_ervaringen_algemeen() -> Getoond | Stapel:
    """Wat inwoners vertellen over de opgave van deze bladzijde zonder dat het bij één doel hoort."""
    blad = huidig()
    opgave = blad.opgave
    los = [e for e in blad.dossier.ervaringen if e.opgave == opgave.id and not e.doelen]
    verteld = any(e.opgave == opgave.id for e in van_inwoners(blad.dossier.ervaringen))
    leeg = (
        "Alle ervaringen bij deze opgave horen bij een doel en staan daar."
        if verteld
        else "Over deze opgave zijn nog geen ervaringen van inwoners vastgelegd."
    )
    return _verteld_en_gezegd(blad, los, f"ervaringen-{opgave.id}", f"{opgave.naam} in het algemeen", leeg)


def _verteld_en_gezegd(
    blad: Bladzijde, ervaringen: Sequence[Ervaring], naam: str, waarover: str, leeg: str
) -> Getoond | Stapel:
    """De ervaringen van inwoners als tabel (of de zin `leeg`), en wat alleen het document zegt in een eigen tabel."""
    verteld = van_inwoners(ervaringen)
    gezegd = [e for e in ervaringen if not e.van_inwoners]
    deel = Getoond(naam=naam, tekst=(leeg,))
    if verteld:
        deel = ervaringentabel(blad, verteld, naam, f"Wat inwoners vertellen over {waarover}")
    if not gezegd:
        return deel
    apart = replace(
        ervaringentabel(blad, gezegd, f"{naam}-document", f"Wat het document zegt over {waarover}", _GEZEGD),
        tekst=("Dit komt uit het document en niet uit gesprekken. Het telt niet mee als ervaring van inwoners.",),
    )
    return Stapel((deel, apart))


def ervaringentabel(
    blad: Bladzijde, ervaringen: Sequence[Ervaring], naam: str, titel: str, wat: str = _VERTELD
) -> Getoond:
    """Ervaringen als tabel, met over wie het gaat en waar het staat."""
    rijen = tuple(
        (e.thema, zin_wie(blad, e), zin_vertelling(e), STREKKING[e.strekking], e.vindplaats) for e in ervaringen
    )
    koppen = ("Onderwerp", "Wie", wat, "Strekking", "Waar het staat")
    return Getoond(naam=naam, titel=titel, tabel=Tabel(koppen, rijen, (16, 17, 39, 12, 16), "kaarten"))


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
