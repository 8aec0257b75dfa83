"""De kolommen van een tabel op papier: elke kolom leesbaar, de tabel zo laag mogelijk."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from pdfboekje import tabel

from sturing.uitgeven.druktabellen import zet_tabellen
from sturing.uitgeven.kolombreedtes import tel_regels, verdeel
from sturing.uitgeven.letterbreedtes import meet

TEKST = st.text("abcdefghij  ", max_size=80)
KOLOMMEN = st.integers(2, 6).flatmap(
    lambda rijen: st.lists(st.lists(TEKST, min_size=rijen, max_size=rijen).map(tuple), min_size=2, max_size=6)
)
VASTE_SPATIE = "\N{NO-BREAK SPACE}"


def hoogte(kolommen, delen, breedte) -> int:
    """De regels van alle rijen samen, met de koppen vet."""
    return sum(
        max(tel_regels(t, d * breedte, vet=i == 0 or k == 0) for k, (t, d) in enumerate(zip(rij, delen, strict=True)))
        for i, rij in enumerate(zip(*kolommen, strict=True))
    )


@given(KOLOMMEN)
def test_de_kolommen_vullen_samen_de_breedte(kolommen):
    delen = verdeel(kolommen, 130)
    assert sum(delen) == pytest.approx(1)
    assert all(deel > 0 for deel in delen)


@given(KOLOMMEN)
def test_zelfde_tekst_geeft_zelfde_breedtes(kolommen):
    assert verdeel(kolommen, 130) == verdeel(kolommen, 130)


@given(st.lists(st.text("abcdefghijm", min_size=1, max_size=12), min_size=2, max_size=6))
def test_een_woord_dat_past_breekt_nergens_af(woorden):
    lang = ("Uitleg", "een zin die maar doorgaat " * 20)
    delen = verdeel([*(("Kop", woord) for woord in woorden[:4]), lang], 143)
    for woord, deel in zip(woorden[:4], delen[:-1], strict=True):
        assert deel * 143 >= meet(woord) + 3


def test_lange_tekst_krijgt_de_ruimte_die_korte_niet_nodig_heeft():
    kolommen = [("Jaar", "2023", "2024"), ("Uitleg", "een lange uitleg " * 12, "kort"), ("Aantal", "1", "2")]
    delen = verdeel(kolommen, 130)
    assert delen[1] > 0.6
    assert hoogte(kolommen, delen, 130) < hoogte(kolommen, [1 / 3] * 3, 130)


def test_een_kolom_om_op_te_schrijven_houdt_de_opgegeven_breedte():
    vragen = ("Vraag", *("Hoe goed gaat het nu met u, en hoe ging het een jaar geleden?",) * 5)
    leeg = ("Uw antwoord", "", "", "", "", "")
    assert verdeel([vragen, leeg], 130, (0.4, 0.6))[1] >= 0.59
    assert verdeel([vragen, leeg], 130)[1] < 0.3


def test_op_een_vaste_spatie_breekt_een_regel_niet():
    tekst = f"Uitvoeringsplan{VASTE_SPATIE}2026{VASTE_SPATIE}hoofdstuk"
    assert tel_regels(tekst, 20) == 2
    assert tel_regels(f"kort {tekst}", 36) == 2


@pytest.mark.parametrize("opgave", ["style", "class"])
def test_een_opgegeven_breedte_telt_als_stijl_en_als_klasse(opgave):
    rijen = [("Vraag", "Antwoord"), *((f"Een vraag van gewone lengte {i}?", "") for i in range(6))]
    html = tabel("Tabel 1", "Vragen", rijen, (30, 70))
    if opgave == "class":
        html = html.replace('style="width: 30%"', 'class="breed-30"').replace('style="width: 70%"', 'class="breed-70"')
    soep = BeautifulSoup(html, "html.parser")
    zet_tabellen(soep, soep)
    breed = float(soep.find_all("col")[1]["style"].removeprefix("width: ").removesuffix("%"))
    assert breed == pytest.approx(70, abs=1)


def test_een_tabel_met_samengevoegde_cellen_verdeelt_zichzelf():
    soep = BeautifulSoup("<table><tr><th colspan='2'>Kop</th></tr><tr><td>a</td><td>b</td></tr></table>", "html.parser")
    zet_tabellen(soep, soep)
    assert "vrij" in soep.table["class"]
    assert not soep.find_all("col")


OPGAVEN = ("Gezonde leefstijl", "Bestaanszekerheid", "Mentale weerbaarheid", "Kansengelijkheid", "Meedoen en inclusie")


def test_namen_van_opgaven_en_korte_koppen_breken_niet_af():
    koppen = ("Opgave", "Ongunstig", "Geen aantoonbare verandering", "Met een cijfer", "Grootste zorg")
    zorg = "Niet zeker, wel ongewenst: eenzaamheid, 18 jaar en ouder van 42,2% in 2022 naar 47,5% in 2024"
    rijen = [koppen, *((opgave, "0", "12", "12 van 45", zorg) for opgave in OPGAVEN)]
    soep = BeautifulSoup(tabel("Tabel 1", "In een oogopslag", rijen), "html.parser")
    zet_tabellen(soep, soep)
    breedtes = [float(k["style"].removeprefix("width: ").removesuffix("%")) * 1.3 for k in soep.find_all("col")]
    for rij in soep.find_all("tr"):
        cellen = rij.find_all(["th", "td"])
        assert all("heel" in cel.get("class", []) for cel in cellen[:4])
        for cel, breed in zip(cellen[:4], breedtes, strict=False):
            assert all(meet(woord, vet=True) + 3 <= breed + 0.01 for woord in cel.get_text().split())


def test_een_lange_tekst_mag_wel_afbreken():
    rijen = [("Wat", "Uitleg"), ("Dit", "verantwoordelijkheden van de uitvoeringsorganisatie " * 9)]
    soep = BeautifulSoup(tabel("Tabel 1", "Uitleg", rijen), "html.parser")
    zet_tabellen(soep, soep)
    assert "heel" not in soep.find_all("td")[-1].get("class", [])


def test_twee_korte_kolommen_worden_samen_breder_als_een_rij_daar_lager_van_wordt():
    """Eén tegelijk breder maken helpt niet: de andere houdt de rij op twee regels."""
    onderwerp = ("Onderwerp", *("aantal huishoudens (huishoudens)",) * 8, "een heel lang onderwerp " * 3)
    periode = ("Periode", *("jaar niet vermeld",) * 9)
    plaats = ("Vindplaats", *("Integrale Visie bijlage 2",) * 9)
    kolommen = [onderwerp, periode, plaats]
    delen = verdeel(kolommen, 100)
    assert hoogte(kolommen, delen, 100) <= 11


@pytest.mark.parametrize("vet", [False, True])
def test_een_tekst_is_zo_breed_als_haar_letters(vet):
    assert meet("Soest", vet) == pytest.approx(sum(meet(letter, vet) for letter in "Soest"))
    assert meet("Soest", vet=True) > meet("Soest")


def test_op_de_vragenlijst_houdt_het_antwoord_de_ruimte_om_te_schrijven():
    rijen = [
        ("Vraag", "Uw antwoord"),
        *(("Welk cijfer geeft u de activiteit of de hulp? 1 is slecht.", "□ 1 □ 2"),) * 4,
    ]
    soep = BeautifulSoup(tabel("Tabel 1", "Vragen", rijen), "html.parser")
    soep.table["class"] = ["vragenlijst"]
    zet_tabellen(soep, soep)
    assert soep.find_all("col")[1]["style"] == "width: 62.00%"
