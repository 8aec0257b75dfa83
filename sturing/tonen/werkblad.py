"""Eén blad van een werkboek, los van hoe het wordt geschreven."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Werkblad:
    """Koppen, rijen, breedtes in tekens, en per cel (rij, kolom, vanaf 0) de naam van een keuzelijst."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[object, ...], ...]
    breedtes: tuple[int, ...]
    keuzelijsten: dict[str, tuple[str, ...]] = field(default_factory=dict)
    keuzes: tuple[tuple[int, int, str], ...] = ()
