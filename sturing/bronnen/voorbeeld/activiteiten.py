"""De activiteiten van het laatste rapportagejaar, met verzonnen kosten en bereik."""

from __future__ import annotations

import numpy as np

from sturing.bronnen.voorbeeld.activiteitenlijst import ACTIVITEITEN, UITVOERDERS
from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import Wereld

_KOLOMMEN = (
    "id", "activiteit", "uitvoerder", "resultaten", "regeling", "kosten", "dekking", "tot_en_met", "bereik",
    "wijken", "doelgroep", "toelichting",
)  # fmt: skip
#: Hoe een activiteit zonder regeling wordt betaald.
_ANDERE_DEKKING = ("eigen middelen", "rijksmiddelen")


def bouw_activiteiten(kader: Voorbeeldkader, wereld: Wereld) -> list[dict]:
    """Een rij per activiteit; een resultaat dat het kader niet meer kent, valt weg."""
    rijen = []
    for resultaten, naam, uitvoerder, doelgroep in ACTIVITEITEN:
        bekend = [r for r in resultaten.split() if r in kader.plek_van_resultaat]
        if not bekend:
            continue
        toeval = wereld.toeval(f"activiteit {naam}")
        rij = {
            "id": f"V{len(rijen) + 1:02d}",
            "activiteit": naam,
            "uitvoerder": UITVOERDERS[uitvoerder],
            "resultaten": " ".join(bekend),
            "doelgroep": doelgroep,
            "toelichting": "Verzonnen activiteit.",
        }
        rij |= _trek_geld(toeval, _passend(kader, bekend[0])) | _trek_bereik(toeval, wereld)
        rijen.append({kolom: rij[kolom] for kolom in _KOLOMMEN})
    return rijen


def _passend(kader: Voorbeeldkader, resultaat: str) -> list[dict]:
    """De regelingen met een budget die dit doel noemen; zijn die er niet, dan die voor de opgave of voor alles."""
    opgave, doel = kader.plek_van_resultaat[resultaat]
    regelingen = [r for r in kader.bestanden["afwegingskader"]["regelingen"] if r["budget"]]
    eigen = [r for r in regelingen if doel in r.get("doelen", ())]
    return eigen or [r for r in regelingen if not r.get("doelen") and opgave in (r.get("opgaven") or [opgave])]


def _trek_geld(toeval: np.random.Generator, regelingen: list[dict]) -> dict:
    """Regeling, kosten en dekking; een vijfde wordt anders betaald en een incidentele stopt een keer."""
    if not regelingen or toeval.random() < 0.2:
        dekking = _ANDERE_DEKKING[int(toeval.integers(2))]
        return _geld(None, int(toeval.integers(5, 60)), dekking, 2027 if dekking == "rijksmiddelen" else None)
    regeling = regelingen[int(toeval.integers(len(regelingen)))]
    if regeling["soort"] == "structureel":
        return _geld(regeling["id"], int(toeval.integers(30, 140)), "structureel", None)
    return _geld(regeling["id"], int(toeval.integers(3, 16)), "incidenteel", int(toeval.integers(2026, 2028)))


def _geld(regeling: str | None, duizenden: int, dekking: str, einde: int | None) -> dict:
    return {
        "regeling": regeling,
        "kosten": duizenden * 1000,
        "dekking": dekking,
        "tot_en_met": f"{einde}-12-31" if einde else None,
    }


def _trek_bereik(toeval: np.random.Generator, wereld: Wereld) -> dict:
    """Aantal bereikte inwoners, soms onbekend, en de wijken; geen wijk is de hele gemeente."""
    codes = toeval.permutation([w.code for w in wereld.wijken])[: int(toeval.integers(0, 4))]
    bereik = max(int(round(float(toeval.lognormal(4.9, 0.9)), -1)), 10)
    return {
        "bereik": bereik if toeval.random() < 0.85 else None,
        "wijken": " ".join(sorted(str(code) for code in codes)),
    }
