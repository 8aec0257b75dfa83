"""`sturing lees-in` van begin tot eind: bekijken, plaatsen, terzijde leggen en vastleggen."""

from __future__ import annotations

import csv
import json
import os
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlwt
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inlees_bouwstenen import (
    CSV_RECEPT,
    DAG,
    bouw_peiling,
    bouw_tabellenboek,
    csv_met,
    klein_met_recepten,  # noqa: F401 - een fixture die hier staat, kent elke test
    lees,
    zet,
)
from test_opslag import _sterf_bij, alleen_posix

from sturing.cli import hoofd
from sturing.fouten import SturingFout
from sturing.gegevens.lezer import Lezer
from sturing.leesopdracht import maak_voorstel

EENZAAM = "Kleindorp;2023;Voelt zich eenzaam;44,5"


def alle_bytes(klein) -> dict[str, bytes]:
    return {
        p.relative_to(klein.wortel).as_posix(): p.read_bytes()
        for p in (klein.wortel / "data").rglob("*")
        if p.is_file() and p.name != ".slot"
    }


def rijen(klein, naam: str = "monitor") -> list[dict[str, str]]:
    with klein.pad(f"metingen/{naam}.csv").open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


def gevonden(verslag) -> list[tuple]:
    return [(r.indicator, r.gebied, r.periode, r.waarde) for r in verslag.geplaatst.rijen]


def redenen(verslag) -> list[str]:
    return [str(t) for t in verslag.geplaatst.terzijde]


def fout(klein, pad: Path, **wens) -> str:
    with pytest.raises(SturingFout) as gevangen:
        lees(klein, pad, **wens)
    return str(gevangen.value)


# --- Bekijken en vastleggen ------------------------------------------------------------------------------------------


def test_bekijken_schrijft_niets(klein):
    voor = alle_bytes(klein)
    verslag = lees(klein, zet(klein, "export.csv", csv_met(EENZAAM)))
    assert [r.waarde for r in verslag.verschillen["monitor"].nieuw] == [44.5]
    assert alle_bytes(klein) == voor


def test_vastleggen_bewaart_meting_origineel_en_journaal(klein):
    pad = zet(klein, "export.csv", csv_met(EENZAAM))
    verslag = lees(klein, pad, leg_vast=True)
    [rij] = [r for r in rijen(klein) if r["periode"] == "2023" and r["indicator"] == "eenzaamheid-18-plus"]
    hash_ = verslag.levering.sha256
    assert (rij["waarde"], rij["groep"], rij["beschikbaar_per"]) == ("44.5", "18-plus", "2026-11-21")
    assert rij["vindplaats"] == f"Export van de monitor, rij 2, kolom D (levering {hash_[:12]})"
    assert klein.pad(f"leveringen/inhoud/{hash_[:2]}/{hash_}.gz").is_file()
    journaal = json.loads(klein.tekst(f"leveringen/{hash_[:12]}-csv.json"))
    assert (journaal["bestand"], journaal["sha256"], journaal["metingen"]) == ("export.csv", hash_, 1)
    assert klein.lees(2028).metingen["waarde"].eq(44.5).any()


def test_hetzelfde_bestand_twee_keer_verandert_geen_byte(klein):
    pad = zet(klein, "export.csv", csv_met(EENZAAM, "Kleindorp;2023;Onbekend;3"))
    lees(klein, pad, leg_vast=True)
    eerst = alle_bytes(klein)
    tweede = lees(klein, pad, DAG + timedelta(days=30), leg_vast=True)
    assert (tweede.verschillen["monitor"].gelijk, tweede.eerder.beschikbaar_per) == (1, "2026-11-21")
    assert alle_bytes(klein) == eerst


def test_een_verbeterde_levering_is_een_herziening_en_de_oude_levering_herroept_haar_niet(klein):
    oud, nieuw = zet(klein, "1.csv", csv_met(EENZAAM)), zet(klein, "2.csv", csv_met(EENZAAM.replace("44,5", "45,5")))
    lees(klein, oud, leg_vast=True)
    verslag = lees(klein, nieuw, DAG + timedelta(days=1), leg_vast=True)
    assert len(verslag.verschillen["monitor"].herzien) == 1
    na = alle_bytes(klein)
    lees(klein, oud, DAG + timedelta(days=2), leg_vast=True)
    assert alle_bytes(klein) == na


def test_de_naam_van_een_mens_in_bestand_of_blad_komt_in_geen_bestand_dat_git_ziet(klein):
    pad = bouw_tabellenboek(klein.wortel / "lijst_van_jan_jansen_0612345678.xlsx")
    boek = openpyxl.load_workbook(pad)
    boek["Tabel 1"].title = "Tabel Jan de Vries"
    boek.save(pad)
    assert len(lees(klein, pad, leg_vast=True).geplaatst.rijen) == 2
    open_ = {naam: inhoud for naam, inhoud in alle_bytes(klein).items() if "/inhoud/" not in naam}
    assert not any(woord in inhoud.lower() for inhoud in open_.values() for woord in (b"jansen", b"de vries", b"0612"))
    assert any("blad 'naam weggelaten', rij 5" in r["vindplaats"] for r in rijen(klein))


def test_een_voorstel_voor_een_recept_neemt_geen_mensen_over(klein):
    inhoud = csv_met("Jan de Vries;111222333;Noord;7,5", "Fatima el Amrani;123456782;Zuid;6", kop="Naam;Nr;Wijk;Cijfer")
    verslag = lees(klein, zet(klein, "onbekend.csv", inhoud))
    voorstel = maak_voorstel(klein.wortel, "klein", verslag)
    assert not any(woord in voorstel for woord in ("Jan", "Fatima", "111222333", "123456782"))
    assert "in 'Naam' lijken mensen te staan; vraag de inzender om een bestand zonder" in voorstel
    assert "in 'Nr' lijken mensen te staan" in voorstel


def test_wat_bekend_was_bepaalt_de_gebruiker(klein):
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM)), beschikbaar_per=date(2024, 5, 1))
    assert verslag.geplaatst.rijen[0].beschikbaar_per == date(2024, 5, 1)


def test_een_recept_dat_niet_is_nagekeken_schrijft_niets(klein):
    klein.vervang("kader/2026/recepten/csv.yml", "nagekeken: true", "nagekeken: false")
    pad, voor = zet(klein, "a.csv", csv_met(EENZAAM)), alle_bytes(klein)
    assert len(lees(klein, pad).geplaatst.rijen) == 1
    assert fout(klein, pad, leg_vast=True).startswith("recept csv: is nog niet nagekeken en schrijft daarom niets;")
    assert alle_bytes(klein) == voor


def test_een_recept_zonder_bron_schrijft_bij_de_bron_van_de_indicator(klein):
    lees(klein, zet(klein, "t.csv", csv_met("Noord;81", "Zuid;<5", kop="Wijk;Aantal")), leg_vast=True)
    nieuw = [r for r in rijen(klein, "register") if r["beschikbaar_per"] == "2026-11-21"]
    assert [(r["gebied"], r["waarde"]) for r in nieuw] == [("WK999901", "81"), ("WK999902", "")]


@alleen_posix
def test_het_proces_doden_bij_elke_stap_verliest_niets_en_opnieuw_inlezen_maakt_het_af(klein, tmp_path):
    pad = zet(klein, "a.csv", csv_met(EENZAAM, "Kleindorp;2023;Onbekend;3"))
    oud = rijen(klein)
    for stap in range(1, 400):
        if kind := os.fork():
            _, status = os.waitpid(kind, 0)
            nu = rijen(klein)
            assert all(rij in nu for rij in oud) and len(nu) in (4, 5), f"na stap {stap} staat er iets anders"
            oud = nu
            if os.WIFEXITED(status):
                assert os.WEXITSTATUS(status) == 0
                break
        else:
            _sterf_bij(stap)
            lees(klein, pad, leg_vast=True)
            os._exit(0)
    assert stap > 20, "de proef heeft te weinig schrijfstappen gezien"
    eind = alle_bytes(klein)
    assert len([n for n in eind if "/leveringen/" in n and ".tmp" not in n]) == 3
    lees(klein, pad, leg_vast=True)
    assert alle_bytes(klein) == eind


# --- Tekstbestanden met hun gebreken ---------------------------------------------------------------------------------

GEWOON = [("eenzaamheid-18-plus", "GM9999", "2023", 44.5), ("vapen-wekelijks-13-16", "GM9999", "2022", 8.25)]
TWEE = (EENZAAM, "Kleindorp;2022;Vapet;8,25")
AANGEHAALD = "\r\n".join(";".join(f'"{veld}"' for veld in r.split(";")) for r in csv_met(*TWEE).splitlines())


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("gewoon", csv_met(*TWEE).encode()),
        ("bom", b"\xef\xbb\xbf" + csv_met(*TWEE).encode()),
        ("utf16_met_bom", csv_met(*TWEE).encode("utf-16")),
        ("cp1252", csv_met(*TWEE, "Bron: GGD, coördinatie;;;").encode("cp1252")),
        ("alleen_regeleinden", csv_met(*TWEE, einde="\n").encode()),
        ("oude_mac_regeleinden", csv_met(*TWEE, einde="\r").encode()),
        ("spaties_in_de_kop", csv_met(*TWEE, kop="Gebied ; Periode;Onderwerp  ;Waarde ").encode()),
        ("elk_veld_met_aanhalingstekens", AANGEHAALD.encode()),
        ("komma_als_scheiding", b'Gebied,Periode,Onderwerp,Waarde\r\n'
         b'Kleindorp,2023,Voelt zich eenzaam,"44,5"\r\nKleindorp,2022,Vapet,"8,25"\r\n'),
        ("tabs", csv_met(*TWEE).replace(";", "\t").encode()),
        ("dubbele_aanhalingstekens", b'"""Gebied""";"""Periode""";"""Onderwerp""";"""Waarde"""\r\n'
         b'"""Kleindorp""";"""2023""";"""Voelt zich eenzaam""";"""44,5"""\r\n'
         b'"""Kleindorp""";"""2022""";"""Vapet""";"""8,25"""\r\n'),
        ("regel_in_een_veld", b'"Gebied;""Periode"";""Onderwerp"";""Waarde"""\r\n'
         b'"Kleindorp;2023;Voelt zich eenzaam;44,5"\r\n'
         b'"Kleindorp;2022;Vapet;8,25"\r\n'),
        ("regeleinde_in_een_veld", b'Gebied;Periode;Onderwerp;Waarde\r\n'
         b'Kleindorp;2023;"Voelt zich\reenzaam";44,5\r\nKleindorp;2022;Vapet;8,25\r\n'),
        ("titel_erboven", b"Monitor 2023;;;\r\n;;;\r\n" + csv_met(*TWEE).encode()),
        ("totaalrij_en_noten",
         csv_met(*TWEE, "Totaal;2023;Voelt zich eenzaam;50,0", "", "Bron: GGD;;;", "Toelichting;;;").encode()),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)  # fmt: skip
def test_elk_gebrek_van_een_geleverde_csv_geeft_dezelfde_metingen(klein, naam, inhoud):
    verslag = lees(klein, zet(klein, f"{naam}.csv", inhoud))
    assert gevonden(verslag) == GEWOON
    assert redenen(verslag) == []


def test_elk_teken_voor_niets_is_leeg_en_nooit_nul(klein):
    tekens = ("-99996", "-99997", "-99998", "-99999", ".", "x", "-", "<5", "")
    regels = [f"Kleindorp;{2010 + nr};Vapet;{teken}" for nr, teken in enumerate(tekens)]
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, *regels)))
    assert [r.waarde for r in verslag.geplaatst.rijen if r.indicator.startswith("vapen")] == [None] * 8
    assert verslag.geplaatst.zonder_cijfer == {
        "onbekend": 4, "afgeschermd": 2, "niet-van-toepassing": 1, "te-klein": 1, "leeg": 1
    }  # fmt: skip
    assert redenen(verslag) == []


def test_een_cijfer_dat_later_wordt_verborgen_is_een_herziening_naar_leeg(klein):
    lees(klein, zet(klein, "1.csv", csv_met(EENZAAM)), leg_vast=True)
    nieuw = zet(klein, "2.csv", csv_met(EENZAAM.replace("44,5", "-99997")))
    lees(klein, nieuw, DAG + timedelta(days=1), leg_vast=True)
    assert [r["waarde"] for r in rijen(klein) if r["periode"] == "2023" and r["groep"] == "18-plus"] == ["44.5", ""]


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        ("Kleindrop;2023;Vapet;8,0",
         "rij 3, kolom A: gebied 'Kleindrop' staat niet in het recept; bedoelde u 'kleindorp'?"),
        ("Kleindorp;vorig jaar;Vapet;8,0", "rij 3, kolom B: periode 'vorig jaar' staat niet in het recept"),
        ("Kleindorp;2023;Rookt;8,0", "rij 3, kolom C: indicator 'Rookt' staat niet in het recept"),
        (";2023;Vapet;8,0", "rij 3, kolom A: gebied is leeg; vul de cel, of zet vul_omlaag in het recept"),
        ("Kleindorp;2023;Vapet;ongeveer 8", "rij 3, kolom D: dit is geen getal"),
        ("Kleindorp;2023;Vapet;8.25", "rij 3, kolom D: zo schrijft dit recept geen getal"),
        ("Kleindorp;2023;Vapet;-9999", "rij 3, kolom D: -9999 lijkt een code voor 'geen cijfer'"),
        ("Kleindorp;2023;Vapet;=1+1", "rij 3, kolom D: dit is geen getal"),
        ("Kleindorp;2023;Vapet;8;25", "rij 3: deze rij heeft 5 velden en de kop 4"),
        ("Kleindorp;2023", "rij 3: deze rij heeft 2 velden en de kop 4"),
        ("Kleindorp;2023;Vapet;108,0",
         "rij 3, kolom D: het percentage ligt niet tussen 0 en 100; controleer de waarde"),
        ("CoÃ¶rdinatie;2023;Vapet;8,0", "rij 3, kolom A: 'CoÃ¶rdinatie' is verkeerd omgezette tekst"),
    ],
)  # fmt: skip
def test_een_rij_die_niet_te_plaatsen_is_gaat_terzijde_met_haar_plek_en_de_rest_gaat_door(klein, regel, reden):
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, regel)), leg_vast=True)
    assert gevonden(verslag) == GEWOON[:1]
    [gemeld] = redenen(verslag)
    assert reden in gemeld
    lijst = klein.wortel / verslag.terzijdelijst
    assert reden.split(";")[0].split(": ", 1)[1] in lijst.read_text(encoding="utf-8-sig")


def test_een_cel_die_excel_als_formule_leest_staat_onschadelijk_in_de_lijst(klein):
    regel = '=HYPERLINK("http://kwaad.nl");2023;<script>alert(1)</script>;8,0'
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, regel.replace('"', ""))), leg_vast=True)
    with (klein.wortel / verslag.terzijdelijst).open(encoding="utf-8-sig", newline="") as stroom:
        cellen = [cel for rij in csv.reader(stroom) for cel in rij]
    assert not [cel for cel in cellen if cel.startswith(("=", "+", "-", "@"))]
    assert "script" not in klein.tekst("metingen/monitor.csv") and "HYPERLINK" not in klein.tekst(
        "metingen/monitor.csv"
    )


def test_een_rij_die_het_recept_overslaat_wordt_geteld(klein):
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, "Elders;2023;Vapet;8,0")))
    assert verslag.geplaatst.overgeslagen == {"volgens het recept": 1}


def test_cijfers_onder_het_einde_van_de_tabel_gaan_niet_verloren(klein):
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, "Bron: GGD;;;", "Kleindorp;2022;Vapet;8,0")))
    assert redenen(verslag) == [
        "rij 4: onder het einde van de tabel staan nog cijfers; controleer einde in het recept"
    ]  # fmt: skip


def test_dezelfde_meting_twee_keer_telt_eenmaal_en_met_andere_getallen_geen_keer(klein):
    eens = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, EENZAAM)))
    assert len(eens.geplaatst.rijen) == 1 and redenen(eens) == []
    oneens = lees(klein, zet(klein, "b.csv", csv_met(EENZAAM, EENZAAM.replace("44,5", "45,5"))))
    assert oneens.geplaatst.rijen == [] and len(redenen(oneens)) == 2
    assert "staat er ook, met andere getallen" in redenen(oneens)[0]


def test_een_kop_met_een_veld_te_kort_wordt_alleen_met_recept_gelezen(klein):
    tekst = "Gebied;Periode;Onderwerp;Waarde\r\nKleindorp;2023;Voelt zich eenzaam;44,5;extra\r\n"
    assert "5 velden en de kop 4" in redenen(lees(klein, zet(klein, "a.csv", tekst)))[0]
    klein.vervang("kader/2026/recepten/csv.yml", "  - totaalrijen", "  - kop_mist: laatste\n    totaalrijen")
    assert gevonden(lees(klein, zet(klein, "a.csv", tekst))) == GEWOON[:1]
    klein.vervang("kader/2026/recepten/csv.yml", "kop_mist: laatste", "kop_mist: eerste")
    rijnamen = "Gebied;Periode;Onderwerp;Waarde\r\n1;Kleindorp;2023;Voelt zich eenzaam;44,5\r\n"
    assert gevonden(lees(klein, zet(klein, "a.csv", rijnamen))) == GEWOON[:1]


def test_utf8_gelezen_als_cp1252_in_de_kop_wordt_gemeld_en_niet_hersteld(klein):
    klein.vervang("kader/2026/recepten/csv.yml", "[Gebied, Periode, Onderwerp, Waarde]", "[Periode, Onderwerp]")
    kop = "Gebied;Periode;Onderwerp;Wáárde".encode().decode("cp1252")
    melding = fout(klein, zet(klein, "a.csv", csv_met(EENZAAM, kop=kop)))
    assert "is verkeerd omgezet; vraag het bestand opnieuw, of bewaar het als CSV UTF-8" in melding


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "dit bestand is leeg"),
        (b"\r\n\r\n", "dit bestand is leeg"),
        (b"%PDF-1.7 ...", "uit een PDF lezen wij geen cijfers"),
        (b"Gebied;Periode\x00;Onderwerp;Waarde", "dit is geen leesbaar tekstbestand"),
        (b'Gebied;"Periode;Onderwerp;Waarde\r\n', "hier klopt een aanhalingsteken niet"),
    ],
    ids=["leeg", "alleen_regeleinden", "pdf", "nulteken", "aanhalingsteken_open"],
)
def test_een_bestand_dat_niet_te_lezen_is_geeft_plaats_en_remedie(klein, inhoud, zin):
    melding = fout(klein, zet(klein, "stuk.csv", inhoud))
    assert melding.startswith("stuk.csv") and zin in melding and "; " in melding


#: Tekst zonder scheidings- en stuurtekens: die maken er een ander soort bestand van.
VELD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters='"|;,'), max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(VELD, min_size=1, max_size=6), max_size=6))
def test_geen_enkele_inhoud_breekt_het_inlezen_en_elke_gevulde_rij_wordt_verantwoord(klein, velden):
    verslag = lees(klein, zet(klein, "a.csv", csv_met(EENZAAM, EENZAAM, *(";".join(rij) for rij in velden))))
    g = verslag.geplaatst
    gevuld = sum(any(veld.strip() for veld in rij) for rij in velden)
    verantwoord = len(g.rijen) + len(g.terzijde) + g.overgeslagen.total() + g.zonder_cijfer["leeg"]
    assert verantwoord >= 2 + gevuld


# --- Werkboeken ------------------------------------------------------------------------------------------------------


def test_samengevoegde_koppen_totaalrij_en_noten_in_een_werkboek(klein):
    verslag = lees(klein, bouw_tabellenboek(klein.wortel / "boek.xlsx"))
    assert gevonden(verslag) == [
        ("eenzaamheid-18-plus", "GM9999", "2025", 41.5), ("eenzaamheid-18-plus", "NL", "2025", 46.2)
    ]  # fmt: skip
    assert verslag.geplaatst.rijen[0].n == 910
    assert verslag.geplaatst.overgeslagen == {"totaalrijen": 1, "noten onder de tabel": 1}
    assert "blad 'Tabel 1', rij 5, kolom C" in verslag.geplaatst.rijen[0].vindplaats


@pytest.mark.parametrize(
    ("rij", "reden"),
    [
        (("Meedoen", "Voelt zich eenzaam", "=1+1", 910, 46.2),
         "blad 'Tabel 1', rij 5, kolom C: hier staat een formule"),
        (("Meedoen", "Voelt zich eenzaam", 41.5, "=2*455", 46.2), "kolom D: hier staat een formule"),
        (("Meedoen", "Voelt zich eenzaam", "1.234,5.6", 910, 46.2), "kolom C: zo schrijft dit recept geen getal"),
        (("Meedoen", "Voelt zich eenzaam", True, 910, 46.2), "kolom C: hier staat waar of onwaar"),
        (("Meedoen", "Voelt zich eenzaam", date(2025, 4, 1), 910, 46.2), "kolom C: dit is geen getal"),
        (("Meedoen", "Voelt zich eenzaam", 41.5, 910.5, 46.2), "kolom D: n is geen heel getal"),
        (("Meedoen", "Onbekende vraag", 41.5, 910, 46.2),
         "kolom B: indicator 'Onbekende vraag' staat niet in het recept"),
    ],
    ids=["formule", "formule_in_n", "twee_notaties", "waar", "datum", "halve_n", "onbekende_vraag"],
)  # fmt: skip
def test_een_cel_die_niet_deugt_gaat_terzijde_met_blad_rij_en_kolom(klein, rij, reden):
    verslag = lees(klein, bouw_tabellenboek(klein.wortel / "boek.xlsx", [rij]))
    assert reden in redenen(verslag)[0]
    assert all(r.gebied == "NL" for r in verslag.geplaatst.rijen)


@pytest.mark.parametrize("rij", [("Meedoen", "Voelt zich eenzaam", "=1+1"), (None, None, "=1+1")])
def test_een_formule_zonder_bewaarde_waarde_is_niet_leeg_maar_gaat_terzijde(klein, rij):
    """Zo schrijft een programma haar weg: Excel heeft er nog nooit een uitkomst bij gezet."""
    pad = bouw_tabellenboek(klein.wortel / "stil.xlsx", [("Meedoen", "Voelt zich eenzaam", 41.5, 910, 46.2), rij])
    assert any("rij 6, kolom " in reden for reden in redenen(lees(klein, pad)))


def test_drie_koprijen_een_doorlopend_gebied_en_een_fractie(klein):
    """Zonder samengevoegde cellen, zoals een CSV uit een rapport: lege koppen horen bij de kop links ervan."""
    klein.schrijf(
        "kader/2026/recepten/diep.yml",
        """
naam: Diep
nagekeken: true
bron: monitor
vindplaats: Rapport
herken: {soort: csv, teksten: ["Uitkomsten *"]}
getallen: {decimaal: punt, duizendtal: geen}
tabellen:
  - koprijen: 3
    vul_koppen: true
    gebied: {kolom: Gebied, vul_omlaag: true}
    indicator: {kolom: Vraag, waarden: {Eenzaam: eenzaamheid-18-plus}, overslaan: [Anders]}
    cijfers:
      - {kolom: "Uitkomsten 2023 | Aandeel | deel", periode: "2023", factor: 100, n: "Uitkomsten 2023 | n"}
      - {kolom: "Uitkomsten 2024 | Aandeel | deel", periode: "2024", factor: 100}
""",
    )
    tekst = (
        ";;Uitkomsten 2023;;Uitkomsten 2024;\r\n;;Aandeel;n;Aandeel;n\r\nGebied;Vraag;deel;;deel;\r\n"
        "Kleindorp;Anders;0.5;1;0.5;1\r\n;Eenzaam;0.445;912;0.451;930\r\nNederland;Eenzaam;0.46;;0.47;\r\n"
    )
    verslag = lees(klein, zet(klein, "diep.csv", tekst))
    assert redenen(verslag) == []
    assert [(r.gebied, r.periode, round(r.waarde, 3), r.n) for r in verslag.geplaatst.rijen] == [
        ("GM9999", "2023", 44.5, 912),
        ("GM9999", "2024", 45.1, None),
        ("NL", "2023", 46.0, None),
        ("NL", "2024", 47.0, None),
    ]


def test_een_samengevoegde_naam_geldt_voor_al_haar_rijen_en_een_verborgen_blad_telt_mee(klein):
    klein.schrijf("kader/2026/recepten/werkboek.yml", CSV_RECEPT.replace("soort: csv", "soort: werkboek"))
    boek = openpyxl.Workbook()
    for rij in (
        ("Gebied", "Periode", "Onderwerp", "Waarde"),
        ("Kleindorp", 2023, "Voelt zich eenzaam", 44.5),
        (None, 2022, "Vapet", "8,25"),
    ):
        boek.active.append(rij)
    boek.active.merge_cells("A2:A3")
    boek.create_sheet("Leeg")
    boek.active.sheet_state = "hidden"
    boek.active = 1
    boek.save(klein.wortel / "samen.xlsx")
    klein.vervang("kader/2026/recepten/werkboek.yml", "  - totaalrijen", "  - blad: Sheet\n    totaalrijen")
    assert gevonden(lees(klein, klein.wortel / "samen.xlsx")) == GEWOON


def test_een_oude_xls_wordt_net_zo_gelezen(klein):
    boek = xlwt.Workbook()
    blad = boek.add_sheet("Tabel 1")
    for kolom, tekst in enumerate(("Thema", "Indicator")):
        blad.write_merge(2, 3, kolom, kolom, tekst)
    blad.write_merge(2, 2, 2, 3, "Kleindorp")
    blad.write(2, 4, "Nederland")
    for kolom, tekst in ((2, "%"), (3, "n"), (4, "%")):
        blad.write(3, kolom, tekst)
    for kolom, waarde in enumerate(("Meedoen", "Voelt zich eenzaam", 41.5, 910, "46,2")):
        blad.write(4, kolom, waarde)
    boek.save(str(klein.wortel / "oud.xls"))
    assert [r.waarde for r in lees(klein, klein.wortel / "oud.xls").geplaatst.rijen] == [41.5, 46.2]


def test_een_onbekende_naam_wordt_per_rij_eenmaal_gemeld(klein):
    rij = ("Meedoen", "Onbekende vraag", 41.5, 910, 46.2)
    assert len(redenen(lees(klein, bouw_tabellenboek(klein.wortel / "boek.xlsx", [rij])))) == 1


def test_een_kolom_die_ontbreekt_geeft_een_fout_met_voorstel(klein):
    klein.vervang("kader/2026/recepten/werkboek.yml", "Kleindorp | n", "Kleindorp | aantal")
    melding = fout(klein, bouw_tabellenboek(klein.wortel / "boek.xlsx"))
    assert melding.startswith("boek.xlsx, blad 'Tabel 1': kolom 'Kleindorp | aantal' ontbreekt;")


# --- Een peiling (SPSS) ----------------------------------------------------------------------------------------------


def test_een_peiling_wordt_een_gewogen_percentage_met_marge_en_effectieve_n(klein):
    import pyreadstat

    pad = bouw_peiling(klein.wortel / "peiling.sav")
    tabel, _ = pyreadstat.read_sav(str(pad))
    geldig = tabel[tabel["eenzaam"] != 9]
    gewicht = geldig["gewicht"]
    verwacht = 100 * gewicht[geldig["eenzaam"] >= 3].sum() / gewicht.sum()
    effectief = gewicht.sum() ** 2 / (gewicht**2).sum()
    rij = next(r for r in lees(klein, pad).geplaatst.rijen if r.gebied == "GM9999")
    assert rij.waarde == round(verwacht, 1)
    assert rij.n == int(effectief) < len(geldig)
    assert rij.ondergrens < rij.waarde < rij.bovengrens
    assert rij.bovengrens - rij.ondergrens == pytest.approx(2 * 196 * (0.4 * 0.6 / effectief) ** 0.5, abs=0.6)
    assert "gewogen met gewicht; n is de effectieve n" in rij.opmerking


def test_te_weinig_mensen_in_een_wijk_wordt_nooit_een_cijfer_en_is_ook_niet_af_te_leiden(klein):
    verslag = lees(klein, bouw_peiling(klein.wortel / "klein.sav", klein_in_wijk_2=True), leg_vast=True)
    assert [r.gebied for r in verslag.geplaatst.rijen] == ["GM9999"]
    assert [r.split(":")[0] for r in redenen(verslag)] == [
        "eenzaamheid-18-plus, WK999901, 2025", "eenzaamheid-18-plus, WK999902, 2025"
    ]  # fmt: skip
    assert not any(teken.isdigit() for r in redenen(verslag) for teken in r.split(":")[1])


def test_geen_antwoord_van_een_mens_komt_in_een_bestand_dat_git_ziet(klein):
    lees(klein, bouw_peiling(klein.wortel / "peiling.sav"), leg_vast=True)
    for naam, inhoud in alle_bytes(klein).items():
        assert b"Geheim Persoon" not in inhoud, naam
    genegeerd = (Path(__file__).parents[1] / ".gitignore").read_text(encoding="utf-8")
    assert "/data/*/leveringen/inhoud/" in genegeerd and "/data/*/leveringen/terzijde/" in genegeerd


def test_een_code_die_van_betekenis_veranderde_stopt_het_inlezen(klein):
    pad = bouw_peiling(klein.wortel / "om.sav", labels={1: "Vaak", 2: "Soms", 3: "Zelden", 4: "Nooit", 9: "Weet niet"})
    assert "code 3 van 'eenzaam' heet hier 'Zelden' en in het recept 'Soms'" in fout(klein, pad)


def test_een_onbekende_code_houdt_de_hele_vraag_terug(klein):
    klein.vervang("kader/2026/recepten/peiling.yml", "ontbreekt: {9: Weet niet}", "ontbreekt: {}")
    verslag = lees(klein, bouw_peiling(klein.wortel / "peiling.sav"))
    assert verslag.geplaatst.rijen == []
    assert redenen(verslag)[0].startswith("variabele eenzaam: code 9 staat niet in het recept;")


def test_een_ontbrekende_variabele_of_kapot_bestand_geeft_een_zin(klein):
    klein.vervang("kader/2026/recepten/peiling.yml", "wijk_variabele: wijk", "wijk_variabele: buurt")
    assert "variabele 'buurt' zit er niet in" in fout(klein, bouw_peiling(klein.wortel / "peiling.sav"))
    kapot = zet(klein, "kapot.sav", (klein.wortel / "peiling.sav").read_bytes()[:300])
    assert "dit SPSS-bestand is beschadigd" in fout(klein, kapot)


# --- Recepten en het voorstel ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("eenzaamheid-18-plus", "eenzaamheid-18", "indicator 'eenzaamheid-18' bestaat niet in kader 2026; bedoelde u"),
        ("bron: monitor", "bron: moniter", "bron 'moniter' bestaat niet in kader 2026; bedoelde u 'monitor'?"),
        ("decimaal: komma", "decimaal: punt", "decimaal en duizendtal zijn hetzelfde teken"),
        ("soort: csv", "soort: sav", "een peiling hoort bij soort sav"),
        ("naam: Lange CSV", "naam: Lange CSV\nraden: true", "dit veld is onbekend"),
        ("    periode: {kolom: Periode}\n", "", "bij kolom 'Waarde' ontbreekt periode"),
        ("periode: {kolom: Periode}", "periode: vorigjaar", "'vorigjaar' is geen periode"),
        ("onbekend", "nul", "kies uit"),
    ],
)
def test_een_fout_in_een_recept_noemt_het_bestand_en_de_remedie(klein, van, naar, zin):
    klein.vervang("kader/2026/recepten/csv.yml", van, naar)
    melding = fout(klein, zet(klein, "a.csv", csv_met(EENZAAM)))
    assert "data/klein/kader/2026/recepten/csv.yml" in melding and zin in melding


def test_twee_passende_recepten_laten_de_gebruiker_kiezen(klein):
    klein.schrijf("kader/2026/recepten/ander.yml", CSV_RECEPT)
    pad = zet(klein, "a.csv", csv_met(EENZAAM))
    assert fout(klein, pad) == "a.csv: past bij meer dan één recept: ander en csv; kies er een met --recept"
    assert lees(klein, pad, recept="ander").recept.id == "ander"
    assert "'anders' bestaat niet; bedoelde u 'ander'?" in fout(klein, pad, recept="anders")


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_geen_twee_recepten_van_een_gemeente_zijn_aan_dezelfde_koppen_te_herkennen(gemeente):
    """Anders moet elke inlezer kiezen; een recept dat alle koppen van een ander noemt, past ook op diens bestand."""
    gezien = {}
    for pad in sorted((Path(__file__).parents[1] / f"data/{gemeente}/kader/2026/recepten").glob("*.yml")):
        herken = yaml.safe_load(pad.read_text(encoding="utf-8"))["herken"]
        gezien[pad.stem] = (herken["soort"], {t.casefold() for t in herken.get("teksten", herken.get("variabelen"))})
    for een, (soort, teksten) in gezien.items():
        for ander, (andere_soort, andere) in gezien.items():
            assert een == ander or soort != andere_soort or not teksten <= andere, f"{een} past op {ander}"


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_alle_recepten_van_een_gemeente_passen_bij_haar_kader(gemeente):
    from sturing.gegevens.feitenmodel import Gemeente
    from sturing.gegevens.kader import lees_kader
    from sturing.gegevens.recepten import lees_recepten

    wortel = Path(__file__).parents[1]
    lezer, map_ = Lezer(wortel), wortel / "data" / gemeente
    eigen = lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    assert {r.recept.herken.soort for r in lees_recepten(lezer, map_, lees_kader(lezer, map_, 2026), eigen)} == {
        "csv", "werkboek", "sav"
    }  # fmt: skip


# --- De opdracht zelf ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Uitslag:
    """Wat een gebruiker ziet."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(name="draai")
def draai_de_opdracht(klein, monkeypatch, capsys):
    """Voer `sturing lees-in` uit zoals `hoofd` dat doet, in dit proces: een nieuw proces kost seconden."""
    monkeypatch.setenv("STURING_WORTEL", str(klein.wortel))

    def draai(*woorden: str) -> Uitslag:
        monkeypatch.setattr(sys, "argv", ["sturing", "lees-in", *woorden, "-g", "klein", "--jaar", "2026"])
        with pytest.raises(SystemExit) as einde:
            hoofd()
        return Uitslag(int(einde.value.code), *capsys.readouterr())

    return draai


def test_de_opdracht_toont_eerst_en_schrijft_daarna(klein, draai):
    pad = zet(klein, "export.csv", csv_met(EENZAAM))
    eerst = draai(str(pad))
    assert eerst.returncode == 0, eerst.stderr
    assert "metingen/monitor.csv: 1 nieuw, 0 herzien, 0 gelijk" in eerst.stdout
    assert "nieuw: eenzaamheid-18-plus, GM9999, 2023: 44,5 (Export van de monitor, rij 2, kolom D)" in eerst.stdout
    assert "Er is niets geschreven: 1 nieuw en 0 herzien." in eerst.stdout
    assert "1 nieuwe en 0 herziene metingen bewaard." in draai(str(pad), "--leg-vast").stdout
    assert "Dit bestand is al eerder vastgelegd" in draai(str(pad)).stdout


def test_de_hulp_is_nederlands_en_zegt_wat_de_afloop_betekent(draai):
    hulp = draai("--help").stdout
    assert "Gebruik:" in hulp and "--leg-vast" in hulp and "Afloop: 0 alles" in hulp
    assert [engels for engels in ("Usage", "Options", "required", "default", "Show") if engels in hulp] == []


def test_wat_terzijde_gaat_geeft_afloop_drie_en_de_rest_is_bewaard(klein, draai):
    pad = zet(klein, "export.csv", csv_met(EENZAAM, "Nergens;2023;Vapet;8"))
    uitslag = draai(str(pad), "--leg-vast")
    assert uitslag.returncode == 3
    assert "terzijde: rij 3, kolom A: gebied 'Nergens' staat niet in het recept" in uitslag.stdout
    assert "Wat terzijde ging: data/klein/leveringen/terzijde/" in uitslag.stdout
    assert any(r["waarde"] == "44.5" for r in rijen(klein))


def test_een_klein_aantal_staat_niet_op_het_scherm(klein, draai):
    uitslag = draai(str(zet(klein, "t.csv", csv_met("Noord;81", "Zuid;7", kop="Wijk;Aantal"))))
    assert "meldingen, WK999902, 2025: 60 wordt klein aantal" in uitslag.stdout
    assert "let op: 1 cijfer gaat over een klein aantal mensen; het rapport toont dat niet" in uitslag.stdout


def test_een_onbekend_bestand_geeft_een_voorstel_en_bewaart_niets(klein, draai):
    tekst = csv_met(
        "Kleindorp;2024;% Inwoners dat zich eenzaam voelt;44,5", "Noord;2024;Iets anders;<5", "Totaal;;;1.234",
        "Bron: GGD;;;", kop="Wijknaam;Jaar;Vraag;Percentage",
    )  # fmt: skip
    pad, voor = zet(klein, "vreemd.csv", tekst), alle_bytes(klein)
    uitslag = draai(str(pad), "--recept-voorstel", str(klein.wortel / "nieuw.yml"))
    assert uitslag.returncode == 3
    assert "vreemd.csv: er past geen recept; er is niets bewaard." in uitslag.stdout
    assert alle_bytes(klein) == voor
    voorstel = (klein.wortel / "nieuw.yml").read_text(encoding="utf-8")
    delen = (
        "decimaal: komma",
        "duizendtal: INVULLEN",
        "<5: INVULLEN",
        "kolom: Wijknaam",
        "kolom: Jaar",
        "Totaal",
        "Bron:*",
    )
    lijkt = "'% Inwoners dat zich eenzaam voelt' lijkt op indicator eenzaamheid-18-plus"
    assert [deel for deel in (*delen, lijkt) if deel not in voorstel] == []
    assert "44,5" not in voorstel and "1.234" not in voorstel
    klein.schrijf("kader/2026/recepten/nieuw.yml", voorstel)
    assert "INVULLEN" in fout(klein, pad)


def test_een_voorstel_voor_een_peiling_noemt_vragen_en_codes_en_geen_antwoord(klein, draai):
    klein.pad("kader/2026/recepten/peiling.yml").unlink()
    uitslag = draai(str(bouw_peiling(klein.wortel / "peiling.sav")))
    assert uitslag.returncode == 3
    assert "variabele: eenzaam" in uitslag.stdout and "4: Vaak" in uitslag.stdout
    assert "Geheim" not in uitslag.stdout


def test_een_voorstel_overschrijft_niets(klein, draai):
    (klein.wortel / "er.yml").write_text("oud")
    uitslag = draai(str(zet(klein, "v.csv", "a;b\r\n1;2\r\n")), "--recept-voorstel", str(klein.wortel / "er.yml"))
    assert uitslag.returncode == 2 and "dit bestand bestaat al; kies een andere naam" in uitslag.stderr


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("weg.csv",), "Fout: weg.csv: dit bestand bestaat niet; controleer de naam en de map"),
        (("tests",), "Fout: tests: dit bestand bestaat niet"),
        (("pyproject.toml", "--beschikbaar-per", "1-2-2026"), "beschikbaar-per: '1-2-2026' is geen datum"),
        (("a.csv", "--leg-vast", "--recept-voorstel", "b.yml"), "een voorstel en vastleggen gaan niet samen"),
    ],
)
def test_een_verkeerde_vraag_geeft_een_zin_en_afloop_twee(klein, draai, woorden, zin):
    uitslag = draai(*woorden)
    assert uitslag.returncode == 2
    assert zin in uitslag.stderr and "Traceback" not in uitslag.stderr


def test_een_partnerwerkboek_gaat_naar_zijn_eigen_lezer(klein, monkeypatch):
    from sturing import leesopdracht

    boek = openpyxl.Workbook()
    boek.create_sheet("_sturing")["A1"] = "sturing-partnerformat"
    boek["_sturing"].sheet_state = "hidden"
    boek.save(klein.wortel / "partner.xlsx")
    gevraagd = []
    monkeypatch.setitem(
        leesopdracht.EIGEN_WERKBOEKEN, "sturing-partnerformat", lambda *w: gevraagd.append(w) or "klaar"
    )
    assert lees(klein, klein.wortel / "partner.xlsx", leg_vast=True) == "klaar"
    assert gevraagd == [(klein.wortel, "klein", 2026, klein.wortel / "partner.xlsx", True)]
