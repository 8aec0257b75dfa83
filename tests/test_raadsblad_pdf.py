"""Het zetwerk van een blad voor de raad: een korte lijst blijft heel, en een leeftijd breekt niet af."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdfboekje import PdfLezer

from sturing.tonen.raadsstuk import Raadsstuk
from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.pdftekst import lees_regels
from sturing.uitgeven.raadsstukken import maak_stuk_pdf

pytestmark = pytest.mark.pdf
OMSLAG = Omslag("Voortgangsrapportage", "Cijfers tot en met 2025", "Gemeente Proef", "2026-07-31")
LIJST = "<ul><li>Eerst.</li><li>Dan.</li><li>Slot.</li></ul><p class='wie'>Drie van de elf verhalen.</p>"


def blad(map_: Path, inhoud: str, bladzijden: int) -> PdfLezer:
    stuk = Raadsstuk("blad", "Een blad", f"<main><h1>Blad</h1>{inhoud}</main>", bladzijden=bladzijden)
    maak_stuk_pdf(stuk, map_ / "blad.pdf", OMSLAG)
    return PdfLezer(map_ / "blad.pdf")


def test_een_lijst_van_drie_verhalen_staat_met_haar_slotregel_op_een_bladzijde(tmp_path):
    gebroken = 0
    for regels in range(24, 31):
        lezer = blad(tmp_path, f"{'<p>Een regel.</p>' * regels}<h2>Wat inwoners vertellen</h2>{LIJST}", 2)
        delen = [*lezer.met("H2"), *lezer.met("LI"), *(p for p in lezer.met("P") if "Drie van" in p.tekst)]
        assert len({deel.bladzijde for deel in delen}) == 1, regels
        gebroken += delen[0].bladzijde == 1 and len(lezer.teksten) == 2
    assert gebroken


def test_een_leeftijd_breekt_niet_aan_het_eind_van_een_regel(tmp_path):
    blad(tmp_path, f"<p>{'Rookt wekelijks, 13-16 jaar. ' * 40}</p>", 1)
    regels = [regel for _, regel in lees_regels(tmp_path / "blad.pdf") if "Rookt" in regel]
    assert len(regels) > 5
    assert not [regel for regel in regels if regel.startswith("jaar")]


def regels(aantal: int, tekst: str = "Een regel.") -> str:
    return f"<main><h1>Blad</h1>{f'<p>{tekst}</p>' * aantal}</main>"


def test_een_blad_dat_niet_past_laat_liever_iets_weg_dan_dat_de_letter_te_klein_wordt(tmp_path):
    stuk = Raadsstuk("blad", "Een blad", regels(43), bladzijden=1, korter=(regels(42), regels(38, "Korter.")))
    assert maak_stuk_pdf(stuk, tmp_path / "blad.pdf", OMSLAG) == 1
    assert "Korter." in " ".join(PdfLezer(tmp_path / "blad.pdf").teksten)


def test_een_blad_dat_past_krijgt_de_volle_inhoud_en_de_grootste_letter_die_gaat(tmp_path):
    stuk = Raadsstuk("blad", "Een blad", regels(20), bladzijden=1, korter=(regels(2, "Korter."),))
    alleen = Raadsstuk("blad", "Een blad", regels(20), bladzijden=1)
    for naam, wat in (("a", stuk), ("b", alleen)):
        maak_stuk_pdf(wat, tmp_path / f"{naam}.pdf", OMSLAG)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_alleen_als_ook_het_kortste_niet_past_wordt_de_letter_het_kleinst(tmp_path):
    stuk = Raadsstuk("blad", "Een blad", regels(60), bladzijden=1, korter=(regels(43, "Korter."),))
    assert maak_stuk_pdf(stuk, tmp_path / "blad.pdf", OMSLAG) == 1
    assert "Korter." in " ".join(PdfLezer(tmp_path / "blad.pdf").teksten)
