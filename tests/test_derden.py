"""Wat van anderen meereist, is precies wat de README zegt, met zijn licentie erbij."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

WORTEL = Path(__file__).parents[1]
DERDEN = WORTEL / "sturing" / "derden"


def test_elk_bestand_van_anderen_heeft_de_vingerafdruk_uit_de_readme():
    tabel = re.findall(
        r"^\| `([^`]+)` \| [^|]+ \| ([\d.]+) \| [^|]+ \| `([0-9a-f]{64})` \|$",
        (DERDEN / "README.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert {naam for naam, *_ in tabel} == {pad.name for pad in DERDEN.iterdir() if pad.suffix == ".js"}
    for naam, versie, afdruk in tabel:
        inhoud = (DERDEN / naam).read_bytes()
        assert hashlib.sha256(inhoud).hexdigest() == afdruk, naam
        assert versie in inhoud[:200].decode() and "MIT" in inhoud[:200].decode(), naam


def test_de_licentie_van_elk_bestand_reist_mee():
    licenties = (DERDEN / "LICENTIES.txt").read_text("utf-8")
    assert all(pad.name in licenties for pad in DERDEN.glob("*.js"))
    assert "Permission is hereby granted" in licenties


def test_scripts_van_de_wijzer_blijven_klein_en_voeren_geen_tekst_uit():
    paden = [*DERDEN.glob("*.js"), WORTEL / "book" / "_static" / "wijzer.js"]
    assert sum(pad.stat().st_size for pad in paden) < 60_000
    for pad in paden:
        tekst = pad.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", tekst)
        assert not re.search(r"https?://", tekst), pad.name
