"""Kader, cyclus en duidingen meenemen naar een volgend rapportagejaar.

Tekst blijft letterlijk staan, met haar commentaar; alleen jaartallen van de cyclus schuiven op. Een meegenomen
duiding telt nog niet: zij heeft het label `te-herzien`, en pas als een schrijver dat weghaalt doet zij mee. Haar
andere labels houdt zij, zodat een tekst voor één editie niet in de andere terechtkomt.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import nbformat

from sturing.fouten import InvoerFout
from sturing.labels import TE_HERZIEN
from sturing.schijf import schrijf_atomair, wissel


def maak_kaderjaar(map_: Path, jaar: int) -> int:
    """Kopieer het nieuwste eerdere kader van een gemeente naar `kader/<jaar>`; geeft het jaar waaruit het komt."""
    plek = map_ / "kader"
    if (plek / str(jaar)).exists():
        raise InvoerFout(f"{map_.name}/kader/{jaar}", "dit kaderjaar bestaat al", "pas het aan, of kies een ander jaar")
    eerder = [int(m.name) for m in plek.glob("[0-9]" * 4) if m.is_dir() and int(m.name) < jaar]
    if not eerder:
        raise InvoerFout(f"{map_.name}/kader", f"er is geen kader van voor {jaar}", "kies een later jaar")
    vorig = max(eerder)
    with tempfile.TemporaryDirectory(prefix=f".{jaar}-", dir=plek) as tijdelijk:
        nieuw = Path(tijdelijk) / "kader"
        shutil.copytree(plek / str(vorig), nieuw, ignore=shutil.ignore_patterns(".*"))
        cyclus = nieuw / "cyclus.yml"
        tekst = verschuif_cyclus(cyclus.read_text(encoding="utf-8"), jaar - vorig)
        cyclus.write_text(tekst, encoding="utf-8", newline="\n")
        wissel(nieuw, plek / str(jaar))
    return vorig


def verschuif_cyclus(tekst: str, jaren: int) -> str:
    """De cyclus `jaren` verder: het jaar, de peildatums en de planning; vindplaatsen blijven zoals zij zijn.

    >>> verschuif_cyclus("jaar: 2026\\nplanning:\\n- wanneer: Mei 2026\\nacties:\\n- planning: 2026\\n", 1)
    'jaar: 2027\\nplanning:\\n- wanneer: Mei 2027\\nacties:\\n- planning: 2026\\n'
    """
    uit, deel = [], ""
    for regel in tekst.splitlines(keepends=True):
        if kop := re.match(r"([a-z_]+):", regel):
            deel = kop[1]
        schuift = deel == "jaar" or (deel == "planning" and "vindplaats:" not in regel) or "peildatum:" in regel
        is_commentaar = regel.lstrip().startswith("#")
        uit.append(verschuif_jaartallen(regel, jaren) if schuift and not is_commentaar else regel)
    return "".join(uit)


def verschuif_jaartallen(tekst: str, jaren: int) -> str:
    """Elk jaartal van deze eeuw in `tekst`, `jaren` verder.

    >>> verschuif_jaartallen("Concept voortgangsrapportage 2026 (cijfers 2025)", 1)
    'Concept voortgangsrapportage 2027 (cijfers 2026)'
    """
    return re.sub(r"\b20\d\d\b", lambda jaar: str(int(jaar[0]) + jaren), tekst)


def neem_duidingen_mee(
    notebooks: Mapping[Path, nbformat.NotebookNode], gemeente: str, vorig: int, jaar: int
) -> tuple[dict[Path, bytes], list[str]]:
    """Zet onder elke duiding van `vorig` een kopie voor `jaar`, met het label te-herzien; schrijft nog niets.

    Geeft de nieuwe inhoud van elk notebook dat verandert, en de plekken. Een duiding die er voor `jaar` al is, blijft.
    """
    inhoud, plekken = {}, []
    for pad, nb in notebooks.items():
        nieuw = _cellen_met_kopie(nb.cells, gemeente, vorig, jaar)
        erbij = [cel.id for cel in nieuw if cel.id not in {c.id for c in nb.cells}]
        if erbij:
            anders = nb.copy()
            anders.cells = nieuw
            inhoud[pad] = (nbformat.writes(anders) + "\n").encode()
            plekken += [f"{pad.name}, cel '{cel}'" for cel in erbij]
    return inhoud, plekken


def schrijf_allemaal(inhoud: Mapping[Path, bytes]) -> None:
    """Schrijf elk bestand, of geen: gaat er een mis, dan krijgen de andere hun oude inhoud terug."""
    oud: dict[Path, bytes] = {}
    try:
        for pad, nieuw in inhoud.items():
            oud[pad] = pad.read_bytes()
            schrijf_atomair(pad, nieuw)
    except BaseException:
        for pad, was in oud.items():
            with suppress(OSError):
                schrijf_atomair(pad, was)
        raise


def _cellen_met_kopie(cellen: list, gemeente: str, vorig: int, jaar: int) -> list:
    oud, nieuw, eigen = f"jaar-{vorig}", f"jaar-{jaar}", f"gemeente-{gemeente}"
    namen = {cel.id for cel in cellen}
    uit = []
    for cel in cellen:
        uit.append(cel)
        labels = set(cel.metadata.get("tags", []))
        is_oud = cel.cell_type == "markdown" and {oud, eigen} <= labels and nieuw not in labels
        naam = cel.id.replace(f"-{vorig}", f"-{jaar}") if f"-{vorig}" in cel.id else f"{cel.id[:55]}-{jaar}"
        if is_oud and naam not in namen:
            kopie = nbformat.v4.new_markdown_cell(cel.source, metadata=_verschuif_labels(cel.metadata, nieuw))
            kopie["id"] = naam
            uit.append(kopie)
    return uit


def _verschuif_labels(metadata: Mapping, nieuw: str) -> dict:
    """De labels van een duiding met het nieuwe jaar in plaats van elk ander; wie haar zag, ziet haar straks weer.

    >>> _verschuif_labels({"tags": ["jaar-2026", "gemeente-baarn", "editie-definitief"]}, "jaar-2027")
    {'tags': ['jaar-2027', 'gemeente-baarn', 'editie-definitief', 'te-herzien']}
    """
    blijft = [label for label in metadata["tags"] if not label.startswith("jaar-") and label != TE_HERZIEN]
    return {**metadata, "tags": [nieuw, *blijft, TE_HERZIEN]}
