"""Verzonnen ervaringen van inwoners, verdeeld over de rapportagejaren."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.ervaringenlijst import ERVARINGEN
from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import VINDPLAATS, Wereld

_STREKKING = {"+": "positief", "-": "negatief", "~": "gemengd"}


def bouw_ervaringen(kader: Voorbeeldkader, wereld: Wereld, jaar: int) -> list[dict]:
    """De ervaringen die bij rapportagejaar `jaar` zijn opgehaald: in het jaar ervoor."""
    bronnen = {bron["id"] for bron in kader.bestanden["bronnen"]}
    uit = []
    for nr, regel in enumerate(ERVARINGEN.strip().splitlines()):
        if wereld.rapportagejaren[nr % 3] != jaar:
            continue
        doel, strekking, thema, doelgroep, samenvatting, citaat = (deel.strip() for deel in regel.split("|"))
        if doel not in kader.opgave_van_doel:
            continue
        toeval = wereld.toeval(f"ervaring {nr}")
        wijk = wereld.wijken[int(toeval.integers(len(wereld.wijken)))].code if toeval.random() < 0.5 else ""
        bron = "burgerpeiling" if strekking == "~" else "participatietraject"
        uit.append(
            {
                "id": f"v{jaar}-{nr + 1:02d}-{doel}"[:80],
                "opgave": kader.opgave_van_doel[doel],
                "doelen": [doel],
                "jaar": jaar - 1,
                "wijk": wijk,
                "doelgroep": doelgroep,
                "thema": thema,
                "strekking": _STREKKING[strekking],
                "samenvatting": samenvatting,
                "citaat": citaat,
                "aantal_bevraagd": int(toeval.integers(6, 90)) if toeval.random() < 0.7 else None,
                "bron": bron if bron in bronnen else sorted(bronnen)[0],
                "vindplaats": VINDPLAATS,
            }
        )
    return uit
