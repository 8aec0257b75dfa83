"""De cijfers van Soest: elke uitspraak staat er één keer, en niets komt ergens anders vandaan."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.feitentoets import toets_feiten
from sturing.paden import zoek_wortel
from sturing.rekenen.reeksen import bereken_reeksen

WORTEL = zoek_wortel()


def test_de_toets_op_de_feiten_vindt_niets(soest):
    assert toets_feiten(soest) == []


def test_elke_meting_uit_een_document_noemt_haar_uitspraak(soest):
    anders = soest.metingen[~soest.metingen["vindplaats"].str.contains(r"\(U\d{3}\)")]
    assert set(anders["bestand"]) == {"cbs", "rivm-model"}
    assert set(anders["vindplaats"].str.extract(r"^(\w+ \w+NED)")[0]) == {"CBS 84799NED", "RIVM 50150NED"}


def test_de_uitspraken_zijn_doorlopend_genummerd_en_hebben_een_vindplaats(soest):
    assert [u.id for u in soest.uitspraken] == [f"U{n:03d}" for n in range(1, len(soest.uitspraken) + 1)]
    assert [u.id for u in soest.uitspraken if not re.search(r"§|bijlage|voorwoord", u.vindplaats, re.I)] == []


def test_een_uitspraak_in_woorden_houdt_die_woorden(soest):
    woorden = {u.id: u.aanduiding for u in soest.uitspraken}
    assert (woorden["U012"], woorden["U058"], woorden["U030"]) == ("Eén op de tien", "1 op de 5", "De helft")


@pytest.mark.parametrize(
    ("indicator", "periode", "waarde", "herkomst"),
    [
        ("eenzaamheid-18-plus", "2022", 42.2, "gemeten"),
        ("eenzaamheid-18-plus", "2024", 47.5, "gemeten"),
        ("overgewicht-16-25", "niet vermeld", 28, "gemeten"),
        ("vapen-wekelijks-13-16", "2023", 7.9, "benadering"),
        ("homoseksualiteit-normaal-13-16", "2020", 65, "benadering"),
        ("homoseksualiteit-normaal-13-16", "2024", 51, "benadering"),
        ("meldingen-discriminatie", "2022", 11, "gemeten"),
        ("eenzaamheid-13-16", "2019", 8.7, "benadering"),
        ("eenzaamheid-13-16", "2021", 17.3, "benadering"),
        ("ervaren-gezondheid-goed-18-64", "niet vermeld", 79, "benadering"),
    ],
)
def test_een_cijfer_uit_het_document_staat_in_de_metingen(soest, indicator, periode, waarde, herkomst):
    m = soest.metingen
    rij = m[(m["indicator"] == indicator) & (m["periode"] == periode) & (m["gebied"] == "GM0342")]
    assert (waarde, herkomst) in set(zip(rij["waarde"], rij["herkomst"], strict=True))


def test_gemeten_en_benaderde_cijfers_staan_nooit_in_dezelfde_rij(soest):
    benaderingen = soest.metingen[soest.metingen["herkomst"] == "benadering"]
    assert (benaderingen["opmerking"] != "").all()


def test_soest_is_niet_verzonnen_en_noemt_zijn_documenten(soest):
    assert not soest.gemeente.verzonnen
    assert {d.id for d in soest.gemeente.documenten} >= {"uitvoeringsplan-2026", "integrale-visie-2024-2028"}


def test_het_rapport_van_2025_ziet_alleen_wat_toen_bekend_was(soest, soest_2025):
    peildatum = pd.Timestamp(soest_2025.rapportage.peildatum)
    assert (soest_2025.metingen["beschikbaar_per"] <= peildatum).all()
    assert (soest_2025.metingen["jaar"].dropna() < 2025).all()
    assert {u.document for u in soest_2025.uitspraken} == {"integrale-visie-2024-2028"}
    assert 0 < len(soest_2025.metingen) < len(soest.metingen)
    assert all(k.beschikbaar_per <= date(2025, 7, 31) for k in soest_2025.kerncijfers)


def test_het_concept_van_maart_2026_kent_de_cijfers_van_juli_nog_niet(soest):
    concept = lees_dossier(WORTEL, "soest", 2026, "concept")
    assert concept.rapportage.peildatum == date(2026, 3, 31)
    later = soest.metingen[soest.metingen["beschikbaar_per"] > "2026-03-31"]
    assert set(later["bestand"]) == {"cbs", "rivm-model"}
    assert len(concept.metingen) == len(soest.metingen) - len(later)


def test_een_eerdere_peildatum_geeft_nooit_meer_cijfers():
    aantallen = [
        len(lees_dossier(WORTEL, "soest", 2026, peildatum=dag).metingen)
        for dag in ("2020-01-01", "2023-02-28", "2023-12-07", "2026-03-31", "2026-07-31")
    ]
    assert aantallen == sorted(aantallen)
    assert aantallen[0] == 0


def test_de_stijging_van_eenzaamheid_bij_jongeren_is_nooit_verbonden_met_het_cijfer_van_2023(soest):
    reeksen = bereken_reeksen(soest.metingen, "eenzaamheid-13-16", "GM0342")
    assert [[p.waarde for p in reeks.punten] for reeks in reeksen] == [[8.7, 17.3], [11.2]]


def test_een_verwant_cijfer_hoort_bij_een_indicator_en_is_nooit_haar_meting(soest):
    verwant = {u.id: u.indicator for u in soest.uitspraken if u.wordt == "context" and u.indicator}
    assert verwant["U091"] == verwant["U092"] == "eenzaamheid-65-plus"
    assert not soest.metingen["vindplaats"].str.contains("|".join(rf"\({u}\)" for u in verwant)).any()


def test_over_dezelfde_bijstand_staan_beide_lezingen_in_de_tegenstrijdigheden(soest):
    (keuze,) = (t for t in soest.kader.tegenstrijdigheden if t.id == "cijfer-bijstand")
    assert all(any(getal in lezing.naam for lezing in keuze.lezingen) for getal in ("629", "740"))
    assert "inwoners-met-bijstand-18-67" in keuze.betreft


def test_geen_tekst_over_een_cijfer_zonder_jaar_noemt_het_eerder(soest):
    (keuze,) = (t for t in soest.kader.tegenstrijdigheden if t.id == "cijfer-gestreste-jongeren")
    assert "jaar niet vermeld" in keuze.keuze and "eerder" not in keuze.keuze
