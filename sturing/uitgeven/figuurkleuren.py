"""Figuren op het scherm wisselen mee tussen licht en donker.

Een figuur is een SVG in een `<img>`, met haar eigen achtergrond. Hier krijgt zij er regels bij: voor elke lichte kleur
de donkere uit de vormtaal, geldig in de donkere stand. Een browser leest die stand van de bladzijde (`color-scheme`),
dus ook de keuze van de lezer telt. Waarom zo, en niet anders:

- Een filter over het plaatje (omkeren) maakt van elke kleur iets wat niemand koos of mat. Deze kleuren zijn gekozen, en
  een test meet hun contrast.
- Een browser die de stand van de bladzijde niet doorgeeft, volgt het apparaat. De figuur is dan licht of donker met
  haar eigen achtergrond, en altijd te lezen; daarom is die achtergrond nooit doorzichtig.
- De SVG in de bladzijde zelf zetten kan ook, maar dan laadt elke bladzijde al haar figuren meteen, en wordt wat in een
  figuur staat een deel van de bladzijde.

Dit gebeurt bij het afwerken van de site: een notebook, de open data en de PDF houden de figuur zoals zij getekend is.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

from sturing.schijf import schrijf_atomair
from sturing.vormtaal import OP_WIT, WISSEL

_DATA = "data:image/svg+xml;base64,"
_IN_BLADZIJDE = re.compile(rf'(<img\b[^>]*?\bsrc="{re.escape(_DATA)})([A-Za-z0-9+/=]+)"')
_SVG = re.compile(r"<svg\b[^>]*>")
#: Een kleur zoals matplotlib haar schrijft, in een stijl, of als eigen kenmerk zoals in een vonklijntje.
_IN_STIJL = re.compile(r"(fill|stroke): (#[0-9a-f]{6})")
_ALS_KENMERK = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')
#: Zo begint de stijl; staat zij er al, dan is de figuur klaar.
_BEGIN = f"<style>svg{{background:{OP_WIT['papier']}}}@media (prefers-color-scheme:dark){{"


def wissel_figuren(html: Path) -> None:
    """Laat elke figuur die als bestand onder `html/_images` staat, meewisselen."""
    for pad in sorted((html / "_images").glob("*.svg")):
        oud = pad.read_text(encoding="utf-8")
        nieuw = wissel(oud)
        if nieuw != oud:
            # De PDF leest hetzelfde bestand onder een tweede naam; vervangen laat dat zoals het was.
            schrijf_atomair(pad, nieuw.encode())


def wissel_in_bladzijde(bladzijde: str) -> str:
    """De bladzijde, waarin ook de figuren en vonklijntjes die in haar zelf staan, meewisselen."""

    def vervang(treffer: re.Match) -> str:
        svg = base64.b64decode(treffer[2]).decode()
        return f'{treffer[1]}{base64.b64encode(wissel(svg).encode()).decode()}"'

    return _IN_BLADZIJDE.sub(vervang, bladzijde)


def wissel(svg: str) -> str:
    """De figuur met regels voor de donkere stand; ongewijzigd als zij die al heeft.

    >>> wissel('<svg><path style="fill: #1b1f24"/></svg>')[69:131]
    '{svg{background:#14181e}[style*="fill: #1b1f24"]{fill:#e6ebf1!'
    """
    kop = _SVG.search(svg)
    if kop is None or _BEGIN in svg:
        return svg
    regels = [f"svg{{background:{WISSEL[OP_WIT['papier']]}}}"]
    # Een regel gaat voor een kenmerk, maar alleen met !important voor een stijl in het element zelf.
    for patroon, regel in (
        (_IN_STIJL, '[style*="{0}: {1}"]{{{0}:{2}!important}}'),
        (_ALS_KENMERK, '[{0}="{1}"]{{{0}:{2}}}'),
    ):
        gevonden = sorted(set(patroon.findall(svg)))
        regels += [regel.format(*wat, WISSEL[wat[1]]) for wat in gevonden if WISSEL.get(wat[1], wat[1]) != wat[1]]
    return f"{svg[: kop.end()]}{_BEGIN}{''.join(regels)}}}</style>{svg[kop.end() :]}"
