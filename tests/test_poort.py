"""Een poort houdt een ander proces op tot zij opengaat, en nooit langer dan dat haar maker leeft."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from sturing.uitgeven.poort import Poort

#: Een ander proces: het krijgt de poort mee, zegt dat het wacht, en leest daarna wat er ligt.
WACHT_EN_LEES = """
import pickle, sys
poort, pad = pickle.load(sys.stdin.buffer)
print("wacht", flush=True)
poort.wacht()
print(pad.read_text(encoding="utf-8"))
"""


def test_wie_wacht_ziet_wat_er_voor_het_openen_is_neergelegd(tmp_path):
    poort, pad = Poort(tmp_path / "poort"), tmp_path / "figuur"
    ander = subprocess.Popen(
        [sys.executable, "-c", WACHT_EN_LEES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=False
    )
    with ander:
        ander.stdin.write(pickle.dumps((poort, pad)))
        ander.stdin.close()
        assert ander.stdout.readline().strip() == b"wacht"
        time.sleep(0.1)
        assert ander.poll() is None
        pad.write_text("getekend", encoding="utf-8")
        poort.open()
        assert ander.stdout.read().strip() == b"getekend"
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
