"""De tabellen van een bladzijde voor de zoekpagina: zij toont de rij met het woord, en springt naar de tabel."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from docutils import nodes

from sturing.uitgeven.zoekindex import woorden_van

#: Een cel met een hele alinea maakt de lijst zwaar; wat erna komt, is wel te vinden en niet te zien.
_LANGSTE_CEL = 60
#: Korter is een woord zelden iets om op te zoeken.
_KORTSTE_WOORD = 4


def lees_tabellen(deel: nodes.Element) -> list[dict[str, object]]:
    """De tabellen die bij deze kop horen en rijen hebben, elk als anker, koppen en rijen.

    Wat onder een kop daarbinnen staat, hoort bij die kop.
    """
    tabellen = [_tabel(knoop) for knoop in _eigen(deel)]
    return [tabel for tabel in tabellen if tabel["rijen"]]


def kies_eigen_rijen(tabellen: Iterable[Mapping[str, object]], elders: Collection[str]) -> list[dict[str, object]]:
    """De rijen met een woord dat niet in `elders` staat; een tabel zonder zulke rijen valt weg.

    >>> tabel = {"anker": "a", "koppen": [], "rijen": [["Hulp", "thuis"], ["Hulp", "voedselbank"]]}
    >>> [tabel["rijen"] for tabel in kies_eigen_rijen([tabel], {"hulp", "thuis"})]
    [[['Hulp', 'voedselbank']]]
    """
    uit, bekend = [], frozenset(elders)
    for tabel in tabellen:
        rijen = [rij for rij in tabel["rijen"] if not bekend.issuperset(_hele_woorden(rij))]
        uit += [{**tabel, "rijen": rijen}] if rijen else []
    return uit


def _hele_woorden(rij: Iterable[str]) -> Iterator[str]:
    """De woorden van een rij; een kort woord of een getal zoekt zelden iemand."""
    for cel in rij:
        yield from (woord for woord in woorden_van(cel) if len(woord) >= _KORTSTE_WOORD and woord.isalpha())


def _eigen(deel: nodes.Element) -> Iterator[nodes.table]:
    for kind in deel.children:
        if isinstance(kind, nodes.table):
            yield kind
        elif isinstance(kind, nodes.Element) and not isinstance(kind, nodes.section):
            yield from _eigen(kind)


def _tabel(knoop: nodes.table) -> dict[str, object]:
    koppen = [rij for kop in knoop.findall(nodes.thead) for rij in kop.findall(nodes.row)]
    rijen = [rij for lijf in knoop.findall(nodes.tbody) for rij in lijf.findall(nodes.row)]
    anker = knoop["ids"][0] if knoop.get("ids") else ""
    return {"anker": anker, "koppen": _cellen(koppen[0]) if koppen else [], "rijen": [_cellen(rij) for rij in rijen]}


def _cellen(rij: nodes.row) -> list[str]:
    return [_kort(" ".join(_woorden(cel).split())) for cel in rij.findall(nodes.entry)]


def _woorden(cel: nodes.entry) -> str:
    """De tekst van een cel; ruwe HTML erin is opmaak."""
    return " ".join(k.astext() for k in cel.findall(nodes.Text) if not isinstance(k.parent, nodes.raw))


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _LANGSTE_CEL else f"{tekst[:_LANGSTE_CEL].rsplit(' ', 1)[0]} …"
