"""Wat de lezer ziet, blijft staan: ook op een trage telefoon verspringt er niets terwijl een bladzijde laadt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from traagheid import NETTEN, aangeboden, laad_traag

from sturing.letters.meet_vervanger import VERVANGER, bereken_maten, lees_tekst

WORTEL = Path(__file__).parents[1]
#: Van elke soort bladzijde één, met een gemailde keuze en een zoekvraag erbij.
SOORTEN = (
    "index.html", "bestaanszekerheid.html", "indicatoren.html",
    "indicatoren.html#opgave=bestaanszekerheid&dekking=nog-geen-meting", "indicator/inwoners-met-bijstand-18-67.html",
    "begrippen.html", "afwegingskader.html", "raad.html", "search.html?q=bijstand",
)  # fmt: skip


@pytest.mark.boek
@pytest.mark.browser
@pytest.mark.parametrize("breed", [390, 1280])
@pytest.mark.parametrize("net", NETTEN)
def test_op_een_trage_telefoon_verschuift_niets(html, chromium, net, breed):
    with aangeboden(html) as adres:
        uit = {soort: laad_traag(chromium, f"{adres}/{soort}", net, breed) for soort in SOORTEN}
    assert {s: (m["verschuiving"], m["wat"][:3]) for s, m in uit.items() if m["verschuiving"] >= 0.01} == {}


def test_de_vervangletter_heeft_de_maten_van_de_eigen_letter():
    stijl = (WORTEL / "book" / "_static" / "stijl.css").read_text(encoding="utf-8")
    regels = re.findall(r'@font-face \{ font-family: "Sturing Vervanger".*?\}', stijl)
    tekst = lees_tekst(WORTEL / "book")
    for snede, regel in zip(VERVANGER, regels, strict=True):
        for naam, maat in bereken_maten(snede, tekst).items():
            staat_er = float(re.search(rf"{naam}: ([\d.]+)%", regel)[1])
            assert staat_er == pytest.approx(maat, abs=0.75), (snede, naam)
