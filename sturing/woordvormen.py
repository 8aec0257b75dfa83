"""Een begrip herkennen in lopende tekst: hele woorden, en een afkorting alleen zoals zij geschreven wordt."""

from __future__ import annotations

import re
from collections.abc import Iterable


def herken(vormen: Iterable[str]) -> re.Pattern[str]:
    """Een patroon dat elke vorm als heel woord vindt; de langste vorm wint.

    Een vorm met een hoofdletter na het begin is een afkorting: 'ViA' is niet 'via'. Van een gewoon woord mag de
    eerste letter groot of klein zijn. Staat een deel tussen haken, dan telt alleen dat deel, en alleen op die plek.

    >>> herken(("bijstand", "ViA")).findall("Bijstand via ViA, bijstandsnorm")
    ['Bijstand', 'ViA']
    >>> herken(("niet de [stand]",)).findall("de stand van zaken, niet de stand")
    ['stand']
    """
    lang_eerst = sorted({vorm for vorm in vormen if vorm}, key=lambda vorm: (-len(vorm), vorm))
    keuzes = "|".join(_patroon(vorm) for vorm in lang_eerst) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{keuzes})(?![\w-])")


def kern(vorm: str) -> str:
    """Het deel van een vorm dat herkend wordt: wat tussen haken staat, en zonder haken alles."""
    return vorm.partition("[")[2].partition("]")[0] or vorm


def _patroon(vorm: str) -> str:
    voor, haak, rest = vorm.partition("[")
    if haak:
        woord, _, na = rest.partition("]")
        return f"(?<={re.escape(voor)}){_woord(woord)}(?={re.escape(na)})"
    return _woord(vorm)


def _woord(vorm: str) -> str:
    eerste, rest = vorm[0], vorm[1:]
    if rest != rest.lower() or not eerste.isalpha():
        return re.escape(vorm)
    return f"[{eerste.upper()}{eerste.lower()}]{re.escape(rest)}"
