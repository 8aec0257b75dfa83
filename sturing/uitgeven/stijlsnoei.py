"""Stijlbladen kleiner maken: regels voor onderdelen die in dit rapport niet voorkomen, gaan eruit.

Het thema brengt een half miljoen tekens stijl mee, waarvan een rapport een klein deel gebruikt. Op een netwerkschijf
wordt niets ingepakt verstuurd; dan scheelt snoeien de lezer seconden. Wat blijft, geldt hier ook zonder script en op
papier in de goede stand (schermstand.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from sturing.schijf import schrijf_atomair
from sturing.uitgeven.letters_mee import ruim_letters_op, zet_pictogrammen_mee
from sturing.uitgeven.schermstand import volg_apparaat
from sturing.uitgeven.stijldelen import deel_op, ruim_namen_op

#: Alles in een bladzijde of script dat een naam van een klasse, id of element kan zijn. Ruim: liever te veel bewaard.
_WOORD = re.compile(r"[A-Za-z_][\w-]*")
#: Scripts met alleen tekst uit het rapport: daar staan gewone woorden in.
_GEGEVENS = ("searchindex.js", "begrippenlijst.js")
_TAG = re.compile(r"<[^>]+>")
#: Regels die andere regels bevatten; de overige (zoals @font-face en @keyframes) blijven heel.
_OMVATTEND = ("media", "supports", "layer", "container")


def snoei_stijl(html: Path) -> None:
    """Snoei elk stijlblad in `html/_static` tot wat de bladzijden en scripts kunnen gebruiken."""
    bladzijden = [pad.read_text(encoding="utf-8") for pad in sorted(html.rglob("*.html"))]
    woorden = set(woorden_van(bladzijden, html))
    scripts = "".join(pad.read_text(encoding="utf-8") for pad in _scripts(html))
    for pad in sorted((html / "_static").rglob("*.css")):
        oud = pad.read_text(encoding="utf-8")
        nieuw = volg_apparaat(ruim_namen_op(snoei(oud, woorden), scripts))
        nieuw = zet_pictogrammen_mee(nieuw, pad.parent)
        if nieuw != oud:
            schrijf_atomair(pad, nieuw.encode())
    ruim_letters_op(html, [pad.read_text(encoding="utf-8") for pad in html.rglob("*.css")])


def snoei(stijl: str, woorden: set[str]) -> str:
    """Het stijlblad zonder de regels die een klasse, id of element noemen dat nergens voorkomt.

    >>> snoei(".a{color:red}.b,.a p{color:blue}@media print{.b{top:0}}", {"a", "p"})
    '.a{color:red}\\n.a p{color:blue}\\n'
    """
    regels = tinycss2.parse_stylesheet(stijl, skip_comments=True, skip_whitespace=True)
    return "".join(f"{regel}\n" for regel in _bewaar(regels, woorden))


def woorden_van(bladzijden: Iterable[str], html: Path) -> Iterator[str]:
    """Alles wat in deze bladzijden of in een script onder `html` een naam van een klasse, id of element kan zijn.

    Een woord kan vaker komen, en in willekeurige volgorde.
    """
    # De meeste tags staan op elke bladzijde: eerst ontdubbelen scheelt een halve seconde.
    for tag in {tag for bladzijde in bladzijden for tag in _TAG.findall(bladzijde)}:
        yield from _WOORD.findall(tag)
    for pad in _scripts(html):
        yield from _WOORD.findall(pad.read_text(encoding="utf-8"))


def _scripts(html: Path) -> list[Path]:
    return [pad for pad in sorted(html.rglob("*.js")) if pad.name not in _GEGEVENS]


def _bewaar(regels: Iterable[Node], woorden: set[str]) -> Iterator[str]:
    for regel in regels:
        if regel.type == "qualified-rule":
            keuzes = [k for k in deel_op(regel.prelude, ",") if _kan_voorkomen(k, woorden)]
            if keuzes:
                wat = ",".join(tinycss2.serialize(k).strip() for k in keuzes)
                yield f"{wat}{{{tinycss2.serialize(regel.content)}}}"
        elif regel.type == "at-rule" and regel.lower_at_keyword in _OMVATTEND and regel.content is not None:
            binnen = "".join(_bewaar(tinycss2.parse_rule_list(regel.content, True, True), woorden))
            if binnen:
                yield f"@{regel.at_keyword}{tinycss2.serialize(regel.prelude)}{{{binnen}}}"
        elif regel.type != "error":
            yield regel.serialize()


def _kan_voorkomen(keuze: list[Node], woorden: set[str]) -> bool:
    """Onwaar als de selector een naam noemt die nergens staat; wat tussen haakjes staat, telt niet mee."""
    vorig = [None, *keuze]
    for voor, teken in pairwise(vorig):
        if teken.type == "hash" and teken.value not in woorden:
            return False
        # Na een dubbele punt staat een toestand, zoals :hover; die hoort bij geen naam.
        if teken.type == "ident" and voor != ":" and teken.value not in woorden:
            return False
    return True
