"""Duidingen die in deze editie niet mogen staan, omdat zij een cijfer noemen dat er niet of niet zo is."""

from __future__ import annotations

import re
from dataclasses import dataclass

import nbformat

from sturing.fouten import NotebookFout

_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")
_ONBEKEND = "Deze duiding gaat over een cijfer dat op de peildatum van deze editie nog niet bekend was."
_ANDER_CIJFER = "Deze duiding is geschreven bij een ander cijfer dan in deze editie staat. Daarom staat zij hier niet."


@dataclass(frozen=True)
class Gat:
    """Een duiding die plaatsmaakt voor een gat: waar, wat de lezer ziet, en wat de schrijver moet doen."""

    plaats: str
    zin: str
    overtreder: str
    remedie: str

    def als_fout(self) -> NotebookFout:
        """Hetzelfde als fout: een definitieve editie heeft geen gaten."""
        return NotebookFout(self.plaats, self.overtreder, self.remedie)


def zonder_cijfer(nb: nbformat.NotebookNode, naam: str) -> list[Gat]:
    """Vervang tekstcellen die een cijfer noemen dat deze editie zo niet heeft door een zichtbaar gat.

    Een cijfer kan onbekend zijn op de peildatum, uit een andere levering komen dan waarvoor de tekst is
    geschreven, of geen periode hebben; zie `tonen.glue` voor de sleutels.
    """
    bekend = frozenset(
        uitvoer.metadata["scrapbook"]["name"]
        for cel in nb.cells
        for uitvoer in cel.get("outputs", [])
        if "scrapbook" in uitvoer.get("metadata", {})
    )
    gaten = []
    for cel in nb.cells:
        genoemd = _GLUE.findall(cel.source) if cel.cell_type == "markdown" else []
        missend = next((sleutel for sleutel in genoemd if sleutel not in bekend), None)
        if missend:
            gat = Gat(f"{naam}, cel '{cel.id}', cijfer '{missend}'", *_leg_uit(missend, bekend))
            gaten.append(gat)
            cel.source = f":::{{warning}}\n{gat.zin}\n:::"
    return gaten


def _leg_uit(sleutel: str, bekend: frozenset[str]) -> tuple[str, str, str]:
    """Wat de lezer leest, wat er mis is en wat te doen, voor een sleutel die deze editie niet heeft."""
    kort, _, levering = sleutel.rpartition(".")
    if langer := _met_levering(sleutel, bekend):
        wat = "dit cijfer komt niet in elke editie uit dezelfde levering"
        return _ANDER_CIJFER, wat, f"noem de levering waarvoor de tekst is geschreven, zoals '{sleutel}.{langer[0]}'"
    if "." in kort and (hier := _met_levering(kort, bekend)):
        wat = f"dit cijfer komt in deze editie uit levering '{hier[0]}' en niet uit '{levering}'"
        return _ANDER_CIJFER, wat, "schrijf een eigen duiding met het label editie-concept of editie-definitief"
    if _is_periode(sleutel) and any(naam.startswith(f"{sleutel.split('.')[0]}.waarde") for naam in bekend):
        wat, remedie = (
            "bij dit cijfer is geen periode vermeld",
            "haal de periode uit de zin en zeg dat het jaar ontbreekt",
        )
        return _ANDER_CIJFER, wat, remedie
    remedie = "haal de verwijzing weg of kies een latere peildatum"
    return _ONBEKEND, "dit cijfer is op de peildatum niet bekend of bestaat niet", remedie


def _met_levering(kort: str, bekend: frozenset[str]) -> list[str]:
    return sorted(naam.removeprefix(f"{kort}.") for naam in bekend if naam.startswith(f"{kort}."))


def _is_periode(sleutel: str) -> bool:
    return sleutel.split(".")[1:2] == ["periode"]
