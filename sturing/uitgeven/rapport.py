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
from sturing.uitgeven.afdruk import neem_afdruk
from sturing.uitgeven.afmaken import maak_af
from sturing.uitgeven.banden import Band, banden
from sturing.uitgeven.bladen import maak_bladen, schrijf_datapakket
from sturing.uitgeven.boek import GEDRAAID, Zodra, stel_bron_samen
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.editieplek import alleen, vervang, werkmap
from sturing.uitgeven.geheugen import geef_vrij_geheugen_terug
from sturing.uitgeven.herkomst import BRONNEN, hash_map
from sturing.uitgeven.klus import Klus
from sturing.uitgeven.manifest import maak_manifest, schrijf_manifest
from sturing.uitgeven.pdf import Omslag
from sturing.uitgeven.poort import Poort
from sturing.uitgeven.raadsstukken import MAP, Stuk, schrijf_raadsstukken
from sturing.uitgeven.voorraad import CACHE
from sturing.uitgeven.vork import WARM, WARM_BOEK, sluit
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
    #: Draai alles, ook wat niet veranderde.
    opnieuw: bool = False
    #: Start elke kernel koud in plaats van hem te vorken.
    gewone_kernels: bool = False
    #: `module:functie` die een warm proces alvast uitvoert, met de wortel en de parameters.
    opwarming: str = ""
    #: `module:functie` die naast de notebooks de losse bladen schrijft en een `Aanvulling` geeft.
    aanvulling: str = ""
    #: Zet de gevulde bladzijden ook in de checkout; niet als er meer rapporten naast elkaar worden gebouwd.
    ververs_checkout: bool = True
    #: Waar de notebooks draaien, als dat niet in deze machine is.
    uitvoerder: Executor | None = None


@dataclass(frozen=True)
class Aanvulling:
    """Wat een rapport heeft naast zijn bladzijden."""

    stukken: tuple[Stuk, ...] = ()
    #: Per indicator de regel voor het manifest.
    oordelen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    #: Het aantal indicatoren per soort dekking.
    dekking: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Uitslag:
    """Wat een run heeft opgeleverd."""

    html: Path
    #: Elke PDF met haar aantal bladzijden, het rapport voorop.
    pdfs: tuple[tuple[Path, int], ...]
    seconden: float
    gaten: tuple[str, ...]
    #: Het aantal indicatoren per soort dekking.
    dekking: Mapping[str, int]


def bouw_rapport(uitgave: Uitgave, gemeld: Callable[[str], None] = lambda stap: None) -> Uitslag:
    """Bouw een editie. De vorige uitvoer blijft staan tot alles gelukt is.

    `gemeld` krijgt na elke stap haar naam, voor een voortgangsbalk.
    """
    begin = time.monotonic()
    doel = uitvoermap(uitgave.wortel, uitgave.gemeente, uitgave.jaar, uitgave.editie)
    doel.parent.mkdir(parents=True, exist_ok=True)
    with alleen(uitgave.wortel, doel, in_reeks=not uitgave.ververs_checkout), werkmap(doel) as werk:
        # Nu, want wie tijdens de run een notebook bewaart, verandert dit rapport niet meer.
        bronnen = hash_map(uitgave.wortel, BRONNEN)
        werkplaats = Werkplaats.open(uitgave.wortel, uitgave.gemeente, uitgave.opnieuw)
        gaten, aanvulling = _maak_bron(uitgave, werk, werkplaats, gemeld)
        pdfs = _zet(uitgave, werk, werkplaats, aanvulling.stukken, gemeld)
        _leg_vast(uitgave, werk, bronnen, aanvulling.oordelen, gaten)
        _zet_op_plek(uitgave, werk, doel)
    return Uitslag(
        html=doel / "html" / "index.html",
        pdfs=tuple((doel / naam, bladzijden) for naam, bladzijden in pdfs.items()),
        seconden=time.monotonic() - begin,
        gaten=gaten,
        dekking=aanvulling.dekking,
    )


def pdfnamen(uitgave: Uitgave) -> dict[Band, str]:
    """De bestandsnaam van de PDF van elke band die het boek heeft."""
    namen = {Band.RAPPORT: paden.pdfnaam, Band.BIJLAGEN: paden.bijlagenaam}
    return {band: namen[band](uitgave.gemeente, uitgave.jaar) for band in banden(uitgave.wortel / "_toc.yml")}


def bronnotebooks(wortel: Path) -> tuple[Path, ...]:
    """De notebooks en tekstbladzijden waaruit het boek bestaat."""
    return (*sorted((wortel / "notebooks").glob("*.ipynb")), *sorted((wortel / "book").glob("*.md")))


def _maak_bron(
    uitgave: Uitgave, werk: Path, werkplaats: Werkplaats, gemeld: Callable[[str], None]
) -> tuple[tuple[str, ...], Aanvulling]:
    """Draai de notebooks en leg alles klaar waaruit Sphinx het boek maakt; geeft de gaten en wat erbij komt."""
    bron, poort = werk / "bron", Poort(werk / "poort")
    opdracht = Opdracht(
        bronnotebooks(uitgave.wortel), uitgave.parameters, werk / "gedraaid", uitgave.wortel, uitgave.tegelijk,
        uitgave.gewone_kernels, uitgave.opwarming, voorraad=werkplaats.notebooks(),
    )  # fmt: skip
    vraag = (uitgave.wortel, *uitgave.parameters.values(), bron, poort)
    try:
        with Klus(uitgave.aanvulling, *vraag, warm=WARM) as naast:
            gaten = draai_alle(opdracht, gemeld, uitgave.uitvoerder)
            # In een eigen proces: alle notebooks tegelijk in het geheugen zijn daarna weer weg.
            with Klus(maak_bladen, werk / "gedraaid", bron, werk / "notebooks", uitgave.editie) as klus:
                beschreven, zonder = klus.wacht()
            poort.open()
            leg_bron_klaar(uitgave, bron, beschreven)
            aanvulling = naast.wacht()
            poort.ruim_op()
    finally:
        sluit(WARM)
    geef_vrij_geheugen_terug()
    return (*gaten, *zonder), aanvulling


def leg_bron_klaar(uitgave: Uitgave, bron: Path, beschreven: Mapping[str, dict]) -> None:
    """Leg bij de gevulde bladzijden het datapakket en wat Sphinx verder nodig heeft."""
    schrijf_datapakket(bron, beschreven, uitgave.titel, f"sturing-{uitgave.gemeente}-{uitgave.jaar}-{uitgave.editie}")
    stel_bron_samen(uitgave.wortel, bron, uitgave.titel, uitgave.uitgever, uitgave.melding,
                    tuple(pdfnamen(uitgave).values()), uitgave.huisstijl)  # fmt: skip


def maak_html(bron: Path, html: Path, werkplaats: Werkplaats, zodra: Zodra | None = None) -> None:
    """Bouw de HTML van het boek, met de gegevens om te downloaden ernaast; `zodra` is die van `bouw_html`."""
    werkplaats.maak_html(bron, html, zodra)
    shutil.copytree(bron / "data", html / "data", dirs_exist_ok=True)


def _zet(
    uitgave: Uitgave, werk: Path, werkplaats: Werkplaats, stukken: tuple[Stuk, ...], gemeld: Callable[[str], None]
) -> dict[str, int]:
    """HTML, stukken voor de raad en PDF's; geeft van elke PDF het aantal bladzijden."""
    omslag = Omslag(
        uitgave.titel, uitgave.ondertitel, uitgave.uitgever, uitgave.datum, uitgave.melding, uitgave.huisstijl
    )
    bron, html, namen, zetten = werk / "bron", werk / "html", pdfnamen(uitgave), {}

    def zet(band: Band) -> None:
        taak = (werkplaats.maak_pdf, bron / "_toc.yml", werk / "afdruk", werk / namen[band], omslag, band)
        zetten[band] = lopend.enter_context(Klus(*taak, rustig=band is not Band.RAPPORT))

    def zet_rapport(bladzijden: Path) -> None:
        neem_afdruk(bron, bladzijden, werk / "afdruk")
        zet(Band.RAPPORT)

    with ExitStack() as lopend:
        # De stukken voor de raad rusten niet op het boek, en het rapport is het langste werk: dat begint zodra zijn
        # bladzijden er zijn, en wie daar niet op hoeft te wachten, gaat opzij en past in de tijd die overblijft.
        stukken_klus = lopend.enter_context(Klus(schrijf_raadsstukken, stukken, werk / MAP, omslag, rustig=True))
        maak_html(bron, html, werkplaats, zet_rapport)
        shutil.copytree(bron / "data", werk / "data")
        sluit(WARM_BOEK)
        gemeld("html")
        stukken_klus.wacht()
        # Nu pas: drie documenten tegelijk kosten geheugen, en het rapport is toch het laatst klaar.
        for band in namen:
            if band is not Band.RAPPORT:
                zet(band)
        (werk / MAP).rename(html / MAP)
        with Klus(maak_af, html, rustig=True) as afmaken:
            afmaken.wacht()
        pdfs = {namen[band]: klus.wacht() for band, klus in zetten.items()}
    shutil.rmtree(werk / "afdruk")
    for naam in pdfs:
        shutil.copy(werk / naam, html / naam)
    gemeld("pdf")
    return pdfs


def _leg_vast(
    uitgave: Uitgave, werk: Path, bronnen: Mapping[str, str], oordelen: Mapping[str, Mapping[str, str]],
    gaten: tuple[str, ...],
) -> None:  # fmt: skip
    """Schrijf het manifest: waaruit deze editie is gemaakt, en welke bytes eruit kwamen."""
    over = {
        **{naam: uitgave.parameters[naam] for naam in ("gemeente", "jaar", "editie", "peildatum")},
        "gemeentenaam": uitgave.uitgever,
        "titel": uitgave.titel,
        "melding": uitgave.melding,
        "parameters": dict(uitgave.parameters),
    }
    schrijf_manifest(maak_manifest(uitgave.wortel, werk, over, bronnen, oordelen, gaten), werk)


def _zet_op_plek(uitgave: Uitgave, werk: Path, doel: Path) -> None:
    """Wissel de nieuwe uitvoer in één keer om met de oude, en ververs de bladzijden in de checkout."""
    if uitgave.ververs_checkout:
        with FileLock(uitgave.wortel / CACHE / "gedraaid.lock"):
            vervang(werk / "bron", uitgave.wortel / GEDRAAID)
    for rest in ("bron", "gedraaid", "boek"):
        shutil.rmtree(werk / rest, ignore_errors=True)
    vervang(werk, doel)
