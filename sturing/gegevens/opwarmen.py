"""Wat een warm proces alvast leest, zodat elk notebook dat eruit wordt gevorkt meteen kan beginnen."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sturing.fouten import SturingFout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.lezer import onthoud_ontlede_bestanden


def warm_op(wortel: str, gemeente: str, jaar: str | int | None, editie: str, peildatum: str | None) -> None:
    """Ontleed de gegevens van dit rapport alvast; een fout erin meldt straks het notebook zelf."""
    onthoud_ontlede_bestanden()
    with suppress(SturingFout):
        lees_dossier(Path(wortel), gemeente, kies_jaar(Path(wortel), gemeente, jaar), editie, peildatum)
