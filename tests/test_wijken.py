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
            assert "Soesterberg 18%" not in figuur.alt
            assert "Soesterberg" not in [rij[0] for rij in figuur.tabel.als_tekst()]
            break
    else:
        pytest.fail("er is geen figuur over huurwoningen")


@pytest.mark.parametrize("editie", ["concept", "definitief"])
def test_bijschrift_en_alternatief_zeggen_welke_wijken_ontbreken(monkeypatch, editie):
    blad = Bladzijde(lees_dossier(WORTEL, "soest", 2026, editie))
    monkeypatch.setattr(bladmodule, "_huidig", blad)
    for figuur in toon_wijkverschillen().delen:
        getekend = {rij[0] for rij in figuur.tabel.als_tekst()}
        ontbreekt = {w.naam for w in blad.dossier.gemeente.wijken} - getekend
        bijschrift, _, slot = figuur.titel.partition("; zonder ")
        assert {naam for naam in ontbreekt if naam in slot} == ontbreekt and bool(slot) == bool(ontbreekt)
        assert (f"Niet in de figuur: {slot}." in figuur.alt) == bool(ontbreekt)


def test_in_het_concept_zeggen_beide_figuren_over_woningen_dat_soesterberg_ontbreekt(monkeypatch):
    monkeypatch.setattr(bladmodule, "_huidig", Bladzijde(lees_dossier(WORTEL, "soest", 2026, "concept")))
    figuren = {figuur.naam: figuur for figuur in toon_wijkverschillen().delen}
    for naam in ("wijken-huurwoningen", "wijken-koopwoningen"):
        assert figuren[naam].titel.endswith("; zonder Soesterberg (cijfer verworpen)")


def test_een_wijk_zonder_cijfer_of_met_een_afgeschermd_cijfer_wordt_ook_genoemd(monkeypatch):
    blad = Bladzijde(lees_dossier(WORTEL, "soest", 2026))
    huur = [(k, v) for k, v in blad.kerncijfers if k.kerncijfer == "huurwoningen"]
    blad.kerncijfers = tuple((k, k.gebied == "WK034202") for k, _ in huur if k.gebied != "WK034203")
    monkeypatch.setattr(bladmodule, "_huidig", blad)
    (figuur,) = toon_wijkverschillen().delen
    namen = blad.dossier.gebieden
    for verwacht in (f"{namen['WK034202']} (afgeschermd)", f"{namen['WK034203']} (geen cijfer)"):
        assert verwacht in figuur.titel and verwacht in figuur.alt


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
