"""Wijken: de as overdrijft niet, een verworpen cijfer komt in geen figuur, en een verzonnen figuur zegt dat zelf."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Eenheid
from sturing.tonen import blad as bladmodule
from sturing.tonen import open_bladzijde, stijl, toon_kerncijfers, toon_wijkverschillen
from sturing.tonen.blad import Bladzijde
from sturing.tonen.teken import teken_wijken
from sturing.tonen.teken_wijkcijfers import kies_strepen

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
    assert tabel.tekst == (
        "Van Soesterberg gebruiken wij 3 cijfers uit deze tabel niet\\: huishoudens, huurwoningen en koopwoningen."
        " Bij die cijfers staat ‘verworpen’. De reden\\: waarschijnlijk van Soest-Zuid overgenomen.",
    )


@example([0.0], [], Eenheid.PROCENT)
@example([5e-324], [], Eenheid.KILOMETER)
@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=8),
    st.lists(st.floats(-20, 130), max_size=4),
    st.sampled_from([Eenheid.PROCENT, Eenheid.AANTAL, Eenheid.KILOMETER, Eenheid.CIJFER]),
)
def test_de_as_van_een_wijkfiguur_begint_bij_nul_en_een_rapportcijfer_heeft_zijn_hele_schaal(waarden, marges, eenheid):
    strepen = kies_strepen(waarden, marges, eenheid)
    assert strepen == sorted(set(strepen)) and len(strepen) >= 2
    assert strepen[0] <= min(waarden) and max(waarden) <= strepen[-1] + 1e-6
    if eenheid == Eenheid.CIJFER and all(1 <= w <= 10 for w in waarden):
        assert (strepen[0], strepen[-1]) == (1, 10)
    else:
        assert strepen[0] == 0
    if eenheid == Eenheid.PROCENT:
        assert strepen[-1] <= 100


def test_een_cijfer_onder_nul_past_op_de_as():
    assert kies_strepen([-3, 4], [], Eenheid.PROCENTPUNT)[0] <= -3


def test_elke_wijkfiguur_noemt_de_grenzen_van_haar_as(soest):
    grenzen = {
        "wijken-aandeel-inwoners-van-17-jaar-en-jonger": ("0%", "25%"),
        "wijken-koopwoningen": ("0%", "100%"),
        "wijken-afstand-tot-huisarts": ("0 km", "1,5 km"),
        "wijken-gemiddelde-woz-waarde": ("€ 0", "€ 800.000"),
    }
    figuren = {figuur.naam: figuur.svg.replace("\N{NO-BREAK SPACE}", " ") for figuur in toon_wijkverschillen().delen}
    for naam, labels in grenzen.items():
        # Matplotlib zet elke tekst als commentaar bij de vormen.
        assert all(f"<!-- {label} -->" in figuren[naam] for label in labels), naam


def test_bij_lange_getallen_staan_alleen_de_grenzen_bij_de_as():
    wijken = (("Noord", 12.0), ("Zuid", 38.0))
    svg = teken_wijken(wijken, ("Hier", None), Eenheid.PER_DUIZEND).replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall(r"<!-- (\d+ per 1.000) -->", svg) == ["0 per 1.000", "40 per 1.000"]


def test_acht_wijken_passen_met_hun_as_in_de_hoogte_die_een_bladzijde_heeft():
    wijken = tuple((f"Wijk {n}", 10.0 * n) for n in range(1, 9))
    svg = teken_wijken(wijken, ("Hier", None), Eenheid.AANTAL)
    assert float(re.search(r'height="([\d.]+)pt"', svg)[1]) / 72 < 3.55


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
