"""Nederlandse notatie van getallen, eenheden, perioden en datums (Babel)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from sturing.gegevens.kadermodel import Eenheid, Frequentie, Indicator
from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.status import VAKER, Status, Verwachting

TAAL = "nl_NL"
#: Vaste spatie: een getal en zijn eenheid blijven op één regel.
VAST = "\N{NO-BREAK SPACE}"
MIN = "\N{MINUS SIGN}"

_MAANDEN = dict(enumerate(("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                           "september", "oktober", "november", "december"), start=1))  # fmt: skip
_NA_GETAL = {
    Eenheid.PROCENT: "%",
    Eenheid.PROCENTPUNT: f"{VAST}procentpunt",
    Eenheid.DAGEN: f"{VAST}dagen",
    Eenheid.WEKEN: f"{VAST}weken",
    Eenheid.KILOMETER: f"{VAST}km",
    Eenheid.PER_DUIZEND: f"{VAST}per{VAST}1.000",
    Eenheid.JAAR: f"{VAST}jaar",
    Eenheid.UUR: f"{VAST}uur",
    Eenheid.PERSONEN_PER_65_PLUSSER: f"{VAST}personen per 65-plusser",
}
_AS = {
    Eenheid.PROCENT: "procent",
    Eenheid.AANTAL: "aantal",
    Eenheid.CIJFER: "rapportcijfer",
    Eenheid.SCORE: "score",
    Eenheid.DAGEN: "dagen",
    Eenheid.WEKEN: "weken",
    Eenheid.EURO: "euro",
    Eenheid.DUIZEND_EURO: "x 1.000 euro",
    Eenheid.KILOMETER: "kilometer",
    Eenheid.PER_DUIZEND: "per 1.000",
}
FREQUENTIE = {
    Frequentie.CONTINU: "doorlopend",
    Frequentie.KWARTAAL: "elk kwartaal",
    Frequentie.HALFJAAR: "elk half jaar",
    Frequentie.JAAR: "elk jaar",
    Frequentie.TWEE_JAAR: "elke 2 jaar",
    Frequentie.DRIE_JAAR: "elke 3 jaar",
    Frequentie.VIER_JAAR: "elke 4 jaar",
    Frequentie.EENMALIG: "eenmalig",
    Frequentie.NIET_VERMELD: "niet vermeld",
}
AFGESCHERMD = "afgeschermd"
#: Een document met alleen paragrafen erachter: 'Uitvoeringsplan 2026 §2.1 en §10.3'.
_PARAGRAFEN = re.compile(r"(.+?) (§\d[\d.]*(?:(?:, | en | tot en met )§\d[\d.]*)*)")
_TOT = " tot en met "
#: Woorden die een oordeel geven maar niets zeggen over hoe nauwkeurig het getal is.
_GEEN_BENADERING = {"", "maar", "slechts", "al", "zelfs", "nog"}
#: Woorden die in een zin vóór het getal horen; andere woorden zijn een eigen manier om het getal te zeggen.
_VOOR_GETAL = re.compile(r"bijna|vrijwel|ruim|ongeveer|circa|zo'n|rond(?: de)?|(?:meer|minder) dan|.+ van")


def toon_getal(waarde: float, decimalen: int | None = None) -> str:
    """Een getal met decimale komma en duizendpunten; standaard zoveel decimalen als het heeft.

    >>> toon_getal(47.5), toon_getal(1235), toon_getal(-2.25), toon_getal(7, 1)
    ('47,5', '1.235', '−2,25', '7,0')
    """
    patroon = "#,##0.###" if decimalen is None else f"#,##0.{'0' * decimalen}".rstrip(".")
    # Plus nul: zo wordt min nul gewoon nul.
    return format_decimal(round(waarde, 6) + 0.0, format=patroon, locale=TAAL).replace("-", MIN)


def toon_waarde(waarde: float, eenheid: Eenheid, decimalen: int | None = None) -> str:
    """Een getal met zijn eenheid.

    >>> toon_waarde(47.5, Eenheid.PROCENT), toon_waarde(100000, Eenheid.EURO)
    ('47,5%', '€\\xa0100.000')
    """
    getal = toon_getal(waarde, decimalen)
    if eenheid == Eenheid.EURO:
        return f"€{VAST}{getal}"
    if eenheid == Eenheid.DUIZEND_EURO:
        return f"€{VAST}{toon_getal(waarde * 1000)}"
    return getal + _NA_GETAL.get(eenheid, "")


def toon_verschil(verschil: float, eenheid: Eenheid) -> str:
    """Een verschil met plus of min; tussen percentages in procentpunten.

    >>> toon_verschil(5.3, Eenheid.PROCENT).replace(VAST, " ")
    '+5,3 procentpunt'
    """
    if eenheid == Eenheid.PROCENT:
        eenheid = Eenheid.PROCENTPUNT
    # Eerst afronden: een verschil dat als 0 verschijnt, krijgt geen plus.
    verschil = round(verschil, 1)
    teken = "+" if verschil > 0 else ""
    return teken + toon_waarde(verschil, eenheid)


def toon_punt(punt: Punt | None, eenheid: Eenheid) -> str:
    """De waarde van een punt zoals lezers hem zien; benaderende woorden blijven staan."""
    waarde, woorden = splits_punt(punt, eenheid)
    return f"{waarde} ({woorden})" if woorden else waarde


def splits_punt(punt: Punt | None, eenheid: Eenheid) -> tuple[str, str]:
    """Als `toon_punt`, met de woorden die achter de waarde horen apart; leeg als die er niet zijn."""
    if punt is None:
        return "nog geen meting", ""
    if punt.afgeschermd:
        return AFGESCHERMD, ""
    if punt.waarde is None:
        return "onbekend", ""
    return _splits_aanduiding(toon_waarde(punt.waarde, eenheid), punt.aanduiding)


def _splits_aanduiding(waarde: str, aanduiding: str) -> tuple[str, str]:
    """Een waarde en de benaderende woorden van de bron: 'bijna 82%' en niets, of '50%' en 'in woorden: ‘de helft’'."""
    if aanduiding.lower() in _GEEN_BENADERING:
        return waarde, ""
    # Midden in een zin is 'De helft' de helft en 'Eén op de tien' één op de tien.
    woorden = (aanduiding[:1].lower() + aanduiding[1:]).replace("eén ", "één ")
    if _VOOR_GETAL.fullmatch(woorden):
        return f"{woorden} {waarde}", ""
    return waarde, f"in woorden: ‘{woorden}’"


def toon_periode(periode: str) -> str:
    """Een periode voluit.

    >>> toon_periode("2024-H1"), toon_periode("2025-06"), toon_periode("2024/2025")
    ('eerste helft van 2024', 'juni 2025', '2024/2025')
    """
    if periode == NIET_VERMELD:
        return "jaar niet vermeld"
    if "-" not in periode:
        return periode
    jaar, deel = periode.split("-")
    if deel[0] == "H":
        return f"{('eerste', 'tweede')[int(deel[1]) - 1]} helft van {jaar}"
    if deel[0] == "K":
        return f"{deel[1]}e kwartaal van {jaar}"
    return f"{_MAANDEN[int(deel)]} {jaar}"


def periode_in_zin(periode: str) -> str:
    """Een periode achter 'in' of 'sinds', met haar lidwoord.

    >>> periode_in_zin("2024-H1"), periode_in_zin("2024-K3"), periode_in_zin("2024")
    ('de eerste helft van 2024', 'het 3e kwartaal van 2024', '2024')
    """
    lidwoord = {"H": "de ", "K": "het "}.get(periode.partition("-")[2][:1], "")
    return f"{lidwoord}{toon_periode(periode)}"


def toon_datum(datum: date) -> str:
    """Een datum voluit: 31 juli 2026."""
    return format_date(datum, "d MMMM y", locale=TAAL)


def toon_maand(maand: int) -> str:
    """De naam van een maand."""
    return _MAANDEN[maand]


def toon_eenheid(eenheid: Eenheid) -> str:
    """De eenheid als woord, voor bij een as."""
    return _AS.get(eenheid, eenheid.value.replace("-", " "))


def toon_verwacht(indicator: Indicator, verwachting: Verwachting) -> str:
    """Welk cijfer niet kwam of wanneer het volgende komt, of dat dit niet bekend is."""
    kan = f"kan {FREQUENTIE[indicator.frequentie]}, nog niet afgesproken" if indicator.frequentie in VAKER else ""
    if verwachting.mist:
        nog = "" if verwachting.status == Status.TE_LAAT else "nog "
        return f"over {verwachting.mist} {nog}niet ontvangen" + (f"; {kan}" if kan else "")
    if not verwachting.volgende:
        return kan or "datum niet vermeld"
    schatting = " (afgeleid)" if verwachting.afgeleid else ""
    laat = ", niet ontvangen" if verwachting.status == Status.TE_LAAT else ""
    return f"verwacht {toon_periode(verwachting.volgende)}{schatting}{laat}"


def toon_ontbreekt(indicator: Indicator, verwachting: Verwachting) -> str:
    """Wat er staat op de plek van een cijfer dat er nog niet is."""
    return f"nog geen meting, {toon_verwacht(indicator, verwachting)}"


def voeg_samen(delen: list[str] | tuple[str, ...]) -> str:
    """Een opsomming: 'a, b en c'.

    >>> voeg_samen(["a", "b", "c"])
    'a, b en c'
    """
    delen = list(delen)
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}" if delen else ""


def voeg_vindplaatsen(vindplaatsen: Iterable[str]) -> str:
    """Vindplaatsen als één opsomming: elk document één keer, met zijn paragrafen op volgorde.

    >>> voeg_vindplaatsen(["Plan 2026 §2.1 en §10.3", "Plan 2026 §2.1", "Visie §3, bijlage"])
    'Plan 2026 §2.1 en §10.3; Visie §3, bijlage'
    """
    per_document: dict[str, set[str]] = {}
    los = []
    for vindplaats in dict.fromkeys(vindplaatsen):
        if treffer := _PARAGRAFEN.fullmatch(vindplaats):
            per_document.setdefault(treffer[1], set()).update(re.split(r", | (?<!tot )en (?!met )", treffer[2]))
        else:
            los.append(vindplaats)
    samen = [
        f"{document} {voeg_samen(sorted(_zonder_omvatte(delen), key=_nummers))}"
        for document, delen in per_document.items()
    ]
    return "; ".join(sorted(samen + los))


def _nummers(paragraaf: str) -> list[int]:
    """Zo komt §10.3 na §2.5."""
    return [int(getal) for getal in re.findall(r"\d+", paragraaf)]


def _zonder_omvatte(delen: set[str]) -> set[str]:
    """Zonder de paragrafen die al in een reeks zitten: §2.3 staat in '§2.1 tot en met §2.8'."""
    reeksen = [[_nummers(eind) for eind in deel.split(_TOT)] for deel in delen if _TOT in deel]
    return {d for d in delen if _TOT in d or not any(van <= _nummers(d) <= tot for van, tot in reeksen)}


def tel(aantal: int, enkelvoud: str, meervoud: str) -> str:
    """Een aantal met het goede woord: '1 doel', '4 doelen', 'geen doelen'."""
    if aantal == 0:
        return f"geen {meervoud}"
    return f"{toon_getal(aantal)} {enkelvoud if aantal == 1 else meervoud}"
