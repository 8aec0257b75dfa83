"""De oordelenkaart: het oordeel over elke indicator van elk doel, per opgave een figuur."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Opgave
from sturing.rekenen.stand import Dekking, Stand
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.notatie import tel, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.oordeeltekens import TEKEN, TEKEN_UITKOMST
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken_oordelenkaart import SMALLE_KAART, Maten, teken_oordelenkaart

#: Wat er bij een indicator zonder cijfer staat, in plaats van een oordeel.
GEEN = Dekking.GEEN.value
#: Hoe een aantal in de titel komt, met het slechtste vooraan.
_TELWOORDEN = {
    Uitkomst.ONGUNSTIG: "{n} ongunstig",
    Uitkomst.GUNSTIG: "{n} gunstig",
    Uitkomst.VERANDERD: "{n} veranderd zonder gewenste richting",
    Uitkomst.GEEN_VERANDERING: "{n} zonder aantoonbare verandering",
    Uitkomst.NIET_TE_ZEGGEN: "over {n} is nog niets te zeggen",
    None: "bij {n} is nog geen meting",
}


def toon_oordelenkaart() -> Stapel:
    """Voor elke opgave een figuur met per doel een vakje voor elke indicator."""
    blad = huidig()
    opgaven = blad.dossier.kader.opgaven
    return Stapel(tuple(figuur_oordelenkaart(blad, opgave) for opgave in opgaven), raster=len(opgaven), paren=True)


def figuur_oordelenkaart(
    blad: Bladzijde, opgave: Opgave, maten: Maten = SMALLE_KAART, doelen: tuple[Doel, ...] = ()
) -> Getoond:
    """De kaart van één opgave: per doel een vakje voor elke indicator, het ongunstige vooraan.

    Met `doelen` gaat de figuur alleen over die doelen van de opgave; haar titel zegt dan hoeveel het er zijn.
    """
    deel = "" if doelen in ((), opgave.doelen) else f", {len(doelen)} van de {len(opgave.doelen)} doelen"
    rijen = [(doel, _geordend(blad.standen_van_doel(doel))) for doel in doelen or opgave.doelen]
    eigen = {stand.indicator.id: stand for _, standen in rijen for stand in standen}
    alle = tuple(eigen.values()) if deel else blad.standen_van_opgave(opgave)
    telling = uitkomsten_van(alle)
    bevinding = f"{opgave.naam}{deel}, {tel(len(alle), 'indicator', 'indicatoren')}: {_zin_telling(telling)}"
    return Getoond(
        naam=f"oordelenkaart-{opgave.id}",
        titel=bevinding,
        bron="eigen oordeel over de cijfers in dit rapport",
        bevinding=bevinding,
        beeld="Rijen vakjes, een per indicator. " + " ".join(f"{d.naam}: {_woorden(s)}." for d, s in rijen),
        svg=teken_oordelenkaart(
            tuple((doel.naam, tuple(_teken(s) for s in standen)) for doel, standen in rijen),
            tuple((TEKEN[u] if u else "", woorden_uitleg(u)) for u in telling),
            maten,
        ),
        tabel=Tabel(("Doel", "Oordelen"), tuple((doel.naam, _woorden(standen)) for doel, standen in rijen), (40, 60)),
        gegevens=Gegevens(
            ("doel", "indicator", "naam", "oordeel", "beweging", "waarom"),
            tuple(_rij(doel, stand) for doel, standen in rijen for stand in standen),
            {"oordeel": f"het oordeel, of '{GEEN}'", "beweging": "de richting van het getal zelf"},
        ),
    )


def woorden_uitleg(uitkomst: Uitkomst | None) -> str:
    """Wat een vakje betekent, zonder zijn teken; None is een indicator zonder cijfer."""
    return TEKEN_UITKOMST[uitkomst][2:] if uitkomst else GEEN


def _uitkomst(stand: Stand) -> Uitkomst | None:
    """Het oordeel; None als er geen cijfer is om over te oordelen."""
    return stand.oordeel.uitkomst if stand.heeft_eigen_cijfer else None


def uitkomsten_van(standen: tuple[Stand, ...]) -> dict[Uitkomst | None, int]:
    """Hoe vaak elk oordeel voorkomt, alleen die voorkomen, in de volgorde van de kaart."""
    uitkomsten = [_uitkomst(stand) for stand in standen]
    return {u: n for u in _TELWOORDEN if (n := uitkomsten.count(u))}


def _geordend(standen: tuple[Stand, ...]) -> list[Stand]:
    volgorde = list(_TELWOORDEN)
    return sorted(standen, key=lambda s: volgorde.index(_uitkomst(s)))


def _teken(stand: Stand) -> str:
    uitkomst = _uitkomst(stand)
    return TEKEN[uitkomst] if uitkomst else ""


def _zin_telling(telling: dict[Uitkomst | None, int]) -> str:
    return voeg_samen([_TELWOORDEN[u].format(n=n) for u, n in telling.items()]) or "geen indicatoren"


def _woorden(standen: list[Stand]) -> str:
    delen = [f"{TEKEN_UITKOMST[u] if u else GEEN}: {n}" for u, n in uitkomsten_van(tuple(standen)).items()]
    return "; ".join(delen) or "geen indicatoren"


def _rij(doel: Doel, stand: Stand) -> tuple[str, ...]:
    uitkomst = _uitkomst(stand)
    oordeel = (uitkomst.value, stand.oordeel.beweging.value) if uitkomst else (GEEN, "")
    return (doel.id, stand.indicator.id, stand.indicator.naam, *oordeel, stand.oordeel.waarom)
