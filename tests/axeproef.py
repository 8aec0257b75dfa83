"""Eén lijst bladzijden, breedtes en standen voor elke keuring in de browser, en de keuring zelf met axe.

Wat axe niet zelf beslist, blijft niet liggen: van onbesliste tekst rekent `keur` het contrast uit, en al het andere
is een fout, tenzij precies dat geval met een reden in `BEKEKEN` staat.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

#: Alle regels van WCAG 2.2, niveau A en AA.
REGELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
#: 1280 pixels bij 400% is 320 pixels breed (WCAG 1.4.10); 390 is een telefoon.
BREEDTES = (1280, 390, 320)
LICHT, DONKER = "light", "dark"
STANDEN = tuple(product(BREEDTES, (LICHT, DONKER)))

#: Wat axe niet kan beslissen en wij bekeken: regel, melding van axe en plek in de bladzijde, met de reden.
BEKEKEN: dict[tuple[str, str, str], str] = {}

#: Rekenen met kleuren zoals WCAG het doet: `kleur`, `achtergrond` van een element en `contrast`.
KLEUREN = """
/* De browser zelf zet elke schrijfwijze van een kleur om naar rood, groen, blauw en dekking. */
const doek = document.createElement('canvas').getContext('2d', {willReadFrequently: true}), kleuren = {};
const kleur = (tekst) => kleuren[tekst] ??= (() => {
  doek.clearRect(0, 0, 1, 1); doek.fillStyle = tekst; doek.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = doek.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
})();
const over = (voor, achter) => [0, 1, 2].map((i) => voor[i] * voor[3] + achter[i] * (1 - voor[3])).concat(1);
const licht = (k) => {
  const [r, g, b] = k.map((d) => d / 255).map((d) => d <= 0.04045 ? d / 12.92 : ((d + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/* De kleur achter een element; null als er een plaatje of doorschijnend vak bij is. */
const achtergrond = (el) => {
  const lagen = [];
  for (let e = el; e; e = e.parentElement) {
    const stijl = getComputedStyle(e);
    if (stijl.backgroundImage !== 'none' || parseFloat(stijl.opacity) < 1) return null;
    /* Een streep in een tabel is een schaduw naar binnen die het hele vak vult. */
    const streep = /^((?:rgba?|color|oklab)\\([^)]*\\)).* \\d{4}px inset$/.exec(stijl.boxShadow);
    if (streep) lagen.push(kleur(streep[1]));
    lagen.push(kleur(stijl.backgroundColor));
    if (lagen.at(-1)[3] === 1) break;
  }
  if (lagen.at(-1)[3] !== 1) return null;
  return lagen.reverse().reduce((achter, voor) => over(voor, achter));
};
const contrast = (voor, achter) => {
  const [laag, hoog] = [licht(over(voor, achter)), licht(achter)].sort((a, b) => a - b);
  return (hoog + 0.05) / (laag + 0.05);
};
"""
#: Keurt de bladzijde en geeft per bevinding regel, melding, plek en het begin van het element.
_KEUR = """
async ([regels, bekeken]) => {
  KLEUREN
  const tekort = (el) => {
    const stijl = getComputedStyle(el), achter = achtergrond(el);
    if (!achter) return 'achtergrond niet uit te rekenen';
    const maat = parseFloat(stijl.fontSize), groot = maat >= 24 || (maat >= 18.66 && stijl.fontWeight >= 700);
    const gemeten = contrast(kleur(stijl.color), achter), grens = groot ? 3 : 4.5;
    return gemeten >= grens ? '' : `contrast ${gemeten.toFixed(2)}, nodig is ${grens}`;
  };
  const uit = await axe.run(document, {
    runOnly: {type: 'tag', values: regels}, resultTypes: ['violations', 'incomplete'], preload: false, elementRef: true,
  });
  const gevonden = [];
  const meld = (regel, wat, node) => gevonden.push([regel, wat, node.target.join(' '), node.html.slice(0, 160)]);
  for (const regel of uit.violations) for (const node of regel.nodes) meld(regel.id, 'overtreding', node);
  for (const regel of uit.incomplete) for (const node of regel.nodes) {
    const melding = [...node.any, ...node.all, ...node.none].map((c) => c.data?.messageKey ?? c.id).join(' ');
    const plek = node.target.join(' ');
    if (bekeken.some((b) => b[0] === regel.id && b[1] === melding && b[2] === plek)) continue;
    const wat = regel.id === 'color-contrast' ? tekort(node.element) : 'onbeslist';
    if (wat) meld(regel.id, `${wat} (${melding})`, node);
  }
  return gevonden;
}
""".replace("KLEUREN", KLEUREN)
_UITKLAPPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"


def hoofdbladen(html: Path) -> list[Path]:
    """De hoofdstukken, de wijzer, het zoeken en de presentaties."""
    return [*sorted(html.glob("*.html")), *sorted((html / "raad").glob("*.html"))]


def fiches(html: Path) -> list[Path]:
    """Elke fiche."""
    return sorted((html / "indicator").glob("*.html"))


def soorten_fiches(html: Path) -> list[Path]:
    """Van elke soort fiche één: soorten verschillen in hun koppen en in wat erop staat."""
    soorten: dict[tuple, Path] = {}
    for pad in fiches(html):
        inhoud = pad.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        delen = re.findall(r"<h[23][^>]*>(.*?)<", inhoud)
        soort = (*delen, *(f"<{naam}" in inhoud for naam in ("img", "details", "blockquote", "aside")))
        soorten.setdefault(soort, pad)
    return list(soorten.values())


def bladzijden(html: Path) -> list[Path]:
    """De bladzijden die in elke breedte en stand gekeurd worden."""
    return [*hoofdbladen(html), *soorten_fiches(html)]


def open_bladzijde(venster, pad: Path) -> None:
    """Ga naar de bladzijde en klap alles uit."""
    venster.goto(pad.as_uri())
    venster.evaluate(_UITKLAPPEN)


def keur(venster, axe_script: str) -> list[tuple[str, str, str, str]]:
    """Alle bevindingen op de bladzijde die openstaat: regel, wat er is, plek en begin van het element."""
    if not venster.evaluate("typeof axe === 'object'"):
        venster.evaluate(axe_script)
    return [tuple(bevinding) for bevinding in venster.evaluate(_KEUR, [REGELS, [list(b) for b in BEKEKEN]])]
