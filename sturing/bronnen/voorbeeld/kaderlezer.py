"""Het kader lezen dat de grondstof is voor dat van Voorbeeldstad."""

from __future__ import annotations

from pathlib import Path

import yaml

from sturing.bronnen.voorbeeld.naamtabel import lees_naamtabel


def lees_kaderbestand(wortel: Path, naam: str) -> list | dict:
    """De inhoud van één YAML-bestand uit het kader."""
    tekst = (_kadermap(wortel) / f"{naam}.yml").read_text(encoding="utf-8")
    return yaml.load(tekst, Loader=yaml.CSafeLoader)  # noqa: S506 - CSafeLoader is de veilige lader


def kies_kaderbestanden(wortel: Path) -> list[str]:
    """De namen van alle YAML-bestanden in het kader, op volgorde."""
    return sorted(pad.stem for pad in _kadermap(wortel).glob("*.yml"))


def _kadermap(wortel: Path) -> Path:
    return wortel / "data" / lees_naamtabel(wortel / "data").kader
