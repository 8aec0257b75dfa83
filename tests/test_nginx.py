"""De publicatiemap achter een echte nginx, met de configuratie uit de documentatie."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from uitgavebouwstenen import maak_editie

from sturing.uitgeven.editielijst import LIJST
from sturing.uitgeven.manifest import lees_manifest
from sturing.uitgeven.plaatsen import plaats

WORTEL = Path(__file__).parents[1]
VOORBEELD = WORTEL / "docs" / "nginx-voorbeeld.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")
zonder_nginx = pytest.mark.skipif(
    not NGINX and not os.environ.get("CI"), reason="nginx ontbreekt; installeer het met apt-get install nginx-light"
)


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def schrijf_conf(map_: Path, naar: Path, poort: int) -> Path:
    """De hele configuratie: het voorbeeld uit de documentatie, met alleen poort en map van deze test."""
    tekst = VOORBEELD.read_text(encoding="utf-8")
    assert tekst.count("listen 8080;") == 1 and tekst.count("root /srv/rapporten;") == 1
    eigen = tekst.replace("listen 8080;", f"listen 127.0.0.1:{poort};").replace("/srv/rapporten", str(naar))
    (map_ / "site.conf").write_text(eigen, encoding="utf-8")
    paden = "".join(
        f"    {soort}_temp_path {map_}/{soort};\n" for soort in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = (
        f"pid {map_}/nginx.pid;\nerror_log {map_}/fout.log;\ndaemon off;\nmaster_process off;\n"
        f"events {{ worker_connections 64; }}\nhttp {{\n    access_log off;\n{paden}    include {map_}/site.conf;\n}}\n"
    )
    (map_ / "nginx.conf").write_text(conf, encoding="utf-8")
    return map_ / "nginx.conf"


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """De publicatiemap met de editie van 2025."""
    maak_editie(tmp_path / "oud", jaar=2025, tekst="oude editie", peildatum="2025-07-31")
    naar = tmp_path / "web"
    plaats(tmp_path / "oud", lees_manifest(tmp_path / "oud"), naar)
    return naar


@pytest.fixture
def site(tmp_path: Path, web: Path) -> Iterator[httpx.Client]:
    """Een lopende nginx op de publicatiemap."""
    (tmp_path / "nginx").mkdir()
    poort = vrije_poort()
    conf = schrijf_conf(tmp_path / "nginx", web, poort)
    proces = subprocess.Popen([NGINX, "-c", str(conf), "-e", str(tmp_path / "nginx" / "start.log")])
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{poort}", trust_env=False) as klant:
            for _ in range(100):
                try:
                    klant.get("/")
                    break
                except httpx.TransportError:
                    time.sleep(0.05)
            yield klant
    finally:
        proces.terminate()
        proces.wait(10)


@zonder_nginx
def test_de_voorbeeldconfiguratie_is_geldig(tmp_path, web):
    conf = schrijf_conf(tmp_path, web, 8080)
    uitslag = subprocess.run([NGINX, "-t", "-c", str(conf)], capture_output=True, text=True, check=False)
    assert uitslag.returncode == 0, uitslag.stderr


@zonder_nginx
def test_lijst_laatste_en_editie_zijn_te_lezen_met_de_goede_koppen(site):
    lijst = site.get("/")
    assert lijst.headers["content-type"] == "text/html; charset=utf-8"
    assert lijst.headers["cache-control"] == "no-cache"
    assert 'id="laatste-voorbeeld" href="voorbeeld/2025/definitief/index.html"' in lijst.text
    assert site.get("/voorbeeld/laatste/").headers["cache-control"] == "no-cache"
    editie = site.get("/voorbeeld/2025/definitief/")
    assert "oude editie" in editie.text
    assert editie.headers["cache-control"] == "public, max-age=31536000, immutable"
    for kop, waarde in {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}.items():
        assert editie.headers[kop] == waarde
    csv = site.get("/voorbeeld/2025/definitief/data/cijfers.csv")
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"


@zonder_nginx
def test_wat_er_niet_is_mag_een_browser_nooit_bewaren(site):
    vast = "/voorbeeld/2025/definitief/"
    for weg in (f"{vast}nog-niet.html", "/voorbeeld/2026/definitief/", "/voorbeeld/2026/definitief-herziening-2/"):
        antwoord = site.get(weg)
        assert (antwoord.status_code, antwoord.headers["cache-control"]) == (404, "no-cache")
    assert site.put(vast, content=b"x").headers["cache-control"] == "no-cache"
    bewaar = "public, max-age=31536000, immutable"
    heel = site.get(f"{vast}index.html")
    deel = site.get(f"{vast}index.html", headers={"Range": "bytes=0-9"})
    zelfde = site.get(f"{vast}index.html", headers={"If-None-Match": heel.headers["etag"]})
    gekregen = [(a.status_code, a.headers["cache-control"]) for a in (heel, deel, zelfde)]
    assert gekregen == [(200, bewaar), (206, bewaar), (304, bewaar)]


@zonder_nginx
def test_tekst_gaat_ingepakt_over_de_lijn(site, web):
    (web / "voorbeeld/2025/definitief/_static/stijl.css").write_text("a { margin: 0 }\n" * 500, encoding="utf-8")
    antwoord = site.get("/voorbeeld/2025/definitief/_static/stijl.css", headers={"Accept-Encoding": "gzip"})
    assert antwoord.headers["content-encoding"] == "gzip"
    assert int(antwoord.headers.get("content-length", 0)) < 1000


@zonder_nginx
def test_half_werk_mappen_en_schrijven_zijn_niet_te_bereiken(site, web):
    verborgen = web / "voorbeeld" / "2025" / ".nieuw-1"
    verborgen.mkdir()
    (verborgen / "index.html").write_text("half", encoding="utf-8")
    assert site.get("/voorbeeld/2025/.nieuw-1/index.html").status_code == 404
    assert site.get("/.slot").status_code == 404
    assert site.get("/voorbeeld/2025/").status_code == 403
    assert site.put("/index.html", content=b"x").status_code == 403
    assert site.get("/../../etc/passwd").status_code in (400, 404)


@zonder_nginx
@pytest.mark.traag
def test_tijdens_het_publiceren_ziet_een_lezer_altijd_een_hele_lijst_en_hele_edities(site, web, tmp_path):
    """Een lezer volgt onafgebroken de link naar de laatste editie terwijl er twintig keer gepubliceerd wordt."""
    gestopt, gezien, fouten = threading.Event(), set(), []

    def lees() -> None:
        while not gestopt.is_set():
            lijst = site.get("/").text
            adres = lijst.partition('id="laatste-voorbeeld" href="')[2].partition('"')[0]
            blad = site.get(f"/{adres}")
            gezien.add(adres)
            if not lijst.rstrip().endswith("</html>") or blad.status_code != 200 or "</html>" not in blad.text:
                fouten.append((adres, blad.status_code))

    lezer = threading.Thread(target=lees)
    lezer.start()
    try:
        for jaar in range(2026, 2046):
            bron = tmp_path / f"e{jaar}"
            maak_editie(bron, jaar=jaar, tekst=f"editie {jaar}", peildatum=f"{jaar}-07-31")
            plaats(bron, lees_manifest(bron), web)
    finally:
        gestopt.set()
        lezer.join()
    assert not fouten
    assert len(gezien) > 3
    assert (web / LIJST).read_text("utf-8").count("/definitief/index.html") == 22
