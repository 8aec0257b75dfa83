"""Het werkboek voor partners: herhaalbaar, toegankelijk, op slot zonder wachtwoord, en het komt goed terug."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from partnerbouwstenen import DAG, Kantoor, eemkracht, maak_kantoor, metmaya

from sturing.bronnen.partnerwerkboek import Celwaarde, lees_partnerbestand
from sturing.bronnen.werkboekkeuring import keur_werkboek
from sturing.fouten import InvoerFout, SturingFout
from sturing.gegevens import lezer
from sturing.gegevens.dossier import Dossier
from sturing.gegevens.partnercellen import Klacht, Rijlezer
from sturing.gegevens.partnerformat import KOLOMMEN, KOPRIJ, MERK, SCHEMABLAD
from sturing.gegevens.partnerkeuring import keur_levering
from sturing.partneropdracht import schrijf_partnerformats


@pytest.fixture(autouse=True, scope="module")
def _onthoud_het_kader() -> Iterator[None]:
    """Elke test leest hetzelfde kader; één keer ontleden is genoeg."""
    lezer.onthoud_ontlede_bestanden()
    yield
    lezer._geheugen = None


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return maak_kantoor(tmp_path)


# Het werkboek


def test_dezelfde_afspraken_geven_dezelfde_bytes(kantoor: Kantoor) -> None:
    keren = [
        schrijf_partnerformats(kantoor.wortel, "soest", 2026, "eemkracht", "halfjaar", kantoor.post)[0].read_bytes()
        for _ in range(2)
    ]
    assert keren[0] == keren[1] == kantoor.format("eemkracht").read_bytes()


def test_elke_partner_en_periode_krijgt_een_eigen_werkboek_dat_door_de_keuring_komt(kantoor: Kantoor) -> None:
    paden = schrijf_partnerformats(kantoor.wortel, "soest", 2026, None, None, kantoor.post)
    partners = kantoor.lees().samenwerking.partners
    assert len(paden) == len(set(paden)) == 2 * len(partners)
    for pad in paden:
        keur_werkboek(pad)


@pytest.fixture(scope="module")
def leeg(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """Een leeg werkboek, alleen om naar te kijken."""
    return load_workbook(maak_kantoor(tmp_path_factory.mktemp("leeg")).format("eemkracht"))


def test_elk_blad_heeft_een_titel_een_echte_tabel_vaste_koppen_en_geen_samengevoegde_cellen(leeg: Workbook) -> None:
    boek = leeg
    assert boek.properties.language == "nl-NL" and "Eemkracht" in boek.properties.title
    for naam in ("Uitleg", "Cijfers", "Ervaringen", "Signalen"):
        blad = boek[naam]
        [tabel] = blad.tables.values()
        koppen = [c.value for c in blad[4] if c.value]
        assert blad["A1"].value and tabel.headerRowCount == 1 and tabel.column_names == koppen
        assert not blad.merged_cells.ranges and blad.freeze_panes == "A5" and blad.print_title_rows == "$1:$4"
    assert {"Cijfers_invullen", "Ervaringen_invullen", "Signalen_invullen"} <= set(boek.defined_names)


def test_alleen_invulcellen_zijn_open_en_er_is_geen_wachtwoord(leeg: Workbook) -> None:
    boek = leeg
    assert boek.security.lockStructure and not boek.security.workbookPassword
    for naam in ("Cijfers", "Ervaringen", "Signalen"):
        assert boek[naam].protection.sheet and not boek[naam].protection.password
    rij = boek["Cijfers"][5]
    assert [c.column_letter for c in rij if not c.protection.locked] == list("HIJKLM")
    assert boek["Cijfers"].sheet_view.selection[0].activeCell == "H5"


def test_het_schema_is_diep_verborgen_en_herkenbaar_aan_cel_a1(leeg: Workbook) -> None:
    blad = leeg["_sturing"]
    assert blad.sheet_state == "veryHidden" and blad["A1"].value == "sturing-partnerformat"
    schema = {a.value: b.value for a, b in blad.iter_rows(min_row=2, max_col=2)}
    assert schema | {"afspraken": ""} == {
        "versie": "1", "gemeente": "GM0342", "jaar": "2026", "partner": "eemkracht", "periode": "halfjaar",
        "afspraken": "",
    }  # fmt: skip


def test_elke_invulcel_heeft_een_tip_en_een_melding_in_het_nederlands(leeg: Workbook) -> None:
    boek = leeg
    for naam in ("Cijfers", "Ervaringen", "Signalen"):
        blad = boek[naam]
        toetsen = blad.data_validations.dataValidation
        open_ = {c.coordinate for rij in blad.iter_rows(min_row=5) for c in rij if not c.protection.locked}
        bereiken = {str(bereik) for t in toetsen for bereik in t.sqref.ranges}
        gedekt = {f"{k}{r}" for b in bereiken for k, r in _cellen(b)}
        assert open_ <= gedekt, naam
        assert all(t.prompt and t.error and t.errorTitle == "Dit past hier niet" for t in toetsen)


def _cellen(bereik: str) -> Iterator[tuple[str, int]]:
    """De kolomletter en het rijnummer van elke cel in een bereik van één kolom."""
    begin, _, einde = bereik.partition(":")
    eerste, laatste = int(begin[1:]), int((einde or begin)[1:])
    yield from ((begin[0], nr) for nr in range(eerste, laatste + 1))


def test_elke_keuzelijst_verwijst_naar_een_lijst_met_inhoud(leeg: Workbook) -> None:
    boek = leeg
    for blad in boek.worksheets:
        for toets in blad.data_validations.dataValidation:
            if toets.type == "list":
                naam, vlak = toets.formula1.replace("'", "").replace("$", "").split("!")
                assert all(cel.value for (cel,) in boek[naam][vlak])


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        ((2026, "metmaja", None), "'metmaja' staat niet in partners.yml; bedoelde u 'metmaya'?"),
        ((2026, None, "half"), "'half' bestaat niet; bedoelde u 'halfjaar'?"),
        ((2025, None, None), "over 2025 zijn er geen afspraken met partners; kies 2026 of later"),
    ],
)
def test_een_vraag_naar_iets_dat_niet_bestaat_schrijft_niets(kantoor: Kantoor, woorden: tuple, zin: str) -> None:
    with pytest.raises(InvoerFout, match=zin.replace("?", r"\?")):
        schrijf_partnerformats(kantoor.wortel, "soest", *woorden, kantoor.post)
    assert not list(kantoor.post.iterdir())


# Terug


def test_een_goed_werkboek_wordt_een_meting_en_een_levering(kantoor: Kantoor) -> None:
    uitslag = kantoor.lees_in(kantoor.vul(kantoor.format(), metmaya()))
    assert uitslag.afloop == 0 and "Vastgelegd: 1 nieuwe meting, 0 herzien." in uitslag.regels
    rij = kantoor.lees().metingen.query("indicator == 'wachttijd-gezinshulp'").iloc[0]
    assert (rij["waarde"], rij["periode"], rij["herkomst"]) == (8.5, "2026-H1", "gemeten")
    assert rij["vindplaats"] == "rapportage MetMaya, halfjaar 2026, blad Cijfers"
    assert kantoor.lees().samenwerking.laatste_levering("metmaya", 2026, "halfjaar").cijfers[0].waarde == 8.5


def test_alleen_kijken_legt_niets_vast(kantoor: Kantoor) -> None:
    pad, voor = kantoor.vul(kantoor.format(), metmaya()), kantoor.stand()
    assert kantoor.lees_in(pad, vastleggen=False).regels[-1] == "Alleen bekeken: er is niets vastgelegd."
    assert kantoor.stand() == voor


def test_hetzelfde_bestand_twee_keer_verandert_niets(kantoor: Kantoor) -> None:
    pad = kantoor.vul(kantoor.format("eemkracht"), eemkracht)
    kantoor.lees_in(pad)
    na = kantoor.stand()
    assert kantoor.lees_in(pad, date(2026, 9, 9)).regels[-1] == "Dit werkboek was al ingelezen: er is niets veranderd."
    assert kantoor.stand() == na


def test_een_herziening_laat_de_eerste_levering_en_meting_staan(kantoor: Kantoor) -> None:
    pad = kantoor.vul(kantoor.format(), metmaya(8.5))
    kantoor.lees_in(pad)
    eerste = kantoor.stand()
    uitslag = kantoor.lees_in(kantoor.vul(pad, metmaya(9)), date(2026, 10, 1))
    assert "Vastgelegd: geen nieuwe metingen, 1 herzien." in uitslag.regels
    naam = "soest/partners/2026/metmaya-halfjaar"
    assert kantoor.stand()[f"{naam}.yml"] == eerste[f"{naam}.yml"] and f"{naam}-2.yml" in kantoor.stand()
    tekst = kantoor.stand()["soest/metingen/metmaya.csv"].decode()
    assert [r["waarde"] for r in csv.DictReader(tekst.splitlines())] == ["8.5", "9"]
    assert kantoor.lees("2026-09-15").samenwerking.leveringen[0].cijfers[0].waarde == 8.5


def test_een_tweede_cijfer_op_dezelfde_dag_wordt_geweigerd_en_verandert_niets(kantoor: Kantoor) -> None:
    pad = kantoor.vul(kantoor.format(), metmaya(8.5))
    kantoor.lees_in(pad)
    na = kantoor.stand()
    with pytest.raises(SturingFout, match="vandaag al een ander cijfer"):
        kantoor.lees_in(kantoor.vul(pad, metmaya(9)))
    assert kantoor.stand() == na


def test_een_tussenstand_en_een_bijdrage_worden_nooit_een_meting(kantoor: Kantoor) -> None:
    kantoor.lees_in(kantoor.vul(kantoor.format("eemkracht"), eemkracht))
    metingen = kantoor.lees().metingen
    nieuw = metingen[metingen["vindplaats"].str.startswith("rapportage Eemkracht")]
    assert list(nieuw["indicator"]) == ["wachttijd-lokale-hulp"]
    assert len(kantoor.lees().samenwerking.leveringen[0].cijfers) == 9


GEBREKEN = {
    "leeg_zonder_reden": ("H5", None, "hier is nog niets ingevuld"),
    "percentage_boven_100": ("H5", 120, "120% kan niet: een percentage ligt tussen 0 en 100"),
    "percentage_onder_0": ("H5", -3, "een percentage ligt tussen 0 en 100"),
    "getal_als_tekst": ("H5", "12,5", "'12,5' staat er als tekst"),
    "procentteken": ("H5", "47%", "'47%' staat er als tekst"),
    "woord_als_waarde": ("H5", "veel", "'veel' is geen getal"),
    "formule": ("H5", "=SUM(1,2)", "hier staat een formule"),
    "formule_in_tekst": ("M5", '=HYPERLINK("http://x")', "hier staat een formule"),
    "excelfout": ("H5", "#DIV/0!", "hier staat de Excel-fout #DIV/0!"),
    "datum_als_getal": ("H5", date(2026, 5, 1), "hier staat de datum 2026-05-01"),
    "waar_als_getal": ("H5", True, "hier staat waar"),
    "html_in_toelichting": ("M5", "<script>alert(1)</script>", "hier staat opmaak of code (HTML)"),
    "tekst_te_lang": ("M5", "a" * 1001, "deze tekst heeft 1001 tekens"),
    "teller_boven_noemer": ("I5", 300, "de teller 300 is groter dan de noemer 200"),
    "waarde_past_niet": ("H5", 20, "20% past niet bij 95 van 200"),
    "halve_teller": ("I5", 9.5, "9,5 is geen aantal"),
    "noemer_nul": ("J5", 0, "de noemer is 0"),
    "waarde_en_reden": ("L5", "nog niet bekend", "er staat een waarde en ook een reden"),
    "reden_buiten_de_lijst": ("L5", "nog niet bekent", "'nog niet bekent' staat niet in de lijst"),
    "bijdrage_zonder_noemer": ("J11", None, "bij een deel van het gemeentecijfer zijn teller en noemer nodig"),
    "andere_code": ("A5", "eenzaamheid-18-plus", "'eenzaamheid-18-plus' is niet afgesproken"),
    "code_dubbel": ("A6", "uitstroom-naar-werk", "'uitstroom-naar-werk' staat er twee keer"),
}


@pytest.fixture(scope="module")
def goed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Kantoor, Path, Dossier]:
    """Een ingevuld werkboek van Eemkracht waar niets aan mankeert, om te kopiëren en stuk te maken."""
    kantoor = maak_kantoor(tmp_path_factory.mktemp("goed"))
    return kantoor, kantoor.vul(kantoor.format("eemkracht"), eemkracht), kantoor.lees()


def _keur(pad: Path, dossier: Dossier) -> tuple[Klacht, ...]:
    bestand = lees_partnerbestand(pad, MERK, SCHEMABLAD, tuple(KOLOMMEN), KOPRIJ)
    return keur_levering(bestand, dossier.samenwerking, dossier.kader, "GM0342", (2026,), DAG).klachten


def test_aan_het_goede_werkboek_mankeert_niets(goed) -> None:
    assert _keur(goed[1], goed[2]) == ()


@pytest.mark.parametrize("gebrek", GEBREKEN)
def test_een_fout_in_een_cijfer_noemt_de_cel_en_de_remedie(goed, tmp_path: Path, gebrek: str) -> None:
    plek, waarde, zin = GEBREKEN[gebrek]
    kantoor, heel, dossier = goed
    pad = Path(shutil.copy(heel, tmp_path / "stuk.xlsx"))
    klachten = _keur(kantoor.vul(pad, lambda boek: setattr(boek["Cijfers"][plek], "value", waarde)), dossier)
    [klacht] = [k for k in klachten if zin in k.overtreder]
    assert klacht.plek == plek and klacht.waar.startswith(f"blad 'Cijfers', rij {plek[1:]}, kolom {plek[0]} (")
    assert klacht.remedie


def test_een_fout_legt_niets_vast_en_komt_gemerkt_terug(kantoor: Kantoor, goed) -> None:
    pad = Path(shutil.copy(goed[1], kantoor.post / "rapport.xlsx"))
    kantoor.vul(pad, lambda boek: [boek["Cijfers"].__setitem__(p, w) for p, w in (("H5", 120), ("M6", "=1+1"))])
    voor = kantoor.stand()
    uitslag = kantoor.lees_in(pad)
    assert uitslag.afloop == 3 and kantoor.stand() == voor
    assert uitslag.regels[0] == (
        "rapport.xlsx, blad 'Cijfers', rij 5, kolom H (waarde): 120% kan niet: een percentage ligt tussen 0 en 100;"
        " controleer de waarde"
    )
    terug = load_workbook(pad.with_name("rapport-nakijken.xlsx"))
    for plek, zin in (("H5", "120% kan niet"), ("M6", "hier staat een formule")):
        cel = terug["Cijfers"][plek]
        assert zin in cel.comment.text and cel.border.top.style == "thick"
        assert zin in " ".join(str(c.value) for rij in terug["Nakijken"].iter_rows(min_row=5) for c in rij)
    assert not any(c.data_type == "f" for b in terug.worksheets for rij in b.iter_rows() for c in rij)
    assert terug["_sturing"].sheet_state == "veryHidden"


def test_fouten_in_ervaringen_en_signalen_noemen_hun_cel(goed, tmp_path: Path) -> None:
    def invullen(boek) -> None:
        e, s = boek["Ervaringen"], boek["Signalen"]
        e["C5"], e["D5"], e["E5"] = 40, 50, 11
        e["A30"], e["G30"] = e["A5"].value, "Fijn."
        e["G31"] = "Zonder doel"
        s["C6"] = "Zonder soort"

    kantoor, heel, dossier = goed
    pad = kantoor.vul(Path(shutil.copy(heel, tmp_path / "stuk.xlsx")), invullen)
    regels = "\n".join(f"{k.waar}: {k.overtreder}" for k in _keur(pad, dossier))
    for zin in (
        "blad 'Ervaringen', rij 5, kolom E (cijfer): 11 is geen rapportcijfer",
        "blad 'Ervaringen', rij 5, kolom D (respons): 50 antwoorden van 40 mensen kan niet",
        "blad 'Ervaringen', rij 30, kolom H (toestemming): bij dit citaat staat niet of het gebruikt mag worden",
        "blad 'Ervaringen', rij 31, kolom A (doel): het doel is leeg",
        "blad 'Signalen', rij 6, kolom A (soort): soort is leeg",
    ):
        assert zin in regels


@pytest.mark.parametrize(
    ("plek", "waarde", "zin"),
    [
        ("versie", "0", "dit werkboek heeft versie 0; nu geldt versie 1"),
        ("gemeente", "GM0001", "dit werkboek is van een andere gemeente"),
        ("jaar", "2024", "dit werkboek gaat over 2024; nu hoort het over 2026 te gaan"),
        ("partner", "eemkrach", "'eemkrach' staat niet in partners.yml; bedoelde u 'eemkracht'?"),
        ("partner", "welzin", "de afspraken zijn veranderd"),
        ("periode", "eindrapportage", "de afspraken zijn veranderd"),
        ("afspraken", "0" * 16, "de afspraken zijn veranderd sinds dit werkboek is gemaakt"),
    ],
)
def test_een_werkboek_van_iets_anders_wordt_geweigerd(goed, tmp_path: Path, plek: str, waarde: str, zin: str) -> None:
    def verander(boek) -> None:
        for a, b in boek["_sturing"].iter_rows(min_row=2, max_col=2):
            if a.value == plek:
                b.value = waarde

    kantoor, heel, dossier = goed
    [klacht] = _keur(kantoor.vul(Path(shutil.copy(heel, tmp_path / "ander.xlsx")), verander), dossier)
    assert zin in klacht.overtreder + "; " + klacht.remedie


def test_een_werkboek_zonder_blad_of_kop_wordt_geweigerd(goed, tmp_path: Path) -> None:
    kantoor, heel, dossier = goed
    pad = kantoor.vul(
        Path(shutil.copy(heel, tmp_path / "stuk.xlsx")), lambda b: b["Cijfers"].__setitem__("H4", "bedrag")
    )
    [klacht] = _keur(pad, dossier)
    assert klacht.waar == "blad 'Cijfers', rij 4, kolom H (waarde)"
    assert klacht.overtreder == "de kop van deze kolom is weg of veranderd"
    kantoor.vul(pad, lambda boek: boek.remove(boek["Signalen"]))
    with pytest.raises(SturingFout, match="blad 'Signalen': dit blad ontbreekt"):
        _keur(pad, dossier)


def test_het_gemerkte_werkboek_is_zelf_te_verbeteren_en_in_te_leveren(kantoor: Kantoor) -> None:
    pad = kantoor.vul(kantoor.format(), metmaya("negen"))
    assert kantoor.lees_in(pad).afloop == 3
    nakijken = pad.with_name(f"{pad.stem}-nakijken.xlsx")
    kantoor.vul(nakijken, metmaya("tien"))
    assert kantoor.lees_in(nakijken).afloop == 3
    assert [p.name for p in sorted(kantoor.post.glob("*nakijken*"))] == [nakijken.name]
    assert load_workbook(nakijken).sheetnames.count("Nakijken") == 1
    assert kantoor.lees_in(kantoor.vul(nakijken, metmaya(10))).afloop == 0


def test_een_merk_verdwijnt_als_de_cel_goed_is(kantoor: Kantoor) -> None:
    pad = kantoor.vul(kantoor.format("eemkracht"), eemkracht)
    kantoor.lees_in(kantoor.vul(pad, lambda b: (metmaya("fout")(b), b["Cijfers"].__setitem__("H6", "fout"))))
    nakijken = pad.with_name(f"{pad.stem}-nakijken.xlsx")
    kantoor.lees_in(kantoor.vul(nakijken, metmaya(47.5)))
    blad = load_workbook(nakijken)["Cijfers"]
    assert blad["H5"].comment is None and blad["H6"].comment is not None


# Ervaringen en persoonsgegevens


def test_een_tekst_met_een_persoonsgegeven_komt_nooit_in_de_open_gegevens(kantoor: Kantoor) -> None:
    geheim = "Mevrouw Jansen hielp mij, bel 06-12345678"

    def invullen(boek) -> None:
        eemkracht(boek)
        boek["Ervaringen"]["G40"] = geheim
        boek["Signalen"]["C5"] = "Mail naar piet.de.vries@example.nl"

    uitslag = kantoor.lees_in(kantoor.vul(kantoor.format("eemkracht"), invullen))
    assert "2 teksten wachten op een collega: er kan een persoonsgegeven in staan." in uitslag.regels
    assert "Jansen" not in "\n".join(uitslag.regels)
    met = [naam for naam, inhoud in kantoor.stand().items() if b"Jansen hielp" in inhoud or b"piet.de" in inhoud]
    assert met == ["soest/.nakijken/2026/eemkracht-halfjaar.yml"]
    assert kantoor.stand()["soest/.nakijken/.gitignore"] == b"*\n"


def test_de_naam_van_het_bestand_wordt_niet_bewaard(kantoor: Kantoor) -> None:
    pad = kantoor.vul(kantoor.format(), metmaya())
    kantoor.lees_in(Path(shutil.move(pad, pad.with_name("rapport van Jan de Wit.xlsx"))))
    assert not any(b"Jan de Wit" in inhoud for inhoud in kantoor.stand().values())


def test_een_citaat_zonder_toestemming_wordt_niet_bewaard(kantoor: Kantoor) -> None:
    def invullen(boek) -> None:
        eemkracht(boek)
        boek["Ervaringen"]["H40"] = "nee"

    uitslag = kantoor.lees_in(kantoor.vul(kantoor.format("eemkracht"), invullen))
    assert "Zonder toestemming en niet overgenomen: 1 citaat." in uitslag.regels
    assert not any(b"goed geholpen" in inhoud for inhoud in kantoor.stand().values())


@given(st.text(max_size=40), st.sampled_from(["tekst", "formule", "fout", "waar", "datum"]))
def test_geen_tekst_uit_een_cel_wordt_ooit_een_getal_of_opmaak(tekst: str, soort: str) -> None:
    rij = Rijlezer(
        "Cijfers", 5, {"waarde": Celwaarde("H5", soort, tekst), "toelichting": Celwaarde("M5", soort, tekst)}
    )
    assert rij.getal("waarde") is None and rij.klachten
    assert "<s" not in rij.tekst("toelichting").lower()


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_een_aantal_is_altijd_een_heel_getal_van_nul_of_meer_of_een_klacht(getal: float) -> None:
    rij = Rijlezer("Cijfers", 5, {"teller": Celwaarde("I5", "getal", str(getal), getal)})
    uit = rij.heel("teller")
    assert (uit is None and rij.klachten) or (uit >= 0 and uit == getal)
