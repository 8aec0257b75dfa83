"""Woorden die op papier bij elkaar blijven: '18-64 jaar' en 't/m' breken niet aan het eind van een regel."""

from __future__ import annotations

import re

from bs4 import NavigableString, Tag

#: Na een schuine streep mag een regel breken. De letter heeft geen woordlijm, dus het stijlblad houdt dit bijeen.
_VAST = re.compile(r"\bt/m\b")
_JAAR = re.compile(r"(?<=\d) (?=jaar\b)")
_RAAK = re.compile(f"{_VAST.pattern}|{_JAAR.pattern}")


def houd_jaren_bijeen(tekst: str) -> str:
    """Dezelfde tekst met een vaste spatie tussen een getal en 'jaar'.

    >>> houd_jaren_bijeen("13-16 jaar") == f"13-16{chr(160)}jaar"
    True
    """
    return _JAAR.sub("\N{NO-BREAK SPACE}", tekst)


def houd_woorden_bijeen(artikel: Tag) -> None:
    """Zet een vaste spatie tussen een getal en 'jaar', en maak van 't/m' één geheel.

    Doe dit als de verwijzingen liggen: die schrijven de tekst van een link opnieuw.

    >>> from bs4 import BeautifulSoup
    >>> soep = BeautifulSoup("<p>2 t/m 6 jaar</p>", "html.parser")
    >>> houd_woorden_bijeen(soep)
    >>> str(soep).replace(chr(160), "_")
    '<p>2 <span class="vast">t/m</span> 6_jaar</p>'
    """
    for tekst in artikel.find_all(string=_RAAK):
        delen = _VAST.split(houd_jaren_bijeen(tekst))
        nieuw: list[NavigableString | Tag] = [NavigableString(delen[0])]
        for deel in delen[1:]:
            vast = Tag(name="span", attrs={"class": ["vast"]})
            vast.string = "t/m"
            nieuw += [vast, NavigableString(deel)]
        tekst.replace_with(*nieuw)
