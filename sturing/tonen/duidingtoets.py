"""De toets op duidingen: geen getal zonder meting of uitspraak, en geen sleutel die niet kan bestaan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import nbformat
import pandas as pd

from sturing.fouten import NotebookFout, bedoelde_u
from sturing.gegevens.bevinding import Bevinding
from sturing.gegevens.dossier import Dossier
from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.privacytoets import toets_tekst
from sturing.labels import TE_HERZIEN
from sturing.rekenen.afscherming import scherm_af
from sturing.tonen.getallenlezer import Getal, lees_getallen

_LIJM = re.compile(r"\{glue:?[a-z]*\}`([^`]*)`")
#: Zo ver mag een breuk in woorden ('zeven op de tien') van het cijfer liggen, in procentpunten.
SPELING_BREUK = 2.5
_VAN_INDICATOR = ("waarde", "getal", "periode", "eerste", "eerste-periode", "verschil")
_VAN_DOEL = ("gemeten", "totaal")


@dataclass(frozen=True)
class _Bekend:
    """De waarden waarop een duiding mag rusten: alle, en alleen de percentages."""

    alle: frozenset[float]
    procenten: frozenset[float]

    def draagt(self, getal: Getal) -> bool:
        """Waar als een meting, uitspraak of kerncijfer dit getal heeft; bij 'ongeveer' mag het afgerond zijn."""
        waarden = self.procenten if getal.procent else self.alle
        if getal.breuk:
            return any(abs(w - getal.waarde) <= SPELING_BREUK for w in waarden)
        if getal.ongeveer:
            return any(_rond_af(w, getal.decimalen) == getal.waarde for w in waarden)
        return getal.waarde in waarden


def toets_duidingen(paden: Iterable[Path], dossier: Dossier) -> list[Bevinding]:
    """Alles wat opvalt in de duidingen van het rapportagejaar in deze notebooks.

    Een duiding is een Markdown-cel met label `jaar-<jaar>`, en zo nodig `gemeente-<gemeente>`.
    Gemeld worden getallen die geen meting, uitspraak of kerncijfer heeft, en glue-sleutels die
    niet kunnen bestaan.
    """
    bekend, sleutels = _verzamel(dossier), _sleutels(dossier)
    uit: list[Bevinding] = []
    for pad in paden:
        for cel in _lees_notebook(pad).cells:
            if _is_duiding(cel, dossier.rapportage.jaar, dossier.rapportage.gemeente):
                plaats = f"{pad.parent.name}/{pad.name}, cel {cel.get('id', '(zonder id)')}"
                uit += [*_toets_getallen(plaats, cel.source, bekend), *_toets_sleutels(plaats, cel.source, sleutels)]
    return uit


def toets_duiding_op_gegevens(paden: Iterable[Path], dossier: Dossier) -> list[Bevinding]:
    """Een fout voor elk hard persoonsgegeven in een duiding van het rapportagejaar."""
    rapport = dossier.rapportage
    return [
        bevinding
        for pad in paden
        for cel in _lees_notebook(pad).cells
        if _is_duiding(cel, rapport.jaar, rapport.gemeente)
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
    rapport = dossier.rapportage
    uit: set[str] = set()
    for pad in paden:
        doel = ""
        for cel in _lees_notebook(pad).cells:
            if cel.cell_type == "markdown" and (anker := re.match(r"\(([a-z0-9-]+)\)=", cel.source)):
                doel = anker[1]
            elif (
                doel in dossier.kader.doelen and _is_duiding(cel, rapport.jaar, rapport.gemeente) and cel.source.strip()
            ):
                uit.add(doel)
    return uit


def _is_duiding(cel: nbformat.NotebookNode, jaar: int, gemeente: str) -> bool:
    labels = cel.metadata.get("tags", [])
    gemeenten = [label for label in labels if label.startswith("gemeente-")]
    hier = not gemeenten or f"gemeente-{gemeente}" in gemeenten
    return cel.cell_type == "markdown" and f"jaar-{jaar}" in labels and hier and TE_HERZIEN not in labels


def _lees_notebook(pad: Path) -> nbformat.NotebookNode:
    try:
        return nbformat.read(pad, as_version=4)
    except FileNotFoundError:
        raise NotebookFout(pad.name, "dit notebook ontbreekt", "zet het terug, bijvoorbeeld met git") from None
    except (OSError, ValueError, nbformat.ValidationError):
        raise NotebookFout(pad.name, "dit notebook is niet te lezen", "open en bewaar het in JupyterLab") from None


def _toets_getallen(plaats: str, tekst: str, bekend: _Bekend) -> Iterator[Bevinding]:
    for getal in lees_getallen(tekst):
        if not bekend.draagt(getal):
            remedie = "gebruik een sleutel als {glue:text}`<indicator>.waarde`, of leg het cijfer eerst vast in data"
            yield Bevinding("let op", plaats, f"geen meting of uitspraak met het getal '{getal.tekst}'", remedie)


def _toets_sleutels(plaats: str, tekst: str, sleutels: frozenset[str]) -> Iterator[Bevinding]:
    for inhoud in _LIJM.findall(tekst):
        sleutel = re.sub(r"^.*<([^<>]*)>$", r"\1", inhoud).strip()
        if sleutel not in sleutels:
            remedie = bedoelde_u(sleutel, sorted(sleutels)) or "schrijf <indicator>.waarde of <doel>.gemeten"
            yield Bevinding("fout", plaats, f"glue-sleutel '{sleutel}' kan niet bestaan", remedie)


def _sleutels(dossier: Dossier) -> frozenset[str]:
    """Elke sleutel die een bladzijde over dit kader zou kunnen plakken."""
    gebieden = [gebied.code.lower() for gebied in dossier.gemeente.vergelijk]
    return frozenset(
        [f"{i}.{deel}" for i in dossier.kader.indicatoren for deel in (*_VAN_INDICATOR, *gebieden)]
        + [f"{d}.{deel}" for d in dossier.kader.doelen for deel in _VAN_DOEL]
    )


def _verzamel(dossier: Dossier) -> _Bekend:
    """Alle toonbare waarden; wat afgeschermd is, mag ook niet in een duiding staan."""
    kader = dossier.kader
    metingen = scherm_af(dossier.metingen, kader, dossier.gemeente.code, dossier.geschiedenis)
    paren = [
        (waarde, kader.indicatoren[rij.indicator].eenheid)
        for rij in metingen.itertuples()
        for waarde in (rij.waarde, rij.ondergrens, rij.bovengrens)
    ]
    paren += [(n, Eenheid.AANTAL) for kolom in ("n", "teller", "noemer") for n in metingen[kolom]]
    paren += [(waarde, u.eenheid) for u in dossier.uitspraken for waarde in (u.waarde, u.waarde_tot)]
    paren += [(k.waarde, k.eenheid) for k in dossier.kerncijfers]
    bekend = [(abs(float(waarde)), eenheid) for waarde, eenheid in paren if waarde is not None and not pd.isna(waarde)]
    procent = frozenset(w for w, e in bekend if e in (Eenheid.PROCENT, Eenheid.PROCENTPUNT))
    return _Bekend(frozenset(w for w, _ in bekend), procent)


def _rond_af(waarde: float, decimalen: int) -> float:
    """Afronden zoals een lezer het doet: 47,5 wordt 48."""
    return float(Decimal(str(waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP))
