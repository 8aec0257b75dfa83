"""Van gedraaide notebooks naar bladzijden: bijlagen naast de pagina, sporen van de run eruit."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nbformat

from sturing.fouten import BoekFout, VeleFouten
from sturing.uitgeven.cijfergaten import Gat, zonder_cijfer

#: Mimetypes waarin de kamer `tonen` bestanden en gelezen bronnen meegeeft.
BIJLAGE = "application/vnd.sturing.bijlage+json"
GELEZEN = "application/vnd.sturing.gelezen+json"
_DRAAISPOREN = ("papermill", "execution")
#: Zo heet de cel waarin een run de parameters invult.
INGEVOEGD = "ingevoegde-parameters"


def maak_bladen(gedraaid: Path, bron: Path, notebooks: Path, editie: str) -> tuple[dict[str, dict], list[str]]:
    """Zet elk gedraaid notebook om in een bladzijde in `bron` en een leesbaar notebook in `notebooks`.

    Uit: per pad van een CSV de beschrijving voor het datapakket, en de cellen die een cijfer
    noemen dat er niet of niet zo is. In een definitieve editie is dat laatste een fout.
    """
    bron.mkdir(parents=True, exist_ok=True)
    notebooks.mkdir(parents=True, exist_ok=True)
    beschreven: dict[str, dict] = {}
    gaten: list[Gat] = []
    for pad in sorted(gedraaid.glob("*.ipynb")):
        blad = _maak_blad(pad.stem, pad.read_text(encoding="utf-8"))
        for bijlage in blad.bijlagen:
            _schrijf_bijlage(bijlage, bron, beschreven, pad.stem)
        gaten += blad.gaten
        for map_, tekst in ((notebooks, blad.leesbaar), (bron, blad.voor_boek)):
            (map_ / pad.name).write_text(tekst, encoding="utf-8", newline="\n")
    if gaten and editie == "definitief":
        raise VeleFouten([gat.als_fout() for gat in gaten])
    return beschreven, [gat.plaats for gat in gaten]


@dataclass(frozen=True)
class _Gemaakt:
    """Wat één gedraaid notebook oplevert: twee notebooks als tekst, wat het meegeeft, en zijn gaten."""

    leesbaar: str
    voor_boek: str
    bijlagen: tuple[dict, ...]
    gaten: tuple[Gat, ...]


@lru_cache(maxsize=32)
def _maak_blad(naam: str, gedraaid: str) -> _Gemaakt:
    """Maak van een gedraaid notebook (als tekst) een bladzijde; onthouden per inhoud, voor `sturing kijk`."""
    nb = nbformat.reads(gedraaid, as_version=4)
    gelezen: dict[str, str] = {}
    bijlagen = _haal_bijlagen(nb, gelezen)
    gaten = zonder_cijfer(nb, naam)
    wis_sporen(nb)
    nb.metadata["sturing"] = {"gelezen": dict(sorted(gelezen.items()))}
    leesbaar = _schrijf_notebook(nb)
    _voor_boek(nb)
    return _Gemaakt(leesbaar, _schrijf_notebook(nb), tuple(bijlagen), tuple(gaten))


def _schrijf_notebook(nb: nbformat.NotebookNode) -> str:
    """Het notebook zoals `nbformat.write` het in een bestand zet."""
    return nbformat.writes(nb) + "\n"


def _haal_bijlagen(nb: nbformat.NotebookNode, gelezen: dict[str, str]) -> list[dict]:
    """Haal de meegereisde bestanden en de lijst van gelezen bronnen uit het notebook."""
    bijlagen = []
    for cel in nb.cells:
        for uitvoer in cel.get("outputs", []):
            bijlagen += uitvoer.get("data", {}).pop(BIJLAGE, [])
            gelezen.update(uitvoer.get("data", {}).pop(GELEZEN, {}))
        if "outputs" in cel:
            cel.outputs = [u for u in cel.outputs if _zegt_iets(u)]
    return bijlagen


def _zegt_iets(uitvoer: nbformat.NotebookNode) -> bool:
    gegevens = uitvoer.get("data")
    return gegevens is None or any(waarde for waarde in gegevens.values())


def _schrijf_bijlage(bijlage: dict, bron: Path, beschreven: dict[str, dict], blad: str) -> None:
    for naam, inhoud in bijlage["bestanden"].items():
        pad = bron / naam
        if naam in beschreven or (pad.exists() and pad.read_text("utf-8") != inhoud):
            raise BoekFout(blad, f"twee objecten heten '{bijlage['naam']}'", "geef elk object zijn eigen naam")
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(inhoud, encoding="utf-8", newline="\n")
        if naam.endswith(".csv"):
            beschreven[naam] = {k: bijlage[k] for k in ("titel", "bron", "kolommen")} | {"blad": blad}


def wis_sporen(nb: nbformat.NotebookNode) -> None:
    """Tijdstippen en duur van de run eruit: zelfde invoer geeft dan dezelfde bytes."""
    for houder in (nb, *nb.cells):
        for spoor in _DRAAISPOREN:
            houder.metadata.pop(spoor, None)
    for cel in nb.cells:
        if "injected-parameters" in cel.metadata.get("tags", []):
            cel["id"] = INGEVOEGD
            cel.metadata["tags"] = ["injected-parameters", "remove-cell"]


def _voor_boek(nb: nbformat.NotebookNode) -> None:
    """In het boek wint MyST: de HTML voor JupyterLab gaat eruit."""
    for cel in nb.cells:
        for uitvoer in cel.get("outputs", []):
            if "text/markdown" in uitvoer.get("data", {}):
                uitvoer.data.pop("text/html", None)
                uitvoer.data.pop("text/plain", None)


def _soort(waarden: list[str]) -> str:
    """Het veldtype volgens Table Schema: integer, number of string; een lege kolom is string.

    >>> _soort(["1", ""]), _soort(["1.5", "2"]), _soort(["2024/2025"])
    ('integer', 'number', 'string')
    """
    gevuld = [waarde for waarde in waarden if waarde]
    if gevuld and all(re.fullmatch(r"-?\d+", waarde) for waarde in gevuld):
        return "integer"
    return "number" if gevuld and all(re.fullmatch(r"-?\d+(\.\d+)?", waarde) for waarde in gevuld) else "string"


def schrijf_datapakket(bron: Path, beschreven: Mapping[str, dict], titel: str, versie: str) -> None:
    """Beschrijf alle CSV-bestanden in `data/datapackage.json` (Frictionless Data Package)."""
    bestanden = []
    for naam, over in sorted(beschreven.items()):
        inhoud = (bron / naam).read_bytes()
        kop, *rijen = csv.reader(io.StringIO(inhoud.decode("utf-8")))
        bestanden.append(
            {
                "name": Path(naam).stem,
                "path": Path(naam).name,
                "title": over["titel"],
                "sources": [{"title": over["bron"]}] if over["bron"] else [],
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "hash": f"sha256:{hashlib.sha256(inhoud).hexdigest()}",
                "bytes": len(inhoud),
                "schema": {
                    "fields": [
                        {"name": k, "type": _soort([r[i] for r in rijen]), "description": over["kolommen"].get(k, "")}
                        for i, k in enumerate(kop)
                    ]
                },
            }
        )
    pakket = {
        "profile": "data-package",
        "name": versie,
        "title": titel,
        "resources": bestanden,
    }
    doel = bron / "data" / "datapackage.json"
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_text(json.dumps(pakket, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
