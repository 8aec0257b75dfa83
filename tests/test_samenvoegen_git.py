"""Twee mensen voegen metingen toe en git voegt hun werk samen zonder conflict en zonder verlies."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from test_opslag import opbrengst, rij

from sturing.gegevens.lezer import Lezer
from sturing.gegevens.opslag import Opslag, bouw_csv

WORTEL = Path(__file__).parents[1]


@pytest.fixture
def kloon(tmp_path) -> Path:
    """Een git-map met de regels van dit project en een reeks metingen."""
    git(tmp_path, "init", "-q", "-b", "main")
    shutil.copy(WORTEL / ".gitattributes", tmp_path / ".gitattributes")
    (tmp_path / ".gitignore").write_text(".slot\n")
    voeg_toe(tmp_path, *(rij(str(jaar)) for jaar in range(2010, 2020)))
    leg_vast(tmp_path, "begin")
    return tmp_path


def git(map_: Path, *woorden: str) -> subprocess.CompletedProcess:
    wie = ("-c", "user.name=test", "-c", "user.email=test@voorbeeld.nl", "-c", "core.hooksPath=/dev/null")
    return subprocess.run(["git", *wie, *woorden], cwd=map_, capture_output=True, text=True, check=False)


def gemeente(map_: Path) -> Path:
    return map_ / "data" / "soest"


def voeg_toe(map_: Path, *rijen) -> None:
    Opslag(Lezer(map_), gemeente(map_)).schrijf(opbrengst(*rijen))


def leg_vast(map_: Path, wat: str) -> None:
    git(map_, "add", "-A")
    assert git(map_, "commit", "-q", "-m", wat).returncode == 0


def voeg_samen(map_: Path, een, ander) -> subprocess.CompletedProcess:
    """Twee takken met elk hun rijen, samengevoegd."""
    git(map_, "checkout", "-q", "-b", "een")
    voeg_toe(map_, *een)
    leg_vast(map_, "een")
    git(map_, "checkout", "-q", "main")
    git(map_, "checkout", "-q", "-b", "ander")
    voeg_toe(map_, *ander)
    leg_vast(map_, "ander")
    return git(map_, "merge", "-q", "een")


def lees(map_: Path) -> list[dict[str, str]]:
    tekst = (gemeente(map_) / "metingen/cbs.csv").read_text()
    return list(csv.DictReader(io.StringIO(tekst, newline="")))


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ((rij("2009"),), (rij("2024"),)),
        ((rij("2024"),), (rij("2025"),)),
        ((rij("2024"), rij("2026")), (rij("2025"),)),
        ((rij("2015", 9.0, "2026-02-01"),), (rij("2015", 8.0, "2026-03-01"),)),
    ],
    ids=["ver_uit_elkaar", "naast_elkaar", "om_en_om", "twee_herzieningen"],
)
def test_rijen_van_twee_mensen_komen_er_allebei_zonder_conflict(kloon, een, ander):
    uitslag = voeg_samen(kloon, een, ander)
    assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr
    verwacht = {(r.periode, str(r.beschikbaar_per)) for r in (*een, *ander)}
    assert {(r["periode"], r["beschikbaar_per"]) for r in lees(kloon)} >= verwacht
    opslag = Opslag(Lezer(kloon), gemeente(kloon))
    opslag.orden()
    assert opslag.niet_op_volgorde() == ()
    assert len(lees(kloon)) == 10 + len(een) + len(ander)
    assert bouw_csv(lees(kloon)) == (gemeente(kloon) / "metingen/cbs.csv").read_text()


def test_dezelfde_rij_van_twee_mensen_staat_er_na_ordenen_een_keer(kloon):
    assert voeg_samen(kloon, (rij("2024"),), (rij("2024"), rij("2025"))).returncode == 0
    Opslag(Lezer(kloon), gemeente(kloon)).orden()
    assert [r["periode"] for r in lees(kloon)][-2:] == ["2024", "2025"]
    assert len(lees(kloon)) == 12


def test_een_bestand_uit_volgorde_wordt_gezien_en_hersteld_zonder_verlies(kloon):
    pad = gemeente(kloon) / "metingen/cbs.csv"
    kop, *rijen = pad.read_text().splitlines()
    pad.write_text("\n".join([kop, *reversed(rijen), rijen[0]]) + "\n")
    opslag = Opslag(Lezer(kloon), gemeente(kloon))
    assert opslag.niet_op_volgorde() == (pad,)
    assert opslag.orden() == (pad,)
    assert pad.read_text().splitlines() == [kop, *rijen]
