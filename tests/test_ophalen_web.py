"""Opvragen over het net: wat een echte server fout kan doen, en wat wij dan doen."""

from __future__ import annotations

import json
import time

import pytest
from nepbron import Nepbron, Neptabel, Storing

from sturing.bronnen.ophalen.adressen import basisadres, pad_binnen
from sturing.bronnen.ophalen.cbs import OdataV3, OdataV4, Vraag
from sturing.bronnen.ophalen.odata import lees_alle
from sturing.bronnen.ophalen.web import NietGevonden, Web, Webinstelling
from sturing.fouten import BronFout, OmgevingFout

VLOT = Webinstelling(pogingen=3, stilte=1.0, geheel=2.0, eerste_wacht=0.01, langste_wacht=0.02, langste_verzoek=2.0)
VRAAG = Vraag(("RegioS", "Perioden"), ("Aantal_1",), {"RegioS": ("GM0342",)})


def maak_tabel(aantal: int = 3) -> Neptabel:
    """Een tabel met verzonnen cijfers voor een gemeente en een gebied met bijna dezelfde code."""
    jaren = {f"{2000 + n}JJ00": f"{2000 + n}" for n in range(aantal)}
    rijen = [
        {"RegioS": gebied, "Perioden": jaar, "Aantal_1": None if n == 1 else n}
        for gebied in ("GM0342", "GM1034")
        for n, jaar in enumerate(jaren)
    ]
    return Neptabel(
        "Verzonnen tabel; regio", {"Aantal_1": ("Aantal", "aantal")},
        {"RegioS": {"GM0342": "Soest", "GM1034": "Anders"}, "Perioden": jaren}, rijen,
    )  # fmt: skip


@pytest.fixture
def bron(monkeypatch):
    with Nepbron() as nep:
        for naam in ("CBS", "RIVM", "WSJG", "DUO", "LEEFBAAROMETER"):
            monkeypatch.setenv(f"STURING_ADRES_{naam}", nep.adres)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        nep.tabellen["12345NED"] = maak_tabel()
        yield nep


@pytest.fixture
def web():
    with Web(VLOT) as klant:
        yield klant


def lees(web: Web) -> list[dict]:
    return OdataV3(web, "cbs-v3", "12345NED").lees_rijen(VRAAG)


def test_gevulde_sleutels_zijn_gestript_en_null_blijft_onbekend(bron, web):
    rijen = lees(web)
    assert [(r["RegioS"], r["Perioden"], r["Aantal_1"]) for r in rijen] == [
        ("GM0342", "2000JJ00", 0), ("GM0342", "2001JJ00", None), ("GM0342", "2002JJ00", 2),
    ]  # fmt: skip


def test_het_filter_noemt_hele_codes_en_nooit_een_deeltekst(bron, web):
    lees(web)
    assert "$filter=(startswith(RegioS,'GM0342'))" in bron.paden()[-1]
    assert not any("substringof" in pad or "contains" in pad for pad in bron.paden())


@pytest.mark.parametrize("soort", ["reset", "half", "halve-json", "500", "503", "html"])
def test_een_storing_die_overgaat_kost_alleen_een_poging(bron, web, soort):
    bron.storingen.append(Storing("TypedDataSet", soort))
    assert len(lees(web)) == 3
    assert len(bron.verzoeken) == 2


def test_een_traag_antwoord_wordt_opnieuw_gevraagd(bron):
    bron.storingen.append(Storing("TypedDataSet", "traag", wacht=0.8))
    with Web(Webinstelling(pogingen=2, stilte=0.3, eerste_wacht=0.01)) as web:
        assert len(lees(web)) == 3


def test_een_antwoord_dat_druppelt_houdt_ons_niet_eindeloos_vast(bron):
    bron.storingen.append(Storing("TypedDataSet", "druppel", wacht=0.05, keer=9))
    begin = time.monotonic()
    with (
        Web(Webinstelling(pogingen=2, geheel=0.3, eerste_wacht=0.01)) as web,
        pytest.raises(BronFout, match="langer dan"),
    ):
        lees(web)
    assert time.monotonic() - begin < 5


def test_een_storing_die_blijft_wordt_een_leesbare_fout_met_remedie(bron, web):
    bron.storingen.append(Storing("TypedDataSet", "500", keer=9))
    with pytest.raises(BronFout) as fout:
        lees(web)
    assert str(fout.value) == (
        f"{bron.adres}/ODataApi/odata/12345NED/TypedDataSet: na 3 pogingen nog geen goed antwoord (status 500); "
        "de oude gegevens staan er nog; probeer het later opnieuw"
    )
    assert len(bron.verzoeken) == 3


def test_bij_429_wachten_wij_zolang_als_de_bron_vraagt(bron, web):
    bron.storingen.append(Storing("TypedDataSet", "429", wacht=1))
    lees(web)
    eerste, tweede = (tijd for _, _, tijd in bron.verzoeken)
    assert tweede - eerste >= 1


def test_wij_wijken_terug_met_ruis_en_een_plafond():
    class Toestand:
        def __init__(self, poging):
            self.attempt_number, self.outcome = poging, None

    web = Web(Webinstelling(eerste_wacht=1, langste_wacht=8))
    for poging, plafond in ((1, 1), (2, 2), (3, 4), (4, 8), (9, 8)):
        wachttijden = [web._wachttijd(Toestand(poging)) for _ in range(50)]
        assert all(plafond / 2 <= w <= plafond for w in wachttijden)
        assert len(set(wachttijden)) > 1


def test_een_verdwenen_tabel_wordt_niet_herhaald_gevraagd(bron, web):
    with pytest.raises(NietGevonden, match="dit bestaat niet bij de bron"):
        OdataV3(web, "cbs-v3", "99999NED").lees_beschrijving()
    assert len(bron.verzoeken) == 1


def test_wij_volgen_nextlink_tot_het_einde(bron, web):
    bron.tabellen["12345NED"] = maak_tabel(25)
    bron.bladgrootte = 10
    assert len(lees(web)) == 25
    assert len(bron.verzoeken) == 3


def test_wij_blijven_onder_de_cellengrens_van_de_bron(bron, web):
    bron.tabellen["12345NED"] = maak_tabel(6_000)
    assert len(lees(web)) == 6_000
    assert len(bron.verzoeken) == 3
    assert all("$top=3000" in pad for pad in bron.paden())


def test_een_vraag_die_toch_te_groot_is_wordt_gehalveerd(bron, web, monkeypatch):
    bron.tabellen["12345NED"] = maak_tabel(6_000)
    monkeypatch.setattr("sturing.bronnen.ophalen.odata.CELLEN_PER_VRAAG", 30_000)
    assert len({r["Perioden"] for r in lees(web)}) == 6_000
    assert len(bron.verzoeken) < 8


def test_een_nextlink_naar_een_vreemd_adres_wordt_geweigerd(bron, web):
    bron.storingen.append(Storing("TypedDataSet", "vreemd"))
    with pytest.raises(BronFout, match=r"verwijst naar een ander adres \(example.com\)"):
        lees(web)


def test_een_nextlink_in_een_kring_stopt(bron, web):
    bron.storingen.append(Storing("TypedDataSet", "kring", keer=99))
    with pytest.raises(BronFout, match="kring"):
        lees(web)


def test_een_doorverwijzing_naar_een_vreemd_adres_wordt_geweigerd(bron):
    with pytest.raises(BronFout, match="ander adres"):
        pad_binnen("cbs-v3", "https://example.com/ODataApi/odata/X")
    assert pad_binnen("cbs-v3", f"{bron.adres}/ODataApi/odata/X?$skip=1") == "/ODataApi/odata/X?$skip=1"


@pytest.mark.parametrize("adres", ["ftp://spiegel", "spiegel", "https://naam@spiegel", "https://spiegel?a=b"])
def test_een_basisadres_dat_geen_adres_is_wordt_geweigerd(monkeypatch, adres):
    monkeypatch.setenv("STURING_ADRES_RIVM", adres)
    with pytest.raises(OmgevingFout, match="STURING_ADRES_RIVM: '.*' is geen adres van een dienst"):
        basisadres("rivm")


def test_een_kolom_die_in_de_gegevens_ontbreekt_is_geen_lege_waarde(bron, web):
    bron.storingen.append(Storing("TypedDataSet", "kolom"))
    with pytest.raises(BronFout, match=r"kolom 'Aantal_1' ontbreekt in de gegevens; bedoelde u 'Aantal_9'\?"):
        lees(web)


def test_een_te_groot_antwoord_wordt_afgebroken(bron):
    bron.bestanden["/groot"] = (200, b"x" * 5_000)
    with Web(Webinstelling(grootste=1_000)) as web, pytest.raises(BronFout, match="te groot"):
        web.haal("duo", "/groot")


def test_v4_legt_waarnemingen_naast_elkaar_en_geheim_blijft_onbekend(bron, web):
    bron.tabellen["12345NED"].maten["Meer_2"] = ("Meer", "aantal")
    for rij in bron.tabellen["12345NED"].rijen:
        rij["Meer_2"] = 7
    v4 = OdataV4(web, "cbs-v4", "12345NED")
    assert v4.lees_beschrijving().maten["Aantal_1"].titel == "Aantal"
    rijen = v4.lees_rijen(Vraag(("RegioS", "Perioden"), ("Aantal_1", "Meer_2"), {"RegioS": ("GM0342",)}))
    assert [(r["Aantal_1"], r["Meer_2"]) for r in rijen] == [(0, 7), (None, 7), (2, 7)]


def test_de_vervolgverwijzing_van_v4_wordt_ook_gevolgd(bron, web):
    bron.bestanden["/odata/v1/CBS/T/Codes"] = (
        200, json.dumps({"value": [{"a": 1}], "@odata.nextLink": f"{bron.adres}/odata/v1/CBS/T/Meer"}).encode(),
    )  # fmt: skip
    bron.bestanden["/odata/v1/CBS/T/Meer"] = (200, json.dumps({"value": [{"a": 2}]}).encode())
    assert lees_alle(web, "cbs-v4", "/odata/v1/CBS/T/Codes", {}) == [{"a": 1}, {"a": 2}]
