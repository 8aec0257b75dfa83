"""Momentopnamen: de oorspronkelijke bytes, en herbouwen zonder netwerk."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import timedelta

import pytest
from nepbron import Storing
from ophalen_bouwstenen import DAG, gevulde_bron, kopie_van_soest  # noqa: F401
from test_ophalen_keten import alle_bytes, haal, lees_rijen

from sturing.bronnen.ophalen.kluis import Kluis
from sturing.bronnen.ophalen.momentopname import Vastlegger, kies_momentopname
from sturing.fouten import BronFout, InvoerFout, OmgevingFout


@pytest.fixture
def map_(wortel):
    return wortel / "data/soest/momentopnamen"


def lees_opname(map_, naam: str) -> dict:
    return json.loads((map_ / naam).read_bytes())


def test_elke_vraag_is_bewaard_met_bytes_hash_datum_en_adres(wortel, bron, map_):
    haal(wortel, bron="veiligheidsmonitor")
    opname = lees_opname(map_, "veiligheidsmonitor/2026-11-21-01.json")
    assert opname["datum"] == "2026-11-21"
    assert len(opname["antwoorden"]) == len(bron.verzoeken)
    for antwoord in opname["antwoorden"]:
        inhoud = gzip.decompress((map_ / "inhoud" / antwoord["sha256"][:2] / f"{antwoord['sha256']}.gz").read_bytes())
        assert hashlib.sha256(inhoud).hexdigest() == antwoord["sha256"]
        assert len(inhoud) == antwoord["lengte"]
        assert antwoord["adres"] == bron.adres + antwoord["pad"]
    titels = next(a for a in opname["antwoorden"] if a["pad"].split("?")[0].endswith("TableInfos"))
    assert Kluis(map_).geef(titels["sha256"]) == bron._v3("85146NED", "TableInfos", {})[1]


@pytest.mark.traag
def test_een_editie_is_zonder_netwerk_uit_momentopnamen_te_herbouwen(wortel, bron, monkeypatch):
    haal(wortel)
    metingen = {n: b for n, b in alle_bytes(wortel).items() if n.startswith("metingen/")}
    for pad in (wortel / "data/soest/metingen").glob("*.csv"):
        pad.unlink()
    aantal = len(bron.verzoeken)
    # Geen poort van deze machine: wie toch het net op gaat, faalt.
    for naam in ("CBS", "RIVM", "WSJG", "DUO"):
        monkeypatch.setenv(f"STURING_ADRES_{naam}", "http://127.0.0.1:9")
    verslag = haal(wortel, DAG + timedelta(days=90), momentopname=DAG + timedelta(days=1))
    assert verslag.fouten == []
    assert {n: b for n, b in alle_bytes(wortel).items() if n.startswith("metingen/")} == metingen
    assert len(bron.verzoeken) == aantal


def test_dezelfde_bytes_worden_maar_een_keer_bewaard(wortel, bron, map_):
    haal(wortel, bron="veiligheidsmonitor")
    eerst = sorted((map_ / "inhoud").rglob("*.gz"))
    haal(wortel, DAG + timedelta(days=1), bron="veiligheidsmonitor")
    assert sorted((map_ / "inhoud").rglob("*.gz")) == eerst
    assert kies_momentopname(map_, "veiligheidsmonitor", DAG) == "2026-11-21-01.json"
    assert kies_momentopname(map_, "veiligheidsmonitor", DAG + timedelta(days=9)) == "2026-11-22-01.json"


def test_een_afgebroken_ophaling_gaat_dezelfde_dag_verder_waar_zij_stopte(wortel, bron, map_):
    bron.storingen.append(Storing("85146NED/TypedDataSet", "reset", keer=3))
    assert haal(wortel, bron="veiligheidsmonitor").fouten
    eerste = len(bron.verzoeken) - 3
    bron.verzoeken.clear()
    assert not haal(wortel, bron="veiligheidsmonitor").fouten
    assert [pad for pad in bron.paden() if "TypedDataSet" not in pad and "Perioden" not in pad] == []
    opname = lees_opname(map_, "veiligheidsmonitor/2026-11-21-01.json")
    assert len(opname["antwoorden"]) == eerste + len(bron.verzoeken)
    assert not (map_ / "veiligheidsmonitor/lopend.jsonl").exists()


def test_wat_gisteren_half_bleef_wordt_een_momentopname_van_gisteren(wortel, bron, map_):
    bron.storingen.append(Storing("85146NED/TypedDataSet", "reset", keer=3))
    haal(wortel, bron="veiligheidsmonitor")
    with (map_ / "veiligheidsmonitor/lopend.jsonl").open("ab") as stroom:
        stroom.write(b'{"dag": "2026-11-21", "half')
    haal(wortel, DAG + timedelta(days=1), bron="veiligheidsmonitor")
    namen = sorted(p.name for p in (map_ / "veiligheidsmonitor").glob("*.json"))
    assert namen == ["2026-11-21-01.json", "2026-11-22-01.json"]


def test_een_beschadigde_inhoud_wordt_herkend(wortel, bron, map_):
    haal(wortel, bron="veiligheidsmonitor")
    for pad in (map_ / "inhoud").rglob("*.gz"):
        pad.write_bytes(gzip.compress(b"iets anders"))
    verslag = haal(wortel, bron="veiligheidsmonitor", momentopname=DAG)
    assert "deze bewaarde inhoud ontbreekt of is beschadigd" in str(verslag.fouten[0])
    assert len(lees_rijen(wortel, "veiligheidsmonitor")) > 0


def test_zonder_momentopname_zegt_de_melding_dat(wortel, bron):
    verslag = haal(wortel, bron="duo", momentopname=DAG)
    assert isinstance(verslag.fouten[0], InvoerFout)
    assert "op 2026-11-21 was er nog geen momentopname" in str(verslag.fouten[0])


def test_een_vraag_die_toen_niet_is_gesteld_gaat_niet_alsnog_het_net_op(wortel, bron):
    haal(wortel, bron="veiligheidsmonitor", jaar=2023)
    bron.tabellen.clear()
    pad = wortel / "data/soest/kader/2026/ophalen/veiligheidsmonitor.yml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("85146NED, naam", "85999NED, naam"), encoding="utf-8")
    verslag = haal(wortel, bron="veiligheidsmonitor", momentopname=DAG)
    assert isinstance(verslag.fouten[0], BronFout)
    assert "is toen niet zo gevraagd" in str(verslag.fouten[0])


def test_twee_mensen_halen_niet_tegelijk_dezelfde_bron_op(map_):
    with Vastlegger(None, map_, "cbs", DAG), pytest.raises(OmgevingFout, match="cbs: deze bron wordt al opgehaald"):
        Vastlegger(None, map_, "cbs", DAG).__enter__()
