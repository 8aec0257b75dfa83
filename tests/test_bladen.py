"""Bladzijden: bijlagen naast de pagina, geen sporen van de run, één naam voor één object."""

from __future__ import annotations

import json

import nbformat
import pytest

from sturing.fouten import BoekFout, VeleFouten
from sturing.uitgeven.bladen import BIJLAGE, GELEZEN, maak_bladen, schrijf_datapakket


def gedraaid(map_, naam, *uitvoer):
    cel = nbformat.v4.new_code_cell("toon()")
    cel.metadata["papermill"] = {"start_time": "nu"}
    cel.outputs = [nbformat.v4.new_output("display_data", data=data) for data in uitvoer]
    nb = nbformat.v4.new_notebook()
    nb.metadata["papermill"] = {"duration": 1.0}
    nb.cells = [cel]
    map_.mkdir(exist_ok=True)
    nbformat.write(nb, map_ / f"{naam}.ipynb")


def bijlage(naam, csv="a,b\n1,2\n"):
    bestanden = {f"figuren/{naam}.svg": "<svg/>", f"data/{naam}.csv": csv}
    return {BIJLAGE: [{"naam": naam, "titel": "T", "bron": "B", "bestanden": bestanden, "kolommen": {"a": "uitleg"}}],
            "text/markdown": "x", "text/html": "<p>x</p>"}  # fmt: skip


def test_bijlagen_staan_naast_de_pagina_en_niet_meer_in_het_notebook(tmp_path):
    gedraaid(tmp_path / "in", "blad", bijlage("een"))
    beschreven, _ = maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    assert (tmp_path / "bron" / "figuren" / "een.svg").read_text() == "<svg/>"
    assert beschreven["data/een.csv"]["blad"] == "blad"
    for map_ in ("bron", "nb"):
        assert BIJLAGE not in (tmp_path / map_ / "blad.ipynb").read_text()


def test_het_boek_krijgt_myst_en_het_notebook_houdt_html(tmp_path):
    gedraaid(tmp_path / "in", "blad", bijlage("een"))
    maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    assert "text/html" not in (tmp_path / "bron" / "blad.ipynb").read_text()
    assert "text/html" in (tmp_path / "nb" / "blad.ipynb").read_text()


def test_tijden_van_de_run_blijven_niet_achter(tmp_path):
    gedraaid(tmp_path / "in", "blad", bijlage("een"))
    maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    assert "papermill" not in (tmp_path / "nb" / "blad.ipynb").read_text()


def test_een_notebook_weet_welke_bestanden_het_las(tmp_path):
    gedraaid(tmp_path / "in", "blad", {GELEZEN: {"data/x.csv": "abc"}, "text/plain": ""})
    maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    nb = nbformat.read(tmp_path / "nb" / "blad.ipynb", as_version=4)
    assert nb.metadata["sturing"]["gelezen"] == {"data/x.csv": "abc"}
    assert nb.cells[0].outputs == []


def test_twee_objecten_met_dezelfde_naam_zijn_een_fout(tmp_path):
    gedraaid(tmp_path / "in", "a", bijlage("een"))
    gedraaid(tmp_path / "in", "b", bijlage("een", "a,b\n3,4\n"))
    with pytest.raises(BoekFout, match="b: twee objecten heten 'een'; geef elk object zijn eigen naam"):
        maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")


def test_het_datapakket_beschrijft_elk_bestand_met_hash_en_kolommen(tmp_path):
    gedraaid(tmp_path / "in", "blad", bijlage("een"))
    beschreven, _ = maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    schrijf_datapakket(tmp_path / "bron", beschreven, "Titel", "naam")
    pakket = json.loads((tmp_path / "bron" / "data" / "datapackage.json").read_text())
    (bestand,) = pakket["resources"]
    assert bestand["path"] == "een.csv"
    assert bestand["hash"].startswith("sha256:")
    assert bestand["schema"]["fields"] == [
        {"name": "a", "type": "integer", "description": "uitleg"},
        {"name": "b", "type": "integer", "description": ""},
    ]


def met_duiding(map_, sleutel, *bekend):
    cel = nbformat.v4.new_code_cell("toon()")
    cel.outputs = [
        nbformat.v4.new_output("display_data", data={"application/papermill.record/text/plain": "47,5%"},
                               metadata={"scrapbook": {"name": naam}})
        for naam in bekend or ["eenzaamheid.waarde"]
    ]  # fmt: skip
    duiding = nbformat.v4.new_markdown_cell(f"Het is {{glue:text}}`{sleutel}`.")
    duiding["id"] = "duiding"
    nb = nbformat.v4.new_notebook()
    nb.cells = [cel, duiding]
    map_.mkdir()
    nbformat.write(nb, map_ / "blad.ipynb")


def test_een_duiding_over_een_bekend_cijfer_blijft_staan(tmp_path):
    met_duiding(tmp_path / "in", "eenzaamheid.waarde")
    _, gaten = maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "definitief")
    assert gaten == []


def test_een_concept_toont_een_gat_waar_een_duiding_een_nog_onbekend_cijfer_noemt(tmp_path):
    met_duiding(tmp_path / "in", "stress.waarde")
    _, gaten = maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    assert gaten == ["blad, cel 'duiding', cijfer 'stress.waarde'"]
    nb = nbformat.read(tmp_path / "bron" / "blad.ipynb", as_version=4)
    assert "nog niet bekend was" in nb.cells[1].source


def test_een_definitieve_editie_weigert_een_duiding_over_een_onbekend_cijfer(tmp_path):
    met_duiding(tmp_path / "in", "stress.waarde")
    with pytest.raises(VeleFouten, match="dit cijfer is op de peildatum niet bekend of bestaat niet"):
        maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "definitief")


VERKEERDE_SLEUTELS = {
    "andere levering": (
        "bijstand.waarde.cbs",
        "dit cijfer komt in deze editie uit levering 'visie' en niet uit 'cbs'; schrijf een eigen duiding met",
    ),
    "levering niet genoemd": (
        "bijstand.waarde",
        "dit cijfer komt niet in elke editie uit dezelfde levering; noem de levering waarvoor de tekst is geschreven,"
        " zoals 'bijstand.waarde.visie'",
    ),
    "geen periode": (
        "bijstand.periode.visie",
        "bij dit cijfer is geen periode vermeld; haal de periode uit de zin en zeg dat het jaar ontbreekt",
    ),
}


@pytest.mark.parametrize(("sleutel", "uitleg"), VERKEERDE_SLEUTELS.values(), ids=VERKEERDE_SLEUTELS)
def test_een_duiding_bij_een_cijfer_uit_een_andere_levering_is_een_gat_of_een_fout(tmp_path, sleutel, uitleg):
    met_duiding(tmp_path / "in", sleutel, "bijstand.waarde.visie")
    _, gaten = maak_bladen(tmp_path / "in", tmp_path / "bron", tmp_path / "nb", "concept")
    assert gaten == [f"blad, cel 'duiding', cijfer '{sleutel}'"]
    nb = nbformat.read(tmp_path / "bron" / "blad.ipynb", as_version=4)
    assert "geschreven bij een ander cijfer" in nb.cells[1].source and "Het is" not in nb.cells[1].source
    with pytest.raises(VeleFouten) as fout:
        maak_bladen(tmp_path / "in", tmp_path / "bron2", tmp_path / "nb2", "definitief")
    assert f"blad, cel 'duiding', cijfer '{sleutel}': {uitleg}" in str(fout.value)
