"""Het manifest van een editie: waaruit zij is gemaakt, waarmee, en welke bytes eruit kwamen.

Wie het manifest heeft, kan de editie opnieuw bouwen en bewijzen dat zij gelijk is. Er staat geen tijdstip
en geen pad van een machine in: dezelfde invoer en code geven hetzelfde manifest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

import nbformat
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from sturing.fouten import BoekFout, GegevensFout
from sturing.schijf import schrijf_atomair
from sturing.uitgeven.cellen import is_duiding
from sturing.uitgeven.herkomst import hash_pakket, hash_van, lees_vastlegging, lees_versies

MANIFEST = "manifest.json"
#: Wat een manifest over een editie belooft. De gedraaide notebooks horen er niet bij: zij noemen zelf wat
#: zij lazen, ook als dat na de peildatum kwam en aan het rapport niets verandert.
_UITVOER = ("html", "data")
_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")


def _veilig_pad(pad: str) -> str:
    """Een manifest kan van buiten komen: een pad blijft binnen zijn map."""
    delen = PurePosixPath(pad).parts
    if not delen or "\\" in pad or ":" in pad or pad.startswith("/") or ".." in delen:
        raise ValueError(f"pad '{pad}' wijst buiten de editie; het manifest is niet te vertrouwen")
    return pad


Pad = Annotated[str, AfterValidator(_veilig_pad)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Naam = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]


class _Vast(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bestand(_Vast):
    """Een bestand van de uitvoer."""

    sha256: Hash
    bytes: int


class Code(_Vast):
    """De code: commit in git (leeg zonder git), of er daarna iets veranderde, en de hash van het pakket."""

    commit: str
    gewijzigd: bool
    pakket: Hash


class Oordeelregel(_Vast):
    """Wat een editie over één indicator zegt, in de woorden van het rapport."""

    naam: str
    waarde: str
    periode: str
    oordeel: str
    regel: str
    dekking: str


class Inhoud(_Vast):
    """Wat de editie zegt: per indicator het oordeel, en per cel de duiding."""

    oordelen: dict[str, Oordeelregel] = {}
    duidingen: dict[str, str] = {}


class Manifest(_Vast):
    """Alles wat nodig is om een editie opnieuw te bouwen, te keuren en te vergelijken."""

    soort: Literal["sturing-manifest"] = "sturing-manifest"
    vorm: Literal[1] = 1
    gemeente: Naam
    gemeentenaam: str
    jaar: int
    editie: Literal["concept", "definitief"]
    peildatum: date
    titel: str
    melding: str
    parameters: dict[str, str | int]
    code: Code
    versies: dict[str, str]
    gaten: tuple[str, ...]
    invoer: dict[Pad, Hash]
    uitvoer: dict[Pad, Bestand]
    inhoud: Inhoud

    @property
    def naam(self) -> str:
        """De editie in woorden, zoals `voorbeeld 2026 concept (peildatum 2026-03-31)`."""
        return f"{self.gemeente} {self.jaar} {self.editie} (peildatum {self.peildatum.isoformat()})"

    @property
    def kenmerk(self) -> str:
        """Een hash over alle uitvoer: twee edities met hetzelfde kenmerk hebben dezelfde bytes."""
        return hash_van("".join(f"{p} {b.sha256}\n" for p, b in sorted(self.uitvoer.items())).encode())


def hash_uitvoer(editiemap: Path) -> dict[str, Bestand]:
    """Elk bestand van HTML, gegevens en PDF in een gebouwde editie."""
    paden = [pad for naam in _UITVOER for pad in (editiemap / naam).rglob("*") if pad.is_file()]
    uit = {}
    for pad in (*paden, *editiemap.glob("*.pdf")):
        inhoud = pad.read_bytes()
        uit[pad.relative_to(editiemap).as_posix()] = Bestand(sha256=hash_van(inhoud), bytes=len(inhoud))
    return dict(sorted(uit.items()))


def lees_gelezen(notebooks: Path) -> dict[str, str]:
    """Alle bestanden uit `data/` die de notebooks lazen, met de hash van toen.

    Fouten: `BoekFout` als twee notebooks van hetzelfde bestand iets anders lazen.
    """
    uit: dict[str, str] = {}
    for pad in sorted(notebooks.glob("*.ipynb")):
        gelezen = _open(pad).metadata.get("sturing", {}).get("gelezen", {})
        for naam, waarde in gelezen.items():
            naam = naam.replace("\\", "/")
            if uit.setdefault(naam, waarde) != waarde:
                raise BoekFout(naam, "dit bestand veranderde tijdens het bouwen", "bouw het rapport opnieuw")
    return dict(sorted(uit.items()))


def lees_duidingen(notebooks: Path) -> dict[str, str]:
    """De duidingen van deze editie, met hun cijfers ingevuld: `<notebook>/<cel>` en de tekst."""
    uit = {}
    for pad in sorted(notebooks.glob("*.ipynb")):
        nb = _open(pad)
        cijfers = dict(_cijfers(nb))
        for cel in filter(is_duiding, nb.cells):
            vul_in = _GLUE.sub(lambda vondst: cijfers.get(vondst[1], vondst[0]), cel.source)  # noqa: B023
            uit[f"{pad.stem}/{cel.id}"] = vul_in.strip()
    return uit


def _open(pad: Path) -> nbformat.NotebookNode:
    """Een notebook dat deze run zelf schreef; de keuring op vorm, het meeste werk van nbformat, is dan niet nodig."""
    return nbformat.v4.reads(pad.read_text(encoding="utf-8"))


def _cijfers(nb: nbformat.NotebookNode):
    for cel in nb.cells:
        for uitvoer in cel.get("outputs", []):
            naam = uitvoer.get("metadata", {}).get("scrapbook", {}).get("name")
            if naam:
                # `glue` zet een voorvoegsel voor het mimetype, zodat een notebook het cijfer zelf niet toont.
                vormen = uitvoer.get("data", {}).items()
                yield naam, str(next((w for v, w in vormen if v.endswith("text/plain")), "")).strip("'\"")


def maak_manifest(
    wortel: Path, editiemap: Path, over: Mapping[str, object], bronnen: Mapping[str, str],
    oordelen: Mapping[str, Mapping[str, str]], gaten: tuple[str, ...],
) -> Manifest:  # fmt: skip
    """Het manifest van wat in `editiemap` is gebouwd; `over` bevat gemeente, jaar, editie, titel en meer.

    `bronnen` zijn notebooks en bladzijden met hun hash aan het begin van de run.
    Wat de notebooks lazen komt uit de gedraaide notebooks zelf, zodat er staat wat echt is gebruikt.
    """
    duidingen = lees_duidingen(editiemap / "notebooks")
    return Manifest(
        **over,
        code=Code(**lees_vastlegging(wortel), pakket=hash_pakket()),
        versies=lees_versies(),
        gaten=gaten,
        invoer={**lees_gelezen(editiemap / "notebooks"), **bronnen},
        uitvoer=hash_uitvoer(editiemap),
        inhoud=Inhoud(oordelen=dict(oordelen), duidingen=duidingen),
    )


def schrijf_manifest(manifest: Manifest, editiemap: Path) -> Path:
    """Zet het manifest naast de uitvoer."""
    pad = editiemap / MANIFEST
    tekst = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1)
    schrijf_atomair(pad, (tekst + "\n").encode())
    return pad


def lees_manifest(pad: Path) -> Manifest:
    """Lees een manifest, of dat van de editie in map `pad`.

    Fouten: `GegevensFout` als het ontbreekt, geen manifest is of buiten zijn map wijst.
    """
    bestand = pad / MANIFEST if pad.is_dir() else pad
    try:
        return Manifest.model_validate_json(bestand.read_bytes())
    except FileNotFoundError:
        raise GegevensFout(str(bestand), "dit manifest ontbreekt", "bouw de editie met 'sturing rapport'") from None
    except OSError as fout:
        raise GegevensFout(str(bestand), f"niet te lezen ({fout.strerror})", "controleer naam en rechten") from None
    except ValidationError as fout:
        eerste = fout.errors()[0]
        veld = ".".join(str(deel) for deel in eerste["loc"]) or "het bestand"
        raise GegevensFout(
            str(bestand), f"dit is geen geldig manifest (bij {veld})", "bouw de editie opnieuw met 'sturing rapport'"
        ) from None
