"""De opdracht `sturing partnerformat`: het werkboek waarmee partners hun rapportage aanleveren."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.paden import zoek_wortel

UITLEG = (
    "Elke partner krijgt een eigen werkboek per periode. Komt het ingevuld terug, lees het dan in met sturing lees-in."
)


def partnerformat(
    jaar: Annotated[
        str | None,
        typer.Argument(
            metavar="JAAR", help="Het jaar waarover de partner rapporteert.", show_default="het lopende rapport"
        ),
    ] = None,
    gemeente: Gemeente = STANDAARD,
    partner: Annotated[
        str | None, typer.Option("--partner", metavar="ID", help="Alleen deze partner.", show_default="alle partners")
    ] = None,
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="halfjaar|eindrapportage", help="Alleen deze periode.", show_default="beide"),
    ] = None,
    naar: Annotated[
        Path, typer.Option("--naar", metavar="MAP", help="De map voor de werkboeken; zij wordt zo nodig gemaakt.")
    ] = Path("partnerformats"),
) -> None:
    """Schrijf per partner en periode het werkboek voor de rapportage."""
    from sturing.partneropdracht import schrijf_partnerformats
    from sturing.tonen.notatie import tel

    scherm = Console()
    paden = schrijf_partnerformats(zoek_wortel(), gemeente, jaar, partner, periode, naar)
    for pad in paden:
        scherm.print(f"Werkboek: {pad}", soft_wrap=True, highlight=False, markup=False)
    scherm.print(f"Geschreven: {tel(len(paden), 'werkboek', 'werkboeken')}.", highlight=False)
