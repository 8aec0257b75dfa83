"""Het budget van een regeling: wat er is gevraagd, wat er is, en welke verzamelingen passen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sturing.gegevens.activiteitmodel import Activiteit
from sturing.gegevens.kader import Kader
from sturing.gegevens.wegingmodel import Regeling
from sturing.rekenen.aanbod import opgaven_van
from sturing.rekenen.punten import bereken_score
from sturing.rekenen.verdelen import Eisen, Keuze, Verdeling, bereken_verdeling
from sturing.rekenen.weging import Weging


@dataclass(frozen=True)
class Budgetbeeld:
    """Een regeling met haar activiteiten; zonder plafond of zonder activiteit met kosten is er geen verdeling."""

    regeling: Regeling
    keuzes: tuple[Keuze, ...]
    zonder_kosten: tuple[Activiteit, ...]
    verdeling: Verdeling | None

    @property
    def gevraagd(self) -> float:
        """De som van de bekende kosten, in euro."""
        return sum(k.kosten for k in self.keuzes)


def bereken_budget(
    wegingen: Sequence[Weging], regeling: Regeling, kader: Kader, eisen: Eisen | None = None, verdeel: bool = True
) -> Budgetbeeld:
    """De verdeling van één regeling over de activiteiten en aanvragen die haar noemen.

    Zonder `verdeel` wordt alleen geteld wat er is gevraagd.

    De waarde van een activiteit is haar score in de ranglijst: een open vraag telt met haar zwakste antwoord.
    Zeker verplichte activiteiten gaan voor. Wie geen kosten noemt, kan niet meedoen.
    """
    eigen = [w for w in wegingen if w.beeld.activiteit.regeling == regeling.id]
    keuzes = tuple(
        Keuze(
            id=w.beeld.activiteit.id,
            kosten=w.beeld.activiteit.kosten,
            waarde=bereken_score(w.beeld, kader.afwegingskader),
            opgaven=opgaven_van(w.beeld.activiteit, kader),
            verplicht=w.laagst.verplicht,
        )
        for w in eigen
        if w.beeld.activiteit.kosten is not None
    )
    zonder = tuple(w.beeld.activiteit for w in eigen if w.beeld.activiteit.kosten is None)
    kan = verdeel and regeling.budget is not None and keuzes
    return Budgetbeeld(regeling, keuzes, zonder, bereken_verdeling(keuzes, regeling.budget, eisen) if kan else None)


def past_bij(activiteit: Activiteit, regeling: Regeling, kader: Kader) -> bool:
    """Waar als de activiteit een doel of opgave van de regeling dient.

    Een regeling die geen doel en geen opgave noemt, geldt voor alles.
    """
    if regeling.doelen:
        return bool({kader.doel_van[r].id for r in activiteit.resultaten} & set(regeling.doelen))
    return not regeling.opgaven or bool(set(opgaven_van(activiteit, kader)) & set(regeling.opgaven))
