"""Wat het boek en de PDF sneller maakt, verandert er geen byte aan."""

from __future__ import annotations

import gc
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import nbformat
import pydyf
import pytest
from pdfboekje import kop, schrijf_boek

from sturing.uitgeven import pdf, pdfvaart
from sturing.uitgeven.boek import stel_bron_samen
from sturing.uitgeven.herkomst import hash_map
from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.pdf import maak_pdf

WORTEL = Path(__file__).parents[1]


@pytest.mark.pdf
@pytest.mark.traag
def test_een_pdf_met_vaart_heeft_dezelfde_bytes(tmp_path, monkeypatch):
    binnen = "".join(f"<p>Alinea {n} over wonen in de wijk.</p>" for n in range(120))
    bladen = {naam: f"{kop(1, '', naam, naam, binnen)}" for naam in ("index", "een", "twee", "drie")}
    toc = schrijf_boek(tmp_path, bladen)
    omslag = Omslag("Titel", "Onder", "Gemeente", "2026-07-31", "")
    assert maak_pdf(toc, tmp_path, tmp_path / "snel.pdf", omslag) > 4
    monkeypatch.setattr(pdf, "vaart", nullcontext)
    maak_pdf(toc, tmp_path, tmp_path / "gewoon.pdf", omslag)
    assert (tmp_path / "snel.pdf").read_bytes() == (tmp_path / "gewoon.pdf").read_bytes()


def test_na_het_zetten_verzamelt_python_weer_en_is_pydyf_zoals_het_was():
    gewoon = pydyf.PDF.page_references
    with pytest.raises(RuntimeError), pdfvaart.vaart():
        assert not gc.isenabled()
        pdf = pydyf.PDF()
        for aantal in range(3):
            assert len(pdf.page_references) == aantal
            pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        raise RuntimeError
    assert gc.isenabled()
    assert pydyf.PDF.page_references is gewoon


@pytest.mark.boek
@pytest.mark.traag
def test_een_boek_op_meer_kernen_heeft_dezelfde_bytes(tmp_path):
    hashes = []
    for kernen in (1, 3):
        bron = _maak_boek(tmp_path / f"{kernen}" / "bron")
        uit = tmp_path / f"{kernen}" / "uit"
        opdracht = ["build", str(bron), "--path-output", str(uit), "--builder", "html", "-n", "-W", "-q", "--all"]
        begin = f"from sturing.uitgeven import boekstart as b; b.kies_kernen = lambda: {kernen}; b.begin({opdracht!r})"
        uitslag = subprocess.run([sys.executable, "-c", begin], capture_output=True, text=True, check=False)
        assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr
        hashes.append(hash_map(uit / "_build", ("html",)))
    assert hashes[0] == hashes[1]
    assert any(naam.endswith("blad8.html") for naam in hashes[0])


def _maak_boek(map_: Path) -> Path:
    """Een boek met genoeg bladzijden om te verdelen, met verwijzingen over en weer."""
    stel_bron_samen(WORTEL, map_, "Klein boek", "Gemeente Klein", "")
    bladen = [f"blad{n}" for n in range(1, 10)]
    punten = "".join(f"  - file: {naam}\n" for naam in bladen)
    (map_ / "_toc.yml").write_text(
        f"format: jb-book\nroot: index\nparts:\n- caption: Deel\n  numbered: true\n  chapters:\n{punten}",
        encoding="utf-8",
    )
    for naam in ("index", *bladen):
        tekst = f"({naam}-anker)=\n# Over {naam}\n\nZie {{ref}}`blad9-anker`.\n\n## Kop van {naam}\n\nWoorden."
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(tekst, id="cel")])
        (map_ / f"{naam}.ipynb").write_text(nbformat.writes(nb), encoding="utf-8")
    return map_
