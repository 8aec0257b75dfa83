"""Maak één bladzijde van de HTML-build klaar voor druk: alleen inhoud, met koppen, ankers en tabellen die kloppen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from sturing.fouten import BoekFout
from sturing.uitgeven.drukbeelden import zet_beelden
from sturing.uitgeven.drukbijeen import houd_tekst_bijeen
from sturing.uitgeven.druktabellen import KOPPEN, pak_enige_alinea_uit, zet_tabellen
from sturing.uitgeven.laden import geef_beelden_maat

#: Wat alleen op een scherm zin heeft, of wat een notebook naast zijn inhoud achterliet: elementen, klassen, en klassen
#: van één element. Verder lezen doet een lezer op papier met de inhoudsopgave.
_SCHERMNAMEN = {"script", "style", "nav", "button", "iframe"}
_SCHERMKLASSEN = {"alleen-scherm", "verborgen", "cell_input", "stderr", "toctree-wrapper", "d-print-none"}
_SCHERMVORMEN = {("a", "headerlink"), ("hr", "footnotes")}
_VERDER_LEZEN = "verder-lezen"
#: Vakken zonder betekenis; zonder die vakken gelden de regels voor bladzijde-overgangen tussen de inhoud zelf.
_VAKKEN = {"cell", "cell_output", "pst-scrollable-table-container", "sd-summary-content"}

#: Een opdracht van hooguit zoveel tekens blijft op één regel.
OPDRACHT = 40


@dataclass
class Blad:
    """Een bladzijde van het boek, klaar voor druk.

    `ankers` geeft bij elk anker van de webpagina het anker in het gezamenlijke document.
    """

    slug: str
    artikel: Tag
    ankers: dict[str, str] = field(default_factory=dict)

    @property
    def voorvoegsel(self) -> str:
        """Het begin van elk anker van dit blad, zodat ankers uniek blijven."""
        return self.slug.replace("/", "-")


def lees_blad(html: Path, slug: str) -> Blad:
    """De inhoud van een webpagina, klaar voor druk; verwijzingen volgen als alle ankers bekend zijn."""
    bestand = html / f"{slug}.html"
    if not bestand.is_file():
        raise BoekFout(
            "_toc.yml",
            f"bladzijde '{slug}' staat niet in het boek",
            "haal haar weg uit _toc.yml of bouw het boek opnieuw",
        )
    # De maat van een figuur zegt of haar cijfers ernaast passen; de site krijgt haar pas later.
    soep = BeautifulSoup(geef_beelden_maat(bestand.read_text(encoding="utf-8"), bestand.parent), "html.parser")
    artikel = soep.find("article", class_="bd-article") or soep.main or soep.body
    if artikel is None or artikel.find("h1") is None:
        raise BoekFout(bestand.name, "de bladzijde heeft geen titel (h1)", "begin haar met een regel '# Titel'")
    # Los van de rest van de webpagina: na het laatste woord van het artikel komt niets meer.
    blad = Blad(slug, artikel.extract())
    _haal_schermdelen_weg(artikel)
    _zet_ankers(blad)
    zet_tabellen(soep, artikel)
    houd_tekst_bijeen(artikel)
    _zet_begrippen(soep, artikel)
    for opdracht in artikel.find_all("code"):
        if len(opdracht.get_text()) <= OPDRACHT and not opdracht.find_parent("table"):
            opdracht["class"] = ["kort"]
    # Met een alinea erin krijgt een punt van een lijst bij WeasyPrint geen LBody.
    pak_enige_alinea_uit(artikel, {"li", "figcaption"})
    zet_beelden(artikel, html, slug)
    return blad


def laat_melding_weg(blad: Blad, melding: str) -> None:
    """Laat de waarschuwing weg die woordelijk in de melding onder aan elke bladzijde van het document staat."""
    for vak in blad.artikel.select(".admonition"):
        tekst = " ".join(deel.get_text(" ") for deel in vak.find_all("p") if not _is_titel(deel))
        if tekst and _kaal(tekst) in _kaal(melding):
            vak.decompose()


def _is_titel(alinea: Tag) -> bool:
    return "admonition-title" in alinea.get("class", [])


def _kaal(tekst: str) -> str:
    """De letters en cijfers van een tekst, voor het vergelijken van zinnen."""
    return " ".join(re.findall(r"\w+", tekst.lower()))


def _haal_schermdelen_weg(artikel: Tag) -> None:
    # Met een functie: soupsieve legt elke keuze naast elk element, en kost in een heel rapport een paar seconden.
    for deel in artikel.find_all(_is_schermdeel):
        deel.decompose()
    for vak in artikel.find_all(lambda deel: deel.name == "div" and _VAKKEN.intersection(deel.get("class", ()))):
        vak.unwrap()
    # Een regel over de bron zonder bron is op het scherm niet te zien, maar kost op papier een witregel.
    for vak in artikel.find_all(lambda deel: deel.name == "p" or "bronregel" in deel.get("class", ()))[::-1]:
        if not vak.get_text(strip=True) and not vak.find(["img", "span"]) and not vak.get("id"):
            vak.decompose()


def _is_schermdeel(deel: Tag) -> bool:
    klassen = deel.get("class", ())
    return (
        deel.name in _SCHERMNAMEN
        or not _SCHERMKLASSEN.isdisjoint(klassen)
        or any((deel.name, klasse) in _SCHERMVORMEN for klasse in klassen)
        or (deel.name == "svg" and deel.get("aria-hidden") == "true")
        or (deel.name == "section" and deel.get("id") == _VERDER_LEZEN)
    )


def _zet_ankers(blad: Blad) -> None:
    """Geef elk anker de naam van het blad mee, en zet het op de inhoud zelf.

    Een sectie of een leeg `span` draagt zijn anker over aan wat erop volgt. Anders wijst het
    naar de onderkant van de vorige bladzijde.
    """
    dragers = {deel["id"]: _drager(deel) for deel in blad.artikel.find_all(id=True)}
    for deel in blad.artikel.find_all(id=True):
        del deel["id"]
    titel = blad.artikel.find("h1")
    titel["id"] = blad.ankers[""] = blad.voorvoegsel
    for naam, drager in dragers.items():
        if not drager.get("id"):
            drager["id"] = f"{blad.voorvoegsel}--{naam}"
        blad.ankers[naam] = drager["id"]
    for leeg in blad.artikel.find_all("span", id=False):
        if not leeg.contents:
            leeg.decompose()


def _drager(deel: Tag) -> Tag:
    """De inhoud waarop het anker van `deel` hoort te staan."""
    if deel.name == "section":
        kop = deel.find(KOPPEN, recursive=False)
        return kop or deel
    if deel.name == "span" and not deel.contents:
        volgende = next((b for b in deel.find_next_siblings() if b.name != "span" or b.contents), None)
        return deel if volgende is None else _drager(volgende)
    return deel


def _zet_begrippen(soep: BeautifulSoup, artikel: Tag) -> None:
    """Een begrip en zijn uitleg worden samen één punt; WeasyPrint maakt er anders twee punten van."""
    for lijst in artikel.find_all("dl"):
        lijst.name, lijst["class"] = "ul", ["begrippen"]
        punt = None
        for deel in lijst.find_all(["dt", "dd"], recursive=False):
            if deel.name == "dt" or punt is None:
                punt = soep.new_tag("li")
                deel.insert_before(punt)
            uitleg = deel.name == "dd"
            deel.name, deel["class"] = ("div", ["uitleg"]) if uitleg else ("p", ["woord"])
            punt.append(deel.extract())
