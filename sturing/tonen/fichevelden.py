"""De vaste velden van een fiche: elk veld staat er altijd, en waar niets is, staat waarom."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.rekenen.stand import Dekking, Stand
from sturing.rekenen.uitkomsten import Regel
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_getal, toon_verschil
from sturing.tonen.wijkbeeld import Wijkbeeld
from sturing.tonen.zinnen import (
    REGEL,
    zin_kleinste,
    zin_oordeel_van,
    zin_soort,
    zin_verandering,
)
from sturing.tonen.zinnen_cijfers import zin_elders_voluit, zin_geen_eigen
from sturing.tonen.zinnen_stand import zin_cijfer

#: Waarover twee lezingen verschillen. 'Spreken elkaar tegen' is te veel gezegd: vaak kunnen beide waar zijn.
VERSCHIL_OVER = {
    "naam": "de naam",
    "leeftijd": "de leeftijd",
    "cijfer": "het cijfer",
    "bron": "de bron",
    "aantal": "hoe er wordt geteld",
    "indeling": "wat waarbij hoort",
    "spelling": "de spelling",
}


def zinnen_geen(blad: Bladzijde, stand: Stand, beeld: Wijkbeeld) -> dict[str, str]:
    """Per vast veld van een fiche de zin die er staat als er niets te tonen is."""
    naam, wel = blad.naam_gebied(stand.gebied), _wat_er_is(stand)
    return {
        "verloop": f"Er is geen figuur van het verloop: daarvoor zijn twee cijfers met een jaar nodig. {wel}",
        "vergelijking": "Er is geen vergelijking: in de gegevens staat geen cijfer van een ander gebied.",
        "wijken": f"Er zijn geen cijfers per wijk van {naam}.",
        "wijkfiguur": f"Er is geen figuur van de wijken: {_waarom_geen_wijkfiguur(beeld)}",
        "wijkzonder": f"Niet van elke wijk is er een toonbaar cijfer: {beeld.zonder}." if beeld.zonder else "",
        "namen": _geen_andere_namen(stand),
        "marges": "Bij deze cijfers is geen marge en geen aantal ondervraagden bekend.",
        "bronrijen": "Het kader noemt niet waar deze indicator in het plan staat.",
        "csv": "Een CSV is er nog niet: er zijn geen cijfers om mee te nemen.",
    }


def _waarom_geen_wijkfiguur(beeld: Wijkbeeld) -> str:
    if len(beeld.met_waarde) < 2:
        return "daarvoor zijn ten minste twee wijken met een cijfer nodig."
    if beeld.indicator.eenheid == Eenheid.AANTAL and not beeld.omgerekend:
        return "wijken verschillen in grootte, en er is geen inwonertal om deze aantallen eerlijk om te rekenen."
    return "de cijfers van de wijken zijn niet van dezelfde soort of periode."


def _geen_andere_namen(stand: Stand) -> str:
    """Dat er geen tegenstrijdigheid is vastgelegd; met meer dan een cijfer is dat niet hetzelfde als eensgezind."""
    if stand.naast:
        return "De documenten gebruiken hier één naam. Zij geven wel meer dan één cijfer; die staan hierboven."
    return "De documenten gebruiken hier één naam en spreken elkaar niet tegen."


def _wat_er_is(stand: Stand) -> str:
    """Wat er wel is, als er geen twee cijfers zijn om te vergelijken."""
    if stand.hoofdreeks is None:
        return "Er is nog geen cijfer."
    punten = stand.hoofdreeks.punten
    if stand.punt.waarde is None:
        return f"{stand.oordeel.waarom[:1].upper()}{stand.oordeel.waarom[1:]}."
    if len(punten) == 1:
        waar = "In de eerste tabel staat" if len(stand.reeksen) > 1 else "Er is"
        if not stand.punt.heeft_periode:
            return f"{waar} één cijfer, en de bron noemt het jaar niet."
        return f"{waar} één cijfer{', en dat is de nulmeting' if stand.dekking == Dekking.EEN_CIJFER else ''}."
    if not any(punt.heeft_periode for punt in punten):
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


def kernregel(stand: Stand) -> tuple[str, str]:
    """De verandering naast wat gewenst is, voor de kop van een fiche; zonder verandering alleen wat gewenst is."""
    indicator = stand.indicator
    geen = indicator.richting == Richting.NEUTRAAL
    if stand.uiteinden is None:
        return "Gewenste richting", "geen" if geen else indicator.richting.value
    gewenst = "er is geen gewenste richting" if geen else f"gewenst is {indicator.richting.value}"
    return "Verandering", f"{zin_verandering(stand)}; {gewenst}"


def zin_kop(blad: Bladzijde, stand: Stand) -> str:
    """De stand bovenaan een fiche met periode, groep en soort; of wat er zonder cijfer is."""
    if stand.punt is None:
        elders = () if stand.geleend else stand.elders
        return "; ".join([zin_geen_eigen(blad, stand), *(zin_elders_voluit(blad, e, stand.indicator) for e in elders)])
    return zin_cijfer(blad, stand.hoofdreeks, stand.indicator, bron=False) + zin_soort(stand)
