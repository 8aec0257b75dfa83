"""Een aanvaller die afgeschermde cellen probeert terug te rekenen uit alles wat ooit is gepubliceerd.

Hij kent elke editie, weet dat wijken optellen tot de gemeente en kwartalen tot het jaar, en
lost met lineair programmeren op tussen welke grenzen elke afgeschermde cel ligt.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linprog

SLEUTEL = ["indicator", "periode", "groep", "herkomst", "gebied"]


@dataclass(frozen=True)
class Lek:
    """Een afgeschermde waarde die de aanvaller te precies kent."""

    cel: tuple
    waar: float
    laag: float
    hoog: float


class Aanvaller:
    """Verzamelt edities en rekent ze tegen elkaar uit.

    Een onbekende is een cel met de datum van haar waarde: zolang een cel niet is herzien, is
    zij in elke editie dezelfde onbekende. Dat de aanvaller die datums kent, maakt hem sterker
    dan een lezer van het rapport.
    """

    def __init__(self, gemeente: str) -> None:
        self.gemeente = gemeente
        self.bekend: dict[tuple, float] = {}
        self.edities: list[dict[tuple, tuple]] = []

    def zie(self, getoond: pd.DataFrame, kolom: str, versie: pd.Series) -> None:
        """Neem een gepubliceerde editie op; `versie` geeft van elke rij de datum van de waarde."""
        editie = {}
        sleutels = list(getoond[SLEUTEL].itertuples(index=False, name=None))
        for sleutel, waarde, weg, datum in zip(sleutels, getoond[kolom], getoond["afgeschermd"], versie, strict=True):
            editie[sleutel] = (*sleutel, datum)
            if not weg and pd.notna(waarde):
                self.bekend[editie[sleutel]] = float(waarde)
        self.edities.append(editie)

    def vergelijkingen(self) -> list[tuple[tuple, tuple[tuple, ...]]]:
        """Elke optelling die de aanvaller kent, als (totaal, delen)."""
        uit = set()
        for editie in self.edities:
            for sleutel, totaal in editie.items():
                indicator, periode, groep, herkomst, gebied = sleutel
                if gebied == self.gemeente:
                    delen = tuple(v for s, v in editie.items() if s[:4] == sleutel[:4] and s[4].startswith("WK"))
                    uit.add((totaal, delen))
                if len(periode) == 4:
                    for letter in "HK":
                        eigen = [
                            s for s in editie if s[0] == indicator and s[2:] == sleutel[2:] and s[1][:4] == periode
                        ]
                        delen = tuple(editie[s] for s in eigen if s[1][4:6] == f"-{letter}")
                        uit.add((totaal, delen))
        return [(totaal, delen) for totaal, delen in uit if delen]

    def lekken(self, waar: dict[tuple, float], klein: set[tuple], drempel: float) -> list[Lek]:
        """De kleine waarden die exact, of zeker onder de drempel, te bepalen zijn.

        `waar` geeft de echte waarde van elke (cel, datum). Een optelling die in het echt niet
        klopt, laat de aanvaller weg: zij zou hem alleen op een dwaalspoor brengen.
        """
        regels = [r for r in self.vergelijkingen() if np.isclose(waar[r[0]], sum(waar[d] for d in r[1]))]
        onbekend = sorted({v for r in regels for v in (r[0], *r[1]) if v not in self.bekend}, key=str)
        plek = {v: i for i, v in enumerate(onbekend)}
        links, rechts = [], []
        for totaal, delen in regels:
            rij, som = np.zeros(len(onbekend)), 0.0
            for teken, versie in ((1, totaal), *((-1, deel) for deel in delen)):
                if versie in self.bekend:
                    som -= teken * self.bekend[versie]
                else:
                    rij[plek[versie]] += teken
            if rij.any():
                links.append(rij)
                rechts.append(som)
        return [
            lek for v in onbekend if v in klein and (lek := self._grenzen(v, plek, links, rechts, waar[v], drempel))
        ]

    def _grenzen(self, versie, plek, links, rechts, waar, drempel) -> Lek | None:
        if not links:
            return None
        doel = np.zeros(len(plek))
        doel[plek[versie]] = 1
        laag, hoog = (
            (-1 if teken < 0 else 1) * r.fun
            if (r := linprog(teken * doel, A_eq=np.array(links), b_eq=rechts)).status == 0
            else teken * -np.inf
            for teken in (1, -1)
        )
        if hoog - laag < 0.5 or hoog < drempel - 0.5:
            return Lek(versie, waar, laag, hoog)
        return None


def val_aan(alle: pd.DataFrame, scherm, gemeente: str, kolom: str, drempel: float) -> list[Lek]:
    """Publiceer op elke datum een editie van `alle` en laat de aanvaller los op het geheel.

    `scherm(nu, geschiedenis)` geeft de gepubliceerde tabel.
    """
    aanvaller = Aanvaller(gemeente)
    for datum in sorted(alle["beschikbaar_per"].unique()):
        geschiedenis = alle[alle["beschikbaar_per"] <= datum].sort_values("beschikbaar_per", kind="stable")
        nu = geschiedenis.drop_duplicates(SLEUTEL, keep="last")
        aanvaller.zie(scherm(nu, geschiedenis), kolom, nu["beschikbaar_per"])
    waar = {tuple(rij): float(w) for *rij, w in alle[[*SLEUTEL, "beschikbaar_per", kolom]].itertuples(index=False)}
    klein = {versie for versie, waarde in waar.items() if 0 < waarde < drempel}
    return aanvaller.lekken(waar, klein, drempel)
