"""De opdrachtregel: `sturing rapport`, `sturing toets`, `sturing kader`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sturing import __version__
from sturing.cli_haal_op import UITLEG, haal_op
from sturing.cli_taal import Gebruiksfout, Opdracht, Opdrachten, gebruiksfout
from sturing.cli_weeg import weeg
from sturing.fouten import Afloop, SturingFout
from sturing.paden import zoek_wortel

scherm = Console()
meldingen = Console(stderr=True)

#: Afgebroken met Ctrl-C: de afspraak op Unix.
_AFGEBROKEN = 130


app = typer.Typer(
    name="sturing",
    cls=Opdrachten,
    help="Maak de voortgangsrapportage sociaal domein: van cijfers naar HTML en PDF.",
    epilog="Afloop: 0 goed, 2 verkeerde vraag, 3 fout in data, 4 notebook mislukt, 5 boek of PDF mislukt,"
    " 6 omgeving onvolledig, 7 ophalen mislukt.",
    no_args_is_help=True,
    add_completion=False,
    subcommand_metavar="OPDRACHT [WAARDEN]...",
    options_metavar="[OPTIES]",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Jaar = Annotated[
    str | None,
    typer.Argument(
        metavar="JAAR",
        help="Het rapportagejaar; 2026 gaat over cijfers tot en met 2025.",
        show_default="het lopende rapport",
    ),
]
Gemeente = Annotated[str, typer.Option("--gemeente", "-g", metavar="NAAM", help="De map in data/.")]
Editie = Annotated[
    str, typer.Option("--editie", "-e", metavar="concept|definitief", help="Een concept mag gaten hebben.")
]
Peildatum = Annotated[
    str | None,
    typer.Option(
        "--peildatum",
        metavar="DATUM",
        help="Alleen wat op deze dag bekend was, als 2026-03-31.",
        show_default="uit de cyclus van de gemeente",
    ),
]


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        scherm.print(__version__, highlight=False)
        raise typer.Exit


@app.callback()
def _begin(
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie.", is_eager=True, callback=_toon_versie, metavar=" ")
    ] = False,
) -> None:
    """De opdracht zelf doet niets; haar hulp staat bij `app`."""


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def rapport(
    jaar: Jaar = None, gemeente: Gemeente = "soest", editie: Editie = "definitief", peildatum: Peildatum = None
) -> None:
    """Bouw de voortgangsrapportage: notebooks, HTML en PDF in _build/."""
    from sturing.opdrachten import draai_rapport, tel_indicatoren
    from sturing.uitgeven.rapport import bronnotebooks

    wortel = zoek_wortel()
    kolommen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*kolommen, console=meldingen, transient=True) as balk:
        taak = balk.add_task("Lezen en toetsen", total=len(bronnotebooks(wortel)) + 2)
        dossier, uitslag = draai_rapport(
            wortel,
            gemeente,
            jaar,
            editie,
            peildatum,
            lambda stap: balk.update(taak, advance=1, description=f"{stap.replace('_', ' ')} klaar"),
        )
    dekking = tel_indicatoren(dossier)
    zonder, alle = dekking["nog geen meting"], sum(dekking.values())
    scherm.print(f"HTML: {uitslag.html.relative_to(wortel)}", soft_wrap=True, highlight=False)
    scherm.print(
        f"PDF:  {uitslag.pdf.relative_to(wortel)} ({uitslag.bladzijden} bladzijden)", soft_wrap=True, highlight=False
    )
    scherm.print(f"Tijd: {uitslag.seconden:.0f} seconden", highlight=False)
    duidingen = f"{len(uitslag.gaten)} duidingen ontbreken" if uitslag.gaten else "alle duidingen zijn er"
    scherm.print(
        f"Nog niet compleet: {zonder} van {alle} indicatoren zonder cijfer; {duidingen}.",
        soft_wrap=True,
        highlight=False,
    )


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def toets(
    jaar: Jaar = None, gemeente: Gemeente = "soest", editie: Editie = "definitief", peildatum: Peildatum = None
) -> None:
    """Controleer kader, metingen en duidingen zonder iets te bouwen."""
    from sturing.toetsen import toets_alles

    bevindingen = toets_alles(zoek_wortel(), gemeente, jaar, editie, peildatum)
    for b in bevindingen:
        kleur = "red" if b.ernst == "fout" else "yellow"
        scherm.print(f"[{kleur}]{b.ernst}[/]: {escape(str(b))}", highlight=False, soft_wrap=True)
    fouten = sum(b.ernst == "fout" for b in bevindingen)
    scherm.print(f"{fouten} fouten, {len(bevindingen) - fouten} keer 'let op'.", highlight=False)
    if fouten:
        raise typer.Exit(Afloop.FOUT_IN_GEGEVENS)


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def kader(
    jaar: Jaar = None,
    gemeente: Gemeente = "soest",
    doel: Annotated[str | None, typer.Option("--doel", metavar="ID", help="Toon de indicatoren van dit doel.")] = None,
) -> None:
    """Toon het kader: opgaven, doelen en indicatoren, met hun dekking."""
    from sturing.cli_kader import doelregels, kaderregels
    from sturing.gegevens.dossier import lees_dossier
    from sturing.opdrachten import kies_jaar

    wortel = zoek_wortel()
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar))
    regels = doelregels(dossier, doel) if doel else kaderregels(dossier)
    scherm.print("\n".join(regels), soft_wrap=True, highlight=False, markup=False)


app.command(cls=Opdracht, options_metavar="[OPTIES]")(weeg)
app.command("haal-op", cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG)(haal_op)


def hoofd() -> None:
    """Start de opdrachtregel; elke fout wordt één leesbare melding en een afloopcode."""
    try:
        uitkomst = app(standalone_mode=False)
        sys.exit(uitkomst if isinstance(uitkomst, int) else Afloop.GOED)
    except SturingFout as fout:
        meldingen.print(f"Fout: {escape(str(fout))}", soft_wrap=True, highlight=False, style="red")
        sys.exit(fout.afloop)
    except Gebruiksfout as fout:
        meldingen.print(f"Fout: {escape(gebruiksfout(fout))}", soft_wrap=True, highlight=False, style="red")
        sys.exit(Afloop.FOUT_IN_INVOER)
    except (KeyboardInterrupt, typer.Abort):
        meldingen.print("Afgebroken. De vorige uitvoer staat er nog.", highlight=False)
        sys.exit(_AFGEBROKEN)


if __name__ == "__main__":
    hoofd()
