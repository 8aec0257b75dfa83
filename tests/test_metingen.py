"""Metingen: wat er niet in mag, en wat een rapport ervan mag zien."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from bouwstenen import GEGEVENS
from hypothesis import given
from hypothesis import strategies as st

from sturing.fouten import SturingFout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.feitenmodel import METINGKOLOMMEN, Meting
from sturing.gegevens.metingen import _KOMMAGETAL, _zet_om, kies_bekend

WORTEL = Path(__file__).parents[1]
PLEK = "data/klein/metingen/monitor.csv"
RIJ = "eenzaamheid-18-plus, GM9999, 2022"
KOLOMMEN = ",".join(METINGKOLOMMEN)
VELDEN = "een decimale komma of een losse komma in tekst? gebruik een punt, of zet de tekst tussen aanhalingstekens"

DEFECTEN = {
    "leeg": f"{PLEK}: dit bestand is leeg; zet op regel 1: {KOLOMMEN}",
    "puntkommas": f"{PLEK}, regel 1: de kolommen zijn gescheiden met puntkomma's; gebruik komma's",
    "kolom_onbekend": f"{PLEK}, regel 1: kolom 'getal' is onbekend; de kolommen zijn {KOLOMMEN}",
    "kolom_ontbreekt": f"{PLEK}, regel 1: kolom 'opmerking' ontbreekt; voeg hem toe",
    "kolom_dubbel": f"{PLEK}, regel 1: kolom 'waarde' staat er twee keer; haal er een weg",
    "veld_te_veel": f"{PLEK}, regel 3: hier staan 16 velden in plaats van 15; {VELDEN}",
    "veld_te_weinig": f"{PLEK}, regel 3: hier staan 13 velden in plaats van 15; {VELDEN}",
    "komma_zonder_aanhalingstekens": f"{PLEK}, regel 2: hier staan 16 velden in plaats van 15; {VELDEN}",
    "komma_in_getal": f"{PLEK}, regel 2: waarde '42,2' is geen getal; gebruik een decimale punt: 42.2",
    "tekst_waar_een_getal_hoort": (
        f"{PLEK}, regel 2: waarde 'onbekend' is geen getal;"
        " zet hier een getal, of laat het leeg als de waarde onbekend is"
    ),
    "oneindig": (
        f"{PLEK}, regel 2: waarde 'inf' is geen getal; zet hier een getal, of laat het leeg als de waarde onbekend is"
    ),
    "fout_na_lege_regel": (
        f"{PLEK}, regel 4: waarde 'abc' is geen getal; zet hier een getal, of laat het leeg als de waarde onbekend is"
    ),
    "aanhalingsteken_open": (
        f"{PLEK}, regel 2: in deze rij klopt een aanhalingsteken niet; zet tekst met een komma tussen"
        ' aanhalingstekens, en schrijf een aanhalingsteken in tekst dubbel: ""'
    ),
    "tekencodering_cp1252": (
        f"{PLEK}, regel 2: byte 0x92 is geen UTF-8; bewaar het bestand als UTF-8 (in Excel: 'CSV UTF-8')"
    ),
    "utf16": f"{PLEK}, regel 1: byte 0xff is geen UTF-8; bewaar het bestand als UTF-8 (in Excel: 'CSV UTF-8')",
    "datum_op_zijn_nederlands": (
        f"{PLEK}, regel 2: beschikbaar_per '1-6-2023' is geen datum; schrijf hem als 2026-03-31"
    ),
    "indicator_onbekend": (
        f"{PLEK}, regel 3: indicator 'vapen-13-16' bestaat niet in kader 2026; bedoelde u 'vapen-wekelijks-13-16'?"
    ),
    "gebied_onbekend": f"{PLEK}, regel 2: gebied 'WK999903' staat niet in gemeente.yml; bedoelde u 'WK999902'?",
    "groep_onbekend": f"{PLEK}, regel 2: groep '18plus' bestaat niet in kader 2026; bedoelde u '18-plus'?",
    "herkomst_onbekend": f"{PLEK}, regel 2: herkomst 'geteld' is onbekend; kies gemeten, model of benadering",
    "periode_kapot": (
        f"{PLEK}, regel 2: periode '22' is geen periode;"
        " schrijf 2024, 2024/2025, 2025-H1, 2025-K1, 2025-06 of niet vermeld"
    ),
    "vindplaats_leeg": f"{PLEK}, regel 2: vindplaats '' is leeg; zeg waar in de bron de waarde staat",
    "percentage_boven_100": (
        f"{PLEK}, regel 2: {RIJ} (waarde 422): het percentage ligt niet tussen 0 en 100; controleer de waarde"
    ),
    "ondergrens_boven_waarde": (
        f"{PLEK}, regel 2: {RIJ} (waarde 42.2): de ondergrens ligt boven de waarde; controleer de marge"
    ),
    "gemeten_bij_andere_groep": (
        f"{PLEK}, regel 2: {RIJ} (waarde 42.2): een gemeten waarde hoort bij de groep van de indicator;"
        " is dit een andere groep, maak herkomst benadering"
    ),
    "benadering_zonder_opmerking": (
        f"{PLEK}, regel 2: {RIJ} (waarde 42.2): een benadering zonder opmerking;"
        " zeg in opmerking waarin zij afwijkt van de indicator"
    ),
    "bekend_voor_de_periode_begon": (
        f"{PLEK}, regel 2: {RIJ} (waarde 42.2): bekend voordat de periode begon; controleer periode en beschikbaar_per"
    ),
    "meting_dubbel": (
        f"{PLEK}, regel 3: {RIJ} staat al in {PLEK}, regel 2;"
        " haal een van beide weg, of geef een herziening haar eigen beschikbaar_per"
    ),
}


@pytest.mark.parametrize("defect", DEFECTEN)
def test_een_kapot_metingenbestand_geeft_precies_deze_melding(klein_dossier, defect):
    klein_dossier.neem("metingen/monitor.csv", f"{defect}.csv")
    assert klein_dossier.fout() == DEFECTEN[defect]


def test_elk_kapot_bestand_wordt_getoetst():
    assert {pad.stem for pad in GEGEVENS.glob("*.csv")} == set(DEFECTEN)


def test_een_percentage_boven_100_wordt_geweigerd(klein_dossier):
    klein_dossier.vervang("metingen/monitor.csv", ",47.5,45,50,", ",100.1,45,101,")
    assert "(waarde 100.1): het percentage ligt niet tussen 0 en 100" in klein_dossier.fout()


def test_een_percentage_van_precies_100_mag(klein_dossier):
    klein_dossier.vervang("metingen/monitor.csv", "NL,2024,18-plus,46,", "NL,2024,18-plus,100,")
    assert 100 in set(klein_dossier.lees().metingen["waarde"])


def test_een_negatief_aantal_wordt_geweigerd(klein_dossier):
    klein_dossier.vervang("metingen/register.csv", ",120,", ",-120,")
    assert "(waarde -120): een waarde onder 0 kan niet bij deze indicator" in klein_dossier.fout()


@pytest.mark.parametrize(
    ("cellen", "melding"),
    [
        (",,9.5,,,", "n '9.5' is geen aantal; zet hier een heel getal"),
        (",,-1,,,", "n '-1.0' is geen aantal; zet hier een heel getal"),
        (",,,-3,,", "teller '-3.0' is geen teller; een teller is 0 of meer"),
        (",,,,0,", "noemer '0.0' is geen noemer; een noemer is groter dan 0"),
        (",,,12,10,", "(waarde 46): de teller is groter dan de noemer; controleer beide"),
    ],
)
def test_een_aantal_teller_of_noemer_dat_niet_kan_wordt_geweigerd(klein_dossier, cellen, melding):
    klein_dossier.vervang("metingen/monitor.csv", "NL,2024,18-plus,46,,,,,,", f"NL,2024,18-plus,46,{cellen}")
    assert klein_dossier.fout().endswith(melding)


def test_dezelfde_meting_in_twee_bestanden_noemt_beide(klein_dossier):
    rij = klein_dossier.tekst("metingen/monitor.csv").splitlines()[1]
    klein_dossier.voeg_toe("metingen/register.csv", rij.replace(" (U001)", "") + "\n")
    assert klein_dossier.fout() == (
        f"data/klein/metingen/register.csv, regel 6: {RIJ} staat al in {PLEK}, regel 2;"
        " haal een van beide weg, of geef een herziening haar eigen beschikbaar_per"
    )


def test_alle_fouten_in_alle_bestanden_komen_in_een_keer(klein_dossier):
    klein_dossier.vervang("metingen/monitor.csv", ",47.5,", ",x,").vervang("metingen/register.csv", ",120,", ",y,")
    assert [regel.split(":")[0] for regel in klein_dossier.fout().splitlines()] == [
        f"{PLEK}, regel 3",
        "data/klein/metingen/register.csv, regel 2",
    ]


def test_een_bestand_met_alleen_een_koprij_mag(klein_dossier):
    for naam in ("monitor", "register"):
        klein_dossier.schrijf(f"metingen/{naam}.csv", KOLOMMEN + "\n")
    klein_dossier.schrijf("uitspraken.csv", klein_dossier.tekst("uitspraken.csv").splitlines()[0] + "\n")
    assert klein_dossier.lees().metingen.empty


def test_een_koprij_tussen_aanhalingstekens_mag(klein_dossier):
    kop = ",".join(f'"{kolom}"' for kolom in METINGKOLOMMEN)
    klein_dossier.vervang("metingen/monitor.csv", KOLOMMEN, kop)
    assert len(klein_dossier.lees().metingen) == 8


def test_kolommen_mogen_in_een_andere_volgorde(klein_dossier):
    gewoon = klein_dossier.lees().metingen
    tabel = pd.read_csv(klein_dossier.pad("metingen/monitor.csv"), dtype=str, keep_default_na=False)
    klein_dossier.schrijf("metingen/monitor.csv", tabel[sorted(tabel)].to_csv(index=False))
    assert klein_dossier.lees().metingen.equals(gewoon)


def test_leeg_is_onbekend_en_nooit_nul(klein_dossier):
    klein_dossier.vervang("metingen/register.csv", "2024,totaal,120,", "2024,totaal,,")
    metingen = klein_dossier.lees().metingen
    assert metingen[metingen["indicator"] == "meldingen"]["waarde"].isna().sum() == 1


def test_een_conceptrapport_ziet_alleen_wat_in_maart_bekend_was(klein_dossier):
    concept = klein_dossier.lees(editie="concept").metingen
    definitief = klein_dossier.lees().metingen
    assert set(concept["beschikbaar_per"]) < set(definitief["beschikbaar_per"])
    assert concept["beschikbaar_per"].max() <= pd.Timestamp("2026-03-31")


def test_een_rapport_over_2025_kent_geen_cijfers_van_2025(klein_dossier):
    metingen = klein_dossier.lees(2025).metingen
    assert metingen["jaar"].max() == 2024
    assert set(metingen["periode"]) == {"2022", "2023", "2024"}


def test_een_herziening_telt_vanaf_de_dag_dat_zij_bekend_is(klein_dossier):
    nieuw = "meldingen,GM9999,2024,totaal,125,,,,,,gemeten,,2026-06-01,herzien,\n"
    klein_dossier.voeg_toe("metingen/register.csv", nieuw)

    def waarde(peildatum: str) -> list[float]:
        m = klein_dossier.lees(peildatum=peildatum).metingen
        return list(m[(m["indicator"] == "meldingen") & (m["periode"] == "2024")]["waarde"])

    assert waarde("2026-05-31") == [120]
    assert waarde("2026-06-01") == [125]


def test_een_uitspraak_is_pas_bekend_als_haar_document_er_is(klein_dossier):
    assert {u.id for u in klein_dossier.lees(2025).uitspraken} == {"U004", "U005"}
    assert len(klein_dossier.lees(2026).uitspraken) == 5


@given(st.floats(min_value=-1e6, max_value=1e6).map(lambda w: round(w, 3)))
def test_elk_gewoon_getal_komt_er_zo_in_als_het_er_staat(waarde):
    tekst = f"{waarde:f}"
    assert _als_getal(tekst) == float(tekst)


@given(st.text(alphabet="0123456789.,-+eE infa_٣²%", min_size=1, max_size=8).filter(lambda t: t.strip() == t))
def test_wat_geen_gewoon_getal_is_wordt_geweigerd(tekst):
    kaal = tekst.removeprefix("-")
    gewoon = kaal.count(".") <= 1 and all(d.isascii() and d.isdigit() for d in kaal.split(".")) and kaal != ""
    if gewoon:
        assert _als_getal(tekst) == float(tekst)
    else:
        with pytest.raises(SturingFout, match="is geen getal"):
            _als_getal(tekst)


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=0, max_value=99))
def test_een_getal_met_komma_krijgt_het_goede_voorstel(heel, deel):
    tekst = f"{heel:,}".replace(",", ".") + f",{deel:02d}"
    assert _KOMMAGETAL.match(tekst)
    with pytest.raises(SturingFout, match=rf"gebruik een decimale punt: {heel}\.{deel:02d}$"):
        _als_getal(tekst)


def _als_getal(tekst: str) -> float:
    vast = {"beschikbaar_per": "2026-01-01", "plaats": "x.csv, regel 2"}
    rij = dict.fromkeys(METINGKOLOMMEN, "") | vast | {"waarde": tekst}
    return float(_zet_om(pd.DataFrame([rij], dtype=str))["waarde"].iloc[0])


def test_de_kolommen_zijn_de_velden_van_een_meting():
    assert tuple(Meting.model_fields) == METINGKOLOMMEN


def test_metingen_komen_altijd_in_dezelfde_volgorde(klein_dossier):
    gewoon = klein_dossier.lees().metingen
    regels = klein_dossier.tekst("metingen/register.csv").splitlines()
    klein_dossier.schrijf("metingen/register.csv", "\n".join([regels[0], *reversed(regels[1:])]) + "\n")
    assert klein_dossier.lees().metingen.equals(gewoon)


def test_kiezen_verandert_de_tabel_zelf_niet(klein_dossier):
    feiten = klein_dossier.lees().feiten
    voor = feiten.metingen.copy()
    kies_bekend(feiten.metingen, 2026, date(2024, 1, 1))
    assert feiten.metingen.equals(voor)


def test_een_andere_levering_herziet_een_cijfer_nooit(klein_dossier):
    alle = klein_dossier.lees().feiten.metingen
    rij = alle[alle["waarde"].notna()].iloc[[0]]
    later = rij.assign(waarde=rij["waarde"] + 1, beschikbaar_per=rij["beschikbaar_per"] + pd.Timedelta(days=1))
    jaar, peildatum = int(rij["jaar"].iloc[0]) + 1, date(2099, 1, 1)
    zelfde = kies_bekend(pd.concat([rij, later]), jaar, peildatum)
    assert zelfde["waarde"].tolist() == later["waarde"].tolist()
    ander = kies_bekend(pd.concat([rij, later.assign(bestand="elders")]), jaar, peildatum)
    assert ander["waarde"].tolist() == [*rij["waarde"], *later["waarde"]]


def test_of_een_cijfer_uit_een_model_komt_volgt_uit_de_soort_van_de_bron():
    metingen = lees_dossier(WORTEL, "soest", 2026).metingen
    assert set(metingen.loc[metingen["gemodelleerd"], "bestand"]) == {"rivm-model"}
    assert metingen.loc[metingen["bestand"] == "rivm-model", "gemodelleerd"].all()
