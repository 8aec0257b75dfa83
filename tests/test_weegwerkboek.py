"""Een werkboek inlezen naast wat anderen al vastlegden: niets verdwijnt stil, en niets van een mens komt in data."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from sturing.cli import app
from sturing.fouten import InvoerFout, SturingFout
from sturing.gegevens.activiteitinlezen import Inleeswens
from sturing.weegopdracht import lees_excel, schrijf_excel, weeg

WORTEL = Path(__file__).resolve().parents[1]
KOLOM = {"activiteit": 1, "vraag": 2, "antwoord": 3, "toelichting": 4, "wie": 5, "wanneer": 6}


@pytest.fixture
def soest_los(tmp_path):
    """Een eigen checkout van Soest waarin geschreven mag worden."""
    wortel = tmp_path / "checkout"
    shutil.copytree(WORTEL / "data" / "soest", wortel / "data" / "soest")
    (wortel / "notebooks").mkdir()
    return wortel


class Tafelboek:
    """Een werkboek van nu, dat iemand verandert en later laat inlezen."""

    def __init__(self, wortel: Path, naam: str) -> None:
        self.wortel, self.pad = wortel, wortel.parent / f"{naam}.xlsx"
        schrijf_excel(weeg(wortel, "soest", 2026), self.pad)
        self.boek = load_workbook(self.pad)

    def antwoord(self, antwoord: str, rij: int = 2, wie: str = "accounthouder", wanneer: str = "2026-03-02", **meer):
        blad = self.boek["Antwoorden"]
        for kolom, waarde in {"antwoord": antwoord, "wie": wie, "wanneer": wanneer, **meer}.items():
            blad.cell(rij, KOLOM[kolom]).value = waarde
        return self

    def activiteit(self, **velden):
        """Zet een nieuwe activiteit op de eerste lege rij."""
        blad = self.boek["Activiteiten"]
        koppen = [cel.value for cel in blad[1]]
        rij = next(nr for nr in range(2, blad.max_row + 2) if not blad.cell(nr, 1).value)
        for kolom, waarde in velden.items():
            blad.cell(rij, koppen.index(kolom) + 1).value = waarde
        return self

    def zonder_rijen(self, *ids: str):
        blad = self.boek["Activiteiten"]
        for nr in range(blad.max_row, 1, -1):
            if not ids or blad.cell(nr, 1).value in ids:
                blad.delete_rows(nr)
        return self

    def lees(self, **wensen):
        self.boek.save(self.pad)
        return lees_excel(self.wortel, "soest", 2026, self.pad, Inleeswens(**wensen))


S99 = {"id": "S99", "activiteit": "Spreekuur geldzorgen", "resultaten": "minder-problematische-schulden"}


def staat_vast(wortel: Path) -> tuple[set[str], list[tuple[str, str, str]]]:
    aanbod = weeg(wortel, "soest", 2026).dossier.aanbod
    return {a.id for a in aanbod.activiteiten}, [(a.activiteit, a.wie, a.antwoord) for a in aanbod.antwoorden]


def bytes_van(wortel: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (wortel / "data" / "soest" / "activiteiten").iterdir()}


def test_een_ouder_werkboek_wist_nooit_wat_een_ander_toevoegde(soest_los):
    ouder = Tafelboek(soest_los, "b").antwoord("ja", wie="beleidsadviseur", rij=3)
    Tafelboek(soest_los, "a").activiteit(**S99).antwoord("nee").lees()
    voor = bytes_van(soest_los)
    with pytest.raises(SturingFout) as fout:
        ouder.lees()
    assert "alleen in het register: S99" in str(fout.value) and "--alleen-antwoorden" in str(fout.value)
    assert bytes_van(soest_los) == voor


def test_van_een_ouder_werkboek_kunnen_de_antwoorden_altijd_nog_mee(soest_los):
    ouder = Tafelboek(soest_los, "b").antwoord("wettelijk", wie="beleidsadviseur")
    Tafelboek(soest_los, "a").activiteit(**S99).antwoord("nee").lees()
    ouder.lees(alleen_antwoorden=True)
    ids, antwoorden = staat_vast(soest_los)
    assert "S99" in ids
    assert sorted(antwoorden) == [("S01", "accounthouder", "nee"), ("S01", "beleidsadviseur", "wettelijk")]


def test_een_leeg_werkboek_wist_geen_register_en_geen_antwoorden(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee").lees()
    leeg = Tafelboek(soest_los, "b").zonder_rijen()
    leeg.boek["Antwoorden"].delete_rows(2, 5000)
    voor = bytes_van(soest_los)
    with pytest.raises(SturingFout, match="de rij van 'S01' .* is verdwenen; zet de rij terug, of verwijder haar"):
        leeg.lees()
    assert bytes_van(soest_los) == voor


def test_een_activiteit_verdwijnt_alleen_uitdrukkelijk_en_nooit_met_haar_antwoorden(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee").lees()
    zonder = Tafelboek(soest_los, "b").zonder_rijen("S02")
    for nr in range(zonder.boek["Antwoorden"].max_row, 1, -1):
        if zonder.boek["Antwoorden"].cell(nr, 1).value == "S02":
            zonder.boek["Antwoorden"].delete_rows(nr)
    zonder.lees(verwijder=frozenset({"S02"}))
    ids, antwoorden = staat_vast(soest_los)
    assert "S02" not in ids and antwoorden == [("S01", "accounthouder", "nee")]
    beantwoord = Tafelboek(soest_los, "c").zonder_rijen("S01")
    beantwoord.boek["Antwoorden"].delete_rows(2, 17)
    with pytest.raises(SturingFout, match="over 'S01' liggen antwoorden vast, en die gaan nooit weg"):
        beantwoord.lees(verwijder=frozenset({"S01"}))


def test_een_antwoord_dat_vastligt_verandert_alleen_uitdrukkelijk(soest_los):
    ander = Tafelboek(soest_los, "b").antwoord("wettelijk")
    Tafelboek(soest_los, "a").antwoord("nee").lees()
    with pytest.raises(SturingFout) as fout:
        ander.lees()
    assert str(fout.value) == (
        "b.xlsx, blad 'Antwoorden', rij 2: dit antwoord van accounthouder op 2026-03-02 ligt al anders vast ('nee');"
        " zet bij een nieuw antwoord een nieuwe datum, of vervang het oude uitdrukkelijk met --vervang"
    )
    ander.lees(vervang=True)
    assert staat_vast(soest_los)[1] == [("S01", "accounthouder", "wettelijk")]


def test_een_leeg_gemaakt_antwoord_blijft_vastliggen(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee").lees()
    Tafelboek(soest_los, "b").antwoord("").lees()
    assert staat_vast(soest_los)[1] == [("S01", "accounthouder", "nee")]


def test_een_hoofdletter_maakt_geen_andere_beoordelaar(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee").lees()
    Tafelboek(soest_los, "b").antwoord("wettelijk", wie="Accounthouder", wanneer="2026-04-01").lees()
    assert staat_vast(soest_los)[1] == [("S01", "accounthouder", "wettelijk")]


@pytest.mark.parametrize(
    ("veld", "tekst", "soort"),
    [
        ("wie", "beleidsadviseur, 06-12345678", "telefoonnummer"),
        ("toelichting", "Mail naar j.jansen@voorbeeld.nl", "e-mailadres"),
        ("wie", "Jan Jansen", "naam"),
        ("toelichting", "Besproken met mevrouw De Vries", "naam"),
    ],
)
def test_een_naam_nummer_of_adres_van_een_mens_komt_nooit_vanzelf_in_data(soest_los, veld, tekst, soort):
    boek = Tafelboek(soest_los, "a").antwoord("nee", **{veld: tekst})
    voor = bytes_van(soest_los)
    with pytest.raises(SturingFout, match=rf"blad 'Antwoorden', rij 2.*{veld}.*{soort}"):
        boek.lees()
    assert bytes_van(soest_los) == voor


def test_ook_een_antwoord_van_na_de_peildatum_wordt_op_nummers_getoetst(soest_los):
    pad = soest_los / "data" / "soest" / "activiteiten" / "2026-antwoorden.csv"
    pad.write_text(
        "activiteit,vraag,antwoord,toelichting,wie,wanneer\nS01,wijk,ja,Bel 06-12345678,rol,2026-11-10\n",
        encoding="utf-8",
    )
    with pytest.raises(SturingFout, match="regel 2, kolom 'toelichting': in de tekst staat een telefoonnummer"):
        weeg(soest_los, "soest", 2026)


def test_een_naam_die_geen_mens_is_mag_na_een_blik(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee", toelichting="Zoals bij het Jan Jansen-huis").lees(gezien=True)
    assert staat_vast(soest_los)[1] == [("S01", "accounthouder", "nee")]


def test_aan_de_wegingstafel_telt_elk_antwoord_mee_tenzij_u_een_peildatum_noemt(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee", wanneer="2026-11-10").lees()
    tafel = weeg(soest_los, "soest", 2026)
    assert sum(bool(w.beeld.beoordelaars) for w in tafel.wegingen) == 1 and tafel.dossier.aanbod.later == 0
    zomer = weeg(soest_los, "soest", 2026, "2026-07-31")
    assert not any(w.beeld.beoordelaars for w in zomer.wegingen) and zomer.dossier.aanbod.later == 1


def test_de_opdrachtregel_zegt_welke_antwoorden_meetellen_en_welke_niet(soest_los, monkeypatch):
    Tafelboek(soest_los, "a").antwoord("nee", wanneer="2026-11-10").lees()
    monkeypatch.setattr("sturing.cli_weeg.zoek_wortel", lambda: soest_los)
    alles = CliRunner().invoke(app, ["weeg", "2026"]).output
    assert "Alle antwoorden die vastliggen, het laatste van 10 november 2026." in alles and "1 van " in alles
    zomer = CliRunner().invoke(app, ["weeg", "2026", "--peildatum", "2026-07-31"]).output
    assert "1 antwoord telt niet mee: het is van na de peildatum, 31 juli 2026." in zomer and "\n0 van " in zomer


@pytest.mark.parametrize("wanneer", ["1900-01-01", "2027-03-01"])
def test_een_antwoord_uit_een_ander_jaar_is_een_fout(soest_los, wanneer):
    with pytest.raises(SturingFout, match=f"rij 2, kolom F \\(wanneer\\): '{wanneer}' valt buiten dit register"):
        Tafelboek(soest_los, "a").antwoord("nee", wanneer=wanneer).lees()


def test_een_antwoord_uit_de_toekomst_is_een_fout(soest_los):
    boek = Tafelboek(soest_los, "a").antwoord("nee", wanneer="2026-11-10")
    boek.boek.save(boek.pad)
    with pytest.raises(InvoerFout, match="'2026-11-10' ligt in de toekomst"):
        lees_excel(soest_los, "soest", 2026, boek.pad, vandaag=date(2026, 11, 9))


def test_een_nieuwe_beoordelaar_krijgt_een_lege_rij_bij_elke_vraag(soest_los):
    Tafelboek(soest_los, "a").antwoord("nee").lees()
    schrijf_excel(weeg(soest_los, "soest", 2026), soest_los.parent / "nieuw.xlsx", wie="financiën")
    blad = load_workbook(soest_los.parent / "nieuw.xlsx")["Antwoorden"]
    eerste = [[cel.value for cel in rij[:6]] for rij in blad.iter_rows(min_row=2, max_row=3)]
    assert eerste[0][2:] == ["nee", None, "accounthouder", eerste[0][5]]
    assert eerste[1][:5] == ["S01", "verplichting", None, None, "financiën"]


def test_een_klein_bereik_staat_nergens_als_getal(soest_los):
    Tafelboek(soest_los, "a").activiteit(**S99, bereik=3).lees()
    csv = (soest_los / "data" / "soest" / "activiteiten" / "2026.csv").read_text(encoding="utf-8")
    assert "<10" in csv
    (s99,) = [a for a in weeg(soest_los, "soest", 2026).dossier.aanbod.activiteiten if a.id == "S99"]
    assert s99.bereik == "<10"
    blad = Tafelboek(soest_los, "b").boek["Activiteiten"]
    assert [rij[9].value for rij in blad.iter_rows(min_row=2) if rij[0].value == "S99"] == ["<10"]
