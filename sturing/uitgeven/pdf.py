"""De PDF van het rapport: dezelfde bladzijden als het boek in HTML, opgemaakt voor papier, volgens PDF/UA-1."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sturing.fouten import BoekFout, OmgevingFout
from sturing.uitgeven.banden import Band
from sturing.uitgeven.letterdekking import vervang_onbekend
from sturing.uitgeven.nabewerken import werk_na
from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.pdftaal import leer_taalwissels
from sturing.uitgeven.samenvoegen import omslag_van, voeg_samen
from sturing.vormtaal import vul_in

__all__ = ["Omslag", "maak_pdf", "zet_pdf"]

STIJLBLAD = Path(__file__).with_name("druk.css")
LETTERMAP = Path(__file__).resolve().parents[1] / "letters"


def maak_pdf(toc: Path, html: Path, uit: Path, omslag: Omslag, band: Band = Band.RAPPORT) -> int:
    """Maak van een band van het boek in map `html` de PDF `uit` en geef het aantal bladzijden.

    De volgorde komt uit `toc`. Dezelfde invoer geeft dezelfde bytes, er gaat niets het net op, en
    `uit` bestaat pas als alles gelukt is. Wat niet op papier kan, is een BoekFout.
    """
    return zet_pdf(voeg_samen(toc, html, omslag, band), html, STIJLBLAD, uit, omslag_van(omslag, band))


def zet_pdf(document: str, basis: Path, stijlblad: Path, uit: Path, omslag: Omslag) -> int:
    """Zet een HTML-document met een stijlblad om in de PDF `uit`; geeft het aantal bladzijden.

    Adressen in het document gelden vanaf map `basis`, en niets daarbuiten wordt gelezen.
    """
    ruw = _zet(vervang_onbekend(document), basis, stijlblad, omslag)
    voorlopig = uit.with_name(f".{uit.name}.deel")
    try:
        bladzijden = werk_na(ruw, voorlopig)
        voorlopig.replace(uit)
    finally:
        voorlopig.unlink(missing_ok=True)
    return bladzijden


def _zet(document: str, html: Path, stijlblad: Path, omslag: Omslag) -> bytes:
    """Laat WeasyPrint het document opmaken; elke klacht is een fout."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    from sturing.uitgeven import pdfvaart

    haler = _haler((html.resolve(), LETTERMAP, STIJLBLAD.parent))
    with _klachten() as klachten:
        bron = weasyprint.HTML(string=document, base_url=html.resolve().as_uri() + "/", url_fetcher=haler)
        letters = FontConfiguration()
        ingevuld = vul_in(stijlblad.read_text(encoding="utf-8"), omslag.huisstijl)
        stijl = weasyprint.CSS(
            string=ingevuld, base_url=stijlblad.resolve().as_uri(), url_fetcher=haler, font_config=letters
        )
        with pdfvaart.vaart():
            # Niet ingepakt: `werk_na` pakt alles in, en twee keer kost een seconde.
            ruw = bron.write_pdf(
                stylesheets=[stijl], font_config=letters, pdf_variant="pdf/ua-1", pdf_identifier=_kenmerk(omslag),
                uncompressed_pdf=True,
            )  # fmt: skip
    if klachten:
        raise BoekFout("PDF", "WeasyPrint meldt:\n" + "\n".join(klachten[:10]))
    return ruw


def _kenmerk(omslag: Omslag) -> bytes:
    """Een vast kenmerk; `nabewerken` leidt daarna het blijvende kenmerk van de inhoud af."""
    return f"{omslag.titel} {omslag.datum}".encode()


def _weasyprint():
    # Pas hier: de import kost ruim een seconde en mislukt als Pango ontbreekt.
    try:
        import weasyprint
    except OSError as fout:
        raise OmgevingFout(
            "PDF",
            "de bibliotheek Pango ontbreekt",
            "typ: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ) from fout
    leer_taalwissels()
    return weasyprint


def _haler(mappen: tuple[Path, ...]):
    """Haalt alleen `data:` en bestanden binnen `mappen` op."""
    from weasyprint.urls import URLFetcher

    class Haler(URLFetcher):
        """Weigert wat niet bij het boek hoort; WeasyPrint meldt dat als klacht."""

        def fetch(self, url, headers=None):
            delen = urlsplit(url)
            if delen.scheme == "file":
                bestand = Path(url2pathname(delen.path)).resolve()
                if not any(bestand.is_relative_to(map_) for map_ in mappen):
                    raise ValueError(f"{bestand.name} hoort niet bij het boek")
            return super().fetch(url, headers)

    return Haler(allowed_protocols=("file", "data"))


@contextmanager
def _klachten() -> Iterator[list[str]]:
    """Verzamel wat WeasyPrint tijdens het opmaken meldt."""
    klachten: list[str] = []

    class Vanger(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            klachten.append(record.getMessage())

    logboek, vanger = logging.getLogger("weasyprint"), Vanger(logging.WARNING)
    logboek.addHandler(vanger)
    try:
        yield klachten
    finally:
        logboek.removeHandler(vanger)
