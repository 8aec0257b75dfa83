"""De keuring voor het publiceren: is de editie heel, compleet, gemerkt, en vraagt zij niets van buiten?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pikepdf import PdfError

from sturing.fouten import OmgevingFout
from sturing.uitgeven.manifest import Manifest
from sturing.uitgeven.nalezen import zoek_bouwschade
from sturing.uitgeven.pdftekst import lees_gegevens, lees_regels

#: Attributen waarmee een pagina zelf iets ophaalt; een gewone link doet dat pas als iemand klikt.
_HAALT_OP = {
    "img": ("src", "srcset"), "script": ("src",), "iframe": ("src",), "source": ("src", "srcset"),
    "video": ("src", "poster"), "audio": ("src",), "object": ("data",), "embed": ("src",), "link": ("href",),
    "track": ("src",), "input": ("src",), "form": ("action",),
}  # fmt: skip
_IN_STIJL = re.compile(
    r"""url\(\s*['"]?\s*((?:https?:)?//[^'")\s]+)|@import\s+(?:url\()?['"]?((?:https?:)?//[^'")\s]+)"""
)
#: Zo begint het merk van een concept; de andere vormen staan op bladzijden zelf.
MERK_CONCEPT = "Concept:"
#: Zo zegt de bladzijde Toegankelijkheid dat zij nog niet af is.
MERK_ONAF = "Verklaring onaf"
_CONCEPT = re.compile(r'Concept:|Editie: concept\b|class="admonition-title">Concept<')
#: Van elke soort bezwaar genoeg om te zien wat er mis is, zonder honderden regels.
_HOOGSTENS = 5


@dataclass
class Pagina:
    """Wat de keuring van een bladzijde onthoudt."""

    ankers: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    opgehaald: list[str] = field(default_factory=list)
    stijl: list[str] = field(default_factory=list)


class _Ontleder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pagina = Pagina()
        self._in_stijl = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_stijl = tag == "style"
        waarden = {naam: waarde or "" for naam, waarde in attrs}
        self.pagina.ankers |= {waarden[naam] for naam in ("id", "name") if waarden.get(naam)}
        if tag in ("a", "area") and "href" in waarden:
            self.pagina.links.append(waarden["href"])
        for naam in _HAALT_OP.get(tag, ()):
            if waarden.get(naam):
                adressen = waarden[naam].split(",") if naam == "srcset" else [waarden[naam]]
                self.pagina.opgehaald += [adres.split()[0] for adres in adressen if adres.split()]
        if "style" in waarden:
            self.pagina.stijl.append(waarden["style"])

    def handle_data(self, data: str) -> None:
        if self._in_stijl:
            self.pagina.stijl.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_stijl = False


def lees_pagina(tekst: str) -> Pagina:
    """Links, ankers en alles wat een bladzijde zelf ophaalt."""
    ontleder = _Ontleder()
    ontleder.feed(tekst)
    ontleder.close()
    return ontleder.pagina


def keur(editiemap: Path, manifest: Manifest) -> tuple[str, ...]:
    """Alle bezwaren tegen publiceren; leeg als de editie door mag.

    Fouten: `OmgevingFout` als de PDF niet te keuren is op deze machine.
    """
    if heel := list(keur_bytes(editiemap, manifest)):
        return tuple(heel)  # de rest zou over iets anders gaan dan er is gebouwd
    html = editiemap / "html"
    bladen = {pad.relative_to(html).as_posix(): pad.read_text(encoding="utf-8") for pad in sorted(html.rglob("*.html"))}
    paginas = {naam: lees_pagina(tekst) for naam, tekst in bladen.items()}
    return (
        *_kort(keur_volledig(manifest)),
        *_kort(keur_merk(bladen, manifest)),
        *_kort(keur_pdf_merk(editiemap, manifest)),
        *_kort(keur_links(html, paginas)),
        *_kort(keur_buiten(html, paginas)),
        *_kort(keur_pdf(editiemap)),
    )


def _kort(bezwaren: Iterator[str]) -> list[str]:
    alle = list(bezwaren)
    over = len(alle) - _HOOGSTENS
    return alle[:_HOOGSTENS] + ([f"en nog {over} van deze soort"] if over > 0 else [])


def keur_bytes(editiemap: Path, manifest: Manifest) -> Iterator[str]:
    """Wat er sinds het bouwen is veranderd, verdwenen of bij gekomen."""
    for pad, wat in zoek_bouwschade(editiemap, manifest):
        yield f"{pad} {wat} sinds het bouwen; bouw de editie opnieuw"


def keur_volledig(manifest: Manifest) -> Iterator[str]:
    """Een definitieve editie heeft geen gaten, en elke regel over een indicator heeft een oordeel met een reden.

    Of er over elke indicator van het kader een regel is, weet alleen wie het kader kent: `publicatieafscherming`.
    """
    if manifest.editie == "definitief":
        yield from (f"{gat}: hier ontbreekt een duiding of cijfer in een definitieve editie" for gat in manifest.gaten)
        if not manifest.inhoud.oordelen:
            yield "het manifest noemt geen enkel oordeel; bouw de editie opnieuw"
        for naam, regel in manifest.inhoud.oordelen.items():
            if not (regel.oordeel and regel.regel and regel.dekking):
                yield f"{naam}: hier ontbreekt een oordeel of de reden dat het er niet is; bouw de editie opnieuw"


def keur_merk(bladen: dict[str, str], manifest: Manifest) -> Iterator[str]:
    """Een concept zegt op elke bladzijde dat het een concept is; een definitieve editie nergens."""
    merk = MERK_CONCEPT
    if manifest.editie == "concept" and merk not in manifest.melding:
        yield "het merk 'Concept' ontbreekt in de melding van deze editie"
    if manifest.editie == "definitief":
        if merk in manifest.melding:
            yield "een definitieve editie draagt het merk 'Concept'"
        for naam, blad in bladen.items():
            if gevonden := _CONCEPT.search(blad):
                yield f"{naam}: een definitieve editie draagt het merk '{gevonden[0]}'"
    if not manifest.melding:
        return
    # Een presentatie zet elke zin van de melding in een eigen alinea.
    zinnen = [escape(zin, quote=False) for zin in re.split(r"(?<=\.)\s+", manifest.melding)]
    yield from (
        f"{naam}: het merk '{manifest.melding}' ontbreekt"
        for naam, blad in bladen.items()
        if any(zin not in blad for zin in zinnen)
    )


def waarschuw_verklaring(editiemap: Path, manifest: Manifest) -> tuple[str, ...]:
    """Een definitieve editie zegt waar een lezer kan klagen; alleen de gemeente weet dat, dus het houdt niets tegen."""
    blad = editiemap / "html" / "toegankelijkheid.html"
    if manifest.editie != "definitief" or not blad.exists() or MERK_ONAF not in blad.read_text(encoding="utf-8"):
        return ()
    return (
        "De toegankelijkheidsverklaring is onaf: een lezer weet niet waar hij kan klagen. Vul meldpunt en"
        f" toegankelijkheid: reactietermijn in data/{manifest.gemeente}/gemeente.yml in, en bouw de editie opnieuw.",
    )


def keur_pdf_merk(editiemap: Path, manifest: Manifest) -> Iterator[str]:
    """De PDF van een definitieve editie noemt zich in titel, beschrijving en tekst nergens een concept."""
    if manifest.editie != "definitief":
        return
    for pad in sorted(editiemap.rglob("*.pdf")):
        naam = pad.relative_to(editiemap).as_posix()
        try:
            if re.search(r"\bconcept\b", lees_gegevens(pad), re.IGNORECASE):
                yield f"{naam}: de beschrijving van een definitieve editie noemt haar een concept"
            elif blad := next((nr for nr, regel in lees_regels(pad) if MERK_CONCEPT in regel), 0):
                yield f"{naam}, bladzijde {blad}: een definitieve editie draagt het merk '{MERK_CONCEPT}'"
        except PdfError:
            return  # `keur_pdf` zegt wat er aan mankeert


def keur_links(html: Path, paginas: dict[str, Pagina]) -> Iterator[str]:
    """Elke verwijzing binnen de editie komt uit bij een bestand, en bij het anker dat zij noemt."""
    for naam, pagina in paginas.items():
        for adres in (*pagina.links, *pagina.opgehaald):
            delen = urlsplit(adres)
            if delen.scheme or delen.netloc or (not delen.path and not delen.fragment):
                continue
            doel = (
                posixpath.normpath(posixpath.join(posixpath.dirname(naam), unquote(delen.path))) if delen.path else naam
            )
            if doel.startswith("..") or not (html / doel).exists():
                yield f"{naam}: de verwijzing '{adres}' komt nergens uit"
            elif delen.fragment and doel in paginas and unquote(delen.fragment) not in paginas[doel].ankers:
                yield f"{naam}: het anker van '{adres}' bestaat niet"


def keur_buiten(html: Path, paginas: dict[str, Pagina]) -> Iterator[str]:
    """Niets in de editie haalt iets van buiten op."""
    for naam, pagina in paginas.items():
        stijl = [a or b for tekst in pagina.stijl for a, b in _IN_STIJL.findall(tekst)]
        for adres in (*pagina.opgehaald, *stijl):
            delen = urlsplit(adres)
            if delen.netloc or delen.scheme not in ("", "data"):
                yield f"{naam}: vraagt '{adres[:80]}' op van buiten"
    for pad in sorted(html.rglob("*.css")):
        for a, b in _IN_STIJL.findall(pad.read_text(encoding="utf-8", errors="replace")):
            yield f"{pad.relative_to(html).as_posix()}: vraagt '{(a or b)[:80]}' op van buiten"


def keur_pdf(editiemap: Path) -> Iterator[str]:
    """Het rapport is er als PDF, en elke PDF voldoet aan PDF/UA-1; dat er geen mist, bewaakt het manifest."""
    pdfs = sorted(editiemap.glob("*.pdf"))
    if not any(editiemap.glob("voortgangsrapportage-*.pdf")):
        yield "de PDF van het rapport ontbreekt"
        return
    try:
        from page import validate_pdf
    except ImportError:
        raise OmgevingFout(
            "publiceer", "het pakket page-validation ontbreekt; zonder dat is de PDF niet te keuren",
            "typ: pip install page-validation",
        ) from None  # fmt: skip
    for pdf in pdfs:
        uitslag = validate_pdf(str(pdf), profile="ua1")
        if not uitslag.is_compliant:
            eerste = next(iter(uitslag.failures), None)
            reden = f" ({eerste.message})" if eerste else ""
            yield f"{pdf.name} voldoet niet aan PDF/UA-1{reden}"
