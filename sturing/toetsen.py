"""Alle controles achter elkaar, zoals `sturing toets` ze draait."""

from __future__ import annotations

from pathlib import Path

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.feitentoets import toets_feiten
from sturing.gegevens.kadertoets import Bevinding, toets_kader
from sturing.opdrachten import kies_jaar
from sturing.tonen.duidingtoets import geduide_doelen, toets_duidingen


def toets_alles(
    wortel: Path, gemeente: str, jaar: str | int | None, editie: str, peildatum: str | None
) -> list[Bevinding]:
    """Lees de gegevens en geef alles wat opvalt; een fout in de gegevens zelf wordt opgegooid."""
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar), editie, peildatum)
    notebooks = sorted((wortel / "notebooks").glob("*.ipynb"))
    rapport = dossier.rapportage
    ernst = "fout" if rapport.editie == "definitief" else "let op"
    geduid = geduide_doelen(notebooks, dossier)
    zonder = [
        Bevinding(
            ernst,
            "notebooks",
            f"bij doel '{doel}' ontbreekt de duiding voor {rapport.jaar}",
            f"schrijf een cel met de labels jaar-{rapport.jaar} en gemeente-{gemeente}, of kies --editie concept",
        )
        for doel in dossier.kader.doelen
        if doel not in geduid
    ]
    return [
        *zonder,
        *toets_kader(dossier.kader, dossier.gemeente),
        *toets_feiten(dossier),
        *toets_duidingen(notebooks, dossier),
    ]
