"""Een reeks rapporten: één fout houdt de andere niet tegen, en een herhaling bouwt alleen wat ontbreekt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from uitgavebouwstenen import maak_editie

from sturing import reeksopdracht
from sturing.fouten import InvoerFout
from sturing.reekskeuze import is_reeks
from sturing.reeksopdracht import (
    Taak,
    Uitkomst,
    bouw_los,
    draai_reeks,
    is_actueel,
    kies_jaren,
    kies_taken,
    vat_reeks_samen,
)

WORTEL = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("2026", (2026,)),
        ("2022-2024", (2022, 2023, 2024)),
        ("2024, 2022", (2022, 2024)),
        ("2022-2023,2026", (2022, 2023, 2026)),
    ],
)
def test_jaren_zijn_een_jaar_een_reeks_of_een_opsomming(tekst, jaren):
    assert kies_jaren(tekst) == jaren


@pytest.mark.parametrize("tekst", ["2026-2022", "26", "2022-", "2022..2024", "1999-2001", ""])
def test_een_verkeerde_reeks_van_jaren_is_een_leesbare_fout(tekst):
    with pytest.raises(InvoerFout):
        kies_jaren(tekst)


def test_alle_gemeenten_met_alle_jaren():
    taken = kies_taken(WORTEL, "alle", "2025-2026", "concept", None)
    assert {(t.gemeente, t.jaar) for t in taken} >= {(g, j) for g in ("soest", "voorbeeld") for j in (2025, 2026)}
    assert is_reeks("alle", None) and is_reeks("soest", "2025-2026") and not is_reeks("soest", "2026")


def test_een_rapport_dat_mislukt_houdt_de_andere_niet_tegen(monkeypatch):
    monkeypatch.setattr(reeksopdracht, "is_actueel", lambda wortel, taak: taak.jaar == 2024)
    taken = [Taak("voorbeeld", jaar, "concept") for jaar in (2023, 2024, 2025, 2026)]

    def bouw(wortel: Path, taak: Taak) -> Uitkomst:
        return (
            Uitkomst(taak, "mislukt", "er is geen kader", afloop=2) if taak.jaar == 2023 else Uitkomst(taak, "gebouwd")
        )

    uitkomsten = draai_reeks(WORTEL, taken, bouw=bouw)
    assert [u.stand for u in uitkomsten] == ["mislukt", "was er al", "gebouwd", "gebouwd"]
    assert vat_reeks_samen(uitkomsten)[:2] == [
        "2 gebouwd, 1 was er al, 1 mislukt.",
        "Mislukt: voorbeeld 2023 concept: er is geen kader",
    ]


def test_een_mislukt_proces_geeft_zijn_eigen_melding():
    uitkomst = bouw_los(WORTEL, Taak("soest", 2019, "concept"))
    assert (uitkomst.stand, uitkomst.afloop) == ("mislukt", 2)
    assert uitkomst.reden.startswith("jaar: voor 2019 is er geen kader")


def test_de_opdracht_noemt_alle_mislukte_rapporten_en_eindigt_met_een_fout():
    uitslag = subprocess.run(
        [sys.executable, "-m", "sturing.cli", "rapport", "--gemeente", "soest", "--jaar", "2018-2019", "-e", "concept"],
        cwd=WORTEL, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert uitslag.returncode == 2, uitslag.stderr
    assert "0 gebouwd, 0 was er al, 2 mislukt." in uitslag.stdout
    assert uitslag.stdout.count("Mislukt: soest 201") == 2
    assert "Traceback" not in uitslag.stderr


def test_een_editie_zonder_manifest_of_met_andere_bytes_is_niet_actueel(tmp_path, monkeypatch):
    taak = Taak("voorbeeld", 2026, "definitief")
    assert not is_actueel(tmp_path, taak)
    map_ = tmp_path / "_build" / "voorbeeld" / "2026" / "definitief"
    manifest = maak_editie(map_)
    dossier = type("D", (), {"rapportage": type("R", (), {"peildatum": manifest.peildatum})})
    monkeypatch.setattr(reeksopdracht, "lees_dossier", lambda *a: dossier)
    monkeypatch.setattr(reeksopdracht, "toets_vooraf", lambda wortel, m: ())
    assert is_actueel(tmp_path, taak)
    monkeypatch.setattr(reeksopdracht, "toets_vooraf", lambda wortel, m: (("data/x.csv", "veranderd"),))
    assert not is_actueel(tmp_path, taak)
    monkeypatch.setattr(reeksopdracht, "toets_vooraf", lambda wortel, m: ())
    (map_ / "html" / "index.html").write_text("half", encoding="utf-8")
    assert not is_actueel(tmp_path, taak)
