"""Zinnen op het dossierblad die naast de antwoorden ook het register en het kader lezen."""

from __future__ import annotations

from sturing.gegevens.activiteitmodel import Activiteit
from sturing.gegevens.wegingmodel import Criterium
from sturing.rekenen.aanbod import is_geeindigd, kies_ander_aanbod
from sturing.rekenen.weging import Weging
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import tel, toon_datum, voeg_samen
from sturing.tonen.zinnen_weging import naam_met_soort

_KENMERKNAMEN = {
    "invloed": "invloed van de gemeente",
    "wettelijke_taak": "wettelijke taak",
    "regionaal_kader": "regionaal kader",
    "preventie": "preventie",
    "kostenbesparing": "spaart kosten",
    "eigen_kracht": "eigen kracht",
    "bereik": "bereik",
}


def zin_doelkenmerken(criterium: Criterium, activiteit: Activiteit) -> str:
    """Wat het kader bij de doelen zegt over dit criterium: een aanwijzing, geen antwoord; leeg als dat niets is."""
    kader = huidig().dossier.kader
    doelen = {kader.doel_van[r].id: kader.doel_van[r] for r in activiteit.resultaten}.values()
    delen = []
    for kenmerk in criterium.doelkenmerken:
        waarden = dict.fromkeys(getattr(doel.afweging, kenmerk).waarde for doel in doelen)
        bekend = [w for w in waarden if w != "niet-vermeld"]
        delen += [f"{_KENMERKNAMEN[kenmerk]}: {' of '.join(bekend)}"] if bekend else []
    wat = "het doel" if len(doelen) == 1 else "een of meer van de doelen"
    return f"Het kader zegt bij {wat}: {'; '.join(delen)}." if delen else ""


def zin_ander_aanbod(activiteit: Activiteit) -> str:
    """Wat er naast deze activiteit in het register staat op een van dezelfde resultaten."""
    ander = _ander_aanbod(activiteit)
    namen = voeg_samen([f"{a.id} {naam_met_soort(a)}" for a in ander])
    return namen or "Het register noemt geen ander aanbod op deze resultaten."


def _ander_aanbod(activiteit: Activiteit) -> tuple[Activiteit, ...]:
    dossier = huidig().dossier
    return kies_ander_aanbod(activiteit, dossier.aanbod.activiteiten, dossier.rapportage.peildatum)


def aandachtspunten(weging: Weging) -> list[str]:
    """Wat aan de wegingstafel bespreking vraagt."""
    a, beeld = weging.beeld.activiteit, weging.beeld
    punten = [_over_geld(a)]
    if beeld.verschillen:
        punten.append(
            f"De beoordelaars verschillen over {voeg_samen([b.vraag.kort.lower() for b in beeld.verschillen])}."
        )
    if beeld.deels_onbekend:
        vragen = voeg_samen([b.vraag.kort.lower() for b in beeld.deels_onbekend])
        punten.append(f"Niet elke beoordelaar weet het antwoord op {vragen}.")
    if beeld.beoordelaars and beeld.open:
        punten.append(f"{tel(len(beeld.open), 'vraag is', 'vragen zijn')} nog onbekend.")
    punten += [_tegenspraak(weging), "De kosten zijn onbekend." if a.kosten is None else ""]
    return [punt for punt in punten if punt]


def _over_geld(a: Activiteit) -> str:
    if is_geeindigd(a, huidig().dossier.rapportage.peildatum):
        return f"Het geld is op sinds {toon_datum(a.tot_en_met)}."
    if a.dekking == "tijdelijk" or a.tot_en_met:
        return "Het geld is tijdelijk." + ("" if a.tot_en_met else " Tot wanneer, is onbekend.")
    return ""


def _tegenspraak(weging: Weging) -> str:
    """Waar een antwoord zegt dat er geen ander aanbod is, terwijl het register dat wel noemt."""
    ander = _ander_aanbod(weging.beeld.activiteit)
    for b in weging.beeld.vragen.values():
        if ander and b.vraag.geen_ander_aanbod and b.antwoorden and b.zeker == b.vraag.geen_ander_aanbod:
            kort, naam = b.vraag.kort.lower(), b.vraag.antwoord(b.zeker).naam.lower()
            return f"Het antwoord op {kort} is ‘{naam}’, maar het register noemt wel ander aanbod."
    return ""
