"""Wat de bladzijden tonen over waarop het kader rust en hoe de jaarcyclus loopt."""

from __future__ import annotations

from collections import Counter

from sturing.gegevens.kadermodel import Bron
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import (
    FREQUENTIE,
    toon_datum,
    toon_verwacht,
    voeg_samen,
    voeg_vindplaatsen,
)
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import als_anker, voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.zinnen_cijfers import zin_niet_ontvangen


def toon_principes() -> Getoond:
    """De leidende principes uit de visie."""
    principes = huidig().dossier.kader.grondslag.principes
    rijen = tuple((f"{p.nummer}. {p.naam}", p.toelichting) for p in principes)
    return Getoond(
        naam="principes",
        titel="De leidende principes",
        bron=voeg_vindplaatsen(p.vindplaats for p in principes),
        tabel=Tabel(("Principe", "Wat het betekent"), rijen, (35, 65)),
    )


def toon_kompas() -> Getoond:
    """De stappen van het kwaliteitskompas en waar dit rapport ze beantwoordt."""
    stappen = huidig().dossier.kader.grondslag.kompas
    rijen = tuple((f"{s.nummer}. {s.naam}", s.toelichting, s.in_rapport) for s in stappen)
    return Getoond(
        naam="kompas",
        titel="De zes stappen van het kwaliteitskompas",
        bron=voeg_vindplaatsen(s.vindplaats for s in stappen),
        tabel=Tabel(("Stap", "Wat er gebeurt", "Waar in dit rapport"), rijen, (24, 40, 36)),
    )


def toon_positieve_gezondheid() -> Getoond:
    """Welke opgave aan welke dimensie van positieve gezondheid en welk Global Goal bijdraagt."""
    kader = huidig().dossier.kader
    dimensies = {d.id: d.naam.lower() for d in kader.grondslag.dimensies}
    goals = {g.nummer: g.naam for g in kader.grondslag.global_goals}
    rijen = tuple(
        (
            o.naam,
            voeg_samen([dimensies[d] for d in o.dimensies]) or "niet vermeld",
            voeg_samen([f"{n} ({goals[n]})" for n in o.global_goals]) or "niet vermeld",
        )
        for o in kader.opgaven
    )
    return Getoond(
        naam="positieve-gezondheid",
        titel="Waaraan de opgaven bijdragen",
        tabel=Tabel(("Opgave", "Dimensies van positieve gezondheid", "Global Goals"), rijen, (26, 37, 37)),
    )


def toon_rollen() -> Getoond:
    """Wie stuurt waarop."""
    rollen = huidig().dossier.kader.grondslag.rollen
    rijen = tuple((r.naam, " ".join(f"{taak.rstrip('.')}." for taak in r.taken)) for r in rollen)
    return Getoond(
        naam="rollen",
        titel="Wie welke rol heeft",
        bron=voeg_vindplaatsen(r.vindplaats for r in rollen),
        tabel=Tabel(("Wie", "Wat die doet"), rijen, (28, 72)),
    )


def toon_planning() -> Getoond:
    """De jaarplanning van rapportage, uitvoeringsplan, subsidies en P&C-cyclus."""
    cyclus = huidig().dossier.kader.cyclus
    rijen = tuple(
        (
            m.wanneer,
            *(
                " ".join(f"{zin.rstrip('.')}." for zin in deel) or "-"
                for deel in (m.voortgangsrapportage, m.uitvoeringsplan, m.subsidieproces, m.pc_cyclus)
            ),
        )
        for m in cyclus.planning
    )
    return Getoond(
        naam="planning",
        titel=f"Planning van monitoring en subsidies in {cyclus.jaar}",
        bron=cyclus.vindplaats,
        tabel=Tabel(
            ("Wanneer", "Voortgangsrapportage", "Uitvoeringsplan", "Subsidies", "P&C-cyclus"),
            rijen,
            (12, 23, 23, 22, 20),
            "kaarten",
        ),
    )


def toon_acties() -> Getoond:
    """De overkoepelende acties met planning, eigenaar en status."""
    cyclus = huidig().dossier.kader.cyclus
    rijen = tuple((a.actie, a.groep, a.planning, a.verantwoordelijk, a.status.replace("-", " ")) for a in cyclus.acties)
    return Getoond(
        naam="acties",
        titel=f"Acties in {cyclus.jaar}",
        bron=voeg_vindplaatsen(a.vindplaats for a in cyclus.acties),
        tekst=("Status 'onbekend' betekent: er is nog geen status doorgegeven.",),
        tabel=Tabel(("Actie", "Onderdeel", "Planning", "Wie", "Status"), rijen, (33, 18, 16, 20, 13), "klein kaarten"),
    )


def toon_verwacht_overzicht() -> Getoond:
    """Welke bron wanneer het volgende cijfer geeft, en voor hoeveel indicatoren zij de hoofdbron is; op naam."""
    blad = huidig()
    kader = blad.dossier.kader
    telling = Counter(
        (kader.bronnen[i.bron], toon_verwacht(i, blad.verwachtingen[i.id]).removeprefix("verwacht "), i.frequentie)
        for i in kader.indicatoren.values()
    )
    rijen = tuple(
        (bron.naam, wanneer, FREQUENTIE[frequentie], str(aantal))
        for (bron, wanneer, frequentie), aantal in sorted(
            telling.items(), key=lambda t: (_op_naam(t[0][0]), t[0][1], t[0][2])
        )
    )
    return Getoond(
        naam="verwacht",
        titel="Wanneer het volgende cijfer komt, per bron",
        tabel=Tabel(
            ("Bron", "Volgend cijfer", "Hoe vaak", "Indicatoren als hoofdbron"), rijen, (46, 20, 18, 16), "kaarten"
        ),
        gegevens=Gegevens(("bron", "volgend cijfer", "frequentie", "indicatoren als hoofdbron"), rijen),
    )


def _op_naam(bron: Bron) -> str:
    """De naam zonder accenten en hoofdletters, zoals een lezer hem in een lijst zoekt."""
    return als_anker(bron.naam)


def toon_edities() -> Getoond:
    """De twee edities en hun peildatum, en hoeveel er van de cijfers nog mist."""
    blad = huidig()
    cyclus = blad.dossier.kader.cyclus
    mist = zin_niet_ontvangen(blad, blad.dossier.kader.indicatoren.values())
    rijen = tuple(
        (naam.capitalize(), toon_datum(a.peildatum.replace(year=blad.dossier.rapportage.jaar)), a.toelichting)
        for naam, a in cyclus.edities.items()
    )
    return Getoond(
        naam="edities",
        titel="De edities van dit rapport",
        tekst=(voor_markdown(mist),) if mist else (),
        tabel=Tabel(("Editie", "Peildatum", "Toelichting"), rijen, (18, 22, 60), "kaarten"),
    )
