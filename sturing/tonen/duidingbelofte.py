"""De toets op beloften in een duiding: 'volgend jaar' mag alleen bij een cijfer dat dan ook komt.

Een schrijver ziet dat een cijfer er niet is en belooft het voor volgend jaar. Van een cijfer dat over het vorige jaar
had moeten komen en niet kwam, is dat een toezegging die niemand deed. Welk cijfer te laat is, zegt `rekenen/status`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Indicator
from sturing.gegevens.perioden import jaartal
from sturing.rekenen.status import Verwachting
from sturing.tonen.duidingbewijs import ALGEMEEN, bereik
from sturing.tonen.geencijfers import wis_opmaak
from sturing.tonen.notatie import voeg_samen

_ZINNEN = re.compile(r"(?<=[.!?;])\s+|\n+")
#: Een termijn in woorden en over hoeveel jaar dat is.
_TERMIJNEN = (
    (re.compile(r"\b(?:volgend|komend) jaar\b|\bhet (?:volgende|komende) jaar\b|\bover (?:een|één|1) jaar\b", re.I), 1),
    (re.compile(r"\bover (?:twee|2) jaar\b", re.I), 2),
    (re.compile(r"\bover (?:drie|3) jaar\b", re.I), 3),
    (re.compile(r"\bover (?:vier|4) jaar\b", re.I), 4),
)
_KOMT = re.compile(r"\b(?:komt|komen|kwam|volgt|volgen|lever\w*|verschijn\w*|verwacht\w*|ontvang\w*|bekend)\b", re.I)
_CIJFER = re.compile(r"cijfer|gegevens|aantal|percentage|aandeel|meting|monitor|rapportage", re.I)
#: Zo praat men over een cijfer, en minder gauw over iets anders dat volgend jaar komt.
_LEVERING = re.compile(r"naar verwachting|\b(?:volgt|volgen|lever\w*|verschijn\w*|verwacht\w*|ontvang\w*)\b", re.I)
#: 'Dat geldt ook voor ...' belooft hetzelfde als de zin ervoor.
_ZELFDE = re.compile(r"(?:dat|dit|hetzelfde) geldt\b", re.I)
_WOORD = re.compile(r"[^\W\d_]+")
#: Een afkorting als CBS of DUO telt ook, al is zij kort.
_KORT = re.compile(r"[A-Z]{2,}")
#: Zoveel letters moeten gelijk zijn: 'jeugd' en 'jeugdmonitor' noemen hetzelfde.
_GELIJK = 5
_ZEGT_NIETS = ALGEMEEN | {"cijfer", "cijfers", "gegevens", "monitor", "rapportage", "verantwoording", "rapportcijfer"}


@dataclass(frozen=True)
class Belofte:
    """Een zin die voor een of meer jaren een cijfer belooft."""

    zin: str
    termijn: str
    jaren: tuple[int, ...]


def toets_beloften(
    plek: str, tekst: str, kader: Kader, verwacht: Mapping[str, Verwachting], jaar: int
) -> Iterator[tuple[str, str]]:
    """Per belofte in een duiding onder `plek` die niet klopt: wat er mis is, en de remedie.

    Een belofte klopt als in dat jaar een cijfer van dit doel komt, als de zin geen cijfer noemt dat te laat is, en
    als zij de bron noemt zodra er bij het doel ook een te laat is.
    """
    indicatoren = bereik(plek, kader)[1]
    laat = [i for i in indicatoren if verwacht[i.id].mist or _is_voorbij(verwacht[i.id])]
    for belofte in lees_beloften(wis_opmaak(tekst), jaar):
        komend = [i for i in indicatoren if _komt_in(verwacht[i.id], belofte.jaren)]
        if not _gaat_over_cijfers(belofte.zin, (*komend, *laat), kader):
            continue
        bronnen = voeg_samen(list(dict.fromkeys(kader.bronnen[i.bron].naam for i in komend)))
        remedie = "schrijf wat niet is ontvangen" + (f", en beloof alleen wat dan komt: {bronnen}" if komend else "")
        if te_laat := _genoemd_te_laat(belofte.zin, laat, komend, kader):
            wie = voeg_samen([f"'{naam}'" for naam in te_laat])
            yield f"'{belofte.termijn}' is beloofd voor een cijfer dat niet is ontvangen: {wie}", remedie
        elif not komend:
            yield f"'{belofte.termijn}' is beloofd, maar bij '{plek}' komt er dan geen cijfer", remedie
        elif laat and not _genoemd(belofte.zin, komend, kader):
            yield f"'{belofte.termijn}' is beloofd zonder bron, en bij '{plek}' is een deel niet ontvangen", remedie


def lees_beloften(tekst: str, jaar: int) -> Iterator[Belofte]:
    """Elke zin die zegt dat iets over een of meer jaren komt; `jaar` is het rapportagejaar.

    >>> [b.jaren for b in lees_beloften("De jeugdmonitor komt volgend jaar, die voor ouderen over twee jaar.", 2026)]
    [(2027, 2028)]
    """
    vorige: Belofte | None = None
    for zin in _ZINNEN.split(tekst):
        treffers = [(treffer[0], jaar + verder) for termijn, verder in _TERMIJNEN if (treffer := termijn.search(zin))]
        if treffers and _KOMT.search(zin):
            vorige = Belofte(zin, treffers[0][0], tuple(j for _, j in treffers))
        elif vorige and _ZELFDE.match(zin):
            vorige = Belofte(f"{zin} (naar verwachting {vorige.termijn})", vorige.termijn, vorige.jaren)
        else:
            vorige = None
        if vorige:
            yield vorige


def _is_voorbij(verwachting: Verwachting) -> bool:
    return bool(verwachting.volgende) and not verwachting.komt


def _komt_in(verwachting: Verwachting, jaren: tuple[int, ...]) -> bool:
    return verwachting.komt and jaartal(verwachting.volgende) in jaren


def _genoemd_te_laat(zin: str, laat: list[Indicator], komend: list[Indicator], kader: Kader) -> list[str]:
    """Wat de zin noemt van een cijfer dat te laat is; een woord dat ook bij een komend cijfer past, telt niet."""
    te_laat, van_komend = _namen(laat, kader), _namen(komend, kader)
    return [woord for woord in _woorden(zin) if _gelijk(woord, te_laat) > _gelijk(woord, van_komend)]


def _gaat_over_cijfers(zin: str, indicatoren: Iterable[Indicator], kader: Kader) -> bool:
    """Waar als de zin een cijfer of een bron noemt; alleen een onderwerp telt pas als de zin een levering belooft."""
    bronnen = {w for i in indicatoren for w in _woorden(kader.bronnen[i.bron].naam)}
    if _CIJFER.search(zin) or any(_gelijk(woord, bronnen) for woord in _woorden(zin)):
        return True
    return bool(_LEVERING.search(zin)) and _genoemd(zin, indicatoren, kader)


def _genoemd(zin: str, indicatoren: Iterable[Indicator], kader: Kader) -> bool:
    namen = _namen(indicatoren, kader)
    return any(_gelijk(woord, namen) for woord in _woorden(zin))


def _namen(indicatoren: Iterable[Indicator], kader: Kader) -> set[str]:
    """De woorden waaraan deze indicatoren of hun bronnen te herkennen zijn."""
    return {w for i in indicatoren for w in _woorden(f"{i.naam} {i.kort} {kader.bronnen[i.bron].naam}")}


def _woorden(tekst: str) -> list[str]:
    """De woorden die iets aanwijzen, elk één keer."""
    alle = (w for w in _WOORD.findall(tekst) if len(w) >= _GELIJK or _KORT.fullmatch(w))
    return list(dict.fromkeys(w for w in alle if w.lower() not in _ZEGT_NIETS))


def _gelijk(woord: str, namen: set[str]) -> int:
    """Hoeveel letters het woord hoogstens deelt met een naam die ermee begint of waarmee het begint.

    Een afkorting telt alleen als zij helemaal gelijk is: 'DUO' is niet 'duofiets'.
    """
    if _KORT.fullmatch(woord):
        return len(woord) * (woord in namen)
    gewoon = (n.lower() for n in namen if not _KORT.fullmatch(n))
    klein = woord.lower()
    return max((min(len(n), len(klein)) for n in gewoon if n.startswith(klein) or klein.startswith(n)), default=0)
