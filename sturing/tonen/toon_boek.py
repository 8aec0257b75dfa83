"""Wat de bladzijden over het hele rapport tonen."""

from __future__ import annotations

from collections import Counter

from sturing.rekenen.stand import Dekking, tel_dekking
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import (
    FREQUENTIE,
    tel,
    toon_datum,
    toon_getal,
    toon_ontbreekt,
    toon_periode,
    toon_punt,
    toon_waarde,
    voeg_samen,
)
from sturing.tonen.object import Cel, Gegevens, Getoond, Stapel, Tabel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.toon_oogopslag import woorden_verdeling
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.zinnen import zin_oordeel


def toon_oogopslag_opgaven() -> Stapel:
    """Alle opgaven in één oogopslag."""
    blad = huidig()
    kader = blad.dossier.kader
    alle = blad.standen(tuple(kader.indicatoren.values()))
    met = sum(s.dekking != Dekking.GEEN for s in alle)
    zin = (
        f"Het kader telt {tel(len(kader.opgaven), 'opgave', 'opgaven')}, {tel(len(kader.doelen), 'doel', 'doelen')} en"
        f" {tel(len(alle), 'indicator', 'indicatoren')}. Van {toon_getal(met)} indicatoren is een cijfer bekend."
    )
    rijen = []
    for opgave in kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        gemeten = sum(bool(s.hoofdreeks) for s in standen)
        rijen.append(
            (Cel(opgave.naam, naar=f"opgave-{opgave.id}"), str(len(opgave.doelen)), f"{gemeten} van {len(standen)}", woorden_verdeling(standen))
        )
    tabel = Getoond(
        naam="oogopslag",
        titel=f"{blad.dossier.gemeente.naam} in één oogopslag",
        tekst=(zin,),
        tabel=Tabel(("Opgave", "Doelen", "Indicatoren met een cijfer", "Wat de cijfers zeggen"), tuple(rijen), (26, 10, 24, 40)),
    )
    dekking = tuple(
        (o.naam, {d.value: n for d, n in tel_dekking(blad.standen_van_opgave(o)).items()}) for o in kader.opgaven
    )
    return Stapel((tabel, figuur_dekking(dekking, "dekking", "Hoeveel indicatoren per opgave een cijfer hebben", "Opgave")))


def toon_veranderingen() -> Getoond:
    """De indicatoren met een verandering in de tijd, de ongunstige vooraan."""
    blad = huidig()
    kader = blad.dossier.kader
    standen = [
        s for s in blad.standen(tuple(kader.indicatoren.values())) if s.hoofdreeks and len(s.hoofdreeks.met_waarde()) > 1
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
                s.indicator.kort,
                f"{toon_punt(punten[0], s.indicator.eenheid)} ({toon_periode(punten[0].periode)})",
                f"{toon_punt(punten[-1], s.indicator.eenheid)} ({toon_periode(punten[-1].periode)})",
                zin_oordeel(s.oordeel),
                Cel(doel.naam, naar=doel.id),
            )
        )
    return Getoond(
        naam="veranderingen",
        titel="Indicatoren met twee of meer cijfers",
        tabel=Tabel(("Indicator", "Eerste cijfer", "Laatste cijfer", "Oordeel", "Doel"), tuple(rijen), (26, 16, 16, 20, 22)),
    )


def toon_principes() -> Getoond:
    """De leidende principes uit de visie."""
    principes = huidig().dossier.kader.grondslag.principes
    rijen = tuple((f"{p.nummer}. {p.naam}", p.toelichting) for p in principes)
    return Getoond(
        naam="principes", titel="De leidende principes", bron=voeg_samen(sorted({p.vindplaats for p in principes})),
        tabel=Tabel(("Principe", "Wat het betekent"), rijen, (35, 65)),
    )  # fmt: skip


def toon_kompas() -> Getoond:
    """De stappen van het kwaliteitskompas en waar dit rapport ze beantwoordt."""
    stappen = huidig().dossier.kader.grondslag.kompas
    rijen = tuple((f"{s.nummer}. {s.naam}", s.toelichting, s.in_rapport) for s in stappen)
    return Getoond(
        naam="kompas", titel="De zes stappen van het kwaliteitskompas", bron=voeg_samen(sorted({s.vindplaats for s in stappen})),
        tabel=Tabel(("Stap", "Wat er gebeurt", "Waar in dit rapport"), rijen, (24, 40, 36)),
    )  # fmt: skip


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
        naam="positieve-gezondheid", titel="Waaraan de opgaven bijdragen",
        tabel=Tabel(("Opgave", "Dimensies van positieve gezondheid", "Global Goals"), rijen, (26, 37, 37)),
    )  # fmt: skip


def toon_rollen() -> Getoond:
    """Wie stuurt waarop."""
    rollen = huidig().dossier.kader.grondslag.rollen
    rijen = tuple((r.naam, " ".join(r.taken)) for r in rollen)
    return Getoond(
        naam="rollen", titel="Wie welke rol heeft", bron=voeg_samen(sorted({r.vindplaats for r in rollen})),
        tabel=Tabel(("Wie", "Wat die doet"), rijen, (28, 72)),
    )  # fmt: skip


def toon_planning() -> Getoond:
    """De jaarplanning van rapportage, uitvoeringsplan, subsidies en P&C-cyclus."""
    cyclus = huidig().dossier.kader.cyclus
    rijen = tuple(
        (m.wanneer, *(" ".join(f"{zin.rstrip('.')}." for zin in deel) or "-" for deel in (m.voortgangsrapportage, m.uitvoeringsplan, m.subsidieproces, m.pc_cyclus)))
        for m in cyclus.planning
    )
    return Getoond(
        naam="planning", titel=f"Planning van monitoring en subsidies in {cyclus.jaar}", bron=cyclus.vindplaats,
        tabel=Tabel(("Wanneer", "Voortgangsrapportage", "Uitvoeringsplan", "Subsidies", "P&C-cyclus"), rijen, (12, 23, 23, 22, 20)),
    )  # fmt: skip


def toon_acties() -> Getoond:
    """De overkoepelende acties met planning, eigenaar en status."""
    cyclus = huidig().dossier.kader.cyclus
    rijen = tuple((a.actie, a.groep, a.planning, a.verantwoordelijk, a.status.replace("-", " ")) for a in cyclus.acties)
    return Getoond(
        naam="acties", titel=f"Acties in {cyclus.jaar}", bron=voeg_samen(sorted({a.vindplaats for a in cyclus.acties})),
        tekst=("Status 'onbekend' betekent: er is nog geen status doorgegeven.",),
        tabel=Tabel(("Actie", "Onderdeel", "Planning", "Wie", "Status"), rijen, (36, 18, 16, 20, 10)),
    )  # fmt: skip


def toon_verwacht_overzicht() -> Getoond:
    """Welke bron wanneer het volgende cijfer geeft, en voor hoeveel indicatoren."""
    kader = huidig().dossier.kader
    telling = Counter((i.volgende or "niet vermeld", i.bron) for i in kader.indicatoren.values())
    rijen = tuple(
        (kader.bronnen[bron].naam, "niet vermeld" if jaar == "niet vermeld" else toon_periode(jaar), FREQUENTIE[kader.bronnen[bron].frequentie], str(aantal))
        for (jaar, bron), aantal in sorted(telling.items(), key=lambda t: (t[0][0] == "niet vermeld", t[0]))
    )
    return Getoond(
        naam="verwacht", titel="Wanneer het volgende cijfer komt, per bron",
        tabel=Tabel(("Bron", "Volgend cijfer", "Hoe vaak", "Indicatoren"), rijen, (46, 20, 18, 16)),
        gegevens=Gegevens(("bron", "volgend cijfer", "frequentie", "indicatoren"), rijen),
    )  # fmt: skip


def toon_edities() -> Getoond:
    """De twee edities en hun peildatum."""
    cyclus = huidig().dossier.kader.cyclus
    rijen = tuple((naam.capitalize(), toon_datum(a.peildatum.replace(year=huidig().dossier.rapportage.jaar)), a.toelichting) for naam, a in cyclus.edities.items())
    return Getoond(naam="edities", titel="De edities van dit rapport", tabel=Tabel(("Editie", "Peildatum", "Toelichting"), rijen, (18, 22, 60)))


def toon_bronnenlijst() -> Getoond:
    """Alle bronnen van het kader."""
    kader = huidig().dossier.kader
    gebruik = Counter(b for i in kader.indicatoren.values() for b in (i.bron, *i.andere_bronnen))
    rijen = tuple(
        (b.naam, b.houder, b.soort, FREQUENTIE[b.frequentie], toon_periode(b.volgende) if b.volgende else "niet vermeld", str(gebruik[b.id]))
        for b in kader.bronnen.values()
    )
    return Getoond(
        naam="bronnenlijst", titel="Alle bronnen", tabel=Tabel(("Bron", "Houder", "Soort", "Hoe vaak", "Volgend cijfer", "Indicatoren"), rijen, (30, 22, 12, 13, 13, 10), "klein"),
        gegevens=Gegevens(
            ("id", "naam", "houder", "soort", "frequentie", "volgende", "wijze", "drempel"),
            tuple((b.id, b.naam, b.houder, b.soort, b.frequentie.value, b.volgende, b.wijze, b.drempel) for b in kader.bronnen.values()),
            {"drempel": "aantallen hieronder worden afgeschermd"},
        ),
    )  # fmt: skip


def toon_dekking() -> Getoond:
    """Per doel hoeveel indicatoren een cijfer hebben."""
    blad = huidig()
    kader = blad.dossier.kader
    rijen = tuple((d.naam, {s.value: n for s, n in tel_dekking(blad.standen_van_doel(d)).items()}) for d in kader.doelen.values())
    return figuur_dekking(rijen, "dekking-doelen", "Hoeveel indicatoren per doel een cijfer hebben", "Doel")


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
        tabel=Tabel(("Onderwerp", "Lezingen", "Keuze", "Reden"), rijen, (18, 42, 20, 20), "klein"),
        gegevens=Gegevens(
            ("id", "raakt", "onderwerp", "lezingen", "keuze", "reden"),
            tuple((t.id, t.raakt, t.onderwerp, " | ".join(f"{z.naam} ({z.vindplaats})" for z in t.lezingen), t.keuze, t.reden) for t in kader.tegenstrijdigheden),
        ),
    )  # fmt: skip


def toon_context(document: str) -> Getoond:
    """Alle kwantitatieve uitspraken uit een brondocument, met waar zij staan en wat zij meten."""
    blad = huidig()
    kader = blad.dossier.kader
    eigen = [u for u in blad.dossier.uitspraken if u.document == document and u.bron != "enquete-visie"]
    return _uitspraken(eigen, f"uitspraken-{document}", "Cijfers in de tekst, met hun vindplaats", kader)


def toon_enquete() -> Getoond:
    """De uitkomsten van de enquête onder inwoners die bij de visie hoort."""
    blad = huidig()
    eigen = [u for u in blad.dossier.uitspraken if u.bron == "enquete-visie"]
    return _uitspraken(eigen, "enquete", "Uitkomsten van de enquête bij de visie", blad.dossier.kader)


def _uitspraken(eigen: list, naam: str, titel: str, kader) -> Getoond:
    blad = huidig()
    if not eigen:
        return Getoond(naam=naam, tekst=("Op deze peildatum zijn hiervan geen cijfers bekend.",))
    rijen = tuple(
        (
            u.onderwerp + (f" ({u.populatie})" if u.populatie else ""),
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
        naam=naam, titel=titel,
        tabel=Tabel(("Onderwerp", "Waarde", "Groep", "Gebied", "Periode", "Vindplaats"), rijen, (34, 16, 12, 12, 10, 16), "klein"),
        gegevens=Gegevens(
            ("id", "onderwerp", "waarde", "eenheid", "groep", "populatie", "gebied", "periode", "aanduiding", "bron", "wordt", "indicator", "vindplaats", "opmerking"),
            tuple((u.id, u.onderwerp, u.waarde, u.eenheid.value, u.groep, u.populatie, u.gebied, u.periode, u.aanduiding, u.bron, u.wordt, u.indicator, u.vindplaats, u.opmerking) for u in eigen),
        ),
    )  # fmt: skip


def toon_kader(opgave: str) -> Getoond:
    """Het volledige kader van een opgave met de stand van elke indicator."""
    blad = huidig()
    kader = blad.dossier.kader
    o = kader.opgave(opgave)
    rijen = []
    for doel in o.doelen:
        plekken = [(doel.naam, "(bij het doel)", doel.id), *((doel.naam, r.naam, r.id) for r in doel.resultaten)]
        for doelnaam, resultaat, plek in plekken:
            for indicator in kader.indicatoren_bij(plek):
                stand = blad.standen((indicator,))[0]
                tekst = f"{toon_punt(stand.punt, indicator.eenheid)}, {toon_periode(stand.punt.periode)}" if stand.punt else toon_ontbreekt(indicator)
                rijen.append((indicator.naam, f"{doelnaam}: {resultaat}", kader.bronnen[indicator.bron].naam, tekst))
    return Getoond(
        naam=f"kader-{o.id}", titel=f"Het sturingskader van {o.naam}, met de stand van elke indicator", bron=f"{o.vindplaats} en Bijlage A",
        tabel=Tabel(("Indicator", "Doel en resultaat", "Bron", "Stand"), tuple(rijen), (30, 32, 18, 20), "klein"),
        gegevens=_kadergegevens(opgave),
    )  # fmt: skip


def _kadergegevens(opgave: str) -> Gegevens:
    kader = huidig().dossier.kader
    rijen = []
    for i in kader.indicatoren_van_opgave(kader.opgave(opgave)):
        rijen.append(
            (i.id, i.naam, " | ".join(f"{z.naam} ({z.vindplaats})" for z in i.namen_elders), i.eenheid.value, i.groep, i.populatie,
             i.richting.value, i.richting_grond, i.richting_reden, i.bron, " ".join(i.andere_bronnen), i.frequentie.value,
             i.volgende, i.volgende_grond, " ".join(i.hangt_aan), " ".join(i.bronrijen), i.toelichting)
        )  # fmt: skip
    return Gegevens(
        ("id", "naam", "namen elders", "eenheid", "groep", "populatie", "richting", "grond", "reden", "bron", "andere bronnen",
         "frequentie", "volgende", "volgende grond", "hangt aan", "bronrijen", "toelichting"),
        tuple(rijen),
    )  # fmt: skip


def toon_begrippen() -> Getoond:
    """De begrippen die in dit rapport voorkomen, op alfabet."""
    begrippen = sorted(huidig().dossier.kader.grondslag.begrippen, key=lambda b: b.woord.lower())
    regels = [
        f"{voor_markdown(b.woord)}{f' (ook: {voor_markdown(voeg_samen(b.ook))})' if b.ook else ''}\n: {voor_markdown(b.uitleg)}"
        for b in begrippen
    ]
    return Getoond(naam="begrippen", tekst=("\n\n".join(regels),))


def toon_colofon() -> Getoond:
    """Waar dit rapport op rust: documenten en peildatum."""
    dossier = huidig().dossier
    rijen = tuple((d.naam, d.uitgever, d.datum, toon_datum(d.bekend_per), d.toelichting or "-") for d in dossier.gemeente.documenten)
    return Getoond(
        naam="documenten", titel="De documenten waaruit dit rapport put",
        tabel=Tabel(("Document", "Uitgever", "Datum", "Bekend per", "Toelichting"), rijen, (28, 20, 14, 14, 24)),
    )  # fmt: skip
