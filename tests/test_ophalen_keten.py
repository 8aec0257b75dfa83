"""`sturing haal-op` van begin tot eind, tegen een server op deze machine."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import nbformat
import pytest
from nepbron import Storing
from ophalen_bouwstenen import DAG, VLOT, WORTEL, gevulde_bron, kopie_van_soest, lees_blokken  # noqa: F401

from sturing.gegevens.feitenmodel import METINGKOLOMMEN, Gemeente
from sturing.gegevens.kader import lees_kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import lees_metingen
from sturing.ophaalopdracht import Verslag, Wens, haal_op
from sturing.uitgeven.draaien import Opdracht as Draaiopdracht
from sturing.uitgeven.draaien import draai_alle


def haal(wortel: Path, dag: date = DAG, **wens) -> Verslag:
    return haal_op(wortel, Wens(**{"gemeente": "soest"} | wens), VLOT, dag)


def lees_rijen(wortel: Path, naam: str) -> list[dict[str, str]]:
    with (wortel / "data/soest/metingen" / f"{naam}.csv").open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


def alle_bytes(wortel: Path) -> dict[str, bytes]:
    map_ = wortel / "data" / "soest"
    return {
        p.relative_to(map_).as_posix(): p.read_bytes() for p in map_.rglob("*") if p.is_file() and p.name != ".slot"
    }


@pytest.mark.traag
def test_van_leeg_naar_metingen_die_het_rapport_kan_lezen(wortel, bron):
    verslag = haal(wortel)
    assert verslag.fouten == []
    lezer, map_ = Lezer(wortel), wortel / "data/soest"
    kader, gemeente = lees_kader(lezer, map_, 2026), lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    metingen = lees_metingen(lezer, map_, kader, gemeente)
    gewild = {reeks.indicator for blok in lees_blokken(wortel).blokken for reeks in blok.reeksen}
    assert set(metingen["indicator"]) == gewild
    assert set(metingen["gebied"]) <= {"GM0342", "GG2514", "PV26", "RE03", "NL", *(f"WK03420{n}" for n in range(1, 9))}


@pytest.mark.traag
def test_van_leeg_tot_een_figuur_op_een_gedraaide_bladzijde(wortel, bron, tmp_path):
    """De hele weg zoals een analist hem gaat: de opdracht, de opslag, het notebook, de figuur met haar cijfers."""
    uitspraken = wortel / "data/soest/uitspraken.csv"  # die horen bij cijfers uit documenten, en die zijn er hier niet
    uitspraken.write_text(uitspraken.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    shutil.rmtree(wortel / "data/soest/zorgen")  # noemt die uitspraken
    uitslag = draai(wortel)
    assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr
    vsv = {r["periode"]: r["waarde"] for r in lees_rijen(wortel, "cbs") if r["vindplaats"].startswith("CBS 84780NED")
           and r["gebied"] == "GM0342"}  # fmt: skip
    notebook = Path(shutil.copy(WORTEL / "notebooks/kansengelijkheid.ipynb", wortel / "notebooks"))
    parameters = {"gemeente": "soest", "jaar": 2026, "editie": "concept", "peildatum": "2099-12-31"}
    draai_alle(Draaiopdracht((notebook,), parameters, tmp_path / "uit", wortel))
    cellen = nbformat.read(tmp_path / "uit" / notebook.name, 4).cells
    uitvoer = [u for cel in cellen for u in cel.get("outputs", ()) if "data" in u]
    [figuur] = [
        u["data"] for u in uitvoer if "verloop-voortijdig-schoolverlaten" in str(u["data"].get("text/markdown"))
    ]
    assert "CBS StatLine" in figuur["text/markdown"]
    for waarde in vsv.values():
        assert f"{waarde.replace('.', ',')}%" in figuur["text/markdown"]


def test_een_modelcijfer_krijgt_zijn_marges_groep_herkomst_en_vindplaats(wortel, bron):
    haal(wortel, bron="rivm-model")
    rij = next(
        r for r in lees_rijen(wortel, "rivm-model") if r["indicator"] == "regie-65-plus" and r["gebied"] == "WK034205"
    )
    assert (rij["groep"], rij["herkomst"], rij["beschikbaar_per"]) == ("65-plus", "model", "2026-11-21")
    assert rij["vindplaats"] == "RIVM 50150NED, MatigVeelRegieOverHetEigenLeven_24, 2022JJ00"
    assert float(rij["ondergrens"]) == float(rij["waarde"]) - 2
    assert float(rij["bovengrens"]) == float(rij["waarde"]) + 2


def test_omgekeerde_maten_wisselen_hun_grenzen(wortel, bron):
    haal(wortel, bron="rivm-model")
    rij = next(r for r in lees_rijen(wortel, "rivm-model") if r["indicator"] == "veerkracht-18-64")
    assert float(rij["ondergrens"]) < float(rij["waarde"]) < float(rij["bovengrens"]) < 100


def test_een_voorlopig_cijfer_zegt_dat_en_definitief_worden_is_een_herziening(wortel, bron):
    haal(wortel, bron="cbs")
    voorlopig = [r for r in lees_rijen(wortel, "cbs") if "voorlopig cijfer" in r["opmerking"]]
    assert {r["periode"] for r in voorlopig} == {"2024", "2024/2025", "2024-12"}
    bron.tabellen["84780NED"].status = {}
    verslag = haal(wortel, DAG + timedelta(days=1), bron="cbs")
    assert sum(len(u.verschil.herzien) for u in verslag.uitkomsten) == 3


@pytest.mark.traag
def test_een_tweede_keer_verandert_geen_enkele_meting(wortel, bron):
    haal(wortel)
    eerst = {n: b for n, b in alle_bytes(wortel).items() if n.startswith("metingen/")}
    verslag = haal(wortel, DAG + timedelta(days=7))
    assert {n: b for n, b in alle_bytes(wortel).items() if n.startswith("metingen/")} == eerst
    assert all(not u.verschil.te_schrijven() for u in verslag.uitkomsten)


def test_droog_toont_nieuw_herzien_en_verdwenen_en_schrijft_niets(wortel, bron):
    haal(wortel, bron="cbs")
    tabel = bron.tabellen["84780NED"]
    soest = [r for r in tabel.rijen if r["Regiokenmerken"] == "GM0342"]
    soest[0]["VoortijdigSchoolverlatersPercentage_4"] = 1.5
    tabel.rijen.remove(soest[1])
    tabel.rijen.append({**soest[2], "Perioden": "2025SJ00"})
    tabel.dimensies["Perioden"]["2025SJ00"] = "2025/'26"
    eerst = alle_bytes(wortel)
    verslag = haal(wortel, DAG + timedelta(days=1), bron="cbs", droog=True)
    verschil = next(u.verschil for u in verslag.uitkomsten if u.naam == "CBS 84780NED")
    assert [(r.periode, r.gebied) for r in verschil.nieuw] == [("2025/2026", "GM0342")]
    assert [(h.oud["periode"], h.nieuw.waarde) for h in verschil.herzien] == [("2022/2023", 1.5)]
    assert [oud["periode"] for oud in verschil.verdwenen] == ["2023/2024"]
    assert alle_bytes(wortel) == eerst


def test_een_herziening_blijft_naast_de_oude_waarde_staan(wortel, bron):
    haal(wortel, bron="cbs")
    oud = lees_rijen(wortel, "cbs")
    rij = next(r for r in bron.tabellen["84780NED"].rijen if r["Regiokenmerken"] == "GM0342")
    rij["VoortijdigSchoolverlatersPercentage_4"] = 1.5
    haal(wortel, DAG + timedelta(days=1), bron="cbs")
    nieuw = lees_rijen(wortel, "cbs")
    erbij = [r for r in nieuw if r not in oud]
    assert [r for r in nieuw if r not in erbij] == oud
    assert [(r["waarde"], r["beschikbaar_per"]) for r in erbij] == [("1.5", "2026-11-22")]


def test_leeg_worden_bij_de_bron_is_een_herziening_en_nooit_nul(wortel, bron):
    haal(wortel, bron="cbs")
    rij = next(r for r in bron.tabellen["84780NED"].rijen if r["Regiokenmerken"] == "GM0342")
    rij["VoortijdigSchoolverlatersPercentage_4"] = None
    haal(wortel, DAG + timedelta(days=1), bron="cbs")
    erbij = [r for r in lees_rijen(wortel, "cbs") if r["beschikbaar_per"] == "2026-11-22"]
    assert [r["waarde"] for r in erbij] == [""]


@pytest.mark.traag
def test_een_bron_die_faalt_laat_de_andere_en_de_oude_gegevens_heel(wortel, bron):
    haal(wortel, bron="rivm-model")
    eerst = (wortel / "data/soest/metingen/rivm-model.csv").read_bytes()
    bron.storingen.append(Storing("50150NED", "500", keer=999))
    verslag = haal(wortel, DAG + timedelta(days=1))
    assert [u.naam for u in verslag.uitkomsten if u.verschil is None] == ["RIVM 50150NED"]
    assert "na 3 pogingen" in str(verslag.fouten[0])
    assert (wortel / "data/soest/metingen/rivm-model.csv").read_bytes() == eerst
    assert len(lees_rijen(wortel, "cbs")) > 50


def test_een_hernoemde_maat_stopt_alleen_haar_eigen_reeks_en_noemt_de_nieuwe_naam(wortel, bron):
    tabel = bron.tabellen["50150NED"]
    tabel.maten["Overgewicht_34"] = tabel.maten.pop("Overgewicht_33")
    for rij in tabel.rijen:
        rij["Overgewicht_34"] = rij.pop("Overgewicht_33")
    verslag = haal(wortel, bron="rivm-model")
    assert [str(f) for f in verslag.fouten] == [
        f"RIVM 50150NED, overgewicht-{groep}: maat 'Overgewicht_33' bestaat niet (meer); "
        "hernoemd? lijkt op Overgewicht_34 = Overgewicht"
        for groep in ("18-64", "65-plus")
    ]
    assert "overgewicht-18-64" not in {r["indicator"] for r in lees_rijen(wortel, "rivm-model")}
    assert "roken-18-64" in {r["indicator"] for r in lees_rijen(wortel, "rivm-model")}


def test_een_nieuwe_dimensie_stopt_de_tabel_en_noemt_de_keuzes(wortel, bron):
    tabel = bron.tabellen["84780NED"]
    tabel.dimensies["Herkomst"] = {"T1": "Alle herkomsten", "NL": "Nederland"}
    for rij in tabel.rijen:
        rij["Herkomst"] = "T1"
    verslag = haal(wortel, bron="cbs")
    assert str(verslag.fouten[0]) == (
        "CBS 84780NED: de definitie kiest niets bij dimensie 'Herkomst'; "
        "zet een keuze in filter, bijvoorbeeld T1 = Alle herkomsten; NL = Nederland"
    )


@pytest.mark.parametrize(
    ("tabel", "verander", "zin"),
    [
        (
            "84780NED", lambda t: setattr(t, "titel", "Iets anders"),
            "de tabel heet nu 'Iets anders', de definitie verwacht 'Voortijdig schoolverlaters'",
        ),
        ("84780NED", lambda t: t.dimensies["Geslacht"].clear(), "categorie 'T001038' bestaat niet (meer)"),
        (
            "85098NED", lambda t: t.omschrijving.clear(),
            "bij maat 'JongerenMetJeugdhulpInNatura_1' noemt de bron '18 jaar' niet (meer)",
        ),
        ("86132NED", lambda t: t.maten.clear(), "maat 'Kinderen in armoede, relatief' bestaat niet (meer)"),
    ],
)  # fmt: skip
def test_wat_bij_de_bron_is_veranderd_stopt_met_een_duidelijke_melding(wortel, bron, tabel, verander, zin):
    verander(bron.tabellen[tabel])
    verslag = haal(wortel, bron="cbs")
    assert any(zin in str(fout) and tabel in str(fout) for fout in verslag.fouten)


def test_een_waarde_die_niet_kan_wordt_niet_geschreven(wortel, bron):
    rij = next(r for r in bron.tabellen["84780NED"].rijen if r["Regiokenmerken"] == "GM0342")
    rij["VoortijdigSchoolverlatersPercentage_4"] = 180
    verslag = haal(wortel, bron="cbs")
    assert "data/soest/metingen/cbs.csv, CBS 84780NED, VoortijdigSchoolverlatersPercentage_4, 2022SJ00" in str(
        verslag.fouten[0]
    )
    assert "voortijdig-schoolverlaten-12-22" not in {r["indicator"] for r in lees_rijen(wortel, "cbs")}


def test_jaar_beperkt_tot_cijfers_over_dat_jaar_en_meldt_dan_geen_andere_als_verdwenen(wortel, bron):
    haal(wortel, bron="cbs")
    verslag = haal(wortel, DAG + timedelta(days=1), bron="cbs", jaar=2023)
    assert sum(u.verschil.gelijk for u in verslag.uitkomsten) > 0
    assert all(not u.verschil.verdwenen for u in verslag.uitkomsten)
    assert {u.naam for u in verslag.uitkomsten if "85618" in u.naam or "84799" in u.naam} == {"CBS 85618NED"}


def test_de_leerlingen_van_duo_tellen_een_afgeschermd_aantal_als_bereik(wortel, bron):
    haal(wortel, bron="duo")
    aantal = next(r for r in lees_rijen(wortel, "duo") if r["indicator"].endswith("aantal"))
    assert (aantal["periode"], aantal["waarde"], aantal["ondergrens"], aantal["bovengrens"]) == (
        "2023/2024",
        "22.5",
        "21",
        "24",
    )
    assert "2 rijen zijn afgeschermd (<5)" in aantal["opmerking"]


def test_waarstaatjegemeente_vergelijkt_hele_codes_en_telt_antwoorden_op(wortel, bron):
    haal(wortel, bron="burgerpeiling")
    per = {r["indicator"]: r for r in lees_rijen(wortel, "burgerpeiling")}
    assert per["klaarstaan-voor-buurt-18-plus"]["waarde"] == "10.5"
    assert per["betrokken-bij-buurtbewoners-18-plus"]["waarde"] == "22"
    assert (
        per["betrokken-bij-buurtbewoners-18-plus"]["vindplaats"] == "Waarstaatjegemeente, wl18_pin_1+wl18_pin_2, 2022"
    )


def test_de_sleutel_staat_in_geen_adres_melding_of_bestand(wortel, bron, caplog, capsys):
    caplog.set_level("DEBUG")
    bron.storingen.append(Storing("wl03_1", "500", keer=99))
    verslag = haal(wortel, bron="burgerpeiling")
    assert any("apikey" in {k.lower() for k in koppen} for _, koppen, _ in bron.verzoeken)
    gezien = [*map(str, verslag.fouten), repr(verslag), caplog.text, *capsys.readouterr(), *bron.paden()]
    assert not any("geheim-0123456789" in tekst for tekst in gezien)
    assert not any(b"geheim-0123456789" in inhoud for inhoud in alle_bytes(wortel).values())


def test_zonder_sleutel_zegt_de_melding_wat_er_moet_gebeuren(wortel, bron, monkeypatch):
    monkeypatch.delenv("STURING_WSJG_SLEUTEL")
    verslag = haal(wortel, bron="burgerpeiling")
    assert str(verslag.fouten[0]) == (
        "Waarstaatjegemeente: er is geen sleutel; "
        "vraag hem aan bij de VNG en zet hem in de omgeving als STURING_WSJG_SLEUTEL"
    )


def test_een_sleutel_gaat_niet_over_een_open_verbinding(wortel, bron, monkeypatch):
    monkeypatch.setenv("STURING_ADRES_WSJG", "http://spiegel.example")
    verslag = haal(wortel, bron="burgerpeiling")
    assert "een sleutel gaat niet over een open verbinding" in str(verslag.fouten[0])


def test_dezelfde_meting_in_een_ander_bestand_wordt_gemeld(wortel, bron):
    kop = ",".join(METINGKOLOMMEN) + "\n"
    (wortel / "data/soest/metingen/hand.csv").write_text(
        kop + "voortijdig-schoolverlaten-12-22,GM0342,2022/2023,12-22,1,,,,,,gemeten,,2025-01-01,brief,\n",
        encoding="utf-8",
    )
    verslag = haal(wortel, bron="cbs")
    elders = [h for u in verslag.uitkomsten for h in u.verschil.elders]
    assert [(h.oud["vindplaats"], h.nieuw.gebied) for h in elders] == [("brief", "GM0342")]


def draai(wortel: Path, *woorden: str) -> subprocess.CompletedProcess:
    """Voer de opdracht uit zoals een gebruiker, in de map van de kopie."""
    return subprocess.run(
        [sys.executable, "-m", "sturing.cli", "haal-op", *woorden],
        cwd=wortel, capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1", "STURING_WORTEL": str(wortel), "PYTHONPATH": str(WORTEL)},
    )  # fmt: skip


def test_de_opdracht_vat_samen_en_eindigt_met_nul(wortel, bron):
    uitslag = draai(wortel, "cbs", "--jaar", "2023")
    assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr
    assert "cbs: CBS 84780NED: 3 nieuw, 0 herzien, 0 verdwenen, 0 gelijk, 0 zonder cijfer" in uitslag.stdout
    assert uitslag.stdout.splitlines()[-1] == "65 nieuwe en 0 herziene metingen bewaard; 10 van 10 tabellen gelezen."


def test_de_opdracht_zegt_wat_mislukte_en_eindigt_met_zeven(wortel, bron):
    del bron.tabellen["84780NED"]
    uitslag = draai(wortel, "cbs", "--droog")
    assert uitslag.returncode == 7
    assert "mislukt: http://127.0.0.1" in uitslag.stdout
    assert (
        "dit bestaat niet bij de bron (status 404); kijk of de tabel is vervangen en pas de definitie aan"
        in uitslag.stdout
    )
    assert "Er is niets geschreven; " in uitslag.stdout


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("cbss",), "bron: 'cbss' heeft geen openbare cijfers om op te halen; bedoelde u 'cbs'?"),
        (("kiss",), "bron: 'kiss' heeft geen openbare cijfers om op te halen"),
        (("cbs", "--jaar", "1999"), "jaar: '1999' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        (
            ("cbs", "--uit-momentopname", "gisteren"),
            "uit-momentopname: 'gisteren' is geen datum; schrijf hem als 2026-07-31",
        ),
        (("-g", "soes"), "gemeente: 'soes' heeft geen map in data; bedoelde u 'soest'?"),
    ],
)
def test_een_verkeerde_vraag_noemt_de_remedie(wortel, woorden, zin):
    uitslag = draai(wortel, *woorden)
    assert uitslag.returncode == 2
    assert zin in uitslag.stderr
