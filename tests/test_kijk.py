"""Kijken tijdens het schrijven: de pagina ververst, fouten staan in de pagina, en alleen deze computer ziet mee."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sturing import kijkopdracht
from sturing.fouten import GegevensFout, OmgevingFout
from sturing.kijkopdracht import Kijker, kijk
from sturing.uitgeven.kijkserver import Stand, start_server

PAGINA = "<!DOCTYPE html><html><body><h1>Doel</h1></body></html>"


@pytest.fixture
def boek(tmp_path) -> Path:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "index.html").write_text(PAGINA)
    (tmp_path / "html" / "stijl.css").write_text("h1{}")
    (tmp_path / "geheim.txt").write_text("geheim")
    return tmp_path / "html"


@pytest.fixture
def stand(boek):
    stand = Stand()
    stand.gelukt(boek)
    return stand


@pytest.fixture
def server(stand):
    server = start_server(stand, 0)
    yield server
    server.shutdown()
    server.server_close()


def vraag(server, pad: str, **koppen: str) -> tuple[int, str]:
    lijn = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    lijn.request("GET", pad, headers=koppen)
    antwoord = lijn.getresponse()
    return antwoord.status, antwoord.read().decode()


def nieuws(antwoord) -> dict:
    while not (regel := antwoord.readline()).startswith(b"data: "):
        assert regel, "de server hing op"
    return json.loads(regel[6:])


def test_het_verversscript_staat_alleen_in_wat_de_server_verstuurt(server, boek):
    status, tekst = vraag(server, "/")
    assert status == 200
    assert "EventSource" in tekst and "<h1>Doel</h1>" in tekst
    assert (boek / "index.html").read_text() == PAGINA
    assert vraag(server, "/stijl.css") == (200, "h1{}")


def test_de_browser_hoort_van_een_nieuwe_versie_en_van_een_fout(server, stand, boek):
    lijn = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    lijn.request("GET", "/-/nieuws")
    antwoord = lijn.getresponse()
    assert nieuws(antwoord) == {"versie": 1, "fout": ""}
    stand.mislukt("metingen/ggd.csv, regel 3: fout")
    assert nieuws(antwoord) == {"versie": 2, "fout": "metingen/ggd.csv, regel 3: fout"}
    stand.gelukt(boek)
    assert nieuws(antwoord) == {"versie": 3, "fout": ""}


@pytest.mark.parametrize("pad", ["/../geheim.txt", "/%2e%2e/geheim.txt", "/bestaat-niet.html", "//etc/passwd"])
def test_buiten_het_boek_is_niets_te_halen(server, pad):
    assert vraag(server, pad)[0] == 404


@pytest.mark.parametrize("pad", ["/" + "a" * 5000, "/" + "a/" * 5000, "/%00", "//["])
def test_een_adres_dat_geen_bestand_kan_zijn_is_niet_gevonden_zonder_traceback(server, pad, capsys):
    status, tekst = vraag(server, pad)
    assert (status, "Deze bladzijde is hier niet" in tekst, "Error" in tekst) == (404, True, False)
    assert capsys.readouterr().err == ""


def test_een_adres_dat_langer_is_dan_mag_krijgt_een_antwoord(server):
    assert vraag(server, "/" + "a" * 70_000)[0] == 414


def test_een_vreemde_naam_voor_deze_computer_wordt_geweigerd(server):
    assert vraag(server, "/", Host="kwaad.example")[0] == 403


def test_alleen_deze_computer_kan_erbij(server):
    assert server.server_address[0] == "127.0.0.1"


def test_een_bezette_poort_is_een_leesbare_fout(server, stand):
    with pytest.raises(OmgevingFout, match="is al in gebruik; kies een andere met --poort"):
        start_server(stand, server.server_port)


class Nepkijker(Kijker):
    """Bouwt niets echts: kopieert één bestand, en struikelt als daar 'stuk' in staat."""

    def _bouw(self, maak_map: Callable[[], Path]) -> Iterator[Path]:
        tekst = (self.wortel / "data" / self.gemeente / "a.csv").read_text()
        if "onverwacht" in tekst:
            _ = {}["een sleutel"]
        if "stuk" in tekst:
            raise GegevensFout("data/klein/a.csv, regel 1", "dit is stuk", "maak het heel")
        for versie in tekst.split(", dan "):
            werk = maak_map()
            (werk / "html").mkdir()
            (werk / "html" / "index.html").write_text(f"<body>{versie}</body>")
            yield werk / "html"
            if versie == "half":
                raise GegevensFout("data/klein/a.csv, regel 1", "de rest is stuk", "maak het heel")


@pytest.fixture
def checkout(tmp_path) -> Path:
    """Een checkout met één bestand; het pakket staat er apart in, zodat een test het kan wijzigen."""
    for naam in ("data/klein", "notebooks", "book", "pakket"):
        (tmp_path / naam).mkdir(parents=True)
    for naam in ("_config.yml", "_toc.yml", "data/klein/a.csv", "pakket/a.py"):
        (tmp_path / naam).write_text("een")
    return tmp_path


def test_een_onverwachte_fout_komt_in_de_pagina_met_haar_plek(checkout):
    kijker = Nepkijker(checkout, "klein", None, "concept", None)
    (checkout / "data/klein/a.csv").write_text("onverwacht")
    (checkout / "werk").mkdir()
    kijker.ververs(checkout / "werk")
    assert re.fullmatch(r"onverwachte fout in test_kijk\.py, regel \d+: KeyError: 'een sleutel'", kijker.stand.fout), (
        kijker.stand.fout
    )
    assert list((checkout / "werk").iterdir()) == []
    (checkout / "data/klein/a.csv").unlink()
    kijker.ververs(checkout / "werk")
    assert "a.csv: dit bestaat niet; controleer het pad" in kijker.stand.fout


def test_wat_later_anders_blijkt_komt_er_daarna_en_er_blijft_een_werkmap(checkout):
    kijker, regels = Nepkijker(checkout, "klein", None, "concept", None), []
    (checkout / "werk").mkdir()
    for inhoud, woorden in (("een", ["ververst"]), ("twee, dan drie", ["ververst", "bijgewerkt"])):
        (checkout / "data/klein/a.csv").write_text(inhoud)
        regels.clear()
        versie = kijker.stand.versie
        kijker.ververs(checkout / "werk", regels.append)
        assert [regel.split()[0] for regel in regels] == woorden
        assert kijker.stand.versie == versie + len(woorden)
        assert _tekst(kijker.stand) == f"<body>{inhoud.split()[-1]}</body>"
        assert list((checkout / "werk").iterdir()) == [kijker.stand.map.parent]


def test_een_fout_in_wat_later_komt_staat_in_de_pagina_en_laat_het_eerste_staan(checkout):
    kijker = Nepkijker(checkout, "klein", None, "concept", None)
    (checkout / "werk").mkdir()
    (checkout / "data/klein/a.csv").write_text("half")
    kijker.ververs(checkout / "werk")
    assert "de rest is stuk" in kijker.stand.fout
    assert _tekst(kijker.stand) == "<body>half</body>"


def test_een_herstarte_kijk_heeft_een_hogere_versie_dan_een_pagina_die_nog_openstaat(checkout, boek):
    eerst = Nepkijker(checkout, "klein", None, "concept", None)
    eerst.stand.gelukt(boek)
    time.sleep(2.1)
    assert Nepkijker(checkout, "klein", None, "concept", None).stand.versie > eerst.stand.versie


@pytest.mark.traag
def test_gewijzigde_code_begint_kijk_opnieuw_en_code_die_niet_laadt_staat_in_de_pagina(checkout, monkeypatch):
    pytest.importorskip("watchfiles")
    monkeypatch.setattr(kijkopdracht, "PAKKETMAP", checkout / "pakket")
    klachten = ["code gewijzigd, maar zij laadt niet: SyntaxError: invalid syntax", ""]
    monkeypatch.setattr(kijkopdracht, "_laadt_niet", lambda: klachten[0])
    kijker, stop, regels, uit = Nepkijker(checkout, "klein", None, "concept", None), threading.Event(), [], []
    draad = threading.Thread(target=lambda: uit.append(kijk(kijker, 0, regels.append, stop)))
    draad.start()
    try:
        _wacht_op(kijker.stand, lambda s: s.map is not None)
        _bewaar_tot(checkout / "pakket/a.py", "kapot", kijker.stand, lambda s: "laadt niet: SyntaxError" in s.fout)
        assert _tekst(kijker.stand) == "<body>een</body>"
        klachten.pop(0)
        (checkout / "pakket/a.py").write_text("heel")
        draad.join(20)
        assert uit == [int(regels[0].rstrip("/").rpartition(":")[2])]
        assert regels[-1] == "De code van sturing is gewijzigd."
    finally:
        stop.set()
        draad.join(30)


def test_code_die_niet_laadt_geeft_haar_laatste_regel(monkeypatch):
    assert kijkopdracht._laadt_niet() == ""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent / "bestaat-niet"))
    monkeypatch.setattr(kijkopdracht.sys, "executable", "false")
    assert kijkopdracht._laadt_niet().startswith("code gewijzigd, maar zij laadt niet: onbekend; herstel haar")


@pytest.mark.traag
def test_bewaren_ververst_de_pagina_en_een_fout_laat_de_vorige_staan(checkout):
    tmp_path = checkout
    pytest.importorskip("watchfiles")
    kijker, stop, regels = Nepkijker(tmp_path, "klein", None, "concept", None), threading.Event(), []
    draad = threading.Thread(target=kijk, args=(kijker, 0, regels.append, stop))
    draad.start()
    try:
        _wacht_op(kijker.stand, lambda s: s.map is not None)
        poort = int(regels[0].rstrip("/").rpartition(":")[2])
        _bewaar_tot(tmp_path / "data/klein/a.csv", "twee", kijker.stand, lambda s: _tekst(s) == "<body>twee</body>")
        _bewaar_tot(tmp_path / "data/klein/a.csv", "stuk", kijker.stand, lambda s: "dit is stuk" in s.fout)
        assert _tekst(kijker.stand) == "<body>twee</body>"
        _bewaar_tot(tmp_path / "data/klein/a.csv", "drie", kijker.stand, lambda s: _tekst(s) == "<body>drie</body>")
        assert kijker.stand.fout == ""
        # Ook een fout die niemand voorzag, stopt kijk niet.
        _bewaar_tot(tmp_path / "data/klein/a.csv", "onverwacht", kijker.stand, lambda s: "onverwachte fout" in s.fout)
        _bewaar_tot(tmp_path / "data/klein/a.csv", "vier", kijker.stand, lambda s: _tekst(s) == "<body>vier</body>")
    finally:
        stop.set()
        draad.join(30)
    assert not draad.is_alive()
    with pytest.raises(OSError):
        http.client.HTTPConnection("127.0.0.1", poort, timeout=2).request("GET", "/")
    assert kijker.stand.map is not None and not kijker.stand.map.exists()


@pytest.mark.traag
def test_wat_tijdens_een_bouw_bewaard_wordt_komt_nog_in_beeld(checkout):
    pytest.importorskip("watchfiles")
    bezig, verder = threading.Event(), threading.Event()

    class Trage(Nepkijker):
        """Is klaar met laten zien, maar nog niet met de rest."""

        def _bouw(self, maak_map: Callable[[], Path]) -> Iterator[Path]:
            yield from super()._bouw(maak_map)
            bezig.set()
            verder.wait(30)

    kijker, stop = Trage(checkout, "klein", None, "concept", None), threading.Event()
    draad = threading.Thread(target=kijk, args=(kijker, 0, lambda regel: None, stop))
    draad.start()
    try:
        assert bezig.wait(30)
        for tekst in ("twee", "drie"):
            time.sleep(0.3)
            (checkout / "data/klein/a.csv").write_text(tekst)
        time.sleep(0.3)
        verder.set()
        _wacht_op(kijker.stand, lambda s: _tekst(s) == "<body>drie</body>")
    finally:
        stop.set()
        draad.join(30)
    assert not draad.is_alive()


def _tekst(stand: Stand) -> str:
    return (stand.map / "index.html").read_text()


def _wacht_op(stand: Stand, klaar) -> None:
    with stand.wissel:
        assert stand.wissel.wait_for(lambda: klaar(stand), 150)


def _bewaar_tot(pad: Path, tekst: str, stand: Stand, klaar) -> None:
    """Bewaar tot de kijker het zag: hij begint pas te letten kort nadat de eerste bouw klaar is."""
    for _ in range(10):
        pad.write_text(tekst)
        with stand.wissel:
            if stand.wissel.wait_for(lambda: klaar(stand), 3):
                return
    raise AssertionError(f"de wijziging '{tekst}' is niet gezien")
