"""Het register achter in de PDF: waar elke indicator staat, op alfabet en met bladzijdenummers.

Op een scherm wijst de naam van een indicator naar haar eigen blad. Dat blad reist niet mee op papier; het register
zegt daarom waar het rapport over haar gaat.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from bs4 import Tag

from sturing.uitgeven.drukklaar import Blad

#: Het anker van het register; net als bij de inhoudsopgave kan geen blad zo heten.
REGISTER = "-register"
TITEL = "Register van indicatoren"
_MAP = "indicator/"
_KOP = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_KOPLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
#: Hierin kan een anker staan dat op papier een plek heeft.
_DRAGERS = ("td", "th", "li", "p", "figcaption")


def zoek_vermeldingen(bladen: Iterable[Blad]) -> dict[str, list[str]]:
    """Per los blad (zijn adres) de ankers waar het rapport ernaar wijst: de eerste keer in elk hoofdstuk.

    Zet waar nodig een anker bij de vermelding; doe dit voordat de verwijzingen zelf worden gelegd.
    """
    vermeldingen: dict[str, list[str]] = {}
    for blad in bladen:
        gezien = set()
        for link in blad.artikel.find_all("a", href=True):
            adres = unquote(link["href"]).partition("#")[0]
            if adres.startswith(_MAP) and adres not in gezien:
                gezien.add(adres)
                vermeldingen.setdefault(adres, []).append(_anker(link, blad, len(gezien)))
    return vermeldingen


def _anker(link: Tag, blad: Blad, nummer: int) -> str:
    drager = link.find_parent(_DRAGERS) or link
    if not drager.get("id"):
        drager["id"] = f"{blad.voorvoegsel}--register-{nummer}"
    return drager["id"]


def register_html(vermeldingen: dict[str, list[str]], html: Path) -> str:
    """Het register als hoofdstuk; leeg als het rapport nergens naar een los blad wijst."""
    namen = {adres: titel_van(html, adres.removesuffix(".html")) for adres in vermeldingen}
    regels = "".join(
        f"<li>{_regel(namen[adres], vermeldingen[adres])}</li>"
        for adres in sorted(namen, key=lambda a: _orde(namen[a]))
    )
    if not regels:
        return ""
    return (
        f'<div class="hoofdstuk register"><h1 id="{REGISTER}">{TITEL}</h1>'
        "<p>Elke indicator die in dit rapport staat, met de eerste bladzijde in elk hoofdstuk."
        " Op het intranet heeft elke indicator een eigen blad met alle cijfers.</p>"
        f"<ul>{regels}</ul></div>"
    )


def titel_van(html: Path, slug: str) -> str:
    """De titel van een bladzijde van de site: haar kop; bestaat zij niet, dan haar adres."""
    bestand = html / f"{slug}.html"
    if bestand.is_file() and (kop := _KOP.search(bestand.read_text(encoding="utf-8"))):
        return unescape(" ".join(_TAG.sub("", _KOPLINK.sub("", kop[1])).split()))
    return bestand.stem.replace("-", " ")


def _orde(naam: str) -> tuple[str, str]:
    """Op alfabet, zonder te letten op hoofdletters, accenten en leestekens vooraan."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"^[^a-z0-9]+", "", plat), naam


def _regel(naam: str, ankers: list[str]) -> str:
    """De naam springt naar de eerste plek, elk nummer naar de zijne; de nummers komen uit het stijlblad."""
    nummers = ", ".join(f'<a class="nr" href="#{escape(anker)}"></a>' for anker in ankers)
    return f'<a href="#{escape(ankers[0])}">{escape(naam)}</a> {nummers}'
