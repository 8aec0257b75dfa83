"""Sphinx-uitbreiding: losse bladen, pagina's naast de hoofdstukken, in dezelfde lijst en zoekfunctie als het boek.

`losbladklaar` zet ze klaar bij de bron van het boek. Hier krijgen zij de lijst van de site: menu, kruimelpad, zoeken en
licht of donker zijn zo gelijk aan die van een hoofdstuk. `_config.yml` zet de uitbreiding aan.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from sturing.uitgeven.losbladklaar import FIGUREN, lees_losse_bladen

_STIJL = "losse_bladen.css"


def _map_van_boek(app) -> str:
    """De map van de startpagina: leeg in een run, `book/gedraaid` bij `jupyter-book build .`."""
    return posixpath.dirname(app.config.root_doc)


def _bladen(app) -> list[dict]:
    """De klaargezette bladen; leeg als er geen zijn. Sphinx vraagt ze bij elke pagina, dus één keer lezen."""
    return _lees(Path(app.srcdir) / _map_van_boek(app))


_lees = cache(lees_losse_bladen)


def _verzamel(app) -> Iterator[tuple[str, dict, str]]:
    """Geef Sphinx elk blad als pagina, en zijn woorden aan de zoekindex."""
    bladen = _bladen(app)
    _houd_in_zoekindex(app, [posixpath.join(_map_van_boek(app), blad["pad"]) for blad in bladen])
    for vorige, blad, volgende in zip([None, *bladen], bladen, [*bladen[1:], None], strict=False):
        naam = posixpath.join(_map_van_boek(app), blad["pad"])
        _meld_aan_zoekindex(app, naam, blad)
        # Vorige en volgende lopen alleen langs de bladen in dezelfde map.
        buren = {"prev": _buur(blad, vorige), "next": _buur(blad, volgende)}
        yield naam, {**_omlijsting(app, naam, blad), **{k: v for k, v in buren.items() if v}}, "page.html"


def _omlijsting(app, naam: str, blad: dict) -> dict:
    """Alles wat het thema van een pagina wil weten; teksten zijn hier al HTML."""
    omhoog = "../" * naam.count("/")
    ouder = blad["ouders"][-1][0] if blad["ouders"] else ""
    scripts = "".join(f'\n<script defer src="{omhoog}_static/{script}"></script>' for script in blad["scripts"])
    return {
        "title": escape(blad["titel"]),
        "body": blad["inhoud"].replace('src="../_images/', f'src="{omhoog}_images/'),
        "metatags": f'\n<link rel="stylesheet" href="{omhoog}_static/{_STIJL}">{scripts}',
        "parents": [{"link": adres, "title": escape(titel)} for adres, titel in blad["ouders"]],
        "toc": _inhoud(blad),
        "display_toc": bool(blad["koppen"]),
        # Zonder koppen is er niets om naartoe te springen; dan is de ruimte voor de tabel.
        "meta": {} if blad["koppen"] else {"html_theme.sidebar_secondary.remove": True},
        "onder": posixpath.normpath(posixpath.join(posixpath.dirname(naam), ouder)).removesuffix(".html"),
    }


def _inhoud(blad: dict) -> str:
    """De koppen als lijst, zoals Sphinx die bij een hoofdstuk maakt."""
    punten = "".join(
        f'<li><a class="reference internal" href="#{escape(anker)}">{escape(titel)}</a></li>'
        for anker, titel in blad["koppen"]
    )
    return f'<ul><li><a class="reference internal" href="#">{escape(blad["titel"])}</a><ul>{punten}</ul></li></ul>'


def _buur(blad: dict, buur: dict | None) -> dict | None:
    if buur is None or posixpath.dirname(buur["pad"]) != posixpath.dirname(blad["pad"]):
        return None
    return {"link": f"{posixpath.basename(buur['pad'])}.html", "title": escape(buur["titel"])}


def _houd_in_zoekindex(app, namen: list[str]) -> None:
    """Sphinx haalt aan het eind uit de index wat geen bladzijde van het boek is; losse bladen moeten blijven."""
    index = app.builder.indexer
    snoei = index.prune
    index.prune = lambda blijft: snoei([*blijft, *namen])


def _meld_aan_zoekindex(app, naam: str, blad: dict) -> None:
    document = new_document(naam, _instellingen())
    document += nodes.title(text=blad["titel"])
    # Van een tabel telt de eerste kolom: daarin staat waar elke rij over gaat.
    namen = " ".join(rij[0] for tabel in blad.get("zoektabellen", ()) for rij in tabel["rijen"])
    document += nodes.paragraph(text=f"{blad['zoektekst']} {namen}".strip())
    app.builder.index_page(naam, document, escape(blad["titel"]))


@cache
def _instellingen():
    """De instellingen van docutils; voor elk blad dezelfde, en ze verzamelen duurt langer dan het blad."""
    return get_default_settings()


def _werk_af(app, fout: Exception | None) -> None:
    """Leg figuren en bestanden naast de pagina's."""
    if fout is not None or app.builder.format != "html":
        return
    bron, uit = Path(app.srcdir) / _map_van_boek(app), Path(app.outdir)
    for blad in _bladen(app):
        for figuur in blad["figuren"]:
            _kopieer(bron / FIGUREN / f"{figuur}.svg", uit / "_images")
        map_ = posixpath.dirname(blad["pad"])
        for bestand in blad["bestanden"]:
            _kopieer(bron / map_ / bestand, uit / _map_van_boek(app) / map_)


def _bij_pagina(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Zet de bladen die niet in een map staan in het menu van elke pagina; open als de pagina eronder valt."""
    voor = f"{_map_van_boek(app)}/" if _map_van_boek(app) else ""
    context["menubladen"] = [
        {"naam": naam, "titel": escape(blad["titel"]), "open": naam == pagename or context.get("onder") == naam}
        for blad in _bladen(app)
        if "/" not in blad["pad"] and (naam := voor + blad["pad"])
    ]


def _kopieer(van: Path, naar: Path) -> None:
    naar.mkdir(parents=True, exist_ok=True)
    if not (naar / van.name).exists():
        shutil.copy(van, naar)


def setup(app) -> dict:
    """Meld de uitbreiding aan bij Sphinx."""
    app.connect("html-page-context", _bij_pagina)
    app.connect("html-collect-pages", _verzamel)
    app.connect("build-finished", _werk_af)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
