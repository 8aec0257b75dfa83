"""De voorraad: een notebook draait alleen opnieuw als iets veranderde waarop zijn uitkomst rust."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_draaien import PARAMETERS, schrijf

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.leesverslag import Leesverslag
from sturing.uitgeven import kernelstart
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.verslag import Verslag
from sturing.uitgeven.voorraad import Bewaarplaats, Notebookvoorraad

WORTEL = Path(__file__).parents[1]
TEKST = nbformat.writes(nbformat.v4.new_notebook())


@pytest.fixture
def checkout(tmp_path) -> Path:
    """Een checkout met een paar bestanden; wat erin staat doet er niet toe."""
    for naam in ("data/klein/a.csv", "data/klein/b.csv", "data/ander/a.csv", "notebooks/een.ipynb", "book/x.md"):
        pad = tmp_path / "w" / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(naam)
    return tmp_path / "w"


def voorraad(checkout: Path, lezen: bool = True) -> Notebookvoorraad:
    return Notebookvoorraad(Bewaarplaats(checkout / "cache"), Invoer(checkout, "klein"), lezen)


def verslag(checkout: Path, *gebruikt: str, gelezen: tuple[str, ...] = (), geopend: tuple[str, ...] = ()) -> Verslag:
    hashes = Invoer(checkout, "klein").hashes
    return Verslag({p: hashes[p] for p in gebruikt}, {p: hashes[p] for p in (*gebruikt, *gelezen)}, geopend)


def leg(checkout: Path, **over) -> None:
    voorraad(checkout).leg("een", "s", TEKST, verslag(checkout, "data/klein/a.csv", **over))


def test_zonder_wijziging_ligt_de_uitkomst_er_nog(checkout):
    leg(checkout)
    assert voorraad(checkout).haal("een", "s") == TEKST


def test_wie_opnieuw_vraagt_krijgt_niets_uit_de_voorraad(checkout):
    leg(checkout)
    assert voorraad(checkout, lezen=False).haal("een", "s") is None


@pytest.mark.parametrize("pad", ["data/klein/a.csv", "notebooks/een.ipynb"])
def test_een_gewijzigd_bestand_waarop_het_rust_draait_opnieuw(checkout, pad):
    leg(checkout, geopend=("notebooks/een.ipynb",))
    (checkout / pad).write_text("anders")
    assert voorraad(checkout).haal("een", "s") is None


def test_een_gewijzigd_bestand_dat_het_niet_gebruikte_draait_niet_opnieuw(checkout):
    leg(checkout, gelezen=("data/klein/b.csv",))
    (checkout / "data/klein/b.csv").write_text("anders")
    (checkout / "data/ander/a.csv").write_text("anders")
    assert voorraad(checkout).haal("een", "s") == TEKST


@pytest.mark.parametrize("pad", ["data/klein/nieuw.csv", "notebooks/nieuw.ipynb"])
def test_een_nieuw_of_verdwenen_bestand_draait_opnieuw(checkout, pad):
    leg(checkout)
    (checkout / pad).write_text("")
    assert voorraad(checkout).haal("een", "s") is None


def test_andere_cellen_code_of_parameters_draaien_opnieuw(checkout):
    leg(checkout)
    assert voorraad(checkout).haal("een", "andere cellen") is None
    ander = voorraad(checkout)
    ander.invoer.code = "andere code"
    assert ander.haal("een", "s") is None


def test_een_bestand_dat_tijdens_de_run_wijzigt_wordt_niet_bewaard(checkout):
    for pad, over in (("data/klein/b.csv", {"gelezen": ("data/klein/b.csv",)}), ("notebooks/een.ipynb", {})):
        begin = voorraad(checkout)
        wat = verslag(checkout, "data/klein/a.csv", geopend=("notebooks/een.ipynb",), **over)
        (checkout / pad).write_text("tijdens de run")
        if over:  # de kernel las de nieuwe inhoud
            wat = replace(wat, gelezen={**wat.gelezen, pad: "anders"})
        begin.leg("een", "s", TEKST, wat)
        assert voorraad(checkout).haal("een", "s") is None


def test_een_beschadigde_uitkomst_telt_niet(checkout):
    leg(checkout)
    for pad in (checkout / "cache" / "inhoud").glob("*/*"):
        pad.write_text("half")
    assert voorraad(checkout).haal("een", "s") is None


def test_een_beschadigd_bewijs_telt_niet(checkout):
    leg(checkout)
    for pad in (checkout / "cache" / "bewijs").rglob("*.json"):
        pad.write_text("{")
    assert voorraad(checkout).haal("een", "s") is None


def test_een_bewaard_notebook_noemt_de_hashes_van_nu(checkout):
    cel = nbformat.v4.new_code_cell("x", id="c")
    data = {"application/vnd.sturing.gelezen+json": {"data/klein/b.csv": "oud"}, "text/plain": ""}
    cel.outputs = [nbformat.v4.new_output("display_data", data=data)]
    nb = nbformat.v4.new_notebook(cells=[cel])
    voorraad(checkout).leg("een", "s", nbformat.writes(nb), verslag(checkout, "data/klein/a.csv"))
    nu = Invoer(checkout, "klein").hashes["data/klein/b.csv"]
    gehaald = nbformat.reads(voorraad(checkout).haal("een", "s"), as_version=4)
    assert gehaald.cells[0].outputs[0].data["application/vnd.sturing.gelezen+json"] == {"data/klein/b.csv": nu}


def test_opruimen_laat_staan_wat_een_bewijs_noemt(checkout):
    leg(checkout)
    plaats = Bewaarplaats(checkout / "cache")
    wees = plaats.bewaar(b"nergens genoemd")
    plaats.ruim_op()
    # Net geschreven: een ander rapport kan er nog een bewijs bij leggen.
    assert plaats.geef(wees) is not None
    for pad in (checkout / "cache" / "inhoud").glob("*/*"):
        os.utime(pad, (0, 0))
    plaats.ruim_op()
    assert plaats.geef(wees) is None
    assert voorraad(checkout).haal("een", "s") == TEKST


# --- wat een bladzijde van het dossier gebruikt ----------------------------------------------------------

VELDEN = ("metingen", "uitspraken", "kerncijfers", "ervaringen", "ontwikkelingen", "feiten", "aanbod", "lessen")
DELEN_ALTIJD = ("kader/2026/indicatoren.yml", "gemeente.yml")


@pytest.fixture(scope="module")
def kopie(tmp_path_factory) -> Path:
    """Een checkout met het voorbeeld, om in te wijzigen."""
    map_ = tmp_path_factory.mktemp("kopie")
    shutil.copytree(WORTEL / "data" / "voorbeeld", map_ / "data" / "voorbeeld")
    (map_ / "notebooks").mkdir()
    return map_


def waarden(dossier, velden) -> list[str]:
    return [json.dumps(_plat(getattr(dossier, veld)), default=str, sort_keys=True) for veld in velden]


def _plat(waarde: object) -> object:
    if hasattr(waarde, "to_csv"):
        return waarde.to_csv()
    return repr(waarde)


@pytest.mark.traag
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_elke_gewijzigde_byte_staat_in_het_verslag_of_verandert_niets(kopie, data):
    """Wie alleen deze velden gebruikt, krijgt na elke wijziging buiten zijn verslag precies hetzelfde."""
    velden = data.draw(st.sets(st.sampled_from(VELDEN[:5] + VELDEN[6:]), max_size=3).map(sorted))
    dossier = lees_dossier(kopie, "voorbeeld", 2026)
    eerst = [dossier.kader.jaar, repr(dossier.gemeente), *waarden(dossier, velden)]
    rust_op = set(dossier.verslag.gebruikt)
    pad = data.draw(st.sampled_from(sorted(p for p in (kopie / "data").rglob("*") if p.is_file())))
    naam = pad.relative_to(kopie).as_posix()
    oud = pad.read_bytes()
    plek = data.draw(st.integers(0, len(oud) - 1))
    try:
        pad.write_bytes(oud[:plek] + bytes([oud[plek] ^ data.draw(st.sampled_from([1, 2, 4]))]) + oud[plek + 1 :])
        try:
            nieuw = lees_dossier(kopie, "voorbeeld", 2026)
        except Exception:  # noqa: BLE001 - een kapotte byte mag elke leesfout geven; dan draait er niets
            return
        later = [nieuw.kader.jaar, repr(nieuw.gemeente), *waarden(nieuw, velden)]
        assert later == eerst or naam in rust_op
    finally:
        pad.write_bytes(oud)


def test_elk_bestand_dat_gelezen_is_hoort_bij_een_deel_of_telt_altijd(kopie):
    dossier = lees_dossier(kopie, "voorbeeld", 2026)
    altijd = set(dossier.verslag.gebruikt)
    assert {f"data/voorbeeld/{naam}" for naam in DELEN_ALTIJD} <= altijd
    for veld in dossier.__dataclass_fields__:
        getattr(dossier, veld)
    assert dossier.verslag.gebruikt == dossier.verslag.gelezen


def test_een_deel_telt_pas_als_gebruikt_na_gebruik():
    verslag = Leesverslag()
    verslag.noteer(Path("altijd"), b"")
    with verslag.voor("metingen"):
        verslag.noteer(Path("m"), b"")
    assert set(verslag.gebruikt) == {"altijd"}
    verslag.gebruik("metingen")
    assert set(verslag.gebruikt) == {"altijd", "m"}


# --- in een echte run -------------------------------------------------------------------------------------


@pytest.mark.traag
def test_er_is_een_lezer_en_een_tweede_run_draait_alleen_wat_moet(tmp_path, monkeypatch):
    # Andere tests draaien tegelijk en mogen bestanden naast de code zetten; hier gaat het om de gegevens.
    monkeypatch.setattr("sturing.uitgeven.invoer.hash_pakket", lambda: "code")
    wortel = tmp_path / "w"
    for naam in ("data/voorbeeld", "book"):
        shutil.copytree(WORTEL / naam, wortel / naam, ignore=shutil.ignore_patterns("gedraaid", "_static"))
    (wortel / "notebooks").mkdir()
    openen = "from sturing.tonen import *\nopen_bladzijde(gemeente, jaar, editie, peildatum)"
    paden = (
        schrijf(wortel / "notebooks", "cijfers", openen, "toon_oogopslag_opgaven()"),
        schrijf(wortel / "notebooks", "woorden", openen, "toon_begrippen()"),
        schrijf(wortel / "notebooks", "telt", openen, "toon_volledigheid()"),
    )
    waarden = PARAMETERS | {"gemeente": "voorbeeld"}
    gelegd: dict[str, Verslag] = {}

    class Luistervoorraad(Notebookvoorraad):
        def leg(self, naam, sleutel, tekst, verslag):
            gelegd[naam] = verslag
            super().leg(naam, sleutel, tekst, verslag)

    def draai(uit: str, lezen: bool = True) -> set[str]:
        bak = Luistervoorraad(Bewaarplaats(tmp_path / "cache"), Invoer(wortel, "voorbeeld"), lezen)
        draai_alle(Opdracht(paden, waarden, tmp_path / uit, wortel, voorraad=bak))
        return {pad.stem for pad in paden} - bak.gehaald

    assert draai("een") == {"cijfers", "woorden", "telt"}
    for verslag_ in gelegd.values():  # niemand opent data/ buiten de lezer om
        assert verslag_.gelezen
        assert not [pad for pad in verslag_.geopend if pad.startswith("data/")]
    assert draai("twee") == set()
    meting = next((wortel / "data" / "voorbeeld" / "metingen").glob("*.csv"))
    meting.write_bytes(meting.read_bytes() + b"\n")
    assert draai("drie") == {"cijfers", "telt"}
    nb = nbformat.read(paden[1], as_version=4)
    nb.cells.append(nbformat.v4.new_markdown_cell("Een duiding.", id="extra"))
    nbformat.write(nb, paden[1])
    assert draai("vier") == {"telt"}  # een duiding is geen code; alleen de telling van duidingen leest de notebooks
    draai("koud", lezen=False)
    for pad in paden:
        assert (tmp_path / "vier" / pad.name).read_bytes() == (tmp_path / "koud" / pad.name).read_bytes()


def test_wat_de_kernel_opende_staat_heel_in_het_verslag(monkeypatch):
    """Ook wat geen invoer is: de voorraad kent zijn hash niet en bewaart de uitkomst dan niet."""
    monkeypatch.setattr(kernelstart, "geopend", {"data/a.csv", "notebooks/b.ipynb", "_build/x"})
    gemeld = Verslag.van(json.loads(kernelstart.verslag()))
    assert gemeld.geopend == ("_build/x", "data/a.csv", "notebooks/b.ipynb")
