"""De opdracht `sturing weeg`: activiteiten wegen, een budget verdelen, en het werkboek van de wegingstafel."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.fouten import InvoerFout
from sturing.paden import zoek_wortel

if TYPE_CHECKING:
    from sturing.gegevens.activiteitaanbod import Aanbod
    from sturing.rekenen.budget import Budgetbeeld
    from sturing.rekenen.weging import Weging
    from sturing.weegopdracht import Weegtafel

_Ids = list[str] | None


def weeg(
    jaar: Annotated[
        str | None,
        typer.Argument(metavar="JAAR", help="Het jaar van het register.", show_default="het lopende rapport"),
    ] = None,
    gemeente: Gemeente = STANDAARD,
    activiteit: Annotated[
        str | None, typer.Option("--activiteit", "-a", metavar="ID", help="Toon één activiteit met haar route.")
    ] = None,
    regeling: Annotated[
        str | None, typer.Option("--regeling", "-r", metavar="ID", help="Verdeel het budget van deze regeling.")
    ] = None,
    vast: Annotated[_Ids, typer.Option("--vast", metavar="ID", help="Deze activiteit doet zeker mee.")] = None,
    zonder: Annotated[_Ids, typer.Option("--zonder", metavar="ID", help="Deze activiteit doet niet mee.")] = None,
    per_opgave: Annotated[
        bool, typer.Option("--per-opgave", help="Van elke opgave ten minste één.", metavar=" ")
    ] = False,
    aanbod: Annotated[
        bool, typer.Option("--aanbod", help="Toon overlap, witte vlekken en tijdelijk geld.", metavar=" ")
    ] = False,
    excel: Annotated[
        Path | None, typer.Option("--excel", metavar="BESTAND", help="Schrijf het werkboek met keuzelijsten.")
    ] = None,
    wie: Annotated[str, typer.Option("--wie", metavar="ROL", help="Zet deze rol klaar in het werkboek.")] = "",
    peildatum: Annotated[
        str | None,
        typer.Option(
            "--peildatum", metavar="DATUM", help="Alleen antwoorden tot en met deze dag.", show_default="alles"
        ),
    ] = None,
    lees: Annotated[
        Path | None, typer.Option("--lees", metavar="BESTAND", help="Lees een ingevuld werkboek in.")
    ] = None,
    alleen_antwoorden: Annotated[
        bool, typer.Option("--alleen-antwoorden", help="Lees alleen antwoorden; het register blijft.", metavar=" ")
    ] = False,
    vervang: Annotated[
        bool, typer.Option("--vervang", help="Vervang antwoorden van dezelfde dag en beoordelaar.", metavar=" ")
    ] = False,
    verwijder: Annotated[
        _Ids, typer.Option("--verwijder", metavar="ID", help="Haal deze activiteit uit het register.")
    ] = None,
    gezien: Annotated[
        bool, typer.Option("--gezien", help="Wat op een naam lijkt, is geen mens; ik heb het bekeken.", metavar=" ")
    ] = False,
) -> None:
    """Weeg de activiteiten van een jaar met het afwegingskader."""
    from sturing.cli_aanbod import aanbodregels
    from sturing.gegevens.activiteitinlezen import Inleeswens
    from sturing.rekenen.verdelen import Eisen
    from sturing.weegopdracht import lees_excel, schrijf_excel, verdeel
    from sturing.weegopdracht import weeg as voer_uit

    wortel = zoek_wortel()
    if (vast or zonder or per_opgave) and not regeling:
        raise InvoerFout("weeg", "vast, zonder en per-opgave horen bij een budget", "noem ook --regeling")
    if (alleen_antwoorden or vervang or verwijder or gezien) and not lees:
        raise InvoerFout(
            "weeg", "alleen-antwoorden, vervang, verwijder en gezien horen bij het inlezen", "noem ook --lees"
        )
    if sum(map(bool, (activiteit, regeling, aanbod))) > 1:
        raise InvoerFout("weeg", "activiteit, regeling en aanbod zijn drie verschillende vragen", "noem er één")
    if lees:
        wens = Inleeswens(frozenset(verwijder or ()), alleen_antwoorden, vervang, gezien)
        gelezen = lees_excel(wortel, gemeente, jaar, lees, wens, date.today())
        _toon([_ingelezen(gelezen, alleen_antwoorden)])
    tafel = voer_uit(wortel, gemeente, jaar, peildatum)
    eisen = Eisen(frozenset(vast or ()), frozenset(zonder or ()), per_opgave)
    if excel:
        schrijf_excel(tafel, excel, wie, {regeling: eisen} if regeling else None)
        _toon([f"Werkboek: {excel}"])
    elif activiteit:
        _toon(_activiteitregels(tafel, tafel.kies(activiteit)))
    elif regeling:
        _toon(_budgetregels(tafel, verdeel(tafel, regeling, eisen), bool(vast or zonder or per_opgave)))
    elif aanbod:
        _toon(aanbodregels(tafel.dossier))
    elif not lees:
        _toon(_overzicht(tafel))


def _ingelezen(gelezen: Aanbod, alleen_antwoorden: bool) -> str:
    antwoorden = f"{len(gelezen.antwoorden)} antwoorden"
    if alleen_antwoorden:
        return f"Ingelezen: {antwoorden}; het register is niet veranderd."
    return f"Ingelezen: {len(gelezen.activiteiten)} activiteiten en {antwoorden}."


def _toon(regels: list[str]) -> None:
    Console().print("\n".join(regels), soft_wrap=True, highlight=False, markup=False)


def _overzicht(tafel: Weegtafel) -> list[str]:
    """Eén regel per activiteit: plaats met bereik, klasse en voorstel."""
    from sturing.cli_aanbod import telregels
    from sturing.tonen.opmaak import schoon
    from sturing.tonen.zinnen_weging import zin_bereik, zin_klasse, zin_voorstel

    plaatsen = {p.beeld.activiteit.id: p for p in tafel.ranglijst.plaatsen}
    regels = [f"Wegingstafel {tafel.dossier.gemeente.naam}, kader {tafel.dossier.kader.jaar}", *_welke(tafel)]
    if not tafel.wegingen:
        return [*regels, "Voor dit jaar staat er geen register in data."]
    for weging in sorted(tafel.wegingen, key=lambda w: _volgorde(w, plaatsen)):
        a = weging.beeld.activiteit
        plaats = plaatsen.get(a.id)
        plek = f"plaats {plaats.plaats} ({zin_bereik(plaats.door_beide)})" if plaats else "geen plaats"
        regels.append(f"{a.id:5} {schoon(a.activiteit)}")
        voorstel = f"voorstel: {zin_voorstel(weging)}" if a.soort == "activiteit" else "aanvraag"
        regels.append(f"      {zin_klasse(weging)}; {plek}; {voorstel}")
    beoordeeld = sum(bool(w.beeld.beoordelaars) for w in tafel.wegingen)
    return [*regels, f"{beoordeeld} van {len(tafel.wegingen)} beoordeeld.", *telregels(tafel.dossier)]


def _welke(tafel: Weegtafel) -> list[str]:
    """Welke antwoorden meetellen, en hoeveel er niet."""
    from sturing.tonen.notatie import toon_datum
    from sturing.tonen.zinnen_weging import zin_later

    aanbod = tafel.dossier.aanbod
    if tafel.peildatum:
        later = zin_later(aanbod.later, tafel.peildatum)
        return [f"Antwoorden tot en met {toon_datum(tafel.peildatum)}.", *([later] if later else [])]
    laatste = f", het laatste van {toon_datum(aanbod.laatste_dag)}" if aanbod.laatste_dag else ""
    return [f"Alle antwoorden die vastliggen{laatste}."]


def _volgorde(weging: Weging, plaatsen: dict) -> tuple:
    plaats = plaatsen.get(weging.beeld.activiteit.id)
    return (plaats is None, plaats.plaats if plaats else 0, weging.beeld.activiteit.id)


def _activiteitregels(tafel: Weegtafel, weging: Weging) -> list[str]:
    """De route, klasse en reden van één activiteit."""
    from sturing.tonen.opmaak import schoon
    from sturing.tonen.zinnen_weging import zin_antwoord, zin_klasse, zin_reden, zin_voorstel, zin_voorstelreden

    kader = tafel.dossier.kader.afwegingskader
    a = weging.beeld.activiteit
    regels = [f"{a.id} {schoon(a.activiteit)}" + (" (aanvraag)" if a.soort == "aanvraag" else ""), *_welke(tafel)]
    for stap in weging.route:
        regels.append(f"{stap.criterium.nummer}. {stap.criterium.vraag}")
        regels += [f"   {b.vraag.kort}: {schoon(zin_antwoord(b))}" for b in stap.vragen]
        regels += ["   Hier eindigt de route."] if stap.einde else []
    regels.append(f"Totale impact: {' of '.join(weging.beeld.impact).lower()}")
    regels.append(f"Klasse: {zin_klasse(weging)}. {zin_reden(weging, kader)}")
    if a.soort == "activiteit":
        regels.append(f"Voorstel: {zin_voorstel(weging)}. {zin_voorstelreden(weging, kader)}")
    return regels


def _budgetregels(tafel: Weegtafel, beeld: Budgetbeeld, geeist: bool) -> list[str]:
    """De sets die passen, met wat zij kosten; een fout als dat aan de eisen van de gebruiker ligt."""
    from sturing.gegevens.kadermodel import Eenheid
    from sturing.tonen.notatie import toon_getal, toon_waarde
    from sturing.tonen.opmaak import schoon
    from sturing.tonen.toon_budget import zin_buiten, zin_niets_te_verdelen
    from sturing.tonen.zinnen_weging import zin_klasse

    regels = [beeld.regeling.naam, *_welke(tafel)]
    if beeld.regeling.budget is not None:
        plafond, gevraagd = (toon_waarde(w, Eenheid.EURO) for w in (beeld.regeling.budget, beeld.gevraagd))
        voorbehoud = f" ({beeld.regeling.voorbehoud})" if beeld.regeling.voorbehoud else ""
        regels.append(f"Beschikbaar {plafond}{voorbehoud}, gevraagd {gevraagd}.")
    regels += [schoon(zin_buiten(beeld))] if beeld.buiten else []
    if beeld.verdeling is None:
        zin = zin_niets_te_verdelen(beeld)
        return [*regels, zin[0].upper() + zin[1:]]
    if not beeld.verdeling.pakketten:
        if geeist:
            raise InvoerFout("weeg", beeld.verdeling.reden, "laat een van de eisen los")
        return [*regels, f"{beeld.verdeling.reden}."]
    verplicht = {k.id for k in beeld.keuzes if k.verplicht}
    namen = {
        w.beeld.activiteit.id: f"{schoon(w.beeld.activiteit.activiteit)} ({zin_klasse(w)}"
        f"{', verplicht' if w.beeld.activiteit.id in verplicht else ''})"
        for w in tafel.wegingen
    }
    for nr, pakket in enumerate(beeld.verdeling.pakketten):
        kop = "Beste set" if nr == 0 else f"Alternatief {nr}"
        regels.append(f"{kop}: {toon_waarde(pakket.kosten, Eenheid.EURO)}, {toon_getal(pakket.waarde, 0)} punten")
        regels += [f"   {sleutel} {namen[sleutel]}" for sleutel in pakket.gekozen]
    return regels
