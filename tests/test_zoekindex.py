"""De zoekindex die met de site meekomt: dezelfde treffers als wanneer de browser alles zelf doet, zonder dat werk."""

from __future__ import annotations

import io
import json
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx.search.nl import SearchDutch

from sturing.uitgeven.zoekindex import VELDEN, maak_zoekindex, woorden_van
from sturing.uitgeven.zoeklijst import Zoeklijst, _met_kern
from sturing.uitgeven.zoektabellen import lees_tabellen

GEWICHTEN = {"titel": 4, "kop": 3, "tekst": 1, "woorden": 0.7}
#: Wat precies past, begrippen van meer woorden, stopwoorden, een deel van een woord, een typefout, en wat niet bestaat.
VRAGEN = (
    "bijstand", "uitkering", "sociale dienst", "het wmo", "de", "vapet", "jeugdhul", "jeugdzork", "eenzaam ouderen",
    "Ervaringen café", "constructor", "xyzzyqq",
)  # fmt: skip
_BEIDE = """([stukken, index, velden, vragen]) => {
  const zelf = Zoekhulp.maakIndex(stukken, velden), mee = Zoekhulp.laadIndex(index, velden);
  const kort = (treffers) => treffers?.map(({id, score, terms}) => [id, score.toFixed(6), [...terms].sort()]) ?? null;
  const zwaarte = {boostDocument: (id) => 1 + (id % 3)};
  return vragen.map((vraag) => [zelf, mee].map((waar) => kort(Zoekhulp.zoek(waar, vraag, zwaarte))));
}"""


@given(st.lists(st.dictionaries(st.sampled_from(VELDEN), st.text("aàbij -_²é'", max_size=30)), max_size=6))
def test_elk_woord_is_terug_te_vinden_zo_vaak_als_het_er_staat(stukken):
    termen = maak_zoekindex(stukken, lambda woord: woord, {"bij"})["termen"]
    terug: dict[tuple[int, int, str], int] = {}
    for term, plekken in termen.items():
        for veld, deel in enumerate(plekken.split("/")):
            nummer = 0
            for plek in filter(None, deel.split(",")):
                verder, _, keer = plek.partition("*")
                nummer += int(verder)
                terug[nummer, veld, term] = int(keer or 1)
    woorden = [
        (n, v, w) for n, s in enumerate(stukken) for v, naam in enumerate(VELDEN) for w in woorden_van(s.get(naam, ""))
    ]
    assert terug == {sleutel: woorden.count(sleutel) for sleutel in woorden if sleutel[2] != "bij"}


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_een_stam_begint_met_de_letter_van_het_woord(woord):
    """Daarop vertrouwen `zoekhulp.js` en `zoeken.js`: een woord dat anders begint, stammen zij niet."""
    assert SearchDutch({}).stem(woord)[:1] == woord[:1]


def maak_lijst(map_: Path) -> Zoeklijst:
    """Een lege lijst van een boek dat zijn tussenstand in `map_` bewaart."""
    omgeving = MagicMock(doctreedir=str(map_), srcdir=str(map_))
    omgeving.config.root_doc = "index"
    return Zoeklijst(omgeving, "nl", {}, "")


def schrijf(lijst: Zoeklijst) -> str:
    stroom = io.StringIO()
    lijst.dump(stroom, None)
    return stroom.getvalue()


def test_een_volgende_bouw_kent_de_woorden_nog_die_de_lezer_niet_krijgt(tmp_path: Path):
    lijst = maak_lijst(tmp_path)
    lijst.stukken = {"a": [{"adres": "a.html", "titel": "Fietsen", "kop": "", "tekst": "", "woorden": "paden"}]}
    eerste = schrijf(lijst)
    assert '"woorden"' not in eerste and '"paden"' in eerste
    volgende = maak_lijst(tmp_path)
    volgende.load(io.StringIO(eerste), None)
    assert schrijf(volgende) == eerste


def test_een_bijlage_heet_zo_in_de_lijst_en_een_hoofdstuk_niet(tmp_path: Path):
    """De zoekpagina zet naslag na de hoofdstukken."""
    delen = "parts:\n- caption: Bijlagen\n  chapters:\n  - file: kader\n"
    (tmp_path / "_toc.yml").write_text(f"format: jb-book\nroot: index\n{delen}", encoding="utf-8")
    lijst = maak_lijst(tmp_path)
    lijst.stukken = {naam: [{"adres": f"{naam}.html", "titel": "Fietsen"}] for naam in ("index", "kader")}
    stukken = json.loads(schrijf(lijst).removeprefix("globalThis.ZOEKLIJST=").removesuffix(";\n"))["stukken"]
    assert [stuk.get("soort") for van_blad in stukken.values() for stuk in van_blad] == [None, "bijlage"]


@pytest.mark.parametrize("inhoud", ["", "[]", '{"vorm":1,"stukken":{}}'])
def test_een_oude_of_kapotte_tussenstand_telt_niet(tmp_path: Path, inhoud):
    (tmp_path / "zoekstukken.json").write_text(inhoud, encoding="utf-8")
    with pytest.raises(ValueError):
        maak_lijst(tmp_path).load(io.StringIO(), None)


@pytest.mark.boek
@pytest.mark.browser
def test_de_index_die_meekomt_geeft_dezelfde_treffers_in_dezelfde_volgorde(html, bezoek):
    tekst = (html / "searchindex.js").read_text("utf-8")
    lijst = json.loads(tekst.removeprefix("globalThis.ZOEKLIJST=").removesuffix(";\n"))["stukken"]
    stukken = [dict.fromkeys(VELDEN, "") | stuk for blad in lijst.values() for stuk in blad]
    for stuk in stukken:
        stuk["woorden"] = " ".join(stuk["tekst"].split()[::3])
    taal = SearchDutch({})
    index = maak_zoekindex(stukken, taal.stem, taal.stopwords)
    with bezoek() as venster:
        venster.goto((html / "search.html").as_uri())
        for vraag, (zelf, mee) in zip(
            VRAGEN, venster.evaluate(_BEIDE, [stukken, index, GEWICHTEN, VRAGEN]), strict=True
        ):
            assert mee == zelf, vraag
        assert set(venster.evaluate("stopwords")) == set(taal.stopwords)


def tel_aanroepen(bezoek, adres: str, breed: int = 390) -> dict[str, int]:
    """Hoe vaak elke functie met een naam is aangeroepen terwijl de bladzijde laadt."""
    with bezoek(breed) as venster:
        sessie = venster.context.new_cdp_session(venster)
        sessie.send("Profiler.enable")
        sessie.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
        venster.goto(adres)
        uit: dict[str, int] = {}
        for script in sessie.send("Profiler.takePreciseCoverage")["result"]:
            for functie in script["functions"]:
                naam = f"{Path(script['url'].partition('?')[0]).name} {functie['functionName'].rpartition('.')[2]}"
                uit[naam] = uit.get(naam, 0) + functie["ranges"][0]["count"]
        assert not venster.klachten
    return uit


@pytest.mark.boek
@pytest.mark.browser
def test_de_zoekpagina_stamt_alleen_wat_de_vraag_en_de_treffers_vragen(html, bezoek):
    """Alles stammen kost een telefoon een seconde voordat er een treffer staat."""
    keren = tel_aanroepen(bezoek, f"{(html / 'search.html').as_uri()}?q=bijstand")
    assert keren["zoekhulp.js laadIndex"] == 1 and keren.get("zoekhulp.js maakIndex", 0) == 0
    assert keren["zoekhulp.js leesTerm"] < 200
    assert 0 < keren["language_data.js stemWord"] < 1000


@pytest.mark.boek
@pytest.mark.browser
@pytest.mark.parametrize(("keuze", "verwacht"), [("", 0), ("#indicatoren", 0), ("#opgave=bestaanszekerheid", 1)])
def test_de_wijzer_telt_pas_als_er_iets_gekozen_is(html, bezoek, keuze, verwacht):
    keren = tel_aanroepen(bezoek, f"{(html / 'indicatoren.html').as_uri()}{keuze}")
    assert keren["wijzer.js toon"] == verwacht and keren["wijzer.js orden"] == verwacht
    assert keren.get("zoekhulp.js maakIndex", 0) == 0


def test_een_fiche_met_een_cijfer_gaat_voor_een_zonder():
    """Wie 'eenzaam' zoekt, wil eerst zien wat er te zien is."""
    kern = '<dl class="kern"><dt>Stand in Soest</dt><dd>47,5%</dd><dt>Oordeel</dt><dd>ongunstig</dd></dl>'
    met, zonder = {"tekst": "", "woorden": ""}, {"tekst": "", "woorden": ""}
    bladen = [
        {"pad": "indicator/met", "inhoud": kern},
        {"pad": "indicator/zonder", "inhoud": kern.replace("Oordeel", "Volgend cijfer")},
    ]
    _met_kern({"indicator/met": [met], "indicator/zonder": [zonder]}, bladen, "")
    assert ("cijfer" in met, "cijfer" in zonder) == (True, False)


def test_een_kop_heeft_zijn_eigen_tabellen_met_hun_anker_en_rijen():
    """Daarmee toont de zoekpagina wat er staat, en springt zij naar de tabel."""
    bron = """
Wijken
======

.. list-table:: Inwoners
   :name: tabel-wijken
   :header-rows: 1

   * - Wijk
     - Inwoners
   * - Overhees
     - 9.610

Meer
----

.. list-table::

   * - los
     - {lang}
""".format(lang="woord " * 30)
    document = publish_doctree(bron, settings_overrides={"doctitle_xform": False})
    wijken, meer = document.findall(nodes.section)
    assert lees_tabellen(wijken) == [
        {"anker": "tabel-wijken", "koppen": ["Wijk", "Inwoners"], "rijen": [["Overhees", "9.610"]]}
    ]
    [tabel] = lees_tabellen(meer)
    assert tabel["koppen"] == [] and tabel["rijen"][0][1].endswith("woord …")


def test_wat_een_alinea_opent_telt_als_een_kop_en_staat_niet_in_de_lijst(tmp_path: Path):
    document = new_document("wijken")
    deel = nodes.section(ids=["kort"])
    deel += nodes.title(text="De wijken in het kort")
    deel += nodes.paragraph("", "", nodes.Text(""), nodes.strong(text="Overhees"), nodes.Text(" is een wijk."))
    deel += nodes.paragraph("", "", nodes.Text("Dicht bij "), nodes.strong(text="Klarwater"), nodes.Text("."))
    document += deel
    lijst = maak_lijst(tmp_path)
    lijst.feed("wijken", "wijken.html", "Wijken", document)
    tekst = schrijf(lijst)
    assert '"nadruk"' not in tekst
    termen = json.loads(tekst.removeprefix("globalThis.ZOEKLIJST=").removesuffix(";\n"))["index"]["termen"]
    kop = VELDEN.index("kop")
    assert termen["overhees"].split("/")[kop] and not termen["klarwater"].split("/")[kop]
