"""De Nederlandse melding bij een cel die misgaat: welk notebook, welke cel, wat er gebeurde en wat te doen."""

from __future__ import annotations

import re
import signal
from collections.abc import Mapping
from typing import TYPE_CHECKING

import nbformat

from sturing.fouten import NotebookFout

if TYPE_CHECKING:
    from nbclient.exceptions import CellExecutionError

_KLEUR = re.compile(r"\x1b\[[0-9;]*m")
#: Onder deze naam staat in de metadata de hoeveelste codecel dit in het notebook van de schrijver is.
CELNUMMER = "sturing_cel"
_EIGEN_FOUTEN = {"InvoerFout", "GegevensFout", "VeleFouten", "OmgevingFout", "SturingFout"}
_NIET_STOPPEN = (
    "de cel stopt het notebook zelf (met exit of quit)",
    "haal dat weg; een run gaat door tot de laatste cel",
)
#: Fouten van de kernel zelf, die anders in het Engels en zonder remedie zouden staan.
_VERTAALD = {
    "StdinNotImplementedError": (
        "de cel vraagt om invoer (input), en tijdens een run antwoordt niemand",
        "zet de waarde in het notebook of in de gegevens",
    ),
    "SystemExit": _NIET_STOPPEN,
    "KeyboardInterrupt": ("de cel is onderbroken", "draai nog een keer"),
}


def nummer_cellen(nb: nbformat.NotebookNode) -> None:
    """Schrijf bij elke codecel de hoeveelste zij is, vóór er cellen bij komen of afgaan."""
    codecellen = (cel for cel in nb.cells if cel.cell_type == "code")
    for nummer, cel in enumerate(codecellen, start=1):
        cel.metadata[CELNUMMER] = nummer


def wis_celnummers(nb: nbformat.NotebookNode) -> None:
    """Haal de nummers weer weg; zij horen niet in de uitkomst."""
    for cel in nb.cells:
        cel.metadata.pop(CELNUMMER, None)


def waar(naam: str, cel: nbformat.NotebookNode | None) -> str:
    """Notebook en cel zoals de schrijver die ziet: het nummer onder de codecellen, en de naam van de cel.

    Een cel die de run zelf toevoegde (de parameters) heeft geen nummer; zij heet naar wat zij doet.
    """
    if cel is None:
        return naam
    nummer = cel.metadata.get(CELNUMMER)
    if "injected-parameters" in cel.metadata.get("tags", []):
        return f"{naam}, de ingevulde parameters"
    if nummer is None:
        return f"{naam}, cel '{cel.id}'"
    # Een tekstnotebook heeft geen celnamen; die van ons zeggen een schrijver niets.
    return f"{naam}, cel {nummer}" if cel.id.startswith(f"{naam}-") else f"{naam}, cel {nummer} '{cel.id}'"


def waar_met_bron(naam: str, cel: nbformat.NotebookNode | None) -> str:
    """Als `waar`, met de eerste regel van de cel erbij."""
    bron = next(iter(cel.source.strip().splitlines()), "") if cel is not None else ""
    return f"{waar(naam, cel)} ({bron})" if bron else waar(naam, cel)


def celfout(naam: str, cel: nbformat.NotebookNode | None, fout: CellExecutionError) -> NotebookFout:
    """Een fout in een cel; een eigen melding van sturing blijft zoals zij is."""
    if fout.ename in _EIGEN_FOUTEN:
        return NotebookFout(waar(naam, cel), str(fout.evalue), "")
    if fout.ename == "OngemeldeLeesactie":
        overtreder, _, remedie = str(fout.evalue).partition("; ")
        return NotebookFout(waar_met_bron(naam, cel), overtreder, remedie)
    if fout.ename in _VERTAALD:
        return NotebookFout(waar_met_bron(naam, cel), *_VERTAALD[fout.ename])
    remedie = f"laatste regels: {laatste_regels(fout.traceback)}"
    return NotebookFout(waar_met_bron(naam, cel), f"{fout.ename}: {fout.evalue}", remedie)


def kernelfout(naam: str, cel: nbformat.NotebookNode | None, hoe: int | Exception, geschreven: str) -> NotebookFout:
    """De kernel is er niet meer, of kwam er nooit; `hoe` is zijn afloopcode of de fout die dat meldde."""
    regels = laatste_regels("".join(u.get("text", "") for u in (cel or {}).get("outputs", [])) + "\n" + geschreven)
    remedie = f"laatste regels: {regels}" if regels else "draai het notebook in JupyterLab"
    woorden = _afloop(hoe) if isinstance(hoe, int) else type(hoe).__name__
    return NotebookFout(waar_met_bron(naam, cel), f"de kernel is gestopt ({woorden})", remedie)


def stopt_zelf(antwoord: Mapping | None) -> bool:
    """Waar als de cel met `exit` of `quit` om het einde van de kernel vroeg; Jupyter noemt dat geen fout."""
    lading = ((antwoord or {}).get("content") or {}).get("payload") or ()
    return any(deel.get("source") == "ask_exit" for deel in lading)


def stopfout(naam: str, cel: nbformat.NotebookNode) -> NotebookFout:
    """De melding bij een cel die zelf stopt."""
    return NotebookFout(waar_met_bron(naam, cel), *_NIET_STOPPEN)


def laatste_regels(tekst: str) -> str:
    """De laatste drie regels, zonder kleuren en lege regels."""
    regels = [regel.strip() for regel in _KLEUR.sub("", tekst).splitlines() if regel.strip()]
    # Na een crash schrijft Python de stapel van zichzelf; een schrijver heeft alleen iets aan de regel die zegt wat.
    ramp = next((nr for nr, regel in enumerate(regels) if regel.startswith("Fatal Python error")), len(regels))
    return " / ".join(regels[: ramp + 1][-3:])


def _afloop(code: int) -> str:
    """De afloopcode in woorden.

    >>> _afloop(1), _afloop(-9)
    ('afloopcode 1', 'sein SIGKILL')
    """
    if code >= 0:
        return f"afloopcode {code}"
    try:
        return f"sein {signal.Signals(-code).name}"
    except ValueError:
        return f"sein {-code}"
