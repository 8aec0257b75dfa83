"""Een nieuwe gemeente of een nieuw jaar: meteen geldig, zonder iets van een ander, en met een lijst van taken."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from sturing.bronnen.nieuw.jaar import neem_duidingen_mee
from sturing.fouten import InvoerFout
from sturing.gegevens.dossier import lees_dossier
from sturing.nieuwopdracht import begin_gemeente, begin_jaar
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.uitgeven.cellen import kies_cellen, lees_notebook

WORTEL = Path(__file__).parents[1]


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    """Een checkout met alleen wat een begin nodig heeft."""
    for naam in ("data/voorbeeld", "data/soest", "notebooks"):
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("momentopnamen", "2027"))
    return tmp_path


def test_een_nieuwe_gemeente_is_meteen_geldig_en_zegt_wat_ontbreekt(wortel):
    begin = begin_gemeente(wortel, "Bergen op Zoom", "GM0748")
    assert begin.map == wortel / "data" / "bergen-op-zoom"
    dossier = lees_dossier(wortel, "bergen-op-zoom", 2026, "concept")
    assert (dossier.gemeente.naam, dossier.gemeente.code, len(dossier.kader.doelen)) == ("Bergen op Zoom", "GM0748", 19)
    assert dossier.metingen.empty and not dossier.gemeente.verzonnen
    tekst = "\n".join(begin.taken)
    for woord in ("wijken", "documenten", "nog invullen", "165 van 165 indicatoren", "19 duidingen"):
        assert woord in tekst


def test_er_komt_niets_van_een_andere_gemeente_mee(wortel):
    begin = begin_gemeente(wortel, "Bergen op Zoom", "GM0748")
    for pad in (p for p in begin.map.rglob("*") if p.is_file()):
        tekst = pad.read_text("utf-8")
        # Het id van een indicator blijft, want notebooks noemen het; elke naam die een lezer ziet is nieuw.
        een_id = r"^[- ]*(id: |telt_zelfde_als: |- )?[a-z0-9-]*soest[a-z0-9-]*$"
        zonder_ids = re.sub(een_id, "", tekst, flags=re.MULTILINE)
        assert not re.search(r"voorbeeldstad|verzonnen|GM9999|WK9999|soest", zonder_ids, re.IGNORECASE), pad
    assert not re.search(r"budget: \d", (begin.map / "kader/2026/afwegingskader.yml").read_text("utf-8"))
    assert "`sturing rapport --gemeente bergen-op-zoom --editie concept`" in (begin.map / "README.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("naam", "code", "zin"),
    [
        ("Baarn", "0308", "schrijf GM en vier cijfers"),
        ("Soest", "GM0308", "deze map bestaat al"),
        ("Ander Soest", "GM0342", "GM0342 is al de code van 'soest'"),
        ("../weg", "GM0308", "geen naam van een gemeente"),
        ("", "GM0308", "geen naam van een gemeente"),
    ],
)
def test_een_verkeerde_naam_of_code_schrijft_niets(wortel, naam, code, zin):
    voor = sorted(p.name for p in (wortel / "data").iterdir())
    with pytest.raises(InvoerFout, match=zin):
        begin_gemeente(wortel, naam, code)
    assert sorted(p.name for p in (wortel / "data").iterdir()) == voor


def test_een_begin_dat_niet_geldig_blijkt_laat_niets_achter(wortel):
    (wortel / "data/voorbeeld/kader/2026/indicatoren.yml").write_text("[]\n", encoding="utf-8")
    with pytest.raises(Exception):  # noqa: B017 - welke fout het kader geeft, is hier niet de belofte
        begin_gemeente(wortel, "Baarn", "GM0308")
    assert not (wortel / "data" / "baarn").exists()


def test_een_nieuw_jaar_neemt_kader_en_cyclus_mee_en_laat_het_oude_heel(wortel):
    def afdruk() -> str:
        paden = sorted((wortel / "data/soest/kader/2026").rglob("*"))
        return hashlib.sha256(b"".join(p.read_bytes() for p in paden if p.is_file())).hexdigest()

    oud = afdruk()
    begin = begin_jaar(wortel, "soest", 2027)
    assert afdruk() == oud
    kader = lees_dossier(wortel, "soest", 2027, "concept").kader
    assert (kader.jaar, kader.cyclus.jaar) == (2027, 2027)
    assert kader.cyclus.edities["concept"].peildatum.isoformat() == "2027-03-31"
    cyclus = (begin.map / "cyclus.yml").read_text("utf-8")
    assert "Concept voortgangsrapportage 2027 klaar" in cyclus
    assert "Uitvoeringsplan 2026 §9.5" in cyclus
    tekst = "\n".join(begin.taken)
    assert "controleer budgetten" in tekst and "soest/ontwikkelingen/2027: bestaat nog niet" in tekst
    with pytest.raises(InvoerFout, match="dit kaderjaar bestaat al"):
        begin_jaar(wortel, "soest", 2027)


def test_een_meegenomen_duiding_telt_pas_als_een_schrijver_haar_heeft_herzien(wortel):
    begin_jaar(wortel, "soest", 2027)
    paden = sorted((wortel / "notebooks").glob("*.ipynb"))
    dossier = lees_dossier(wortel, "soest", 2027, "concept")
    assert geduide_doelen(paden, dossier) == set()
    pad = wortel / "notebooks" / "gezonde_leefstijl.ipynb"
    nb = lees_notebook(pad)
    nieuw = [c for c in nb.cells if "te-herzien" in c.metadata.get("tags", [])]
    assert [c.id for c in nieuw] and all("-2027-soest" in c.id for c in nieuw)
    assert all({"jaar-2027", "gemeente-soest"} <= set(c.metadata["tags"]) for c in nieuw)
    assert len(kies_cellen(lees_notebook(pad), pad.name, "soest", 2027, "concept")) == len(nieuw)
    nieuw[0].metadata["tags"].remove("te-herzien")
    nbformat.write(nb, pad)
    assert len(geduide_doelen(paden, dossier)) == 1
    assert len(kies_cellen(lees_notebook(pad), pad.name, "soest", 2027, "concept")) == len(nieuw) - 1


def test_een_nieuw_jaar_verandert_niets_aan_het_rapport_van_dit_jaar(wortel):
    pad = wortel / "notebooks" / "gezonde_leefstijl.ipynb"
    voor = lees_notebook(pad)
    kies_cellen(voor, pad.name, "soest", 2026, "concept")
    neem_duidingen_mee(wortel / "notebooks", "soest", 2026, 2027)
    na = lees_notebook(pad)
    kies_cellen(na, pad.name, "soest", 2026, "concept")
    assert voor.cells == na.cells
    assert neem_duidingen_mee(wortel / "notebooks", "soest", 2026, 2027) == []
