"""Hoe lang duurt het verdelen van een budget over 500 activiteiten? Grens: 2 seconden.

Draai met `python tests/benchmarks/verdelen.py`. De moeilijkste soort zit erbij: kosten en punten die bijna
gelijk oplopen, zodat veel verzamelingen even goed lijken. Elke opgave wordt gemeten zonder eisen, met van elke
opgave ten minste één, en met daarnaast verplichte activiteiten.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import numpy as np

from sturing.rekenen.verdelen import Eisen, Keuze, bereken_verdeling

AANTAL, GRENS = 500, 2.0
SOORTEN = {"vrij": (False, False), "per opgave": (True, False), "per opgave, met verplichtingen": (True, True)}


def maak_opgave(seed: int, samenhang: float) -> tuple[list[Keuze], float]:
    """500 activiteiten; `samenhang` 0 is los van de kosten, 1 is er recht evenredig mee."""
    toeval = np.random.default_rng(seed)
    kosten = toeval.integers(5, 140, AANTAL) * 1000.0
    los = toeval.uniform(0, 100, AANTAL)
    punten = np.round(samenhang * kosten / 1400 + (1 - samenhang) * los, 1)
    keuzes = [
        Keuze(f"A{i:03d}", float(k), float(p), (f"o{toeval.integers(5)}",), bool(toeval.random() < 0.05))
        for i, (k, p) in enumerate(zip(kosten, punten, strict=True))
    ]
    return keuzes, float(kosten.sum()) * 0.4


def meet(seed: int, samenhang: float, soort: str) -> float:
    """Seconden rekentijd voor het optimum en twee alternatieven; wat andere programma's doen, telt niet mee."""
    per_opgave, verplicht = SOORTEN[soort]
    keuzes, plafond = maak_opgave(seed, samenhang)
    keuzes = keuzes if verplicht else [replace(k, verplicht=False) for k in keuzes]
    begin = time.process_time()
    uitkomst = bereken_verdeling(keuzes, plafond, Eisen(een_per_opgave=per_opgave))
    duur = time.process_time() - begin
    sets = ", ".join(f"{p.waarde:.1f}" for p in uitkomst.pakketten)
    print(f"seed {seed}, samenhang {samenhang:.1f}, {soort}: {duur:.2f} s; sets: {sets}")
    return duur


if __name__ == "__main__":
    gemeten = [meet(seed, hoe, soort) for soort in SOORTEN for hoe in (0.0, 0.5, 0.9, 1.0) for seed in range(3)]
    print(f"Langste: {max(gemeten):.2f} s (grens {GRENS:.0f} s)")
    sys.exit(max(gemeten) > GRENS)
