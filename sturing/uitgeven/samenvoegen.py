"""Van de losse webpagina's van het boek naar één document voor druk: omslag, inhoudsopgave, hoofdstukken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml
from bs4 import Tag

from sturing.fouten import BoekFout
from sturing.uitgeven.drukklaar import Blad, laat_melding_weg, lees_blad
from sturing.uitgeven.omslag import Omslag, hoofd_html, omslag_html
from sturing.uitgeven.register import REGISTER, TITEL, register_html, zoek_vermeldingen
from sturing.uitgeven.verwijzingen import leg_verwijzingen

#: Het anker van de inhoudsopgave; geen blad kan zo heten, want een bestandsnaam begint niet met een streepje.
INHOUD = "-inhoud"


@dataclass(frozen=True)
class Deel:
    """Een deel van het boek: zijn opschrift (leeg voor de startpagina) en zijn bladzijden op volgorde."""

    opschrift: str
    slugs: tuple[str, ...]


def lees_toc(toc: Path) -> tuple[Deel, ...]:
    """De delen van het boek volgens `_toc.yml` (format jb-book), met de startpagina als eerste deel."""
    try:
        inhoud = yaml.safe_load(toc.read_text(encoding="utf-8"))
        delen = [Deel("", (str(inhoud["root"]),))]
        for deel in inhoud.get("parts") or [inhoud]:
            slugs = tuple(_slugs(deel.get("chapters") or []))
            delen.append(Deel(str(deel.get("caption", "")), slugs))
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as fout:
        raise BoekFout(
            toc.name, f"de inhoudsopgave is niet te lezen ({fout})", "gebruik format: jb-book met root en parts"
        ) from fout
    return tuple(delen)


def _slugs(hoofdstukken: list[dict]) -> Iterator[str]:
    for hoofdstuk in hoofdstukken:
        yield str(hoofdstuk["file"])
        yield from _slugs(hoofdstuk.get("sections") or [])


def voeg_samen(toc: Path, html: Path, omslag: Omslag) -> str:
    """Eén semantische HTML-tekst met alle bladzijden van het boek, op de volgorde van `toc`.

    Ankers zijn uniek, verwijzingen binnen het boek blijven werken, en er staat niets in dat een
    browser of het web nodig heeft.
    """
    delen = lees_toc(toc)
    bladen = {slug: lees_blad(html, slug) for deel in delen for slug in deel.slugs}
    for blad in list(bladen.values())[1:]:
        laat_melding_weg(blad, omslag.melding)
    # Vóór de verwijzingen: die halen de links naar losse bladen weg.
    register = register_html(zoek_vermeldingen(bladen.values()), html)
    for blad in bladen.values():
        leg_verwijzingen(blad, bladen)
    hoofdstukken = "".join(_hoofdstuk(blad) for blad in bladen.values())
    return (
        f'<!DOCTYPE html><html lang="nl">{hoofd_html(omslag)}<body>{omslag_html(omslag)}'
        f"{_inhoudsopgave(delen, bladen, bool(register))}<main>{hoofdstukken}{register}</main></body></html>"
    )


def _hoofdstuk(blad: Blad) -> str:
    blad.artikel.name = "div"
    blad.artikel.attrs = {"class": "hoofdstuk"}
    return str(blad.artikel)


def _inhoudsopgave(delen: tuple[Deel, ...], bladen: dict[str, Blad], register: bool) -> str:
    stukken = []
    for deel in delen:
        if deel.opschrift:
            stukken.append(f'<p class="deel">{escape(deel.opschrift)}</p>')
        punten = "".join(f"<li>{_punten(bladen[slug])}</li>" for slug in deel.slugs)
        stukken.append(f"<ul>{punten}</ul>")
    if register:
        stukken.append(f"<ul><li>{_inhoudsregel(TITEL, REGISTER)}</li></ul>")
    return f'<nav class="inhoud"><h1 id="{INHOUD}">Inhoud</h1>{"".join(stukken)}</nav>'


def _punten(blad: Blad) -> str:
    """Een hoofdstuk in de inhoudsopgave, met zijn paragrafen."""
    paragrafen = "".join(f"<li>{_regel(kop)}</li>" for kop in blad.artikel.find_all("h2", id=True))
    return _regel(blad.artikel.find("h1")) + (f"<ul>{paragrafen}</ul>" if paragrafen else "")


def _regel(kop: Tag) -> str:
    """Een regel van de inhoudsopgave voor een kop."""
    return _inhoudsregel(" ".join(kop.get_text().split()), kop["id"])


def _inhoudsregel(tekst: str, anker: str) -> str:
    """Een regel van de inhoudsopgave; het bladzijdenummer komt uit het stijlblad en hoort bij de verwijzing."""
    return f'<div class="regel"><a href="#{escape(anker)}">{escape(tekst)}</a></div>'
