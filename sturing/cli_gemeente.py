"""De optie --gemeente, voor elke opdracht dezelfde: zonder haar geldt de gemeente van deze checkout."""

from __future__ import annotations

from typing import Annotated

import typer

from sturing.paden import zoek_wortel

#: De waarde van de optie als zij niet is gegeven; `vul_in` maakt er de gemeente van deze checkout van.
STANDAARD = ""


def vul_in(waarde: str) -> str:
    """De gegeven gemeente, anders die van `STURING_GEMEENTE`, anders de enige echte in data/."""
    if waarde != STANDAARD:
        return waarde
    from sturing.gegevens.rapportage import kies_gemeente

    return kies_gemeente(zoek_wortel())


Gemeente = Annotated[
    str,
    typer.Option(
        "--gemeente", "-g", metavar="NAAM", help="De map in data/.", callback=vul_in,
        show_default="de gemeente van deze checkout",
    ),
]  # fmt: skip

#: Voor een opdracht die soms geen gemeente nodig heeft: zij roept `vul_in` zelf aan, pas als het moet.
GemeenteLater = Annotated[
    str,
    typer.Option(
        "--gemeente", "-g", metavar="NAAM", help="Bij 'jaar': de map in data/.",
        show_default="de gemeente van deze checkout",
    ),
]  # fmt: skip
