"""De toegankelijkheidsboom van een bladzijde als schets: wat een schermlezer aan delen, koppen en bediening opsomt."""

from __future__ import annotations

import re
from itertools import zip_longest

#: Waar een schermlezer langs springt. Links, cellen en tekst staan er niet in: die veranderen met elk nieuw cijfer.
ROLLEN = (
    "banner", "navigation", "search", "main", "complementary", "contentinfo", "form", "region",
    "heading", "button", "searchbox", "textbox", "combobox", "checkbox", "status", "table",
)  # fmt: skip
_REGEL = re.compile(rf"^( *)- '?({'|'.join(ROLLEN)})\b((?: \"(?:[^\"\\]|\\.)*\")?)((?: \[[^\]]*\])*)")


def schets(boom: str) -> list[str]:
    """De boom van Playwright (`aria_snapshot`), teruggebracht tot rollen met naam, op volgorde en ingesprongen.

    >>> schets('- main:\\n  - paragraph: Tekst\\n  - \\'heading "Doel 1: rust" [level=2]\\'\\n- button "Zoeken"')
    ['main', '  heading "Doel 1: rust" [level=2]', 'button "Zoeken"']
    """
    uit, open_ = [], []
    for regel in boom.splitlines():
        if treffer := _REGEL.match(regel):
            inspringing, rol, naam, kenmerken = treffer.groups()
            open_ = [diepte for diepte in open_ if diepte < len(inspringing)]
            uit.append(f"{'  ' * len(open_)}{rol}{naam}{kenmerken}")
            open_.append(len(inspringing))
    return uit


def eerste_verschil(verwacht: list[str], gekregen: list[str]) -> str:
    """De eerste regel die anders is, met waar zij staat; leeg als er geen verschil is.

    >>> eerste_verschil(['main', '  button "Zoek"'], ['main', '  button ""'])
    'regel 2, onder main: verwacht button "Zoek", gekregen button ""'
    """
    for nr, (een, ander) in enumerate(zip_longest(verwacht, gekregen, fillvalue="niets meer"), start=1):
        if een != ander:
            boven = next((r.strip() for r in reversed(verwacht[: nr - 1]) if _diepte(r) < _diepte(een)), "de bladzijde")
            return f"regel {nr}, onder {boven}: verwacht {een.strip()}, gekregen {ander.strip()}"
    return ""


def _diepte(regel: str) -> int:
    return len(regel) - len(regel.lstrip())
