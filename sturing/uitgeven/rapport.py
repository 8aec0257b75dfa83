"""Van notebooks tot rapport: draaien, bladzijden maken, boek bouwen, PDF maken, op zijn plek zetten."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sturing import paden
from sturing.paden import uitvoermap
from sturing.uitgeven.bladen import maak_bladen, schrijf_datapakket
from sturing.uitgeven.boek import GEDRAAID, stel_bron_samen
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.herkomst import BRONNEN, hash_map
from sturing.uitgeven.inhoudsbeleid import zet_beleid
from sturing.uitgeven.losse_bladen import Blad, schrijf_losse_bladen
from sturing.uitgeven.manifest import maak_manifest, schrijf_manifest
from sturing.uitgeven.pdf import Omslag
from sturing.uitgeven.raadsstukken import Stuk, schrijf_raadsstukken
from sturing.uitgeven.stijlsnoei import snoei_stijl
from sturing.uitgeven.werkplaats import Werkplaats


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
    huisstijl: tuple[str, ...] = ()
    tegelijk: int = 2
    losse_bladen: tuple[Blad, ...] = ()
    stukken: tuple[Stuk, ...] = ()
    oordelen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    #: Draai alles, ook wat niet veranderde.
    opnieuw: bool = False
    #: Start elke kernel koud in plaats van hem te vorken.
    gewone_kernels: bool = False
    #: `module:functie` die een warm proces alvast uitvoert, met de wortel en de parameters.
    opwarming: str = ""


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
    # Nu, want wie tijdens de run een notebook bewaart, verandert dit rapport niet meer.
    bronnen = hash_map(uitgave.wortel, BRONNEN)
    werkplaats = Werkplaats.open(uitgave.wortel, uitgave.gemeente, uitgave.opnieuw)
    try:
        gaten = _draai(uitgave, werk, werkplaats, gemeld)
        bladzijden, zonder = _bouw(uitgave, werk, werkplaats, gemeld)
        _leg_vast(uitgave, werk, bronnen, (*gaten, *zonder))
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
    return paden.pdfnaam(uitgave.gemeente, uitgave.jaar)


def bronnotebooks(wortel: Path) -> tuple[Path, ...]:
    """De notebooks en tekstbladzijden waaruit het boek bestaat."""
    return (*sorted((wortel / "notebooks").glob("*.ipynb")), *sorted((wortel / "book").glob("*.md")))


def _draai(uitgave: Uitgave, werk: Path, werkplaats: Werkplaats, gemeld: Callable[[str], None]) -> list[str]:
    opdracht = Opdracht(
        bronnotebooks(uitgave.wortel), uitgave.parameters, werk / "gedraaid", uitgave.wortel, uitgave.tegelijk,
        uitgave.gewone_kernels, uitgave.opwarming, voorraad=werkplaats.notebooks(),
    )  # fmt: skip
    return draai_alle(opdracht, gemeld)


def _bouw(uitgave: Uitgave, werk: Path, werkplaats: Werkplaats, gemeld: Callable[[str], None]) -> tuple[int, list[str]]:
    """HTML, datapakket en PDF; geeft het aantal bladzijden van de PDF en de gaten in de tekst."""
    gaten = _bouw_html(uitgave, werk, werkplaats)
    bron = werk / "bron"
    shutil.copytree(bron / "data", werk / "data")
    gemeld("html")
    omslag = Omslag(
        uitgave.titel, uitgave.ondertitel, uitgave.uitgever, uitgave.datum, uitgave.melding, uitgave.huisstijl
    )
    bladzijden = werkplaats.maak_pdf(bron / "_toc.yml", werk / "html", werk / pdfnaam(uitgave), omslag)
    shutil.copy(werk / pdfnaam(uitgave), werk / "html" / pdfnaam(uitgave))
    schrijf_raadsstukken(uitgave.stukken, werk / "html", omslag)
    # Pas hierna: de PDF leest de kolombreedtes waar Sphinx ze zet.
    zet_beleid(werk / "html")
    snoei_stijl(werk / "html")
    gemeld("pdf")
    return bladzijden, gaten


def kijk_vooruit(uitgave: Uitgave, werk: Path, gemeld: Callable[[str], None] = lambda stap: None) -> list[str]:
    """Bouw alleen de HTML, in `werk/html`, en geef de gaten; voor wie aan een bladzijde schrijft."""
    werkplaats = Werkplaats.open(uitgave.wortel, uitgave.gemeente)
    return [*_draai(uitgave, werk, werkplaats, gemeld), *_bouw_html(uitgave, werk, werkplaats)]


def _bouw_html(uitgave: Uitgave, werk: Path, werkplaats: Werkplaats) -> list[str]:
    """Bladzijden, losse bladen, datapakket en de HTML van het boek; geeft de gaten in de tekst."""
    bron = werk / "bron"
    beschreven, gaten = maak_bladen(werk / "gedraaid", bron, werk / "notebooks", uitgave.editie)
    schrijf_datapakket(bron, beschreven, uitgave.titel, f"sturing-{uitgave.gemeente}-{uitgave.jaar}-{uitgave.editie}")
    schrijf_losse_bladen(uitgave.losse_bladen, bron)
    stel_bron_samen(uitgave.wortel, bron, uitgave.titel, uitgave.uitgever, uitgave.melding, pdfnaam(uitgave),
                    uitgave.huisstijl)  # fmt: skip
    werkplaats.maak_html(bron, werk / "html")
    shutil.copytree(bron / "data", werk / "html" / "data", dirs_exist_ok=True)
    return gaten


def _leg_vast(uitgave: Uitgave, werk: Path, bronnen: Mapping[str, str], gaten: tuple[str, ...]) -> None:
    """Schrijf het manifest: waaruit deze editie is gemaakt, en welke bytes eruit kwamen."""
    over = {
        **{naam: uitgave.parameters[naam] for naam in ("gemeente", "jaar", "editie", "peildatum")},
        "gemeentenaam": uitgave.uitgever,
        "titel": uitgave.titel,
        "melding": uitgave.melding,
        "parameters": dict(uitgave.parameters),
    }
    schrijf_manifest(maak_manifest(uitgave.wortel, werk, over, bronnen, uitgave.oordelen, gaten), werk)


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
