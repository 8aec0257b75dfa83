"""De laatste bewerking van de site: haar inhoudsbeleid, en alleen de stijl die zij gebruikt."""

from __future__ import annotations

from pathlib import Path

from sturing.uitgeven.inhoudsbeleid import zet_beleid
from sturing.uitgeven.stijlsnoei import snoei_stijl


def maak_af(html: Path) -> None:
    """Maak de site in map `html` klaar om te lezen; daarna verandert er niets meer aan."""
    zet_beleid(html)
    snoei_stijl(html)
