"""Herbouwen met de code van toen: uit git, in een tijdelijke map, met het pakket van die map."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from uitgavebouwstenen import maak_editie

from sturing import herbouwopdracht
from sturing.fouten import BoekFout, InvoerFout, OmgevingFout
from sturing.herbouwopdracht import herbouw, noem_twijfels
from sturing.seinen import als_afbreken
from sturing.uitgeven import toenmalig
from sturing.uitgeven.manifest import Code, hash_uitvoer, schrijf_manifest
from sturing.uitgeven.toenmalig import SLOT, bouw_in, checkout_van, vergelijk_slot

alleen_posix = pytest.mark.skipif(os.name == "nt", reason="deze seinen bestaan niet op Windows")
#: Een pakket dat alleen zegt welke code er draait.
PAKKET = "import os, sys\nfrom pathlib import Path\n{regel}\n"


def git(map_: Path, *woorden: str) -> str:
    vast = ("-c", "user.name=test", "-c", "user.email=test@voorbeeld.test", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *vast, *woorden], cwd=map_, capture_output=True, text=True, check=True
    ).stdout.strip()  # fmt: skip


def leg_vast(wortel: Path, regel: str) -> str:
    (wortel / "sturing").mkdir(exist_ok=True)
    (wortel / "sturing" / "__init__.py").write_text("", encoding="utf-8")
    (wortel / "sturing" / "cli.py").write_text(PAKKET.format(regel=regel), encoding="utf-8")
    git(wortel, "add", "-A")
    git(wortel, "commit", "-q", "-m", "vast")
    return git(wortel, "rev-parse", "HEAD")


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    """Een checkout met een oude en een nieuwe commit; `toen.txt` bewaart de oude."""
    map_ = tmp_path / "checkout"
    map_.mkdir()
    git(map_, "init", "-q")
    (tmp_path / "toen.txt").write_text(leg_vast(map_, "Path('uit.txt').write_text('toen ' + ' '.join(sys.argv[1:]))"))
    leg_vast(map_, "Path('uit.txt').write_text('nu')")
    return map_


def toen(wortel: Path) -> str:
    return (wortel.parent / "toen.txt").read_text()


def test_de_code_van_toen_draait_uit_haar_eigen_map_en_laat_niets_achter(wortel):
    with checkout_van(wortel, toen(wortel)) as map_:
        bouw_in(map_, ("rapport", "2026"))
        assert (map_ / "uit.txt").read_text() == "toen rapport 2026"
    assert not map_.exists() and not (wortel / "uit.txt").exists()
    assert len(git(wortel, "worktree", "list").splitlines()) == 1
    assert git(wortel, "status", "--porcelain") == ""


def test_een_commit_die_hier_niet_is_of_geen_commit_is_geeft_een_zin(wortel):
    with pytest.raises(InvoerFout, match="commit bbbbbbbbbbbb is hier niet; haal hem op met 'git fetch --all'"):
        checkout_van(wortel, "b" * 40).__enter__()
    with pytest.raises(InvoerFout, match="'--upload-pack=x' is geen commit"):
        checkout_van(wortel, "--upload-pack=x").__enter__()


def test_zonder_git_zegt_de_fout_dat_het_ontbreekt(wortel, monkeypatch):
    monkeypatch.setattr(toenmalig.shutil, "which", lambda naam: None)
    with pytest.raises(OmgevingFout, match="git ontbreekt, en de code van toen komt uit git; installeer git"):
        checkout_van(wortel, toen(wortel)).__enter__()


def test_oude_code_die_hier_niet_bouwt_geeft_haar_eigen_melding(wortel):
    commit = leg_vast(wortel, "print('Fout: pandas is te nieuw; installeer 2.0', file=sys.stderr); sys.exit(5)")
    with (
        checkout_van(wortel, commit) as map_,
        pytest.raises(BoekFout, match="bouwt hier niet: pandas is te nieuw; installeer 2.0; installeer haar"),
    ):
        bouw_in(map_, ("rapport",))


def test_het_slot_noemt_alleen_pakketten_met_een_andere_versie(tmp_path):
    (tmp_path / SLOT).write_text(
        "# slot\nnumpy==2.0 ; python_full_version >= '3' \\\n    --hash=sha256:00\nnumpy==1.0 ; python_version < '3'\n"
        "sphinx-design==0.6\npandas==2.2 \\\n    --hash=sha256:11\n",
        encoding="utf-8",
    )
    versies = {"numpy": "2.1", "sphinx-design": "0.6", "pandas": "", "python": "3.12"}
    assert vergelijk_slot(tmp_path / SLOT, versies) == [
        ("slot: numpy", "in requirements.lock 2.0, hier 2.1"),
        ("slot: pandas", "in requirements.lock 2.2, hier geen"),
    ]
    assert vergelijk_slot(tmp_path / "weg.lock", versies) == []


@pytest.mark.parametrize(
    ("commit", "gewijzigd", "zin"),
    [("", False, "buiten git gebouwd"), ("a" * 40, True, "niet in git stonden"), ("a" * 40, False, None)],
)
def test_wat_niet_te_beloven_is_wordt_gezegd(tmp_path, commit, gewijzigd, zin):
    manifest = maak_editie(tmp_path / "e")
    code = Code(commit=commit, gewijzigd=gewijzigd, pakket=manifest.code.pakket)
    gezegd = list(noem_twijfels(manifest.model_copy(update={"code": code})))
    assert [zin in regel for regel in gezegd] == ([True] if zin else [])


@pytest.mark.parametrize(("verschil", "uit_git"), [("code van sturing", True), ("versie van numpy", False)])
def test_alleen_andere_code_of_invoer_komt_uit_git(wortel, tmp_path, monkeypatch, verschil, uit_git):
    """De bouw zelf is nagebootst: hier telt alleen waar zij gebeurt en dat haar bytes worden vergeleken."""
    manifest = maak_editie(tmp_path / "e")
    code = Code(commit=toen(wortel), gewijzigd=False, pakket=manifest.code.pakket)
    schrijf_manifest(manifest.model_copy(update={"code": code}), tmp_path / "e")
    monkeypatch.setattr(herbouwopdracht, "toets_vooraf", lambda w, m: ((verschil, "anders"),))
    waar = []

    def bouw(map_: Path, *rest) -> None:
        waar.append((map_, rest))
        maak_editie(map_ / "_build" / "voorbeeld" / "2026" / "definitief")

    monkeypatch.setattr(herbouwopdracht, "bouw_in", bouw)
    monkeypatch.setattr(herbouwopdracht, "draai_rapport", bouw)
    for naam in ("data/voorbeeld", "notebooks", "book"):
        (wortel / naam).mkdir(parents=True)
    for naam in ("_config.yml", "_toc.yml"):
        (wortel / naam).write_text("", encoding="utf-8")
    gemeld = []
    uitslag = herbouw(wortel, tmp_path / "e", gemeld=gemeld.append)
    assert uitslag.gelijk and hash_uitvoer(tmp_path / "e") == uitslag.manifest.uitvoer
    assert any("komen uit commit" in regel for regel in gemeld) == uit_git
    ((_, woorden),) = waar
    if uit_git:
        assert " ".join(woorden[0]) == (
            "rapport 2026 --gemeente voorbeeld --editie definitief --peildatum 2026-07-31"
        )  # fmt: skip


_PROEF = """
import sys, time
from pathlib import Path
from sturing import cli, herbouwopdracht
def wacht():
    with herbouwopdracht.kopie_van(Path({wortel!r}), "klein") as kopie:
        print((kopie / "data/klein/cijfers.csv").is_file(), flush=True)
        time.sleep(60)
sys.argv = ["sturing", "toets"]
cli.zoek_wortel = wacht
cli.hoofd()
"""


@alleen_posix
@pytest.mark.parametrize("sein", ["SIGTERM", "SIGHUP"])
def test_een_einde_van_buiten_laat_geen_kopie_van_de_gegevens_achter(tmp_path, sein):
    """In die kopie staan cijfers die niet zijn afgeschermd."""
    wortel, tijdelijk = tmp_path / "checkout", tmp_path / "tijdelijk"
    for naam in ("data/klein", "notebooks", "book"):
        (wortel / naam).mkdir(parents=True)
    tijdelijk.mkdir()
    for naam in ("data/klein/cijfers.csv", "_config.yml", "_toc.yml"):
        (wortel / naam).write_text("x", encoding="utf-8")
    # Wie de tests met nohup begint, geeft door dat SIGHUP niets doet; een gebruiker begint in een terminal.
    begin = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
    code = begin + _PROEF.format(wortel=str(wortel))
    omgeving = os.environ | {"TMPDIR": str(tijdelijk), "STURING_GEMEENTE": "soest", "NO_COLOR": "1"}
    proces = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=omgeving
    )
    assert proces.stdout.readline() == "True\n" and list(tijdelijk.iterdir())
    proces.send_signal(getattr(signal, sein))
    _, gezegd = proces.communicate(timeout=60)
    assert (proces.returncode, gezegd[:12]) == (128 + getattr(signal, sein), "Afgebroken; ")
    assert list(tijdelijk.iterdir()) == []


@alleen_posix
def test_een_genegeerd_sein_blijft_genegeerd_en_na_afloop_is_alles_zoals_het_was():
    oud = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with als_afbreken():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGTERM) != signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, oud)
