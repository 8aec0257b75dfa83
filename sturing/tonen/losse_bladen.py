"""Alle losse bladen van een rapport: de indicatorenwijzer en een fiche per indicator."""

from __future__ import annotations

from sturing.gegevens.dossier import Dossier
from sturing.tonen.blad import Bladzijde
from sturing.tonen.fiche import maak_fiche
from sturing.tonen.losblad import Losblad
from sturing.tonen.stijl import zet_merk
from sturing.tonen.wijzer import maak_wijzer


def maak_losse_bladen(dossier: Dossier) -> tuple[Losblad, ...]:
    """De wijzer en daarna een fiche voor elke indicator, in de volgorde van het kader.

    Elk cijfer komt uit dezelfde afgeschermde tabel en dezelfde standen als de hoofdstukken.
    """
    blad = Bladzijde(dossier)
    zet_merk("Verzonnen gegevens" if dossier.gemeente.verzonnen else "")
    standen = blad.standen(tuple(dossier.kader.indicatoren.values()))
    return (maak_wijzer(blad, standen), *(maak_fiche(blad, stand) for stand in standen))
