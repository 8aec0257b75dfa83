"""Wat een bladzijde laadt: alleen de scripts die zij gebruikt, na de tekst, en één stijlblad.

Jupyter Book geeft elke bladzijde alle scripts en stijlbladen van het boek, en de meeste houden de tekst op. Hier
krijgt elke bladzijde wat zij nodig heeft.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sturing.schijf import schrijf_atomair

#: Het ene stijlblad van de site, bij het afwerken gemaakt uit die van het thema en het boek.
STIJL = "_static/boek.css"
#: Deze scripts werken overal; de volgorde telt.
_OVERAL = (
    "documentation_options.js", "begrippenlijst.js", "bootstrap.js", "sphinx-book-theme.js", "pydata-sphinx-theme.js",
    "boek.js", "uitleg.js",
)  # fmt: skip
#: Deze alleen op een bladzijde waar dit in staat.
_ZOEKT = ("language_data.js", "minisearch.min.js", "zoekhulp.js")
_ALLEEN_BIJ = {
    'id="wijzer-filters"': (*_ZOEKT, "wijzer.js"),
    'id="zoekuitslag"': (*_ZOEKT, "searchindex.js", "zoeken.js"),
    'class="sd-tab-set': ("design-tabs.js",),
    '<main class="dias"': ("presentatie.js",),
}
_SCRIPT = re.compile(r'\s*<script\b[^>]*?\bsrc="([^"]+)"[^>]*></script>')
_STIJLLINK = re.compile(r'\s*<link\b(?=[^>]*\brel="stylesheet")[^>]*?\bhref="([^"]+)"[^>]*>')
_INVOEGEN = re.compile(r"""@import\s+["']([^"']+)["']\s*;""")
_BEELD = re.compile(r'<img\b(?![^>]*\bwidth=)([^>]*?\bsrc="([^"]+\.svg)"[^>]*?)\s*/?>')
_MAAT = re.compile(r'<svg\b(?=[^>]*?\bwidth="([\d.]+)pt")(?=[^>]*?\bheight="([\d.]+)pt")')
_ADRES = re.compile(r"url\(\s*([\"']?)([^\"')]+)\1\s*\)")


def schik_scripts(bladzijde: str, *eerst: str) -> str:
    """De bladzijde met alleen haar eigen scripts, onderaan de kop en uitgesteld.

    Een script met een bestandsnaam in `eerst` wacht niet. Het staat wel onderaan: met een inhoudsbeleid in de
    bladzijde kijkt een browser niet vooruit, en vraagt hij pas om wat erna komt als dit script er is.

    >>> schik_scripts('<script src="a/doctools.js"></script><script src="a/boek.js?v=1"></script></head>')
    '<script defer src="a/boek.js?v=1"></script>\\n</head>'
    """
    nodig = [*_OVERAL, *(naam for teken, namen in _ALLEEN_BIJ.items() if teken in bladzijde for naam in namen)]
    gevonden: dict[str, str] = {}

    def neem(treffer: re.Match) -> str:
        naam = posixpath.basename(treffer[1].partition("?")[0])
        # Met een kenmerk achter het adres haalt een browser een nieuwe versie op; dat adres gaat voor.
        if naam not in gevonden or "?" in treffer[1]:
            gevonden[naam] = treffer[1]
        return ""

    zonder = _SCRIPT.sub(neem, bladzijde)
    regels = [f'<script defer src="{gevonden[naam]}"></script>\n' for naam in dict.fromkeys(nodig) if naam in gevonden]
    regels += [f'<script src="{gevonden[naam]}"></script>\n' for naam in eerst if naam in gevonden]
    return zonder.replace("</head>", "".join(regels) + "</head>", 1)


def geef_beelden_maat(bladzijde: str, map_: Path) -> str:
    """De bladzijde met de maat van elke figuur: de ruimte is er dan al, en de figuur mag later komen."""

    def vervang(treffer: re.Match) -> str:
        pad = map_ / treffer[2]
        maat = _MAAT.search(pad.read_text(encoding="utf-8")[:2000]) if pad.is_file() else None
        if maat is None:
            return treffer[0]
        breed, hoog = (round(float(deel) * 4 / 3) for deel in maat.groups())
        return f'<img{treffer[1]} width="{breed}" height="{hoog}" loading="lazy">'

    return _BEELD.sub(vervang, bladzijde)


def bundel_stijl(html: Path, bladen: Mapping[Path, str], kenmerk: str) -> dict[Path, str]:
    """Zet alle stijlbladen van `bladen` samen in `STIJL`, en geef de bladen met één link daarnaartoe.

    De volgorde is die op de bladzijden, want bij gelijke regels wint de laatste. `kenmerk` komt achter het adres: het
    hoort te veranderen als de inhoud dat kan.
    """
    paden = list(dict.fromkeys(pad for blad, tekst in bladen.items() for pad in _stijlen(html, blad, tekst)))
    inhoud = "".join(_verplaats(html, pad) for pad in paden)
    som = hashlib.sha256((inhoud + kenmerk).encode()).hexdigest()[:8]
    for pad in paden:
        pad.unlink()
    if paden:
        schrijf_atomair(html / STIJL, inhoud.encode())
    return {blad: _een_link(html, blad, tekst, f"{STIJL}?v={som}") for blad, tekst in bladen.items()}


def _stijlen(html: Path, blad: Path, tekst: str) -> Iterable[Path]:
    """De stijlbladen van de site waar een bladzijde naar verwijst; die van een los stuk blijven zoals ze zijn."""
    for adres in _STIJLLINK.findall(tekst):
        pad = Path(posixpath.normpath((blad.parent / adres.partition("?")[0]).as_posix()))
        if pad.is_relative_to(html / "_static") and pad.is_file():
            yield pad


def _een_link(html: Path, blad: Path, tekst: str, adres: str) -> str:
    gezet = False

    def vervang(treffer: re.Match) -> str:
        nonlocal gezet
        if "_static/" not in treffer[1]:
            return treffer[0]
        eerste, gezet = not gezet, True
        omhoog = "../" * (len(blad.relative_to(html).parts) - 1)
        return f'\n<link rel="stylesheet" href="{omhoog}{adres}" />' if eerste else ""

    return _STIJLLINK.sub(vervang, tekst)


def _verplaats(html: Path, pad: Path) -> str:
    """De regels van een stijlblad, met adressen zoals zij vanaf de plek van `STIJL` heten."""
    map_ = pad.resolve().parent.relative_to((html / STIJL).resolve().parent).as_posix()

    def adres(treffer: re.Match) -> str:
        waar = treffer[2]
        if not re.match(r"[a-z]+:|#|/", waar):
            waar = posixpath.normpath(posixpath.join(map_, waar))
        return f"url({treffer[1]}{waar}{treffer[1]})"

    stijl = _ADRES.sub(adres, pad.read_text(encoding="utf-8").replace('@charset "UTF-8";', ""))
    # Een stijlblad dat een ander invoegt, krijgt dat hier zelf: een @import telt alleen bovenaan een bestand.
    return _INVOEGEN.sub(lambda t: _verplaats(html, (pad.parent / t[1]).resolve()), stijl) + "\n"


def ruim_op_wat_niet_laadt(html: Path, bladen: Mapping[Path, str]) -> None:
    """Haal de scripts en stijlbladen weg die geen bladzijde laadt."""
    adressen = [a for tekst in bladen.values() for a in (*_SCRIPT.findall(tekst), *_STIJLLINK.findall(tekst))]
    gebruikt = {posixpath.basename(adres.partition("?")[0]) for adres in adressen}
    for pad in (html / "_static").rglob("*"):
        if pad.suffix in (".js", ".css") and pad.name not in gebruikt:
            pad.unlink()
