"""Welke cellen meedoen: tekst van een ander jaar blijft in het notebook, maar komt niet in dit rapport."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from sturing import toetsen, voorwerk
from sturing.fouten import NotebookFout, VeleFouten
from sturing.uitgeven.cellen import kies_cellen, lees_notebook, toets_cellen, zet_parameters


def cel(tekst: str, *labels: str, code: bool = False) -> nbformat.NotebookNode:
    maak = nbformat.v4.new_code_cell if code else nbformat.v4.new_markdown_cell
    nieuw = maak(tekst)
    nieuw["id"] = tekst.replace(" ", "-").replace("(", "").replace(")", "")
    nieuw.metadata["tags"] = list(labels)
    return nieuw


def notebook(*cellen: nbformat.NotebookNode) -> nbformat.NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.cells = list(cellen)
    return nb


def teksten(nb) -> list[str]:
    return [c.source for c in nb.cells]


def test_een_cel_zonder_label_doet_elk_jaar_mee():
    nb = notebook(cel("altijd"))
    kies_cellen(nb, "x", "soest", 2026, "definitief")
    assert teksten(nb) == ["altijd"]


def test_een_duiding_van_een_ander_jaar_of_een_andere_gemeente_valt_weg():
    nb = notebook(
        cel("nu", "jaar-2026", "gemeente-soest"),
        cel("vorig jaar", "jaar-2025", "gemeente-soest"),
        cel("elders", "jaar-2026", "gemeente-voorbeeld"),
        cel("iedereen", "jaar-2026"),
    )
    kies_cellen(nb, "x", "soest", 2026, "definitief")
    assert teksten(nb) == ["nu", "iedereen"]


@pytest.mark.parametrize(
    ("editie", "verwacht"), [("concept", ["elke", "voorlopig"]), ("definitief", ["elke", "eindstand"])]
)
def test_een_duiding_met_een_editielabel_staat_alleen_in_die_editie(editie, verwacht):
    nb = notebook(
        cel("elke", "jaar-2026"),
        cel("eindstand", "jaar-2026", "editie-definitief"),
        cel("voorlopig", "jaar-2026", "editie-concept"),
    )
    kies_cellen(nb, "x", "soest", 2026, editie)
    assert teksten(nb) == verwacht


def test_een_ontbrekende_duiding_is_in_een_concept_een_zichtbaar_gat():
    nb = notebook(cel("toon()", "duiding-verwacht", code=True), cel("verder"))
    gaten = kies_cellen(nb, "leefstijl.ipynb", "soest", 2026, "concept")
    assert gaten == ["leefstijl.ipynb, cel 'toon'"]
    assert "nog niet geschreven" in nb.cells[1].source


@pytest.mark.parametrize("duiding", [[], [cel("  ", "jaar-2026")], [cel("oud", "jaar-2025")]])
def test_een_definitieve_editie_weigert_een_ontbrekende_of_lege_duiding(duiding):
    nb = notebook(cel("toon()", "duiding-verwacht", code=True), *duiding)
    with pytest.raises(VeleFouten) as fout:
        kies_cellen(nb, "leefstijl.ipynb", "soest", 2026, "definitief")
    assert str(fout.value) == (
        "leefstijl.ipynb, cel 'toon': de duiding voor 2026 ontbreekt; schrijf er een Markdown-cel onder met de labels"
        " jaar-2026 en gemeente-soest, of draai --editie concept"
    )


def test_een_definitieve_editie_noemt_de_meegenomen_duiding_die_nog_te_herzien_is():
    klaar = cel("oud", "jaar-2027", "gemeente-soest", "te-herzien")
    elders = cel("van een ander", "jaar-2027", "gemeente-baarn", "te-herzien")
    for duidingen, wat in (
        ([klaar], f"is nog niet herzien; herzie cel '{klaar.id}' en haal het label te-herzien weg"),
        ([elders], "ontbreekt; schrijf er een Markdown-cel onder met de labels jaar-2027 en gemeente-soest"),
    ):
        nb = notebook(cel("toon()", "duiding-verwacht", code=True), *duidingen)
        with pytest.raises(VeleFouten) as fout:
            kies_cellen(nb, "leefstijl.ipynb", "soest", 2027, "definitief")
        melding = f"leefstijl.ipynb, cel 'toon': de duiding voor 2027 {wat}, of draai --editie concept"
        assert str(fout.value) == melding


def test_een_notebook_zonder_parametercel_wordt_geweigerd():
    with pytest.raises(NotebookFout, match="leefstijl.ipynb: er staan 0 cellen met label 'parameters'"):
        zet_parameters(notebook(cel("x = 1", code=True)), "leefstijl.ipynb", {"jaar": 2026})


def test_een_parameter_die_het_notebook_niet_kent_wordt_genoemd():
    nb = notebook(cel("gemeente = 'x'", "parameters", code=True))
    with pytest.raises(
        NotebookFout, match="leefstijl.ipynb: de parametercel kent 'jaar' niet; voeg de regel jaar = ... toe"
    ):
        zet_parameters(nb, "leefstijl.ipynb", {"gemeente": "x", "jaar": 2026})


def test_een_kapot_notebook_geeft_een_leesbare_fout(tmp_path):
    pad = tmp_path / "afgebroken.ipynb"
    pad.write_text('{"cells": [', encoding="utf-8")
    with pytest.raises(NotebookFout, match="afgebroken.ipynb: dit is geen geldig notebook"):
        lees_notebook(pad)


def test_een_ontbrekend_notebook_wordt_genoemd(tmp_path):
    with pytest.raises(NotebookFout, match="weg.ipynb: dit notebook ontbreekt; zet het terug"):
        lees_notebook(tmp_path / "weg.ipynb")


def test_een_tekstnotebook_krijgt_steeds_dezelfde_celnamen():
    pad = Path(__file__).parents[1] / "book" / "index.md"
    eerste, tweede = lees_notebook(pad), lees_notebook(pad)
    assert [c.id for c in eerste.cells] == [c.id for c in tweede.cells]
    assert eerste.cells[0].id == "index-0"


def bewaar(map_: Path, *regels: str) -> Path:
    eerste = cel("jaar = 2026\neditie = 'concept'\ngemeente = 'soest'\npeildatum = ''", "parameters", code=True)
    nb = notebook(eerste, cel("Tekst"), *(cel(regel, code=True) for regel in regels))
    for nummer, een in enumerate(nb.cells):
        een["id"] = f"naam-{nummer}"
    nbformat.write(nb, map_ / "leefstijl.ipynb")
    return map_ / "leefstijl.ipynb"


def test_de_notebooks_en_bladzijden_van_het_rapport_roepen_alleen_sturing_aan():
    wortel = Path(__file__).parents[1]
    assert toets_cellen([*(wortel / "notebooks").glob("*.ipynb"), *(wortel / "book").glob("*.md")]) == []


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("toon_a()\ntoon_b()\ntoon_c()", "de cel heeft 3 regels code, en hoogstens 2 mogen; splits haar"),
        (
            "import pandas as pd",
            "de cel gebruikt 'pandas'; roep alleen functies uit sturing.tonen aan, als toon_doel(\"niet-eenzaam\")",
        ),
        ("toon_kern(); import os", "de cel gebruikt 'os';"),
        ("from os import path", "de cel gebruikt 'os';"),
        ("x = open('/tmp/extern.csv').read()", "de cel gebruikt 'open';"),
        ("__import__('os').getcwd()", "de cel gebruikt '__import__';"),
        ("!cat /etc/passwd", "regel 1 is geen Python; roep alleen functies uit sturing.tonen aan"),
        ("%matplotlib inline", "regel 1 is geen Python;"),
        ("import sturing.paden as p; p.os.system('ls')", "de cel gebruikt 'sturing.paden';"),
        ("from sturing import tonen", "de cel gebruikt 'sturing';"),
        ("from sturing.schijf import schrijf_atomair as toon_iets", "de cel gebruikt 'sturing.schijf';"),
        ("from . import tonen", "de cel gebruikt '.';"),
        ("from sturing.tonen import blad", "de cel gebruikt 'blad';"),
        ("from sturing.tonen import toon_doel as open", "de cel gebruikt 'toon_doel as open';"),
        ("toon_doel.__globals__['x']('ls')", "de cel gebruikt 'toon_doel.__globals__['x']('ls')';"),
        ("toon_cijfers(toon_doel.__module__)", "de cel gebruikt 'toon_doel.__module__';"),
        ("getattr(toon_doel, '__globals__')", "de cel gebruikt 'getattr';"),
        ("__builtins__['open']", "de cel gebruikt '__builtins__';"),
        ("get_ipython().system('ls')", "de cel gebruikt 'get_ipython';"),
        ("f'{toon_doel.__globals__}'", "de cel gebruikt 'f'{toon_doel.__globals__}'';"),
        ("toon_doel(lambda: 1)", "de cel gebruikt 'lambda: 1';"),
        ("toon_doel([x for x in 'ab'])", "de cel gebruikt '[x for x in 'ab']';"),
        ("cat /etc/passwd", "de cel gebruikt 'cat / etc / passwd';"),
        ("rekening('x')", "de cel gebruikt 'rekening('x')';"),
        ("while True: pass", "de cel gebruikt 'while True:"),
    ],
)
def test_een_cel_die_meer_doet_dan_sturing_aanroepen_wordt_genoemd(tmp_path, regel, zin):
    (fout,) = toets_cellen([bewaar(tmp_path, "from sturing.tonen import *\ntoon_doel('x')", regel)])
    assert str(fout).startswith(f"leefstijl, cel 3 'naam-3': {zin}")


@pytest.mark.parametrize(
    "regel",
    [
        "for i in x: pass",
        "jaar = get_ipython().system('ls')",
        "jaar: print('ls') = 2026",
        "jaar.x = 2026",
        "cat /etc/passwd",
    ],
)
def test_een_parametercel_geeft_alleen_waarden(tmp_path, regel):
    pad = bewaar(tmp_path)
    pad.write_text(pad.read_text(encoding="utf-8").replace("jaar = 2026", regel), encoding="utf-8")
    (fout,) = toets_cellen([pad])
    assert str(fout) == (
        "leefstijl, cel 1 'naam-0': de parametercel doet meer dan waarden geven; laat alleen regels als jaar = 2026"
        " staan"
    )


@pytest.mark.parametrize(
    "regel",
    [
        "from sturing.tonen import toon_doel, open_opgave",
        "toon_verloop('eenzaamheid-18-plus', jaren=[jaar - 1, -2], met={'a': f'{jaar}'})",
        "# alleen een opmerking",
        "",
    ],
)
def test_een_cel_mag_functies_van_tonen_met_waarden_aanroepen(tmp_path, regel):
    assert toets_cellen([bewaar(tmp_path, regel)] if regel else [bewaar(tmp_path)]) == []


def test_elke_functie_voor_notebooks_mag_in_een_cel(tmp_path):
    from sturing import tonen

    assert toets_cellen([bewaar(tmp_path, *(f"{naam}()" for naam in tonen.__all__))]) == []


def test_een_kapot_notebook_is_een_van_de_fouten(tmp_path):
    (tmp_path / "stuk.ipynb").write_text("{", encoding="utf-8")
    fouten = toets_cellen([tmp_path / "stuk.ipynb", bewaar(tmp_path, "import os")])
    assert [str(fout).split(":")[0] for fout in fouten] == ["stuk.ipynb", "leefstijl, cel 2 'naam-2'"]


def test_een_gewijzigd_notebook_wordt_opnieuw_getoetst(tmp_path):
    assert toets_cellen([bewaar(tmp_path, "toon_doel('x')")]) == []
    assert len(toets_cellen([bewaar(tmp_path, "import os")])) == 1


def test_een_rapport_begint_niet_met_een_notebook_dat_vrije_code_heeft(tmp_path, monkeypatch):
    pad = bewaar(tmp_path, "import os")
    monkeypatch.setattr(voorwerk, "bronnotebooks", lambda wortel: (pad,))
    with pytest.raises(NotebookFout, match=r"^leefstijl, cel 2 'naam-2': de cel gebruikt 'os';"):
        voorwerk.lees_en_toets(Path(__file__).parents[1], "soest", 2026, "concept", None)


def test_toets_noemt_een_notebook_dat_vrije_code_heeft(tmp_path, monkeypatch):
    pad = bewaar(tmp_path, "import os", "open('x')")
    monkeypatch.setattr(toetsen, "bronnotebooks", lambda wortel: (pad,))
    gevonden = toetsen.toets_alles(Path(__file__).parents[1], "soest", 2026, "concept", None)
    assert [(b.ernst, b.plaats, b.tekst) for b in gevonden if b.plaats.startswith("leefstijl,")] == [
        ("fout", "leefstijl, cel 2 'naam-2'", "de cel gebruikt 'os'"),
        ("fout", "leefstijl, cel 3 'naam-3'", "de cel gebruikt 'open'"),
    ]
