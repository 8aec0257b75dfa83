"""De processen die alvast laden wat een rapport nodig heeft, terwijl het hoofdproces zelf nog laadt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sturing.uitgeven.notebooktaak import warm_kernels_op, werkwortel
from sturing.uitgeven.vork import WARM_BOEK, WARM_DRUK, warm_op

#: Dit leest een warm proces alvast, zodat niet elk notebook het opnieuw hoeft te ontleden.
OPWARMING = "sturing.gegevens.opwarmen:warm_op"


def warm_alles_op(wortel: Path, keuze: Mapping[str, object], met_kernels: bool = True) -> None:
    """Start de warme processen, als zij er nog niet zijn; `keuze` zijn gemeente, jaar, editie en peildatum.

    Een werker van een uitvoerder warmt zijn eigen kernels op; dan zijn ze hier niet nodig.
    """
    if met_kernels:
        warm_kernels_op(wortel, keuze, OPWARMING)
    warm_op(WARM_BOEK, str(werkwortel()))
    warm_op(WARM_DRUK, str(werkwortel()))
