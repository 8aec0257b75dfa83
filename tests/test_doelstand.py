"""Een doel toont de verdeling en noemt de slechtste; volledigheid vinkt af wat er is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sturing.gegevens.kadermodel import Frequentie
from sturing.gegevens.perioden import tijdstip
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.stand import Stand
from sturing.rekenen.toeval import bereken_toeval
from sturing.rekenen.uitkomsten import Beweging, Ligging, Oordeel, Regel, Uitkomst
from sturing.rekenen.vergelijken import Vergelijking
from sturing.rekenen.volledigheid import bereken_volledigheid, is_vers


def stand(naam, uitkomst=Uitkomst.GEEN_VERANDERING, effect=0.0, kleinste=1.0, p=0.5, periode="2024",
          frequentie=Frequentie.JAAR, vergelijkingen=(), herkomst="gemeten") -> Stand:  # fmt: skip
    oordeel = Oordeel(uitkomst, Beweging.GELIJK, Regel.HELLING, "", effect, p, kleinste, zekerheid=0.95)
    reeks = Reeks(naam, "GM0001", "totaal", herkomst, (Punt(periode, tijdstip(periode), 1.0),)) if periode else None
    indicator = SimpleNamespace(id=naam, frequentie=frequentie)
    return Stand(indicator, "GM0001", (reeks,) if reeks else (), reeks, oordeel, vergelijkingen)


def test_de_verdeling_telt_elke_indicator_een_keer_en_ook_de_nullen():
    uit = bereken_doelstand([stand("a"), stand("a"), stand("b", Uitkomst.GUNSTIG, 2.0)])
    assert dict(uit.verdeling) == {**dict.fromkeys(Uitkomst, 0), Uitkomst.GEEN_VERANDERING: 1, Uitkomst.GUNSTIG: 1}


def test_de_zorg_is_de_sterkste_verandering_en_niet_het_grootste_getal():
    groot = stand("groot", Uitkomst.ONGUNSTIG, effect=100.0, kleinste=90.0)
    sterk = stand("sterk", Uitkomst.ONGUNSTIG, effect=-4.0, kleinste=1.0)
    assert bereken_doelstand([groot, sterk]).zorg is sterk


def test_zonder_ongunstige_verandering_is_het_ongunstigste_verschil_de_zorg():
    v = Vergelijking("NL", Punt("2024", 2024.5, 1.0), True, Ligging.HOGER, Uitkomst.ONGUNSTIG, 3.0, 0.01, 1.0)
    uit = bereken_doelstand([stand("a"), stand("b", vergelijkingen=(v,))])
    assert (uit.zorg.indicator.id, uit.zorg_naast) == ("b", v)


def test_zonder_iets_aantoonbaars_is_er_geen_zorg_en_geen_winst():
    uit = bereken_doelstand([stand("a"), stand("b")])
    assert (uit.zorg, uit.zorg_naast, uit.winst) == (None, None, None)


@pytest.mark.parametrize(
    ("periode", "frequentie", "vers"),
    [
        ("2025", Frequentie.JAAR, True),
        ("2024", Frequentie.JAAR, False),
        ("2024/2025", Frequentie.JAAR, True),
        ("2022", Frequentie.VIER_JAAR, True),
        ("2021", Frequentie.VIER_JAAR, False),
        ("2025-H1", Frequentie.HALFJAAR, True),
        ("2010", Frequentie.EENMALIG, True),
        ("niet vermeld", Frequentie.JAAR, False),
        (None, Frequentie.JAAR, False),
    ],
)
def test_vers_is_wat_de_bron_zo_vaak_belooft(periode, frequentie, vers):
    assert is_vers(stand("a", periode=periode, frequentie=frequentie), 2026) is vers


def test_volledigheid_noemt_wat_er_mist():
    opgave = SimpleNamespace(id="o", doelen=(SimpleNamespace(id="d1"), SimpleNamespace(id="d2")))
    standen = [stand("a", periode="2025"), stand("b", periode=None), stand("c", periode="2025", herkomst="benadering")]
    ervaring = SimpleNamespace(jaar=2025, doelen=("d1",), van_inwoners=True)
    oud = SimpleNamespace(jaar=2019, doelen=("d2",), van_inwoners=True)
    uit = bereken_volledigheid(opgave, standen, [ervaring, oud], {"d1", "d2"}, 2026)
    assert [(d.binnen, d.verwacht, d.mist) for d in uit.onderdelen] == [
        (1, 3, ("b", "c")), (1, 3, ("b", "c")), (2, 2, ()), (1, 2, ("d2",)),
    ]  # fmt: skip
    assert uit.score == 50


def test_alles_binnen_is_pas_honderd_als_er_niets_mist():
    opgave = SimpleNamespace(id="o", doelen=(SimpleNamespace(id="d1"),))
    veel = [stand(str(i), periode="2025") for i in range(300)]
    ervaring = SimpleNamespace(jaar=2026, doelen=("d1",), van_inwoners=True)
    assert bereken_volledigheid(opgave, veel, [ervaring], {"d1"}, 2026).score == 100
    assert bereken_volledigheid(opgave, veel, [], {"d1"}, 2026).score == 99


def test_wat_alleen_het_document_zegt_telt_niet_als_ervaring():
    opgave = SimpleNamespace(id="o", doelen=(SimpleNamespace(id="d1"), SimpleNamespace(id="d2")))
    verteld = SimpleNamespace(jaar=2026, doelen=("d1",), van_inwoners=True)
    uit_document = SimpleNamespace(jaar=2026, doelen=("d1", "d2"), van_inwoners=False)
    uit = bereken_volledigheid(opgave, [], [verteld, uit_document], set(), 2026)
    assert (uit.ervaringen.binnen, uit.ervaringen.mist) == (1, ("d2",))


def test_toeval_telt_verwachte_treffers_en_wat_streng_overeind_blijft():
    standen = [stand(str(i), p=0.04, uitkomst=Uitkomst.GUNSTIG, effect=1.0) for i in range(2)]
    standen += [stand("x", p=1e-9, uitkomst=Uitkomst.ONGUNSTIG, effect=1.0)]
    standen += [stand(f"r{i}", p=0.8) for i in range(17)]
    uit = bereken_toeval(standen)
    assert (uit.getoetst, uit.aangetoond, uit.overeind) == (20, 3, ("x",))
    assert uit.verwacht == pytest.approx(1.0)
