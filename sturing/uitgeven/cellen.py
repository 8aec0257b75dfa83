"""Welke cellen van een notebook in een run meedoen, en met welke parameters.

Een cel zonder jaar- of gemeentelabel doet altijd mee. Een cel met `jaar-2026` of
`gemeente-soest` doet alleen mee als dat jaar en die gemeente gedraaid worden; een cel met
`editie-concept` of `editie-definitief` alleen in die editie.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import StringIO
from pathlib import Path

import jupytext
import nbformat

from sturing.fouten import NotebookFout, VeleFouten
from sturing.labels import TE_HERZIEN, past_bij_editie
from sturing.uitgeven.celfouten import nummer_cellen, waar
from sturing.uitgeven.celtoets import MODULE, is_alleen_waarden, zoek_vreemds

#: Label van de cel waar een duiding onder hoort.
DUIDING_VERWACHT = "duiding-verwacht"
#: Zoveel regels code mag een cel van de schrijver hebben; rekenen en tonen staan in het pakket.
_HOOGSTENS_REGELS = 2
_JAAR = re.compile(r"jaar-(\d{4})$")
_GEMEENTE = re.compile(r"gemeente-(.+)$")


def lees_notebook(pad: Path) -> nbformat.NotebookNode:
    """Lees een notebook (`.ipynb`) of tekstnotebook (`.md`); leesbare fout als het stuk is."""
    return ontleed_notebook(pad, lees_bytes(pad))


def lees_bytes(pad: Path) -> bytes:
    """De inhoud van een notebook zoals hij op de schijf staat; leesbare fout als het ontbreekt."""
    try:
        return pad.read_bytes()
    except FileNotFoundError:
        raise NotebookFout(pad.name, "dit notebook ontbreekt", "zet het terug, bijvoorbeeld met git") from None
    except OSError as fout:
        raise _ongeldig(pad, fout) from None


def ontleed_notebook(pad: Path, inhoud: bytes) -> nbformat.NotebookNode:
    """Het notebook met deze inhoud; `pad` zegt hoe het heet en van welke soort het is."""
    try:
        tekst = inhoud.decode("utf-8")
        return nbformat.reads(tekst, as_version=4) if pad.suffix == ".ipynb" else _ontleed_tekstnotebook(pad, tekst)
    except Exception as fout:
        raise _ongeldig(pad, fout) from None


def _ongeldig(pad: Path, fout: Exception) -> NotebookFout:
    return NotebookFout(pad.name, f"dit is geen geldig notebook ({fout})", "herstel het bestand")


def toets_cellen(paden: Iterable[Path]) -> list[NotebookFout]:
    """Alle codecellen die meer doen dan functies van `sturing.tonen` aanroepen: te lang, of met iets van daarbuiten.

    De parametercel mag langer zijn, maar alleen waarden geven. Een notebook dat niet te lezen is, staat er ook bij.
    """
    return [fout for pad in paden for fout in _toets_notebook(pad, pad.read_bytes())]


@lru_cache(maxsize=256)
def _toets_notebook(pad: Path, inhoud: bytes) -> tuple[NotebookFout, ...]:
    """De fouten van één notebook; onthouden per inhoud, want `sturing kijk` vraagt het na elke wijziging."""
    try:
        nb = ontleed_notebook(pad, inhoud)
    except NotebookFout as fout:
        return (fout,)
    nummer_cellen(nb)
    codecellen = [cel for cel in nb.cells if cel.cell_type == "code"]
    return tuple(NotebookFout(waar(pad.stem, cel), *gebrek) for cel in codecellen for gebrek in _gebreken(cel))


def _gebreken(cel: nbformat.NotebookNode) -> Iterator[tuple[str, str]]:
    """Wat er aan één cel mankeert, met wat te doen."""
    regels = cel.source.strip().splitlines()
    try:
        boom = ast.parse(cel.source)
    except SyntaxError as fout:
        wat = f"regel {fout.lineno} is geen Python"
        yield wat, f"roep alleen functies uit {MODULE} aan; opdrachten met ! of % kan een run niet herhalen"
        return
    if "parameters" in labels(cel):
        if not is_alleen_waarden(boom):
            yield "de parametercel doet meer dan waarden geven", "laat alleen regels als jaar = 2026 staan"
        return
    if len(regels) > _HOOGSTENS_REGELS:
        wat = f"de cel heeft {len(regels)} regels code, en hoogstens {_HOOGSTENS_REGELS} mogen"
        yield wat, "splits haar, of zet wat zij doet in het pakket sturing"
    for vreemd in zoek_vreemds(boom):
        yield f"de cel gebruikt '{vreemd}'", f'roep alleen functies uit {MODULE} aan, als toon_doel("niet-eenzaam")'


def _ontleed_tekstnotebook(pad: Path, tekst: str) -> nbformat.NotebookNode:
    """Ontleed een `.md`; celnamen volgen de plaats, want jupytext geeft er elke keer willekeurige."""
    nb = jupytext.reads(StringIO(tekst, newline=None).read(), fmt=pad.suffix)  # elk regeleinde wordt \n
    for nummer, cel in enumerate(nb.cells):
        cel["id"] = f"{pad.stem}-{nummer}"
    return nb


def labels(cel: nbformat.NotebookNode) -> list[str]:
    """De labels (tags) van een cel."""
    return list(cel.metadata.get("tags", []))


def doet_mee(cel: nbformat.NotebookNode, gemeente: str, jaar: int, editie: str) -> bool:
    """Waar als de cel bij deze gemeente, dit jaar en deze editie hoort; een duiding die nog te herzien is, niet."""
    return TE_HERZIEN not in labels(cel) and _van_run(cel, gemeente, jaar, editie)


def _van_run(cel: nbformat.NotebookNode, gemeente: str, jaar: int, editie: str) -> bool:
    """Waar als de labels van de cel deze gemeente, dit jaar en deze editie toelaten."""
    if not past_bij_editie(labels(cel), editie):
        return False
    jaren = [int(m[1]) for label in labels(cel) if (m := _JAAR.match(label))]
    gemeenten = [m[1] for label in labels(cel) if (m := _GEMEENTE.match(label))]
    return (not jaren or jaar in jaren) and (not gemeenten or gemeente in gemeenten)


def is_duiding(cel: nbformat.NotebookNode) -> bool:
    """Waar als de cel tekst van één jaar is."""
    return cel.cell_type == "markdown" and any(_JAAR.match(label) for label in labels(cel))


def kies_cellen(nb: nbformat.NotebookNode, naam: str, gemeente: str, jaar: int, editie: str) -> list[str]:
    """Laat in `nb` alleen de cellen van deze run staan en geef de ontbrekende duidingen terug.

    In een concept komt op de plek van een ontbrekende duiding een zichtbaar gat; in een
    definitieve editie is het een fout. Lege duidingen tellen als ontbrekend.
    """
    nummer_cellen(nb)
    wachtend = _wachtende_duidingen(nb, gemeente, jaar, editie)
    nb.cells = [cel for cel in nb.cells if doet_mee(cel, gemeente, jaar, editie)]
    uit, gaten, fouten = [], [], []
    for i, cel in enumerate(nb.cells):
        uit.append(cel)
        if DUIDING_VERWACHT not in labels(cel):
            continue
        volgende = nb.cells[i + 1] if i + 1 < len(nb.cells) else None
        if volgende is not None and is_duiding(volgende) and volgende.source.strip():
            continue
        gaten.append(f"{naam}, cel '{cel.id}'")
        fouten.append(_fout_gat(gaten[-1], gemeente, jaar, wachtend.get(cel.id, "")))
        uit.append(_gat(cel.id))
    nb.cells = uit
    if gaten and editie == "definitief":
        raise VeleFouten(fouten)
    return gaten


def _wachtende_duidingen(nb: nbformat.NotebookNode, gemeente: str, jaar: int, editie: str) -> dict[str, str]:
    """Per cel waar een duiding onder hoort: de eerste meegenomen duiding van deze run die nog te herzien is."""
    uit: dict[str, str] = {}
    plek = ""
    for cel in nb.cells:
        if DUIDING_VERWACHT in labels(cel):
            plek = cel.id
        elif TE_HERZIEN in labels(cel) and is_duiding(cel) and _van_run(cel, gemeente, jaar, editie):
            uit.setdefault(plek, cel.id)
    return uit


def _fout_gat(gat: str, gemeente: str, jaar: int, wachtend: str) -> NotebookFout:
    """De fout bij een ontbrekende duiding; staat er een meegenomen duiding klaar, dan is die te herzien."""
    wat = f"de duiding voor {jaar} ontbreekt"
    remedie = f"schrijf er een Markdown-cel onder met de labels jaar-{jaar} en gemeente-{gemeente}"
    if wachtend:
        wat = f"de duiding voor {jaar} is nog niet herzien"
        remedie = f"herzie cel '{wachtend}' en haal het label {TE_HERZIEN} weg"
    return NotebookFout(gat, wat, f"{remedie}, of draai --editie concept")


def _gat(cel_id: str) -> nbformat.NotebookNode:
    tekst = ":::{warning}\nDe duiding bij deze cijfers is nog niet geschreven.\n:::"
    cel = nbformat.v4.new_markdown_cell(tekst)
    cel["id"] = f"gat-{cel_id}"[:64]
    return cel


def zet_parameters(nb: nbformat.NotebookNode, naam_notebook: str, parameters: Iterable[str]) -> None:
    """Controleer dat het notebook met deze bestandsnaam een parametercel heeft met deze namen."""
    cellen = [cel for cel in nb.cells if "parameters" in labels(cel)]
    if len(cellen) != 1:
        raise NotebookFout(
            naam_notebook, f"er staan {len(cellen)} cellen met label 'parameters'", "er hoort er één te staan"
        )
    for naam in parameters:
        if not re.search(rf"^{naam}\s*=", cellen[0].source, re.MULTILINE):
            raise NotebookFout(naam_notebook, f"de parametercel kent '{naam}' niet", f"voeg de regel {naam} = ... toe")
