"""De plek van één editie: één run tegelijk, een eigen werkmap, en de nieuwe uitvoer in één keer op haar plek."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sturing.fouten import OmgevingFout
from sturing.schijf import wissel
from sturing.uitgeven.voorraad import CACHE

#: Zo lang wacht een rapport uit een reeks op een run die dezelfde editie nog vasthoudt, in seconden.
_WACHT_IN_REEKS = 120


@contextmanager
def alleen(wortel: Path, doel: Path, in_reeks: bool = False) -> Iterator[None]:
    """Eén run tegelijk per editie; ruim eerst op wat een run liet staan die midden in haar werk werd beëindigd.

    Fouten: `OmgevingFout` als een andere run deze editie al bouwt.
    """
    naam = "-".join(doel.relative_to(wortel / "_build").parts)
    pad = wortel / CACHE / "slot" / f"{naam}.lock"
    pad.parent.mkdir(parents=True, exist_ok=True)
    # In een reeks kan een rapport opnieuw beginnen terwijl dat van een omgevallen werker nog opruimt.
    slot = FileLock(pad, timeout=_WACHT_IN_REEKS if in_reeks else 0)
    try:
        slot.acquire()
    except Timeout:
        plaats = doel.relative_to(wortel).as_posix()
        raise OmgevingFout(plaats, "een andere run bouwt deze editie al", "wacht tot die klaar is") from None
    try:
        _ruim_op(doel)
        yield
    finally:
        slot.release()


def _ruim_op(doel: Path) -> None:
    oud = _plek_van_oud(doel)
    if oud.exists() and not doel.exists():
        wissel(oud, doel)
    for rest in (*doel.parent.glob(f".{doel.name}-*"), oud):
        shutil.rmtree(rest, ignore_errors=True)


@contextmanager
def werkmap(doel: Path) -> Iterator[Path]:
    """Een lege map naast de editie; zij is na afloop weg of staat op de plek van de editie."""
    werk = Path(tempfile.mkdtemp(prefix=f".{doel.name}-", dir=doel.parent))
    try:
        # mkdtemp sluit de map voor anderen af; de uitvoer moeten collega's op een netwerkschijf kunnen lezen.
        werk.chmod(doel.parent.stat().st_mode)
        yield werk
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def vervang(nieuw: Path, doel: Path) -> None:
    """Zet map `nieuw` op de plek van `doel`; de oude map verdwijnt pas daarna."""
    oud = _plek_van_oud(doel)
    shutil.rmtree(oud, ignore_errors=True)
    if doel.exists():
        wissel(doel, oud)
    try:
        wissel(nieuw, doel)
    except OSError:
        if oud.exists():
            wissel(oud, doel)
        raise
    shutil.rmtree(oud, ignore_errors=True)


def _plek_van_oud(doel: Path) -> Path:
    """Hier staat de vorige map terwijl de nieuwe op haar plek komt; `alleen` zet haar zo nodig terug."""
    return doel.with_name(f".{doel.name}-oud")
