"""De activiteiten van het laatste rapportagejaar, met verzonnen kosten en bereik."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.activiteitenlijst import ACTIVITEITEN, UITVOERDERS
from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import Wereld

_DEKKING = ("structureel", "structureel", "incidenteel", "rijksmiddelen")
_EINDE = {"structureel": (None, None), "incidenteel": (2026, 2027), "rijksmiddelen": (2026, 2028)}


def bouw_activiteiten(kader: Voorbeeldkader, wereld: Wereld) -> list[dict]:
    """Een rij per activiteit; een resultaat dat het kader niet meer kent, valt weg."""
    toeval = wereld.toeval("activiteiten")
    regelingen = [r["id"] for r in kader.bestanden["afwegingskader"]["regelingen"]]
    rijen = []
    for resultaten, naam, uitvoerder, doelgroep in ACTIVITEITEN:
        bekend = [r for r in resultaten.split() if r in kader.resultaten]
        dekking = _DEKKING[int(toeval.integers(len(_DEKKING)))]
        einde = _EINDE[dekking][int(toeval.integers(2))]
        trekking = _trek(toeval, wereld, regelingen)
        if not bekend:
            continue
        rijen.append(
            {
                "id": f"V{len(rijen) + 1:02d}", "activiteit": naam, "uitvoerder": UITVOERDERS[uitvoerder],
                "resultaten": " ".join(bekend), **trekking, "dekking": dekking,
                "tot_en_met": f"{einde}-12-31" if einde else None, "doelgroep": doelgroep,
                "toelichting": "Verzonnen activiteit.",
            }
        )  # fmt: skip
    kolommen = (
        "id", "activiteit", "uitvoerder", "resultaten", "regeling", "kosten", "dekking", "tot_en_met", "bereik", "wijken",
        "doelgroep", "toelichting",
    )  # fmt: skip
    return [{kolom: rij[kolom] for kolom in kolommen} for rij in rijen]


def _trek(toeval, wereld: Wereld, regelingen: list[str]) -> dict:
    """Regeling, kosten, bereik en wijken; van een deel is het bereik niet bekend."""
    wijken = [w.code for w in wereld.wijken]
    aantal = min(int(toeval.integers(0, 4)), len(wijken))
    gekozen = sorted(str(w) for w in toeval.permutation(wijken)[:aantal])
    bereik = int(round(float(toeval.lognormal(4.9, 0.9)), -1)) or 10
    return {
        "regeling": regelingen[int(toeval.integers(len(regelingen)))] if toeval.random() < 0.8 else None,
        "kosten": int(toeval.integers(4, 190)) * 1000,
        "bereik": bereik if toeval.random() < 0.85 else None,
        "wijken": " ".join(gekozen),
    }
