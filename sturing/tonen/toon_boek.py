"""Wat de bladzijden over het hele rapport tonen."""

from __future__ import annotations

from sturing.gegevens.cyclusmodel import Begrip
from sturing.rekenen.stand import tel_dekking
from sturing.tonen.adressen import naar_fiche
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import (
    toon_datum,
    toon_periode,
    toon_punt,
    voeg_samen,
)
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import als_anker, voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.vonk import met_vonk
from sturing.tonen.zinnen import zin_oordeel, zin_soort


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
    rijen = tuple((_anker(b), b.woord, "; ".join(b.ook), "; ".join(b.zoekwoorden), b.uitleg) for b in begrippen)
    # De lijst reist mee als CSV: het boek maakt er links en zoekwoorden van.
    kolommen = ("anker", "woord", "ook", "zoekwoorden", "uitleg")
    return Getoond(
        naam="begrippen", tekst=("\n\n".join(_begrip(b) for b in begrippen),), gegevens=Gegevens(kolommen, rijen)
    )


def _anker(begrip: Begrip) -> str:
    return f"begrip-{als_anker(begrip.woord)}"


def _begrip(begrip: Begrip) -> str:
    ook = f" (ook: {voor_markdown(voeg_samen(begrip.ook))})" if begrip.ook else ""
    return f'<span id="{_anker(begrip)}">{voor_markdown(begrip.woord)}</span>{ook}\n: {voor_markdown(begrip.uitleg)}'


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
