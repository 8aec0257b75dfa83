"""Tekst effen maken: verborgen tekens, brede cijfers en kapotte tekens weg, met de weg terug naar het origineel.

Wie een nummer in een zin zoekt, mag het niet missen omdat er een onzichtbaar teken tussen twee cijfers staat, omdat
de cijfers uit een ander schrift komen of omdat een spatie bij het kopiëren stuk ging ('Â ').
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: Wat UTF-8 wordt als iemand het als Windows-1252 leest; alleen tekens die tussen cijfers of namen voorkomen.
_STUK = {
    "Â\u00a0": " ", "Â ": " ", "â€‹": "", "â€‘": "-", "â€“": "-", "â€”": "-", "â€¯": " ", "â€™": "'", "â€\u009d": "'",
    "Ã©": "é", "Ã¨": "è", "Ã«": "ë", "Ãª": "ê", "Ã¯": "ï", "Ã¶": "ö", "Ã¼": "ü", "Ã¡": "á", "Ã§": "ç", "Ã±": "ñ",
}  # fmt: skip
_STREEPJES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DEEL = re.compile("|".join([*map(re.escape, _STUK), r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});", r"(?s:.)"]))


@dataclass(frozen=True)
class Effen:
    """De effen tekst, met per teken waar het in het origineel begint en eindigt."""

    tekst: str
    begin: tuple[int, ...]
    einde: tuple[int, ...]

    def terug(self, begin: int, einde: int) -> tuple[int, int]:
        """De plek in het origineel van `tekst[begin:einde]`; het stuk mag niet leeg zijn."""
        return self.begin[begin], self.einde[einde - 1]


def maak_effen(tekst: str) -> Effen:
    """Zet brede, vreemde en kapotte tekens om en laat verborgen tekens weg.

    >>> maak_effen("０６\u200b-１２").tekst
    '06-12'
    """
    tekens: list[tuple[str, int, int]] = []
    for teken, begin, einde in _delen(tekst):
        vorige = tekens[-1] if tekens else None
        if vorige and unicodedata.combining(teken):
            samen = unicodedata.normalize("NFC", vorige[0] + teken)
            tekens[-1] = (samen[0], vorige[1], einde)
        else:
            tekens.append((teken, begin, einde))
    kolommen = list(zip(*tekens, strict=True)) or [(), (), ()]
    return Effen("".join(kolommen[0]), tuple(kolommen[1]), tuple(kolommen[2]))


def _delen(tekst: str) -> Iterator[tuple[str, int, int]]:
    for treffer in _DEEL.finditer(tekst):
        stuk = treffer.group()
        nieuw = _STUK.get(stuk, html.unescape(stuk) if len(stuk) > 1 else stuk)
        for teken in nieuw:
            for effen in _een_teken(teken):
                yield effen, treffer.start(), treffer.end()


def _een_teken(teken: str) -> str:
    """Eén teken als gewone tekens: cijfers als 0-9, streepjes als '-', witruimte als spatie, verborgen als niets."""
    soort = unicodedata.category(teken)
    if soort in ("Cf", "Mn") and not unicodedata.combining(teken):
        return ""
    if soort == "Nd":
        return str(unicodedata.digit(teken))
    if teken in _STREEPJES:
        return "-"
    if soort == "Zs":
        return " "
    return unicodedata.normalize("NFKC", teken)
