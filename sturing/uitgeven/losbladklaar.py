"""Losse bladen klaarzetten bij de bron van het boek, voor wie er daarna bladzijden van maakt; zie `losse_bladen`."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

#: Hier staan de bladen klaar, naast de bladzijden van het boek.
KLAAR = "losse_bladen.json"
FIGUREN = "figuren"


class Figuur(Protocol):
    """Een figuur die een notebook misschien al tekende."""

    naam: str
    teken: Callable[[], str]


class Zoektabel(Protocol):
    """Rijen waarin gezocht wordt, met waar zij op het blad staan."""

    anker: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


class Blad(Protocol):
    """Wat de uitgever van een los blad moet weten; de inhoud is kant-en-klare, veilige HTML."""

    pad: str
    titel: str
    inhoud: str
    zoektekst: str
    ouders: tuple[tuple[str, str], ...]
    koppen: tuple[tuple[str, str], ...]
    figuren: tuple[Figuur, ...]
    bestanden: Mapping[str, str]
    scripts: tuple[str, ...]
    zoektabellen: tuple[Zoektabel, ...]


def schrijf_losse_bladen(bladen: Iterable[Blad], bron: Path) -> None:
    """Zet de bladen met hun figuren en bestanden klaar in `bron`.

    Een figuur met een naam die een hoofdstuk al tekende, is dezelfde figuur en wordt niet nog eens getekend.
    """
    (bron / FIGUREN).mkdir(parents=True, exist_ok=True)
    klaar = []
    for blad in bladen:
        for figuur in blad.figuren:
            pad = bron / FIGUREN / f"{figuur.naam}.svg"
            if not pad.exists():
                _schrijf(pad, figuur.teken())
        for naam, inhoud in blad.bestanden.items():
            _schrijf(bron / posixpath.dirname(blad.pad) / naam, inhoud)
        klaar.append(_beschrijf(blad))
    _schrijf(bron / KLAAR, json.dumps(klaar, ensure_ascii=False, indent=1) + "\n")


def _beschrijf(blad: Blad) -> dict:
    return {
        "pad": blad.pad,
        "titel": blad.titel,
        "inhoud": blad.inhoud,
        "zoektekst": blad.zoektekst,
        "ouders": list(blad.ouders),
        "koppen": list(blad.koppen),
        "figuren": [figuur.naam for figuur in blad.figuren],
        "bestanden": sorted(blad.bestanden),
        "scripts": list(blad.scripts),
        "zoektabellen": [{"anker": t.anker, "koppen": t.koppen, "rijen": t.rijen} for t in blad.zoektabellen],
    }


def _schrijf(pad: Path, inhoud: str) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(inhoud, encoding="utf-8", newline="\n")


def lees_losse_bladen(map_: Path) -> list[dict]:
    """De bladen die in deze map klaarstaan; leeg als er geen zijn."""
    pad = map_ / KLAAR
    return json.loads(pad.read_text(encoding="utf-8")) if pad.exists() else []
