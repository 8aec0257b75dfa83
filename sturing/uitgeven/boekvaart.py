"""Sphinx-uitbreiding: hetzelfde boek, sneller. `_config.yml` zet de uitbreiding aan.

- Een menu is voor elk los blad in dezelfde map gelijk; Sphinx rekent het voor elke pagina opnieuw uit.
- Figuren nummert hij op een geraamte van elke bladzijde; zie `geraamte`.
- Lezen en schrijven gaan over meer kernen, als elke uitbreiding daartegen kan.
- Wie alleen de bladzijden nodig heeft, krijgt een sein zodra zij er staan; zie `bladsein`.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from sturing.uitgeven.bladsein import geef_sein, is_gevraagd
from sturing.uitgeven.geraamte import nummer_op_geraamte
from sturing.uitgeven.voorrang import ga_opzij

#: Deze zeggen niet of zij tegen meer processen kunnen. Zij werken alleen bij het begin en aan het eind, in het
#: hoofdproces, of alleen voor LaTeX; een bladzijde lezen of schrijven doen zij niet.
_OOK_VEILIG = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex", "sphinx_comments", "jupyter_book")


def _verklaar_veilig(app, config) -> None:
    for naam in _OOK_VEILIG:
        if uitbreiding := app.extensions.get(naam):
            uitbreiding.parallel_read_safe = uitbreiding.parallel_write_safe = True


def _onthoud_menu(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Geef een pagina die geen bladzijde van het boek is het menu dat een ander in haar map al kreeg."""
    if pagename in app.env.found_docs or "toctree" not in context:
        return
    maak, map_ = context["toctree"], posixpath.dirname(pagename)
    bekend = app.builder.__dict__.setdefault("sturing_menus", {})

    def menu(**keuzes: object) -> str:
        sleutel = (map_, *sorted(keuzes.items()))
        if sleutel not in bekend:
            bekend[sleutel] = maak(**keuzes)
        return bekend[sleutel]

    context["toctree"] = menu


def _meld_bladzijden(app) -> list:
    """Alle bladzijden zijn geschreven: leg hun beelden erbij, wat Sphinx pas later doet, en zeg het wie wacht."""
    html = Path(app.outdir)
    if is_gevraagd(html):
        app.builder.copy_image_files()
        geef_sein(html)
        # Het langste werk, de PDF van het rapport, begint nu; wat hier nog komt, is eerder klaar dan zij.
        ga_opzij()
    return []


def setup(app) -> dict:
    """Meld de uitbreiding aan bij Sphinx."""
    nummer_op_geraamte()
    app.connect("config-inited", _verklaar_veilig)
    app.connect("html-page-context", _onthoud_menu, priority=400)  # vóór het thema, dat het menu al opvraagt
    app.connect("html-collect-pages", _meld_bladzijden, priority=100)  # vóór de losse bladen
    return {"parallel_read_safe": True, "parallel_write_safe": True}
