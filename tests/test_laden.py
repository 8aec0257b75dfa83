"""Een bladzijde laadt alleen wat zij gebruikt, en wat zij laadt houdt de tekst niet op."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sturing.uitgeven.inhoudsbeleid import zet_beleid
from sturing.uitgeven.laden import geef_beelden_maat, schik_scripts
from sturing.uitgeven.letters_mee import maak_letterscript, zet_pictogrammen_mee
from sturing.uitgeven.stijlsnoei import snoei_stijl

LETTERS = Path(__file__).parents[1] / "sturing" / "letters"
SCRIPTS = "".join(
    f'<script src="_static/{naam}"></script>'
    for naam in ("doctools.js", "boek.js?v=1", "wijzer.js?v=2", "minisearch.min.js", "zoekhulp.js", "begin.js")
)


def namen(bladzijde: str) -> list[str]:
    return re.findall(r"<script defer src=\"_static/([\w.]+)", bladzijde)


def test_een_script_dat_de_bladzijde_niet_gebruikt_wordt_niet_geladen():
    assert namen(schik_scripts(f"<head>{SCRIPTS}</head><p>tekst</p>")) == ["boek.js"]


def test_wat_een_ander_script_nodig_heeft_komt_eerst():
    volgorde = namen(schik_scripts(f'<head>{SCRIPTS}</head><form id="wijzer-filters"></form>'))
    assert volgorde == ["boek.js", "minisearch.min.js", "zoekhulp.js", "wijzer.js"]


def test_een_script_komt_een_keer_en_met_zijn_kenmerk():
    dubbel = '<head><script defer src="_static/boek.js"></script><script src="_static/boek.js?v=1"></script></head>'
    assert schik_scripts(dubbel).count("boek.js?v=1") == schik_scripts(dubbel).count("boek.js") == 1


def test_alleen_het_beginscript_wacht_niet():
    uit = schik_scripts(f"<head>{SCRIPTS}</head>", "begin.js")
    assert '<script src="_static/begin.js"></script>' in uit and uit.count("<script") == uit.count("<script defer") + 1


def test_het_script_dat_niet_wacht_houdt_de_vraag_om_de_andere_niet_op():
    """Een browser vraagt pas om wat na zo'n script staat als het er is."""
    uit = schik_scripts(f"<head>{SCRIPTS}<title>T</title></head>", "begin.js")
    assert uit.index("begin.js") > uit.rindex("<script defer") and uit.index("begin.js") < uit.index("</head>")


def test_een_figuur_zegt_hoe_groot_zij_is(tmp_path: Path):
    (tmp_path / "a.svg").write_text('<svg height="75pt" width="150.2pt"></svg>', encoding="utf-8")
    uit = geef_beelden_maat('<img alt="x" src="a.svg" />', tmp_path)
    assert uit == '<img alt="x" src="a.svg" width="200" height="100" loading="lazy">'
    for blijft in ('<img src="weg.svg">', '<img src="a.svg" width="3">'):
        assert geef_beelden_maat(blijft, tmp_path) == blijft


def maak_site(map_: Path) -> Path:
    (map_ / "_static" / "thema").mkdir(parents=True)
    (map_ / "diep").mkdir()
    (map_ / "_static" / "boek.js").write_text("1", encoding="utf-8")
    (map_ / "_static" / "doctools.js").write_text("2", encoding="utf-8")
    (map_ / "_static" / "los.css").write_text("p{top:1px}", encoding="utf-8")
    (map_ / "_static" / "basis.css").write_text("p{background:url(lijn.png)}", encoding="utf-8")
    (map_ / "_static" / "thema" / "a.css").write_text('@import "../basis.css";p{background:url("../b.png")}', "utf-8")
    (map_ / "_static" / "z.css").write_text("p{color:red}", encoding="utf-8")
    for pad, omhoog in (("a.html", ""), ("diep/b.html", "../")):
        links = "".join(f'<link rel="stylesheet" href="{omhoog}_static/{n}?v=1">' for n in ("thema/a.css", "z.css"))
        script = f'<script src="{omhoog}_static/boek.js"></script><script src="{omhoog}_static/doctools.js"></script>'
        (map_ / pad).write_text(f'<html><head><meta charset="utf-8">{links}{script}</head><p>é</p></html>', "utf-8")
    return map_


def test_de_site_heeft_een_stijlblad_in_dezelfde_volgorde_en_niets_dat_niemand_laadt(tmp_path: Path):
    site = maak_site(tmp_path)
    zet_beleid(site)
    snoei_stijl(site)
    adressen = re.findall(r'href="([^"]+css[^"]*)"', (site / "diep" / "b.html").read_text("utf-8"))
    assert len(adressen) == 1 and re.fullmatch(r"\.\./_static/boek\.css\?v=[0-9a-f]{8}", adressen[0])
    stijl = (site / "_static" / "boek.css").read_text("utf-8")
    assert stijl.index("lijn.png") < stijl.index("b.png") < stijl.index("color:red")
    assert "url(lijn.png)" in stijl and 'url("b.png")' in stijl
    assert {p.name for p in (site / "_static").rglob("*") if p.is_file()} == {"boek.css", "boek.js"}


def test_twee_keer_bouwen_geeft_dezelfde_bytes(tmp_path: Path):
    uit = []
    for naam in ("een", "twee"):
        site = maak_site(tmp_path / naam)
        zet_beleid(site)
        snoei_stijl(site)
        uit.append({p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()})
    assert uit[0] == uit[1]


def test_de_letter_die_meekomt_heeft_elk_teken_van_de_bladzijden():
    klein, groot = (maak_letterscript(LETTERS, [tekst]) for tekst in ("a", "a→≥"))
    assert "new FontFace" in klein and len(klein) < len(groot) < 80_000
    assert maak_letterscript(LETTERS, ["a"]) == klein


def test_pictogrammen_die_niemand_ziet_reizen_niet_mee(tmp_path: Path):
    # Elke letter voldoet; hier is dat de onze, met de naam van die van het thema.
    (tmp_path / "fa-solid-900.woff2").write_bytes((LETTERS / "SturingSans-Regular.woff2").read_bytes())
    (tmp_path / "fa-brands-400.woff2").write_bytes(b"x")
    gezicht = '@font-face{font-family:"Font Awesome";src:url(%s) format("woff2"),url(x.ttf)}'
    stijl = gezicht % "fa-solid-900.woff2" + gezicht % "fa-brands-400.woff2" + '.fa-a:before{content:"A"}'
    uit = zet_pictogrammen_mee(stijl, tmp_path)
    assert "brands" not in uit and "x.ttf" not in uit and uit.count("data:font/woff2") == 1
    assert len(uit) < 4000


@pytest.mark.boek
def test_elk_script_van_het_boek_is_uitgesteld_behalve_het_eerste(html: Path):
    for pad in sorted(html.rglob("*.html")):
        soep = BeautifulSoup(pad.read_text("utf-8"), "html.parser")
        wacht = [s["src"] for s in soep.select("script[src]:not([defer])")]
        # Het eerste script zet licht of donker voordat er iets te zien is; een presentatie heeft alleen dat deel nodig.
        eerste = "stand.js" if pad.parent.name == "raad" else "begin.js"
        assert len(wacht) <= 1 and all(eerste in adres for adres in wacht), pad.name
        assert len(soep.select('link[rel="stylesheet"]')) <= 1, pad.name
        if pad.name != "search.html":
            assert not soep.select('script[src*="searchindex"], script[src*="zoeken.js"]'), pad.name
        if pad.name not in ("search.html", "indicatoren.html"):
            assert not soep.select('script[src*="minisearch"], script[src*="wijzer.js"]'), pad.name
