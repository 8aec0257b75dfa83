"""Een klus: werk in een eigen proces naast de run, met een uitkomst, een fout of een nette melding."""

from __future__ import annotations

import os
import time
from pathlib import Path

import psutil
import pytest

from sturing.fouten import BoekFout, InvoerFout
from sturing.uitgeven import klus as klusmodule
from sturing.uitgeven import vork
from sturing.uitgeven.geheugen import geef_vrij_geheugen_terug
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
        monkeypatch.setattr(klusmodule, "WARM_DRUK", ("niemand laadde dit",))
        yield "koud"
        return
    if not vork.kan_vorken():
        pytest.skip("hier kan een proces zich niet splitsen")
    warm = ("sturing.uitgeven.klusstart",)
    monkeypatch.setattr(klusmodule, "WARM_DRUK", warm)
    vork.warm_op(warm)
    yield "warm"
    vork.sluit(warm)


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


@pytest.mark.skipif(not vork.kan_vorken(), reason="hier kan een proces zich niet splitsen")
def test_wat_niet_meer_nodig_is_geeft_zijn_geheugen_terug_en_de_ander_werkt_door(monkeypatch):
    warm, over = ("sturing.uitgeven.klusstart",), ("sturing.uitgeven.klusstart", "json")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    for wat in (warm, over):
        vork.warm_op(wat, str(werkwortel()))
    monkeypatch.setattr(klusmodule, "WARM_DRUK", warm)
    try:
        with Klus(tel_op, 1, 1) as klus:
            vork.sluit(over)  # wie nog bezig is, houdt zijn werkmap
            assert klus.wacht()[0] == 2
        assert not any(sleutel[0] == over for sleutel in vork._servers)
        server = next(server for sleutel, server in vork._servers.items() if sleutel[0] == warm)
        pid = server._proces.pid
        vork.sluit(warm)
        assert not psutil.pid_exists(pid)
    finally:
        vork.sluit(warm)


def test_geheugen_teruggeven_mag_overal(monkeypatch):
    def geen_glibc(naam: str):
        raise OSError(f"{naam}: cannot open shared object file")

    geef_vrij_geheugen_terug()
    monkeypatch.setattr("sturing.uitgeven.geheugen.ctypes.CDLL", geen_glibc)
    geef_vrij_geheugen_terug()
