"""Het levende voorbeeld: na elke wijziging de HTML van een gewone bouw, en niet meer werk dan nodig."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import nbformat
import pytest
from test_tekstwissel import PARAMS, TELT, code, schrijf, tekst

from sturing import kijkopdracht
from sturing.fouten import BoekFout, NotebookFout
from sturing.kijkopdracht import Kijker
from sturing.uitgeven import draaien
from sturing.uitgeven.herkomst import hash_map
from sturing.uitgeven.kijkbouw import kijk_vooruit
from sturing.uitgeven.rapport import Uitgave
from sturing.uitgeven.voorraad import CACHE

WORTEL = Path(__file__).parents[1]
pytestmark = [pytest.mark.traag, pytest.mark.boek]
_TOC = "format: jb-book\nroot: book/gedraaid/index\nparts:\n- caption: Deel\n  chapters:\n"
_TOC += "  - file: book/gedraaid/blad\n  - file: book/gedraaid/lezer\n"


def bladzijden(wortel: Path, duiding: str, titel: str = "Blad", som: str = "1 + 1") -> None:
    """Drie notebooks; `lezer` telt in hoeveel andere het woord Klaar staat."""
    schrijf(wortel / "notebooks/index.ipynb", [tekst("# Boek", "kop"), PARAMS])
    schrijf(wortel / "notebooks/blad.ipynb", [tekst(f"# {titel}", "kop"), PARAMS, code(som, "som"),
                                              tekst(duiding, "duiding", "jaar-2026")])  # fmt: skip
    telt = [code(regel, f"r{n}") for n, regel in enumerate(TELT.split("\n"))]
    schrijf(wortel / "notebooks/lezer.ipynb", [tekst("# Lezer", "kop"), PARAMS, *telt])


def maak_checkout(map_: Path) -> Path:
    """Een checkout met drie bladzijden en de huisstijl van het echte boek."""
    for naam in ("book/_static", "book/_templates", "book/locales", "sturing/letters", "sturing/derden"):
        shutil.copytree(WORTEL / naam, map_ / naam)
    shutil.copy(WORTEL / "_config.yml", map_)
    (map_ / "_toc.yml").write_text(_TOC, encoding="utf-8")
    (map_ / "data/klein").mkdir(parents=True)
    bladzijden(map_, "Het gaat goed.")
    return map_


def maak_kleine_uitgave(wortel: Path) -> Uitgave:
    parameters = {"gemeente": "klein", "jaar": 2026, "editie": "concept", "peildatum": "2026-01-01"}
    return Uitgave(wortel, "klein", 2026, "concept", parameters, "Klein boek", "", "Gemeente Klein", "2026-01-01")


def kijk(wortel: Path) -> list[dict[str, str]]:
    """Alles wat er na elkaar te zien is, als hash per bestand."""
    uitgave = maak_kleine_uitgave(wortel)
    nummers, werk = count(), wortel / "_build/werk"
    shutil.rmtree(werk, ignore_errors=True)

    def maak_map() -> Path:
        map_ = werk / str(next(nummers))
        map_.mkdir(parents=True)
        return map_

    return [hash_map(html) for html in kijk_vooruit(uitgave, (), maak_map)]


def gewoon(wortel: Path, map_: Path) -> dict[str, str]:
    """Wat dezelfde bronnen geven in een checkout waarin nog nooit iets is gebouwd."""
    shutil.copytree(wortel, map_, ignore=shutil.ignore_patterns("_build"))
    (gezien,) = kijk(map_)
    return gezien


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Path:
    """Een checkout die al eens bekeken is."""
    wortel = maak_checkout(tmp_path_factory.mktemp("kijk") / "w")
    kijk(wortel)
    return wortel


WIJZIGINGEN = {
    "duiding": ({"duiding": "Het gaat beter."}, 1),
    "wat een ander leest": ({"duiding": "Klaar."}, 2),
    "titel": ({"duiding": "Klaar.", "titel": "Anders"}, 1),
    "code": ({"duiding": "Klaar.", "titel": "Anders", "som": "2 + 2"}, 1),
    "terug": ({"duiding": "Het gaat goed."}, 2),
}


@pytest.mark.parametrize(("inhoud", "keren"), WIJZIGINGEN.values(), ids=WIJZIGINGEN)
def test_na_een_wijziging_staat_er_wat_een_gewone_bouw_geeft(tmp_path, checkout, inhoud, keren):
    bladzijden(checkout, **inhoud)
    gezien = kijk(checkout)
    assert gezien[-1] == gewoon(checkout, tmp_path / "w")
    # Wat veranderde staat er meteen; alleen wat van andere bladzijden afhangt en anders uitvalt, komt er nog na.
    assert len(gezien) <= keren
    assert gezien[0]["blad.html"] == gezien[-1]["blad.html"]


def test_een_duiding_laat_alleen_draaien_wat_notebooks_leest(checkout, monkeypatch):
    bladzijden(checkout, "Eerst.")
    kijk(checkout)
    bladzijden(checkout, "Daarna.")
    gedraaid, eigen = [], draaien.draai_een
    monkeypatch.setattr(draaien, "draai_een", lambda taak, plek: gedraaid.append(taak.naam) or eigen(taak, plek))
    assert len(kijk(checkout)) == 1
    assert gedraaid == ["lezer"]


def test_een_fout_in_wat_nog_na_te_gaan_is_komt_er_ook_uit(tmp_path):
    wortel = maak_checkout(tmp_path / "w")
    kijk(wortel)
    stuk = nbformat.read(wortel / "notebooks/lezer.ipynb", as_version=4)
    stuk.cells[-1].source = "1 / (1 - (" + stuk.cells[-1].source + "))"
    nbformat.write(stuk, wortel / "notebooks/lezer.ipynb")
    kijk(wortel)
    bladzijden_zonder_lezer(wortel, "Klaar.")
    with pytest.raises(NotebookFout, match="lezer, cel .*ZeroDivisionError"):
        kijk(wortel)


def bladzijden_zonder_lezer(wortel: Path, duiding: str) -> None:
    lezer = (wortel / "notebooks/lezer.ipynb").read_bytes()
    bladzijden(wortel, duiding)
    (wortel / "notebooks/lezer.ipynb").write_bytes(lezer)


def test_na_een_mislukte_bouw_klopt_de_volgende_weer(tmp_path, checkout):
    bladzijden(checkout, "Zie {ref}`bestaat-niet`.")
    with pytest.raises(BoekFout, match="bestaat-niet"):
        kijk(checkout)
    bladzijden(checkout, "Weer goed.")
    assert kijk(checkout)[-1] == gewoon(checkout, tmp_path / "w")
    assert (checkout / CACHE).is_dir()


class KleineKijker(Kijker):
    """Kijkt naar de kleine checkout, met echte kernels en een echt boek."""

    def _bouw(self, maak_map: Callable[[], Path]) -> Iterator[Path]:
        return kijk_vooruit(maak_kleine_uitgave(self.wortel), (), maak_map)


def test_kijk_overleeft_een_notebook_dat_mislukt_en_toont_het_herstel(tmp_path, monkeypatch):
    wortel = maak_checkout(tmp_path / "w")
    monkeypatch.setattr(kijkopdracht, "PAKKETMAP", wortel / "sturing")
    kijker, regels, stop = KleineKijker(wortel, "klein", 2026, "concept", None), [], threading.Event()
    draad = threading.Thread(target=kijkopdracht.kijk, args=(kijker, 0, regels.append, stop))
    draad.start()
    try:
        _wacht_op(regels, "ververst in")
        bladzijden(wortel, "Het gaat goed.", som="1 / 0")
        _wacht_op(regels, "mislukt na")
        assert "blad, cel" in kijker.stand.fout
        assert "ZeroDivisionError" in kijker.stand.fout
        assert "Het gaat goed." in (kijker.stand.map / "blad.html").read_text(encoding="utf-8")
        regels.clear()
        bladzijden(wortel, "Weer heel.", som="1 + 2")
        _wacht_op(regels, "ververst in")
        assert kijker.stand.fout == ""
        assert "Weer heel." in (kijker.stand.map / "blad.html").read_text(encoding="utf-8")
    finally:
        stop.set()
        draad.join(60)
    assert not draad.is_alive()


def _wacht_op(regels: list[str], begin: str) -> None:
    eind = time.monotonic() + 150
    while not any(regel.startswith(begin) for regel in list(regels)):
        assert time.monotonic() < eind, regels
        time.sleep(0.1)
