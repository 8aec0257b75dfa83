"""Het aanbod als geheel op de opdrachtregel: overlap, witte vlekken en tijdelijk geld."""

from __future__ import annotations

from sturing.gegevens.dossier import Dossier
from sturing.rekenen.aanbod import bereken_dekking, kies_eindigend
from sturing.tonen.notatie import tel, voeg_samen
from sturing.tonen.opmaak import schoon
from sturing.tonen.zinnen_weging import naam_met_soort, zin_geld, zin_kosten


def telregels(dossier: Dossier) -> list[str]:
    """Overlap, witte vlekken en tijdelijk geld in één regel elk."""
    aanbod = dossier.aanbod.activiteiten
    dekking = bereken_dekking(aanbod, dossier.kader, dossier.rapportage.peildatum)
    return [
        f"{tel(len(dekking.overlap), 'resultaat', 'resultaten')} met meer dan één activiteit of aanvraag,"
        f" {tel(len(dekking.witte_vlekken), 'resultaat', 'resultaten')} zonder.",
        f"{tel(len(kies_eindigend(aanbod)), 'activiteit', 'activiteiten')} met tijdelijk geld.",
    ]


def aanbodregels(dossier: Dossier) -> list[str]:
    """Welke resultaten overlap hebben of wit zijn, en welk geld het eerst eindigt."""
    aanbod, kader = dossier.aanbod.activiteiten, dossier.kader
    if not aanbod:
        return ["Voor dit jaar staat er geen register in data."]
    op = dossier.rapportage.peildatum
    dekking = bereken_dekking(aanbod, kader, op)
    regels = ["Meer dan één activiteit of aanvraag op hetzelfde resultaat:"]
    regels += [
        f"   {kader.naam_van(r)}: {schoon(voeg_samen([naam_met_soort(x) for x in a]))}"
        for r, a in dekking.overlap.items()
    ] or ["   geen"]
    regels.append("Resultaten zonder lopende activiteit in het register:")
    for r in dekking.witte_vlekken:
        gevraagd = voeg_samen([a.activiteit for a in dekking.aangevraagd[r]])
        regels.append(f"   {kader.naam_van(r)}" + (f" (aangevraagd: {schoon(gevraagd)})" if gevraagd else ""))
    regels += [] if dekking.witte_vlekken else ["   geen"]
    regels.append("Tijdelijk geld, wat het eerst eindigt vooraan:")
    regels += [
        f"   {a.id} {schoon(a.activiteit)}: {zin_geld(a, op)}; kosten per jaar {zin_kosten(a)}"
        for a in kies_eindigend(aanbod)
    ] or ["   geen"]
    return regels
