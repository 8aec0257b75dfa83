"""Verwijzingen op papier: naar een bladzijde van hetzelfde document, met haar nummer erbij."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from bs4 import Tag

from sturing.fouten import BoekFout
from sturing.uitgeven.drukklaar import Blad

_BUITEN = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)


def leg_verwijzingen(blad: Blad, bladen: Mapping[str, Blad], elders: Mapping[str, str] | None = None) -> None:
    """Maak van elke verwijzing een die op papier werkt.

    `elders` noemt de bladzijden die in een andere PDF staan, en hoe die heet, zoals "in de bijlagen"; dat komt
    achter de verwijzing te staan.

    Naar een bladzijde van het boek: "(blz. N)" erachter, behalve bij een begrip: die
    staan achterin op alfabet. Naar een webadres: het adres erachter.
    Naar een bestand naast de webpagina: alleen de tekst blijft, want dat bestand reist niet mee.
    """
    for link in blad.artikel.find_all("a"):
        # Een element in een link geeft bij WeasyPrint een tweede link zonder naam.
        link.string = " ".join(link.get_text().split())
        adres = link.get("href", "")
        if not link.string or not adres:
            link.unwrap()
        elif _BUITEN.match(adres):
            _toon_adres(link, adres)
        else:
            slug, anker = _ontleed(adres, blad)
            if waar := (elders or {}).get(slug):
                _noem_andere_band(link, waar)
            else:
                _wijs_naar_bladzijde(link, _zoek_anker(adres, slug, anker, blad, bladen))


def _ontleed(adres: str, blad: Blad) -> tuple[str, str]:
    """De bladzijde en het anker waar `adres` vanaf deze bladzijde naar wijst."""
    pad, _, anker = unquote(adres).partition("#")
    slug = posixpath.normpath(posixpath.join(posixpath.dirname(blad.slug), pad)) if pad else blad.slug
    return slug.removesuffix(".html"), anker


def _zoek_anker(adres: str, slug: str, anker: str, blad: Blad, bladen: Mapping[str, Blad]) -> str:
    """Het anker in het document waar `adres` naar wijst; leeg als dat geen bladzijde van het boek is."""
    doel = bladen.get(slug)
    if doel is None:
        return ""
    if anker not in doel.ankers:
        raise BoekFout(
            f"{blad.slug}.html", f"de verwijzing naar '{adres}' komt nergens uit", "verbeter het anker in het notebook"
        )
    return doel.ankers[anker]


def _wijs_naar_bladzijde(link: Tag, anker: str) -> None:
    if not anker:
        link.unwrap()
        return
    link["href"] = f"#{anker}"
    if _zonder_plaats(link):
        return
    nummer = _nieuw(link, "blz")
    nummer["data-naar"] = f"#{anker}"
    link.insert_after(nummer)


def _zonder_plaats(link: Tag) -> bool:
    return bool({"footnote-reference", "begrip"} & set(link.get("class", []))) or link.get("role") == "doc-backlink"


def _noem_andere_band(link: Tag, waar: str) -> None:
    # In een tabel zou het op elke rij staan; de tekst erbij zegt het al.
    if not _zonder_plaats(link) and link.find_parent(["td", "th"]) is None:
        vak = _nieuw(link, "adres")
        vak.string = f" ({waar})"
        link.insert_after(vak)
    link.unwrap()


def _toon_adres(link: Tag, adres: str) -> None:
    kaal = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", adres).rstrip("/")
    if kaal not in link.get_text():
        vak = _nieuw(link, "adres")
        vak.string = f" ({kaal})"
        link.insert_after(vak)


def _nieuw(bij: Tag, klasse: str) -> Tag:
    vak = Tag(name="span", attrs={"class": [klasse]})
    vak.hidden = bij.hidden
    return vak
