"""Woorden uit een andere taal merken, zodat een voorleesstem ze uitspreekt zoals het hoort (WCAG 3.1.2).

Eén lijst geldt voor het boek, de PDF en de stukken voor de raad. Een leenwoord (dashboard, trend, outreachend), een
naam (StatLine, Power BI) en een vakterm zonder taal hoeven geen merk.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from sturing.woordvormen import herken

#: Engelse woorden zoals zij in een rapport kunnen staan. Staat er een nieuw woord in een rapport, zet het hier erbij.
ENGELS = (
    "Balanced Scorecard", "best practice", "best practices", "Creative Commons", "early warning", "empty-nester",
    "empty-nesters", "Global Goals", "Good Practice", "Open Font License", "open data", "open source", "outreaching",
    "Positive Health", "Public License", "small area estimation", "Sustainable Development Goals",
)  # fmt: skip
#: Hierin hoort geen opmaak (script, stijl, titel, keuze) of staat geen taal (code).
_NIET = frozenset({"code", "kbd", "option", "pre", "samp", "script", "style", "svg", "textarea", "title"})
_LEEG = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def merk_taal(inhoud: str, woorden: tuple[str, ...] = ENGELS) -> str:
    """Dezelfde HTML met `<span lang="en">` om elk Engels woord in de tekst.

    Alleen tekst verandert: geen attribuut, script of stijl, en niets wat al een eigen taal heeft.

    >>> merk_taal('<p title="Global Goals">Global Goals: 3</p>')
    '<p title="Global Goals"><span lang="en">Global Goals</span>: 3</p>'
    """
    patroon = herken(woorden)
    # Verreweg de meeste bladzijden hebben geen enkel Engels woord; die hoeven niet ontleed te worden.
    if not patroon.search(inhoud):
        return inhoud
    zoeker = _Tekstzoeker(inhoud)
    uit, klaar = [], 0
    for begin, eind in zoeker.stukken:
        uit += [inhoud[klaar:begin], patroon.sub(r'<span lang="en">\g<0></span>', inhoud[begin:eind])]
        klaar = eind
    return "".join([*uit, inhoud[klaar:]])


class _Tekstzoeker(HTMLParser):
    """Vindt waar in een stuk HTML leestekst staat die nog geen eigen taal heeft."""

    def __init__(self, inhoud: str) -> None:
        super().__init__(convert_charrefs=False)
        self.stukken: list[tuple[int, int]] = []
        self._regels = [0, *(treffer.end() for treffer in re.finditer("\n", inhoud))]
        #: Elk open element, met of de tekst erin een merk mag krijgen.
        self._open: list[tuple[str, bool]] = []
        self.feed(inhoud)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _LEEG:
            vrij = self._vrij() and tag not in _NIET
            self._open.append((tag, vrij and (tag == "html" or not any(naam == "lang" for naam, _ in attrs))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Een element dat zichzelf sluit, heeft geen tekst."""

    def handle_endtag(self, tag: str) -> None:
        plekken = [i for i, (naam, _) in enumerate(self._open) if naam == tag]
        if plekken:
            del self._open[plekken[-1] :]

    def handle_data(self, data: str) -> None:
        if self._vrij():
            regel, kolom = self.getpos()
            begin = self._regels[regel - 1] + kolom
            self.stukken.append((begin, begin + len(data)))

    def _vrij(self) -> bool:
        return not self._open or self._open[-1][1]
