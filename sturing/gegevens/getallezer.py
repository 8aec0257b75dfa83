"""Een getal lezen zoals een Nederlander het schrijft, zonder te raden.

`1.234` is duizend of ruim één: dat kan alleen het recept zeggen. Zegt het niets, dan is het getal dubbelzinnig en wordt
het gemeld.
"""

from __future__ import annotations

import math
import re

from sturing.gegevens.receptmodel import Getalnotatie

_TEKENS = {"komma": ",", "punt": ".", "spatie": " ", "geen": ""}
#: Codes die bronnen in een cijferkolom zetten; zonder uitleg in het recept is zo'n getal nooit een waarde.
_CODES_VOOR_NIETS = {-99994.0, -99995.0, -99996.0, -99997.0, -99998.0, -99999.0, -999.0, -9999.0}
_SPATIES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2212": "-"})


class Ongetal(ValueError):
    """Dit is geen getal, of niet zeker welk; de tekst is `overtreding; remedie`."""


def lees_getal(waarde: str | float | int | bool, notatie: Getalnotatie) -> float:
    """Het getal in een cel. Een cel die in een werkboek al een getal is, heeft geen notatie nodig.

    Fouten: `Ongetal` als het geen getal is of als het recept niet zegt wat een punt of komma betekent.

    >>> lees_getal("1.234,5", Getalnotatie(decimaal="komma", duizendtal="punt"))
    1234.5
    """
    if isinstance(waarde, bool):
        raise Ongetal("hier staat waar of onwaar; hier hoort een getal")
    getal = float(waarde) if isinstance(waarde, int | float) else _uit_tekst(waarde, notatie)
    if not math.isfinite(getal):
        raise Ongetal("hier staat geen gewoon getal; laat de cel leeg als de waarde onbekend is")
    if getal in _CODES_VOOR_NIETS:
        raise Ongetal(f"{getal:g} lijkt een code voor 'geen cijfer'; zet in het recept bij ontbreekt wat zij betekent")
    return getal


def _uit_tekst(tekst: str, notatie: Getalnotatie) -> float:
    kaal = tekst.translate(_SPATIES).strip().removesuffix("%").strip()
    if not re.fullmatch(r"[+-]?[0-9][0-9., ]*", kaal):
        raise Ongetal("dit is geen getal; is het een teken voor 'geen cijfer', zet het in het recept bij ontbreekt")
    decimaal = _TEKENS[notatie.decimaal] if notatie.decimaal else None
    duizend = _TEKENS[notatie.duizendtal] if notatie.duizendtal else None
    for teken, naam in ((".", "punt"), (",", "komma"), (" ", "spatie")):
        if teken in kaal and teken not in (decimaal, duizend):
            raise Ongetal(_dubbelzinnig(naam, notatie))
    heel, _, rest = kaal.partition(decimaal) if decimaal else (kaal, "", "")
    patroon = rf"[+-]?[0-9]{{1,3}}({re.escape(duizend)}[0-9]{{3}})+|[+-]?[0-9]+" if duizend else r"[+-]?[0-9]+"
    if not re.fullmatch(patroon, heel) or (decimaal and decimaal in kaal and not re.fullmatch("[0-9]+", rest)):
        raise Ongetal("zo schrijft dit recept geen getal; controleer getallen.decimaal en getallen.duizendtal")
    return float(f"{heel.replace(duizend, '') if duizend else heel}.{rest or '0'}")


def _dubbelzinnig(naam: str, notatie: Getalnotatie) -> str:
    if notatie.duizendtal and notatie.decimaal:
        return f"een {naam} hoort volgens het recept niet in een getal; controleer het getal of pas getallen aan"
    veld = "getallen.duizendtal" if notatie.decimaal else "getallen.decimaal en getallen.duizendtal"
    return f"een {naam} is hier dubbelzinnig; zet in het recept {veld}"
