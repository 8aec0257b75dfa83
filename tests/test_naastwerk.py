"""Wat naast de notebooks wordt gemaakt, geeft zijn uitkomst of zijn fout; en hoeveel kernels er samen draaien."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from sturing.fouten import InvoerFout
from sturing.uitgeven.naastwerk import Naastwerk
from sturing.uitgeven.omgeving import KERNELS_PER_KERN, kies_aantal

KERNEN = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def test_het_loopt_terwijl_de_ander_iets_anders_doet():
    mag, klaar = threading.Event(), threading.Event()

    def werk(waarde: int) -> int:
        mag.wait(10)
        klaar.set()
        return waarde + 1

    naast = Naastwerk(werk, 1)
    assert not klaar.is_set()
    mag.set()
    assert naast.wacht() == 2


def test_de_fout_komt_bij_wie_op_de_uitkomst_wacht():
    def werk() -> None:
        raise InvoerFout("hier", "dit klopt niet", "doe iets")

    naast = Naastwerk(werk)
    with pytest.raises(InvoerFout, match="^hier: dit klopt niet; doe iets$"):
        naast.wacht()


def test_wie_afbreekt_hoeft_niet_te_wachten():
    regel = (
        "import time\nfrom sturing.uitgeven.naastwerk import Naastwerk\nNaastwerk(time.sleep, 60)\nraise SystemExit(3)"
    )
    assert subprocess.run([sys.executable, "-c", regel], timeout=30, check=False).returncode == 3


@pytest.mark.parametrize(
    ("gevraagd", "per_kernel", "aantal"),
    [(1, 1, 1), (1000, 1, KERNEN * KERNELS_PER_KERN), (8, 1 << 60, 1)],
    ids=["gevraagd", "kernen", "geheugen"],
)
def test_het_aantal_kernels_volgt_de_kernen_en_het_geheugen(gevraagd, per_kernel, aantal):
    assert kies_aantal(gevraagd, per_kernel) == aantal
