"""De vorm van 'in één oogopslag': korte zinnen en punten, zodat niemand een lange zin hoeft te ontwarren."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from sturing.tonen.opmaak import voor_markdown


@dataclass(frozen=True)
class Alinea:
    """Een inleidende zin en de punten eronder; een van beide mag ontbreken."""

    zin: str
    punten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kerndeel:
    """Een deel van de kern, zoals de grootste zorg: dezelfde woorden in het boek, op een blad en op een dia."""

    kop: str
    alineas: tuple[Alinea, ...]

    def als_tekst(self) -> str:
        """Alle zinnen en punten achter elkaar.

        >>> Kerndeel("Zorg", (Alinea("Slechter:", ("roken.", "vapen.")),)).als_tekst()
        'Slechter: roken. vapen.'
        """
        return " ".join(tekst for alinea in self.alineas for tekst in (alinea.zin, *alinea.punten) if tekst)

    def als_markdown(self) -> tuple[str, ...]:
        """De alinea's en lijsten voor het boek, met de kop vet ervoor."""
        uit = []
        for nummer, alinea in enumerate(self.alineas):
            kop = f"**{voor_markdown(self.kop)}.** " if nummer == 0 else ""
            uit.append(f"{kop}{voor_markdown(alinea.zin)}")
            if alinea.punten:
                uit.append("\n".join(f"- {voor_markdown(punt)}" for punt in alinea.punten))
        return tuple(uit)


def maak_deel(kop: str, *alineas: Alinea | None) -> Kerndeel:
    """Een deel van wat er is; een alinea die niets zegt, valt weg."""
    return Kerndeel(kop, tuple(a for a in alineas if a and (a.zin or a.punten)))


def maak_stukjes(deel: Kerndeel) -> tuple[Kerndeel, ...]:
    """Het deel in stukken die op een volgende dia mogen beginnen: een zin met haar eerste punt, of een punt."""
    return tuple(
        Kerndeel(deel.kop, (Alinea(alinea.zin if nummer == 0 else "", alinea.punten[nummer : nummer + 1]),))
        for alinea in deel.alineas
        for nummer in range(max(1, len(alinea.punten)))
    )


def voeg_stukjes_samen(stukjes: Iterable[Kerndeel]) -> tuple[Kerndeel, ...]:
    """De stukjes van één dia weer als delen: punten onder hun zin, en elke kop één keer."""
    return tuple(
        Kerndeel(kop, _alineas(a for deel in groep for a in deel.alineas))
        for kop, groep in groupby(stukjes, key=lambda deel: deel.kop)
    )


def _alineas(losse: Iterable[Alinea]) -> tuple[Alinea, ...]:
    uit: list[Alinea] = []
    for alinea in losse:
        if uit and not alinea.zin:
            uit[-1] = replace(uit[-1], punten=(*uit[-1].punten, *alinea.punten))
        else:
            uit.append(alinea)
    return tuple(uit)
