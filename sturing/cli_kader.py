"""Wat `sturing kader` laat zien: opgaven, doelen en indicatoren met hun dekking."""

from __future__ import annotations

from sturing.gegevens.dossier import Dossier


def kaderregels(dossier: Dossier) -> list[str]:
    """Opgaven en doelen, met hoeveel er gemeten is."""
    gemeten = set(dossier.metingen["indicator"])
    regels = [f"Kader {dossier.kader.jaar}, {dossier.gemeente.naam}"]
    if dossier.kader.jaar != dossier.rapportage.jaar:
        regels.append(f"Voor {dossier.rapportage.jaar} is geen eigen kader vastgesteld; dit kader geldt.")
    for opgave in dossier.kader.opgaven:
        regels.append(f"\n{opgave.nummer}. {opgave.naam} ({opgave.id})")
        for doel in opgave.doelen:
            eigen = dossier.kader.indicatoren_van_doel(doel)
            met = sum(i.id in gemeten for i in eigen)
            regels.append(f"   {doel.id}: {doel.naam}")
            regels.append(f"      {len(doel.resultaten)} resultaten, {len(eigen)} indicatoren, {met} met cijfer")
    return regels


def doelregels(dossier: Dossier, doel_id: str) -> list[str]:
    """De indicatoren van één doel, met bron en gewenste richting."""
    doel = dossier.kader.doel(doel_id)
    gemeten = set(dossier.metingen["indicator"])
    regels = [doel.naam]
    for i in dossier.kader.indicatoren_van_doel(doel):
        cijfer = "cijfer bekend" if i.id in gemeten else "nog geen cijfer"
        regels.append(f"   {i.id}: {i.naam}")
        regels.append(f"      {dossier.bron_van(i)}; gewenst: {i.richting.value}; {cijfer}")
    return regels
