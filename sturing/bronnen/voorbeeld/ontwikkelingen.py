"""Verzonnen maatschappelijke ontwikkelingen: per opgave drie, met elk jaar een nieuw cijfer."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.ontwikkelingenlijst import ONTWIKKELINGEN
from sturing.bronnen.voorbeeld.wereld import LAATSTE_RAPPORTAGEJAAR, VINDPLAATS, Wereld


def bouw_ontwikkelingen(kader: Voorbeeldkader, wereld: Wereld, jaar: int) -> list[dict]:
    """De ontwikkelingen van een rapportagejaar; het oudste jaar kent er minder."""
    toeval = wereld.toeval(f"ontwikkelingen {jaar}")
    opgave_van = kader.opgave_van_doel
    uit = []
    for nr, regel in enumerate(ONTWIKKELINGEN.strip().splitlines()):
        sleutel, titel, samenvatting, laag, hoog, gebied, doelen = regel.split("|")
        cijfer = int(toeval.integers(int(laag), int(hoog)))
        bekend = [doel for doel in doelen.split() if doel in opgave_van]
        if not bekend or nr % 3 > 2 - (LAATSTE_RAPPORTAGEJAAR - jaar):
            continue
        uit.append(
            {
                "id": sleutel,
                "opgave": opgave_van[bekend[0]],
                "titel": titel,
                "samenvatting": samenvatting.format(cijfer=cijfer),
                "gebied": gebied,
                "doelen": bekend,
                "verwijzingen": [f"Verzonnen onderzoek {jaar}"],
                "vindplaats": VINDPLAATS,
            }
        )
    volgorde = [opgave["id"] for opgave in kader.opgaven]
    return sorted(uit, key=lambda o: volgorde.index(o["opgave"]))
