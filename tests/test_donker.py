"""Licht en donker: het apparaat geldt tot de lezer kiest, figuren gaan mee, en papier is altijd licht."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from axeproef import DONKER, LICHT
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sturing.gegevens.kadermodel import Eenheid
from sturing.tonen import stijl, teken
from sturing.uitgeven.figuurkleuren import wissel, wissel_figuren, wissel_in_bladzijde
from sturing.uitgeven.inhoudsbeleid import beveilig
from sturing.uitgeven.schermstand import STANDSCRIPT, volg_apparaat
from sturing.uitgeven.stijldelen import ruim_namen_op
from sturing.vormtaal import FIGUUR, FIGUUR_DONKER, OP_DONKER, OP_WIT, WISSEL, contrast, stijlblad_los

PAPIER = {LICHT: OP_WIT["papier"], DONKER: OP_DONKER["papier"]}
FICHE = "indicator/eenzaamheid-18-plus.html"
_KLEUR = re.compile(r"#[0-9a-f]{6}")


# --- de kleuren van figuren -------------------------------------------------------------------------------


def dekkingsfiguur() -> str:
    return teken.teken_dekking((("Doel", dict.fromkeys(stijl.KLEUR_DEKKING, 2)),))


def test_elke_kleur_van_een_figuur_heeft_een_donkere():
    svg = dekkingsfiguur() + teken.teken_wijken((("Zuid", 1.0), ("Noord", 2.0)), ("Soest", 1.5), Eenheid.PROCENT)
    assert set(_KLEUR.findall(svg)) <= set(WISSEL)
    assert set(OP_WIT) == set(OP_DONKER) and set(FIGUUR) == set(FIGUUR_DONKER)


def test_in_elke_stand_is_tekst_in_een_figuur_te_lezen_en_zijn_vormen_te_zien():
    for kleuren in (OP_WIT | FIGUUR, OP_DONKER | FIGUUR_DONKER):
        tekst = [(naam, "papier") for naam in ("inkt", "neutraal", "gunstig", "ongunstig")]
        # Een wit cijfer op een gevuld vak, en donkere tekst op een lichter vak.
        tekst += [("papier", vak) for vak in ("gunstig", "ongunstig", "neutraal", "reeks")]
        tekst += [("inkt", vak) for vak in ("vlak", "licht", "nulmeting", "benadering", "leeg")] + [("gunstig", "vlak")]
        assert {paar: c for paar in tekst if (c := contrast(*(kleuren[n] for n in paar))) < 4.5} == {}
        vormen = ("as", "reeks", "nulmeting", "gunstig", "ongunstig", "neutraal")
        assert {n: c for n in vormen if (c := contrast(kleuren[n], kleuren["papier"])) < 3} == {}
        trap = [contrast(kleuren[n], kleuren["papier"]) for n in ("reeks", "nulmeting", "benadering", "leeg")]
        assert trap == sorted(trap, reverse=True), "hoe meer er bekend is, hoe meer een vak opvalt"


def test_een_figuur_houdt_op_papier_en_zonder_donkere_stand_haar_eigen_kleuren():
    svg = dekkingsfiguur()
    om = wissel(svg)
    erbij = om[om.index("<style>svg") : om.index("</style>") + len("</style>")]
    assert om.replace(erbij, "") == svg
    buiten, _, donker = erbij.partition("@media (prefers-color-scheme:dark)")
    assert buiten == f"<style>svg{{background:{OP_WIT['papier']}}}"
    assert set(_KLEUR.findall(donker)) - set(WISSEL.values()) <= set(_KLEUR.findall(svg))
    assert wissel(om) == om


def test_een_vonklijntje_in_de_bladzijde_wisselt_en_de_rest_blijft():
    svg = f'<svg viewBox="0 0 9 9"><circle fill="{OP_WIT["gunstig"]}"/></svg>'
    merk = (
        f'<p>a</p><img class="vonk" src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}" alt="b">'
    )
    nieuw = wissel_in_bladzijde(merk)
    assert base64.b64decode(nieuw.split("base64,")[1].split('"')[0]).decode() == wissel(svg) != svg
    assert f'[fill="{OP_WIT["gunstig"]}"]{{fill:{OP_DONKER["gunstig"]}}}' in wissel(svg)
    assert nieuw.startswith('<p>a</p><img class="vonk" src="') and nieuw.endswith('" alt="b">')


def test_wat_de_pdf_leest_verandert_niet(tmp_path: Path):
    (tmp_path / "_images").mkdir()
    pad, afdruk = tmp_path / "_images" / "a.svg", tmp_path / "afdruk.svg"
    pad.write_text(dekkingsfiguur(), encoding="utf-8")
    afdruk.hardlink_to(pad)
    wissel_figuren(tmp_path)
    assert afdruk.read_text("utf-8") == dekkingsfiguur() and pad.read_text("utf-8") == wissel(dekkingsfiguur())


# --- het stijlblad en de bladzijde ------------------------------------------------------------------------


def test_een_regel_voor_een_stand_geldt_ook_zonder_script_en_donker_nooit_op_papier():
    uit = volg_apparaat('html[data-theme="dark"] a{top:1px}html[data-theme=light] a{top:2px}').splitlines()
    donker = [regel for regel in uit if "top:1px" in regel]
    assert donker and all(regel.startswith("@media screen") for regel in donker)
    assert any("prefers-color-scheme:dark" in regel and "html:not([data-theme]) a" in regel for regel in donker)
    licht = [regel for regel in uit if "top:2px" in regel]
    assert "@media print{html[data-theme=dark] a{top:2px}}" in licht
    assert any(
        regel.startswith("@media print,(prefers-color-scheme:light){html:not([data-theme]) a") for regel in licht
    )


def test_wat_in_beide_standen_gelijk_is_geldt_altijd():
    uit = volg_apparaat("html[data-theme=dark] p,html[data-theme=light] p{top:0}html[data-theme]{left:0}b{top:1px}")
    assert uit == "html:root p{top:0}\nhtml:root{left:0}\nb{top:1px}\n"


REGELS = (
    "a{top:0}",
    "html[data-theme=dark]{--a:1}",
    "@media print{html[data-theme=light] p{top:0}}",
    "html[data-theme=light] b,i{top:0}",
    "@font-face{font-family:x}",
)


@given(st.lists(st.sampled_from(REGELS), max_size=4))
def test_twee_keer_omzetten_verandert_niets(regels):
    een = volg_apparaat("".join(regels))
    assert volg_apparaat(een) == een


def test_alleen_een_naam_die_nergens_gebruikt_wordt_gaat_eruit():
    stijlblad = 'p{--a:url("data:x;y");--b:var(--a);--c:1px;--d:2px}@media print{q{top:var(--b)}i{--e:0}}'
    assert ruim_namen_op(stijlblad, 'lees("--d")') == (
        'p{--a:url("data:x;y");--b:var(--a);--d:2px}\n@media print{q{top:var(--b)}}\n'
    )


def test_een_bladzijde_heeft_zelf_geen_stand():
    kop = '<html lang="nl" data-content_root="./" data-theme="auto"><head><meta charset="utf-8" /></head>'
    uit = beveilig(kop + '<body><p>data-theme="auto"</p></body></html>', "", set())
    assert '<html lang="nl" data-content_root="./">' in uit and '<p>data-theme="auto"</p>' in uit
    assert '<meta name="color-scheme" content="light dark" />' in uit


def test_een_los_blad_is_op_papier_licht_en_volgt_anders_de_lezer_of_het_apparaat():
    regels = stijlblad_los().splitlines()
    assert "color-scheme: light;" in regels[0] and OP_DONKER["papier"] not in regels[0]
    assert all(regel.startswith("@media screen") for regel in regels[1:])
    assert ":root:not([data-theme])" in regels[1] and ':root[data-theme="dark"]' in regels[2]


def test_het_script_noemt_geen_opslag_van_het_thema():
    """Het thema bewaart ook een stand die niemand koos."""
    assert set(re.findall(r'Item\("([\w-]+)"', STANDSCRIPT.read_text("utf-8"))) == {"weergave", "sturing-weergave"}


# --- in de browser ----------------------------------------------------------------------------------------


def stand(venster) -> tuple[str, str]:
    return tuple(venster.evaluate("[document.documentElement.dataset.mode, document.documentElement.dataset.theme]"))


def knop(venster):
    return venster.get_by_role("button", name=re.compile("^Weergave "))


def hoek(deel, diep: int = 12) -> str:
    """De kleur linksboven in een deel van de bladzijde, zoveel pixels naar binnen."""
    rood, groen, blauw = Image.open(io.BytesIO(deel.screenshot())).convert("RGB").getpixel((diep, diep))
    return f"#{rood:02x}{groen:02x}{blauw:02x}"


@pytest.mark.browser
@pytest.mark.boek
@pytest.mark.parametrize("apparaat", [LICHT, DONKER])
def test_wie_niets_koos_krijgt_de_stand_van_het_apparaat_voor_de_eerste_streep(html, bezoek, apparaat):
    with bezoek(1280, apparaat) as venster:
        # Wat het thema onder zijn eigen naam bewaarde, is geen keuze van de lezer.
        venster.add_init_script(
            "localStorage.mode = localStorage.theme = 'light';"
            "const kijk = () => { if (document.body) window.eerst ??= document.documentElement.dataset.theme; };"
            "new MutationObserver(kijk).observe(document, {childList: true, subtree: true})"
        )
        venster.goto((html / "index.html").as_uri())
        assert venster.evaluate("window.eerst") == apparaat and stand(venster) == ("auto", apparaat)
        ander = {LICHT: DONKER, DONKER: LICHT}[apparaat]
        venster.emulate_media(color_scheme=ander)
        venster.wait_for_selector(f"html[data-mode=auto][data-theme={ander}]")
        assert not venster.klachten


@pytest.mark.browser
@pytest.mark.boek
def test_de_knop_zegt_haar_stand_en_gevolg_en_de_keuze_blijft_op_elke_bladzijde(html, bezoek):
    with bezoek() as venster:
        venster.goto((html / "index.html").as_uri())
        gezegd = venster.locator("#weergave-gezegd")
        assert gezegd.text_content() == "", "wie niets doet, hoort niets"
        stappen = [
            ("Weergave volgt uw apparaat, nu licht: zet op donker", "De weergave is donker.", "dark"),
            ("Weergave is donker: zet op licht", "De weergave is licht.", "light"),
            ("Weergave is licht: volg uw apparaat", "De weergave volgt uw apparaat: licht.", "auto"),
        ]
        for naam, melding, na in stappen:
            assert knop(venster).get_attribute("aria-label") == knop(venster).get_attribute("title") == naam
            knop(venster).click()
            assert gezegd.text_content() == melding and gezegd.get_attribute("role") == "status"
            assert stand(venster)[0] == na
            for pad in ("search.html", FICHE):
                venster.goto((html / pad).as_uri())
                assert stand(venster)[0] == na and venster.locator("#weergave-gezegd").text_content() == ""
        knop(venster).click()
        for apparaat in (DONKER, LICHT):
            venster.emulate_media(color_scheme=apparaat)
            venster.wait_for_timeout(100)
            assert stand(venster) == ("dark", "dark"), "een keuze gaat voor het apparaat"
        venster.wait_for_selector("#weergave-gezegd:empty", state="attached", timeout=5000)
        venster.goto(next((html / "raad").glob("*.html")).as_uri())
        assert stand(venster) == ("dark", "dark"), "ook een presentatie volgt de keuze"
        assert not venster.klachten


@pytest.mark.browser
@pytest.mark.boek
def test_een_figuur_wisselt_met_de_knop_mee(html, bezoek):
    with bezoek() as venster:
        venster.goto((html / FICHE).as_uri())
        figuur = venster.locator("figure img").first
        assert hoek(figuur) == PAPIER[LICHT]
        knop(venster).click()
        venster.wait_for_timeout(300)
        assert hoek(figuur) == PAPIER[DONKER]
    with bezoek(1280, DONKER) as venster:
        venster.goto(next((html / "raad").glob("*.html")).as_uri())
        assert hoek(venster.locator("figure img").first) == PAPIER[DONKER]


@pytest.mark.browser
@pytest.mark.boek
def test_in_een_donkere_figuur_staat_niets_zwart(html, chromium):
    """Wat matplotlib zonder kleur tekent, is zwart en zou op donker verdwijnen."""
    venster = chromium.new_page(color_scheme=DONKER)
    for pad in sorted((html / "_images").glob("*.svg")):
        venster.goto(pad.as_uri())
        beeld = Image.open(io.BytesIO(venster.screenshot())).convert("L")
        assert beeld.getextrema()[0] >= 20, pad.name
        assert set(_KLEUR.findall(pad.read_text("utf-8"))) <= set(WISSEL) | set(WISSEL.values()), pad.name
    venster.close()


@pytest.mark.browser
@pytest.mark.boek
@pytest.mark.parametrize("apparaat", [LICHT, DONKER])
def test_zonder_script_volgt_de_bladzijde_het_apparaat(html, chromium, apparaat):
    context = chromium.new_context(java_script_enabled=False, color_scheme=apparaat)
    venster = context.new_page()
    for pad in (html / FICHE, next((html / "raad").glob("*.html"))):
        venster.goto(pad.as_uri())
        assert hoek(venster.locator("h1").first, 1) == PAPIER[apparaat]
        assert hoek(venster.locator("figure img").first) == PAPIER[apparaat]
    context.close()


@pytest.mark.browser
@pytest.mark.boek
def test_op_papier_is_alles_licht_en_staat_de_titel_erboven(html, bezoek):
    with bezoek(1280, DONKER) as venster:
        for pad in (html / FICHE, next((html / "raad").glob("*.html"))):
            venster.goto(pad.as_uri())
            venster.emulate_media(media="print", color_scheme=DONKER)
            assert stand(venster)[1] == "dark"
            papier, schema = venster.evaluate(
                "(s => [s.getPropertyValue('--st-papier'), s.colorScheme])(getComputedStyle(document.documentElement))"
            )
            assert (papier.strip(), schema) == (PAPIER[LICHT], "light")
            assert venster.locator("h1").first.is_visible()
            assert hoek(venster.locator("figure img").first) == PAPIER[LICHT]
            venster.emulate_media(media="screen", color_scheme=DONKER)


@pytest.mark.browser
@pytest.mark.boek
def test_een_browser_die_opslag_weigert_houdt_een_werkende_bladzijde(html, bezoek):
    weiger = """for (const naam of ["localStorage", "sessionStorage"]) Object.defineProperty(window, naam, {
      configurable: true, get() { throw new DOMException("geweigerd", "SecurityError"); },
    });"""
    with bezoek(390) as venster:
        venster.add_init_script(weiger)
        venster.goto((html / "index.html").as_uri())
        knop(venster).click()
        assert stand(venster) == ("dark", "dark")
        venster.locator(".bd-header-article button[aria-label='Zoeken']").click()
        venster.wait_for_selector("#pst-search-dialog[open]")
        assert not venster.klachten
