"""De vergelijking met andere monitors beweert niets zonder vindplaats, en zegt wat niet is nagegaan."""

from __future__ import annotations

import re
from pathlib import Path

TEKST = (Path(__file__).parents[1] / "docs" / "vergelijking.md").read_text(encoding="utf-8")
RIJEN = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in TEKST.splitlines() if regel.startswith("|")]


def test_elke_cel_zegt_iets_en_wat_niet_is_nagegaan_heeft_een_reden():
    assert len(RIJEN) == 22 and all(len(rij) == 4 for rij in RIJEN)
    for rij in RIJEN[2:]:
        for cel in rij[1:]:
            assert cel and "?" not in cel, rij[0]
            assert cel.count("niet nagegaan") == len(re.findall(r"niet nagegaan \([ab]\)", cel)), cel


def test_elke_verwijzing_heeft_een_vindplaats_met_een_adres_en_andersom():
    tabel, _, vindplaatsen = TEKST.partition("## Vindplaatsen")
    genoemd = {int(nummer) for nummer in re.findall(r"\[(\d+)\]", tabel)}
    lijst = re.split(r"\n(?=\d+\. )", vindplaatsen.strip())
    assert all(re.search(r"<https://[^>]+>", punt) for punt in lijst)
    assert [int(punt.split(".")[0]) for punt in lijst] == list(range(1, len(lijst) + 1))
    assert genoemd == set(range(1, len(lijst) + 1))
