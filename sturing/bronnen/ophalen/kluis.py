"""De kluis: bytes bewaren op hun hash, één keer, hoe vaak zij ook terugkomen."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from sturing.fouten import BronFout
from sturing.schijf import schrijf_atomair


class Kluis:
    """Bewaart en geeft bytes op hun hash."""

    def __init__(self, map_: Path) -> None:
        self.map = map_ / "inhoud"

    def bewaar(self, inhoud: bytes) -> str:
        """Leg `inhoud` vast en geef haar sha256."""
        hash_ = hashlib.sha256(inhoud).hexdigest()
        pad = self._pad(hash_)
        if not pad.exists():
            # mtime=0: dezelfde bytes geven dan hetzelfde bestand.
            schrijf_atomair(pad, gzip.compress(inhoud, mtime=0))
        return hash_

    def geef(self, hash_: str) -> bytes:
        """De bytes met deze hash; een fout als zij weg zijn of niet meer kloppen."""
        pad = self._pad(hash_)
        try:
            inhoud = gzip.decompress(pad.read_bytes())
        except (OSError, EOFError, gzip.BadGzipFile):
            inhoud = b""
        if hashlib.sha256(inhoud).hexdigest() != hash_:
            raise BronFout(
                pad.name,
                "deze bewaarde inhoud ontbreekt of is beschadigd",
                "zet het bestand terug, bijvoorbeeld met git",
            )
        return inhoud

    def _pad(self, hash_: str) -> Path:
        return self.map / hash_[:2] / f"{hash_}.gz"
