"""De stukken voor de raad zeggen hetzelfde als het boek, passen op hun bladzijden en zijn voor iedereen te lezen."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import html5lib
import pikepdf
import pytest
from bs4 import BeautifulSoup
from page import validate_pdf

from sturing.fouten import BoekFout
from sturing.gegevens.dossier import lees_dossier
from sturing.leestoets import vaste_namen
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.leesbaarheid import B1, meet_leesbaarheid
from sturing.tonen.raadsstuk import Raadsstuk, maak_raadblad, maak_raadsstukken
from sturing.tonen.toon_editie import sinds_vorige
from sturing.tonen.toon_oogopslag import vragen
from sturing.tonen.zinnen_oogopslag import zin_zorg
from sturing.uitgeven import raadsstukken
from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.raadsstukken import als_scherm, maak_stuk_pdf, schrijf_raadsstukken

WORTEL = Path(__file__).parents[1]
OMSLAG = Omslag("Voortgangsrapportage", "Cijfers tot en met 2025", "Gemeente Proef", "2026-07-31")


@pytest.fixture(scope="module")
def stukken(soest) -> dict[str, Raadsstuk]:
    return {stuk.naam: stuk for stuk in maak_raadsstukken(Bladzijde(soest))}


@pytest.fixture(scope="module")
def voorbeeld():
    return lees_dossier(WORTEL, "voorbeeld", 2026)


@pytest.fixture(scope="module")
def stukken_voorbeeld(voorbeeld) -> dict[str, Raadsstuk]:
    return {stuk.naam: stuk for stuk in maak_raadsstukken(Bladzijde(voorbeeld))}


def tekst_van(stuk: Raadsstuk) -> str:
    return " ".join(BeautifulSoup(stuk.inhoud, "html.parser").get_text(" ").split())


def test_er_is_een_oplegger_een_blad_voor_inwoners_en_per_opgave_een_blad_en_een_presentatie(stukken, soest):
    opgaven = [o.id for o in soest.kader.opgaven]
    assert set(stukken) == {"oplegger", "inwoners", *opgaven, *(f"{o}-presentatie" for o in opgaven)}


def test_de_zorg_en_de_vragen_zijn_letterlijk_die_van_het_boek(stukken, soest):
    blad = Bladzijde(soest)
    for opgave in soest.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        doelstand = bereken_doelstand(standen)
        for naam in (opgave.id, f"{opgave.id}-presentatie"):
            tekst = tekst_van(stukken[naam])
            assert zin_zorg(blad, doelstand, standen) in tekst
            assert all(vraag in tekst for vraag in vragen(blad, opgave, doelstand))
            assert all(doel.naam in tekst for doel in opgave.doelen)
        assert vragen(blad, opgave, doelstand)[0] in tekst_van(stukken["oplegger"])


def test_elke_figuur_op_een_stuk_begint_met_de_bevinding_van_haar_bijschrift(stukken, stukken_voorbeeld):
    for stuk in (*stukken.values(), *stukken_voorbeeld.values()):
        for beeld in BeautifulSoup(stuk.inhoud, "html.parser").find_all("img"):
            bijschrift = beeld.find_next("figcaption").get_text().partition(" Bron:")[0]
            assert beeld["alt"].startswith(bijschrift), stuk.naam
            assert len(beeld["alt"]) > len(bijschrift) + 20 and any(c.isdigit() for c in beeld["alt"]), stuk.naam


def test_elk_stuk_voor_de_raad_zegt_wat_er_is_veranderd(soest, stukken, voorbeeld, stukken_voorbeeld):
    for dossier, alle in ((soest, stukken), (voorbeeld, stukken_voorbeeld)):
        sinds = sinds_vorige(Bladzijde(dossier))
        for opgave in dossier.kader.opgaven:
            eigen = {i.id for i in dossier.kader.indicatoren_van_opgave(opgave)}
            namen = [dossier.kader.naam_van(v.indicator) for v in sinds.veranderd if v.indicator in eigen]
            for naam in (opgave.id, f"{opgave.id}-presentatie"):
                kop = BeautifulSoup(alle[naam].inhoud, "html.parser").find("h2", string="Wat is er veranderd?")
                tekst = kop.find_next("p").get_text()
                assert sinds.wat in tekst and ("geen enkel oordeel" in tekst) is not bool(namen), naam
                punten = [b.get_text() for b in kop.find_next("ul").find_all("strong")] if namen else []
                assert punten == namen[:3], naam
    assert "Wat is er veranderd?" in stukken["oplegger"].inhoud


def test_het_blad_voor_inwoners_noemt_bij_elke_opgave_een_cijfer_en_zegt_nooit_twee_keer_hetzelfde(
    soest, stukken, voorbeeld, stukken_voorbeeld
):
    for dossier, alle in ((soest, stukken), (voorbeeld, stukken_voorbeeld)):
        zinnen = [vak.p.get_text() for vak in BeautifulSoup(alle["inwoners"].inhoud, "html.parser").select(".opgave")]
        assert len(set(zinnen)) == len(zinnen) == len(dossier.kader.opgaven)
        korte = [i.kort for i in dossier.kader.indicatoren.values()]
        for zin in zinnen:
            assert any(f"‘{kort}’" in zin for kort in korte), zin
            assert re.search(r"(ging van|is) \d", zin), zin
        verloop = [re.findall(r"(?:op|beter): (‘[^‘’]+’)", zin) for zin in zinnen]
        assert len({naam for namen in verloop for naam in namen}) == sum(map(len, verloop))


def test_zonder_cijfers_zegt_het_blad_voor_inwoners_dat_eerlijk(soest):
    leeg = replace(soest, metingen=soest.metingen.iloc[:0])
    tekst = tekst_van({s.naam: s for s in maak_raadsstukken(Bladzijde(leeg))}["inwoners"])
    assert tekst.count("Er zijn nog geen cijfers.") == len(soest.kader.opgaven)


def test_een_contactgegeven_staat_er_alleen_als_de_gemeente_er_een_geeft(stukken, stukken_voorbeeld, soest, voorbeeld):
    assert not soest.gemeente.meldpunt and "U bereikt ons" not in tekst_van(stukken["inwoners"])
    assert f"U bereikt ons via: {voorbeeld.gemeente.meldpunt}" in tekst_van(stukken_voorbeeld["inwoners"])


def test_wat_niet_van_inwoners_komt_staat_niet_als_hun_stem(stukken, soest):
    niet = [e.samenvatting for e in soest.ervaringen if not e.van_inwoners]
    assert len(niet) == 2
    for stuk in stukken.values():
        assert not any(zin in tekst_van(stuk) for zin in niet), stuk.naam


def test_het_blad_voor_inwoners_is_gewoon_nederlands_zonder_lange_zinnen(stukken, soest):
    soep = BeautifulSoup(stukken["inwoners"].inhoud, "html.parser")
    soep.find(class_="voet").decompose()
    tekst = "\n".join(p.get_text() for p in soep.find_all(["p", "li"]))
    maat = meet_leesbaarheid(tekst, vaste_namen(soest))
    assert maat.index >= B1 and maat.moeilijke == () and maat.woorden_per_zin < 12


def test_verzonnen_en_concept_staan_op_elk_stuk(soest):
    dossier = replace(
        soest,
        gemeente=soest.gemeente.model_copy(update={"verzonnen": True}),
        rapportage=replace(soest.rapportage, editie="concept"),
    )
    blad = Bladzijde(dossier)
    for stuk in maak_raadsstukken(blad):
        assert "Verzonnen gegevens" in stuk.inhoud and "Concept:" in stuk.inhoud, stuk.naam
    assert "Verzonnen gegevens" in maak_raadblad(blad).inhoud


def test_tekst_uit_een_bestand_kan_op_een_stuk_niets_uitvoeren(soest):
    gevaar = "<script>alert(1)</script>"
    ervaringen = tuple(e.model_copy(update={"samenvatting": gevaar, "thema": gevaar}) for e in soest.ervaringen)
    for stuk in maak_raadsstukken(Bladzijde(replace(soest, ervaringen=ervaringen))):
        assert "<script" not in stuk.inhoud
    assert any(
        "&lt;script&gt;" in s.inhoud for s in maak_raadsstukken(Bladzijde(replace(soest, ervaringen=ervaringen)))
    )


def test_een_presentatie_op_het_scherm_is_geldige_html_zonder_losse_stijl_of_script(stukken):
    bladzijde = als_scherm(stukken["bestaanszekerheid-presentatie"], OMSLAG)
    html5lib.HTMLParser(strict=True).parse(bladzijde)
    soep = BeautifulSoup(bladzijde, "html5lib")
    assert soep.html["lang"] == "nl" and soep.title.get_text() and len(soep.find_all("h1")) == 1
    assert not soep.select("style, [style], script:not([src])")
    assert len(soep.select("section.dia[tabindex]")) == stukken["bestaanszekerheid-presentatie"].bladzijden


@pytest.mark.pdf
@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_elk_stuk_heeft_precies_zijn_bladzijden_en_voldoet_aan_pdf_ua_1(gemeente, request, tmp_path):
    alle = request.getfixturevalue("stukken" if gemeente == "soest" else "stukken_voorbeeld")
    schrijf_raadsstukken(alle.values(), tmp_path, OMSLAG)
    for stuk in alle.values():
        pad = tmp_path / f"{stuk.naam}.pdf"
        assert validate_pdf(str(pad), profile="ua1").is_compliant, stuk.naam
        with pikepdf.open(pad) as pdf:
            assert (
                len(pdf.pages)
                == stuk.bladzijden
                == {"oplegger": 1, "inwoners": 1}.get(stuk.naam, stuk.inhoud.count('<section class="dia') or 2)
            ), stuk.naam
            if stuk.liggend:
                assert min(lettermaten(pdf)) >= 13.9, stuk.naam
        assert pad.stat().st_size < 200_000
        assert (pad.with_suffix(".html")).exists() == stuk.scherm


def lettermaten(pdf: pikepdf.Pdf) -> set[float]:
    """De lettermaten van een stuk in punten, zonder die in figuren: daar is de schaal een andere."""
    maten = set()
    for blad in pdf.pages:
        schalen, schaal = [], 1.0
        for opdracht in pikepdf.parse_content_stream(blad):
            naam, waarden = str(opdracht.operator), opdracht.operands
            if naam == "q":
                schalen.append(schaal)
            elif naam == "Q":
                schaal = schalen.pop()
            elif naam == "cm":
                schaal *= abs(float(waarden[3]))
            elif naam == "Tf" and abs(schaal - 0.75) < 1e-6:
                maten.add(float(waarden[1]) * schaal)
    return maten


@pytest.fixture(scope="module")
def presentatie(stukken_voorbeeld, tmp_path_factory) -> Path:
    """Een presentatie op schijf zoals de site haar heeft, zonder de PDF's."""
    map_ = tmp_path_factory.mktemp("presentatie")
    with pytest.MonkeyPatch.context() as zonder:
        zonder.setattr(raadsstukken, "maak_stuk_pdf", lambda *a: 0)
        schrijf_raadsstukken([stukken_voorbeeld["bestaanszekerheid-presentatie"]], map_ / "raad", OMSLAG)
    shutil.copytree(WORTEL / "sturing" / "letters", map_ / "_static")
    return map_ / "raad" / "bestaanszekerheid-presentatie.html"


@pytest.mark.browser
@pytest.mark.parametrize(("stand", "licht"), [("light", True), ("dark", False)])
def test_een_presentatie_volgt_de_stand_van_het_scherm_en_heeft_geen_kleine_letters(presentatie, bezoek, stand, licht):
    with bezoek(1280, stand) as venster:
        venster.goto(presentatie.as_uri())
        achter, kleinste = venster.evaluate("""() => {
          const tekst = [...document.querySelectorAll('section.dia *')]
            .filter(e => e.innerText?.trim() && !e.children.length);
          return [getComputedStyle(document.documentElement).backgroundColor,
                  Math.min(...tekst.map(e => parseFloat(getComputedStyle(e).fontSize)))]; }""")
        helder = sum(int(deel) for deel in re.findall(r"\d+", achter)[:3])
        assert (helder > 700) is licht and (helder < 120) is not licht
        assert kleinste >= 18.6


@pytest.mark.browser
def test_pagedown_schuift_eerst_door_een_dia_die_hoger_is_dan_het_scherm(presentatie, bezoek):
    with bezoek(1280) as venster:
        venster.set_viewport_size({"width": 800, "height": 320})
        venster.goto(presentatie.as_uri())
        rand = "n => Math.round(document.querySelectorAll('section.dia')[n].getBoundingClientRect().top)"
        venster.keyboard.press("ArrowRight")
        assert venster.evaluate(rand, 1) == 0
        assert venster.evaluate("document.querySelectorAll('section.dia')[1].offsetHeight") > 400
        venster.keyboard.press("PageDown")
        venster.wait_for_timeout(300)
        assert venster.evaluate(rand, 1) < 0 < venster.evaluate(rand, 2)
        for _ in range(6):
            venster.keyboard.press("PageDown")
            venster.wait_for_timeout(200)
        assert venster.evaluate(rand, 2) <= 0
        venster.keyboard.press("ArrowLeft")
        assert venster.evaluate("document.activeElement.className").startswith("dia")


@pytest.mark.pdf
def test_twee_keer_maken_geeft_dezelfde_bytes(stukken, tmp_path):
    maak_stuk_pdf(stukken["oplegger"], tmp_path / "a.pdf", OMSLAG)
    maak_stuk_pdf(stukken["oplegger"], tmp_path / "b.pdf", OMSLAG)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.pdf
def test_een_stuk_dat_niet_past_is_een_fout_en_laat_niets_achter(tmp_path):
    lang = Raadsstuk("lang", "Een lang stuk", "<main><h1>Lang</h1>" + "<p>tekst</p>" * 400 + "</main>", bladzijden=1)
    with pytest.raises(BoekFout, match="beslaat .* bladzijden in plaats van 1; kort een van de teksten in"):
        maak_stuk_pdf(lang, tmp_path / "lang.pdf", OMSLAG)
    assert list(tmp_path.iterdir()) == []
