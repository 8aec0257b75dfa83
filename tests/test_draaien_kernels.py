"""Kernels van een run: gevorkt of gewoon geeft hetzelfde, en wat misgaat wordt beëindigd en gemeld."""

from __future__ import annotations

import ast
import asyncio
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from contextlib import nullcontext
from pathlib import Path

import psutil
import pytest
from jupyter_client.manager import KernelManager
from test_draaien import PARAMETERS, WORTEL, schrijf

from sturing.fouten import NotebookFout
from sturing.uitgeven.celdraaier import Celdraaier, Grenzen
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.kernels import Vorkprovisioner
from sturing.uitgeven.omgeving import schone_omgeving
from sturing.uitgeven.vork import kan_vorken, sluit_alle

pytestmark = pytest.mark.traag
alleen_met_vork = pytest.mark.skipif(not kan_vorken(), reason="dit systeem kan niet vorken")
alleen_linux = pytest.mark.skipif(sys.platform != "linux", reason="het slot van het systeem bestaat alleen op Linux")
OPEN = "from sturing.tonen import *\nopen_bladzijde(gemeente, jaar, editie, peildatum)"


def draai(tmp_path: Path, *paden: Path, **anders) -> Path:
    uit = tmp_path / ("gewoon" if anders.get("gewoon") else "vork")
    draai_alle(Opdracht(paden, PARAMETERS, uit, WORTEL, **anders))
    return uit


def test_gevorkt_en_gewoon_geven_dezelfde_bytes(tmp_path):
    paden = (
        schrijf(tmp_path, "toont", OPEN, "toon_oogopslag_opgaven()", "import random; len({random.random()})"),
        schrijf(tmp_path, "rekent", "import numpy as np\nnp.arange(3) @ np.arange(3)", "sorted({'a', 'b'}), hash('a')"),
    )
    vork, gewoon = draai(tmp_path, *paden), draai(tmp_path, *paden, gewoon=True)
    for pad in paden:
        assert (vork / pad.name).read_bytes() == (gewoon / pad.name).read_bytes()


@pytest.mark.parametrize("gewoon", [False, True], ids=["gevorkt", "gewoon"])
def test_een_cel_die_blijft_rekenen_wordt_na_haar_processortijd_beeindigd(tmp_path, gewoon):
    pad = schrijf(tmp_path, "rekent", "while True: pass")
    with pytest.raises(NotebookFout) as fout:
        draai(tmp_path, pad, gewoon=gewoon, grenzen=Grenzen(processortijd=2, kloktijd=300, stilte=300))
    assert str(fout.value).startswith(
        "rekent, cel 2 'stap-2' (while True: pass): de cel is na 2 seconden processortijd nog niet klaar; maak de cel"
    )
    assert not list((tmp_path / ("gewoon" if gewoon else "vork")).iterdir())
    assert not psutil.Process().children(recursive=True) or kan_vorken()


@pytest.mark.parametrize(
    "regel", ["import time; time.sleep(300)", "import select, os; select.select([os.pipe()[0]], [], [])"]
)
def test_een_cel_die_nergens_op_wacht_wordt_beeindigd(tmp_path, regel):
    with pytest.raises(NotebookFout, match=r"^hangt, cel 2 .*: de cel doet al 3 seconden niets .*; haal weg waar"):
        draai(tmp_path, schrijf(tmp_path, "hangt", regel), grenzen=Grenzen(stilte=3))


def test_een_trage_cel_op_een_drukke_machine_loopt_door(tmp_path):
    """De klok is de grens al voorbij, maar de cel rekent: de machine geeft haar alleen weinig tijd."""
    regel = "import os, time\nos.nice(10); t = time.monotonic()\nwhile time.monotonic() - t < 8: sum(range(9999))"
    druk = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        draai(tmp_path, schrijf(tmp_path, "traag", regel), grenzen=Grenzen(processortijd=30, stilte=5, kloktijd=120))
    finally:
        for proces in druk:
            proces.kill()
            proces.wait()


def test_een_kernel_die_traag_begint_is_geen_stille_cel(tmp_path, monkeypatch):
    begin = Celdraaier.async_start_new_kernel_client

    async def begin_traag(draaier):
        await asyncio.sleep(3)
        return await begin(draaier)

    monkeypatch.setattr(Celdraaier, "async_start_new_kernel_client", begin_traag)
    draai(tmp_path, schrijf(tmp_path, "traag", "1"), grenzen=Grenzen(stilte=2))


def test_een_notebook_dat_geheugen_opeet_wordt_beeindigd(tmp_path):
    pad = schrijf(tmp_path, "eet", "import time; brok = bytearray(700 << 20); time.sleep(30)")
    with pytest.raises(NotebookFout, match=r"eet, cel 2 .*: het notebook gebruikt meer dan 500 MB geheugen; laat het"):
        draai(tmp_path, pad, grenzen=Grenzen(geheugen=500 << 20))


@pytest.mark.parametrize("regel", ["while True: print('x' * 10_000)", "print('x' * 3_000_000)"])
def test_een_notebook_dat_te_veel_schrijft_wordt_beeindigd(tmp_path, regel):
    pad = schrijf(tmp_path, "praat", regel)
    with pytest.raises(NotebookFout) as fout:
        draai(tmp_path, pad, grenzen=Grenzen(uitvoer=1 << 20))
    assert str(fout.value) == (
        f"praat, cel 2 'stap-2' ({regel}): het notebook schrijft meer dan 1 MB uitvoer; laat de cel minder tonen"
    )


def test_een_dode_kernel_meldt_sein_cel_en_laatste_regels(tmp_path):
    regel = "import os, sys; sys.__stderr__.write('schijf weg\\n'); sys.__stderr__.flush(); os.kill(os.getpid(), 11)"
    with pytest.raises(NotebookFout) as fout:
        draai(tmp_path, schrijf(tmp_path, "valt", regel))
    assert "valt, cel 2" in str(fout.value)
    assert "sein SIGSEGV" in str(fout.value)
    assert "Segmentation fault" in str(fout.value)


def test_een_notebook_ziet_geen_geheimen(tmp_path, monkeypatch):
    monkeypatch.setenv("WACHTWOORD_VAN_DE_BANK", "hunter2")
    draai(tmp_path, schrijf(tmp_path, "zoekt", "import os; assert 'WACHTWOORD_VAN_DE_BANK' not in os.environ"))


def test_alleen_namen_op_de_lijst_gaan_mee(tmp_path):
    mee = schone_omgeving(tmp_path, tmp_path, {"PATH": "/bin", "AWS_SECRET": "x", "HTTP_PROXY": "y", "lc_all": "C"})
    assert {"PATH", "lc_all"} <= set(mee)
    assert not {"AWS_SECRET", "HTTP_PROXY"} & set(mee)


@pytest.mark.parametrize("gewoon", [False, True], ids=["gevorkt", "gewoon"])
@pytest.mark.parametrize(
    "regel",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import urllib.request; urllib.request.urlopen('http://example.org', timeout=1)",
    ],
)
def test_een_notebook_heeft_geen_netwerk(tmp_path, regel, gewoon):
    with pytest.raises(NotebookFout, match="tijdens een run is er geen netwerk|Permission denied"):
        draai(tmp_path, schrijf(tmp_path, "belt", regel), gewoon=gewoon)


@alleen_linux
def test_ook_een_ander_programma_heeft_geen_netwerk(tmp_path):
    code = "import socket; socket.socket()"
    regel = f"import subprocess, sys; assert b'PermissionError' in subprocess.run([sys.executable, '-c', {code!r}], capture_output=True).stderr"  # noqa: E501
    draai(tmp_path, schrijf(tmp_path, "omweg", regel))


@alleen_linux
@pytest.mark.parametrize("gewoon", [False, True], ids=["gevorkt", "gewoon"])
@pytest.mark.parametrize(
    "regel",
    [
        f"open('/proc/{os.getpid()}/environ').read()",
        f"import subprocess; subprocess.run(['cat', '/proc/{os.getpid()}/environ'], check=True)",
        f"import subprocess; subprocess.run(['cat', '/proc/{os.getppid()}/environ'], check=True)",
    ],
    ids=["zelf", "met cat", "van de shell"],
)
def test_een_notebook_ziet_de_omgeving_van_de_runner_niet(tmp_path, regel, gewoon):
    if "cat" in regel and not _kent_landlock():
        pytest.skip("deze kern van Linux heeft geen Landlock; dan is er alleen de audithaak")
    with pytest.raises(NotebookFout, match="geen invoer van het rapport|CalledProcessError"):
        draai(tmp_path, schrijf(tmp_path, "gluurt", regel), gewoon=gewoon)


def _kent_landlock() -> bool:
    # In een eigen proces: wie het slot dichtdoet, krijgt het niet meer open.
    code = "from sturing.uitgeven.blikslot import sluit_blik_af; raise SystemExit(not sluit_blik_af())"
    return subprocess.run([sys.executable, "-c", code], cwd=WORTEL, check=False).returncode == 0


@alleen_linux
@pytest.mark.parametrize("gewoon", [False, True], ids=["gevorkt", "gewoon"])
@pytest.mark.parametrize("einde", ["", "while True: pass"], ids=["gelukt", "beëindigd"])
def test_een_kleinkind_in_een_eigen_sessie_overleeft_zijn_kernel_niet(tmp_path, gewoon, einde):
    merk = tmp_path / "pid"
    regel = (
        "import subprocess, pathlib, time; kind = subprocess.Popen(['sleep', '600'], start_new_session=True);"
        f" pathlib.Path({str(merk)!r}).write_text(str(kind.pid)); time.sleep(0.5)"
    )
    pad = schrijf(tmp_path, "laat_achter", regel, *([einde] if einde else []))
    with pytest.raises(NotebookFout) if einde else nullcontext():
        draai(tmp_path, pad, gewoon=gewoon, grenzen=Grenzen(processortijd=2, stilte=60))
    _wacht_tot_weg(int(merk.read_text()))


@alleen_met_vork
@alleen_linux
def test_ook_een_wees_zonder_ouder_overleeft_zijn_kernel_niet(tmp_path):
    """Zijn ouder is al weg voor de kernel klaar is; alleen de server kan hem nog vinden."""
    merk = tmp_path / "pid"
    (tmp_path / "wees.sh").write_text(f"echo $$ > {merk}\nexec sleep 600\n")
    regel = f"import os; os.system('setsid sh {tmp_path / 'wees.sh'} >/dev/null 2>&1 &')"
    draai(tmp_path, schrijf(tmp_path, "maakt_wees", regel, "import time; time.sleep(1)"))
    _wacht_tot_weg(int(merk.read_text()))


def _wacht_tot_weg(pid: int) -> None:
    eind = time.monotonic() + 10
    while _leeft(pid) and time.monotonic() < eind:
        time.sleep(0.1)
    assert not _leeft(pid)


def _leeft(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@alleen_met_vork
def test_een_vorkserver_zonder_baas_eindigt_stil(tmp_path):
    baas, van_server = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    opdracht = [sys.executable, "-m", "sturing.uitgeven.vorkserver", str(van_server.fileno()), "", ""]
    server = subprocess.Popen(
        opdracht, pass_fds=(van_server.fileno(),), stderr=subprocess.PIPE, text=True, cwd=WORTEL
    )  # fmt: skip
    van_server.close()
    baas.recv(65536)
    # Een antwoord dat niemand meer leest, maakt van ophangen een fout op de lijn.
    baas.send(b'{"doe": "sein", "pid": 1, "sein": 0}')
    baas.close()
    _, fouten = server.communicate(timeout=60)
    assert (server.returncode, fouten) == (0, "")


@alleen_met_vork
def test_de_provisioner_werkt_met_gewone_jupyter_gereedschappen(tmp_path):
    beheer = KernelManager(kernel_name="python3", connection_file=str(tmp_path / "k.json"))
    beheer.provisioner = Vorkprovisioner(kernel_id="k", kernel_spec=beheer.kernel_spec, parent=beheer)
    beheer.start_kernel(cwd=str(tmp_path), env=os.environ | {"EIGEN": "ja"})
    klant = beheer.client()
    klant.start_channels()
    try:
        klant.wait_for_ready(timeout=60)
        proces = beheer.provisioner.process
        assert psutil.pid_exists(proces.pid)
        gezien = _reken(klant, "import os; (os.environ['EIGEN'], os.getcwd())")
        assert ast.literal_eval(gezien) == ("ja", str(tmp_path))
        msg = klant.execute("import time; time.sleep(60)")
        time.sleep(0.5)
        beheer.interrupt_kernel()
        assert _antwoord(klant, msg)["ename"] == "KeyboardInterrupt"
        beheer.restart_kernel(now=True)
        klant.wait_for_ready(timeout=60)
        assert beheer.provisioner.process.pid != proces.pid
        assert proces.poll() == -signal.SIGKILL
    finally:
        klant.stop_channels()
        beheer.shutdown_kernel(now=True)
        sluit_alle()
    assert not psutil.pid_exists(proces.pid)


def _antwoord(klant, msg: str) -> dict:
    while True:
        antwoord = klant.get_shell_msg(timeout=30)
        if antwoord["parent_header"].get("msg_id") == msg:
            return antwoord["content"]


def _reken(klant, code: str) -> str:
    eerst, _, laatst = code.rpartition(";")
    msg = klant.execute(eerst, user_expressions={"x": laatst.strip()})
    return _antwoord(klant, msg)["user_expressions"]["x"]["data"]["text/plain"]


@pytest.mark.skipif(os.name == "nt", reason="seinen bestaan alleen op Unix")
@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_een_afgebroken_run_laat_niets_achter(tmp_path, sein):
    paden = [str(schrijf(tmp_path, naam, "import time; time.sleep(300)")) for naam in ("een", "twee", "drie")]
    (tmp_path / "tijdelijk").mkdir()
    # Wie op de achtergrond begint, erft dat Ctrl-C niets doet; een analist begint in een terminal.
    code = f"""
        import signal
        from pathlib import Path
        from sturing.uitgeven.draaien import Opdracht, draai_alle
        signal.signal(signal.SIGINT, signal.default_int_handler)
        draai_alle(Opdracht(tuple(Path(p) for p in {paden!r}), {PARAMETERS!r}, Path({str(tmp_path / "uit")!r}),
                            Path({str(WORTEL)!r})))
    """
    run = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], start_new_session=True, stderr=subprocess.DEVNULL,
        env=os.environ | {"TMPDIR": str(tmp_path / "tijdelijk"), "PYTHONPATH": str(WORTEL)},
    )  # fmt: skip
    familie = _wacht_op_kernels(run.pid, 2)
    os.kill(run.pid, sein)
    run.wait(30)
    eind = time.monotonic() + 15
    while (levend := [p for p in familie if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]) and (
        time.monotonic() < eind
    ):
        time.sleep(0.1)
    assert levend == []
    assert list((tmp_path / "tijdelijk").iterdir()) == []
    assert list((tmp_path / "uit").glob("*")) == []


def _wacht_op_kernels(pid: int, aantal: int) -> list[psutil.Process]:
    """Alle nakomelingen, zodra er kernels in een cel zitten."""
    eind = time.monotonic() + 90
    while time.monotonic() < eind:
        familie = psutil.Process(pid).children(recursive=True)
        if len(familie) > aantal:
            time.sleep(3)
            return psutil.Process(pid).children(recursive=True)
        time.sleep(0.2)
    raise AssertionError("er begon geen kernel")
