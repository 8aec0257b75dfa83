"""De meter van een cel: hij oordeelt op processortijd, en noemt de grens die is overschreden."""

from __future__ import annotations

import pytest

from sturing.fouten import OmgevingFout
from sturing.uitgeven.celgrens import CELGRENS_VARIABELE, Celmeter, Grenzen


class Klok:
    """Een klok die de test zelf verzet."""

    def __init__(self) -> None:
        self.nu = 0.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


def loop(meter: Celmeter, klok: Klok, seconden: int, aandeel: float) -> str:
    """Laat de cel zo lang lopen met dit deel van één processor; de melding, of niets."""
    begin = klok.nu
    for _ in range(seconden):
        klok.nu += 1
        loop.verbruikt = getattr(loop, "verbruikt", 0.0) + aandeel
        if over := meter.meet(loop.verbruikt, 0):
            return f"{klok.nu - begin:.0f}: {over.overtreder}; {over.remedie}"
    return ""


@pytest.fixture(autouse=True)
def vers():
    loop.verbruikt = 0.0


@pytest.mark.parametrize(
    ("aandeel", "zin"),
    [
        (1.0, "121: de cel is na 120 seconden processortijd nog niet klaar; maak de cel kleiner"),
        (0.5, "241: de cel is na 120 seconden processortijd nog niet klaar; maak de cel kleiner"),
        (0.0, "121: de cel doet al 120 seconden niets en is nog niet klaar; haal weg waar de cel op wacht"),
        (0.002, "121: de cel doet al 120 seconden niets"),
        (0.1, "901: de cel is na 900 seconden op de klok nog niet klaar (90 seconden daarvan rekende zij); de machine"),
    ],
    ids=["rekent", "deelt de processor", "doet niets", "alleen de kernel tikt", "krijgt een tiende"],
)
def test_de_meter_noemt_de_grens_die_de_cel_overschrijdt(klok, aandeel, zin):
    assert loop(Celmeter(Grenzen(), klok), klok, 2000, aandeel).startswith(zin)


def test_een_gezonde_cel_op_een_volle_machine_mag_blijven(klok):
    """Drie minuten klok voor achttien seconden werk: vroeger viel zo'n run om na 120 seconden."""
    assert loop(Celmeter(Grenzen(), klok), klok, 180, 0.1) == ""


def wacht(meter: Celmeter, klok: Klok, *wil: bool) -> str:
    """Laat de cel elke seconde wel of niet willen rekenen, zonder dat zij aan de beurt komt."""
    for wil_nu in wil:
        klok.nu += 1
        if over := meter.meet(0.0, 0, wil_nu):
            return over.overtreder
    return ""


def test_een_cel_die_niet_aan_de_beurt_komt_doet_niet_niets(klok):
    assert wacht(Celmeter(Grenzen(), klok), klok, *[True] * 800) == ""


def test_een_kernel_die_af_en_toe_wakker_wordt_is_nog_steeds_stil(klok):
    af_en_toe = [True, True, False, False] * 40
    assert wacht(Celmeter(Grenzen(), klok), klok, *af_en_toe).startswith("de cel doet al 120 seconden niets")


def test_elke_cel_begint_op_nul(klok):
    meter = Celmeter(Grenzen(), klok)
    for _ in range(20):
        meter.begin()
        assert loop(meter, klok, 100, 1.0) == ""


def test_een_kind_dat_verdwijnt_zet_de_meter_niet_terug(klok):
    meter = Celmeter(Grenzen(processortijd=10), klok)
    assert meter.meet(8.0, 0) is None
    assert meter.meet(1.0, 0) is None
    assert meter.meet(10.5, 0).overtreder.startswith("de cel is na 10 seconden processortijd")


def test_wie_een_trage_machine_heeft_geeft_elke_cel_meer(klok, monkeypatch):
    monkeypatch.setenv(CELGRENS_VARIABELE, "300")
    assert loop(Celmeter(Grenzen(), klok), klok, 2000, 1.0).startswith("301: de cel is na 300 seconden processortijd")
    assert Celmeter(Grenzen(), klok).kloktijd == 2250


@pytest.mark.parametrize("waarde", ["veel", "0", "-1", "nan", "inf"])
def test_een_onzinnige_celgrens_wordt_geweigerd(monkeypatch, waarde):
    monkeypatch.setenv(CELGRENS_VARIABELE, waarde)
    with pytest.raises(OmgevingFout, match=rf"^STURING_CELGRENS: '{waarde}' is geen aantal seconden; geef 1 of meer"):
        Celmeter(Grenzen())
