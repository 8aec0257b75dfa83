"""De tekst van het rapport is te lezen: korte zinnen, gewone woorden, en een maat die dat laat zien."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import GEMEENTE, WORTEL
from hypothesis import given
from hypothesis import strategies as st

from sturing.cli_leesbaarheid import als_markdown
from sturing.gegevens.dossier import lees_dossier
from sturing.leestoets import meet_blad, vaste_namen
from sturing.tonen import toon_voorstellen
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.leesbaarheid import (
    B1,
    LANGE_ZIN,
    LANGST_IN_OOGOPSLAG,
    meet_leesbaarheid,
    splits_zinnen,
    tel_lettergrepen,
)
from sturing.tonen.toon_oogopslag import toon_oogopslag
from sturing.tonen.toon_start import toon_kern, toon_oogopslag_opgaven


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [("kat", 1), ("water", 2), ("eenzaamheid", 3), ("mantelzorger", 4), ("bestaanszekerheid", 5)],
)
def test_lettergrepen_tellen_zoals_je_ze_klapt(woord: str, aantal: int):
    assert tel_lettergrepen(woord) == aantal


def test_een_getal_of_afkorting_maakt_geen_nieuwe_zin():
    tekst = "Het plafond is € 41.218. Dat is o.a. Voor dit jaar. In 2024/2025 was het 47,5% (bijv. Soest)."
    assert splits_zinnen(tekst) == [
        "Het plafond is € 41.218.", "Dat is o.a. Voor dit jaar.", "In 2024/2025 was het 47,5% (bijv. Soest).",
    ]  # fmt: skip


def test_de_index_volgt_de_formule_van_douma():
    """Twee zinnen, acht woorden, acht lettergrepen: 206,84 - 0,93 x 4 - 77 x 1."""
    maat = meet_leesbaarheid("De kat ligt stil. De hond blaft hard.")
    assert (maat.zinnen, maat.woorden, maat.lettergrepen) == (2, 8, 8)
    assert maat.index == pytest.approx(126.12)


def test_ambtelijke_tekst_scoort_slechter_dan_gewone():
    gewoon = meet_leesbaarheid("Wij helpen mensen met schulden. Zij krijgen binnen een week een gesprek.")
    ambtelijk = meet_leesbaarheid(
        "Teneinde schuldenproblematiek te beheersen worden inwoners middels integrale dienstverleningstrajecten"
        " gefaciliteerd conform vigerende beleidsregels inzake bestaanszekerheidsvraagstukken."
    )
    assert gewoon.index > B1 > ambtelijk.index and gewoon.niveau != ambtelijk.niveau
    assert {woord.lower() for woord, _ in ambtelijk.moeilijke} >= {
        "teneinde",
        "middels",
        "conform",
        "vigerende",
        "inzake",
    }


def test_een_lange_zin_wordt_genoemd():
    zin = "Dit is " + "nog een woord " * 10 + "en dan is het klaar."
    assert meet_leesbaarheid(f"Kort. {zin}").lange_zinnen == (zin,)
    assert len(zin.split()) > LANGE_ZIN


def test_een_vaste_naam_telt_niet_als_moeilijk():
    naam = "Minder inwoners hebben problematische schulden"
    met, zonder = meet_leesbaarheid(f"Het doel is {naam}.", [naam]), meet_leesbaarheid(f"Het doel is {naam}.")
    assert met.index > zonder.index


@given(st.text(max_size=300))
def test_elke_tekst_is_te_meten(tekst: str):
    maat = meet_leesbaarheid(tekst)
    assert maat.lettergrepen >= maat.woorden >= maat.zinnen >= 0 and maat.niveau


def test_tabellen_bijschriften_en_bronregels_tellen_niet_als_lopende_tekst():
    html = (
        "<article><h1>Kop</h1><p>Dit telt.</p><table><tr><td><p>Tabel.</p></td></tr></table>"
        '<div class="bronregel"><p>Bron: x.</p></div>'
        "<section><h2>In één oogopslag</h2><p>Ook dit.</p></section></article>"
    )
    maat = meet_blad("x", html)
    assert maat.maat.zinnen == 2 and maat.oogopslag.zinnen == 1 and maat.titel == "Kop"


@pytest.mark.boek
def test_de_samenvattingen_van_het_rapport_zijn_gewoon_nederlands(gebouwd_boek: Path):
    namen = vaste_namen(lees_dossier(WORTEL, GEMEENTE, 2026))
    maten = [meet_blad(p.stem, p.read_text("utf-8"), namen) for p in sorted((gebouwd_boek / "html").glob("*.html"))]
    samenvattingen = {m.blad: m.oogopslag.index for m in maten if m.oogopslag}
    assert len(samenvattingen) == 5
    assert {blad: round(index) for blad, index in samenvattingen.items() if index < B1} == {}
    assert {m.blad: round(m.maat.index) for m in maten if m.maat.index < B1} == {}
    assert {m.blad: round(m.maat.woorden_per_zin, 1) for m in maten if m.maat.woorden_per_zin > 15} == {}
    lang = {m.blad: m.oogopslag.langste_zin for m in maten if m.oogopslag}
    assert {blad: woorden for blad, woorden in lang.items() if woorden > LANGST_IN_OOGOPSLAG} == {}


def kern_van(gemeente: str) -> dict[str, str]:
    """De tekst van elke samenvatting van een rapport: per opgave in één oogopslag, en de startpagina."""
    alles = Bladzijde(lees_dossier(WORTEL, gemeente, 2026))
    with met_bladzijde(alles):
        getoond = {"start": [toon_oogopslag_opgaven(), toon_kern().delen[0]]}
    for opgave in alles.dossier.kader.opgaven:
        with met_bladzijde(Bladzijde(alles.dossier, opgave, berekend=alles.berekend)):
            getoond[opgave.id] = list(toon_oogopslag().delen)
    return {naam: "\n".join(tekst for deel in delen for tekst in deel.tekst) for naam, delen in getoond.items()}


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_geen_zin_in_een_oogopslag_is_te_lang_om_in_een_keer_te_lezen(gemeente: str):
    """Een gemiddelde verbergt een zin van tachtig woorden, en een lezer leest elk woord van een naam."""
    te_lang = {}
    for naam, tekst in kern_van(gemeente).items():
        maat = meet_leesbaarheid(tekst.replace("\\", ""))
        assert maat.zinnen > 5, naam
        if maat.langste_zin > LANGST_IN_OOGOPSLAG:
            te_lang[naam] = [zin for zin in maat.lange_zinnen if meet_leesbaarheid(zin).langste_zin == maat.langste_zin]
    assert te_lang == {}


def test_de_langste_zin_telt_elk_woord_van_een_vaste_naam_mee():
    naam = "Iedereen heeft toegang tot betaalbare en passende zorg"
    maat = meet_leesbaarheid(f"Kort. Het doel is {naam}.", [naam])
    assert maat.langste_zin == 11 and maat.woorden == 5


def test_de_vaste_tekst_bij_de_voorstellen_is_gewoon_nederlands_ook_met_alleen_namen():
    soest = lees_dossier(WORTEL, GEMEENTE, 2026)
    with met_bladzijde(Bladzijde(soest)):
        getoond = toon_voorstellen()
    delen = getattr(getoond, "delen", (getoond,))
    regels = [regel for deel in delen for tekst in deel.tekst for regel in tekst.split("\n")]
    boek = (WORTEL / "book" / "voorstellen.md").read_text("utf-8")
    vast = next(regel for regel in boek.splitlines() if regel.startswith("Per activiteit"))
    tekst = "\n".join([vast, *(regel.removeprefix("- ") for regel in regels)])
    maat = meet_leesbaarheid(tekst, vaste_namen(soest))
    assert maat.index >= B1 and maat.lange_zinnen == () and maat.moeilijke == ()
    for activiteit in soest.aanbod.activiteiten:
        assert activiteit.activiteit in tekst


def test_de_uitslag_als_markdown_heeft_de_moeilijkste_bladzijde_bovenaan():
    html = "<article><h1>{0}</h1><p>{1}</p></article>"
    makkelijk = meet_blad("makkelijk", html.format("A", "De kat ligt stil."))
    moeilijk = meet_blad("moeilijk", html.format("B", "Bestaanszekerheidsvraagstukken vereisen dienstverlening."))
    kop, streep, eerste, tweede = als_markdown([makkelijk, moeilijk]).splitlines()
    assert eerste.startswith("| moeilijk | 1 | 3,0 | 3 |") and tweede.startswith("| makkelijk | 1 | 4,0 | 4 |")
    assert kop.count("|") == streep.count("|") == eerste.count("|")
