"""Een poort houdt een ander proces op tot zij opengaat, en nooit langer dan dat haar maker leeft."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from sturing.uitgeven.klus import Klus
from sturing.uitgeven.poort import Poort


def wacht_en_lees(poort: Poort, pad: Path) -> str:
    poort.wacht()
    return pad.read_text(encoding="utf-8")


def test_wie_wacht_ziet_wat_er_voor_het_openen_is_neergelegd(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))  # het andere proces zoekt hier de functie
    poort, pad = Poort(tmp_path / "poort"), tmp_path / "figuur"
    with Klus(wacht_en_lees, poort, pad) as klus:
        time.sleep(0.1)
        pad.write_text("getekend", encoding="utf-8")
        poort.open()
        assert klus.wacht() == "getekend"
    poort.ruim_op()
    assert list(tmp_path.iterdir()) == [pad]


def test_wie_na_het_openen_komt_hoeft_niet_te_wachten(tmp_path):
    poort = Poort(tmp_path / "poort")
    poort.open()
    poort.wacht()


def test_een_dode_maker_houdt_niemand_op(tmp_path):
    dood = subprocess.Popen([sys.executable, "-c", ""])
    dood.wait()
    poort = replace(Poort(tmp_path / "poort"), maker=dood.pid)
    with pytest.raises(SystemExit):
        poort.wacht()
    assert Poort(tmp_path / "poort").maker == os.getpid()


def test_een_gesloten_poort_laat_niet_door(tmp_path):
    poort, door = Poort(tmp_path / "poort"), threading.Event()
    threading.Thread(target=lambda: (poort.wacht(), door.set()), daemon=True).start()
    assert not door.wait(0.2)
    poort.open()
    assert door.wait(5)
