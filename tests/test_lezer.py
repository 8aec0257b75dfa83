"""Bestanden lezen: elke fout noemt de plaats, de overtreder en de remedie."""

from __future__ import annotations

import hashlib

import pytest

from sturing.fouten import Afloop, GegevensFout, InvoerFout, VeleFouten, bedoelde_u
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.lezer import Lezer

CYCLUS = "kader/2026/cyclus.yml"


def test_het_kleine_dossier_is_zelf_in_orde(klein_dossier):
    dossier = klein_dossier.lees()
    assert (len(dossier.kader.doelen), len(dossier.metingen), len(dossier.uitspraken)) == (2, 8, 5)


def test_een_bestand_dat_ontbreekt_wordt_genoemd(klein_dossier):
    klein_dossier.pad("kader/2026/bronnen.yml").unlink()
    verwacht = "data/klein/kader/2026/bronnen.yml: dit bestand ontbreekt; zet het terug, bijvoorbeeld met git"
    assert klein_dossier.fout() == verwacht


def test_een_map_op_de_plaats_van_een_bestand_is_niet_te_lezen(klein_dossier):
    klein_dossier.pad("uitspraken.csv").unlink()
    klein_dossier.pad("uitspraken.csv").mkdir()
    assert klein_dossier.fout() == (
        "data/klein/uitspraken.csv: dit bestand is niet te lezen (het is een map); controleer de naam en de rechten"
    )


def test_een_map_zonder_metingen_wordt_gemeld(klein_dossier):
    for pad in klein_dossier.pad("metingen").iterdir():
        pad.unlink()
    assert klein_dossier.fout() == (
        "data/klein/metingen: hier staat geen enkel CSV-bestand; voeg een bestand toe, al is het met alleen de koprij"
    )


def test_kapotte_yaml_noemt_de_regel(klein_dossier):
    klein_dossier.voeg_toe(CYCLUS, "acties: [\n")
    regel = len(klein_dossier.tekst(CYCLUS).splitlines()) + 1
    assert klein_dossier.fout() == (
        f"data/klein/{CYCLUS}, regel {regel}: dit is geen geldige YAML;"
        " kijk naar inspringing, aanhalingstekens en dubbele punten"
    )


def test_een_tab_in_yaml_noemt_de_regel(klein_dossier):
    klein_dossier.vervang(CYCLUS, "edities:\n", "edities:\n\tproef: 1\n")
    assert klein_dossier.fout().startswith(f"data/klein/{CYCLUS}, regel 3: dit is geen geldige YAML;")


def test_een_veld_dat_er_twee_keer_staat_wordt_gemeld(klein_dossier):
    klein_dossier.vervang(CYCLUS, "jaar: 2026\n", "jaar: 2026\njaar: 2027\n")
    assert klein_dossier.fout() == f"data/klein/{CYCLUS}, regel 2: 'jaar' staat er twee keer; haal er een weg"


def test_een_onbekend_veld_wordt_geweigerd(klein_dossier):
    klein_dossier.vervang(CYCLUS, "jaar: 2026\n", "jaar: 2026\njaren: 3\n")
    assert klein_dossier.fout() == f"data/klein/{CYCLUS}, regel 2: jaren = 3; dit veld is onbekend"


def test_een_veld_dat_ontbreekt_wordt_genoemd(klein_dossier):
    klein_dossier.vervang(CYCLUS, "vindplaats: Plan §9\n", "")
    assert klein_dossier.fout() == f"data/klein/{CYCLUS}, regel 1: vindplaats; dit veld ontbreekt"


def test_een_verkeerde_keuze_noemt_de_keuzes(klein_dossier):
    klein_dossier.vervang("kader/2026/indicatoren.yml", "richting: neutraal", "richting: beter")
    assert klein_dossier.fout() == (
        "data/klein/kader/2026/indicatoren.yml, regel 34: 2.richting = 'beter'; kies uit 'meer', 'minder' of 'neutraal'"
    )


def test_een_id_met_hoofdletters_wordt_geweigerd(klein_dossier):
    klein_dossier.vervang("kader/2026/groepen.yml", "id: totaal", "id: Totaal")
    assert klein_dossier.fout() == (
        "data/klein/kader/2026/groepen.yml, regel 1: 0.id = 'Totaal';"
        " gebruik alleen kleine letters, cijfers en streepjes ertussen"
    )


def test_een_regel_van_het_model_zelf_blijft_leesbaar(klein_dossier):
    klein_dossier.vervang("kader/2026/afwegingskader.yml", "punten: 50}", "punten: 0}")
    klein_dossier.vervang("kader/2026/afwegingskader.yml", "punten: 0}", "punten: 60}")
    assert "dit past niet bij de afgesproken vorm" not in klein_dossier.fout()
    assert "afwegingskader.yml, regel" in klein_dossier.fout()


def test_een_lege_yaml_wordt_gemeld(klein_dossier):
    klein_dossier.schrijf("gemeente.yml", "")
    assert klein_dossier.fout() == "data/klein/gemeente.yml: het bestand; hier moeten velden staan"


def test_verkeerde_codering_in_yaml_noemt_de_regel(klein_dossier):
    klein_dossier.schrijf("gemeente.yml", "naam: Kleindorp\nvolledige_naam: Kléindorp\n".encode("cp1252"))
    assert klein_dossier.fout() == (
        "data/klein/gemeente.yml, regel 2: byte 0xe9 is geen UTF-8;"
        " bewaar het bestand als UTF-8 (in Excel: 'CSV UTF-8')"
    )


def test_een_bom_uit_excel_mag(klein_dossier):
    for naam in ("metingen/monitor.csv", "uitspraken.csv", "kader/2026/cyclus.yml"):
        klein_dossier.schrijf(naam, b"\xef\xbb\xbf" + klein_dossier.pad(naam).read_bytes())
    assert len(klein_dossier.lees().metingen) == 8


def test_windows_regeleinden_veranderen_niets(klein_dossier):
    gewoon = klein_dossier.lees().metingen
    for naam in ("metingen/monitor.csv", "uitspraken.csv", "kader/2026/cyclus.yml"):
        klein_dossier.schrijf(naam, klein_dossier.pad(naam).read_bytes().replace(b"\n", b"\r\n"))
    assert klein_dossier.lees().metingen.equals(gewoon)


def test_een_opgave_heet_zoals_haar_bestand(klein_dossier):
    klein_dossier.pad("kader/2026/samen-leven.yml").rename(klein_dossier.pad("kader/2026/samen.yml"))
    assert klein_dossier.fout() == (
        "data/klein/kader/2026/samen.yml: id 'samen-leven' is anders dan de bestandsnaam;"
        " noem het bestand samen-leven.yml"
    )


def test_een_fout_in_een_uitspraak_noemt_regel_en_veld(klein_dossier):
    klein_dossier.vervang("uitspraken.csv", ",70,,procent,", ",zeventig,,procent,")
    assert klein_dossier.fout() == (
        "data/klein/uitspraken.csv, regel 6: waarde = 'zeventig'; hier moet een getal staan, met een decimale punt"
    )


def test_een_kerncijfer_met_decimale_komma_wordt_geweigerd(klein_dossier):
    klein_dossier.vervang("kerncijfers.csv", ",4000,", ',"4000,5",')
    assert klein_dossier.fout() == (
        "data/klein/kerncijfers.csv, regel 2: waarde = '4000,5'; hier moet een getal staan, met een decimale punt"
    )


def test_veel_fouten_komen_samen_en_de_rest_wordt_geteld(klein_dossier):
    kop, rij = klein_dossier.tekst("kerncijfers.csv").splitlines()[:2]
    klein_dossier.schrijf("kerncijfers.csv", "\n".join([kop, *[rij.replace("4000", "x")] * 25]) + "\n")
    regels = klein_dossier.fout().splitlines()
    assert len(regels) == 21
    assert regels[-1] == "en nog 5 fouten"


@pytest.mark.parametrize(
    ("vraag", "tekst"),
    [
        ({"gemeente": "kleim"}, "gemeente: 'kleim' heeft geen map in data; bedoelde u 'klein'?"),
        ({"gemeente": "zzz"}, "gemeente: 'zzz' heeft geen map in data; kies uit klein"),
        ({"gemeente": "../klein"}, "gemeente: '../klein' heeft geen map in data; bedoelde u 'klein'?"),
        ({"jaar": 26}, "jaar: '26' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        ({"jaar": "2026"}, "jaar: '2026' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        ({"editie": "definitef"}, "editie: 'definitef' bestaat niet; bedoelde u 'definitief'?"),
        ({"editie": "zzz"}, "editie: 'zzz' bestaat niet; kies concept of definitief"),
        ({"peildatum": "31-7-2026"}, "peildatum: '31-7-2026' is geen datum; schrijf hem als 2026-07-31"),
        ({"peildatum": "2026-02-30"}, "peildatum: '2026-02-30' is geen datum; schrijf hem als 2026-07-31"),
    ],
)
def test_een_vraag_die_niet_kan_krijgt_een_antwoord_met_remedie(klein_dossier, vraag, tekst):
    with pytest.raises(InvoerFout) as fout:
        lees_dossier(klein_dossier.wortel, **({"gemeente": "klein", "jaar": 2026} | vraag))
    assert str(fout.value) == tekst
    assert fout.value.afloop == Afloop.FOUT_IN_INVOER


def test_het_verslag_noemt_elk_gelezen_bestand_met_zijn_inhoud(klein_dossier):
    gelezen = klein_dossier.lees().verslag.gelezen
    alle = {p.relative_to(klein_dossier.wortel).as_posix(): p for p in klein_dossier.pad("").rglob("*") if p.is_file()}
    assert set(gelezen) == set(alle)
    for naam, hash_ in gelezen.items():
        assert hash_ == hashlib.sha256(alle[naam].read_bytes()).hexdigest()


def test_een_pad_buiten_de_wortel_blijft_heel(tmp_path):
    assert Lezer(tmp_path / "hier").plaats(tmp_path / "daar.csv") == (tmp_path / "daar.csv").as_posix()


def test_een_fout_zonder_plaats_of_remedie_blijft_leesbaar():
    assert str(GegevensFout("", "dit klopt niet")) == "dit klopt niet"
    assert str(VeleFouten([GegevensFout("a", "b"), GegevensFout("c", "d", "e")])) == "a: b\nc: d; e"
    assert bedoelde_u("iets heel anders", ["soest"]) == ""
