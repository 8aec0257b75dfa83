"""Harde persoonsgegevens vinden: bsn, iban, telefoon, e-mail, kenteken, en postcode met huisnummer.

Elk nummer wordt eerst ruim gezocht, met spaties, punten en streepjes ertussen, en dan nagerekend: bsn met de
elfproef en iban met mod 97 (python-stdnum), telefoon met de nummerplannen (phonenumbers). Een nummer dat niet
klopt, telt alleen als de zin zelf zegt wat het is ('mijn bsn is ...'): dan is het waarschijnlijk een tikfout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from stdnum import iban as ibantoets
from stdnum.nl import bsn as bsntoets

from sturing.bronnen.vondst import Soort, Stuk

#: Zoveel tekens voor een nummer kijken wij naar wat het is.
_BLIK = 40
_TUSSEN = r"[ .\-_/]{0,2}"
_NEGEN = re.compile(r"(?<!\d)(?=((?:\d[ .\-_]{0,2}){8}\d)(?!\d))")
_ACHT = re.compile(r"(?<!\d)\d{8}(?!\d)")
_BSN_WOORD = re.compile(r"\b(?:bsn|burger\s?service\s?nummer|sofi(?:[ -]?nummer)?)\b[^\d]{0,30}$", re.I)
_IBAN = re.compile(r"(?<![A-Z0-9])(?=([A-Z]{2}[ .\-]?\d[ .\-]?\d(?:[ .\-]{0,2}[A-Z0-9]){10,30}))", re.I)
_NLREKENING = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
_REKENING_WOORD = re.compile(r"\b(?:iban|(?:bank\s?)?rekening(?:\s?nummer|nr)?|giro(?:nummer)?)\b[^\d]{0,30}$", re.I)
_REKENING_OUD = re.compile(r"(?<!\d)\d(?:[ .]?\d){6,9}(?!\d)")
_NUMMER = re.compile(
    rf"(?<![\d+])(?=((?:(?:\+|00)\s?31{_TUSSEN}(?:\(0\))?{_TUSSEN}|\(?0)(?:[ .\-_/()]{{0,3}}\d){{9}})(?!\d))"
)
_BUITENLAND = re.compile(r"(?<!\d)(?:\+|00)[1-9](?:[ .\-/()]{0,2}\d){7,13}(?!\d)")
_BEL_WOORD = re.compile(
    r"\b(?:bel(?:len|t|de)?|tel(?:efoon)?(?:nummer|nr)?|mobiel(?:e)?(?:nummer)?|gsm|app(?:en|je)?|whatsapp|sms"
    r"|nummer is|bereikbaar)\b[^\d\n]{0,25}$",
    re.I,
)
_KORT_NUMMER = re.compile(r"(?<![\d+])\d(?:[ .\-]{0,2}\d){5,9}(?!\d)")
_EMAIL = re.compile(
    r"[\w][\w.+\-']*\s?(?:@|[(\[{]\s?(?:at|apenstaartje?)\s?[)\]}]"
    r"|\sat\s(?=[\w\-]+(?:\.|\spunt\s|\sdot\s))|\sapenstaart(?:je)?\s)\s?"
    r"[\w\-]+(?:\s?(?:\.|[(\[{]\s?(?:dot|punt)\s?[)\]}]|\s(?:punt|dot)\s)\s?[a-z][\w\-]*)+",
    re.I,
)
_ORGANISATIES = frozenset({
    phonenumbers.PhoneNumberType.TOLL_FREE, phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.SHARED_COST, phonenumbers.PhoneNumberType.UAN,
})  # fmt: skip


def zoek_bsn(tekst: str) -> Iterator[Stuk]:
    """Negen cijfers die de elfproef doorstaan, of een nummer dat de zin zelf bsn noemt."""
    for treffer in _NEGEN.finditer(tekst):
        begin, einde = treffer.span(1)
        if bsntoets.is_valid(_cijfers(treffer.group(1))):
            yield begin, einde, Soort.BSN, "negen cijfers die de elfproef doorstaan"
        elif _staat_ervoor(_BSN_WOORD, tekst, begin):
            yield begin, einde, Soort.BSN, "de zin noemt dit een bsn, al klopt de elfproef niet"
    for treffer in _ACHT.finditer(tekst):
        if _staat_ervoor(_BSN_WOORD, tekst, treffer.start()):
            yield *treffer.span(), Soort.BSN, "de zin noemt dit een bsn"


def zoek_iban(tekst: str) -> Iterator[Stuk]:
    """Een rekeningnummer dat aan mod 97 voldoet, of een nummer dat de zin zelf een rekening noemt."""
    for treffer in _IBAN.finditer(tekst):
        begin, ruim = treffer.start(1), treffer.group(1)
        if lengte := _lengte_iban(ruim):
            yield begin, begin + lengte, Soort.IBAN, "rekeningnummer dat aan mod 97 voldoet"
        elif _NLREKENING.match(re.sub(r"[ .\-]", "", ruim).upper()):
            einde = begin + _lengte_tot(ruim, 18)
            if _staat_ervoor(_REKENING_WOORD, tekst, begin):
                yield begin, einde, Soort.IBAN, "de zin noemt dit een rekening, al klopt mod 97 niet"
    for treffer in _REKENING_OUD.finditer(tekst):
        if _staat_ervoor(_REKENING_WOORD, tekst, treffer.start()):
            yield *treffer.span(), Soort.IBAN, "de zin noemt dit een rekeningnummer"


def _lengte_iban(ruim: str) -> int:
    """Hoeveel tekens van `ruim` samen een geldig rekeningnummer zijn; 0 als geen enkel begin dat is."""
    for einde in range(len(ruim), 14, -1):
        if ruim[einde - 1].isalnum() and ibantoets.is_valid(re.sub(r"[ .\-]", "", ruim[:einde])):
            return einde
    return 0


def _lengte_tot(tekst: str, aantal: int) -> int:
    """De lengte van het begin van `tekst` met `aantal` letters en cijfers."""
    gezien = 0
    for plek, teken in enumerate(tekst, 1):
        gezien += teken.isalnum()
        if gezien == aantal:
            return plek
    return len(tekst)


def _lees_nummer(tekst: str, land: str | None) -> phonenumbers.PhoneNumber | None:
    """Het nummer, of niets als het er een met een landcode is die niet bestaat ('0029200000')."""
    try:
        return phonenumbers.parse(tekst, land)
    except phonenumbers.NumberParseException:
        return None


def zoek_telefoon(tekst: str) -> Iterator[Stuk]:
    """Nederlandse nummers, nummers met een landcode, en korte nummers waar de zin 'bel' of 'telefoon' zegt.

    Nummers van 0800 en 0900 horen bij organisaties en tellen niet.
    """
    for treffer in _NUMMER.finditer(tekst):
        begin, einde = treffer.span(1)
        nummer = _lees_nummer(re.sub(r"\(0\)", "", treffer.group(1)), "NL")
        if nummer and (_is_persoonlijk(nummer) or (_mogelijk(nummer) and _staat_ervoor(_BEL_WOORD, tekst, begin))):
            yield begin, einde, Soort.TELEFOON, "tien cijfers zoals een Nederlands telefoonnummer"
    for treffer in _BUITENLAND.finditer(tekst):
        nummer = _lees_nummer(re.sub(r"^00", "+", treffer.group()), None)
        if nummer and _mogelijk(nummer) and _is_persoonlijk(nummer):
            yield *treffer.span(), Soort.TELEFOON, "telefoonnummer met een landcode"
    for treffer in _KORT_NUMMER.finditer(tekst):
        if _staat_ervoor(_BEL_WOORD, tekst, treffer.start()) and not _is_organisatie(treffer.group()):
            yield *treffer.span(), Soort.TELEFOON, "de zin noemt dit een telefoonnummer"


def _mogelijk(nummer: phonenumbers.PhoneNumber) -> bool:
    return phonenumbers.is_possible_number(nummer) and phonenumbers.number_type(nummer) not in _ORGANISATIES


def _is_persoonlijk(nummer: phonenumbers.PhoneNumber) -> bool:
    return phonenumbers.is_valid_number(nummer) and phonenumbers.number_type(nummer) not in _ORGANISATIES


def _is_organisatie(tekst: str) -> bool:
    try:
        return phonenumbers.number_type(phonenumbers.parse(tekst, "NL")) in _ORGANISATIES
    except phonenumbers.NumberParseException:
        return False


def zoek_email(tekst: str) -> Iterator[Stuk]:
    """E-mailadressen, ook met '(at)', 'apenstaartje' en 'punt' uitgeschreven."""
    for treffer in _EMAIL.finditer(tekst):
        yield *treffer.span(), Soort.EMAIL, "heeft de vorm van een e-mailadres"


def _cijfers(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)


def _staat_ervoor(woord: re.Pattern[str], tekst: str, plek: int) -> bool:
    return bool(woord.search(tekst[max(0, plek - _BLIK) : plek]))
