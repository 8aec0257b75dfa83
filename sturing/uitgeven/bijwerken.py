"""Sphinx-uitbreiding: bouw alleen de gewijzigde pagina's opnieuw, met dezelfde bytes als een hele bouw.

Sphinx herschrijft zelf een pagina als haar bron wijzigt. Maar elke pagina toont ook iets van de andere: hun
titels, hun plaats in het menu, de nummers van hun figuren. Verandert daar iets aan, dan worden alle pagina's
herschreven. `_config.yml` zet de uitbreiding aan.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

#: Hierin bewaart de omgeving van Sphinx hoe het er de vorige keer uitzag.
_BUREN, _LOS = "sturing_buren", "sturing_los"


def _verouderd(app, env, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Wat geen bladzijde is (losse bladen, stijl, figuren) hangt aan de startpagina: is er iets gewijzigd,
    dan gaat Sphinx in elk geval aan het werk."""
    nu = _hash_los(Path(app.srcdir))
    vorig, env.sturing_los = getattr(env, _LOS, None), nu
    app.sturing_los_gelijk = nu == vorig
    return [] if nu == vorig else [app.config.root_doc]


def _hash_los(bron: Path) -> str:
    som = hashlib.sha256()
    for pad in sorted(bron.rglob("*")):
        if pad.is_file() and pad.suffix != ".ipynb" and "_build" not in pad.relative_to(bron).parts:
            som.update(f"{pad.relative_to(bron).as_posix()}\n{hashlib.sha256(pad.read_bytes()).hexdigest()}\n".encode())
    return som.hexdigest()


def _ook_te_schrijven(app, env) -> list[str]:
    """Alle pagina's als er iets veranderde dat elke pagina van de andere laat zien."""
    nu = _hash_buren(env)
    vorig, env.sturing_buren = getattr(env, _BUREN, None), nu
    if nu == vorig and app.sturing_los_gelijk:
        _sla_losse_bladen_over(app)
    return [] if nu == vorig else sorted(env.found_docs)


def _sla_losse_bladen_over(app) -> None:
    """Een los blad rust op zijn eigen inhoud en op wat elke pagina van de andere toont; is beide gelijk, dan
    staat het er al. Zijn woorden gaan wel opnieuw naar de zoekindex."""
    schrijf, uit = app.builder.handle_page, Path(app.outdir)

    def alleen_wat_moet(pagename: str, *rest, **anders) -> None:
        if pagename in app.env.found_docs or pagename == "search" or not (uit / f"{pagename}.html").exists():
            schrijf(pagename, *rest, **anders)

    app.builder.handle_page = alleen_wat_moet


def _hash_buren(env) -> str:
    """Titels, menu, nummers en ankers van alle pagina's samen."""
    std = env.domaindata["std"]
    beeld = [
        [[naam, env.titles[naam].astext(), env.tocs[naam].astext()] for naam in sorted(env.titles)],
        *(sorted(map(repr, tabel.items())) for tabel in (
            env.toctree_includes, env.toc_secnumbers, env.toc_fignumbers, std["labels"], std["anonlabels"],
        )),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(beeld).encode()).hexdigest()


def _zonder_lege_woorden(app) -> list:
    """Een woord dat alleen op een gewijzigde pagina stond, blijft bij Sphinx leeg in de zoekindex staan."""
    index = getattr(app.builder, "indexer", None)
    for tabel in (index._mapping, index._title_mapping) if index else ():
        for woord in [woord for woord, bladen in tabel.items() if not bladen]:
            del tabel[woord]
    return []


def setup(app) -> dict:
    """Meld de uitbreiding aan bij Sphinx."""
    app.connect("env-get-outdated", _verouderd)
    app.connect("env-get-updated", _ook_te_schrijven, priority=900)  # nadat Sphinx de nummers heeft uitgedeeld
    app.connect("html-collect-pages", _zonder_lege_woorden)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
