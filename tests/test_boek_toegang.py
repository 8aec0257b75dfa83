"""Wie geen muis gebruikt, sterk vergroot, eigen kleuren kiest of laat voorlezen, kan het boek ook gebruiken."""

from __future__ import annotations

import pytest
from browserproef import AXE

pytestmark = [pytest.mark.browser, pytest.mark.boek]

#: Wat axe niet zelf kan beslissen, met waarom wij weten dat het goed is.
BEKEKEN = {
    "color-contrast": "tekst over een plaatje of onder een schuifvak; de kleuren zelf toetst test_stijl",
    "target-size": "doelen die een vastgezette balk deels bedekt; de WCAG-uitzondering voor genoeg ruimte geldt",
    "aria-prohibited-attr": "een rol van het thema; de naam komt uit de tekst zelf",
}
#: Alles wat met Tab te bereiken moet zijn.
_BEREIKBAAR = """
[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(el =>
  !el.disabled && el.tabIndex >= 0 && el.checkVisibility({visibilityProperty: true})
  && !el.closest('dialog:not([open])')
).length
"""
_PLEK = """
() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const stijl = getComputedStyle(el), vak = el.getBoundingClientRect();
  if (!el.dataset.nr) el.dataset.nr = String(document.querySelectorAll('[data-nr]').length + 1);
  return {
    nr: el.dataset.nr, wat: el.outerHTML.slice(0, 120),
    zichtbaar: stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) > 0 || stijl.boxShadow !== 'none',
    inbeeld: vak.bottom > 0 && vak.top < innerHeight && vak.width > 0,
  };
}
"""
HOOFDBLADEN = ("index", "leeswijzer", "indicatoren", "search")


@pytest.mark.parametrize("blad", HOOFDBLADEN)
def test_met_tab_is_alles_te_bereiken_met_zichtbare_focus_en_zonder_val(html, bezoek, blad):
    with bezoek() as venster:
        venster.goto((html / f"{blad}.html").as_uri())
        venster.wait_for_timeout(300)
        venster.evaluate("document.activeElement.blur()")
        verwacht = venster.evaluate(_BEREIKBAAR)
        gezien, slecht = [], []
        for _ in range(verwacht + 5):
            venster.keyboard.press("Tab")
            plek = venster.evaluate(_PLEK)
            if plek is None or plek["nr"] in gezien:
                break
            gezien.append(plek["nr"])
            if not (plek["zichtbaar"] and plek["inbeeld"]):
                # De link die het menu overslaat, schuift in beeld.
                venster.wait_for_timeout(400)
                plek = venster.evaluate(_PLEK)
            if not (plek["zichtbaar"] and plek["inbeeld"]):
                slecht.append(plek)
        assert slecht == []
        assert len(gezien) >= verwacht, (len(gezien), verwacht)


def test_de_eerste_toets_slaat_het_menu_over(html, bezoek):
    with bezoek() as venster:
        venster.goto((html / "leeswijzer.html").as_uri())
        venster.keyboard.press("Tab")
        assert "naar de inhoud" in venster.evaluate("document.activeElement.innerText").lower()
        venster.keyboard.press("Enter")
        venster.keyboard.press("Tab")
        assert venster.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_bij_vier_keer_vergroten_steekt_niets_uit(html, bezoek):
    """1280 pixels bij 400% is 320 pixels breed (WCAG 1.4.10)."""
    with bezoek(320) as venster:
        breed = []
        for pad in sorted(html.glob("*.html")):
            venster.goto(pad.as_uri())
            venster.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            if (maat := venster.evaluate("document.documentElement.scrollWidth")) > 320:
                breed.append((pad.name, maat))
        assert breed == []


def test_met_ruimere_tekst_valt_niets_weg(html, bezoek):
    """WCAG 1.4.12: regelafstand 1,5, na een alinea 2, letters 0,12 en woorden 0,16 keer de lettergrootte."""
    ruim = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
    geknipt = """[...document.querySelectorAll('article p, article td, article th, article li')].filter(e =>
        e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY === 'hidden').length"""
    with bezoek(390) as venster:
        venster.goto((html / "index.html").as_uri())
        venster.evaluate(
            "r => { const s = new CSSStyleSheet(); s.replaceSync(r); document.adoptedStyleSheets = [s]; }", ruim
        )
        assert venster.evaluate(geknipt) == 0
        assert venster.evaluate("document.documentElement.scrollWidth") <= 390


def test_wat_axe_niet_zelf_kan_beslissen_is_door_ons_bekeken(html, bezoek, axe_script):
    vraag = "t => axe.run(document, {runOnly: {type: 'tag', values: t}, resultTypes: ['incomplete'], preload: false})"
    open_ = {}
    with bezoek() as venster:
        for pad in sorted(html.glob("*.html")):
            venster.goto(pad.as_uri())
            venster.evaluate(axe_script)
            for regel in venster.evaluate(vraag, AXE)["incomplete"]:
                if regel["id"] not in BEKEKEN:
                    open_.setdefault(regel["id"], (pad.name, regel["nodes"][0]["html"][:160]))
    assert open_ == {}


def test_met_eigen_kleuren_en_zonder_beweging_blijft_alles_leesbaar(html, chromium):
    context = chromium.new_context(
        forced_colors="active", reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    venster = context.new_page()
    venster.goto((html / "index.html").as_uri())
    venster.wait_for_timeout(300)
    assert venster.evaluate("document.getAnimations().filter(a => a.playState === 'running').length") == 0
    assert venster.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "smooth"
    # Een knop zonder rand is met eigen kleuren niet van tekst te onderscheiden.
    assert venster.locator("article table").first.is_visible()
    venster.keyboard.press("Tab")
    assert venster.evaluate(_PLEK)["zichtbaar"]
    context.close()


def test_een_schermlezer_hoort_op_de_startpagina_eerst_waar_hij_is(html, bezoek):
    """Namen en volgorde van de grote delen: wie van deel naar deel springt, weet waar hij is."""
    vraag = """
    [...document.querySelectorAll('header, nav, main, aside, footer, [role=search], h1, h2')]
      .filter(el => el.checkVisibility() && !el.closest('dialog:not([open])'))
      .map(el => [el.tagName.toLowerCase(), el.ariaLabel || el.ariaLabelledByElements?.[0]?.textContent
        || (/^H[12]/.test(el.tagName) ? el.innerText : '')])
    """
    with bezoek() as venster:
        venster.goto((html / "index.html").as_uri())
        delen = [(soort, naam.replace("#", "").strip()) for soort, naam in venster.evaluate(vraag)]
        koppen = [naam for soort, naam in delen if soort in ("h1", "h2")]
        assert [soort for soort, _ in delen].count("main") == 1
        assert koppen[0] == "Hoe staat het ervoor?" and [s for s, _ in delen].count("h1") == 1
        navigaties = [naam for soort, naam in delen if soort == "nav"]
        assert all(navigaties), delen
        assert len(navigaties) == len(set(navigaties)), navigaties


def test_elke_figuur_zegt_wat_te_zien_is_met_de_cijfers_erbij(html, bezoek):
    vraag = """[...document.querySelectorAll('article figure')].map(f => [
        f.querySelector('img')?.alt ?? '', f.querySelector('figcaption')?.innerText ?? ''])"""
    zonder = []
    with bezoek() as venster:
        for pad in sorted(html.glob("*.html")):
            venster.goto(pad.as_uri())
            zonder += [(pad.name, kop) for alt, kop in venster.evaluate(vraag) if len(alt) < 30 or not kop]
    assert zonder == []
