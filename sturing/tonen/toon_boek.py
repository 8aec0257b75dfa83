"""Wat de bladzijden over het hele rapport tonen."""

from __future__ import annotations

from sturing.gegevens.cyclusmodel import Begrip
from sturing.gegevens.kadermodel import Indicator, Opgave
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Dekking, Stand, tel_dekking
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.cijfertabel import woord_reeks
from sturing.tonen.notatie import (
    FREQUENTIE,
    tel,
    toon_datum,
    toon_getal,
    toon_ontbreekt,
    toon_periode,
    toon_punt,
    voeg_samen,
)
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import hek_voor, voor_markdown, voor_titel
from sturing.tonen.tabel import Cel, Gegevens, Tabel, tabel_myst
from sturing.tonen.toon_oogopslag import woorden_verdeling, zin_winst, zin_zorg
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.zinnen import zin_oordeel, zin_soort


def toon_oogopslag_opgaven() -> Stapel:
    """Alle opgaven in één oogopslag."""
    blad = huidig()
    kader = blad.dossier.kader
    alle = blad.standen(tuple(kader.indicatoren.values()))
    met = sum(s.dekking != Dekking.GEEN for s in alle)
    benadering = sum(s.dekking == Dekking.BENADERING for s in alle)
    zin = (
        f"Het kader telt {tel(len(kader.opgaven), 'opgave', 'opgaven')}, {tel(len(kader.doelen), 'doel', 'doelen')} en"
        f" {tel(len(alle), 'indicator', 'indicatoren')}. Van {toon_getal(met)} indicatoren is een cijfer bekend,"
        f" waarvan {benadering} alleen bij benadering."
    )
    rijen = []
    for opgave in kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        gemeten = sum(bool(s.hoofdreeks) for s in standen)
        rijen.append(
            (
                Cel(opgave.naam, naar=f"opgave-{opgave.id}"),
                str(len(opgave.doelen)),
                f"{gemeten} van {len(standen)}",
                woorden_verdeling(standen),
            )
        )
    tabel = Getoond(
        naam="oogopslag",
        titel=f"{blad.dossier.gemeente.naam} in één oogopslag",
        tekst=(zin, "Een indicator kan bij meer opgaven horen; de rijen tellen daarom op tot meer dan dit totaal."),
        tabel=Tabel(
            ("Opgave", "Doelen", "Indicatoren met een cijfer", "Wat de cijfers zeggen"), tuple(rijen), (26, 10, 24, 40)
        ),
    )
    kern = Getoond(naam="kern", tekst=_kern(blad, alle))
    dekking = tuple(
        (o.naam, {d.value: n for d, n in tel_dekking(blad.standen_van_opgave(o)).items()}) for o in kader.opgaven
    )
    return Stapel(
        (tabel, kern, figuur_dekking(dekking, "dekking", "Hoeveel indicatoren per opgave een cijfer hebben", "Opgave"))
    )


def _kern(blad: Bladzijde, standen: tuple[Stand, ...]) -> tuple[str, ...]:
    """De sterkste winst, de grootste zorg en de doelen waar niets is gemeten, over alle opgaven."""
    doelstand = bereken_doelstand(standen)
    leeg = [
        d.naam for d in blad.dossier.kader.doelen.values() if not any(s.hoofdreeks for s in blad.standen_van_doel(d))
    ]
    namen = "; ".join(f"‘{naam}’" for naam in leeg)
    onbekend = (
        f"Bij {tel(len(leeg), 'doel', 'doelen')} is nog niets gemeten: {namen}."
        if leeg
        else "Bij elk doel is iets gemeten."
    )
    return (
        f"**Sterkste winst.** {voor_markdown(zin_winst(doelstand))}",
        f"**Grootste zorg.** {voor_markdown(zin_zorg(blad, doelstand, standen))}",
        f"**Wat we niet weten.** {voor_markdown(onbekend)}",
    )


def toon_veranderingen() -> Getoond:
    """De indicatoren met een verandering in de tijd, de ongunstige vooraan."""
    blad = huidig()
    kader = blad.dossier.kader
    standen = [
        s
        for s in blad.standen(tuple(kader.indicatoren.values()))
        if s.hoofdreeks and len(s.hoofdreeks.met_waarde()) > 1
    ]
    if not standen:
        return Getoond(naam="veranderingen", tekst=("Er is nog geen indicator met twee of meer cijfers in de tijd.",))
    volgorde = ["ongunstig", "gunstig", "veranderd", "geen aantoonbare verandering", "kan nog niets zeggen"]
    standen.sort(key=lambda s: (volgorde.index(s.oordeel.uitkomst.value), s.indicator.kort))
    rijen = []
    for s in standen:
        punten = s.hoofdreeks.met_waarde()
        doel = kader.doel_van[s.indicator.hangt_aan[0]]
        rijen.append(
            (
                s.indicator.kort + zin_soort(s),
                f"{toon_punt(punten[0], s.indicator.eenheid)} ({toon_periode(punten[0].periode)})",
                f"{toon_punt(punten[-1], s.indicator.eenheid)} ({toon_periode(punten[-1].periode)})",
                zin_oordeel(s.oordeel),
                Cel(doel.naam, naar=doel.id),
            )
        )
    return Getoond(
        naam="veranderingen",
        titel="Indicatoren met twee of meer cijfers",
        tabel=Tabel(
            ("Indicator", "Eerste cijfer", "Laatste cijfer", "Oordeel", "Doel"), tuple(rijen), (26, 16, 16, 20, 22)
        ),
    )


def toon_dekking() -> Getoond:
    """Per doel hoeveel indicatoren een cijfer hebben."""
    blad = huidig()
    kader = blad.dossier.kader
    rijen = tuple(
        (d.naam, {s.value: n for s, n in tel_dekking(blad.standen_van_doel(d)).items()}) for d in kader.doelen.values()
    )
    return figuur_dekking(rijen, "dekking-doelen", "Hoeveel indicatoren per doel een cijfer hebben", "Doel")


def toon_kader(opgave: str) -> Stapel:
    """Het volledige kader van een opgave: een rij per indicator, met stand, richting, bron en vindplaats."""
    blad = huidig()
    o = blad.dossier.kader.opgave(opgave)
    indicatoren = blad.dossier.kader.indicatoren_van_opgave(o)
    tabel = Getoond(
        naam=f"kader-{o.id}",
        titel=f"Het sturingskader van {o.naam}, met de stand van elke indicator",
        bron=f"{o.vindplaats} en Bijlage A",
        tekst=(
            "De nummers in de laatste kolom zijn de rijen in de tabellen van het plan: H voor de hoofdstukken,"
            " A voor Bijlage A.",
        ),
        tabel=Tabel(
            ("Indicator", "Hangt aan", "Gewenst", "Bron", "Stand", "Rijen"),
            tuple(_kaderrij(blad, o, i) for i in indicatoren),
            (26, 24, 12, 14, 16, 8),
            "klein",
        ),
        gegevens=_kadergegevens(opgave),
    )
    return Stapel((tabel, _schrijfwijzen(o, indicatoren)))


def _kaderrij(blad: Bladzijde, opgave: Opgave, indicator: Indicator) -> tuple[str, ...]:
    kader = blad.dossier.kader
    stand = blad.standen((indicator,))[0]
    hier = [kader.naam_van(plek) for plek in indicator.hangt_aan if kader.opgave_van[plek].id == opgave.id]
    bron = f"{kader.bronnen[indicator.bron].naam}, {FREQUENTIE[indicator.frequentie]}"
    woorden = woord_reeks(blad, stand.hoofdreeks, indicator) if stand.hoofdreeks else toon_ontbreekt(indicator)
    gewenst = f"{indicator.richting.value} ({indicator.richting_grond})"
    return (indicator.naam, "; ".join(hier), gewenst, bron, woorden, ", ".join(indicator.bronrijen) or "-")


def _schrijfwijzen(opgave: Opgave, indicatoren: tuple[Indicator, ...]) -> Getoond:
    """Hoe de documenten een indicator anders noemen; alleen op het scherm, in de PDF zou dit te lang worden."""
    rijen = tuple(
        (i.naam, "; ".join(f"“{z.naam}” ({z.vindplaats})" for z in i.namen_elders))
        for i in indicatoren
        if i.namen_elders
    )
    if not rijen:
        return Getoond(naam=f"schrijfwijzen-{opgave.id}")
    tabel = tabel_myst(Tabel(("Indicator", "Andere schrijfwijzen"), rijen, (40, 60), "klein"), "", "")
    hek = hek_voor(tabel)
    kop = f"{hek}{{dropdown}} Andere schrijfwijzen in de documenten: {voor_titel(opgave.naam)}"
    tekst = f"{kop}\n:class-container: cijfers alleen-scherm\n\n{tabel}\n{hek}"
    return Getoond(naam=f"schrijfwijzen-{opgave.id}", tekst=(tekst,))


def _kadergegevens(opgave: str) -> Gegevens:
    kader = huidig().dossier.kader
    rijen = []
    for i in kader.indicatoren_van_opgave(kader.opgave(opgave)):
        rijen.append(
            (
                i.id,
                i.naam,
                " | ".join(f"{z.naam} ({z.vindplaats})" for z in i.namen_elders),
                i.eenheid.value,
                i.groep,
                i.populatie,
                i.richting.value,
                i.richting_grond,
                i.richting_reden,
                i.bron,
                " ".join(i.andere_bronnen),
                i.frequentie.value,
                i.volgende,
                i.volgende_grond,
                " ".join(i.hangt_aan),
                " ".join(i.bronrijen),
                i.toelichting,
            )
        )
    return Gegevens(
        (
            "id",
            "naam",
            "namen elders",
            "eenheid",
            "groep",
            "populatie",
            "richting",
            "grond",
            "reden",
            "bron",
            "andere bronnen",
            "frequentie",
            "volgende",
            "volgende grond",
            "hangt aan",
            "bronrijen",
            "toelichting",
        ),
        tuple(rijen),
    )


def toon_begrippen() -> Getoond:
    """De begrippen die in dit rapport voorkomen, op alfabet."""
    begrippen = sorted(huidig().dossier.kader.grondslag.begrippen, key=lambda b: b.woord.lower())
    return Getoond(naam="begrippen", tekst=("\n\n".join(_begrip(b) for b in begrippen),))


def _begrip(begrip: Begrip) -> str:
    ook = f" (ook: {voor_markdown(voeg_samen(begrip.ook))})" if begrip.ook else ""
    return f"{voor_markdown(begrip.woord)}{ook}\n: {voor_markdown(begrip.uitleg)}"


def toon_colofon() -> Getoond:
    """Waar dit rapport op rust: documenten en peildatum."""
    dossier = huidig().dossier
    rijen = tuple(
        (d.naam, d.uitgever, d.datum, toon_datum(d.bekend_per), d.toelichting or "-")
        for d in dossier.gemeente.documenten
    )
    return Getoond(
        naam="documenten",
        titel="De documenten waaruit dit rapport put",
        tabel=Tabel(("Document", "Uitgever", "Datum", "Bekend per", "Toelichting"), rijen, (28, 20, 14, 14, 24)),
    )
