"""Welk rapport: gemeente, rapportagejaar, editie en peildatum."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sturing.fouten import InvoerFout, bedoelde_u
from sturing.gegevens.lezer import Lezer

#: Omgevingsvariabele met de gemeente die geldt als een opdracht er geen noemt.
GEMEENTE_VARIABELE = "STURING_GEMEENTE"
_VERZONNEN = re.compile(r"^verzonnen: *true\b", re.MULTILINE)
EDITIES = ("concept", "definitief")
#: Vroegste en laatste rapportagejaar; buiten dit bereik is het een tikfout.
EERSTE_JAAR, LAATSTE_JAAR = 2015, 2100


@dataclass(frozen=True)
class Rapportage:
    """De vier gegevens die samen één editie van één rapport bepalen."""

    gemeente: str
    jaar: int
    editie: Literal["concept", "definitief"]
    peildatum: date


def toets_jaar(jaar: object) -> int:
    """Geef `jaar` als geheel getal; een fout als het geen rapportagejaar kan zijn."""
    if isinstance(jaar, int) and EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return jaar
    remedie = f"geef een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}"
    raise InvoerFout("jaar", f"'{jaar}' is geen rapportagejaar", remedie)


def toets_editie(editie: str) -> str:
    """Geef `editie` terug; een fout met voorstel als zij niet bestaat."""
    if editie in EDITIES:
        return editie
    raise InvoerFout("editie", f"'{editie}' bestaat niet", bedoelde_u(editie, EDITIES) or "kies concept of definitief")


def toets_gemeente(wortel: Path, gemeente: str) -> Path:
    """Geef de gegevensmap van `gemeente`; een fout met voorstel als die er niet is."""
    bekend = _gemeenten(wortel)
    if gemeente in bekend:
        return wortel / "data" / gemeente
    raise InvoerFout(
        "gemeente",
        f"'{gemeente}' heeft geen map in data",
        bedoelde_u(gemeente, bekend) or f"kies uit {', '.join(bekend) or '(nog geen enkele)'}",
    )


def kies_gemeente(wortel: Path) -> str:
    """De gemeente van deze checkout: die van `STURING_GEMEENTE`, anders de enige in data/ die niet verzonnen is.

    Fouten: `InvoerFout` als er geen of meer dan één is.
    """
    if gezet := os.environ.get(GEMEENTE_VARIABELE):
        return gezet
    echt = echte_gemeenten(wortel)
    if len(echt) == 1:
        return echt[0]
    namen = ", ".join(echt or _gemeenten(wortel)) or "geen enkele"
    raise InvoerFout(
        "gemeente", f"in data staat niet precies één echte gemeente ({namen})",
        f"noem haar met --gemeente, of zet haar in {GEMEENTE_VARIABELE}",
    )  # fmt: skip


def echte_gemeenten(wortel: Path) -> list[str]:
    """De gemeenten in data/ die niet verzonnen zijn, op naam."""
    lezer, map_ = Lezer(wortel), wortel / "data"
    return [g for g in _gemeenten(wortel) if not _VERZONNEN.search(lezer.lees_tekst(map_ / g / "gemeente.yml"))]


def _gemeenten(wortel: Path) -> list[str]:
    return sorted(p.parent.name for p in (wortel / "data").glob("*/gemeente.yml"))


def toets_peildatum(tekst: str | date | None) -> date | None:
    """Geef een datum, of None als er geen gegeven is."""
    if tekst is None or tekst == "":
        return None
    if isinstance(tekst, date):
        return tekst
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise InvoerFout("peildatum", f"'{tekst}' is geen datum", "schrijf hem als 2026-07-31") from None
