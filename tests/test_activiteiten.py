"""Activiteiten en antwoorden lezen: elke fout noemt blad of bestand, rij en kolom, en niets wordt half gelezen."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from sturing.fouten import GegevensFout, SturingFout
from sturing.gegevens.activiteiten import lees_aanbod, lees_aanbod_uit_werkboek
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN
from sturing.gegevens.lezer import Lezer

GOED = {
    "id": "A1", "activiteit": "Spreekuur", "soort": "activiteit", "uitvoerder": "Balans",
    "resultaten": "woning-behouden", "regeling": "innovatiefonds", "kosten": "1200.50", "dekking": "tijdelijk",
    "tot_en_met": "2026-12-31", "bereik": "40", "wijken": "WK034205",
    "doelgroep": "huurders", "toelichting": "", "vindplaats": "eigen opgave",
}  # fmt: skip
ANTWOORD = {
    "activiteit": "A1", "vraag": "wijk", "antwoord": "ja", "toelichting": "Smitsveen", "wie": "accounthouder",
    "wanneer": "2026-02-03",
}  # fmt: skip


def schrijf(map_, activiteiten, antwoorden=None, kop=ACTIVITEITKOLOMMEN):
    doel = map_ / "activiteiten"
    doel.mkdir(exist_ok=True)
    regels = [",".join(kop), *(",".join(f'"{rij[k]}"' for k in ACTIVITEITKOLOMMEN) for rij in activiteiten)]
    (doel / "2026.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    if antwoorden is not None:
        regels = [",".join(ANTWOORDKOLOMMEN), *(",".join(f'"{r[k]}"' for k in ANTWOORDKOLOMMEN) for r in antwoorden)]
        (doel / "2026-antwoorden.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")


@pytest.fixture
def lees(tmp_path, soest):
    def uit_csv(activiteiten, antwoorden=None):
        schrijf(tmp_path, activiteiten, antwoorden)
        return lees_aanbod(Lezer(tmp_path), tmp_path, 2026, soest.kader, soest.gemeente)

    return uit_csv


def test_een_goede_rij_wordt_een_activiteit_met_haar_antwoord(lees):
    aanbod = lees([GOED], [ANTWOORD])
    (a,) = aanbod.activiteiten
    assert (a.kosten, a.bereik, a.tot_en_met, a.wijken) == (1200.5, 40, date(2026, 12, 31), ("WK034205",))
    assert aanbod.antwoorden[0].antwoord == "ja"


def test_leeg_is_onbekend_en_nooit_nul(lees):
    (a,) = lees([GOED | {"kosten": "", "bereik": "", "dekking": "", "tot_en_met": "", "wijken": ""}]).activiteiten
    assert (a.kosten, a.bereik, a.dekking, a.wijken) == (None, None, "onbekend", ())


def test_onbekend_is_een_antwoord_en_de_naam_uit_de_keuzelijst_mag_ook(lees):
    rijen = [
        ANTWOORD | {"antwoord": "Onbekend"},
        ANTWOORD | {"vraag": "kosten-verhouding", "antwoord": "In verhouding"},
    ]
    assert [a.antwoord for a in lees([GOED], rijen).antwoorden] == ["in-verhouding", "onbekend"]


def test_een_later_antwoord_van_dezelfde_beoordelaar_vervangt_het_eerdere(lees):
    later = ANTWOORD | {"antwoord": "nee", "wanneer": "2026-03-01"}
    aanbod = lees([GOED], [later, ANTWOORD])
    assert [a.antwoord for a in aanbod.bekend_op(date(2026, 7, 31)).antwoorden] == ["nee"]
    assert [a.antwoord for a in aanbod.bekend_op(date(2026, 2, 28)).antwoorden] == ["ja"]


def test_twee_antwoorden_van_een_beoordelaar_op_een_dag_is_een_fout(lees):
    with pytest.raises(GegevensFout) as fout:
        lees([GOED], [ANTWOORD, ANTWOORD | {"antwoord": "nee"}])
    assert str(fout.value) == (
        "activiteiten/2026-antwoorden.csv, regel 3, kolom 'vraag': dit antwoord van accounthouder staat ook op rij 2;"
        " laat er één staan"
    )


def test_een_antwoord_na_de_peildatum_telt_niet(lees):
    aanbod = lees([GOED], [ANTWOORD])
    assert aanbod.bekend_op(date(2026, 2, 3)).antwoorden and not aanbod.bekend_op(date(2026, 2, 2)).antwoorden


def test_zonder_bestand_is_er_geen_aanbod(tmp_path, soest):
    assert lees_aanbod(Lezer(tmp_path), tmp_path, 2026, soest.kader, soest.gemeente).activiteiten == ()


PLAATS = "activiteiten/2026.csv, regel 2, kolom"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        (
            "resultaten", "woning-behoude",
            f"{PLAATS} 'resultaten': resultaat 'woning-behoude' bestaat niet in kader 2026; bedoelde u "
            "'woning-behouden'?",
        ),
        ("resultaten", "", f"{PLAATS} 'resultaten': dit veld is leeg; hier staat te weinig; minstens 1"),
        ("kosten", "-500", f"{PLAATS} 'kosten': '-500'; geef 0 of meer; leeg is onbekend"),
        (
            "kosten", "12.000",
            f"{PLAATS} 'kosten': in '12.000' staat een duizendpunt of een komma te veel; schrijf 12000 zonder punt",
        ),
        (
            "bereik", "1.200",
            f"{PLAATS} 'bereik': in '1.200' staat een duizendpunt of een komma te veel; schrijf 1200 zonder punt",
        ),
        (
            "bereik", "veel",
            f"{PLAATS} 'bereik': 'veel' is geen aantal; geef een heel getal van 0 of meer; leeg is onbekend",
        ),
        ("kosten", "inf", f"{PLAATS} 'kosten': 'inf'; hier moet een gewoon getal staan"),
        ("kosten", "1e400", f"{PLAATS} 'kosten': '1e400'; hier moet een gewoon getal staan"),
        ("toelichting", "Bel 06-12345678", f"{PLAATS} 'toelichting': in de tekst staat een telefoonnummer; haal het"
         " weg; is het van een organisatie, zet het dan in gemeente.yml bij openbare_nummers"),
        (
            "resultaten", "woning-behouden woning-behouden",
            f"{PLAATS} 'resultaten': 'woning-behouden' staat er twee keer; laat het één keer staan",
        ),
        ("kosten", "1.200,50", f"{PLAATS} 'kosten': '1.200,50'; hier moet een getal staan, met een decimale punt"),
        (
            "regeling", "inovatiefonds",
            f"{PLAATS} 'regeling': regeling 'inovatiefonds' bestaat niet in kader 2026; bedoelde u "
            "'innovatiefonds'?",
        ),
        (
            "wijken", "WK034299",
            f"{PLAATS} 'wijken': wijk 'WK034299' bestaat niet in Soest; kies uit WK034201, WK034202, "
            "WK034203, WK034204, WK034205, WK034206, WK034207, WK034208",
        ),
        ("dekking", "misschien", f"{PLAATS} 'dekking': 'misschien'; kies uit 'structureel', 'tijdelijk' of 'onbekend'"),
        ("tot_en_met", "31-12-2026", f"{PLAATS} 'tot_en_met': '31-12-2026'; hier moet een datum staan, als 2026-03-31"),
        ("soort", "project", f"{PLAATS} 'soort': 'project'; kies uit 'activiteit' of 'aanvraag'"),
        ("activiteit", "", f"{PLAATS} 'activiteit': dit veld is leeg; dit veld ontbreekt"),
    ],
)  # fmt: skip
def test_een_fout_in_het_register_noemt_regel_kolom_en_remedie(lees, veld, waarde, melding):
    with pytest.raises(GegevensFout) as fout:
        lees([GOED | {veld: waarde}])
    assert str(fout.value) == melding


def test_structureel_geld_met_een_einddatum_spreekt_zichzelf_tegen(lees):
    with pytest.raises(GegevensFout) as fout:
        lees([GOED | {"dekking": "structureel"}])
    assert str(fout.value) == (
        f"{PLAATS} 'tot_en_met': structureel geld heeft geen einddatum; maak de datum leeg, of de dekking tijdelijk"
    )


@pytest.mark.parametrize(
    ("anders", "kolom", "wat"),
    [
        ({"id": "a1", "activiteit": "Iets anders"}, "id", "a1"),
        ({"id": "A2", "activiteit": "SPREEKUUR"}, "activiteit", "SPREEKUUR"),
        ({"id": "A2", "activiteit": "Spreekuur ", "uitvoerder": " Balans"}, "activiteit", "Spreekuur"),
    ],
)
def test_dezelfde_activiteit_twee_keer_is_een_fout(lees, anders, kolom, wat):
    with pytest.raises(GegevensFout) as fout:
        lees([GOED, GOED | anders])
    assert str(fout.value) == (
        f"activiteiten/2026.csv, regel 3, kolom '{kolom}': '{wat}' staat ook op rij 2;"
        " laat de activiteit één keer staan"
    )


PLAATS_ANTWOORD = "activiteiten/2026-antwoorden.csv, regel 2, kolom"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        (
            "antwoord", "heel erg",
            f"{PLAATS_ANTWOORD} 'antwoord': 'heel erg' staat niet in de schaal van 'wijk'; kies uit nee, ja, "
            "onbekend",
        ),
        (
            "vraag", "wijken",
            f"{PLAATS_ANTWOORD} 'vraag': vraag 'wijken' is niet te beantwoorden in kader 2026; bedoelde u "
            "'wijk'?",
        ),
        (
            "activiteit", "A9",
            f"{PLAATS_ANTWOORD} 'activiteit': activiteit 'A9' staat niet in het register; zet haar eerst bij "
            "de activiteiten",
        ),
        ("wie", "", f"{PLAATS_ANTWOORD} 'wie': dit veld is leeg; dit veld ontbreekt"),
        ("wanneer", "gisteren", f"{PLAATS_ANTWOORD} 'wanneer': 'gisteren'; hier moet een datum staan, als 2026-03-31"),
    ],
)  # fmt: skip
def test_een_fout_in_een_antwoord_noemt_regel_kolom_en_remedie(lees, veld, waarde, melding):
    with pytest.raises(GegevensFout) as fout:
        lees([GOED], [ANTWOORD | {veld: waarde}])
    assert str(fout.value) == melding


def test_een_vraag_die_uit_het_doel_volgt_is_niet_te_beantwoorden(lees):
    with pytest.raises(GegevensFout, match="vraag 'preventie' is niet te beantwoorden"):
        lees([GOED], [ANTWOORD | {"vraag": "preventie"}])


@pytest.mark.parametrize(("gegeven", "gelezen"), [("1", "<10"), ("9", "<10"), ("<10", "<10"), ("10", 10), ("0", 0)])
def test_een_bereik_onder_de_tien_wordt_bij_het_lezen_al_afgeschermd(lees, gegeven, gelezen):
    assert lees([GOED | {"bereik": gegeven}]).activiteiten[0].bereik == gelezen


def test_een_veranderd_id_geeft_een_fout_en_niet_een_per_antwoord(lees):
    with pytest.raises(GegevensFout) as fout:
        lees([GOED | {"id": "B7"}], [ANTWOORD | {"vraag": v} for v in ("wijk", "doelgroep")])
    assert str(fout.value) == (
        f"{PLAATS_ANTWOORD} 'activiteit': activiteit 'A1' staat niet in het register (en nog 1 keer);"
        " zet haar eerst bij de activiteiten"
    )


def test_alle_fouten_komen_in_een_keer(lees):
    with pytest.raises(SturingFout) as fout:
        lees(
            [GOED | {"kosten": "-1"}, GOED | {"id": "A2", "activiteit": "B", "resultaten": "x"}],
            [ANTWOORD | {"wie": ""}],
        )
    assert len(str(fout.value).splitlines()) == 3


def test_een_oude_kolomnaam_is_een_fout(tmp_path, soest):
    schrijf(tmp_path, [GOED], kop=tuple("thema" if k == "resultaten" else k for k in ACTIVITEITKOLOMMEN))
    with pytest.raises(GegevensFout, match="regel 1: kolom 'thema' is onbekend"):
        lees_aanbod(Lezer(tmp_path), tmp_path, 2026, soest.kader, soest.gemeente)


def maak_xlsx(
    activiteiten=(GOED,), antwoorden=(ANTWOORD,), kader="2026", gemeente="GM0342", formaat="sturing-weging-1"
) -> Workbook:
    boek = Workbook()
    boek.active.title = "Uitleg"
    for rij in (("onderwerp", "uitleg"), ("formaat", formaat), ("kader", kader), ("gemeente", gemeente)):
        boek["Uitleg"].append(rij)
    for naam, kolommen, rijen in (
        ("Activiteiten", ACTIVITEITKOLOMMEN, activiteiten),
        ("Antwoorden", ANTWOORDKOLOMMEN, antwoorden),
    ):
        blad = boek.create_sheet(naam)
        blad.append(kolommen)
        for rij in rijen:
            blad.append([rij[k] or None for k in kolommen])
    return boek


def als_bytes(boek: Workbook) -> bytes:
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def lees_xlsx(soest, boek: Workbook | bytes):
    inhoud = boek if isinstance(boek, bytes) else als_bytes(boek)
    return lees_aanbod_uit_werkboek(inhoud, "tafel.xlsx", soest.kader, soest.gemeente)


def test_een_werkboek_geeft_hetzelfde_als_de_csv(soest, lees):
    boek = maak_xlsx()
    assert lees_xlsx(soest, boek) == lees([GOED], [ANTWOORD])


def test_echte_datums_en_getallen_uit_excel_worden_gelezen(soest):
    rij = GOED | {"kosten": 1200.0, "tot_en_met": datetime(2026, 12, 31), "bereik": 40.0}
    boek = maak_xlsx([rij], [ANTWOORD | {"wanneer": date(2026, 2, 3)}])
    (a,) = lees_xlsx(soest, boek).activiteiten
    assert (a.kosten, a.tot_en_met, a.bereik) == (1200, date(2026, 12, 31), 40)


def test_een_rij_zonder_antwoord_is_nog_niet_ingevuld(soest):
    assert lees_xlsx(soest, maak_xlsx(antwoorden=[ANTWOORD | {"antwoord": "", "wanneer": ""}])).antwoorden == ()


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (
            {"kader": "2025"},
            "tafel.xlsx, blad 'Uitleg', cel B3: dit werkboek is voor kader 2025, verwacht was 2026; maak een nieuw "
            "werkboek met sturing weeg --excel en neem de antwoorden over",
        ),
        (
            {"formaat": "sturing-weging-0"},
            "tafel.xlsx, blad 'Uitleg', cel B2: dit werkboek is voor formaat sturing-weging-0, verwacht was "
            "sturing-weging-1; maak een nieuw werkboek met sturing weeg --excel en neem de antwoorden over",
        ),
        (
            {"gemeente": "GM9999"},
            "tafel.xlsx, blad 'Uitleg', cel B4: dit werkboek is voor gemeente GM9999, verwacht was GM0342; maak een "
            "nieuw werkboek met sturing weeg --excel en neem de antwoorden over",
        ),
        (
            {"activiteiten": [GOED | {"kosten": -3}]},
            "tafel.xlsx, blad 'Activiteiten', rij 2, kolom G (kosten): '-3'; geef 0 of meer; leeg is "
            "onbekend",
        ),
        (
            {"activiteiten": [GOED | {"kosten": "=1+1"}]},
            "tafel.xlsx, blad 'Activiteiten', cel G2: hier staat een formule; zet er de waarde zelf neer",
        ),
        (
            {"antwoorden": [ANTWOORD | {"antwoord": "zeker"}]},
            "tafel.xlsx, blad 'Antwoorden', rij 2, kolom C (antwoord): 'zeker' staat niet in de schaal van "
            "'wijk'; kies uit nee, ja, onbekend",
        ),
        (
            {"activiteiten": [GOED, GOED]},
            "tafel.xlsx, blad 'Activiteiten', rij 3, kolom A (id): 'A1' staat ook op rij 2; laat de "
            "activiteit één keer staan\ntafel.xlsx, blad 'Activiteiten', rij 3, kolom B (activiteit): "
            "'Spreekuur' staat ook op rij 2; laat de activiteit één keer staan",
        ),
    ],
)  # fmt: skip
def test_een_fout_in_een_werkboek_noemt_blad_rij_en_kolom(soest, opties, melding):
    with pytest.raises(GegevensFout) as fout:
        lees_xlsx(soest, maak_xlsx(**opties))
    assert str(fout.value) == melding


def test_een_werkboek_zonder_blad_of_kolom_is_een_fout(soest):
    zonder = maak_xlsx()
    del zonder["Antwoorden"]
    with pytest.raises(GegevensFout, match="blad 'Antwoorden': dit blad ontbreekt"):
        lees_xlsx(soest, zonder)
    anders = maak_xlsx()
    anders["Activiteiten"]["G1"] = "bedrag"
    with pytest.raises(GegevensFout, match="blad 'Activiteiten', rij 1: kolom 'kosten' ontbreekt"):
        lees_xlsx(soest, anders)


@pytest.mark.parametrize("inhoud", [b"", b"id,activiteit\n", b"PK\x03\x04kapot"])
def test_een_bestand_dat_geen_werkboek_is_geeft_een_gewone_melding(soest, inhoud):
    with pytest.raises(GegevensFout) as fout:
        lees_xlsx(soest, inhoud)
    assert str(fout.value).startswith("tafel.xlsx: dit is geen Excel-werkboek, of het is beschadigd; bewaar het in")


def test_csv_en_werkboek_naast_elkaar_is_een_fout(tmp_path, soest):
    schrijf(tmp_path, [GOED])
    (tmp_path / "activiteiten" / "2026.xlsx").write_bytes(als_bytes(maak_xlsx()))
    with pytest.raises(GegevensFout, match="naast dit werkboek staat ook 2026.csv; houd één van de twee"):
        lees_aanbod(Lezer(tmp_path), tmp_path, 2026, soest.kader, soest.gemeente)


def test_een_werkboek_in_data_wordt_rechtstreeks_gelezen(tmp_path, soest):
    (tmp_path / "activiteiten").mkdir()
    (tmp_path / "activiteiten" / "2026.xlsx").write_bytes(als_bytes(maak_xlsx()))
    aanbod = lees_aanbod(Lezer(tmp_path), tmp_path, 2026, soest.kader, soest.gemeente)
    assert [a.id for a in aanbod.activiteiten] == ["A1"]


def test_het_register_van_soest_is_echt_en_niemand_heeft_iets_gescoord(soest):
    aanbod = soest.aanbod
    assert len(aanbod.activiteiten) >= 20 and aanbod.antwoorden == ()
    assert all("Integrale Visie" in a.vindplaats or "Uitvoeringsplan" in a.vindplaats for a in aanbod.activiteiten)
    assert all(a.kosten is None and a.bereik is None for a in aanbod.activiteiten)


def test_openpyxl_leest_wat_wij_maken(soest):
    assert load_workbook(io.BytesIO(als_bytes(maak_xlsx()))).sheetnames == ["Uitleg", "Activiteiten", "Antwoorden"]
