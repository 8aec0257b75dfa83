"""Veel rapporten achter elkaar: elke gemeente, een reeks jaren, en bij een herhaling alleen wat nog ontbreekt."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sturing.fouten import InvoerFout, SturingFout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.rapportage import toets_editie, toets_gemeente, toets_jaar
from sturing.herbouwopdracht import toets_vooraf
from sturing.opdrachten import kies_jaar
from sturing.paden import WORTEL_VARIABELE, uitvoermap
from sturing.reekskeuze import ALLE
from sturing.uitgeven.manifest import MANIFEST, hash_uitvoer, lees_manifest

#: Een rapport dat langer duurt, hangt; het volgende krijgt zijn beurt.
_HOOGSTENS_SECONDEN = 3600


@dataclass(frozen=True)
class Taak:
    """Eén rapport van een reeks."""

    gemeente: str
    jaar: int
    editie: str
    peildatum: str | None = None

    def __str__(self) -> str:
        return f"{self.gemeente} {self.jaar} {self.editie}"


@dataclass(frozen=True)
class Uitkomst:
    """Hoe een taak afliep: `gebouwd`, `was er al` of `mislukt`, met de reden en de duur in seconden."""

    taak: Taak
    stand: str
    reden: str = ""
    seconden: float = 0.0
    afloop: int = 0


def kies_jaren(tekst: str) -> tuple[int, ...]:
    """De jaren van `2024`, `2022-2026` of `2022,2024`, op volgorde.

    >>> kies_jaren("2022-2024"), kies_jaren("2026,2024")
    ((2022, 2023, 2024), (2024, 2026))
    """
    uit: set[int] = set()
    for deel in tekst.split(","):
        vondst = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", deel)
        if not vondst:
            remedie = "schrijf 2026, 2022-2026 of 2022,2024"
            raise InvoerFout("jaar", f"'{tekst}' is geen jaar of reeks van jaren", remedie)
        eerste, laatste = (toets_jaar(int(jaar)) for jaar in (vondst[1], vondst[2] or vondst[1]))
        if laatste < eerste:
            raise InvoerFout("jaar", f"'{deel.strip()}' loopt achteruit", f"schrijf {laatste}-{eerste}")
        uit |= set(range(eerste, laatste + 1))
    return tuple(sorted(uit))


def kies_taken(wortel: Path, gemeente: str, jaar: str | None, editie: str, peildatum: str | None) -> tuple[Taak, ...]:
    """Elke gemeente met elk jaar; zonder jaar het lopende rapport van elke gemeente."""
    toets_editie(editie)
    if gemeente == ALLE:
        namen = sorted(pad.parent.name for pad in (wortel / "data").glob("*/gemeente.yml"))
    else:
        namen = [toets_gemeente(wortel, gemeente).name]
    jaren = kies_jaren(jaar) if jaar else None
    return tuple(
        Taak(naam, j, editie, peildatum) for naam in namen for j in (jaren or (kies_jaar(wortel, naam, None),))
    )


def is_actueel(wortel: Path, taak: Taak) -> bool:
    """Waar als de editie er staat, heel is, en uit dezelfde invoer, code en versies is gemaakt.

    Het dossier wordt daarvoor opnieuw gelezen: ook een bestand dat er bij kwam, maakt een editie oud.
    """
    editiemap = uitvoermap(wortel, taak.gemeente, taak.jaar, taak.editie)
    if not (editiemap / MANIFEST).is_file():
        return False
    try:
        manifest = lees_manifest(editiemap)
        dossier = lees_dossier(wortel, taak.gemeente, taak.jaar, taak.editie, taak.peildatum)
    except SturingFout:
        return False
    zelfde = manifest.peildatum == dossier.rapportage.peildatum and hash_uitvoer(editiemap) == manifest.uitvoer
    return zelfde and not toets_vooraf(wortel, manifest)


def draai_reeks(
    wortel: Path,
    taken: Sequence[Taak],
    gemeld: Callable[[Uitkomst], None] = lambda uitkomst: None,
    bouw: Callable[[Path, Taak], Uitkomst] | None = None,
) -> tuple[Uitkomst, ...]:
    """Bouw wat nog niet actueel is; een rapport dat mislukt, houdt de andere niet tegen."""
    bouw = bouw or bouw_los
    uit = []
    for taak in taken:
        uitkomst = Uitkomst(taak, "was er al") if is_actueel(wortel, taak) else bouw(wortel, taak)
        gemeld(uitkomst)
        uit.append(uitkomst)
    return tuple(uit)


def bouw_los(wortel: Path, taak: Taak) -> Uitkomst:
    """Bouw één rapport in een eigen proces.

    Zo blijft het geheugen van de reeks gelijk en kost een proces dat omvalt alleen zijn eigen rapport.
    """
    opdracht = [
        sys.executable, "-m", "sturing.cli", "rapport", str(taak.jaar), "--gemeente", taak.gemeente,
        "--editie", taak.editie, *(["--peildatum", taak.peildatum] if taak.peildatum else []),
    ]  # fmt: skip
    begin = time.monotonic()
    try:
        uitslag = subprocess.run(
            opdracht, cwd=wortel, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
            timeout=_HOOGSTENS_SECONDEN, env=os.environ | {WORTEL_VARIABELE: str(wortel), "NO_COLOR": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Uitkomst(taak, "mislukt", f"duurde langer dan {_HOOGSTENS_SECONDEN // 60} minuten", afloop=1)
    duur = time.monotonic() - begin
    if uitslag.returncode == 0:
        return Uitkomst(taak, "gebouwd", seconden=duur)
    return Uitkomst(taak, "mislukt", _reden(uitslag), duur, uitslag.returncode)


def _reden(uitslag: subprocess.CompletedProcess) -> str:
    """De foutmelding van het proces, op een regel."""
    tekst = uitslag.stderr.strip()
    _, gevonden, fout = tekst.rpartition("Fout: ")
    regels = (fout if gevonden else tekst).splitlines()
    if not regels:
        return f"het proces stopte met code {uitslag.returncode}"
    meer = f" (en nog {len(regels) - 1} regels)" if gevonden and len(regels) > 1 else ""
    return (regels[0] if gevonden else regels[-1]) + meer


def vat_reeks_samen(uitkomsten: Sequence[Uitkomst]) -> list[str]:
    """De samenvatting aan het eind: hoeveel er lukten, en elk rapport dat mislukte met waarom."""
    telling = {stand: sum(u.stand == stand for u in uitkomsten) for stand in ("gebouwd", "was er al", "mislukt")}
    regels = [", ".join(f"{aantal} {stand}" for stand, aantal in telling.items()) + "."]
    regels += [f"Mislukt: {u.taak}: {u.reden}" for u in uitkomsten if u.stand == "mislukt"]
    if telling["mislukt"]:
        regels.append("Herstel wat er staat en geef dezelfde opdracht nog eens; alleen wat ontbreekt wordt gebouwd.")
    return regels
