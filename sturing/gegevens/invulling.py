"""Wat een gemeente in haar gegevens zelf nog moet invullen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sturing.gegevens.bevinding import Bevinding, Ernst
from sturing.labels import INVULLEN

_SOORTEN = (".yml", ".csv")


def tel_open_plekken(kadermap: Path) -> dict[str, int]:
    """Per bestand van een kaderjaar hoe vaak er nog `nog invullen` staat; alleen bestanden waar dat zo is."""
    return _tel(kadermap, INVULLEN)


def tel_jaartal(kadermap: Path, jaar: int) -> dict[str, int]:
    """Per bestand van een kaderjaar hoe vaak het jaartal `jaar` er staat; alleen bestanden waar dat zo is."""
    return _tel(kadermap, str(jaar))


def _tel(kadermap: Path, woord: str) -> dict[str, int]:
    paden = sorted(pad for pad in kadermap.rglob("*") if pad.suffix in _SOORTEN)
    gevonden = {p.relative_to(kadermap).as_posix(): p.read_text(encoding="utf-8").lower().count(woord) for p in paden}
    return {naam: aantal for naam, aantal in gevonden.items() if aantal}


def toets_invulling(wortel: Path, kader: str, ernst: Ernst) -> Iterator[Bevinding]:
    """Een bevinding voor elk bestand van het kader (een pad onder `wortel`) dat nog niet is ingevuld."""
    for naam, aantal in tel_open_plekken(wortel / kader).items():
        tekst = f"hier staat nog {aantal} keer '{INVULLEN}'"
        yield Bevinding(ernst, f"{kader}/{naam}", tekst, "vul de eigen tekst in, met vindplaats")
