"""Welk antwoord telt het meest: hoeveel plaatsen verschuift een activiteit als dat ene antwoord anders was."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sturing.gegevens.wegingmodel import Afwegingskader
from sturing.gegevens.wegingtoets import TOTALE_IMPACT
from sturing.rekenen.punten import bereken_score
from sturing.rekenen.weegbeeld import Vraagbeeld, Weegbeeld


@dataclass(frozen=True)
class Invloed:
    """De vraag die de plaats het meest verschuift, met de beste en slechtste plaats die zij kan geven."""

    vraag: str
    beste: int
    slechtste: int
    open: bool

    @property
    def plaatsen(self) -> int:
        """Over hoeveel plaatsen de activiteit verschuift."""
        return self.slechtste - self.beste


def bereken_invloed(beeld: Weegbeeld, scores_anderen: np.ndarray, kader: Afwegingskader) -> Invloed | None:
    """De vraag met de grootste verschuiving; bij gelijke stand gaat een open vraag voor.

    De andere activiteiten houden hun score, de andere vragen hun zwakste mogelijke antwoord.
    """
    kandidaten = [_verschuif(beeld, vraag, scores_anderen, kader) for vraag in _tellende_vragen(kader)]
    beste = max(kandidaten, key=lambda i: (i.plaatsen, i.open), default=None)
    return beste if beste and beste.plaatsen else None


def _tellende_vragen(kader: Afwegingskader) -> list[str]:
    """De vragen die een beoordelaar beantwoordt en die de score veranderen."""
    telt = {v for v, gewicht in kader.weging.gewichten.items() if gewicht}
    if TOTALE_IMPACT in telt:
        telt |= {kader.impactmatrix.rijen_vraag, kader.impactmatrix.kolommen_vraag}
    return [v.id for v in kader.te_beantwoorden if v.id in telt]


def _verschuif(beeld: Weegbeeld, vraag: str, anderen: np.ndarray, kader: Afwegingskader) -> Invloed:
    """De plaats bij elk antwoord op deze vraag; een al gegeven antwoord mag ook anders."""
    huidig = beeld.vragen[vraag]
    plaatsen = []
    for stand in huidig.vraag.standen:
        vragen = dict(beeld.vragen) | {vraag: Vraagbeeld(huidig.vraag, huidig.beeld, (stand,))}
        score = bereken_score(replace(beeld, vragen=vragen), kader)
        plaatsen.append(1 + int((anderen > score).sum()))
    return Invloed(vraag, min(plaatsen), max(plaatsen), len(huidig.mogelijk) > 1)
