"""De vaste velden van een fiche: elk veld staat er altijd, en waar niets is, staat waarom."""

from __future__ import annotations

from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Regel
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_getal, toon_periode, toon_punt, toon_verschil
from sturing.tonen.zinnen import REGEL, zin_kleinste, zin_oordeel, zin_soort, zin_verandering

GEEN = "-"
_GEEN_VERANDERING = {
    GEEN: "Niet te zeggen: er is nog geen cijfer.",
    "nulmeting": "Niet te zeggen: er is nog maar één cijfer, de nulmeting.",
}


def zinnen_geen(blad: Bladzijde, stand: Stand) -> dict[str, str]:
    """Per vast veld van een fiche de zin die er staat als er niets te tonen is."""
    naam = blad.naam_gebied(stand.gebied)
    met = len(stand.hoofdreeks.met_waarde()) if stand.hoofdreeks else 0
    hebben = "er is pas één cijfer" if met else "er is nog geen cijfer"
    return {
        "verloop": f"Er is geen figuur van het verloop: daarvoor zijn twee cijfers nodig, en {hebben}.",
        "vergelijking": "Er is geen vergelijking: in de gegevens staat geen cijfer van een ander gebied.",
        "wijken": f"Er zijn geen cijfers per wijk van {naam}.",
        "wijkfiguur": "Er is geen figuur van de wijken: daarvoor zijn ten minste twee wijken met een cijfer nodig.",
        "namen": "De documenten gebruiken hier één naam en spreken elkaar niet tegen.",
        "marges": "Bij deze cijfers is geen marge en geen aantal ondervraagden bekend.",
        "bronrijen": "Het kader noemt niet waar deze indicator in het plan staat.",
        "csv": "Een CSV is er nog niet: er zijn geen cijfers om mee te nemen.",
    }


def oordeelregels(stand: Stand) -> tuple[tuple[str, str], ...]:
    """Het oordeel als paren van vraag en antwoord: wat zeggen wij, met welke regel, en wat draagt de reeks."""
    oordeel = stand.oordeel
    regels = [("Oordeel", zin_oordeel(oordeel)), ("Regel", REGEL[oordeel.regel]), ("Waarom deze regel", oordeel.waarom)]
    verandering = zin_verandering(stand)
    geen = _GEEN_VERANDERING.get(verandering)
    regels.append(("Verandering", geen or verandering + _met_marge(stand)))
    regels.append(("Kleinste verandering die te zien is", zin_kleinste(oordeel, stand) or _waarom_geen_kleinste(stand)))
    if oordeel.opmerkingen:
        regels.append(("Wat niet meetelt", "; ".join(oordeel.opmerkingen)))
    return tuple(regels)


def _waarom_geen_kleinste(stand: Stand) -> str:
    """Waarom niet te zeggen is welke verandering deze reeks had kunnen aantonen."""
    if stand.uiteinden is None:
        return "Niet te berekenen: er zijn nog geen twee vergelijkbare cijfers."
    if stand.oordeel.regel == Regel.VERSCHIL:
        return "Niet te berekenen: bij deze cijfers is geen marge of aantal bekend."
    return "Niet te berekenen met de regel die bij deze reeks past."


def _met_marge(stand: Stand) -> str:
    oordeel = stand.oordeel
    if oordeel.ondergrens is None or oordeel.bovengrens is None or oordeel.zekerheid is None:
        return ""
    van = toon_verschil(oordeel.ondergrens, stand.indicator.eenheid)
    tot = toon_verschil(oordeel.bovengrens, stand.indicator.eenheid)
    return f"; met {toon_getal(round(oordeel.zekerheid * 100, 1))}% zekerheid tussen {van} en {tot}"


def zin_kop(stand: Stand) -> str:
    """De stand bovenaan een fiche, met periode en soort; of dat er nog geen meting is."""
    if stand.punt is None:
        return "nog geen meting"
    return f"{toon_punt(stand.punt, stand.indicator.eenheid)}, {toon_periode(stand.punt.periode)}{zin_soort(stand)}"
