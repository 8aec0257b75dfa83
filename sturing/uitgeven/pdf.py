"""De PDF van het rapport: dezelfde bladzijden als het boek in HTML, opgemaakt voor papier, volgens PDF/UA-1."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sturing.fouten import BoekFout, OmgevingFout
from sturing.uitgeven.banden import Band
from sturing.uitgeven.letterdekking import vervang_onbekend
from sturing.uitgeven.nabewerken import werk_na
from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.pdftaal import leer_taalwissels
from sturing.uitgeven.pdfvaart import vaart
from sturing.uitgeven.samenvoegen import omslag_van, voeg_samen
from sturing.vormtaal import vul_in

if TYPE_CHECKING:
    from weasyprint import Document

__all__ = ["Omslag", "Zetsel", "maak_op", "maak_pdf", "zet_pdf"]

STIJLBLAD = Path(__file__).with_name("druk.css")
LETTERMAP = Path(__file__).resolve().parents[1] / "letters"
_VARIANT = "pdf/ua-1"


def maak_pdf(toc: Path, html: Path, uit: Path, omslag: Omslag, band: Band = Band.RAPPORT) -> int:
    """Maak van een band van het boek in map `html` de PDF `uit` en geef het aantal bladzijden.

    De volgorde komt uit `toc`. Dezelfde invoer geeft dezelfde bytes, er gaat niets het net op, en
    `uit` bestaat pas als alles gelukt is. Wat niet op papier kan, is een BoekFout.
    """
    # Ook het samenvoegen maakt veel objecten; die zijn weg voor het zetten begint.
    with vaart():
        document = voeg_samen(toc, html, omslag, band)
    return zet_pdf(document, html, STIJLBLAD, uit, omslag_van(omslag, band))


def zet_pdf(document: str, basis: Path, stijlblad: Path, uit: Path, omslag: Omslag) -> int:
    """Zet een HTML-document met een stijlblad om in de PDF `uit`; geeft het aantal bladzijden.

    Adressen in het document gelden vanaf map `basis`, en niets daarbuiten wordt gelezen.
    """
    # Eén blok om beide: tussen opmaken en schrijven is er niets op te ruimen.
    with vaart():
        ruw = maak_op(document, basis, stijlblad, omslag).als_pdf()
    # Het zetsel van een lang rapport is een gigabyte; het nabewerken begint pas als dat weg is.
    gc.collect()
    return _werk_af(ruw, uit)


@dataclass(frozen=True)
class Zetsel:
    """Een document dat over bladzijden verdeeld is en nog niet is geschreven."""

    opgemaakt: Document
    kenmerk: bytes

    @property
    def bladzijden(self) -> int:
        """Op hoeveel bladzijden het document past."""
        return len(self.opgemaakt.pages)

    def als_pdf(self) -> bytes:
        """De PDF zoals WeasyPrint haar schrijft, nog niet nabewerkt."""
        with _zonder_klachten(), vaart():
            # Niet ingepakt: `werk_na` pakt alles in, en twee keer kost een seconde.
            return self.opgemaakt.write_pdf(pdf_variant=_VARIANT, pdf_identifier=self.kenmerk, uncompressed_pdf=True)

    def schrijf(self, uit: Path) -> None:
        """Schrijf de PDF; `uit` bestaat pas als alles gelukt is."""
        _werk_af(self.als_pdf(), uit)


def _werk_af(ruw: bytes, uit: Path) -> int:
    voorlopig = uit.with_name(f".{uit.name}.deel")
    try:
        bladzijden = werk_na(ruw, voorlopig)
        voorlopig.replace(uit)
    finally:
        voorlopig.unlink(missing_ok=True)
    return bladzijden


def maak_op(document: str, basis: Path, stijlblad: Path, omslag: Omslag) -> Zetsel:
    """Verdeel een document over bladzijden zonder het te schrijven; wie een maat zoekt, heeft genoeg aan het aantal."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    haler = _haler((basis.resolve(), LETTERMAP, STIJLBLAD.parent))
    with _zonder_klachten(), vaart():
        bron = weasyprint.HTML(
            string=vervang_onbekend(document), base_url=basis.resolve().as_uri() + "/", url_fetcher=haler
        )
        letters = FontConfiguration()
        ingevuld = vul_in(stijlblad.read_text(encoding="utf-8"), omslag.huisstijl)
        stijl = weasyprint.CSS(
            string=ingevuld, base_url=stijlblad.resolve().as_uri(), url_fetcher=haler, font_config=letters
        )
        opgemaakt = bron.render(stylesheets=[stijl], font_config=letters, pdf_variant=_VARIANT)
    return Zetsel(opgemaakt, _kenmerk(omslag))


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
def _zonder_klachten() -> Iterator[None]:
    """Elke klacht van WeasyPrint over wat in dit blok gebeurt, is een fout."""
    klachten: list[str] = []

    class Vanger(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            klachten.append(record.getMessage())

    logboek, vanger = logging.getLogger("weasyprint"), Vanger(logging.WARNING)
    logboek.addHandler(vanger)
    try:
        yield
    finally:
        logboek.removeHandler(vanger)
    if klachten:
        raise BoekFout("PDF", "WeasyPrint meldt:\n" + "\n".join(klachten[:10]))
