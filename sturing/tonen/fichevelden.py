"""De vaste velden van een fiche: elk veld staat er altijd, en waar niets is, staat waarom."""

from __future__ import annotations

from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Regel
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_getal, toon_periode, toon_punt, toon_verschil
from sturing.tonen.zinnen import REGEL, zin_kleinste, zin_oordeel_van, zin_soort, zin_verandering


def zinnen_geen(blad: Bladzijde, stand: Stand) -> dict[str, str]:
    """Per vast veld van een fiche de zin die er staat als er niets te tonen is."""
    naam, wel = blad.naam_gebied(stand.gebied), _wat_er_is(stand)
    return {
        "verloop": f"Er is geen figuur van het verloop: daarvoor zijn twee cijfers met een jaar nodig. {wel}",
        "vergelijking": "Er is geen vergelijking: in de gegevens staat geen cijfer van een ander gebied.",
        "wijken": f"Er zijn geen cijfers per wijk van {naam}.",
        "wijkfiguur": "Er is geen figuur van de wijken: daarvoor zijn ten minste twee wijken met een cijfer nodig.",
        "namen": "De documenten gebruiken hier één naam en spreken elkaar niet tegen.",
        "marges": "Bij deze cijfers is geen marge en geen aantal ondervraagden bekend.",
        "bronrijen": "Het kader noemt niet waar deze indicator in het plan staat.",
        "csv": "Een CSV is er nog niet: er zijn geen cijfers om mee te nemen.",
    }


def _wat_er_is(stand: Stand) -> str:
    """Wat er wel is, als er geen twee cijfers zijn om te vergelijken."""
    if stand.hoofdreeks is None:
        return "Er is nog geen cijfer."
    punten = stand.hoofdreeks.punten
    if stand.punt.geen_eigen_cijfer:
        return "Het getal is dat van een ander gebied; de bron geeft geen eigen cijfer."
    if stand.punt.waarde is None:
        return f"{stand.oordeel.waarom[:1].upper()}{stand.oordeel.waarom[1:]}."
    if len(punten) == 1:
        waar = "In de eerste tabel staat" if len(stand.reeksen) > 1 else "Er is"
        jaar = "de bron noemt het jaar niet" if stand.punt.periode == NIET_VERMELD else "dat is de nulmeting"
        return f"{waar} één cijfer, en {jaar}."
    if all(punt.periode == NIET_VERMELD for punt in punten):
        return f"De bron noemt bij geen van de {len(punten)} cijfers een jaar."
    return f"Van de {len(punten)} cijfers zijn er geen twee vergelijkbaar."


def oordeelregels(stand: Stand) -> tuple[tuple[str, str], ...]:
    """Het oordeel als paren van vraag en antwoord: wat zeggen wij, met welke regel, en wat draagt de reeks."""
    oordeel = stand.oordeel
    regels = [
        ("Oordeel", zin_oordeel_van(stand)),
        ("Regel", REGEL[oordeel.regel]),
        ("Waarom deze regel", oordeel.waarom),
    ]
    kan = stand.uiteinden is not None
    verandering = zin_verandering(stand) + _met_marge(stand) if kan else f"Niet te zeggen. {_wat_er_is(stand)}"
    regels.append(("Verandering", verandering))
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


def zin_kop(blad: Bladzijde, stand: Stand) -> str:
    """De stand bovenaan een fiche, met periode en soort; of dat er nog geen meting is."""
    if stand.punt is None:
        return "nog geen meting"
    kop = f"{toon_punt(stand.punt, stand.indicator.eenheid)}, {toon_periode(stand.punt.periode)}{zin_soort(stand)}"
    if stand.punt.geen_eigen_cijfer:
        kop += f"; geen eigen cijfer van {blad.naam_gebied(stand.gebied)}"
    return kop
