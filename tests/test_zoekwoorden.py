"""De gewone woorden van een raadslid vinden in de indicatorenwijzer waar zij over gaan, en zeggen waarop gezocht is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from playwright.sync_api import Page
from sphinx.search.nl import SearchDutch

from sturing.gegevens.dossier import Dossier
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.toon_boek import toon_begrippen
from sturing.tonen.wijzer import maak_wijzer
from sturing.uitgeven.begrippen import lees_begrippen, lees_zoekwoorden, maak_script
from sturing.uitgeven.zoeklijst import Zoeklijst

pytestmark = pytest.mark.browser
WORTEL = Path(__file__).parents[1]
WERK = {
    "inwoners-met-bijstand-18-67", "aandeel-met-bijstand-18-67", "uitstroom-naar-werk", "uitstroom-beschermd-werk",
    "uitstroom-loonkostensubsidie", "uitstroom-sociale-werkvoorziening",
}  # fmt: skip
DRUGS = {
    "wiet-of-hasj-laatste-4-weken-13-16", "wiet-of-hasj-laatste-4-weken-16-25", "harddrugs-ooit-13-16",
    "harddrugs-ooit-16-25",
}  # fmt: skip
UITZETTING = {
    "huisuitzettingen", "dreigende-huisuitzettingen", "voorkomen-huisuitzettingen-aantal",
    "huisuitzettingen-zonder-hulptraject",
}  # fmt: skip
SCHOOL = {"spijbelen-12-16", "voortijdig-schoolverlaten-12-22"}
BUITEN = {"primair-onderwijs-buiten-gemeente-aandeel", "primair-onderwijs-buiten-gemeente-aantal"}


@pytest.fixture(scope="module")
def lijst(soest: Dossier, tmp_path_factory) -> Path:
    """De lijst met begrippen en zoekwoorden van Soest, zoals het boek haar naast de bladzijde legt."""
    pad = tmp_path_factory.mktemp("begrippen") / "begrippen.csv"
    with met_bladzijde(Bladzijde(soest)):
        pad.write_text(toon_begrippen().gegevens.als_csv(), encoding="utf-8", newline="")
    return pad


@pytest.fixture(scope="module")
def wijzer(chromium, soest: Dossier, lijst: Path, tmp_path_factory) -> Iterator[Page]:
    """De wijzer van Soest met haar scripts, zonder de rest van het boek."""
    blad, taal = Bladzijde(soest), SearchDutch({})
    inhoud = maak_wijzer(blad, blad.standen(tuple(soest.kader.indicatoren.values()))).inhoud
    scripts = [
        f"var stopwords = {json.dumps(sorted(taal.stopwords))};"
        + Zoeklijst(MagicMock(), "nl", {}, "").get_js_stemmer_code(),
        (WORTEL / "sturing" / "derden" / "minisearch.min.js").read_text("utf-8"),
        maak_script(lees_begrippen(lijst), lees_zoekwoorden(lijst)),
        *((WORTEL / "book" / "_static" / naam).read_text("utf-8") for naam in ("zoekhulp.js", "wijzer.js")),
    ]
    pad = tmp_path_factory.mktemp("wijzer") / "wijzer.html"
    pad.write_text(
        f'<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>Wijzer</title>{inhoud}'
        + "".join(f"<script>{script}</script>" for script in scripts),
        encoding="utf-8",
    )
    venster = chromium.new_page()
    venster.goto(pad.as_uri())
    yield venster
    venster.close()


def zoek(wijzer: Page, vraag: str) -> tuple[set[str], str]:
    """De indicatoren die overblijven, en wat er dan boven de lijst staat."""
    wijzer.fill("#filter-zoek", vraag)
    wijzer.press("#filter-zoek", "Enter")
    rijen = wijzer.locator("#tabel-indicatoren tbody tr:not([hidden])")
    return set(rijen.evaluate_all("r => r.map(x => x.dataset.id)")), wijzer.locator("#wijzer-telling").inner_text()


@pytest.mark.parametrize(
    ("woord", "moet", "hoogstens"),
    [
        ("drugs", DRUGS, 4),
        ("cannabis", DRUGS, 4),
        ("verslaving", DRUGS | {"alcohol-laatste-4-weken-13-16"}, 16),
        ("ontruiming", UITZETTING, 8),
        ("dakloos", UITZETTING, 8),
        ("werkloos", WERK, 9),
        ("baan", WERK, 9),
        ("werk", WERK | {"vrijwilligerswerk"}, 12),
        ("gehandicapt", {"toegankelijke-activiteiten-beperking"}, 5),
        ("rolstoel", {"toegankelijke-activiteiten-beperking", "woonvoorzieningen-ingezet"}, 5),
        ("thuiszitters", SCHOOL, 4),
        ("leerplicht", SCHOOL, 4),
        ("hulp", {"jeugdhulp-0-17", "schuldhulp-gezinnen", "weet-waar-hulp-18-plus"}, 15),
        ("sportclub", {"sport-wekelijks-vereniging-13-16", "lidmaatschap-sportbond-5-9"}, 12),
        ("taalles", {"taal-en-cultuur-belemmering-18-plus", "inburgering-binnen-3-jaar-procent"}, 4),
        ("moslims", {"gediscrimineerd-op-grond-18-plus"}, 4),
        ("speciaal onderwijs", BUITEN, 4),
        ("suïcide", {"verwijzingen-spreekuur-jeugd-ggz"}, 3),
    ],
)
def test_een_gewoon_woord_vindt_de_indicatoren_die_erover_gaan(wijzer, woord, moet, hoogstens):
    gevonden, telling = zoek(wijzer, woord)
    assert moet <= gevonden and len(gevonden) <= hoogstens, sorted(gevonden)
    assert "ezocht" in telling and " op ‘" in telling, telling


@pytest.mark.parametrize("vraag", ["speciaal", "speciaal onderwijs", "onderwijs speciaal"])
def test_speciaal_wordt_nooit_sociaal(wijzer, vraag):
    gevonden, telling = zoek(wijzer, vraag)
    assert "sociaal" not in telling and "roken-wekelijks-13-16" not in gevonden


def test_een_ander_woord_geldt_niet_terug(wijzer):
    """Wie wiet zoekt, vraagt niet naar harddrugs."""
    gevonden, telling = zoek(wijzer, "wiet")
    assert gevonden == {naam for naam in DRUGS if naam.startswith("wiet")} and "ezocht" not in telling


def test_elk_woord_dat_te_vinden_is_vindt_iets_in_het_rapport(lijst, soest):
    """Een woord in `vindt` dat nergens staat, is een schrijffout of iets van een oud rapport."""
    paden = [*(WORTEL / "data" / "soest").rglob("*.yml"), *(WORTEL / "notebooks").glob("*.ipynb")]
    # De lijst zelf telt niet mee.
    bron = "".join(pad.read_text("utf-8").partition("\nzoekwoorden:\n")[0].lower() for pad in paden)
    zoekwoorden = lees_zoekwoorden(lijst)
    assert len(zoekwoorden) == len(soest.kader.grondslag.zoekwoorden) > 10
    assert not [woord for _, vindt in zoekwoorden for woord in vindt for w in woord.lower().split() if w not in bron]
