"""Verzonnen ervaringen van inwoners, verdeeld over de rapportagejaren."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.ervaringenlijst import ERVARINGEN
from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import VINDPLAATS, Wereld

_STREKKING = {"+": "positief", "-": "negatief", "~": "gemengd"}


def bouw_ervaringen(kader: Voorbeeldkader, wereld: Wereld, jaar: int) -> list[dict]:
    """De ervaringen bij rapportagejaar `jaar`; zij zijn opgehaald in het jaar ervoor."""
    bekend = kader.opgave_van_doel
    uit = []
    for nr, regel in enumerate(ERVARINGEN.strip().splitlines()):
        # De tweede term verspreidt positief, negatief en gemengd over de jaren.
        eigen_jaar = wereld.rapportagejaren[(nr + nr // 3) % 3]
        velden = [deel.strip() for deel in regel.split("|")]
        if eigen_jaar == jaar and velden[0] in bekend:
            sleutel = f"v{jaar}-{nr + 1:02d}-{velden[0]}"[:80]
            uit.append(_bouw_ervaring(velden, sleutel, bekend[velden[0]], wereld, jaar))
    return uit


def _bouw_ervaring(velden: list[str], sleutel: str, opgave: str, wereld: Wereld, jaar: int) -> dict:
    doel, strekking, thema, doelgroep, samenvatting, citaat = velden
    toeval = wereld.toeval(sleutel)
    wijk = wereld.wijken[int(toeval.integers(len(wereld.wijken)))].code
    return {
        "id": sleutel,
        "opgave": opgave,
        "doelen": [doel],
        "jaar": jaar - 1,
        "wijk": wijk if toeval.random() < 0.5 else "",
        "doelgroep": doelgroep,
        "thema": thema,
        "strekking": _STREKKING[strekking],
        "samenvatting": samenvatting,
        "citaat": citaat,
        "citaat_mag": "toestemming" if citaat else "",
        "aantal_bevraagd": int(toeval.integers(6, 90)) if toeval.random() < 0.7 else None,
        "bron": "burgerpeiling" if strekking == "~" else "participatietraject",
        "vindplaats": VINDPLAATS,
    }
