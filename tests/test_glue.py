"""Een duiding spreekt nooit over een cijfer uit een andere levering dan waarvoor zij is geschreven."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.tonen.blad import Bladzijde
from sturing.tonen.duidingtoets import geduide_doelen, toets_duidingen
from sturing.tonen.glue import leveringen_van
from sturing.uitgeven.cellen import is_duiding, kies_cellen, lees_notebook

WORTEL = Path(__file__).parents[1]
NOTEBOOKS = sorted((WORTEL / "notebooks").glob("*.ipynb"))
EDITIES = ("concept", "definitief")
BIJSTAND = "inwoners-met-bijstand-18-67"


def geplakt(editie: str, gemeente: str = "soest") -> dict[str, str]:
    """Elke sleutel van een indicator met zijn tekst, zoals een bladzijde van deze editie ze plakt."""
    blad = Bladzijde(lees_dossier(WORTEL, gemeente, 2026, editie))
    uit: dict[str, str] = {}
    blad.plak = uit.setdefault
    for stand in blad.standen(tuple(blad.dossier.kader.indicatoren.values())):
        blad.plak_stand(stand)
    return uit


@pytest.fixture(scope="module")
def sleutels() -> dict[str, dict[str, str]]:
    return {editie: geplakt(editie) for editie in EDITIES}


def test_een_sleutel_met_levering_bestaat_alleen_als_het_cijfer_daaruit_komt(sleutels):
    assert sleutels["concept"][f"{BIJSTAND}.waarde.integrale-visie"] == "629"
    assert sleutels["definitief"][f"{BIJSTAND}.waarde.cbs"] == "740"
    assert f"{BIJSTAND}.waarde.cbs" not in sleutels["concept"]
    assert f"{BIJSTAND}.waarde.integrale-visie" not in sleutels["definitief"]


def test_de_korte_sleutel_vervalt_in_elke_editie_als_de_levering_per_editie_verschilt(sleutels):
    assert not [editie for editie in EDITIES if f"{BIJSTAND}.waarde" in sleutels[editie]]


def test_de_korte_sleutel_blijft_als_het_cijfer_altijd_uit_dezelfde_levering_komt(sleutels):
    for editie in EDITIES:
        # Bij stress door twee leveringen genoemd, maar in elke editie draagt dezelfde het cijfer.
        assert sleutels[editie]["gestrest-13-16.waarde"] == sleutels[editie]["gestrest-13-16.waarde.ggd-jeugd"]
        assert sleutels[editie]["eenzaamheid-18-plus.eerste"]


def test_een_niet_vermelde_periode_heeft_geen_sleutel(sleutels):
    alle = [(s, t) for editie in EDITIES for s, t in sleutels[editie].items() if "periode" in s.split(".")[1]]
    assert alle and not [s for s, tekst in alle if "niet vermeld" in tekst]
    assert f"{BIJSTAND}.periode.integrale-visie" not in sleutels["concept"]


def test_alleen_sleutels_met_twee_leveringen_zijn_dubbelzinnig():
    dossier = lees_dossier(WORTEL, "soest", 2026)
    dubbel = {
        sleutel
        for indicator in dossier.kader.indicatoren.values()
        for sleutel, leveringen in leveringen_van(dossier, indicator).items()
        if len(leveringen) > 1
    }
    gezondheid = "ervaren-gezondheid-goed-18-64"
    assert dubbel == {f"{naam}.{soort}" for naam in (BIJSTAND, gezondheid) for soort in ("waarde", "getal")}


@pytest.mark.parametrize("editie", EDITIES)
def test_elke_duiding_van_soest_past_bij_de_cijfers_van_haar_editie(editie, sleutels):
    dossier = lees_dossier(WORTEL, "soest", 2026, editie)
    bekend = {*sleutels[editie], *(f"{d}.{deel}" for d in dossier.kader.doelen for deel in ("gemeten", "totaal"))}
    for pad in NOTEBOOKS:
        nb = lees_notebook(pad)
        assert kies_cellen(nb, pad.name, "soest", 2026, editie) == []
        genoemd = {s for cel in filter(is_duiding, nb.cells) for s in re.findall(r"\{glue:text\}`([^`]+)`", cel.source)}
        assert genoemd <= bekend, pad.name
    assert geduide_doelen(NOTEBOOKS, dossier) == set(dossier.kader.doelen)
    assert [str(b) for b in toets_duidingen(NOTEBOOKS, dossier)] == []


def test_het_concept_noemt_bij_de_bijstand_de_visie_en_niet_het_cbs_cijfer():
    nb = lees_notebook(WORTEL / "notebooks" / "bestaanszekerheid.ipynb")
    kies_cellen(nb, "bestaanszekerheid", "soest", 2026, "concept")
    (tekst,) = [cel.source for cel in nb.cells if is_duiding(cel) and BIJSTAND in cel.source]
    assert f"{BIJSTAND}.waarde.integrale-visie" in tekst
    assert "Smitsveen" not in tekst and "volgens het CBS" not in tekst


TOETS = {
    "levering niet genoemd": (
        f"{BIJSTAND}.waarde", "definitief", "fout",
        f"glue-sleutel '{BIJSTAND}.waarde' komt niet in elke editie uit dezelfde levering (cbs en integrale-visie)",
    ),
    "andere levering": (
        f"{BIJSTAND}.waarde.cbs", "concept", "let op",
        f"glue-sleutel '{BIJSTAND}.waarde.cbs' komt in deze editie uit levering 'integrale-visie'",
    ),
    "andere levering, definitief": (
        f"{BIJSTAND}.waarde.integrale-visie", "definitief", "fout",
        f"glue-sleutel '{BIJSTAND}.waarde.integrale-visie' komt in deze editie uit levering 'cbs'",
    ),
    "geen periode": (
        "vrijwilligerswerk.periode", "definitief", "fout",
        "glue-sleutel 'vrijwilligerswerk.periode': bij dit cijfer is geen periode vermeld",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sleutel", "editie", "ernst", "tekst"), TOETS.values(), ids=TOETS)
def test_toets_noemt_een_sleutel_die_bij_een_ander_cijfer_hoort(tmp_path, sleutel, editie, ernst, tekst):
    cel = nbformat.v4.new_markdown_cell(f"Het is {{glue:text}}`{sleutel}`.", metadata={"tags": ["jaar-2026"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), tmp_path / "n.ipynb")
    (bevinding,) = toets_duidingen([tmp_path / "n.ipynb"], lees_dossier(WORTEL, "soest", 2026, editie))
    assert (bevinding.ernst, bevinding.tekst) == (ernst, tekst)
