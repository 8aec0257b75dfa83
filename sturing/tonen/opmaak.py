"""Tekst uit bestanden is onvertrouwd: hier wordt zij onschadelijk gemaakt voor MyST en HTML."""

from __future__ import annotations

import html
import re
import unicodedata

_BIJZONDER = re.compile(r"([\\`*_{}\[\]<>#|~$&!@^%=:])")
#: Aan het begin van een regel maken deze tekens een lijst, een lijn ('---') of een blokgrens ('+++').
_BLOKBEGIN = re.compile(r"^(\d*)([-+.)])")
#: Tekens die leesrichting of weergave stiekem veranderen.
_VERBORGEN = {"Cf", "Cc", "Co", "Cs", "Cn"}


def schoon(tekst: str) -> str:
    """Eén regel gewone tekst: geen regeleinden, stuurtekens of verborgen richtingtekens."""
    plat = re.sub(r"\s+", " ", tekst.replace("\N{NO-BREAK SPACE}", "\ue000"))
    zichtbaar = (t for t in plat if t == "\ue000" or unicodedata.category(t) not in _VERBORGEN)
    # Een verborgen teken tussen twee spaties laat er anders twee achter.
    een_spatie = re.sub(" +", " ", "".join(zichtbaar))
    return een_spatie.replace("\ue000", "\N{NO-BREAK SPACE}").strip()


def voor_markdown(tekst: str) -> str:
    """Maak tekst veilig voor MyST Markdown; zij verschijnt precies zoals zij er staat.

    >>> voor_markdown("<script> *x* {glue}`y`")
    '\\\\<script\\\\> \\\\*x\\\\* \\\\{glue\\\\}\\\\`y\\\\`'
    """
    ontsnapt = _BIJZONDER.sub(r"\\\1", schoon(tekst))
    return _BLOKBEGIN.sub(r"\1\\\2", ontsnapt)


def voor_titel(tekst: str) -> str:
    """Als `voor_markdown`, maar veilig op de regel van een hek: daar mag geen accent grave staan.

    >>> voor_titel("de `x` van *y*")
    'de &#96;x&#96; van \\\\*y\\\\*'
    """
    return voor_markdown(tekst).replace("\\`", "&#96;")


def voor_html(tekst: str) -> str:
    """Maak tekst veilig voor HTML."""
    return html.escape(schoon(tekst), quote=True)


def als_optie(tekst: str) -> str:
    """Tekst als waarde van een MyST-optie: een YAML-tekst tussen dubbele aanhalingstekens."""
    veilig = schoon(tekst).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{veilig}"'


def als_anker(naam: str) -> str:
    """Een naam die als anker en bestandsnaam mag dienen."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plat.lower()).strip("-")


def hek_voor(inhoud: str) -> str:
    """Een hek van zoveel accenten graves dat `inhoud` er niet uit kan breken."""
    langste = max((len(m) for m in re.findall(r"`+", inhoud)), default=0)
    return "`" * max(3, langste + 1)
