"""Namen van mensen vinden: deduce voor gewone namen, regels voor wat mensen verder schrijven.

deduce verwacht hoofdletters en zorgtaal. Inwoners schrijven 'toen belde fatima'; daarom kijken wij ook naar kleine
letters, naar aanspreekvormen en naar zinnen waarin iemand zich voorstelt. Straten, scholen, plaatsen en woorden die
ook een naam zijn ('mei', 'roos', 'wil') vallen af.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sturing.bronnen.naamlijsten import Naamlijsten, herken_namen, lees_naamlijsten, zonder_accenten
from sturing.bronnen.naamwoorden import (
    AANSPREEKVORMEN,
    GEEN_MENS,
    HOOFDLETTER_IS_NAAM,
    NAAMLOZE_EINDEN,
    OMGEVING,
    OOK_EEN_WOORD,
    TUSSENVOEGSELS,
    VOORSTELLEN,
)
from sturing.bronnen.vondst import Soort, Stuk

_WOORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_TUSSEN = "(?:" + "|".join(re.escape(t) for t in sorted(TUSSENVOEGSELS, key=len, reverse=True)) + ")"
_LOS = re.compile(_WOORD)
_VOORLETTER = r"(?:[A-Z]\.\s?){1,3}"


def _aankondiging(woorden: tuple[str, ...], erachter: str) -> re.Pattern[str]:
    keus = "|".join(re.escape(w) for w in sorted(woorden, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?i:{keus})(?:\.|,|:)?\s+{erachter}")


_NAAM = (
    rf"((?:{_VOORLETTER}\s?)?(?:{_TUSSEN}\s)?{_WOORD}"
    rf"(?:(?:\s{_TUSSEN})?\s[A-Z][^\W\d_]*(?:-[A-Z][^\W\d_]*)?)?)"
)
_NA_AANSPREEKVORM = _aankondiging(AANSPREEKVORMEN, _NAAM)
_NA_OMGEVING = _aankondiging(OMGEVING, rf"({_WOORD})")
_NA_VOORSTELLEN = _aankondiging(VOORSTELLEN, _NAAM)
_BEN = re.compile(rf"(?<!\w)(?i:ik ben|dit is|was|is)\s+({_WOORD})")
_ACHTERNAAM = re.compile(rf"\s+((?:{_TUSSEN}\s+)*)({_WOORD})", re.I)
_VOORLETTERS = re.compile(rf"(?<!\w){_VOORLETTER}(?:{_TUSSEN}\s)?[A-Z][^\W\d_]+")
_NAAMLOOS = re.compile(
    rf"(?:[A-Z][\w.'’]*[ \-](?:(?:van|de|der|den|II|III|IV)[ \-])*){{0,4}}"
    rf"[\w'’]*[ \-]?(?i:{'|'.join(NAAMLOZE_EINDEN)})\b"
)


def zoek_namen(tekst: str, eigen: frozenset[str] = frozenset()) -> Iterator[Stuk]:
    """Alles wat een naam van een mens kan zijn, samengevoegd waar stukken elkaar raken.

    `eigen` zijn woorden (kleine letters, zonder accenten) die hier een wijk of organisatie noemen; een stuk dat
    alleen daaruit bestaat, is geen mens.
    """
    lijsten = lees_naamlijsten()
    # 'Els Bakker' en 'Hans Bos' eindigen ook op akker en bos: een bekende achternaam is geen straat.
    naamloos = [t.span() for t in _NAAMLOOS.finditer(tekst) if _laatste_woord(t.group()) not in lijsten.achternamen]
    ruw = [
        *(
            (_sla_woord_over(tekst, b, e, lijsten), e, "deduce herkent een naam")
            for b, e in herken_namen(tekst)
            if _is_naam(tekst, b, e, lijsten)
        ),
        *_na_woorden(tekst, lijsten),
        *_uit_de_lijst(tekst, lijsten),
        *((*t.span(), "voorletters met een naam") for t in _VOORLETTERS.finditer(tekst)),
    ]
    ruw = [stuk for stuk in ruw if not _is_eigen(tekst[stuk[0] : stuk[1]], eigen)]
    over = [stuk for stuk in ruw if not any(b <= stuk[0] and stuk[1] <= e for b, e in naamloos)]
    for begin, einde, reden in _voeg_samen(tekst, sorted(over)):
        yield begin, einde, Soort.NAAM, reden


def _is_eigen(tekst: str, eigen: frozenset[str]) -> bool:
    kern = [w for w in map(zonder_accenten, _LOS.findall(tekst)) if w not in TUSSENVOEGSELS]
    return bool(eigen and kern) and all(w in eigen for w in kern)


def _laatste_woord(tekst: str) -> str:
    return zonder_accenten(_LOS.findall(tekst)[-1])


def _is_naam(tekst: str, begin: int, einde: int, lijsten: Naamlijsten) -> bool:
    """Of wat deduce ziet ook hier een naam is, en geen plaats, instelling of woord aan het begin van een zin."""
    woorden = [zonder_accenten(w) for w in _LOS.findall(tekst[begin:einde])]
    kern = [w for w in woorden if w not in TUSSENVOEGSELS]
    if not kern or all(w in GEEN_MENS or (w in lijsten.plaatsen and w not in lijsten.voornamen) for w in kern):
        return False
    gewoon = all(w in OOK_EEN_WOORD or w in lijsten.woorden for w in kern)
    return not (gewoon and (len(kern) == 1 or not _heeft_hoofdletter(tekst[begin:einde])) and _begint_zin(tekst, begin))


def _sla_woord_over(tekst: str, begin: int, einde: int, lijsten: Naamlijsten) -> int:
    """Waar de naam echt begint: 'Bel Fatima' begint met een woord, 'Wil van den Brink' niet."""
    woorden = list(_LOS.finditer(tekst, begin, einde))
    if len(woorden) < 2 or not _begint_zin(tekst, begin) or woorden[1].group().lower() in TUSSENVOEGSELS:
        return begin
    eerste = zonder_accenten(woorden[0].group())
    gewoon = eerste in OOK_EEN_WOORD - HOOFDLETTER_IS_NAAM or eerste in lijsten.woorden - lijsten.voornamen
    return woorden[1].start() if gewoon else begin


def _heeft_hoofdletter(tekst: str) -> bool:
    return any(teken.isupper() for teken in tekst)


def _begint_zin(tekst: str, plek: int) -> bool:
    ervoor = tekst[:plek].rstrip(" \"'“‘(-")
    return not ervoor or ervoor[-1] in ".!?:\n"


def _na_woorden(tekst: str, lijsten: Naamlijsten) -> Iterator[tuple[int, int, str]]:
    """Namen na een aanspreekvorm, een rol of een zin waarin iemand zich voorstelt."""
    for treffer in _NA_AANSPREEKVORM.finditer(tekst):
        if _kan(treffer.group(1), lijsten):
            yield *treffer.span(1), "een naam na een aanspreekvorm"
    for treffer in _NA_VOORSTELLEN.finditer(tekst):
        if _kan(treffer.group(1), lijsten):
            yield *treffer.span(1), "de zin noemt hier een naam"
    for treffer in [*_NA_OMGEVING.finditer(tekst), *_BEN.finditer(tekst)]:
        woord = treffer.group(1)
        bekend = zonder_accenten(woord) in lijsten.voornamen - lijsten.woorden
        if _kan(woord, lijsten) and bekend and (woord[0].isupper() or woord not in OOK_EEN_WOORD):
            yield *treffer.span(1), "een voornaam bij iemand die de zin noemt"
    for treffer in _NA_OMGEVING.finditer(tekst):
        if treffer.group(1)[0].isupper() and _kan(treffer.group(1), lijsten):
            yield *treffer.span(1), "een hoofdletter bij iemand die de zin noemt"


def _kan(naam: str, lijsten: Naamlijsten) -> bool:
    """Of dit een naam kan zijn: geen gewoon woord in kleine letters en geen plaats of instelling."""
    kern = [w for w in _LOS.findall(naam) if w.lower() not in TUSSENVOEGSELS]
    if not kern or kern[0].lower() in GEEN_MENS:
        return False
    klein = zonder_accenten(kern[0])
    if kern[0][0].isupper():
        return klein not in lijsten.woorden or klein in lijsten.voornamen
    return klein in lijsten.voornamen | lijsten.achternamen and klein not in OOK_EEN_WOORD | lijsten.woorden


def _uit_de_lijst(tekst: str, lijsten: Naamlijsten) -> Iterator[tuple[int, int, str]]:
    """Voornamen met een kleine letter of in hoofdletters, met de achternaam die erop volgt."""
    for treffer in _LOS.finditer(tekst):
        woord = treffer.group()
        klein = zonder_accenten(woord)
        if klein not in lijsten.voornamen or (woord.islower() and klein in lijsten.woorden and klein in OOK_EEN_WOORD):
            continue
        einde = _met_achternaam(tekst, treffer.end(), lijsten)
        alleen = einde == treffer.end()
        if woord.islower() and klein in OOK_EEN_WOORD and tekst[treffer.end() : einde].islower():
            continue  # 'adem te komen'
        gewoon = klein in OOK_EEN_WOORD or klein in lijsten.woorden or klein in GEEN_MENS or len(klein) < 3
        if not alleen or not gewoon or (woord.istitle() and klein in HOOFDLETTER_IS_NAAM):
            yield treffer.start(), einde, "staat in de lijst met voornamen"


def _met_achternaam(tekst: str, plek: int, lijsten: Naamlijsten) -> int:
    """Waar de achternaam eindigt die direct op een voornaam volgt; anders `plek` zelf."""
    treffer = _ACHTERNAAM.match(tekst, plek)
    if not treffer:
        return plek
    tussen, woord = treffer.groups()
    klein = zonder_accenten(woord)
    if klein in lijsten.woorden or klein in GEEN_MENS:
        return plek
    bekend = klein in lijsten.achternamen and klein not in OOK_EEN_WOORD
    hoofdletter = woord[0].isupper() and not tekst[treffer.start(1) :].startswith(("De ", "Het "))
    if bekend and (hoofdletter or tussen):
        return treffer.end()
    return plek


def _voeg_samen(tekst: str, stukken: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Stukken die elkaar overlappen of alleen door een spatie of tussenvoegsel gescheiden zijn, worden één naam."""
    uit: list[tuple[int, int, str]] = []
    for begin, einde, reden in stukken:
        if uit and (begin <= uit[-1][1] or re.fullmatch(rf"[ .\-]*(?:{_TUSSEN}\s)?", tekst[uit[-1][1] : begin])):
            uit[-1] = (uit[-1][0], max(einde, uit[-1][1]), uit[-1][2])
        else:
            uit.append((begin, einde, reden))
    return uit
