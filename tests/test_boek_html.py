"""Het boek in HTML: Nederlands, zonder verzoeken naar buiten, en voor iedereen te lezen."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
import yaml
from axeproef import keur
from bs4 import BeautifulSoup
from conftest import GEMEENTE, JAAR, WORTEL

from sturing.uitgeven.toegankelijk import verbeter_tabellen

#: Woorden die in de bediening van de site alleen Engels kunnen zijn.
ENGELS = re.compile(
    r"\b(the|and|this|your|you|search|searching|toggle|sidebar|page|pages|previous|skip|back to top|home|main"
    r"|contents?|announcement|warning|section|navigation|link to|permalink|copy|copied|click|expand|collapse|show"
    r"|hide|source|color|mode|light|dark|system|settings|last updated|created using|built with|choose|switch"
    r"|loading|download this|edit)\b",
    re.IGNORECASE,
)
_GELEZEN_ATTRIBUTEN = ("aria-label", "title", "placeholder", "data-bs-title", "aria-description")
#: Bladzijden naast de hoofdstukken: zij staan in het menu, maar niet in de rij van vorige en volgende.
LOSSE_BLADEN = ("indicatoren.html", "raad.html", "inwoners.html")
_PDFS = {f"{soort}voortgangsrapportage-{GEMEENTE}-{JAAR}.pdf" for soort in ("", "bijlagen-")}


@pytest.fixture(scope="session")
def bladen(html: Path) -> dict[str, BeautifulSoup]:
    """Elke bladzijde, ontleed zoals een browser het doet."""
    return {pad.name: BeautifulSoup(pad.read_text("utf-8"), "html5lib") for pad in sorted(html.glob("*.html"))}


@pytest.fixture(scope="session")
def inhoudsbladen(bladen: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """De bladzijden met tekst van het rapport, dus zonder de zoekpagina."""
    return {naam: blad for naam, blad in bladen.items() if naam != "search.html"}


# --- zonder te bouwen ---------------------------------------------------------------------------------


def test_een_kopcel_krijgt_haar_richting():
    tabel = '<th class="head stub">a</th><th class="head">b</th><th class="stub">c</th><th class="rechts head">d</th>'
    assert verbeter_tabellen(tabel) == (
        '<th scope="col" class="head stub">a</th><th scope="col" class="head">b</th>'
        '<th scope="row" class="stub">c</th><th scope="col" class="rechts head">d</th>'
    )


def test_een_schuifvak_heet_naar_het_bijschrift_zonder_linkteken():
    vak = (
        '<div class="pst-scrollable-table-container"><table class="table" id="t">\n<caption><span>Tabel 1 </span>'
        '<span>Kind &amp; "jongere"</span><a class="headerlink" href="#t" title="Link">#</a></caption>'
    )
    assert 'role="group" aria-label="Tabel 1 Kind &amp; &quot;jongere&quot;"><table' in verbeter_tabellen(vak)


def test_een_tabel_in_een_uitklapper_krijgt_diens_titel_als_bijschrift():
    uitklapper = (
        '<details class="sd-dropdown cijfers"><summary class="s">\n<span class="sd-summary-text">Cijfers'
        '<span class="verborgen">: roken</span></span><span class="sd-summary-state-marker">v</span></summary>'
    )
    zonder_tabel = f"{uitklapper}<p>tekst</p></details>"
    met_tabel = f'{uitklapper}<table class="table">\n<thead></thead></table></details>'
    uit = verbeter_tabellen(zonder_tabel + met_tabel)
    assert uit == zonder_tabel + met_tabel.replace(
        '<table class="table">', '<table class="table"><caption class="verborgen">Cijfers: roken</caption>'
    )


def test_een_cel_van_een_tabel_die_kaarten_wordt_kent_de_naam_van_haar_kolom():
    kop = '<thead><tr><th class="head stub"><p>Bron</p></th><th class="head"><p>Hoe "vaak"</p></th></tr></thead>'
    rij = '<tbody><tr><th class="stub"><p>CBS</p></th>\n<td><p>elk jaar</p></td>\n</tr></tbody></table>'
    uit = verbeter_tabellen(f'<table class="klein kaarten table" id="t">{kop}{rij}')
    assert '<td data-kop="Hoe &quot;vaak&quot;"><p>elk jaar</p></td>' in uit and uit.count("data-kop") == 1
    assert "data-kop" not in verbeter_tabellen(f'<table class="klein table">{kop}{rij}')
    # Een sjabloon dat de naam al gaf, krijgt haar geen tweede keer.
    assert verbeter_tabellen(uit) == uit


def test_elke_uitbreiding_en_elk_bestand_van_de_stijl_bestaat():
    config = yaml.safe_load((WORTEL / "_config.yml").read_text("utf-8"))["sphinx"]["config"]
    for naam in (*config["html_css_files"], *config["html_js_files"]):
        assert any((WORTEL / map_ / naam).exists() for map_ in config["html_static_path"]), naam


# --- bestanden van het gebouwde boek --------------------------------------------------------------------


@pytest.mark.boek
def test_elke_bladzijde_van_de_inhoudsopgave_is_gebouwd(bladen):
    toc = (WORTEL / "_toc.yml").read_text("utf-8")
    genoemd = set(re.findall(r"book/gedraaid/(\w+)", toc))
    assert {f"{naam}.html" for naam in genoemd} | {"search.html", *LOSSE_BLADEN} == set(bladen)


@pytest.mark.boek
def test_elke_bladzijde_is_geldige_html(html):
    for pad in html.glob("*.html"):
        html5lib.HTMLParser(strict=True).parse(pad.read_text("utf-8"))


@pytest.mark.boek
def test_geen_id_komt_twee_keer_voor(bladen):
    for naam, blad in bladen.items():
        ids = [element["id"] for element in blad.find_all(id=True)]
        assert len(ids) == len(set(ids)), (naam, sorted({i for i in ids if ids.count(i) > 1}))


@pytest.mark.boek
def test_elke_bladzijde_is_nederlands_en_heeft_een_eigen_titel(bladen):
    titels = [blad.title.get_text() for blad in bladen.values()]
    assert len(titels) == len(set(titels))
    for naam, blad in bladen.items():
        assert blad.html["lang"] == "nl", naam
        assert re.fullmatch(rf"\S.* [-—] Voortgangsrapportage .*{JAAR}", blad.title.get_text()), blad.title
        assert blad.find("link", rel="icon"), naam


@pytest.mark.boek
def test_koppen_beginnen_met_een_h1_en_slaan_geen_niveau_over(bladen):
    for naam, blad in bladen.items():
        niveaus = [int(kop.name[1]) for kop in blad.find_all(re.compile(r"^h[1-6]$"))]
        assert niveaus[0] == 1 and niveaus.count(1) == 1, naam
        assert all(b <= a + 1 for a, b in zip(niveaus, niveaus[1:], strict=False)), (naam, niveaus)
        assert not blad.select('[role="heading"]'), naam


def _bediening(blad: BeautifulSoup) -> Iterator[str]:
    """Alles wat een bezoeker buiten de tekst van het rapport ziet of hoort."""
    for element in blad.find_all(True):
        yield from (element[a] for a in _GELEZEN_ATTRIBUTEN if element.get(a))
    kopie = BeautifulSoup(str(blad), "html5lib")
    for weg in kopie.select("article, script, style, nav.bd-docs-nav, #pst-page-toc-nav, .prev-next-title, kbd"):
        weg.decompose()
    yield from kopie.body.stripped_strings


@pytest.mark.boek
def test_de_bediening_is_nederlands(bladen):
    rest = {(naam, tekst) for naam, blad in bladen.items() for tekst in _bediening(blad) if ENGELS.search(tekst)}
    assert not rest


@pytest.mark.boek
def test_een_bladzijde_laadt_niets_van_buiten(bladen, html):
    for naam, blad in bladen.items():
        for element in blad.select("[src], link[href], form[action], object[data], [srcset], [poster]"):
            adres = next(element[a] for a in ("src", "href", "action", "data", "srcset", "poster") if element.get(a))
            # Een vonklijntje staat als beeld in de bladzijde zelf.
            assert adres.startswith("data:image/svg+xml;base64,") or not any(urlsplit(adres)[:2]), (naam, adres)
    for stijl in html.rglob("*.css"):
        for adres in re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", stijl.read_text("utf-8")):
            assert not re.match(r"(https?:)?//", adres), (stijl.name, adres)


@pytest.mark.boek
def test_elk_geladen_bestand_en_elke_link_bestaat(bladen, html):
    for naam, blad in bladen.items():
        for element in blad.select("[src], [href]"):
            adres = urlsplit(unquote(element.get("src") or element.get("href")))
            if adres.scheme or adres.netloc:
                continue
            doel = html / (adres.path or naam)
            assert doel.exists(), (naam, adres.path)
            if adres.fragment and doel.suffix == ".html":
                doelblad = bladen[doel.name]
                assert doelblad.find(id=adres.fragment), (naam, adres.path, adres.fragment)


@pytest.mark.boek
def test_geen_wiskunde_en_geen_programma_uitvoer(bladen):
    for naam, blad in bladen.items():
        assert "mathjax" not in str(blad).lower(), naam
        assert "thebe" not in str(blad.head).lower(), naam
        assert not blad.select(".stderr, .stream, .traceback, .output.error"), naam


@pytest.mark.boek
def test_een_bladzijde_is_licht_genoeg_voor_een_tablet(html):
    assert not list(html.rglob("*.map")) and not list(html.rglob("fontawesome.js"))
    assert not (html / "_static" / "locales").exists()
    for pad in html.glob("*.html"):
        assert pad.stat().st_size < 400_000, pad.name
    assert sum(pad.stat().st_size for pad in (html / "_static").rglob("*") if pad.is_file()) < 3_000_000


@pytest.mark.boek
def test_elke_bladzijde_verwijst_naar_de_pdf_en_de_gegevens(bladen, html):
    assert all((html / naam).exists() for naam in (*_PDFS, "data/datapackage.json"))
    for naam, blad in bladen.items():
        for plek in (".bd-sidebar-primary", "footer.bd-footer-content"):
            adressen = {Path(a["href"]).as_posix() for a in blad.select(f"{plek} .uitgave a")}
            assert adressen == {*_PDFS, "indicatoren.html", "data/datapackage.json"}, (naam, plek)


@pytest.mark.boek
def test_elke_bladzijde_wijst_de_weg(inhoudsbladen):
    for naam, blad in inhoudsbladen.items():
        assert blad.select_one("#pst-skip-link a")["href"] == "#main-content" and blad.find(id="main-content"), naam
        assert len(blad.select('nav.bd-docs-nav [aria-current="page"]')) == 1, naam
        assert naam in LOSSE_BLADEN or blad.select_one(".right-next, .left-prev"), naam
        assert naam == "index.html" or blad.select_one('.bd-breadcrumbs [aria-current="page"]'), naam
    hoofdstukken = [blad for naam, blad in inhoudsbladen.items() if naam not in LOSSE_BLADEN]
    richtingen = sorted(len(blad.select(".right-next, .left-prev")) for blad in hoofdstukken)
    assert richtingen == [1, 1] + [2] * (len(hoofdstukken) - 2)


@pytest.mark.boek
def test_elke_tabel_heeft_bijschrift_richting_en_een_vak_met_naam(inhoudsbladen):
    geteld = 0
    for naam, blad in inhoudsbladen.items():
        for tabel in blad.select("article table"):
            geteld += 1
            assert tabel.caption and tabel.caption.get_text(strip=True), (naam, str(tabel)[:200])
            assert all(th.get("scope") in ("col", "row") for th in tabel.find_all("th")), (naam, tabel.caption)
            assert all(th.get_text(strip=True) for th in tabel.select("thead th")), (naam, tabel.caption)
            assert tabel.parent.get("aria-label"), (naam, tabel.caption)
    assert geteld > 50


@pytest.mark.boek
def test_elke_figuur_heeft_een_tekst_een_bijschrift_en_haar_cijfers(inhoudsbladen):
    for naam, blad in inhoudsbladen.items():
        for plaatje in blad.select("article img"):
            assert len(plaatje.get("alt", "")) > 20, (naam, plaatje)
            if "vonk" in plaatje.get("class", []):
                continue
            figuur = plaatje.find_parent("figure")
            assert figuur.figcaption.get_text(strip=True), (naam, plaatje)
            assert figuur.select_one("a.gegevens[download]"), (naam, plaatje)
            # De cijfers staan eronder: uit te klappen, of al open in een tabel.
            cijfers = figuur.find_next(["details", "table", "figure"])
            assert cijfers.name in ("details", "table"), (naam, plaatje)
            if cijfers.name == "details":
                kop = cijfers.summary.get_text(" ", strip=True)
                assert kop.startswith("Cijfers bij deze figuur :"), (naam, kop)


@pytest.mark.boek
def test_een_knop_heeft_een_naam_en_doet_iets(bladen):
    bekend = {"knop", "search-button__button", "theme-switch-button", "primary-toggle", "secondary-toggle"}
    for naam, blad in bladen.items():
        for knop in blad.find_all("button"):
            assert knop.get("aria-label") or knop.get_text(strip=True), (naam, knop)
            assert bekend & set(knop["class"]), (naam, knop)


@pytest.mark.boek
def test_elke_bladzijde_heeft_een_streng_beleid_en_geen_losse_stijl(html: Path):
    """Zonder beleid zou tekst die ergens door het net glipt, iets kunnen doen."""
    for pad in sorted(html.rglob("*.html")):
        tekst = pad.read_text("utf-8")
        assert "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; " in tekst, pad
        assert not re.search(r"<[a-z]+[^>]* (?:style|on[a-z]+)=|<style", tekst), pad


@pytest.mark.boek
def test_een_bladzijde_is_licht_genoeg(html: Path):
    """Ingepakt verstuurd hoogstens 200 kB voor de startpagina en 400 kB voor elke andere, met letters."""
    for pad in sorted(html.rglob("*.html")):
        soep = BeautifulSoup(pad.read_text("utf-8"), "html5lib")
        adressen = [deel.get("src") or deel.get("href") or "" for deel in soep.select("script[src], link, img")]
        # Een vonklijntje zit in de bladzijde zelf en telt daar al mee.
        adressen = [adres for adres in adressen if not adres.startswith("data:")]
        delen = {pad} | {(pad.parent / unquote(urlsplit(adres).path)).resolve() for adres in adressen if adres}
        gewicht = sum(
            len(gzip.compress(d.read_bytes())) for d in delen if d.is_file() and (d == pad or d.suffix != ".html")
        )
        assert gewicht < (200_000 if pad == html / "index.html" else 400_000), (pad.name, gewicht)


# --- in de browser ----------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.boek
def test_op_een_telefoon_openen_menu_inhoud_en_zoeken_zonder_overtreding(html, bezoek, axe_script):
    vensters = {
        "Menu tonen of verbergen": "#pst-primary-sidebar-modal",
        "Op deze pagina": "#pst-secondary-sidebar-modal",
        "Zoeken": "#pst-search-dialog",
    }
    with bezoek(390) as venster:
        venster.goto((html / "verantwoording.html").as_uri())
        for knop, dialoog in vensters.items():
            venster.locator(f".bd-header-article button[aria-label='{knop}']").click()
            venster.wait_for_selector(f"{dialoog}[open]")
            assert venster.get_attribute(dialoog, "aria-label")
            assert not keur(venster, axe_script), knop
            venster.keyboard.press("Escape")
            venster.wait_for_selector(f"{dialoog}:not([open])", state="attached")
        assert not venster.klachten


@pytest.mark.browser
@pytest.mark.boek
def test_een_brede_tabel_schuift_met_het_toetsenbord_ook_na_uitklappen(html, bezoek):
    te_breed = (
        "[...document.querySelectorAll('.pst-scrollable-table-container')]"
        ".filter(v => v.scrollWidth > v.clientWidth && v.tabIndex !== 0).map(v => v.ariaLabel)"
    )
    with bezoek(390) as venster:
        for pad in sorted(html.glob("*.html")):
            venster.goto(pad.as_uri())
            venster.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            venster.wait_for_timeout(500)
            assert venster.evaluate(te_breed) == [], pad.name


@pytest.mark.browser
@pytest.mark.boek
@pytest.mark.parametrize("breedte", [320, 390])
def test_een_tabel_met_tekst_is_op_een_telefoon_te_lezen_en_blijft_een_tabel(html, bezoek, breedte):
    """320 punten is ook wat er bij 400% zoom op een scherm van 1280 overblijft."""
    te_breed = """[...document.querySelectorAll('table.kaarten')].filter(t => t.offsetParent)
      .filter(t => t.getBoundingClientRect().right > innerWidth || t.parentElement.scrollWidth > innerWidth)
      .map(t => t.caption && t.caption.innerText)"""
    zonder_kop = "document.querySelectorAll('table.kaarten td:not([data-kop])').length"
    with bezoek(breedte) as venster:
        for blad in ("verantwoording.html", "monitoring.html", "indicator/overgewicht-16-25.html"):
            venster.goto((html / blad).as_uri())
            assert venster.locator("table.kaarten").count() and venster.evaluate(zonder_kop) == 0, blad
            assert venster.evaluate(te_breed) == [], blad
        tabel = venster.locator("#vergelijking table")
        assert tabel.get_by_role("row").count() == 3
        assert tabel.get_by_role("columnheader").count() == 5
        assert tabel.get_by_role("rowheader").count() == 2
        assert tabel.get_by_role("cell", name="24%").count() == 1


@pytest.mark.browser
@pytest.mark.boek
@pytest.mark.parametrize("breedte", [320, 390, 1280])
def test_de_kalender_is_op_een_telefoon_een_lijst_en_anders_een_figuur_nooit_allebei(html, bezoek, breedte):
    smal = breedte < 600
    with bezoek(breedte) as venster:
        venster.goto((html / "monitoring.html").as_uri())
        assert venster.locator(".smalbeeld").is_visible() is smal
        assert venster.locator("#fig-kalender img").is_visible() is not smal
        assert venster.locator("#fig-kalender + details.cijfers").is_visible() is not smal
        assert venster.locator("#fig-kalender figcaption").is_visible()
        gehoord = [venster.locator(deel).aria_snapshot() for deel in (".smalbeeld", "#fig-kalender")]
        assert ("over 2025 niet ontvangen" in gehoord[0], "- img" in gehoord[1]) == (smal, not smal)


@pytest.mark.browser
@pytest.mark.boek
@pytest.mark.parametrize("breedte", [390, 1280])
def test_niets_schuift_over_de_tekst_mee_en_onderaan_staat_een_link_naar_boven(html, bezoek, breedte):
    drijvend = """[...document.querySelectorAll('body *')]
      .filter(e => getComputedStyle(e).position === 'fixed' && e.checkVisibility())
      .map(e => e.getBoundingClientRect())
      .filter(r => r.width > 1 && r.height > 1 && r.bottom > 0 && r.right > 0 && r.left < innerWidth).length"""
    with bezoek(breedte) as venster:
        for blad in ("index.html", "monitoring.html", "wijken.html", "indicatoren.html"):
            venster.goto((html / blad).as_uri())
            # Het thema toonde zijn knop wie een stuk omlaag en dan weer iets omhoog ging.
            for stap in (3000, -300):
                venster.mouse.wheel(0, stap)
                venster.wait_for_timeout(300)
            assert venster.evaluate(drijvend) == 0, blad
            venster.get_by_role("link", name="Naar boven").click()
            venster.wait_for_timeout(300)
            assert venster.locator("h1").first.bounding_box()["y"] > 0, blad
            assert venster.evaluate("scrollY") < 200, blad


@pytest.mark.browser
@pytest.mark.boek
def test_zonder_script_is_alles_te_lezen(html, chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    venster = context.new_page()
    venster.goto((html / "index.html").as_uri())
    assert venster.locator("article table").first.is_visible()
    assert venster.locator("nav.bd-docs-nav a").first.is_visible()
    assert not venster.locator("button:visible").count()
    context.close()
