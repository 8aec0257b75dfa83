"""Sphinx-uitbreiding: de lijst waarin de zoekpagina zoekt, met een stukje tekst en de soort bij elke treffer.

De index van Sphinx kent alleen woorden en titels, en haalt voor een stukje tekst elke bladzijde op; dat mag niet vanaf
een netwerkschijf. Deze lijst heeft de tekst zelf: per kop van een hoofdstuk, per fiche en per los blad, met een index
waarin de browser meteen kan zoeken. Het bestand heet net als bij Sphinx `searchindex.js`. `_config.yml` zet de
uitbreiding aan.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import chain
from pathlib import Path
from typing import IO

from docutils import nodes
from sphinx import search as sphinxzoeken

from sturing.schijf import schrijf_atomair
from sturing.uitgeven.banden import Band, lees_toc
from sturing.uitgeven.losbladklaar import lees_losse_bladen
from sturing.uitgeven.zoekindex import VELDEN, maak_zoekindex, woorden_van
from sturing.uitgeven.zoektabellen import kies_eigen_rijen, lees_tabellen

#: Zo begint en eindigt het bestand: een script, want een bladzijde vanaf schijf mag geen ander bestand lezen.
_BEGIN, _EIND = "globalThis.ZOEKLIJST=", ";\n"
#: Alles in deze map is een fiche van een indicator.
FICHEMAP = "indicator"
#: Alleen een fiche met een cijfer heeft dit feit in haar kern.
_MET_CIJFER = "Oordeel"
#: Verandert de vorm van de lijst, dan is een oude lijst onbruikbaar.
_VORM = 4
#: De stukken met al hun woorden, bij wat Sphinx voor een volgende bouw bewaart: de browser heeft genoeg aan de index.
_BEWAARD = "zoekstukken.json"
_TAG = re.compile(r"<(?:style|script).*?</(?:style|script)>|<[^>]+>", re.DOTALL | re.IGNORECASE)
_FEIT = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.DOTALL)
_INLEIDING = re.compile(r'<p class="inleiding">(.*?)</p>', re.DOTALL)
_KERN = re.compile(r'<dl class="kern">(.*?)</dl>', re.DOTALL)
#: Een los getal uit een tabel zegt niets, een groot getal is wel te zoeken: 1.235.
_WOORD = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[^\W_]{3,}")
#: Cijfers en cellen zijn zonder hun tabel niet te lezen: zij tellen mee bij het zoeken en staan niet in het stukje.
_ZONDER_ZIN = (nodes.table, nodes.literal_block, nodes.comment)
#: Vakken die op elke bladzijde hetzelfde zeggen, of wat een figuur met haar tabel ernaast al zegt.
_OVERAL = frozenset({"waarover", "bronregel", "gegevens", "smalbeeld"})


class Zoeklijst(sphinxzoeken.IndexBuilder):
    """De stukken tekst van elke bladzijde; Sphinx vult en bewaart haar zoals zijn eigen index."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.stukken: dict[str, list[dict]] = {}

    def feed(self, docname: str, filename: str, title: str, doctree: nodes.document) -> None:
        """Neem een bladzijde op; een bladzijde zonder titel, zoals de zoekpagina, telt niet mee."""
        if title:
            self.stukken[docname] = list(_stukken(f"{docname}.html", _kaal(title), doctree))

    def prune(self, docnames: Iterable[str]) -> None:
        """Houd alleen deze bladzijden."""
        self.stukken = {naam: self.stukken[naam] for naam in docnames if naam in self.stukken}

    def load(self, stream: IO, format: object) -> None:
        """Lees een eerdere lijst; Fouten: `ValueError` als zij van een andere vorm is."""
        lijst = json.loads(self._bewaard.read_text(encoding="utf-8"))
        if not isinstance(lijst, dict) or lijst.get("vorm") != _VORM:
            raise ValueError("oude lijst")
        self.stukken = lijst["stukken"]

    def dump(self, stream: IO, format: object) -> None:
        """Schrijf de lijst, in vaste volgorde: zelfde boek, zelfde bytes."""
        map_ = posixpath.dirname(self.env.config.root_doc)
        _met_kern(self.stukken, lees_losse_bladen(Path(self.env.srcdir) / map_), map_)
        stukken = dict(sorted(self.stukken.items()))
        te_zoeken = [_te_zoeken(stuk) for stuk in chain(*stukken.values())]
        index = maak_zoekindex(te_zoeken, self.lang.stem, self.lang.stopwords)
        bijlagen = _bijlagen(Path(self.env.srcdir) / "_toc.yml")
        elders = _woorden_buiten(bijlagen, stukken)
        getoond = {
            naam: [_te_tonen(stuk, elders if naam in bijlagen else None) for stuk in deel]
            for naam, deel in stukken.items()
        }
        stream.write(_BEGIN + _dicht({"vorm": _VORM, "stukken": getoond, "index": index}) + _EIND)
        schrijf_atomair(self._bewaard, _dicht({"vorm": _VORM, "stukken": stukken}).encode())

    @property
    def _bewaard(self) -> Path:
        return Path(self.env.doctreedir) / _BEWAARD


def _bijlagen(toc: Path) -> frozenset[str]:
    """De bladzijden die bijlage zijn: naslag, die bij het zoeken na de hoofdstukken komt."""
    delen = lees_toc(toc) if toc.exists() else ()
    return frozenset(slug for deel in delen if deel.band is Band.BIJLAGEN for slug in deel.slugs)


def _woorden_buiten(bijlagen: frozenset[str], stukken: Mapping[str, list[dict]]) -> frozenset[str]:
    """De woorden die een lezer ook buiten de bijlagen vindt."""
    buiten = chain(*(deel for naam, deel in stukken.items() if naam not in bijlagen))
    return frozenset(woord for stuk in buiten for veld in VELDEN for woord in woorden_van(str(stuk.get(veld, ""))))


def _te_tonen(stuk: Mapping[str, object], elders: frozenset[str] | None) -> dict[str, object]:
    """Wat de zoekpagina van een stuk laat zien; de losse woorden staan al in de index.

    Van een bijlage (dan zijn er woorden van `elders`) reizen alleen de rijen mee met een woord dat daar niet in staat:
    met alle rijen wordt de zoekpagina een derde zwaarder, en de rest herhaalt wat de hoofdstukken zeggen.
    """
    uit = {veld: waarde for veld, waarde in stuk.items() if waarde and veld not in ("woorden", "nadruk")}
    if elders is None:
        return uit
    tabellen = kies_eigen_rijen(stuk.get("tabellen", []), elders)
    return {veld: waarde for veld, waarde in (uit | {"tabellen": tabellen}).items() if waarde} | {"soort": "bijlage"}


def _te_zoeken(stuk: Mapping[str, str]) -> dict[str, str]:
    """Waarop een stuk te vinden is: wat een alinea opent, telt als een kop, want daar gaat die alinea over."""
    return {**stuk, "kop": f"{stuk.get('kop', '')} {stuk.get('nadruk', '')}".strip()}


def _dicht(lijst: Mapping[str, object]) -> str:
    return json.dumps(lijst, ensure_ascii=False, separators=(",", ":"))


def _stukken(adres: str, titel: str, doctree: nodes.document) -> Iterator[dict[str, object]]:
    """Eén stuk per kop: adres, titel, kop, tekst om te tonen, woorden die alleen meetellen, en tabellen."""
    delen = list(doctree.findall(nodes.section)) or [doctree]
    for nummer, deel in enumerate(delen):
        kop = deel.next_node(nodes.title)
        tekst, woorden = _tekst_van(deel)
        if nummer and not tekst and not woorden:
            continue
        anker = f"#{deel['ids'][0]}" if nummer and deel.get("ids") else ""
        yield {
            "adres": adres + anker,
            "titel": titel,
            "kop": _kaal(kop.astext()) if nummer and kop is not None else "",
            "tekst": tekst,
            "woorden": woorden,
            "nadruk": _nadruk_van(deel),
            "tabellen": lees_tabellen(deel),
        }


def _nadruk_van(deel: nodes.Element) -> str:
    """De vette woorden waarmee een alinea onder deze kop begint, zoals de naam van een wijk."""
    vet = [kind for kind in deel.findall(nodes.strong) if isinstance(kind.parent, nodes.paragraph)]
    openen = [kind for kind in vet if _opent(kind) and _sectie_van(kind) is deel]
    return " ".join(dict.fromkeys(_kaal(kind.astext()) for kind in openen))


def _opent(knoop: nodes.Node) -> bool:
    """Waar als er in de alinea niets voor staat; MyST zet voor een vet woord soms een lege tekst."""
    ervoor = knoop.parent.children[: knoop.parent.index(knoop)]
    return not any(kind.astext().strip() for kind in ervoor)


def _sectie_van(knoop: nodes.Node) -> nodes.Node:
    while not isinstance(knoop, (nodes.section, nodes.document)):
        knoop = knoop.parent
    return knoop


def _tekst_van(deel: nodes.Element) -> tuple[str, str]:
    """De lopende tekst onder een kop, en de woorden uit tabellen die daar niet in staan."""
    zinnen: list[str] = []
    los: list[str] = []

    def ga(knoop: nodes.Node, stil: bool) -> None:
        if isinstance(knoop, (nodes.section, nodes.title)) and knoop is not deel:
            return
        if _OVERAL & set(knoop.get("classes", ())):
            return
        stil = stil or isinstance(knoop, _ZONDER_ZIN) or "verborgen" in knoop.get("classes", ())
        if isinstance(knoop, (nodes.TextElement, nodes.raw)) and not isinstance(knoop, nodes.comment):
            (los if stil else zinnen).append(_kaal(knoop.astext()))
            return
        for kind in knoop.children:
            if isinstance(kind, nodes.Element):
                ga(kind, stil)

    ga(deel, False)
    tekst = " ".join(" ".join(zinnen).split())
    bekend = {w.lower() for w in _WOORD.findall(tekst)}
    extra = dict.fromkeys(w for w in _WOORD.findall(" ".join(los).lower()) if w not in bekend and not w.isdigit())
    return tekst, " ".join(extra)


def _kaal(tekst: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", tekst)).split())


def _met_kern(stukken: Mapping[str, list[dict[str, str]]], bladen: Iterable[dict], map_: str) -> None:
    """Een los blad meldt alleen zoekwoorden aan; om te tonen zijn zijn inleiding en kern beter."""
    for blad in bladen:
        soort = "fiche" if blad["pad"].startswith(f"{FICHEMAP}/") else "blad"
        inleiding, kern = _INLEIDING.search(blad["inhoud"]), _KERN.search(blad["inhoud"])
        delen = [_kaal(inleiding[1])] if inleiding else []
        feiten = [tuple(map(_kaal, feit)) for feit in _FEIT.findall(kern[1])] if kern else []
        delen += [f"{vraag}: {antwoord}" for vraag, antwoord in feiten]
        for stuk in stukken.get(posixpath.join(map_, blad["pad"]), ()):
            if "soort" not in stuk:
                stuk |= {"soort": soort, "woorden": f"{stuk['tekst']} {stuk['woorden']}".strip()}
            stuk["tekst"] = ". ".join(delen)
            stuk["tabellen"] = blad.get("zoektabellen", [])
            if any(vraag == _MET_CIJFER for vraag, _ in feiten):
                stuk["cijfer"] = "ja"


def setup(app) -> dict:
    """Meld de uitbreiding aan bij Sphinx: de bouwer maakt deze lijst in plaats van zijn eigen index."""
    sphinxzoeken.IndexBuilder = Zoeklijst
    return {"parallel_read_safe": True, "parallel_write_safe": True}
