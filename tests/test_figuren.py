"""Figuren: elk zegt in woorden wat hij toont, kleur draagt nooit alleen, en wat er niet is wordt niet getekend."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.stand import Dekking
from sturing.rekenen.uitkomsten import Ligging
from sturing.rekenen.vergelijken import bereken_wijken
from sturing.tonen import blad as bladmodule
from sturing.tonen import teken as tekenmodule
from sturing.tonen import (
    toon_cijfers,
    toon_halters,
    toon_kompas,
    toon_oordelenkaart,
    toon_overzicht_ontwikkelingen,
    toon_samenhang,
    toon_verlopen,
    toon_wijkcijfers,
)
from sturing.tonen.blad import Bladzijde
from sturing.tonen.cijfertabel import wijkreeksen
from sturing.tonen.notatie import toon_getal
from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Cel
from sturing.tonen.teken_labels import verdeel_hoogten
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.vonk import alt_vonk, met_vonk, teken_vonk

WORTEL = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def dossiers() -> dict:
    return {gemeente: lees_dossier(WORTEL, gemeente, 2026) for gemeente in ("soest", "voorbeeld")}


@pytest.fixture
def open_blad(dossiers, monkeypatch):
    def open_(gemeente: str, opgave: str = "") -> Bladzijde:
        dossier = dossiers[gemeente]
        blad = Bladzijde(dossier, dossier.kader.opgave(opgave) if opgave else None)
        monkeypatch.setattr(bladmodule, "_huidig", blad)
        return blad

    return open_


def figuren(getoond) -> list[Getoond]:
    return [deel for deel in getattr(getoond, "delen", (getoond,)) if deel.svg]


def halters_van(blad) -> list[str]:
    return [rij[0] for figuur in figuren(toon_halters()) for rij in figuur.tabel.als_tekst()]


def test_zonder_twee_vergelijkbare_cijfers_komt_er_een_zin_en_geen_lege_figuur(open_blad):
    open_blad("soest", "kansengelijkheid")
    getoond = toon_halters()
    assert figuren(getoond) == []
    assert "nog niet te laten zien" in getoond.tekst[0]


def test_elke_indicator_met_twee_vergelijkbare_cijfers_staat_precies_een_keer_in_een_halterfiguur(open_blad):
    for gemeente in ("soest", "voorbeeld"):
        for opgave in open_blad(gemeente).dossier.kader.opgaven:
            blad = open_blad(gemeente, opgave.id)
            met = [s for s in blad.standen_van_opgave(opgave) if s.uiteinden]
            assert len(halters_van(blad)) == len(met)


def test_de_halter_van_eenzaamheid_noemt_beide_cijfers_en_doet_geen_uitspraak(open_blad):
    open_blad("soest", "mentale-weerbaarheid")
    (figuur,) = figuren(toon_halters())
    assert "van 42,2% (2022) naar 47,5% (2024), kan nog niets zeggen" in figuur.alt
    assert figuur.bron and figuur.gegevens


def test_een_halterfiguur_zet_het_ongunstige_bovenaan_en_zegt_het_in_woorden(open_blad):
    open_blad("voorbeeld", "gezonde-leefstijl")
    for figuur in figuren(toon_halters()):
        oordelen = [rij[3][2:] for rij in figuur.tabel.als_tekst()]
        if "ongunstig" in oordelen:
            assert oordelen[0] == "ongunstig"
            # Matplotlib zet elke tekst als commentaar bij de vormen: het oordeel staat dus in de figuur zelf.
            assert "<!-- − ongunstig -->" in figuur.svg


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_de_oordelenkaart_heeft_voor_elke_indicator_van_elk_doel_een_vakje_met_een_teken(open_blad, gemeente):
    kader = open_blad(gemeente).dossier.kader
    for opgave, figuur in zip(kader.opgaven, figuren(toon_oordelenkaart()), strict=True):
        verwacht = [(d.id, i.id) for d in opgave.doelen for i in kader.indicatoren_van_doel(d)]
        assert sorted((rij[0], rij[1]) for rij in figuur.gegevens.rijen) == sorted(verwacht)
        for teken, oordeel in (
            ("−", "ongunstig"),
            ("=", "geen aantoonbare verandering"),
            ("\\?", "kan nog niets zeggen"),
        ):
            aantal = sum(rij[3] == oordeel for rij in figuur.gegevens.rijen)
            # Een vakje extra: dat van de uitleg onderaan.
            assert figuur.svg.count(f"<!-- {teken.strip(chr(92))} -->") == (aantal + 1 if aantal else 0)


def test_de_oordelenkaart_van_soest_noemt_wat_niet_gemeten_is_en_geen_oordeel_dat_er_niet_is(open_blad):
    open_blad("soest")
    for figuur in figuren(toon_oordelenkaart()):
        assert "nog geen meting" in figuur.titel
        assert {rij[3] for rij in figuur.gegevens.rijen} <= {"kan nog niets zeggen", "nog geen meting"}


def test_soest_zegt_waarom_aantallen_per_wijk_zijn_omgerekend_en_niet_dat_zij_niet_te_vergelijken_zijn(open_blad):
    open_blad("soest")
    getoond = toon_wijkcijfers()
    assert figuren(getoond) == []
    assert getoond.tekst[0] == "Cijfers per wijk zijn er van 4 indicatoren."
    assert "Daarom staan aantallen hier per 1.000 inwoners; dat is niet getoetst" in getoond.tekst[1]
    assert "niet te vergelijken" not in " ".join(getoond.tekst)


def test_wat_niet_is_omgerekend_zegt_waarom_wijken_niet_te_vergelijken_zijn(open_blad, monkeypatch):
    open_blad("soest")
    monkeypatch.setattr(sys.modules[toon_wijkcijfers.__module__], "kies_omgerekend", lambda *_: ())
    zin = toon_wijkcijfers().tekst[0]
    assert "is bij ‘Inwoners met bijstand, 18-67 jaar (aantal)’ niet te zeggen: aantallen van gebieden van" in zin
    assert zin.endswith("verschillende grootte zijn niet te vergelijken.")


def test_een_cijfer_van_een_wijk_staat_in_een_zin_en_niet_in_een_tabel_waar_zeven_wijken_ontbreken(open_blad):
    open_blad("soest", "gezonde-leefstijl")
    delen = toon_cijfers("volwassenen-en-ouderen-zijn-vitaal").delen
    (rookt,) = [d for d in delen if d.naam.startswith("wijken-roken-18-64")]
    assert rookt.tabel is None and rookt.titel == ""
    zin = "‘Rookt, 18-64 jaar’: alleen van één wijk is er een cijfer. Klarwater: 28,3%, jaar niet vermeld (benadering)."
    assert rookt.tekst[0].replace("\\", "") == zin and "Bron: " in rookt.tekst[1]


@pytest.mark.parametrize(
    ("opgave", "doel", "staat_er"),
    [
        # Zonder cijfers is dat al gezegd; naast een figuur van de wijken klopt het niet.
        ("bestaanszekerheid", "toegang-tot-zorg", False),
        ("bestaanszekerheid", "werken-loont", False),
        ("kansengelijkheid", "kansrijke-start", False),
        ("bestaanszekerheid", "voldoende-middelen", True),
    ],
)
def test_dat_er_geen_figuur_is_staat_er_alleen_als_het_iets_toevoegt(open_blad, opgave, doel, staat_er):
    open_blad("soest", opgave)
    assert bool(toon_verlopen(doel).tekst) == staat_er


@pytest.mark.parametrize(
    ("tellingen", "zin"),
    [
        ({"A": (0, 4), "B": (1, 4)},
         "Het minst gemeten is A: 0 van 4 indicatoren met een cijfer; het meest B: 1 van 4"),
        ({"A": (0, 4), "B": (0, 9), "C": (1, 4)},
         "Bij 2 doelen is nog niets gemeten; het meest gemeten is C: 1 van 4"),
        ({"A": (1, 4), "B": (2, 8), "C": (1, 2), "D": (3, 6)},
         "Het minst gemeten zijn A (1 van 4) en B (2 van 8); het meest C (1 van 2) en D (3 van 6)"),
        ({"A": (1, 4), "B": (2, 8)}, "Overal is hetzelfde deel gemeten. A: 1 van 4 indicatoren met een cijfer"),
        ({"A": (0, 4), "B": (0, 9)}, "Er is nog nergens een cijfer"),
    ],
)  # fmt: skip
def test_de_dekking_noemt_nooit_een_doel_het_minst_gemeten_als_een_ander_dat_ook_is(tellingen, zin):
    soorten = [d.value for d in Dekking]
    rijen = tuple(
        (naam, dict.fromkeys(soorten, 0) | {"één cijfer": met, "nog geen meting": alle - met})
        for naam, (met, alle) in tellingen.items()
    )
    assert figuur_dekking(rijen, "dekking", "Titel", "Doel").bevinding == zin


@pytest.mark.parametrize("editie", ["concept", "definitief"])
def test_soest_telt_ook_de_indicatoren_met_wijkcijfers_zonder_jaar_en_zegt_waar_zij_staan(monkeypatch, editie):
    blad = Bladzijde(lees_dossier(WORTEL, "soest", 2026, editie))
    monkeypatch.setattr(bladmodule, "_huidig", blad)
    # In het concept zijn er nog geen aantallen per wijk om om te rekenen.
    inleiding, *aantallen, zonder_jaar = toon_wijkcijfers().tekst
    assert bool(aantallen) == (editie == "definitief")
    met = [i for i in blad.dossier.kader.indicatoren.values() if wijkreeksen(blad, i)]
    assert inleiding.startswith(f"Cijfers per wijk zijn er van {len(met)} indicatoren.")
    assert zonder_jaar.startswith("Bij 3 indicatoren noemt de bron geen jaar bij de cijfers per wijk.")
    assert "‘Overgewicht, 18-64 jaar’ en ‘Rookt, 18-64 jaar’ bij [" in zonder_jaar
    for doel in ("volwassenen-en-ouderen-zijn-vitaal", "kansrijke-start"):
        assert f"](#{doel})" in zonder_jaar
        assert any(
            " per wijk (jaar niet vermeld" in deel.titel or "alleen van één wijk" in " ".join(deel.tekst)
            for deel in toon_cijfers(doel).delen
        )


def test_elke_indicator_met_een_wijkcijfer_telt_mee_en_een_afgeschermde_niet(open_blad):
    blad = open_blad("voorbeeld")
    reeksen = {i.id: wijkreeksen(blad, i) for i in blad.dossier.kader.indicatoren.values()}
    toonbaar = sum(any(r.laatste.waarde is not None for _, r in wijken) for wijken in reeksen.values())
    tekst = toon_wijkcijfers().delen[0].tekst
    assert tekst[0].startswith(f"Cijfers per wijk zijn er van {toonbaar} indicatoren.")
    assert any("van een andere soort of periode dan het cijfer waarop ons oordeel rust" in zin for zin in tekst)


def test_een_wijk_heet_in_figuur_en_tabel_alleen_anders_als_de_toets_dat_zegt(open_blad):
    blad = open_blad("voorbeeld")
    wijken = tuple(w.code for w in blad.dossier.gemeente.wijken)
    gevonden = figuren(toon_wijkcijfers())
    assert gevonden
    for figuur in gevonden:
        indicator = blad.dossier.kader.indicator(figuur.naam.removeprefix("wijkcijfers-"))
        anders = {
            blad.naam_gebied(v.gebied)
            for v in bereken_wijken(blad.metingen, indicator, blad.dossier.gemeente.code, wijken)
            if v.ligging in (Ligging.HOGER, Ligging.LAGER)
        }
        assert {rij[0] for rij in figuur.tabel.als_tekst() if rij[3].startswith(("hoger", "lager"))} == anders
        assert all(naam in figuur.titel for naam in anders)


def test_een_afgeschermde_wijk_heeft_geen_punt_geen_marge_en_geen_getal(open_blad, monkeypatch):
    open_blad("voorbeeld")
    monkeypatch.setattr(sys.modules[toon_wijkcijfers.__module__], "_HOOGSTENS", 100)
    rijen = [
        rij for figuur in figuren(toon_wijkcijfers()) for rij in figuur.tabel.als_tekst() if rij[1] == "afgeschermd"
    ]
    assert rijen and all(rij[2:] == ["-", "niet te vergelijken"] for rij in rijen)
    tabel = toon_wijkcijfers().delen[0]
    verborgen = [rij for rij in tabel.gegevens.rijen if rij[4] == "afgeschermd"]
    assert verborgen and all((rij[3], rij[6], rij[7]) == (None, None, None) for rij in verborgen)


def reeks(*waarden: float) -> Reeks:
    punten = tuple(Punt(str(2015 + i), 2015.5 + i, w) for i, w in enumerate(waarden))
    return Reeks("x", "GM0001", "totaal", "gemeten", punten)


def labels_en_hindernissen(fig) -> tuple[list[tuple[str, Bbox]], list[tuple[str, Bbox]]]:
    """De vakken van alle woorden, en die van de zichtbare merken: in pixels, zoals de figuur getekend wordt."""
    (as_,) = fig.axes
    tekenaar = fig.canvas.get_renderer()
    woorden = [(t.get_text(), Text.get_window_extent(t, tekenaar)) for t in as_.texts]
    merken = []
    for lijn in as_.lines:
        plekken = as_.transData.transform(lijn.get_xydata())
        zichtbaar = lijn.get_markevery() if lijn.get_markevery() is not None else range(len(plekken))
        straal = lijn.get_markersize() / 2 * fig.dpi / 72
        merken += [("merk", Bbox([plekken[k] - straal, plekken[k] + straal])) for k in zichtbaar]
    return woorden, merken


def zaagtand(aantal: int, begin: float, stap: float, marge: float | None = None) -> Reeks:
    punten = []
    for i in range(aantal):
        waarde = begin + stap * i + (3 if i % 2 else -3)
        grenzen = (waarde - marge, waarde + marge) if marge else (None, None)
        tijd = 2010 + i * (0.25 if aantal > 12 else 2)
        punten.append(Punt(str(int(tijd)), tijd, waarde, ondergrens=grenzen[0], bovengrens=grenzen[1]))
    return Reeks("x", "GM0001", "totaal", "gemeten", tuple(punten))


@pytest.mark.parametrize("aantal", [2, 3, 4, 5, 8, 9, 24])
@pytest.mark.parametrize("marge", [None, 4.0])
@pytest.mark.parametrize("begin", [12.0, 78.0])
def test_woorden_in_een_verloop_raken_elkaar_en_de_merken_niet(monkeypatch, aantal, marge, begin):
    gemeten = []
    monkeypatch.setattr(tekenmodule, "naar_svg", lambda fig: gemeten.append(labels_en_hindernissen(fig)) or "")
    anderen = (("regio", zaagtand(aantal, begin + 1, 0.2)), ("Nederland", zaagtand(aantal, begin + 0.5, 0.1)))
    tekenmodule.teken_verloop(zaagtand(aantal, begin, 0.15, marge), "Voorbeeldstad", anderen, Eenheid.PROCENT)
    ((woorden, merken),) = gemeten
    assert {"regio", "Nederland", "Voorbeeldstad"} < {tekst for tekst, _ in woorden}
    for n, (tekst, vak) in enumerate(woorden):
        for ander, tweede in woorden[n + 1 :] + merken:
            assert not vak.overlaps(tweede), (tekst, ander)


@pytest.mark.parametrize("begin", [12.0, 45.0, 78.0, 95.0])
def test_een_as_die_niet_bij_nul_begint_zegt_dat_en_toont_ten_minste_twintig_punten(monkeypatch, begin):
    gemeten = []
    monkeypatch.setattr(tekenmodule, "naar_svg", lambda fig: gemeten.append(fig.axes[0]) or "")
    tekenmodule.teken_verloop(reeks(begin, begin + 2), "Hier", (), Eenheid.PROCENT)
    onder, boven = gemeten[0].get_ylim()
    assert onder == 0 or min(boven, 100) - onder >= 20
    assert gemeten[0].get_ylabel() == ("procent" if onder == 0 else f"procent; as begint bij {onder:.0f}%")
    assert (onder == 0) == (begin == 12.0)


def test_een_lange_reeks_heeft_alleen_merken_bij_wat_genoemd_wordt(monkeypatch):
    gemeten = []
    monkeypatch.setattr(tekenmodule, "naar_svg", lambda fig: gemeten.append(labels_en_hindernissen(fig)) or "")
    lang = zaagtand(24, 50, 0.5)
    tekenmodule.teken_verloop(lang, "Hier", (("regio", lang),), Eenheid.PROCENT, (lang.punten[7], lang.punten[23]))
    ((woorden, merken),) = gemeten
    assert len(merken) == 3
    assert {tekst for tekst, _ in woorden} == {"Hier", "regio", *(toon_getal(lang.punten[i].waarde) for i in (7, 23))}


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_namen_schuiven_uit_elkaar_en_blijven_in_hun_volgorde_binnen_de_figuur(gewenst):
    hoogten = verdeel_hoogten(sorted(gewenst), 14.0, 7.0, 120.0)
    assert all(b - a >= 14.0 - 1e-9 for a, b in zip(hoogten, hoogten[1:], strict=False))
    assert hoogten[-1] <= 120.0 + 1e-9 and hoogten[0] >= 7.0 - 1e-9


def test_een_vonklijntje_komt_er_pas_bij_drie_cijfers_en_zegt_ze_in_woorden():
    assert met_vonk("47%", reeks(40, 47), Eenheid.PROCENT) == "47%"
    cel = met_vonk("47%", reeks(40, 42, 47), Eenheid.PROCENT)
    assert isinstance(cel, Cel) and cel.tekst == "47%"
    assert 'alt="Verloop: 40% in 2015, 42% in 2016, 47% in 2017"' in cel.markdown


def test_een_lang_vonklijntje_noemt_begin_eind_en_uitersten():
    tekst = alt_vonk(reeks(40, 42, 30, 47, 46, 45, 44).punten, Eenheid.PROCENT)
    assert tekst == (
        "Verloop van 7 cijfers, van 40% in 2015 naar 44% in 2021; laagste 30% in 2017, hoogste 47% in 2018"
    )


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=12), st.sampled_from([Eenheid.PROCENT, Eenheid.AANTAL]))
def test_een_vonklijntje_is_geldige_svg_blijft_in_zijn_vak_en_is_herhaalbaar(waarden, eenheid):
    punten = reeks(*waarden).punten
    svg = teken_vonk(punten, eenheid)
    assert svg == teken_vonk(punten, eenheid) and len(svg) < 600
    lijn = next(d for d in ET.fromstring(svg) if d.tag.endswith("polyline"))
    for x, y in (plek.split(",") for plek in lijn.attrib["points"].split()):
        assert 0 <= float(x) <= 72 and 0 <= float(y) <= 20


def test_een_kleine_verandering_lijkt_in_een_vonklijntje_niet_groot():
    svg = teken_vonk(reeks(50.0, 50.5, 51.0).punten, Eenheid.PROCENT)
    hoogten = [float(plek.split(",")[1]) for plek in svg.split('points="')[1].split('"')[0].split()]
    assert max(hoogten) - min(hoogten) < 2


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_het_aantal_pijlen_in_de_samenhang_klopt_met_titel_tekstalternatief_en_tabel(open_blad, gemeente):
    for opgave in open_blad(gemeente).dossier.kader.opgaven:
        open_blad(gemeente, opgave.id)
        figuur, tabel = toon_samenhang().delen
        getekend = [(rij[0], rij[2]) for rij in figuur.gegevens.rijen]
        assert f"{len(getekend)} verbanden" in figuur.titel
        assert f"Schema met {len(getekend)} pijlen" in figuur.alt
        assert [(rij[0], rij[2]) for rij in tabel.tabel.als_tekst()[: len(getekend)]] == getekend
        rest = len(tabel.tabel.rijen) - len(getekend)
        assert f"nog {rest}:" in tabel.tekst[0] or not rest


def test_de_vakken_van_de_samenhang_staan_los_van_elkaar_in_de_figuur_en_die_past_bij_haar_tekst(open_blad):
    vak = re.compile(r'<path d="(M [^"]*Q [^"]*z\s*)" style="fill: #eef2f6')
    for opgave in open_blad("soest").dossier.kader.opgaven:
        open_blad("soest", opgave.id)
        svg = toon_samenhang().delen[0].svg
        breed, hoog = (float(maat) for maat in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
        vakken = []
        for pad in vak.findall(svg):
            getallen = [float(g) for g in re.findall(r"[\d.]+", pad)]
            vakken.append(Bbox.from_extents(*map(min, (getallen[::2], getallen[1::2])),
                                            *map(max, (getallen[::2], getallen[1::2]))))  # fmt: skip
        assert len(vakken) > 4
        assert all(v.x0 > 0 and v.x1 < breed and v.y0 > 0 and v.y1 < hoog for v in vakken)
        assert not any(een.overlaps(ander) for i, een in enumerate(vakken) for ander in vakken[:i])
        # Op papier 250 mm hoog; met kop en bijschrift blijft er zo nog ruim een kwart over.
        assert hoog / 72 * 25.4 < 175


def test_een_verwijzing_verliest_de_haakjes_van_de_lopende_tekst(open_blad):
    open_blad("soest", "bestaanszekerheid")
    verwijzingen = [rij[3] for rij in toon_overzicht_ontwikkelingen().tabel.als_tekst()]
    assert "CBS, 2024; UWV, 2024; NJI, 2022" in verwijzingen


def test_een_bron_noemt_elk_document_een_keer(open_blad):
    open_blad("soest")
    assert toon_kompas().bron == "Uitvoeringsplan 2026 §2.1, §2.5 en §10.3"
