"""De delen van een stijlregel, en wat daarvan niemand gebruikt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import Node

_GEBRUIKT = re.compile(r"var\(\s*(--[\w-]+)")


def deel_op(tekens: Iterable[Node], scheiding: str) -> list[list[Node]]:
    """De stukken tussen elke `scheiding`; een komma of puntkomma binnen haakjes of tekst telt niet."""
    delen: list[list[Node]] = [[]]
    for teken in tekens:
        if teken == scheiding:
            delen.append([])
        else:
            delen[-1].append(teken)
    return delen


def ruim_namen_op(stijl: str, elders: str = "") -> str:
    """Het stijlblad zonder eigen namen (`--naam: …`) die geen enkele regel gebruikt.

    Het thema geeft honderden namen een waarde, per stand nog eens. `elders` is tekst, zoals die van scripts, waarin een
    naam ook gebruikt kan zijn.

    >>> ruim_namen_op("p{--a:1px;--b:var(--a);--c:2px;top:var(--c)}")
    'p{--c:2px;top:var(--c)}\\n'
    """
    regels = tinycss2.parse_stylesheet(stijl, skip_comments=True, skip_whitespace=True)
    waarden: dict[str, str] = {}
    los = [elders, *(_verdeel(regels, waarden))]
    gebruikt = {naam for naam in waarden if naam in elders}
    te_doen = [naam for tekst in los[1:] for naam in _GEBRUIKT.findall(tekst)] + list(gebruikt)
    while te_doen:
        naam = te_doen.pop()
        gebruikt.add(naam)
        te_doen += set(_GEBRUIKT.findall(waarden.get(naam, ""))) - gebruikt
    return "".join(f"{regel}\n" for regel in _zonder(regels, gebruikt))


def _binnen(regel: Node) -> list[Node]:
    """De regels in een regel die andere omvat, zoals @media."""
    return tinycss2.parse_rule_list(regel.content, True, True)


def _omvat(regel: Node) -> bool:
    return regel.type == "at-rule" and regel.lower_at_keyword in ("media", "supports") and regel.content is not None


def _naam(stuk: list[Node]) -> str:
    """De eigen naam die dit stuk een waarde geeft; leeg bij een gewone eigenschap."""
    eerste = next((t for t in stuk if t.type not in ("whitespace", "comment")), None)
    return eerste.value if eerste is not None and eerste.type == "ident" and eerste.value.startswith("--") else ""


def _verdeel(regels: Iterable[Node], waarden: dict[str, str]) -> Iterator[str]:
    """Geef alles wat een naam kan gebruiken; `waarden` groeit met wat elke naam zelf gebruikt."""
    for regel in regels:
        if _omvat(regel):
            yield from _verdeel(_binnen(regel), waarden)
        elif regel.type == "qualified-rule":
            for stuk in deel_op(regel.content, ";"):
                tekst = tinycss2.serialize(stuk)
                if naam := _naam(stuk):
                    waarden[naam] = waarden.get(naam, "") + tekst.partition(":")[2]
                else:
                    yield tekst
        elif regel.type != "error":
            yield regel.serialize()


def _zonder(regels: Iterable[Node], gebruikt: set[str]) -> Iterator[str]:
    for regel in regels:
        if _omvat(regel):
            if binnen := "".join(_zonder(_binnen(regel), gebruikt)):
                yield f"@{regel.at_keyword}{tinycss2.serialize(regel.prelude)}{{{binnen}}}"
        elif regel.type == "qualified-rule":
            stukken = [s for s in deel_op(regel.content, ";") if not (naam := _naam(s)) or naam in gebruikt]
            if inhoud := ";".join(tekst for s in stukken if (tekst := tinycss2.serialize(s).lstrip())):
                yield f"{tinycss2.serialize(regel.prelude).strip()}{{{inhoud}}}"
        elif regel.type != "error":
            yield regel.serialize()
