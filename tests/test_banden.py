"""Op papier zijn de bijlagen een eigen PDF, en het rapport en de bijlagen wijzen naar elkaar."""

from __future__ import annotations

from pathlib import Path

import pytest
from page import validate_pdf
from pdfboekje import PdfLezer, kop, schrijf_boek, tabel

from sturing.uitgeven.banden import Band, Deel, banden, lees_toc
from sturing.uitgeven.pdf import Omslag, maak_pdf
from sturing.uitgeven.samenvoegen import voeg_samen

OMSLAG = Omslag("Voortgang", "Cijfers", "Gemeente Klein", "2026-07-31")
START = '<p>Zie <a href="kader.html">het kader</a> en <a href="geld.html">geld</a>.</p>'
KADER = (
    '<p>Terug naar <a href="geld.html#geld">geld</a> of <a href="kader.html#doel">het doel</a>.</p>'
    + tabel("", "", [("Opgave", "Meer"), ('<a href="geld.html">Geld</a>', '<a href="geld.html">geld</a>')])
    + kop(2, "", "Doel", "doel", "<p>Tekst.</p>")
)


@pytest.fixture(scope="module")
def boek(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """De toc en de map van een boek met twee gewone bladzijden en één bijlage."""
    map_ = tmp_path_factory.mktemp("banden")
    bladen = {"index": ("Start", START), "geld": ("Geld", "<p>Euro.</p>"), "kader": ("Het kader", KADER)}
    toc = schrijf_boek(map_, {naam: kop(1, "", titel, naam, binnen) for naam, (titel, binnen) in bladen.items()})
    regels = toc.read_text("utf-8").replace("      - file: kader\n", "")
    toc.write_text(regels + "  - caption: Bijlagen\n    chapters:\n      - file: kader\n", "utf-8")
    return toc, map_


@pytest.fixture(scope="module")
def lezers(boek, tmp_path_factory) -> dict[Band, PdfLezer]:
    toc, map_ = boek
    uit = tmp_path_factory.mktemp("pdf")
    for band in Band:
        maak_pdf(toc, map_, uit / f"{band.name}.pdf", OMSLAG, band)
        assert [(f.rule_id, f.message) for f in validate_pdf(uit / f"{band.name}.pdf", profile="ua1").failures] == []
    return {band: PdfLezer(uit / f"{band.name}.pdf") for band in Band}


def test_elk_deel_staat_in_een_band(boek):
    toc, _ = boek
    assert banden(toc) == (Band.RAPPORT, Band.BIJLAGEN)
    assert [deel.band for deel in lees_toc(toc)] == [Band.RAPPORT, Band.RAPPORT, Band.BIJLAGEN]
    assert Deel("Bijlagen bij iets", ()).band is Band.RAPPORT


def test_een_boek_zonder_bijlagen_heeft_een_band(tmp_path):
    assert banden(schrijf_boek(tmp_path, {"index": "", "geld": ""})) == (Band.RAPPORT,)


@pytest.mark.pdf
def test_het_rapport_heeft_de_bijlagen_niet_maar_noemt_ze_in_de_inhoudsopgave(lezers):
    rapport = lezers[Band.RAPPORT]
    assert [titel.tekst for titel in rapport.met("H1")] == ["Inhoud", "Start", "Geld"]
    assert "Bijlagen, in een eigen PDF" in rapport.teksten[1]
    assert "Het kader" in rapport.teksten[1]
    assert "Het kader#" not in rapport.teksten[1]


@pytest.mark.pdf
def test_de_bijlagen_zeggen_op_de_omslag_dat_zij_bijlagen_zijn(lezers):
    bijlagen = lezers[Band.BIJLAGEN]
    assert "Voortgang: bijlagen" in bijlagen.teksten[0]
    assert str(bijlagen.pdf.docinfo.Title) == "Voortgang: bijlagen"
    assert [titel.tekst for titel in bijlagen.met("H1")] == ["Inhoud", "Het kader"]
    assert "nummers van tabellen en figuren lopen vanuit het rapport door" in " ".join(bijlagen.teksten[1].split())


@pytest.mark.pdf
def test_een_verwijzing_naar_de_andere_band_zegt_waar_die_staat_en_springt_nergens_heen(lezers):
    start, kader = lezers[Band.RAPPORT].teksten[2], lezers[Band.BIJLAGEN].teksten[2]
    assert "het kader (in de bijlagen) en geld (blz. 4)" in " ".join(start.split())
    assert "geld (in het rapport) of het doel (blz. 3)" in " ".join(kader.split())
    assert all("kader" not in str(link.Contents) for link in lezers[Band.RAPPORT].pdf.pages[2].Annots)


def test_in_een_tabel_staat_niet_op_elke_rij_waar_de_andere_band_is(boek):
    toc, map_ = boek
    assert voeg_samen(toc, map_, OMSLAG, Band.BIJLAGEN).count("(in het rapport)") == 1
