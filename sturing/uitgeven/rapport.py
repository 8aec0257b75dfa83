"""Van notebooks tot rapport: draaien, bladzijden maken, boek bouwen, PDF maken, op zijn plek zetten."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sturing.paden import uitvoermap
from sturing.uitgeven.bladen import maak_bladen, schrijf_datapakket
from sturing.uitgeven.boek import GEDRAAID, bouw_html, stel_bron_samen
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.pdf import Omslag, maak_pdf


@dataclass(frozen=True)
class Uitgave:
    """Alles wat de uitgever over een rapport moet weten; de inhoud zit in de notebooks."""

    wortel: Path
    gemeente: str
    jaar: int
    editie: str
    parameters: Mapping[str, object]
    titel: str
    ondertitel: str
    uitgever: str
    datum: str
    melding: str = ""
    tegelijk: int = 2


@dataclass(frozen=True)
class Uitslag:
    """Wat een run heeft opgeleverd."""

    html: Path
    pdf: Path
    seconden: float
    gaten: tuple[str, ...]
    bladzijden: int


def bouw_rapport(uitgave: Uitgave, gemeld: Callable[[str], None] = lambda stap: None) -> Uitslag:
    """Bouw een editie. De vorige uitvoer blijft staan tot alles gelukt is.

    `gemeld` krijgt na elke stap haar naam, voor een voortgangsbalk.
    """
    begin = time.monotonic()
    doel = uitvoermap(uitgave.wortel, uitgave.gemeente, uitgave.jaar, uitgave.editie)
    doel.parent.mkdir(parents=True, exist_ok=True)
    werk = Path(tempfile.mkdtemp(prefix=f".{uitgave.editie}-", dir=doel.parent))
    # mkdtemp sluit de map voor anderen af; de uitvoer moeten collega's op een netwerkschijf kunnen lezen.
    werk.chmod(doel.parent.stat().st_mode)
    try:
        gaten = _draai(uitgave, werk, gemeld)
        bladzijden, zonder = _bouw(uitgave, werk, gemeld)
        _zet_op_plek(uitgave, werk, doel)
    finally:
        shutil.rmtree(werk, ignore_errors=True)
    return Uitslag(
        html=doel / "html" / "index.html",
        pdf=doel / pdfnaam(uitgave),
        seconden=time.monotonic() - begin,
        gaten=(*gaten, *zonder),
        bladzijden=bladzijden,
    )


def pdfnaam(uitgave: Uitgave) -> str:
    """De bestandsnaam van de PDF."""
    return f"voortgangsrapportage-{uitgave.gemeente}-{uitgave.jaar}.pdf"


def bronnotebooks(wortel: Path) -> tuple[Path, ...]:
    """De notebooks en tekstbladzijden waaruit het boek bestaat."""
    return (*sorted((wortel / "notebooks").glob("*.ipynb")), *sorted((wortel / "book").glob("*.md")))


def _draai(uitgave: Uitgave, werk: Path, gemeld: Callable[[str], None]) -> list[str]:
    opdracht = Opdracht(
        bronnotebooks(uitgave.wortel), uitgave.parameters, werk / "gedraaid", uitgave.wortel, uitgave.tegelijk
    )
    return draai_alle(opdracht, gemeld)


def _bouw(uitgave: Uitgave, werk: Path, gemeld: Callable[[str], None]) -> tuple[int, list[str]]:
    """Bladzijden, datapakket, HTML en PDF; geeft het aantal bladzijden van de PDF en de gaten in de tekst."""
    bron = werk / "bron"
    beschreven, gaten = maak_bladen(werk / "gedraaid", bron, werk / "notebooks", uitgave.editie)
    schrijf_datapakket(bron, beschreven, uitgave.titel, f"sturing-{uitgave.gemeente}-{uitgave.jaar}-{uitgave.editie}")
    stel_bron_samen(uitgave.wortel, bron, uitgave.titel, uitgave.uitgever, uitgave.melding, pdfnaam(uitgave))
    bouw_html(bron, werk / "boek")
    shutil.move(werk / "boek" / "_build" / "html", werk / "html")
    shutil.copytree(bron / "data", werk / "html" / "data", dirs_exist_ok=True)
    shutil.copytree(bron / "data", werk / "data")
    gemeld("html")
    omslag = Omslag(uitgave.titel, uitgave.ondertitel, uitgave.uitgever, uitgave.datum, uitgave.melding)
    bladzijden = maak_pdf(bron / "_toc.yml", werk / "html", werk / pdfnaam(uitgave), omslag)
    shutil.copy(werk / pdfnaam(uitgave), werk / "html" / pdfnaam(uitgave))
    gemeld("pdf")
    return bladzijden, gaten


def _zet_op_plek(uitgave: Uitgave, werk: Path, doel: Path) -> None:
    """Wissel de nieuwe uitvoer in één keer om met de oude, en ververs de bladzijden in de checkout."""
    gedraaid = uitgave.wortel / GEDRAAID
    _vervang(werk / "bron", gedraaid)
    for rest in ("gedraaid", "boek"):
        shutil.rmtree(werk / rest, ignore_errors=True)
    _vervang(werk, doel)


def _vervang(nieuw: Path, doel: Path) -> None:
    """Zet map `nieuw` op de plek van `doel`; de oude map verdwijnt pas daarna."""
    oud = doel.with_name(f".{doel.name}-oud")
    shutil.rmtree(oud, ignore_errors=True)
    if doel.exists():
        doel.rename(oud)
    try:
        nieuw.rename(doel)
    except OSError:
        if oud.exists():
            oud.rename(doel)
        raise
    shutil.rmtree(oud, ignore_errors=True)
