"""De zoekindex van de site, bij het bouwen gemaakt: een telefoon doet daar een seconde over.

De index is die van MiniSearch, in een korte vorm. `book/_static/zoekhulp.js` pakt er alleen van uit wat een vraag
nodig heeft, en kort de woorden van de vraag op dezelfde manier in; `tests/test_zoekindex.py` bewaakt dat beide
hetzelfde doen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

#: De delen van een stuk waarin gezocht wordt, in de volgorde van `zoeken.js`.
VELDEN = ("titel", "kop", "tekst", "woorden")
#: De punt in 1.235 scheidt duizendtallen: wie 1235 typt, zoekt hetzelfde getal.
_DUIZEND = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")


def maak_zoekindex(
    stukken: Sequence[Mapping[str, str]], stam: Callable[[str], str], stopwoorden: Collection[str]
) -> dict[str, object]:
    """Van elk stuk hoeveel verschillende woorden elk veld heeft, en van elke term waar hij hoe vaak staat.

    Een woord telt als zichzelf en als zijn stam; een stopwoord telt niet. De plekken van een term zijn per veld (met
    een streep ertussen) de nummers van de stukken, elk als het verschil met het vorige, met erachter hoe vaak:

    >>> stukken = [{"titel": "Fietsen", "tekst": "de fiets"}, {}, {"tekst": "fiets fiets"}]
    >>> maak_zoekindex(stukken, lambda w: w.removesuffix("en"), {"de"})["termen"]
    {'fiets': '0//0,2*2/', 'fietsen': '0///'}
    """
    plekken: dict[str, tuple[Counter[int], ...]] = defaultdict(lambda: tuple(Counter() for _ in VELDEN))
    vormen: dict[str, frozenset[str]] = {}
    lengten = []
    for nummer, stuk in enumerate(stukken):
        per_veld = [woorden_van(stuk.get(veld, "")) for veld in VELDEN]
        lengten.append([len(set(woorden)) for woorden in per_veld])
        for veld, woorden in enumerate(per_veld):
            for woord in woorden:
                if woord not in vormen:
                    vormen[woord] = frozenset(() if woord in stopwoorden else (woord, stam(woord)))
                for vorm in vormen[woord]:
                    plekken[vorm][veld][nummer] += 1
    return {"lengten": lengten, "termen": {t: "/".join(map(_kort, plekken[t])) for t in sorted(plekken)}}


def woorden_van(tekst: str) -> list[str]:
    """De woorden van een tekst in kleine letters en zonder accenten, zoals `woordenVan` in `zoekhulp.js`.

    >>> woorden_van("Eén café, 2,5 km² en 1.235 huizen")
    ['een', 'cafe', '2', '5', 'km²', 'en', '1235', 'huizen']
    """
    tekst = _DUIZEND.sub("", tekst)
    kaal = "".join(teken for teken in unicodedata.normalize("NFD", tekst) if unicodedata.category(teken)[0] != "M")
    return "".join(teken if unicodedata.category(teken)[0] in "LN" else " " for teken in kaal.lower()).split()


def _kort(keren: Mapping[int, int]) -> str:
    delen, vorig = [], 0
    for nummer in sorted(keren):
        delen.append(f"{nummer - vorig}*{keren[nummer]}" if keren[nummer] > 1 else f"{nummer - vorig}")
        vorig = nummer
    return ",".join(delen)
