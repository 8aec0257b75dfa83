"""Wijken: een verworpen cijfer komt in geen figuur, en een verzonnen figuur zegt dat zelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.tonen import blad as bladmodule
from sturing.tonen import open_bladzijde, stijl, toon_kerncijfers, toon_wijkverschillen
from sturing.tonen.blad import Bladzijde

WORTEL = Path(__file__).parents[1]


@pytest.fixture
def soest(monkeypatch):
    monkeypatch.setattr(bladmodule, "_huidig", Bladzijde(lees_dossier(WORTEL, "soest", 2026)))


def test_de_drie_cijfers_van_soesterberg_uit_de_verkeerde_tabel_zijn_verworpen():
    verworpen = {
        (k.kerncijfer, k.gebied, k.waarde) for k in lees_dossier(WORTEL, "soest", 2026).kerncijfers if k.verworpen
    }
    assert verworpen == {
        ("huishoudens", "WK034208", 2525),
        ("huurwoningen", "WK034208", 18),
        ("koopwoningen", "WK034208", 82),
    }


def test_een_verworpen_cijfer_staat_in_geen_figuur(soest):
    for figuur in toon_wijkverschillen().delen:
        if figuur.naam == "wijken-huurwoningen":
            assert "Soesterberg" not in figuur.alt
            assert "Soesterberg" not in [rij[0] for rij in figuur.tabel.als_tekst()]
            break
    else:
        pytest.fail("er is geen figuur over huurwoningen")


def test_een_verworpen_cijfer_staat_als_verworpen_in_de_tabel(soest):
    (tabel,) = [t for t in toon_kerncijfers().delen if "wijkprofielen" in t.naam]
    rij = next(rij for rij in tabel.tabel.als_tekst() if rij[0] == "Soesterberg")
    assert "18% (verworpen)" in rij
    assert any("overgenomen" in regel for regel in tabel.tekst)


@pytest.mark.parametrize(("gemeente", "merk"), [("voorbeeld", "Verzonnen gegevens"), ("soest", "")])
def test_alleen_een_verzonnen_gemeente_krijgt_een_merk_in_elke_figuur(gemeente, merk, monkeypatch):
    monkeypatch.setattr(stijl, "_merk", "nog niet gezet")
    monkeypatch.setattr(bladmodule, "_huidig", None)
    open_bladzijde(gemeente, 2026)
    assert stijl._merk == merk


def test_het_merk_verandert_de_figuur(monkeypatch):
    def teken() -> str:
        with stijl.figuur(1.0) as (fig, _):
            return stijl.naar_svg(fig)

    monkeypatch.setattr(stijl, "_merk", "")
    kaal = teken()
    stijl.zet_merk("Verzonnen gegevens")
    assert len(teken()) > len(kaal)
