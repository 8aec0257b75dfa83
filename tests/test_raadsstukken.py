"""De stukken voor de raad zeggen hetzelfde als het boek, passen op hun bladzijden en zijn voor iedereen te lezen."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pikepdf
import pytest
from bs4 import BeautifulSoup
from page import validate_pdf

from sturing.fouten import BoekFout
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.leesbaarheid import B1, meet_leesbaarheid
from sturing.tonen.raadsstuk import Raadsstuk, maak_raadblad, maak_raadsstukken
from sturing.tonen.toon_oogopslag import vragen
from sturing.tonen.zinnen_oogopslag import zin_zorg
from sturing.uitgeven.omslag import Omslag
from sturing.uitgeven.raadsstukken import als_scherm, maak_stuk_pdf, schrijf_raadsstukken

OMSLAG = Omslag("Voortgangsrapportage", "Cijfers tot en met 2025", "Gemeente Proef", "2026-07-31")


@pytest.fixture(scope="module")
def stukken(soest) -> dict[str, Raadsstuk]:
    return {stuk.naam: stuk for stuk in maak_raadsstukken(Bladzijde(soest))}


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


def test_elke_figuur_op_een_stuk_heeft_een_tekstalternatief_met_de_bevinding(stukken):
    for stuk in stukken.values():
        for beeld in BeautifulSoup(stuk.inhoud, "html.parser").find_all("img"):
            assert len(beeld["alt"]) > 40, stuk.naam


def test_wat_niet_van_inwoners_komt_staat_niet_als_hun_stem(stukken, soest):
    niet = [e.samenvatting for e in soest.ervaringen if not e.van_inwoners]
    assert len(niet) == 2
    for stuk in stukken.values():
        assert not any(zin in tekst_van(stuk) for zin in niet), stuk.naam


def test_het_blad_voor_inwoners_is_gewoon_nederlands_zonder_lange_zinnen(stukken, soest):
    soep = BeautifulSoup(stukken["inwoners"].inhoud, "html.parser")
    soep.find(class_="voet").decompose()
    tekst = "\n".join(p.get_text() for p in soep.find_all(["p", "li"]))
    maat = meet_leesbaarheid(tekst, [o.naam for o in soest.kader.opgaven])
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
def test_elk_stuk_past_op_zijn_bladzijden_en_voldoet_aan_pdf_ua_1(stukken, tmp_path):
    schrijf_raadsstukken(stukken.values(), tmp_path, OMSLAG)
    for stuk in stukken.values():
        pad = tmp_path / "raad" / f"{stuk.naam}.pdf"
        assert validate_pdf(str(pad), profile="ua1").is_compliant, stuk.naam
        with pikepdf.open(pad) as pdf:
            assert len(pdf.pages) <= stuk.bladzijden
        assert pad.stat().st_size < 200_000
        assert (pad.with_suffix(".html")).exists() == stuk.scherm


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
