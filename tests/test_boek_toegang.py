"""Wie geen muis gebruikt, sterk vergroot, eigen kleuren kiest of laat voorlezen, kan het boek ook gebruiken."""

from __future__ import annotations

import pytest
from axeproef import KLEUREN, hoofdbladen, open_bladzijde

pytestmark = [pytest.mark.browser, pytest.mark.boek]

FICHE = "indicator/eenzaamheid-18-plus"
PRESENTATIE = "raad/bestaanszekerheid-presentatie"
#: Van elk soort bladzijde één.
SOORTEN = ("index", "leeswijzer", "indicatoren", "search", "meedoen_en_inclusie", FICHE, PRESENTATIE)

#: Alles wat met Tab te bereiken moet zijn, met hoe het eruitziet zonder focus.
_BEREIKBAAR = """
() => {
  /* Begin bovenaan, ook als de bladzijde zelf al een veld koos. */
  document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
  const alle = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const bereikbaar = alle.filter((el) =>
    !el.disabled && el.tabIndex >= 0 && el.checkVisibility({visibilityProperty: true})
    && !el.closest('dialog:not([open])'));
  window.schaduwen = new Map(bereikbaar.map((el) => [el, getComputedStyle(el).boxShadow]));
  bereikbaar.forEach((el, nr) => { el.dataset.nr = nr; });
  return bereikbaar.map((el) => el.outerHTML.slice(0, 120));
}
"""
#: Waar de focus is, en of dat te zien is: een rand met contrast 3 (WCAG 1.4.11) of een schaduw die erbij kwam.
_PLEK = """
() => {
  KLEUREN
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const stijl = getComputedStyle(el), vak = el.getBoundingClientRect(), achter = achtergrond(el.parentElement);
  const rand = stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 2
    && (stijl.outlineStyle === 'auto' || achter && contrast(kleur(stijl.outlineColor), achter) >= 3);
  const schaduw = stijl.boxShadow !== 'none' && stijl.boxShadow !== window.schaduwen?.get(el);
  return {
    nr: el.dataset.nr ?? null, wat: el.outerHTML.slice(0, 120), zichtbaar: rand || schaduw,
    inbeeld: vak.bottom > 0 && vak.top < innerHeight && vak.right > 0 && vak.left < innerWidth && vak.width > 0,
  };
}
""".replace("KLEUREN", KLEUREN)


@pytest.mark.parametrize("stand", ["light", "dark"])
@pytest.mark.parametrize("blad", SOORTEN)
def test_met_tab_is_alles_te_bereiken_met_zichtbare_focus_en_zonder_val(html, bezoek, blad, stand):
    with bezoek(stand=stand) as venster:
        venster.goto((html / f"{blad}.html").as_uri())
        # Het zoekveld pakt op zijn bladzijde zelf de focus.
        venster.wait_for_timeout(300)
        verwacht = venster.evaluate(_BEREIKBAAR)
        gezien, slecht = [], []
        for _ in range(len(verwacht) + 5):
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
        gemist = [wat for nr, wat in enumerate(verwacht) if str(nr) not in gezien]
        assert slecht == []
        assert gemist == []
        # De volgorde is die van de bladzijde: niemand wordt van onder naar boven gestuurd.
        assert gezien == sorted(gezien, key=int)


def test_de_eerste_toets_slaat_het_menu_over(html, bezoek):
    with bezoek() as venster:
        venster.goto((html / "leeswijzer.html").as_uri())
        venster.keyboard.press("Tab")
        assert "naar de inhoud" in venster.evaluate("document.activeElement.innerText").lower()
        venster.keyboard.press("Enter")
        venster.keyboard.press("Tab")
        assert venster.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_de_pijltjes_gaan_naar_de_volgende_dia_maar_in_een_brede_tabel_schuiven_zij(html, bezoek):
    """Op 400% past de tabel niet; wie haar met de toetsen leest, mag niet op een andere dia belanden."""
    with bezoek(320) as venster:
        venster.goto((html / f"{PRESENTATIE}.html").as_uri())
        venster.keyboard.press("ArrowRight")
        assert venster.evaluate("document.activeElement.matches('section.dia')")
        vak = venster.locator(".schuif").first
        assert vak.evaluate("v => v.scrollWidth > v.clientWidth")
        vak.focus()
        venster.keyboard.press("ArrowRight")
        venster.wait_for_timeout(300)
        assert vak.evaluate("v => document.activeElement === v && v.scrollLeft > 0")


def test_op_een_smal_scherm_ligt_niets_over_de_menuknop(html, bezoek):
    """Het kruimelpad kort namen af; de menuknop en het huisje blijven heel en naast elkaar."""
    vraag = """() => ['.primary-toggle', '.breadcrumb-home a'].map((k) => {
        const el = document.querySelector(`.bd-header-article ${k}`), v = el.getBoundingClientRect();
        const boven = document.elementFromPoint(v.left + v.width / 2, v.top + v.height / 2);
        const pad = el.closest('.bd-breadcrumbs')?.getBoundingClientRect();
        return [v.left, v.right, el.contains(boven), !pad || pad.left <= v.left && v.right <= pad.right];
    })"""
    with bezoek(320) as venster:
        for breed in (320, 390):
            venster.set_viewport_size({"width": breed, "height": 700})
            for blad in (FICHE, "bestaanszekerheid"):
                venster.goto((html / f"{blad}.html").as_uri())
                knop, huisje = venster.evaluate(vraag)
                assert knop[1] <= huisje[0] and all((*knop[2:], *huisje[2:])), (breed, blad, knop, huisje)


def test_met_ruimere_tekst_valt_niets_weg(html, bezoek):
    """WCAG 1.4.12: regelafstand 1,5, na een alinea 2, letters 0,12 en woorden 0,16 keer de lettergrootte."""
    ruim = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
    geknipt = """[...document.querySelectorAll('article p, article td, article th, article li, .dia p, .dia td')]
        .filter(e => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY === 'hidden').length"""
    with bezoek(390) as venster:
        for blad in SOORTEN:
            venster.goto((html / f"{blad}.html").as_uri())
            venster.evaluate(
                "r => { const s = new CSSStyleSheet(); s.replaceSync(r); document.adoptedStyleSheets = [s]; }",
                f"{ruim} p {{margin-bottom: 2em !important}}",
            )
            assert venster.evaluate(geknipt) == 0, blad
            assert venster.evaluate("document.documentElement.scrollWidth") <= 390, blad


# --- eigen kleuren en minder beweging ---------------------------------------------------------------------

#: Wat met eigen kleuren niet te zien is: bediening zonder rand, en een figuur zonder eigen vlak in haar eigen stand.
_ONZICHTBAAR = """
() => {
  KLEUREN
  const rand = (el) => {
    const s = getComputedStyle(el);
    return ['Top', 'Right', 'Bottom', 'Left'].every((k) => parseFloat(s[`border${k}Width`]) > 0
      && s[`border${k}Style`] !== 'none' && kleur(s[`border${k}Color`])[3] > 0
      && contrast(kleur(s[`border${k}Color`]), achtergrond(el) ?? kleur('Canvas')) >= 3);
  };
  const kop = (el) => contrast(kleur(getComputedStyle(el).color), achtergrond(el) ?? kleur('Canvas')) >= 4.5;
  const vlak = (el) => {
    const s = getComputedStyle(el), achter = kleur(s.backgroundColor);
    const past = matchMedia('(prefers-color-scheme: dark)').matches ? licht(achter) < 0.05 : licht(achter) > 0.8;
    return s.forcedColorAdjust === 'none' && achter[3] === 1 && past;
  };
  const zoek = (keuze, goed) => [...document.querySelectorAll(keuze)]
    .filter((el) => el.checkVisibility({visibilityProperty: true}) && !el.closest('dialog:not([open])') && !goed(el))
    .map((el) => el.outerHTML.slice(0, 120));
  return [
    ...zoek('button, select, input, textarea, summary', rand),
    ...zoek('h1, h2, th[aria-sort], [aria-current]', kop),
    ...zoek('figure img, img.vonk', vlak),
  ];
}
""".replace("KLEUREN", KLEUREN)


@pytest.mark.parametrize("stand", ["light", "dark"])
def test_met_eigen_kleuren_is_bediening_kop_figuur_en_focus_te_zien(html, bezoek, stand):
    with bezoek(stand=stand, forced_colors="active") as venster:
        for blad in SOORTEN:
            venster.goto((html / f"{blad}.html").as_uri())
            venster.wait_for_timeout(200)
            assert venster.evaluate(_ONZICHTBAAR) == [], blad
            venster.evaluate(_BEREIKBAAR)
            for _ in range(3):
                venster.keyboard.press("Tab")
                venster.wait_for_timeout(50)
                plek = venster.evaluate(_PLEK)
                assert plek and plek["zichtbaar"], (blad, plek)


def test_met_eigen_kleuren_is_de_gekozen_kolomkop_van_de_wijzer_te_herkennen(html, bezoek):
    with bezoek(forced_colors="active") as venster:
        venster.goto((html / "indicatoren.html").as_uri())
        kop = venster.locator("th[data-sorteer=naam]")
        # Het teken van de richting is tekst, geen kleur.
        voor = kop.evaluate("k => getComputedStyle(k.querySelector('button'), '::after').content + k.innerText")
        kop.locator("button").click()
        na = kop.evaluate("k => getComputedStyle(k.querySelector('button'), '::after').content + k.innerText")
        assert kop.get_attribute("aria-sort") and voor != na


#: Elementen (ook ::before en ::after) waarvan een overgang of animatie langer dan niets duurt.
_BEWEGING = """
() => {
  const duur = (tekst) => Math.max(...tekst.split(',').map((d) => parseFloat(d)));
  const gevonden = new Set();
  for (const el of document.querySelectorAll('*')) for (const deel of [null, '::before', '::after']) {
    const s = getComputedStyle(el, deel);
    if (duur(s.transitionDuration) > 0 || (s.animationName !== 'none' && duur(s.animationDuration) > 0)
      || s.scrollBehavior === 'smooth') gevonden.add(`${el.localName}.${el.className}${deel ?? ''}`);
  }
  return [...gevonden];
}
"""


def test_wie_geen_beweging_wil_krijgt_geen_beweging(html, bezoek):
    with bezoek(reduced_motion="reduce") as venster:
        for blad in SOORTEN:
            venster.goto((html / f"{blad}.html").as_uri())
            venster.wait_for_timeout(200)
            assert venster.evaluate(_BEWEGING) == [], blad
            assert venster.evaluate("document.getAnimations().length") == 0, blad


# --- voorlezen --------------------------------------------------------------------------------------------


def test_elk_menu_en_deel_van_een_bladzijde_heeft_een_eigen_naam(html, bezoek):
    """Wie van deel naar deel springt, weet waar hij is."""
    vraag = """
    [...document.querySelectorAll('nav, main, aside')]
      .filter(el => el.checkVisibility() && !el.closest('dialog:not([open])'))
      .map(el => [el.localName, el.ariaLabel || el.ariaLabelledByElements?.[0]?.textContent.trim() || ''])
    """
    with bezoek() as venster:
        for blad in SOORTEN:
            venster.goto((html / f"{blad}.html").as_uri())
            delen = venster.evaluate(vraag)
            namen = [naam for soort, naam in delen if soort != "main"]
            assert [soort for soort, _ in delen].count("main") == 1, blad
            assert all(namen) and len(namen) == len(set(namen)), (blad, delen)


def test_elke_figuur_zegt_wat_te_zien_is_met_de_cijfers_erbij(html, bezoek):
    vraag = """[...document.querySelectorAll('figure')].map(f => [
        f.querySelector('img')?.alt ?? '', f.querySelector('figcaption')?.innerText ?? ''])"""
    zonder = []
    with bezoek() as venster:
        for pad in [*hoofdbladen(html), html / f"{FICHE}.html"]:
            open_bladzijde(venster, pad)
            zonder += [(pad.name, kop) for alt, kop in venster.evaluate(vraag) if len(alt) < 30 or not kop]
    assert zonder == []
