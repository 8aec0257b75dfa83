"""De PDF: volgens PDF/UA-1, met omslag en inhoudsopgave, goed over bladzijden verdeeld en elke keer gelijk."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from page import validate_pdf
from pdfboekje import PdfLezer, figuur, kop, schrijf_boek, tabel

from sturing.fouten import BoekFout
from sturing.tonen.stijl import figuur as figuur_van_matplotlib
from sturing.tonen.stijl import naar_svg
from sturing.uitgeven.banden import Deel, lees_toc
from sturing.uitgeven.drukbeelden import met_letters
from sturing.uitgeven.pdf import STIJLBLAD, Omslag, maak_pdf

pytestmark = pytest.mark.pdf

MELDING = "VERZONNEN GEGEVENS: dit is een voorbeeld"
OMSLAG = Omslag("Rapport & verantwoording 2026", "Waar staan <we>?", "Gemeente Voorbeeldstad", "2026-07-31", MELDING)
RIJEN = [("Indicator", "Bron"), *((f"Indicator nummer {i}", "Een bron met een lange naam " * 4) for i in range(1, 61))]
START = kop(
    1, "", "Hoe staat het ervoor?", "hoe", extra="blad-index",
    binnen='<p>Lees <a class="reference" href="leefstijl.html#doel-stress"><span class="std">over stress</span></a>'
    ' en <a href="https://example.org/wet">de wet</a>; <a href="data/x.csv">het bestand</a> staat ernaast.</p>'
    '<ol class="simple"><li><p>Eerst.</p></li><li><p>Dan dit.</p><ul><li><p>Genest punt.</p></li></ul></li></ol>',
)  # fmt: skip
CIJFERS = (
    '<details class="sd-dropdown cijfers"><summary><span>Cijfers bij deze figuur</span></summary>'
    + tabel("", "", [("Gebied", "Waarde"), ("Soest", "28%")])
    + "</details>"
)
LEEFSTIJL = kop(
    1, "1.", "Gezonde leefstijl", "gezonde-leefstijl",
    kop(2, "1.1.", "In één oogopslag", "id1", figuur("Figuur 1.1", "De dekking.") + CIJFERS)
    + kop(
        2, "1.2.", "Doel 1: geen stress", "doel-1", extra="doel-stress",
        binnen="<p>De cijfers staan hieronder:</p>" + tabel("Tabel 1.1", "Alle indicatoren", RIJEN, (40, 60), "klein")
        + '<div class="bronregel"><p>Bron: plan. '
        '<a class="gegevens alleen-scherm" href="data/x.csv">Gegevens (CSV)</a></p></div>',
    ),
)  # fmt: skip
BEGRIPPEN = kop(
    1, "", "Bijlage: begrippen", "begrippen",
    "<dl><dt>doel</dt><dd><p>Wat de gemeente wil.</p></dd><dt>opgave</dt><dd><p>Een groot onderwerp.</p></dd></dl>"
    + kop(2, "", "Dezelfde naam", "id1", "<p>Tekst.</p>"),
)  # fmt: skip
BLADEN = {"index": START, "leefstijl": LEEFSTIJL, "begrippen": BEGRIPPEN}


def maak(map_: Path, bladen: dict[str, str], omslag: Omslag = OMSLAG) -> Path:
    uit = map_ / "rapport.pdf"
    maak_pdf(schrijf_boek(map_, bladen), map_, uit, omslag)
    return uit


def wezen(lezer: PdfLezer) -> list[tuple[int, str]]:
    """Bladzijden die eindigen met een kop, een bijschrift van een tabel of alleen een koprij."""
    return [
        (dit.bladzijde + 1, dit.tekst)
        for dit, volgend in pairwise(lezer.stukken)
        if dit.bladzijde != volgend.bladzijde
        and ({"H1", "H2", "H3", "THead"} & set(dit.pad) or ("Caption" in dit.pad and "Table" in dit.pad))
    ]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> Path:
    return maak(tmp_path_factory.mktemp("pdf"), BLADEN)


@pytest.fixture(scope="module")
def lezer(pdf) -> PdfLezer:
    return PdfLezer(pdf)


def test_de_pdf_voldoet_aan_pdf_ua_1(pdf):
    uitslag = validate_pdf(pdf, profile="ua1")
    assert [(f.rule_id, f.message) for f in uitslag.failures] == []
    assert uitslag.is_compliant


def test_taal_titel_auteur_onderwerp_en_datum_staan_vast(lezer):
    info, wortel = lezer.pdf.docinfo, lezer.pdf.Root
    assert (str(info.Title), str(info.Author), str(info.Subject)) == (OMSLAG.titel, OMSLAG.uitgever, OMSLAG.ondertitel)
    assert {str(info.CreationDate), str(info.ModDate)} == {"D:20260731"}
    assert str(wortel.Lang) == "nl"
    assert wortel.ViewerPreferences.DisplayDocTitle


def test_de_omslag_zegt_wat_van_wie_en_wanneer(lezer):
    for tekst in (OMSLAG.titel, OMSLAG.ondertitel, OMSLAG.uitgever, MELDING, "31 juli 2026"):
        assert tekst in lezer.teksten[0]


def test_elk_blad_heeft_de_afmeting_van_a4(lezer):
    for bladzijde in lezer.pdf.pages:
        assert [round(float(maat)) for maat in bladzijde.mediabox] == [0, 0, 595, 842]


def test_bladwijzers_volgen_de_koppen(lezer):
    assert lezer.bladwijzers() == [
        (1, "Inhoud"),
        (1, "Hoe staat het ervoor?"),
        (1, "1. Gezonde leefstijl"),
        (2, "1.1. In één oogopslag"),
        (2, "1.2. Doel 1: geen stress"),
        (1, "Bijlage: begrippen"),
        (2, "Dezelfde naam"),
    ]


def test_elk_hoofdstuk_begint_boven_aan_een_nieuwe_bladzijde(lezer):
    titels = lezer.met("H1")
    assert len({titel.bladzijde for titel in titels}) == len(titels) == 4
    for titel in titels:
        assert "H1" in next(s for s in lezer.stukken if s.bladzijde == titel.bladzijde).pad


def test_melding_en_bladzijdenummer_staan_op_elke_bladzijde(lezer):
    totaal = len(lezer.teksten)
    assert totaal >= 6
    for nummer, tekst in enumerate(lezer.teksten, start=1):
        assert MELDING in tekst
        assert nummer == 1 or f"{nummer} van {totaal}" in tekst


def test_zonder_melding_staat_er_geen(tmp_path):
    zonder = Omslag(OMSLAG.titel, OMSLAG.ondertitel, OMSLAG.uitgever, OMSLAG.datum)
    uit = maak(tmp_path, {"index": START.replace("leefstijl.html#doel-stress", "#hoe")}, zonder)
    assert not any("VERZONNEN" in tekst for tekst in PdfLezer(uit).teksten)
    assert validate_pdf(uit, profile="ua1").is_compliant


def test_lopende_koppen_noemen_rapport_en_hoofdstuk_en_zijn_voor_een_schermlezer_stil(lezer):
    for nummer, tekst in enumerate(lezer.teksten[3:], start=3):
        hoofdstuk = [titel.tekst for titel in lezer.met("H1") if titel.bladzijde <= nummer][-1]
        assert tekst.count(hoofdstuk) >= 1
        assert OMSLAG.titel in tekst
        assert OMSLAG.uitgever in tekst
    assert not any(OMSLAG.titel in stuk.tekst for stuk in lezer.stukken if stuk.bladzijde)


def test_de_inhoudsopgave_noemt_van_elke_kop_de_juiste_bladzijde(lezer):
    koppen = [stuk for soort in ("H1", "H2") for stuk in lezer.met(soort) if stuk.tekst != "Inhoud"]
    assert len(koppen) == 6
    for stuk in koppen:
        assert re.search(rf"{re.escape(stuk.tekst)} {stuk.bladzijde + 1}\b", lezer.teksten[1]), stuk


def test_de_paragrafen_van_een_hoofdstuk_staan_in_twee_kolommen_en_zijn_een_lijst(tmp_path):
    namen = [f"Paragraaf {nummer}" for nummer in range(1, 8)]
    # Twee paragrafen mogen gelijk heten.
    namen[5] = namen[4]
    koppen = "".join(kop(2, f"1.{i}", naam, f"p{i}", f"<p>{naam}.</p>") for i, naam in enumerate(namen, start=1))
    lezer = PdfLezer(maak(tmp_path, {"index": kop(1, "1", "Begin", "b", koppen)}))
    punten = [stuk for stuk in lezer.stukken if stuk.bladzijde == 1 and "LI" in stuk.pad and "Paragraaf" in stuk.tekst]
    assert [naam for stuk in punten for naam in re.findall(r"Paragraaf \d", stuk.tekst)] == namen
    lijsten = [lijst for lijst in lezer.elementen("L") if len(lijst.K) == len(namen)]
    assert len(lijsten) == 1 and {str(punt.S) for punt in lijsten[0].K} == {"/LI"}


def test_een_verwijzing_noemt_de_bladzijde_en_springt_ernaartoe(lezer):
    doel = next(stuk for stuk in lezer.met("H2") if "geen stress" in stuk.tekst)
    assert f"over stress (blz. {doel.bladzijde + 1})" in lezer.teksten[2].replace("\N{NO-BREAK SPACE}", " ")
    links = lezer.pdf.pages[2].Annots
    assert "leefstijl--doel-1" in {str(link.get("/Dest", "")) for link in links}


def test_ook_het_nummer_in_de_inhoudsopgave_is_een_link_en_een_schermlezer_hoort_er_een(lezer):
    links = [link for link in lezer.elementen("Link") if "Bladzijde" in str(link.K[0].Obj.Contents)][:6]
    for link in links:
        vlakken = [deel.Obj for deel in link.K if not isinstance(deel, int) and "/Obj" in deel]
        assert len(vlakken) == 2
        assert len({str(vlak.Dest) for vlak in vlakken}) == 1
        assert float(vlakken[1].Rect[2]) > float(vlakken[0].Rect[2])


def test_geen_link_zit_in_een_andere_en_elke_link_zegt_waar_zij_uitkomt(lezer):
    assert not [stuk for stuk in lezer.stukken if stuk.pad.count("Link") > 1]
    omschrijvingen = {
        str(link.Dest): str(link.Contents)
        for blad in lezer.pdf.pages
        for link in blad.get("/Annots", [])
        if "/Dest" in link
    }
    doel = next(stuk for stuk in lezer.met("H2") if "geen stress" in stuk.tekst)
    assert omschrijvingen["leefstijl--doel-1"] == f"Bladzijde {doel.bladzijde + 1}, 1. Gezonde leefstijl"
    assert all(tekst.startswith("Bladzijde ") for tekst in omschrijvingen.values())


def test_de_melding_onder_elke_bladzijde_staat_niet_ook_boven_elk_hoofdstuk(tmp_path):
    melding = '<div class="admonition warning"><p class="admonition-title">Waarschuwing</p><p>{}</p></div>'
    concept, eigen = melding.format("<strong>Concept.</strong> Nog niet klaar."), melding.format("Let op de marges.")
    bladen = {naam: kop(1, "", naam, naam, concept + eigen + "<p>Tekst.</p>") for naam in ("index", "wijken", "leren")}
    lezer = PdfLezer(maak(tmp_path, bladen, Omslag("t", "o", "u", "2026-07-31", "Concept: nog niet klaar.")))
    tekst = " ".join(lezer.teksten)
    assert tekst.count("Concept. Nog niet klaar.") == 1
    assert tekst.count("Let op de marges.") == 3
    assert all("Concept: nog niet klaar." in blad for blad in lezer.teksten)


def _vak(nummer: int, koppen: tuple[str, str], rij: tuple[str, str]) -> str:
    cijfers = f'<details class="cijfers"><summary>Cijfers</summary>{tabel("", "", [koppen, rij])}</details>'
    return f'<div class="vak">{figuur(f"Figuur {nummer} ", "Een kaart.")}{cijfers}</div>'


def test_kleine_figuren_staan_bij_elkaar_met_hun_cijfers_in_een_tabel(tmp_path):
    vakken = "".join(_vak(i, ("Doel", "Oordelen"), (f"Doel {i}", f"gunstig: {i}")) for i in (1, 2, 3))
    lezer = PdfLezer(maak(tmp_path, {"index": kop(1, "", "Begin", "b", f'<div class="raster paren">{vakken}</div>')}))
    (een,) = lezer.met("Table")
    assert een.tekst == (
        "Cijfers bij figuur 1 tot en met 3 Figuur Doel Oordelen"
        " 1 Doel 1 gunstig: 1 2 Doel 2 gunstig: 2 3 Doel 3 gunstig: 3"
    )
    assert len(lezer.elementen("Figure")) == 3


def test_figuren_met_verschillende_cijfers_houden_elk_hun_tabel(tmp_path):
    vakken = _vak(1, ("Doel", "Oordelen"), ("a", "b")) + _vak(2, ("Wijk", "Waarde"), ("c", "d"))
    lezer = PdfLezer(maak(tmp_path, {"index": kop(1, "", "Begin", "b", f'<div class="raster paren">{vakken}</div>')}))
    assert [t.tekst for t in lezer.met("Table")] == [
        "Cijfers bij figuur 1 Doel Oordelen a b", "Cijfers bij figuur 2 Wijk Waarde c d",
    ]  # fmt: skip


def test_bij_een_oneven_aantal_kleine_figuren_staat_de_eerste_alleen_op_haar_regel(tmp_path):
    """Dan past zij onder aan een bladzijde waar een paar niet meer op kan."""
    hoog = '<div style="height: 90mm"></div>'
    vakken = "".join(_vak(i, ("Doel", "Oordelen"), (f"doel {i}", "x")).replace("</figure>", f"{hoog}</figure>", 1)
                     if i > 1 else _vak(i, ("Doel", "Oordelen"), ("doel 1", "x")) for i in (1, 2, 3))  # fmt: skip
    voor = '<div style="height: 120mm">Eerst dit.</div>'
    inhoud = f'{voor}<div class="raster paren">{vakken}</div>'
    lezer = PdfLezer(maak(tmp_path, {"index": kop(1, "", "Begin", "b", inhoud)}))
    eerste, tweede, derde = (figuur.bladzijde for figuur in lezer.met("Figure"))
    assert eerste < tweede == derde


def test_de_melding_onder_aan_een_bladzijde_raakt_niet_wat_ernaast_staat():
    """Het middelste vak staat midden onder de bladzijde, hoe breed de andere ook zijn."""
    vakken = re.findall(r"@bottom-(\w+) \{[^}]*?width: (\d+)%", STIJLBLAD.read_text(encoding="utf-8"))
    breed = {vak: int(deel) for vak, deel in vakken}
    assert 2 * max(breed["left"], breed["right"]) + breed["center"] < 100


def test_geen_tekst_is_kleiner_dan_acht_punt():
    maten = re.findall(r"font(?:-size)?:[^;}]*?([\d.]+)pt", STIJLBLAD.read_text(encoding="utf-8"))
    assert len(maten) > 10
    assert min(float(maat) for maat in maten) >= 8


def test_een_webadres_staat_leesbaar_op_papier_en_een_los_bestand_is_geen_link(lezer):
    assert "de wet (example.org/wet)" in lezer.teksten[2]
    assert "het bestand staat ernaast" in lezer.teksten[2]
    assert not any("csv" in str(link.get("/A", "")) for link in lezer.pdf.pages[2].Annots)


def test_een_tabel_over_bladzijden_herhaalt_haar_kop_en_breekt_geen_rij(lezer):
    waar = {}
    for stuk in lezer.met("TH"):
        if treffer := re.fullmatch(r"Indicator nummer (\d+)", stuk.tekst):
            waar[int(treffer[1])] = stuk.bladzijde
    assert sorted(waar) == list(range(1, 61))
    assert len(set(waar.values())) >= 3
    for bladzijde in set(waar.values()):
        rijen = sum(plek == bladzijde for plek in waar.values())
        assert "Indicator Bron" in {s.tekst for s in lezer.met("THead") if s.bladzijde == bladzijde}
        assert lezer.teksten[bladzijde].count("Een bron met een lange naam") == 4 * rijen
        assert rijen > 1


def test_elke_kopcel_heeft_een_richting(lezer):
    richtingen = {str(cel.A.Scope) for cel in lezer.elementen("TH")}
    assert richtingen == {"/Column", "/Row"}


def test_een_figuur_heeft_een_tekstalternatief_en_staat_bij_haar_bijschrift_en_cijfers(lezer):
    (beeld,) = lezer.elementen("Figure")
    assert str(beeld.Alt) == "Een balk van 150."
    plekken = {
        s.bladzijde for s in lezer.met("Caption") if s.tekst.startswith(("Figuur 1.1", "Cijfers bij figuur 1.1"))
    }
    assert len(plekken) == 1
    assert "Soest 28%" in lezer.teksten[plekken.pop()]


def test_wat_alleen_voor_het_scherm_is_staat_er_niet_in(lezer):
    tekst = " ".join(lezer.teksten)
    assert not [woord for woord in ("Gegevens (CSV)", "#", "menu", "Cijfers bij deze figuur") if woord in tekst]


def test_een_begrip_is_met_zijn_uitleg_een_punt(lezer):
    punten = [punt for punt in lezer.elementen("L")[-1].K]
    assert len(punten) == 2
    assert [str(deel.S) for punt in punten for deel in punt.K] == ["/LBody", "/LBody"]


def test_alleen_de_eigen_letters_zitten_erin(lezer):
    letters = {str(letter.BaseFont) for blad in lezer.pdf.pages for letter in blad.Resources.get("/Font", {}).values()}
    assert letters
    assert all("Sturing-Sans" in letter for letter in letters)


def test_geen_kop_bijschrift_of_enkele_rij_blijft_alleen_achter(tmp_path):
    """Elk hoofdstuk heeft een andere hoeveelheid tekst voor dezelfde kop en tabel."""
    vulling = "<p>Een regel.</p>"
    bladen = {"index": kop(1, "", "Begin", "begin", "<p>Tekst.</p>")}
    for i in range(14, 40):
        inleiding = "<p>De tabel:</p>" if i % 2 else ""
        rest = tabel("Tabel 1", "Een tabel", RIJEN[:9] if i % 3 else RIJEN[:3], (40, 60) if i % 4 else ())
        # Met deze tekst erna is het niet de laatste tabel van een hoofdstuk, die heel blijft.
        rest += f"<p>{'Een zin na de tabel. ' * 20}</p>"
        binnen = vulling * i + kop(2, "", "Paragraaf", "p", kop(3, "", "Onderwerp", "o", inleiding + rest))
        bladen[f"blad{i}"] = kop(1, "", f"Hoofdstuk {i}", "h", binnen)
    lezer = PdfLezer(maak(tmp_path, bladen))
    assert wezen(lezer) == []
    rijen = Counter(rij.bladzijde for rij in lezer.met("TR") if "TBody" in rij.pad)
    assert min(rijen.values()) > 1


def test_aan_elke_kant_van_een_bladzijde_staan_ten_minste_drie_rijen_van_een_lange_tabel(tmp_path):
    """Elk hoofdstuk heeft een andere hoeveelheid tekst voor dezelfde tabel."""
    bladen = {"index": kop(1, "", "Begin", "begin", "<p>Tekst.</p>")}
    for i in range(16, 32):
        rest = tabel("Tabel 1", "Een tabel", RIJEN[:13]) + f"<p>{'Een zin na de tabel. ' * 20}</p>"
        bladen[f"blad{i}"] = kop(1, "", f"Hoofdstuk {i}", "h", "<p>Een regel.</p>" * i + rest)
    rijen = Counter(rij.bladzijde for rij in PdfLezer(maak(tmp_path, bladen)).met("TR") if "TBody" in rij.pad)
    assert set(rijen.values()) != {12}
    assert min(rijen.values()) >= 3


def test_een_tabel_van_een_rij_trekt_niet_mee_wat_erna_komt(tmp_path):
    """Elk hoofdstuk heeft een andere hoeveelheid tekst voor dezelfde tabel en de kop erna."""
    bladen = {"index": kop(1, "", "Begin", "begin", "<p>Tekst.</p>")}
    for i in range(22, 32):
        erna = kop(2, "", "Erna", "e", tabel("Tabel 2", "Lang", RIJEN[:9]))
        binnen = "<p>Een regel.</p>" * i + tabel("Tabel 1", "Een rij", RIJEN[:2]) + erna
        bladen[f"blad{i}"] = kop(1, "", f"Hoofdstuk {i}", "h", binnen)
    lezer = PdfLezer(maak(tmp_path, bladen))
    tabellen = [tabel_.bladzijde for tabel_ in lezer.met("Table") if "Een rij" in tabel_.tekst]
    koppen = [kop_.bladzijde for kop_ in lezer.met("H2")]
    assert any(dit < volgend for dit, volgend in zip(tabellen, koppen, strict=True))
    assert wezen(lezer) == []


def test_een_lijst_begint_niet_met_een_enkel_punt_onder_aan_een_bladzijde(tmp_path):
    """Elk hoofdstuk heeft een andere hoeveelheid tekst voor dezelfde lijst."""
    punten = "".join(f"<li>Punt {i}.</li>" for i in range(1, 5))
    bladen = {"index": kop(1, "", "Begin", "begin", "<p>Tekst.</p>")}
    for i in range(26, 34):
        bladen[f"blad{i}"] = kop(1, "", f"Hoofdstuk {i}", "h", "<p>Een regel.</p>" * i + f"<ul>{punten}</ul>")
    lezer = PdfLezer(maak(tmp_path, bladen))
    waar = [punt.bladzijde for punt in lezer.met("LI") if "Punt" in punt.tekst]
    lijsten = [waar[i : i + 4] for i in range(0, len(waar), 4)]
    assert any(lijst[0] != lijst[-1] for lijst in lijsten)
    assert all(lijst[0] == lijst[1] for lijst in lijsten)


def test_een_rij_die_op_geen_bladzijde_past_loopt_door_en_een_brede_tabel_ligt(tmp_path):
    woorden = " ".join(f"woord{i}" for i in range(1500))
    hoog = tabel("Tabel 1", "Hoge rij", [("Wat", "Uitleg"), ("Dit", woorden)], (20, 80))
    breed = tabel("Tabel 2", "Breed", [tuple(f"Kolom {i}" for i in range(12)), tuple("x" * 12)])
    breed = kop(2, "", "Wijken", "w", kop(3, "", "Cijfers", "c", "<p>Per wijk.</p>" + breed)) + "<p>Slot.</p>"
    lezer = PdfLezer(maak(tmp_path, {"index": kop(1, "", "Begin", "b", hoog + breed)}))
    gezien = " ".join(stuk.tekst for stuk in lezer.stukken).split()
    assert [w for w in woorden.split() if w not in gezien] == []
    liggend = [i for i, blad in enumerate(lezer.pdf.pages) if blad.mediabox[2] > blad.mediabox[3]]
    assert ["Wijken Cijfers Per wijk. Tabel 2 Breed" in lezer.teksten[i] for i in liggend] == [True]
    assert wezen(lezer) == []


def test_twee_keer_maken_geeft_dezelfde_bytes(pdf, tmp_path):
    """Ook in een ander proces, met een andere volgorde van verzamelingen."""
    toc = schrijf_boek(tmp_path, BLADEN)
    (tmp_path / "verwacht").mkdir()
    opdracht = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from test_pdf import OMSLAG, maak_pdf\n"
        "m = Path(sys.argv[1]); maak_pdf(m / '_toc.yml', m, m / 'rapport.pdf', OMSLAG)"
    )
    omgeving = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run(
        [sys.executable, "-c", opdracht, str(toc.parent), str(Path(__file__).parent)], check=True, env=omgeving
    )
    assert (tmp_path / "rapport.pdf").read_bytes() == pdf.read_bytes()


def test_er_gaat_niets_het_net_op(tmp_path, monkeypatch):
    def weiger(*args, **kwargs):
        raise AssertionError("verzoek naar buiten")

    for naam in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, naam, weiger)
    monkeypatch.setattr(socket, "getaddrinfo", weiger)
    assert maak(tmp_path, BLADEN).stat().st_size > 1000


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (figuur("F", "x", bron="https://example.org/x.png"), "het beeld staat niet in het boek zelf"),
        (figuur("F", "x", bron="//example.org/x.png"), "het beeld staat niet in het boek zelf"),
        (figuur("F", "x", bron="file:///etc/hostname"), "het beeld staat niet in het boek zelf"),
        (figuur("F", "x", bron="_images/weg.svg"), "het bestand bestaat niet in het boek"),
        (figuur("F", "x", bron="../../etc/hostname"), "het bestand bestaat niet in het boek"),
        (figuur("F", "x", alt=""), "het tekstalternatief ontbreekt"),
        ('<p><a href="#weg">x</a></p>', "de verwijzing naar '#weg' komt nergens uit"),
        ('<p style="background: url(https://example.org/x.png)">x</p>', "WeasyPrint meldt"),
        ('<p style="background: url(file:///etc/hostname)">x</p>', "hoort niet bij het boek"),
    ],
)
def test_wat_niet_op_papier_kan_is_een_boekfout_en_de_vorige_pdf_blijft(tmp_path, inhoud, melding):
    (tmp_path / "rapport.pdf").write_bytes(b"vorige")
    with pytest.raises(BoekFout, match=re.escape(melding)):
        maak(tmp_path, {"index": kop(1, "", "Begin", "b", inhoud)})
    assert (tmp_path / "rapport.pdf").read_bytes() == b"vorige"
    assert [bestand.name for bestand in tmp_path.iterdir() if "deel" in bestand.name] == []


def test_tekst_in_een_figuur_wordt_tekst_in_de_eigen_letter():
    with figuur_van_matplotlib(1.5) as (fig, assen):
        assen.text(0.1, 0.2, "●  kort & <10%      ◆  regio", rotation=30, weight=600)
        assen.text(0.5, 0.5, "jaar --  Soest: 2,9%")
        svg = naar_svg(fig)
    teksten = BeautifulSoup(met_letters(svg), "html.parser").find_all("text")
    assert {"●", "kort & <10%", "◆", "regio", "jaar --", "Soest: 2,9%"} <= {tekst.get_text() for tekst in teksten}
    assert {tekst["font-family"] for tekst in teksten} == {"Sturing Sans"}
    assert len({float(tekst["x"]) for tekst in teksten if tekst["font-weight"] == "600"}) == 4


def test_een_figuur_met_een_vreemde_letter_blijft_zoals_zij_is():
    vreemd = '<!-- a --><g style="" transform="scale(0.1 -0.1)"><use xlink:href="#DejaVuSans-1"/></g>'
    assert met_letters(vreemd) == vreemd


def test_een_verwijzing_in_een_svg_naar_buiten_wordt_niet_gevolgd(tmp_path):
    toc = schrijf_boek(tmp_path, {"index": kop(1, "", "Begin", "b", figuur("F", "x"))})
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="https://example.org/x.png"/></svg>'
    (tmp_path / "_images" / "balk.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(BoekFout, match="example.org"):
        maak_pdf(toc, tmp_path, tmp_path / "rapport.pdf", OMSLAG)


def test_een_bladzijde_of_datum_die_er_niet_is_wordt_genoemd(tmp_path):
    toc = schrijf_boek(tmp_path, BLADEN)
    (tmp_path / "begrippen.html").unlink()
    with pytest.raises(BoekFout, match="bladzijde 'begrippen' staat niet in het boek"):
        maak_pdf(toc, tmp_path, tmp_path / "x.pdf", OMSLAG)
    with pytest.raises(BoekFout, match="'31 juli' is geen datum; schrijf jjjj-mm-dd"):
        maak(tmp_path, {"index": kop(1, "", "Begin", "b")}, Omslag("t", "o", "u", "31 juli"))


def test_de_toc_kan_delen_losse_hoofdstukken_en_onderdelen_hebben(tmp_path):
    toc = tmp_path / "_toc.yml"
    toc.write_text("root: a\nchapters:\n- file: b\n  sections:\n  - file: c/d\n", encoding="utf-8")
    assert lees_toc(toc) == (Deel("", ("a",)), Deel("", ("b", "c/d")))
    toc.write_text("chapters: []\n", encoding="utf-8")
    with pytest.raises(BoekFout, match="de inhoudsopgave is niet te lezen"):
        lees_toc(toc)


@pytest.fixture(scope="module", params=["voortgangsrapportage", "bijlagen"])
def rapport(gebouwd_boek, request) -> Path:
    (pdf,) = gebouwd_boek.glob(f"{request.param}-*.pdf")
    return pdf


@pytest.fixture(scope="module")
def gelezen(rapport) -> PdfLezer:
    return PdfLezer(rapport)


@pytest.mark.boek
def test_het_rapport_zelf_voldoet_aan_pdf_ua_1_en_is_klein(rapport):
    assert [(f.rule_id, f.message) for f in validate_pdf(rapport, profile="ua1").failures] == []
    assert rapport.stat().st_size < 3_000_000


@pytest.mark.boek
def test_in_het_rapport_blijft_geen_kop_of_bijschrift_alleen_achter(gelezen):
    assert wezen(gelezen) == []


@pytest.mark.boek
def test_elke_genummerde_tabel_en_figuur_van_het_boek_staat_erin(gebouwd_boek):
    pdfs = [PdfLezer(pad) for pad in gebouwd_boek.glob("*.pdf")]
    erin = {" ".join(s.tekst.split()[:2]) for pdf in pdfs for s in pdf.met("Caption")}
    for pagina in (gebouwd_boek / "html").glob("*.html"):
        soep = BeautifulSoup(pagina.read_text(encoding="utf-8"), "html.parser")
        nummers = {" ".join(n.get_text().split()) for n in soep.select("article .caption-number")}
        assert nummers - erin == set(), pagina.name


@pytest.mark.boek
def test_elke_figuur_van_het_rapport_heeft_een_tekstalternatief(gelezen):
    assert all(len(str(beeld.Alt)) > 20 for beeld in gelezen.elementen("Figure"))
