"""CSV's van anderen: puntkomma, komma of tab, BOM, UTF-8 of cp1252, aanhalingstekens in soorten.

Tekst die onderweg verkeerd is omgezet (`CoÃ¶rdinatie`) wordt herkend en gemeld, nooit stil hersteld: een herstelde
naam kan een andere zijn.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from ftfy.badness import is_bad

from sturing.bronnen.inlezen.blad import Blad, LeveringFout

#: Een groter tekstbestand is geen levering.
HOOGSTENS_BYTES, HOOGSTENS_RIJEN, HOOGSTENS_VELDEN = 50_000_000, 500_000, 2_000
_SCHEIDINGEN = (";", "\t", "|", ",")
_BOMMEN = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def lees_tekstbestand(inhoud: bytes, plaats: str) -> Blad:
    """Lees een CSV als één blad zonder naam; elk veld blijft tekst.

    Fouten: `LeveringFout` als het geen tekst is, te groot is, of een aanhalingsteken open blijft staan.
    """
    if len(inhoud) > HOOGSTENS_BYTES:
        raise LeveringFout(
            plaats, f"dit bestand is groter dan {HOOGSTENS_BYTES // 1_000_000} MB", "lever minder tegelijk"
        )
    tekst = _ontcijfer(inhoud, plaats)
    rijen = _splits(tekst, _kies_scheiding(tekst), plaats)
    if rijen and all(len(rij) == 1 for rij in rijen):
        # Een bekend gebrek van Excel: de hele regel staat nog eens tussen aanhalingstekens.
        los = "\n".join(rij[0] for rij in rijen)
        scheiding = _kies_scheiding(los)
        if scheiding in los:
            rijen = _splits(los, scheiding, plaats)
    if not any(veld.strip() for rij in rijen for veld in rij):
        raise LeveringFout(plaats, "dit bestand is leeg", "vraag de inzender om een nieuw bestand")
    return Blad("", tuple(tuple(veld.strip() or None for veld in rij) for rij in rijen))


def is_verminkt(tekst: str) -> bool:
    """Waar als tekst met de verkeerde tekencodering is omgezet, of vervangtekens bevat.

    >>> is_verminkt("CoÃ¶rdinatie"), is_verminkt("Coördinatie één")
    (True, False)
    """
    return not tekst.isascii() and ("\ufffd" in tekst or is_bad(tekst))


def _ontcijfer(inhoud: bytes, plaats: str) -> str:
    """De tekst: met BOM zoals die zegt, anders UTF-8, anders de Windows-codering cp1252."""
    codering = next((naam for bom, naam in _BOMMEN if inhoud.startswith(bom)), None)
    for poging in (codering,) if codering else ("utf-8", "cp1252"):
        try:
            tekst = inhoud.decode(poging)
        except UnicodeError:
            continue
        if "\x00" not in tekst:
            return tekst
    raise LeveringFout(plaats, "dit is geen leesbaar tekstbestand", "bewaar het in Excel als 'CSV UTF-8' of als .xlsx")


def _kies_scheiding(tekst: str) -> str:
    """Het teken dat in de meeste regels even vaak staat, buiten aanhalingstekens; bij gelijke stand de puntkomma.

    Een decimale komma staat niet in de koprij, en een puntkomma in een titel staat maar in één regel.

    >>> _kies_scheiding("gebied;waarde\\nSoest;1,5\\n"), _kies_scheiding("lijst; 2025\\na,b,c\\n1,2,3\\n")
    (';', ',')
    """
    kop = "".join(stuk for nr, stuk in enumerate(tekst[:20_000].split('"')) if nr % 2 == 0)
    kop = kop if any(teken in kop for teken in _SCHEIDINGEN) else tekst[:20_000]
    regels = kop.splitlines()[:50]

    def steun(teken: str) -> tuple[int, int]:
        keren = Counter(n for regel in regels if (n := regel.count(teken)))
        return max(((aantal, keer) for keer, aantal in keren.items()), default=(0, 0))

    return max(_SCHEIDINGEN, key=steun)


def _splits(tekst: str, scheiding: str, plaats: str) -> list[list[str]]:
    lezing = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    rijen: list[list[str]] = []
    try:
        for velden in lezing:
            rijen.append(velden)
            if len(rijen) > HOOGSTENS_RIJEN or len(velden) > HOOGSTENS_VELDEN:
                raise LeveringFout(plaats, "dit bestand heeft te veel rijen of kolommen", "lever minder tegelijk")
    except csv.Error:
        raise LeveringFout(
            f"{plaats}, rij {len(rijen) + 1}", "hier klopt een aanhalingsteken niet", "vraag om het bestand als .xlsx"
        ) from None
    return rijen
