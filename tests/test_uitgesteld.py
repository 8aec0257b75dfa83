"""Laden blijft snel: wat een pakket alleen voor anderen doet, gebeurt pas als iemand het vraagt."""

from __future__ import annotations

import subprocess
import sys

import pytest

import sturing.uitgesteld as uitgesteld


def draai(code: str) -> str:
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert uit.returncode == 0, uit.stderr
    return uit.stdout.strip()


def test_wie_sturing_laadt_bouwt_geen_ontleder_voor_adressen():
    """Dat kost anderhalve seconde, in elk proces van een rapport."""
    assert draai("import sturing.tonen, nbformat, sys; print('lark' in sys.modules)") == "False"


def test_een_adres_wordt_nog_net_zo_getoetst_als_zonder_sturing():
    code = (
        "{}import jsonschema; c = jsonschema.FormatChecker();"
        "print([c.conforms(a, v) for a in ('http://caf\u00e9.nl/', 'http:// x', 'a/\u00e9#b', '%')"
        " for v in ('iri', 'iri-reference')])"
    )
    zonder, met = draai(code.format("")), draai(code.format("import sturing; "))
    assert zonder == met
    assert {"True", "False"} <= set(met.strip("[]").split(", "))


@pytest.mark.parametrize("defect", ["het-pakket-ontbreekt", "het-pakket-is-al-geladen"])
def test_er_verandert_niets_als_er_niets_uit_te_stellen_is(monkeypatch, defect):
    eigen = object()
    if defect == "het-pakket-ontbreekt":
        monkeypatch.delitem(sys.modules, uitgesteld._PAKKET, raising=False)
        monkeypatch.setattr(uitgesteld, "find_spec", lambda naam: None)
        uitgesteld.stel_adrestoets_uit()
        assert uitgesteld._PAKKET not in sys.modules
    else:
        monkeypatch.setitem(sys.modules, uitgesteld._PAKKET, eigen)
        uitgesteld.stel_adrestoets_uit()
        assert sys.modules[uitgesteld._PAKKET] is eigen
