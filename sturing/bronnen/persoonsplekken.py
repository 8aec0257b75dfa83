"""Waar iemand woont, wat iemand rijdt, wanneer iemand is geboren en hoe iemand online heet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sturing.bronnen.vondst import Soort, Stuk

# Woorden van twee letters die achter een jaartal staan ('in 2023 en 2024'), en eenheden ('1500 KM').
_ACHTER_GETAL = """
    al as bv ca cm de dm dr en er ex ga gb ha he ik in is ja je kb kg km kr la ma mb me mg mm na no nr nu of
    om op pa pc te tb tv tl ux uw va we wo za ze zo zn
"""
_GEEN_POSTCODE = frozenset(_ACHTER_GETAL.split())
_LETTERPAAR_NOOIT = frozenset(("sa", "sd", "ss"))
_HUISNUMMER = (
    r"(?:[\s,]{0,2}\s?(?:-|huis\s?nummer|nummer|nr\.?|no\.?)?\s?\d{1,4}(?!\d)(?:\s?[-/]?\s?(?:bis|hs|[a-z])\b)?"
    r"(?:\s?[-/]\s?\d{1,3}\b)?)"
)
_POSTCODE = re.compile(rf"(?<![\w])([1-9]\d{{3}})([ .\-]{{0,2}})([a-z]{{2}})(?![a-z])({_HUISNUMMER})?(?![\w])", re.I)
_POSTCODE_WOORD = re.compile(r"\b(?:post\s?code|pc|woon\w*|wonen\w*|adres)\b[^\d]{0,30}$", re.I)

_STRAATEINDE = (
    r"(?:straat(?:je)?|str\.|laan(?:tje)?|weg(?:getje|je)?|plein(?:tje)?|pad|paadje|hof(?:je)?|kade|dijk|singel|gracht"
    r"|steeg|dreef|burg|baan|veld|akker|wal|ring|brink|plantsoen|weide|horst|kamp|boulevard|allee|poort|eng|oord|meent"
    r"|heuvel|berg|park|erf|gaarde|hoek|hout|bos|zoom|stede|dal|marke|rode|schans|markt|vaart|wijk|bergje)"
)
_STRAAT = rf"[^\W\d_][\w.'’]*(?:-[\w.'’]+)*?-?{_STRAATEINDE}"
_GEEN_STRAAT = re.compile(
    r"^(?:onder|halver|snel|fiets|spoor|auto|rij|school|sport|voetbal|speel|hockey|trap|korf|pan|woon|achterstands"
    r"|aandachts|park)?(?:weg|baan|veld|veldje|plein|park|wijk|hof|hoek|kamp|poort|markt|berg|bos|dal|pad)$"
    r"|^(?:arbeidsmarkt|woningmarkt|werkveld|vakgebied|omweg|tegenslag|arbeidsmarkt)$",
    re.I,
)
_MAAT = (
    r"(?!\s*(?:%|x\b|keer|jaar|jaren|uur|uren|minuten|min\b|km|kilometer|meter|m\b|euro|mensen|inwoners|kinderen|dagen"
    r"|weken|maanden|personen|woningen|huizen|procent|maal|januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december|van de|op de|,\d|\.\d|\d))"
)
_ADRES = re.compile(
    rf"\b((?:[A-Z][\w.'’]*[ -](?:(?:van|de|der|den|het|ter|te|II|III|IV|V)[ -]){{0,2}}){{0,3}}({_STRAAT}))"
    rf"\s?,?\s?(?:huis\s?nummer|nummer|nr\.?|no\.?)?\s?\d{{1,4}}(?!\d){_MAAT}"
    r"(?:\s?-?(?:bis|hs|[a-z])\b)?(?:\s?[-/]\s?\d{1,3}\b)?",
    re.I,
)
_WOONT = re.compile(
    r"\b(?:woon(?:t|de|achtig)?|wonen|adres(?:\s+is)?|verhuisd? naar)\s*:?\s+"
    r"(?:\w+\s+){0,2}?(?:in |aan |op |bij )?(?:de |het )?"
    r"((?:[A-Z][\w'’\-]+(?:\s(?:van|de|der|den|het|[A-Z][\w'’\-]+)){0,3})\s"
    r"(?:nr\.?\s|nummer\s)?\d{1,4}[a-z]?(?:-\d{1,3})?)\b" + _MAAT
)
_OP_NUMMER = re.compile(
    r"\b(?:(?:woon|woont|wonen|woonde)\s+(?:\w+\s+){0,3}?(?:nummer|nr\.?)|huis\s?nummer)\s*:?\s?\d{1,4}[a-z]?\b", re.I
)

# Sidecodes van de RDW: L is een letter, 9 een cijfer, M een letter die nieuwere kentekens gebruiken (geen klinker).
_OUD = ("LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL")
_NIEUW = ("99-MMM-9", "9-MMM-99", "MM-999-M", "M-999-MM", "MMM-99-M", "M-99-MMM", "9-MM-999", "999-MM-9")
_TEKENS = {"L": "[A-Z]", "M": "[BDFGHJKLMNPRSTVWXYZ]", "9": "[0-9]"}


def _met(tussen: str, vlag: int = 0, m: str = _TEKENS["M"]) -> re.Pattern[str]:
    """Alle sidecodes met `tussen` tussen de drie groepen."""
    tekens = {**_TEKENS, "M": m}
    codes = ("".join(tekens.get(teken, tussen) for teken in code) for code in (*_OUD, *_NIEUW))
    return re.compile(rf"(?<![\w\-])(?:{'|'.join(codes)})(?!\w|-\w)", vlag)


_METSTREEP = _met(" ?- ?", re.I, _TEKENS["L"])
_AANEEN = _met("", re.I)
_METSPATIE = _met("[ .]")
_SPATIE_KLEIN = _met("[ .]", re.I)
#: '5-mei-25' is een datum.
_MAANDCODE = re.compile(r"(?<![a-z])(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)(?![a-z])", re.I)
_RIJDT = re.compile(
    r"\b(?:kenteken(?:plaat)?|nummer(?:bord|plaat)|auto|bus(?:je)?|scooter|brommer|motor|bestelbus)\b.{0,30}$", re.I
)
#: Codes van gebieden en tabellen zien eruit als een oud kenteken: GM0342, WK0342, UP2026.
_GEBIED = re.compile(r"^(?:GM|WK|BU|GG|PV|CR|LD|NL|VR)\d{4}$|^[A-Z]{2}(?:19|20)\d\d$|^\d{4}[A-Z]{2}$", re.I)

_MAAND = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|m(?:aa)?rt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TEKEN = r"\s?[-/. ]\s?"
_DAG = r"(?:0?[1-9]|[12]\d|3[01])"
_JAAR = r"(?:['’]?\d\d(?!\d)|(?:19|20)\d\d)"
_DATUM = re.compile(
    rf"(?<![\d.])(?:{_DAG}(?:{_TEKEN}(?:0?[1-9]|1[0-2]){_TEKEN}|(?:e|ste|de)?[ \-]{_MAAND}[ \-]){_JAAR}"
    rf"|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01]))(?!\d)",
    re.I,
)
_DAG_MAAND = re.compile(rf"(?<!\d){_DAG}(?:e|ste|de)?\s{_MAAND}(?!\w)", re.I)
_GEBOREN = re.compile(r"\b(?:geboren|geboorte\s?datum|geb\.?|g\.d\.|jarig|verjaar(?:t|dag)?|kwam ter wereld)\b", re.I)
#: Rapporten gaan over 2015 en later; een volledige datum van daarvoor gaat bijna altijd over een mens.
_EERSTE_RAPPORTJAAR = 2015

_SOCIAAL = re.compile(
    r"(?:https?://)?(?:[\w\-]+\.)?(?:facebook|fb|instagram|linkedin|twitter|x|tiktok|snapchat|threads|pinterest"
    r"|youtube|t|wa|nextdoor)"
    r"\.(?:com|net|me|nl)/[^\s,;)\]]+",
    re.I,
)
_URL_HANDVAT = re.compile(
    r"https?://[^\s,;)\]]*(?:/@|/~|/(?:users?|profiel|profile|in|u)/|[?&](?:user|naam|name|email|id)=)[^\s,;)\]]+", re.I
)
_HANDVAT = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,29}(?!\w)")
_HANDVAT_WOORD = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|twitter|linkedin)"
    r"\s?(?:is|:|heet ik|account|naam)+\s+([\w.]*[_.\d][\w.]*)",
    re.I,
)


def zoek_postcode(tekst: str) -> Iterator[Stuk]:
    """Postcodes, met het huisnummer dat erachter staat."""
    for treffer in _POSTCODE.finditer(tekst):
        cijfers, tussen, letters, nummer = treffer.groups()
        if letters.lower() in _LETTERPAAR_NOOIT:
            continue
        woord = letters.lower() in _GEEN_POSTCODE
        erbij = bool(_POSTCODE_WOORD.search(tekst[max(0, treffer.start() - 40) : treffer.start()]))
        if woord and not erbij and (tussen or letters.islower()) and not (letters.isupper() and nummer):
            continue
        einde = treffer.end()
        wat = "postcode met huisnummer" if nummer else "postcode"
        yield treffer.start(), einde, Soort.POSTCODE, wat


def zoek_adres(tekst: str) -> Iterator[Stuk]:
    """Een straat met een huisnummer; een straat zonder nummer is een plek en geen persoonsgegeven."""
    for treffer in _ADRES.finditer(tekst):
        if not _GEEN_STRAAT.match(treffer.group(2)):
            yield *treffer.span(), Soort.ADRES, "straat met huisnummer"
    for treffer in _WOONT.finditer(tekst):
        yield *treffer.span(1), Soort.ADRES, "de zin zegt dat iemand hier woont"
    for treffer in _OP_NUMMER.finditer(tekst):
        yield *treffer.span(), Soort.ADRES, "een huisnummer"


def zoek_kenteken(tekst: str) -> Iterator[Stuk]:
    """Nederlandse kentekens met streepjes, spaties of aaneen; kleine letters met spaties alleen bij een auto."""
    for treffer in _METSTREEP.finditer(tekst):
        if not _MAANDCODE.search(treffer.group()):
            yield *treffer.span(), Soort.KENTEKEN, "heeft de vorm van een kenteken"
    for patroon, altijd in ((_AANEEN, True), (_METSPATIE, True), (_SPATIE_KLEIN, False)):
        for treffer in patroon.finditer(tekst):
            rijdt = bool(_RIJDT.search(tekst[max(0, treffer.start() - 40) : treffer.start()]))
            if rijdt or (altijd and not _GEBIED.match(treffer.group().replace(" ", ""))):
                yield *treffer.span(), Soort.KENTEKEN, "heeft de vorm van een kenteken"


def zoek_geboortedatum(tekst: str) -> Iterator[Stuk]:
    """Datums waar 'geboren' of 'jarig' bij staat, en volledige datums van voor de rapporten."""
    for treffer in _DATUM.finditer(tekst):
        if _GEBOREN.search(_zin_rond(tekst, *treffer.span())):
            yield *treffer.span(), Soort.GEBOORTEDATUM, "de zin noemt dit een geboortedatum of verjaardag"
        elif (jaar := re.search(r"(?:19|20)\d\d", treffer.group())) and int(jaar.group()) < _EERSTE_RAPPORTJAAR:
            yield *treffer.span(), Soort.GEBOORTEDATUM, f"een volledige datum van voor {_EERSTE_RAPPORTJAAR}"
    for treffer in _DAG_MAAND.finditer(tekst):
        if _GEBOREN.search(_zin_rond(tekst, *treffer.span())):
            yield *treffer.span(), Soort.GEBOORTEDATUM, "de zin noemt dit een geboortedatum of verjaardag"


def _zin_rond(tekst: str, begin: int, einde: int) -> str:
    """Wat er vlak voor en vlak achter een datum staat."""
    return tekst[max(0, begin - 45) : begin] + " " + tekst[einde : einde + 25]


def zoek_webadres(tekst: str) -> Iterator[Stuk]:
    """Adressen van iemands eigen bladzijde, en gebruikersnamen."""
    for patroon in (_SOCIAAL, _URL_HANDVAT):
        for treffer in patroon.finditer(tekst):
            yield *treffer.span(), Soort.WEBADRES, "adres van iemands eigen bladzijde"
    for treffer in _HANDVAT.finditer(tekst):
        yield *treffer.span(), Soort.WEBADRES, "een gebruikersnaam"
    for treffer in _HANDVAT_WOORD.finditer(tekst):
        yield *treffer.span(1), Soort.WEBADRES, "een gebruikersnaam"
