"""Wanneer een stuk tekst een afgeschermde cel verraadt, en hoe dat te zeggen zonder haar zelf te verraden.

De regels staan bovenaan `publicatieafscherming`; hier staat hoe een stuk tekst wordt gelezen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sturing.uitgeven.bladtekst import Stuktekst

#: Na een getal: zo noemt het rapport hoeveel cijfers een reeks heeft. Dat is een telling en nooit een waarde.
_TELLING = r"\s(?:cijfers?|indicator(?:en)?)\b"
_GETAL = re.compile(r"\d[\d.,]*%?")
#: Zoveel tekens aan weerszijden van een getal zijn genoeg om het op een bladzijde terug te vinden.
_ROND = 45


@dataclass(frozen=True)
class Geheim:
    """Een cel die niemand mag zien: hoe zij heet en de getallen die haar verraden.

    `in_periode` verraadt haar waar ook de periode staat; `altijd` is bij deze indicator nergens te zien.
    """

    namen: tuple[str, ...]
    gebied: tuple[str, ...]
    periode: str
    in_periode: frozenset[str]
    altijd: frozenset[str]
    #: De namen van andere gebieden: wat daarachter staat, gaat niet over deze cel.
    anderen: tuple[str, ...] = ()
    #: De namen van andere indicatoren: een rij of figuur die zo begint, gaat niet over de kop erboven.
    andere_indicatoren: frozenset[str] = frozenset()
    #: Hoe haar gebied in een melding heet, ook als de gemeente zelf geen naam in de tekst nodig heeft.
    plek: str = ""

    @property
    def titel(self) -> str:
        """De cel in woorden, zonder haar getal.

        >>> Geheim(("Roken",), ("Noord", "WK1"), "2025", frozenset({"7"}), frozenset()).titel
        "'Roken', Noord, 2025"
        """
        return f"'{self.namen[0]}', {self.plek or next(iter(self.gebied), 'de gemeente')}, {self.periode}"


def verraadt(stuk: Stuktekst, geheim: Geheim) -> bool:
    """Waar als een stuk tekst de afgeschermde cel noemt en, na de naam van haar gebied, een van haar getallen."""
    return bool(zoek_verraad(stuk, geheim))


def zoek_verraad(stuk: Stuktekst, geheim: Geheim) -> str:
    """De woorden rond het getal dat de cel verraadt, met elk getal als puntjes; leeg als er niets verraden wordt.

    >>> geheim = Geheim(("Roken",), ("Noord",), "2025", frozenset({"7%"}), frozenset({"7%"}))
    >>> zoek_verraad(Stuktekst("", "Roken 2025", ("In Noord rookte 7% van 90 mensen.",)), geheim)
    'rookte … van … mensen.'
    """
    if not any(naam in stuk.tekst for naam in geheim.namen):
        return ""
    los = " | ".join(" ".join(cel.split()) for cel in stuk.cellen)
    for deel in _over_gebied(los, geheim):
        vondst = _zoek_cel(deel, geheim.altijd) if geheim.gebied else None
        if vondst is None and geheim.periode in stuk.tekst:
            vondst = next((v for getal in sorted(geheim.in_periode) if (v := _zoek_los(getal, deel))), None)
        if vondst is not None:
            return "" if _over_andere_indicator(stuk, geheim) else _zonder_getallen(deel, vondst)
    return ""


def _over_andere_indicator(stuk: Stuktekst, geheim: Geheim) -> bool:
    """Waar als alleen de kop erboven de indicator noemt, en het stuk zelf met een andere begint.

    Een rij of figuur begint met haar eigen onderwerp; dan zegt de kop niet meer over welke indicator het gaat.
    """
    begin = next((cel.strip() for cel in stuk.cellen if any(map(str.isalpha, cel))), "")
    if any(naam in cel for naam in geheim.namen for cel in stuk.cellen):
        return False
    return any(
        begin == naam or begin.startswith((f"{naam}:", f"{naam} (gewenst: ")) for naam in geheim.andere_indicatoren
    )


def _over_gebied(tekst: str, geheim: Geheim) -> list[str]:
    """De delen van een tekst die over het gebied gaan: van zijn naam tot de naam van een ander gebied.

    Een cel van de gemeente zelf heeft geen eigen naam nodig: dan is het alles wat niet over een ander gebied gaat.
    """
    patroon = "|".join(re.escape(naam) for naam in sorted((*geheim.gebied, *geheim.anderen), key=len, reverse=True))
    delen = re.split(f"({patroon})", tekst) if patroon else [tekst]
    eigen = [delen[i + 1] for i in range(1, len(delen) - 1, 2) if delen[i] in geheim.gebied]
    return eigen if geheim.gebied else delen[:1]


def _zoek_cel(deel: str, getallen: frozenset[str]) -> tuple[int, int] | None:
    """Waar een cel precies een van de getallen is."""
    begin = 0
    for cel in deel.split(" | "):
        if cel.strip() in getallen:
            return begin, begin + len(cel)
        begin += len(cel) + len(" | ")
    return None


def _zoek_los(getal: str, tekst: str) -> tuple[int, int] | None:
    """Waar een getal als eigen getal staat: niet in een leeftijd, datum, groter getal of telling."""
    vondst = re.search(rf"(?<![\w.,–−+-]){re.escape(getal)}(?![\w%]|[.,]\d|[-–]\d|{_TELLING})", tekst)
    return vondst.span() if vondst else None


def _zonder_getallen(tekst: str, plek: tuple[int, int]) -> str:
    """De woorden rond een plek in een tekst. Elk getal is weg: wat ernaast staat, kan ook afgeschermd zijn."""
    begin, eind = max(0, plek[0] - _ROND), plek[1] + _ROND
    return verberg_getallen(tekst[begin:eind]).strip(" |")


def verberg_getallen(tekst: str) -> str:
    """Een tekst met elk getal als puntjes.

    >>> verberg_getallen("van 1.234 (12,5%) in 2025")
    'van … (…) in …'
    """
    return _GETAL.sub("…", tekst)
