"""Van reeks naar oordeel: de sterkste regel die de gegevens dragen, en nooit meer dan dat.

| gegevens | regel | bron van de methode |
|---|---|---|
| 8 of meer jaarcijfers | helling over de laatste 8 jaar | CBS, Monitor Brede Welvaart: lineaire regressie over een vast venster van 8 jaar |
| 5 tot 7 punten met onzekerheid | gewogen helling, moet standhouden als één punt wegvalt | OHID, Fingertips: recente trends |
| 2 tot 4 punten met onzekerheid | verschil tussen eerste en laatste, z-toets | Altman e.a., Statistics with Confidence (2000) |
| 2 of meer punten zonder onzekerheid | het verschil, zonder oordeel | - |
| 1 punt | nulmeting | - |
| geen punt | nog geen meting | - |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from scipy import stats

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.rekenen.onzekerheid import BETROUWBAARHEID, Z, bereken_standaardfout
from sturing.rekenen.reeksen import Punt, Reeks

ALFA = 1 - BETROUWBAARHEID
#: Zoveel jaarcijfers vraagt de hellingregel, en zo lang is haar venster.
VENSTER_JAREN = 8
#: Vanaf zoveel punten met onzekerheid is een gewogen helling zinvol.
MINSTENS_GEWOGEN = 5


class Regel(StrEnum):
    """De regel waarmee een reeks is beoordeeld."""

    HELLING = "helling"
    GEWOGEN_HELLING = "gewogen helling"
    VERSCHIL_MET_MARGE = "verschil met marge"
    VERSCHIL = "verschil zonder marge"
    NULMETING = "nulmeting"
    GEEN_METING = "geen meting"


class Beweging(StrEnum):
    """De richting van het getal zelf, los van goed of slecht."""

    OMHOOG = "omhoog"
    OMLAAG = "omlaag"
    GELIJK = "gelijk"
    ONBEKEND = "onbekend"


class Uitkomst(StrEnum):
    """Wat wij over een reeks durven zeggen."""

    GUNSTIG = "gunstig"
    ONGUNSTIG = "ongunstig"
    GEEN_VERANDERING = "geen aantoonbare verandering"
    VERANDERD = "veranderd"
    NIET_TE_ZEGGEN = "kan nog niets zeggen"


@dataclass(frozen=True)
class Oordeel:
    """Het oordeel over één reeks, met de regel en de getallen waarop het rust.

    `effect` is het verschil tussen eerste en laatste punt van het venster (of de helling
    maal de tijd ertussen), in de eenheid van de indicator. `kleinste_zichtbaar` is de
    kleinste verandering die deze reeks had kunnen aantonen.
    """

    uitkomst: Uitkomst
    beweging: Beweging
    regel: Regel
    waarom: str
    effect: float | None = None
    p: float | None = None
    kleinste_zichtbaar: float | None = None
    venster: tuple[str, str] | None = None


def bereken_oordeel(reeks: Reeks | None, richting: Richting, eenheid: Eenheid) -> Oordeel:
    """Beoordeel een reeks met de sterkste regel die zij draagt."""
    punten = reeks.met_waarde() if reeks else ()
    if not punten:
        if reeks and reeks.punten:
            return Oordeel(
                Uitkomst.NIET_TE_ZEGGEN, Beweging.ONBEKEND, Regel.NULMETING, "de bron noemt geen jaar"
            )
        return Oordeel(
            Uitkomst.NIET_TE_ZEGGEN, Beweging.ONBEKEND, Regel.GEEN_METING, "er is nog geen cijfer"
        )
    if len(punten) == 1:
        return Oordeel(
            Uitkomst.NIET_TE_ZEGGEN, Beweging.ONBEKEND, Regel.NULMETING, "er is één cijfer: de nulmeting"
        )
    if _is_jaarreeks(punten):
        return _oordeel_helling(punten[-VENSTER_JAREN:], richting)
    fouten = [bereken_standaardfout(p, eenheid) for p in punten]
    if any(fout is None for fout in fouten):
        return _oordeel_verschil(punten)
    if len(punten) >= MINSTENS_GEWOGEN:
        return _oordeel_gewogen(punten[-VENSTER_JAREN + 1 :], fouten[-VENSTER_JAREN + 1 :], richting)
    return _oordeel_verschil_met_marge(punten, fouten, richting)


def _is_jaarreeks(punten: tuple[Punt, ...]) -> bool:
    """Acht of meer jaarcijfers zonder gat in het venster."""
    venster = punten[-VENSTER_JAREN:]
    return len(venster) == VENSTER_JAREN and all(
        abs(later.tijd - eerder.tijd - 1) < 0.01 for eerder, later in zip(venster, venster[1:], strict=False)
    )


def _oordeel_helling(punten: tuple[Punt, ...], richting: Richting) -> Oordeel:
    """Gewone lineaire regressie; t-toets op de helling met n - 2 vrijheidsgraden."""
    tijd = np.array([p.tijd for p in punten])
    waarde = np.array([p.waarde for p in punten], dtype=float)
    lijn = stats.linregress(tijd, waarde)
    grens = stats.t.ppf(1 - ALFA / 2, len(punten) - 2) * lijn.stderr
    duur = tijd[-1] - tijd[0]
    p = float(lijn.pvalue) if np.ptp(waarde) else 1.0
    return _maak(
        Regel.HELLING, f"er zijn {VENSTER_JAREN} jaarcijfers", lijn.slope * duur, p, p < ALFA, grens * duur, punten, richting
    )  # fmt: skip


def _gewogen(tijd: np.ndarray, waarde: np.ndarray, fout: np.ndarray) -> tuple[float, float]:
    """Helling en haar standaardfout bij bekende standaardfouten per punt (gewogen kleinste kwadraten)."""
    gewicht = 1 / np.maximum(fout, 1e-9) ** 2
    midden = np.average(tijd, weights=gewicht)
    noemer = np.sum(gewicht * (tijd - midden) ** 2)
    helling = np.sum(gewicht * (tijd - midden) * waarde) / noemer
    return float(helling), float(1 / sqrt(noemer))


def _oordeel_gewogen(punten: tuple[Punt, ...], fouten: list, richting: Richting) -> Oordeel:
    """Gewogen helling; zij telt alleen als zij zonder elk van de punten overeind blijft."""
    tijd = np.array([p.tijd for p in punten])
    waarde = np.array([p.waarde for p in punten], dtype=float)
    fout = np.array(fouten, dtype=float)
    helling, se = _gewogen(tijd, waarde, fout)
    p = float(2 * stats.norm.sf(abs(helling) / se))
    zonder = [_gewogen(np.delete(tijd, i), np.delete(waarde, i), np.delete(fout, i)) for i in range(len(punten))]
    eens = all(h * helling > 0 and abs(h) > Z * s for h, s in zonder)
    duur = tijd[-1] - tijd[0]
    waarom = f"er zijn {len(punten)} cijfers met een marge"
    if p < ALFA and not eens:
        waarom += "; de trend hangt aan één cijfer en telt daarom niet"
    return _maak(
        Regel.GEWOGEN_HELLING, waarom, helling * duur, p, p < ALFA and eens, Z * se * duur, punten, richting
    )


def _oordeel_verschil_met_marge(punten: tuple[Punt, ...], fouten: list, richting: Richting) -> Oordeel:
    """z-toets op het verschil tussen het eerste en het laatste cijfer."""
    effect = punten[-1].waarde - punten[0].waarde
    se = sqrt(fouten[0] ** 2 + fouten[-1] ** 2)
    p = float(2 * stats.norm.sf(abs(effect) / se)) if se else (1.0 if effect == 0 else 0.0)
    return _maak(
        Regel.VERSCHIL_MET_MARGE, f"er zijn {len(punten)} cijfers met een marge", effect, p, p < ALFA, Z * se, punten, richting
    )  # fmt: skip


def _oordeel_verschil(punten: tuple[Punt, ...]) -> Oordeel:
    """Het kale verschil: zonder marges valt niet te zeggen of het toeval is."""
    effect = punten[-1].waarde - punten[0].waarde
    return Oordeel(
        Uitkomst.NIET_TE_ZEGGEN,
        _beweging(effect),
        Regel.VERSCHIL,
        "de bron geeft geen marge of aantal ondervraagden; het verschil kan toeval zijn",
        effect=effect,
        venster=(punten[0].periode, punten[-1].periode),
    )


def _maak(
    regel: Regel, waarom: str, effect: float, p: float, aangetoond: bool, kleinste: float,
    punten: tuple[Punt, ...], richting: Richting,
) -> Oordeel:  # fmt: skip
    beweging = _beweging(effect) if aangetoond else Beweging.GELIJK
    return Oordeel(
        uitkomst=_uitkomst(beweging, richting),
        beweging=beweging,
        regel=regel,
        waarom=waarom,
        effect=float(effect),
        p=p,
        kleinste_zichtbaar=float(kleinste),
        venster=(punten[0].periode, punten[-1].periode),
    )


def _beweging(effect: float) -> Beweging:
    if effect == 0:
        return Beweging.GELIJK
    return Beweging.OMHOOG if effect > 0 else Beweging.OMLAAG


def _uitkomst(beweging: Beweging, richting: Richting) -> Uitkomst:
    """Gunstig of ongunstig volgt uit de gewenste richting, nooit uit de pijl alleen."""
    if beweging == Beweging.GELIJK:
        return Uitkomst.GEEN_VERANDERING
    if richting == Richting.NEUTRAAL:
        return Uitkomst.VERANDERD
    gewenst = Beweging.OMHOOG if richting == Richting.MEER else Beweging.OMLAAG
    return Uitkomst.GUNSTIG if beweging == gewenst else Uitkomst.ONGUNSTIG
