"""De toets op duidingen: geen getal dat nergens op rust, geen sleutel die niet kan bestaan, geen loze belofte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd

from sturing.fouten import NotebookFout, bedoelde_u
from sturing.gegevens.bevinding import Bevinding, Ernst
from sturing.gegevens.dossier import Dossier
from sturing.gegevens.privacytoets import toets_tekst
from sturing.labels import EDITIE, TE_HERZIEN, past_bij_editie
from sturing.rekenen.afscherming import scherm_af, scherm_kerncijfers_af
from sturing.rekenen.status import Verwachting, bereken_verwachtingen
from sturing.tonen.duidingbelofte import toets_beloften
from sturing.tonen.duidingbewijs import Feitenlijst, Grond, bepaal_grond, splits_alineas
from sturing.tonen.geencijfers import wis_opmaak
from sturing.tonen.getallenlezer import lees_getallen
from sturing.tonen.glue import leveringen_van, plaksels_in
from sturing.tonen.notatie import voeg_samen

_LIJM = re.compile(r"\{glue:?[a-z]*\}`([^`]*)`")
_VAN_INDICATOR = ("waarde", "getal", "periode", "eerste", "eerste-periode", "verschil")
_PERIODE = "periode"
_VAN_DOEL = ("gemeten", "totaal")


def toets_duidingen(paden: Iterable[Path], dossier: Dossier) -> list[Bevinding]:
    """Alles wat opvalt in de duidingen van het rapportagejaar in deze notebooks.

    Een duiding is een Markdown-cel met label `jaar-<jaar>`, en zo nodig `gemeente-<gemeente>` en `editie-<editie>`.
    Gemeld worden getallen die niet rusten op een feit van het doel of de opgave waaronder de duiding staat
    (zie `duidingbewijs`), glue-sleutels die niet kunnen bestaan, sleutels van een cijfer dat in deze editie
    uit een andere levering komt of geen periode heeft (zie `glue`), en een termijn die beloofd is voor een cijfer dat
    dan niet komt (zie `duidingbelofte`).
    """
    feiten, sleutels = verzamel_feiten(dossier), _sleutels(dossier)
    rapport, kader = dossier.rapportage, dossier.kader
    verwacht = bereken_verwachtingen(feiten.metingen, kader, feiten.gemeentecode, rapport.jaar, rapport.peildatum)
    grond = cache(lambda plek: bepaal_grond(plek, feiten))
    uit: list[Bevinding] = []
    for pad in paden:
        for plek, cel in _duidingen(pad, dossier):
            plaats = f"{pad.parent.name}/{pad.name}, cel {cel.get('id', '(zonder id)')}"
            uit += [*_toets_getallen(plaats, cel.source, grond(plek)), *_toets_sleutels(plaats, cel.source, sleutels)]
            uit += _toets_leveringen(plaats, cel.source, dossier, feiten.metingen)
            uit += _toets_beloften(plaats, plek, cel.source, dossier, verwacht)
    return uit


def toets_duiding_op_gegevens(paden: Iterable[Path], dossier: Dossier) -> list[Bevinding]:
    """Een fout voor elk hard persoonsgegeven in een duiding van het rapportagejaar."""
    return [
        bevinding
        for pad in paden
        for _, cel in _duidingen(pad, dossier)
        for bevinding in toets_tekst(
            f"{pad.parent.name}/{pad.name}, cel {cel.get('id', '(zonder id)')}",
            cel.source,
            dossier.gemeente.openbare_nummers,
        )
    ]


def geduide_doelen(paden: Iterable[Path], dossier: Dossier) -> set[str]:
    """De doelen waarvoor een duiding van dit jaar en deze gemeente is geschreven.

    Een duiding hoort bij het doel van de laatste doelkop erboven, te herkennen aan zijn anker.
    """
    return {
        plek
        for pad in paden
        for plek, cel in _duidingen(pad, dossier)
        if plek in dossier.kader.doelen and cel.source.strip()
    }


def wachtende_duidingen(paden: Iterable[Path], dossier: Dossier) -> dict[str, tuple[str, str]]:
    """Per doel het notebook en de eerste cel van een meegenomen duiding die nog niemand heeft herzien."""
    uit: dict[str, tuple[str, str]] = {}
    for pad in paden:
        for plek, cel in _duidingen(pad, dossier, te_herzien=True):
            uit.setdefault(plek, (pad.name, cel.get("id", "(zonder id)")))
    return uit


def _duidingen(pad: Path, dossier: Dossier, te_herzien: bool = False) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    """Elke duiding van dit jaar en deze gemeente met het doel, of anders de opgave, waaronder zij staat.

    Met `te_herzien` juist de duidingen die nog niet meetellen.
    """
    rapport, opgave, doel = dossier.rapportage, "", ""
    opgaven = {f"opgave-{opgave.id}": opgave.id for opgave in dossier.kader.opgaven}
    for cel in _lees_notebook(pad).cells:
        wacht = TE_HERZIEN in cel.metadata.get("tags", [])
        if wacht == te_herzien and _is_duiding(cel, rapport.jaar, rapport.gemeente, rapport.editie):
            yield doel or opgave, cel
        elif cel.cell_type == "markdown" and (anker := re.match(r"\(([a-z0-9-]+)\)=", cel.source)):
            opgave = opgaven.get(anker[1], opgave)
            doel = anker[1] if anker[1] in dossier.kader.doelen else ""


def _is_duiding(cel: nbformat.NotebookNode, jaar: int, gemeente: str, editie: str) -> bool:
    labels = cel.metadata.get("tags", [])
    gemeenten = [label for label in labels if label.startswith("gemeente-")]
    hier = (not gemeenten or f"gemeente-{gemeente}" in gemeenten) and past_bij_editie(labels, editie)
    return cel.cell_type == "markdown" and f"jaar-{jaar}" in labels and hier


def _lees_notebook(pad: Path) -> nbformat.NotebookNode:
    try:
        return nbformat.read(pad, as_version=4)
    except FileNotFoundError:
        raise NotebookFout(pad.name, "dit notebook ontbreekt", "zet het terug, bijvoorbeeld met git") from None
    except (OSError, ValueError, nbformat.ValidationError):
        raise NotebookFout(pad.name, "dit notebook is niet te lezen", "open en bewaar het in JupyterLab") from None


def _toets_getallen(plaats: str, tekst: str, grond: Grond) -> Iterator[Bevinding]:
    for alinea in splits_alineas(wis_opmaak(tekst)):
        for getal in lees_getallen(alinea):
            if not grond.draagt(getal, alinea):
                remedie = (
                    "gebruik een sleutel als {glue:text}`<indicator>.waarde`, of leg het cijfer eerst vast in data"
                )
                yield Bevinding("let op", plaats, f"geen meting of uitspraak met het getal '{getal.tekst}'", remedie)


def _sleutels_in(tekst: str) -> Iterator[str]:
    yield from (re.sub(r"^.*<([^<>]*)>$", r"\1", inhoud).strip() for inhoud in _LIJM.findall(tekst))


def _toets_sleutels(plaats: str, tekst: str, sleutels: frozenset[str]) -> Iterator[Bevinding]:
    for sleutel in _sleutels_in(tekst):
        if sleutel not in sleutels:
            remedie = bedoelde_u(sleutel, sorted(sleutels)) or "schrijf <indicator>.waarde of <doel>.gemeten"
            yield Bevinding("fout", plaats, f"glue-sleutel '{sleutel}' kan niet bestaan", remedie)


def _sleutels(dossier: Dossier) -> frozenset[str]:
    """Elke sleutel die een bladzijde over dit kader zou kunnen plakken."""
    delen = (*_VAN_INDICATOR, *(gebied.code.lower() for gebied in dossier.gemeente.vergelijk))
    alle = dossier.feiten.metingen[["indicator", "bestand"]].drop_duplicates()
    return frozenset(
        [f"{i}.{deel}" for i in dossier.kader.indicatoren for deel in delen]
        + [
            f"{i}.{deel}.{bestand}"
            for i, bestand in zip(alle["indicator"], alle["bestand"], strict=True)
            for deel in delen
        ]
        + [f"{d}.{deel}" for d in dossier.kader.doelen for deel in _VAN_DOEL]
    )


def _toets_leveringen(plaats: str, tekst: str, dossier: Dossier, metingen: pd.DataFrame) -> Iterator[Bevinding]:
    """Sleutels van een bekend cijfer die in deze editie niets opleveren: de duiding wordt een gat of een fout."""
    ernst = _ernst(dossier)
    for sleutel in dict.fromkeys(_sleutels_in(tekst)):
        naam, deel, levering = (*sleutel.split("."), "", "")[:3]
        if naam not in dossier.kader.indicatoren:
            continue
        kort, indicator = f"{naam}.{deel}", dossier.kader.indicatoren[naam]
        leveringen = leveringen_van(dossier, indicator).get(kort, ())
        hier = plaksels_in(dossier, metingen, indicator)
        if not levering and len(leveringen) > 1:
            wat = f"glue-sleutel '{sleutel}' komt niet in elke editie uit dezelfde levering ({voeg_samen(leveringen)})"
            yield Bevinding("fout", plaats, wat, f"noem de levering, zoals '{kort}.{leveringen[0]}'")
        elif levering and kort in hier and hier[kort].levering != levering:
            wat = f"glue-sleutel '{sleutel}' komt in deze editie uit levering '{hier[kort].levering}'"
            yield Bevinding(
                ernst, plaats, wat, f"schrijf een eigen duiding met het label {EDITIE}{dossier.rapportage.editie}"
            )
        elif deel == _PERIODE and kort not in hier and f"{naam}.waarde" in hier:
            wat = f"glue-sleutel '{sleutel}': bij dit cijfer is geen periode vermeld"
            yield Bevinding(ernst, plaats, wat, "haal de periode uit de zin en zeg dat het jaar ontbreekt")


def _ernst(dossier: Dossier) -> Ernst:
    """Een concept mag er nog mee verschijnen, een definitieve editie niet."""
    return "fout" if dossier.rapportage.editie == "definitief" else "let op"


def _toets_beloften(
    plaats: str, plek: str, tekst: str, dossier: Dossier, verwacht: Mapping[str, Verwachting]
) -> Iterator[Bevinding]:
    for wat, remedie in toets_beloften(plek, tekst, dossier.kader, verwacht, dossier.rapportage.jaar):
        yield Bevinding(_ernst(dossier), plaats, wat, remedie)


def verzamel_feiten(dossier: Dossier) -> Feitenlijst:
    """Alle toonbare feiten; wat afgeschermd is, mag ook niet in een duiding staan."""
    kader, code = dossier.kader, dossier.gemeente.code
    return Feitenlijst(
        kader=kader,
        gemeentecode=code,
        metingen=scherm_af(dossier.metingen, kader, code, dossier.geschiedenis),
        uitspraken=dossier.uitspraken,
        kerncijfers=tuple(k for k, verborgen in scherm_kerncijfers_af(dossier.kerncijfers, code) if not verborgen),
        ontwikkelingen=dossier.ontwikkelingen,
        ervaringen=dossier.ervaringen,
    )
