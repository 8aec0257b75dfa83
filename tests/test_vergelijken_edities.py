"""Wat er tussen twee edities veranderde, in woorden en op een pagina."""

from __future__ import annotations

import re
import shutil

import pytest
from uitgavebouwstenen import maak_editie, regel

from sturing import cli, herbouwopdracht
from sturing.fouten import InvoerFout
from sturing.herbouwopdracht import toets_vooraf, zoek_oorzaken
from sturing.uitgeven import vergelijkblad
from sturing.uitgeven.herkomst import hash_van, lees_versies
from sturing.uitgeven.manifest import Inhoud, lees_manifest
from sturing.uitgeven.plaatsen import plaats
from sturing.uitgeven.vergelijkblad import maak_blad, maak_regels
from sturing.uitgeven.vergelijken import lees_editie, vergelijk


def publiceer(bouw, web):
    return plaats(bouw, lees_manifest(bouw), web).map


@pytest.fixture
def edities(tmp_path):
    eerst = Inhoud(
        oordelen={
            "a": regel("Eenzaamheid", "12%"),
            "b": regel("Roken", "8%"),
            "oud": regel("Vervallen indicator", "1%"),
            "leeg": regel("Nog niets", "", "kan nog niets zeggen", "", "nog geen meting"),
        },
        duidingen={"leefstijl/duiding": "Vorig jaar ging het goed."},
    )
    nu = Inhoud(
        oordelen={
            "a": regel("Eenzaamheid", "15%", "ongunstig", "2026"),
            "b": regel("Roken", "8%"),
            "leeg": regel("Nog niets", "3%", "kan nog niets zeggen", "2026", "nulmeting"),
            "nieuw": regel("Nieuwe indicator", "5%"),
        },
        duidingen={"leefstijl/duiding": "Nu gaat het <b>minder</b>."},
    )
    maak_editie(tmp_path / "oud", jaar=2025, inhoud=eerst, peildatum="2025-07-31")
    maak_editie(tmp_path / "nu", jaar=2026, inhoud=nu, tekst="tweede")
    return lees_editie(tmp_path / "oud"), lees_editie(tmp_path / "nu" / "manifest.json")


def test_elke_soort_verandering_staat_er_met_woorden(edities):
    delen = {d.kop: d for d in vergelijk(*edities, {"a": "er is een nieuw cijfer"})}
    assert delen["Oordelen"].rijen == (
        ("Eenzaamheid", "gunstig (nulmeting)", "ongunstig (nulmeting)", "er is een nieuw cijfer"),
    )
    assert delen["Laatste cijfers"].rijen == (
        ("Eenzaamheid", "12% (2025)", "15% (2026)", "er is een nieuw cijfer"),
        ("Nog niets", "geen cijfer", "3% (2026)", "onbekend"),
    )
    assert ("nulmeting", "0", "1") in delen["Dekking"].rijen
    assert delen["Kader"].rijen == (
        ("Nieuwe indicator", "nieuw in het kader"),
        ("Vervallen indicator", "niet meer in het kader"),
    )
    assert delen["Duidingen"].rijen[0][:2] == ("leefstijl/duiding", "gewijzigd")
    assert delen["Duidingen"].zin == "1 duiding is anders."
    assert delen["Gegevens"].rijen == (("cijfers.csv", "1", "1"),)
    assert ("rapportagejaar", "2025", "2026") in delen["De edities"].rijen


def test_dezelfde_editie_met_zichzelf_heeft_geen_verschil(edities):
    assert all(not d.rijen for d in vergelijk(edities[0], edities[0]))


def test_de_regels_voor_het_scherm_zijn_kort_en_zeggen_wat_er_nog_is(edities):
    regels = maak_regels(vergelijk(*edities))
    assert "Oordelen: 1 oordeel is anders." in regels
    assert "  - Eenzaamheid: eerst 12% (2025), nu 15% (2026); waardoor: onbekend" in regels


def test_op_het_scherm_zegt_elke_rij_wat_haar_getallen_zijn(edities):
    delen = vergelijk(*edities)
    regels = maak_regels(delen)
    assert "  - cijfers.csv: 1 rij erbij, 1 rij weg" in regels
    assert "  - nulmeting: eerst 0 indicatoren, nu 1" in regels
    assert "  - rapportagejaar: eerst 2025, nu 2026" in regels
    assert not [regel for regel in regels if " | " in regel]
    zonder = [d.kop for d in delen if len(d.kolommen) > 2 and d.kolommen[1:] not in vergelijkblad._ZINSDELEN]
    assert zonder == []


@pytest.mark.parametrize(
    ("doe", "schade"),
    [
        (lambda web: (web / "blad1.html").write_text("bijgewerkt", "utf-8"), ("is veranderd", "blad1.html")),
        (lambda web: (web / "blad2.html").unlink(), ("ontbreekt", "blad2.html")),
        (lambda web: (web / "kladje.txt").write_text("x", "utf-8"), ("hoort er niet", "kladje.txt")),
    ],
)
@pytest.mark.parametrize("gepubliceerd", [True, False])
def test_een_met_de_hand_veranderd_bestand_heet_nooit_gelijk(tmp_path, doe, schade, gepubliceerd):
    maak_editie(tmp_path / "bouw")
    maak_editie(tmp_path / "ander")
    ander = tmp_path / "ander" if not gepubliceerd else publiceer(tmp_path / "ander", tmp_path / "web")

    def woorden() -> list[str]:
        return maak_regels(vergelijk(lees_editie(tmp_path / "bouw"), lees_editie(ander)))

    assert "Nagelezen: Elk bestand is nagelezen en is nog zoals het manifest zegt." in woorden()
    doe(ander if gepubliceerd else ander / "html")
    wat, pad = schade
    pad = pad if gepubliceerd else f"html/{pad}"
    assert "Nagelezen: 1 bestand is niet meer zoals het manifest zegt." in woorden()
    assert f"  - {ander.name}/{pad}: {wat}" in woorden()
    assert not [regel for regel in woorden() if "byte voor byte" in regel]


def test_van_een_los_manifest_zegt_vergelijk_dat_de_bestanden_er_niet_bij_staan(tmp_path):
    maak_editie(tmp_path / "bouw")
    (tmp_path / "los").mkdir()
    shutil.copy(tmp_path / "bouw" / "manifest.json", tmp_path / "los")
    los = lees_editie(tmp_path / "los" / "manifest.json")
    (zin,) = [d.zin for d in vergelijk(lees_editie(tmp_path / "bouw"), los) if d.kop == "Nagelezen"]
    assert zin == f"Alleen het manifest vergeleken; in {tmp_path / 'los'} staan de bestanden zelf niet."


def test_alleen_een_andere_regel_telt_niet_als_een_ander_oordeel(tmp_path):
    stil = {naam: regel("Naam", "1%", "kan nog niets zeggen") for naam in "ab"}
    maak_editie(tmp_path / "a", inhoud=Inhoud(oordelen=stil))
    maak_editie(tmp_path / "b", inhoud=Inhoud(oordelen=stil | {"a": stil["a"] | {"regel": "verschil"}}))
    (deel,) = [d for d in vergelijk(*(lees_editie(tmp_path / m) for m in "ab")) if d.kop == "Oordelen"]
    assert deel.zin == "Geen enkel oordeel is anders. Bij 1 indicator is alleen de regel anders."
    assert len(deel.rijen) == 1


def test_een_enkele_indicator_staat_er_in_enkelvoud():
    assert vergelijkblad._dekking("1", "3") == "eerst 1 indicator, nu 3"
    assert vergelijkblad._dekking("2", "1") == "eerst 2 indicatoren, nu 1"


def met_duidingen(map_, jaar, editie, **duidingen):
    maak_editie(map_, jaar=jaar, editie=editie, inhoud=Inhoud(duidingen={f"a/{k}": v for k, v in duidingen.items()}))
    return lees_editie(map_)


def duidingrijen(*edities):
    return {rij[0]: rij[1:] for d in vergelijk(*edities) if d.kop == "Duidingen" for rij in d.rijen}


@pytest.mark.parametrize(
    ("toen", "nu", "eerst", "straks"),
    [
        ((2026, "concept"), (2026, "definitief"), "duiding-werk-2026-soest-concept", "duiding-werk-2026-soest"),
        ((2026, "concept"), (2026, "definitief"), "duiding-werk-2026-soest", "duiding-werk-2026-soest-definitief"),
        ((2026, "definitief"), (2027, "definitief"), "duiding-werk-2026-soest", "duiding-werk-2027-soest"),
    ],
)
def test_een_duiding_van_een_editie_of_jaar_staat_er_een_keer_als_gewijzigd(tmp_path, toen, nu, eerst, straks):
    paar = met_duidingen(tmp_path / "a", *toen, **{eerst: "Oud."}), met_duidingen(tmp_path / "b", *nu, **{straks: "N."})
    assert duidingrijen(*paar) == {f"a/{straks}": ("gewijzigd", "Oud.", "N.")}
    assert f"  - a/{straks}: gewijzigd; eerst: Oud.; nu: N." in maak_regels(vergelijk(*paar))


def test_duidingen_die_misschien_een_andere_plek_hebben_blijven_nieuw_en_vervallen(tmp_path):
    toen = {"d-2026-concept": "Een.", "d-concept": "Twee.", "x": "X."}
    eerst = met_duidingen(tmp_path / "a", 2026, "concept", **toen)
    nu = met_duidingen(tmp_path / "b", 2026, "definitief", **{"d": "Drie.", "y-2026": "Y."})
    assert {plek: rij[0] for plek, rij in duidingrijen(eerst, nu).items()} == {
        "a/d-2026-concept": "vervallen", "a/d-concept": "vervallen", "a/x": "vervallen",
        "a/d": "nieuw", "a/y-2026": "nieuw",
    }  # fmt: skip


def test_edities_van_twee_gemeenten_worden_niet_vergeleken(tmp_path):
    maak_editie(tmp_path / "a")
    maak_editie(tmp_path / "b", gemeente="baarn")
    with pytest.raises(InvoerFout, match="is van voorbeeld, de tweede van baarn; kies twee edities van dezelfde"):
        herbouwopdracht.vergelijk_edities(tmp_path, tmp_path / "a", tmp_path / "b")


def test_een_pagina_in_een_map_die_er_niet_is_wordt_geweigerd_en_maakt_geen_map(tmp_path, monkeypatch, capsys):
    for naam in "ab":
        maak_editie(tmp_path / naam)
    pagina = tmp_path / "weg" / "x.html"
    woorden = ["vergelijk", str(tmp_path / "a"), str(tmp_path / "b"), "--pagina", str(pagina)]
    monkeypatch.setattr("sys.argv", ["sturing", *woorden])
    with pytest.raises(SystemExit) as einde:
        cli.hoofd()
    assert einde.value.code == 2 and not pagina.parent.exists()
    assert capsys.readouterr().out == ""


def test_de_pagina_is_een_bestand_zonder_verzoek_naar_buiten_en_ontsnapt_alles(edities):
    html = maak_blad(edities[0].manifest, edities[1].manifest, vergelijk(*edities)).decode()
    assert "&lt;b&gt;minder&lt;/b&gt;" in html and "<b>" not in html
    assert not re.search(r'(src|href)="(?!#)', html)
    assert "default-src 'none'; style-src 'sha256-" in html
    assert '<html lang="nl">' in html and html.count("<h1>") == 1
    assert html.count("<caption>") == html.count("<table>") > 3
    assert '<th scope="row">' in html and '<th scope="col">' in html


def test_oorzaken_worden_alleen_genoemd_als_de_gegevens_nog_hetzelfde_zeggen(edities, monkeypatch):
    monkeypatch.setattr(herbouwopdracht, "_dossier_van", lambda wortel, manifest: None)
    assert zoek_oorzaken(None, edities[0].manifest, edities[1].manifest) == {}


def test_vooraf_zegt_herbouw_welke_invoer_en_versies_anders_zijn(tmp_path, monkeypatch):
    maak_editie(tmp_path / "e")
    manifest = lees_manifest(tmp_path / "e")
    data = tmp_path / "data" / "voorbeeld" / "gemeente.yml"
    data.parent.mkdir(parents=True)
    data.write_bytes(b"gemeente")
    for naam in ("_config.yml", "_toc.yml"):
        (tmp_path / naam).write_bytes(naam.encode())
    zelfde = {n: hash_van(n.encode()) for n in ("_config.yml", "_toc.yml")}
    manifest = manifest.model_copy(update={"invoer": manifest.invoer | zelfde, "versies": lees_versies()})
    code = manifest.code.model_copy(update={"pakket": herbouwopdracht.hash_pakket()})
    manifest = manifest.model_copy(update={"code": code})
    for naam in ("notebooks", "book"):
        (tmp_path / naam).mkdir()
    assert toets_vooraf(tmp_path, manifest) == ()
    data.write_bytes(b"anders")
    (tmp_path / "notebooks" / "nieuw.ipynb").write_bytes(b"{}")
    oud = manifest.model_copy(update={"versies": manifest.versies | {"weasyprint": "1.0"}})
    zinnen = dict(toets_vooraf(tmp_path, oud))
    assert zinnen["data/voorbeeld/gemeente.yml"] == "veranderd"
    assert zinnen["notebooks/nieuw.ipynb"] == "er is een bestand bij gekomen"
    assert zinnen["versie van weasyprint"].startswith("eerst 1.0, nu ")
