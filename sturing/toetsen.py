"""Alle controles achter elkaar, zoals `sturing toets` ze draait."""

from __future__ import annotations

from pathlib import Path

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.feitentoets import toets_feiten
from sturing.gegevens.invulling import toets_invulling
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.kadermodel import Ervaring
from sturing.gegevens.kadertoets import Bevinding, toets_kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.opslag import Opslag
from sturing.gegevens.partnermodel import Partnerlevering
from sturing.gegevens.privacytoets import toets_zacht
from sturing.gegevens.rapportage import toets_gemeente
from sturing.tonen.duidingtoets import geduide_doelen, toets_duiding_op_gegevens, toets_duidingen
from sturing.uitgeven.cellen import toets_cellen
from sturing.uitgeven.rapport import bronnotebooks

#: Hierin vertellen mensen; in andere teksten noemen wij uitvoerders en schrijvers met opzet bij hun naam.
VERTELLINGEN = (Ervaring, Partnerlevering)


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
        *toets_invulling(wortel, dossier.kader.plaats, ernst),
        *toets_kader(dossier.kader, dossier.gemeente),
        *toets_feiten(dossier),
        *toets_duidingen(notebooks, dossier),
        *toets_duiding_op_gegevens(notebooks, dossier),
        *_toets_cellen(wortel),
        *_toets_volgorde(wortel, gemeente),
        *toets_zacht(vertelling for vertelling in dossier.open_teksten if isinstance(vertelling[1], VERTELLINGEN)),
    ]


def _toets_cellen(wortel: Path) -> list[Bevinding]:
    """Een fout voor elke cel die meer doet dan sturing aanroepen; `sturing rapport` draait zo'n notebook niet."""
    return [
        Bevinding("fout", fout.plaats, fout.overtreder, fout.remedie) for fout in toets_cellen(bronnotebooks(wortel))
    ]


def _opslag(wortel: Path, gemeente: str) -> Opslag:
    return Opslag(Lezer(wortel), toets_gemeente(wortel, gemeente))


def _toets_volgorde(wortel: Path, gemeente: str) -> list[Bevinding]:
    """'Let op' voor elk metingenbestand dat niet op volgorde staat; dat gebeurt bij samenvoegen in git."""
    return [
        Bevinding(
            "let op",
            pad.relative_to(wortel).as_posix(),
            "de rijen staan niet op volgorde, of er staat een rij dubbel",
            "draai 'sturing toets --orden'",
        )
        for pad in _opslag(wortel, gemeente).niet_op_volgorde()
    ]


def orden_metingen(wortel: Path, gemeente: str) -> list[str]:
    """Zet elk metingenbestand op volgorde en geef de paden van wat is veranderd."""
    return [pad.relative_to(wortel).as_posix() for pad in _opslag(wortel, gemeente).orden()]
