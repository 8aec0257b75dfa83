"""De toegankelijkheidsverklaring is een wettelijk stuk: zij zegt alleen wat een test ook echt doet."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sturing.gegevens.feitenmodel import Gemeente
from sturing.tonen import blad as bladmodule
from sturing.tonen import toon_maatregelen, toon_meldpunt, toon_onaf, toon_ondertekening, toon_status, toon_verklaring
from sturing.tonen.blad import Bladzijde
from sturing.tonen.toon_toegankelijkheid import TOETSEN
from sturing.tonen.toon_verklaring import GENOMEN, ontbrekend
from sturing.uitgeven.publicatiekeuring import MERK_ONAF

TESTS = Path(__file__).parent
WORTEL = TESTS.parent
GENOEMD = sorted({test for toets in (*TOETSEN, *GENOMEN) for test in toets.tests})


@pytest.mark.parametrize("test", GENOEMD)
def test_elke_genoemde_test_bestaat_en_beweert_iets(test):
    bestand, _, naam = test.partition("::")
    boom = ast.parse((TESTS / f"{bestand}.py").read_text("utf-8"))
    functies = {knoop.name: knoop for knoop in boom.body if isinstance(knoop, ast.FunctionDef)}
    assert naam in functies, f"{test} bestaat niet; verander de zin in toon_toegankelijkheid.py of toon_verklaring.py"
    merken = [ast.unparse(merk) for merk in functies[naam].decorator_list]
    assert not [merk for merk in merken if "skip" in merk or "xfail" in merk], test


def test_elke_zin_over_een_toets_hoort_bij_een_test():
    assert all(toets.tests and toets.wat and toets.waarmee and toets.waarop for toets in TOETSEN)
    assert len({toets.wat for toets in TOETSEN}) == len(TOETSEN)
    assert all(maatregel.tests and maatregel.wat and maatregel.wanneer for maatregel in GENOMEN)


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


VOLLEDIG = """
meldpunt: toegankelijk@kleindorp.example
toegankelijkheid:
  opgesteld: 2026-05-01
  herzien: 2026-06-15
  onderzoek_gepland: 2027-03-01
  gebruikerstest_gepland: 2027-04-01
  reactietermijn: 15 werkdagen
  functie: gemeentesecretaris
  getekend: 2026-06-16
"""


@pytest.fixture
def verklaring(klein_dossier, monkeypatch):
    """De woorden van de hele verklaring van Kleindorp, met `erbij` in gemeente.yml."""

    def lees(erbij: str = "") -> tuple[str, Gemeente]:
        if erbij:
            klein_dossier.voeg_toe("gemeente.yml", erbij)
        blad = Bladzijde(klein_dossier.lees())
        monkeypatch.setattr(bladmodule, "_huidig", blad)
        tonen = (toon_onaf, toon_status, toon_verklaring, toon_meldpunt, toon_ondertekening)
        delen = [zin for toon in tonen for zin in toon().tekst]
        delen += [" | ".join(rij) for rij in toon_maatregelen().tabel.als_tekst()]
        return "\n".join(delen).replace("\\", ""), blad.dossier.gemeente

    return lees


def test_zonder_compleet_onderzoek_is_de_status_hooguit_c(verklaring):
    """B en A vragen een compleet onderzoek van hooguit drie jaar oud; geslaagde tests zijn dat niet."""
    tekst, _ = verklaring()
    assert "De status is **C: eerste maatregelen genomen**." in tekst
    assert "Dat onderzoek is er nog niet." in tekst
    assert "onafhankelijke organisatie | nog te doen | nog geen datum opgegeven" in tekst
    assert "voldoet gedeeltelijk" not in (WORTEL / "book" / "toegankelijkheid.md").read_text("utf-8")


def test_wat_de_gemeente_niet_opgaf_staat_er_als_nog_in_te_vullen(verklaring):
    tekst, gemeente = verklaring()
    assert len(ontbrekend(gemeente)) == 7
    assert all(wat in tekst for wat in ontbrekend(gemeente))
    assert "Tot dan is zij een ontwerp." in tekst and "nog niet getekend" in tekst
    assert "Daarom geldt de peildatum van de editie" in tekst


def test_zonder_adres_om_te_klagen_staat_bovenaan_dat_de_verklaring_onaf_is(verklaring):
    tekst, _ = verklaring()
    nodig = "een adres voor meldingen en hoe snel een melding antwoord krijgt"
    assert tekst.startswith(f":::{{attention}}\n**{MERK_ONAF}.** ") and f"moet nog invullen: {nodig}." in tekst
    # Verderop staat hoe u een klacht indient bij de gemeente; hier mag dus niet staan dat dit niet kan.
    assert "geen klacht" not in tekst and "Een klacht bij de gemeente zelf kan wel" in tekst
    bladzijde = (WORTEL / "book" / "toegankelijkheid.md").read_text("utf-8")
    assert "Dan kunt u een klacht indienen bij de gemeente." in bladzijde
    assert "## Iets werkt niet voor u\n" in bladzijde
    assert bladzijde.index("toon_onaf()") < bladzijde.index("Iedereen moet dit rapport kunnen lezen")


def test_wat_de_gemeente_opgaf_staat_in_de_verklaring(verklaring):
    tekst, gemeente = verklaring(VOLLEDIG)
    assert MERK_ONAF not in tekst
    assert ontbrekend(gemeente) == [] and "nog niet opgegeven" not in tekst and "ontwerp" not in tekst
    woorden = (
        "opgesteld op 1 mei 2026",
        "herzien op 15 juni 2026",
        "klaar op 1 maart 2027",
        "klaar op 1 april 2027",
        "binnen 15 werkdagen",
        "Getekend op 16 juni 2026",
        "Functie: gemeentesecretaris",
        "C: eerste maatregelen genomen",
    )
    for woord in woorden:
        assert woord in tekst, woord


def test_een_datum_van_tekenen_zonder_functie_is_geen_ondertekening(verklaring):
    tekst, gemeente = verklaring("toegankelijkheid:\n  getekend: 2026-06-16\n")
    assert "nog niet getekend" in tekst and "de functie van wie tekent" in ontbrekend(gemeente)


def test_de_bladzijde_heeft_elk_onderdeel_van_het_model():
    bladzijde = (WORTEL / "book" / "toegankelijkheid.md").read_text("utf-8")
    onderdelen = ("status", "verklaring", "maatregelen", "toegankelijkheidstests", "meldpunt", "ondertekening")
    assert [f"toon_{deel}()" in bladzijde for deel in onderdelen] == [True] * len(onderdelen)
    assert "## Bekende afwijkingen" in bladzijde
    assert "ombudsman" in bladzijde and "binnen zes weken" in bladzijde
