"""Tabellen passen: op een laptop hoeft niets te schuiven, op een telefoon staan de rijen onder elkaar."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.boek, pytest.mark.browser]

TE_BREED = """keuze => [...document.querySelectorAll(keuze)].filter(t => t.checkVisibility())
  .filter(t => t.parentElement.scrollWidth > t.parentElement.clientWidth + 1).map(t => t.caption.innerText)"""


def test_een_opengeklapte_tabel_past_op_een_laptop_en_schuift_niet_onder_de_hand_weg(html, bezoek):
    with bezoek(1280) as venster:
        venster.goto((html / "verantwoording.html").as_uri())
        koppen = venster.locator(".raster details.cijfers > summary")
        assert koppen.count() > 1
        for nummer in range(koppen.count()):
            koppen.nth(nummer).scroll_into_view_if_needed()
            voor = koppen.nth(nummer).bounding_box()["y"]
            koppen.nth(nummer).click()
            venster.wait_for_timeout(300)
            assert abs(koppen.nth(nummer).bounding_box()["y"] - voor) < 5, nummer
        assert venster.evaluate(TE_BREED, ".raster details[open] table") == []


def test_de_tabel_met_acties_past_op_een_laptop(html, bezoek):
    with bezoek(1280) as venster:
        venster.goto((html / "monitoring.html").as_uri())
        assert venster.locator("#tabel-acties").is_visible()
        assert venster.evaluate(TE_BREED, "#tabel-acties") == []


@pytest.mark.parametrize("breedte", [320, 390])
def test_een_opgave_in_een_oogopslag_is_op_een_telefoon_in_een_blik_te_lezen(html, bezoek, breedte):
    with bezoek(breedte) as venster:
        for opgave in ("bestaanszekerheid", "meedoen_en_inclusie"):
            venster.goto((html / f"{opgave}.html").as_uri())
            tabel = venster.locator(f"#tabel-oogopslag-{opgave.replace('_', '-')}")
            assert venster.evaluate(TE_BREED, "[id^=tabel-oogopslag], [id^=tabel-tellen]") == [], opgave
            koppen = {cel.get_attribute("data-kop") for cel in tabel.locator("td").all()}
            assert koppen == {"Wat de cijfers zeggen", "Met een cijfer", "Ervaringen"}
