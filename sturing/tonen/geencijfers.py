"""Wat in een tekst op een getal lijkt en er geen is: opmaak, jaartallen, leeftijden, tijd en nummers."""

from __future__ import annotations

import re

_MAAND = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SOORT = (
    "doel(?:en)?|opgaven?|figu(?:ur|ren)|tabel(?:len)?|hoofdstuk|stap|bijlage|paragraaf|groep|goals?|nummer|kwartaal"
)
_MENS = (
    r"inwoners?|mens(?:en)?|person(?:en)?|persoon|kind(?:eren)?|jonger?e?n?|jeugdigen?|ouderen?|senioren|volwassenen?|"
    r"jongvolwassenen|tieners?|pubers?|leerling(?:en)?|scholieren?|student(?:en)?|peuters?|kleuters?|baby's|"
    r"mannen|vrouwen|meisjes|jongens|ouders?|vaders|moeders|migranten|werkenden|werklozen|cliënten|deelnemers?"
)
#: Wat te tellen valt. Een getal hiervoor is een aantal en geen jaartal of nummer.
TELBAAR = (
    rf"(?:{_MENS}|burgers|huishoudens?|gezin(?:nen)?|mantelzorgers?|vrijwilligers?|respondenten|geïnterviewden|"
    r"uitkeringen|bijstandsuitkeringen|bijstandsgerechtigden|meldingen|melding|aanvragen|aanvraag|verwijzingen|trajecten|woningen|"
    r"huizen|scholen|plaatsen|plekken|aanmeldingen|huisuitzettingen|uithuisplaatsingen|maatregelen|vluchtelingen|"
    r"statushouders|nieuwkomers|medewerkers|professionals|verenigingen|organisaties|bedrijven|banen|activiteiten|"
    r"projecten|bijeenkomsten|gesprekken|bezoekers|leden|jeugdhulptrajecten|indicaties|klachten|incidenten|signalen|"
    r"schoolverlaters|buren|bewoners|65-plussers|keer|maal)\b"
)
#: Wat een tekst van zichzelf telt ('twee documenten'): zo'n telwoord gaat niet over Soest.
EIGEN = (
    r"(?:indicator(?:en)?|doelen|opgaven|resultaten|cijfers|getallen|percentages|metingen|monitors|documenten|plannen|"
    r"bronnen|plaatsen|bewegingen|kanten|richtingen|redenen|vragen|soorten|manieren|dingen|zinnen|onderwerpen|"
    r"verhalen|oorzaken|voorstellen|verbeterpunten|stappen|regels|bladzijden|figuren|tabellen|alinea's|woorden)\b"
)
_TIJD = (
    r"over|binnen|na|elke|iedere|om de|per|sinds|afgelopen|komende|laatste|eerste|eerdere|volgende|vorige|in|"
    r"gedurende|voorbije|al"
)
_JAAR = r"(?:19|20)\d\d"
_NA_JAAR = rf"(?!\d|[.,]\d|\s*(?:\\?%|€|euro\b|procent|dagen\b|weken\b|uur\b|jaar\b|keer\b|x\b|{TELBAAR}))"
_MONITOR = (
    r"\w*(?:plan|visie|monitor|rapportage|rapport|enquête|peiling|begroting|kadernota|onderzoek|editie|jaar|jaren)"
)
_VOOR_JAAR = (
    rf"(?:\b(?:in|sinds|vanaf|tot|tot en met|t/m|van|en|of|over|uit|voor|na|per|tussen|begin|eind|medio|rond|"
    rf"zomer|najaar|voorjaar|periode|tegen|{_MAAND}|{_MONITOR})\s+|[(/‘“\"'–-]\s*|^\s*|[.!?:;]\s+)"
)

#: Stukken zonder lopende zinnen; zij worden vervangen door spaties, zodat plekken gelijk blijven.
GEEN_TEKST = [
    re.compile(p, re.M | re.I)
    for p in (
        r"(`{3,}|~{3,}).*?\n(?:.*\n)*?\s*\1`*\s*$",  # codeblok of richtlijn
        r"\{[^}\n]*\}`[^`]*`",  # rol, zoals {glue:text}`...`
        r"`[^`\n]*`",  # code
        r"\]\([^)]*\)",  # doel van een koppeling
        r"^\s*\([^)\s]*\)=\s*$",  # anker
        r"<[^>\n]*>",  # HTML
        r"https?://\S+",
        r"^\s*\d+[.)]\s",  # genummerde lijst
        r"\b(?:WK|GM|GG|PV|RE|BU)\d+\b",
        rf"\b\d{{1,2}} (?:{_MAAND})\b(?: \d{{4}}\b)?",
        r"\bcovid-19\b",
        r"\b24/7\b",
    )
]
_N = r"(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf)"
#: Getallen die niets over de werkelijkheid zeggen. Bij twijfel staat een patroon hier niet: dan vraagt de toets ernaar.
GEEN_CIJFER = [
    re.compile(p, re.I | re.M)
    for p in (
        rf"{_VOOR_JAAR}{_JAAR}(?:\s*(?:/|,|-|–|en|tot en met|tot|t/m)\s*(?:in\s+)?{_JAAR})*\b{_NA_JAAR}",
        r"\b\d+\s*(?:tot en met|tot|t/m|-|–|en)\s*\d+\s*(?:jaar|jarigen?)\b",
        r"\b\d+\s?[-–]\s*(?:(?:en|tot(?: en met)?|t/m)\s*)?\d+-jarigen?\b",
        r"\b(?:boven|onder|vanaf|tot)\s+(?:de\s+)?\d\d\s+jaar\b",
        rf"\b{_N}\s+jaar\s+(?:en|of)\s+(?:ouder|jonger)\b",
        rf"\b(?:{_MENS})\s+(?:van\s+)?(?:van|tot(?: en met)?|t/m|vanaf|boven|onder)\s+(?:de\s+)?\d+(?:\s+jaar)?\b"
        rf"{_NA_JAAR}",
        r"\b(?:jonger|ouder) dan \d+(?:\s+jaar)?\b(?!\s*(?:%|procent))",
        r"\b\d+-(?:plus(?:sers?)?|minners?|jarigen?|min)\b|\b\d+\+(?!\d)",
        rf"\b(?:{_TIJD})\s+(?:(?:de|ruim|bijna|ongeveer|zo'n)\s+)?{_N}\s+jaar\b",
        rf"\b{_N}\s+jaar\s+(?:geleden|later|eerder|daarvoor|daarna)\b",
        rf"(?:\b(?:{_SOORT})\s+\d{{1,2}}|§\s*\d+)(?:\.\d+)*(?:\s*(?:,|en|tot en met)\s*\d{{1,2}}(?:\.\d+)*)*\b"
        rf"(?![.,]?\d){_NA_JAAR}",
        r"\b\d+(?:e|de|ste)\b",
    )
]


def spaties(stuk: str) -> str:
    """Evenveel wit als `stuk` lang is; regeleinden blijven staan."""
    return re.sub(r"\S", " ", stuk)


def wis_opmaak(tekst: str) -> str:
    """De tekst met spaties op de plek van alles wat geen lopende zin is.

    >>> wis_opmaak("Zie `kolom 88`.")
    'Zie           .'
    """
    for patroon in GEEN_TEKST:
        tekst = patroon.sub(lambda m: spaties(m[0]), tekst)
    return tekst
