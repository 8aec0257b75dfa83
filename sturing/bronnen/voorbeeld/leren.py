"""Verzonnen lessen: per opgave de conclusie, het voorstel en de afspraken van een rapportagejaar."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.lessenlijst import AFSPRAKEN, LESSEN
from sturing.bronnen.voorbeeld.wereld import LAATSTE_RAPPORTAGEJAAR, Wereld

#: Hoe het met de afspraken van dit jaar staat, en hoe het met die van een eerder jaar afliep.
_NU = ("niet-begonnen", "loopt", "onbekend")
_AFGELOPEN = {"klaar": "Verzonnen: uitgevoerd zoals afgesproken.", "loopt": "Verzonnen: begonnen, nog niet klaar.",
              "vervallen": "Verzonnen: vervallen, omdat de partner stopte."}  # fmt: skip


def bouw_lessen(kader: Voorbeeldkader, wereld: Wereld, jaar: int) -> list[dict]:
    """De lessen bij rapportagejaar `jaar`, in de vorm van `leren/<jaar>.yml`.

    Conclusie en voorstel zijn van het laatste jaar; eerdere jaren hebben een kortere, en vooral
    afspraken waarvan bekend is hoe zij afliepen.
    """
    uit = []
    for nr, opgave in enumerate(o["id"] for o in kader.opgaven):
        les = LESSEN.get(opgave) if jaar == LAATSTE_RAPPORTAGEJAAR else None
        basis = les or {
            "conclusie": f"Verzonnen: in {jaar} waren er nog te weinig vergelijkbare cijfers voor een conclusie.",
            "voorstel": "Doorgaan met de afspraken en de cijfers aanvullen.",
        }
        teksten = AFSPRAKEN.get(opgave, ())
        eerste = wereld.rapportagejaren.index(jaar) * 2
        gekozen = teksten[eerste : eerste + 2]
        afspraken = [_bouw_afspraak(opgave, jaar, plek, nr, tekst) for plek, tekst in enumerate(gekozen)]
        uit.append({"opgave": opgave, **basis, "afspraken": afspraken})
    return uit


def _bouw_afspraak(opgave: str, jaar: int, plek: int, nr: int, tekst: tuple[str, str, str]) -> dict:
    wat, wie, maand = tekst
    afspraak = {"id": f"{opgave}-{jaar}-{plek + 1}", "wat": wat, "wie": wie, "wanneer": f"{maand} {jaar}"}
    if jaar == LAATSTE_RAPPORTAGEJAAR:
        return afspraak | {"status": _NU[(nr + plek) % len(_NU)]}
    status = tuple(_AFGELOPEN)[(nr + plek) % len(_AFGELOPEN)]
    return afspraak | {"status": status, "toelichting": _AFGELOPEN[status]}
