"""De opdracht `sturing kijk`: schrijven met het resultaat ernaast in de browser."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.paden import zoek_wortel

UITLEG = "Bewaar een notebook, CSV of duiding en de pagina ververst. Fouten staan in de pagina. Stop met Ctrl-C."


def kijk(
    jaar: Annotated[
        str | None, typer.Argument(metavar="JAAR", help="Het rapportagejaar.", show_default="het lopende rapport")
    ] = None,
    gemeente: Gemeente = STANDAARD,
    editie: Annotated[
        str, typer.Option("--editie", "-e", metavar="concept|definitief", help="Een concept mag gaten hebben.")
    ] = "concept",
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="DATUM", help="Alleen wat toen bekend was.", show_default="uit de cyclus"),
    ] = None,
    poort: Annotated[int, typer.Option("--poort", metavar="GETAL", min=0, max=65535, help="0 kiest een vrije.")] = 8342,
) -> None:
    """Toon het rapport in de browser en ververs het na elke bewaarde wijziging."""
    from sturing.kijkopdracht import Kijker
    from sturing.kijkopdracht import kijk as begin

    scherm = Console()
    kijker = Kijker(zoek_wortel(), gemeente, jaar, editie, peildatum)
    begin(kijker, poort, lambda regel: scherm.print(escape(regel), highlight=False, soft_wrap=True))
