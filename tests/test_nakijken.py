"""Teksten met een persoonsgegeven wachten buiten git tot een mens besluit, en komen alleen aangepast open."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import nbformat
import pytest
from pydantic import BaseModel
from test_opslag import _sterf_bij, alleen_posix
from typer.testing import CliRunner

from sturing.bronnen.persoonsgegevens import zoek_persoonsgegevens
from sturing.cli import app
from sturing.fouten import GegevensFout, InvoerFout
from sturing.gegevens.bevinding import gooi_fouten
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.nakijken import Nakijker, besluiten_als_yaml, lees_besluiten, vul_vrijgegeven_in
from sturing.gegevens.partnermodel import Partnerervaring, Partnerlevering
from sturing.gegevens.partneropslag import Leveringsopslag
from sturing.gegevens.partnerprivacy import houd_aan
from sturing.gegevens.privacytoets import toets_hard, toets_tekst, toets_zacht
from sturing.tonen.duidingtoets import toets_duiding_op_gegevens

WORTEL = Path(__file__).parents[1]
CITAAT = "Bel Fatima op 06-12345678, zij weet alles."
DAG = date(2026, 7, 1)


def levering(citaat: str = CITAAT) -> Partnerlevering:
    ervaring = Partnerervaring(doel="jongeren-bewegen-meer", bevraagd=40, respons=20, cijfer=7.5, citaat=citaat)
    return Partnerlevering(
        partner="eemkracht", jaar=2026, periode="halfjaar", ontvangen=DAG, sha256="a" * 64, ervaringen=(ervaring,)
    )


@pytest.fixture
def map_(tmp_path) -> Path:
    """Een gemeente met één levering waarvan een citaat wacht."""
    eigen = tmp_path / "data" / "soest"
    open_, apart = houd_aan(levering())
    opslag = Leveringsopslag(eigen)
    opslag.houd_apart(open_, apart)
    opslag.schrijf(open_)
    return eigen


@pytest.fixture
def nakijker(map_) -> Nakijker:
    return Nakijker(Lezer(map_.parents[1]), map_)


def alles_op_schijf(map_: Path) -> str:
    return "".join(p.read_text() for p in map_.rglob("*") if p.is_file() and p.suffix == ".yml")


def test_een_citaat_met_een_vondst_staat_niet_in_de_open_levering(map_, nakijker):
    assert "Fatima" not in (map_ / "partners/2026/eemkracht-halfjaar.yml").read_text()
    (item,) = nakijker.wachtend()
    assert (item.id, item.levering) == ("2026-eemkracht-halfjaar-1", "2026/eemkracht-halfjaar")
    assert [v.tekst for v in item.vondsten] == ["Fatima", "06-12345678"]


def test_git_neemt_wachtende_teksten_nooit_mee(tmp_path):
    pad = "data/soest/.nakijken/2026/eemkracht-halfjaar.yml"
    uit = subprocess.run(["git", "check-ignore", "--no-index", "-q", pad], cwd=WORTEL, check=False)
    assert uit.returncode == 0


def test_vrijgeven_zonder_tekst_vervangt_elke_vondst_en_wist_het_origineel(map_, nakijker):
    nakijker.geef_vrij(nakijker.wachtend()[0], None, "beleidsadviseur", DAG)
    assert nakijker.wachtend() == ()
    assert "06-12345678" not in alles_op_schijf(map_)
    besluiten = lees_besluiten(Lezer(map_.parents[1]), map_)
    vol = vul_vrijgegeven_in(houd_aan(levering())[0], besluiten)
    assert vol.ervaringen[0].citaat == "Bel [naam] op [telefoonnummer], zij weet alles."


def test_een_afgewezen_tekst_komt_nergens_meer_voor(map_, nakijker):
    nakijker.wijs_af(nakijker.wachtend()[0], "beleidsadviseur", DAG)
    assert nakijker.wachtend() == ()
    assert "Fatima" not in alles_op_schijf(map_)
    besluiten = lees_besluiten(Lezer(map_.parents[1]), map_)
    assert vul_vrijgegeven_in(houd_aan(levering())[0], besluiten).ervaringen[0].citaat == ""


def test_een_hard_gegeven_is_niet_vrij_te_geven_ook_niet_met_gezien(map_, nakijker):
    with pytest.raises(InvoerFout, match="06-12345678"):
        nakijker.geef_vrij(nakijker.wachtend()[0], "Bel 06-12345678", "beleidsadviseur", DAG, gezien=True)
    assert len(nakijker.wachtend()) == 1
    assert not (map_ / "besluiten/2026.yml").exists()


def test_een_vermoede_naam_vraagt_dat_iemand_hem_heeft_gezien(nakijker):
    item = nakijker.wachtend()[0]
    with pytest.raises(InvoerFout, match="--gezien"):
        nakijker.geef_vrij(item, "Fatima weet alles.", "beleidsadviseur", DAG)
    assert nakijker.geef_vrij(item, "Fatima weet alles.", "beleidsadviseur", DAG, gezien=True).tekst


def test_een_besluit_noemt_een_functie_en_geen_mens(nakijker):
    with pytest.raises(InvoerFout, match="lijkt een naam"):
        nakijker.wijs_af(nakijker.wachtend()[0], "Jan de Vries", DAG)


def test_een_vrijgave_telt_pas_vanaf_haar_dag(map_, nakijker):
    besluit = nakijker.geef_vrij(nakijker.wachtend()[0], None, "beleidsadviseur", date(2026, 8, 1))
    leeg = houd_aan(levering())[0]
    assert vul_vrijgegeven_in(leeg, (besluit,), date(2026, 7, 31)).ervaringen[0].citaat == ""
    assert vul_vrijgegeven_in(leeg, (besluit,), date(2026, 8, 1)).ervaringen[0].citaat


def test_sterft_het_proces_tussen_besluit_en_wissen_dan_wacht_de_tekst_niet_opnieuw(map_, nakijker, monkeypatch):
    monkeypatch.setattr(Nakijker, "_wis", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        nakijker.wijs_af(nakijker.wachtend()[0], "beleidsadviseur", DAG)
    assert len(lees_besluiten(Lezer(map_.parents[1]), map_)) == 1
    assert nakijker.wachtend() == ()


def test_dezelfde_besluiten_geven_dezelfde_bytes(map_, nakijker):
    nakijker.wijs_af(nakijker.wachtend()[0], "beleidsadviseur", DAG)
    besluiten = lees_besluiten(Lezer(map_.parents[1]), map_)
    assert besluiten_als_yaml(reversed(besluiten)) == (map_ / "besluiten/2026.yml").read_text()


def test_een_onbekend_item_geeft_een_voorstel(nakijker):
    with pytest.raises(InvoerFout, match="bedoelde u '2026-eemkracht-halfjaar-1'"):
        nakijker.kies("2026-eemkracht-halfjaar-2")


class Verhaal(BaseModel):
    """Een model met tekst op drie plekken."""

    titel: str = ""
    delen: tuple[str, ...] = ()
    vindplaats: str = ""


def test_elk_veld_met_vrije_tekst_wordt_bekeken_en_de_melding_herhaalt_het_gegeven_niet():
    verhaal = Verhaal(titel="Mail jan@voorbeeld.nl", delen=("goed", "bel 06-12345678"))
    meldingen = [str(b) for b in toets_hard([("plek", verhaal)])]
    assert [m.split(";")[0] for m in meldingen] == [
        "plek: in titel staat een e-mailadres",
        "plek: in delen 2 staat een telefoonnummer",
    ]
    assert not any("jan@" in m or "0612" in m for m in meldingen)


def test_een_openbaar_nummer_van_een_organisatie_mag_blijven_staan():
    verhaal = Verhaal(titel="Bel het meldpunt op 035-609 34 11.")
    assert list(toets_hard([("plek", verhaal)], ("0356093411",))) == []
    assert list(toets_tekst("plek", "Bel 035-6093411", ("035-609 34 11",))) == []
    assert len(list(toets_tekst("plek", "Bel 035-6093411"))) == 1


def test_een_naam_in_een_verhaal_is_let_op_en_houdt_niets_tegen():
    bevindingen = list(toets_zacht([("plek", Verhaal(titel="Ik ben Fatima El Amrani"))]))
    assert [b.ernst for b in bevindingen] == ["let op"]
    gooi_fouten(bevindingen)


def test_het_dossier_weigert_een_open_citaat_met_een_hard_gegeven(klein_dossier):
    tekst = "samenvatting: Een praatje helpt."
    klein_dossier.vervang(
        "ervaringen/2026.yml", tekst, f"{tekst}, citaat: mijn bsn is 111222333, citaat_mag: toestemming"
    )
    assert "ervaringen, 'praatje': in citaat staat een bsn; haal het weg" in klein_dossier.fout()


def test_een_citaat_zonder_toestemming_houdt_het_rapport_tegen(klein_dossier):
    tekst = "samenvatting: Een praatje helpt."
    klein_dossier.vervang("ervaringen/2026.yml", tekst, f"{tekst}, citaat: Een praatje doet mij goed.")
    assert "bij dit citaat staat niet dat het mag; vraag toestemming en zet citaat_mag" in klein_dossier.fout()
    klein_dossier.vervang("ervaringen/2026.yml", "mij goed.", "mij goed., citaat_mag: toestemming")
    assert klein_dossier.lees().ervaringen[0].citaat == "Een praatje doet mij goed."


def test_een_opmerking_bij_een_meting_met_een_hard_gegeven_houdt_het_rapport_tegen(klein_dossier):
    rij = "eenzaamheid-18-plus,GM9999,2023,18-plus,44,,,,,,gemeten,,2024-01-01,brief,gebeld met 06-12345678\n"
    klein_dossier.voeg_toe("metingen/monitor.csv", rij)
    fout = klein_dossier.fout()
    assert "data/klein/metingen/monitor.csv, opmerking: in de tekst staat een telefoonnummer" in fout
    assert "0612345678" not in fout.replace("-", "")


def test_de_opdracht_toont_wat_wacht_met_de_reden(map_, monkeypatch):
    shutil.copy(Path(__file__).parents[1] / "data/soest/gemeente.yml", map_)
    monkeypatch.setattr("sturing.cli_keur.zoek_wortel", lambda: map_.parents[1])
    uit = CliRunner().invoke(app, ["keur-ervaringen"])
    assert "Bel [Fatima] op [06-12345678], zij weet alles." in uit.output
    assert "telefoonnummer: tien cijfers" in uit.output
    assert "1 tekst wacht op een besluit." in uit.output


@alleen_posix
def test_het_proces_doden_bij_elke_schrijfstap_verliest_geen_besluit_en_laat_geen_tekst_dubbel(map_):
    """Na elke dood wacht de tekst nog, of is het besluit er heel; nooit iets ertussenin."""
    for stap in range(1, 300):
        if kind := os.fork():
            _, status = os.waitpid(kind, 0)
            nakijker = Nakijker(Lezer(map_.parents[1]), map_)
            besluiten = lees_besluiten(Lezer(map_.parents[1]), map_)
            assert len(nakijker.wachtend()) + len(besluiten) == 1, f"na stap {stap}"
            if os.WIFEXITED(status) or besluiten:
                break
        else:
            nakijker = Nakijker(Lezer(map_.parents[1]), map_)
            item = nakijker.kies("2026-eemkracht-halfjaar-1")
            zoek_persoonsgegevens(item.wachtende.tekst)
            _sterf_bij(stap)
            nakijker.geef_vrij(item, None, "beleidsadviseur", DAG)
            os._exit(0)
    assert stap > 5, "de proef heeft te weinig schrijfstappen gezien"
    assert len(lees_besluiten(Lezer(map_.parents[1]), map_)) == 1


def test_een_duiding_met_een_hard_gegeven_houdt_het_rapport_tegen(soest, tmp_path):
    cel = nbformat.v4.new_markdown_cell("Bel 06-12345678.", metadata={"tags": ["jaar-2026", "gemeente-soest"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), tmp_path / "opgave.ipynb")
    bevindingen = toets_duiding_op_gegevens([tmp_path / "opgave.ipynb"], soest)
    with pytest.raises(GegevensFout, match="in de tekst staat een telefoonnummer"):
        gooi_fouten(bevindingen)
