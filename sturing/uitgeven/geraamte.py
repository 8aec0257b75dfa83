"""Figuren en tabellen nummeren zonder elke bladzijde van het boek helemaal te lezen.

Sphinx loopt na elke wijziging door alle bladzijden om hun figuren te tellen, en leest ze daarvoor van schijf. Voor het
tellen zijn alleen de koppen, de inhoudsopgaven en de figuren met een bijschrift nodig. Dat geraamte bewaart hij hier
per bladzijde, tot hij de bladzijde zelf opnieuw leest. `boekvaart` zet het aan.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.collectors.toctree import TocTreeCollector

#: Hierin bewaart de omgeving van Sphinx van elke bladzijde wanneer zij gelezen is, en haar geraamte.
_BEWAARD = "sturing_geraamten"
_BIJSCHRIFT = (nodes.caption, nodes.title)


def nummer_op_geraamte() -> None:
    """Laat Sphinx voortaan de figuren tellen op de geraamten; de nummers zijn dezelfde."""
    eigen = TocTreeCollector.assign_figure_numbers
    if hasattr(eigen, "__wrapped__"):
        return

    @wraps(eigen)
    def tel(self: TocTreeCollector, env) -> list[str]:
        lees = env.get_doctree
        env.get_doctree = lambda naam: _haal(env, naam, lees)
        try:
            return eigen(self, env)
        finally:
            del env.get_doctree

    TocTreeCollector.assign_figure_numbers = tel


def _haal(env, naam: str, lees: Callable[[str], nodes.Element]) -> nodes.Element:
    """Het geraamte van een bladzijde, opnieuw gemaakt als Sphinx haar sindsdien las."""
    bewaard = env.__dict__.setdefault(_BEWAARD, {})
    gelezen = env.all_docs[naam]
    if naam not in bewaard or bewaard[naam][0] != gelezen:
        bewaard[naam] = (gelezen, maak_geraamte(env, lees(naam)))
    return bewaard[naam][1]


def maak_geraamte(env, bladzijde: nodes.Element) -> nodes.Element:
    """Alleen wat de nummering van figuren en tabellen bepaalt, op dezelfde plek en in dezelfde volgorde."""
    return _snoei(env, bladzijde) or nodes.Element()


def _snoei(env, knoop: nodes.Element) -> nodes.Element | None:
    """De knoop zonder wat niet telt; None als er niets overblijft."""
    genummerd = any(domein.get_enumerable_node_type(knoop) for domein in env.domains.values())
    over = [_bijschrift(kind) if genummerd and isinstance(kind, _BIJSCHRIFT) else _snoei(env, kind)
            for kind in knoop.children if isinstance(kind, nodes.Element)]  # fmt: skip
    telt = genummerd or isinstance(knoop, (nodes.section, addnodes.toctree))
    kinderen = [kind for kind in over if kind is not None]
    if not telt:
        return nodes.Element("", *kinderen) if kinderen else None
    # Een kopie zonder `document`: anders hangt de hele bladzijde er weer aan.
    kopie = type(knoop)("", **knoop.attributes)
    kopie += kinderen
    if isinstance(knoop, nodes.container):  # een codeblok is genummerd als er code in zit
        kopie += [nodes.literal_block() for kind in knoop.children if isinstance(kind, nodes.literal_block)][:1]
    return kopie


def _bijschrift(knoop: nodes.Element) -> nodes.Element:
    return type(knoop)("", knoop.astext())
