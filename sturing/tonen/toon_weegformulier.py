"""Het weegformulier om te printen, de uitleg in één minuut, en de schalen, klassen en gewichten van het kader."""

from __future__ import annotations

from sturing.gegevens.wegingmodel import Afwegingskader, Klasse, Weegvraag
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import toon_getal, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.zinnen_weging import naam_stand, naam_vraag

#: Een leeg vakje dat ook op papier en in zwart-wit een vakje is.
VAKJE = "□"
_INVULLEN = (
    "Naam van de activiteit of aanvraag", "Uitvoerder", "Maatschappelijk resultaat",
    "Kosten per jaar, structureel of tijdelijk geld, en tot wanneer",
    "Voor wie, hoeveel inwoners, welke wijk", "Ingevuld door (rol) en datum",
)  # fmt: skip


def toon_uitleg_wegen() -> Getoond:
    """De methode in één minuut."""
    kader = huidig().dossier.kader.afwegingskader
    klassen = [k.naam.lower() for k in kader.klassen]
    stappen = (
        "Beantwoord de vragen in volgorde. Weet u het niet, kies dan ‘onbekend’: dat is ook een antwoord.",
        "Moet de gemeente het doen, dan gaat het over *hoe*. Is een ander aan zet, dan gaat het over helpen.",
        "Anders geeft de matrix de totale impact: wat betekent het voor één inwoner, en voor hoeveel inwoners?",
        f"Uit de antwoorden volgt een klasse: {voor_markdown(voeg_samen(klassen))}. De reden staat er in woorden bij.",
        "Onbekend telt nooit als goed. Staat een klasse niet vast, dan ziet u welke nog kunnen en welke vraag beslist.",
        "Antwoorden beoordelaars verschillend, dan blijft dat naast elkaar staan. Wij middelen niets weg.",
    )
    regels = "\n".join(f"{i}. {stap}" for i, stap in enumerate(stappen, start=1))
    slot = "Het kader helpt bij het gesprek en beslist niets uit zichzelf."
    return Getoond(naam="uitleg-wegen", tekst=(regels, slot))


def toon_weegformulier() -> Stapel:
    """Een leeg formulier: de vragen van het kader met vakjes, om te printen of in te vullen."""
    kader = huidig().dossier.kader.afwegingskader
    kop = Getoond(
        naam="formulier-kop",
        titel="Waar gaat het over?",
        tabel=Tabel(("Vraag", "Antwoord"), tuple((vraag, "") for vraag in _INVULLEN), (40, 60), "formulier"),
    )
    rijen = tuple(
        (f"{c.nummer}. {v.vraag}", _vakjes(v), "") for c in kader.criteria for v in c.vragen if not v.doelkenmerk
    )
    vragen = Getoond(
        naam="formulier",
        titel="De vragen, in volgorde",
        bron=kader.vindplaats,
        tabel=Tabel(("Vraag", "Kruis één antwoord aan", "Toelichting"), rijen, (34, 34, 32), "formulier"),
    )
    return Stapel((kop, vragen))


def _vakjes(vraag: Weegvraag) -> str:
    namen = [*(a.naam for a in vraag.schaal), "Onbekend"]
    return _wanneer(vraag) + " ".join(f"{VAKJE}\N{NO-BREAK SPACE}{naam}" for naam in namen)


def _wanneer(vraag: Weegvraag) -> str:
    """Bij welk eerder antwoord de vraag geldt; leeg als zij altijd geldt."""
    kader = huidig().dossier.kader.afwegingskader
    delen = [
        f"bij {naam_vraag(v, kader).lower()} {' of '.join(f'‘{naam_stand(v, s, kader)}’' for s in standen)} is gekozen"
        for v, standen in vraag.alleen_als.items()
    ]
    return f"Alleen als {voeg_samen(delen)}. " if delen else ""


def toon_schalen() -> Getoond:
    """Per vraag de antwoorden, wat zij betekenen en of de route er eindigt."""
    kader = huidig().dossier.kader.afwegingskader
    rijen = tuple(
        (
            f"{c.nummer}. {v.vraag}",
            a.naam,
            a.gevolg or "-",
            toon_getal(a.punten) if kader.weging.gewichten.get(v.id) else "-",
        )
        for c in kader.criteria
        for v in c.vragen
        for a in v.schaal
    )
    return Getoond(
        naam="schalen",
        titel="De antwoorden op elke vraag en wat zij betekenen",
        tekst=(
            "Het plan geeft de vragen en hun gevolg. De antwoorden en de punten zijn van ons en staan in het"
            " kaderbestand. Bij elke vraag mag ook ‘onbekend’.",
        ),
        tabel=Tabel(("Vraag", "Antwoord", "Wat dat betekent", "Punten"), rijen, (34, 22, 34, 10), "klein"),
    )


def toon_klassen() -> Getoond:
    """De klassen van hoog naar laag, met wat een activiteit ervoor nodig heeft."""
    kader = huidig().dossier.kader.afwegingskader
    rijen = []
    for klasse in kader.klassen:
        rijen.append((klasse.naam, klasse.betekenis, _wat_nodig_is(klasse, kader)))
    return Getoond(
        naam="klassen",
        titel="De klassen, van de sterkste naar de zwakste reden om aanbod in te zetten",
        tekst=("De klassen zijn van ons; het plan noemt ze niet. Een beter antwoord verlaagt een klasse nooit.",),
        tabel=Tabel(("Klasse", "Wat zij betekent", "Wat ervoor nodig is"), tuple(rijen), (18, 34, 48), "klein"),
    )


def _wat_nodig_is(klasse: Klasse, kader: Afwegingskader) -> str:
    """Wat elke regel vraagt staat er één keer; daarna waarin de regels verschillen."""
    gemeen = set.intersection(*(set(regel.items()) for regel in klasse.minstens))
    eerst = {v: s for v, s in klasse.minstens[0].items() if (v, s) in gemeen}
    rest = [{v: s for v, s in regel.items() if (v, s) not in gemeen} for regel in klasse.minstens]
    altijd = _als_zin(eerst, kader)
    if not all(rest):
        return f"{altijd[:1].upper()}{altijd[1:]}." if altijd else "Al het overige."
    keuzes = "; of ".join(_als_zin(regel, kader) for regel in rest)
    return f"Altijd {altijd}. Daarbij {keuzes}." if altijd else f"{keuzes[:1].upper()}{keuzes[1:]}."


def _als_zin(regel: dict[str, str], kader: Afwegingskader) -> str:
    delen = [f"{naam_vraag(v, kader).lower()} ten minste ‘{naam_stand(v, s, kader).lower()}’" for v, s in regel.items()]
    return voeg_samen(delen)


def toon_gewichten() -> Getoond:
    """De gewichten van de ranglijst, en de andere keuzes waarmee zij wordt vergeleken."""
    kader = huidig().dossier.kader.afwegingskader
    regels, anders = kader.weging, kader.weging.anders
    koppen = ("Vraag", "Gewicht", *(s.naam.capitalize() for s in anders))
    rijen = tuple(
        (naam_vraag(v, kader), toon_getal(g), *(toon_getal(s.gewichten.get(v, 1)) for s in anders))
        for v, g in regels.gewichten.items()
    )
    return Getoond(
        naam="gewichten",
        titel="Hoe zwaar een vraag telt in de ranglijst",
        tekst=(voor_markdown(regels.toelichting),),
        tabel=Tabel(koppen, rijen, (36, 12, *(13 for _ in anders)), "klein"),
        gegevens=Gegevens(("vraag", "gewicht"), tuple(regels.gewichten.items())),
    )
