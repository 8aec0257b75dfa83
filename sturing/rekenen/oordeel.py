"""Van reeks naar oordeel: de sterkste regel die de gegevens dragen, en nooit meer dan dat.

| gegevens | regel | bron van de methode |
|---|---|---|
| 8 of meer jaarcijfers, gemeten | helling over de laatste 8, 95% zekerheid | CBS, Monitor Brede Welvaart |
| 5 of meer cijfers met onzekerheid | gewogen helling over de laatste 5, 99,8% zekerheid | OHID, Fingertips |
| 2 tot 4 cijfers met onzekerheid | verschil tussen eerste en laatste, 95% zekerheid | Newcombe (1998), Altman (2000) |
| 2 of meer cijfers zonder onzekerheid | het verschil, zonder oordeel | - |
| 1 cijfer | één cijfer | - |
| geen cijfer | nog geen meting | - |

Welke cijfers meetellen, beslist `venster`. Een modelcijfer zonder marge krijgt nooit de
hellingregel: een model maakt de lijn gladder dan de werkelijkheid. Fingertips vraagt
99,8% zekerheid omdat er zoveel reeksen tegelijk worden bekeken; bij de andere regels
telt `toeval` hoeveel oordelen naar verwachting onterecht zijn.
"""

from __future__ import annotations

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.rekenen.onzekerheid import SCHAAL, bereken_standaardfout, bereken_telling
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.toetsen import Toets, bereken_verschil, bereken_verschil_aandelen
from sturing.rekenen.trendtoetsen import bereken_gewogen_helling, bereken_helling, bereken_trend_aandelen
from sturing.rekenen.uitkomsten import (
    Beweging,
    Oordeel,
    Regel,
    Uitkomst,
    bereken_beweging,
    bereken_uitkomst,
)
from sturing.rekenen.venster import VENSTER_JAREN, Venster, is_jaarreeks, kies_venster

#: Zoveel cijfers met onzekerheid vraagt en gebruikt de regel van Fingertips.
MINSTENS_GEWOGEN = 5


def bereken_oordeel(reeks: Reeks | None, richting: Richting, eenheid: Eenheid) -> Oordeel:
    """Beoordeel een reeks met de sterkste regel die zij draagt.

    `eenheid` bepaalt of er een onzekerheid uit een noemer of een aantal te rekenen is.

    >>> punten = (Punt("2020", 2020.5, 40.0, n=400), Punt("2024", 2024.5, 55.0, n=400))
    >>> oordeel = bereken_oordeel(Reeks("x", "GM0001", "totaal", "gemeten", punten), Richting.MINDER, Eenheid.PROCENT)
    >>> oordeel.regel.value, oordeel.beweging.value, oordeel.uitkomst.value
    ('verschil met marge', 'omhoog', 'ongunstig')
    """
    venster = kies_venster(reeks)
    # Is het nieuwste cijfer verborgen, dan zou een trend over de oudere het verkeerde verhaal vertellen.
    if len(venster.punten) < 2 or reeks.laatste.afgeschermd:
        return _zonder_vergelijking(reeks, venster)
    if not reeks.gemodelleerd and is_jaarreeks(venster.punten):
        return _oordeel_helling(venster, richting, eenheid)
    met_fout = _met_onzekerheid(venster, eenheid)
    if met_fout is None:
        return _oordeel_verschil(venster, reeks.gemodelleerd)
    if len(met_fout.punten) >= MINSTENS_GEWOGEN:
        return _oordeel_gewogen(met_fout, richting, eenheid)
    return _oordeel_verschil_met_marge(met_fout, richting, eenheid)


def _zonder_vergelijking(reeks: Reeks | None, venster: Venster) -> Oordeel:
    """Eén cijfer of geen meting, met de reden."""
    if reeks is None or not reeks.punten:
        regel, waarom = Regel.GEEN_METING, "er is nog geen cijfer"
    elif reeks.laatste.afgeschermd:
        regel, waarom = Regel.EEN_CIJFER, "het laatste cijfer is afgeschermd, omdat het over weinig mensen gaat"
    elif len(venster.punten) == 1:
        alleen = len(reeks.punten) == 1
        waarom = "er is één cijfer" if alleen else "er is één vergelijkbaar cijfer"
        regel = Regel.EEN_CIJFER
    elif all(punt.waarde is None for punt in reeks.punten):
        regel, waarom = Regel.GEEN_METING, "de bron geeft geen waarde"
    else:
        regel, waarom = Regel.EEN_CIJFER, "de bron noemt geen jaar"
    return Oordeel(Uitkomst.NIET_TE_ZEGGEN, Beweging.ONBEKEND, regel, waarom, opmerkingen=venster.opmerkingen)


def _met_onzekerheid(venster: Venster, eenheid: Eenheid) -> Venster | None:
    """De punten met een onzekerheid; None als het er minder dan twee zijn of het nieuwste hem mist."""
    punten = tuple(p for p in venster.punten if bereken_standaardfout(p, eenheid) is not None)
    if len(punten) < 2 or punten[-1] is not venster.punten[-1]:
        return None
    if len(punten) == len(venster.punten):
        return venster
    weg = len(venster.punten) - len(punten)
    zin = f"{weg} {'cijfer' if weg == 1 else 'cijfers'} zonder marge {'telt' if weg == 1 else 'tellen'} niet mee"
    return Venster(punten, (*venster.opmerkingen, zin))


def _tellingen(punten: tuple[Punt, ...], eenheid: Eenheid) -> list[tuple[float, float]] | None:
    """Teller en noemer van elk punt; None als er één ontbreekt."""
    tellingen = [bereken_telling(p, eenheid) for p in punten]
    return None if any(t is None for t in tellingen) else tellingen


def _schaal(punten: tuple[Punt, ...], eenheid: Eenheid) -> float:
    """Van aandeel naar eenheid; een aantal wordt omgerekend naar de bevolking van het laatste jaar."""
    return SCHAAL.get(eenheid) or float(punten[-1].noemer or 1)


def _oordeel_helling(venster: Venster, richting: Richting, eenheid: Eenheid) -> Oordeel:
    """De regel van het CBS; aantallen met een noemer gaan per inwoner."""
    punten = venster.punten[-VENSTER_JAREN:]
    waarde = [p.waarde for p in punten]
    waarom = f"er zijn {VENSTER_JAREN} jaarcijfers"
    if eenheid == Eenheid.AANTAL and (tellingen := _tellingen(punten, eenheid)):
        waarde = [teller / noemer * _schaal(punten, eenheid) for teller, noemer in tellingen]
        waarom += ", gecorrigeerd voor het aantal inwoners"
    toets = bereken_helling([p.tijd for p in punten], waarde)
    return _maak(Regel.HELLING, waarom, toets, punten, richting, venster.opmerkingen)


def _oordeel_gewogen(venster: Venster, richting: Richting, eenheid: Eenheid) -> Oordeel:
    """De regel van Fingertips over de laatste vijf cijfers."""
    punten = venster.punten[-MINSTENS_GEWOGEN:]
    tijd = [p.tijd for p in punten]
    # Fingertips telt bij aandelen echte tellers; een steekproef heeft die niet, dus die gaat gewogen.
    tellingen = _tellingen(punten, eenheid) if all(p.noemer for p in punten) else None
    if tellingen:
        toets = bereken_trend_aandelen(tijd, *zip(*tellingen, strict=True)).vergroot(_schaal(punten, eenheid))
    else:
        fouten = [bereken_standaardfout(p, eenheid) for p in punten]
        toets = bereken_gewogen_helling(tijd, [p.waarde for p in punten], fouten)
    waarom = f"er zijn {len(venster.punten)} cijfers met een marge; de laatste {MINSTENS_GEWOGEN} tellen"
    if not toets.standvastig and toets.p < toets.alfa:
        waarom += "; de trend hangt aan één cijfer en telt daarom niet"
    return _maak(Regel.GEWOGEN_HELLING, waarom, toets, punten, richting, venster.opmerkingen)


def _oordeel_verschil_met_marge(venster: Venster, richting: Richting, eenheid: Eenheid) -> Oordeel:
    """Toets op het verschil tussen het eerste en het laatste cijfer."""
    punten = venster.punten
    uiteinden = (punten[0], punten[-1])
    if tellingen := _tellingen(uiteinden, eenheid):
        toets = bereken_verschil_aandelen(*tellingen[1], *tellingen[0]).vergroot(_schaal(uiteinden, eenheid))
    else:
        fouten = [bereken_standaardfout(p, eenheid) for p in uiteinden]
        toets = bereken_verschil(punten[-1].waarde - punten[0].waarde, *fouten)
    waarom = f"er zijn {len(punten)} cijfers met een marge"
    return _maak(Regel.VERSCHIL_MET_MARGE, waarom, toets, punten, richting, venster.opmerkingen)


def _oordeel_verschil(venster: Venster, gemodelleerd: bool) -> Oordeel:
    """Het kale verschil: zonder marges valt niet te zeggen of het toeval is."""
    punten = venster.punten
    effect = punten[-1].waarde - punten[0].waarde
    waarom = "de bron geeft geen marge of aantal ondervraagden; het verschil kan toeval zijn"
    if gemodelleerd:
        waarom = "het is een modelcijfer zonder marge; het verschil kan toeval zijn of uit het model komen"
    return Oordeel(
        Uitkomst.NIET_TE_ZEGGEN, bereken_beweging(effect), Regel.VERSCHIL, waarom, effect,
        venster=(punten[0].periode, punten[-1].periode), opmerkingen=venster.opmerkingen,
    )  # fmt: skip


def _maak(
    regel: Regel, waarom: str, toets: Toets, punten: tuple[Punt, ...], richting: Richting, opmerkingen: tuple[str, ...]
) -> Oordeel:  # fmt: skip
    beweging = bereken_beweging(toets.effect) if toets.aangetoond else Beweging.GELIJK
    return Oordeel(
        uitkomst=bereken_uitkomst(beweging, richting),
        beweging=beweging,
        regel=regel,
        waarom=waarom,
        effect=float(toets.effect),
        p=toets.p,
        kleinste_zichtbaar=float(toets.kleinste),
        venster=(punten[0].periode, punten[-1].periode),
        ondergrens=float(toets.ondergrens),
        bovengrens=float(toets.bovengrens),
        zekerheid=1 - toets.alfa,
        opmerkingen=opmerkingen,
    )
