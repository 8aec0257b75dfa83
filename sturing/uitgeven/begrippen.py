"""Sphinx-uitbreiding: leg een begrip uit waar het staat, en laat de zoekfunctie ook andere woorden ervoor begrijpen.

De begrippen komen uit `data/begrippen.csv`, dat de bladzijde met begrippen naast zich legt: één lijst voor de uitleg,
de links en het zoeken. `_config.yml` zet de uitbreiding aan.
"""

from __future__ import annotations

import csv
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sturing.woordvormen import herken, kern

#: Per groep de woorden die iemand typt, en de woorden die hij dan ook vindt.
Zoekwoorden = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

_LIJST = "data/begrippen.csv"
#: Alle begrippen met hun uitleg, zoals de browser ze leest.
SCRIPT = "begrippenlijst.js"
_BLAD = "begrippen"
_DEEL = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
#: Alleen in lopende tekst; in een kop, tabel, link of bijschrift staat een link in de weg.
_TEKST = frozenset({"p", "dd", "li"})
_NIET = frozenset({
    "a", "abbr", "blockquote", "button", "caption", "code", "dt", "figcaption", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "label", "nav", "pre", "script", "select", "style", "summary", "svg", "table", "textarea",
    "title",
})  # fmt: skip
_LEEG = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
#: Tekst waarna een zin doorloopt; een hoofdletter daar hoort bij een naam.
_MIDDEN_IN_ZIN = re.compile(r"[\w,;)%’] $")
#: Vakken met kleine letters of een melding, en een lijst die er op een breed scherm niet is.
_STILLE_VAKKEN = re.compile(
    r'class="[^"]*\b(?:bronregel|smalbeeld|waarover|admonition-title|oogopslag|verborgen|ingangen)\b'
)


@dataclass(frozen=True)
class Begrip:
    """Een begrip met zijn plek in de lijst, alles waarop iemand zoekt en de vormen die een link krijgen.

    Zonder `koppelen` krijgt elke vorm een link. Een woord met meer betekenissen heeft alleen een link waar zeker dit
    begrip is bedoeld: 'herkomst' is meestal waar iemand vandaan komt.
    """

    anker: str
    vormen: tuple[str, ...]
    zoekwoorden: tuple[str, ...]
    uitleg: str = ""
    koppelen: tuple[str, ...] = ()


@cache
def lees_begrippen(pad: Path) -> tuple[Begrip, ...]:
    """De begrippen uit de lijst naast de bladzijde; leeg als het boek die bladzijde niet heeft."""
    return tuple(
        Begrip(
            rij["anker"],
            (rij["woord"], *_los(rij["ook"])),
            _los(rij["zoekwoorden"]),
            rij["uitleg"],
            _los(rij.get("koppelen", "")),
        )
        for rij in _rijen(pad)
        if rij["anker"]
    )


@cache
def lees_zoekwoorden(pad: Path) -> Zoekwoorden:
    """De rijen zonder begrip: woorden die iemand typt, met de woorden die hij dan ook vindt."""
    return tuple((_los(rij["zoekwoorden"]), _los(rij["ook"])) for rij in _rijen(pad) if not rij["anker"])


def _rijen(pad: Path) -> tuple[dict[str, str], ...]:
    if not pad.exists():
        return ()
    with pad.open(encoding="utf-8", newline="") as bestand:
        return tuple(csv.DictReader(bestand))


def _los(tekst: str) -> tuple[str, ...]:
    return tuple(deel for deel in tekst.split("; ") if deel)


def leg_begrippen_uit(body: str, begrippen: tuple[Begrip, ...], adres: str) -> str:
    """Maak van elk begrip, de eerste keer dat het in lopende tekst staat, een link naar zijn uitleg.

    >>> lijst = (Begrip("begrip-bijstand", ("bijstand",), ()),)
    >>> leg_begrippen_uit("<p>Bijstand en bijstand</p>", lijst, "begrippen.html")
    '<p><a class="begrip" href="begrippen.html#begrip-bijstand">Bijstand</a> en bijstand</p>'
    """
    met_link = {vorm: begrip.anker for begrip in begrippen for vorm in begrip.koppelen or begrip.vormen}
    anker = {kern(vorm): plek for vorm, plek in met_link.items()}
    klein = {vorm.lower(): plek for vorm, plek in anker.items()}
    patroon, gezien = herken(met_link), set()

    def link(treffer: re.Match) -> str:
        plek = anker.get(treffer[0]) or klein[treffer[0].lower()]
        # 'het College voor de Rechten van de Mens' is een naam, en geen college van burgemeester en wethouders.
        eigennaam = treffer[0] not in anker and _MIDDEN_IN_ZIN.search(treffer.string[: treffer.start()])
        if plek in gezien or eigennaam:
            return treffer[0]
        gezien.add(plek)
        return f'<a class="begrip" href="{adres}#{plek}">{treffer[0]}</a>'

    return "".join(patroon.sub(link, deel) if lopend else deel for deel, lopend in _delen(body))


def _delen(body: str) -> Iterator[tuple[str, bool]]:
    """De stukken van een bladzijde, met of het lopende tekst is."""
    open_: list[tuple[str, bool]] = []
    for deel in _DEEL.split(body):
        tag = _TAG.match(deel)
        if deel.startswith("<") and not tag:
            yield deel, False
        elif not tag:
            namen = {naam for naam, _ in open_}
            yield deel, bool(namen & _TEKST) and not namen & _NIET and not any(stil for _, stil in open_)
        else:
            _volg(open_, tag[1].lower(), deel)
            yield deel, False


def _volg(open_: list[tuple[str, bool]], naam: str, tag: str) -> None:
    """Houd bij welke elementen open staan."""
    if tag.startswith("</"):
        plekken = [i for i, (open_naam, _) in enumerate(open_) if open_naam == naam]
        if plekken:
            del open_[plekken[-1] :]
    elif naam not in _LEEG and not tag.endswith("/>"):
        open_.append((naam, bool(_STILLE_VAKKEN.search(tag))))


# --- de Sphinx-uitbreiding -------------------------------------------------------------------------------


def _lijst(app) -> Path:
    return Path(app.srcdir) / posixpath.dirname(app.config.root_doc) / _LIJST


def _begrippen(app) -> tuple[Begrip, ...]:
    return lees_begrippen(_lijst(app))


def _bij_pagina(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    map_ = posixpath.dirname(app.config.root_doc)
    blad = posixpath.join(map_, _BLAD)
    if "body" in context and pagename != blad and (begrippen := _begrippen(app)):
        adres = posixpath.relpath(f"{blad}.html", posixpath.dirname(pagename) or ".")
        context["body"] = leg_begrippen_uit(context["body"], begrippen, adres)


def _schrijf_script(app, fout: Exception | None) -> None:
    """Leg de lijst als script bij het boek, voor de uitleg ter plekke en voor andere woorden bij het zoeken."""
    if fout is None and app.builder.format == "html" and (begrippen := _begrippen(app)):
        doel = Path(app.outdir) / "_static" / SCRIPT
        doel.write_text(maak_script(begrippen, lees_zoekwoorden(_lijst(app))), encoding="utf-8", newline="\n")


def maak_script(begrippen: tuple[Begrip, ...], zoekwoorden: Zoekwoorden = ()) -> str:
    """De begrippen als script: een bladzijde vanaf schijf mag geen ander bestand lezen, wel een script laden."""
    lijst = {b.anker: {"vormen": b.vormen, "zoekwoorden": b.zoekwoorden, "uitleg": b.uitleg} for b in begrippen}
    return f"globalThis.BEGRIPPEN={_dicht(lijst)};\nglobalThis.ZOEKWOORDEN={_dicht(zoekwoorden)};\n"


def _dicht(wat: object) -> str:
    return json.dumps(wat, ensure_ascii=False, separators=(",", ":"))


def _zet_script(app) -> None:
    if app.builder.format == "html" and _begrippen(app):
        app.add_js_file(SCRIPT, priority=400)


def _ook_te_schrijven(app, env) -> list[str]:
    """Is de lijst anders dan de vorige keer, dan moet elke pagina opnieuw."""
    som = hashlib.sha256(repr(_begrippen(app)).encode()).hexdigest()
    vorige, env.sturing_begrippen = getattr(env, "sturing_begrippen", None), som
    return [] if vorige in (None, som) else sorted(env.found_docs)


def setup(app) -> dict:
    """Meld de uitbreiding aan bij Sphinx."""
    app.connect("builder-inited", _zet_script)
    app.connect("build-finished", _schrijf_script)
    app.connect("html-page-context", _bij_pagina)
    app.connect("env-get-updated", _ook_te_schrijven, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
