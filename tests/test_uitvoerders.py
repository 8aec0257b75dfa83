"""Uitvoerders: werk op een ander proces geeft dezelfde bytes, en wat daar misgaat, komt heel terug."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import threading
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import nbformat
import psutil
import pytest
from test_cli import draai as draai_cli
from test_draaien import PARAMETERS, WORTEL, schrijf

from sturing.bronnen.werkboekdeel import WerkboekFout
from sturing.fouten import InvoerFout, NotebookFout, OmgevingFout, SturingFout, VeleFouten
from sturing.paden import WORTEL_VARIABELE
from sturing.uitgeven import werkers
from sturing.uitgeven.baken import Uitkijk, bij_doven, ontsteek
from sturing.uitgeven.cellen import lees_notebook
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.rapport import bronnotebooks
from sturing.uitgeven.uitvoerders import kies_uitvoerder
from sturing.uitgeven.werkers import neem_kenmerk, toets_werker, vertaal_werkfout

OPEN = "from sturing.tonen import *\nopen_bladzijde(gemeente, jaar, editie, peildatum)"


class Minuitvoerder(Executor):
    """De kleinste uitvoerder die mag: voert meteen uit, en alles gaat door pickle heen."""

    def submit(self, fn, /, *waarden):  # noqa: D102
        toekomst: Future = Future()
        try:
            functie, argumenten = pickle.loads(pickle.dumps((fn, waarden)))
            toekomst.set_result(pickle.loads(pickle.dumps(functie(*argumenten))))
        except Exception as fout:
            toekomst.set_exception(pickle.loads(pickle.dumps(fout)))
        return toekomst


class Weigeraar(Executor):
    """Een uitvoerder die omgevallen is."""

    def submit(self, fn, /, *waarden):  # noqa: D102
        raise RuntimeError("cannot schedule new futures after shutdown")


@pytest.fixture
def processen():
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def draai(tmp_path: Path, *paden: Path, uitvoerder: Executor | None = None, uit: str = "uit", **anders) -> Path:
    draai_alle(Opdracht(paden, PARAMETERS, tmp_path / uit, WORTEL, **anders), uitvoerder=uitvoerder)
    return tmp_path / uit


@pytest.mark.parametrize(
    "fout",
    [
        SturingFout("a.csv, regel 1", "geen getal", "gebruik een punt"),
        InvoerFout("jaar", "bestaat niet"),
        NotebookFout("n, cel 3", "stuk", "laatste regels: x; y: z"),
        WerkboekFout("blad", "cel", "herstel"),
        VeleFouten([NotebookFout("a", "b", "c"), InvoerFout("d", "e")]),
    ],
    ids=lambda fout: type(fout).__name__,
)
def test_een_fout_komt_heel_van_een_ander_proces(fout):
    terug = pickle.loads(pickle.dumps(fout))
    assert (type(terug), str(terug), terug.args, terug.afloop) == (type(fout), str(fout), fout.args, fout.afloop)
    assert (terug.plaats, terug.overtreder, terug.remedie) == (fout.plaats, fout.overtreder, fout.remedie)
    if isinstance(fout, VeleFouten):
        assert [str(deel) for deel in terug.fouten] == [str(deel) for deel in fout.fouten]


def test_een_notebook_als_tekst_is_hetzelfde_notebook():
    for pad in bronnotebooks(WORTEL):
        tekst = nbformat.writes(lees_notebook(pad))
        assert nbformat.writes(nbformat.reads(tekst, as_version=4)) == tekst


# --- het baken ---


def test_een_baken_brandt_zolang_de_run_duurt_en_laat_niets_achter(tmp_path):
    with ontsteek(tmp_path) as baken:
        assert Uitkijk(tmp_path / baken).brandt()
    assert not Uitkijk(tmp_path / baken).brandt()
    assert list((tmp_path / baken).parent.iterdir()) == []


def test_een_baken_dat_niet_meer_verandert_is_uit(tmp_path):
    pad = tmp_path / "baken"
    pad.write_text("7")
    uitkijk = Uitkijk(pad, stil=0.2)
    assert uitkijk.brandt()
    time.sleep(0.3)
    assert not uitkijk.brandt()
    pad.write_text("8")
    assert uitkijk.brandt()


def test_een_vergeten_baken_verdwijnt_bij_een_volgende_run(tmp_path):
    with ontsteek(tmp_path) as baken:
        oud = (tmp_path / baken).with_name("vergeten")
        oud.write_text("3")
        os.utime(oud, (0, 0))
    with ontsteek(tmp_path):
        assert not oud.exists()


def test_wie_op_de_uitkijk_staat_stopt_als_het_baken_dooft(tmp_path):
    gestopt = threading.Event()
    with ontsteek(tmp_path) as baken:
        uitkijk = Uitkijk(tmp_path / baken)
        with bij_doven(uitkijk, gestopt.set):
            assert not gestopt.wait(1.5)
            (tmp_path / baken).unlink()
            # Hij gaat weer aan doordat de run nog loopt; de uitkijk zag hem uit, of weer aan.
    with bij_doven(uitkijk, gestopt.set):
        assert gestopt.wait(5)


# --- wie mag meewerken ---


@pytest.fixture
def kenmerk(tmp_path, monkeypatch):
    monkeypatch.delenv(WORTEL_VARIABELE, raising=False)
    monkeypatch.setattr("sturing.uitgeven.baken._EERSTE_BLIK", 0.1)
    # Wie tijdens de test aan de code werkt, verandert de uitslag niet.
    for naam in ("hash_pakket", "hash_bij_begin"):
        monkeypatch.setattr(werkers, naam, lambda: "1" * 64)
    with ontsteek(tmp_path) as baken:
        yield neem_kenmerk(tmp_path, baken)


def test_dezelfde_code_versies_en_map_mogen_meewerken(kenmerk, tmp_path):
    assert toets_werker(kenmerk) == tmp_path


def test_een_werker_mag_de_map_op_een_andere_plek_hebben(kenmerk, tmp_path, tmp_path_factory, monkeypatch):
    ander = tmp_path_factory.mktemp("koppelpunt") / "gedeeld"
    ander.symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.setenv(WORTEL_VARIABELE, str(ander))
    assert toets_werker(replace(kenmerk, wortel="/bestaat/alleen/daar")) == ander


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wortel": "/hier/niet"}, "map '/hier/niet' is hier niet de map van de opdrachtgever; koppel daar dezelfde"),
        ({"pakket": "0" * 64}, "de code van sturing is hier anders; zet op elke machine dezelfde vastlegging"),
        ({"bepalend": {"pandas": "0.1"}}, r"pandas \S+ \(niet 0\.1\)"),
        ({"bepalend": {"nog-nooit-gezien": "2"}}, r"nog-nooit-gezien ontbreekt \(niet 2\)"),
        (
            {"pakketten": {"pytest": "0.1"}},
            r"andere versies dan de opdrachtgever: pytest \S+ \(niet 0\.1\); installeer",
        ),
    ],
    ids=["map", "code", "versie", "ontbreekt", "ander pakket"],
)
def test_een_werker_die_afwijkt_wordt_bij_naam_geweigerd(kenmerk, anders, zin):
    if "bepalend" in anders:
        anders = {"bepalend": {**kenmerk.bepalend, **anders["bepalend"]}}
    with pytest.raises(OmgevingFout, match=rf"^werker op .* \(proces {os.getpid()}\): .*{zin}"):
        toets_werker(replace(kenmerk, **anders))


def test_een_pakket_dat_alleen_de_opdrachtgever_heeft_doet_er_niet_toe(kenmerk):
    toets_werker(replace(kenmerk, pakketten={**kenmerk.pakketten, "alleen-voor-tests": "1"}))


def test_een_werker_die_begon_voor_de_code_veranderde_wordt_geweigerd(kenmerk, monkeypatch):
    monkeypatch.setattr(werkers, "hash_bij_begin", lambda: "oud")
    with pytest.raises(OmgevingFout, match="veranderde nadat de werker begon; start de werker opnieuw"):
        toets_werker(kenmerk)


def test_een_fout_van_een_uitvoerder_wordt_nederlands():
    from concurrent.futures import CancelledError
    from concurrent.futures.process import BrokenProcessPool

    for fout, zin in (
        (CancelledError(), "a: de werkers of hun planner zijn niet meer te bereiken"),
        (BrokenProcessPool("A process in the process pool"), "a: de werker viel om"),
        (ValueError("x"), "a: de werker meldt ValueError: x"),
        (InvoerFout("jaar", "bestaat niet"), "jaar: bestaat niet"),
    ):
        assert str(vertaal_werkfout("a", fout)).startswith(zin)


# --- notebooks op elke uitvoerder ---


@pytest.mark.traag
def test_op_elke_uitvoerder_komen_dezelfde_bytes_eruit(tmp_path, processen):
    paden = (
        schrijf(tmp_path, "toont", OPEN, "toon_oogopslag_opgaven()"),
        schrijf(tmp_path, "rekent", "import numpy as np\nnp.arange(3) @ np.arange(3)", "sorted({'a', 'b'}), hash('a')"),
    )
    hier = draai(tmp_path, *paden, uit="hier")
    for naam, uitvoerder in (("mini", Minuitvoerder()), ("processen", processen)):
        elders = draai(tmp_path, *paden, uitvoerder=uitvoerder, uit=naam)
        assert {p.name: p.read_bytes() for p in elders.iterdir()} == {p.name: p.read_bytes() for p in hier.iterdir()}


@pytest.mark.traag
def test_fouten_in_notebooks_op_een_werker_zijn_die_van_hier(tmp_path, processen):
    paden = (schrijf(tmp_path, "a", "1 / 0"), schrijf(tmp_path, "b", "stuk"), schrijf(tmp_path, "goed", "1 + 1"))
    meldingen = []
    for uitvoerder in (None, processen):
        with pytest.raises(VeleFouten) as fout:
            draai(tmp_path, *paden, uitvoerder=uitvoerder)
        meldingen.append((str(fout.value), [type(deel) for deel in fout.value.fouten]))
        assert [p.name for p in (tmp_path / "uit").iterdir()] == ["goed.ipynb"]
    assert meldingen[0] == meldingen[1]


@pytest.mark.traag
def test_een_werker_die_andere_bytes_las_telt_niet(tmp_path, monkeypatch):
    monkeypatch.setattr("sturing.uitgeven.draaien.hash_van", lambda inhoud: "anders")
    with pytest.raises(NotebookFout, match="leest: een werker las een andere data/soest/.* dan hier staat"):
        draai(tmp_path, schrijf(tmp_path, "leest", OPEN), uitvoerder=Minuitvoerder())
    assert list((tmp_path / "uit").iterdir()) == []


def test_een_uitvoerder_die_niets_aanneemt_geeft_een_leesbare_fout(tmp_path):
    with pytest.raises(NotebookFout, match="^een: de werker meldt RuntimeError"):
        draai(tmp_path, schrijf(tmp_path, "een", "1"), uitvoerder=Weigeraar())


@pytest.mark.traag
def test_wie_afbreekt_stopt_ook_wat_op_de_werkers_loopt(tmp_path):
    merk = tmp_path / "kernel"
    slaapt = schrijf(
        tmp_path, "slaapt", f"import os, pathlib; pathlib.Path({str(merk)!r}).write_text(str(os.getpid()))",
        "import time; time.sleep(300)",
    )  # fmt: skip
    wacht = f"import os, time\nwhile not os.path.exists({str(merk)!r}): time.sleep(0.1)"

    def breek_af(naam: str) -> None:
        raise KeyboardInterrupt

    begin = time.monotonic()
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        opdracht = Opdracht((slaapt, schrijf(tmp_path, "kort", wacht)), PARAMETERS, tmp_path / "uit", WORTEL)
        with pytest.raises(KeyboardInterrupt):
            draai_alle(opdracht, breek_af, pool)
    assert time.monotonic() - begin < 120
    assert not psutil.pid_exists(int(merk.read_text()))


# --- de opdrachtregel ---


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        (("dusk", "tcp://x:1", None, False), "uitvoerder: 'dusk' bestaat niet; bedoelde u 'dask'?"),
        (("spark", "x:1", None, False), "uitvoerder: 'spark' bestaat niet; kies dask"),
        (("dask", None, None, False), "adres: ontbreekt bij --uitvoerder dask; geef het erbij, als --adres tcp://"),
        ((None, "tcp://x:1", None, False), "uitvoerder: ontbreekt bij --adres; geef hem erbij, als --uitvoerder dask"),
        ((None, None, 2, False), "tegelijk: geldt voor een reeks rapporten; laat het weg"),
        (("dask", "x:1", 2, True), "tegelijk: gaat niet samen met --uitvoerder; het aantal werkers bepaalt"),
        ((None, None, 0, True), "tegelijk: '0' is geen aantal rapporten; geef 1 of meer"),
        (
            ("dask", "onzin://x", None, False),
            "adres: 'onzin://x' is geen adres van een planner; schrijf het als tcp://",
        ),
        (("dask", "10.0.0.5", None, False), "adres: '10.0.0.5' is geen adres van een planner; schrijf het als tcp://"),
    ],
)
def test_een_verkeerde_vraag_om_een_uitvoerder_geeft_een_zin_met_remedie(vraag, zin):
    with pytest.raises(InvoerFout) as fout:
        kies_uitvoerder(*vraag)
    assert str(fout.value).startswith(zin)


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("--uitvoerder", "dusk"), "uitvoerder: 'dusk' bestaat niet; bedoelde u 'dask'?"),
        (("--tegelijk", "twee"), "--tegelijk: 'twee' is geen heel getal; vraag 'sturing rapport --help'"),
    ],
)
def test_de_opdrachtregel_weigert_een_verkeerde_uitvoerder(woorden, zin):
    uitslag = draai_cli("rapport", *woorden)
    assert uitslag.returncode == 2
    assert f"Fout: {zin}" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr


@pytest.mark.parametrize("adres", ["tcp://planner:8786", "tls://10.0.0.5:8786", "planner.net:1", "tcp://[::1]:8786"])
def test_een_adres_is_een_machine_met_een_poort(adres):
    assert kies_uitvoerder("dask", adres, None, reeks=True).adres == adres


def test_zonder_uitvoerder_is_er_geen_keuze():
    assert kies_uitvoerder(None, None, None, reeks=False) is None
    assert kies_uitvoerder(None, None, 4, reeks=True) is None


@pytest.mark.traag
def test_een_planner_die_niet_antwoordt_geeft_een_fout_en_geen_wachttijd():
    adres = "tcp://127.0.0.1:9"
    uitslag = draai_cli(
        "rapport", "2025-2026", "-g", "voorbeeld", "-e", "concept", "--uitvoerder", "dask", "--adres", adres
    )
    assert uitslag.returncode == 6, uitslag.stderr
    assert f"Fout: adres '{adres}': daar antwoordt geen planner van Dask" in uitslag.stderr
    assert "dask scheduler" in uitslag.stderr and len(uitslag.stderr.splitlines()) == 1


def test_zonder_distributed_staat_er_wat_te_installeren(tmp_path, monkeypatch):
    from sturing.uitgeven.uitvoerders import Uitvoerderkeuze, open_uitvoerder

    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(OmgevingFout, match=r'ontbreekt; typ: pip install "sturing\[verdeeld\]"'),
        open_uitvoerder(Uitvoerderkeuze("dask", "tcp://127.0.0.1:9"), tmp_path),
    ):
        pass
