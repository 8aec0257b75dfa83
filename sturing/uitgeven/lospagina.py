"""Een losse webpagina in de stijl van het boek: één bestand, een streng inhoudsbeleid, niets van buiten."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path

from sturing.vormtaal import stijlblad_los

_STIJL = Path(__file__).with_name("lospagina.css")


def maak_pagina(titel: str, inhoud: str, script: str = "", hoofd: str = "") -> bytes:
    """De bytes van een pagina met `inhoud` (HTML) in het hoofddeel.

    Stijl en script staan in de pagina zelf, en het beleid laat precies die toe: niets anders voert iets uit
    en niets wordt ergens opgehaald. `hoofd` is extra HTML voor het `<head>`.
    """
    stijl = stijlblad_los() + _STIJL.read_text(encoding="utf-8")
    beleid = f"default-src 'none'; style-src '{_hash(stijl)}'; base-uri 'none'; form-action 'none'"
    if script:
        beleid += f"; script-src '{_hash(script)}'"
    return (
        f'<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{beleid}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{hoofd}'
        f"<title>{escape(titel)}</title>\n<style>{stijl}</style>\n</head>\n<body>\n"
        f'<a class="overslaan" href="#inhoud">Naar de inhoud</a>\n'
        f'<main id="inhoud" tabindex="-1">\n{inhoud}\n</main>\n'
        f"{f'<script>{script}</script>' if script else ''}\n</body>\n</html>\n"
    ).encode()


def maak_tabel(bijschrift: str, kolommen: tuple[str, ...], rijen: tuple[tuple[str, ...], ...]) -> str:
    """Een tabel met bijschrift; de eerste cel van elke rij is haar kop."""
    kop = "".join(f'<th scope="col">{escape(k)}</th>' for k in kolommen)
    lijf = "".join(
        f'<tr><th scope="row">{escape(eerste)}</th>{"".join(f"<td>{escape(cel)}</td>" for cel in rest)}</tr>\n'
        for eerste, *rest in rijen
    )
    return (
        f'<div class="schuif" role="group" aria-label="{escape(bijschrift)}" tabindex="0">'
        f"<table><caption>{escape(bijschrift)}</caption><thead><tr>{kop}</tr></thead>\n<tbody>\n{lijf}</tbody></table></div>"
    )


def _hash(tekst: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode()
