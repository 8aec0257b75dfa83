"""De letters die het pakket meelevert, dragen alles wat het boek wil zeggen."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

LETTERS = Path(__file__).parents[1] / "sturing" / "letters"
SNEDEN = {"Regular": 400, "Italic": 400, "SemiBold": 600, "Bold": 700}
NEDERLANDS = "áéíóúàèëïöüçñĳĲÉËÏÖÜ"
LEESTEKENS = "€−–—’‘“”„…·•§†‰\u00a0\u2011"
OORDEEL = "→←↑↓↗↘≥≤≠±×÷▲▼●○◆■□✓"


@pytest.mark.parametrize("soort", ["ttf", "woff2"])
@pytest.mark.parametrize("snede", SNEDEN)
def test_elke_snede_heeft_de_tekens_die_het_boek_gebruikt(snede, soort):
    tekens = TTFont(LETTERS / f"SturingSans-{snede}.{soort}").getBestCmap()
    assert [teken for teken in NEDERLANDS + LEESTEKENS + OORDEEL if ord(teken) not in tekens] == []


@pytest.mark.parametrize(("snede", "gewicht"), SNEDEN.items())
def test_elke_snede_noemt_zich_naar_onze_familie_en_haar_gewicht(snede, gewicht):
    letter = TTFont(LETTERS / f"SturingSans-{snede}.ttf")
    assert letter["name"].getBestFamilyName() == "Sturing Sans"
    assert letter["OS/2"].usWeightClass == gewicht


def test_cijfers_zijn_even_breed_zodat_kolommen_onder_elkaar_staan():
    letter = TTFont(LETTERS / "SturingSans-Regular.ttf")
    namen = letter.getBestCmap()
    assert len({letter["hmtx"][namen[ord(cijfer)]][0] for cijfer in "0123456789"}) == 1


def test_de_licentie_staat_erbij_en_samen_blijven_de_letters_onder_een_megabyte():
    assert "SIL OPEN FONT LICENSE" in (LETTERS / "OFL.txt").read_text(encoding="utf-8")
    assert sum(bestand.stat().st_size for bestand in LETTERS.glob("SturingSans-*")) < 1_000_000
