"""Het zetwerk van een blad voor de raad: een korte lijst blijft heel, en een leeftijd breekt niet af."""

from __future__ import annotations

from pathlib import Path

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
