"""Een gewogen percentage uit een vragenlijst, met effectieve n en marge, en de bewaking van kleine aantallen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sturing.rekenen.onzekerheid import Z
from sturing.rekenen.toetsen import bereken_wilson


@dataclass(frozen=True)
class Aandeel:
    """Een gewogen percentage (0 tot en met 100) met marges; de tellingen zijn van mensen, zonder gewicht."""

    procent: float
    onder: float
    boven: float
    effectief: float
    ondervraagd: int
    geteld: int

    def is_klein(self, drempel: int) -> bool:
        """Waar als iemand uit dit cijfer te herkennen kan zijn: te weinig mensen, of te weinig wel of niet.

        >>> Aandeel(2.0, 1.0, 4.0, 90.0, 100, 2).is_klein(10)
        True
        """
        niet = self.ondervraagd - self.geteld
        return self.ondervraagd < drempel or 0 < self.geteld < drempel or 0 < niet < drempel


def bereken_aandeel(telt: Sequence[bool], gewichten: Sequence[float]) -> Aandeel | None:
    """Het gewogen aandeel waarvoor `telt` waar is; None zonder ondervraagden met gewicht.

    De effectieve n is `(Σw)² / Σw²` (Kish, Survey Sampling, 1965); de marge is het interval van Wilson met die n.

    >>> bereken_aandeel([True, False, False, False], [1.0, 1.0, 1.0, 1.0]).procent
    25.0
    """
    ja, w = np.asarray(telt, dtype=bool), np.asarray(gewichten, dtype=float)
    if not len(w) or w.sum() <= 0:
        return None
    deel = float(w[ja].sum() / w.sum())
    effectief = float(w.sum() ** 2 / (w**2).sum())
    onder, boven = bereken_wilson(deel, effectief, Z)
    return Aandeel(100 * deel, 100 * onder, 100 * boven, effectief, len(w), int(ja.sum()))


def kies_te_verbergen(aandelen: dict[str, Aandeel], geheel: str, drempel: int) -> frozenset[str]:
    """De gebieden die niet bewaard mogen worden.

    Valt er maar één deelgebied weg terwijl het geheel er staat, dan volgt het uit de rest; daarom gaat het deelgebied
    met de minste ondervraagden mee.
    """
    klein = {gebied for gebied, aandeel in aandelen.items() if aandeel.is_klein(drempel)}
    delen = set(aandelen) - {geheel}
    open_ = sorted(delen - klein, key=lambda gebied: (aandelen[gebied].ondervraagd, gebied))
    if len(klein & delen) == 1 and geheel not in klein and open_:
        klein.add(open_[0])
    return frozenset(klein)
