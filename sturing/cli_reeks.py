"""Het deel van `sturing rapport` dat meer dan één rapport bouwt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from sturing.uitgeven.uitvoerders import Uitvoerderkeuze


def rapporteer_reeks(
    jaar: str | None, gemeente: str, editie: str, peildatum: str | None, tegelijk: int = 1,
    keuze: Uitvoerderkeuze | None = None, opnieuw: bool = False, gewone_kernels: bool = False,
) -> None:  # fmt: skip
    """Bouw een reeks rapporten, met een regel per rapport en een samenvatting aan het eind."""
    from sturing.paden import zoek_wortel
    from sturing.reeksopdracht import Uitkomst, draai_reeks, kies_taken, vat_reeks_samen
    from sturing.uitgeven.uitvoerders import open_uitvoerder

    scherm = Console()

    def meld(uitkomst: Uitkomst) -> None:
        duur = f" ({uitkomst.seconden:.0f} seconden)" if uitkomst.seconden else ""
        scherm.print(f"{uitkomst.taak}: {uitkomst.stand}{duur}", highlight=False, soft_wrap=True)

    wortel = zoek_wortel()
    taken = kies_taken(wortel, gemeente, jaar, editie, peildatum, opnieuw, gewone_kernels)
    with open_uitvoerder(keuze, wortel) as uitvoerder:
        uitkomsten = draai_reeks(wortel, taken, meld, tegelijk=tegelijk, uitvoerder=uitvoerder)
    scherm.print(escape("\n".join(vat_reeks_samen(uitkomsten))), highlight=False, soft_wrap=True)
    if mislukt := [u for u in uitkomsten if u.stand == "mislukt"]:
        raise typer.Exit(mislukt[0].afloop)
