"""Alles wat Sphinx bij elk boek laadt, in één keer: een warm proces leest deze module en heeft het dan bij zich.

Zonder haar laadt elke gevorkte bouw tweehonderd modules opnieuw, want Sphinx zoekt ze pas bij het begin bijeen.
"""

from __future__ import annotations

import importlib
from contextlib import suppress

from sphinx.application import builtin_extensions

#: De uitbreidingen uit `_config.yml`, en wat zij, de taal en het schrijven er pas tijdens de bouw bij halen.
_UITBREIDINGEN = (
    "myst_nb.sphinx_ext", "myst_parser.sphinx_ext.main", "sphinx_comments", "sphinx_design.extension",
    "sphinx_external_toc.collectors", "sphinx_external_toc.events", "sphinx_jupyterbook_latex.events",
    "sphinx_jupyterbook_latex.transforms", "sphinx_multitoc_numbering", "sturing.uitgeven.begrippen",
    "sturing.uitgeven.bijwerken", "sturing.uitgeven.boekvaart", "sturing.uitgeven.losse_bladen",
    "sturing.uitgeven.toegankelijk", "sturing.uitgeven.zoeklijst",
)  # fmt: skip
_ONDERWEG = (
    "docutils.languages.nl", "docutils.parsers.rst.directives.admonitions", "docutils.parsers.rst.directives.tables",
    "docutils.parsers.rst.languages.nl", "jinja2.sandbox", "multiprocessing.connection", "multiprocessing.popen_fork",
    "myst_nb.ext.glue.domain", "sphinx.builders.html.transforms", "sphinx.jinja2glue", "sphinx.search.nl",
    "sphinx.transforms.post_transforms.images",
)  # fmt: skip

for naam in (*builtin_extensions, *_UITBREIDINGEN, *_ONDERWEG):
    # Wat ontbreekt, meldt Sphinx zelf als hij het nodig heeft.
    with suppress(ImportError):
        importlib.import_module(naam)
