"""De weging van een activiteit: route door de criteria, klasse en voorstel, elk met een reden.

Staat een antwoord niet vast, dan is ook de uitkomst een bereik: van de klasse bij de zwakste invulling
tot die bij de sterkste. Zo telt onbekend nooit als goed, en ook niet als slecht.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sturing.gegevens.wegingmodel import Afwegingskader, Criterium, Klasse, Voorstelregel
from sturing.gegevens.wegingtoets import KLASSE, TOTALE_IMPACT
from sturing.rekenen.weegbeeld import Beeld, Vraagbeeld, Weegbeeld


@dataclass(frozen=True)
class Stap:
    """Een criterium op de route: de vragen die er gelden, de gevolgen en of de route hier eindigt."""

    criterium: Criterium
    vragen: tuple[Vraagbeeld, ...]
    gevolgen: tuple[str, ...]
    einde: bool
    misschien_einde: bool


@dataclass(frozen=True)
class Voorwaarde:
    """Wat een klasse ten minste vraagt, naast wat er nu is."""

    sleutel: str
    nodig: str
    nu: tuple[str, ...]


@dataclass(frozen=True)
class Weging:
    """De uitkomst voor één activiteit.

    `laagst` en `hoogst` zijn de uiterste klassen; zijn zij gelijk, dan staat de klasse vast.
    `gehaald` zijn de voorwaarden van die klasse, `tekort` wat voor een hogere klasse nog ontbreekt,
    `beslissend` de vragen die een nog open klasse kunnen verschuiven, `bepalend` die welk voorstel het wordt.
    Een aanvraag heeft geen voorstel voor de kadernota: er is nog niets om voort te zetten of af te bouwen.
    """

    beeld: Weegbeeld
    route: tuple[Stap, ...]
    laagst: Klasse
    hoogst: Klasse
    gehaald: tuple[Voorwaarde, ...]
    tekort: tuple[Voorwaarde, ...]
    hoger: Klasse | None
    beslissend: tuple[str, ...]
    voorstellen: tuple[Voorstelregel, ...]
    bepalend: tuple[str, ...] = ()

    @property
    def klasse(self) -> Klasse | None:
        """De klasse, als zij vaststaat."""
        return self.laagst if self.laagst == self.hoogst else None

    @property
    def beslist(self) -> bool:
        """Waar als de route zeker eindigt: of de gemeente het doet, is dan geen vraag meer."""
        return self.route[-1].einde

    @property
    def te_kiezen(self) -> bool:
        """Onwaar als de route zeker eindigt zonder dat de gemeente het zeker moet doen."""
        return not self.beslist or self.laagst.verplicht

    @property
    def voorstel(self) -> str | None:
        """Het voorstel, als alle invullingen op hetzelfde uitkomen."""
        soorten = {regel.voorstel for regel in self.voorstellen}
        return soorten.pop() if len(soorten) == 1 else None


def bereken_wegingen(beelden: Iterable[Weegbeeld], kader: Afwegingskader) -> tuple[Weging, ...]:
    """De weging van elk weegbeeld, in dezelfde volgorde."""
    return tuple(bereken_weging(beeld, kader) for beeld in beelden)


def bereken_weging(beeld: Weegbeeld, kader: Afwegingskader) -> Weging:
    """Route, klasse en voorstel van één activiteit."""
    laagst, hoogst = (kies_klasse(beeld, kader, kant) for kant in (0, -1))
    hoger = _volgende(laagst, kader)
    beslissend = _beslissend(beeld, kader, laagst, hoogst)
    lopend = beeld.activiteit.soort == "activiteit"
    voorstellen = kies_voorstellen(beeld, kader, laagst, hoogst) if lopend else ()
    return Weging(
        beeld=beeld,
        route=bereken_route(beeld, kader),
        laagst=laagst,
        hoogst=hoogst,
        gehaald=_voorwaarden(_gehaalde_regel(laagst, beeld, kader, 0), beeld),
        tekort=_tekort(hoger, beeld, kader) if hoger else (),
        hoger=hoger,
        beslissend=beslissend,
        voorstellen=voorstellen,
        bepalend=_bepalend(beeld, kader, voorstellen, beslissend),
    )


def bereken_route(beeld: Weegbeeld, kader: Afwegingskader) -> tuple[Stap, ...]:
    """De criteria op volgorde, tot en met het criterium dat zeker over 'of' beslist."""
    stappen = []
    for criterium in kader.criteria:
        vragen = tuple(b for v in criterium.vragen if (b := beeld.vragen[v.id]).beeld != Beeld.NIET_VAN_TOEPASSING)
        eindes = [[b.vraag.antwoord(s).einde for s in b.mogelijk] for b in vragen]
        gevolgen = tuple(gevolg for b in vragen if b.zeker and (gevolg := b.vraag.antwoord(b.zeker).gevolg))
        einde = any(all(e) for e in eindes)
        stappen.append(Stap(criterium, vragen, gevolgen, einde, any(map(any, eindes)) and not einde))
        if einde:
            break
    return tuple(stappen)


def kies_klasse(beeld: Weegbeeld, kader: Afwegingskader, kant: int) -> Klasse:
    """De hoogste klasse die gehaald wordt bij de zwakste (`kant` 0) of sterkste (-1) invulling."""
    return next(k for k in kader.klassen if _gehaalde_regel(k, beeld, kader, kant) is not None)


def _gehaalde_regel(klasse: Klasse, beeld: Weegbeeld, kader: Afwegingskader, kant: int) -> dict[str, str] | None:
    """De eerste regel van de klasse die deze invulling haalt."""
    return next(
        (regel for regel in klasse.minstens if all(_haalt(v, s, beeld, kader, kant) for v, s in regel.items())), None
    )


def _haalt(sleutel: str, stand: str, beeld: Weegbeeld, kader: Afwegingskader, kant: int) -> bool:
    volgorde = kader.standen[sleutel]
    return volgorde.index(beeld.mogelijk(sleutel)[kant]) >= volgorde.index(stand)


def _voorwaarden(regel: dict[str, str] | None, beeld: Weegbeeld) -> tuple[Voorwaarde, ...]:
    return tuple(Voorwaarde(v, s, beeld.mogelijk(v)) for v, s in (regel or {}).items())


def _volgende(klasse: Klasse, kader: Afwegingskader) -> Klasse | None:
    """De klasse erboven, als die te verdienen is: een verplichting is geen verdienste."""
    boven = [k for k in kader.klassen[: kader.klassen.index(klasse)] if not k.verplicht]
    return boven[-1] if boven else None


def _tekort(klasse: Klasse, beeld: Weegbeeld, kader: Afwegingskader) -> tuple[Voorwaarde, ...]:
    """Wat bij de regel die het dichtst bij is nog ontbreekt."""
    per_regel = [
        tuple(w for w in _voorwaarden(regel, beeld) if not _haalt(w.sleutel, w.nodig, beeld, kader, 0))
        for regel in klasse.minstens
    ]
    return min(per_regel, key=len)


def _beslissend(beeld: Weegbeeld, kader: Afwegingskader, laagst: Klasse, hoogst: Klasse) -> tuple[str, ...]:
    """Open vragen die in een regel van een nog mogelijke klasse staan."""
    if laagst == hoogst:
        return ()
    plaatsen = [kader.klassen.index(k) for k in (hoogst, laagst)]
    genoemd = {v for k in kader.klassen[plaatsen[0] : plaatsen[1]] for regel in k.minstens for v in regel}
    if TOTALE_IMPACT in genoemd:
        genoemd |= {kader.impactmatrix.rijen_vraag, kader.impactmatrix.kolommen_vraag}
    return tuple(v for v in kader.vragen if v in genoemd and len(beeld.mogelijk(v)) > 1)


def kies_voorstellen(
    beeld: Weegbeeld, kader: Afwegingskader, laagst: Klasse, hoogst: Klasse
) -> tuple[Voorstelregel, ...]:
    """De regels die kunnen gelden, op volgorde; de eerste die zeker past, sluit de rij."""
    plaatsen = [kader.klassen.index(k) for k in (hoogst, laagst)]
    klassen = {k.id for k in kader.klassen[plaatsen[0] : plaatsen[1] + 1]}
    uit = []
    for regel in kader.voorstellen:
        standen = {v: klassen if v == KLASSE else _geldige_standen(beeld, v) for v in regel.als}
        if all(standen[v] & set(s) for v, s in regel.als.items()):
            uit.append(regel)
            if all(standen[v] <= set(s) for v, s in regel.als.items()):
                break
    return tuple(uit)


def _bepalend(
    beeld: Weegbeeld, kader: Afwegingskader, voorstellen: tuple[Voorstelregel, ...], beslissend: tuple[str, ...]
) -> tuple[str, ...]:
    """De open vragen waarvan het antwoord een van de mogelijke voorstellen doet vervallen."""
    genoemd: set[str] = set()
    for sleutel, standen in ((v, s) for regel in voorstellen for v, s in regel.als.items()):
        if sleutel == KLASSE:
            genoemd |= set(beslissend)
        elif not _geldige_standen(beeld, sleutel) <= set(standen):
            matrix = kader.impactmatrix
            genoemd |= {matrix.rijen_vraag, matrix.kolommen_vraag} if sleutel == TOTALE_IMPACT else {sleutel}
    return tuple(v for v in kader.vragen if v in genoemd and len(beeld.mogelijk(v)) > 1)


def _geldige_standen(beeld: Weegbeeld, sleutel: str) -> set[str]:
    """De mogelijke standen; een vraag die niet van toepassing is, past bij geen enkele regel."""
    if sleutel != TOTALE_IMPACT and beeld.vragen[sleutel].beeld == Beeld.NIET_VAN_TOEPASSING:
        return set()
    return set(beeld.mogelijk(sleutel))
