"""De breedtes van de kolommen van een tabel op papier: zo verdeeld dat de tabel zo laag mogelijk wordt.

Een scherm schuift een te brede tabel opzij of laat haar lang worden; op papier kost dat bladzijden. Een
kolom met lange teksten krijgt daarom de ruimte die een kolom met korte niet nodig heeft, en elke kolom
blijft breed genoeg voor haar langste woord.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sturing.uitgeven.letterbreedtes import meet

#: Het wit links en rechts in een cel, in tekens.
WIT = 3
#: Zo lang mag een heel woord zijn dat niet hoeft af te breken, van ruim naar krap, in tekens: in de eerste kolom, in
#: de andere, en welk deel van de breedte al die woorden samen mogen kosten. Met 18 tekens blijven de namen van de
#: opgaven heel. Een woord van hooguit 9 tekens breekt het stijlblad nooit af (`hyphenate-limit-chars`).
_WOORDMATEN = ((18, 18, 0.8), (18, 14, 0.92), (14, 14, 0.92), (11, 11, 0.92), (9, 9, 0.92))
#: De stappen waarmee breedte van de ene naar de andere kolom schuift, in tekens.
_STAPPEN = (16, 8, 4, 2, 1)
#: Vanaf zoveel van de laagste beginnen wordt er geschoven.
_BEGINNEN = 3
#: Een kolom met minder gevulde cellen is om op te schrijven.
_GEVULD = 0.3

#: Tussen deze tekens kan een regel altijd breken.
_DEELTEKEN = re.compile(r"(?<=[/-])| ")

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
    beginnen = {tuple(stand): _hoogte(kolommen, stand) for stand in _beginnen(kolommen, minst, totaal)}
    beste = min(
        (_zoek(kolommen, list(stand), minst) for stand in sorted(beginnen, key=beginnen.get)[:_BEGINNEN]),
        key=lambda gevonden: gevonden[1],
    )[0]
    return [deel / sum(beste) for deel in beste]


def _zoek(kolommen: Sequence[Kolom], stand: list[int], minst: list[int]) -> tuple[list[int], tuple[int, int]]:
    """Schuif vanaf een begin, met steeds kleinere stappen; geeft de breedtes en hun hoogte."""
    beste = _hoogte(kolommen, stand)
    for stap in _STAPPEN:
        for _ in kolommen:
            vorige = beste
            stand, beste = _schuif(kolommen, stand, beste, minst, stap)
            if beste == vorige:
                break
    return stand, beste


def tel_regels(tekst: str, breedte: float, vet: bool = False) -> int:
    """Het aantal regels dat `tekst` kost in een kolom van `breedte` tekens, het wit meegerekend."""
    return _regels(tekst, breedte - WIT, vet)


def past_heel(tekst: str, breedte: float, vet: bool = False) -> bool:
    """Waar als elk woord van `tekst` op één regel past van een kolom van `breedte` tekens, het wit meegerekend."""
    return _langste((tekst,), len(tekst), vet) <= breedte - WIT


def _minimaal(kolommen: Sequence[Kolom], totaal: int, opgegeven: Sequence[float]) -> list[int]:
    """De kleinste breedte van elke kolom: haar langste woord, heel als dat kan."""
    minst = []
    for eerste, andere, deel in _WOORDMATEN:
        minst = [_langste_woord(kolom, andere if i else eerste, vet=i == 0) for i, kolom in enumerate(kolommen)]
        if sum(minst) <= totaal * deel:
            break
    for i, deel in enumerate(opgegeven):
        if sum(bool(tekst) for tekst in kolommen[i][1:]) < _GEVULD * (len(kolommen[i]) - 1):
            minst[i] = max(minst[i], int(totaal * deel))
    return minst


def _langste_woord(kolom: Kolom, maat: int, vet: bool) -> int:
    """De breedte van het langste woord, waarvan hooguit `maat` tekens bij elkaar moeten blijven."""
    return math.ceil(max(_langste(kolom[:1], maat, True), _langste(kolom[1:], maat, vet)) + WIT)


def _langste(teksten: Kolom, maat: int, vet: bool) -> float:
    woorden = {woord[:maat] for tekst in teksten for woord in _DEELTEKEN.split(tekst)}
    return max((meet(woord, vet) for woord in woorden), default=1)


def _beginnen(kolommen: Sequence[Kolom], minst: list[int], totaal: int) -> Iterator[list[int]]:
    """Verschillende beginnen: geen, één, twee of meer van de smalste kolommen krijgen al hun tekst op één regel.

    Met één begin blijft het schuiven hangen als twee kolommen tegelijk breder moeten om een rij lager te maken.
    """
    vol = [math.ceil(max(meet(tekst, vet=i == 0) for tekst in kolom) + WIT) for i, kolom in enumerate(kolommen)]
    volgorde = sorted(range(len(kolommen)), key=lambda i: (vol[i], i))
    vast = list(minst)
    yield _begin(vol, vast, totaal)
    for i in volgorde[:-1]:
        vast[i] = max(vast[i], vol[i])
        if sum(vast) > totaal:
            return
        yield _begin(vol, vast, totaal)


def _begin(vol: list[int], minst: list[int], totaal: int) -> list[int]:
    """Verdeel wat er na de kleinste breedtes over is naar rato van de langste tekst."""
    over = max(0, totaal - sum(minst))
    vraag = [max(0, heel - m) for heel, m in zip(vol, minst, strict=True)]
    # Ook als alles op één regel past, krijgt elke kolom lucht.
    deler = sum(vraag) or len(vol)
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


def _regels(tekst: str, breed: float, vet: bool) -> int:
    """Zet de woorden achter elkaar; een te lang woord loopt door op de volgende regel."""
    woorden, heel = _maten(tekst, vet)
    if heel <= breed:
        return 1
    breed, spatie = max(1.0, breed), meet(" ", vet)
    regels, plek = 1, 0.0
    for lengte in woorden:
        if plek and plek + spatie + lengte > breed:
            regels, plek = regels + 1, 0.0
        plek += lengte + (spatie if plek else 0)
        while plek > breed:
            regels, plek = regels + 1, plek - breed
    return regels


@lru_cache(maxsize=16384)
def _maten(tekst: str, vet: bool) -> tuple[tuple[float, ...], float]:
    """De breedte van elk woord en van de hele tekst. Alleen een gewone spatie is een plek om af te breken."""
    return tuple(meet(woord, vet) for woord in tekst.split(" ")), meet(tekst, vet)
