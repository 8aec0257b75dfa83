"""De keuring vindt een afgeschermd getal in gegevens, rekenbladen, HTML en PDF, en slaat geen vals alarm."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from uitgavebouwstenen import bladzijde, maak_editie

from sturing import publicatieafscherming
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.publicatieafscherming import (
    SLEUTEL,
    afgeschermde_cellen,
    keur_afscherming,
    keur_oordelen,
    keur_uitvoer,
    zoek_geheimen,
)
from sturing.samenvatting import vat_samen
from sturing.tonen.blad import Bladzijde
from sturing.tonen.losse_bladen import maak_losse_bladen
from sturing.uitgeven.bladtekst import Stuktekst, lees_html
from sturing.uitgeven.manifest import Inhoud
from sturing.uitgeven.publicatiekeuring import keur_merk, keur_pdf_merk, keur_volledig
from sturing.verraad import Geheim, verraadt

WORTEL = Path(__file__).parents[1]
KOP = "indicator,gebied,periode,groep,herkomst,waarde,n,afgeschermd"


@pytest.fixture(scope="module")
def voorbeeld() -> Dossier:
    return lees_dossier(WORTEL, "voorbeeld", 2026)


@pytest.fixture(scope="module")
def geheimen(voorbeeld) -> tuple[Geheim, ...]:
    return zoek_geheimen(voorbeeld)


@pytest.fixture
def roken(monkeypatch) -> None:
    """Een afscherming die één cel weglaat, zonder een dossier te lezen."""
    dicht = frozenset({("roken", "WK1", "2025", "totaal", "gemeten")})
    geheim = Geheim(
        ("Roken",), ("Noord", "WK1"), "2025", frozenset({"7", "7%"}), frozenset({"7%"}), ("Zuid", "Oost"),
        frozenset({"Drinken", "drinken", "Roken thuis"}),
    )  # fmt: skip
    monkeypatch.setattr(publicatieafscherming, "afgeschermde_cellen", lambda d: dicht)
    monkeypatch.setattr(publicatieafscherming, "zoek_geheimen", lambda d: (geheim,))


GEVALLEN = [
    ("roken,WK1,2025,totaal,gemeten,,,0", False),
    ("roken,WK1,2025,totaal,gemeten,7,,0", True),
    ("roken,WK1,2025,totaal,gemeten,,7,0", True),
    ("roken,WK1,2024,totaal,gemeten,7,,0", False),
    ("drinken,WK9,2024,totaal,gemeten,7,,1", True),
]


@pytest.mark.usefixtures("roken")
@pytest.mark.parametrize("soort", ["csv", "json", "xlsx"])
@pytest.mark.parametrize(("rij", "lekt"), GEVALLEN)
def test_een_afgeschermd_getal_in_gegevens_valt_op_in_elke_soort_bestand(tmp_path, rij, lekt, soort):
    pad = tmp_path / "data" / f"cijfers.{soort}"
    pad.parent.mkdir()
    koppen, velden = KOP.split(","), rij.split(",")
    if soort == "csv":
        pad.write_text(f"{KOP}\n{rij}\n", encoding="utf-8")
    elif soort == "json":
        pad.write_text(json.dumps({"metingen": [dict(zip(koppen, velden, strict=True))]}), encoding="utf-8")
    else:
        boek = openpyxl.Workbook()
        boek.active.append(koppen)
        boek.active.append(velden)
        boek.save(pad)
    assert bool(list(keur_uitvoer(None, tmp_path))) is lekt


_ANDER = "<table><caption>Roken</caption><tr><th>Zuid</th><td>12%</td></tr></table>"


@pytest.mark.usefixtures("roken")
@pytest.mark.parametrize(
    ("html", "lekt"),
    [
        ("<h1>Roken</h1><p>In 2025 rookte in Noord 7%.</p>", True),
        ("<h1>Roken</h1><p>In 2025 rookte in Noord 6%.</p>", False),
        ("<h1>Roken</h1><p>In 2025: Noord afgeschermd, Zuid 7%.</p>", False),
        ("<h1>Drinken</h1><p>In 2025 was dat in Noord 7%.</p>", False),
        ("<table><caption>Roken</caption><tr><th>Noord</th><td>7%</td></tr></table>", True),
        ("<table><caption>Roken 2025</caption><tr><th>Noord</th><td>7 van 90</td></tr></table>", True),
        ("<table><caption>Roken 2025</caption><tr><th>Zuid</th><td>7</td></tr></table>", False),
        ('<h1>Roken</h1><img alt="2025: Oost 9%, Noord 7%">', True),
        ("<h1>Roken</h1><p>Noord in 2025: 17 jaar, 7-12 jaar, 7,5%</p>", False),
        ("<h1>Roken</h1><script>2025 Noord 7%</script>", False),
        # Een telling van cijfers is geen waarde; de waarde ernaast wel.
        ('<h1>Roken</h1><img alt="Roken: Noord: 7 cijfers, van 5% in 2020 naar 9% in 2025.">', False),
        ('<h1>Roken</h1><img alt="Roken: Noord: 7 cijfers, van 5% in 2020 naar 7% in 2025.">', True),
        ('<h1>Roken</h1><img alt="Roken: Noord: 7 cijfers, van 7 in 2025 naar 9.">', True),
        ("<h1>Roken</h1><p>In 2025 waren er in Noord 7 rokers.</p>", True),
        # Wat met een andere indicator begint, gaat niet over de kop; wat haar alleen noemt, wel.
        ('<h1>Roken</h1><img alt="Drinken: van 9% naar 7%. Noord: 5% in 2020, 7% in 2025.">', False),
        (
            "<h1>Roken 2025</h1><table><tr><th>Drinken (gewenst: minder)</th><td>Noord</td><td>7</td></tr></table>",
            False,
        ),
        ('<h1>Roken</h1><img alt="Drinken: 9%. Roken: Noord 7% in 2025.">', True),
        ("<h1>Roken 2025</h1><p>Drinken neemt af, maar in Noord is het 7%.</p>", True),
        ("<h1>Roken 2025</h1><table><tr><th>Noord</th><td>7%</td><td>Drinken</td></tr></table>", True),
        # De titel van een tabel geldt tot haar einde, en neemt de koppen erboven niet weg.
        (f"{_ANDER}<p>In 2025 was dat in Noord 7%.</p>", False),
        (f"<h1>Roken</h1>{_ANDER}<p>In 2025 was dat in Noord 7%.</p>", True),
        ("<h1>Roken</h1><table><caption>Per wijk, 2025</caption><tr><th>Noord</th><td>7</td></tr></table>", True),
        # Ook een kop en de titel van een tabel zijn te lezen.
        ("<h2>Roken in 2025: Noord 7%</h2>", True),
        ("<table><caption>Roken in 2025: Noord 7%</caption><tr><td>x</td></tr></table>", True),
    ],
)
def test_een_afgeschermd_getal_in_de_tekst_van_een_bladzijde_valt_op_zonder_vals_alarm(tmp_path, html, lekt):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text(html, encoding="utf-8")
    bezwaren = list(keur_uitvoer(None, tmp_path))
    assert bool(bezwaren) is lekt and all(b.startswith("html/a.html") for b in bezwaren)


@pytest.mark.pdf
@pytest.mark.usefixtures("roken")
@pytest.mark.parametrize(("zin", "lekt"), [("Roken in 2025: Noord 7%.", True), ("Roken in 2025: Noord 8%.", False)])
def test_een_afgeschermd_getal_in_een_pdf_valt_op(tmp_path, zin, lekt):
    from weasyprint import HTML

    (tmp_path / "html").mkdir()
    HTML(string=f"<h1>Rapport</h1><p>{zin}</p>").write_pdf(tmp_path / "html" / "a.pdf")
    assert bool(list(keur_uitvoer(None, tmp_path))) is lekt


def test_de_fiches_van_het_voorbeeld_geven_geen_vals_alarm_en_een_lek_valt_altijd_op(voorbeeld, geheimen):
    assert len(afgeschermde_cellen(voorbeeld)) > 20 and len(geheimen) > 20
    stukken = [
        Stuktekst("", f"{koppen} {blad.pad}", cellen)
        for blad in maak_losse_bladen(Bladzijde(voorbeeld))
        for koppen, cellen in lees_html(blad.inhoud)
    ]
    assert not [(s.tekst[-200:], g) for s in stukken for g in geheimen if verraadt(s, g)]
    for geheim in geheimen:
        gebied = geheim.gebied[:1] or ("",)
        for getal in geheim.in_periode:
            assert verraadt(Stuktekst("", geheim.namen[0], (*gebied, geheim.periode, getal)), geheim)


def test_de_echte_waarde_van_een_afgeschermde_cel_valt_op(voorbeeld, tmp_path):
    dicht = afgeschermde_cellen(voorbeeld)
    echt = voorbeeld.metingen.astype({"periode": str})
    sleutels = zip(*(echt[k].astype(str) for k in SLEUTEL), strict=True)
    lek = echt[[sleutel in dicht for sleutel in sleutels]].dropna(subset=["waarde"]).head(1)
    (tmp_path / "data").mkdir()
    lek.to_csv(tmp_path / "data" / "lek.csv", index=False)
    [bezwaar] = keur_uitvoer(voorbeeld, tmp_path)
    cel = ", ".join(str(lek.iloc[0][k]) for k in ("indicator", "gebied", "periode"))
    assert bezwaar.startswith(f"data/lek.csv, regel 2: deze rij ({cel}) heeft een getal dat afgeschermd hoort te zijn;")
    assert "bouw de editie opnieuw" in bezwaar


@pytest.mark.usefixtures("roken")
def test_de_melding_noemt_cel_plek_en_remedie_en_nooit_een_getal_van_de_bladzijde(tmp_path):
    (tmp_path / "html").mkdir()
    html = "<h1>Roken 18+</h1><p>In 2025 rookte in Noord 7% van de 4321 inwoners.</p>"
    (tmp_path / "html" / "a.html").write_text(html, encoding="utf-8")
    [bezwaar] = keur_uitvoer(None, tmp_path)
    assert bezwaar.startswith("html/a.html: bij 'Roken', Noord, 2025 staat een getal dat afgeschermd hoort te zijn, in")
    assert '"… van de … inwoners."' in bezwaar and "onder 'Roken …+ a'" in bezwaar
    assert bezwaar.endswith("en bouw de editie opnieuw") and "duiding" in bezwaar
    assert "7%" not in bezwaar and "4321" not in bezwaar


def test_een_figuur_over_een_andere_indicator_onder_de_tabel_van_een_afgeschermde_is_geen_lek(geheimen):
    """Zo stond het er: de tabel van uitstroom-uit-verblijf, en daaronder de figuur van een andere indicator."""
    geheim = next(g for g in geheimen if g.namen[-1] == "uitstroom-uit-verblijf" and "9" in g.altijd)
    kop = f"Cijfers bij deze figuur: {geheim.namen[0]}"
    ander = "Urgentieverklaringen voor uitstroom: van 10 naar 14. Lijnfiguur. Voorbeeldstad: {} in " + geheim.periode
    assert not verraadt(Stuktekst("", kop, (ander.format("9 cijfers, van 10"),)), geheim)
    assert not verraadt(Stuktekst("", kop, (ander.format("9"),)), geheim)
    eigen = ander.replace("Urgentieverklaringen voor uitstroom", geheim.namen[0])
    assert not verraadt(Stuktekst("", kop, (eigen.format("9 cijfers, van 10"),)), geheim)
    assert verraadt(Stuktekst("", kop, (eigen.format("9 cijfers, van 9"),)), geheim)
    assert verraadt(Stuktekst("", kop, (f"Voorbeeldstad: 9 in {geheim.periode}",)), geheim)


def test_andere_invoer_dan_toen_wordt_geweigerd_voordat_er_iets_anders_is_gekeurd(tmp_path, monkeypatch):
    anders = (
        ("data/voorbeeld/metingen/x.csv", "veranderd"), ("notebooks/leefstijl.ipynb", "veranderd"),
        ("code van sturing", "anders"),
    )  # fmt: skip
    monkeypatch.setattr(publicatieafscherming, "toets_vooraf", lambda wortel, manifest: anders)
    manifest = maak_editie(tmp_path)
    bezwaren = list(keur_afscherming(WORTEL, manifest, tmp_path))
    assert [b.split(" is anders dan toen de editie werd gebouwd")[0] for b in bezwaren] == [
        "data/voorbeeld/metingen/x.csv", "notebooks/leefstijl.ipynb"
    ]  # fmt: skip


def test_elke_indicator_heeft_een_oordeel_of_een_reden(voorbeeld, tmp_path):
    oordelen = vat_samen(voorbeeld)
    heel = maak_editie(tmp_path, inhoud=Inhoud(oordelen=oordelen))
    assert not list(keur_oordelen(heel, voorbeeld)) and not list(keur_volledig(heel))
    eerste, tweede, *rest = oordelen
    kapot = {tweede: oordelen[tweede] | {"oordeel": ""}} | {naam: oordelen[naam] for naam in rest}
    bezwaren = list(keur_oordelen(maak_editie(tmp_path, inhoud=Inhoud(oordelen=kapot)), voorbeeld))
    assert [b.split(":")[0] for b in bezwaren] == [eerste, tweede]
    assert [b.split(":")[0] for b in keur_volledig(maak_editie(tmp_path, inhoud=Inhoud(oordelen=kapot)))] == [tweede]


@pytest.mark.parametrize(
    "merk",
    ["<p>Concept: nog niet klaar</p>", '<p class="admonition-title">Concept</p>', "<p>Editie: concept.</p>"],
)
def test_een_definitieve_editie_met_het_merk_concept_op_een_bladzijde_wordt_geweigerd(tmp_path, merk):
    manifest = maak_editie(tmp_path)
    goed = bladzijde("a", extra="<p>Wat anders is dan in de concept-editie van 2026</p>")
    assert not list(keur_merk({"a.html": goed}, manifest))
    assert "b.html" in next(keur_merk({"a.html": goed, "b.html": bladzijde("b", extra=merk)}, manifest))


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("titel", "tekst", "bezwaar"),
    [("Rapport", "Tekst", ""), ("Rapport (concept)", "Tekst", "beschrijving"), ("Rapport", "Concept: niet af", "blad")],
)
def test_een_definitieve_pdf_noemt_zich_nergens_een_concept(tmp_path, titel, tekst, bezwaar):
    from weasyprint import HTML

    manifest = maak_editie(tmp_path / "e")
    pdf = tmp_path / "uit" / "a.pdf"
    pdf.parent.mkdir()
    HTML(string=f"<title>{titel}</title><p>{tekst}</p>").write_pdf(pdf)
    bezwaren = list(keur_pdf_merk(pdf.parent, manifest))
    assert bezwaar in bezwaren[0] if bezwaar else not bezwaren
