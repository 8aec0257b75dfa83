"""De ranglijst van activiteiten en hoe houdbaar zij is.

Score = gewogen gemiddelde van de punten (0-100) over de vragen met een gewicht. Een open vraag telt met haar
zwakste mogelijke antwoord, dus onbekend nooit als goed. Bij elke plaats hoort een bereik:

- door open vragen: exact, want de activiteiten zijn onafhankelijk. De beste plaats van een activiteit is haar
  plaats als zij zelf het sterkst en alle andere het zwakst worden ingevuld, en omgekeerd;
- door andere gewichten: getrokken met een vaste seed. Elk gewicht wordt vermenigvuldigd met een factor die
  log-uniform ligt tussen 1/speling en speling; de genoemde andere gewichten doen ook mee;
- door beide tegelijk: getrokken, met voor elke open vraag een gelijk verdeeld antwoord.

Waar de route zeker eindigt, is niets te ordenen: bij een verplichting is de vraag hoe, en anders is een ander aan
zet. Ook wat nog niemand heeft beoordeeld, krijgt geen plaats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from sturing.gegevens.wegingmodel import Afwegingskader
from sturing.rekenen.invloed import Invloed, bereken_invloed
from sturing.rekenen.punten import DECIMALEN, Puntenruimte, bereken_punten, trek_punten
from sturing.rekenen.weegbeeld import Weegbeeld
from sturing.rekenen.weging import Weging

#: Van zoveel trekkingen ligt het deel binnen het getoonde bereik van beide samen.
BINNEN = 0.9

Bereik = tuple[int, int]


@dataclass(frozen=True)
class Plaats:
    """De plaats van één activiteit, met haar bereiken (beste, slechtste) en wat de plaats het meest verschuift."""

    beeld: Weegbeeld
    plaats: int
    laagste_score: float
    hoogste_score: float
    door_open: Bereik
    door_gewichten: Bereik
    door_beide: Bereik
    bovenste_helft: float
    invloed: Invloed | None


@dataclass(frozen=True)
class Ranglijst:
    """Alle plaatsen op volgorde, en hoe vaak de volgorde anders uitvalt.

    De delen liggen tussen 0 en 1: `anders_door_*` is het deel van de trekkingen waarin de volgorde niet
    precies gelijk is, `wissel_door_*` het gemiddelde deel van de paren dat van volgorde wisselt.
    """

    plaatsen: tuple[Plaats, ...]
    anders_door_gewichten: float
    anders_door_open: float
    wissel_door_gewichten: float
    wissel_door_open: float
    per_gewichtenset: Mapping[str, float]
    trekkingen: int
    seed: int


def bereken_ranglijst(wegingen: Sequence[Weging], kader: Afwegingskader) -> Ranglijst:
    """De ranglijst van wat beoordeeld is en waar nog iets te kiezen valt; de volgorde van invoer maakt niet uit."""
    mee = [w.beeld for w in wegingen if w.beeld.beoordelaars and not w.beslist]
    beelden = sorted(mee, key=lambda b: b.activiteit.id)
    regels = kader.weging
    ruimte = bereken_punten(beelden, kader)
    gewichten = np.array([regels.gewichten[f] for f in ruimte.factoren])
    toeval = np.random.default_rng(regels.seed)
    andere = np.array([[s.gewichten.get(f, 1.0) for f in ruimte.factoren] for s in regels.anders])
    andere = andere.reshape(-1, len(gewichten))
    getrokken = gewichten * regels.speling ** toeval.uniform(-1, 1, (regels.trekkingen, len(gewichten)))
    invullingen = trek_punten(ruimte, regels.trekkingen, toeval)
    basis = _plaatsen(_scores(ruimte.laagst[None], gewichten))[0]
    op_gewicht = _plaatsen(np.stack([_scores(ruimte.laagst, g) for g in (*andere, *getrokken)]))
    op_open = _plaatsen(_scores(invullingen, gewichten))
    op_beide = _plaatsen(np.einsum("taf,tf->ta", invullingen, getrokken) / getrokken.sum(axis=1)[:, None])
    plaatsen = _maak_plaatsen(beelden, ruimte, gewichten, basis, op_gewicht, op_beide, kader)
    eigen = op_gewicht[len(andere) :]
    return Ranglijst(
        plaatsen=tuple(sorted(plaatsen, key=lambda p: (p.plaats, p.beeld.activiteit.id))),
        anders_door_gewichten=_deel_anders(basis, eigen),
        anders_door_open=_deel_anders(basis, op_open),
        wissel_door_gewichten=_deel_wissels(basis, eigen),
        wissel_door_open=_deel_wissels(basis, op_open),
        per_gewichtenset={s.naam: _deel_wissels(basis, op_gewicht[i : i + 1]) for i, s in enumerate(regels.anders)},
        trekkingen=regels.trekkingen,
        seed=regels.seed,
    )


def _maak_plaatsen(
    beelden: Sequence[Weegbeeld], ruimte: Puntenruimte, gewichten: np.ndarray, basis: np.ndarray,
    op_gewicht: np.ndarray, op_beide: np.ndarray, kader: Afwegingskader,
) -> list[Plaats]:  # fmt: skip
    laag, hoog = _scores(ruimte.laagst, gewichten), _scores(ruimte.hoogst, gewichten)
    grens = (1 - BINNEN) / 2
    uit = []
    for i, beeld in enumerate(beelden):
        anderen = np.arange(len(beelden)) != i
        beide = np.quantile(op_beide[:, i], [grens, 1 - grens], method="inverted_cdf")
        uit.append(
            Plaats(
                beeld=beeld,
                plaats=int(basis[i]),
                laagste_score=float(laag[i]),
                hoogste_score=float(hoog[i]),
                door_open=(1 + int((laag[anderen] > hoog[i]).sum()), 1 + int((hoog[anderen] > laag[i]).sum())),
                door_gewichten=(int(op_gewicht[:, i].min()), int(op_gewicht[:, i].max())),
                door_beide=(int(beide[0]), int(beide[1])),
                bovenste_helft=float((op_beide[:, i] <= (len(beelden) + 1) / 2).mean()),
                invloed=bereken_invloed(beeld, np.delete(laag, i), kader),
            )
        )
    return uit


def _scores(punten: np.ndarray, gewichten: np.ndarray) -> np.ndarray:
    """Gewogen gemiddelde over de laatste as; afgerond, zodat gelijk ook gelijk is."""
    return np.round(punten @ gewichten / gewichten.sum(), DECIMALEN)


def _plaatsen(scores: np.ndarray) -> np.ndarray:
    """Plaats 1 is de hoogste score; gelijke scores delen de beste plaats."""
    if not scores.shape[-1]:
        return np.zeros(scores.shape, dtype=int)
    return rankdata(-np.round(scores, DECIMALEN), method="min", axis=-1).astype(int)


def _deel_anders(basis: np.ndarray, plaatsen: np.ndarray) -> float:
    return float((plaatsen != basis).any(axis=-1).mean()) if plaatsen.size else 0.0


def _deel_wissels(basis: np.ndarray, plaatsen: np.ndarray) -> float:
    """Het gemiddelde deel van de paren met een ander teken dan in de basis (gelijk is ook een teken)."""
    n = len(basis)
    if n < 2 or not plaatsen.size:
        return 0.0
    eerst, dan = np.triu_indices(n, 1)
    vast = np.sign(basis[eerst] - basis[dan])
    return float(np.mean([(np.sign(p[eerst] - p[dan]) != vast).mean() for p in plaatsen]))
