"""Nederlandse telwoorden lezen, van nul tot een miljoen, en de woorden voor delen."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_EENHEDEN = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
#: Alles onder de honderd, zonder accenten: 'eenentwintig' is 21.
_ONDER_HONDERD = (
    {woord: n for n, woord in enumerate(_EENHEDEN)}
    | {woord: 10 * n for n, woord in enumerate(_TIENTALLEN, 2)}
    | {f"{_EENHEDEN[e]}en{woord}": 10 * n + e for n, woord in enumerate(_TIENTALLEN, 2) for e in range(1, 10)}
)
#: Rangtelwoorden die een deel noemen: 'drie vijfde'.
DELEN = {
    "kwart": 4, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10, "twaalfde": 12, "twintigste": 20, "honderdste": 100, "duizendste": 1000,
}  # fmt: skip
_WOORD = re.compile(r"[^\W\d_]+")


@cache
def lees_telwoord(woord: str) -> int | None:
    """Het getal dat `woord` noemt, of None als het geen telwoord is.

    >>> [lees_telwoord(w) for w in ("veertig", "drieëndertig", "Twaalfhonderd", "duizendvijf", "inwoners")]
    [40, 33, 1200, 1005, None]
    """
    return _lees(_zonder_accent(woord))


def zoek_telwoorden(tekst: str) -> list[tuple[int, int, int]]:
    """Elk telwoord in `tekst` als (begin, einde, getal); 'duizend tweehonderd' is er één.

    >>> zoek_telwoorden("Van duizend tweehonderd naar tien.")
    [(4, 23, 1200), (29, 33, 10)]
    """
    uit: list[tuple[int, int, int]] = []
    for m in _WOORD.finditer(tekst):
        getal = lees_telwoord(m[0])
        if getal is None:
            continue
        vorige = uit[-1] if uit else None
        if vorige and tekst[vorige[1] : m.start()] in (" ", " en ") and _vult_aan(vorige[2], getal):
            uit[-1] = (vorige[0], m.end(), vorige[2] + getal)
        else:
            uit.append((m.start(), m.end(), getal))
    return uit


def _vult_aan(groot: int, klein: int) -> bool:
    return any(groot >= maat and groot % maat == 0 and 0 < klein < maat for maat in (1000, 100))


def _zonder_accent(woord: str) -> str:
    kaal = unicodedata.normalize("NFD", woord.lower())
    return "".join(teken for teken in kaal if not unicodedata.combining(teken))


def _lees(woord: str) -> int | None:
    if woord in _ONDER_HONDERD:
        return _ONDER_HONDERD[woord]
    for naam, maat in (("duizend", 1000), ("honderd", 100)):
        voor, gevonden, na = woord.partition(naam)
        if gevonden:
            hoeveel = _lees(voor) if voor else 1
            rest = _rest(na) if na else 0
            # 'twaalfhonderd' bestaat, 'honderdhonderd' niet.
            goed = hoeveel and rest is not None and rest < maat and hoeveel < (1000 if maat == 1000 else 100)
            return hoeveel * maat + rest if goed else None
    return None


def _rest(woord: str) -> int | None:
    """Wat na honderd of duizend komt: 'vijf', of met een tussenwoord 'envijf'."""
    gelezen = _lees(woord)
    return gelezen if gelezen is not None else _lees(woord.removeprefix("en"))
