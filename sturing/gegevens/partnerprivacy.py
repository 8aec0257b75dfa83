"""Persoonsgegevens in een levering: een tekst waarin er een kan staan, komt nooit in de open gegevens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sturing.bronnen.persoonsgegevens import zoek_persoonsgegevens
from sturing.gegevens.partnermodel import Partnerlevering
from sturing.gegevens.vormen import Vast

#: Zoekt persoonsgegevens in een tekst.
Zoeker = Callable[[str], Iterable]
_OPEN_VELDEN = ("toelichting", "citaat", "verbeterpunt", "signaal", "nodig")
#: Wat er in een verplicht veld komt te staan zolang de tekst wacht.
WACHT = "wacht op controle"


@dataclass(frozen=True)
class Aangehouden:
    """Een tekst die eerst iemand moet bekijken, met het veld waar zij hoort en wat er gevonden is."""

    veld: str
    tekst: str
    soorten: tuple[str, ...]


def houd_aan(
    levering: Partnerlevering, zoek: Zoeker = zoek_persoonsgegevens
) -> tuple[Partnerlevering, tuple[Aangehouden, ...]]:
    """De levering zonder de teksten met een vondst, en die teksten apart."""
    apart: list[Aangehouden] = []

    def schoon(deel: str) -> tuple:
        rijen = getattr(levering, deel)
        return tuple(_schoon(rij, f"{deel} {nr}", zoek, apart) for nr, rij in enumerate(rijen, start=1))

    delen = {deel: schoon(deel) for deel in ("cijfers", "ervaringen", "signalen")}
    # Ook een rij die nu leeg is blijft staan: een besluit over de tekst verwijst naar haar plaats.
    return levering.model_copy(update={**delen, "aangehouden": len(apart)}), tuple(apart)


def _schoon(rij: Vast, waar: str, zoek: Zoeker, apart: list[Aangehouden]) -> Vast:
    leeg = {}
    for veld in _OPEN_VELDEN:
        tekst = getattr(rij, veld, "")
        vondsten = tuple(zoek(tekst)) if tekst else ()
        if vondsten:
            apart.append(Aangehouden(f"{waar}, {veld}", tekst, tuple(sorted({str(v.soort) for v in vondsten}))))
            leeg[veld] = WACHT if type(rij).model_fields[veld].is_required() else ""
    return rij.model_copy(update=leeg) if leeg else rij
