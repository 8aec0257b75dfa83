"""Alle losse bladen van een rapport: de indicatorenwijzer en een fiche per indicator."""

from __future__ import annotations

from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.fiche import maak_fiche
from sturing.tonen.losblad import Losblad
from sturing.tonen.wijzer import maak_wijzer


def maak_losse_bladen(blad: Bladzijde) -> tuple[Losblad, ...]:
    """De wijzer en daarna een fiche voor elke indicator, in de volgorde van het kader.

    Elk cijfer komt uit dezelfde afgeschermde tabel en dezelfde standen als de hoofdstukken.
    """
    with met_bladzijde(blad):
        standen = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
        return (maak_wijzer(blad, standen), *(maak_fiche(blad, stand) for stand in standen))
