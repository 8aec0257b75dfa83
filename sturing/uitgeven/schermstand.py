"""Licht en donker in het stijlblad van de site: ook zonder script, en op papier altijd licht.

Het thema kiest met `html[data-theme=…]`, en dat kenmerk zet een script. Zonder script stond daar vast "light", en wie
met de donkere stand afdrukte, kreeg donkere bladzijden. Hier krijgt elke regel voor een stand erbij wanneer zij nog
meer geldt:

- de lichte: op papier, en op een licht apparaat waar geen script is;
- de donkere: alleen op een scherm, en daar ook op een donker apparaat waar geen script is.

Zonder script heeft `html` geen `data-theme`. De regels staan op de plek van het origineel en wegen even zwaar, zodat
dezelfde regel blijft winnen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from sturing.uitgeven.stijldelen import deel_op

#: Zet de stand voor de eerste streep op het scherm; het boek en de presentaties delen dit script.
STANDSCRIPT = Path(__file__).with_name("stand.js")

_VAST, _ZONDER = "html[data-theme={}]", "html:not([data-theme])"
_GEWOON = "@media all"
#: Per stand waar een regel nog meer geldt: het bereik, en hoe `html` daar heet.
_BEREIK = {
    "light": (
        (_GEWOON, _VAST.format("light")),
        ("@media print", _VAST.format("dark")),
        ("@media print,(prefers-color-scheme:light)", _ZONDER),
    ),
    "dark": (
        ("@media screen", _VAST.format("dark")),
        ("@media screen and (prefers-color-scheme:dark)", _ZONDER),
    ),
}
_EIGEN = {bereik.partition(" ")[2] for stand in _BEREIK.values() for bereik, _ in stand}
_STAND = re.compile(r"""^html\[data-theme=["']?(light|dark)["']?\]""")
_ELKE = re.compile(r"^html\[data-theme\]")


def volg_apparaat(stijl: str) -> str:
    """Het stijlblad met bij elke regel voor licht of donker wanneer zij nog meer geldt.

    >>> print(volg_apparaat("p{top:0}html[data-theme=dark] p{top:1px}"), end="")
    p{top:0}
    @media screen{html[data-theme=dark] p{top:1px}}
    @media screen and (prefers-color-scheme:dark){html:not([data-theme]) p{top:1px}}
    """
    regels = tinycss2.parse_stylesheet(stijl, skip_comments=True, skip_whitespace=True)
    return "".join(f"{regel}\n" for regel in _zet_om(regels))


def _zet_om(regels: Iterable[Node]) -> Iterator[str]:
    for regel in regels:
        if regel.type == "qualified-rule":
            keuzes = [tinycss2.serialize(k).strip() for k in deel_op(regel.prelude, ",")]
            yield from _in_standen(keuzes, tinycss2.serialize(regel.content))
        elif regel.type == "at-rule" and regel.lower_at_keyword == "media" and not _is_eigen(regel):
            binnen = "".join(_zet_om(tinycss2.parse_rule_list(regel.content, True, True)))
            yield f"@media{tinycss2.serialize(regel.prelude)}{{{binnen}}}"
        else:
            yield regel.serialize()


def _is_eigen(regel: Node) -> bool:
    """Of deze regel hier al eens gemaakt is."""
    return tinycss2.serialize(regel.prelude).strip() in _EIGEN and "data-theme" in tinycss2.serialize(regel.content)


def _in_standen(keuzes: list[str], inhoud: str) -> Iterator[str]:
    # Het thema heeft al één blok voor een bladzijde zonder stand, altijd licht; dat van de lichte stand komt ervoor.
    per_stand = {stand: [k[t.end() :] for k in keuzes if (t := _STAND.match(k)) and t[1] == stand] for stand in _BEREIK}
    # In beide standen gelijk: dan geldt het altijd.
    beide = [rest for rest in per_stand["light"] if rest in per_stand["dark"]]
    vast = [_ELKE.sub("html:root", k) for k in keuzes if not _STAND.match(k) and k != _ZONDER]
    vast += [f"html:root{rest}" for rest in beide]
    if vast:
        yield f"{','.join(vast)}{{{inhoud}}}"
    for stand, resten in per_stand.items():
        if over := [rest for rest in resten if rest not in beide]:
            for bereik, html in _BEREIK[stand]:
                yield f"{bereik}{{{','.join(html + rest for rest in over)}{{{inhoud}}}}}"
