"""De checkout van toen: de code en gegevens van een oude commit, in een tijdelijke map en met hun eigen pakket.

Een geïnstalleerd pakket wijst naar de code van nu. Daarom draait de bouw in een eigen proces dat het pakket uit de
tijdelijke map leest: `PYTHONPATH` gaat voor wat geïnstalleerd is, ook voor de kernels.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from sturing.fouten import BoekFout, InvoerFout, OmgevingFout
from sturing.paden import WORTEL_VARIABELE

SLOT = "requirements.lock"
_GIT_SECONDEN = 300
_BOUW_SECONDEN = 3600


@contextmanager
def checkout_van(wortel: Path, commit: str) -> Iterator[Path]:
    """Een tijdelijke worktree van `wortel` op `commit`; daarna is zij weg, ook uit de administratie van git.

    Fouten: `OmgevingFout` zonder git, `InvoerFout` als git hier die commit niet kent.
    """
    if not re.fullmatch(r"[0-9a-f]{7,64}", commit):
        raise InvoerFout("herbouw", f"'{commit[:70]}' is geen commit", "controleer het manifest")
    if not shutil.which("git"):
        raise OmgevingFout("herbouw", "git ontbreekt, en de code van toen komt uit git", "installeer git")
    if _git(wortel, "cat-file", "-e", f"{commit}^{{commit}}").returncode:
        remedie = "haal hem op met 'git fetch --all', of herbouw in de checkout waar de editie vandaan komt"
        raise InvoerFout("herbouw", f"commit {commit[:12]} is hier niet", remedie)
    with tempfile.TemporaryDirectory(prefix="sturing-toen-") as map_:
        plek = Path(map_) / "checkout"
        try:
            uitslag = _git(wortel, "worktree", "add", "--detach", "--quiet", str(plek), commit)
            if uitslag.returncode:
                reden = (uitslag.stderr.strip().splitlines() or ["onbekend"])[-1]
                wat = f"git kan commit {commit[:12]} niet uitpakken: {reden}"
                raise OmgevingFout("herbouw", wat, "maak ruimte op de schijf en controleer de checkout met 'git fsck'")
            yield plek
        finally:
            _git(wortel, "worktree", "remove", "--force", str(plek))
            _git(wortel, "worktree", "prune")


def bouw_in(checkout: Path, woorden: Sequence[str]) -> None:
    """Draai `sturing` in en met het pakket van `checkout`; `BoekFout` met haar melding als het mislukt."""
    paden = [str(checkout), *filter(None, [os.environ.get("PYTHONPATH")])]
    omgeving = os.environ | {WORTEL_VARIABELE: str(checkout), "PYTHONPATH": os.pathsep.join(paden), "NO_COLOR": "1"}
    opdracht = [sys.executable, "-m", "sturing.cli", *woorden]
    try:
        uitslag = subprocess.run(
            opdracht, cwd=checkout, env=omgeving, capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_BOUW_SECONDEN, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        remedie = "probeer het opnieuw als de machine minder te doen heeft"
        raise BoekFout("herbouw", "de code van toen was na een uur niet klaar", remedie) from None
    if uitslag.returncode:
        _, _, reden = uitslag.stderr.strip().rpartition("Fout: ")
        laatste = reden.splitlines() or [f"het proces stopte met code {uitslag.returncode}"]
        raise BoekFout("herbouw", f"de code van toen bouwt hier niet: {laatste[0]}", f"installeer haar {SLOT}")


def vergelijk_slot(slot: Path, versies: Mapping[str, str]) -> list[tuple[str, str]]:
    """Elk pakket waarvan hier een andere versie staat dan in het slot: `(pakket, zin)`; leeg zonder slot."""
    if not slot.is_file():
        return []
    vast = _lees_slot(slot.read_text(encoding="utf-8"))
    hier = {naam: versie for naam, versie in versies.items() if canonicalize_name(naam) in vast}
    return [
        (f"slot: {naam}", f"in {SLOT} {vast[canonicalize_name(naam)]}, hier {versie or 'geen'}")
        for naam, versie in sorted(hier.items())
        if versie != vast[canonicalize_name(naam)]
    ]


def _lees_slot(tekst: str) -> dict[str, str]:
    """De versie van elk pakket dat voor deze Python geldt."""
    uit = {}
    for regel in tekst.splitlines():
        kaal = regel.split("#")[0].split("--hash")[0].rstrip(" \\")
        if not kaal or kaal.startswith((" ", "-")):
            continue
        try:
            eis = Requirement(kaal)
        except InvalidRequirement:
            continue
        vaste = [s.version for s in eis.specifier if s.operator == "=="]
        if vaste and (eis.marker is None or eis.marker.evaluate()):
            uit[canonicalize_name(eis.name)] = vaste[0]
    return uit


def _git(wortel: Path, *woorden: str) -> subprocess.CompletedProcess:
    opdracht = ["git", "-C", str(wortel), *woorden]
    try:
        return subprocess.run(
            opdracht, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_GIT_SECONDEN,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as reden:
        raise OmgevingFout("herbouw", f"git werkt hier niet: {type(reden).__name__}", "controleer git") from None
