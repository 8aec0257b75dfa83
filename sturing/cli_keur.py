"""De opdracht `sturing keur-ervaringen`: teksten met een vermoedelijk persoonsgegeven bekijken en erover besluiten."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.fouten import InvoerFout
from sturing.paden import zoek_wortel

UITLEG = (
    "Zonder ITEM: wat wacht. Met ITEM en --vrijgeven komt de tekst in het rapport, na aanpassing; met --afwijzen nooit."
    " Na een besluit wordt de oorspronkelijke tekst hier gewist."
)


def keur_ervaringen(
    item: Annotated[
        str | None, typer.Argument(metavar="ITEM", help="De tekst waarover u besluit.", show_default="toon wat wacht")
    ] = None,
    gemeente: Gemeente = STANDAARD,
    vrijgeven: Annotated[bool, typer.Option("--vrijgeven", metavar=" ", help="Geef de aangepaste tekst vrij.")] = False,
    afwijzen: Annotated[
        bool, typer.Option("--afwijzen", metavar=" ", help="De tekst komt nooit in het rapport.")
    ] = False,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help="De aangepaste tekst.", show_default="elke vondst vervangen"),
    ] = None,
    gezien: Annotated[
        bool,
        typer.Option(
            "--gezien", metavar=" ", help="Wat er als naam of adres uitziet, is dat niet; ik heb het bekeken."
        ),
    ] = False,
    door: Annotated[str, typer.Option("--door", metavar="FUNCTIE", help="Uw functie, geen naam.")] = "beleidsadviseur",
    op: Annotated[
        str | None, typer.Option("--op", metavar="DATUM", help="De dag van het besluit.", show_default="vandaag")
    ] = None,
) -> None:
    """Bekijk teksten waarin een persoonsgegeven kan staan, en geef ze vrij of wijs ze af."""
    from sturing.gegevens.eigennamen import eigennamen
    from sturing.gegevens.feitenmodel import Gemeente as Gemeentegegevens
    from sturing.gegevens.lezer import Lezer
    from sturing.gegevens.nakijken import Nakijker
    from sturing.gegevens.rapportage import toets_gemeente, toets_peildatum

    wortel, scherm = zoek_wortel(), Console()
    map_, lezer = toets_gemeente(wortel, gemeente), Lezer(wortel)
    nakijker = Nakijker(lezer, map_, eigennamen(lezer.lees_yaml(map_ / "gemeente.yml", Gemeentegegevens)))
    if item is None:
        _toon_lijst(scherm, nakijker.wachtend())
        return
    if vrijgeven == afwijzen:
        raise InvoerFout("keur-ervaringen", "er is geen besluit", "geef --vrijgeven of --afwijzen")
    gekozen, dag = nakijker.kies(item), toets_peildatum(op) or date.today()
    if afwijzen:
        nakijker.wijs_af(gekozen, door, dag)
        scherm.print(f"Afgewezen: {item}.", highlight=False, markup=False)
    else:
        besluit = nakijker.geef_vrij(gekozen, tekst, door, dag, gezien)
        scherm.print(f"Vrijgegeven: {item}: {besluit.tekst}", highlight=False, markup=False, soft_wrap=True)


def _toon_lijst(scherm: Console, items: tuple) -> None:
    """Elk item met de tekst, de vondsten gemerkt met haken en kleur, en waarom."""
    for item in items:
        scherm.print(f"{item.id}: {item.wachtende.veld}", highlight=False, markup=False, style="bold")
        regel, plek = Text("  "), 0
        for v in item.vondsten:
            regel.append(item.wachtende.tekst[plek : v.begin])
            regel.append(f"[{v.tekst}]", style="red")
            plek = v.einde
        regel.append(item.wachtende.tekst[plek:])
        scherm.print(regel, soft_wrap=True)
        for v in item.vondsten:
            scherm.print(f"  - {v.soort.value}: {v.reden}", highlight=False, markup=False)
    wat = "1 tekst wacht" if len(items) == 1 else f"{len(items)} teksten wachten"
    scherm.print(f"{wat} op een besluit.", highlight=False)
