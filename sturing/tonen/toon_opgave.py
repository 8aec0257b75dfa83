"""Wat een opgavehoofdstuk over de opgave als geheel toont."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Opgave
from sturing.rekenen.oordeel import Uitkomst
from sturing.rekenen.stand import Dekking, Stand, tel_dekking
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import FREQUENTIE, tel, voeg_samen
from sturing.tonen.object import Cel, Gegevens, Getoond, Stapel, Tabel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.teken import teken_dekking
from sturing.tonen.toon_doel import TEKEN, tabel_verbanden


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


def toon_oogopslag() -> Stapel:
    """De opgave in één oogopslag: per doel hoeveel er gemeten is en wat dat zegt."""
    blad = huidig()
    return Stapel((_oogopslagtabel(blad.opgave), _dekkingsfiguur(blad.opgave)))


def _oogopslagtabel(opgave: Opgave) -> Getoond:
    blad = huidig()
    standen = blad.standen_van_opgave(opgave)
    rijen = []
    for doel in opgave.doelen:
        eigen = blad.standen_van_doel(doel)
        met = [s for s in eigen if s.hoofdreeks]
        rijen.append((Cel(doel.naam, naar=doel.id), f"{len(met)} van {len(eigen)}", woorden_uitkomsten(eigen)))
    met = sum(s.dekking != Dekking.GEEN for s in standen)
    zin = (
        f"De opgave heeft {tel(len(opgave.doelen), 'doel', 'doelen')} en"
        f" {tel(len(standen), 'indicator', 'indicatoren')}. {_zin_gemeten(met)}"
    )
    return Getoond(
        naam=f"oogopslag-{opgave.id}",
        titel=f"{opgave.naam} in één oogopslag",
        tekst=(zin,),
        tabel=Tabel(("Doel", "Indicatoren met een cijfer", "Wat de cijfers zeggen"), tuple(rijen), (45, 20, 35)),
    )


def _zin_gemeten(met: int) -> str:
    if met == 0:
        return "Daarvan heeft er nog geen een cijfer."
    return f"Daarvan {'heeft' if met == 1 else 'hebben'} er {met} een cijfer."


def woorden_uitkomsten(standen: tuple[Stand, ...]) -> str:
    """Hoeveel standen welke uitkomst hebben, met het slechtste vooraan."""
    met = [s for s in standen if s.hoofdreeks]
    if not met:
        return "nog geen cijfers"
    volgorde = (Uitkomst.ONGUNSTIG, Uitkomst.GUNSTIG, Uitkomst.VERANDERD, Uitkomst.GEEN_VERANDERING, Uitkomst.NIET_TE_ZEGGEN)
    delen = [(sum(s.oordeel.uitkomst == u for s in met), u) for u in volgorde]
    return "; ".join(f"{aantal} × {u.value}" for aantal, u in delen if aantal)


def _dekkingsfiguur(opgave: Opgave) -> Getoond:
    blad = huidig()
    rijen = tuple(
        (doel.naam, {d.value: n for d, n in tel_dekking(blad.standen_van_doel(doel)).items()}) for doel in opgave.doelen
    )
    return figuur_dekking(rijen, f"dekking-{opgave.id}", f"Hoeveel indicatoren van {opgave.naam} een cijfer hebben", "Doel")


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
        alt=f"Gestapelde balken. {'. '.join(woorden)}.",
        svg=teken_dekking(rijen),
        tabel=tabel,
        bron="eigen telling op het sturingskader",
        gegevens=Gegevens(
            (wat.lower(), *soorten), tuple((label, *(t[s] for s in soorten)) for label, t in rijen),
            {soort: "aantal indicatoren" for soort in soorten},
        ),
    )  # fmt: skip


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
        (o.titel, o.gebied.replace("-", " "), voeg_samen([kader.naam_van(d) for d in o.doelen]), "; ".join(o.verwijzingen) or "-")
        for o in eigen
    )
    return Getoond(
        naam=f"ontwikkelingen-{opgave.id}",
        titel=f"Ontwikkelingen rond {opgave.naam}",
        bron=voeg_samen(sorted({o.vindplaats for o in eigen})),
        tekst=("Wat er gebeurt, staat bij de doelen waarop een ontwikkeling inwerkt.",),
        tabel=Tabel(("Ontwikkeling", "Waar", "Werkt op", "Verwijzingen"), rijen, (22, 12, 32, 34)),
    )


def toon_samenhang() -> Getoond:
    """De samenhang binnen en rond de opgave, als tabel."""
    kader, opgave = huidig().dossier.kader, huidig().opgave
    verbanden = kader.verbanden_van(opgave)
    if not verbanden:
        return Getoond(naam=f"samenhang-{opgave.id}", tekst=("Het kader noemt bij deze opgave geen samenhang.",))
    return Getoond(
        naam=f"samenhang-{opgave.id}",
        titel=f"Samenhang binnen en rond {opgave.naam}",
        bron=voeg_samen(sorted({v.vindplaats for v in verbanden})),
        tabel=tabel_verbanden(verbanden),
        gegevens=Gegevens(
            ("van", "teken", "naar", "reden", "vindplaats"),
            tuple((v.van, TEKEN[v.teken], v.naar, v.reden, v.vindplaats) for v in verbanden),
            {"van": "waar de werking begint", "naar": "waar zij aankomt"},
        ),
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
        tabel=Tabel(("Bron", "Houder", "Hoe vaak", "Indicatoren"), tuple(rijen), (38, 30, 18, 14)),
    )
