"""De ophaaldefinities waarmee een nieuwe gemeente begint: waar landelijke cijfers te vinden zijn, is overal gelijk.

De codes van gemeente, wijken en regio staan in gemeente.yml en niet in een definitie. Wat wel van één gemeente is,
zoals een lijst postcodes, gaat niet mee.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import yaml

#: Een blok met zo'n veld gaat over de ligging van één gemeente.
_EIGEN_VELDEN = {"postcodes"}
#: Toelichtingen wijzen naar de stukken van de gemeente waar de definitie vandaan komt.
_NIET_MEE = {"toelichting"}


def zoek_ophaalbron(data: Path) -> Path | None:
    """De map met het nieuwste jaar aan definities van een gemeente die ze al heeft; niets als niemand ze heeft."""
    mappen = sorted(data.glob("[!.]*/kader/[0-9][0-9][0-9][0-9]/ophalen"), key=lambda m: (m.parent.name, m.as_posix()))
    return mappen[-1] if mappen else None


def maak_ophaaldefinities(bron: Path, bronnen: Collection[str], indicatoren: Collection[str], naam: str) -> dict:
    """De definities op bestandsnaam, voor zover het nieuwe kader hun bron en indicator kent.

    `naam` is de nieuwe gemeente; waar een opmerking de oude bij haar naam noemt, komt die ervoor in de plaats.
    """
    eigenaar = yaml.safe_load((bron.parents[2] / "gemeente.yml").read_text(encoding="utf-8"))["naam"]
    uit = {}
    for pad in sorted(bron.glob("*.yml")):
        gelezen = yaml.safe_load(pad.read_text(encoding="utf-8"))
        kandidaten = [_blok(blok, set(indicatoren)) for blok in gelezen.get("blokken", ()) if blok["bron"] in bronnen]
        if blokken := [blok for blok in kandidaten if blok["reeksen"] and not _EIGEN_VELDEN & set(blok)]:
            uit[pad.stem] = _hernoem({"blokken": blokken}, eigenaar, naam)
    return uit


def _blok(blok: dict, indicatoren: set[str]) -> dict:
    reeksen = [reeks for reeks in blok["reeksen"] if reeks["indicator"] in indicatoren]
    return {veld: waarde for veld, waarde in blok.items() if veld not in _NIET_MEE} | {"reeksen": reeksen}


def _hernoem(waarde: object, oud: str, nieuw: str) -> object:
    if isinstance(waarde, dict):
        return {veld: _hernoem(deel, oud, nieuw) for veld, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_hernoem(deel, oud, nieuw) for deel in waarde]
    return waarde.replace(oud, nieuw) if isinstance(waarde, str) else waarde
