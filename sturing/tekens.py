"""Namen van buiten leesbaar en ongevaarlijk maken voordat zij in een melding of bestand komen."""

from __future__ import annotations

import unicodedata

#: Zo lang mag een naam van buiten in een melding zijn.
_LANG_GENOEG = 80


def veilige_naam(tekst: str) -> str:
    """Een naam zonder stuurtekens, regeleinden of tekens die de leesrichting omdraaien, en niet te lang.

    >>> veilige_naam("cijfers\\n2025\\u202etxt.exe")
    'cijfers?2025?txt.exe'
    """
    schoon = "".join("?" if unicodedata.category(t) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else t for t in tekst)
    return schoon if len(schoon) <= _LANG_GENOEG else schoon[: _LANG_GENOEG - 1] + "…"
