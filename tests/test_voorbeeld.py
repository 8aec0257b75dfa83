"""Voorbeeldstad: de generator is herhaalbaar, alles is leesbaar en elke toestand van het rapport komt voor."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from sturing.bronnen.voorbeeld import maak_voorbeeld
from sturing.bronnen.voorbeeld.naamtabel import lees_naamtabel
from sturing.fouten import GegevensFout
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.oordeel import Regel, Uitkomst
from sturing.rekenen.stand import Dekking, Stand, bereken_standen, tel_dekking

WORTEL = Path(__file__).resolve().parents[1]
VASTGELEGD = WORTEL / "data" / "voorbeeld"


def _inhoud(map_: Path) -> dict[str, bytes]:
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    doel = tmp_path_factory.mktemp("gemaakt") / "voorbeeld"
    maak_voorbeeld(WORTEL, doel)
    return _inhoud(doel)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return lees_dossier(WORTEL, "voorbeeld", 2026)


def _standen(dossier: Dossier) -> tuple[Stand, ...]:
    metingen = scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code)
    indicatoren = tuple(dossier.kader.indicatoren.values())
    vergelijk = tuple(gebied.code for gebied in dossier.gemeente.vergelijk)
    return bereken_standen(metingen, dossier.kader, indicatoren, dossier.gemeente.code, vergelijk)


@pytest.fixture(scope="module")
def standen(dossier: Dossier) -> tuple[Stand, ...]:
    return _standen(dossier)


def test_dezelfde_seed_geeft_dezelfde_bytes(gemaakt: dict[str, bytes], tmp_path: Path) -> None:
    maak_voorbeeld(WORTEL, tmp_path / "voorbeeld", seed=2026)
    assert _inhoud(tmp_path / "voorbeeld") == gemaakt


def test_vastgelegde_map_is_wat_de_generator_maakt(gemaakt: dict[str, bytes]) -> None:
    vast = _inhoud(VASTGELEGD)
    anders = sorted(naam for naam in vast.keys() | gemaakt.keys() if vast.get(naam) != gemaakt.get(naam))
    assert not anders, f"maak data/voorbeeld opnieuw met: python -m sturing.bronnen.voorbeeld; anders zijn {anders}"


def test_andere_seed_geeft_andere_cijfers_maar_hetzelfde_kader(gemaakt: dict[str, bytes], tmp_path: Path) -> None:
    maak_voorbeeld(WORTEL, tmp_path / "voorbeeld", seed=7)
    ander = _inhoud(tmp_path / "voorbeeld")
    assert ander.keys() == gemaakt.keys()
    for naam in gemaakt:
        if naam.startswith(("metingen/", "kerncijfers")):
            assert ander[naam] != gemaakt[naam], naam
    assert ander["kader/2026/indicatoren.yml"] == gemaakt["kader/2026/indicatoren.yml"]


def test_opnieuw_maken_vervangt_de_map_en_laat_niets_achter(tmp_path: Path) -> None:
    (tmp_path / "voorbeeld").mkdir()
    (tmp_path / "voorbeeld" / "oud.csv").write_text("oud", encoding="utf-8")
    maak_voorbeeld(WORTEL, tmp_path / "voorbeeld")
    assert [p.name for p in tmp_path.iterdir()] == ["voorbeeld"]
    assert not (tmp_path / "voorbeeld" / "oud.csv").exists()


def test_mislukt_maken_laat_de_oude_map_staan(tmp_path: Path) -> None:
    (tmp_path / "voorbeeld").mkdir()
    (tmp_path / "voorbeeld" / "oud.csv").write_text("oud", encoding="utf-8")
    with pytest.raises(GegevensFout, match="data/maak/voorbeeld.yml: dit bestand ontbreekt"):
        maak_voorbeeld(tmp_path / "geen-checkout", tmp_path / "voorbeeld")
    assert [p.name for p in tmp_path.rglob("*")] == ["voorbeeld", "oud.csv"]


@pytest.mark.parametrize("inhoud", ["namen: [", "kader: soest/kader/2026\nnamen: {}\n", "- een lijst\n"])
def test_een_naamtabel_die_niet_te_lezen_is_wordt_genoemd(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "maak").mkdir()
    (tmp_path / "maak" / "voorbeeld.yml").write_text(inhoud, encoding="utf-8")
    with pytest.raises(GegevensFout, match=r"^data/maak/voorbeeld.yml: dit is geen naamtabel \(.+\); herstel het"):
        lees_naamtabel(tmp_path)


@pytest.mark.parametrize(("jaren", "aantal_wijken"), [(2, 1), (5, 14)])
def test_andere_omvang_is_ook_leesbaar(tmp_path: Path, jaren: int, aantal_wijken: int) -> None:
    maak_voorbeeld(WORTEL, tmp_path / "data" / "voorbeeld", jaren=jaren, aantal_wijken=aantal_wijken)
    dossier = lees_dossier(tmp_path, "voorbeeld", 2026)
    assert len(dossier.gemeente.wijken) == aantal_wijken
    assert dossier.metingen["jaar"].dropna().min() >= 2025 - jaren


@pytest.mark.parametrize("jaar", [2024, 2025, 2026])
@pytest.mark.parametrize("editie", ["concept", "definitief"])
def test_elk_rapport_leest_zonder_fout(jaar: int, editie: str) -> None:
    dossier = lees_dossier(WORTEL, "voorbeeld", jaar, editie)
    assert dossier.gemeente.verzonnen
    assert not dossier.metingen.empty and dossier.ervaringen and dossier.ontwikkelingen


def test_elke_regel_en_uitkomst_komt_voor(standen: tuple[Stand, ...]) -> None:
    assert {stand.oordeel.regel for stand in standen} == set(Regel)
    assert {stand.oordeel.uitkomst for stand in standen} == set(Uitkomst)


def test_elke_dekking_komt_voor(standen: tuple[Stand, ...]) -> None:
    dekking = tel_dekking(standen)
    assert all(dekking.values())
    assert 3 <= dekking[Dekking.GEEN] <= 5


def test_elke_herkomst_en_een_cijfer_zonder_periode_komen_voor(dossier: Dossier) -> None:
    assert set(dossier.metingen["herkomst"]) == {"gemeten", "model", "benadering"}
    assert "niet vermeld" in set(dossier.metingen["periode"])


def test_er_is_iets_afgeschermd_in_gemeente_en_wijk(dossier: Dossier) -> None:
    afgeschermd = scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code).query("afgeschermd")
    assert dossier.gemeente.code in set(afgeschermd["gebied"])
    assert afgeschermd["gebied"].str.startswith("WK").any()


def test_wijken_tellen_op_tot_de_gemeente(dossier: Dossier) -> None:
    rijen = dossier.metingen[dossier.metingen["indicator"] == "kinderen-in-armoede-0-17"]
    wijken = rijen[rijen["gebied"].str.startswith("WK")].groupby("periode")["teller"].sum()
    gemeente = rijen[rijen["gebied"] == dossier.gemeente.code].set_index("periode")["teller"]
    assert len(wijken) > 5 and wijken.equals(gemeente[wijken.index])


def test_een_aantal_en_zijn_percentage_komen_uit_een_telling(dossier: Dossier) -> None:
    paren = [(i.id, i.telt_zelfde_als) for i in dossier.kader.indicatoren.values() if i.telt_zelfde_als]
    sleutel = ["gebied", "periode", "beschikbaar_per"]
    per_indicator = {naam: rijen.set_index(sleutel) for naam, rijen in dossier.metingen.groupby("indicator")}
    assert ("inwoners-met-bijstand-18-67", "aandeel-met-bijstand-18-67") in paren
    for aantal, aandeel in paren:
        tellers = per_indicator[aandeel]["teller"].dropna()
        assert len(tellers) > 5 and per_indicator[aantal]["waarde"].sort_index().equals(tellers.sort_index()), aantal


def test_elk_jaar_heeft_lessen_en_elke_uitkomst_van_een_afspraak_komt_voor(dossier: Dossier) -> None:
    opgaven = {opgave.id for opgave in dossier.kader.opgaven}
    assert {les.opgave for les in dossier.lessen} == {les.opgave for les in dossier.lessen_vorig_jaar} == opgaven
    for les in (*dossier.lessen, *dossier.lessen_vorig_jaar):
        assert les.conclusie and les.voorstel and len(les.afspraken) == 2, les.opgave
    vorig = {a.status for les in dossier.lessen_vorig_jaar for a in les.afspraken}
    assert vorig == {"klaar", "loopt", "vervallen"}
    assert all(a.toelichting for les in dossier.lessen_vorig_jaar for a in les.afspraken)
    assert all(les.verbeterpunten and les.voor_uitvoeringsplan for les in dossier.lessen)


def test_concept_en_definitief_verschillen(standen: tuple[Stand, ...]) -> None:
    concept = _standen(lees_dossier(WORTEL, "voorbeeld", 2026, "concept"))
    anders = [d.indicator.id for c, d in zip(concept, standen, strict=True) if c.punt != d.punt]
    assert "jeugdhulp-0-17" in anders, "een voorlopig cijfer wordt herzien"
    assert 10 < len(anders) < len(standen) - 10


def test_elke_uitspraak_die_een_meting_is_staat_ook_in_de_metingen(dossier: Dossier) -> None:
    sleutels = ["indicator", "gebied", "periode", "groep", "waarde"]
    bekend = set(dossier.metingen[sleutels].itertuples(index=False, name=None))
    for uitspraak in dossier.uitspraken:
        if uitspraak.wordt != "context":
            assert tuple(getattr(uitspraak, s) for s in sleutels) in bekend, uitspraak.id
    assert 20 <= len(dossier.uitspraken) <= 40


def test_kerncijfers_en_ervaringen_zijn_compleet(dossier: Dossier) -> None:
    gebieden = {dossier.gemeente.code, *(wijk.code for wijk in dossier.gemeente.wijken)}
    for naam in {k.kerncijfer for k in dossier.kerncijfers}:
        assert {k.gebied for k in dossier.kerncijfers if k.kerncijfer == naam} == gebieden, naam
    assert len(dossier.ervaringen) >= 60
    assert {doel for e in dossier.ervaringen for doel in e.doelen} == set(dossier.kader.doelen)
    assert len({e.id for e in dossier.ervaringen}) == len(dossier.ervaringen)


def test_activiteiten_verwijzen_naar_wat_bestaat(dossier: Dossier) -> None:
    tekst = (VASTGELEGD / "activiteiten" / "2026.csv").read_text(encoding="utf-8")
    rijen = list(csv.DictReader(tekst.splitlines()))
    regelingen = {regeling.id for regeling in dossier.kader.afwegingskader.regelingen} | {""}
    wijken = {wijk.code for wijk in dossier.gemeente.wijken}
    assert len(rijen) >= 40
    for rij in rijen:
        assert set(rij["resultaten"].split()) <= set(dossier.kader.resultaten), rij
        assert rij["regeling"] in regelingen and set(rij["wijken"].split()) <= wijken, rij
        assert not rij["tot_en_met"] or date.fromisoformat(rij["tot_en_met"]), rij


def test_kader_heeft_dezelfde_ids_als_dat_van_soest(dossier: Dossier) -> None:
    bron = WORTEL / "data" / "soest" / "kader" / "2026" / "indicatoren.yml"
    soest = [rij["id"] for rij in yaml.safe_load(bron.read_text(encoding="utf-8"))]
    assert list(dossier.kader.indicatoren) == soest
    rijen = {rij.rij for rij in dossier.kader.bronrijen}
    assert all(set(indicator.bronrijen) <= rijen for indicator in dossier.kader.indicatoren.values())


def test_er_staat_geen_naam_uit_soest_in(gemaakt: dict[str, bytes]) -> None:
    """Ook niet in een id of de naam van een bestand."""
    tabel = lees_naamtabel(WORTEL / "data")
    verboden = (
        "soest", "eemkracht", "metmaya", "welzin", "woningnet", "utrecht", "verwey", "smitsveen", "overhees",
        "klarwater", "boerenstreek", "midden-nederland", "gm0342", "wk0342", "bijlage a", "§",
    )  # fmt: skip
    ids = re.compile("|".join(rf"(?<![\w-]){re.escape(naam)}(?![\w-])" for naam in (*tabel.echt, *tabel.ids)))
    for naam, inhoud in gemaakt.items():
        tekst = f"{naam} {inhoud.decode('utf-8')}"
        gevonden = [woord for woord in verboden if woord in tekst.lower()] + ids.findall(tekst)
        assert not gevonden, (naam, gevonden)


def test_alles_zegt_dat_het_verzonnen_is_en_blijft_klein(gemaakt: dict[str, bytes]) -> None:
    assert sum(len(inhoud) for inhoud in gemaakt.values()) < 1_500_000
    for naam, inhoud in gemaakt.items():
        assert "verzonnen" in inhoud.decode("utf-8").lower(), naam
        assert b"\r" not in inhoud and not inhoud.startswith(b"\xef\xbb\xbf"), naam
