"""Een begrip herkennen in lopende tekst: hele woorden, en een afkorting alleen zoals zij geschreven wordt."""

from __future__ import annotations

import re
from collections.abc import Iterable


def herken(vormen: Iterable[str]) -> re.Pattern[str]:
    """Een patroon dat elke vorm als heel woord vindt; de langste vorm wint.

    Een vorm met een hoofdletter na het begin is een afkorting: 'ViA' is niet 'via'. Van een gewoon woord mag de
    eerste letter groot of klein zijn.

    >>> herken(("bijstand", "ViA")).findall("Bijstand via ViA, bijstandsnorm")
    ['Bijstand', 'ViA']
    """
    lang_eerst = sorted({vorm for vorm in vormen if vorm}, key=lambda vorm: (-len(vorm), vorm))
    keuzes = "|".join(_patroon(vorm) for vorm in lang_eerst) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{keuzes})(?![\w-])")


def _patroon(vorm: str) -> str:
    eerste, rest = vorm[0], vorm[1:]
    if rest != rest.lower() or not eerste.isalpha():
        return re.escape(vorm)
    return f"[{eerste.upper()}{eerste.lower()}]{re.escape(rest)}"
