"""Een aanvaller die afgeschermde cellen probeert terug te rekenen uit alles wat ooit is gepubliceerd.

Hij kent elke editie, weet dat wijken optellen tot de gemeente en kwartalen tot het jaar, en
lost met lineair programmeren op tussen welke grenzen elke afgeschermde cel ligt. Uit een open rij
leidt hij af wat zij zelf verraadt: percentage keer noemer of n, en n uit een marge.
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
        self.bekend: dict[tuple, tuple[float, float]] = {}
        self.edities: list[dict[tuple, tuple]] = []

    def zie(self, getoond: pd.DataFrame, kolom: str, versie: pd.Series) -> None:
        """Neem een gepubliceerde editie op; `versie` geeft van elke rij de datum van de waarde.

        Heeft de editie een kolom `speling`, dan kent hij elke waarde van `kolom` alleen op zoveel na.
        """
        editie = {}
        sleutels = list(getoond[SLEUTEL].itertuples(index=False, name=None))
        speling = getoond["speling"] if "speling" in getoond else [0.0] * len(getoond)
        rijen = zip(sleutels, getoond[kolom], getoond["afgeschermd"], versie, speling, strict=True)
        for sleutel, waarde, weg, datum, ruimte in rijen:
            editie[sleutel] = (*sleutel, datum)
            if not weg and pd.notna(waarde):
                self.bekend[editie[sleutel]] = (float(waarde), float(ruimte))
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
            rij, som, ruimte = np.zeros(len(onbekend)), 0.0, 0.0
            for teken, versie in ((1, totaal), *((-1, deel) for deel in delen)):
                if versie in self.bekend:
                    waarde, speling = self.bekend[versie]
                    som, ruimte = som - teken * waarde, ruimte + speling
                else:
                    rij[plek[versie]] += teken
            if rij.any():
                links += [rij, -rij]
                rechts += [som + ruimte, ruimte - som]
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
            if (r := linprog(teken * doel, A_ub=np.array(links), b_ub=rechts)).status == 0
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


def lees_af(getoond: pd.DataFrame, schaal: dict[str, float], drempel: dict[str, float]) -> list[Lek]:
    """De tellingen die een open rij zelf verraadt, en die zeker van 1 tot en met drempel - 1 zijn.

    `schaal` is per indicator wat bij iedereen hoort (100 bij procenten), of 0 bij een aantal. Een
    percentage is afgerond op de decimalen die de indicator laat zien; n zonder opgave volgt uit de marge.
    """
    decimalen = getoond["waarde"].map(lambda w: 0 if pd.isna(w) else len(f"{w:.6f}".rstrip("0").split(".")[1]))
    halve_stap = 0.5 * 10.0 ** -decimalen.groupby(getoond["indicator"]).transform("max")
    uit = []
    for rij, half in zip(getoond.to_dict("records"), halve_stap, strict=True):
        if pd.isna(rij["waarde"]) or not drempel[rij["indicator"]]:
            continue
        sleutel = tuple(rij[k] for k in SLEUTEL)
        for naam, laag, hoog in _tellingen(rij, half, schaal[rij["indicator"]]):
            geheel = (np.ceil(laag - 1e-9), np.floor(hoog + 1e-9))
            laag, hoog = geheel if geheel[0] <= geheel[1] else (laag, hoog)
            if laag > 0 and hoog < drempel[rij["indicator"]]:
                uit.append(Lek((*sleutel, naam), rij["waarde"], laag, hoog))
    return uit


def _tellingen(rij: dict, half: float, schaal: float):
    """Naam, laagste en hoogste van elke telling die uit deze rij volgt."""
    n = next((rij[k] for k in ("noemer", "n") if pd.notna(rij[k])), None)
    if pd.notna(rij["n"]):
        yield "n", rij["n"], rij["n"]
    if not schaal:
        yield "aantal", rij["waarde"], rij["waarde"]
        return
    deel, breed = rij["waarde"] / schaal, (rij["bovengrens"] - rij["ondergrens"]) / 2 / schaal
    if n is None and rij["herkomst"] != "model" and breed > 0:
        n = deel * (1 - deel) * (1.96 / breed) ** 2
    if n is None:
        return
    yield "noemer", n, n
    laag, hoog = max((deel - half / schaal) * n, 0.0), min((deel + half / schaal) * n, n)
    if pd.notna(rij["teller"]):
        laag = hoog = rij["teller"]
    yield "teller", laag, hoog
    yield "complement", n - hoog, n - laag
