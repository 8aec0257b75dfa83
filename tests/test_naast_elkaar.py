"""Rapporten naast elkaar delen de voorraad en de boekmappen, en nemen elkaar niets af."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from filelock import FileLock

from sturing.schijf import schrijf_atomair
from sturing.uitgeven import bouwmap
from sturing.uitgeven.voorraad import Bewaarplaats


def test_een_boekmap_waarin_een_ander_bouwt_blijft_staan(tmp_path):
    for nummer in range(6):
        (tmp_path / f"m{nummer}").mkdir()
        os.utime(tmp_path / f"m{nummer}", (nummer, nummer))
    with FileLock(str(tmp_path / "m0.lock")):
        bouwmap._ruim_oude_op(tmp_path / "m5")
    over = sorted(pad.name for pad in tmp_path.iterdir() if pad.is_dir())
    assert over == ["m0", "m3", "m4", "m5"]
    bouwmap._ruim_oude_op(tmp_path / "m5")
    assert not (tmp_path / "m0").exists()


def test_opruimen_terwijl_anderen_schrijven_stoort_niemand(tmp_path):
    def werk(wie: int) -> None:
        plaats = Bewaarplaats(tmp_path)
        for nummer in range(40):
            inhoud = f"{wie} {nummer}".encode()
            plaats.schrijf_bewijs("notebook/een", f"{wie} {nummer}", {"uitkomst": plaats.bewaar(inhoud)})
            plaats.ruim_op()
            assert plaats.geef(plaats.bewaar(inhoud)) == inhoud

    with ThreadPoolExecutor(4) as draden:
        for klaar in [draden.submit(werk, wie) for wie in range(4)]:
            klaar.result()
    assert not list(tmp_path.rglob("*.tmp"))


def test_vier_schrijvers_van_een_bestand_laten_een_heel_bestand_achter(tmp_path):
    doel = tmp_path / "x" / "bestand"
    teksten = [bytes([letter]) * 50_000 for letter in b"abcd"]
    with ThreadPoolExecutor(4) as draden:
        list(draden.map(lambda nr: schrijf_atomair(doel, teksten[nr % 4]), range(80)))
    assert doel.read_bytes() in teksten
    assert [pad.name for pad in Path(doel.parent).iterdir()] == ["bestand"]
