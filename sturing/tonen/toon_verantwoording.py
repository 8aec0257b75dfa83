"""Wat de verantwoording toont: bronnen, tegenstrijdigheden en elke uitspraak met haar vindplaats."""

from __future__ import annotations

from collections import Counter

from sturing.gegevens.feitenmodel import Document, Uitspraak
from sturing.gegevens.kader import Kader
from sturing.rekenen.aanvoer import bereken_bronstanden
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import (
    FREQUENTIE,
    toon_getal,
    toon_periode,
    toon_waarde,
)
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel

_KOPPEN_BRONNENLIJST = (
    "Bron",
    "Houder",
    "Soort",
    "Hoe vaak",
    "Indicatoren als hoofd- of andere bron",
    "Nu een cijfer voor",
    "Grens",
)
_UITLEG_BRONNENLIJST = (
    "‘Indicatoren als hoofd- of andere bron’ telt de indicatoren waarbij het sturingskader deze bron noemt."
    " ‘Nu een cijfer voor’ telt de indicatoren waarvoor deze bron een cijfer in dit rapport gaf. Een benadering telt"
    " daarin mee, net als een cijfer van een wijk of een ander gebied. Ook als het kader een andere bron noemt, telt"
    " het cijfer mee. Een aantal mensen onder de ‘grens’ laten wij weg. Wanneer het volgende cijfer komt, staat bij"
    " ‘Monitoring en planning’."
)


def toon_bronnenlijst() -> Getoond:
    """Alle bronnen van het kader, met de grens voor kleine aantallen en voor hoeveel indicatoren zij er zijn."""
    blad = huidig()
    kader = blad.dossier.kader
    gebruik = Counter(b for i in kader.indicatoren.values() for b in (i.bron, *i.andere_bronnen))
    standen = bereken_bronstanden(blad.metingen, kader, blad.dossier.gemeente.code, blad.verwachtingen)
    geleverd = {s.bron.id: s.geleverd for s in standen}
    rijen = tuple(
        (
            b.naam,
            b.houder,
            b.soort,
            FREQUENTIE[b.frequentie],
            str(gebruik[b.id]),
            str(geleverd.get(b.id, 0)),
            str(b.drempel),
        )
        for b in kader.bronnen.values()
    )
    return Getoond(
        naam="bronnenlijst",
        titel="Alle bronnen",
        tekst=(voor_markdown(_UITLEG_BRONNENLIJST),),
        tabel=Tabel(_KOPPEN_BRONNENLIJST, rijen, (27, 24, 10, 11, 12, 9, 7), "klein kaarten"),
        gegevens=Gegevens(
            ("id", "naam", "houder", "soort", "frequentie", "volgende", "wijze", "drempel", "indicatoren", "geleverd"),
            tuple(
                (b.id, b.naam, b.houder, b.soort, b.frequentie.value, b.volgende, b.wijze, b.drempel,
                 gebruik[b.id], geleverd.get(b.id, 0))
                for b in kader.bronnen.values()
            ),
            {
                "drempel": "aantallen hieronder worden afgeschermd",
                "indicatoren": "indicatoren waarvan het kader deze bron als hoofdbron of als andere bron noemt",
                "geleverd": "indicatoren waarvoor deze bron nu een cijfer gaf, ook een benadering",
            },
        ),
    )  # fmt: skip


def toon_tegenstrijdigheden() -> Getoond:
    """Waar de brondocumenten elkaar tegenspreken, en wat wij kozen."""
    kader = huidig().dossier.kader
    rijen = tuple(
        (t.onderwerp, "; ".join(f"“{lezing.naam}” ({lezing.vindplaats})" for lezing in t.lezingen), t.keuze, t.reden)
        for t in kader.tegenstrijdigheden
    )
    return Getoond(
        naam="tegenstrijdigheden",
        titel=f"De {toon_getal(len(rijen))} gevonden tegenstrijdigheden en de keuze die wij maakten",
        tabel=Tabel(("Onderwerp", "Lezingen", "Keuze", "Reden"), rijen, (18, 42, 20, 20), "klein kaarten"),
        gegevens=Gegevens(
            ("id", "raakt", "onderwerp", "lezingen", "keuze", "reden"),
            tuple(
                (
                    t.id,
                    t.raakt,
                    t.onderwerp,
                    " | ".join(f"{z.naam} ({z.vindplaats})" for z in t.lezingen),
                    t.keuze,
                    t.reden,
                )
                for t in kader.tegenstrijdigheden
            ),
        ),
    )


def toon_documentcijfers() -> Getoond | Stapel:
    """Alle kwantitatieve uitspraken per brondocument van de gemeente, met waar zij staan en wat zij meten."""
    documenten = huidig().dossier.geciteerde_documenten
    if not documenten:
        return Getoond(naam="uitspraken", tekst=("Er zijn nog geen cijfers uit brondocumenten overgenomen.",))
    return Stapel(tuple(_uit_document(document) for document in documenten))


def _uit_document(document: Document) -> Getoond:
    blad = huidig()
    eigen = [u for u in blad.dossier.uitspraken if u.document == document.id and u.bron != "enquete-visie"]
    titel = f"Cijfers in de tekst van {document.naam}, met hun vindplaats"
    leeg = f"Uit {document.naam} zijn op deze peildatum geen cijfers bekend."
    return _uitspraken(eigen, f"uitspraken-{document.id}", titel, blad.dossier.kader, leeg)


def toon_enquete() -> Getoond:
    """De uitkomsten van de enquête onder inwoners die bij de visie hoort."""
    blad = huidig()
    eigen = [u for u in blad.dossier.uitspraken if u.bron == "enquete-visie"]
    titel, leeg = "Uitkomsten van de enquête bij de visie", "Op deze peildatum zijn hiervan geen cijfers bekend."
    return _uitspraken(eigen, "enquete", titel, blad.dossier.kader, leeg)


def _over_wie(uitspraak: Uitspraak) -> str:
    """Het onderwerp, met erachter over wie het gaat als dat er niet al in staat."""
    wie = uitspraak.populatie
    return uitspraak.onderwerp if wie.lower() in uitspraak.onderwerp.lower() else f"{uitspraak.onderwerp} ({wie})"


def _uitspraken(eigen: list, naam: str, titel: str, kader: Kader, leeg: str) -> Getoond:
    blad = huidig()
    if not eigen:
        return Getoond(naam=naam, tekst=(leeg,))
    rijen = tuple(
        (
            _over_wie(u),
            toon_waarde(u.waarde, u.eenheid) + (f" ({u.aanduiding})" if u.aanduiding else ""),
            "" if u.groep == "totaal" else kader.groepen[u.groep].naam if u.groep in kader.groepen else u.groep,
            blad.naam_gebied(u.gebied),
            toon_periode(u.periode),
            u.vindplaats,
        )
        for u in eigen
    )
    rijen = tuple(tuple(cel or "-" for cel in rij) for rij in rijen)
    return Getoond(
        naam=naam,
        titel=titel,
        tabel=Tabel(
            ("Onderwerp", "Waarde", "Groep", "Gebied", "Periode", "Vindplaats"),
            rijen,
            (34, 16, 12, 12, 10, 16),
            "klein kaarten",
        ),
        gegevens=Gegevens(
            (
                "id",
                "onderwerp",
                "waarde",
                "eenheid",
                "groep",
                "populatie",
                "gebied",
                "periode",
                "aanduiding",
                "bron",
                "wordt",
                "indicator",
                "vindplaats",
                "opmerking",
            ),
            tuple(
                (
                    u.id,
                    u.onderwerp,
                    u.waarde,
                    u.eenheid.value,
                    u.groep,
                    u.populatie,
                    u.gebied,
                    u.periode,
                    u.aanduiding,
                    u.bron,
                    u.wordt,
                    u.indicator,
                    u.vindplaats,
                    u.opmerking,
                )
                for u in eigen
            ),
        ),
    )
