"""Getoetst aanbod vastleggen als CSV in `data/<gemeente>/activiteiten/`: beide bestanden of geen van beide."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from sturing.schijf import schrijf_atomair


def schrijf_weegtafel(
    map_: Path, jaar: int, activiteiten: Iterable[Mapping[str, object]], antwoorden: Iterable[Mapping[str, object]],
    koppen: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
) -> tuple[Path, Path]:  # fmt: skip
    """Schrijf register en antwoorden; geeft de twee paden. `koppen` staat er ook als er nog geen rij is.

    Beide teksten zijn klaar voordat er iets wordt geschreven, en lukt het tweede bestand niet, dan komt het
    eerste terug zoals het was.
    """
    paden = (map_ / "activiteiten" / f"{jaar}.csv", map_ / "activiteiten" / f"{jaar}-antwoorden.csv")
    nieuw = [als_csv(rijen, kop) for rijen, kop in zip((activiteiten, antwoorden), koppen, strict=True)]
    oud = paden[0].read_bytes() if paden[0].exists() else None
    schrijf_atomair(paden[0], nieuw[0])
    try:
        schrijf_atomair(paden[1], nieuw[1])
    except OSError:
        if oud is None:
            paden[0].unlink()
        else:
            schrijf_atomair(paden[0], oud)
        raise
    return paden


def als_csv(rijen: Iterable[Mapping[str, object]], kop: tuple[str, ...] = ()) -> bytes:
    """Rijen als UTF-8-CSV met LF; een lijst komt met spaties in één veld, None en leeg blijven leeg."""
    rijen = list(rijen)
    buffer = io.StringIO(newline="")
    schrijver = csv.writer(buffer, lineterminator="\n")
    if kop or rijen:
        schrijver.writerow(kop or rijen[0])
    schrijver.writerows([[_veld(waarde) for waarde in rij.values()] for rij in rijen])
    return buffer.getvalue().encode("utf-8")


def _veld(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, tuple):
        return " ".join(waarde)
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde)
