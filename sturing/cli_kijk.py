"""De opdracht `sturing kijk`: schrijven met het resultaat ernaast in de browser."""

from __future__ import annotations

import os
import sys
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
    from sturing.gegevens.rapportage import toets_editie, toets_gemeente, toets_jaar, toets_peildatum
    from sturing.kijkopdracht import Kijker
    from sturing.kijkopdracht import kijk as begin

    scherm = Console()
    wortel = zoek_wortel()
    # Een verkeerde vraag hoort op de opdrachtregel; wat er in de gegevens mis is, hoort in de pagina.
    toets_gemeente(wortel, gemeente)
    toets_editie(editie)
    if jaar is not None:
        toets_jaar(int(jaar) if jaar.isdecimal() else jaar)
    toets_peildatum(peildatum)
    kijker = Kijker(wortel, gemeente, jaar, editie, peildatum)
    try:
        gekozen = begin(kijker, poort, lambda regel: scherm.print(escape(regel), highlight=False, soft_wrap=True))
    except KeyboardInterrupt:
        scherm.print("Gestopt.", highlight=False)
        return
    if gekozen is not None:
        _begin_opnieuw(gekozen, scherm)


def _begin_opnieuw(poort: int, scherm: Console) -> None:
    """Neem de plaats in van dit proces met de nieuwe code, op dezelfde poort; de pagina verbindt zichzelf weer."""
    if os.name == "nt":
        # Daar zou het nieuwe proces los komen te staan van het venster waarin Ctrl-C het stopt.
        scherm.print("Start kijk opnieuw om haar te gebruiken.", highlight=False)
        return
    scherm.print("Kijk begint opnieuw.", highlight=False)
    sys.stdout.flush()
    woorden = [sys.executable, "-m", "sturing.cli", *sys.argv[1:], "--poort", str(poort)]
    os.execv(sys.executable, woorden)  # noqa: S606 - geen shell, en dezelfde woorden als de gebruiker gaf
