"""Een echt cluster van Dask op deze machine: ook als een werker midden in het werk wordt gedood, klopt de uitkomst."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from test_draaien import PARAMETERS, WORTEL, schrijf
from test_uitvoerders import OPEN

from sturing.fouten import NotebookFout, OmgevingFout
from sturing.paden import WORTEL_VARIABELE
from sturing.reeksopdracht import Taak, Uitkomst, draai_reeks
from sturing.uitgeven import uitvoerders
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.uitvoerders import Uitvoerderkeuze, open_uitvoerder

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.traag, pytest.mark.skipif(os.name == "nt", reason="SIGKILL bestaat alleen op Unix")]


@pytest.fixture(scope="module")
def cluster():
    """Een planner met twee werkers, elk een eigen proces met een nanny; alleen op deze machine, zonder dashboard."""
    import dask

    instellingen = {
        # Zo valt een opgevende test na twee doden op, en sleept een dode werker geen wachtende taken mee.
        "distributed.scheduler.allowed-failures": 1,
        "distributed.scheduler.worker-saturation": 1.0,
        "distributed.scheduler.work-stealing": False,
        "distributed.admin.log-format": "",
    }
    with (
        dask.config.set(instellingen),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
            silence_logs=50,
        ) as cluster,
    ):  # fmt: skip
        yield cluster


@pytest.fixture
def keuze(cluster) -> Uitvoerderkeuze:
    return Uitvoerderkeuze("dask", cluster.scheduler_address)


def opdracht(tmp_path: Path, uit: str, *paden: Path) -> Opdracht:
    return Opdracht(paden, PARAMETERS, tmp_path / uit, WORTEL)


def _wacht_op(klaar, seconden: float = 90):
    eind = time.monotonic() + seconden
    while not (uitkomst := klaar()):
        assert time.monotonic() < eind, "het duurde te lang"
        time.sleep(0.1)
    return uitkomst


def _is_weg(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_een_gedode_werker_verandert_niets_aan_de_uitkomst(tmp_path, keuze):
    merk = tmp_path / "merk"
    merk.mkdir()
    # Schrijft wie er bezig is, en wacht de eerste keer tot zijn werker gedood is.
    regel = (
        f"import os, pathlib, psutil, time; m = pathlib.Path({str(merk)!r})\n"
        "eerst = not list(m.iterdir()); (m / str(os.getpid())).write_text(str(psutil.Process().parents()[1].pid))\n"
        "while eerst and not (m / 'door').exists(): time.sleep(0.1)"
    )
    paden = (schrijf(tmp_path, "valt", OPEN, "toon_oogopslag_opgaven()", regel), schrijf(tmp_path, "goed", "1 + 1"))
    werkers: list[int] = []

    def dood_de_werker(naam: str) -> None:
        if naam != "goed":
            return
        kernel = _wacht_op(lambda: [pad for pad in merk.iterdir() if pad.read_text()])[0]
        werkers.extend((int(kernel.read_text()), int(kernel.name)))
        os.kill(werkers[0], signal.SIGKILL)

    with open_uitvoerder(keuze, WORTEL) as uitvoerder:
        draai_alle(opdracht(tmp_path, "dask", *paden), dood_de_werker, uitvoerder)
    assert len(werkers) == 2 and len(list(merk.iterdir())) == 2, "de taak is twee keer begonnen"
    _wacht_op(lambda: all(_is_weg(pid) for pid in werkers), 30)
    (merk / "door").touch()
    draai_alle(opdracht(tmp_path, "hier", *paden))
    for pad in paden:
        assert (tmp_path / "dask" / pad.name).read_bytes() == (tmp_path / "hier" / pad.name).read_bytes()


def test_een_notebook_dat_elke_werker_omtrekt_mislukt_alleen_zelf(tmp_path, keuze):
    slecht = schrijf(tmp_path, "slecht", "import os, psutil; os.kill(psutil.Process().parents()[1].pid, 9)")
    goed = schrijf(tmp_path, "goed", "1 + 1")
    with open_uitvoerder(keuze, WORTEL) as uitvoerder, pytest.raises(NotebookFout) as fout:
        draai_alle(opdracht(tmp_path, "uit", slecht, goed), uitvoerder=uitvoerder)
    assert str(fout.value).startswith("slecht: elke werker die dit deed, viel om (2 keer); kijk in het logboek")
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == ["goed.ipynb"]


def bouw(wortel: Path, taak: Taak) -> Uitkomst:
    """Een rapport in het klein; dat van 2023 kost elke werker zijn leven, dat van 2024 alleen de eerste."""
    merk = wortel / f"begonnen-{taak.jaar}"
    eerst = not merk.exists()
    merk.touch()
    if taak.jaar == 2023 or (taak.jaar == 2024 and eerst):
        os.kill(os.getpid(), signal.SIGKILL)
    (wortel / f"rapport-{taak.jaar}").write_text(str(taak))
    return Uitkomst(taak, "gebouwd")


def test_een_rapport_dat_elke_werker_omtrekt_houdt_de_andere_niet_tegen(tmp_path, keuze):
    taken = [Taak("voorbeeld", jaar, "concept") for jaar in (2022, 2023, 2024, 2025)]
    gemeld = []
    with open_uitvoerder(keuze, tmp_path) as uitvoerder:
        uit = draai_reeks(tmp_path, taken, gemeld.append, bouw=bouw, uitvoerder=uitvoerder)
    assert [(u.taak.jaar, u.stand) for u in uit] == [
        (2022, "gebouwd"), (2023, "mislukt"), (2024, "gebouwd"), (2025, "gebouwd")
    ]  # fmt: skip
    assert uit[1].reden.startswith("elke werker die dit deed, viel om (2 keer)")
    assert sorted(gemeld, key=str) == sorted(uit, key=str)
    assert sorted(pad.name for pad in tmp_path.glob("rapport-*")) == [f"rapport-{j}" for j in (2022, 2024, 2025)]


def zet_wortel(waarde: str) -> None:
    """Wijs op een werker een andere map aan; leeg neemt de aanwijzing weg."""
    os.environ[WORTEL_VARIABELE] = waarde


def test_een_werker_zonder_de_gedeelde_map_wordt_vooraf_geweigerd(tmp_path, cluster, keuze):
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        client.run(zet_wortel, str(tmp_path / "elders"))
        try:
            with (
                pytest.raises(OmgevingFout, match="is hier niet de map van de opdrachtgever"),
                open_uitvoerder(keuze, WORTEL),
            ):
                pass
        finally:
            client.run(zet_wortel, "")


@pytest.fixture
def planner(tmp_path):
    """Een planner zonder werkers, als eigen proces."""
    bestand = tmp_path / "planner.json"
    proces = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
         "--no-dashboard", "--dashboard-address", ":0", "--scheduler-file", str(bestand)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        import json

        yield proces, _wacht_op(lambda: bestand.exists() and json.loads(bestand.read_text() or "{}"))["address"]
    finally:
        proces.kill()
        proces.wait()


def test_een_planner_zonder_werkers_of_die_verdwijnt_geeft_een_fout(tmp_path, planner, monkeypatch):
    proces, adres = planner
    monkeypatch.setattr(uitvoerders, "_WACHT_OP_WERKER", 1)
    zonder = rf"planner '{adres}': heeft geen werkers; start er een met: dask worker"
    with pytest.raises(OmgevingFout, match=zonder), open_uitvoerder(Uitvoerderkeuze("dask", adres), WORTEL):
        pass
    monkeypatch.setattr(uitvoerders, "_toets_werkers", lambda client, wortel: None)
    monkeypatch.setattr(uitvoerders, "_ZONDER_WERKERS", 4.0)
    een = opdracht(tmp_path, "uit", schrijf(tmp_path, "een", "1 + 1"))
    with open_uitvoerder(Uitvoerderkeuze("dask", adres), WORTEL) as uitvoerder:
        with pytest.raises(NotebookFout, match="^een: de werkers of hun planner zijn niet meer te bereiken; start hen"):
            draai_alle(een, uitvoerder=uitvoerder)
        proces.kill()
        with pytest.raises(NotebookFout, match="^een: "):
            draai_alle(een, uitvoerder=uitvoerder)
