"""Waar dingen staan: de wortel van de checkout, de gegevens en de uitvoer."""

from __future__ import annotations

import os
from pathlib import Path

from sturing.fouten import OmgevingFout

#: Omgevingsvariabele die de wortel aanwijst als een notebook ergens anders draait.
WORTEL_VARIABELE = "STURING_WORTEL"


def zoek_wortel(vanaf: Path | None = None) -> Path:
    """Geef de map met `data/` en `notebooks/`, vanaf `vanaf` naar boven gezocht.

    Een notebook draait in JupyterLab in `notebooks/`, met papermill in de map
    van de gebruiker en op een verdeelde werker nog weer elders; daarom gaat de
    omgevingsvariabele voor en is de checkout van het pakket de laatste kans.
    """
    if gezet := os.environ.get(WORTEL_VARIABELE):
        return Path(gezet).resolve()
    start = (vanaf or Path.cwd()).resolve()
    kandidaten = [start, *start.parents, Path(__file__).resolve().parents[1]]
    for map_ in kandidaten:
        if (map_ / "data").is_dir() and (map_ / "notebooks").is_dir():
            return map_
    raise OmgevingFout(
        str(start),
        "hier en in de mappen erboven staat geen checkout van sturing (mappen data en notebooks)",
        "ga naar de map van de checkout en probeer het opnieuw",
    )


def uitvoermap(wortel: Path, gemeente: str, jaar: int, editie: str) -> Path:
    """De map voor één editie: `_build/<gemeente>/<jaar>/<editie>`."""
    return wortel / "_build" / gemeente / str(jaar) / editie


def pdfnaam(gemeente: str, jaar: int) -> str:
    """De bestandsnaam van de PDF van een rapport.

    >>> pdfnaam("kleindorp", 2026)
    'voortgangsrapportage-kleindorp-2026.pdf'
    """
    return f"voortgangsrapportage-{gemeente}-{jaar}.pdf"


def bijlagenaam(gemeente: str, jaar: int) -> str:
    """De bestandsnaam van de PDF met de bijlagen van een rapport.

    >>> bijlagenaam("kleindorp", 2026)
    'bijlagen-voortgangsrapportage-kleindorp-2026.pdf'
    """
    return f"bijlagen-{pdfnaam(gemeente, jaar)}"
