"""Vraagt iemand één rapport of een reeks? Zonder iets zwaars te laden: `sturing rapport` begint hiermee."""

from __future__ import annotations

from sturing.fouten import InvoerFout

#: De gemeente die alle gemeenten betekent.
ALLE = "alle"


def is_reeks(gemeente: str, jaar: str | int | None) -> bool:
    """Waar als de vraag om meer dan één rapport gaat.

    >>> is_reeks("alle", None), is_reeks("soest", "2025-2026"), is_reeks("soest", "2026")
    (True, True, False)
    """
    return gemeente == ALLE or "-" in str(jaar or "") or "," in str(jaar or "")


def kies_een_jaar(jaar: str | None, jaren: str | None) -> str | None:
    """Het jaar uit `rapport JAAR` of uit `rapport --jaar JAREN`; een fout als beide iets anders zeggen.

    >>> kies_een_jaar(None, "2025-2026"), kies_een_jaar("2026", None)
    ('2025-2026', '2026')
    """
    if jaar and jaren and jaar != jaren:
        raise InvoerFout("jaar", f"u vraagt om {jaar} en met --jaar om {jaren}", "noem één van de twee")
    return jaren or jaar
