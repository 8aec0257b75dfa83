"""Beelden voor druk: van schijf, met een tekstalternatief, en met letters in plaats van lettervormen."""

from __future__ import annotations

import base64
import html as opmaak
import posixpath
import re
from pathlib import Path

from bs4 import Tag

from sturing.fouten import BoekFout

_DATA = "data:image/svg+xml;base64,"
_ADRES = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
#: Een tekst zoals matplotlib haar tekent: de tekst als commentaar, dan van elke letter de vorm.
_TEKST = re.compile(
    r"<!-- (.*?) -->\s*<g (style=\"[^\"]*\") transform=\"([^\"]*?) ?scale\(([\d.]+) -[\d.]+\)\">(.*?)</g>", re.S
)
_VORM = re.compile(r"<use xlink:href=\"#SturingSans-(\w+)-[0-9a-f]+\"(?: transform=\"translate\(([-\d.]+) 0\)\")?/>")
_GEWICHT = {"Regular": 'font-weight="400"', "SemiBold": 'font-weight="600"', "Bold": 'font-weight="700"'}
#: Matplotlib tekent letters op een korps van 100.
_KORPS = 100


def zet_beelden(artikel: Tag, html: Path, slug: str) -> None:
    """Wijs elk beeld van bladzijde `slug` aan op schijf.

    Een beeld van buiten het boek of zonder tekstalternatief is een BoekFout.
    """
    for beeld in artikel.find_all("img"):
        bron = beeld.get("src", "")
        plaats = f"{slug}.html, beeld '{bron[:80]}'"
        if not beeld.get("alt", "").strip():
            raise BoekFout(plaats, "het tekstalternatief ontbreekt", "beschrijf bij 'alt' wat het beeld laat zien")
        del beeld["srcset"]
        if bron.startswith("data:image/"):
            continue
        bestand = _zoek_bestand(bron, html, slug, plaats)
        beeld["src"] = bestand.as_uri()
        if bestand.suffix == ".svg":
            svg = met_letters(bestand.read_text(encoding="utf-8"))
            beeld["src"] = _DATA + base64.b64encode(svg.encode()).decode()


def _zoek_bestand(bron: str, html: Path, slug: str, plaats: str) -> Path:
    if _ADRES.match(bron):
        raise BoekFout(
            plaats, "het beeld staat niet in het boek zelf", "zet het bestand bij de notebooks en verwijs daarnaar"
        )
    bestand = (html / posixpath.dirname(slug) / bron).resolve()
    if not bestand.is_file() or not bestand.is_relative_to(html.resolve()):
        raise BoekFout(
            plaats, "het bestand bestaat niet in het boek", "bouw het boek opnieuw of verbeter de verwijzing"
        )
    return bestand


def met_letters_in_data(html: str) -> str:
    """Alle figuren die in de bladzijde zelf staan, met tekst als tekst."""

    def zet_om(treffer: re.Match) -> str:
        svg = base64.b64decode(treffer[1]).decode()
        return _DATA + base64.b64encode(met_letters(svg).encode()).decode()

    return re.sub(re.escape(_DATA) + r"([A-Za-z0-9+/=]+)", zet_om, html)


def met_letters(svg: str) -> str:
    """De figuur met tekst als tekst, als alle teksten in de letter van het rapport staan; anders ongewijzigd.

    In een browser moet een figuur zonder lettertype kunnen, dus daar zijn letters vormen. De PDF heeft
    de letter: zo is een figuur doorzoekbaar, en een rapport met honderden figuren een stuk kleiner.
    """
    teksten = [_als_tekst(treffer) for treffer in _TEKST.finditer(svg)]
    # Matplotlib beschrijft een vorm bij haar eerste gebruik; een tekst overslaan kan dus niet.
    if (
        not teksten
        or not all(teksten)
        or svg.count('"#SturingSans-') != sum(_tel_vormen(t) for t in _TEKST.finditer(svg))
    ):
        return svg
    rij = iter(teksten)
    return _TEKST.sub(lambda treffer: next(rij), svg)


def _tel_vormen(treffer: re.Match) -> int:
    return len(_VORM.findall(treffer[5]))


def _als_tekst(treffer: re.Match) -> str:
    """De tekst als `text`; leeg als zij niet met de vormen klopt."""
    vormen = _VORM.findall(treffer[5])
    tekst = opmaak.unescape(treffer[1])
    if len(tekst) != len(vormen):
        # In commentaar mogen geen twee streepjes naast elkaar staan; matplotlib zet er een spatie tussen.
        tekst = tekst.replace("- -", "--")
    # SVG voegt spaties samen, dus elk stuk tussen dubbele spaties krijgt zijn eigen plaats.
    stukken = [(stuk.start(), stuk[0]) for stuk in re.finditer(r"[^ ]+(?: [^ ]+)*", tekst)]
    snedes = {snede for snede, _ in vormen}
    # Een ligatuur maakt van twee letters één vorm; dan is alleen de plaats van het begin bekend.
    plaatsbaar = len(tekst) == len(vormen) or ([begin for begin, _ in stukken] == [0] and "--" not in tekst)
    if not plaatsbaar or len(snedes) != 1 or not snedes <= set(_GEWICHT):
        return ""
    schaal = float(treffer[4])
    letter = f'font-family="Sturing Sans" font-size="{schaal * _KORPS:g}" {_GEWICHT[snedes.pop()]}'
    teksten = (
        f'<text x="{float(vormen[begin][1] or 0) * schaal:.3f}" y="0" {letter}>{opmaak.escape(stuk)}</text>'
        for begin, stuk in stukken
    )
    return f'<g {treffer[2]} transform="{treffer[3]}">{"".join(teksten)}</g>'
