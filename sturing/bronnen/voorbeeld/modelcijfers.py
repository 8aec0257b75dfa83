"""Modelcijfers en benaderingen: aparte reeksen, nooit gemengd met wat gemeten is."""

from __future__ import annotations

from datetime import date

from sturing.bronnen.voorbeeld.bijzonder import MODELJAREN
from sturing.bronnen.voorbeeld.gemeente import VERGELIJK
from sturing.bronnen.voorbeeld.leveringen import Levering, Moment, kies_levering
from sturing.bronnen.voorbeeld.trekking import Trekking, met_marge, verschuif
from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, Wereld

_LEVERING = Levering("golven", 10, 1, "2029", "vierjaarlijks", n=0, golven=MODELJAREN)


def bouw_modelcijfers(indicator: dict, wereld: Wereld) -> list[dict]:
    """Een modelreeks voor alle gebieden; een model trekt de wijken naar het midden."""
    trekking = Trekking(indicator, _LEVERING, wereld)
    trekking.toeval = wereld.toeval(f"model {indicator['id']}")
    uit = []
    for jaar in (j for j in MODELJAREN if wereld.eerste <= j <= wereld.laatste):
        moment = Moment(str(jaar), jaar + 0.5, date(jaar + 1, 10, 1))
        stappen = {GEMEENTECODE: 0.05} | {w.code: 0.6 * trekking.wijkstap(w) for w in wereld.wijken}
        stappen |= {g["code"]: trekking.afstand[g["code"]] for g in VERGELIJK}
        for gebied, stap in stappen.items():
            waarde = verschuif(trekking.lijn(moment), stap + float(trekking.toeval.normal(0, 0.02)))
            uit.append(
                {
                    "indicator": indicator["id"],
                    "gebied": gebied,
                    "periode": moment.periode,
                    "groep": trekking.groep,
                    "waarde": round(waarde, 1),
                    "herkomst": "model",
                    "beschikbaar_per": moment.bekend.isoformat(),
                }
            )
    return uit


def bouw_benadering(indicator: dict, momenten: list[Moment], wereld: Wereld, groep: str, reden: str) -> list[dict]:
    """Een reeks van de gemeente bij een andere groep, met in de opmerking waarin zij afwijkt."""
    trekking = Trekking(indicator, kies_levering(indicator["id"], indicator["bron"]), wereld)
    trekking.toeval = wereld.toeval(f"benadering {indicator['id']}")
    stap = float(trekking.toeval.normal(0, 0.15))
    uit = []
    for moment in momenten:
        n = int(trekking.toeval.integers(180, 320))
        kans = verschuif(trekking.lijn(moment), stap) / 100
        deel = met_marge(100 * trekking.toeval.binomial(n, kans) / n, n)
        uit.append(
            {
                "indicator": indicator["id"],
                "gebied": GEMEENTECODE,
                "periode": moment.periode,
                "groep": groep,
                **deel,
                "herkomst": "benadering",
                "beschikbaar_per": moment.bekend.isoformat(),
                "opmerking": reden,
            }
        )
    return uit
