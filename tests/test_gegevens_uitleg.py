"""data/README.md legt elk bestand en elk veld uit, en liegt daarbij niet."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import sturing.gegevens
from sturing.gegevens.perioden import is_periode
from sturing.gegevens.vormen import Eenheid, Frequentie, Vast

WORTEL = Path(__file__).parents[1]
UITLEG = (WORTEL / "data" / "README.md").read_text(encoding="utf-8")


def modellen() -> dict[str, type[Vast]]:
    """Elk model dat gegevens uit data/ beschrijft."""
    uit = {}
    for module in pkgutil.iter_modules(sturing.gegevens.__path__):
        inhoud = importlib.import_module(f"sturing.gegevens.{module.name}")
        for naam, klasse in inspect.getmembers(inhoud, inspect.isclass):
            if issubclass(klasse, Vast) and klasse is not Vast and klasse.__module__ == inhoud.__name__:
                uit[naam] = klasse
    return uit


MODELLEN = modellen()


def tabel(naam: str) -> list[list[str]]:
    """De rijen van de tabel onder `<!-- velden van naam -->`."""
    stuk = UITLEG.partition(f"<!-- velden van {naam} -->")[2].lstrip("\n").split("\n\n")[0]
    return [[cel.strip() for cel in regel.strip("| ").split(" | ")] for regel in stuk.splitlines()[2:]]


def deel(kop: str) -> str:
    return re.split(r"^#+ ", UITLEG.partition(f"### {kop}\n")[2], flags=re.M)[0]


@pytest.mark.parametrize("naam", MODELLEN)
def test_elk_veld_staat_in_de_uitleg_in_dezelfde_volgorde(naam):
    velden = [rij[0].strip("`") for rij in tabel(naam)]
    assert velden == list(MODELLEN[naam].model_fields), f"data/README.md: leg de velden van {naam} uit"


@pytest.mark.parametrize("naam", MODELLEN)
def test_de_uitleg_zegt_of_een_veld_verplicht_is(naam):
    for veld, verplicht, uitleg in ((r[0].strip("`"), r[1] if len(r) > 2 else "", r[-1]) for r in tabel(naam)):
        assert (verplicht == "ja") == MODELLEN[naam].model_fields[veld].is_required(), f"{naam}.{veld}"
        assert uitleg, f"{naam}.{veld} heeft geen uitleg"


def test_de_uitleg_noemt_geen_model_dat_niet_bestaat():
    assert set(re.findall(r"<!-- velden van (\w+) -->", UITLEG)) == set(MODELLEN)


def test_elke_eenheid_en_frequentie_wordt_uitgelegd():
    assert set(re.findall(r"^\| `([\w-]+)`", deel("Eenheden"), re.M)) == {e.value for e in Eenheid}
    assert set(re.findall(r"`([\w-]+)`", deel("Frequenties"))) == {f.value for f in Frequentie}


def test_elke_periode_in_de_uitleg_is_een_periode():
    voorbeelden = re.findall(r"^\| `([^`]+)`", deel("Perioden"), re.M)
    assert len(voorbeelden) == 6
    assert [v for v in voorbeelden if not is_periode(v)] == []


def test_de_voorbeeldregel_voor_een_meting_is_een_geldige_meting(klein_dossier):
    [regel] = re.findall(r"^```\n(.*)\n```$", deel("Een meting toevoegen"), re.M)
    klein_dossier.voeg_toe("metingen/monitor.csv", regel.replace("GM0342", "GM9999") + "\n")
    assert klein_dossier.lees(2028).metingen["waarde"].eq(44.1).any()


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_elk_gegevensbestand_staat_in_de_lijst(gemeente):
    genoemd = [
        re.compile(re.sub(r"<(\w+)>", lambda m: r"\d{4}" if m[1] == "jaar" else r"[a-z0-9-]+", patroon) + "$")
        for patroon in re.findall(r"^\| `<gemeente>/([^`]+)`", UITLEG, re.M)
    ]
    map_ = WORTEL / "data" / gemeente
    bestanden = [p.relative_to(map_).as_posix() for p in map_.rglob("*") if p.suffix in (".yml", ".csv")]
    assert [b for b in bestanden if not any(p.match(b) for p in genoemd)] == []
