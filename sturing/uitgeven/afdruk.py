"""Wat er van het boek op papier komt, apart gezet: de site gaat intussen verder en verandert het niet meer."""

from __future__ import annotations

import shutil
from pathlib import Path

from sturing.uitgeven.losbladklaar import lees_losse_bladen


def neem_afdruk(bron: Path, html: Path, uit: Path) -> None:
    """Zet de bladzijden van map `html` met hun beelden in map `uit`.

    Van een los blad komt alleen zijn titel op papier, in het register; zijn inhoud zonder lijst staat al in `bron`.
    """
    uit.mkdir(parents=True)
    for pad in html.glob("*.html"):
        shutil.copy(pad, uit)
    if (html / "_images").is_dir():
        shutil.copytree(html / "_images", uit / "_images")
    for blad in lees_losse_bladen(bron):
        doel = uit / f"{blad['pad']}.html"
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(blad["inhoud"], encoding="utf-8", newline="\n")
