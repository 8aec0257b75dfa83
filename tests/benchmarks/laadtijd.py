"""Meet hoe snel een bladzijde bruikbaar is op een telefoon uit het midden en een eenvoudige, met een leeg geheugen.

De processor wordt zo veel vertraagd dat deze machine even snel rekent als die telefoons; dat wordt vooraf geijkt.

Gebruik: `python tests/benchmarks/laadtijd.py _build/soest/2026/concept/html`
"""

from __future__ import annotations

import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from test_stabiel import SOORTEN
from traagheid import TELEFOONS, aangeboden, ijk, laad_traag

KEREN = 5
#: Wie een eenvoudige telefoon heeft op een traag net, wacht langer dan het doel; die twee meten wij elk apart.
RONDEN = (("9 Mbps", "midden"), ("9 Mbps", "eenvoudig"), ("1,6 Mbps", "midden"))


def main(html: Path) -> None:
    """Druk per verbinding, telefoon en bladzijde de middelste van vijf metingen af, als tabel in Markdown."""
    pad = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, aangeboden(html) as adres:
        browser = playwright.chromium.launch(executable_path=pad, args=["--no-sandbox", "--disable-gpu"])
        trager = {naam: ijk(browser, score) for naam, score in TELEFOONS.items()}
        print("Vertraging: " + ", ".join(f"{naam} {keer:.1f} keer" for naam, keer in trager.items()) + "\n")
        print("| verbinding | telefoon | bladzijde | kB | eerste beeld (ms) | bruikbaar (ms) | verschuiving |")
        print("|---|---|---|--:|--:|--:|--:|")
        for net, telefoon in RONDEN:
            for soort in SOORTEN:
                adres_hier = f"{adres}/{soort}"
                keren = [laad_traag(browser, adres_hier, net, trager=trager[telefoon]) for _ in range(KEREN)]
                eerste, klaar = (statistics.median(k[wat] for k in keren) for wat in ("eerste", "klaar"))
                schuift = max(k["verschuiving"] for k in keren)
                kb = keren[0]["bytes"] / 1000
                tijden = f"{eerste:.0f} | {max(eerste, klaar):.0f}"
                print(f"| {net} | {telefoon} | {soort} | {kb:.0f} | {tijden} | {schuift:.3f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
