"""Een reeks rapporten: één fout houdt de andere niet tegen, en een herhaling bouwt alleen wat ontbreekt."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psutil
import pytest
from conftest import _kopieer_checkout
from uitgavebouwstenen import maak_editie

from sturing import reeksopdracht
from sturing.fouten import InvoerFout
from sturing.gegevens.dossier import lees_dossier
from sturing.reekskeuze import is_reeks, kies_een_jaar
from sturing.reeksopdracht import (
    Taak,
    Uitkomst,
    bouw_los,
    draai_reeks,
    is_actueel,
    kies_jaren,
    kies_taken,
    vat_reeks_samen,
)
from sturing.uitgeven.manifest import hash_uitvoer

WORTEL = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("2026", (2026,)),
        ("2022-2024", (2022, 2023, 2024)),
        ("2024, 2022", (2022, 2024)),
        ("2022-2023,2026", (2022, 2023, 2026)),
    ],
)
def test_jaren_zijn_een_jaar_een_reeks_of_een_opsomming(tekst, jaren):
    assert kies_jaren(tekst) == jaren


@pytest.mark.parametrize("tekst", ["2026-2022", "26", "2022-", "2022..2024", "1999-2001", ""])
def test_een_verkeerde_reeks_van_jaren_is_een_leesbare_fout(tekst):
    with pytest.raises(InvoerFout):
        kies_jaren(tekst)


def test_alle_gemeenten_met_alle_jaren():
    taken = kies_taken(WORTEL, "alle", "2025-2026", "concept", None)
    assert {(t.gemeente, t.jaar) for t in taken} >= {(g, j) for g in ("soest", "voorbeeld") for j in (2025, 2026)}
    assert is_reeks("alle", None) and is_reeks("soest", "2025-2026") and not is_reeks("soest", "2026")


def test_opnieuw_en_gewone_kernels_gelden_ook_voor_een_reeks(monkeypatch):
    taken = kies_taken(WORTEL, "voorbeeld", "2026", "concept", None, opnieuw=True, gewone_kernels=True)
    gevraagd = []
    monkeypatch.setattr(reeksopdracht, "is_actueel", lambda wortel, taak: True)
    monkeypatch.setattr(reeksopdracht, "draai_aan_lijn", lambda woorden, *rest: gevraagd.append(woorden) or 0)
    (uitkomst,) = draai_reeks(WORTEL, taken)
    assert uitkomst.stand == "gebouwd"
    assert {"--opnieuw", "--gewone-kernels"} <= set(gevraagd[0])
    (uitkomst,) = draai_reeks(WORTEL, kies_taken(WORTEL, "voorbeeld", "2026", "concept", None))
    assert uitkomst.stand == "was er al"


def test_twee_verschillende_jaren_noemen_is_een_leesbare_fout():
    with pytest.raises(InvoerFout, match="u vraagt om 2026 en met --jaar om 2025; noem één van de twee"):
        kies_een_jaar("2026", "2025")
    assert kies_een_jaar("2026", "2026") == "2026"


def test_een_rapport_dat_mislukt_houdt_de_andere_niet_tegen(monkeypatch):
    monkeypatch.setattr(reeksopdracht, "is_actueel", lambda wortel, taak: taak.jaar == 2024)
    taken = [Taak("voorbeeld", jaar, "concept") for jaar in (2023, 2024, 2025, 2026)]

    def bouw(wortel: Path, taak: Taak) -> Uitkomst:
        return (
            Uitkomst(taak, "mislukt", "er is geen kader", afloop=2) if taak.jaar == 2023 else Uitkomst(taak, "gebouwd")
        )

    uitkomsten = draai_reeks(WORTEL, taken, bouw=bouw)
    assert [u.stand for u in uitkomsten] == ["mislukt", "was er al", "gebouwd", "gebouwd"]
    assert vat_reeks_samen(uitkomsten)[:2] == [
        "2 gebouwd, 1 was er al, 1 mislukt.",
        "Mislukt: voorbeeld 2023 concept: er is geen kader",
    ]


def test_rapporten_staan_naast_elkaar_op_stapel_en_het_antwoord_op_volgorde(tmp_path):
    samen, gemeld = threading.Barrier(2, timeout=30), []

    def bouw(wortel: Path, taak: Taak) -> Uitkomst:
        samen.wait()
        time.sleep(0.3 if taak.jaar == 2025 else 0)
        return Uitkomst(taak, "gebouwd")

    taken = [Taak("voorbeeld", jaar, "concept") for jaar in (2025, 2026)]
    uit = draai_reeks(tmp_path, taken, gemeld.append, bouw, tegelijk=2)
    assert [u.taak for u in uit] == taken
    assert [u.taak.jaar for u in gemeld] == [2026, 2025]


def bouw_of_val_om(wortel: Path, taak: Taak) -> Uitkomst:
    if taak.jaar == 2026:
        raise InvoerFout("jaar", "dit jaar is er niet")
    return Uitkomst(taak, "gebouwd", seconden=1.5)


def test_een_reeks_op_andere_processen_meldt_hetzelfde(tmp_path):
    taken = [Taak("voorbeeld", jaar, "concept") for jaar in (2025, 2026)]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as processen:
        uit = draai_reeks(tmp_path, taken, bouw=bouw_of_val_om, uitvoerder=processen)
    assert uit == draai_reeks(tmp_path, taken, bouw=bouw_of_val_om)
    assert uit[1] == Uitkomst(taken[1], "mislukt", "jaar: dit jaar is er niet", afloop=2)


def test_wie_een_reeks_afbreekt_bouwt_niet_verder(tmp_path):
    begonnen = []

    def bouw(wortel: Path, taak: Taak) -> Uitkomst:
        begonnen.append(taak.jaar)
        time.sleep(0.2)
        return Uitkomst(taak, "gebouwd")

    def breek_af(uitkomst: Uitkomst) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draai_reeks(tmp_path, [Taak("voorbeeld", j, "concept") for j in range(2020, 2027)], breek_af, bouw)
    assert len(begonnen) <= 2


@pytest.mark.traag
def test_een_rapport_dat_niemand_meer_vraagt_stopt_en_ruimt_op(tmp_path):
    _kopieer_checkout(tmp_path / "w")
    bezig = tmp_path / "w" / "_build" / "voorbeeld" / "2026"
    uitkomst = bouw_los(tmp_path / "w", Taak("voorbeeld", 2026, "concept"), lambda: not list(bezig.glob(".concept-*")))
    assert (uitkomst.stand, uitkomst.reden) == ("mislukt", "afgebroken")
    assert list(bezig.iterdir()) == []


@pytest.mark.traag
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL bestaat alleen op Unix")
def test_een_rapport_overleeft_zijn_gedode_baas_niet(tmp_path):
    _kopieer_checkout(tmp_path / "w")
    bezig = tmp_path / "w" / "_build" / "voorbeeld" / "2026"
    code = (
        "from pathlib import Path; from sturing.reeksopdracht import Taak, bouw_los\n"
        f"bouw_los(Path({str(tmp_path / 'w')!r}), Taak('voorbeeld', 2026, 'concept'))"
    )
    # Een werker die als dienst draait, geeft door dat Ctrl-C niets doet; ook dan ruimt het rapport op.
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + code
    baas = subprocess.Popen([sys.executable, "-c", code])
    eind = time.monotonic() + 120
    while not list(bezig.glob(".concept-*")) and time.monotonic() < eind:
        time.sleep(0.1)
    familie = psutil.Process(baas.pid).children(recursive=True)
    assert familie
    baas.kill()
    baas.wait()
    _, levend = psutil.wait_procs(familie, timeout=60)
    assert levend == []
    assert list(bezig.iterdir()) == []


@pytest.mark.boek
@pytest.mark.traag
def test_twee_rapporten_naast_elkaar_zijn_de_rapporten_van_apart(tmp_path, gebouwd_boek):
    _kopieer_checkout(tmp_path / "w")
    taken = [Taak("soest", 2026, "definitief"), Taak("voorbeeld", 2026, "definitief")]
    uit = draai_reeks(tmp_path / "w", taken, tegelijk=2)
    assert [(u.stand, u.reden) for u in uit] == [("gebouwd", "")] * 2
    assert hash_uitvoer(tmp_path / "w" / "_build/soest/2026/definitief") == hash_uitvoer(gebouwd_boek)
    assert not (tmp_path / "w" / "book" / "gedraaid").exists()
    assert [u.stand for u in draai_reeks(tmp_path / "w", taken, tegelijk=2)] == ["was er al"] * 2


def test_een_mislukt_proces_geeft_zijn_eigen_melding():
    uitkomst = bouw_los(WORTEL, Taak("soest", 2019, "concept"))
    assert (uitkomst.stand, uitkomst.afloop) == ("mislukt", 2)
    assert uitkomst.reden.startswith("jaar: voor 2019 is er geen kader")


def test_een_jaar_zonder_kader_mislukt_voor_er_een_proces_begint(monkeypatch):
    begonnen = []
    monkeypatch.setattr(reeksopdracht, "is_actueel", lambda wortel, taak: False)
    monkeypatch.setattr(reeksopdracht, "draai_aan_lijn", lambda woorden, *rest: begonnen.append(woorden[1]) or 0)
    taken = [Taak("soest", jaar, "concept") for jaar in (2019, 2026)]
    uit = draai_reeks(WORTEL, taken)
    assert ([u.stand for u in uit], begonnen) == (["mislukt", "gebouwd"], ["2026"])
    with pytest.raises(InvoerFout) as fout:
        lees_dossier(WORTEL, "soest", 2019, "concept")
    assert (uit[0].reden, uit[0].afloop) == (str(fout.value), 2)


def test_de_opdracht_noemt_alle_mislukte_rapporten_en_eindigt_met_een_fout():
    uitslag = subprocess.run(
        [sys.executable, "-m", "sturing.cli", "rapport", "--gemeente", "soest", "--jaar", "2018-2019", "-e", "concept"],
        cwd=WORTEL, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert uitslag.returncode == 2, uitslag.stderr
    assert "0 gebouwd, 0 was er al, 2 mislukt." in uitslag.stdout
    assert uitslag.stdout.count("Mislukt: soest 201") == 2
    assert "Traceback" not in uitslag.stderr


def test_een_editie_zonder_manifest_of_met_andere_bytes_is_niet_actueel(tmp_path, monkeypatch):
    taak = Taak("voorbeeld", 2026, "definitief")
    assert not is_actueel(tmp_path, taak)
    map_ = tmp_path / "_build" / "voorbeeld" / "2026" / "definitief"
    manifest = maak_editie(map_)
    dossier = type("D", (), {"rapportage": type("R", (), {"peildatum": manifest.peildatum})})
    monkeypatch.setattr(reeksopdracht, "lees_dossier", lambda *a: dossier)
    monkeypatch.setattr(reeksopdracht, "toets_vooraf", lambda wortel, m: ())
    assert is_actueel(tmp_path, taak)
    monkeypatch.setattr(reeksopdracht, "toets_vooraf", lambda wortel, m: (("data/x.csv", "veranderd"),))
    assert not is_actueel(tmp_path, taak)
    monkeypatch.setattr(reeksopdracht, "toets_vooraf", lambda wortel, m: ())
    (map_ / "html" / "index.html").write_text("half", encoding="utf-8")
    assert not is_actueel(tmp_path, taak)
