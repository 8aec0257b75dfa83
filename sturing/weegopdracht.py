"""De opdrachten achter `sturing weeg`: wegen, een budget verdelen, een werkboek schrijven of inlezen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sturing.bronnen.weegtafel import schrijf_weegtafel
from sturing.fouten import InvoerFout
from sturing.gegevens.activiteiten import lees_aanbod, lees_aanbod_uit_werkboek
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN
from sturing.gegevens.activiteittoets import Aanbod
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.lezer import Lezer
from sturing.opdrachten import kies_jaar
from sturing.rekenen.budget import Budgetbeeld, bereken_budget
from sturing.rekenen.ranglijst import Ranglijst, bereken_ranglijst
from sturing.rekenen.verdelen import Eisen
from sturing.rekenen.weegbeeld import bereken_weegbeelden
from sturing.rekenen.weging import Weging, bereken_wegingen
from sturing.tonen.werkboek import maak_werkboek
from sturing.uitgeven.excel import schrijf_werkboek


@dataclass(frozen=True)
class Weegtafel:
    """Het dossier met de wegingen en de ranglijst die eruit volgen."""

    dossier: Dossier
    wegingen: tuple[Weging, ...]
    ranglijst: Ranglijst

    def kies(self, activiteit: str) -> Weging:
        """De weging van één activiteit; een fout als zij niet in het register staat."""
        _toets_ids(self, (activiteit,))
        return next(w for w in self.wegingen if w.beeld.activiteit.id == activiteit)


def weeg(
    wortel: Path, gemeente: str, jaar: str | int | None, editie: str = "definitief", peildatum: str | None = None
) -> Weegtafel:
    """Lees de gegevens en weeg alle activiteiten."""
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar), editie, peildatum)
    beelden = bereken_weegbeelden(dossier.aanbod.activiteiten, dossier.aanbod.antwoorden, dossier.kader)
    wegingen = bereken_wegingen(beelden, dossier.kader.afwegingskader)
    return Weegtafel(dossier, wegingen, bereken_ranglijst(wegingen, dossier.kader.afwegingskader))


def verdeel(tafel: Weegtafel, regeling: str, eisen: Eisen) -> Budgetbeeld:
    """Verdeel het budget van een regeling; vastzetten en uitsluiten gaat op id."""
    _toets_ids(tafel, (*sorted(eisen.vast), *sorted(eisen.zonder)))
    gekozen = tafel.dossier.kader.afwegingskader.kies_regeling(regeling)
    return bereken_budget(tafel.wegingen, gekozen, tafel.dossier.kader, eisen)


def _toets_ids(tafel: Weegtafel, ids: tuple[str, ...]) -> None:
    bekend = {w.beeld.activiteit.id for w in tafel.wegingen}
    for sleutel in ids:
        if sleutel not in bekend:
            raise InvoerFout(
                "activiteit", f"'{sleutel}' staat niet in het register", "kijk met sturing weeg welke er zijn"
            )


def schrijf_excel(tafel: Weegtafel, pad: Path, wie: str = "", eisen: Mapping[str, Eisen] | None = None) -> None:
    """Schrijf het werkboek van de wegingstafel, met keuzelijsten en uitkomsten; `eisen` geldt per regeling."""
    for regeling, eis in (eisen or {}).items():
        tafel.dossier.kader.afwegingskader.kies_regeling(regeling)
        _toets_ids(tafel, (*sorted(eis.vast), *sorted(eis.zonder)))
    bladen = maak_werkboek(tafel.dossier, tafel.wegingen, tafel.ranglijst, wie, eisen)
    naam = f"Wegingstafel {tafel.dossier.gemeente.naam} {tafel.dossier.rapportage.jaar}"
    schrijf_werkboek(pad, bladen, naam)


def lees_excel(wortel: Path, gemeente: str, jaar: str | int | None, pad: Path) -> Aanbod:
    """Lees een ingevuld werkboek, toets het helemaal en leg het dan pas vast in `data/`.

    Oudere antwoorden blijven staan, zodat een eerdere editie te herhalen is.
    """
    if not pad.is_file():
        raise InvoerFout(str(pad), "dit bestand bestaat niet", "controleer de naam en de map")
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar))
    map_ = wortel / "data" / gemeente
    nieuw = lees_aanbod_uit_werkboek(pad.read_bytes(), pad.name, dossier.kader, dossier.gemeente)
    oud = lees_aanbod(Lezer(wortel), map_, dossier.rapportage.jaar, dossier.kader, dossier.gemeente)
    aanbod = nieuw.met_antwoorden_van(oud)
    schrijf_weegtafel(
        map_,
        dossier.rapportage.jaar,
        [{k: getattr(a, k) for k in ACTIVITEITKOLOMMEN} for a in aanbod.activiteiten],
        [{k: getattr(a, k) for k in ANTWOORDKOLOMMEN} for a in aanbod.antwoorden],
    )
    return nieuw
