"""De indicatorenwijzer en de fiches in de browser, vanaf schijf: zoeken, kiezen, mailen, bewaren, toegankelijk."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axeproef import BREEDTES, keur
from playwright.sync_api import expect

pytestmark = [pytest.mark.boek, pytest.mark.browser]
ZICHTBAAR = "t => [...document.querySelectorAll(`#tabel-${t} tbody tr`)].filter(r => r.checkVisibility()).length"


@pytest.fixture
def wijzer(html: Path) -> str:
    """Het adres van de wijzer op schijf."""
    return (html / "indicatoren.html").as_uri()


def telling(venster) -> str:
    return venster.locator("#wijzer-telling").inner_text()


def wacht_op(venster, begin: str) -> None:
    expect(venster.locator("#wijzer-telling")).to_have_text(re.compile(rf"^{re.escape(begin)}"))


def test_elke_keuze_telt_klopt_en_staat_in_het_adres(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        assert venster.locator("#wijzer-telling").get_attribute("role") == "status"
        totaal = venster.evaluate(ZICHTBAAR, "indicatoren")
        venster.locator("#filter-meer summary").click()
        velden = venster.locator("#wijzer-filters select:not([name=sorteer])").evaluate_all("s => s.map(x => x.name)")
        assert {"verandering", "bevolkingsgroep", "bron", "wie"} < set(velden) and len(velden) == 12
        for veld in velden:
            keuze = venster.locator(f"#filter-{veld} option:not([value='']):not([disabled])").first
            waarde, beloofd = keuze.get_attribute("value"), int(re.search(r"\((\d+)[^(]*\)$", keuze.inner_text())[1])
            venster.select_option(f"#filter-{veld}", waarde)
            expect(venster).to_have_url(re.compile(f"#{veld}="))
            tabel = "ervaringen" if "ervaring" in keuze.inner_text() else "indicatoren"
            assert (tabel == "ervaringen") == (veld in ("wie", "strekking"))
            assert venster.evaluate(ZICHTBAAR, tabel) == beloofd, veld
            assert parse_qs(urlsplit(venster.url).fragment) == {veld: [waarde]}
            venster.locator("#filter-wis").click()
            wacht_op(venster, f"U ziet {totaal} van")
        assert not venster.klachten


def test_het_oordeelfilter_telt_als_de_startpagina(bezoek, wijzer, html):
    """Wie op de startpagina 25 van 165 leest, vindt hier dezelfde 25, en de rest zonder meting."""
    from bs4 import BeautifulSoup

    start = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser").select_one("article").get_text(" ")
    start = " ".join(start.split())
    zonder, alle = (
        int(n) for n in re.search(r"(\d+) van de (\d+) indicatoren hebben geen eigen cijfer", start).groups()
    )
    met = int(re.search(r"(\d+) indicatoren hebben een cijfer", start)[1])
    assert met == alle - zonder
    with bezoek() as venster:
        venster.goto(wijzer)
        opties = venster.locator("#filter-oordeel option:not([value=''])").all_inner_texts()
        telling = {o.rsplit(" (", 1)[0]: int(o.rsplit("(", 1)[1].rstrip(")")) for o in opties}
    assert telling.pop("nog geen meting") == alle - met and sum(telling.values()) == met
    assert "van geen enkele indicator is de verandering te toetsen" in start
    assert telling == {"kan nog niets zeggen": met}


def test_de_terugknop_haalt_een_keuze_terug_en_typen_is_een_stap(bezoek, wijzer, html):
    with bezoek() as venster:
        venster.goto((html / "index.html").as_uri())
        venster.goto(wijzer)
        totaal = telling(venster)
        venster.select_option("#filter-opgave", "bestaanszekerheid")
        expect(venster).to_have_url(re.compile("#opgave=bestaanszekerheid$"))
        een = telling(venster)
        venster.locator("#filter-zoek").press_sequentially("schulden", delay=20)
        expect(venster).to_have_url(re.compile("zoek=schulden"))
        venster.go_back()
        wacht_op(venster, een)
        assert venster.input_value("#filter-zoek") == "" and venster.input_value("#filter-opgave")
        venster.go_back()
        wacht_op(venster, totaal)
        venster.go_back()
        expect(venster).to_have_url(re.compile("index.html"))


def test_de_tellingen_staan_er_al_zonder_dat_er_gekozen_is(bezoek, wijzer):
    """Het script begint pas bij de eerste keuze; tot dan gelden de tellingen uit de bladzijde."""
    lees = """() => [document.getElementById('wijzer-telling').textContent,
      ...[...document.querySelectorAll('#wijzer-filters option')].map((o) => [o.value, o.textContent, o.disabled])]"""
    with bezoek() as venster:
        venster.goto(wijzer)
        vooraf = venster.evaluate(lees)
        venster.select_option("#filter-opgave", "bestaanszekerheid")
        expect(venster).to_have_url(re.compile("#opgave="))
        assert venster.evaluate(lees) != vooraf
        venster.locator("#filter-wis").click()
        expect(venster).not_to_have_url(re.compile("#opgave="))
        assert venster.evaluate(lees) == vooraf


def test_op_een_telefoon_wacht_een_kaart_tot_zij_nodig_is_en_mist_niemand_haar(bezoek, wijzer):
    """Opmaken kost een telefoon de meeste tijd; wat niet in beeld is, hoeft dat nog niet."""
    opgemaakt = "rij => rij.cells[1].checkVisibility({contentVisibilityAuto: true})"
    with bezoek(390) as venster:
        venster.goto(wijzer)
        venster.wait_for_timeout(100)
        rijen = venster.locator("#tabel-indicatoren tbody tr")
        assert sum(rij.evaluate(opgemaakt) for rij in rijen.all()) < 20
        laatste = rijen.last
        naam = laatste.locator("a.naam").text_content()
        assert f'rowheader "{naam}' in venster.locator("#tabel-indicatoren").aria_snapshot()
        assert venster.evaluate("naam => window.find(naam)", naam)
        laatste.locator("a.naam").focus()
        venster.wait_for_timeout(100)
        assert laatste.evaluate(opgemaakt) and venster.evaluate("scrollY") > 1000
        assert laatste.locator("a.naam").bounding_box()["y"] < 900


def test_een_keuze_die_niets_overlaat_kan_niet(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#opgave=bestaanszekerheid")
        for optie in venster.locator("#filter-doel option:not([value=''])").all():
            assert optie.is_disabled() == optie.inner_text().endswith("(0)")


def test_de_bron_van_een_ervaring_is_te_kiezen_ook_in_een_gemaild_adres(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        keuze = venster.locator("#filter-bron option[value=participatietraject]")
        beloofd = re.search(r"\((\d+) ervaringen\)$", keuze.text_content())[1]
        assert keuze.is_enabled()
        venster.goto(f"{wijzer}#bron=participatietraject")
        venster.reload()
        wacht_op(venster, f"U ziet 0 van 165 indicatoren en {beloofd} van ")
        # Wat bij een eerdere keuze niets overliet, kan in een volgend adres weer.
        venster.evaluate("location.hash = '#dekking=reeks'")
        wacht_op(venster, "U ziet 1 van 165")
        rijen = bewaarde_rijen(venster, "ervaringen")
        per_bron = [rij for rij in rijen if rij["bron"] == "Participatietraject voor de visie"]
        assert len(per_bron) == int(beloofd) and all(re.fullmatch(r"20\d\d", rij["jaar"]) for rij in rijen)
        assert not venster.klachten


def test_elke_keuze_bij_een_bron_van_ervaringen_laat_iets_over(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#bron=participatietraject")
        venster.locator("#filter-opgave option:not([value='']):not([disabled])").first.wait_for(state="attached")
        opgaven = venster.locator("#filter-opgave option:not([value=''])").all()
        assert {o.is_enabled() for o in opgaven} == {True, False}
        assert all(o.is_enabled() == ("ervaring" in o.text_content()) for o in opgaven)


def test_de_veranderingen_de_ongewenste_kant_op_zijn_bij_elkaar_te_zien(bezoek, wijzer, html):
    """Hetzelfde aantal als op de startpagina, en nooit met de woorden van een oordeel."""
    from bs4 import BeautifulSoup

    start = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser").select_one("article").get_text(" ")
    aantal = re.search(r"(\w+) (?:cijfers )?gingen de ongewenste kant op", " ".join(start.split()))[1].lower()
    with bezoek() as venster:
        venster.goto(f"{wijzer}#verandering=ongewenste-kant-op")
        rijen = venster.locator("#tabel-indicatoren tbody tr:visible")
        assert str(rijen.count()) == aantal or ["twee", "drie", "vier", "vijf"][rijen.count() - 2] == aantal
        assert "Of dat meer is dan toeval, staat bij Oordeel" in venster.locator(".kantuitleg").inner_text()
        assert "eenzaamheid-18-plus" in rijen.evaluate_all("r => r.map(x => x.dataset.id)")
        venster.goto(f"{wijzer}#sorteer=kant")
        venster.reload()
        eerste = venster.locator("#tabel-indicatoren tbody tr").first
        assert eerste.get_attribute("data-verandering") == "ongewenste-kant-op"


def test_een_lege_lijst_heeft_geen_koppen_zonder_rijen(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#zoek=xyzzyqq")
        expect(venster.locator("#indicatoren .leeg")).to_be_visible()
        assert not venster.locator("#tabel-indicatoren, #tabel-ervaringen").locator("visible=true").count()
        venster.locator("#filter-wis").click()
        expect(venster.locator("#tabel-indicatoren")).to_be_visible()


def test_na_enter_staat_de_uitkomst_ook_op_een_telefoon_in_beeld(bezoek, wijzer):
    with bezoek(390) as venster:
        venster.set_viewport_size({"width": 390, "height": 844})
        venster.goto(wijzer)
        venster.fill("#filter-zoek", "eenzaam")
        venster.press("#filter-zoek", "Enter")
        eerste = venster.locator("#tabel-indicatoren tbody tr:visible").first
        expect(eerste.locator("a.naam")).to_be_in_viewport()
        expect(venster.locator("#wijzer-telling")).to_be_in_viewport()
    with bezoek(1280) as venster:
        venster.goto(wijzer)
        venster.fill("#filter-zoek", "eenzaam")
        venster.press("#filter-zoek", "Enter")
        expect(venster.locator("#filter-zoek")).to_be_focused()


def test_ervaringen_hebben_eigen_keuzes_en_zeggen_welke_niet_gelden(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#wie=ouderen&strekking=negatief&oordeel=nog-geen-meting")
        rijen = venster.locator("#tabel-ervaringen tbody tr:visible").all_inner_texts()
        assert rijen and all("ouderen" in rij.lower() and "zorg of kritiek" in rij for rij in rijen)
        assert "‘Oordeel’ geldt niet voor deze ervaringen" in venster.locator("#ervaringen .buiten").inner_text()
        assert "‘Wie vertelt’ en ‘Strekking’" in venster.locator("#indicatoren .buiten").inner_text()
        venster.locator("#filter-wis").click()
        assert not venster.locator(".buiten:visible").count()


@pytest.mark.parametrize(
    ("woord", "mag"),
    [("minima", ("inkomen", "minimum", "wsm", "armoede", "minima")), ("schulden", ("schuld", "geldzorg", "geldprobl"))],
)
def test_een_woord_dat_precies_past_geeft_geen_ruis(bezoek, wijzer, woord, mag):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#zoek={woord}")
        rijen = venster.locator("#tabel-indicatoren tbody tr:visible").all()
        assert rijen
        for rij in rijen:
            alles = f"{rij.inner_text()} {rij.get_attribute('data-zoek')}".lower()
            assert any(deel in alles for deel in mag), alles


def test_synoniemen_gelden_ook_voor_ervaringen(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#zoek=geldzorgen")
        geld = venster.evaluate(ZICHTBAAR, "ervaringen")
        venster.goto(f"{wijzer}#zoek=schulden")
        venster.reload()
        assert geld == venster.evaluate(ZICHTBAAR, "ervaringen") > 0


def test_een_gemaild_adres_geeft_hetzelfde_beeld(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        venster.fill("#filter-zoek", "jongeren")
        venster.select_option("#filter-opgave", "gezonde-leefstijl")
        venster.select_option("#filter-sorteer", "naam-af")
        expect(venster).to_have_url(re.compile("zoek=jongeren.*sorteer=naam-af"))
        beeld, adres = telling(venster), venster.url
        mail = unquote(venster.locator("#filter-mail").get_attribute("href"))
        assert mail.startswith("mailto:?") and adres in unquote(mail)
    with bezoek() as ander:
        ander.goto(adres)
        assert telling(ander) == beeld
        assert ander.input_value("#filter-zoek") == "jongeren"
        namen = ander.locator("#tabel-indicatoren tbody tr:not([hidden]) a.naam").all_inner_texts()
        beginletters = [naam[0].lower() for naam in namen]
        assert len(namen) > 3 and beginletters == sorted(beginletters, reverse=True)
        assert ander.locator("th[aria-sort='descending']").inner_text().startswith("Indicator")


def test_een_onzinnig_adres_doet_niets(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#opgave=%3Cscript%3E&doel=bestaat-niet&sorteer=x&zoek=%3Cimg+src%3Dx%3E")
        assert venster.input_value("#filter-opgave") == "" and venster.input_value("#filter-sorteer") == ""
        assert venster.input_value("#filter-zoek") == "<img src=x>"
        assert telling(venster).endswith("bestaan hier niet en tellen niet mee: ‘Opgave’, ‘Doel’, ‘Volgorde’.")
        assert not venster.locator("article img").count()
        assert not venster.klachten


@pytest.mark.parametrize(
    ("adres", "naam"), [("opgave=weg", "‘Opgave’"), ("opgave=bestaanszekerheid&Bel+0900=1", "‘onbekende keuze’")]
)
def test_een_keuze_uit_het_adres_die_niet_bestaat_wordt_gemeld_tot_de_lezer_zelf_kiest(bezoek, wijzer, adres, naam):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#{adres}")
        assert telling(venster).endswith(f" Een keuze uit het adres bestaat hier niet en telt niet mee: {naam}.")
        venster.select_option("#filter-sorteer", "naam")
        expect(venster).to_have_url(re.compile("sorteer=naam"))
        assert "bestaat hier niet" not in telling(venster)


@pytest.mark.parametrize("klembord", ["navigator", "veld", "geen"])
def test_het_adres_kopieren_kan_met_het_toetsenbord_en_wordt_gemeld(chromium, wijzer, klembord):
    """Niet elke browser geeft een bladzijde op schijf het klembord; dan kopieert zij uit een veld, of zegt zij het."""
    context = chromium.new_context()
    venster = context.new_page()
    venster.goto(f"{wijzer}#opgave=bestaanszekerheid")
    venster.evaluate(
        """(klembord) => {
          const schrijf = (tekst) => Promise.resolve((globalThis.gekopieerd = tekst));
          const waarde = klembord === "navigator" ? { writeText: schrijf } : undefined;
          Object.defineProperty(navigator, "clipboard", { value: waarde });
          document.execCommand = () => {
            globalThis.gekopieerd = document.activeElement.value;
            return klembord === "veld";
          };
        }""",
        klembord,
    )
    knop = venster.get_by_role("button", name="Kopieer het adres")
    for _ in range(2):
        knop.focus()
        venster.keyboard.press("Enter")
        zin = "Kopiëren lukt hier niet" if klembord == "geen" else "Het adres is gekopieerd."
        expect(venster.locator("#wijzer-telling")).to_contain_text(zin)
        expect(knop).to_be_focused()
        assert telling(venster).count(zin) == 1
        assert venster.evaluate("gekopieerd") == venster.url
    assert not venster.locator("textarea").count()
    context.close()


@pytest.mark.parametrize(
    ("woord", "verwacht"),
    [
        ("eenzaam", "eenzaamheid-18-plus"),
        ("eenzaamheid ouderen", "eenzaamheid-65-plus"),
        ("uitkering", "inwoners-met-bijstand-18-67"),
        ("BIJSTAND", "inwoners-met-bijstand-18-67"),
        ("vaped", "vapen-wekelijks-13-16"),
    ],
)
def test_zoeken_vindt_ook_andere_vormen_en_synoniemen(bezoek, wijzer, woord, verwacht):
    with bezoek() as venster:
        venster.goto(wijzer)
        venster.fill("#filter-zoek", woord)
        expect(venster).to_have_url(re.compile("#zoek="))
        assert venster.locator(f"tr[data-id='{verwacht}']").is_visible(), telling(venster)
        assert venster.evaluate(ZICHTBAAR, "indicatoren") < 60


@pytest.mark.parametrize(
    ("vraag", "verwacht", "melding"),
    [
        ("kinderarmoede", "kinderen-in-armoede-0-17", "Gezocht is naar ‘kinder’ en ‘armoede’."),
        ("hoeveel kinderen leven in armoede", "kinderen-in-armoede-0-17", ""),
        ("wachtlijst", "wachttijd-gezinshulp", "Gezocht is op ‘wachttijd’."),
        ("statushouders", "inburgering-binnen-3-jaar-procent", "Gezocht is op ‘inburgeraar’ en ‘inburgering’."),
        ("bijstand vuurwerkverbod", "inwoners-met-bijstand-18-67", "Zonder ‘vuurwerkverbod’"),
    ],
)
def test_de_wijzer_verstaat_dezelfde_vragen_als_de_zoekpagina(bezoek, wijzer, vraag, verwacht, melding):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#zoek={vraag}")
        assert venster.locator(f"tr[data-id='{verwacht}']").is_visible(), telling(venster)
        assert melding in telling(venster) and bool(melding) == (
            "Niets past" in telling(venster) or "‘" in telling(venster)
        )


def test_zonder_treffer_staat_er_wat_te_doen(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        venster.fill("#filter-zoek", "xyzzyqq")
        wacht_op(venster, "U ziet 0 van")
        assert venster.locator("#indicatoren .leeg").is_visible() and venster.locator("#ervaringen .leeg").is_visible()
        assert venster.locator("[data-csv=tabel-indicatoren]").is_disabled()


@pytest.mark.parametrize(("tikfout", "goed"), [("bijstnad", "bijstand"), ("overgewigt", "overgewicht")])
def test_een_tikfout_geeft_wat_het_goede_woord_geeft_en_zegt_dat(bezoek, wijzer, tikfout, goed):
    gezien = []
    for vraag in (tikfout, goed):
        with bezoek() as venster:
            venster.goto(f"{wijzer}#zoek={vraag}")
            rijen = venster.locator("#tabel-indicatoren tbody tr:visible")
            gezien.append(rijen.evaluate_all("rijen => rijen.map((r) => r.dataset.id)"))
            zin = f" Niets past precies. Gezocht is naar ‘{goed}’."
            assert telling(venster).endswith(zin) == (vraag == tikfout)
    assert gezien[0] == gezien[1] != []


def test_de_csv_is_het_beeld_en_veilig_in_een_rekenblad(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#opgave=mentale-weerbaarheid&sorteer=naam")
        # Een naam die een formule wil zijn, in de gegevens van de pagina zelf.
        venster.evaluate("document.querySelector('#tabel-indicatoren tbody tr a.naam').textContent = '=1+1'")
        with venster.expect_download() as gehaald:
            venster.locator("[data-csv=tabel-indicatoren]").click()
        inhoud = Path(gehaald.value.path()).read_bytes().decode("utf-8-sig")
        rijen = list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))
        assert gehaald.value.suggested_filename == "indicatoren-soest-2026-definitief.csv"
        assert len(rijen) == venster.evaluate(ZICHTBAAR, "indicatoren")
        assert rijen[0]["indicator"] == "'=1+1"
        assert all("Mentale weerbaarheid" in rij["opgave"] for rij in rijen)
        assert not venster.klachten


def bewaarde_rijen(venster, tabel: str) -> list[dict[str, str]]:
    with venster.expect_download() as gehaald:
        venster.locator(f"[data-csv=tabel-{tabel}]").click()
    inhoud = Path(gehaald.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))


def test_in_de_csv_staan_getal_woorden_en_bron_in_eigen_kolommen(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        rijen = bewaarde_rijen(venster, "indicatoren")
        per_id = {rij["id"]: rij for rij in rijen}
        rij = per_id["eenzaamheid-18-plus"]
        assert (rij["stand"], rij["eenheid"], rij["periode"], rij["herkomst"]) == ("47,5", "procent", "2024", "gemeten")
        assert (rij["trend"], rij["eenheid van de trend"], rij["trend sinds"]) == ("+5,3", "procentpunt", "2022")
        assert rij["oordeel"] == "kan nog niets zeggen"
        assert rij["bron van het cijfer"] == "GGD Gezondheidsmonitor Volwassenen en Ouderen"
        assert rij["bron volgens het kader"] == "Burgerpeiling"
        leeg = per_id["eenzaamheid-65-plus"]
        assert leeg["stand"] == leeg["periode"] == leeg["trend"] == leeg["vergelijking"] == ""
        assert leeg["bron van het cijfer"] == "" and leeg["bron volgens het kader"]
        assert leeg["oordeel"] == "nog geen meting"
        for rij in rijen:
            assert not rij["stand"] or re.fullmatch(r"-?\d+(,\d+)?", rij["stand"]), rij
            assert not rij["trend"] or re.fullmatch(r"[+-]?\d+(,\d+)?", rij["trend"]), rij


@pytest.mark.parametrize("tabel", ["indicatoren", "ervaringen"])
def test_in_de_csv_zijn_koppen_klein_en_is_niets_een_streepje_of_apostrof(bezoek, wijzer, tabel):
    with bezoek() as venster:
        venster.goto(wijzer)
        rijen = bewaarde_rijen(venster, tabel)
        assert rijen and all(kop == kop.lower() for kop in rijen[0])
        assert not [cel for rij in rijen for cel in rij.values() if cel == "-" or re.match(r"'[-+=@\s]", cel)]


def test_bij_een_gekozen_wijk_staat_haar_cijfer_in_de_rij_naast_dat_van_de_gemeente(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#wijk=WK034205")
        cel = venster.locator("tr[data-id=inwoners-met-bijstand-18-67] td[data-kop=Stand]")
        tekst = " ".join(cel.inner_text().split())
        assert tekst.startswith("Smitsveen: 250 (51 per 1.000 inwoners), 2020 (benadering) Soest: 740"), tekst
        uitleg = venster.locator(".wijkuitleg")
        assert "het cijfer van Smitsveen" in uitleg.inner_text() and "over heel Soest" in uitleg.inner_text()
        venster.locator("#filter-wis").click()
        assert venster.locator(".van-wijk, .van-gemeente").count() == 0 and uitleg.is_hidden()
        venster.fill("#filter-zoek", "Smitsveen")
        wacht_op(venster, "U ziet 2 van")
        assert not venster.klachten


def test_de_csv_bij_een_gekozen_wijk_heeft_het_cijfer_van_die_wijk_in_eigen_kolommen(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#wijk=WK034205")
        per_id = {rij["id"]: rij for rij in bewaarde_rijen(venster, "indicatoren")}
    bijstand, jeugdhulp = per_id["inwoners-met-bijstand-18-67"], per_id["jeugdhulp-0-17"]
    assert (bijstand["wijk"], bijstand["stand in de wijk"], bijstand["stand van de gemeente"]) == (
        "Smitsveen", "250", "740",
    )  # fmt: skip
    assert (bijstand["per 1.000 inwoners in de wijk"], bijstand["periode in de wijk"]) == ("51", "2020")
    assert (jeugdhulp["stand in de wijk"], jeugdhulp["stand van de gemeente"]) == ("10,6", "")
    assert jeugdhulp["herkomst in de wijk"] == "benadering" and "Boerenstreek" in bijstand["wijken met een cijfer"]


STIJL_RAND = "e => [getComputedStyle(e).boxShadow, getComputedStyle(e).maskImage]"


@pytest.mark.parametrize(("blad", "wat"), [("wijken", "div"), ("mentale_weerbaarheid", "figure")])
def test_een_tabel_of_figuur_die_niet_past_laat_zien_dat_er_opzij_meer_is(html, bezoek, blad, wat):
    with bezoek(390) as venster:
        venster.goto((html / f"{blad}.html").as_uri())
        meer = f"{wat}[data-meer]"
        venster.locator(meer).first.wait_for()
        deel = f"{meer} img" if wat == "figure" else meer
        stijl = venster.locator(deel).first.evaluate(STIJL_RAND)
        assert stijl != ["none", "none"]
        venster.evaluate(f"document.querySelectorAll('{meer}').forEach((e) => (e.scrollLeft = 9999))")
        expect(venster.locator(meer)).to_have_count(0)


FORMULES = ("=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "+5,3 punt", "+-1")


@pytest.mark.parametrize("waarde", [*FORMULES, "+5.3", "-5.3", "1e5"])
def test_alleen_een_cel_die_helemaal_een_getal_is_blijft_zonder_apostrof(bezoek, wijzer, waarde):
    with bezoek() as venster:
        venster.goto(f"{wijzer}#zoek=eenzaamheid")
        eerste = venster.locator("#tabel-indicatoren tbody tr:visible").first
        eerste.evaluate("(rij, waarde) => (rij.dataset.trend = waarde)", waarde)
        trend = bewaarde_rijen(venster, "indicatoren")[0]["trend"]
        assert trend == (f"'{waarde}" if waarde in FORMULES else waarde.replace(".", ","))


def test_de_csv_opent_meteen_goed_in_een_nederlands_rekenblad(bezoek, wijzer):
    """Dubbelklikken volstaat: UTF-8 is te herkennen, puntkomma's tussen de kolommen, een komma in een getal."""
    with bezoek() as venster:
        venster.goto(f"{wijzer}#zoek=eenzaamheid")
        with venster.expect_download() as gehaald:
            venster.locator("[data-csv=tabel-indicatoren]").click()
        ruw = Path(gehaald.value.path()).read_bytes()
        assert ruw.startswith(b"\xef\xbb\xbfid;indicator;stand;eenheid;") and b";47,5;procent;" in ruw
        uitleg = venster.locator("#csv-uitleg").inner_text()
        assert "puntkomma’s tussen de kolommen en een komma in getallen" in uitleg


#: De woorden die over twee regels staan zonder streepje ertussen.
GEBROKEN = r"""() => [...document.querySelectorAll('.wijzer :is(td, th, label, button)')].flatMap((cel) => {
  if (!cel.checkVisibility()) return [];
  const uit = [], loop = document.createTreeWalker(cel, NodeFilter.SHOW_TEXT);
  while (loop.nextNode()) for (const woord of loop.currentNode.data.matchAll(/[^\s\-\/–]+/g)) {
    const bereik = document.createRange();
    bereik.setStart(loop.currentNode, woord.index);
    bereik.setEnd(loop.currentNode, woord.index + woord[0].length);
    const regels = [...bereik.getClientRects()].filter((r) => r.width).map((r) => Math.round(r.top));
    if (new Set(regels).size > 1) uit.push(woord[0]);
  }
  return uit;
})"""


@pytest.mark.parametrize("breed", [1024, 1280, 1440])
def test_geen_woord_breekt_midden_door(bezoek, wijzer, breed):
    with bezoek(breed) as venster:
        venster.goto(wijzer)
        assert venster.evaluate(GEBROKEN) == []


def test_op_een_laptop_staan_twee_rijen_in_beeld_en_past_de_volgorde(bezoek, wijzer):
    with bezoek(1280) as venster:
        venster.set_viewport_size({"width": 1280, "height": 800})
        venster.goto(wijzer)
        onderkant = "r => r[1].getBoundingClientRect().bottom"
        assert venster.locator("#tabel-indicatoren tbody tr").evaluate_all(onderkant) <= 800
        past = """s => { const meet = document.createElement('canvas').getContext('2d'), stijl = getComputedStyle(s);
          meet.font = stijl.font;
          const tekst = Math.max(...[...s.options].map((o) => meet.measureText(o.text).width));
          return s.clientWidth - parseFloat(stijl.paddingLeft) - parseFloat(stijl.paddingRight) - 20 >= tekst; }"""
        assert venster.locator("#filter-sorteer").evaluate(past)
        maten = venster.locator(".filters :is(select, input, button, a, summary):visible").evaluate_all(
            "e => e.map((x) => x.getBoundingClientRect().height)"
        )
        assert min(maten) >= 24


def test_een_kolomkop_zegt_waarop_zij_ordent(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        knop = venster.get_by_role("button", name="Stand, nieuwste cijfer eerst")
        knop.click()
        assert venster.input_value("#filter-sorteer") == "cijfer-af"
        assert knop.inner_text() == "Stand"


def test_het_zoekvenster_heeft_een_focusrand(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        venster.keyboard.press("Control+k")
        veld = venster.locator("#pst-search-dialog input")
        expect(veld).to_be_focused()
        assert veld.evaluate("v => getComputedStyle(v).outlineStyle") == "solid"
        assert veld.evaluate("v => getComputedStyle(v.form).boxShadow") == "none"


def test_de_wijzer_werkt_met_alleen_het_toetsenbord(bezoek, wijzer):
    with bezoek() as venster:
        venster.goto(wijzer)
        venster.focus("#filter-zoek")
        gezien = []
        for _ in range(10):
            gezien.append(venster.evaluate("document.activeElement.id || document.activeElement.tagName"))
            kader = venster.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert kader != "none", gezien[-1]
            venster.keyboard.press("Tab")
        namen = ("zoek", "opgave", "doel", "oordeel", "verandering", "sorteer")
        assert gezien[:6] == [f"filter-{naam}" for naam in namen]
        assert {"SUMMARY", "filter-wis", "filter-mail", "filter-kopieer"} <= set(gezien)
        venster.locator("th[data-sorteer=naam] button").focus()
        venster.keyboard.press("Enter")
        assert venster.locator("th[data-sorteer=naam]").get_attribute("aria-sort") == "ascending"
        venster.keyboard.press("Enter")
        assert venster.locator("th[data-sorteer=naam]").get_attribute("aria-sort") == "descending"


def test_zonder_script_is_de_hele_tabel_te_lezen(chromium, wijzer):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    venster = context.new_page()
    venster.goto(wijzer)
    assert venster.locator("#tabel-indicatoren tbody tr:visible").count() == 165
    assert venster.locator("#tabel-ervaringen tbody tr:visible").count() > 0
    assert not venster.locator("main :is(button, select, input):visible").count()
    assert "Zonder JavaScript ziet u hieronder alles" in venster.locator("noscript").text_content()
    context.close()


@pytest.mark.parametrize("breed", [1024, 1280])
def test_met_de_noodletter_breekt_geen_kolomkop_midden_door(chromium, wijzer, breed):
    """Zonder script komt de letter uit een bestand dat te laat kan zijn; de vervanger is breder."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": breed, "height": 900})
    venster = context.new_page()
    venster.route("**/*.woff2", lambda verzoek: verzoek.abort())
    venster.goto(wijzer)
    koppen = {kop.inner_text() for kop in venster.locator(".wijzer thead th").all()}
    assert "Vergelijking" in koppen and not koppen & set(venster.evaluate(GEBROKEN))
    context.close()


@pytest.mark.parametrize("stand", ["light", "dark"])
@pytest.mark.parametrize("breed", BREEDTES)
def test_axe_vindt_ook_na_een_keuze_niets_op_de_wijzer(html, bezoek, axe_script, breed, stand):
    with bezoek(breed, stand) as venster:
        venster.goto(f"{html.as_uri()}/indicatoren.html#opgave=bestaanszekerheid&wijk=x&sorteer=naam")
        venster.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert keur(venster, axe_script) == []
        assert venster.evaluate("document.documentElement.scrollWidth") <= breed
        assert not venster.klachten


def test_met_hoog_contrast_en_zonder_beweging_blijft_alles_zichtbaar(chromium, wijzer):
    context = chromium.new_context(forced_colors="active", reduced_motion="reduce")
    venster = context.new_page()
    venster.goto(wijzer)
    assert venster.locator("#filter-zoek").is_visible() and "165" in telling(venster)
    context.close()


def test_elke_link_en_elk_bestand_van_een_fiche_bestaat(html, bezoek):
    from bs4 import BeautifulSoup

    ankers: dict[Path, set[str]] = {}
    paden = sorted((html / "indicator").glob("*.html"))
    assert len(paden) == 165
    for pad in paden:
        pagina = BeautifulSoup(pad.read_text("utf-8"), "html.parser")
        for element in pagina.select("[src], [href]"):
            adres = urlsplit(unquote(element.get("src") or element.get("href")))
            assert not adres.scheme and not adres.netloc, (pad.name, adres)
            doel = (pad.parent / adres.path).resolve() if adres.path else pad
            assert doel.exists(), (pad.name, adres.path)
            if adres.fragment and doel.suffix == ".html":
                if doel not in ankers:
                    soep = BeautifulSoup(doel.read_text("utf-8"), "html.parser")
                    ankers[doel] = {e["id"] for e in soep.find_all(id=True)}
                assert adres.fragment in ankers[doel], (pad.name, adres)


def test_een_hoofdstuk_verwijst_naar_elke_fiche_en_het_menu_naar_de_wijzer(html):
    from bs4 import BeautifulSoup

    genoemd: set[str] = set()
    for pad in html.glob("*.html"):
        pagina = BeautifulSoup(pad.read_text("utf-8"), "html.parser")
        assert pagina.select_one('nav.bd-docs-nav a[href$="indicatoren.html"], nav.bd-docs-nav [aria-current]'), pad
        if pad.name != "indicatoren.html":
            genoemd |= {a["href"] for a in pagina.select("a.blad")}
    assert genoemd == {f"indicator/{pad.name}" for pad in (html / "indicator").glob("*.html")}


def test_de_zoekfunctie_van_het_boek_vindt_een_fiche(html, bezoek):
    with bezoek() as venster:
        venster.goto(f"{(html / 'search.html').as_uri()}?q=vapet")
        venster.wait_for_selector("#zoekuitslag a[href*='indicator/vapen-wekelijks-13-16.html']", timeout=15_000)
        assert not venster.klachten


def test_de_gegevens_bij_een_fiche_zijn_die_van_het_boek(html):
    regels = list(csv.DictReader((html / "data" / "cijfers-niet-eenzaam.csv").open(encoding="utf-8")))
    eigen = [r for r in regels if r["indicator"] == "eenzaamheid-18-plus"]
    assert list(csv.DictReader((html / "indicator" / "eenzaamheid-18-plus.csv").open(encoding="utf-8"))) == eigen
    beschreven = json.loads((html / "indicator" / "eenzaamheid-18-plus.json").read_text("utf-8"))
    assert len(beschreven["metingen"]) == len(eigen) > 1
