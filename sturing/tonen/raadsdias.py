"""De dia's over een opgave: dezelfde zinnen, cijfers en figuren als de handout, over zoveel dia's als zij vragen.

Een dia is leesbaar achter in een zaal: haar letters hebben een vaste maat ten opzichte van het scherm, en wat er dan
niet op past, gaat naar een volgende dia. Hoeveel erop past schat deze module; `tests/test_raadsstukken.py` meet het.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeVar

from sturing.tonen.kerndeel import Alinea, Kerndeel, maak_deel, maak_stukjes, voeg_stukjes_samen
from sturing.tonen.raadslijsten import Lijst
from sturing.tonen.raadsstemmen import Stemmen

#: Zoveel regels passen onder de kop van een dia, en zoveel letters op een regel over de hele breedte.
_REGELS, _LETTERS = 18, 84
#: Wit om een rij van een tabel, en tussen twee punten van een lijst, in regels.
_WIT = 0.5
T = TypeVar("T")


@dataclass(frozen=True)
class Dia:
    """Eén dia: haar kop, hoe het sjabloon haar opmaakt, wat erop staat, en de hoeveelste zij is met die kop."""

    kop: str
    soort: str
    inhoud: object
    deel: str = ""


def maak_dias(inhoud: Mapping) -> tuple[Dia, ...]:
    """Alle dia's na de titel, uit wat de stukken over een opgave delen."""
    return (
        *_doelen(inhoud["doelen"]),
        *_op_dias("Het oordeel per indicator", "figuur", inhoud["dia_kaarten"]),
        *_opvallend(inhoud),
        *_op_dias("Van nulmeting naar nu", "figuur", inhoud["dia_halters"]),
        *_cijfers(inhoud["cijfers"], inhoud["kop_cijfers"]),
        *_veranderd(inhoud["sinds"]),
        *_stemmen(inhoud["stemmen"], inhoud["keuze"]),
        *_vragen(inhoud["vragen"]),
    )


def verdeel(delen: Sequence[T], hoogte: Callable[[T], float], ruimte: float = _REGELS) -> list[tuple[T, ...]]:
    """De delen in zo weinig mogelijk groepen die passen, en die groepen zo gelijk mogelijk.

    >>> verdeel([3, 3, 3, 3], lambda deel: deel, ruimte=10)
    [(3, 3), (3, 3)]
    """
    hoogten = [hoogte(deel) for deel in delen]
    groepen = _vul(delen, hoogten, ruimte)
    gelijk = _vul(delen, hoogten, sum(hoogten) / max(1, len(groepen)) + max(hoogten, default=0) / 2)
    return gelijk if len(gelijk) == len(groepen) and _past(gelijk, hoogte, ruimte) else groepen


def _vul(delen: Sequence[T], hoogten: Sequence[float], ruimte: float) -> list[tuple[T, ...]]:
    groepen: list[tuple[T, ...]] = []
    vol = ruimte
    for deel, hoog in zip(delen, hoogten, strict=True):
        if not groepen or vol + hoog > ruimte:
            groepen.append(())
            vol = 0
        groepen[-1] = (*groepen[-1], deel)
        vol += hoog
    return groepen


def _past(groepen: Sequence[tuple[T, ...]], hoogte: Callable[[T], float], ruimte: float) -> bool:
    return all(len(groep) == 1 or sum(map(hoogte, groep)) <= ruimte for groep in groepen)


def _regels(tekst: str, letters: int = _LETTERS) -> int:
    return ceil(len(tekst) / letters)


def _rij(cellen: Sequence[tuple[str, int]]) -> float:
    """De hoogte van een tabelrij: de hoogste van haar cellen, elk met hoeveel letters er op een regel passen."""
    return max(_regels(tekst, letters) for tekst, letters in cellen) + _WIT


def _op_dias(kop: str, soort: str, groepen: Sequence[object]) -> Iterator[Dia]:
    """Een dia per groep; wie een lijst van dia's of tabellen hoort, hoort zo welke van de twee het is."""
    for nummer, groep in enumerate(groepen, start=1):
        yield Dia(kop, soort, groep, f"{nummer} van {len(groepen)}" if len(groepen) > 1 else "")


def _doelen(doelen: Sequence[Mapping[str, str]]) -> Iterator[Dia]:
    def hoogte(doel: Mapping[str, str]) -> float:
        return _rij([(doel["naam"], 34), (doel["oordeel"], 30)])

    # De kop van de tabel en haar bijschrift vragen drie regels.
    return _op_dias("Waar staan we?", "doelen", verdeel(doelen, hoogte, _REGELS - 3))


def _opvallend(inhoud: Mapping) -> Iterator[Dia]:
    """Winst, zorg en wat we niet weten; zonder verandering staat dat er ook bij, want daar is geen dia voor nodig."""
    sinds = maak_deel("Wat is er veranderd?", Alinea("" if inhoud["sinds"]["rijen"] else inhoud["sinds"]["zin"]))
    alle = [maak_stukjes(deel) for deel in (*inhoud["opvallend_delen"], sinds)]
    met_kop = {id(stukjes[0]) for stukjes in alle if stukjes}

    def hoogte(stukje: Kerndeel) -> float:
        (alinea,) = stukje.alineas
        kop = 1 + _WIT if id(stukje) in met_kop else 0
        zin = _regels(alinea.zin) + _WIT if alinea.zin else 0
        return kop + zin + sum(_regels(punt, _LETTERS - 3) + _WIT / 2 for punt in alinea.punten)

    # Een deel dat op de volgende dia verdergaat, heeft daar opnieuw zijn kop.
    groepen = verdeel([stukje for stukjes in alle for stukje in stukjes], hoogte, _REGELS - 1)
    return _op_dias("Wat opvalt", "opvallend", [voeg_stukjes_samen(groep) for groep in groepen])


def _cijfers(cijfers: Lijst, kop: str) -> Iterator[Dia]:
    def hoogte(rij: Sequence[str]) -> float:
        return _rij([*zip(rij, (32, 12, 14, 14, 16), strict=True)])

    groepen = verdeel(cijfers.regels, hoogte, _REGELS - 4)
    # Wat er niet op past, staat onder de laatste rij.
    lijsten = [Lijst(groep, cijfers.rest if groep is groepen[-1] else 0) for groep in groepen]
    return _op_dias(kop, "cijfers", lijsten)


def _veranderd(sinds: Mapping) -> Iterator[Dia]:
    if not sinds["rijen"]:
        return iter(())
    ruimte = _REGELS - 1 - _regels(sinds["zin"]) - bool(sinds["rest"])
    groepen = verdeel(sinds["rijen"], lambda rij: _regels(" ".join(rij)) + _WIT, ruimte)
    delen = [dict(sinds) | {"rijen": g, "rest": sinds["rest"] if g is groepen[-1] else 0} for g in groepen]
    return _op_dias("Wat is er veranderd?", "veranderd", delen)


def _stemmen(stemmen: Stemmen, keuze: str) -> Iterator[Dia]:
    def hoogte(stem: Mapping[str, str]) -> float:
        return _regels(" ".join(stem.values())) + _WIT

    groepen = verdeel(stemmen.regels, hoogte, _REGELS - _regels(keuze))
    lijsten = [(replace(stemmen, regels=groep), keuze if groep is groepen[-1] else "") for groep in groepen]
    return _op_dias("Wat inwoners vertellen", "stemmen", lijsten)


def _vragen(vragen: Sequence[str]) -> Iterator[Dia]:
    """De vragen, genummerd over de dia's heen: (eerste nummer, vragen)."""
    groepen = verdeel(vragen, lambda vraag: _regels(vraag) + _WIT, _REGELS - 4)
    genummerd, eerste = [], 1
    for groep in groepen:
        genummerd.append((eerste, groep))
        eerste += len(groep)
    return _op_dias("Vragen voor het gesprek", "vragen", genummerd)
