"""De opdrachtregel in het Nederlands: vaste woorden van Typer, hulp en fouten bij het typen."""

from __future__ import annotations

import re

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

# De vaste woorden van Typer in het Nederlands.
rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.ARGUMENTS_PANEL_TITLE = "Waarden"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.DEFAULT_STRING = "[standaard: {}]"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
rich_utils.RANGE_STRING = " ({})"

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

    def get_params(self, ctx: typer.Context) -> list:
        params = super().get_params(ctx)
        for param in params:
            _spreek_nederlands(param)
        return params

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except Gebruiksfout as fout:
            # De bibliotheek zegt niet bij elke fout in welke opdracht zij zit.
            fout.ctx = fout.ctx or ctx
            raise

    def get_usage(self, ctx: typer.Context) -> str:
        # Typer zet een verplichte waarde tussen accolades; niemand hoort die mee te typen.
        return re.sub(r"\{([^{}]*)\}", r"\1", super().get_usage(ctx)).replace("Usage:", "Gebruik:")


def _spreek_nederlands(param: object) -> None:
    """Haal de namen van Python-soorten, als `<str>`, uit de hulp en zeg een grens in woorden."""
    if param.param_type_name == "argument" or getattr(param, "is_flag", False):
        param.display_type_rich = lambda ctx: ""
    laagst, hoogst = getattr(param, "min", None), getattr(param, "max", None)
    param._get_number_range_help_str = lambda: _grenzen(laagst, hoogst)


def _grenzen(laagst: float | None, hoogst: float | None) -> str:
    delen = (("minstens", laagst), ("hoogstens", hoogst))
    return ", ".join(f"{woord} {grens}" for woord, grens in delen if grens is not None)


class Opdracht(_Nederlands, TyperCommand):
    """Eén opdracht."""


class Opdrachten(_Nederlands, TyperGroup):
    """De opdracht `sturing` zelf."""


def gebruiksfout(fout: Exception) -> str:
    """Wat er aan de opdracht niet klopt, in het Nederlands."""
    hulp = f"vraag '{_opdracht_van(fout)} --help'"
    soort = type(fout).__name__
    if soort == "NoSuchOption":
        return f"de optie {fout.option_name} bestaat niet; {hulp}"
    if soort == "MissingParameter":
        return f"{_naam_van(fout.param)} ontbreekt; {hulp}"
    if soort == "BadParameter":
        return f"{_naam_van(fout.param)}: {_bezwaar(fout)}; {hulp}"
    if soort == "BadOptionUsage" and "does not take a value" in fout.message:
        return f"achter {fout.option_name} hoort geen waarde; {hulp}"
    if soort == "BadOptionUsage":
        return f"achter {fout.option_name} ontbreekt een waarde; {hulp}"
    if "extra argument" in fout.message:
        return f"hier staan te veel waarden; {hulp}"
    if "'" not in fout.message:
        return f"er ontbreekt een opdracht; {hulp}"
    return f"deze opdracht kent sturing niet: {_waarde_uit(fout)}; {hulp}"


def _opdracht_van(fout: Exception) -> str:
    """`sturing herbouw` als de fout in die opdracht zit, anders `sturing`."""
    ctx = getattr(fout, "ctx", None)
    return f"sturing {ctx.info_name}" if ctx is not None and ctx.parent is not None else "sturing"


def _waarde_uit(fout: Exception) -> str:
    """De waarde die de gebruiker gaf, uit de melding van de bibliotheek."""
    delen = fout.message.split("'")
    return f"'{delen[1]}'" if len(delen) > 2 else "dit"


def _naam_van(param: object) -> str:
    """Hoe de gebruiker de optie typt; een waarde zonder streepjes heet zoals in de hulp, als MANIFEST."""
    if getattr(param, "param_type_name", "") == "argument" and param.metavar:
        return param.metavar
    namen = [*getattr(param, "opts", ()), getattr(param, "name", None) or "waarde"]
    return max(namen, key=lambda naam: naam.startswith("--"))


#: Per soort bezwaar van de bibliotheek onze woorden; `{grens}` is de grens die zij noemt.
_BEZWAREN = {
    "int_parsing": "is geen heel getal",
    "int_from_float": "is geen heel getal",
    "float_parsing": "is geen getal",
    "less_than_equal": "is te groot; kies hoogstens {grens}",
    "greater_than_equal": "is te klein; kies minstens {grens}",
}


def _bezwaar(fout: Exception) -> str:
    """Wat er met de waarde mis is; Typer laat Pydantic lezen en bewaart wat die vond als oorzaak."""
    vond = getattr(fout.__cause__ or fout.__context__, "errors", list)()
    if not vond:
        return f"{_waarde_uit(fout)} is hier geen geldige waarde"
    grens = next(iter(vond[0].get("ctx", {}).values()), "")
    woorden = _BEZWAREN.get(vond[0]["type"], "is hier geen geldige waarde").format(grens=grens)
    return f"'{vond[0]['input']}' {woorden}"
