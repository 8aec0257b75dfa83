"""De letters en pictogrammen komen mee met de bladzijde, met alleen de tekens die het rapport gebruikt.

Een letter die later komt dan de tekst, laat de regels verspringen, en vanaf een netwerkschijf is zij er nooit op tijd
bij. Een letter die een script zelf neerzet, is er meteen. Met de tekens van het rapport is zij een derde zo groot; de
pictogrammen van het thema gaan van 300 naar 2 kB.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

#: Wat een lezer zelf kan typen of een stijlblad of script neerzet, staat er altijd in.
_GEWOON = frozenset(range(0x20, 0x7F)) | frozenset(range(0xA0, 0x100)) | {ord(t) for t in "ĳĲ–—‘’“”„…•−€→←↑↓↕▲▼●○"}
#: Deze sneden staan in elke eerste schermvol, met het gewicht waarvoor zij gelden; de cursieve staat er bijna nooit.
_MEE = {"Regular": "400", "SemiBold": "600 700"}
#: Onder deze naam staat de letter in `stijl.css`, vóór de hele letter uit het bestand.
FAMILIE = "Sturing Mee"
_SCRIPT = """(function (letters) {
  if (!window.FontFace) return;
  for (var gewicht in letters) {
    // Een gewone lus: de eerste streep op het scherm wacht hierop, en `from` met een functie is tien keer zo traag.
    var tekst = atob(letters[gewicht]), tekens = new Uint8Array(tekst.length);
    for (var i = 0; i < tekst.length; i++) tekens[i] = tekst.charCodeAt(i);
    document.fonts.add(new FontFace("%s", tekens.buffer, { weight: gewicht }));
  }
})(%s);
"""
_REGEL = re.compile(r"@font-face\s*\{[^}]*Awesome[^}]*\}")
_BESTAND = re.compile(r"url\(\s*[\"']?([^\"')]+\.woff2)[\"']?\s*\)")
_PICTOGRAM = re.compile(r"\.fa-[\w-]+::?before\s*\{\s*content:\s*\"(?:\\([0-9a-f]+)|(.))\"")


def maak_letterscript(letters: Path, bladzijden: Iterable[str]) -> str:
    """Een script dat de letters uit de map `letters` neerzet, met de tekens van deze bladzijden; leeg zonder letter."""
    tekens = _GEWOON | {ord(teken) for bladzijde in bladzijden for teken in set(bladzijde)}
    paden = {gewicht: letters / f"SturingSans-{snede}.woff2" for snede, gewicht in _MEE.items()}
    inhoud = {gewicht: _in_tekst(pad, tekens) for gewicht, pad in paden.items() if pad.is_file()}
    return _SCRIPT % (FAMILIE, str(inhoud).replace("'", '"')) if inhoud else ""


def zet_pictogrammen_mee(stijl: str, map_: Path) -> str:
    """Het stijlblad met zijn pictogrammen erin; `map_` is de map waar zijn adressen vandaan gaan.

    Het zijn die waarvan het stijlblad een regel heeft, dus snoei het eerst.
    """
    codes = {int(code, 16) if code else ord(teken) for code, teken in _PICTOGRAM.findall(stijl)}

    def vervang(regel: re.Match) -> str:
        bron = _BESTAND.search(regel[0])
        pad = map_ / bron[1] if bron else None
        # Alleen de gevulde pictogrammen komen voor; de andere sneden van het thema niet.
        if pad is None or not pad.is_file() or "solid" not in pad.name:
            return regel[0] if pad is None else ""
        nieuw = f'src:url("data:font/woff2;base64,{_in_tekst(pad, codes)}") format("woff2")'
        return re.sub(r"src\s*:.*?(?=;|\}$)", nieuw, regel[0], count=1, flags=re.DOTALL)

    return _REGEL.sub(vervang, stijl)


def _in_tekst(pad: Path, codes: Iterable[int]) -> str:
    """De letter in base64, met alleen deze tekens."""
    letter = TTFont(pad, recalcTimestamp=False)
    opties = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "liga", "case"])
    snijder = subset.Subsetter(opties)
    snijder.populate(unicodes=sorted(set(codes) & set(letter.getBestCmap())))
    snijder.subset(letter)
    letter.flavor, uit = "woff2", io.BytesIO()
    letter.save(uit, reorderTables=True)
    return base64.b64encode(uit.getvalue()).decode()


def ruim_letters_op(html: Path, stijlen: Iterable[str]) -> None:
    """Haal de letters weg die geen stijlblad meer laadt."""
    namen = {adres.rpartition("/")[2] for stijl in stijlen for adres in _BESTAND.findall(stijl)}
    for pad in (html / "_static").rglob("*.woff2"):
        if pad.name not in namen:
            pad.unlink()
