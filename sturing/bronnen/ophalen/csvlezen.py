"""CSV's van anderen lezen: puntkomma of komma, BOM, cp1252, losse spaties in de kop."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sturing.fouten import BronFout, bedoelde_u


def lees_csv(inhoud: bytes, plaats: str, nodig: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """De rijen als `{KOLOM: tekst}`; kolomnamen in hoofdletters met een laag streepje.

    Fouten: `BronFout` als een nodige kolom ontbreekt of een rij een ander aantal velden heeft.
    """
    tekst = _als_tekst(inhoud)
    eerste = tekst.split("\n", 1)[0]
    lezing = csv.reader(
        io.StringIO(tekst, newline=""), delimiter=";" if eerste.count(";") >= eerste.count(",") else ","
    )
    kop = [_kolomnaam(naam) for naam in next(lezing, [])]
    for naam in nodig:
        if naam not in kop:
            raise BronFout(
                plaats,
                f"kolom '{naam}' ontbreekt",
                bedoelde_u(naam, kop) or "het bestand is veranderd; pas de definitie aan",
            )
    for velden in lezing:
        # DUO laat de kop soms één veld te kort; dan is het laatste veld van elke rij leeg.
        while len(velden) > len(kop) and not velden[-1].strip():
            velden.pop()
        if not velden:
            continue
        if len(velden) != len(kop):
            raise BronFout(
                f"{plaats}, regel {lezing.line_num}",
                f"hier staan {len(velden)} velden in plaats van {len(kop)}",
                "het bestand is beschadigd of veranderd",
            )
        yield dict(zip(kop, (veld.strip() for veld in velden), strict=True))


def _als_tekst(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


def _kolomnaam(naam: str) -> str:
    return naam.strip().upper().replace(" ", "_")
