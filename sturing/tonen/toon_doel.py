"""Wat een opgavehoofdstuk per doel toont."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Eenheid, Ervaring, Verband
from sturing.rekenen.oordeel import Regel
from sturing.rekenen.stand import Dekking, Stand, tel_dekking
from sturing.tonen.blad import huidig
from sturing.tonen.cijfertabel import cijfertabel, uitleg_benaderingen, wijkreeksen
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.notatie import FREQUENTIE, tel, toon_periode, toon_punt, toon_verwacht, voeg_samen
from sturing.tonen.object import Getoond, Stapel, Tabel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.teken import teken_vergelijking, teken_verloop, teken_wijken
from sturing.tonen.zinnen import (
    HERKOMST,
    REGEL,
    zin_bevinding,
    zin_gemeten,
    zin_kleinste,
    zin_oordeel,
    zin_stand,
)

TEKEN = {"+": "versterkt", "-": "remt", "?": "hangt samen met"}
STREKKING = {"positief": "positief", "negatief": "zorg of kritiek", "gemengd": "gemengd"}


def toon_doel(doel: str) -> Getoond:
    """Wat het doel betekent en welke resultaten de gemeente ermee wil bereiken."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    rijen = []
    for resultaat in d.resultaten:
        standen = blad.standen(blad.dossier.kader.indicatoren_bij(resultaat.id))
        gemeten = sum(s.dekking != Dekking.GEEN for s in standen)
        waarde = f"{gemeten} van {len(standen)}" if standen else f"geen: {resultaat.zonder_indicator}"
        rijen.append((resultaat.naam, waarde))
    return Getoond(
        naam=f"resultaten-{d.id}",
        titel=f"Wat we willen bereiken met '{d.naam}'",
        bron=d.vindplaats,
        tekst=(voor_markdown(d.betekenis),),
        tabel=Tabel(("Maatschappelijk resultaat", "Indicatoren met een cijfer"), tuple(rijen), (70, 30)),
    )


def toon_cijfers(doel: str) -> Getoond | Stapel:
    """De indicatoren van een doel die een cijfer hebben: stand, verandering, vergelijking en oordeel."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    standen = blad.standen_van_doel(d)
    met = [s for s in standen if s.hoofdreeks]
    for stand in met:
        blad.plak_stand(stand)
    tellingen = tel_dekking(standen)
    blad.plak(f"{d.id}.gemeten", str(len(met)))
    blad.plak(f"{d.id}.totaal", str(len(standen)))
    regel = zin_gemeten(len(standen), len(met), tellingen[Dekking.BENADERING])
    inhoud = cijfertabel(blad, standen)
    if inhoud is None:
        return Getoond(naam=f"cijfers-{d.id}", tekst=(regel,))
    tabel = Getoond(
        naam=f"cijfers-{d.id}",
        titel=f"Cijfers bij '{d.naam}'",
        bron=_bronnen_van(met),
        tekst=(regel,),
        tabel=inhoud,
        gegevens=cijfers_van(blad, standen),
    )
    uitleg = uitleg_benaderingen(met)
    wijken = [f for stand in standen if (f := _figuur_wijken(stand, d))]
    return Stapel((tabel, *([Getoond(naam=f"benaderingen-{d.id}", tekst=(uitleg,))] if uitleg else []), *wijken))


def _figuur_wijken(stand: Stand, doel: Doel) -> Getoond | None:
    """De wijken op volgorde, als er van ten minste twee wijken een toonbaar cijfer is."""
    blad = huidig()
    eenheid = stand.indicator.eenheid
    alle = wijkreeksen(blad, stand.indicator)
    met = tuple((naam, r.laatste.waarde) for naam, r in alle if r.laatste.waarde is not None)
    if not alle:
        return None
    eigen = stand.punt.waarde if stand.punt and eenheid != Eenheid.AANTAL else None
    periode = toon_periode(alle[0][1].laatste.periode)
    woorden = ", ".join(f"{naam} {toon_punt(r.laatste, eenheid)}" for naam, r in alle)
    soort = "" if alle[0][1].herkomst == "gemeten" else f", {HERKOMST[alle[0][1].herkomst]}"
    return Getoond(
        naam=f"wijken-{stand.indicator.id}-{doel.id}",
        titel=f"{stand.indicator.kort} per wijk ({periode}{soort})",
        bron=_bronnen_van_reeksen([r for _, r in alle]),
        alt=f"Puntenfiguur van wijken op volgorde. {woorden}.",
        svg=teken_wijken(met, (blad.naam_gebied(stand.gebied), eigen), eenheid) if len(met) > 1 else "",
        tabel=Tabel(("Wijk", "Stand"), tuple((naam, toon_punt(r.laatste, eenheid)) for naam, r in alle)),
    )


def _bronnen_van(standen: list[Stand]) -> str:
    return _bronnen_van_reeksen([reeks for stand in standen for reeks in stand.reeksen])


def _bronnen_van_reeksen(reeksen: list) -> str:
    bronnen = huidig().dossier.kader.bronnen
    namen = {bronnen[p.bestand].naam if p.bestand in bronnen else p.bestand for r in reeksen for p in r.punten}
    return voeg_samen(sorted(namen))


def toon_verlopen(doel: str) -> Stapel | Getoond:
    """Een figuur voor elke indicator van het doel met een reeks of een vergelijking."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    verlopen, los = [], []
    for stand in blad.standen_van_doel(d):
        if stand.hoofdreeks and len(stand.hoofdreeks.met_waarde()) > 1:
            verlopen.append(_figuur_verloop(stand, d))
        elif stand.vergelijkingen and stand.punt.waarde is not None:
            los.append(stand)
    halters = _figuren_vergelijking(los, d)
    if not verlopen and not halters:
        return Getoond(
            naam=f"verloop-{d.id}",
            tekst=("Voor dit doel is nog geen reeks in de tijd en geen vergelijking met andere gebieden te tekenen.",),
        )
    return Stapel((*verlopen, *halters), raster=len(verlopen) if len(verlopen) > 1 else 0)


def toon_verloop(indicator: str) -> Getoond:
    """De figuur van één indicator door de tijd, met vergelijking."""
    blad = huidig()
    kader = blad.dossier.kader
    gekozen = kader.indicator(indicator)
    stand = blad.standen((gekozen,))[0]
    if not stand.hoofdreeks or len(stand.hoofdreeks.met_waarde()) < 2:
        return Getoond(naam=f"verloop-{indicator}", tekst=(voor_markdown(f"{gekozen.kort}: {zin_stand(stand)}."),))
    blad.plak_stand(stand)
    return _figuur_verloop(stand, kader.doel_van[gekozen.hangt_aan[0]])


def _figuur_verloop(stand: Stand, doel: Doel) -> Getoond:
    blad = huidig()
    anderen = tuple(
        (blad.kort_gebied(v.gebied), reeks)
        for v in stand.vergelijkingen
        if (reeks := _reeks_van(stand, v.gebied)) and len(reeks.met_waarde()) > 1
    )
    naam = blad.naam_gebied(stand.gebied)
    titel = zin_bevinding(stand)
    return Getoond(
        naam=f"verloop-{stand.indicator.id}-{doel.id}",
        titel=titel,
        bron=_bronnen_van([stand]),
        alt=_alt_verloop(stand, naam, anderen),
        svg=teken_verloop(stand.hoofdreeks, naam, anderen, stand.indicator.eenheid),
        tabel=_tabel_verloop(stand, naam, anderen),
        gegevens=cijfers_van(blad, (stand,)),
        tekst=(),
    )


def _reeks_van(stand: Stand, gebied: str):
    from sturing.rekenen.reeksen import bereken_reeksen

    for reeks in bereken_reeksen(huidig().metingen, stand.indicator.id, gebied):
        if (reeks.groep, reeks.herkomst) == (stand.hoofdreeks.groep, stand.hoofdreeks.herkomst):
            return reeks
    return None


def _alt_verloop(stand: Stand, naam: str, anderen: tuple) -> str:
    eenheid = stand.indicator.eenheid
    delen = [f"Lijnfiguur. {zin_bevinding(stand)}."]
    for label, reeks in ((naam, stand.hoofdreeks), *anderen):
        waarden = [f"{toon_periode(p.periode)} {toon_punt(p, eenheid)}" for p in reeks.met_waarde()]
        delen.append(f"{label}: {', '.join(waarden)}.")
    delen.append(f"Oordeel: {zin_oordeel(stand.oordeel)[2:]} ({stand.oordeel.waarom}).")
    return " ".join(delen)


def _tabel_verloop(stand: Stand, naam: str, anderen: tuple) -> Tabel:
    eenheid = stand.indicator.eenheid
    reeksen = ((naam, stand.hoofdreeks), *anderen)
    perioden = sorted({(p.tijd, p.periode) for _, r in reeksen for p in r.met_waarde()})
    rijen = []
    for tijd, periode in perioden:
        rij = [toon_periode(periode)]
        for _, reeks in reeksen:
            punt = next((p for p in reeks.met_waarde() if p.tijd == tijd), None)
            rij.append(toon_punt(punt, eenheid) if punt else "geen cijfer")
        rijen.append(tuple(rij))
    return Tabel(("Periode", *(label for label, _ in reeksen)), tuple(rijen))


def _figuren_vergelijking(standen: list[Stand], doel: Doel) -> list[Getoond]:
    """Halters per vergelijkingsgebied en eenheid, voor indicatoren met één cijfer."""
    blad = huidig()
    groepen: dict[tuple[str, str], list] = {}
    for stand in standen:
        for v in stand.vergelijkingen:
            if v.punt.waarde is not None:
                groepen.setdefault((v.gebied, stand.indicator.eenheid), []).append((stand, v))
    figuren = []
    for (gebied, eenheid), paren in groepen.items():
        naam, ander = blad.naam_gebied(blad.dossier.gemeente.code), blad.naam_gebied(gebied)
        rijen = tuple((s.indicator.kort, s.punt.waarde, v.punt.waarde, "") for s, v in paren)
        woorden = [f"{s.indicator.kort}: {naam} {toon_punt(s.punt, eenheid)}, {ander} {toon_punt(v.punt, eenheid)}" for s, v in paren]
        tabel = Tabel(
            ("Indicator", naam, ander),
            tuple((s.indicator.kort, toon_punt(s.punt, eenheid), toon_punt(v.punt, eenheid)) for s, v in paren),
        )
        figuren.append(
            Getoond(
                naam=f"vergelijking-{doel.id}-{gebied.lower()}-{eenheid.value}",
                titel=f"{naam} vergeleken met {ander}; zonder marges is niet te zeggen of een verschil toeval is",
                bron=_bronnen_van([s for s, _ in paren]),
                alt=f"Halterfiguur. {'. '.join(woorden)}.",
                svg=teken_vergelijking(rijen, eenheid, (naam, ander)),
                tabel=tabel,
                gegevens=cijfers_van(blad, tuple(s for s, _ in paren)),
            )
        )
    return figuren


def toon_oordelen(doel: str) -> Getoond:
    """Met welke regel elke reeks van het doel is beoordeeld, en waarom."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    standen = [s for s in blad.standen_van_doel(d) if s.oordeel.regel not in (Regel.GEEN_METING,)]
    if not standen:
        return Getoond(naam=f"oordelen-{d.id}", tekst=("Er zijn nog geen cijfers om te beoordelen.",))
    rijen = tuple(
        (s.indicator.kort, zin_oordeel(s.oordeel), REGEL[s.oordeel.regel], f"{s.oordeel.waarom}. {zin_kleinste(s.oordeel, s)}".strip())
        for s in standen
    )
    return Getoond(
        naam=f"oordelen-{d.id}",
        titel=f"Waarom we dit zeggen bij '{d.naam}'",
        tabel=Tabel(("Indicator", "Oordeel", "Regel", "Waarom deze regel"), rijen, (28, 22, 22, 28)),
    )


def toon_ongemeten(doel: str) -> Getoond:
    """Wat bij dit doel nog niet is gemeten, en wanneer het komt."""
    blad = huidig()
    kader = blad.dossier.kader
    d = kader.doel(doel)
    zonder = [s.indicator for s in blad.standen_van_doel(d) if s.dekking == Dekking.GEEN]
    if not zonder:
        return Getoond(naam=f"ongemeten-{d.id}", tekst=("Alle indicatoren van dit doel hebben een cijfer.",))
    rijen = tuple(
        (i.kort, kader.bronnen[i.bron].naam, FREQUENTIE[i.frequentie], toon_verwacht(i)) for i in zonder
    )
    return Getoond(
        naam=f"ongemeten-{d.id}",
        titel=f"Nog niet gemeten bij '{d.naam}'",
        tabel=Tabel(("Indicator", "Bron", "Hoe vaak", "Volgend cijfer"), rijen, (40, 26, 14, 20)),
        bron=f"{d.vindplaats} en Bijlage A",
    )


def _ervaringen_van(doel: Doel) -> list[Ervaring]:
    return [e for e in huidig().dossier.ervaringen if doel.id in e.doelen]


def toon_ervaringen(doel: str) -> Getoond:
    """Wat inwoners vertellen over dit doel."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    ervaringen = _ervaringen_van(d)
    if not ervaringen:
        return Getoond(
            naam=f"ervaringen-{d.id}",
            tekst=("Over dit doel zijn nog geen ervaringen van inwoners vastgelegd. Partners vragen daar voortaan naar.",),
        )
    rijen = tuple((e.thema, _wie(e), _vertelling(e), STREKKING[e.strekking], e.vindplaats) for e in ervaringen)
    return Getoond(
        naam=f"ervaringen-{d.id}",
        titel=f"Wat inwoners vertellen over '{d.naam}'",
        tabel=Tabel(("Onderwerp", "Wie", "Wat zij zeggen", "Strekking", "Waar het staat"), rijen, (16, 17, 39, 12, 16)),
    )


def _wie(ervaring: Ervaring) -> str:
    delen = [ervaring.doelgroep, huidig().naam_gebied(ervaring.wijk) if ervaring.wijk else "", str(ervaring.jaar)]
    return ", ".join(deel for deel in delen if deel)


def _vertelling(ervaring: Ervaring) -> str:
    citaat = f" “{ervaring.citaat}”" if ervaring.citaat else ""
    return ervaring.samenvatting + citaat


def toon_ontwikkelingen(doel: str) -> Getoond:
    """De ontwikkelingen die op dit doel inwerken."""
    dossier = huidig().dossier
    d = dossier.kader.doel(doel)
    eigen = [o for o in dossier.ontwikkelingen if d.id in o.doelen]
    if not eigen:
        return Getoond(naam=f"ontwikkelingen-{d.id}", tekst=("Bij dit doel noemt het kader geen ontwikkeling.",))
    regels = [f"- **{voor_markdown(o.titel)}** ({o.gebied.replace('-', ' ')}). {voor_markdown(o.samenvatting)}" for o in eigen]
    return Getoond(naam=f"ontwikkelingen-{d.id}", tekst=("\n".join(regels),))


def toon_samenhang_doel(doel: str) -> Getoond:
    """Waar dit doel op inwerkt en wat op dit doel inwerkt."""
    kader = huidig().dossier.kader
    d = kader.doel(doel)
    verbanden = [v for v in kader.samenhang.verbanden if d.id in (v.van, v.naar)]
    if not verbanden:
        return Getoond(naam=f"samenhang-{d.id}", tekst=("Het kader noemt bij dit doel geen samenhang met andere doelen.",))
    return Getoond(
        naam=f"samenhang-{d.id}",
        titel=f"Samenhang van '{d.naam}'",
        tabel=tabel_verbanden(verbanden),
    )


def tabel_verbanden(verbanden: list[Verband] | tuple[Verband, ...]) -> Tabel:
    """Verbanden als tabel: wat werkt hoe waarop in, en waarom."""
    kader = huidig().dossier.kader
    rijen = tuple((kader.naam_van(v.van), TEKEN[v.teken], kader.naam_van(v.naar), v.reden) for v in verbanden)
    return Tabel(("Van", "Werking", "Naar", "Waarom"), rijen, (24, 14, 24, 38))


def toon_raakvlakken(doel: str) -> Getoond:
    """Waar dit doel het fysiek domein, sport en cultuur raakt."""
    d = huidig().dossier.kader.doel(doel)
    if not d.raakvlakken:
        return Getoond(
            naam=f"raakvlakken-{d.id}",
            tekst=("Het kader noemt bij dit doel geen raakvlak met het fysiek domein, sport of cultuur.",),
        )
    woord = {"fysiek": "Fysiek domein", "sport": "Sport en bewegen", "cultuur": "Kunst en cultuur"}
    regels = [f"- **{woord[r.domein]}**: {voor_markdown(r.toelichting)} ({voor_markdown(r.vindplaats)})" for r in d.raakvlakken]
    return Getoond(naam=f"raakvlakken-{d.id}", tekst=("\n".join(regels),))


def toon_afwegingspunten(doel: str) -> Getoond:
    """De punten die bij afwegingen over dit doel meetellen."""
    d = huidig().dossier.kader.doel(doel)
    regels = "\n".join(f"- {voor_markdown(punt)}" for punt in d.afweging.punten)
    inleiding = f"Invloed van de gemeente volgens het plan: **{voor_markdown(d.afweging.invloed.waarde)}**."
    bron = f":::{{div}} bronregel\nBron: {voor_markdown(d.afweging.vindplaats)}.\n:::"
    return Getoond(naam=f"afweging-{d.id}", tekst=tuple(t for t in (inleiding, regels, bron) if t))
