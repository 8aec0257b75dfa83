"""Een klus: werk in een eigen proces naast de run, met een uitkomst, een fout of een nette melding."""

from __future__ import annotations

import os
import time
from pathlib import Path

import psutil
import pytest

from sturing.fouten import BoekFout, InvoerFout
from sturing.uitgeven import vork
from sturing.uitgeven.klus import Klus
from sturing.uitgeven.notebooktaak import werkwortel


def tel_op(een: int, twee: int) -> tuple[int, int]:
    return een + twee, os.getpid()


def lees_trede() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def weiger(plaats: str) -> None:
    raise InvoerFout(plaats, "dat kan niet", "doe iets anders")


def val_om() -> None:
    print("het geheugen is op", flush=True)
    os._exit(7)


def schrijf_pid_en_wacht(pad: Path) -> None:
    pad.write_text(str(os.getpid()), encoding="ascii")
    time.sleep(600)


@pytest.fixture(params=["warm", "koud"])
def soort(request, monkeypatch):
    """Een klus uit het warme proces, en een zonder: de uitkomst is gelijk."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))  # het andere proces zoekt hier de functies
    if request.param == "koud":
        monkeypatch.setattr(vork, "_boekserver", None)
        yield "koud"
        return
    if not vork.kan_vorken():
        pytest.skip("hier kan een proces zich niet splitsen")
    monkeypatch.setattr(vork, "WARM_BOEK", ("sturing.uitgeven.klusstart",))
    vork.warm_boek_op()
    yield "warm"
    vork._boekserver.sluit()
    monkeypatch.setattr(vork, "_boekserver", None)


def test_een_klus_geeft_haar_uitkomst_uit_een_ander_proces(soort):
    with Klus(tel_op, 2, 3) as klus:
        som, pid = klus.wacht()
    assert (som, pid != os.getpid()) == (5, True)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="dit systeem kent geen treden")
def test_een_rustige_klus_gaat_opzij(soort):
    with Klus(lees_trede) as gewoon, Klus(lees_trede, rustig=True) as rustig:
        assert rustig.wacht() > gewoon.wacht()


def test_een_fout_van_het_rapport_komt_heel_terug(soort):
    with Klus(weiger, "hier") as klus, pytest.raises(InvoerFout) as fout:
        klus.wacht()
    assert (fout.value.plaats, fout.value.remedie) == ("hier", "doe iets anders")


def test_een_proces_dat_omvalt_wordt_een_nederlandse_fout_met_zijn_laatste_regel(soort):
    with Klus(val_om) as klus, pytest.raises(BoekFout, match="stopte met code 7: het geheugen is op"):
        klus.wacht()


def test_wie_afbreekt_laat_geen_proces_en_geen_bestanden_achter(soort, tmp_path):
    bericht = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt), Klus(schrijf_pid_en_wacht, bericht):
        while not (bericht.exists() and bericht.read_text(encoding="ascii")):
            time.sleep(0.02)
        raise KeyboardInterrupt
    assert not psutil.pid_exists(int(bericht.read_text(encoding="ascii")))
    assert not list(werkwortel().glob("klus-*"))


def test_twee_klussen_lopen_naast_elkaar(soort):
    with Klus(time.sleep, 1.0) as een, Klus(time.sleep, 1.0) as twee:
        begin = time.monotonic()
        een.wacht()
        na_een = time.monotonic() - begin
        twee.wacht()
        samen = time.monotonic() - begin
    assert samen - na_een < 0.9
