"""Het weegbeeld van een activiteit: per vraag welke antwoorden nog mogelijk zijn.

Onbekend is geen nul en geen goed. Een vraag zonder antwoord laat elk antwoord open; geven beoordelaars
verschillende antwoorden, dan blijven die naast elkaar mogelijk. Alles wat volgt, rekent met die ruimte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sturing.gegevens.activiteitmodel import Activiteit, Antwoord
from sturing.gegevens.kader import Kader
from sturing.gegevens.wegingmodel import Afwegingskader, Weegvraag
from sturing.gegevens.wegingtoets import ONBEKEND, TOTALE_IMPACT


class Beeld(StrEnum):
    """Wat er over een vraag bekend is."""

    EENS = "beantwoord"
    VERSCHIL = "verschillend beantwoord"
    ONBEKEND = "onbekend"
    UIT_DOEL = "volgt uit het doel"
    NIET_VAN_TOEPASSING = "niet van toepassing"


@dataclass(frozen=True)
class Vraagbeeld:
    """Eén vraag: wat er gegeven is, en welke standen (van zwak naar sterk) nog mogelijk zijn."""

    vraag: Weegvraag
    beeld: Beeld
    mogelijk: tuple[str, ...]
    antwoorden: tuple[Antwoord, ...] = ()

    @property
    def zeker(self) -> str | None:
        """Het antwoord, als er maar één mogelijk is."""
        return self.mogelijk[0] if len(self.mogelijk) == 1 else None

    @property
    def weet_niet(self) -> tuple[str, ...]:
        """Wie 'onbekend' antwoordde op een vraag waarop een ander wel een antwoord gaf."""
        if self.beeld not in (Beeld.EENS, Beeld.VERSCHIL):
            return ()
        return tuple(a.wie for a in self.antwoorden if a.antwoord == ONBEKEND)


@dataclass(frozen=True)
class Weegbeeld:
    """Alle vragen over één activiteit, met de totale impact die daaruit volgt."""

    activiteit: Activiteit
    vragen: Mapping[str, Vraagbeeld]
    impact: tuple[str, ...]

    def mogelijk(self, sleutel: str) -> tuple[str, ...]:
        """De mogelijke standen van een vraag of van de totale impact."""
        return self.impact if sleutel == TOTALE_IMPACT else self.vragen[sleutel].mogelijk

    @property
    def open(self) -> tuple[Vraagbeeld, ...]:
        """De vragen waarop nog geen beoordelaar een antwoord weet."""
        return tuple(b for b in self.vragen.values() if b.beeld == Beeld.ONBEKEND and not b.vraag.doelkenmerk)

    @property
    def verschillen(self) -> tuple[Vraagbeeld, ...]:
        """De vragen waarop beoordelaars verschillend antwoordden."""
        return tuple(b for b in self.vragen.values() if b.beeld == Beeld.VERSCHIL)

    @property
    def deels_onbekend(self) -> tuple[Vraagbeeld, ...]:
        """De vragen waarop de een het niet weet en de anderen hetzelfde antwoordden."""
        return tuple(b for b in self.vragen.values() if b.beeld == Beeld.EENS and b.weet_niet)

    @property
    def beoordelaars(self) -> tuple[str, ...]:
        """Wie iets heeft geantwoord."""
        return tuple(sorted({a.wie for b in self.vragen.values() for a in b.antwoorden}))


def bereken_weegbeelden(
    activiteiten: Iterable[Activiteit], antwoorden: Iterable[Antwoord], kader: Kader
) -> tuple[Weegbeeld, ...]:
    """Het weegbeeld van elke activiteit, in de volgorde van `activiteiten`."""
    per: dict[str, list[Antwoord]] = {}
    for antwoord in antwoorden:
        per.setdefault(antwoord.activiteit, []).append(antwoord)
    return tuple(bereken_weegbeeld(a, per.get(a.id, []), kader) for a in activiteiten)


def bereken_weegbeeld(activiteit: Activiteit, antwoorden: Iterable[Antwoord], kader: Kader) -> Weegbeeld:
    """Het weegbeeld van één activiteit."""
    per: dict[str, list[Antwoord]] = {}
    for antwoord in sorted(antwoorden, key=lambda a: (a.wie, a.wanneer)):
        per.setdefault(antwoord.vraag, []).append(antwoord)
    vragen: dict[str, Vraagbeeld] = {}
    for vraag in kader.afwegingskader.vragen.values():
        if vraag.doelkenmerk:
            vragen[vraag.id] = _uit_doelen(vraag, activiteit, kader)
        else:
            vragen[vraag.id] = _uit_antwoorden(vraag, tuple(per.get(vraag.id, ())), vragen)
    return Weegbeeld(activiteit, vragen, bereken_impact(vragen, kader.afwegingskader))


def _uit_antwoorden(vraag: Weegvraag, antwoorden: tuple[Antwoord, ...], eerder: Mapping[str, Vraagbeeld]) -> Vraagbeeld:
    """Geen antwoord laat alles open; 'onbekend' van de een telt niet als een ander het wel weet."""
    if not all(set(eerder[v].mogelijk) & set(standen) for v, standen in vraag.alleen_als.items()):
        return Vraagbeeld(vraag, Beeld.NIET_VAN_TOEPASSING, vraag.standen[:1], antwoorden)
    gegeven = {a.antwoord for a in antwoorden} - {ONBEKEND}
    mogelijk = tuple(s for s in vraag.standen if s in gegeven)
    if not mogelijk:
        return Vraagbeeld(vraag, Beeld.ONBEKEND, vraag.standen, antwoorden)
    return Vraagbeeld(vraag, Beeld.EENS if len(mogelijk) == 1 else Beeld.VERSCHIL, mogelijk, antwoorden)


def _uit_doelen(vraag: Weegvraag, activiteit: Activiteit, kader: Kader) -> Vraagbeeld:
    """Het sterkste kenmerk van de doelen die de activiteit dient; een onvermeld kenmerk kan sterker zijn."""
    woorden = {woord: i for i, a in enumerate(vraag.schaal) for woord in a.uit_doel}
    doelen = {kader.doel_van[r].id: kader.doel_van[r] for r in activiteit.resultaten}.values()
    gevonden = [woorden.get(getattr(doel.afweging, vraag.doelkenmerk).waarde) for doel in doelen]
    bekend = [i for i in gevonden if i is not None]
    laagst = max(bekend, default=0)
    if None not in gevonden:
        return Vraagbeeld(vraag, Beeld.UIT_DOEL, vraag.standen[laagst : laagst + 1])
    mogelijk = vraag.standen[laagst:]
    return Vraagbeeld(vraag, Beeld.UIT_DOEL if len(mogelijk) == 1 else Beeld.ONBEKEND, mogelijk)


def bereken_impact(vragen: Mapping[str, Vraagbeeld], kader: Afwegingskader) -> tuple[str, ...]:
    """De mogelijke totale impact volgens de matrix, van klein naar groot."""
    matrix = kader.impactmatrix
    rij, kolom = (kader.vragen[v] for v in (matrix.rijen_vraag, matrix.kolommen_vraag))
    cellen = {
        matrix.totaal(rij.antwoord(r).naam, kolom.antwoord(k).naam)
        for r in vragen[rij.id].mogelijk
        for k in vragen[kolom.id].mogelijk
    }
    return tuple(stand for stand in matrix.standen if stand in cellen)
