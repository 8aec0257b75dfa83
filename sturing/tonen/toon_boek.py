"""Wat de bladzijden over het hele rapport tonen."""

from __future__ import annotations

from sturing.gegevens.cyclusmodel import Begrip
from sturing.gegevens.kadermodel import Opgave
from sturing.rekenen.stand import tel_dekking
from sturing.tonen.adressen import naar_fiche
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.groepen import zin_groep
from sturing.tonen.notatie import toon_datum, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.oordeeltekens import TEKEN
from sturing.tonen.opmaak import als_anker, voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.vonk import met_vonk
from sturing.tonen.zinnen import woorden_uiteinden, zin_oordeel, zin_soort


def toon_veranderingen() -> Getoond:
    """De indicatoren met een verandering in de tijd, de ongunstige vooraan.

    De twee cijfers zijn die waarover het oordeel gaat: niet altijd het oudste van de reeks.
    """
    blad = huidig()
    kader = blad.dossier.kader
    standen = [s for s in blad.standen(tuple(kader.indicatoren.values())) if s.uiteinden]
    if not standen:
        zin = "Er is nog geen indicator met twee of meer vergelijkbare cijfers in de tijd."
        return Getoond(naam="veranderingen", tekst=(zin,))
    volgorde = list(TEKEN)
    standen.sort(key=lambda s: (volgorde.index(s.oordeel.uitkomst), s.indicator.kort))
    rijen = []
    for s in standen:
        van, naar = woorden_uiteinden(s)
        doel = kader.doel_van[s.indicator.hangt_aan[0]]
        rijen.append(
            (
                naar_fiche(s.indicator, s.indicator.kort + zin_soort(s, zin_groep(blad, s))),
                van,
                met_vonk(naar, s.hoofdreeks, s.indicator.eenheid),
                zin_oordeel(s.oordeel),
                Cel(doel.naam, naar=doel.id),
            )
        )
    return Getoond(
        naam="veranderingen",
        titel="Indicatoren met twee of meer vergelijkbare cijfers",
        tabel=Tabel(
            ("Indicator", "Eerste cijfer dat meetelt", "Laatste cijfer dat meetelt", "Oordeel", "Doel"),
            tuple(rijen),
            (26, 16, 16, 20, 22),
        ),
    )


def toon_dekking() -> Stapel:
    """Per doel hoeveel indicatoren een cijfer hebben; per opgave een figuur, want één voor alles past op geen blad."""
    blad = huidig()
    opgaven = blad.dossier.kader.opgaven
    return Stapel(tuple(_dekking(blad, opgave) for opgave in opgaven), raster=len(opgaven), paren=True)


def _dekking(blad: Bladzijde, opgave: Opgave) -> Getoond:
    rijen = tuple(
        (doel.naam, {s.value: n for s, n in tel_dekking(blad.standen_van_doel(doel)).items()}) for doel in opgave.doelen
    )
    titel = f"{opgave.naam}: hoeveel indicatoren per doel een cijfer hebben"
    return figuur_dekking(rijen, f"dekking-doelen-{opgave.id}", titel, "Doel")


def toon_begrippen() -> Getoond:
    """De begrippen die in dit rapport voorkomen, op alfabet."""
    begrippen = sorted(huidig().dossier.kader.grondslag.begrippen, key=lambda b: b.woord.lower())
    rijen = tuple(
        (_anker(b), b.woord, *("; ".join(vormen) for vormen in (b.ook, b.zoekwoorden, b.koppelen)), b.uitleg)
        for b in begrippen
    )
    # De lijst reist mee als CSV: het boek maakt er links en zoekwoorden van. Een rij zonder begrip is er alleen om te
    # zoeken: wie een woord uit `zoekwoorden` typt, vindt ook wat in `ook` staat.
    rijen += tuple(
        ("", "", "; ".join(z.vindt), "; ".join(z.woorden), "", "") for z in huidig().dossier.kader.grondslag.zoekwoorden
    )
    kolommen = ("anker", "woord", "ook", "zoekwoorden", "koppelen", "uitleg")
    return Getoond(
        naam="begrippen", tekst=("\n\n".join(_begrip(b) for b in begrippen),), gegevens=Gegevens(kolommen, rijen)
    )


def _anker(begrip: Begrip) -> str:
    return f"begrip-{als_anker(begrip.woord)}"


def _begrip(begrip: Begrip) -> str:
    ook = f" (ook: {voor_markdown(voeg_samen(begrip.ook))})" if begrip.ook else ""
    return f'<span id="{_anker(begrip)}">{voor_markdown(begrip.woord)}</span>{ook}\n: {voor_markdown(begrip.uitleg)}'


def toon_colofon() -> Getoond:
    """De documenten waar dit rapport op rust: alleen wat op de peildatum bekend was."""
    dossier = huidig().dossier
    rijen = tuple(
        (d.naam, d.uitgever, d.datum, toon_datum(d.bekend_per), d.toelichting or "-")
        for d in dossier.gemeente.documenten
        if d.bekend_per <= dossier.rapportage.peildatum
    )
    if not rijen:
        return Getoond(naam="documenten", tekst=("Op de peildatum was er nog geen document bekend.",))
    return Getoond(
        naam="documenten",
        titel="De documenten waaruit dit rapport put",
        tabel=Tabel(
            ("Document", "Uitgever", "Datum", "Bekend per", "Toelichting"), rijen, (28, 20, 14, 14, 24), "kaarten"
        ),
    )
