"""Tekens die de meegeleverde letter niet heeft: op papier staat er in woorden dat daar iets stond.

Een emoji of een ander schrift in de tekst van een partner mag de PDF niet tegenhouden, en een leeg vakje is volgens
PDF/UA geen tekst. Een letter van de computer die toevallig bouwt, zou de PDF per computer anders maken.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

_LETTER = Path(__file__).resolve().parents[1] / "letters" / "SturingSans-Regular.ttf"
_EMOJI, _ANDERS = "[emoji]", "[tekst in een ander schrift]"
#: Stuurtekens en spaties tekenen niets; daar is geen letter voor nodig.
_ZONDER_BEELD = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def vervang_onbekend(tekst: str) -> str:
    """Vervang elke reeks tekens die de letter niet heeft door wat het was.

    >>> vervang_onbekend("Goed gedaan \\N{THUMBS UP SIGN}\\N{PARTY POPPER}, zei zij")
    'Goed gedaan [emoji], zei zij'
    """
    if tekst.isascii():
        return tekst
    vreemd = {teken for teken in set(tekst) if not _te_zetten(teken)}
    if not vreemd:
        return tekst
    reeks = re.compile("[{0}](?:\\s*[{0}])*".format("".join(map(re.escape, sorted(vreemd)))))
    return reeks.sub(_woord, tekst)


def _te_zetten(teken: str) -> bool:
    return ord(teken) in _tekens() or unicodedata.category(teken) in _ZONDER_BEELD


def _woord(treffer: re.Match) -> str:
    """Letters zijn een ander schrift; losse accenten vervallen; al het andere is een beeldteken."""
    soorten = {unicodedata.category(teken)[0] for teken in treffer[0]}
    if "L" in soorten:
        return _ANDERS
    return "" if soorten <= {"M", "Z"} else _EMOJI


@cache
def _tekens() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(_LETTER) as letter:
        return frozenset(letter.getBestCmap())
