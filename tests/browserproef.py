"""Het gebouwde boek in een echte browser: de fixtures die alle browsertests delen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest

_CHROMIUM = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@pytest.fixture(scope="module")
def chromium():
    """De Chromium van het systeem."""
    from playwright.sync_api import sync_playwright

    pad = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not pad:
        pytest.fail("Chromium ontbreekt; typ: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pad, args=_CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def bezoek(chromium) -> Callable:
    """Open een venster op een breedte, licht of donker; het onthoudt verzoeken en scriptfouten.

    Wat erbij komt (`forced_colors`, `reduced_motion`) geldt voor het hele venster.
    """

    @contextmanager
    def open_venster(breed: int = 1280, stand: str = "light", **voorkeuren: str):
        context = chromium.new_context(viewport={"width": breed, "height": 900}, color_scheme=stand, **voorkeuren)
        venster = context.new_page()
        klachten = venster.klachten = []
        venster.on("pageerror", lambda fout: klachten.append(f"script: {fout}"))
        # Wie doorklikt, breekt af wat nog onderweg was (vaak het favicon): dat mist geen lezer.
        venster.on("requestfailed", lambda v: v.failure == "net::ERR_ABORTED" or klachten.append(f"mislukt: {v.url}"))
        venster.on("console", lambda m: m.type in ("error", "warning") and klachten.append(f"{m.type}: {m.text}"))
        venster.on("request", lambda v: v.url.startswith(("file:", "data:")) or klachten.append(f"buiten: {v.url}"))
        yield venster
        context.close()

    return open_venster


@pytest.fixture(scope="session")
def axe_script() -> str:
    """De broncode van axe, zoals het testpakket haar meelevert."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def html(gebouwd_boek: Path) -> Path:
    """De map met de HTML."""
    return gebouwd_boek / "html"
