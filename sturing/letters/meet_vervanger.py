"""Rekent de maten uit waarmee Arial even breed en even hoog loopt als Sturing Sans.

Gebruik: `python sturing/letters/meet_vervanger.py`; de regels staan in `book/_static/stijl.css`. De breedtes van
Helvetica zijn die van Arial en Liberation Sans; matplotlib levert ze mee.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import matplotlib
from fontTools.agl import AGL2UV
from fontTools.ttLib import TTFont

LETTERS = Path(__file__).parent
#: De vervanger van elke snede; Arial heeft geen halfvette.
VERVANGER = {
    "Regular": "Helvetica", "Italic": "Helvetica-Oblique", "SemiBold": "Helvetica-Bold", "Bold": "Helvetica-Bold",
}  # fmt: skip
_AFM = Path(matplotlib.get_data_path()) / "fonts" / "pdfcorefonts"
_CODE = re.compile(r"\A---.*?^---$|^```.*?^```$|^\(.*?\)=$", re.DOTALL | re.MULTILINE)
_TEKEN = re.compile(r"^C -?\d+ ; WX (\d+) ; N (\w+) ;", re.MULTILINE)


def bereken_maten(snede: str, tekst: str) -> dict[str, float]:
    """De vier maten in procenten, gewogen naar hoe vaak elk teken in `tekst` staat."""
    letter = TTFont(LETTERS / f"SturingSans-{snede}.ttf")
    breedtes = {chr(code): letter["hmtx"][naam][0] for code, naam in letter.getBestCmap().items()}
    afm = (_AFM / f"{VERVANGER[snede]}.afm").read_text(encoding="latin-1")
    ander = {chr(AGL2UV[naam]): int(breed) for breed, naam in _TEKEN.findall(afm) if naam in AGL2UV}
    aantallen = Counter(teken for teken in tekst if teken in breedtes and teken in ander)
    maat = letter["head"].unitsPerEm
    eigen = sum(breedtes[teken] * n for teken, n in aantallen.items()) / maat
    verhouding = eigen / (sum(ander[teken] * n for teken, n in aantallen.items()) / 1000)
    kop = letter["hhea"]
    hoog = {"ascent": kop.ascent, "descent": -kop.descent, "line-gap": kop.lineGap}
    return {
        "size-adjust": 100 * verhouding,
        **{f"{naam}-override": 100 * deel / maat / verhouding for naam, deel in hoog.items()},
    }


def lees_tekst(boek: Path) -> str:
    """De tekst van het boek zonder code: gewoon Nederlands, in de verhouding waarin letters hier voorkomen."""
    bladen = (pad.read_text(encoding="utf-8") for pad in sorted(boek.glob("*.md")))
    return " ".join(" ".join(_CODE.sub(" ", blad) for blad in bladen).split())


if __name__ == "__main__":
    for een in VERVANGER:
        maten = bereken_maten(een, lees_tekst(LETTERS.parents[1] / "book"))
        print(een, "; ".join(f"{naam}: {maat:.2f}%" for naam, maat in maten.items()))
