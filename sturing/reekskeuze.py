"""Vraagt iemand één rapport of een reeks? Zonder iets zwaars te laden: `sturing rapport` begint hiermee."""

from __future__ import annotations

#: De gemeente die alle gemeenten betekent.
ALLE = "alle"


def is_reeks(gemeente: str, jaar: str | int | None) -> bool:
    """Waar als de vraag om meer dan één rapport gaat.

    >>> is_reeks("alle", None), is_reeks("soest", "2025-2026"), is_reeks("soest", "2026")
    (True, True, False)
    """
    return gemeente == ALLE or "-" in str(jaar or "") or "," in str(jaar or "")
