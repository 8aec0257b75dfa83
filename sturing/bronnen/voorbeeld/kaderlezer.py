"""Het kader van Soest lezen, als grondstof voor het kader van Voorbeeldstad."""

from __future__ import annotations

from pathlib import Path

import yaml

_KADERMAP = ("data", "soest", "kader", "2026")


def lees_kaderbestand(wortel: Path, naam: str) -> list | dict:
    """De inhoud van één YAML-bestand uit het kader."""
    tekst = wortel.joinpath(*_KADERMAP, f"{naam}.yml").read_text(encoding="utf-8")
    return yaml.load(tekst, Loader=yaml.CSafeLoader)  # noqa: S506 - CSafeLoader is de veilige lader


def kies_kaderbestanden(wortel: Path) -> list[str]:
    """De namen van alle YAML-bestanden in het kader, op volgorde."""
    return sorted(pad.stem for pad in wortel.joinpath(*_KADERMAP).glob("*.yml"))
