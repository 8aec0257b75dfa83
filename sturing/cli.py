"""De opdrachtregel: `sturing rapport`, `sturing toets`, `sturing kader`."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sturing import __version__
from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.cli_haal_op import UITLEG, haal_op
from sturing.cli_keur import UITLEG as UITLEG_KEUR
from sturing.cli_keur import keur_ervaringen
from sturing.cli_kijk import UITLEG as UITLEG_KIJK
from sturing.cli_kijk import kijk
from sturing.cli_lees_in import UITLEG as UITLEG_LEES_IN
from sturing.cli_lees_in import lees_in
from sturing.cli_leesbaarheid import leesbaarheid
from sturing.cli_nieuw import UITLEG as UITLEG_NIEUW
from sturing.cli_nieuw import nieuw
from sturing.cli_partnerformat import UITLEG as UITLEG_PARTNERFORMAT
from sturing.cli_partnerformat import partnerformat
from sturing.cli_publiceer import herbouw, publiceer, vergelijk
from sturing.cli_stand import UITLEG as UITLEG_STAND
from sturing.cli_stand import stand
from sturing.cli_taal import Gebruiksfout, Opdracht, Opdrachten, gebruiksfout
from sturing.cli_weeg import weeg
from sturing.fouten import Afloop, SturingFout, vertaal_schijffout
from sturing.paden import zoek_wortel
from sturing.seinen import Einde, als_afbreken

scherm = Console()
meldingen = Console(stderr=True)

#: Afgebroken met Ctrl-C: de afspraak op Unix.
_AFGEBROKEN = 130


app = typer.Typer(
    name="sturing",
    cls=Opdrachten,
    help="Maak de voortgangsrapportage sociaal domein: van cijfers naar HTML en PDF.",
    epilog="Afloop: 0 goed, 2 verkeerde vraag, 3 fout in data, 4 notebook mislukt, 5 boek of PDF mislukt,"
    " 6 omgeving onvolledig, 7 ophalen mislukt, 8 herbouw geeft iets anders.",
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
    jaar: Jaar = None,
    gemeente: Gemeente = STANDAARD,
    editie: Editie = "definitief",
    peildatum: Peildatum = None,
    jaren: Annotated[
        str | None, typer.Option("--jaar", metavar="JAREN", help="Een reeks jaren, als 2022-2026 of 2022,2024.")
    ] = None,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Draai alles, ook wat niet veranderde.")] = False,
    gewone_kernels: Annotated[
        bool, typer.Option("--gewone-kernels", help="Start elk notebook in een koud proces; de uitkomst is gelijk.")
    ] = False,
    tegelijk: Annotated[
        int | None,
        typer.Option("--tegelijk", metavar="AANTAL", help="Zoveel rapporten van een reeks naast elkaar."),
    ] = None,
    uitvoerder: Annotated[
        str | None, typer.Option("--uitvoerder", metavar="dask", help="Verdeel het werk over meer machines.")
    ] = None,
    adres: Annotated[
        str | None, typer.Option("--adres", metavar="ADRES", help="De planner daarvoor, als tcp://10.0.0.5:8786.")
    ] = None,
    in_reeks: Annotated[bool, typer.Option("--in-reeks", hidden=True, help="Dit rapport hoort bij een reeks.")] = False,
) -> None:
    """Bouw de voortgangsrapportage in _build/; met '--gemeente alle' of een reeks jaren achter of naast elkaar."""
    from sturing.cli_rapport import rapporteer
    from sturing.reekskeuze import is_reeks, kies_een_jaar
    from sturing.uitgeven.uitvoerders import kies_uitvoerder

    jaar = kies_een_jaar(jaar, jaren)
    reeks = is_reeks(gemeente, jaar)
    keuze = kies_uitvoerder(uitvoerder, adres, tegelijk, reeks)
    if reeks:
        from sturing.cli_reeks import rapporteer_reeks

        rapporteer_reeks(jaar, gemeente, editie, peildatum, tegelijk or 1, keuze, opnieuw, gewone_kernels)
        return
    rapporteer(jaar, gemeente, editie, peildatum, opnieuw, gewone_kernels, scherm, meldingen, keuze, in_reeks)


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def toets(
    jaar: Jaar = None,
    gemeente: Gemeente = STANDAARD,
    editie: Editie = "definitief",
    peildatum: Peildatum = None,
    orden: Annotated[
        bool, typer.Option("--orden", metavar=" ", help="Zet eerst de metingen op volgorde, na samenvoegen in git.")
    ] = False,
) -> None:
    """Controleer kader, metingen, duidingen en persoonsgegevens zonder iets te bouwen."""
    from sturing.toetsen import orden_metingen, toets_alles

    for pad in orden_metingen(zoek_wortel(), gemeente) if orden else ():
        scherm.print(f"Op volgorde gezet: {pad}", highlight=False, markup=False)
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
    gemeente: Gemeente = STANDAARD,
    doel: Annotated[str | None, typer.Option("--doel", metavar="ID", help="Toon de indicatoren van dit doel.")] = None,
) -> None:
    """Toon het kader: opgaven, doelen en indicatoren, met hun dekking."""
    from sturing.cli_kader import doelregels, kaderregels
    from sturing.gegevens.dossier import lees_dossier
    from sturing.gegevens.jaarkeuze import kies_jaar

    wortel = zoek_wortel()
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar))
    regels = doelregels(dossier, doel) if doel else kaderregels(dossier)
    scherm.print("\n".join(regels), soft_wrap=True, highlight=False, markup=False)


app.command(cls=Opdracht, options_metavar="[OPTIES]")(weeg)
app.command(cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG_KIJK)(kijk)
app.command("haal-op", cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG)(haal_op)
app.command("lees-in", cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG_LEES_IN)(lees_in)
app.command("partnerformat", cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG_PARTNERFORMAT)(partnerformat)
app.command("keur-ervaringen", cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG_KEUR)(keur_ervaringen)
app.command(cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG_STAND)(stand)
app.command(cls=Opdracht, options_metavar="[OPTIES]")(leesbaarheid)
app.command(cls=Opdracht, options_metavar="[OPTIES]")(publiceer)
app.command(cls=Opdracht, options_metavar="[OPTIES]", epilog=UITLEG_NIEUW)(nieuw)
app.command(cls=Opdracht, options_metavar="[OPTIES]")(herbouw)
app.command(cls=Opdracht, options_metavar="[OPTIES]")(vergelijk)


def hoofd() -> None:
    """Start de opdrachtregel; elke fout wordt één leesbare melding en een afloopcode."""
    with als_afbreken() as einde:
        _voer_uit(einde)


def _voer_uit(einde: Einde) -> None:
    try:
        # Ook wie met `python -m` begint, leest in de hulp de opdracht die in de uitleg staat.
        uitkomst = app(standalone_mode=False, prog_name="sturing")
        # Typer vangt Ctrl-C zelf en geeft dan alleen het getal.
        if uitkomst == _AFGEBROKEN:
            _breek_af(einde)
        sys.exit(uitkomst if isinstance(uitkomst, int) else Afloop.GOED)
    except (SturingFout, OSError) as reden:
        fout = vertaal_schijffout(reden) if isinstance(reden, OSError) else reden
        meldingen.print(f"Fout: {escape(str(fout))}", soft_wrap=True, highlight=False, style="red")
        sys.exit(fout.afloop)
    except Gebruiksfout as fout:
        meldingen.print(f"Fout: {escape(gebruiksfout(fout))}", soft_wrap=True, highlight=False, style="red")
        sys.exit(Afloop.FOUT_IN_INVOER)
    except (KeyboardInterrupt, typer.Abort):
        _breek_af(einde)


def _breek_af(einde: Einde) -> None:
    # Wie nog eens op Ctrl-C drukt terwijl dit proces zichzelf opruimt, hoort geen Engelse melding te zien.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Wie het venster sloot, heeft geen scherm meer om dit op te lezen.
    with suppress(OSError):
        meldingen.print("Afgebroken; er staat niets halfs, en wat er al stond staat er nog.", highlight=False)
    sys.exit(einde.afloop)


if __name__ == "__main__":
    hoofd()
