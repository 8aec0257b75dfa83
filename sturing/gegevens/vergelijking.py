"""Wat een bron nu zegt naast wat wij al weten: nieuw, herzien, verdwenen of gelijk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sturing.bronnen.ophalen.rij import VOORLOPIG, Opbrengst, Rij

#: Wat samen zegt over welke meting het gaat; `beschikbaar_per` zegt welke versie.
SLEUTEL = ("indicator", "gebied", "periode", "groep", "herkomst")
_GETALLEN = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")
#: Verschil dat alleen uit het afronden van een deling komt, is geen herziening.
_GELIJK = 1e-6

Sleutel = tuple[str, ...]


@dataclass(frozen=True)
class Herziening:
    """Een meting waarvan de bron nu iets anders zegt; `oud` is wat er staat."""

    oud: Mapping[str, str]
    nieuw: Rij


@dataclass
class Verschil:
    """De uitkomst van een vergelijking. Alleen `nieuw` en `herzien` worden geschreven."""

    nieuw: list[Rij] = field(default_factory=list)
    herzien: list[Herziening] = field(default_factory=list)
    verdwenen: list[Mapping[str, str]] = field(default_factory=list)
    botsing: list[Herziening] = field(default_factory=list)
    elders: list[Herziening] = field(default_factory=list)
    gelijk: int = 0
    leeg: int = 0

    def te_schrijven(self) -> list[Rij]:
        """De rijen die erbij komen; wat er staat, blijft staan."""
        return [*self.nieuw, *(h.nieuw for h in self.herzien)]


def vergelijk(
    opbrengst: Opbrengst,
    bekend: Iterable[Mapping[str, str]],
    elders: Mapping[Sleutel, Mapping[str, str]] | None = None,
) -> Verschil:
    """Leg de opbrengst naast de rijen die er al staan.

    `bekend` zijn de rijen van het bestand van deze bron, `elders` die van andere
    bestanden op sleutel. Een herbouwde momentopname wordt vergeleken met wat op haar
    eigen dag bekend was. Een meting zonder waarde die er nooit was, telt als leeg.
    """
    versies = _op_sleutel(bekend)
    uit = Verschil()
    for rij in opbrengst.rijen:
        sleutel = tuple(str(getattr(rij, naam)) for naam in SLEUTEL)
        _plaats(uit, rij, versies.get(sleutel, []), (elders or {}).get(sleutel))
    gezien = {tuple(str(getattr(rij, naam)) for naam in SLEUTEL) for rij in opbrengst.rijen}
    uit.verdwenen = [v[-1] for sleutel, v in versies.items() if sleutel not in gezien and _in_bereik(v[-1], opbrengst)]
    return uit


def _plaats(uit: Verschil, rij: Rij, versies: Sequence[Mapping[str, str]], ander: Mapping[str, str] | None) -> None:
    dag = rij.beschikbaar_per.isoformat()
    eerder = [v for v in versies if v["beschikbaar_per"] <= dag]
    if not eerder:
        if rij.waarde is None:
            uit.leeg += 1
        elif ander and ander["beschikbaar_per"] == dag:
            uit.botsing.append(Herziening(ander, rij))
        else:
            uit.nieuw.append(rij)
            if ander and not _zelfde(ander, rij):
                uit.elders.append(Herziening(ander, rij))
    elif _zelfde(eerder[-1], rij):
        uit.gelijk += 1
    elif eerder[-1]["beschikbaar_per"] == dag:
        uit.botsing.append(Herziening(eerder[-1], rij))
    else:
        uit.herzien.append(Herziening(eerder[-1], rij))


def _zelfde(oud: Mapping[str, str], nieuw: Rij) -> bool:
    """Waar als alle getallen gelijk zijn en het cijfer even voorlopig is."""
    for naam in _GETALLEN:
        links = float(oud[naam]) if oud[naam] else None
        rechts = getattr(nieuw, naam)
        if (links is None) != (rechts is None) or (links is not None and abs(links - rechts) > _GELIJK):
            return False
    return (VOORLOPIG in oud["opmerking"]) == (VOORLOPIG in nieuw.opmerking)


def _op_sleutel(rijen: Iterable[Mapping[str, str]]) -> dict[Sleutel, list[Mapping[str, str]]]:
    uit: dict[Sleutel, list[Mapping[str, str]]] = {}
    for rij in sorted(rijen, key=lambda r: r["beschikbaar_per"]):
        uit.setdefault(tuple(rij[naam] for naam in SLEUTEL), []).append(rij)
    return uit


def _in_bereik(rij: Mapping[str, str], opbrengst: Opbrengst) -> bool:
    bereik = opbrengst.bereik
    return (
        bool(rij["waarde"])
        and (rij["indicator"], rij["groep"], rij["herkomst"]) in bereik.reeksen
        and rij["vindplaats"].startswith(bereik.vindplaats)
        and (bereik.perioden is None or rij["periode"] in bereik.perioden)
    )
