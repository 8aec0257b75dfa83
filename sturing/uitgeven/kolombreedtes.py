"""De breedtes van de kolommen van een tabel op papier: zo verdeeld dat de tabel zo laag mogelijk wordt.

Een scherm schuift een te brede tabel opzij of laat haar lang worden; op papier kost dat bladzijden. Een
kolom met lange teksten krijgt daarom de ruimte die een kolom met korte niet nodig heeft, en elke kolom
blijft breed genoeg voor haar langste woord.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

#: Het wit links en rechts in een cel, in tekens.
WIT = 3
#: Vette letters, van een kop, zijn breder.
VET = 1.05
#: Zo lang mag een heel woord zijn dat niet hoeft af te breken, van ruim naar krap, in tekens.
#: Een woord van hooguit 9 tekens breekt het stijlblad nooit af (`hyphenate-limit-chars`).
_WOORDMATEN = (14, 11, 9)
#: Zoveel van de breedte mogen de langste woorden samen kosten voordat zij afbreken.
_WOORDDEEL = 0.92
#: Hoe breed letters zijn in Sturing Sans, als deel van een gemiddelde letter; de andere zijn 1,2.
_SMAL, _VRIJ_SMAL, _VRIJ_BREED, _BREED = "ijlI.,;:'", "frtcsxz()-", "bdhnopquABCDGKPRHNOQU&", "mwMW@%"
_LETTERMAAT = {
    letter: maat
    for letters, maat in ((_SMAL, 0.6), (_VRIJ_SMAL, 0.95), (_VRIJ_BREED, 1.45), (_BREED, 2.0))
    for letter in letters
}
#: De stappen waarmee breedte van de ene naar de andere kolom schuift, in tekens.
_STAPPEN = (16, 8, 4, 2, 1)
#: Een kolom met minder gevulde cellen is om op te schrijven.
_GEVULD = 0.3

#: Tussen deze tekens kan een regel altijd breken.
_DEELTEKEN = re.compile(r"[ /-]")

Kolom = tuple[str, ...]


def verdeel(kolommen: Sequence[Kolom], breedte: float, opgegeven: Sequence[float] = ()) -> list[float]:
    """Het deel van de breedte voor elke kolom; samen 1.

    `kolommen` geeft per kolom de tekst van haar cellen, van boven naar beneden en met de kop als eerste;
    `breedte` is het aantal tekens dat naast elkaar past. Een kolom om op te schrijven houdt het deel dat
    is `opgegeven`.

    >>> [round(deel, 1) for deel in verdeel([("Jaar", "2024"), ("Uitleg", "een lange uitleg " * 9)], 100)]
    [0.1, 0.9]
    """
    totaal = int(breedte)
    minst = _minimaal(kolommen, totaal, opgegeven)
    stand = _begin(kolommen, minst, totaal)
    beste = _hoogte(kolommen, stand)
    for stap in _STAPPEN:
        for _ in kolommen:
            vorige = beste
            stand, beste = _schuif(kolommen, stand, beste, minst, stap)
            if beste == vorige:
                break
    return [deel / sum(stand) for deel in stand]


def tel_regels(tekst: str, breedte: float, vet: bool = False) -> int:
    """Het aantal regels dat `tekst` kost in een kolom van `breedte` tekens, het wit meegerekend."""
    return _regels(tekst, round((breedte - WIT) / (VET if vet else 1)))


def _minimaal(kolommen: Sequence[Kolom], totaal: int, opgegeven: Sequence[float]) -> list[int]:
    """De kleinste breedte van elke kolom: haar langste woord, heel als dat kan."""
    minst = []
    for maat in _WOORDMATEN:
        minst = [_langste_woord(kolom, maat, vet=i == 0) for i, kolom in enumerate(kolommen)]
        if sum(minst) <= totaal * _WOORDDEEL:
            break
    for i, deel in enumerate(opgegeven):
        if sum(bool(tekst) for tekst in kolommen[i][1:]) < _GEVULD * (len(kolommen[i]) - 1):
            minst[i] = max(minst[i], int(totaal * deel))
    return minst


def _langste_woord(kolom: Kolom, maat: int, vet: bool) -> int:
    """De breedte van het langste woord, waarvan hooguit `maat` tekens bij elkaar moeten blijven."""
    kop, rest = (_langste(teksten, maat) for teksten in (kolom[:1], kolom[1:]))
    return math.ceil(max(kop * VET, rest * (VET if vet else 1)) + WIT)


def _langste(teksten: Kolom, maat: int) -> float:
    woorden = {woord[:maat] for tekst in teksten for woord in _DEELTEKEN.split(tekst)}
    return max(map(meet, woorden), default=1)


def meet(tekst: str) -> float:
    """De breedte van een tekst, in gemiddelde letters."""
    return sum(_LETTERMAAT.get(letter, 1.2) for letter in tekst)


def _begin(kolommen: Sequence[Kolom], minst: list[int], totaal: int) -> list[int]:
    """Verdeel wat er na de kleinste breedtes over is naar rato van de langste tekst."""
    over = max(0, totaal - sum(minst))
    vraag = [max(0.0, max(map(len, kolom)) * VET + WIT - m) for kolom, m in zip(kolommen, minst, strict=True)]
    # Ook als alles op één regel past, krijgt elke kolom lucht.
    deler = sum(vraag) or len(kolommen)
    stand = [m + int(over * (v if sum(vraag) else 1) / deler) for m, v in zip(minst, vraag, strict=True)]
    stand[stand.index(max(stand))] += max(0, totaal - sum(stand))
    return stand


def _schuif(kolommen: Sequence[Kolom], stand: list[int], beste: tuple, minst: list[int], stap: int):
    """Schuif breedte tussen elk paar kolommen zolang de tabel er lager van wordt."""
    for van in range(len(stand)):
        for naar in range(len(stand)):
            if van == naar or stand[van] - stap < minst[van]:
                continue
            proef = list(stand)
            proef[van] -= stap
            proef[naar] += stap
            hoogte = _hoogte(kolommen, proef)
            if hoogte < beste:
                stand, beste = proef, hoogte
    return stand, beste


def _hoogte(kolommen: Sequence[Kolom], stand: Sequence[int]) -> tuple[int, int]:
    """De regels van de hele tabel, en daarna de regels van alle cellen samen."""
    regels = [_kolomregels(kolom, stand[i], i == 0) for i, kolom in enumerate(kolommen)]
    return sum(map(max, zip(*regels, strict=True))), sum(map(sum, regels))


@lru_cache(maxsize=4096)
def _kolomregels(kolom: Kolom, breed: int, vet: bool) -> tuple[int, ...]:
    """De regels van elke cel; de eerste kolom is die met de koppen van de rijen, en dus vet."""
    kop, *rest = kolom
    return (tel_regels(kop, breed, vet=True), *(tel_regels(tekst, breed, vet) for tekst in rest))


def _regels(tekst: str, breed: int) -> int:
    """Zet de woorden achter elkaar; een te lang woord loopt door op de volgende regel."""
    if len(tekst) <= breed:
        return 1
    breed = max(1, breed)
    regels, plek = 1, 0
    # Alleen een gewone spatie is een plek om af te breken.
    for woord in tekst.split(" "):
        lengte = len(woord)
        if plek and plek + 1 + lengte > breed:
            regels, plek = regels + 1, 0
        plek += lengte + (1 if plek else 0)
        while plek > breed:
            regels, plek = regels + 1, plek - breed
    return regels
