"""De inhoud van het werkboek voor de wegingstafel: wat op welk blad komt, met keuzelijsten.

Hetzelfde werkboek is formulier en uitvoer. De bladen Activiteiten en Antwoorden worden teruggelezen; de
andere zijn om te lezen. Schrijven doet de kamer `uitgeven`, teruglezen de kamer `bronnen`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sturing.gegevens.activiteiten import BLAD_ACTIVITEITEN, BLAD_ANTWOORDEN, FORMAAT
from sturing.gegevens.activiteitinlezen import KENMERK_REGISTER, bereken_vingerafdruk
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN, DEKKINGEN, SOORTEN
from sturing.gegevens.dossier import Dossier
from sturing.gegevens.wegingmodel import Weegvraag
from sturing.gegevens.wegingtoets import ONBEKEND
from sturing.rekenen.ranglijst import Ranglijst
from sturing.rekenen.verdelen import Eisen
from sturing.rekenen.weegbeeld import Weegbeeld
from sturing.rekenen.weging import Weging
from sturing.tonen.opmaak import schoon
from sturing.tonen.werkblad import Werkblad
from sturing.tonen.werkboek_aanbod import maak_aanbodbladen
from sturing.tonen.zinnen_weging import zin_bereik, zin_klasse, zin_reden, zin_voorstel, zin_voorstelreden

#: Zoveel lege regels staan er klaar voor nieuwe activiteiten.
_LEGE_REGELS = 40


def maak_werkboek(
    dossier: Dossier, wegingen: Sequence[Weging], lijst: Ranglijst, wie: str = "",
    eisen: Mapping[str, Eisen] | None = None,
) -> tuple[Werkblad, ...]:  # fmt: skip
    """De bladen van het werkboek.

    `wie` vult de kolom wie in de lege antwoorden alvast in; `eisen` zegt per regeling wat bij het verdelen
    vaststaat of niet meedoet.
    """
    beelden = [w.beeld for w in wegingen]
    return (
        _uitleg(dossier),
        _activiteiten(dossier),
        _antwoorden(dossier, beelden, wie),
        _wegingen(dossier, wegingen),
        _ranglijst(lijst),
        *maak_aanbodbladen(dossier, wegingen, eisen),
        _vragen(dossier),
    )


def _uitleg(dossier: Dossier) -> Werkblad:
    """Waarvoor het werkboek gemaakt is en hoe het werkt; kolom A en B worden bij het teruglezen getoetst."""
    rijen = (
        ("formaat", FORMAAT), ("kader", str(dossier.kader.jaar)), ("gemeente", dossier.gemeente.code),
        ("naam", dossier.gemeente.naam),
        (KENMERK_REGISTER, bereken_vingerafdruk(dossier.aanbod.activiteiten)),
        ("1", "Vul op het blad Activiteiten aan wat ontbreekt. Leeg betekent onbekend."),
        ("2", "Geef op het blad Antwoorden per vraag een antwoord uit de lijst, met wie (rol) en wanneer."),
        ("3", "Weet u het niet, kies dan onbekend. Laat een rij leeg als u die vraag niet beoordeelt."),
        ("4", "Lees het werkboek in met: sturing weeg --lees <bestand>. Bij een fout wordt niets overgenomen."),
        ("5", "De andere bladen zijn om te lezen; zij worden niet teruggelezen. Resultaten en Wijken geven de codes."),
        ("6", "Een antwoord leegmaken trekt het niet in. Geef een nieuw antwoord, of onbekend, met een nieuwe datum."),
        ("7", "Een rij weghalen verwijdert de activiteit niet. Dat kan alleen met --verwijder, en zonder antwoorden."),
        ("8", "Een nieuwe activiteit: lees haar eerst in en maak dan een nieuw werkboek. Daarin staan haar vragen."),
        ("9", "Schrijf geen namen, telefoonnummers of e-mailadressen: de gegevens zijn openbaar."),
    )  # fmt: skip
    if dossier.gemeente.verzonnen:
        rijen += (("let op", "VERZONNEN: deze gemeente bestaat niet."),)
    return Werkblad("Uitleg", ("onderwerp", "uitleg"), rijen, (14, 100))


def _activiteiten(dossier: Dossier) -> Werkblad:
    """Het register, met lege regels eronder en lijsten voor soort, dekking en regeling."""
    aanbod = dossier.aanbod.activiteiten
    rijen = tuple(tuple(_cel(getattr(a, k)) for k in ACTIVITEITKOLOMMEN) for a in aanbod)
    rijen += ((None,) * len(ACTIVITEITKOLOMMEN),) * _LEGE_REGELS
    lijsten = {
        "soort": SOORTEN,
        "dekking": DEKKINGEN,
        "regeling": tuple(r.id for r in dossier.kader.afwegingskader.regelingen),
    }
    keuzes = tuple((rij, ACTIVITEITKOLOMMEN.index(k), k) for k in lijsten for rij in range(len(rijen)))
    return Werkblad(
        BLAD_ACTIVITEITEN,
        ACTIVITEITKOLOMMEN,
        rijen,
        (8, 36, 11, 26, 34, 28, 11, 12, 12, 9, 22, 26, 40, 30),
        lijsten,
        keuzes,
    )


def _cel(waarde: object) -> object:
    return " ".join(waarde) if isinstance(waarde, tuple) else waarde


def _antwoorden(dossier: Dossier, beelden: Sequence[Weegbeeld], wie: str) -> Werkblad:
    """Een rij per gegeven antwoord, en een lege rij waar nog niemand iets zei; elke vraag heeft haar eigen lijst.

    Met `wie` krijgt die rol ook een lege rij bij elke vraag die alleen anderen beantwoordden.
    """
    vragen = dossier.kader.afwegingskader.te_beantwoorden
    rijen: list[tuple[object, ...]] = []
    keuzes = []
    for beeld in beelden:
        for vraag in vragen:
            gegeven = beeld.vragen[vraag.id].antwoorden
            regels = [tuple(getattr(a, k) for k in ANTWOORDKOLOMMEN) for a in gegeven]
            if not gegeven or (wie and wie.casefold() not in {a.wie.casefold() for a in gegeven}):
                regels.append((beeld.activiteit.id, vraag.id, None, None, wie or None, None))
            for regel in regels:
                keuzes.append((len(rijen), ANTWOORDKOLOMMEN.index("antwoord"), vraag.id))
                rijen.append((*regel, beeld.activiteit.activiteit, vraag.vraag))
    lijsten = {v.id: _keuzes(v) for v in vragen}
    koppen = (*ANTWOORDKOLOMMEN, "naam van de activiteit", "de vraag")
    return Werkblad(BLAD_ANTWOORDEN, koppen, tuple(rijen), (10, 28, 18, 40, 22, 12, 36, 56), lijsten, tuple(keuzes))


def _keuzes(vraag: Weegvraag) -> tuple[str, ...]:
    return (*vraag.standen, ONBEKEND)


def _wegingen(dossier: Dossier, wegingen: Sequence[Weging]) -> Werkblad:
    kader = dossier.kader.afwegingskader
    rijen = tuple(
        (
            w.beeld.activiteit.id, w.beeld.activiteit.activiteit, zin_klasse(w), zin_reden(w, kader),
            " of ".join(w.beeld.impact), zin_voorstel(w), zin_voorstelreden(w, kader),
        )
        for w in wegingen
    )  # fmt: skip
    koppen = ("id", "activiteit", "klasse", "reden", "totale impact", "voorstel", "reden van het voorstel")
    return Werkblad("Wegingen", koppen, rijen, (8, 36, 28, 70, 20, 20, 60))


def _ranglijst(lijst: Ranglijst) -> Werkblad:
    rijen = tuple(
        (
            p.plaats, p.beeld.activiteit.id, p.beeld.activiteit.activiteit, round(p.laagste_score, 1),
            round(p.hoogste_score, 1), zin_bereik(p.door_open), zin_bereik(p.door_gewichten), zin_bereik(p.door_beide),
        )
        for p in lijst.plaatsen
    )  # fmt: skip
    koppen = (
        "plaats", "id", "activiteit", "laagste score", "hoogste score", "door open vragen", "door gewichten",
        "door beide (9 op 10)",
    )  # fmt: skip
    return Werkblad("Ranglijst", koppen, rijen, (8, 8, 36, 13, 13, 16, 16, 20))


def _vragen(dossier: Dossier) -> Werkblad:
    kader = dossier.kader.afwegingskader
    rijen = tuple(
        (c.nummer, v.id, v.vraag, a.id, a.naam, a.punten, kader.weging.gewichten.get(v.id), schoon(a.gevolg))
        for c in kader.criteria
        for v in c.vragen
        for a in v.schaal
    )
    koppen = ("criterium", "id", "vraag", "antwoord", "betekent", "punten", "gewicht", "gevolg")
    return Werkblad("Vragen", koppen, rijen, (10, 28, 60, 16, 30, 9, 9, 70))
