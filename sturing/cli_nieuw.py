"""De opdracht `sturing nieuw`: een gemeente of een rapportagejaar beginnen."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sturing.cli_gemeente import STANDAARD, GemeenteLater, vul_in
from sturing.fouten import InvoerFout, bedoelde_u
from sturing.paden import zoek_wortel

UITLEG = (
    "'sturing nieuw gemeente Baarn --cbs GM0308' maakt een lege, geldige map in data/. 'sturing nieuw jaar 2027'"
    " neemt kader, cyclus en duidingen van een gemeente mee."
)
_SOORTEN = ("gemeente", "jaar")


def nieuw(
    wat: Annotated[str, typer.Argument(metavar="gemeente|jaar", help="Wat u begint.")],
    waarde: Annotated[str, typer.Argument(metavar="NAAM|JAAR", help="De naam van de gemeente, of het jaar.")],
    cbs: Annotated[str, typer.Option("--cbs", metavar="GMxxxx", help="De CBS-code van de nieuwe gemeente.")] = "",
    gemeente: GemeenteLater = STANDAARD,
    jaar: Annotated[
        str | None,
        typer.Option("--jaar", metavar="JAAR", help="Bij 'gemeente': het eerste rapportagejaar.",
                     show_default="dat van het voorbeeld"),
    ] = None,
) -> None:  # fmt: skip
    """Begin een nieuwe gemeente of een nieuw rapportagejaar, en lees wat er nog te doen is."""
    from sturing.nieuwopdracht import begin_gemeente, begin_jaar

    wortel = zoek_wortel()
    if wat == "gemeente":
        if not cbs:
            raise InvoerFout("nieuw gemeente", "de CBS-code ontbreekt", "geef haar als --cbs GM0308")
        begin = begin_gemeente(wortel, waarde, cbs, jaar)
        volgende = f"sturing rapport --gemeente {begin.map.name} --editie concept"
    elif wat == "jaar":
        gemeente = vul_in(gemeente)
        begin = begin_jaar(wortel, gemeente, waarde)
        volgende = f"sturing rapport {waarde} --gemeente {gemeente} --editie concept"
    else:
        remedie = bedoelde_u(wat, _SOORTEN) or "kies gemeente of jaar"
        raise InvoerFout("nieuw", f"'{wat}' kan niet nieuw beginnen", remedie)
    regels = [f"Gemaakt: {begin.map.relative_to(wortel).as_posix()}"]
    regels += [f"Let op: {zin}" for zin in begin.let_op]
    regels += ["Nog te doen:", *(f"  - {taak}" for taak in begin.taken), f"Bouw alvast een concept: {volgende}"]
    Console().print("\n".join(escape(regel) for regel in regels), soft_wrap=True, highlight=False)
