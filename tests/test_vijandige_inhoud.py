"""Wat een partner of inwoner ook schrijft: geen bladzijde, figuur, PDF of bestand van het rapport verandert erdoor.

Het voorbeeld wordt gebouwd met in elk vrij tekstveld iets kwaadaardigs of lastigs, en daarna bekeken in een echte
browser, in de PDF en in de CSV's.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pikepdf
import pytest
import yaml
from pdfboekje import PdfLezer

from sturing.opdrachten import draai_rapport

pytestmark = [pytest.mark.boek, pytest.mark.browser, pytest.mark.pdf, pytest.mark.traag]

WORTEL = Path(__file__).resolve().parents[1]
#: Elke tekst draagt het merk `kaap`, zodat te zien is waar zij terechtkomt.
GIF = (
    "<script>window.gekaapt = 1; alert('kaap')</script>",
    "<img class=kaap src=http://kwaad.example/x.png onerror=\"window.gekaapt = 1; alert('kaap')\">",
    "```{raw} html <b class=kaap>kaap</b> ```",
    "{raw}`<b class=kaap>` {{ kaap }} {glue:text}`kaap` {ref}`kaap` {download}`kaap`",
    "[kaap](javascript:alert(1)) ![kaap](http://kwaad.example/y.png) [kaap]: http://kwaad.example",
    "<http://kwaad.example/kaap> http://kwaad.example/kaap www.kwaad.example",
    "kaap\n\n# kaap\n\n```{include} /etc/passwd\n```\n\n---\n",
    "kaap\n\n:::{div} kaap\n</p></td></section></article></main><h1 class=kaap>kaap</h1>\n:::\n",
    "kaap" + "z" * 160,
    "kaap \u202eomgekeerd\u2066 kaap \u200f\u200b\u2069",
    "kaap 👩\u200d👩\u200d👧 🇳🇱 ✅ naïef żółw 中文 العربية",
    '=HYPERLINK("http://kwaad.example";"kaap")',
    "| kaap | \\ $x^2$ [^1] (kaap)= % kaap *a* _b_ `c` ~~d~~ []{#kaap} @kaap",
    "&lt;script&gt;kaap&#60;b class=kaap&#62; ]]> --> \" onmouseover=\"alert(1)' x='",
    "-1+1|kaap",
    "@SUM(1+1)*cmd|' /C kaap'!A0",
)
#: Alleen zichtbare tekens; een richtingteken keert de zin van een ander om.
RICHTING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
#: Een cel die een rekenblad als formule zou lezen; een getal met een teken ervoor is er geen.
FORMULE = re.compile(r"^[=+\-@\t\r](?![\d.,]+$)")
VELDEN = {
    "ervaringen": ("thema", "samenvatting", "citaat", "doelgroep", "vindplaats"),
    "ontwikkelingen": ("titel", "samenvatting", "vindplaats"),
}
KOLOMMEN = {
    "activiteiten/2026.csv": ("activiteit", "uitvoerder", "doelgroep", "toelichting", "vindplaats"),
    "activiteiten/2026-antwoorden.csv": ("toelichting",),
}


def vergiftig(data: Path) -> None:
    """Zet voor elk vrij tekstveld een tekst uit `GIF`, om en om."""
    gif = cycle(GIF)
    for map_, velden in VELDEN.items():
        for pad in sorted((data / map_).glob("*.yml")):
            rijen = yaml.safe_load(pad.read_text(encoding="utf-8"))
            for rij in rijen:
                rij |= {veld: f"{next(gif)} {rij[veld]}" for veld in velden if rij.get(veld)}
                if "verwijzingen" in rij:
                    rij["verwijzingen"] = [f"{next(gif)} {tekst}" for tekst in rij["verwijzingen"]]
            pad.write_text(yaml.safe_dump(rijen, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for naam, kolommen in KOLOMMEN.items():
        herschrijf(data / naam, kolommen, gif)
    for pad in sorted((data / "metingen").glob("*.csv")):
        herschrijf(pad, ("opmerking", "vindplaats"), gif)


def herschrijf(pad: Path, kolommen: tuple[str, ...], gif: Iterator[str]) -> None:
    with pad.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        rijen, koppen = list(lezer), lezer.fieldnames
    for rij in rijen:
        # In een CSV van dit project is een cel één regel.
        rij |= {k: " ".join(f"{next(gif)} {rij[k]}".split()) for k in kolommen}
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, koppen, lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(rijen)


@pytest.fixture(scope="module")
def boek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Het voorbeeld, gebouwd uit een kopie met vergiftigde gegevens."""
    kopie = tmp_path_factory.mktemp("vijandig") / "checkout"
    weg = shutil.ignore_patterns("__pycache__", "gedraaid", "soest", "*.mo")
    for naam in ("data", "notebooks", "book", "sturing", "_config.yml", "_toc.yml"):
        bron = WORTEL / naam
        (shutil.copytree(bron, kopie / naam, ignore=weg) if bron.is_dir() else shutil.copy(bron, kopie / naam))
    vergiftig(kopie / "data" / "voorbeeld")
    uitslag = draai_rapport(kopie, "voorbeeld", 2026, "definitief", None)
    return uitslag.html.parent.parent


def bladzijden(boek: Path) -> list[Path]:
    """Elke bladzijde van het boek, de presentaties, en een greep uit de fiches."""
    html = boek / "html"
    return [
        *sorted(html.glob("*.html")),
        *sorted((html / "raad").glob("*.html")),
        *sorted((html / "indicator").glob("*.html"))[::12],
    ]


def test_de_giftige_tekst_is_als_gewone_tekst_te_lezen(boek):
    tekst = "".join(pad.read_text(encoding="utf-8") for pad in bladzijden(boek))
    assert tekst.count("kaap") > 200
    assert "&lt;script&gt;window.gekaapt" in tekst
    assert "{include} /etc/passwd" in tekst and "root:x:0" not in tekst


def test_in_de_browser_gebeurt_niets_en_past_alles(boek, bezoek):
    klachten = []
    with bezoek(390) as venster:
        venster.on(
            "dialog", lambda venstertje: (klachten.append(f"dialoog: {venstertje.message}"), venstertje.dismiss())
        )
        for pad in bladzijden(boek):
            naam = pad.relative_to(boek / "html").as_posix()
            venster.goto(pad.as_uri())
            venster.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            beeld = venster.evaluate(
                """() => ({
                  gekaapt: window.gekaapt ?? 0,
                  vreemd: document.querySelectorAll('.kaap, #kaap, [onerror], [onmouseover], iframe, object').length,
                  links: [...document.querySelectorAll('[href], [src]')]
                    .map(e => e.getAttribute('href') ?? e.getAttribute('src'))
                    .filter(a => a && /^(javascript|data:text|https?:\\/\\/kwaad|\\/\\/)/i.test(a.trim())),
                  koppen: document.querySelectorAll('h1').length,
                  titel: document.querySelector('h1')?.innerText ?? '',
                  breed: document.documentElement.scrollWidth,
                  tekst: document.body.innerText,
                })"""
            )
            slecht = {
                "script": beeld["gekaapt"],
                "elementen": beeld["vreemd"],
                "links": beeld["links"],
                "koppen": 0 if beeld["koppen"] == 1 or "raad/" in naam else beeld["koppen"],
                "titel": "kaap" in beeld["titel"],
                "breed": 0 if beeld["breed"] <= 390 else beeld["breed"],
                "richting": RICHTING.findall(beeld["tekst"]),
            }
            klachten += [f"{naam}: {wat} {hoe}" for wat, hoe in slecht.items() if hoe]
        klachten += venster.klachten
    assert klachten == []


def test_geen_figuur_bevat_iets_dat_iets_doet(boek):
    for pad in (boek / "html").rglob("*.svg"):
        tekst = pad.read_text(encoding="utf-8")
        assert not re.search(r"<script|\son\w+=|<foreignObject|href=\"(?!#)", tekst), pad.name


def test_de_pdf_blijft_heel_en_wijst_nergens_naartoe(boek):
    for pad in [*boek.glob("*.pdf"), *(boek / "html" / "raad").glob("*.pdf")]:
        with pikepdf.open(pad) as pdf:
            assert "/OpenAction" not in pdf.Root and "/JavaScript" not in pdf.Root.get("/Names", {}), pad.name
            for nummer, blad in enumerate(pdf.pages, start=1):
                adressen = [str(a.get("/A", {}).get("/URI", "")) for a in blad.get("/Annots", [])]
                assert [a for a in adressen if re.search("kwaad|javascript", a, re.I)] == [], (pad.name, nummer)
        assert [tekst for tekst in PdfLezer(pad).teksten if RICHTING.search(tekst)] == [], pad.name


def test_een_csv_houdt_haar_kolommen_en_heeft_geen_formule(boek):
    for pad in (boek / "html").rglob("*.csv"):
        with pad.open(encoding="utf-8", newline="") as bestand:
            kop, *rijen = list(csv.reader(bestand))
        assert {len(rij) for rij in rijen} <= {len(kop)}, pad.name
        assert [cel for rij in rijen for cel in rij if FORMULE.match(cel)] == [], pad.name
