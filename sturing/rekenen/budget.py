"""Het budget van een regeling: wat er is gevraagd, wat er is, en welke verzamelingen passen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sturing.fouten import InvoerFout, bedoelde_u
from sturing.gegevens.activiteitmodel import Activiteit
from sturing.gegevens.kader import Kader
from sturing.gegevens.wegingmodel import Regeling
from sturing.rekenen.aanbod import opgaven_van
from sturing.rekenen.punten import bereken_score
from sturing.rekenen.verdelen import Eisen, Keuze, Verdeling, bereken_verdeling
from sturing.rekenen.weging import Weging


@dataclass(frozen=True)
class Budgetbeeld:
    """Een regeling met haar activiteiten; zonder plafond of zonder iets te kiezen is er geen verdeling.

    `buiten` is wel gevraagd, maar niet aan de gemeente: daar eindigt de route. Alleen wie het vastzet, kiest het.
    """

    regeling: Regeling
    keuzes: tuple[Keuze, ...]
    buiten: tuple[Activiteit, ...]
    zonder_kosten: tuple[Activiteit, ...]
    verdeling: Verdeling | None

    @property
    def gevraagd(self) -> float:
        """De som van alle bekende kosten, in euro; ook van wat niet te kiezen is."""
        return sum(k.kosten for k in self.keuzes) + sum(a.kosten or 0 for a in self.buiten)

    @property
    def aantal(self) -> int:
        """Hoeveel activiteiten en aanvragen kosten noemen."""
        return len(self.keuzes) + len(self.buiten)


def bereken_budget(
    wegingen: Sequence[Weging], regeling: Regeling, kader: Kader, eisen: Eisen | None = None, verdeel: bool = True
) -> Budgetbeeld:
    """De verdeling van één regeling over de activiteiten en aanvragen die haar noemen.

    Zonder `verdeel` wordt alleen geteld wat er is gevraagd.

    De waarde van een activiteit is haar score in de ranglijst: een open vraag telt met haar zwakste antwoord.
    Zeker verplichte activiteiten gaan voor. Wie geen kosten noemt, kan niet meedoen. Waar een ander aan zet is, wordt
    alleen gekozen als de gebruiker het vastzet. Fouten: een eis over iets wat bij deze regeling niet te kiezen is.
    """
    eisen = eisen or Eisen()
    _toets_eisen(wegingen, regeling, eisen)
    eigen = [w for w in wegingen if w.beeld.activiteit.regeling == regeling.id]
    met = [w for w in eigen if w.beeld.activiteit.kosten is not None]
    mee = [w for w in met if w.te_kiezen or w.beeld.activiteit.id in eisen.vast]
    keuzes = tuple(_keuze(w, kader) for w in mee)
    buiten = tuple(w.beeld.activiteit for w in met if w not in mee)
    zonder = tuple(w.beeld.activiteit for w in eigen if w.beeld.activiteit.kosten is None)
    kan = verdeel and regeling.budget is not None and keuzes
    verdeling = bereken_verdeling(keuzes, regeling.budget, eisen) if kan else None
    return Budgetbeeld(regeling, keuzes, buiten, zonder, verdeling)


def _keuze(weging: Weging, kader: Kader) -> Keuze:
    activiteit = weging.beeld.activiteit
    return Keuze(
        id=activiteit.id,
        kosten=activiteit.kosten,
        waarde=bereken_score(weging.beeld, kader.afwegingskader),
        opgaven=opgaven_van(activiteit, kader),
        verplicht=weging.laagst.verplicht,
    )


def _toets_eisen(wegingen: Sequence[Weging], regeling: Regeling, eisen: Eisen) -> None:
    """Een eis die niets doet, is een vergissing van de gebruiker en geen stilte waard."""
    register = {w.beeld.activiteit.id: w.beeld.activiteit for w in wegingen}
    for naam, ids in (("vast", eisen.vast), ("zonder", eisen.zonder)):
        for sleutel in sorted(ids):
            for fout in _klachten(naam, sleutel, register, regeling):
                raise fout


def _klachten(naam: str, sleutel: str, register: dict[str, Activiteit], regeling: Regeling) -> Iterator[InvoerFout]:
    activiteit = register.get(sleutel)
    if activiteit is None:
        remedie = bedoelde_u(sleutel, list(register)) or "kijk met sturing weeg welke er zijn"
        yield InvoerFout(naam, f"'{sleutel}' staat niet in het register", remedie)
    elif activiteit.regeling != regeling.id:
        noemt = f"noemt regeling '{activiteit.regeling}'" if activiteit.regeling else "noemt geen regeling"
        yield InvoerFout(naam, f"'{sleutel}' {noemt}, niet '{regeling.id}'", "noem een activiteit van deze regeling")
    elif activiteit.kosten is None:
        remedie = "vul eerst de kosten in het register in"
        yield InvoerFout(naam, f"'{sleutel}' heeft geen kosten en doet dus niet mee", remedie)


def past_bij(activiteit: Activiteit, regeling: Regeling, kader: Kader) -> bool | None:
    """Waar als de activiteit een doel of opgave van de regeling dient.

    None als de regeling geen doel en geen opgave noemt: dan is het niet te zeggen.
    """
    if regeling.doelen:
        return bool({kader.doel_van[r].id for r in activiteit.resultaten} & set(regeling.doelen))
    if regeling.opgaven:
        return bool(set(opgaven_van(activiteit, kader)) & set(regeling.opgaven))
    return None
