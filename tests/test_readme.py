"""De README belooft opdrachten: elke opdracht bestaat en kent haar opties."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]
TEKST = (WORTEL / "README.md").read_text(encoding="utf-8")
REGELS = [
    regel.strip()
    for blok in re.findall(r"```console\n(.*?)```", TEKST, re.DOTALL)
    for regel in blok.splitlines()
    if regel.strip()
]
STURING = [regel for regel in REGELS if regel.startswith("sturing ")]


def hulp(opdracht: str) -> str:
    uitslag = subprocess.run(
        [sys.executable, "-m", "sturing.cli", opdracht, "--help"],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert uitslag.returncode == 0, opdracht
    return uitslag.stdout


def test_de_readme_noemt_de_twee_opdrachten_van_een_nieuwe_lezer():
    assert {"make rapport", "make test"} <= set(REGELS)


@pytest.mark.parametrize("regel", STURING)
def test_een_opdracht_uit_de_readme_bestaat_met_al_haar_opties(regel):
    _, opdracht, *woorden = shlex.split(regel, comments=True)
    tekst = hulp(opdracht)
    for optie in (woord for woord in woorden if woord.startswith("-")):
        assert optie in tekst, f"{regel}: {optie} bestaat niet"


@pytest.mark.parametrize("doel", sorted({r.split()[1] for r in REGELS if r.startswith("make ")}))
def test_elk_make_doel_uit_de_readme_bestaat(doel):
    assert re.search(rf"^{doel}:", (WORTEL / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_elk_bestand_waar_de_readme_naar_verwijst_bestaat():
    for pad in re.findall(r"\]\((?!https?:)([^)#]+)\)", TEKST):
        assert (WORTEL / pad).exists(), pad
