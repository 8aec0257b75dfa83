"""De opdrachten `sturing publiceer`, `sturing herbouw` en `sturing vergelijk`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.fouten import Afloop, InvoerFout
from sturing.paden import zoek_wortel

if TYPE_CHECKING:
    from sturing.uitgeven.plaatsen import Plaatsing


def publiceer(
    jaar: Annotated[
        str | None, typer.Argument(metavar="JAAR", help="Het rapportagejaar.", show_default="het lopende rapport")
    ] = None,
    naar: Annotated[
        str | None, typer.Option("--naar", metavar="MAP", help="De map van het intranet, of een netwerkschijf.")
    ] = None,
    gemeente: Gemeente = STANDAARD,
    editie: Annotated[
        str | None,
        typer.Option(
            "--editie", "-e", metavar="concept|definitief", help="Welke gebouwde editie.", show_default="definitief"
        ),
    ] = None,
    herziening: Annotated[
        int | None,
        typer.Option(
            "--herziening", metavar="NUMMER", help="Een verbeterde definitieve editie, vanaf 2.", show_default=False
        ),
    ] = None,
    ondanks_wijzigingen: Annotated[
        bool,
        typer.Option(
            "--ondanks-wijzigingen", metavar=" ",
            help="Publiceer definitief ook als code of gegevens niet in git staan; de lijst van edities zegt dat dan.",
        ),
    ] = False,
    terug: Annotated[
        bool,
        typer.Option("--terug", help="Neem de laatste editie terug; de vorige is dan weer de laatste.", metavar=" "),
    ] = False,
) -> None:  # fmt: skip
    """Keur een gebouwde editie en zet haar bij de eerdere edities in een map."""
    from sturing.gegevens.jaarkeuze import kies_jaar
    from sturing.publiceeropdracht import Wens
    from sturing.publiceeropdracht import publiceer as voer_uit

    # Een lege variabele (--naar "$MAP") zou als pad de werkmap zijn.
    if naar is None or not str(naar).strip():
        raise InvoerFout("publiceer", "waarheen ontbreekt", "noem de map, bijvoorbeeld --naar /srv/rapporten")
    naar, wortel = Path(naar), zoek_wortel()
    if terug:
        _weiger_bij_terug(**{"--herziening": herziening is not None, "--ondanks-wijzigingen": ondanks_wijzigingen})
        _toon(_neem_terug(wortel, gemeente, naar, kies_jaar(wortel, gemeente, jaar) if jaar else None, editie))
        return
    gekozen = kies_jaar(wortel, gemeente, jaar)
    nummer = 1 if herziening is None else herziening
    wens = Wens(wortel, gemeente, gekozen, editie or "definitief", naar, nummer, ondanks_wijzigingen)
    plaatsing, waarschuwingen = voer_uit(wens)
    concept = plaatsing.map.parent / "index.html"
    _toon(
        [
            *(f"Let op: {w}" for w in waarschuwingen),
            *([f"Let op: nieuwe site begonnen in {naar}; hier was nog niets."] if plaatsing.nieuwe_site else []),
            *([_zin_weer_geldig(plaatsing, gemeente)] if plaatsing.was_teruggenomen else []),
            f"{'Stond er al' if plaatsing.stond_er_al else 'Gepubliceerd'}: {plaatsing.map / 'index.html'}",
            *([f"Vast adres van het nieuwste concept: {concept}"] if wens.editie == "concept" else []),
            f"Alle edities: {naar / 'index.html'}",
            f"Laatste: {plaatsing.lijst.laatste[gemeente][-1]}",
        ]
    )


def _zin_weer_geldig(plaatsing: Plaatsing, gemeente: str) -> str:
    adres = plaatsing.lijst.laatste[gemeente][-1]
    rol = "en is weer de laatste" if plaatsing.map.as_posix().endswith(f"/{adres}") else "maar is niet de laatste"
    return f"Let op: deze editie was teruggenomen; zij geldt nu weer, {rol}."


def _weiger_bij_terug(**gegeven: bool) -> None:
    """Een optie die bij terugnemen niets betekent, is een vergissing en wordt niet stil overgeslagen."""
    for optie in (naam for naam, is_gegeven in gegeven.items() if is_gegeven):
        raise InvoerFout(
            optie, "dit kan niet samen met --terug; alleen de laatste editie is terug te nemen", f"laat {optie} weg"
        )


def _neem_terug(wortel: Path, gemeente: str, naar: Path, jaar: int | None, editie: str | None) -> list[str]:
    from sturing.publiceeropdracht import terug

    uitslag = terug(wortel, gemeente, naar, jaar, editie)
    return [
        f"Teruggenomen: {uitslag.weg.jaar} {uitslag.weg.soort} ({uitslag.weg.adres})",
        f"De laatste editie is weer: {uitslag.laatste.jaar} {uitslag.laatste.soort} ({uitslag.laatste.adres})",
        "Er is niets verwijderd.",
    ]


def herbouw(
    manifest: Annotated[Path, typer.Argument(metavar="MANIFEST", help="Het manifest van een editie, of haar map.")],
) -> None:
    """Bouw een editie opnieuw en bewijs dat elke byte gelijk is, of noem wat verschilt."""
    from sturing.herbouwopdracht import herbouw as voer_uit

    uitslag = voer_uit(zoek_wortel(), manifest, _toon_vooraf, lambda regel: _toon([regel]))
    aantal = len(uitslag.manifest.uitvoer)
    if uitslag.gelijk:
        _toon([f"Gelijk: {uitslag.manifest.naam}, alle {aantal} bestanden byte voor byte."])
        return
    _toon([f"Niet gelijk: {len(uitslag.verschillen)} van {aantal} bestanden verschillen."])
    _toon([f"  {pad}: {wat}" for pad, wat in uitslag.verschillen])
    raise typer.Exit(Afloop.NIET_GELIJK)


def _toon_vooraf(rijen: tuple[tuple[str, ...], ...]) -> None:
    if rijen:
        _toon(["Anders dan toen de editie werd gebouwd:", *(f"  {wat}: {hoe}" for wat, hoe in rijen)])
    else:
        _toon(["Invoer, code en versies zijn gelijk aan toen."])


def vergelijk(
    eerst: Annotated[Path, typer.Argument(metavar="A", help="De eerste editie: haar map of manifest.")],
    nu: Annotated[Path, typer.Argument(metavar="B", help="De tweede editie: haar map of manifest.")],
    pagina: Annotated[
        Path | None, typer.Option("--pagina", metavar="BESTAND", help="Schrijf de vergelijking als webpagina.")
    ] = None,
) -> None:
    """Laat zien wat er tussen twee edities veranderde: cijfers, oordelen, dekking, duidingen en bestanden."""
    from sturing.herbouwopdracht import vergelijk_edities
    from sturing.schijf import schrijf_atomair
    from sturing.uitgeven.vergelijkblad import maak_blad, maak_regels

    if pagina and pagina.suffix != ".html":
        raise InvoerFout(str(pagina), "de pagina is HTML", "laat de naam eindigen op .html")
    if pagina and not pagina.absolute().parent.is_dir():
        raise InvoerFout(str(pagina), "de map van deze pagina bestaat niet", "maak haar eerst, of kies een andere map")
    oud, nieuw, delen = vergelijk_edities(zoek_wortel(), eerst, nu)
    _toon([f"Van {oud.naam} naar {nieuw.naam}", *maak_regels(delen)])
    if pagina:
        schrijf_atomair(pagina, maak_blad(oud, nieuw, delen))
        _toon([f"Pagina: {pagina}"])


def _toon(regels: list[str]) -> None:
    Console().print("\n".join(escape(regel) for regel in regels), soft_wrap=True, highlight=False)
