"""Alle controles achter elkaar, zoals `sturing toets` ze draait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.eigennamen import eigennamen
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
from sturing.labels import TE_HERZIEN
from sturing.tonen.duidingtoets import (
    geduide_doelen,
    toets_duiding_op_gegevens,
    toets_duidingen,
    wachtende_duidingen,
)
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
    return [
        *_toets_ontbrekend(notebooks, dossier, ernst),
        *toets_invulling(wortel, dossier.kader.plaats, ernst),
        *toets_kader(dossier.kader, dossier.gemeente),
        *toets_feiten(dossier),
        *toets_duidingen(notebooks, dossier),
        *toets_duiding_op_gegevens(notebooks, dossier),
        *_toets_cellen(wortel),
        *_toets_volgorde(wortel, gemeente),
        *toets_zacht((v for v in dossier.open_teksten if isinstance(v[1], VERTELLINGEN)), eigennamen(dossier.gemeente)),
    ]


def _toets_ontbrekend(notebooks: list[Path], dossier: Dossier, ernst: str) -> Iterator[Bevinding]:
    """Elk doel zonder duiding: de cel die nog te herzien is, of anders wat er te schrijven valt."""
    rapport = dossier.rapportage
    geduid, wachtend = geduide_doelen(notebooks, dossier), wachtende_duidingen(notebooks, dossier)
    uitweg = ", of kies --editie concept" if rapport.editie == "definitief" else ""
    for doel in (doel for doel in dossier.kader.doelen if doel not in geduid):
        if doel in wachtend:
            notebook, cel = wachtend[doel]
            wat = f"de duiding voor {rapport.jaar} bij doel '{doel}' is nog niet herzien"
            remedie = f"herzie cel '{cel}' en haal het label {TE_HERZIEN} weg"
            yield Bevinding(ernst, f"notebooks/{notebook}", wat, remedie + uitweg)
        else:
            remedie = f"schrijf een cel met de labels jaar-{rapport.jaar} en gemeente-{rapport.gemeente}"
            wat = f"bij doel '{doel}' ontbreekt de duiding voor {rapport.jaar}"
            yield Bevinding(ernst, "notebooks", wat, remedie + uitweg)


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
