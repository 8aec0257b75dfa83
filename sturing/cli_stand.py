"""De opdracht `sturing stand`: wat er binnen is, wat te laat is en van wie, en wanneer het volgende komt."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.paden import zoek_wortel

UITLEG = (
    "Te laat is een cijfer dat elk jaar of vaker komt en er over het jaar voor het rapport niet is, een cijfer waarvan"
    " de genoemde periode voorbij is, en een rapportage van een partner na de inleverdag."
)


def stand(
    jaar: Annotated[
        str | None, typer.Argument(metavar="JAAR", help="Het rapportagejaar.", show_default="het lopende rapport")
    ] = None,
    gemeente: Gemeente = STANDAARD,
    op: Annotated[
        str | None,
        typer.Option("--op", metavar="DATUM", help="De stand op deze dag.", show_default="peildatum van het rapport"),
    ] = None,
    wegen: Annotated[
        bool, typer.Option("--wegen", metavar=" ", help="Toon van elke indicator langs welke weg zij komt.")
    ] = False,
) -> None:
    """Toon wat er binnen is, wat te laat is en wanneer het volgende cijfer komt."""
    from sturing.standopdracht import bereken_standregels, bereken_wegregels

    regels = (bereken_wegregels if wegen else bereken_standregels)(zoek_wortel(), gemeente, jaar, op)
    Console().print("\n".join(regels), soft_wrap=True, highlight=False, markup=False)
