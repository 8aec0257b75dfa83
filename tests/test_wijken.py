"""Wijken: de as overdrijft niet, een verworpen cijfer komt in geen figuur, en een verzonnen figuur zegt dat zelf."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.wijkwaardering import bereken_waarderingsbeeld
from sturing.tonen import blad as bladmodule
from sturing.tonen import (
    open_bladzijde,
    stijl,
    toon_kerncijfers,
    toon_wijkkaart,
    toon_wijkschetsen,
    toon_wijkverschillen,
    toon_wijkwaardering,
)
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import voeg_samen
from sturing.tonen.teken import teken_wijken
from sturing.tonen.teken_wijkcijfers import kies_strepen
from sturing.tonen.zinnen_wijken import zinnen_dalingen

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
    (tabel,) = [t for t in toon_kerncijfers().delen if "wijkprofielen-niet-vermeld" in t.naam]
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


def test_acht_wijken_passen_met_hun_as_in_de_hoogte_die_een_bladzijde_heeft(monkeypatch):
    # Het merk van een verzonnen gemeente maakt een figuur iets hoger.
    monkeypatch.setattr(stijl, "_merk", "")
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


# --- inwonertallen --------------------------------------------------------------------------------------------


def test_de_inwonertallen_van_de_wijkprofielen_zijn_van_2021_en_een_afgeleid_jaar_wordt_gemeld(soest):
    tabel = next(t for t in toon_kerncijfers().delen if "wijkprofielen-2021" in t.naam)
    assert tabel.titel == "Kerncijfers per wijk, 2021 (Wijkprofielen Soest)"
    assert ["Klarwater", "3.260"] in tabel.tabel.als_tekst() and len(tabel.tabel.als_tekst()) == 9
    (zin,) = tabel.tekst
    assert zin.startswith("Bij 't Hart-Soestdijk en De Eng-Soest Midden is het jaar afgeleid")


def test_de_tabel_met_de_nieuwste_kerncijfers_staat_vooraan_en_die_zonder_jaar_achteraan(soest):
    titels = [deel.titel for deel in toon_kerncijfers().delen]
    jaren = [re.search(r"wijk, (.+?) \(", titel)[1] for titel in titels]
    assert jaren == ["2024", "2021", "2020", "jaar niet vermeld"]


@pytest.mark.parametrize(("editie", "jaar"), [("concept", "2021"), ("definitief", "2024")])
def test_bij_elk_inwonertal_staat_het_jaar_en_waarom_er_meer_dan_een_is(monkeypatch, editie, jaar):
    blad = Bladzijde(lees_dossier(WORTEL, "soest", 2026, editie))
    monkeypatch.setattr(bladmodule, "_huidig", blad)
    kaart = toon_wijkkaart()
    assert f"aantal inwoners ({jaar})" in kaart.titel
    assert bool(kaart.tekst) == (editie == "definitief")
    for zin in kaart.tekst:
        assert (
            "46.606 in 2020 (CBS StatLine), 47.110 in 2021 (Wijkprofielen Soest) en 47.682 in 2024"
            in _zonder_tekens(zin)
        )
    vooraf, *schetsen = toon_wijkschetsen().tekst
    assert vooraf.startswith("Voor elke wijk geldt: de cijfers en het beeld")
    assert len(schetsen) == 8
    for schets in schetsen:
        assert "februari 2023" not in schets
        assert re.search(r"ongeveer \d\.\d{3} inwoners in 2021", _zonder_tekens(schets))


@pytest.fixture
def wijken() -> dict:
    return {w.naam: w for w in lees_dossier(WORTEL, "soest", 2026).gemeente.wijken}


def test_boven_de_wijken_staat_dat_in_elke_wijk_een_waardering_daalde(soest):
    woorden = _zonder_tekens(toon_wijkwaardering().tekst[0])
    assert woorden.startswith(
        "Volgens Wijkprofielen Soest (februari 2023) daalde in alle 8 wijken ten minste één waardering van bewoners,"
        " vergeleken met 2019 (burgerpeiling). Van welk jaar de nieuwste burgerpeiling is, staat er niet bij."
    )
    assert "Lager werd: ‘wonen en leven in de wijk’ (6 wijken)" in woorden
    assert "Hoger werd: ‘zorg en welzijn’ (2 wijken)" in woorden
    assert woorden.index("Lager werd") < woorden.index("Hoger werd")
    blad = (WORTEL / "book" / "wijken.md").read_text(encoding="utf-8")
    assert blad.index("toon_wijkwaardering()") < blad.index("toon_wijkkaart()") < blad.index("toon_wijkschetsen()")


def test_de_zin_over_dalingen_telt_wat_er_in_de_gegevens_staat(wijken):
    def zonder_daling(wijk):
        punten = tuple(
            p.model_copy(update={"verandering": "gelijk"} if p.verandering == "gedaald" else {})
            for p in wijk.waardering.punten
        )
        return wijk.model_copy(update={"waardering": wijk.waardering.model_copy(update={"punten": punten})})

    deels = [zonder_daling(w) if naam in ("Overhees", "Klarwater") else w for naam, w in wijken.items()]
    assert zinnen_dalingen(bereken_waarderingsbeeld(deels), "Soest")[0].startswith("In 6 van de 8 wijken daalde")
    nergens = bereken_waarderingsbeeld(map(zonder_daling, wijken.values()))
    zinnen = zinnen_dalingen(nergens, "Soest")
    assert zinnen[0].startswith("In geen van de 8 wijken daalde een waardering van bewoners")
    assert not any(zin.startswith("Lager werd") for zin in zinnen)
    assert bereken_waarderingsbeeld(w.model_copy(update={"waardering": None}) for w in wijken.values()) is None


@pytest.mark.parametrize(
    ("wijk", "daalt", "lager"),
    [
        # Integrale Visie bijlage 2 §2.1 tot en met §2.8: wonen, relatie, dienstverlening, zorg, totaal.
        ("'t Hart-Soestdijk", "wrd-t", "-----"),
        ("Klarwater", "wrd-t", "wrdzt"),
        ("Boerenstreek", "-r-z-", "-r-z-"),
        ("De Eng-Soest Midden", "wrdzt", "wrdzt"),
        ("Smitsveen", "w----", "w----"),
        ("Overhees", "w----", "-----"),
        ("Soest-Zuid", "wrdzt", "-r---"),
        ("Soesterberg", "--d--", "wrdzt"),
    ],
)
def test_elke_daling_uit_de_wijkprofielen_staat_bij_haar_wijk(soest, wijken, wijk, daalt, lager):
    punten = wijken[wijk].waardering.punten
    assert "".join(p.over[0] if p.verandering == "gedaald" else "-" for p in punten) == daalt
    assert "".join(p.over[0] if "lager" in p.vergeleken else "-" for p in punten) == lager
    (schets,) = (t for t in map(_zonder_tekens, toon_wijkschetsen().tekst) if t.startswith(f"**{wijk}**"))
    gedaald = [f"‘{p.over}’" for p in punten if p.verandering == "gedaald"]
    assert f"- Wat bewoners vinden, vergeleken met 2019. Lager: {voeg_samen(gedaald)}" in schets


def test_elke_wijk_krijgt_dezelfde_punten_of_zegt_dat_het_profiel_erover_zwijgt(wijken):
    def punten(wijk) -> list[str]:
        namen = [k.partition(":")[0] for k in wijk.kenmerken if not k.startswith("Niet vermeld:")]
        (stil,) = [k.partition(": ")[2] for k in wijk.kenmerken if k.startswith("Niet vermeld:")]
        return sorted(naam.lower() for naam in (*namen, *stil.split(", ")))

    per_wijk = {naam: punten(wijk) for naam, wijk in wijken.items()}
    assert len({tuple(p) for p in per_wijk.values()}) == 1, per_wijk
    assert {"veiligheid", "school", "drugs", "wmo en ggz", "eenzaamheid"} <= set(per_wijk["Smitsveen"])


@pytest.mark.parametrize(
    ("wijk", "woorden"),
    [
        ("Klarwater", ("58,9%", "Soest 49,7%", "28,3%", "na Soest-Zuid", "minder goed dan in andere wijken")),
        (
            "Soest-Zuid",
            ("in geen wijk drinken zoveel mensen te veel alcohol", "ouderen is dat 29,4%", "18 en 64 jaar 24,4%"),
        ),
        ("Smitsveen", ("scoort laag",)),
        ("De Eng-Soest Midden", ("minder goed dan in andere wijken",)),
        ("Overhees", ("minder goed dan in andere wijken",)),
        ("Soesterberg", ("minder goed dan in andere wijken",)),
    ],
)
def test_wat_de_hoofdtekst_van_de_visie_over_de_gezondheid_van_een_wijk_zegt_staat_bij_die_wijk(wijken, wijk, woorden):
    """Integrale Visie §3.1, verschillen op wijkniveau: wie alleen het wijkprofiel leest, mist dit."""
    (kenmerk,) = [k for k in wijken[wijk].kenmerken if k.startswith("Gezondheid: ")]
    assert kenmerk.endswith("(Integrale Visie §3.1)") and all(w in kenmerk for w in woorden)


def test_een_gunstig_oordeel_over_gezond_leven_heet_van_het_wijkprofiel_en_staat_naast_het_alcoholgebruik(wijken):
    schets = wijken["Soest-Zuid"].schets
    assert "Volgens het wijkprofiel gaat het goed met gezond leven" in schets
    assert "in geen wijk drinken zoveel mensen te veel alcohol (Integrale Visie §3.1)" in schets


def test_dat_een_wijk_volgens_het_profiel_anders_groeit_dan_volgens_de_aantallen_staat_erbij(wijken):
    hart = wijken["'t Hart-Soestdijk"]
    assert any("Volgens het wijkprofiel groeide de wijk met 1,40%" in k for k in hart.kenmerken)
    assert any("CBS" in k and "andere groei" in k for k in hart.let_op)


def test_een_gemeente_zonder_waarderingen_zegt_dat_zij_niet_zijn_vastgelegd(monkeypatch):
    blad = Bladzijde(lees_dossier(WORTEL, "voorbeeld", 2026, "concept"))
    monkeypatch.setattr(bladmodule, "_huidig", blad)
    (zin,) = toon_wijkwaardering().tekst
    assert zin.endswith("is voor deze gemeente niet vastgelegd.")


@pytest.mark.parametrize("gebrek", ["een_wijk_zonder", "een_punt_minder", "een_ander_jaar"])
def test_een_wijk_waarvan_een_waardering_ontbreekt_wordt_geweigerd(klein_dossier, gebrek):
    punt = "{over: zorg, vergeleken: lager, verandering: gedaald}"
    ander = "{over: wonen, vergeleken: hoger, verandering: gestegen}"
    heel = f"waardering: {{bron: peiling, sinds: 2019, punten: [{punt}, {ander}]}}, "
    kapot = {
        "een_wijk_zonder": "",
        "een_punt_minder": f"waardering: {{bron: peiling, sinds: 2019, punten: [{ander}]}}, ",
        "een_ander_jaar": heel.replace("2019", "2020"),
    }[gebrek]
    klein_dossier.vervang("gemeente.yml", "naam: Noord, ", f"naam: Noord, {heel}")
    klein_dossier.vervang("gemeente.yml", "naam: Zuid, ", f"naam: Zuid, {kapot}")
    fout = klein_dossier.fout()
    assert "gemeente.yml" in fout and "wijk 'Zuid'" in fout and "niet-vermeld" in fout


def _zonder_tekens(tekst: str) -> str:
    return tekst.replace("\\", "")
