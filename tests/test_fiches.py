"""De fiches en de indicatorenwijzer: compleet, gelijk aan het boek, en onschadelijk wat er ook in de gegevens staat."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import html5lib
import pytest
from bouwstenen import KleinDossier
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.status import Status, bereken_status
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.fiche import maak_fiche
from sturing.tonen.fichecijfers import lijnentabellen
from sturing.tonen.fichevelden import VERSCHIL_OVER
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.losblad import Figuur, Losblad, vul_sjabloon
from sturing.tonen.losse_bladen import maak_losse_bladen
from sturing.tonen.notatie import toon_punt
from sturing.tonen.object import Stapel
from sturing.tonen.tabel import Cel
from sturing.tonen.toon_doel import toon_cijfers
from sturing.tonen.toon_verloop import toon_verlopen
from sturing.tonen.zinnen import REGEL, zin_kleinste, zin_oordeel
from sturing.tonen.zinnen_verwant import punt_zorg
from sturing.uitgeven.losbladklaar import KLAAR, schrijf_losse_bladen

GIFTIG = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover='x' {{ 7*7 }} &amp; \u202eomgekeerd"
WORTEL = Path(__file__).parents[1]
FILTERS = (
    "opgave", "doel", "oordeel", "verandering", "bron", "bevolkingsgroep", "groep", "wijk", "dekking", "status",
)  # fmt: skip


@pytest.fixture(scope="module")
def bladen(soest: Dossier) -> dict[str, Losblad]:
    """De losse bladen van Soest op adres."""
    return {blad.pad: blad for blad in maak_losse_bladen(Bladzijde(soest))}


def soep(blad: Losblad) -> BeautifulSoup:
    """Het blad zoals een browser het leest; ongeldige HTML is een fout."""
    return _soep(blad.inhoud)


@cache
def _soep(inhoud: str) -> BeautifulSoup:
    html5lib.HTMLParser(strict=True).parse(f"<!DOCTYPE html><title>x</title><body>{inhoud}</body>")
    return BeautifulSoup(inhoud, "html5lib")


def woorden(deel) -> str:
    return " ".join(deel.get_text(" ").split())


def fiche(dossier: Dossier, naam: str) -> Losblad:
    return next(blad for blad in maak_losse_bladen(Bladzijde(dossier)) if blad.pad == f"indicator/{naam}")


# --- compleet ---------------------------------------------------------------------------------------------


def test_elke_indicator_heeft_een_fiche_op_een_blijvend_adres(bladen, soest):
    assert list(bladen) == ["indicatoren", *(f"indicator/{naam}" for naam in soest.kader.indicatoren)]
    assert len(soest.kader.indicatoren) == 165


def test_elk_blad_is_geldige_html_met_een_kop_en_zonder_dubbele_ankers(bladen):
    for pad, blad in bladen.items():
        pagina = soep(blad)
        niveaus = [int(kop.name[1]) for kop in pagina.find_all(["h1", "h2", "h3", "h4"])]
        assert niveaus[0] == 1 and niveaus.count(1) == 1, pad
        assert all(b <= a + 1 for a, b in zip(niveaus, niveaus[1:], strict=False)), pad
        ankers = [element["id"] for element in pagina.find_all(id=True)]
        assert len(ankers) == len(set(ankers)), pad
        assert {anker for anker, _ in blad.koppen} <= set(ankers), pad
        for tabel in pagina.find_all("table"):
            assert tabel.caption and tabel.parent["aria-label"] and all(th.get("scope") for th in tabel.find_all("th"))


def test_een_blad_bevat_geen_script_stijl_of_adres_naar_buiten(bladen):
    for pad, blad in bladen.items():
        pagina = soep(blad)
        assert not pagina.find_all(["script", "style", "iframe"]), pad
        for element in pagina.find_all(True):
            assert not [naam for naam in element.attrs if naam.startswith("on") or naam == "style"], (pad, element)
            for naam in ("href", "src"):
                assert not element.get(naam, "").startswith(("http", "//", "javascript:", "data:")), (pad, element)


def test_dezelfde_gegevens_geven_dezelfde_bladen(bladen, soest):
    nog_eens = {blad.pad: blad for blad in maak_losse_bladen(Bladzijde(soest))}
    assert all((b.inhoud, b.bestanden) == (nog_eens[p].inhoud, nog_eens[p].bestanden) for p, b in bladen.items())


# --- gelijk aan het boek ---------------------------------------------------------------------------------------


def test_fiche_en_wijzer_zeggen_over_elke_indicator_hetzelfde_als_het_boek(bladen, soest):
    boek = Bladzijde(soest)
    wijzer = soep(bladen["indicatoren"])
    for stand in boek.standen(tuple(soest.kader.indicatoren.values())):
        indicator = stand.indicator
        blad = bladen[f"indicator/{indicator.id}"]
        tekst, rij = woorden(soep(blad)), wijzer.find("tr", attrs={"data-id": indicator.id})
        cijfer = " ".join(toon_punt(stand.punt, indicator.eenheid).split())
        assert cijfer in tekst and cijfer in woorden(rij), indicator.id
        if stand.reeksen:
            for zin in (zin_oordeel(stand.oordeel), REGEL[stand.oordeel.regel], zin_kleinste(stand.oordeel, stand)):
                assert " ".join(zin.split()) in tekst, (indicator.id, zin)
        rijen = [list(map(str, ("" if c is None else c for c in r))) for r in cijfers_van(boek, (stand,)).rijen]
        metingen = json.loads(blad.bestanden[f"{indicator.id}.json"])["metingen"]
        assert [[("" if c is None else str(c)) for c in m.values()] for m in metingen] == rijen
        assert (f"{indicator.id}.csv" in blad.bestanden) == bool(rijen)


def test_beide_schrijfwijzen_en_elke_tegenstrijdigheid_staan_op_de_fiche(bladen, soest):
    for indicator in soest.kader.indicatoren.values():
        tekst = woorden(soep(bladen[f"indicator/{indicator.id}"]))
        for lezing in indicator.namen_elders:
            assert " ".join(lezing.naam.split()) in tekst and lezing.vindplaats in tekst, indicator.id
        for t in soest.kader.tegenstrijdigheden:
            if {indicator.id, *indicator.bronrijen} & set(t.betreft):
                assert " ".join(t.keuze.rstrip(".").split()) in tekst, (indicator.id, t.id)


def test_een_indicator_zonder_cijfer_krijgt_een_korte_eerlijke_fiche(bladen, soest):
    boek = Bladzijde(soest)
    zonder = [s for s in boek.standen(tuple(soest.kader.indicatoren.values())) if not s.reeksen]
    assert len(zonder) > 100
    for stand in zonder:
        pagina = soep(bladen[f"indicator/{stand.indicator.id}"])
        assert "nog geen cijfer over Soest" in woorden(pagina)
        assert "er is nog geen cijfer" in woorden(pagina.find(id="oordeel"))
        assert not pagina.select("#cijfers img, #cijfers table")


#: De velden die elke fiche heeft, met waar zij staan: definitie, mensen, oordeel, bron, en hoe verder.
VASTE_VELDEN = {
    "oordeel": ("Oordeel", "Regel", "Waarom deze regel", "Verandering", "Kleinste verandering die te zien is"),
    "wat": ("Officiële naam", "Groep", "Over wie of wat", "Eenheid", "Gewenste richting"),
    "bron": ("Bron volgens het kader", "Ook genoemd", "Waar deze cijfers vandaan komen", "Hoe vaak", "Volgend cijfer"),
}


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_elke_fiche_heeft_elk_vast_veld_of_zegt_waarom_het_leeg_is(gemeente):
    for blad in maak_losse_bladen(Bladzijde(lees_dossier(WORTEL, gemeente, 2026)))[1:]:
        pagina = soep(blad)
        vakken = {vak["id"]: vak for vak in pagina.select("section section")}
        assert list(vakken) == [anker for anker, _ in blad.koppen], blad.pad
        for anker, velden in VASTE_VELDEN.items():
            paren = {woorden(div.dt): woorden(div.dd) for div in vakken[anker].select("dl.feiten > div")}
            assert set(velden) <= set(paren) and all(paren.values()), (blad.pad, anker)
        for anker, reden in (("vergelijking", "geen vergelijking:"), ("wijken", "geen cijfers per wijk"),
                             ("bron", "waar deze indicator in het plan staat"),
                             ("namen", "De documenten")):  # fmt: skip
            assert vakken[anker].table or reden in woorden(vakken[anker]), (blad.pad, anker)
        cijfers = woorden(vakken["cijfers"])
        assert vakken["cijfers"].img or "nog geen cijfer over" in cijfers or "geen figuur van het verloop" in cijfers
        koppen = {woorden(th) for th in vakken["cijfers"].select("thead th")}
        assert not koppen or {"Marge (95%)", "Aantal ondervraagden"} & koppen or "geen marge" in cijfers, blad.pad
        tekst = woorden(vakken["gegevens"])
        assert "JSON" in tekst and "CSV" in tekst and "Zo verwijst u naar deze fiche" in tekst
        assert vakken["gebruik"].select("a")


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_een_fiche_met_een_stand_zegt_nergens_dat_er_geen_cijfer_is(gemeente):
    boek = Bladzijde(lees_dossier(WORTEL, gemeente, 2026))
    standen = [s for s in boek.standen(tuple(boek.dossier.kader.indicatoren.values())) if s.punt]
    moeilijk = [s for s in standen if s.uiteinden is None or len(s.reeksen) > 1]
    assert moeilijk
    for stand in standen if gemeente == "soest" else [*moeilijk, *standen[::9]]:
        tekst = woorden(soep(maak_fiche(boek, stand)))
        for zin in ("nog geen cijfer", "nog geen meting", "kan nog niets zeggen: er is geen"):
            assert zin not in tekst, (stand.indicator.id, zin)
        zonder_jaar = all(p.periode == NIET_VERMELD for p in stand.hoofdreeks.punten)
        assert ("de nulmeting" in tekst) <= (not zonder_jaar), stand.indicator.id
        if zonder_jaar:
            assert "de bron noemt het jaar niet" in tekst or "noemt bij geen van de" in tekst, stand.indicator.id


def test_elke_cel_op_een_fiche_noemt_haar_kolom_voor_een_scherm_zonder_koprij(bladen):
    for naam in ("overgewicht-16-25", "jeugdhulp-0-17"):
        for tabel in soep(bladen[f"indicator/{naam}"]).select("table"):
            assert "kaarten" in tabel["class"]
            koppen = [woorden(kop) for kop in tabel.thead.find_all("th")]
            for rij in tabel.tbody.find_all("tr"):
                assert [cel["data-kop"] for cel in rij.find_all("td")] == koppen[1:]


def test_zonder_cijfer_heet_het_oordeel_op_de_fiche_zoals_in_de_wijzer(bladen, soest):
    wijzer = soep(bladen["indicatoren"])
    for stand in Bladzijde(soest).standen(tuple(soest.kader.indicatoren.values())):
        if not stand.reeksen:
            pagina = soep(bladen[f"indicator/{stand.indicator.id}"])
            feiten = {woorden(div.dt): woorden(div.dd) for div in pagina.select("#oordeel dl.feiten > div")}
            assert feiten["Oordeel"] == "nog geen meting"
            assert "nog geen meting" in woorden(wijzer.find("tr", attrs={"data-id": stand.indicator.id}))


def test_een_getal_van_een_ander_gebied_staat_nergens_als_eigen_meting(bladen, soest):
    """De visie zegt alleen dat Soest rond het landelijk gemiddelde van 11% zit."""
    pagina = soep(bladen["indicator/gediscrimineerd"])
    kop = woorden(pagina.select_one("dl.kern dd"))
    assert kop == "geen eigen cijfer van Soest; volgens de bron rond het landelijk gemiddelde van 11%"
    cijfers = woorden(pagina.select_one("#cijfers"))
    assert "nog geen cijfer over Soest bekend" in cijfers and "Het staat in: Integrale Visie §3.5." in cijfers
    rijen = [[woorden(cel) for cel in rij.find_all(["th", "td"])] for rij in pagina.select("#vergelijking tbody tr")]
    assert [rij[:2] for rij in rijen] == [["Soest", "-"], ["Nederland", "11%"]], rijen
    assert "geen eigen cijfer" in rijen[1][-1] and rijen[1][3] == "kan niet gezegd worden"
    regio = woorden(soep(bladen["indicator/overgewicht-2-11"]).select_one("dl.kern dd"))
    assert regio.startswith("geen eigen cijfer van Soest; regio 13%, jaar niet vermeld")
    assert ",GM0342," not in bladen["indicator/gediscrimineerd"].bestanden["gediscrimineerd.csv"]
    with met_bladzijde(Bladzijde(soest)):
        getoond = toon_verlopen("veilig-voelen")
    delen = getoond.delen if isinstance(getoond, Stapel) else (getoond,)
    assert "Voelt zich gediscrimineerd" not in " ".join(f"{d.titel} {d.beeld}" for d in delen)


def test_bij_een_cijfer_van_een_ander_gebied_staat_waarin_het_afwijkt_en_waar_het_staat(bladen, soest):
    """De 13% van de regio is een gemiddelde zonder leeftijd; wie alleen het getal ziet, denkt dat het 2-11 jaar is."""
    anders = "benadering, leeftijd niet vermeld; Uitvoeringsplan 2026 §3.3"
    pagina = soep(bladen["indicator/overgewicht-2-11"])
    assert f"regio 13%, jaar niet vermeld ({anders})" in woorden(pagina.select_one("dl.kern dd"))
    rij = [woorden(cel) for cel in pagina.select("#vergelijking tbody tr")[1].find_all(["th", "td"])]
    assert rij[-1] == f"er is geen eigen cijfer van Soest; dit cijfer is anders: {anders}"
    with met_bladzijde(Bladzijde(soest)):
        hoofdstuk = toon_cijfers("kinderen-groeien-gezond-op").delen[0].tabel.als_tekst()
    (cellen,) = [rij for rij in hoofdstuk if rij[0].startswith("Overgewicht, 2 tot en met 11 jaar")]
    assert f"13% (jaar niet vermeld; {anders})" in cellen


def test_een_fiche_met_een_cijfer_van_een_ander_gebied_zegt_niet_dat_er_niets_is_geleverd(bladen, soest):
    for stand in Bladzijde(soest).standen(tuple(soest.kader.indicatoren.values())):
        pagina = soep(bladen[f"indicator/{stand.indicator.id}"])
        feiten = {woorden(div.dt): woorden(div.dd) for div in pagina.select("#bron dl.feiten > div")}
        niets = "nog geen cijfer geleverd" in feiten["Waar deze cijfers vandaan komen"]
        assert niets == (not pagina.select("#cijfers table, #vergelijking table, #wijken table")), stand.indicator.id
        wat_er_wel_is = woorden(pagina.find(id="cijfers"))
        if not stand.reeksen:
            assert ("bekend is van andere gebieden" in wat_er_wel_is) == bool(pagina.select("#vergelijking table"))
            assert ("wijken." in wat_er_wel_is) == bool(pagina.select("#wijken table")), stand.indicator.id


def test_op_een_fiche_staat_geen_nummer_dat_een_lezer_nergens_kan_opzoeken(bladen):
    for pad, blad in bladen.items():
        assert not re.search(r"\bU\d{3}\b", woorden(soep(blad))), pad
    # In het bestand staat het nummer wel: daar hoort het bij `uitspraken.csv`.
    assert "(U011)" in bladen["indicator/overgewicht-2-11"].bestanden["overgewicht-2-11.csv"]


@pytest.mark.parametrize(
    ("indicator", "melding"),
    [
        ("overgewicht-2-11", "boven het regionale gemiddelde van 13% (Uitvoeringsplan 2026 §3.3)"),
        ("kinderen-in-armoede-0-17", "meer kinderen op in armoede (zonder getal; Uitvoeringsplan 2026 §4.3)"),
        ("weerbaar-13-16", "minder vaak weerbaar dan gemiddeld in de regio (zonder getal; Integrale Visie §3.3)"),
        ("roken-wekelijks-13-16", "vaker dan gemiddeld in de provincie (zonder getal; Integrale Visie §3.1)"),
        ("sport-wekelijks-vereniging-13-16", "dalen sinds enkele jaren (Integrale Visie §3.5)"),
        ("eenzaamheid-65-plus", "vaker eenzaam dan in de regio en het land (zonder getal; Uitvoeringsplan 2026 §5.3)"),
        ("eenzaamheid-13-16", "11,2% zich in 2023 vaak tot altijd eenzaam, meer dan gemiddeld in het land"),
        ("alcoholrichtlijn-65-plus", "van alle leeftijden drinken vaker overmatig alcohol dan in de regio en het land"),
    ],
)
def test_een_gemelde_achteruitgang_of_achterstand_staat_op_de_fiche_met_vindplaats(bladen, indicator, melding):
    cijfers = soep(bladen[f"indicator/{indicator}"]).find(id="cijfers")
    (kop,) = cijfers.find_all("h3")
    assert woorden(kop) == "Wat de documenten hierover melden"
    assert melding in woorden(kop.find_next_sibling("ul"))


def test_elke_melding_bij_een_indicator_staat_op_haar_fiche_en_alleen_als_haar_document_bekend_is(bladen, soest):
    assert any(len(zorg.indicatoren) > 1 for zorg in soest.zorgen)
    for zorg in soest.zorgen:
        punt = punt_zorg(Bladzijde(soest), zorg)
        waar = {pad for pad, blad in bladen.items() if " ".join(punt.split()) in woorden(soep(blad))}
        assert waar == {f"indicator/{naam}" for naam in zorg.indicatoren}, zorg.id
    voor_het_plan = lees_dossier(WORTEL, "soest", 2026, peildatum="2023-12-31")
    assert "documenten hierover melden" not in woorden(soep(fiche(voor_het_plan, "overgewicht-2-11")))


def test_een_getal_staat_op_een_fiche_niet_als_melding_en_nog_eens_als_verwant_cijfer(bladen):
    assert woorden(soep(bladen["indicator/jeugdhulp-0-17"]).find(id="cijfers")).count("1.235") == 1


def test_dat_een_jaar_niet_bij_de_rest_van_het_plan_past_staat_bij_het_cijfer(bladen):
    opmerkingen = woorden(soep(bladen["indicator/homoseksualiteit-normaal-13-16"]).select_one("#cijfers .opmerkingen"))
    assert "2020 en 2024:" in opmerkingen and "hier 2024 en elders 2023" in opmerkingen


def test_bij_een_cijfer_van_een_andere_bron_hoort_elke_verwachting_bij_een_genoemde_bron(bladen, soest):
    for stand in Bladzijde(soest).standen(tuple(soest.kader.indicatoren.values())):
        if not stand.punt:
            continue
        pagina, bron = soep(bladen[f"indicator/{stand.indicator.id}"]), soest.kader.bronnen[stand.indicator.bron]
        kern = {woorden(div.dt): woorden(div.dd) for div in pagina.select("dl.kern > div")}
        feiten = {woorden(div.dt): woorden(div.dd) for div in pagina.select("#bron dl.feiten > div")}
        anders = stand.punt.bestand != stand.indicator.bron
        assert kern["Bron van dit cijfer"] == soest.kader.bronnen[stand.punt.bestand].naam, stand.indicator.id
        for zin in (kern["Volgend cijfer"], feiten["Volgend cijfer"], feiten["Hoe vaak"]):
            assert zin.endswith(f"bron: {bron.naam}") == anders, (stand.indicator.id, zin)
    kern = woorden(soep(bladen["indicator/eenzaamheid-18-plus"]).select_one("dl.kern"))
    assert "GGD Gezondheidsmonitor Volwassenen" in kern and "datum niet vermeld; bron: Burgerpeiling" in kern


def test_dat_een_jaar_is_afgeleid_staat_alleen_op_een_fiche_met_dat_jaar(bladen, soest):
    verwachtingen, gezien = Bladzijde(soest).verwachtingen, set()
    for indicator in soest.kader.indicatoren.values():
        fiche, verwacht = woorden(soep(bladen[f"indicator/{indicator.id}"])), verwachtingen[indicator.id]
        genoemd = "Het jaar van het volgende cijfer is afgeleid uit de frequentie" in fiche
        assert genoemd == (verwacht.afgeleid and bool(verwacht.volgende)), indicator.id
        gezien.add((verwacht.status == Status.TE_LAAT, genoemd))
    assert {(True, False), (False, True)} <= gezien


def test_een_cijfer_dat_er_niet_is_heet_niet_ontvangen_en_niemand_te_laat(bladen):
    """Veel van deze cijfers haalt de gemeente zelf op: 'te laat' geeft dan een ander de schuld."""
    for blad in bladen.values():
        assert "te laat" not in blad.inhoud.lower(), blad.pad
    assert "verwacht cijfer niet ontvangen" in bladen["indicatoren"].inhoud


def test_een_fiche_zonder_marge_zegt_waarom_de_kleinste_verandering_er_niet_is(bladen):
    pagina = soep(bladen["indicator/eenzaamheid-18-plus"])
    assert "Niet te berekenen: bij deze cijfers is geen marge of aantal bekend." in woorden(pagina.find(id="oordeel"))
    assert "Er is geen vergelijking" in woorden(pagina) and "geen cijfers per wijk van Soest" in woorden(pagina)


def test_de_kop_van_een_fiche_zegt_de_verandering_en_wat_gewenst_is(bladen, soest):
    """Bij '17,3% ... kan nog niets zeggen' ziet niemand dat het cijfer verdubbelde terwijl minder gewenst is."""
    kern = {woorden(d.dt): woorden(d.dd) for d in soep(bladen["indicator/eenzaamheid-13-16"]).select("dl.kern > div")}
    assert kern["Verandering"] == "+8,6 procentpunt sinds 2019; gewenst is minder"
    kern = {woorden(d.dt): woorden(d.dd) for d in soep(bladen["indicator/overgewicht-16-25"]).select("dl.kern > div")}
    assert kern["Gewenste richting"] == "minder" and "Verandering" not in kern
    for stand in Bladzijde(soest).standen(tuple(soest.kader.indicatoren.values())):
        koppen = {woorden(dt) for dt in soep(bladen[f"indicator/{stand.indicator.id}"]).select("dl.kern dt")}
        assert ("Verandering" in koppen) == (stand.uiteinden is not None), stand.indicator.id


def test_een_cijfer_zonder_vergelijking_heet_op_de_fiche_geen_regel(bladen):
    pagina = soep(bladen["indicator/overgewicht-16-25"])
    feiten = {woorden(div.dt): woorden(div.dd) for div in pagina.select("#oordeel dl.feiten > div")}
    assert feiten["Regel"] == "nog geen: daarvoor zijn twee vergelijkbare cijfers nodig"


def test_de_fiche_verwijst_voor_de_regels_naar_de_plek_die_ze_uitlegt(bladen):
    methode = (WORTEL / "book" / "verantwoording.md").read_text(encoding="utf-8").partition("## Methode\n")[2]
    assert "gewogen trend" in methode.partition("\n## ")[0]
    for pad, blad in bladen.items():
        if pad.startswith("indicator/"):
            (link,) = soep(blad).select("#oordeel a")
            assert link["href"] == "../verantwoording.html#methode", pad


def test_lezingen_die_naast_elkaar_waar_kunnen_zijn_heten_geen_tegenspraak(bladen, soest):
    assert not [pad for pad, blad in bladen.items() if "spreken elkaar tegen" in woorden(soep(blad))]
    assert {t.raakt for t in soest.kader.tegenstrijdigheden} <= set(VERSCHIL_OVER)
    namen = woorden(soep(bladen["indicator/primair-onderwijs-buiten-gemeente-aandeel"]).find(id="namen"))
    assert "De documenten verschillen over wat waarbij hoort:" in namen


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_elke_lijn_in_een_figuur_is_ook_als_getal_af_te_lezen(gemeente):
    """Wie de lijn van Nederland ziet, moet haar punten kunnen aflezen; in het tekstalternatief ziet niemand ze."""
    boek = Bladzijde(lees_dossier(WORTEL, gemeente, 2026))
    vergeleken = [s for s in boek.standen(tuple(boek.dossier.kader.indicatoren.values())) if s.vergelijkingen]
    met_lijnen = [(s, lijnen) for s in vergeleken[:12] if (lijnen := lijnentabellen(boek, s))]
    assert met_lijnen
    for stand, (lijnen,) in met_lijnen:
        pagina = soep(maak_fiche(boek, stand))
        tabel = pagina.select_one("#cijfers figure ~ div table")
        assert tuple(woorden(kop) for kop in tabel.thead.find_all("th")) == tuple(
            " ".join(kop.split()) for kop in lijnen.koppen
        )
        alt = pagina.select_one("#cijfers img")["alt"]
        assert all(f"{naam}: " in alt for naam in lijnen.koppen[1:]), stand.indicator.id
        assert [len(rij.find_all(["th", "td"])) for rij in tabel.tbody.find_all("tr")] == [len(lijnen.koppen)] * len(
            lijnen.rijen
        )


def test_een_fiche_noemt_elk_doel_waar_zij_bij_hoort_met_een_link(bladen, soest):
    for indicator in soest.kader.indicatoren.values():
        links = {a["href"] for a in soep(bladen[f"indicator/{indicator.id}"]).select("#gebruik a")}
        doelen = {soest.kader.doel_van[plek].id for plek in indicator.hangt_aan}
        assert {link.split("#")[1] for link in links} == doelen, indicator.id


def test_wat_afgeschermd_is_staat_nergens_op_de_bladen(klein_dossier: KleinDossier):
    klein_dossier.vervang("metingen/register.csv", "GM9999,2025,totaal,140,", "GM9999,2025,totaal,7,")
    klein_dossier.vervang("metingen/register.csv", "WK999901,2025,totaal,80,", "WK999901,2025,totaal,3,")
    klein_dossier.vervang("metingen/register.csv", "WK999902,2025,totaal,60,", "WK999902,2025,totaal,4,")
    dossier = klein_dossier.lees()
    blad = fiche(dossier, "meldingen")
    cellen = [woorden(td) for td in soep(blad).find_all("td")]
    assert "afgeschermd" in cellen and not {"7", "3", "4"} & set(cellen)
    rijen = json.loads(blad.bestanden["meldingen.json"])["metingen"]
    weg = [r for r in rijen if r["periode"] == "2025"]
    assert len(weg) == 3 and all(r["waarde"] is None and r["afgeschermd"] == 1 for r in weg)
    wijzer = soep(maak_losse_bladen(Bladzijde(dossier))[0]).find("tr", attrs={"data-id": "meldingen"})
    assert "data-waarde" not in wijzer.attrs and wijzer["data-aanduiding"] == "afgeschermd"


# --- onvertrouwde tekst --------------------------------------------------------------------------------------


@pytest.fixture
def giftig(klein_dossier: KleinDossier) -> KleinDossier:
    """Een dossier waarin elke vrije tekst probeert uit de pagina te breken."""
    tekst = GIFTIG.replace("'", "''")
    klein_dossier.vervang("kader/2026/indicatoren.yml", "kort: Eenzaamheid, 18 jaar en ouder", f"kort: '{tekst}'")
    elders = "    - {naam: '% Eenzaamheid volwassenen', vindplaats: Plan Bijlage A}\n"
    klein_dossier.vervang(
        "kader/2026/indicatoren.yml", elders, f"{elders}    - {{naam: '{tekst}', vindplaats: '{tekst}'}}\n"
    )
    klein_dossier.vervang("kader/2026/indicatoren.yml", "Het doel wil minder eenzaamheid.", f"'{tekst}'")
    klein_dossier.vervang("kader/2026/tegenstrijdigheden.yml", "keuze: 18 jaar en ouder", f"keuze: '{tekst}'")
    klein_dossier.vervang("ervaringen/2026.yml", "samenvatting: Een praatje helpt.", f"samenvatting: '{tekst}'")
    rij = "Plan §3 (U002),"
    return klein_dossier.vervang("metingen/monitor.csv", rij, '"=HYPERLINK(""x"")<b>vet</b>","<i>let op</i>"')


def test_tekst_uit_gegevens_blijft_tekst(giftig: KleinDossier):
    wijzer, blad, *_ = maak_losse_bladen(Bladzijde(giftig.lees()))
    letterlijk = GIFTIG.replace("\u202e", "")
    for stuk in (wijzer, blad):
        pagina = soep(stuk)
        assert not pagina.find_all(["script", "b", "i"]) and not pagina.select("[onerror], [onmouseover], img[src=x]")
        assert letterlijk in woorden(pagina)
        assert "\u202e" not in stuk.inhoud and "{{ 7*7 }}" in stuk.inhoud
    assert soep(blad).h1.get_text() == letterlijk


def test_een_rekenblad_voert_niets_uit_van_een_fiche(giftig: KleinDossier):
    inhoud = fiche(giftig.lees(), "eenzaamheid-18-plus").bestanden["eenzaamheid-18-plus.csv"]
    cellen = [cel for rij in csv.reader(io.StringIO(inhoud)) for cel in rij]
    assert '\'=HYPERLINK("x")<b>vet</b>' in cellen
    assert not [cel for cel in cellen if cel[:1] in "=+@" and cel]


def test_een_link_in_een_tabel_ontsnapt_adres_en_tekst():
    cel = Cel('a <b> "c"', adres='indicator/x"y.html')
    assert cel.als_markdown() == '<a class="blad" href="indicator/x&quot;y.html">a \\<b\\> "c"</a>'


def test_een_sjabloon_dat_een_naam_mist_is_een_fout():
    with pytest.raises(UndefinedError, match="tot"):
        vul_sjabloon("wijzer.html", verzonnen=False)


# --- de wijzer ---------------------------------------------------------------------------------------------------


def test_op_elk_kenmerk_van_een_rij_is_te_kiezen(bladen):
    pagina = soep(bladen["indicatoren"])
    for veld in FILTERS:
        kiesbaar = {optie["value"] for optie in pagina.select(f'select[name="{veld}"] option')} - {""}
        gebruikt = {w for rij in pagina.select(f"tr[data-{veld}]") for w in rij[f"data-{veld}"].split()}
        assert kiesbaar and kiesbaar <= gebruikt, veld
        if veld != "bron":  # een levering kan een document zijn dat geen bron van het kader is
            assert gebruikt == kiesbaar, veld


def test_zonder_script_staat_alles_er_en_is_er_geen_dode_knop(bladen, soest):
    pagina = soep(bladen["indicatoren"])
    assert len(pagina.select("#tabel-indicatoren tbody tr")) == 165
    # Wat alleen een document zegt, heeft geen inwoner verteld.
    assert len(pagina.select("#tabel-ervaringen tbody tr")) == sum(e.van_inwoners for e in soest.ervaringen)
    assert not pagina.select("tbody tr[hidden]")
    # Het stijlblad toont deze twee alleen als er een script is; de browsertest zonder script kijkt of dat zo is.
    in_vak = [knop.find_parent(class_=["filters", "alleen-script"]) for knop in pagina(["button", "select", "input"])]
    assert all(in_vak)


@given(st.integers(2020, 2032), st.integers(1, 12), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_een_later_verwacht_cijfer_is_nooit_eerder_te_laat(jaar, maand, peildatum):
    orde = [Status.TE_LAAT, Status.DIT_JAAR, Status.LATER]
    reeks = [f"{jaar}-{maand:02d}", f"{jaar}", f"{jaar + 1}-{maand:02d}", f"{jaar + 1}"]
    plekken = [orde.index(bereken_status(p, peildatum)) for p in reeks]
    assert plekken[0] <= plekken[2] and plekken[1] <= plekken[3]
    assert bereken_status("", peildatum) == Status.NIET_VERMELD


def test_de_wijzer_noemt_bij_een_cijfer_de_bron_van_dat_cijfer_met_de_woorden_van_de_fiche(bladen, soest):
    anders = 0
    pagina = soep(bladen["indicatoren"])
    for stand in Bladzijde(soest).standen(tuple(soest.kader.indicatoren.values())):
        naam = stand.indicator.id
        cel = woorden(pagina.find("tr", attrs={"data-id": naam}).find("td", attrs={"data-kop": "Bron"}))
        kader = soest.kader.bronnen[stand.indicator.bron].naam
        if stand.punt is None:
            assert cel == f"volgens het kader: {kader}", naam
            continue
        velden = {
            woorden(d.dt): woorden(d.dd) for d in soep(bladen[f"indicator/{naam}"]).select("#bron dl.feiten > div")
        }
        cijfer = cel.partition(" volgens het kader: ")[0]
        assert cijfer in velden["Waar deze cijfers vandaan komen"].split("; "), naam
        assert cel == (cijfer if cijfer == kader else f"{cijfer} volgens het kader: {kader}"), naam
        anders += cijfer != kader
    assert anders >= 16
    rij = pagina.find("tr", attrs={"data-id": "eenzaamheid-18-plus"})
    assert rij["data-bronnaam"] == "GGD Gezondheidsmonitor Volwassenen en Ouderen"
    # Kiezen kan op beide.
    assert rij["data-bron"].split()[0] == soest.kader.indicatoren["eenzaamheid-18-plus"].bron
    assert len(rij["data-bron"].split()) > 1


# --- klaarzetten -----------------------------------------------------------------------------------------------


def test_een_figuur_van_een_hoofdstuk_wordt_niet_nog_eens_getekend(tmp_path: Path):
    getekend = []

    def teken() -> str:
        getekend.append(1)
        return "<svg>nieuw</svg>"

    figuren = (Figuur("oud", "", "", "", teken), Figuur("nieuw", "", "", "", teken))
    blad = Losblad("indicator/x", "X", "<p>x</p>", "x", figuren=figuren, bestanden={"x.csv": "a\n"})
    (tmp_path / "figuren").mkdir()
    (tmp_path / "figuren" / "oud.svg").write_text("<svg>boek</svg>", encoding="utf-8")
    schrijf_losse_bladen([blad], tmp_path)
    assert len(getekend) == 1
    assert (tmp_path / "figuren" / "oud.svg").read_text("utf-8") == "<svg>boek</svg>"
    assert (tmp_path / "indicator" / "x.csv").read_bytes() == b"a\n"
    assert json.loads((tmp_path / KLAAR).read_text("utf-8"))[0]["figuren"] == ["oud", "nieuw"]


def test_een_fiche_is_te_vinden_op_elke_wijk_waarvan_zij_een_cijfer_toont(soest, bladen):
    wijken, gevonden = {wijk.naam for wijk in soest.gemeente.wijken}, 0
    for pad, blad in bladen.items():
        rijen = soep(blad).select("section#wijken tbody tr") if pad.startswith("indicator/") else []
        getoond = {
            rij.th.get_text(strip=True): rij.td.get_text(strip=True)
            for rij in rijen
            if rij.th.get_text(strip=True) in wijken and any(teken.isdigit() for teken in rij.td.get_text())
        }
        te_zoeken = {naam.split(" (ook ")[0]: zin for tabel in blad.zoektabellen for naam, zin in tabel.rijen}
        assert set(te_zoeken) == set(getoond), pad
        assert all(zin.startswith(getoond[naam]) for naam, zin in te_zoeken.items()), pad
        gevonden += bool(te_zoeken)
    assert gevonden > 3


def test_een_wijk_is_ook_te_vinden_op_haar_andere_naam_en_een_afgeschermd_cijfer_niet(bladen):

    namen = {naam for b in bladen.values() for tabel in b.zoektabellen for naam, _ in tabel.rijen}
    assert "Klarwater (ook Klaarwater)" in namen
    zinnen = [zin for b in bladen.values() for tabel in b.zoektabellen for _, zin in tabel.rijen]
    assert zinnen and not any("afgeschermd" in zin for zin in zinnen)
