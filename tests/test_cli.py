"""De opdrachtregel: Nederlandse hulp, exacte fouten, afloopcodes die iets zeggen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]


def draai(*woorden: str, map_: Path = WORTEL, **omgeving: str) -> subprocess.CompletedProcess:
    """Voer `sturing` uit zoals een gebruiker: in een eigen proces, zonder terminal."""
    import os

    return subprocess.run(
        [sys.executable, "-m", "sturing.cli", *woorden],
        cwd=map_,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"} | omgeving,
        check=False,
    )


@pytest.mark.parametrize("opdracht", [(), ("rapport",), ("toets",), ("kader",)])
def test_elke_opdracht_heeft_hulp_in_het_nederlands(opdracht):
    uitslag = draai(*opdracht, "--help")
    assert uitslag.returncode == 0
    assert "Gebruik:" in uitslag.stdout
    assert "Toon deze hulp." in uitslag.stdout
    for engels in ("Usage", "Options", "Show this", "Commands", "default:", "required"):
        assert engels not in uitslag.stdout


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        ((), 2, "er ontbreekt een opdracht; vraag 'sturing --help'"),
        (("bouw",), 2, "deze opdracht kent sturing niet: 'bouw'; vraag 'sturing --help'"),
        (("rapport", "--foo"), 2, "de optie --foo bestaat niet; vraag 'sturing --help'"),
        (("rapport", "--gemeente"), 2, "achter --gemeente ontbreekt een waarde; vraag 'sturing --help'"),
        (("rapport", "2026", "2027"), 2, "hier staan te veel waarden; vraag 'sturing --help'"),
        (("rapport", "1999"), 2, "jaar: '1999' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        (("kader", "20x6"), 2, "jaar: '20x6' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        (("rapport", "-g", "soes"), 2, "gemeente: 'soes' heeft geen map in data; bedoelde u 'soest'?"),
        (("rapport", "-e", "definitieve"), 2, "editie: 'definitieve' bestaat niet; bedoelde u 'definitief'?"),
        (
            ("rapport", "--peildatum", "31-3-2026"),
            2,
            "peildatum: '31-3-2026' is geen datum; schrijf hem als 2026-07-31",
        ),
        (
            ("kader", "--doel", "niet-eenzam"),
            2,
            "doel 'niet-eenzam' bestaat niet in kader 2026; bedoelde u 'niet-eenzaam'?",
        ),
    ],
)
def test_een_verkeerde_vraag_geeft_een_zin_met_remedie(woorden, code, zin):
    uitslag = draai(*woorden)
    assert uitslag.returncode == code
    assert f"Fout: {zin}" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr


def test_buiten_een_checkout_zegt_de_fout_waar_te_staan(tmp_path, monkeypatch):
    from sturing import paden
    from sturing.fouten import OmgevingFout

    monkeypatch.delenv(paden.WORTEL_VARIABELE, raising=False)
    monkeypatch.setattr(paden, "__file__", str(tmp_path / "a" / "b" / "paden.py"))
    with pytest.raises(OmgevingFout, match="ga naar de map van de checkout"):
        paden.zoek_wortel(tmp_path)


def test_kader_toont_alle_doelen_met_hun_dekking():
    uitslag = draai("kader", "2026")
    assert uitslag.returncode == 0
    assert "niet-eenzaam: Jongeren en 65-plussers voelen zich niet eenzaam" in uitslag.stdout
    assert uitslag.stdout.count("met cijfer") == 19


def test_toets_vindt_geen_fouten_in_de_gegevens_van_soest():
    uitslag = draai("toets")
    assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr
    assert "0 fouten" in uitslag.stdout


def test_versie_is_een_nummer():
    assert draai("--versie").stdout.strip().replace(".", "").isdecimal()
