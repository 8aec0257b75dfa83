"""Wat een opgavehoofdstuk over de opgave als geheel toont."""

from __future__ import annotations

import re
from collections import Counter

from sturing.gegevens.kadermodel import Verband
from sturing.rekenen.stand import Dekking
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import FREQUENTIE, tel, voeg_samen, voeg_vindplaatsen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken import teken_dekking
from sturing.tonen.teken_samenhang import Pijl, teken_samenhang
from sturing.tonen.toon_doel import TEKEN, tabel_verbanden

#: Waar de dekking per rij over gaat, en het woord voor meer dan een.
_MEERVOUD = {"Opgave": "opgaven", "Doel": "doelen"}


def toon_opgave() -> Getoond:
    """Wat de opgave betekent, waar de gemeente naartoe wil en waaraan de opgave bijdraagt."""
    blad = huidig()
    opgave, grondslag = blad.opgave, blad.dossier.kader.grondslag
    dimensies = [d.naam.lower() for d in grondslag.dimensies if d.id in opgave.dimensies]
    goals = [f"{g.nummer} ({g.naam})" for g in grondslag.global_goals if g.nummer in opgave.global_goals]
    regels = [voor_markdown(opgave.betekenis)]
    regels.append(f"**Waar de gemeente naartoe wil.** {voor_markdown(opgave.toekomstbeeld)}")
    regels.append(f"**Wat de gemeente daarvoor doet.** {voor_markdown(opgave.inzet)}")
    bij = []
    if dimensies:
        bij.append(f"positieve gezondheid: {voor_markdown(voeg_samen(dimensies))}")
    if goals:
        bij.append(f"Global Goals: {voor_markdown(voeg_samen(goals))}")
    if bij:
        regels.append(f"De opgave draagt bij aan {'; en aan '.join(bij)}.")
    regels.append(f":::{{div}} bronregel\nBron: {voor_markdown(opgave.vindplaats)}.\n:::")
    return Getoond(naam=f"opgave-{opgave.id}", tekst=tuple(regels))


def figuur_dekking(rijen: tuple, naam: str, titel: str, wat: str) -> Getoond:
    """De dekkingsfiguur met alternatief, tabel en gegevens uit dezelfde tellingen."""
    soorten = tuple(d.value for d in Dekking)
    woorden = [
        f"{label}: {voeg_samen([f'{n} {soort}' for soort, n in tellingen.items() if n]) or 'geen indicatoren'}"
        for label, tellingen in rijen
    ]
    tabel = Tabel(
        (wat, *(s.capitalize() for s in soorten)),
        tuple((label, *(str(tellingen[s]) for s in soorten)) for label, tellingen in rijen),
    )
    return Getoond(
        naam=naam,
        titel=titel,
        bevinding=_zin_dekking(rijen, wat),
        beeld=f"Gestapelde balken. {'. '.join(woorden)}.",
        svg=teken_dekking(rijen),
        tabel=tabel,
        bron="eigen telling op het sturingskader",
        gegevens=Gegevens(
            (wat.lower(), *soorten), tuple((label, *(t[s] for s in soorten)) for label, t in rijen),
            {soort: "aantal indicatoren" for soort in soorten},
        ),
    )  # fmt: skip


def _zin_dekking(rijen: tuple, wat: str) -> str:
    """Waar het minst en waar het meest is gemeten; een benadering telt als cijfer, zoals overal in het rapport.

    Is op verschillende plekken even weinig of even veel gemeten, dan is geen ervan het minst of het meest.
    """
    geen = Dekking.GEEN.value
    met = [(label, sum(t.values()) - t[geen], sum(t.values())) for label, t in rijen if sum(t.values())]
    if not met:
        return "Er zijn nog geen indicatoren"
    minst, meest = (kies(met, key=lambda r: r[1] / r[2]) for kies in (min, max))
    zin = f"{minst[0]}: {minst[1]} van {tel(minst[2], 'indicator', 'indicatoren')} met een cijfer"
    if not meest[1] and len(met) > 1:
        return "Er is nog nergens een cijfer"
    if minst[1] * meest[2] == meest[1] * minst[2]:
        return zin if len(met) == 1 else f"Overal is hetzelfde deel gemeten. {zin}"
    laag, hoog = ([r for r in met if r[1] * uiterst[2] == uiterst[1] * r[2]] for uiterst in (minst, meest))
    if len(laag) == 1:
        return f"Het minst gemeten is {zin}; het meest {_opsomming(hoog)}"
    if minst[1]:
        return f"Het minst gemeten zijn {_opsomming(laag)}; het meest {_opsomming(hoog)}"
    zijn = "is" if len(hoog) == 1 else "zijn"
    return f"Bij {len(laag)} {_MEERVOUD[wat]} is nog niets gemeten; het meest gemeten {zijn} {_opsomming(hoog)}"


def _opsomming(rijen: list[tuple[str, int, int]]) -> str:
    """Elke naam met haar telling: 'Wonen: 1 van 4' of 'Wonen (1 van 4) en Werk (2 van 8)'."""
    if len(rijen) == 1:
        ((label, met, alle),) = rijen
        return f"{label}: {met} van {alle}"
    return voeg_samen([f"{label} ({met} van {alle})" for label, met, alle in rijen])


def toon_overzicht_ontwikkelingen() -> Getoond:
    """Alle ontwikkelingen van de opgave met hun verwijzingen."""
    dossier, opgave = huidig().dossier, huidig().opgave
    eigen = [o for o in dossier.ontwikkelingen if o.opgave == opgave.id]
    if not eigen:
        return Getoond(
            naam=f"ontwikkelingen-{opgave.id}",
            tekst=("Voor dit rapportagejaar zijn geen ontwikkelingen vastgelegd.",),
        )
    kader = dossier.kader
    rijen = tuple(
        (
            o.titel,
            o.gebied.replace("-", " "),
            voeg_samen([kader.naam_van(d) for d in o.doelen]),
            "; ".join(_kale_verwijzing(v) for v in o.verwijzingen) or "-",
        )
        for o in eigen
    )
    return Getoond(
        naam=f"ontwikkelingen-{opgave.id}",
        titel=f"Ontwikkelingen rond {opgave.naam}",
        bron=voeg_vindplaatsen(o.vindplaats for o in eigen),
        tekst=("Wat er gebeurt, staat bij de doelen waarop een ontwikkeling inwerkt.",),
        tabel=Tabel(("Ontwikkeling", "Waar", "Werkt op", "Verwijzingen"), rijen, (22, 12, 32, 34)),
    )


def _kale_verwijzing(verwijzing: str) -> str:
    """Een verwijzing zonder de haakjes die er in de lopende tekst van het plan omheen staan.

    >>> _kale_verwijzing("(CBS, 2024)"), _kale_verwijzing("GGD. (2023) Monitor.")
    ('CBS, 2024', 'GGD. (2023) Monitor.')
    """
    kaal = re.fullmatch(r"\(([^()]*)\)\.?", verwijzing)
    return kaal[1] if kaal else verwijzing


def toon_samenhang() -> Getoond | Stapel:
    """De samenhang binnen en rond de opgave: getekend rond de doelen, en volledig als tabel."""
    kader, opgave = huidig().dossier.kader, huidig().opgave
    verbanden = kader.verbanden_van(opgave)
    if not verbanden:
        return Getoond(naam=f"samenhang-{opgave.id}", tekst=("Het kader noemt bij deze opgave geen samenhang.",))
    eigen = {opgave.id, *(doel.id for doel in opgave.doelen)}
    rond = tuple(v for v in verbanden if eigen & {v.van, v.naar})
    verder = tuple(v for v in verbanden if v not in rond)
    tabel = Getoond(
        naam=f"samenhang-{opgave.id}",
        titel=f"Samenhang binnen en rond {opgave.naam}",
        bron=voeg_vindplaatsen(v.vindplaats for v in verbanden),
        tekst=(_zin_figuur_en_tabel(len(rond), len(verbanden)),) if rond else (),
        tabel=tabel_verbanden((*rond, *verder)),
        gegevens=Gegevens(
            ("van", "teken", "naar", "reden", "vindplaats"),
            tuple((v.van, TEKEN[v.teken], v.naar, v.reden, v.vindplaats) for v in verbanden),
            {"van": "waar de werking begint", "naar": "waar zij aankomt"},
        ),
    )
    return Stapel((_samenhangfiguur(rond), tabel)) if rond else tabel


def _zin_figuur_en_tabel(rond: int, alle: int) -> str:
    """Hoe de figuur en de tabel eronder zich verhouden: wie telt, moet op hetzelfde uitkomen."""
    wat = f"De figuur tekent {tel(rond, 'verband', 'verbanden')} waar de opgave of een van haar doelen in voorkomt."
    if rond == alle:
        return f"{wat} De tabel geeft dezelfde verbanden, met de reden erbij."
    return (
        f"{wat} De tabel begint met dezelfde {rond} en geeft er daarna nog {alle - rond}: verbanden tussen andere"
        " onderwerpen, die het kader bij deze opgave noemt."
    )


def _samenhangfiguur(verbanden: tuple[Verband, ...]) -> Getoond:
    kader, opgave = huidig().dossier.kader, huidig().opgave
    pijlen = tuple(Pijl(kader.naam_van(v.van), kader.naam_van(v.naar), v.teken) for v in verbanden)
    woorden = [f"{p.van} {TEKEN[p.teken]} {p.naar}" for p in pijlen]
    tellingen = Counter(TEKEN[p.teken] for p in pijlen)
    soorten = [f"{tellingen[s]} keer ‘{s}’" for s in TEKEN.values() if tellingen[s]]
    titel = (
        f"Wat {opgave.naam} en haar doelen beïnvloedt en waar zij op inwerken:"
        f" {tel(len(pijlen), 'verband', 'verbanden')}"
    )
    return Getoond(
        naam=f"samenhangfiguur-{opgave.id}",
        titel=titel,
        bron=voeg_vindplaatsen(v.vindplaats for v in verbanden),
        bevinding=f"{titel} ({voeg_samen(soorten)})",
        beeld=f"Schema met {tel(len(pijlen), 'pijl', 'pijlen')}, een per verband. {'. '.join(woorden)}.",
        svg=teken_samenhang(pijlen),
        gegevens=Gegevens(("van", "werking", "naar"), tuple((p.van, TEKEN[p.teken], p.naar) for p in pijlen)),
    )


def toon_bronnen() -> Getoond:
    """De bronnen waaruit de indicatoren van deze opgave komen."""
    blad = huidig()
    kader = blad.dossier.kader
    indicatoren = kader.indicatoren_van_opgave(blad.opgave)
    namen = dict.fromkeys(b for i in indicatoren for b in (i.bron, *i.andere_bronnen))
    rijen = []
    for bron_id in namen:
        bron = kader.bronnen[bron_id]
        aantal = sum(bron_id in (i.bron, *i.andere_bronnen) for i in indicatoren)
        rijen.append((bron.naam, bron.houder, FREQUENTIE[bron.frequentie], str(aantal)))
    return Getoond(
        naam=f"bronnen-{blad.opgave.id}",
        titel=f"Bronnen bij {blad.opgave.naam}",
        tabel=Tabel(
            ("Bron", "Houder", "Hoe vaak", "Indicatoren als hoofd- of andere bron"), tuple(rijen), (36, 28, 18, 18)
        ),
    )
