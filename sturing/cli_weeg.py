"""De opdracht `sturing weeg`: activiteiten wegen, een budget verdelen, en het werkboek van de wegingstafel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from sturing.fouten import InvoerFout
from sturing.paden import zoek_wortel

if TYPE_CHECKING:
    from sturing.rekenen.budget import Budgetbeeld
    from sturing.rekenen.weging import Weging
    from sturing.weegopdracht import Weegtafel

_Ids = list[str] | None


def weeg(
    jaar: Annotated[
        str | None,
        typer.Argument(metavar="JAAR", help="Het jaar van het register.", show_default="het lopende rapport"),
    ] = None,
    gemeente: Annotated[str, typer.Option("--gemeente", "-g", metavar="NAAM", help="De map in data/.")] = "soest",
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
    lees: Annotated[
        Path | None, typer.Option("--lees", metavar="BESTAND", help="Lees een ingevuld werkboek in.")
    ] = None,
) -> None:
    """Weeg de activiteiten van een jaar met het afwegingskader."""
    from sturing.cli_aanbod import aanbodregels
    from sturing.rekenen.verdelen import Eisen
    from sturing.weegopdracht import lees_excel, schrijf_excel, verdeel
    from sturing.weegopdracht import weeg as voer_uit

    wortel = zoek_wortel()
    if (vast or zonder or per_opgave) and not regeling:
        raise InvoerFout("weeg", "vast, zonder en per-opgave horen bij een budget", "noem ook --regeling")
    if lees:
        gelezen = lees_excel(wortel, gemeente, jaar, lees)
        _toon([f"Ingelezen: {len(gelezen.activiteiten)} activiteiten en {len(gelezen.antwoorden)} antwoorden."])
    tafel = voer_uit(wortel, gemeente, jaar)
    eisen = Eisen(frozenset(vast or ()), frozenset(zonder or ()), per_opgave)
    if excel:
        schrijf_excel(tafel, excel, wie, {regeling: eisen} if regeling else None)
        _toon([f"Werkboek: {excel}"])
    elif activiteit:
        _toon(_activiteitregels(tafel, tafel.kies(activiteit)))
    elif regeling:
        _toon(_budgetregels(tafel, verdeel(tafel, regeling, eisen)))
    elif aanbod:
        _toon(aanbodregels(tafel.dossier))
    elif not lees:
        _toon(_overzicht(tafel))


def _toon(regels: list[str]) -> None:
    Console().print("\n".join(regels), soft_wrap=True, highlight=False, markup=False)


def _overzicht(tafel: Weegtafel) -> list[str]:
    """Eén regel per activiteit: plaats met bereik, klasse en voorstel."""
    from sturing.cli_aanbod import telregels
    from sturing.tonen.opmaak import schoon
    from sturing.tonen.zinnen_weging import zin_bereik, zin_klasse, zin_voorstel

    plaatsen = {p.beeld.activiteit.id: p for p in tafel.ranglijst.plaatsen}
    regels = [f"Wegingstafel {tafel.dossier.gemeente.naam}, kader {tafel.dossier.kader.jaar}"]
    if not tafel.wegingen:
        return [*regels, "Voor dit jaar staat er geen register in data."]
    for weging in sorted(tafel.wegingen, key=lambda w: _volgorde(w, plaatsen)):
        a = weging.beeld.activiteit
        plaats = plaatsen.get(a.id)
        plek = f"plaats {plaats.plaats} ({zin_bereik(plaats.door_beide)})" if plaats else "geen plaats"
        regels.append(f"{a.id:5} {schoon(a.activiteit)}")
        regels.append(f"      {zin_klasse(weging)}; {plek}; voorstel: {zin_voorstel(weging)}")
    beoordeeld = sum(bool(w.beeld.beoordelaars) for w in tafel.wegingen)
    return [*regels, f"{beoordeeld} van {len(tafel.wegingen)} beoordeeld.", *telregels(tafel.dossier)]


def _volgorde(weging: Weging, plaatsen: dict) -> tuple:
    plaats = plaatsen.get(weging.beeld.activiteit.id)
    return (plaats is None, plaats.plaats if plaats else 0, weging.beeld.activiteit.id)


def _activiteitregels(tafel: Weegtafel, weging: Weging) -> list[str]:
    """De route, klasse en reden van één activiteit."""
    from sturing.tonen.opmaak import schoon
    from sturing.tonen.zinnen_weging import zin_antwoord, zin_klasse, zin_reden, zin_voorstel, zin_voorstelreden

    kader = tafel.dossier.kader.afwegingskader
    regels = [f"{weging.beeld.activiteit.id} {schoon(weging.beeld.activiteit.activiteit)}"]
    for stap in weging.route:
        regels.append(f"{stap.criterium.nummer}. {stap.criterium.vraag}")
        regels += [f"   {b.vraag.kort}: {schoon(zin_antwoord(b))}" for b in stap.vragen]
        regels += ["   Hier eindigt de route."] if stap.einde else []
    regels.append(f"Totale impact: {' of '.join(weging.beeld.impact).lower()}")
    regels.append(f"Klasse: {zin_klasse(weging)}. {zin_reden(weging, kader)}")
    return [*regels, f"Voorstel: {zin_voorstel(weging)}. {zin_voorstelreden(weging, kader)}"]


def _budgetregels(tafel: Weegtafel, beeld: Budgetbeeld) -> list[str]:
    """De sets die passen, met wat zij kosten."""
    from sturing.gegevens.kadermodel import Eenheid
    from sturing.tonen.notatie import toon_getal, toon_waarde
    from sturing.tonen.opmaak import schoon

    regels = [beeld.regeling.naam]
    if beeld.verdeling is None:
        return [*regels, "Er is geen bedrag vermeld, of geen activiteit met kosten noemt deze regeling."]
    plafond, gevraagd = (toon_waarde(w, Eenheid.EURO) for w in (beeld.verdeling.plafond, beeld.gevraagd))
    regels.append(f"Beschikbaar {plafond}, gevraagd {gevraagd}.")
    if not beeld.verdeling.pakketten:
        return [*regels, f"{beeld.verdeling.reden}."]
    namen = {w.beeld.activiteit.id: schoon(w.beeld.activiteit.activiteit) for w in tafel.wegingen}
    for nr, pakket in enumerate(beeld.verdeling.pakketten):
        kop = "Beste set" if nr == 0 else f"Alternatief {nr}"
        regels.append(f"{kop}: {toon_waarde(pakket.kosten, Eenheid.EURO)}, {toon_getal(pakket.waarde, 0)} punten")
        regels += [f"   {sleutel} {namen[sleutel]}" for sleutel in pakket.gekozen]
    return regels
