"""Zinnen over cijfers: de tekst die bij elke stand hoort, altijd met hetzelfde woord voor hetzelfde."""

from __future__ import annotations

from collections.abc import Callable

from sturing.gegevens.kadermodel import Indicator, Richting
from sturing.rekenen.stand import Dekking, Stand
from sturing.rekenen.status import Verwachting
from sturing.rekenen.uitkomsten import Ligging, Oordeel, Regel, Uitkomst
from sturing.rekenen.vergelijken import Vergelijking
from sturing.tonen.notatie import (
    periode_in_zin,
    toon_ontbreekt,
    toon_periode,
    toon_punt,
    toon_verschil,
    toon_waarde,
)
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST

#: Een gewone meting; elke andere herkomst staat bij het cijfer.
GEMETEN = "gemeten"
_HERKOMST = {
    "gemeten": GEMETEN,
    "model": "berekend met een model",
    "benadering": "benadering",
}
REGEL = {
    Regel.HELLING: "trend over 8 jaar (lineaire regressie)",
    Regel.GEWOGEN_HELLING: "trend over de laatste 5 cijfers, gewogen met hun marge",
    Regel.VERSCHIL_MET_MARGE: "verschil tussen eerste en laatste cijfer, met marge",
    Regel.VERSCHIL: "verschil zonder marge",
    Regel.EEN_CIJFER: "nog geen: daarvoor zijn twee vergelijkbare cijfers nodig",
    Regel.GEEN_METING: "nog geen: er is niets om te beoordelen",
}


def woord_herkomst(herkomst: str, gemodelleerd: bool = False) -> str:
    """Hoe een cijfer tot stand kwam, in de woorden van elke bladzijde.

    Een modelcijfer heet overal zo, ook als het een andere groep telt en daarom een benadering is: de groep staat erbij.

    >>> woord_herkomst("benadering"), woord_herkomst("benadering", gemodelleerd=True)
    ('benadering', 'berekend met een model')
    """
    return _HERKOMST["model" if gemodelleerd else herkomst]


def zin_gemeten(alle: int, met: int, benadering: int) -> str:
    """Hoeveel indicatoren van een doel een cijfer hebben.

    >>> zin_gemeten(12, 2, 1)
    'Van de 12 indicatoren bij dit doel hebben er 2 een cijfer; bij 1 daarvan is dat alleen een benadering.'
    >>> zin_gemeten(4, 0, 0)
    'Geen van de 4 indicatoren bij dit doel heeft een cijfer.'
    """
    if alle == 0:
        return "Bij dit doel hoort geen indicator."
    if met == 0:
        if alle == 1:
            return "De enige indicator bij dit doel heeft nog geen cijfer."
        return f"Geen van de {alle} indicatoren bij dit doel heeft een cijfer."
    zin = f"Van de {alle} indicatoren bij dit doel {'heeft er 1' if met == 1 else f'hebben er {met}'} een cijfer"
    if not benadering:
        return f"{zin}."
    wie = (
        "dat is"
        if met == benadering == 1
        else f"bij {'al deze' if met == benadering else f'{benadering} daarvan'} is dat"
    )
    return f"{zin}; {wie} alleen een benadering."


def zin_oordeel(oordeel: Oordeel) -> str:
    """Teken en woord, overal hetzelfde: '− ongunstig', '? kan nog niets zeggen'."""
    return TEKEN_UITKOMST[oordeel.uitkomst]


def zin_oordeel_van(stand: Stand) -> str:
    """Het oordeel in de wijzer en op de fiche; zonder cijfer valt er niets te oordelen, en dat staat er dan."""
    return zin_oordeel(stand.oordeel) if stand.heeft_eigen_cijfer else Dekking.GEEN.value


def zin_stand(stand: Stand, verwachting: Verwachting | None = None) -> str:
    """De stand in woorden; zonder cijfer dat het er niet is, met de `verwachting` erbij wanneer het komt."""
    if stand.punt is not None:
        return toon_punt(stand.punt, stand.indicator.eenheid)
    return toon_ontbreekt(stand.indicator, verwachting) if verwachting else Dekking.GEEN.value


def zin_verandering(stand: Stand) -> str:
    """De verandering over het venster van het oordeel, of waarom die er niet is."""
    if stand.hoofdreeks is None:
        return "-"
    verandering = kies_verandering(stand)
    if verandering is None:
        return _zonder_verandering(stand)
    woord = "volgens de trend sinds" if _volgt_trend(stand) else "sinds"
    return f"{toon_verschil(verandering, stand.indicator.eenheid)} {woord} {periode_in_zin(stand.uiteinden[0].periode)}"


def _zonder_verandering(stand: Stand) -> str:
    """Een nulmeting is een eerste meting met een jaar; een benadering of een cijfer zonder jaar is dat nooit."""
    if len(stand.hoofdreeks.punten) > 1:
        return "geen twee vergelijkbare cijfers"
    if not stand.punt.heeft_periode:
        return "één cijfer, jaar onbekend"
    return "nulmeting" if stand.dekking == Dekking.EEN_CIJFER else "één cijfer"


def kies_verandering(stand: Stand) -> float | None:
    """Het getal van `zin_verandering`, in de eenheid van de indicator; None zonder twee vergelijkbare cijfers."""
    if stand.uiteinden is None:
        return None
    # Bij een trend telt de lijn en niet het toeval van het eerste en laatste cijfer; anders wijst de pijl soms anders.
    eerste, laatste = stand.uiteinden
    return stand.oordeel.effect if _volgt_trend(stand) else laatste.waarde - eerste.waarde


def _volgt_trend(stand: Stand) -> bool:
    return stand.oordeel.regel in (Regel.HELLING, Regel.GEWOGEN_HELLING)


def zin_verandering_en_oordeel(stand: Stand) -> str:
    """Wat er veranderde en wat dat betekent, in één cel."""
    if kies_verandering(stand) is None:
        return f"{zin_oordeel(stand.oordeel)} ({stand.oordeel.waarom})"
    return f"{zin_verandering(stand)}: {zin_oordeel(stand.oordeel)}"


def zin_ligging(vergelijking: Vergelijking) -> str:
    """Wat er achter een vergelijking staat; leeg als er niets te zeggen is."""
    if vergelijking.ligging == Ligging.ONBEKEND:
        return ""
    hier = "hier " if vergelijking.ligging in (Ligging.HOGER, Ligging.LAGER) else ""
    gunst = f", {vergelijking.gunst.value}" if vergelijking.gunst else ""
    return f" ({hier}{vergelijking.ligging.value}{gunst})"


def zin_richting(indicator: Indicator) -> str:
    """De gewenste richting in woorden."""
    if indicator.richting == Richting.NEUTRAAL:
        return "geen gewenste richting"
    return f"gewenst: {indicator.richting.value}"


def zin_bevinding(stand: Stand, groep: str = "") -> str:
    """De bevinding als titel bij een figuur; nooit sterker dan het oordeel. `groep` als bij `zin_soort`."""
    indicator, oordeel = stand.indicator, stand.oordeel
    naam = f"{indicator.kort}{zin_soort(stand, groep)}"
    punten = stand.hoofdreeks.met_waarde()
    laatste = f"{toon_punt(punten[-1], indicator.eenheid)} in {periode_in_zin(punten[-1].periode)}"
    if stand.uiteinden is None:
        return f"{naam}: {laatste}"
    eerste, laatste = (f"{toon_punt(p, indicator.eenheid)} in {periode_in_zin(p.periode)}" for p in stand.uiteinden)
    basis = f"{naam}: van {eerste} naar {laatste}"
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


def zin_elders_slechter(stand: Stand, naast: Vergelijking, naam_gebied: Callable[[str], str]) -> str:
    """Een indicator die ongunstig afsteekt bij een ander gebied."""
    eenheid = stand.indicator.eenheid
    ander = f"{naam_gebied(naast.gebied)} ({toon_punt(naast.punt, eenheid)})"
    return (
        f"{stand.indicator.kort}: {toon_punt(stand.punt, eenheid)}, {naast.ligging.value} dan {ander}; dat is ongunstig"
    )


def zin_soort(stand: Stand, groep: str = "") -> str:
    """Achter de naam van een indicator: dat het cijfer geen gewone meting is; leeg als het dat wel is.

    `groep` is de naam van de groep van het cijfer als die afwijkt (`groepen.zin_groep`).
    """
    reeks = stand.hoofdreeks
    woord = woord_herkomst(reeks.herkomst, reeks.gemodelleerd) if reeks else GEMETEN
    return "" if woord == GEMETEN else f" ({woord}{', ' if groep else ''}{groep})"


def woorden_uiteinden(stand: Stand) -> tuple[str, str]:
    """Het eerste en laatste cijfer waarover het oordeel gaat, als ('42% (2018)', '47% (2024)').

    De stand moet `uiteinden` hebben. Elke tabel en figuur die een verandering laat zien, haalt haar hier.
    """
    eenheid = stand.indicator.eenheid
    van, naar = (f"{toon_punt(punt, eenheid)} ({toon_periode(punt.periode)})" for punt in stand.uiteinden)
    return van, naar


def zin_van_naar(stand: Stand, groep: str = "") -> str:
    """Het eerste en laatste cijfer waarover het oordeel gaat, zonder oordeel; de stand moet `uiteinden` hebben.

    `groep` als bij `zin_soort`.
    """
    eenheid = stand.indicator.eenheid
    van, naar = (f"{toon_punt(punt, eenheid)} in {periode_in_zin(punt.periode)}" for punt in stand.uiteinden)
    return f"‘{stand.indicator.kort}’{zin_soort(stand, groep)} van {van} naar {naar}"
