"""De stukken voor de raad zeggen hetzelfde als het boek, passen op hun bladzijden en zijn voor iedereen te lezen."""

from __future__ import annotations

import base64
import re
import shutil
import textwrap
from collections import Counter
from dataclasses import replace
from pathlib import Path

import html5lib
import pikepdf
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from page import validate_pdf

from sturing.fouten import BoekFout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.perioden import tijdstip
from sturing.leestoets import vaste_namen
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.leesbaarheid import B1, meet_leesbaarheid
from sturing.tonen.notatie import toon_verwacht
from sturing.tonen.raadslijsten import lijst_cijfers, naam_zonder_eenheid
from sturing.tonen.raadsstemmen import kort_tekst, lijst_stemmen, verdeel_plaatsen
from sturing.tonen.raadsstuk import Raadsstuk, maak_inwonersblad, maak_raadblad, maak_raadsstukken
from sturing.tonen.stijl import figuur
from sturing.tonen.teken_halters import DIA_HALTERS, Halter, hoogte_van_halter
from sturing.tonen.teken_oordelenkaart import DIA_KAART, hoogte_van_doel
from sturing.tonen.toon_editie import sinds_vorige
from sturing.tonen.toon_oogopslag import vragen
from sturing.tonen.zinnen_cijfers import zin_niet_ontvangen
from sturing.tonen.zinnen_inwoners import gewone_naam, naam_zonder_leeftijd
from sturing.tonen.zinnen_oogopslag import deel_zorg, zin_zorg
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
    for opgave in soest.kader.opgaven:
        blad = Bladzijde(soest, opgave)
        standen = blad.standen_van_opgave(opgave)
        doelstand = bereken_doelstand(standen)
        assert zin_zorg(blad, doelstand, standen) in tekst_van(stukken[opgave.id])
        for naam in (opgave.id, f"{opgave.id}-presentatie"):
            tekst = tekst_van(stukken[naam])
            # Op dia's kan een deel op de volgende verdergaan; elke zin en elk punt staat er wel.
            for alinea in deel_zorg(blad, doelstand, standen).alineas:
                assert all(deel in tekst for deel in (alinea.zin, *alinea.punten)), naam
            assert all(vraag in tekst for vraag in vragen(blad, opgave, doelstand))
            assert all(doel.naam in tekst for doel in opgave.doelen)
        eerste, oplegger = vragen(blad, opgave, doelstand)[0], tekst_van(stukken["oplegger"])
        assert all(deel in oplegger for deel in re.split("[‘’]", eerste)[:2]), opgave.naam


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
                kop = BeautifulSoup(alle[naam].inhoud, "html.parser").find(["h2", "dt"], string="Wat is er veranderd?")
                tekst = kop.find_next(["p", "dd"]).get_text()
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
        korte = [naam(i) for i in dossier.kader.indicatoren.values() for naam in (gewone_naam, naam_zonder_leeftijd)]
        for zin in zinnen:
            assert any(f"‘{kort}’" in zin for kort in korte), zin
            assert re.search(r"(ging van|was dat|waren dat er|was het|waren het er|is hier) \d", zin), zin
        verloop = [re.findall(r"(?:op|beter): (‘[^‘’]+’)", zin) for zin in zinnen]
        assert len({naam for namen in verloop for naam in namen}) == sum(map(len, verloop))


def test_met_weinig_figuren_noemt_een_blad_over_een_opgave_elk_cijfer_dat_er_is(soest, stukken):
    blad = Bladzijde(soest)
    for opgave in soest.kader.opgaven:
        met = [s for s in blad.standen_van_opgave(opgave) if s.hoofdreeks]
        tekst = tekst_van(stukken[opgave.id])
        nog = re.search(r"En nog (\d+); die staan in het rapport", tekst)
        beelden = BeautifulSoup(stukken[opgave.id].inhoud, "html.parser").select("img")
        cijfers = tekst.partition("De cijfers ")[2] + "".join(beeld["alt"] for beeld in beelden)
        genoemd = [s for s in met if naam_zonder_eenheid(s.indicator) in cijfers]
        assert nog is None and len(genoemd) == len(met), opgave.naam
    naast = "740 (aantal); ander cijfer, niet te vergelijken: 629, jaar niet vermeld, alle leeftijden 2020 benadering"
    assert naast in tekst_van(stukken["bestaanszekerheid"])
    assert naast in tekst_van(stukken["bestaanszekerheid-presentatie"])
    gezegd = "‘Het aantal mensen met een bijstandsuitkering is de afgelopen jaren gedaald naar 629’"
    assert f"Er is ook een ander cijfer: {gezegd} (Integrale Visie §3.2)." in tekst_van(stukken["inwoners"])
    assert "9,8% jaar niet vermeld benadering" in tekst_van(stukken["bestaanszekerheid-presentatie"])
    for naam, stuk in stukken.items():
        assert "nieuwste cijfer" not in tekst_van(stuk).lower(), naam


def test_een_lijst_cijfers_zet_het_ongunstige_vooraan_en_zegt_wat_er_niet_op_past(voorbeeld):
    blad = Bladzijde(voorbeeld)
    standen = blad.standen_van_opgave(voorbeeld.kader.opgave("mentale-weerbaarheid"))
    lijst = lijst_cijfers(blad, standen, (), 4)
    assert [rij[4] for rij in lijst.regels] == ["− ongunstig"] * 4
    assert lijst.rest == sum(bool(s.hoofdreeks) for s in standen) - 4


def test_een_presentatie_toont_dezelfde_cijfers_als_het_blad_van_die_opgave(
    stukken, stukken_voorbeeld, soest, voorbeeld
):
    def cijfers(stuk: Raadsstuk) -> list[str]:
        tabellen = BeautifulSoup(stuk.inhoud, "html.parser").select("table")
        van_cijfers = [t for t in tabellen if t.thead.th.get_text() == "Indicator"]
        return [rij.get_text() for t in van_cijfers for rij in t.select("tbody tr")]

    for dossier, alle in ((soest, stukken), (voorbeeld, stukken_voorbeeld)):
        for opgave in dossier.kader.opgaven:
            blad, dias = alle[opgave.id], alle[f"{opgave.id}-presentatie"]
            assert cijfers(dias) == cijfers(blad) != [], opgave.naam
            assert rijen_in_beeld(dias) == rijen_in_beeld(blad), opgave.naam


def rijen_in_beeld(stuk: Raadsstuk) -> dict[str, str]:
    """Wat de figuren per soort in woorden zeggen; van een figuur over meer dia's achter elkaar."""
    uit: dict[str, list[str]] = {"vakjes, een per indicator.": [], "De schaal begint bij 0%.": []}
    for beeld in BeautifulSoup(stuk.inhoud, "html.parser").select("img"):
        soort = next(soort for soort in uit if soort in beeld["alt"])
        uit[soort].append(beeld["alt"].partition(soort)[2].strip())
    return {soort: " ".join(delen) for soort, delen in uit.items()}


def test_de_verhalen_van_inwoners_zijn_naar_verhouding_gekozen_en_die_staat_erbij(stukken):
    tekst = tekst_van(stukken["mentale-weerbaarheid"])
    assert [tekst.count(f"({strekking})") for strekking in ("zorg of kritiek", "gemengd", "positief")] == [2, 1, 0]
    zin = "3 van de 15 verhalen, naar verhouding gekozen: 11 zorg of kritiek, 2 gemengd en 2 positief."
    assert f"{zin} De andere 12 staan in het rapport, net als 5 uitkomsten van een enquête." in tekst
    assert zin in tekst_van(stukken["mentale-weerbaarheid-presentatie"])


def test_een_getal_uit_een_enquete_staat_niet_als_verhaal_van_inwoners(stukken, soest):
    uitkomsten = [e.samenvatting for e in soest.ervaringen if e.bron == "enquete-visie" and "%" in e.samenvatting]
    assert len(uitkomsten) > 5
    for stuk in stukken.values():
        assert not any(zin in tekst_van(stuk) for zin in uitkomsten), stuk.naam


@given(st.lists(st.integers(0, 40), min_size=3, max_size=3), st.integers(0, 6))
def test_verhalen_krijgen_zoveel_plaatsen_als_hun_deel(aantallen, plaatsen):
    per_strekking = dict(zip(("negatief", "gemengd", "positief"), aantallen, strict=True))
    verdeeld = verdeel_plaatsen(Counter(per_strekking), plaatsen)
    assert sum(verdeeld.values()) == min(plaatsen, sum(aantallen))
    for strekking, aantal in per_strekking.items():
        assert verdeeld[strekking] <= aantal
        assert abs(verdeeld[strekking] - aantal * sum(verdeeld.values()) / max(1, sum(aantallen))) < 1


def test_wat_inwoners_vertellen_noemt_de_plek_in_de_tijd(stukken):
    tekst = tekst_van(stukken["mentale-weerbaarheid"])
    assert "vertellen ouderen. – rond 2023" in tekst
    assert "nog geen verhaal van inwoners" in tekst_van(stukken["kansengelijkheid"])
    assert "nog geen verhaal van inwoners" in tekst_van(stukken["inwoners"])


def test_de_cijfers_die_het_eerst_komen_zijn_echt_de_eerste_van_de_opgave(voorbeeld, stukken_voorbeeld):
    verwacht = Bladzijde(voorbeeld).verwachtingen
    for opgave in voorbeeld.kader.opgaven:
        regels = BeautifulSoup(stukken_voorbeeld[opgave.id].inhoud, "html.parser").find(
            "h2", string="Wanneer komt het volgende cijfer?"
        )
        regels = [li.get_text() for li in regels.find_next("ul").find_all("li")]
        op_datum = sorted(
            (tijdstip(verwacht[i.id].volgende), toon_verwacht(i, verwacht[i.id]))
            for i in voorbeeld.kader.indicatoren_van_opgave(opgave)
            if verwacht[i.id].komt
        )
        assert [r.partition("cijfer ")[2] for r in regels[:4]] == [woorden for _, woorden in op_datum[:4]]
        assert regels[4].startswith(f"en nog {len(op_datum) - 4},")


def test_bij_de_cijfers_die_komen_staat_ook_hoeveel_er_elk_jaar_horen_te_komen_en_er_niet_zijn(stukken, soest):
    """Wie alleen '2028' leest, denkt dat er tot dan niets hoort te komen."""
    for opgave in soest.kader.opgaven:
        soep = BeautifulSoup(stukken[opgave.id].inhoud, "html.parser")
        if kop := soep.find("h2", string="Wanneer komt het volgende cijfer?"):
            zin = zin_niet_ontvangen(Bladzijde(soest), soest.kader.indicatoren_van_opgave(opgave))
            assert kop.find_next("p").get_text().startswith(zin)
    assert "Over 2025 is van 26 indicatoren geen cijfer ontvangen" in tekst_van(stukken["bestaanszekerheid"])


def test_de_oplegger_zegt_een_verandering_liever_korter_dan_niet(stukken, soest):
    kortere = tekst_van(replace(stukken["oplegger"], inhoud=stukken["oplegger"].korter[0]))
    for verandering in sinds_vorige(Bladzijde(soest)).veranderd:
        assert soest.kader.naam_van(verandering.indicator) in kortere
    assert "noemde 629, jaar niet vermeld, alle leeftijden. Het noemt nu 740, 2020, tot de AOW-leeftijd." in kortere
    assert "Welk cijfer ouder is, staat niet vast." in kortere


def test_op_de_oplegger_staat_dezelfde_vraag_maar_een_keer(stukken):
    tekst = tekst_van(stukken["oplegger"])
    assert tekst.count("Wat is de verklaring voor de ongewenste verandering") == 1
    assert "Bij Gezonde leefstijl, Mentale weerbaarheid en Meedoen en inclusie:" in tekst


def test_de_letters_in_een_figuur_op_een_dia_zijn_achter_in_de_zaal_te_lezen(stukken, stukken_voorbeeld):
    for stuk in (*stukken.values(), *stukken_voorbeeld.values()):
        for beeld in BeautifulSoup(stuk.inhoud, "html.parser").select(".dia img"):
            svg = base64.b64decode(beeld["src"].partition(",")[2]).decode()
            breed, hoog = (float(maat) for maat in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
            kleinste = min(100 * float(schaal) for schaal in re.findall(r"scale\(([\d.]+) -", svg))
            # De figuur vult de breedte; wat hoger is dan wat kop en bijschrift overlaten, wordt kleiner getekend.
            op_scherm = min(1791 / breed, 720 / hoog)
            # Ook de PDF staat beeldvullend op een scherm van 1920 pixels.
            uit_pdf = min(265 / breed, 108 / hoog) * 1920 / 297
            assert kleinste * min(op_scherm, uit_pdf) >= 36, f"{stuk.naam}: {beeld['alt'][:60]}"


def test_een_naam_in_een_figuur_op_een_dia_raakt_niet_wat_ernaast_of_eronder_staat(voorbeeld, soest):
    with figuur(2, breedte=8) as (fig, as_):

        def maat(tekst: str, letter: float, afstand: float) -> tuple[float, float]:
            vak = as_.text(0, 0, tekst, fontsize=letter, linespacing=afstand).get_window_extent()
            return vak.width / fig.dpi, vak.height / fig.dpi

        for kader in (soest.kader, voorbeeld.kader):
            for naam in (doel.naam for opgave in kader.opgaven for doel in opgave.doelen):
                regels = textwrap.wrap(naam, DIA_KAART.letters)
                breed, hoog = maat("\n".join(regels), 10.5, DIA_KAART.regelafstand)
                assert breed < DIA_KAART.naast - 0.05 and hoog < hoogte_van_doel(naam, 1, DIA_KAART) - 0.05, naam
            for indicator in kader.indicatoren.values():
                halter = Halter(f"{indicator.kort} (berekend met een model, 18 jaar en ouder)", 0, 1, "0%", "1%")
                breed, hoog = maat("\n".join(halter.regels(DIA_HALTERS.letters)), 10, DIA_HALTERS.regelafstand)
                assert breed < DIA_HALTERS.naast - 0.05, halter.naam
                assert hoog < hoogte_van_halter(halter, DIA_HALTERS) - 0.05, halter.naam


def test_een_figuur_die_niet_op_een_dia_past_gaat_door_op_de_volgende(stukken_voorbeeld, voorbeeld):
    dias = BeautifulSoup(stukken_voorbeeld["bestaanszekerheid-presentatie"].inhoud, "html.parser")
    kaarten = [d for d in dias.select(".dia.figuur") if d.h2.get_text().startswith("Het oordeel per indicator")]
    assert [d.h2.get_text() for d in kaarten] == [f"Het oordeel per indicator ({n} van 2)" for n in (1, 2)]
    assert [d.img["alt"].split(",")[1] for d in kaarten] == [" 3 van de 5 doelen", " 2 van de 5 doelen"]


def test_een_dia_over_veranderingen_is_er_alleen_als_er_iets_veranderde(stukken):
    leeg = BeautifulSoup(stukken["kansengelijkheid-presentatie"].inhoud, "html.parser")
    assert leeg.find("dt", string="Wat is er veranderd?").find_parent("section").h2.get_text().startswith("Wat opvalt")
    assert not leeg.find("h2", string="Wat is er veranderd?")
    assert BeautifulSoup(stukken["gezonde-leefstijl-presentatie"].inhoud, "html.parser").find(
        "h2", string="Wat is er veranderd?"
    )


def test_zonder_cijfers_zegt_het_blad_voor_inwoners_dat_eerlijk(soest):
    leeg = replace(soest, metingen=soest.metingen.iloc[:0])
    tekst = tekst_van({s.naam: s for s in maak_raadsstukken(Bladzijde(leeg))}["inwoners"])
    assert tekst.count("Er zijn nog geen cijfers.") == len(soest.kader.opgaven)


def test_een_contactgegeven_staat_er_alleen_als_de_gemeente_er_een_geeft(stukken, stukken_voorbeeld, soest, voorbeeld):
    assert not soest.gemeente.meldpunt and "U bereikt ons" not in tekst_van(stukken["inwoners"])
    assert "U kunt terecht bij de gemeente Soest" in tekst_van(stukken["inwoners"])
    assert "Van alle 45 hebben wij een cijfer." in tekst_van(stukken_voorbeeld["inwoners"])
    zin = "‘Inwoners met bijstand’: in 2020 waren dat er 740. Het gaat om mensen tot de AOW-leeftijd."
    assert zin in tekst_van(stukken["inwoners"]) and "(aantal)" not in tekst_van(stukken_voorbeeld["inwoners"])
    assert f"U bereikt ons via: {voorbeeld.gemeente.meldpunt}" in tekst_van(stukken_voorbeeld["inwoners"])


def test_wat_niet_van_inwoners_komt_staat_niet_als_hun_stem(stukken, soest):
    niet = [e.samenvatting for e in soest.ervaringen if not e.van_inwoners]
    assert len(niet) == 2
    for stuk in stukken.values():
        assert not any(zin in tekst_van(stuk) for zin in niet), stuk.naam


def test_het_blad_voor_inwoners_staat_met_dezelfde_zinnen_op_de_site_en_het_raadblad_wijst_ernaar(stukken, soest):
    blad = Bladzijde(soest)
    site, papier = maak_inwonersblad(blad), BeautifulSoup(stukken["inwoners"].inhoud, "html.parser")
    soep = BeautifulSoup(site.inhoud, "html.parser")
    zinnen = [[p.get_text() for p in deel.select(".opgave p")] for deel in (soep, papier)]
    assert zinnen[0] == zinnen[1] != []
    assert {anker for anker, _ in site.koppen} <= {vak["id"] for vak in soep.select("section[id]")}
    assert f'href="{site.pad}.html"' in maak_raadblad(blad).inhoud


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


_DIAS = """() => [...document.querySelectorAll('section.dia')].map(dia => [
  dia.offsetHeight,
  Math.min(...[...dia.querySelectorAll('*')].filter(e => e.innerText?.trim() && !e.children.length)
    .map(e => parseFloat(getComputedStyle(e).fontSize))),
  dia.querySelector('.nummer').innerText,
])"""


@pytest.mark.browser
@pytest.mark.parametrize(("breed", "hoog", "kleinst"), [(1280, 720, 26), (1920, 1080, 40)])
@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_elke_dia_past_op_het_scherm_en_is_achter_in_de_zaal_te_lezen(
    gemeente, breed, hoog, kleinst, request, presentatie, bezoek
):
    alle = request.getfixturevalue("stukken" if gemeente == "soest" else "stukken_voorbeeld")
    with bezoek(breed) as venster:
        venster.set_viewport_size({"width": breed, "height": hoog})
        for stuk in (s for s in alle.values() if s.scherm):
            pad = presentatie.with_name(f"{stuk.naam}.html")
            pad.write_text(als_scherm(stuk, OMSLAG), encoding="utf-8")
            venster.goto(pad.as_uri())
            hoogten, letters, nummers = zip(*venster.evaluate(_DIAS), strict=True)
            assert max(hoogten) <= hoog and min(letters) >= kleinst, f"{stuk.naam}: {hoogten}, {letters}"
            assert list(nummers) == [f"Dia {n} van {stuk.bladzijden}" for n in range(1, stuk.bladzijden + 1)]


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


def test_een_lang_verhaal_wordt_op_een_stuk_kort_en_zegt_dat_er_meer_is():
    assert kort_tekst("woord " * 53) == ("woord " * 53).strip()
    for lang in ("woord " * 400, "z" * 4000):
        kort = kort_tekst(lang)
        assert len(kort) <= 320 and kort.endswith("… (verder in het rapport)") and len(kort) > 200


def test_het_kortste_blad_houdt_oordelen_vragen_en_zorgen_en_zegt_wat_er_niet_op_staat(stukken_voorbeeld, voorbeeld):
    for opgave in voorbeeld.kader.opgaven:
        stuk = stukken_voorbeeld[opgave.id]
        kortst = tekst_van(replace(stuk, inhoud=stuk.korter[-1]))
        blad = Bladzijde(voorbeeld, opgave)
        standen = blad.standen_van_opgave(opgave)
        assert " ".join(zin_zorg(blad, bereken_doelstand(standen), standen).split()) in kortst
        assert all(vraag in kortst for vraag in vragen(blad, opgave, bereken_doelstand(standen)))
        assert len(kortst) < len(tekst_van(stuk))
        verhalen = lijst_stemmen(blad, opgave)
        if verhalen.regels:
            assert "Lees ze in het rapport." in kortst and verhalen.regels[0]["tekst"] not in kortst
        assert "die staan in het rapport" in kortst


def test_wie_niets_kan_toetsen_zegt_dat_van_winst_en_zorg_een_keer(stukken):
    tekst = tekst_van(stukken["oplegger"])
    assert tekst.count("is de verandering te toetsen") == 1
    assert "Winst en zorg Dat weten we nog niet" in tekst
