"""Getallen in lopende tekst vinden: cijfers in Nederlandse notatie, en breuken in woorden.

Wat geen cijfer over de werkelijkheid is, telt niet mee: jaartallen, datums, leeftijden, nummers van
doelen en figuren, wijk- en regiocodes, en alles binnen een rol, code of koppeling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TELWOORD = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "twintig": 20, "vijftig": 50, "honderd": 100,
}  # fmt: skip
_N = rf"(?:\d+|{'|'.join(_TELWOORD)})"
#: Ongeveer: dan mag het getal afgerond zijn.
_ONGEVEER = re.compile(r"(?:ruim|bijna|ongeveer|circa|rond(?: de)?|zo'n|krap|meer dan|minder dan|afgerond)\s+$", re.I)
_MAAND = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SOORT = (
    "doel(?:en)?|opgaven?|figu(?:ur|ren)|tabel(?:len)?|hoofdstuk|stap|bijlage|paragraaf|groep|goals?|nummer|kwartaal"
)

#: Stukken tekst zonder lopende zinnen; zij worden vervangen door spaties, zodat plekken gelijk blijven.
_GEEN_TEKST = [
    re.compile(p, re.M | re.I)
    for p in (
        r"(`{3,}|~{3,}).*?\n(?:.*\n)*?\s*\1`*\s*$",  # codeblok of richtlijn
        r"\{[^}\n]*\}`[^`]*`",  # rol, zoals {glue:text}`...`
        r"`[^`\n]*`",  # code
        r"\]\([^)]*\)",  # doel van een koppeling
        r"^\s*\([^)\s]*\)=\s*$",  # anker
        r"<[^>\n]*>",  # HTML
        r"https?://\S+",
        r"^\s*\d+[.)]\s",  # genummerde lijst
    )
]
_GEEN_CIJFER = [
    re.compile(p, re.I)
    for p in (
        r"\b(?:WK|GM|GG|PV|RE|BU)\d+\b",
        rf"\b\d{{1,2}} (?:{_MAAND})(?: \d{{4}})?\b",
        r"\b(?:19|20)\d\d(?:\s*(?:/|-|–|en|tot en met|tot|t/m)\s*(?:19|20)\d\d)*\b(?![.,]\d|%|\s*procent)",
        r"\b\d+\s*(?:tot en met|tot|t/m|-|–|en)\s*\d+\s*(?:jaar|jarigen?)\b",
        r"\b\d+-\s*(?:en|tot(?: en met)?|t/m)\s*\d+-jarigen?\b",
        r"\b\d+\s*jaar(?:\s+(?:en|of)\s+(?:ouder|jonger))?\b",
        r"\b\d+-(?:plus(?:sers?)?|minners?|jarigen?|min)\b|\b\d+\+(?!\d)",
        r"\b(?:boven|onder|vanaf|tot) de \d+\b(?!\s*(?:%|procent))",
        rf"(?:\b(?:{_SOORT})|§)\s*\d+(?:\.\d+)*(?:\s*(?:,|en|tot en met)\s*\d+(?:\.\d+)*)*\b",
        r"\b\d+e\b",
    )
]
_CIJFER = re.compile(
    r"(?<![\w.,])[-−+]?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?!\w|[.,]\d)(\s*(?:%|procent\b|procentpunt))?"
)
_BREUK = re.compile(rf"\b({_N})\s+op\s+de\s+({_N})\b", re.I)
_WOORDBREUK = {
    "helft": 50.0, "driekwart": 75.0, "kwart": 25.0, "twee derde": 200 / 3, "tweederde": 200 / 3, "derde": 100 / 3,
    "vijfde": 20.0, "tiende": 10.0,
}  # fmt: skip
_WOORD = re.compile(r"\b(?:de (helft)|(driekwart|twee ?derde)|een (kwart|derde|vijfde|tiende))\b", re.I)


@dataclass(frozen=True)
class Getal:
    """Een getal zoals het er staat. `procent`: het is een aandeel; `ongeveer`: het mag afgerond zijn."""

    tekst: str
    waarde: float
    decimalen: int
    procent: bool
    ongeveer: bool
    breuk: bool = False


def lees_getallen(tekst: str) -> tuple[Getal, ...]:
    """Alle getallen in `tekst` waarvoor een bron hoort te zijn, in volgorde.

    >>> [g.tekst for g in lees_getallen("In 2024 was 47,5% van de inwoners van 18 jaar en ouder eenzaam.")]
    ['47,5%']
    >>> [g.waarde for g in lees_getallen("Zeven op de tien jongeren en 1.235 ouderen.")]
    [70.0, 1235.0]
    """
    for patroon in _GEEN_TEKST:
        tekst = patroon.sub(_wis, tekst)
    gevonden = [*_breuken(tekst)]
    for patroon in (_BREUK, _WOORD, *_GEEN_CIJFER):
        tekst = patroon.sub(_wis, tekst)
    gevonden += _cijfers(tekst)
    return tuple(getal for _, getal in sorted(gevonden, key=lambda g: g[0]))


def _wis(treffer: re.Match) -> str:
    return re.sub(r"\S", " ", treffer[0])


def _breuken(tekst: str) -> Iterator[tuple[int, Getal]]:
    for m in _BREUK.finditer(tekst):
        deel, geheel = (_TELWOORD.get(w.lower()) or int(w) for w in m.groups())
        if 0 < deel <= geheel:
            yield m.start(), Getal(m[0], 100 * deel / geheel, 0, procent=True, ongeveer=True, breuk=True)
    for m in _WOORD.finditer(tekst):
        woord = next(w for w in m.groups() if w).lower()
        yield m.start(), Getal(m[0], _WOORDBREUK[woord], 0, procent=True, ongeveer=True, breuk=True)


def _cijfers(tekst: str) -> Iterator[tuple[int, Getal]]:
    for m in _CIJFER.finditer(tekst):
        kaal = m[1].replace(".", "")
        yield (
            m.start(),
            Getal(
                tekst=m[0].strip(),
                waarde=float(kaal.replace(",", ".")),
                decimalen=len(kaal.partition(",")[2]),
                procent=bool(m[2]),
                ongeveer=bool(_ONGEVEER.search(tekst[: m.start()])),
            ),
        )
