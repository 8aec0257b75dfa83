"""Aantallen per wijk: nooit kaal op volgorde, per 1.000 inwoners als het mag, en nooit een kleine telling erbij."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.feitenmodel import Kerncijfer
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.per_inwoner import Inwonertal, bereken_per_duizend, kies_inwonertal
from sturing.tonen import toon_wijkcijfers
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.fiche import maak_fiche
from sturing.tonen.toon_verloop import figuur_wijken
from sturing.tonen.wijkkeuze import wijkbeeld
from sturing.tonen.wijzer import maak_wijzer
from sturing.tonen.wijzerwijken import wijkregels

WORTEL = Path(__file__).parents[1]
BIJSTAND, JEUGDHULP = "inwoners-met-bijstand-18-67", "jeugdhulp-0-17"
NOORD, ZUID = "WK000101", "WK000102"


@pytest.fixture(scope="module", params=["soest", "voorbeeld"])
def elk_blad(request) -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, request.param, 2026))


@pytest.fixture
def blad() -> Bladzijde:
    return Bladzijde(lees_dossier(WORTEL, "soest", 2026))


def stand(blad: Bladzijde, naam: str):
    return blad.standen((blad.dossier.kader.indicator(naam),))[0]


def plat(tekst: str) -> str:
    return " ".join(tekst.split())


def tal(gebied: str, periode: str, waarde: float, naam: str = "inwoners", bron: str = "cbs", verworpen: str = "",
        per: str = "2025-01-01") -> Kerncijfer:  # fmt: skip
    return Kerncijfer(
        kerncijfer=naam, gebied=gebied, periode=periode, waarde=waarde, eenheid=Eenheid.AANTAL, bron=bron,
        beschikbaar_per=date.fromisoformat(per), vindplaats="tabel 1", verworpen=verworpen,
    )  # fmt: skip


# --- de noemer ------------------------------------------------------------------------------------------------


def test_het_inwonertal_ligt_zo_dicht_mogelijk_bij_het_jaar_en_is_er_voor_elke_wijk():
    rijen = [tal(w, jaar, n) for w in (NOORD, ZUID) for jaar, n in (("2020", 100), ("2024", 120))]
    rijen += [tal(NOORD, "2022", 110), tal(ZUID, "niet vermeld", 50), tal(ZUID, "2022", 9, naam="huishoudens")]
    kerncijfers = [(k, False) for k in rijen]
    assert kies_inwonertal(kerncijfers, (NOORD, ZUID), 2021).periode == "2020"
    assert kies_inwonertal(kerncijfers, (NOORD, ZUID), 2023).periode == "2024"
    assert kies_inwonertal(kerncijfers, (NOORD,), 2022).periode == "2022"
    assert kies_inwonertal(kerncijfers, (NOORD, ZUID), None).periode == "2024"
    assert kies_inwonertal(kerncijfers, (NOORD, "WK000103"), 2021) is None


def test_een_verworpen_of_afgeschermd_inwonertal_is_geen_noemer_en_een_herziening_gaat_voor():
    oud, nieuw = tal(NOORD, "2020", 100), tal(NOORD, "2020", 90, per="2026-01-01")
    assert kies_inwonertal([(nieuw, False), (oud, False)], (NOORD,), 2020).per_gebied[NOORD] == 90
    assert kies_inwonertal([(oud, True)], (NOORD,), 2020) is None
    assert kies_inwonertal([(tal(NOORD, "2020", 100, verworpen="ja"), False)], (NOORD,), 2020) is None


# --- de omrekening --------------------------------------------------------------------------------------------


def test_een_aantal_wordt_per_duizend_inwoners_en_zonder_eerlijke_noemer_niets():
    inwoners = Inwonertal("2020", "cbs", {NOORD: 4885.0, ZUID: 2460.0})
    assert bereken_per_duizend({NOORD: 250, ZUID: 10}, inwoners, 2020, True).waarden == {NOORD: 51, ZUID: 4}
    assert bereken_per_duizend({NOORD: 20, ZUID: 10}, inwoners, 2021, True).waarden == {NOORD: 4.1, ZUID: 4.1}
    for aantallen, jaar in (({NOORD: 250}, 2022), ({NOORD: 250}, None), ({"WK000103": 5}, 2020), ({}, 2020)):
        assert bereken_per_duizend(aantallen, inwoners, jaar, True) is None
    assert bereken_per_duizend({NOORD: 250}, None, 2020, True) is None


@given(st.integers(10, 5000), st.integers(0, 5000), st.integers(5, 20))
def test_de_noemer_geeft_nooit_vrij_hoeveel_mensen_er_aan_een_aantal_ontbreken(inwoners, aantal, drempel):
    tal_ = Inwonertal("2020", "cbs", {NOORD: float(inwoners)})
    uit = bereken_per_duizend({NOORD: float(aantal)}, tal_, 2020, True, drempel)
    assert (uit is None) == (inwoners - aantal < drempel)
    # Wat geen mensen telt, kan meer zijn dan er inwoners zijn.
    assert bereken_per_duizend({NOORD: float(aantal)}, tal_, 2020, False, drempel) is not None


# --- wat er te zien is ----------------------------------------------------------------------------------------


def test_wijken_met_bijstand_staan_per_duizend_inwoners_op_volgorde_met_soest_erbij(blad):
    bijstand = stand(blad, BIJSTAND)
    beeld = wijkbeeld(blad, bijstand)
    assert dict(beeld.met_waarde) == {
        "'t Hart-Soestdijk": 10, "Klarwater": 27, "Boerenstreek": 4, "De Eng-Soest Midden": 19, "Smitsveen": 51,
        "Overhees": 10, "Soest-Zuid": 7, "Soesterberg": 9,
    }  # fmt: skip
    assert beeld.lijn == ("Soest", 16)
    with met_bladzijde(blad):
        figuur = figuur_wijken(bijstand, blad.dossier.kader.doel("werken-loont"))
    assert figuur.svg and figuur.tabel.koppen == ("Wijk", "Aantal", "Inwoners (2020)", "Per 1.000 inwoners")
    for tekst in (figuur.titel, figuur.alt):
        assert "wijken verschillen in grootte" in tekst and "inwonertal van 2020" in tekst and "toeval" not in tekst
    assert "Smitsveen 51 per 1.000 (250 van 4.885 inwoners)" in plat(figuur.alt)


def test_een_rangfiguur_van_kale_aantallen_bestaat_niet(elk_blad):
    aantallen = 0
    for indicator in elk_blad.dossier.kader.indicatoren.values():
        eigen = stand(elk_blad, indicator.id)
        beeld = wijkbeeld(elk_blad, eigen)
        if beeld.cijfers and indicator.eenheid == Eenheid.AANTAL:
            aantallen += 1
            assert beeld.eenheid == Eenheid.PER_DUIZEND or not beeld.tekenbaar
            assert "wijken verschillen in grootte" in beeld.titel and "toeval" not in beeld.bevinding
            # Wat afgeschermd is, krijgt nergens een cijfer, ook niet per 1.000 inwoners.
            geheim = {c.code for c in beeld.cijfers if c.punt.waarde is None}
            assert not beeld.omgerekend or not geheim & beeld.omgerekend.waarden.keys()
            assert all(
                "afgeschermd" in beeld.cellen(c.code, c.naam, c.punt)[1] for c in beeld.cijfers if c.code in geheim
            )
    assert aantallen


def test_zonder_inwonertal_komt_er_een_tabel_en_geen_figuur(blad):
    blad.kerncijfers = ()
    bijstand = stand(blad, BIJSTAND)
    with met_bladzijde(blad):
        getoond = figuur_wijken(bijstand, blad.dossier.kader.doel("werken-loont"))
    assert not getoond.svg and getoond.tabel.koppen == ("Wijk", "Aantal")
    assert "een hoger aantal is niet vanzelf een grotere zorg" in getoond.titel
    tekst = maak_fiche(blad, bijstand).inhoud
    assert "wijken-inwoners-met-bijstand" not in tekst and "geen inwonertal om deze aantallen eerlijk" in tekst


def test_met_een_inwonertal_van_een_ander_jaar_staat_het_ernaast_zonder_omrekening(blad):
    blad.kerncijfers = tuple((k, v) for k, v in blad.kerncijfers if k.periode == "2024")
    beeld = wijkbeeld(blad, stand(blad, BIJSTAND))
    assert beeld.omgerekend is None and not beeld.tekenbaar
    assert beeld.koppen() == ("Wijk", "Aantal", "Inwoners (2024)") and beeld.rijen[4] == ("Smitsveen", "250", "4.970")


def test_het_hoofdstuk_wijken_zegt_waar_per_inwoner_de_meeste_bijstand_is(blad):
    with met_bladzijde(blad):
        tekst = plat(" ".join(toon_wijkcijfers().tekst))
    assert "het hoogst in Smitsveen (51 per 1.000); heel Soest 16 per 1.000" in tekst and "](#werken-loont)" in tekst


# --- de fiche -------------------------------------------------------------------------------------------------


def test_de_fiche_noemt_bij_wijkcijfers_soort_groep_bron_vindplaats_opmerking_en_de_wijk_die_ontbreekt(blad):
    pagina = BeautifulSoup(maak_fiche(blad, stand(blad, JEUGDHULP)).inhoud, "html.parser")
    wijken = pagina.find(id="wijken")
    tabel = wijken.table
    assert plat(tabel.caption.text) == "Per wijk: Benadering, leeftijd niet vermeld, volgens Wijkprofielen Soest"
    rijen = {plat(rij.th.text): [plat(cel.text) for cel in rij.find_all("td")] for rij in tabel.tbody.find_all("tr")}
    assert rijen["Smitsveen"][-1] == "Integrale Visie §3.4; Integrale Visie bijlage 2 §2.5"
    assert "Alle wijken: alleen jeugdhulp zonder verblijf" in plat(wijken.ul.text)
    for tekst in (plat(wijken.find("figcaption").text), wijken.img["alt"]):
        assert "benadering" in tekst and "Overhees (geen cijfer)" in tekst and "toeval" not in tekst
    assert "Niet van elke wijk is er een toonbaar cijfer: Overhees (geen cijfer)." in plat(wijken.text)
    bron = {plat(d.dt.text): plat(d.dd.text) for d in pagina.select("#bron dl.feiten > div")}
    assert bron["Waar deze cijfers vandaan komen"] == "Wijkprofielen Soest (cijfers per wijk)"


def test_elk_wijkcijfer_op_een_fiche_heeft_een_vindplaats(elk_blad):
    for indicator in elk_blad.dossier.kader.indicatoren.values():
        eigen = stand(elk_blad, indicator.id)
        if not wijkbeeld(elk_blad, eigen).cijfers:
            continue
        wijken = BeautifulSoup(maak_fiche(elk_blad, eigen).inhoud, "html.parser").find(id="wijken")
        for rij in wijken.select("tbody tr"):
            assert plat(rij.find_all("td")[-1].text), indicator.id


# --- de wijzer ------------------------------------------------------------------------------------------------


def test_de_wijzer_heeft_per_wijk_het_cijfer_met_haar_naam_ook_zonder_script(blad):
    standen = tuple(stand(blad, naam) for naam in (BIJSTAND, JEUGDHULP, "eenzaamheid-18-plus"))
    pagina = BeautifulSoup(maak_wijzer(blad, standen).inhoud, "html.parser")
    rijen = {rij["data-id"]: rij for rij in pagina.select("#tabel-indicatoren tbody tr")}
    regels = {li["data-code"]: li for li in rijen[BIJSTAND].select("details.wijken li")}
    assert plat(regels["WK034205"].text) == "Smitsveen: 250 (51 per 1.000 inwoners), 2020 (benadering)"
    assert (regels["WK034205"]["data-waarde"], regels["WK034205"]["data-per"]) == ("250", "51")
    assert rijen[BIJSTAND].details["data-bron"] == "CBS StatLine" and rijen[BIJSTAND].details["data-periode"] == "2020"
    jeugdhulp = {li["data-code"]: plat(li.text) for li in rijen[JEUGDHULP].select("details.wijken li")}
    assert jeugdhulp["WK034205"] == "Smitsveen: 10,6%, jaar niet vermeld (benadering)" and "WK034206" not in jeugdhulp
    assert rijen[JEUGDHULP]["data-wijk"].split() == list(jeugdhulp)
    assert not rijen["eenzaamheid-18-plus"].details and rijen["eenzaamheid-18-plus"]["data-wijk"] == ""


def test_een_afgeschermd_wijkcijfer_heeft_op_de_wijzer_geen_getal(elk_blad):
    geheim = 0
    for indicator in elk_blad.dossier.kader.indicatoren.values():
        eigen = stand(elk_blad, indicator.id)
        verborgen = {c.code for c in wijkbeeld(elk_blad, eigen).cijfers if c.punt.afgeschermd}
        for regel in wijkregels(elk_blad, eigen):
            assert (regel["waarde"] == "") == (regel["code"] in verborgen), indicator.id
            assert regel["code"] not in verborgen or (regel["per"] == "" and "afgeschermd" in regel["zin"])
        geheim += len(verborgen)
    assert geheim or not elk_blad.dossier.gemeente.verzonnen
