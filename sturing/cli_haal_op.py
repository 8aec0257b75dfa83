"""De opdracht `sturing haal-op`: openbare cijfers ophalen en tonen wat er verandert."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.fouten import Afloop
from sturing.paden import zoek_wortel

#: Zoveel regels toont de opdracht per soort verandering; `--droog` toont ze net zo.
_HOOGSTENS = 10

UITLEG = (
    "Afloop: 0 alles gelukt, 2 verkeerde vraag, 3 fout in data, 7 een of meer tabellen of maten mislukt;"
    " de rest is dan wel bewaard."
)


def haal_op(
    bron: Annotated[
        str | None, typer.Argument(metavar="BRON", help="Alleen deze bron, zoals cbs.", show_default="alle bronnen")
    ] = None,
    jaar: Annotated[
        int | None,
        typer.Option("--jaar", metavar="JAAR", help="Alleen cijfers over dit jaar.", show_default="alle jaren"),
    ] = None,
    droog: Annotated[
        bool, typer.Option("--droog", help="Toon wat er zou veranderen en schrijf niets.", metavar=" ")
    ] = False,
    uit_momentopname: Annotated[
        str | None,
        typer.Option(
            "--uit-momentopname",
            metavar="DATUM",
            help="Lees bewaarde antwoorden van deze dag; geen netwerk.",
            show_default=False,
        ),
    ] = None,
    gemeente: Gemeente = STANDAARD,
) -> None:
    """Haal openbare cijfers op bij CBS, RIVM, Waarstaatjegemeente en DUO."""
    from sturing.bronnen.ophalen.momentopname import lees_opnamedag
    from sturing.ophaalopdracht import Wens
    from sturing.ophaalopdracht import haal_op as voer_uit

    scherm = Console()
    dag = lees_opnamedag(uit_momentopname) if uit_momentopname else None
    wens = Wens(gemeente, bron, jaar, droog, dag)
    verslag = voer_uit(zoek_wortel(), wens, gemeld=lambda uitkomst: _toon(scherm, "\n".join(toon_uitkomst(uitkomst))))
    for fout in verslag.fouten:
        _toon(scherm, f"[red]mislukt[/]: {escape(str(fout))}", opmaak=True)
    _toon(scherm, toon_slot(verslag))
    if verslag.fouten:
        raise typer.Exit(Afloop.OPHALEN_MISLUKT)


def _toon(scherm: Console, tekst: str, opmaak: bool = False) -> None:
    scherm.print(tekst, soft_wrap=True, highlight=False, markup=opmaak)


def toon_uitkomst(uitkomst) -> list[str]:
    """De regels over één tabel: eerst de aantallen, dan wat opvalt."""
    if uitkomst.verschil is None:
        return [f"{uitkomst.bron}: {uitkomst.naam} niet gelukt"]
    v = uitkomst.verschil
    tellingen = (
        (len(v.nieuw), "nieuw"), (len(v.herzien), "herzien"), (len(v.verdwenen), "verdwenen"),
        (v.gelijk, "gelijk"), (v.leeg, "zonder cijfer"),
    )  # fmt: skip
    regels = [f"{uitkomst.bron}: {uitkomst.naam}: " + ", ".join(f"{n} {wat}" for n, wat in tellingen)]
    regels += _lijst(
        "herzien", [f"{_wat(h.oud)}: {_getal(h.oud['waarde'])} wordt {_getal(h.nieuw.waarde)}" for h in v.herzien]
    )
    regels += _lijst(
        "verdwenen",
        [f"{_wat(oud)}: {_getal(oud['waarde'])} staat niet meer bij de bron en blijft bewaard" for oud in v.verdwenen],
    )
    regels += _lijst(
        "let op", [f"{_wat(h.oud)}: staat ook in een ander bestand, met {_getal(h.oud['waarde'])}" for h in v.elders]
    )
    regels += _lijst(
        "niet geschreven",
        [
            f"{_wat(h.oud)}: vandaag is al {_getal(h.oud['waarde'])} vastgelegd; haal morgen opnieuw op"
            for h in v.botsing
        ],
    )
    return regels + [f"   let op: {melding}" for melding in uitkomst.meldingen]


def _lijst(soort: str, regels: list[str]) -> list[str]:
    rest = [f"   {soort}: en nog {len(regels) - _HOOGSTENS}"] if len(regels) > _HOOGSTENS else []
    return [f"   {soort}: {regel}" for regel in regels[:_HOOGSTENS]] + rest


def _wat(oud: Mapping[str, str]) -> str:
    return f"{oud['indicator']}, {oud['gebied']}, {oud['periode']}"


def _getal(waarde: object) -> str:
    """Een getal in Nederlandse notatie, of woorden als het er niet is."""
    if waarde in (None, ""):
        return "geen cijfer"
    return f"{float(waarde):.6f}".rstrip("0").rstrip(".").replace(".", ",")


def toon_slot(verslag) -> str:
    """De laatste regel: wat er bij kwam en wat mislukte."""
    verschillen = [u.verschil for u in verslag.uitkomsten if u.verschil]
    nieuw, herzien = (sum(len(getattr(v, soort)) for v in verschillen) for soort in ("nieuw", "herzien"))
    gelukt = f"{len(verschillen)} van {len(verslag.uitkomsten)} tabellen gelezen"
    wat = "Er is niets geschreven" if verslag.droog else f"{nieuw} nieuwe en {herzien} herziene metingen bewaard"
    mislukt = f"; {len(verslag.fouten)} keer mislukt" if verslag.fouten else ""
    return f"{wat}; {gelukt}{mislukt}."
