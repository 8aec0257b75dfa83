"""Het kader waarmee een nieuwe gemeente begint: opgaven, doelen en indicatoren, zonder iets van een ander.

Uitgangspunt is het kader van een gemeente die er al is, want de notebooks noemen haar doelen en indicatoren.
Alles wat alleen bij die gemeente hoort, gaat eruit: vindplaatsen, namen elders, bedragen, stand van acties.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

#: Staat op elke plek waar de nieuwe gemeente haar eigen bron noemt; `sturing nieuw` telt wat er nog staat.
INVULLEN = "nog invullen"
#: Bestanden die pas zin hebben als de gemeente zelf afspraken of bronnen heeft.
_NIET_MEE = {"partners", "vragenlijst", "tegenstrijdigheden"}
#: Velden die alleen over de brondocumenten van de andere gemeente gaan.
_VERVALT = {"namen_elders", "namen_in_documenten", "laatste", "volgende", "zonder_indicator"}
#: De gemeente zelf als bron van cijfers.
_EIGEN_BRON = re.compile(r"gemeente-[a-z0-9-]+")


@dataclass(frozen=True)
class Namen:
    """Hoe de andere gemeente heet, en hoe de nieuwe en haar map."""

    oud: str
    nieuw: str
    map: str


def maak_beginkader(bron: Path, namen: Namen, jaar: int) -> dict[str, object]:
    """De YAML-bestanden van het kader op naam, klaar om te schrijven; `bron` is een map `kader/<jaar>`."""
    uit: dict[str, object] = {}
    for pad in sorted(bron.glob("*.yml")):
        if pad.stem not in _NIET_MEE:
            inhoud = yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506 - veilige lader
            uit[pad.stem] = _maak_leeg(inhoud, namen)
    uit["tegenstrijdigheden"] = []
    uit["grondslag"]["motto"] = f"Motto van de visie ({INVULLEN})"
    for indicator in uit["indicatoren"]:
        indicator["volgende_grond"] = "niet-vermeld"
    for herkomst in uit["bronnen"]:
        herkomst["volgende_grond"] = "niet-vermeld"
    for regeling in uit["afwegingskader"]["regelingen"]:
        regeling |= {"budget": None, "voorbehoud": f"Bedrag {INVULLEN}."}
    _begin_cyclus(uit["cyclus"], jaar)
    return uit


def maak_bronrijen(bron: Path, namen: Namen) -> str:
    """De tekst van `bronrijen.csv`: elke indicator met de plek in het eigen plan, nog in te vullen."""
    with bron.joinpath("bronrijen.csv").open(encoding="utf-8", newline="") as stroom:
        rijen = list(csv.DictReader(stroom))
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, list(rijen[0]), lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(_maak_leeg(rijen, namen))
    return uit.getvalue()


def _begin_cyclus(cyclus: dict, jaar: int) -> None:
    """Dezelfde maanden en dagen, in het nieuwe jaar; van elke actie is de stand nog onbekend."""
    verschil = jaar - cyclus["jaar"]
    cyclus["jaar"] = jaar
    for afspraak in cyclus["edities"].values():
        afspraak["peildatum"] = afspraak["peildatum"].replace(year=jaar)
    for actie in cyclus["acties"]:
        actie["status"] = "onbekend"
    cyclus["planning"] = [_verschuif(rij, verschil) for rij in cyclus["planning"]]


def _verschuif(waarde: object, jaren: int) -> object:
    """Elk jaartal in een planning `jaren` verder."""
    if isinstance(waarde, dict):
        return {naam: _verschuif(deel, jaren) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_verschuif(deel, jaren) for deel in waarde]
    return verschuif_jaartallen(waarde, jaren) if isinstance(waarde, str) else waarde


def verschuif_jaartallen(tekst: str, jaren: int) -> str:
    """Elk jaartal van deze eeuw in `tekst`, `jaren` verder.

    >>> verschuif_jaartallen("Concept voortgangsrapportage 2026 (cijfers 2025)", 1)
    'Concept voortgangsrapportage 2027 (cijfers 2026)'
    """
    return re.sub(r"\b20\d\d\b", lambda jaar: str(int(jaar[0]) + jaren), tekst)


def _maak_leeg(waarde: object, namen: Namen, veld: str = "") -> object:
    """Dezelfde vorm, met de naam van de nieuwe gemeente en zonder vindplaatsen en namen elders."""
    if isinstance(waarde, Mapping):
        return {naam: _maak_leeg(deel, namen, naam) for naam, deel in waarde.items() if naam not in _VERVALT}
    if isinstance(waarde, list):
        return [_maak_leeg(deel, namen, veld) for deel in waarde]
    if veld == "vindplaats":
        return INVULLEN
    if isinstance(waarde, str) and _EIGEN_BRON.fullmatch(waarde):
        return f"gemeente-{namen.map}"
    if isinstance(waarde, str) and veld not in ("id", "op", "van", "naar", "hangt_aan", "telt_zelfde_als"):
        return waarde.replace(" (verzonnen)", "").replace(namen.oud, namen.nieuw)
    return waarde
