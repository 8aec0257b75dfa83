"""De bijlage met het volledige sturingskader."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Indicator, Opgave
from sturing.tonen.adressen import naar_fiche
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.cijfertabel import woord_reeks
from sturing.tonen.notatie import (
    FREQUENTIE,
    toon_ontbreekt,
)
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import hek_voor, voor_titel
from sturing.tonen.tabel import Gegevens, Rij, Tabel, tabel_myst


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
            "De nummers in de laatste kolom zijn rijen in de tabellen van het plan. H zijn de hoofdstukken, A is"
            " Bijlage A.",
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


def _kaderrij(blad: Bladzijde, opgave: Opgave, indicator: Indicator) -> Rij:
    kader = blad.dossier.kader
    stand = blad.standen((indicator,))[0]
    hier = [kader.naam_van(plek) for plek in indicator.hangt_aan if kader.opgave_van[plek].id == opgave.id]
    bron = f"{kader.bronnen[indicator.bron].naam}, {FREQUENTIE[indicator.frequentie]}"
    ontbreekt = toon_ontbreekt(indicator, blad.verwachtingen[indicator.id])
    woorden = woord_reeks(blad, stand.hoofdreeks, indicator) if stand.hoofdreeks else ontbreekt
    gewenst = f"{indicator.richting.value} ({indicator.richting_grond})"
    nummers = ", ".join(indicator.bronrijen) or "-"
    return (naar_fiche(indicator, indicator.naam), "; ".join(hier), gewenst, bron, woorden, nummers)


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
