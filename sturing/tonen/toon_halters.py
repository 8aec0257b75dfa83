"""Van nulmeting naar nu: wat er bij de indicatoren van een opgave veranderde, met het oordeel erbij."""

from __future__ import annotations

from dataclasses import dataclass

from sturing.gegevens.kadermodel import Eenheid, Opgave
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.groepen import zin_groep
from sturing.tonen.notatie import tel, toon_waarde
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.stijl import KLEUR_UITKOMST
from sturing.tonen.tabel import Tabel
from sturing.tonen.teken_halters import BREDE_HALTERS, SMALLE_HALTERS, Halter, Indeling, teken_halters
from sturing.tonen.toon_verloop import bronnen_van_punten
from sturing.tonen.zinnen import woorden_uiteinden, zin_bevinding, zin_oordeel, zin_soort

#: Tot zoveel halters staat de hele opgave in één figuur; daarboven krijgt elk doel er een.
_SAMEN = 12
_UITLEG = (
    "Elke regel verbindt het eerste cijfer dat voor het oordeel meetelt met het laatste. Rust het"
    " oordeel op een trend, dan gaat het om de lijn door alle cijfers en niet alleen om deze twee."
)


def toon_halters() -> Stapel | Getoond:
    """De opgave van nulmeting naar nu: alleen reeksen met ten minste twee vergelijkbare cijfers."""
    blad = huidig()
    opgave = blad.opgave
    alle = blad.standen_van_opgave(opgave)
    met = [stand for stand in alle if stand.uiteinden]
    if not met:
        zin = (
            f"Bij geen van de {tel(len(alle), 'indicator', 'indicatoren')} van {voor_markdown(opgave.naam)} zijn er al"
            " twee cijfers uit dezelfde reeks. Een verandering sinds de nulmeting is daarom nog niet te laten zien."
        )
        return Getoond(naam=f"halters-{opgave.id}", tekst=(zin,))
    gemeld = Getoond(naam=f"halters-uitleg-{opgave.id}", tekst=(f"{_dekking(len(met), len(alle))} {_UITLEG}",))
    vakken = [(opgave.id, opgave.naam, met)] if len(met) <= _SAMEN else _per_doel(blad, met)
    figuren = [figuur for vak in vakken for figuur in _figuren(blad, *vak)]
    return Stapel((gemeld, *figuren), raster=len(figuren) if len(figuren) > 1 else 0, vooraf=1)


def _dekking(met: int, alle: int) -> str:
    hebben = "heeft er 1" if met == 1 else f"hebben er {met}"
    return f"Van de {tel(alle, 'indicator', 'indicatoren')} {hebben} ten minste twee cijfers uit dezelfde reeks."


def _per_doel(blad: Bladzijde, met: list[Stand]) -> list[tuple[str, str, list[Stand]]]:
    """De standen per doel; een indicator die bij meer doelen hoort, staat bij het eerste."""
    over = {stand.indicator.id: stand for stand in met}
    uit = []
    for doel in blad.opgave.doelen:
        eigen = [over.pop(s.indicator.id) for s in blad.standen_van_doel(doel) if s.indicator.id in over]
        uit.append((doel.id, doel.naam, eigen))
    return [*uit, (blad.opgave.id, blad.opgave.naam, list(over.values()))]


@dataclass(frozen=True)
class Opvallend:
    """De standen die op een stuk passen, het ongunstige vooraan, en uit hoeveel zij gekozen zijn."""

    standen: tuple[Stand, ...]
    uit: int


def kies_opvallend(blad: Bladzijde, opgave: Opgave, hoogstens: int) -> Opvallend:
    """De percentages met twee vergelijkbare cijfers die het meest opvallen: de ongunstige, dan de grootste."""
    volgorde = list(TEKEN_UITKOMST)
    met = [s for s in blad.standen_van_opgave(opgave) if s.uiteinden and s.indicator.eenheid == Eenheid.PROCENT]
    met.sort(key=lambda s: (volgorde.index(s.oordeel.uitkomst), -abs(s.oordeel.effect or 0), s.indicator.id))
    return Opvallend(tuple(met[:hoogstens]), len(met))


def figuur_opvallend(
    blad: Bladzijde, opgave: Opgave, opvallend: Opvallend, indeling: Indeling = BREDE_HALTERS
) -> Getoond | None:
    """De gekozen standen als brede figuur voor een stuk of dia; None als er geen zijn.

    De titel zegt hoeveel er niet op staan.
    """
    getoond = len(opvallend.standen)
    if not getoond:
        return None
    over = opgave.naam if opvallend.uit == getoond else f"{opgave.naam}, {getoond} van de {opvallend.uit}"
    return _figuur(blad, f"opvallend-{opgave.id}", over, list(opvallend.standen), False, indeling)


def _figuren(blad: Bladzijde, naam: str, titel: str, standen: list[Stand]) -> list[Getoond]:
    """Percentages delen één schaal; andere eenheden hebben elk hun eigen schaal en dus hun eigen figuur."""
    procent = [s for s in standen if s.indicator.eenheid == Eenheid.PROCENT]
    ander = [s for s in standen if s.indicator.eenheid != Eenheid.PROCENT]
    uit = [_figuur(blad, f"halters-{naam}", titel, procent, False)] if procent else []
    return uit + ([_figuur(blad, f"halters-{naam}-aantallen", titel, ander, True)] if ander else [])


def _figuur(
    blad: Bladzijde,
    naam: str,
    over: str,
    standen: list[Stand],
    eigen_schaal: bool,
    indeling: Indeling = SMALLE_HALTERS,
) -> Getoond:
    groepen = {u: [s for s in standen if s.oordeel.uitkomst == u] for u in TEKEN_UITKOMST}
    geordend = [s for eigen in groepen.values() for s in eigen]
    soort = "aantallen en andere eenheden" if eigen_schaal else "percentages"
    schaal = "Elke regel heeft een eigen schaal vanaf 0." if eigen_schaal else "De schaal begint bij 0%."
    telling = ", ".join(f"{len(eigen)} {u.value}" for u, eigen in groepen.items() if eigen)
    bevinding = (
        f"{over}, {soort} van nulmeting naar nu: {telling}"
        if len(geordend) > 1
        else zin_bevinding(geordend[0], zin_groep(blad, geordend[0]))
    )
    return Getoond(
        naam=naam,
        titel=bevinding,
        bron=bronnen_van_punten(punt for s in geordend for punt in s.uiteinden),
        bevinding=bevinding,
        beeld=f"Halterfiguur. {schaal} {' '.join(_zin(s) for s in geordend)}",
        svg=teken_halters(
            tuple(
                (TEKEN_UITKOMST[u], KLEUR_UITKOMST[u.value], tuple(halter_van(s) for s in eigen))
                for u, eigen in groepen.items()
                if eigen
            ),
            eigen_schaal,
            indeling=indeling,
        ),
        tabel=Tabel(("Indicator", "Eerste cijfer", "Laatste cijfer", "Oordeel"), tuple(_rij(s) for s in geordend)),
        gegevens=cijfers_van(blad, tuple(geordend)),
    )


def halter_van(stand: Stand) -> Halter:
    """De twee cijfers van een stand zoals de figuur ze tekent."""
    van, naar = stand.uiteinden
    eenheid = stand.indicator.eenheid
    return Halter(
        _naam(stand), van.waarde, naar.waarde,
        toon_waarde(van.waarde, eenheid), toon_waarde(naar.waarde, eenheid),
    )  # fmt: skip


def _rij(stand: Stand) -> tuple[str, ...]:
    return (_naam(stand), *woorden_uiteinden(stand), zin_oordeel(stand.oordeel))


def _naam(stand: Stand) -> str:
    return f"{stand.indicator.kort}{zin_soort(stand, zin_groep(huidig(), stand))}"


def _zin(stand: Stand) -> str:
    naam, van, naar, _ = _rij(stand)
    return f"{naam}: van {van} naar {naar}, {stand.oordeel.uitkomst.value}."
