"""Hoe breed een tekst op papier is, gemeten aan de letter van het rapport."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

_LETTERS = Path(__file__).resolve().parents[1] / "letters"
#: Een teken is de maat van deze kamer: zo breed als een gemiddelde letter in de tekst van het rapport, als deel van
#: haar korps.
_TEKEN = 0.416
#: De breedte van een letter die het lettertype niet heeft.
_ONBEKEND = 1.2


@lru_cache(maxsize=65536)
def meet(tekst: str, vet: bool = False) -> float:
    """De breedte van een tekst, in gemiddelde letters; vet zoals de koppen van een tabel.

    >>> meet("ill") < meet("nnn") < meet("nnn", vet=True) < meet("www")
    True
    """
    breedtes = _breedtes(vet)
    return sum(breedtes.get(letter, _ONBEKEND) for letter in tekst)


@cache
def _breedtes(vet: bool) -> dict[str, float]:
    from fontTools.ttLib import TTFont

    with TTFont(_LETTERS / f"SturingSans-{'SemiBold' if vet else 'Regular'}.ttf") as letter:
        maat = letter["head"].unitsPerEm * _TEKEN
        return {chr(code): letter["hmtx"][naam][0] / maat for code, naam in letter.getBestCmap().items()}
