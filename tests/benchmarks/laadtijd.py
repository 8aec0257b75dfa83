"""Meet hoe snel een bladzijde bruikbaar is op een gewone telefoon, met een leeg geheugen.

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
from traagheid import NETTEN, aangeboden, laad_traag

KEREN = 3


def main(html: Path) -> None:
    """Druk per verbinding en bladzijde de middelste van drie metingen af, als tabel in Markdown."""
    print("| verbinding | bladzijde | kB | eerste beeld (ms) | bruikbaar (ms) | verschuiving |")
    print("|---|---|--:|--:|--:|--:|")
    pad = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, aangeboden(html) as adres:
        browser = playwright.chromium.launch(executable_path=pad, args=["--no-sandbox", "--disable-gpu"])
        for net in NETTEN:
            for soort in SOORTEN:
                keren = [laad_traag(browser, f"{adres}/{soort}", net) for _ in range(KEREN)]
                eerste, klaar = (statistics.median(k[wat] for k in keren) for wat in ("eerste", "klaar"))
                schuift = max(k["verschuiving"] for k in keren)
                kb = keren[0]["bytes"] / 1000
                tijden = f"{eerste:.0f} | {max(eerste, klaar):.0f}"
                print(f"| {net} | {soort} | {kb:.0f} | {tijden} | {schuift:.3f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
