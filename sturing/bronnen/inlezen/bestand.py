"""Wat voor bestand is dit? De inhoud beslist, nooit de naam."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from sturing.bronnen.inlezen.blad import Blad, LeveringFout, Soort
from sturing.bronnen.inlezen.enquete import HOOGSTENS_BYTES, Enquete, is_enquete, open_enquete
from sturing.bronnen.inlezen.rekenblad import lees_rekenbladen
from sturing.bronnen.inlezen.tekstbestand import lees_tekstbestand
from sturing.bronnen.werkboekkeuring import is_werkboek, keur_soort
from sturing.fouten import InvoerFout
from sturing.tekens import veilige_naam


@dataclass(frozen=True)
class Levering:
    """Een geleverd bestand: de oorspronkelijke bytes met hun hash, en de bladen of de vragenlijst die erin staan."""

    naam: str
    inhoud: bytes = field(repr=False)
    sha256: str
    soort: Soort
    bladen: tuple[Blad, ...] = ()
    enquete: Enquete | None = None


def lees_levering(pad: Path) -> Levering:
    """Lees en keur een geleverd bestand.

    Fouten: `InvoerFout` als het niet bestaat; `LeveringFout` of `WerkboekFout` als het niet te lezen of niet veilig is.
    """
    naam = veilige_naam(pad.name)
    inhoud = _lees_bytes(pad, naam)
    hash_ = hashlib.sha256(inhoud).hexdigest()
    if is_enquete(inhoud):
        return Levering(naam, inhoud, hash_, "sav", enquete=open_enquete(pad, naam))
    if is_werkboek(inhoud):
        keur_soort(pad)
        return Levering(naam, inhoud, hash_, "werkboek", lees_rekenbladen(inhoud, naam))
    if inhoud.startswith(b"%PDF"):
        raise LeveringFout(naam, "uit een PDF lezen wij geen cijfers", "vraag om de tabel als .xlsx of .csv")
    return Levering(naam, inhoud, hash_, "csv", (lees_tekstbestand(inhoud, naam),))


def _lees_bytes(pad: Path, naam: str) -> bytes:
    if not pad.is_file():
        raise InvoerFout(naam, "dit bestand bestaat niet", "controleer de naam en de map")
    try:
        if pad.stat().st_size > HOOGSTENS_BYTES:
            raise LeveringFout(
                naam, f"dit bestand is groter dan {HOOGSTENS_BYTES // 1_000_000} MB", "lever minder tegelijk"
            )
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise InvoerFout(naam, f"dit bestand is niet te lezen ({fout.strerror})", "controleer de rechten") from None
    if not inhoud.strip(b"\x00 \r\n\t"):
        raise LeveringFout(naam, "dit bestand is leeg", "vraag de inzender om een nieuw bestand")
    return inhoud
