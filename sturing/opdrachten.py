"""De opdracht `sturing rapport` zonder scherm: van gegevens tot rapport."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from sturing.fouten import SturingFout
from sturing.uitgeven.klus import Klus
from sturing.uitgeven.rapport import Uitgave, Uitslag, bouw_rapport
from sturing.uitgeven.vork import WARM, sluit
from sturing.warmte import OPWARMING, warm_alles_op

#: Dit werk laadt pandas en matplotlib; het gebeurt in een proces dat ze al heeft, en dit proces blijft klein.
_LEES, _VUL_AAN = "sturing.voorwerk:lees_en_toets", "sturing.voorwerk:vul_aan"


def draai_rapport(
    wortel: Path, gemeente: str, jaar: str | int | None, editie: str, peildatum: str | None,
    gemeld: Callable[[str], None] = lambda stap: None, opnieuw: bool = False, gewone_kernels: bool = False,
    ververs_checkout: bool = True, uitvoerder: Executor | None = None,
) -> Uitslag:  # fmt: skip
    """Lees en toets de gegevens, en bouw dan het rapport.

    `opnieuw` draait ook wat niet veranderde; `gewone_kernels` start elke kernel koud. `ververs_checkout` zet de
    gevulde bladzijden ook in `book/gedraaid`. Op een `uitvoerder` draaien de notebooks op zijn werkers.
    """
    keuze = {"gemeente": gemeente, "jaar": jaar, "editie": editie, "peildatum": peildatum}
    if not gewone_kernels:
        warm_alles_op(wortel, keuze, met_kernels=uitvoerder is None)
    uitgave = replace(
        _lees(wortel, *keuze.values()),
        opnieuw=opnieuw,
        gewone_kernels=gewone_kernels,
        opwarming=OPWARMING,
        aanvulling=_VUL_AAN,
        ververs_checkout=ververs_checkout,
        uitvoerder=uitvoerder,
    )
    return bouw_rapport(uitgave, gemeld)


def _lees(wortel: Path, *keuze: object) -> Uitgave:
    try:
        with Klus(_LEES, wortel, *keuze, warm=WARM) as lezen:
            return lezen.wacht()
    except SturingFout:
        # Het warme proces kent de gegevens van dit rapport; een volgend rapport begint met een eigen.
        sluit(WARM)
        raise
