"""De opdrachtregel in het Nederlands: vaste woorden van Typer, hulp en fouten bij het typen."""

from __future__ import annotations

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

# De vaste woorden van Typer in het Nederlands.
rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.ARGUMENTS_PANEL_TITLE = "Waarden"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.DEFAULT_STRING = "[standaard: {}]"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"

#: De fout die Typer geeft bij een verkeerde opdracht; Typer levert zijn eigen kopie van Click mee.
Gebruiksfout = typer.BadParameter.__base__


class _Nederlands:
    """Hulp van een opdracht in het Nederlands."""

    def get_help_option(self, ctx: typer.Context):
        optie = super().get_help_option(ctx)
        if optie is not None:
            optie.help = "Toon deze hulp."
            optie.metavar = " "
        return optie

    def get_usage(self, ctx: typer.Context) -> str:
        return super().get_usage(ctx).replace("Usage:", "Gebruik:")


class Opdracht(_Nederlands, TyperCommand):
    """Eén opdracht."""


class Opdrachten(_Nederlands, TyperGroup):
    """De opdracht `sturing` zelf."""


def gebruiksfout(fout: Exception) -> str:
    """Wat er aan de opdracht niet klopt, in het Nederlands."""
    hulp = "vraag 'sturing --help'"
    soort = type(fout).__name__
    if soort == "NoSuchOption":
        return f"de optie {fout.option_name} bestaat niet; {hulp}"
    if soort == "MissingParameter":
        return f"er ontbreekt een waarde; {hulp}"
    if soort == "BadParameter":
        naam = fout.param.human_readable_name.strip("[]").lower() if fout.param else "waarde"
        return f"{naam}: {_waarde_uit(fout)} is hier geen geldige waarde; {hulp}"
    if soort == "BadOptionUsage":
        return f"achter {fout.option_name} ontbreekt een waarde; {hulp}"
    if "extra argument" in fout.message:
        return f"hier staan te veel waarden; {hulp}"
    if "'" not in fout.message:
        return f"er ontbreekt een opdracht; {hulp}"
    return f"deze opdracht kent sturing niet: {_waarde_uit(fout)}; {hulp}"


def _waarde_uit(fout: Exception) -> str:
    """De waarde die de gebruiker gaf, uit de melding van de bibliotheek."""
    delen = fout.message.split("'")
    return f"'{delen[1]}'" if len(delen) > 2 else fout.message
