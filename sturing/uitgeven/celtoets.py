"""Wat er in een codecel mag staan: de functies van `sturing.tonen` aanroepen, met waarden.

Niet wat verboden is staat hier, maar wat mag. Zo komt een cel ook langs een omweg, als een module die een module van
`sturing` zelf gebruikt, niet bij bestanden, het net of een ander programma.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

#: Hier haalt een cel haar functies vandaan, en nergens anders.
MODULE = "sturing.tonen"
#: Zo heten de functies die een notebook aanroept; zie `__all__` van `sturing.tonen`.
_FUNCTIE = re.compile(r"(?:toon|open)_[a-z0-9_]+")
#: Woorden die overal bestaan, ook zonder import, en meer kunnen dan een waarde zijn.
_OVERAL = {*dir(builtins), "get_ipython", "display", "exit", "quit"}
#: Zoveel tekens van de code komen in een melding.
_TEKENS = 60
#: Waaruit een waarde mag bestaan; `Call` staat er niet bij, want die gaat alleen over een functie die mag.
_WAARDE = (
    ast.Constant, ast.Name, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.UnaryOp, ast.BinOp, ast.BoolOp, ast.Compare,
    ast.IfExp, ast.Subscript, ast.Slice, ast.Starred, ast.keyword, ast.JoinedStr, ast.FormattedValue, ast.unaryop,
    ast.operator, ast.boolop, ast.cmpop, ast.expr_context,
)  # fmt: skip


def zoek_vreemds(boom: ast.Module) -> list[str]:
    """Wat er in een codecel staat dat daar niet hoort; leeg als zij alleen functies van `sturing.tonen` aanroept.

    >>> zoek_vreemds(ast.parse("from sturing.tonen import *\\ntoon_verloop('eenzaamheid-18-plus')"))
    []
    >>> zoek_vreemds(ast.parse("toon_doel.__globals__['os']"))
    ["toon_doel.__globals__['os']"]
    """
    namen = set(_vreemde_namen(boom))
    # Een vreemde naam zegt een schrijver meer dan de hele regel waar zij in staat.
    delen = (deel for regel in boom.body for deel in _vreemde_delen(regel))
    return sorted(namen) or [_kort(ast.unparse(deel)) for deel in delen][:1]


def _kort(code: str) -> str:
    eerste, _, rest = code.partition("\n")
    return f"{eerste[:_TEKENS]}…" if rest or len(eerste) > _TEKENS else eerste


def is_alleen_waarden(boom: ast.Module) -> bool:
    """Waar als elke regel een naam een vaste waarde geeft, zoals in een parametercel.

    >>> is_alleen_waarden(ast.parse("jaar = 2026")), is_alleen_waarden(ast.parse("jaar = int('2026')"))
    (True, False)
    """
    return all(_is_waarderegel(regel) for regel in boom.body)


def _is_waarderegel(regel: ast.stmt) -> bool:
    if isinstance(regel, ast.AnnAssign):
        # Een soort achter de dubbele punt wordt ook uitgevoerd; één woord kan geen kwaad.
        return isinstance(regel.target, ast.Name) and isinstance(regel.annotation, ast.Name) and _is_vast(regel.value)
    if isinstance(regel, ast.Assign):
        return all(isinstance(doel, ast.Name) for doel in regel.targets) and _is_vast(regel.value)
    return isinstance(regel, ast.Expr) and isinstance(regel.value, ast.Constant)


def _is_vast(waarde: ast.expr | None) -> bool:
    try:
        ast.literal_eval(waarde)
    except (ValueError, TypeError, SyntaxError):
        return False
    return True


def _vreemde_namen(boom: ast.Module) -> Iterator[str]:
    """Modules van buiten `sturing.tonen`, en woorden die zonder import al meer kunnen dan een waarde zijn."""
    for deel in ast.walk(boom):
        if isinstance(deel, ast.Import):
            yield from (alias.name for alias in deel.names)
        elif isinstance(deel, ast.ImportFrom) and (deel.level or deel.module != MODULE):
            yield "." * deel.level + (deel.module or "")
        elif isinstance(deel, ast.Name) and (deel.id in _OVERAL or deel.id.startswith("_")):
            yield deel.id


def _vreemde_delen(regel: ast.stmt) -> Iterator[ast.AST]:
    """De stukken van een regel die geen aanroep met waarden zijn, de buitenste eerst."""
    if isinstance(regel, ast.ImportFrom):
        yield from (a for a in regel.names if a.asname or not (a.name == "*" or _FUNCTIE.fullmatch(a.name)))
    elif isinstance(regel, ast.Expr) and isinstance(regel.value, ast.Call):
        yield from (deel for deel in ast.walk(regel.value) if not _is_deel(deel))
    else:
        # Ook `cat /etc/passwd`: dat leest als een deling, maar een kernel maakt er een opdracht van.
        yield regel


def _is_deel(deel: ast.AST) -> bool:
    if isinstance(deel, ast.Call):
        return isinstance(deel.func, ast.Name) and bool(_FUNCTIE.fullmatch(deel.func.id))
    return isinstance(deel, _WAARDE)
