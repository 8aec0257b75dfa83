"""Sphinx-uitbreiding: maak het boek leesbaar voor wie het hoort in plaats van ziet.

Sphinx geeft een kopcel geen richting en het schuifvak om een brede tabel geen naam, een tabel in een uitklapper
heeft geen bijschrift, een cel weet niet onder welke kop zij staat, en een Engels woord klinkt Nederlands.
`_config.yml` zet deze uitbreiding aan.
"""

from __future__ import annotations

import re

from sturing.uitgeven.taalwissels import merk_taal

#: Kopcellen zoals Sphinx ze schrijft; `head` staat in de koprij, `stub` in de eerste kolom.
_KOPCEL = re.compile(r'<th class="((?:[\w-]+ )*?)(head|stub)\b')
_VAK = re.compile(
    r'<div class="pst-scrollable-table-container">(<table\b[^>]*>\s*<caption[^>]*>(.*?)</caption>)', re.DOTALL
)
_UITKLAPPER = re.compile(
    r"(<details\b[^>]*\bcijfers\b[^>]*>\s*<summary\b[^>]*>\s*"
    r'<span class="sd-summary-text">((?:(?!</summary>).)*?)</span>'
    r'<span class="sd-summary-state-marker(?:(?!</details>).)*?<table\b[^>]*>)(?!\s*<caption)',
    re.DOTALL,
)
#: Een tabel die op een telefoon kaarten wordt (zie stijl.css), haar koppen, rijen en cellen.
_KAARTEN = re.compile(r'<table class="(?:[\w-]+ )*kaarten[ "].*?</table>', re.DOTALL)
_KOP = re.compile(r'<th scope="col"[^>]*>(.*?)</th>', re.DOTALL)
_RIJ = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CEL = re.compile(r"<td\b(?=([^>]* data-kop=)?)")
_KOPLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
#: Een punt dat alleen bestaat na een run, zoals de link naar de PDF.
_ALLEEN_RUN = re.compile(r'<li class="alleen-run">.*?</li>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def verbeter_tabellen(body: str) -> str:
    """Geef kopcellen een richting, uitklaptabellen een bijschrift en schuifvakken een naam.

    >>> verbeter_tabellen('<th class="head stub"><p>Doel</p></th><th class="stub"><p>Samen</p></th>')
    '<th scope="col" class="head stub"><p>Doel</p></th><th scope="row" class="stub"><p>Samen</p></th>'
    """
    body = _KOPCEL.sub(_met_richting, body)
    body = _KAARTEN.sub(_met_opschriften, body)
    body = _UITKLAPPER.sub(lambda t: f'{t[1]}<caption class="verborgen">{_tekst(t[2])}</caption>', body)
    return _VAK.sub(_met_naam, body)


def _met_richting(treffer: re.Match) -> str:
    richting = "col" if treffer[2] == "head" else "row"
    return f'<th scope="{richting}" class="{treffer[1]}{treffer[2]}'


def _met_opschriften(treffer: re.Match) -> str:
    """De tabel met in elke cel de naam van haar kolom, voor een scherm waar de koprij niet boven de cellen past."""
    koppen = [_tekst(kop).replace('"', "&quot;") for kop in _KOP.findall(treffer[0])]

    def rij(vondst: re.Match) -> str:
        # De eerste kolommen zijn kopcellen; die zeggen zelf al waar de rij over gaat.
        over = iter(koppen[vondst[0].count('<th scope="row"') :])
        return _CEL.sub(lambda cel: _met_kop(cel, next(over, "")), vondst[0])

    return _RIJ.sub(rij, treffer[0])


def _met_kop(cel: re.Match, kop: str) -> str:
    """De cel met haar kolomkop; een sjabloon kan die al hebben ingevuld."""
    return cel[0] if cel[1] else f'{cel[0]} data-kop="{kop}"'


def _met_naam(treffer: re.Match) -> str:
    """Het schuifvak met het bijschrift als naam.

    Een `group`, want een `region` per tabel maakt de lijst van paginadelen van een schermlezer te vol.
    """
    naam = _tekst(treffer[2]).replace('"', "&quot;")
    return f'<div class="pst-scrollable-table-container" role="group" aria-label="{naam}">{treffer[1]}'


def _tekst(opmaak: str) -> str:
    """De tekst zonder tags en zonder het link-teken van een bijschrift."""
    return " ".join(_TAG.sub("", _KOPLINK.sub("", opmaak)).split())


def _bij_pagina(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    if "body" in context:
        context["body"] = verbeter_tabellen(context["body"])
        if not context.get("pdf_namen"):
            context["body"] = _ALLEEN_RUN.sub("", context["body"])


def _geef_ruimte(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """De startpagina is kort en heeft een brede tabel: zij krijgt de ruimte van de inhoudsopgave rechts."""
    if pagename == app.config.root_doc:
        context["meta"] = {**(context.get("meta") or {}), "html_theme.sidebar_secondary.remove": True}


def _merk_taal(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    if "body" in context:
        context["body"] = merk_taal(context["body"])


def setup(app) -> dict:
    """Meld de uitbreiding aan bij Sphinx."""
    app.connect("html-page-context", _bij_pagina)
    app.connect("html-page-context", _merk_taal, priority=900)  # als alle tekst er staat, ook de uitleg van begrippen
    app.connect("html-page-context", _geef_ruimte, priority=400)  # voordat het thema ernaar kijkt
    return {"parallel_read_safe": True, "parallel_write_safe": True}
