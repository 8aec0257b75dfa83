"""Wat de bladzijden over het hele rapport tonen."""

from __future__ import annotations

from sturing.gegevens.cyclusmodel import Begrip
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Dekking, Stand, tel_dekking
from sturing.tonen.adressen import naar_fiche
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.notatie import (
    tel,
    toon_datum,
    toon_getal,
    toon_periode,
    toon_punt,
    voeg_samen,
)
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel, Tabel
from sturing.tonen.toon_oogopslag import woorden_verdeling, zin_winst, zin_zorg
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.vonk import met_vonk
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
                naar_fiche(s.indicator, s.indicator.kort + zin_soort(s)),
                f"{toon_punt(punten[0], s.indicator.eenheid)} ({toon_periode(punten[0].periode)})",
                met_vonk(
                    f"{toon_punt(punten[-1], s.indicator.eenheid)} ({toon_periode(punten[-1].periode)})",
                    s.hoofdreeks,
                    s.indicator.eenheid,
                ),
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
