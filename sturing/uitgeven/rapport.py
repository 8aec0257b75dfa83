"""Van notebooks tot rapport: draaien, bladzijden maken, boek bouwen, PDF maken, op zijn plek zetten."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from sturing import paden
from sturing.paden import uitvoermap
from sturing.schijf import koppel_map
from sturing.uitgeven.banden import Band, banden
from sturing.uitgeven.bladen import maak_bladen, schrijf_datapakket
from sturing.uitgeven.boek import GEDRAAID, stel_bron_samen
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.editieplek import alleen, vervang, werkmap
from sturing.uitgeven.herkomst import BRONNEN, hash_map
from sturing.uitgeven.inhoudsbeleid import zet_beleid
from sturing.uitgeven.klus import Klus
from sturing.uitgeven.losse_bladen import Blad, schrijf_losse_bladen
from sturing.uitgeven.manifest import maak_manifest, schrijf_manifest
from sturing.uitgeven.naastwerk import Naastwerk
from sturing.uitgeven.pdf import Omslag
from sturing.uitgeven.raadsstukken import MAP, Stuk, schrijf_raadsstukken
from sturing.uitgeven.stijlsnoei import snoei_stijl
from sturing.uitgeven.voorraad import CACHE
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
    #: Zet de gevulde bladzijden ook in de checkout; niet als er meer rapporten naast elkaar worden gebouwd.
    ververs_checkout: bool = True
    #: Waar de notebooks draaien, als dat niet in deze machine is.
    uitvoerder: Executor | None = None


@dataclass(frozen=True)
class Uitslag:
    """Wat een run heeft opgeleverd."""

    html: Path
    #: Elke PDF met haar aantal bladzijden, het rapport voorop.
    pdfs: tuple[tuple[Path, int], ...]
    seconden: float
    gaten: tuple[str, ...]


def bouw_rapport(
    uitgave: Uitgave, gemeld: Callable[[str], None] = lambda stap: None,
    vul_aan: Callable[[Uitgave], Uitgave] = lambda uitgave: uitgave,
) -> Uitslag:  # fmt: skip
    """Bouw een editie. De vorige uitvoer blijft staan tot alles gelukt is.

    `gemeld` krijgt na elke stap haar naam, voor een voortgangsbalk. `vul_aan` maakt losse bladen, stukken en oordelen
    terwijl de notebooks draaien.
    """
    begin = time.monotonic()
    doel = uitvoermap(uitgave.wortel, uitgave.gemeente, uitgave.jaar, uitgave.editie)
    doel.parent.mkdir(parents=True, exist_ok=True)
    with alleen(uitgave.wortel, doel, in_reeks=not uitgave.ververs_checkout), werkmap(doel) as werk:
        # Nu, want wie tijdens de run een notebook bewaart, verandert dit rapport niet meer.
        bronnen = hash_map(uitgave.wortel, BRONNEN)
        werkplaats = Werkplaats.open(uitgave.wortel, uitgave.gemeente, uitgave.opnieuw)
        aanvulling = Naastwerk(vul_aan, uitgave)
        gaten = _draai(uitgave, werk, werkplaats, gemeld)
        uitgave = aanvulling.wacht()
        pdfs, zonder = _bouw(uitgave, werk, werkplaats, gemeld)
        _leg_vast(uitgave, werk, bronnen, (*gaten, *zonder))
        _zet_op_plek(uitgave, werk, doel)
    return Uitslag(
        html=doel / "html" / "index.html",
        pdfs=tuple((doel / naam, bladzijden) for naam, bladzijden in pdfs.items()),
        seconden=time.monotonic() - begin,
        gaten=(*gaten, *zonder),
    )


def pdfnamen(uitgave: Uitgave) -> dict[Band, str]:
    """De bestandsnaam van de PDF van elke band die het boek heeft."""
    namen = {Band.RAPPORT: paden.pdfnaam, Band.BIJLAGEN: paden.bijlagenaam}
    return {band: namen[band](uitgave.gemeente, uitgave.jaar) for band in banden(uitgave.wortel / "_toc.yml")}


def bronnotebooks(wortel: Path) -> tuple[Path, ...]:
    """De notebooks en tekstbladzijden waaruit het boek bestaat."""
    return (*sorted((wortel / "notebooks").glob("*.ipynb")), *sorted((wortel / "book").glob("*.md")))


def _draai(uitgave: Uitgave, werk: Path, werkplaats: Werkplaats, gemeld: Callable[[str], None]) -> list[str]:
    opdracht = Opdracht(
        bronnotebooks(uitgave.wortel), uitgave.parameters, werk / "gedraaid", uitgave.wortel, uitgave.tegelijk,
        uitgave.gewone_kernels, uitgave.opwarming, voorraad=werkplaats.notebooks(),
    )  # fmt: skip
    return draai_alle(opdracht, gemeld, uitgave.uitvoerder)


def _bouw(
    uitgave: Uitgave, werk: Path, werkplaats: Werkplaats, gemeld: Callable[[str], None]
) -> tuple[dict[str, int], list[str]]:
    """HTML, datapakket en PDF's; geeft van elke PDF het aantal bladzijden, en de gaten in de tekst."""
    omslag = Omslag(
        uitgave.titel, uitgave.ondertitel, uitgave.uitgever, uitgave.datum, uitgave.melding, uitgave.huisstijl
    )
    bron, html = werk / "bron", werk / "html"
    # De stukken voor de raad rusten niet op het boek, en het rapport is het langste werk: wie daar niet op hoeft te
    # wachten, gaat opzij en past in de tijd die overblijft.
    with Klus(schrijf_raadsstukken, uitgave.stukken, werk / MAP, omslag, rustig=True) as stukken:
        gaten = bouw_bladzijden(uitgave, werk, werkplaats)
        shutil.copytree(bron / "data", werk / "data")
        gemeld("html")
        # De PDF's lezen de bladzijden zoals Sphinx ze schreef, met de kolombreedtes erin; de site gaat intussen verder.
        koppel_map(html, werk / "afdruk")
        with ExitStack() as lopend:
            zetten = {}
            for band, naam in pdfnamen(uitgave).items():
                taak = (werkplaats.maak_pdf, bron / "_toc.yml", werk / "afdruk", werk / naam, omslag, band)
                zetten[naam] = lopend.enter_context(Klus(*taak, rustig=band is not Band.RAPPORT))
            stukken.wacht()
            (werk / MAP).rename(html / MAP)
            zet_beleid(html)
            snoei_stijl(html)
            pdfs = {naam: klus.wacht() for naam, klus in zetten.items()}
    shutil.rmtree(werk / "afdruk")
    for naam in pdfs:
        shutil.copy(werk / naam, html / naam)
    gemeld("pdf")
    return pdfs, gaten


def bouw_bladzijden(uitgave: Uitgave, werk: Path, werkplaats: Werkplaats) -> list[str]:
    """Bladzijden, losse bladen, datapakket en de HTML van het boek; geeft de gaten in de tekst."""
    bron = werk / "bron"
    beschreven, gaten = maak_bladen(werk / "gedraaid", bron, werk / "notebooks", uitgave.editie)
    schrijf_datapakket(bron, beschreven, uitgave.titel, f"sturing-{uitgave.gemeente}-{uitgave.jaar}-{uitgave.editie}")
    schrijf_losse_bladen(uitgave.losse_bladen, bron)
    stel_bron_samen(uitgave.wortel, bron, uitgave.titel, uitgave.uitgever, uitgave.melding,
                    tuple(pdfnamen(uitgave).values()), uitgave.huisstijl)  # fmt: skip
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
    if uitgave.ververs_checkout:
        with FileLock(uitgave.wortel / CACHE / "gedraaid.lock"):
            vervang(werk / "bron", uitgave.wortel / GEDRAAID)
    for rest in ("bron", "gedraaid", "boek"):
        shutil.rmtree(werk / rest, ignore_errors=True)
    vervang(werk, doel)
