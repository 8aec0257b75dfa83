"""Zinnen over cijfers: de tekst die bij elke stand hoort, altijd met hetzelfde woord voor hetzelfde."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Indicator, Richting
from sturing.rekenen.oordeel import Beweging, Oordeel, Regel, Uitkomst
from sturing.rekenen.stand import Stand
from sturing.tonen.notatie import (
    toon_ontbreekt,
    toon_periode,
    toon_punt,
    toon_verschil,
    toon_waarde,
)

PIJL = {Beweging.OMHOOG: "▲", Beweging.OMLAAG: "▼", Beweging.GELIJK: "●", Beweging.ONBEKEND: "○"}
HERKOMST = {
    "gemeten": "gemeten",
    "model": "berekend met een model",
    "benadering": "benadering",
}
REGEL = {
    Regel.HELLING: "trend over 8 jaar (lineaire regressie)",
    Regel.GEWOGEN_HELLING: "gewogen trend, ook zonder elk los cijfer",
    Regel.VERSCHIL_MET_MARGE: "verschil tussen eerste en laatste cijfer, met marge",
    Regel.VERSCHIL: "verschil zonder marge",
    Regel.NULMETING: "nulmeting",
    Regel.GEEN_METING: "geen meting",
}


def zin_gemeten(alle: int, met: int, benadering: int) -> str:
    """Hoeveel indicatoren van een doel een cijfer hebben.

    >>> zin_gemeten(12, 2, 1)
    'Van de 12 indicatoren bij dit doel hebben er 2 een cijfer; bij 1 daarvan is dat alleen een benadering.'
    """
    if alle == 0:
        return "Bij dit doel hoort geen indicator."
    if met == 0:
        return f"Van de {alle} indicatoren bij dit doel heeft er nog geen een cijfer."
    zin = f"Van de {alle} indicatoren bij dit doel {'heeft er 1' if met == 1 else f'hebben er {met}'} een cijfer"
    if not benadering:
        return f"{zin}."
    wie = "dat is" if met == benadering == 1 else f"bij {'al deze' if met == benadering else f'{benadering} daarvan'} is dat"
    return f"{zin}; {wie} alleen een benadering."


def zin_oordeel(oordeel: Oordeel) -> str:
    """Teken en woord: '▼ ongunstig', '○ kan nog niets zeggen'."""
    return f"{PIJL[oordeel.beweging]} {oordeel.uitkomst.value}"


def zin_stand(stand: Stand) -> str:
    """De stand in woorden, of wanneer het cijfer komt."""
    if stand.punt is None:
        return toon_ontbreekt(stand.indicator)
    return toon_punt(stand.punt, stand.indicator.eenheid)


def zin_verandering(stand: Stand) -> str:
    """De verandering sinds de nulmeting, of waarom die er niet is."""
    if stand.hoofdreeks is None:
        return "-"
    punten = stand.hoofdreeks.met_waarde()
    if len(punten) < 2:
        return "nulmeting"
    verschil = toon_verschil(punten[-1].waarde - punten[0].waarde, stand.indicator.eenheid)
    return f"{verschil} sinds {toon_periode(punten[0].periode)}"


def zin_verandering_en_oordeel(stand: Stand) -> str:
    """Wat er veranderde en wat dat betekent, in één cel."""
    verandering = zin_verandering(stand)
    if verandering in ("-", "nulmeting"):
        return f"{zin_oordeel(stand.oordeel)} ({stand.oordeel.waarom})"
    return f"{verandering}: {zin_oordeel(stand.oordeel)}"


def zin_vergelijking(stand: Stand, naam_gebied) -> str:
    """De cijfers van andere gebieden, met hun jaar als dat anders is."""
    delen = []
    for v in stand.vergelijkingen:
        jaar = "" if v.zelfde_periode else f" ({toon_periode(v.punt.periode)})"
        delen.append(f"{naam_gebied(v.gebied)}: {toon_punt(v.punt, stand.indicator.eenheid)}{jaar}")
    return "; ".join(delen) or "-"


def zin_richting(indicator: Indicator) -> str:
    """De gewenste richting in woorden."""
    if indicator.richting == Richting.NEUTRAAL:
        return "geen gewenste richting"
    return f"gewenst: {indicator.richting.value}"


def zin_bevinding(stand: Stand) -> str:
    """De bevinding als titel bij een figuur; nooit sterker dan het oordeel."""
    indicator, oordeel = stand.indicator, stand.oordeel
    punten = stand.hoofdreeks.met_waarde()
    laatste = f"{toon_punt(punten[-1], indicator.eenheid)} in {toon_periode(punten[-1].periode)}"
    if len(punten) < 2:
        return f"{indicator.kort}: {laatste}"
    eerste = f"{toon_punt(punten[0], indicator.eenheid)} in {toon_periode(punten[0].periode)}"
    basis = f"{indicator.kort}: van {eerste} naar {laatste}"
    if oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN:
        return f"{basis}; of dit meer is dan toeval, is niet te zeggen"
    if oordeel.uitkomst == Uitkomst.GEEN_VERANDERING:
        return f"{basis}; geen aantoonbare verandering"
    return f"{basis}; {oordeel.uitkomst.value}"


def zin_kleinste(oordeel: Oordeel, stand: Stand) -> str:
    """De kleinste verandering die deze reeks had kunnen aantonen."""
    if oordeel.kleinste_zichtbaar is None:
        return ""
    grens = toon_waarde(round(oordeel.kleinste_zichtbaar, 1), stand.indicator.eenheid)
    if stand.indicator.eenheid.value == "procent":
        grens = grens.replace("%", " procentpunt")
    return f"Een verandering is pas aan te tonen bij {grens}."


def zin_elders_slechter(stand: Stand, naast, naam_gebied) -> str:
    """Een indicator die ongunstig afsteekt bij een ander gebied."""
    eenheid = stand.indicator.eenheid
    return (
        f"{stand.indicator.kort}: {toon_punt(stand.punt, eenheid)}, {naast.ligging.value} dan {naam_gebied(naast.gebied)}"
        f" ({toon_punt(naast.punt, eenheid)}); dat is ongunstig"
    )


def zin_van_naar(stand: Stand) -> str:
    """Het eerste en laatste cijfer van de hoofdreeks, zonder oordeel."""
    punten, eenheid = stand.hoofdreeks.met_waarde(), stand.indicator.eenheid
    return (
        f"‘{stand.indicator.kort}’ van {toon_punt(punten[0], eenheid)} in {toon_periode(punten[0].periode)}"
        f" naar {toon_punt(punten[-1], eenheid)} in {toon_periode(punten[-1].periode)}"
    )
