"""Een notebook leest niets ongemeld: het staat in het verslag, het doet er niet toe, of het wordt geweigerd."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import matplotlib
import pytest
from test_draaien import PARAMETERS, WORTEL, schrijf

from sturing.fouten import NotebookFout
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.herkomst import PAKKETMAP
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.leesslot import Leesslot, OngemeldeLeesactie
from sturing.uitgeven.verslag import BUITEN_ZICHT, Verslag
from sturing.uitgeven.voorraad import Bewaarplaats, Notebookvoorraad

LEZEN, MAKEN, BIJWERKEN = os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, os.O_RDWR
OPEN = "from sturing.tonen import *\nopen_bladzijde(gemeente, jaar, editie, peildatum)"
REMEDIE = "lees gegevens alleen via sturing en zet het bestand in data/<gemeente>"


@pytest.fixture
def wortel(tmp_path) -> Path:
    wortel = tmp_path / "checkout"
    for naam in ("data/klein/a.csv", "notebooks/een.ipynb", "book/index.md", "_config.yml", "los.csv", "_build/x.csv"):
        (wortel / naam).parent.mkdir(parents=True, exist_ok=True)
        (wortel / naam).write_text("x")
    (tmp_path / "extern.csv").write_text("oud")
    return wortel


@pytest.fixture
def slot(wortel) -> Leesslot:
    return Leesslot(str(wortel), set())


def probeer(slot: Leesslot, pad: object, vlaggen: int = LEZEN) -> None:
    slot.haak("open", (pad, None, vlaggen))


def mag(slot: Leesslot, pad: object, vlaggen: int = LEZEN) -> bool:
    try:
        probeer(slot, pad, vlaggen)
    except OngemeldeLeesactie:
        return False
    return True


@pytest.mark.parametrize("naam", ["data/klein/a.csv", "notebooks/een.ipynb", "book/index.md", "_config.yml"])
def test_wat_in_een_invoermap_gelezen_wordt_staat_in_het_verslag(slot, wortel, naam):
    probeer(slot, str(wortel / naam))
    assert slot.geopend == {naam}
    assert set(slot.geopend) <= set(Invoer(wortel, "klein").hashes)


def test_elk_soort_bestand_in_een_invoermap_telt(slot, wortel):
    for naam in ("data/klein/reken.py", "book/kaart.svg", "data/klein/stijl.css"):
        (wortel / naam).write_text("x")
        probeer(slot, str(wortel / naam))
    assert slot.geopend == {"data/klein/reken.py", "book/kaart.svg", "data/klein/stijl.css"}


@pytest.mark.parametrize("naam", ["los.csv", "_build/x.csv", "../extern.csv", "data/../los.csv"])
def test_lezen_buiten_de_invoer_wordt_geweigerd(slot, wortel, naam):
    with pytest.raises(OngemeldeLeesactie, match=f"en dat is geen invoer van het rapport; {REMEDIE}"):
        probeer(slot, str(wortel / naam))
    assert not mag(slot, os.fsencode(wortel / naam))
    assert not mag(slot, wortel / naam, BIJWERKEN)


def test_een_relatief_pad_telt_vanaf_de_map_van_dat_moment(slot, wortel, monkeypatch):
    monkeypatch.chdir(wortel.parent)
    assert not mag(slot, "extern.csv")
    monkeypatch.chdir(wortel / "data" / "klein")
    assert mag(slot, "a.csv")
    assert slot.geopend == {"data/klein/a.csv"}


@pytest.mark.skipif(os.name == "nt", reason="koppelingen vragen op Windows rechten")
def test_een_koppeling_is_geen_omweg(slot, wortel, tmp_path):
    (tmp_path / "onschuldig").symlink_to(tmp_path / "extern.csv")
    assert not mag(slot, str(tmp_path / "onschuldig"))
    (tmp_path / "naar").symlink_to(wortel)
    assert mag(slot, str(tmp_path / "naar" / "data" / "klein" / "a.csv"))
    assert slot.geopend == {"data/klein/a.csv"}
    assert not mag(slot, str(tmp_path / "naar" / "los.csv"))


def test_een_gedeelde_map_in_data_is_gewone_invoer(slot, wortel, tmp_path):
    (tmp_path / "gedeeld").mkdir()
    (tmp_path / "gedeeld" / "m.csv").write_text("x")
    try:
        (wortel / "data" / "klein" / "metingen").symlink_to(tmp_path / "gedeeld")
    except OSError:
        pytest.skip("koppelingen mogen hier niet")
    assert mag(slot, str(wortel / "data" / "klein" / "metingen" / "m.csv"))
    assert slot.geopend == {"data/klein/metingen/m.csv"}


def test_code_stijl_en_letters_zijn_geen_invoer(slot):
    for pad in (os.__file__, matplotlib.__file__, str(PAKKETMAP / "fouten.py"), matplotlib.matplotlib_fname()):
        assert mag(slot, pad), pad
    assert Path(sysconfig.get_path("stdlib")).is_dir() and slot.geopend == set()


def test_een_omgeving_binnen_de_checkout_is_code_en_de_rest_niet(wortel, monkeypatch):
    (wortel / ".venv").mkdir()
    (wortel / ".venv" / "pakket.py").write_text("x")
    monkeypatch.setattr(sys, "prefix", str(wortel / ".venv"))
    slot = Leesslot(str(wortel), set())
    assert mag(slot, str(wortel / ".venv" / "pakket.py"))
    assert not mag(slot, str(wortel / "los.csv"))


def test_wat_de_kernel_zelf_maakt_mag_hij_lezen(slot, tmp_path):
    probeer(slot, str(tmp_path / "eigen.csv"), MAKEN)
    (tmp_path / "eigen.csv").write_text("x")
    assert mag(slot, str(tmp_path / "eigen.csv"))
    assert not mag(slot, str(tmp_path / "extern.csv"), os.O_RDWR | os.O_APPEND)
    assert slot.geopend == set()


def test_een_bestand_dat_er_niet_is_meldt_het_systeem_zelf(slot, tmp_path):
    assert mag(slot, str(tmp_path / "bestaat-niet"))
    assert mag(slot, str(tmp_path))
    assert mag(slot, 3)


def test_een_database_is_ook_lezen(slot, tmp_path):
    slot.haak("sqlite3.connect", (":memory:",))
    with pytest.raises(OngemeldeLeesactie):
        slot.haak("sqlite3.connect", (str(tmp_path / "extern.csv"),))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc bestaat alleen op Linux")
def test_van_een_ander_proces_is_alleen_de_stand_te_lezen(slot):
    assert mag(slot, "/proc/self/environ") and mag(slot, "/proc/meminfo") and mag(slot, f"/proc/{os.getppid()}/stat")
    assert not mag(slot, f"/proc/{os.getppid()}/environ")
    assert not mag(slot, f"/proc/{os.getppid()}/cmdline")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc bestaat alleen op Linux")
def test_een_omweg_langs_proc_blijft_dicht(slot, tmp_path):
    assert not mag(slot, f"/proc/self/root{tmp_path / 'extern.csv'}")
    assert mag(slot, "/dev/urandom")


def test_na_een_ander_programma_wordt_de_uitkomst_niet_bewaard(slot, wortel):
    slot.haak("subprocess.Popen", ("cat", ["cat", "x"], None, None))
    gemeld = Verslag.van({"geopend": sorted(slot.geopend)})
    assert gemeld.geopend == (BUITEN_ZICHT,)
    bak = Notebookvoorraad(Bewaarplaats(wortel / "cache"), Invoer(wortel, "klein"))
    bak.leg("een", "s", "tekst", gemeld)
    assert bak.haal("een", "s") is None


# --- in een echte kernel ---


@pytest.mark.traag
@pytest.mark.parametrize("gewoon", [False, True], ids=["gevorkt", "gewoon"])
@pytest.mark.parametrize(
    "regel",
    [
        "import pandas as pd; pd.read_csv({extern!r})",
        "import os; os.chdir({map!r}); open('extern.csv').read()",
        "open({los!r}).read()",
    ],
    ids=["elders", "na chdir", "in de wortel"],
)
def test_een_notebook_dat_buiten_de_invoer_leest_mislukt_met_een_remedie(tmp_path, regel, gewoon):
    (tmp_path / "extern.csv").write_text("a\n1\n")
    los = str(WORTEL / "pyproject.toml")
    cel = regel.format(extern=str(tmp_path / "extern.csv"), map=str(tmp_path), los=los)
    with pytest.raises(NotebookFout) as fout:
        draai_alle(Opdracht((schrijf(tmp_path, "leest", cel),), PARAMETERS, tmp_path / "uit", WORTEL, gewoon=gewoon))
    zin = str(fout.value)
    assert zin.startswith(f"leest, cel 2 'stap-2' ({cel}): het notebook leest '")
    assert (los if "toml" in cel else "extern.csv") in zin and zin.endswith(REMEDIE)
    assert list((tmp_path / "uit").iterdir()) == []


@pytest.mark.traag
def test_een_gewone_kernel_laadt_alles_zonder_iets_ongemeld_te_lezen(tmp_path):
    gelegd = {}

    class Luistervoorraad(Notebookvoorraad):
        def leg(self, naam, sleutel, tekst, verslag):
            gelegd[naam] = verslag

    bak = Luistervoorraad(Bewaarplaats(tmp_path / "cache"), Invoer(WORTEL, "soest"))
    pad = schrijf(tmp_path, "toont", OPEN, "toon_oogopslag_opgaven()")
    draai_alle(Opdracht((pad,), PARAMETERS, tmp_path / "uit", WORTEL, gewoon=True, voorraad=bak))
    assert gelegd["toont"].gelezen and gelegd["toont"].geopend == ()
