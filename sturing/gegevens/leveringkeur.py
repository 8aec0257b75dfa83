"""De metingen uit één levering tegen elkaar en tegen het schema keuren; wat niet klopt, gaat terzijde."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sturing.bronnen.ophalen.rij import Rij
from sturing.fouten import SturingFout
from sturing.gegevens.opslag import als_velden
from sturing.gegevens.plaatsen import Geplaatst, Terzijde
from sturing.gegevens.vergelijking import SLEUTEL

#: Keurt rijen als de opslag dat doet, en gooit een `SturingFout` als er een niet klopt.
Keur = Callable[[Sequence[Mapping[str, str]]], None]


def keur_geplaatst(geplaatst: Geplaatst, keur: Keur) -> None:
    """Haal dubbele metingen en metingen die niet door het schema komen uit `rijen` en zet ze terzijde."""
    geplaatst.rijen = _zonder_dubbele(geplaatst)
    geplaatst.rijen = _zonder_foute(geplaatst.rijen, keur, geplaatst.terzijde)


def _zonder_dubbele(geplaatst: Geplaatst) -> list[Rij]:
    """Staat dezelfde meting er twee keer, dan telt zij eenmaal; verschillen de getallen, dan geen van beide."""
    groepen: dict[tuple[str, ...], list[Rij]] = defaultdict(list)
    for rij in geplaatst.rijen:
        groepen[tuple(str(getattr(rij, naam)) for naam in SLEUTEL)].append(rij)
    uit = []
    for rijen in groepen.values():
        if len({_getallen(rij) for rij in rijen}) == 1:
            uit.append(rijen[0])
            if len(rijen) > 1:
                geplaatst.overgeslagen["dubbel met dezelfde getallen"] += len(rijen) - 1
            continue
        for rij in rijen:
            ander = next(r for r in rijen if r is not rij)
            reden = f"{_wat(rij)} staat er ook, met andere getallen: {_plek(ander)}; vraag welke klopt"
            geplaatst.terzijde.append(Terzijde(_plek(rij), reden, tuple(als_velden(rij).values())))
    return uit


def _zonder_foute(rijen: list[Rij], keur: Keur, terzijde: list[Terzijde]) -> list[Rij]:
    """De rijen die door het schema komen; halveren vindt de foute zonder elke rij apart te keuren."""
    met_waarde = [rij for rij in rijen if rij.waarde is not None]
    if not met_waarde:
        return rijen
    try:
        keur([als_velden(rij) for rij in met_waarde])
        return rijen
    except SturingFout as fout:
        if len(rijen) == 1:
            terzijde.append(Terzijde(_plek(rijen[0]), _reden(fout), tuple(als_velden(rijen[0]).values())))
            return []
    half = len(rijen) // 2
    return _zonder_foute(rijen[:half], keur, terzijde) + _zonder_foute(rijen[half:], keur, terzijde)


def _reden(fout: SturingFout) -> str:
    """De eerste overtreding met haar remedie, zonder de plaats en zonder het getal zelf."""
    eerste = getattr(fout, "fouten", (fout,))[0]
    overtreding = eerste.overtreder.rpartition("): ")[2]
    return f"{overtreding}; {eerste.remedie}" if eerste.remedie else overtreding


def _getallen(rij: Rij) -> tuple:
    return (rij.waarde, rij.ondergrens, rij.bovengrens, rij.n, rij.teller, rij.noemer)


def _plek(rij: Rij) -> str:
    """De plaats in het bestand, uit de vindplaats."""
    return rij.vindplaats.rpartition(" (levering ")[0] or rij.vindplaats


def _wat(rij: Rij) -> str:
    return f"{rij.indicator}, {rij.gebied}, {rij.periode}"
