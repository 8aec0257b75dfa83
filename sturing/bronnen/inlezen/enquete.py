"""Een SPSS-bestand (.sav) van een vragenlijst: alleen de gevraagde variabelen, en wat hun codes betekenen.

Hierin staan antwoorden van mensen. Deze module geeft ze alleen door aan wie er percentages van maakt; een antwoord
van een persoon komt nooit in een melding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyreadstat

from sturing.bronnen.inlezen.blad import LeveringFout
from sturing.fouten import bedoelde_u

#: Een grotere vragenlijst dan deze bestaat in geen gemeente.
HOOGSTENS_BYTES, HOOGSTENS_CELLEN, HOOGSTENS_VARIABELEN = 200_000_000, 50_000_000, 20_000
_REMEDIE = "vraag om een nieuwe export uit SPSS"


@dataclass(frozen=True)
class Enquete:
    """De namen van de variabelen, hun vraagtekst en de betekenis van hun codes; nog geen antwoorden."""

    pad: Path
    plaats: str
    variabelen: tuple[str, ...]
    vragen: dict[str, str]
    labels: dict[str, dict[float, str]]
    aantal: int

    def lees(self, namen: Iterable[str]) -> pd.DataFrame:
        """De antwoorden op deze variabelen, als getallen; wat de inzender zelf ontbrekend noemt, is leeg.

        Fouten: `LeveringFout` als een variabele niet bestaat of geen getallen heeft.
        """
        gevraagd = list(dict.fromkeys(namen))
        for naam in gevraagd:
            if naam not in self.variabelen:
                raise LeveringFout(
                    self.plaats,
                    f"variabele '{naam}' zit er niet in",
                    bedoelde_u(naam, self.variabelen) or "pas het recept aan deze export aan",
                )
        tabel, _ = _lees_sav(self.pad, self.plaats, usecols=gevraagd)
        for naam in gevraagd:
            if not pd.api.types.is_numeric_dtype(tabel[naam]):
                raise LeveringFout(self.plaats, f"variabele '{naam}' bevat tekst in plaats van codes", _REMEDIE)
        return tabel.astype(float)


def is_enquete(inhoud: bytes) -> bool:
    """Waar als de eerste bytes die van een SPSS-bestand zijn."""
    return inhoud.startswith((b"$FL2", b"$FL3"))


def open_enquete(pad: Path, plaats: str) -> Enquete:
    """Lees alleen de beschrijving van een .sav.

    Fouten: `LeveringFout` als het geen SPSS-bestand is, beschadigd is of te groot.
    """
    if pad.stat().st_size > HOOGSTENS_BYTES:
        raise LeveringFout(plaats, f"dit bestand is groter dan {HOOGSTENS_BYTES // 1_000_000} MB", _REMEDIE)
    _, meta = _lees_sav(pad, plaats, metadataonly=True)
    aantal = meta.number_rows or 0
    if len(meta.column_names) > HOOGSTENS_VARIABELEN or aantal * len(meta.column_names) > HOOGSTENS_CELLEN:
        raise LeveringFout(plaats, "dit SPSS-bestand is te groot", "lever alleen de variabelen die nodig zijn")
    labels = {
        naam: {float(code): str(tekst) for code, tekst in codes.items() if isinstance(code, int | float)}
        for naam, codes in meta.variable_value_labels.items()
    }
    vragen = {naam: tekst or "" for naam, tekst in meta.column_names_to_labels.items()}
    return Enquete(pad, plaats, tuple(meta.column_names), vragen, labels, aantal)


def _lees_sav(pad: Path, plaats: str, **opties):
    try:
        return pyreadstat.read_sav(str(pad), disable_datetime_conversion=True, user_missing=False, **opties)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeError, ValueError, OSError):
        raise LeveringFout(plaats, "dit SPSS-bestand is beschadigd of heeft een wachtwoord", _REMEDIE) from None
