"""De toegankelijkheidsverklaring is een wettelijk stuk: zij zegt alleen wat een test ook echt doet."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sturing.tonen.toon_toegankelijkheid import TOETSEN

TESTS = Path(__file__).parent
WORTEL = TESTS.parent
GENOEMD = sorted({test for toets in TOETSEN for test in toets.tests})


@pytest.mark.parametrize("test", GENOEMD)
def test_elke_genoemde_test_bestaat_en_beweert_iets(test):
    bestand, _, naam = test.partition("::")
    boom = ast.parse((TESTS / f"{bestand}.py").read_text("utf-8"))
    functies = {knoop.name: knoop for knoop in boom.body if isinstance(knoop, ast.FunctionDef)}
    assert naam in functies, f"{test} bestaat niet; verander de zin in sturing/tonen/toon_toegankelijkheid.py"
    merken = [ast.unparse(merk) for merk in functies[naam].decorator_list]
    assert not [merk for merk in merken if "skip" in merk or "xfail" in merk], test


def test_elke_zin_over_een_toets_hoort_bij_een_test():
    assert all(toets.tests and toets.wat and toets.waarmee and toets.waarop for toets in TOETSEN)
    assert len({toets.wat for toets in TOETSEN}) == len(TOETSEN)


def test_de_bladzijde_belooft_zelf_niets_over_een_toets():
    """Beweringen staan in de tabel, waar zij aan een test hangen; de tekst eromheen noemt geen gereedschap."""
    tekst = (WORTEL / "book" / "toegankelijkheid.md").read_text("utf-8").lower()
    assert not [woord for woord in ("axe", "chromium", "vnu", "playwright", "pixels") if woord in tekst]


def test_wat_de_verklaring_zegt_draait_bij_elke_verandering():
    """De tekst belooft het; de controle van de code doet daarvoor alle tests, zonder er een over te slaan."""
    assert "bij elke verandering" in (WORTEL / "book" / "toegankelijkheid.md").read_text("utf-8")
    assert "make test" in (WORTEL / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    opdracht = (WORTEL / "Makefile").read_text("utf-8").partition("\ntest:")[2].partition("\n\n")[0]
    assert "pytest" in opdracht and "-m " not in opdracht.replace("python -m ", "").replace("-m pytest", "")
