"""De tekst van een PDF, regel voor regel: genoeg om te zien of er iets staat wat er niet mag staan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_RIJ = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_VAK = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
#: Afbreekstreepjes en vaste spaties uit de zetter, als de tekens waarmee een naam in de gegevens staat.
_GEWOON = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u00ad": None})


def lees_regels(pad: Path) -> Iterator[tuple[int, str]]:
    """Bladzijde en tekst van elke regel; wat naast elkaar staat, komt met een spatie ertussen op één regel.

    Fouten: `pikepdf.PdfError` als het geen PDF is.
    """
    with pikepdf.open(pad) as pdf:
        for nummer, blad in enumerate(pdf.pages, start=1):
            for regel in _regels_van(blad):
                yield nummer, regel


def lees_gegevens(pad: Path) -> str:
    """De beschrijving van het document: titel, auteur, onderwerp en de rest, als tekst."""
    with pikepdf.open(pad) as pdf:
        info = " ".join(str(waarde) for waarde in (pdf.trailer.get("/Info") or {}).values())
        xmp = pdf.Root.get("/Metadata")
        return f"{info} {xmp.read_bytes().decode('utf-8', 'replace') if xmp is not None else ''}"


def _regels_van(blad: pikepdf.Page) -> list[str]:
    op_hoogte: dict[float, list[str]] = {}
    letters = {naam: _lees_tekens(f) for naam, f in (blad.resources.get("/Font") or {}).items()}
    hoogte, tekens = 0.0, {}
    for opdracht in pikepdf.parse_content_stream(blad):
        soort, waarden = str(opdracht.operator), opdracht.operands
        if soort == "Tm":
            hoogte = round(float(waarden[5]))
        elif soort == "Tf":
            tekens = letters.get(str(waarden[0]), {})
        elif soort in ("TJ", "Tj"):
            delen = waarden[0] if soort == "TJ" else waarden
            ruw = b"".join(bytes(deel) for deel in delen if isinstance(deel, pikepdf.String))
            op_hoogte.setdefault(hoogte, []).append(_als_tekst(ruw, tekens))
    return [" ".join(" ".join(delen).translate(_GEWOON).split()) for delen in op_hoogte.values()]


def _lees_tekens(letter: pikepdf.Object) -> dict[int, str]:
    """Welke tekens een letter bij haar nummers zet."""
    if "/ToUnicode" not in letter:
        return {}
    return {
        int(van, 16): bytes.fromhex(naar.decode()).decode("utf-16-be", "replace")
        for vak in _VAK.findall(letter.ToUnicode.read_bytes())
        for van, naar in _RIJ.findall(vak)
    }


def _als_tekst(ruw: bytes, tekens: dict[int, str]) -> str:
    return "".join(tekens.get(int.from_bytes(ruw[i : i + 2], "big"), "") for i in range(0, len(ruw), 2))
