"""Getallen in lopende tekst vinden: cijfers, telwoorden, breuken ('een op de tien') en verhoudingen ('verdubbeld').

Wat geen cijfer over de werkelijkheid is, telt niet mee (zie `geencijfers`): jaartallen, datums, leeftijden, nummers
van doelen en figuren, codes, en alles binnen een rol, code of koppeling. Een viercijferig getal is alleen een jaartal
op een plek waar een jaartal past ('in 2024'), en nooit vlak voor iets dat te tellen is ('2000 inwoners').
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sturing.tonen.geencijfers import EIGEN, GEEN_CIJFER, TELBAAR, spaties, wis_opmaak
from sturing.tonen.telwoorden import DELEN, lees_telwoord, zoek_telwoorden

#: Zo ver mag een breuk of rond telwoord ('zeven op de tien') hoogstens van het cijfer liggen, in procentpunten.
SPELING_BREUK = 2.5
#: Zo ver mag een verhouding ('verdubbeld') van de verhouding tussen twee cijfers liggen, als deel van zichzelf.
SPELING_KEER = 0.1
#: Zo ver mag een telwoord met 'ruim' of 'bijna' van een aantal liggen, als deel van zichzelf.
SPELING_ONGEVEER = 0.05

_ONGEVEER = re.compile(
    r"(?:ruim|bijna|ongeveer|circa|rond(?: de)?|zo'n|krap|meer dan|minder dan|afgerond)\s+(?:de\s+)?$", re.I
)
_MAAT = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}
_UNICODE = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒"
_CIJFER = re.compile(rf"(?<![\w.,])[-−+]?(?:(\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?)([{_UNICODE}])?|"
                     rf"([{_UNICODE}]))(?![.,]?\d)(?:\s*(duizend|miljoen|miljard)\b)?", re.I)  # fmt: skip
#: Wat na een getal staat, op volgorde: de eerste die past geeft de eenheid.
_EENHEDEN = (
    ("procentpunt", r"(?:procentpunt(?:en)?\b|%-?\s?punt(?:en)?\b)"),
    ("procent", r"(?:\\?%|procent\b|pct\b)"),
    ("keer", r"(?:[x×](?!\w)|(?:keer|maal)\s+(?:zo\b|zoveel\b|meer\b|vaker\b|hoger\b|groter\b))"),
    ("euro", r"(?:euro\b|€)"),
    ("dagen", r"dag(?:en)?\b"),
    ("weken", r"we(?:ek|ken)\b"),
    ("jaar", r"ja(?:ar|ren)\b"),
    ("uur", r"(?:uur|uren)\b"),
    ("kilometer", r"(?:kilometer|km)\b"),
    ("aantal", rf"(?:[^\W\d_]+e\s+)?{TELBAAR}"),
)
#: 'van 40 naar 47 procent': de eenheid achter het tweede getal hoort ook bij het eerste.
_REEKS = r"(?:(?:tot en met|tot|t/m|en|of|à|naar|-|–)\s*[\d.,]*\d\s*)?"
_EENHEID = [(naam, re.compile(rf"\s*{_REEKS}{patroon}", re.I)) for naam, patroon in _EENHEDEN]
_NA_EIGEN = re.compile(rf"\s+(?:de\s+)?(?:[^\W\d_]+e\s+)?{EIGEN}", re.I)
_VERWIJST = re.compile(r"\b(?:die|deze|alle|nummer)\s+$", re.I)

_GETAL = r"(\d{1,3}(?:\.\d{3})+|\d+|[^\W\d_]+)"
_RATIO = re.compile(rf"\b{_GETAL}\s+(?:op(?:\s+de|\s+elke)?|van\s+(?:de|elke))\s+{_GETAL}\b", re.I)
_PER = re.compile(rf"\b{_GETAL}\s+per\s+(10+|1\.000|10\.000|100\.000|honderd|duizend)\b", re.I)
_DEEL = re.compile(rf"\b(?:(twee|drie)(derde|kwart)|([^\W\d_]+)\s+({'|'.join(DELEN)}))(?:n|\s+deel)?\b", re.I)
_HELFT = re.compile(r"\b(?:de|ruime|kleine)\s+helft\b", re.I)
_VAN_EIGEN = re.compile(rf"\s+van\s+(?:de|het)\s+{EIGEN}", re.I)
_KEER = (
    (re.compile(r"\b(?:verdubbel\w*|(?:het|een)\s+dubbele|dubbel\s+zo)\b", re.I), 2.0),
    (re.compile(r"\b(?:verdrievoudig\w*|het\s+drievoudige)\b", re.I), 3.0),
    (re.compile(r"\b(?:verviervoudig\w*|het\s+viervoudige)\b", re.I), 4.0),
    (re.compile(r"\b(?:vervijfvoudig\w*|het\s+vijfvoudige)\b", re.I), 5.0),
    (re.compile(r"\b(?:vertienvoudig\w*|het\s+tienvoudige)\b", re.I), 10.0),
    (re.compile(r"\b(?:gehalveerd\w*|halveer\w*|halvering\w*|half\s+zo|(?:de\s+)?helft\s+(?:minder|zo))\b", re.I), 0.5),
    (re.compile(r"\banderhalf\s+(?:keer|maal)\b", re.I), 1.5),
)


@dataclass(frozen=True)
class Getal:
    """Een getal zoals het er staat.

    `eenheid` is wat erachter staat (procent, procentpunt, keer, aantal, euro, dagen ...) of leeg; `ongeveer`: het mag
    afgerond zijn; `speling`: zo ver mag het cijfer ernaast liggen, in de eenheid van het getal.
    """

    tekst: str
    waarde: float
    decimalen: int = 0
    eenheid: str = ""
    ongeveer: bool = False
    speling: float = 0.0

    @property
    def procent(self) -> bool:
        """Waar als het een aandeel is."""
        return self.eenheid == "procent"


def lees_getallen(tekst: str) -> tuple[Getal, ...]:
    """Alle getallen in `tekst` waarvoor een bron hoort te zijn, in volgorde.

    >>> [g.tekst for g in lees_getallen("In 2024 was 47,5% van de inwoners van 18 jaar en ouder eenzaam.")]
    ['47,5%']
    >>> [(g.waarde, g.eenheid) for g in lees_getallen("Een op de tien, veertig procent, 2000 inwoners; verdubbeld.")]
    [(10.0, 'procent'), (40.0, 'procent'), (2000.0, 'aantal'), (2.0, 'keer')]
    """
    tekst = wis_opmaak(tekst)
    gevonden: list[tuple[int, Getal]] = []
    for lezer in (_lees_keer, _lees_breuken, None, _lees_cijfers, _lees_woorden):
        if lezer is None:
            for patroon in GEEN_CIJFER:
                tekst = patroon.sub(lambda m: spaties(m[0]), tekst)
        else:
            tekst = _neem(lezer, tekst, gevonden)
    return tuple(getal for _, getal in sorted(gevonden, key=lambda g: g[0]))


def _neem(lezer: Callable[[str], Iterator], tekst: str, gevonden: list[tuple[int, Getal]]) -> str:
    """Voeg toe wat `lezer` vindt en wis het, zodat niets twee keer telt; `None` is gelezen en telt niet."""
    for begin, einde, getal in list(lezer(tekst)):
        if getal is not None:
            gevonden.append((begin, getal))
        tekst = tekst[:begin] + spaties(tekst[begin:einde]) + tekst[einde:]
    return tekst


def _lees_keer(tekst: str) -> Iterator[tuple[int, int, Getal]]:
    for patroon, keer in _KEER:
        for m in patroon.finditer(tekst):
            yield m.start(), m.end(), Getal(m[0], keer, eenheid="keer", speling=SPELING_KEER * keer)


def _lees_breuken(tekst: str) -> Iterator[tuple[int, int, Getal | None]]:
    for patroon in (_RATIO, _PER):
        for m in patroon.finditer(tekst):
            deel, geheel = (_heel(woord) for woord in m.groups())
            if deel and geheel and deel <= geheel and geheel > 1:
                over_tekst = bool(_NA_EIGEN.match(tekst, m.end()))
                yield m.start(), m.end(), None if over_tekst else _breuk(m[0], deel, geheel)
    for m in _DEEL.finditer(tekst):
        deel, geheel = lees_telwoord(m[1] or m[3]), DELEN[(m[2] or m[4]).lower()]
        if deel and deel < geheel:
            yield m.start(), m.end(), None if _VAN_EIGEN.match(tekst, m.end()) else _breuk(m[0], deel, geheel)
    for m in _HELFT.finditer(tekst):
        yield m.start(), m.end(), None if _VAN_EIGEN.match(tekst, m.end()) else _breuk(m[0], 1, 2)


def _heel(woord: str) -> int | None:
    kaal = woord.replace(".", "")
    return int(kaal) if kaal.isdecimal() else lees_telwoord(woord)


def _breuk(tekst: str, deel: int, geheel: int) -> Getal:
    """Een breuk is grof: hij mag een halve stap naast het cijfer liggen, en hoogstens een vijfde van zichzelf."""
    waarde = 100 * deel / geheel
    return Getal(tekst, waarde, eenheid="procent", ongeveer=True, speling=min(SPELING_BREUK, 50 / geheel, waarde / 5))


def _lees_cijfers(tekst: str) -> Iterator[tuple[int, int, Getal]]:
    for m in _CIJFER.finditer(tekst):
        heel, decimalen = _lees_cijfer(m[1] or "0")
        deel = unicodedata.numeric(m[2] or m[3]) if m[2] or m[3] else 0.0
        maat = _MAAT[m[4].lower()] if m[4] else 1.0
        eenheid, einde = _eenheid(tekst, m.start(), m.end())
        waarde = round((heel + deel) * maat, 6)
        if m[3] and not eenheid:  # een losse ½ is de helft
            yield m.start(), m.end(), _breuk(m[0], *Fraction(deel).limit_denominator(20).as_integer_ratio())
            continue
        yield m.start(), m.end(), Getal(
            tekst=tekst[m.start() : einde].strip(),
            waarde=waarde,
            decimalen=decimalen,
            eenheid=eenheid,
            ongeveer=bool(_ONGEVEER.search(tekst[: m.start()])),
            speling=_speling(waarde, decimalen, maat, eenheid),
        )  # fmt: skip


def _lees_cijfer(kaal: str) -> tuple[float, int]:
    """'1.235,5' en '47.5': een punt met precies drie cijfers erna scheidt duizendtallen, een andere is een komma."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", kaal):
        kaal = kaal.replace(".", "")
    kaal = kaal.replace(",", ".")
    return float(kaal), len(kaal.partition(".")[2])


def _speling(waarde: float, decimalen: int, maat: float, eenheid: str) -> float:
    if eenheid == "keer":
        return SPELING_KEER * waarde
    # '1,2 miljoen' is op een tiende miljoen afgerond.
    return min(0.5 * maat / 10**decimalen, SPELING_ONGEVEER * waarde) if maat > 1 else 0.0


def _lees_woorden(tekst: str) -> Iterator[tuple[int, int, Getal | None]]:
    for begin, einde, waarde in zoek_telwoorden(tekst):
        eenheid, tot = _eenheid(tekst, begin, einde)
        lidwoord = waarde <= 1 and eenheid not in ("procent", "procentpunt", "keer")
        verwijst = not eenheid and _VERWIJST.search(tekst[:begin])
        if lidwoord or (waarde <= 12 and (verwijst or _NA_EIGEN.match(tekst, einde))):
            continue
        ongeveer = bool(_ONGEVEER.search(tekst[:begin]))
        speling = {"procent": SPELING_BREUK}.get(eenheid, SPELING_ONGEVEER * waarde) if ongeveer else 0.0
        speling = SPELING_KEER * waarde if eenheid == "keer" else speling
        yield begin, einde, Getal(tekst[begin:tot].strip(), float(waarde), 0, eenheid, ongeveer, speling)


def _eenheid(tekst: str, begin: int, einde: int) -> tuple[str, int]:
    """De eenheid van het getal op deze plek, en waar de tekst van getal en eenheid samen ophoudt."""
    if re.search(r"€\s*$", tekst[:begin]):
        return "euro", einde
    for naam, patroon in _EENHEID:
        if m := patroon.match(tekst, einde):
            kort = naam in ("procent", "procentpunt", "keer") and not re.search(r"\d", m[0])
            return naam, m.end() if kort else einde
    return "", einde
