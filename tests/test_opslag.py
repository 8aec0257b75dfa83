"""De opslag van metingen: alleen toevoegen, gesorteerd, onder een slot, en bestand tegen elke breuk."""

from __future__ import annotations

import csv
import io
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import filelock
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sturing.bronnen.ophalen.rij import Bereik, Opbrengst, Rij
from sturing.fouten import GegevensFout, OmgevingFout
from sturing.gegevens import opslag as module
from sturing.gegevens.feitenmodel import METINGKOLOMMEN
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.opslag import Opslag, bouw_csv
from sturing.schijf import schrijf_atomair

WORTEL = Path(__file__).parents[1]
OVERAL = Bereik(frozenset({("a", "totaal", "gemeten")}), "bron,")
alleen_posix = pytest.mark.skipif(os.name == "nt", reason="fork en SIGKILL bestaan hier niet")


def rij(periode: str = "2024", waarde: float | None = 1.0, dag: str = "2026-01-01", **anders) -> Rij:
    return Rij("a", "GM0342", periode, "totaal", waarde, "gemeten", date.fromisoformat(dag), "bron, tabel", **anders)


def opbrengst(*rijen: Rij, bron: str = "cbs") -> Opbrengst:
    return Opbrengst(bron, "bron", rijen, OVERAL)


def lees(map_: Path, naam: str = "cbs") -> list[dict[str, str]]:
    pad = map_ / "metingen" / f"{naam}.csv"
    if not pad.exists():
        return []
    with pad.open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


@pytest.fixture
def opslag(tmp_path: Path) -> Opslag:
    return Opslag(Lezer(tmp_path), tmp_path)


def test_een_herziening_is_een_nieuwe_rij_en_de_oude_blijft(opslag, tmp_path):
    opslag.schrijf(opbrengst(rij(waarde=1.0)))
    opslag.schrijf(opbrengst(rij(waarde=2.5, dag="2026-02-01")))
    assert [(r["waarde"], r["beschikbaar_per"]) for r in lees(tmp_path)] == [("1", "2026-01-01"), ("2.5", "2026-02-01")]


def test_dezelfde_opbrengst_twee_keer_verandert_geen_byte(opslag, tmp_path):
    opslag.schrijf(opbrengst(rij(), rij("2023", 0.1 + 0.2)))
    eerst = (tmp_path / "metingen/cbs.csv").read_bytes()
    verschil = opslag.schrijf(opbrengst(rij(dag="2026-03-01"), rij("2023", 0.3, dag="2026-03-01")))
    assert verschil.gelijk == 2
    assert (tmp_path / "metingen/cbs.csv").read_bytes() == eerst


def test_onbekend_blijft_leeg_en_een_meting_die_er_nooit_was_wordt_niet_geschreven(opslag, tmp_path):
    assert opslag.schrijf(opbrengst(rij(waarde=None))).leeg == 1
    assert lees(tmp_path) == []
    opslag.schrijf(opbrengst(rij(waarde=0.0)))
    opslag.schrijf(opbrengst(rij(waarde=None, dag="2026-02-01")))
    assert [r["waarde"] for r in lees(tmp_path)] == ["0", ""]


def test_twee_waarden_op_een_dag_botsen_en_de_eerste_blijft(opslag, tmp_path):
    opslag.schrijf(opbrengst(rij(waarde=1.0)))
    verschil = opslag.schrijf(opbrengst(rij(waarde=2.0)))
    assert len(verschil.botsing) == 1
    assert [r["waarde"] for r in lees(tmp_path)] == ["1"]


def test_wat_bij_de_bron_verdween_wordt_gemeld_en_blijft_staan(opslag, tmp_path):
    opslag.schrijf(opbrengst(rij("2023"), rij("2024")))
    verschil = opslag.schrijf(opbrengst(rij("2024", dag="2026-02-01")))
    assert [oud["periode"] for oud in verschil.verdwenen] == ["2023"]
    assert len(lees(tmp_path)) == 2


def test_een_herbouwde_momentopname_wordt_vergeleken_met_haar_eigen_dag(opslag, tmp_path):
    opslag.schrijf(opbrengst(rij(waarde=1.0, dag="2026-01-01")))
    opslag.schrijf(opbrengst(rij(waarde=2.0, dag="2026-06-01")))
    assert opslag.schrijf(opbrengst(rij(waarde=1.0, dag="2026-03-01"))).gelijk == 1
    assert len(lees(tmp_path)) == 2


def test_twee_mensen_die_iets_anders_toevoegen_raken_verschillende_regels(opslag, tmp_path):
    opslag.schrijf(opbrengst(*(rij(str(jaar)) for jaar in range(2010, 2020))))
    pad = tmp_path / "metingen/cbs.csv"
    basis = pad.read_text().splitlines()
    opslag.schrijf(opbrengst(rij("2009")))
    een = pad.read_text().splitlines()
    pad.write_text("\n".join(basis) + "\n")
    opslag.schrijf(opbrengst(rij("2024")))
    ander = pad.read_text().splitlines()
    assert [r for r in een if r not in basis] != [r for r in ander if r not in basis]
    assert een[2:] == basis[1:] and ander[:-1] == basis


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_de_bestanden_in_de_checkout_staan_al_in_de_vorm_die_wij_schrijven(gemeente):
    for pad in (WORTEL / "data" / gemeente / "metingen").glob("*.csv"):
        tekst = pad.read_text(encoding="utf-8")
        assert bouw_csv(csv.DictReader(io.StringIO(tekst, newline=""))) == tekst, pad.name


def test_een_tweede_schrijver_wacht_en_krijgt_een_leesbare_fout(opslag, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "WACHT_OP_SLOT", 0.1)
    (tmp_path / "metingen").mkdir()
    with filelock.FileLock(tmp_path / "metingen/.slot"), pytest.raises(OmgevingFout) as fout:
        opslag.schrijf(opbrengst(rij()))
    assert str(fout.value) == "metingen: iemand anders schrijft hier net; wacht tot die klaar is en probeer het opnieuw"


def test_wat_niet_klopt_komt_niet_op_schijf(tmp_path):
    def toets(rijen, plaats):
        raise GegevensFout(plaats, "klopt niet")

    with pytest.raises(GegevensFout, match=r"metingen/cbs\.csv: klopt niet"):
        Opslag(Lezer(tmp_path), tmp_path, toets).schrijf(opbrengst(rij()))
    assert lees(tmp_path) == []


def test_een_volle_schijf_laat_het_oude_bestand_staan_en_geen_resten(opslag, tmp_path, monkeypatch):
    opslag.schrijf(opbrengst(rij()))

    def vol(greep):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(OmgevingFout, match="schrijven lukt niet"):
        opslag.schrijf(opbrengst(rij("2023")))
    assert [r["periode"] for r in lees(tmp_path)] == ["2024"]
    assert [p.name for p in (tmp_path / "metingen").iterdir() if p.suffix == ".tmp"] == []


waarden = st.one_of(st.none(), st.floats(-1e6, 1e6).map(lambda x: round(x, 4)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(2015, 2018), waarden), max_size=5), max_size=5))
def test_geen_enkele_volgorde_van_opbrengsten_verliest_een_rij(tmp_path_factory, keren):
    map_ = tmp_path_factory.mktemp("opslag")
    opslag, eerder = Opslag(Lezer(map_), map_), []
    for dag, keer in enumerate(keren, 1):
        opslag.schrijf(opbrengst(*(rij(str(j), w, f"2026-01-{dag:02d}") for j, w in dict(keer).items())))
        nu = lees(map_)
        assert all(r in nu for r in eerder)
        sleutels = [tuple(r[k] for k in METINGKOLOMMEN[:4]) + (r["beschikbaar_per"],) for r in nu]
        assert sleutels == sorted(set(sleutels))
        eerder = nu


@alleen_posix
def test_het_proces_doden_bij_elke_schrijfstap_verliest_niets(tmp_path):
    """Elke keer sterft een kind bij de volgende handeling op schijf, tot er een het einde haalt."""
    opslag = Opslag(Lezer(tmp_path), tmp_path)
    opslag.schrijf(opbrengst(rij("2023"), rij("2022")))
    oud = lees(tmp_path)
    pad = tmp_path / "metingen/cbs.csv"
    for stap in range(1, 200):
        if kind := os.fork():
            _, status = os.waitpid(kind, 0)
            nu = lees(tmp_path)
            assert nu in (oud, lees_verwacht(oud)), f"na stap {stap} staat er iets anders"
            if os.WIFEXITED(status):
                break
        else:
            _sterf_bij(stap)
            opslag.schrijf(opbrengst(rij("2023"), rij("2022"), rij("2024", 3.0)))
            os._exit(0)
    assert stap > 8, "de proef heeft te weinig schrijfstappen gezien"
    assert lees(tmp_path) == lees_verwacht(oud)
    assert [p.name for p in pad.parent.iterdir() if p.suffix == ".tmp"] == []


@alleen_posix
def test_het_proces_doden_tijdens_het_ordenen_verliest_niets(tmp_path):
    opslag = Opslag(Lezer(tmp_path), tmp_path)
    opslag.schrijf(opbrengst(rij("2022"), rij("2023"), rij("2024")))
    pad = tmp_path / "metingen/cbs.csv"
    goed = pad.read_text()
    kop, *rijen = goed.splitlines()
    scheef = "\n".join([kop, *reversed(rijen)]) + "\n"
    pad.write_text(scheef)
    for stap in range(1, 200):
        if kind := os.fork():
            _, status = os.waitpid(kind, 0)
            assert pad.read_text() in (scheef, goed), f"na stap {stap} staat er iets anders"
            if os.WIFEXITED(status):
                break
        else:
            _sterf_bij(stap)
            Opslag(Lezer(tmp_path), tmp_path).orden()
            os._exit(0)
    assert stap > 8, "de proef heeft te weinig schrijfstappen gezien"
    assert pad.read_text() == goed


def lees_verwacht(oud: list[dict[str, str]]) -> list[dict[str, str]]:
    nieuw = dict.fromkeys(METINGKOLOMMEN, "") | {
        "indicator": "a", "gebied": "GM0342", "periode": "2024", "groep": "totaal", "waarde": "3",
        "herkomst": "gemeten", "beschikbaar_per": "2026-01-01", "vindplaats": "bron, tabel",
    }  # fmt: skip
    return [*oud, nieuw]


def _sterf_bij(stap: int) -> None:
    """Dood dit proces bij de zoveelste handeling op schijf: openen, schrijven naar schijf of hernoemen."""
    teller = 0

    def tel(wat: str, _: object = None) -> None:
        nonlocal teller
        if wat in ("open", "os.rename", "os.remove", "os.mkdir", "os.listdir", "os.scandir", "fsync"):
            teller += 1
            if teller == stap:
                os.kill(os.getpid(), signal.SIGKILL)

    echt = os.fsync
    os.fsync = lambda greep: (tel("fsync"), echt(greep))
    sys.addaudithook(tel)


_SCHRIJVER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_opslag import opbrengst, rij
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.opslag import Opslag
map_ = Path({map_!r})
opslag = Opslag(Lezer(map_), map_)
print("klaar", flush=True)
for n in range(int(sys.argv[1]), 100_000):
    opslag.schrijf(opbrengst(rij(f"{{n:06d}}", float(n))))
    print(n, flush=True)
"""


@alleen_posix
@pytest.mark.traag
def test_het_proces_doden_op_willekeurige_momenten_verliest_niets(tmp_path):
    """Wat de schrijver als geschreven meldde, staat er na elke dood nog, en het bestand is altijd heel."""
    dobbel, gemeld = random.Random(7), -1
    for _ in range(6):
        kind = subprocess.Popen(
            [sys.executable, "-c", _SCHRIJVER.format(tests=str(WORTEL / "tests"), map_=str(tmp_path)), str(gemeld + 1)],
            stdout=subprocess.PIPE, text=True, cwd=WORTEL,
        )  # fmt: skip
        assert kind.stdout.readline() == "klaar\n"
        time.sleep(dobbel.uniform(0.02, 0.5))
        os.kill(kind.pid, signal.SIGKILL)
        gemeld = max([gemeld, *(int(regel) for regel in kind.stdout.read().split() if regel.isdecimal())])
        kind.wait()
        nummers = [int(r["periode"]) for r in lees(tmp_path)]
        assert nummers == list(range(len(nummers)))
        assert len(nummers) >= gemeld + 1
        gemeld = len(nummers) - 1
    assert gemeld > 5


def test_schrijf_atomair_laat_geen_half_bestand_en_geen_rest(tmp_path, monkeypatch):
    pad = tmp_path / "a.txt"
    schrijf_atomair(pad, b"oud")
    monkeypatch.setattr(os, "replace", lambda van, naar: (_ for _ in ()).throw(OSError(5, "stuk")))
    with pytest.raises(OSError, match="stuk"):
        schrijf_atomair(pad, b"nieuw")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert pad.read_bytes() == b"oud"
