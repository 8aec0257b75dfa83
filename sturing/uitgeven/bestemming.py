"""Waar een editie komt te staan, en of zij daar kan komen: haar vaste adres, de map en het nummer van de herziening."""

from __future__ import annotations

from pathlib import Path

from sturing.fouten import InvoerFout, schijffouten
from sturing.uitgeven.editielijst import LIJST, Lijst, lees_lijst
from sturing.uitgeven.manifest import MANIFEST, Manifest

#: Hieronder staat een gepubliceerde editie, gezien vanaf de publicatiemap.
_EDITIES = ("*/[0-9][0-9][0-9][0-9]/definitief*", "*/[0-9][0-9][0-9][0-9]/concept/*")
#: Wat een besturingssysteem of webserver zelf in een map zet; daarin kan nog steeds een nieuwe site beginnen.
_VAN_DE_SERVER = {"thumbs.db", "desktop.ini", "lost+found", "robots.txt", "favicon.ico", "web.config"}


def bepaal_adres(manifest: Manifest, herziening: int = 1) -> str:
    """De vaste map van een editie onder de publicatiemap.

    Een definitieve editie heeft één adres per herziening. Van een concept verschijnen er meer; elk houdt het zijne.
    """
    jaar = f"{manifest.gemeente}/{manifest.jaar}"
    if manifest.editie == "concept":
        return f"{jaar}/concept/{manifest.peildatum.isoformat()}-{manifest.kenmerk[:8]}"
    return f"{jaar}/definitief" + (f"-herziening-{herziening}" if herziening > 1 else "")


def toets_bestemming(naar: Path, manifest: Manifest, herziening: int = 1) -> None:
    """Kan deze editie in `naar` komen? Schrijft niets, en is dus ook vóór een lange keuring te vragen.

    Fouten: `InvoerFout` als de map boven `naar` er niet is, daar iets anders staat, de lijst van edities kwijt is, of
    de herziening er niet past.
    """
    toets_map(naar)
    with schijffouten(str(naar)):
        toets_begin(naar, bepaal_adres(manifest, herziening))
        toets_herziening(lees_lijst(naar), manifest, herziening)


def toets_map(naar: Path) -> None:
    """De map is er, of haar ouder is er; anders is het een tikfout of een netwerkschijf die er niet is.

    Fouten: `InvoerFout` als ook de ouder er niet is.
    """
    ouder = naar.absolute().parent
    with schijffouten(str(naar)):
        if not naar.exists() and not ouder.exists():
            raise InvoerFout(
                str(naar), f"de map {ouder} bestaat niet, dus hier kan geen site komen",
                "controleer het pad en of de netwerkschijf er is, of maak die map eerst",
            )  # fmt: skip


def toets_begin(naar: Path, adres: str = "") -> None:
    """Staat er nog geen lijst in `naar`, dan staan er ook geen edities en geen andere bestanden.

    Wat op `adres` staat telt niet mee: wie een afgebroken eerste keer herhaalt, maakt haar zo af.
    Fouten: `InvoerFout` als de lijst kwijt is, of als dit geen map voor een nieuwe site is.
    """
    if (naar / LIJST).exists() or not naar.is_dir():
        return
    paden = [pad for patroon in _EDITIES for pad in naar.glob(patroon) if (pad / MANIFEST).is_file()]
    namen = sorted({pad.relative_to(naar).as_posix() for pad in paden} - {adres})
    if namen:
        aantal = "1 editie" if len(namen) == 1 else f"{len(namen)} edities"
        raise InvoerFout(
            str(naar), f"hier staat al {aantal} ({namen[0]}), maar de lijst van edities ({LIJST}) is er niet",
            f"zet {LIJST} terug uit een reservekopie; was het publiceren van {namen[0]} afgebroken, maak dat eerst af",
        )  # fmt: skip
    vreemd = sorted(pad.name for pad in naar.iterdir() if _is_vreemd(pad.name, adres.partition("/")[0]))
    if vreemd:
        raise InvoerFout(
            str(naar), f"hier begint geen site, want er staat al iets anders in deze map ({vreemd[0]})",
            "kies een lege of nieuwe map, of de map van een eerdere keer",
        )  # fmt: skip


def _is_vreemd(naam: str, gemeente: str) -> bool:
    """Waar voor wat niet van het publiceren is; van de verborgen namen telt alleen die van een checkout."""
    return naam == ".git" or not (naam.startswith(".") or naam == gemeente or naam.lower() in _VAN_DE_SERVER)


def toets_herziening(lijst: Lijst, manifest: Manifest, herziening: int) -> None:
    """Een herziening volgt op de vorige, en er is iets herzien.

    Fouten: `InvoerFout` als de vorige er niet is of precies dezelfde inhoud heeft.
    """
    if herziening == 1:
        return
    adres, nummer = bepaal_adres(manifest, herziening - 1), herziening - 1
    vorige = next((v for v in lijst.vermeldingen if v.adres == adres), None)
    zo = "zonder --herziening" if nummer == 1 else f"met --herziening {nummer}"
    if vorige is None:
        eigen = [v for v in lijst.vermeldingen if v.adres.startswith(bepaal_adres(manifest))]
        volgende = max((v.herziening for v in eigen), default=0) + 1
        hier = f"met --herziening {volgende}" if eigen else "zonder --herziening"
        raise InvoerFout(
            bepaal_adres(manifest, herziening), f"{adres} is hier niet gepubliceerd; een nummer overslaan kan niet",
            f"controleer --naar, of publiceer hier eerst {hier}",
        )  # fmt: skip
    if vorige.kenmerk == manifest.kenmerk:
        raise InvoerFout(
            bepaal_adres(manifest, herziening), f"er is niets veranderd: {adres} heeft precies dezelfde inhoud",
            f"bouw eerst de verbeterde editie; moet die van toen weer de laatste zijn, publiceer haar {zo}",
        )  # fmt: skip
