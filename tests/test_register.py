"""Achter in de PDF staat waar elke indicator te vinden is."""

from __future__ import annotations

from pathlib import Path

import pytest
from page import validate_pdf
from pdfboekje import PdfLezer, kop, schrijf_boek

from sturing.uitgeven.pdf import Omslag, maak_pdf

OMSLAG = Omslag("Voortgang", "Cijfers", "Gemeente Klein", "2026-07-31")


def link(naam: str, tekst: str) -> str:
    return f'<p>Over <a class="blad" href="indicator/{naam}.html">{tekst}</a>.</p>'


@pytest.fixture(scope="module")
def bestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("register")
    (map_ / "indicator").mkdir()
    for naam, titel in (("roken", "Roken &amp; vapen"), ("eenzaam", "Éénzaam, 18+"), ("bijstand", "(Soms) bijstand")):
        (map_ / "indicator" / f"{naam}.html").write_text(f"<h1>{titel}</h1>", encoding="utf-8")
    toc = schrijf_boek(
        map_,
        {
            "index": kop(1, "", "Start", "start", link("roken", "Roken") + link("roken", "Nog eens roken")),
            "leefstijl": kop(1, "", "Leefstijl", "leefstijl", link("eenzaam", "Eenzaam") + link("roken", "Roken")),
            "geld": kop(1, "", "Geld", "geld", link("bijstand", "Bijstand")),
        },
    )
    uit = map_ / "uit.pdf"
    maak_pdf(toc, map_, uit, OMSLAG)
    return uit


@pytest.fixture(scope="module")
def lezer(bestand: Path) -> PdfLezer:
    return PdfLezer(bestand)


def test_elke_indicator_staat_op_alfabet_met_een_bladzijde_per_hoofdstuk(lezer):
    regels = [stuk.tekst.lstrip("• ").replace(" ,", ",") for stuk in lezer.met("LI")][-3:]
    assert regels == ["Éénzaam, 18+ 4", "Roken & vapen 3, 4", "(Soms) bijstand 5"]


def test_het_register_staat_in_de_inhoudsopgave_en_de_bladwijzers(lezer):
    assert "Register van indicatoren" in lezer.teksten[1]
    assert (1, "Register van indicatoren") in lezer.bladwijzers()


def test_elke_naam_en_elk_bladzijdenummer_in_het_register_is_een_link(lezer):
    links = [str(link.Contents) for link in lezer.pdf.pages[-1].Annots]
    roken = ["Bladzijde 3, Start", "Bladzijde 3, Start", "Bladzijde 4, Leefstijl"]
    assert links == ["Bladzijde 4, Leefstijl"] * 2 + roken + ["Bladzijde 5, Geld"] * 2
    register = [stuk.tekst for stuk in lezer.met("Link") if stuk.bladzijde == len(lezer.pdf.pages) - 1]
    assert register == ["Éénzaam, 18+", "4", "Roken & vapen", "3", "4", "(Soms) bijstand", "5"]


def test_de_pdf_met_register_voldoet_aan_pdf_ua_1(bestand):
    assert [(f.rule_id, f.message) for f in validate_pdf(bestand, profile="ua1").failures] == []


def test_een_lang_register_staat_in_twee_kolommen_en_leest_van_boven_naar_beneden(tmp_path: Path):
    namen = [f"naam {i:03d}" for i in range(80)]
    (tmp_path / "indicator").mkdir()
    for naam in namen:
        slug = naam.replace(" ", "-")
        (tmp_path / "indicator" / f"{slug}.html").write_text(f"<h1>{naam}</h1>", encoding="utf-8")
    links = "".join(link(naam.replace(" ", "-"), naam) for naam in reversed(namen))
    toc = schrijf_boek(tmp_path, {"index": kop(1, "", "Start", "start", links)})
    maak_pdf(toc, tmp_path, tmp_path / "uit.pdf", OMSLAG)
    lezer = PdfLezer(tmp_path / "uit.pdf")
    # Op één bladzijde, en voor een schermlezer één lijst op alfabet.
    assert [n for n in namen if n not in lezer.teksten[-1]] == []
    punten = [punt for punt in lezer.met("LI") if punt.bladzijde == len(lezer.teksten) - 1]
    assert [punt.tekst[:8] for punt in punten] == namen
    assert {punt.pad.count("L") for punt in punten} == {1}
    assert [(f.rule_id, f.message) for f in validate_pdf(tmp_path / "uit.pdf", profile="ua1").failures] == []


def test_zonder_losse_bladen_is_er_geen_register(tmp_path: Path):
    toc = schrijf_boek(tmp_path, {"index": kop(1, "", "Start", "start", "<p>Tekst.</p>")})
    maak_pdf(toc, tmp_path, tmp_path / "uit.pdf", OMSLAG)
    assert not any("Register" in tekst for tekst in PdfLezer(tmp_path / "uit.pdf").teksten)
