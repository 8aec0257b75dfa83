"""Wat de wegingstafel naar buiten brengt: werkboek, bladen en opdrachtregel, zonder dat tekst iets uitvoert."""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner
from weegbouwstenen import STERK, maak_activiteit

from sturing.bronnen.weegtafel import als_csv, schrijf_weegtafel
from sturing.cli import app
from sturing.fouten import InvoerFout, SturingFout
from sturing.gegevens.activiteiten import lees_aanbod, lees_aanbod_uit_werkboek
from sturing.gegevens.activiteitmodel import Antwoord
from sturing.gegevens.activiteittoets import Aanbod
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.lezer import Lezer
from sturing.rekenen.aanbod import bereken_dekking, kies_eindigend
from sturing.rekenen.ranglijst import bereken_ranglijst
from sturing.rekenen.verdelen import Eisen
from sturing.rekenen.weegbeeld import bereken_weegbeelden
from sturing.rekenen.weging import bereken_wegingen
from sturing.tonen import (
    blad,
    toon_aanbod,
    toon_dossierblad,
    toon_eindigend,
    toon_ranglijst,
    toon_regelingen,
    toon_weegformulier,
    toon_wegingen,
)
from sturing.tonen.object import als_html, als_myst
from sturing.tonen.werkboek import maak_werkboek
from sturing.tonen.zinnen_weging import zin_geld
from sturing.uitgeven.excel import MOMENT, schrijf_werkboek, veilig
from sturing.weegopdracht import Weegtafel, lees_excel, schrijf_excel, verdeel, weeg

WORTEL = Path(__file__).resolve().parents[1]
GEVAARLIJK = ("=1+1", "+31", "-2", "@SOM(A1)", "=HYPERLINK(\"http://x\")", "\t=1")  # fmt: skip


@pytest.fixture(scope="session")
def voorbeeld():
    return weeg(WORTEL, "voorbeeld", 2026)


def tafel_met(soest, aanbod: Aanbod):
    dossier = replace(soest, aanbod=aanbod)
    wegingen = bereken_wegingen(
        bereken_weegbeelden(aanbod.activiteiten, aanbod.antwoorden, dossier.kader), dossier.kader.afwegingskader
    )
    return dossier, wegingen, bereken_ranglijst(wegingen, dossier.kader.afwegingskader)


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_tekst_wordt_in_het_werkboek_nooit_een_formule(soest, tmp_path, tekst):
    """Een formule zou als gevaarlijke tekst uit een aanvraag kunnen komen; zij blijft tekst en komt gelijk terug."""
    activiteit = maak_activiteit(activiteit=f"x{tekst}", uitvoerder=tekst.strip(), toelichting=tekst.strip())
    antwoord = Antwoord(
        activiteit="A1", vraag="wijk", antwoord="ja", toelichting=tekst.strip(), wie="rol", wanneer="2026-02-01"
    )
    dossier, wegingen, lijst = tafel_met(soest, Aanbod((activiteit,), (antwoord,)))
    pad = tmp_path / "uit.xlsx"
    schrijf_werkboek(pad, maak_werkboek(dossier, wegingen, lijst), "=titel")
    for blad_ in load_workbook(pad):
        for cel in (c for rij in blad_.iter_rows() for c in rij):
            assert cel.data_type != "f" and not str(cel.value or "").startswith(("=", "+", "@", "\t"))
    terug = lees_aanbod_uit_werkboek(pad.read_bytes(), "uit.xlsx", soest.kader, soest.gemeente)
    assert terug.activiteiten[0].uitvoerder == tekst.strip() and terug.antwoorden[0].toelichting == tekst.strip()


def test_het_tijdstip_van_bewaren_staat_nergens_in_het_werkboek(soest, tmp_path):
    pad = tmp_path / "uit.xlsx"
    schrijf_werkboek(pad, maak_werkboek(*tafel_met(soest, Aanbod((maak_activiteit(),), ()))), "titel")
    with ZipFile(pad) as pak:
        assert {deel.date_time for deel in pak.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    eigenschappen = load_workbook(pad).properties
    assert (eigenschappen.created, eigenschappen.modified) == (MOMENT, MOMENT)


def test_veilig_laat_gewone_tekst_en_getallen_met_rust():
    assert [veilig(w) for w in ("gewoon", -3, 2.5, None, "a=b")] == ["gewoon", -3, 2.5, None, "a=b"]
    assert veilig("bel\x07letje") == "belletje"


def test_het_werkboek_van_voorbeeld_komt_heen_en_terug_gelijk(voorbeeld, tmp_path):
    pad = tmp_path / "tafel.xlsx"
    schrijf_excel(voorbeeld, pad)
    dossier = voorbeeld.dossier
    assert lees_aanbod_uit_werkboek(pad.read_bytes(), pad.name, dossier.kader, dossier.gemeente) == dossier.aanbod


def test_het_werkboek_heeft_keuzelijsten_en_zegt_als_alles_verzonnen_is(voorbeeld, tmp_path):
    pad = tmp_path / "tafel.xlsx"
    schrijf_excel(voorbeeld, pad)
    boek = load_workbook(pad)
    assert boek.sheetnames == [
        "Uitleg", "Activiteiten", "Antwoorden", "Wegingen", "Ranglijst", "Resultaten", "Wijken", "Tijdelijk geld",
        "Budgetten", "Verdelingen", "Vragen", "Lijsten",
    ]  # fmt: skip
    assert len(boek["Antwoorden"].data_validations.dataValidation) == 17
    assert len(boek["Activiteiten"].data_validations.dataValidation) == 3
    assert any("VERZONNEN" in str(rij[1].value) for rij in boek["Uitleg"].iter_rows())
    lijst = {boek["Lijsten"].cell(1, k).value: boek["Lijsten"].cell(2, k).value for k in range(1, 21)}
    assert lijst["wijk"] == "nee" and "regeling" in lijst


def test_het_werkboek_toont_overlap_budgetten_en_sets_zoals_het_boek(voorbeeld, tmp_path):
    pad, dossier = tmp_path / "tafel.xlsx", voorbeeld.dossier
    schrijf_excel(voorbeeld, pad, eisen={"innovatiefonds": Eisen(vast=frozenset({"V19"}))})
    boek = load_workbook(pad)
    rijen = {naam: list(boek[naam].iter_rows(min_row=2, values_only=True)) for naam in boek.sheetnames}
    dekking = bereken_dekking(dossier.aanbod.activiteiten, dossier.kader, dossier.rapportage.peildatum)
    beelden = [rij[5] for rij in rijen["Resultaten"]]
    assert [rij[2] for rij in rijen["Resultaten"]] == list(dossier.kader.resultaten)
    assert {rij[0] for rij in rijen["Wijken"]} == {w.code for w in dossier.gemeente.wijken}
    assert len(rijen["Resultaten"]) == len(dossier.kader.resultaten)
    assert beelden.count("overlap") == len(dekking.overlap)
    assert beelden.count("witte vlek") == len(dekking.witte_vlekken)
    assert [rij[1] for rij in rijen["Tijdelijk geld"]] == [a.id for a in kies_eindigend(dossier.aanbod.activiteiten)]
    plafond = {rij[0]: rij[2] for rij in rijen["Budgetten"]}
    assert plafond == {r.id: r.budget for r in dossier.kader.afwegingskader.regelingen}
    fonds = [rij for rij in rijen["Verdelingen"] if rij[0] == "innovatiefonds"]
    gekozen = verdeel(voorbeeld, "innovatiefonds", Eisen(vast=frozenset({"V19"}))).verdeling.pakketten[0].gekozen
    assert {rij[1] for rij in fonds if rij[6] == "ja"} == set(gekozen) and "V19" in gekozen


def test_het_lege_werkboek_van_soest_heeft_een_regel_per_vraag(soest, tmp_path):
    tafel = weeg(WORTEL, "soest", 2026)
    schrijf_excel(tafel, tmp_path / "leeg.xlsx", wie="accounthouder")
    blad_ = load_workbook(tmp_path / "leeg.xlsx")["Antwoorden"]
    assert blad_.max_row == 1 + 17 * len(tafel.wegingen)
    assert blad_["E2"].value == "accounthouder" and blad_["C2"].value is None


@pytest.mark.parametrize(
    ("naam", "melding"), [("uit.xls", "dit is geen naam voor een werkboek"), ("geen/uit.xlsx", "deze map bestaat niet")]
)
def test_een_verkeerde_plek_voor_het_werkboek_is_een_nette_fout(voorbeeld, tmp_path, naam, melding):
    with pytest.raises(InvoerFout, match=melding):
        schrijf_excel(voorbeeld, tmp_path / naam)


def test_een_ingelezen_werkboek_staat_als_csv_in_data_en_wint_niet_half(voorbeeld, tmp_path):
    wortel = tmp_path / "checkout"
    for map_ in ("data/voorbeeld", "notebooks"):
        shutil.copytree(WORTEL / map_, wortel / map_)
    pad = tmp_path / "tafel.xlsx"
    schrijf_excel(voorbeeld, pad)
    boek = load_workbook(pad)
    boek["Activiteiten"]["D2"] = "Nieuwe uitvoerder"
    boek.save(pad)
    lees_excel(wortel, "voorbeeld", 2026, pad)
    nieuw = lees_dossier(wortel, "voorbeeld", 2026).aanbod
    assert (
        nieuw.activiteiten[0].uitvoerder == "Nieuwe uitvoerder"
        and nieuw.antwoorden == voorbeeld.dossier.aanbod.antwoorden
    )
    map_ = wortel / "data" / "voorbeeld" / "activiteiten"
    voor = {p.name: p.read_bytes() for p in map_.iterdir()}
    boek["Activiteiten"]["G2"] = -5
    boek.save(pad)
    with pytest.raises(SturingFout, match="rij 2, kolom G"):
        lees_excel(wortel, "voorbeeld", 2026, pad)
    assert {p.name: p.read_bytes() for p in map_.iterdir()} == voor


def test_mislukt_het_tweede_bestand_dan_komt_het_eerste_terug(tmp_path):
    schrijf_weegtafel(tmp_path, 2026, [{"id": "oud"}], [{"activiteit": "oud"}])
    (tmp_path / "activiteiten" / "2026-antwoorden.csv").unlink()
    (tmp_path / "activiteiten" / "2026-antwoorden.csv").mkdir()
    with pytest.raises(OSError):
        schrijf_weegtafel(tmp_path, 2026, [{"id": "nieuw"}], [{"activiteit": "nieuw"}])
    assert (tmp_path / "activiteiten" / "2026.csv").read_text(encoding="utf-8") == "id\noud\n"


def test_een_csv_houdt_onbekend_leeg_en_lijsten_met_spaties():
    assert als_csv([{"a": None, "b": ("x", "y"), "c": 3.0}]) == b"a,b,c\n,x y,3\n"


@pytest.fixture
def open_met(soest, monkeypatch):
    def open_(aanbod: Aanbod):
        monkeypatch.setattr(blad, "_huidig", blad.Bladzijde(replace(soest, aanbod=aanbod)))

    return open_


AANVAL = "<script>alert(1)</script> {glue:text}`x` | # kop"


def test_tekst_uit_het_register_breekt_nergens_uit_een_blad(open_met):
    activiteit = maak_activiteit(
        activiteit=AANVAL, uitvoerder=AANVAL, doelgroep=AANVAL, toelichting=AANVAL, vindplaats=AANVAL
    )
    antwoorden = tuple(
        Antwoord(activiteit="A1", vraag=v, antwoord=a, toelichting=AANVAL, wie=AANVAL, wanneer="2026-02-01")
        for v, a in STERK.items()
    )
    open_met(Aanbod((activiteit,), antwoorden))
    delen = [toon_dossierblad("A1"), toon_wegingen(), *toon_ranglijst().delen]
    for deel in delen:
        # Een tekstalternatief is een optie van de figuur en geen Markdown; Sphinx maakt er een attribuut van.
        myst = "\n".join(regel for regel in als_myst(deel).splitlines() if not regel.startswith(":alt:"))
        assert "<script>" not in als_html(deel) and "<script>" not in myst and "{glue:text}`" not in myst


def test_een_activiteit_die_niet_bestaat_krijgt_een_voorstel(open_met):
    open_met(Aanbod((maak_activiteit("spreekuur"),), ()))
    with pytest.raises(InvoerFout) as fout:
        toon_dossierblad("spreekur")
    assert str(fout.value) == "activiteit: 'spreekur' staat niet in het register; bedoelde u 'spreekuur'?"


def test_wat_niemand_beoordeelde_krijgt_geen_klasse_en_geen_voorstel(open_met):
    open_met(Aanbod((maak_activiteit(),), ()))
    tekst = als_myst(toon_dossierblad("A1"))
    assert "nog niet beoordeeld. 17 vragen zonder antwoord" in tekst and "Nog geen voorstel" in tekst
    assert "nog geen beoordeeld" in als_myst(toon_ranglijst())


def test_het_lege_formulier_heeft_bij_elke_vraag_een_vakje_onbekend(open_met):
    open_met(Aanbod())
    vragen = toon_weegformulier().delen[1].tabel.rijen
    assert len(vragen) == 17 and all("□\N{NO-BREAK SPACE}Onbekend" in rij[1] for rij in vragen)


def test_het_woord_dekking_gaat_nooit_over_geld(open_met):
    """De uitleg bij 'dekking' zegt voor hoeveel indicatoren er cijfers zijn."""
    open_met(Aanbod((maak_activiteit("A1", dekking="onbekend"),), ()))
    tekst = "\n".join(als_myst(d) for d in (toon_eindigend(), toon_dossierblad("A1"), *toon_aanbod().delen))
    tekst += "\n".join(als_myst(d) for d in toon_weegformulier().delen)
    assert "soort geld onbekend" in tekst and "nog onbekend of het geld tijdelijk is" in tekst
    assert "dekking" not in tekst.lower()


def test_voorbeeld_past_het_hele_kader_toe(voorbeeld):
    wegingen = voorbeeld.wegingen
    assert len(wegingen) >= 40
    assert {w.klasse.id for w in wegingen if w.klasse} == {k.id for k in voorbeeld.dossier.kader.afwegingskader.klassen}
    assert {w.voorstel for w in wegingen} == {"voortzetten", "aanpassen", "vervangen", "afbouwen", None}
    assert any(w.beeld.verschillen for w in wegingen) and any(not w.beeld.beoordelaars for w in wegingen)


def test_een_budget_verdelen_met_vastzetten_en_uitsluiten(voorbeeld):
    vrij = verdeel(voorbeeld, "innovatiefonds", Eisen()).verdeling
    assert len(vrij.pakketten[0].gekozen) > 0 and vrij.pakketten[0].kosten <= vrij.plafond < vrij.gevraagd
    weg = vrij.pakketten[0].gekozen[0]
    zonder = verdeel(voorbeeld, "innovatiefonds", Eisen(zonder=frozenset({weg}))).verdeling
    assert all(weg not in p.gekozen for p in zonder.pakketten)
    with pytest.raises(InvoerFout, match="'X99' staat niet in het register"):
        verdeel(voorbeeld, "innovatiefonds", Eisen(vast=frozenset({"X99"})))
    with pytest.raises(InvoerFout, match="bedoelde u 'innovatiefonds'"):
        verdeel(voorbeeld, "innovatie-fonds", Eisen())


def test_wat_bij_een_ander_hoort_wint_nooit_vanzelf_budget(voorbeeld):
    for regeling in ("innovatiefonds", "subsidieplafond-structureel", "inwonersinitiatieven"):
        beeld = verdeel(voorbeeld, regeling, Eisen())
        gekozen = {i for p in (beeld.verdeling.pakketten if beeld.verdeling else ()) for i in p.gekozen}
        mis = {w.beeld.activiteit.id for w in voorbeeld.wegingen if w.hoogst.id == "faciliteren"}
        assert not gekozen & mis and not gekozen & {a.id for a in beeld.buiten}


def test_wat_bij_een_ander_hoort_is_gevraagd_en_kan_uitdrukkelijk_mee(voorbeeld):
    vrij = verdeel(voorbeeld, "innovatiefonds", Eisen())
    assert "V06" in {a.id for a in vrij.buiten}
    vast = verdeel(voorbeeld, "innovatiefonds", Eisen(vast=frozenset({"V06"})))
    assert all("V06" in p.gekozen for p in vast.verdeling.pakketten) and vast.gevraagd == vrij.gevraagd


@pytest.mark.parametrize("soort", ["vast", "zonder"])
def test_een_eis_die_niets_doet_is_een_fout(voorbeeld, soort, tmp_path):
    for sleutel, melding in (
        ("V49", "'V49' noemt regeling 'subsidieplafond-structureel', niet 'innovatiefonds'"),
        ("V04", "'V04' noemt geen regeling, niet 'innovatiefonds'"),
    ):
        eisen = Eisen(**{soort: frozenset({sleutel})})
        with pytest.raises(InvoerFout, match=melding):
            verdeel(voorbeeld, "innovatiefonds", eisen)
        with pytest.raises(InvoerFout, match=melding):
            schrijf_excel(voorbeeld, tmp_path / "uit.xlsx", eisen={"innovatiefonds": eisen})
    assert not list(tmp_path.iterdir())


def test_vastzetten_zonder_kosten_is_een_fout(soest):
    aanbod = Aanbod((maak_activiteit("A1", regeling="innovatiefonds"),))
    dossier, wegingen, lijst = tafel_met(soest, aanbod)
    with pytest.raises(InvoerFout, match="'A1' heeft geen kosten en doet dus niet mee"):
        verdeel(Weegtafel(dossier, wegingen, lijst), "innovatiefonds", Eisen(vast=frozenset({"A1"})))


def test_bij_een_regeling_zonder_opgave_is_passen_niet_te_zeggen(open_met):
    aanvraag = {"soort": "aanvraag", "kosten": 1000}
    open_met(Aanbod((maak_activiteit(regeling="innovatiefonds", **aanvraag),)))
    toets = dict(toon_dossierblad("A1").tabel.rijen)["Past bij de regeling"]
    assert toets.startswith("Niet te zeggen. De regeling is voor: meerdere opgaven; het plan noemt niet welke.")
    voor = {rij[0]: rij[3] for rij in toon_regelingen().tabel.rijen}
    assert voor["Reservering voor maatschappelijke opgaven"] == "het plan noemt geen opgave"
    assert "alle opgaven" not in voor.values()


def test_elke_plaats_van_de_ranglijst_staat_in_een_figuur(open_met, monkeypatch):
    getekend: list[str] = []
    module = sys.modules["sturing.tonen.toon_ranglijst"]
    teken = module.teken_ranglijst
    monkeypatch.setattr(
        module, "teken_ranglijst", lambda rijen, totaal: getekend.extend(r[0] for r in rijen) or teken(rijen, totaal)
    )
    activiteiten = tuple(maak_activiteit(f"A{i:02}") for i in range(35))
    antwoorden = tuple(
        Antwoord(activiteit=a.id, vraag=v, antwoord=w, wie="rol", wanneer="2026-02-01")
        for a in activiteiten
        for v, w in STERK.items()
    )
    open_met(Aanbod(activiteiten, antwoorden))
    figuren = [deel for deel in toon_ranglijst().delen if deel.svg]
    assert ["18 van de 35" in figuren[0].titel, "17 van de 35" in figuren[1].titel, len(figuren)] == [True, True, 2]
    assert sorted(naam.split()[0] for naam in getekend) == [a.id for a in activiteiten]


def test_een_aanvraag_naast_lopend_aanbod_is_overlap_en_geeindigd_geld_dekt_niets(soest):
    op, resultaat = date(2026, 7, 31), "minder-problematische-schulden"
    loopt, voorbij = maak_activiteit("A1"), maak_activiteit("A2", dekking="tijdelijk", tot_en_met=date(2024, 12, 31))
    aanvraag = maak_activiteit("A3", soort="aanvraag")
    dekking = bereken_dekking((aanvraag, loopt, voorbij), soest.kader, op)
    assert [a.id for a in dekking.overlap[resultaat]] == ["A1", "A3"]
    alleen = bereken_dekking((voorbij, aanvraag), soest.kader, op)
    assert resultaat in alleen.witte_vlekken and resultaat not in alleen.overlap
    assert zin_geld(voorbij, op) == "tijdelijk, tot en met 31 december 2024 (al voorbij)"


def test_het_dossierblad_noemt_ander_aanbod_en_spreekt_een_nee_tegen(open_met):
    nee = Antwoord(activiteit="A1", vraag="gelijksoortig-aanbod", antwoord="nee", wie="rol", wanneer="2026-02-01")
    open_met(Aanbod((maak_activiteit("A1"), maak_activiteit("A2", soort="aanvraag")), (nee,)))
    rijen = dict(toon_dossierblad("A1").tabel.rijen)
    assert rijen["Ander aanbod op deze resultaten"] == "A2 Activiteit A2 (aanvraag)"
    assert "is ‘nee’, maar het register noemt wel ander aanbod." in rijen["Aandachtspunten"]
    open_met(Aanbod((maak_activiteit("A1"),), (nee,)))
    assert "register noemt wel" not in dict(toon_dossierblad("A1").tabel.rijen)["Aandachtspunten"]


def test_het_dossierblad_noemt_de_doelkenmerken_als_aanwijzing(open_met, soest):
    doel = next(d for d in soest.kader.doelen.values() if d.afweging.regionaal_kader.waarde != "niet-vermeld")
    activiteit = maak_activiteit(resultaten=(doel.id,))
    open_met(
        Aanbod((activiteit,), (Antwoord(activiteit="A1", vraag="wijk", antwoord="ja", wie="r", wanneer="2026-02-01"),))
    )
    eerste = next(tekst for kop, tekst in toon_dossierblad("A1").tabel.rijen if kop.startswith("1. "))
    assert f"regionaal kader: {doel.afweging.regionaal_kader.waarde}" in eerste


def test_een_klein_bereik_komt_op_geen_blad(open_met):
    open_met(Aanbod((maak_activiteit(bereik=3),)))
    assert "bereik: minder dan 10 inwoners" in dict(toon_dossierblad("A1").tabel.rijen)["Voor wie"]
    rij = toon_aanbod().delen[0].gegevens.rijen[0]
    assert "<10" in rij and 3 not in rij and "3" not in rij


def roep(*woorden: str):
    return CliRunner().invoke(app, ["weeg", *woorden])


def test_sturing_weeg_toont_elke_activiteit_met_klasse_en_bereik():
    uitvoer = roep("-g", "voorbeeld").output
    assert "Wegingstafel Voorbeeldstad, kader 2026" in uitvoer and "plaats 1 (" in uitvoer


def test_sturing_weeg_toont_de_route_van_een_activiteit():
    uitvoer = roep("-g", "voorbeeld", "-a", "V03").output
    assert "1. Is het een wettelijke, regionale of lokale verplichting?" in uitvoer and "Klasse: " in uitvoer


def test_sturing_weeg_verdeelt_een_budget():
    uitvoer = roep("-g", "voorbeeld", "-r", "innovatiefonds", "--per-opgave").output
    assert "Beste set: €" in uitvoer and "Alternatief 1: €" in uitvoer


def test_soest_heeft_nog_niets_te_verdelen():
    uitvoer = roep("-r", "innovatiefonds").output.replace("\xa0", " ")
    assert "Beschikbaar € 100.000 (onder voorbehoud van vaststelling van de begroting), gevraagd € 0." in uitvoer
    assert "Geen activiteit of aanvraag in het register noemt deze regeling" in uitvoer
    aantal = len(lees_dossier(WORTEL, "soest", 2026).aanbod.activiteiten)
    assert f"0 van {aantal} beoordeeld." in roep().output


def test_de_opdrachtregel_noemt_bij_een_budget_klasse_en_verplichting():
    uitvoer = roep("-g", "voorbeeld", "-r", "innovatiefonds").output
    assert (
        "V20 Taal op de werkvloer (Uitvoeren, verplicht)" in uitvoer and "Niet te kiezen, want daar is een" in uitvoer
    )


def test_een_onmogelijke_eis_is_een_fout_met_de_reden():
    uitkomst = roep("-g", "voorbeeld", "-r", "innovatiefonds", "--zonder", "V20")
    assert str(uitkomst.exception) == ("weeg: 'V20' is verplicht en is ook uitgesloten; laat een van de eisen los")


def test_een_aanvraag_krijgt_op_de_opdrachtregel_geen_voorstel():
    assert "Voorstel:" not in roep("-g", "voorbeeld", "-a", "V20").output
    regels = roep("-g", "voorbeeld").output.splitlines()
    assert regels[next(i for i, r in enumerate(regels) if r.startswith("V20")) + 1].endswith("; aanvraag")


def test_twee_vragen_tegelijk_is_een_fout():
    assert "drie verschillende vragen; noem er één" in str(roep("-a", "V01", "-r", "innovatiefonds").exception)


def test_vast_zonder_regeling_is_een_fout():
    assert (
        str(roep("--vast", "V01").exception)
        == "weeg: vast, zonder en per-opgave horen bij een budget; noem ook --regeling"
    )


def test_sturing_weeg_schrijft_en_leest_een_werkboek(tmp_path):
    pad = tmp_path / "w.xlsx"
    assert roep("-g", "voorbeeld", "--excel", str(pad)).exit_code == 0
    assert load_workbook(io.BytesIO(pad.read_bytes())).sheetnames[0] == "Uitleg"
    assert str(roep("--lees", str(tmp_path / "niet.xlsx")).exception).endswith(
        "dit bestand bestaat niet; controleer de naam en de map"
    )


def test_het_register_op_schijf_is_wat_het_werkboek_zou_schrijven(tmp_path):
    """Lezen, als CSV schrijven en weer lezen geeft hetzelfde aanbod."""
    dossier = lees_dossier(WORTEL, "voorbeeld", 2026)
    velden = [[dict(rij) for rij in lijst] for lijst in (dossier.aanbod.activiteiten, dossier.aanbod.antwoorden)]
    schrijf_weegtafel(tmp_path, 2026, *velden)
    assert lees_aanbod(Lezer(tmp_path), tmp_path, 2026, dossier.kader, dossier.gemeente) == dossier.aanbod


def test_de_opdrachtregel_noemt_overlap_witte_vlekken_en_tijdelijk_geld():
    uitkomst = roep("-g", "voorbeeld", "--aanbod")
    assert uitkomst.exit_code == 0
    samen = "Meer dan één activiteit of aanvraag op hetzelfde resultaat:"
    for tekst in (samen, "Resultaten zonder lopende activiteit", "V07"):
        assert tekst in uitkomst.output
