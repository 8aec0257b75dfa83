"""Perioden: hoe een jaar, schooljaar, halfjaar, kwartaal of maand wordt geschreven en geordend."""

from __future__ import annotations

import re

#: Zo staat er in een bestand dat het brondocument geen periode noemt.
NIET_VERMELD = "niet vermeld"

# [0-9] en \Z: met \d en $ telt ook een cijfer uit een ander schrift of een regeleinde mee.
_JAAR = re.compile(r"([0-9]{4})\Z")
_SCHOOLJAAR = re.compile(r"([0-9]{4})/([0-9]{4})\Z")
_DEEL = re.compile(r"([0-9]{4})-(H[12]|K[1-4]|0[1-9]|1[0-2])\Z")


def is_periode(tekst: str) -> bool:
    """Waar als `tekst` een periode is of zegt dat de bron er geen noemt.

    >>> [is_periode(t) for t in ("2024", "2024/2025", "2025-H1", "2025-06", "vorig jaar", "niet vermeld")]
    [True, True, True, True, False, True]
    """
    if tekst == NIET_VERMELD or _JAAR.match(tekst) or _DEEL.match(tekst):
        return True
    school = _SCHOOLJAAR.match(tekst)
    return bool(school) and int(school[2]) == int(school[1]) + 1


def jaartal(tekst: str) -> int | None:
    """Het jaar waarin de periode eindigt; None als de bron geen periode noemt.

    >>> jaartal("2021/2022"), jaartal("2025-K3"), jaartal("niet vermeld")
    (2022, 2025, None)
    """
    if tekst == NIET_VERMELD:
        return None
    school = _SCHOOLJAAR.match(tekst)
    return int(school[2]) if school else int(tekst[:4])


def tijdstip(tekst: str) -> float:
    """Een getal om perioden mee te ordenen: het midden van de periode, in jaren.

    Een schooljaar ligt om de jaarwisseling; een onbekende periode komt eerst.

    >>> tijdstip("2024"), tijdstip("2023/2024"), tijdstip("2024-H1")
    (2024.5, 2024.0, 2024.25)
    """
    if tekst == NIET_VERMELD:
        return float("-inf")
    if school := _SCHOOLJAAR.match(tekst):
        return float(school[2])
    if not (deel := _DEEL.match(tekst)):
        return int(tekst) + 0.5
    jaar, stuk = int(deel[1]), deel[2]
    if stuk[0] == "H":
        return jaar + (int(stuk[1]) - 0.5) / 2
    if stuk[0] == "K":
        return jaar + (int(stuk[1]) - 0.5) / 4
    return jaar + (int(stuk) - 0.5) / 12
