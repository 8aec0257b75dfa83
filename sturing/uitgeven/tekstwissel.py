"""Een notebook waarvan alleen de tekst veranderde, hoeft niet opnieuw te draaien.

Een kernel ziet alleen de codecellen. Zijn die gelijk, dan is hun uitvoer van toen ook die van nu; zij komt dan bij de
tekst van nu te staan. Een cel die zelf notebooks leest, staat daarmee in het verslag en draait wel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

import nbformat

from sturing.uitgeven.bladen import INGEVOEGD
from sturing.uitgeven.celfouten import CELNUMMER
from sturing.uitgeven.herkomst import hash_van


def sleutel_van_code(cellen: str, parameters: Mapping[str, object]) -> str:
    """Wat de kernel ziet van een notebook (als tekst): de codecellen, zijn metadata en de parameters.

    >>> nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", id="a")])
    >>> met_tekst = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Duiding", id="b"), *nb.cells])
    >>> sleutel_van_code(nbformat.writes(nb), {}) == sleutel_van_code(nbformat.writes(met_tekst), {})
    True
    """
    nb = json.loads(cellen)
    code = [cel for cel in nb.pop("cells") if cel["cell_type"] == "code"]
    for cel in code:
        cel["metadata"].pop(CELNUMMER, None)  # alleen voor wie een fout meldt
    return json.dumps([nb, code, dict(parameters)], sort_keys=True)


def zelfde_tekst(cellen: str, gedraaid: str) -> bool:
    """Waar als rond de code van het gedraaide notebook (als tekst) precies staat wat er nu staat."""
    return _tekst_van(cellen) == _tekst_van(gedraaid)


@lru_cache(maxsize=64)
def _tekst_van(cellen: str) -> str:
    """Eén hash over alles wat geen code is en waar het staat; onthouden, want `sturing kijk` vraagt het telkens."""
    delen = [_zonder_lege_labels(cel) for cel in json.loads(cellen)["cells"] if cel["id"] != INGEVOEGD]
    return hash_van(json.dumps(delen, sort_keys=True).encode())


def _zonder_lege_labels(cel: dict) -> dict | None:
    """Een tekstcel zonder de lege lijst met labels die een run erbij zet; None voor een codecel."""
    if cel["cell_type"] == "code":
        return None
    return cel | {"metadata": {naam: waarde for naam, waarde in cel["metadata"].items() if waarde or naam != "tags"}}


def neem_uitvoer_over(nb: nbformat.NotebookNode, gedraaid: nbformat.NotebookNode) -> None:
    """Zet de gedraaide codecellen op hun plek in `nb`, dat dezelfde codecellen en metadata heeft."""
    uitkomsten = iter([cel for cel in gedraaid.cells if cel.cell_type == "code"])
    nb.cells = [next(uitkomsten) if cel.cell_type == "code" else cel for cel in nb.cells]
    nb.metadata = gedraaid.metadata
