"""De opdrachten achter `sturing weeg`: wegen, een budget verdelen, een werkboek schrijven of inlezen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sturing.bronnen.weegtafel import schrijf_weegtafel
from sturing.fouten import InvoerFout, bedoelde_u
from sturing.gegevens.activiteitaanbod import Aanbod
from sturing.gegevens.activiteiten import lees_aanbod, neem_werkboek_over
from sturing.gegevens.activiteitinlezen import Inleeswens
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.lezer import Lezer
from sturing.rekenen.budget import Budgetbeeld, bereken_budget
from sturing.rekenen.ranglijst import Ranglijst, bereken_ranglijst
from sturing.rekenen.verdelen import Eisen
from sturing.rekenen.weegbeeld import bereken_weegbeelden
from sturing.rekenen.weging import Weging, bereken_wegingen
from sturing.tonen.werkboek import maak_werkboek
from sturing.uitgeven.excel import schrijf_werkboek


@dataclass(frozen=True)
class Weegtafel:
    """Het dossier met de wegingen en de ranglijst die eruit volgen; zonder `peildatum` telt elk antwoord mee."""

    dossier: Dossier
    wegingen: tuple[Weging, ...]
    ranglijst: Ranglijst
    peildatum: date | None = None

    def kies(self, activiteit: str) -> Weging:
        """De weging van één activiteit; een fout als zij niet in het register staat."""
        wegingen = {w.beeld.activiteit.id: w for w in self.wegingen}
        if activiteit not in wegingen:
            remedie = bedoelde_u(activiteit, list(wegingen)) or "kijk met sturing weeg welke er zijn"
            raise InvoerFout("activiteit", f"'{activiteit}' staat niet in het register", remedie)
        return wegingen[activiteit]


def weeg(wortel: Path, gemeente: str, jaar: str | int | None, peildatum: str | None = None) -> Weegtafel:
    """Lees de gegevens en weeg alle activiteiten.

    Aan de wegingstafel telt alles wat vastligt; met `peildatum` alleen wat er die dag was. Het boek heeft altijd de
    peildatum van zijn editie.
    """
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar), peildatum=peildatum)
    if not peildatum:
        dossier = replace(dossier, aanbod=_lees_alles(wortel, dossier).bekend_op(date.max))
    beelden = bereken_weegbeelden(dossier.aanbod.activiteiten, dossier.aanbod.antwoorden, dossier.kader)
    wegingen = bereken_wegingen(beelden, dossier.kader.afwegingskader)
    lijst = bereken_ranglijst(wegingen, dossier.kader.afwegingskader)
    return Weegtafel(dossier, wegingen, lijst, dossier.rapportage.peildatum if peildatum else None)


def verdeel(tafel: Weegtafel, regeling: str, eisen: Eisen) -> Budgetbeeld:
    """Verdeel het budget van een regeling; vastzetten en uitsluiten gaat op id."""
    gekozen = tafel.dossier.kader.afwegingskader.kies_regeling(regeling)
    return bereken_budget(tafel.wegingen, gekozen, tafel.dossier.kader, eisen)


def schrijf_excel(tafel: Weegtafel, pad: Path, wie: str = "", eisen: Mapping[str, Eisen] | None = None) -> None:
    """Schrijf het werkboek van de wegingstafel, met keuzelijsten en uitkomsten; `eisen` geldt per regeling."""
    for regeling in eisen or {}:
        tafel.dossier.kader.afwegingskader.kies_regeling(regeling)
    bladen = maak_werkboek(tafel.dossier, tafel.wegingen, tafel.ranglijst, wie, eisen)
    naam = f"Wegingstafel {tafel.dossier.gemeente.naam} {tafel.dossier.rapportage.jaar}"
    schrijf_werkboek(pad, bladen, naam)


def lees_excel(
    wortel: Path, gemeente: str, jaar: str | int | None, pad: Path, wens: Inleeswens | None = None,
    vandaag: date | None = None,
) -> Aanbod:  # fmt: skip
    """Lees een ingevuld werkboek, toets het helemaal en leg het dan pas vast in `data/`; geeft wat erin stond.

    Wat een ander intussen vastlegde, blijft staan; zie `Inleeswens` voor wat alleen uitdrukkelijk gaat. Met `vandaag`
    is een antwoord van een latere dag een fout.
    """
    if not pad.is_file():
        raise InvoerFout(str(pad), "dit bestand bestaat niet", "controleer de naam en de map")
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar))
    map_, jaar = wortel / "data" / gemeente, dossier.rapportage.jaar
    _toets_geen_werkboek_in_data(map_, jaar)
    nieuw, alles = neem_werkboek_over(
        pad.read_bytes(), pad.name, _lees_alles(wortel, dossier), dossier.kader, dossier.gemeente, jaar,
        wens or Inleeswens(),
    )  # fmt: skip
    if vandaag and nieuw.laatste_dag and nieuw.laatste_dag > vandaag:
        raise InvoerFout(
            f"{pad.name}, blad 'Antwoorden', kolom wanneer",
            f"'{nieuw.laatste_dag}' ligt in de toekomst",
            "schrijf de dag waarop het antwoord is gegeven",
        )
    schrijf_weegtafel(
        map_,
        jaar,
        [{k: getattr(a, k) for k in ACTIVITEITKOLOMMEN} for a in alles.activiteiten],
        [{k: getattr(a, k) for k in ANTWOORDKOLOMMEN} for a in alles.antwoorden],
        (ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN),
    )
    return nieuw


def _lees_alles(wortel: Path, dossier: Dossier) -> Aanbod:
    """Het aanbod met elk antwoord dat vastligt, ook oudere en die van na de peildatum."""
    map_ = wortel / "data" / dossier.rapportage.gemeente
    return lees_aanbod(Lezer(wortel), map_, dossier.rapportage.jaar, dossier.kader, dossier.gemeente)


def _toets_geen_werkboek_in_data(map_: Path, jaar: int) -> None:
    """Staat het register zelf als werkboek in `data/`, dan zou inlezen er een tweede naast zetten."""
    if (map_ / "activiteiten" / f"{jaar}.xlsx").exists():
        raise InvoerFout(
            f"data/{map_.name}/activiteiten/{jaar}.xlsx",
            "het register is hier zelf een werkboek",
            "vul dat werkboek in, of haal het weg en lees het in met sturing weeg --lees",
        )
