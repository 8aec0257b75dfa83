"""De opdracht `sturing leesbaarheid`: hoe goed elke bladzijde van het gebouwde rapport te lezen is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.fouten import InvoerFout, bedoelde_u
from sturing.paden import zoek_wortel

if TYPE_CHECKING:
    from sturing.leestoets import Bladmaat


def leesbaarheid(
    jaar: Annotated[
        str | None, typer.Argument(metavar="JAAR", help="Het rapportagejaar.", show_default="het lopende rapport")
    ] = None,
    gemeente: Gemeente = STANDAARD,
    editie: Annotated[
        str, typer.Option("--editie", "-e", metavar="concept|definitief", help="De gebouwde editie.")
    ] = "definitief",
    bladzijde: Annotated[
        str | None, typer.Option("--bladzijde", "-b", metavar="NAAM", help="Noem de lange zinnen van deze bladzijde.")
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Geef het overzicht als tabel voor een document, zoals docs/keuring.md.")
    ] = False,
) -> None:
    """Meet de tekst van het gebouwde rapport: zinslengte, leesindex en moeilijke woorden."""
    from sturing.leestoets import meet_rapport

    maten = meet_rapport(zoek_wortel(), gemeente, jaar, editie)
    scherm = Console()
    if markdown:
        typer.echo(als_markdown(maten))
        return
    if bladzijde is None:
        scherm.print(_overzicht(maten))
        return
    gekozen = {m.blad: m for m in maten}
    if bladzijde not in gekozen:
        remedie = bedoelde_u(bladzijde, list(gekozen)) or f"kies uit {', '.join(gekozen)}"
        raise InvoerFout("bladzijde", f"'{bladzijde}' staat niet in het rapport", remedie)
    maat = gekozen[bladzijde].maat
    regels = [f"Lange zin: {zin}" for zin in maat.lange_zinnen]
    regels += [f"Moeilijk woord: {woord}; gewoner is: {beter}" for woord, beter in maat.moeilijke]
    scherm.print("\n".join(regels or ["Geen lange zinnen en geen moeilijke woorden."]), soft_wrap=True, markup=False)


def als_markdown(maten: list[Bladmaat]) -> str:
    """De uitslag per bladzijde als Markdown-tabel, de moeilijkste bladzijde bovenaan.

    >>> als_markdown([]).splitlines()[0]
    '| bladzijde | zinnen | woorden per zin | langste zin | index | niveau | in één oogopslag | langste daarin |'
    """
    regels = [
        "| bladzijde | zinnen | woorden per zin | langste zin | index | niveau | in één oogopslag | langste daarin |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for m in sorted((m for m in maten if m.maat.zinnen), key=lambda m: (m.maat.index, m.blad)):
        per_zin = f"{m.maat.woorden_per_zin:.1f}".replace(".", ",")
        samenvatting = (f"{m.oogopslag.index:.0f}", m.oogopslag.langste_zin) if m.oogopslag else ("-", "-")
        velden = (
            m.blad, m.maat.zinnen, per_zin, m.maat.langste_zin, f"{m.maat.index:.0f}", m.maat.niveau, *samenvatting,
        )  # fmt: skip
        regels.append(f"| {' | '.join(str(veld) for veld in velden)} |")
    return "\n".join(regels)


def _overzicht(maten: list[Bladmaat]) -> Table:
    tabel = Table(box=None, padding=(0, 1))
    tabel.add_column("bladzijde", no_wrap=True)
    for kop in ("zinnen", "woorden per zin", "langste", "index", "niveau", "oogopslag", "lange zinnen", "moeilijk"):
        tabel.add_column(kop, no_wrap=kop == "niveau", justify="left" if kop == "niveau" else "right")
    for m in maten:
        tabel.add_row(
            m.blad,
            str(m.maat.zinnen),
            f"{m.maat.woorden_per_zin:.1f}".replace(".", ","),
            str(m.maat.langste_zin),
            f"{m.maat.index:.0f}",
            m.maat.niveau,
            f"{m.oogopslag.index:.0f}" if m.oogopslag else "",
            str(len(m.maat.lange_zinnen)),
            str(len(m.maat.moeilijke)),
        )
    return tabel
