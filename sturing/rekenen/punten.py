"""Van weegbeelden naar punten: per activiteit en factor het laagste, het hoogste en alles wat mogelijk is.

Een factor is een vraag met een gewicht, of de totale impact. Punten en gewichten staan in het kader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sturing.gegevens.wegingmodel import Afwegingskader
from sturing.gegevens.wegingtoets import TOTALE_IMPACT
from sturing.rekenen.weegbeeld import Weegbeeld

#: Scores worden zo fijn afgerond dat alleen rekenruis verdwijnt en gelijk ook gelijk is.
DECIMALEN = 9


@dataclass(frozen=True)
class Puntenruimte:
    """Punten (0-100) per activiteit (rij) en factor (kolom).

    `mogelijk[i][f]` bevat de punten van elke invulling van factor `f`, even waarschijnlijk; een waarde kan er
    meer keren in staan, want twee cellen van de impactmatrix kunnen hetzelfde geven.
    """

    factoren: tuple[str, ...]
    laagst: np.ndarray
    hoogst: np.ndarray
    mogelijk: tuple[tuple[tuple[float, ...], ...], ...]


def bereken_punten(beelden: Sequence[Weegbeeld], kader: Afwegingskader) -> Puntenruimte:
    """De punten van alle weegbeelden, met alleen de factoren die een gewicht hebben."""
    factoren = tuple(kader.weging.gewichten)
    mogelijk = tuple(tuple(punten_van(beeld, f, kader) for f in factoren) for beeld in beelden)
    vorm = (len(beelden), len(factoren))
    laagst = np.array([[min(p) for p in rij] for rij in mogelijk], dtype=float).reshape(vorm)
    hoogst = np.array([[max(p) for p in rij] for rij in mogelijk], dtype=float).reshape(vorm)
    return Puntenruimte(factoren, laagst, hoogst, mogelijk)


def punten_van(beeld: Weegbeeld, factor: str, kader: Afwegingskader) -> tuple[float, ...]:
    """De punten van elke invulling van een factor."""
    if factor != TOTALE_IMPACT:
        vraag = kader.vragen[factor]
        return tuple(vraag.antwoord(stand).punten for stand in beeld.vragen[factor].mogelijk)
    matrix = kader.impactmatrix
    rij, kolom = (kader.vragen[v] for v in (matrix.rijen_vraag, matrix.kolommen_vraag))
    return tuple(
        matrix.punten[matrix.totaal(rij.antwoord(r).naam, kolom.antwoord(k).naam)]
        for r in beeld.vragen[rij.id].mogelijk
        for k in beeld.vragen[kolom.id].mogelijk
    )


def bereken_score(beeld: Weegbeeld, kader: Afwegingskader) -> float:
    """De score (0-100) met bij elke open vraag het zwakste mogelijke antwoord."""
    gewichten = kader.weging.gewichten
    som = sum(gewicht * min(punten_van(beeld, factor, kader)) for factor, gewicht in gewichten.items())
    return round(som / sum(gewichten.values()), DECIMALEN)


def trek_punten(ruimte: Puntenruimte, trekkingen: int, toeval: np.random.Generator) -> np.ndarray:
    """Trek voor elke open vraag een antwoord; vorm: trekking, activiteit, factor."""
    uit = np.broadcast_to(ruimte.laagst, (trekkingen, *ruimte.laagst.shape)).copy()
    for i, rij in enumerate(ruimte.mogelijk):
        for f, punten in enumerate(rij):
            if len(punten) > 1:
                uit[:, i, f] = toeval.choice(punten, trekkingen)
    return uit
