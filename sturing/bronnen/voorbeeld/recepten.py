"""Recepten van Voorbeeldstad: van elke soort bestand één, om `sturing lees-in` mee te proberen."""

from __future__ import annotations

from collections.abc import Sequence

_ONTBREEKT = {"-99997": "afgeschermd", "-99999": "onbekend", ".": "onbekend", "x": "afgeschermd", "<5": "te-klein"}
_KOMMA = {"decimaal": "komma", "duizendtal": "punt"}


def bouw_recepten(gemeentecode: str, wijkcodes: Sequence[str]) -> dict[str, dict]:
    """Per naam de inhoud van een receptbestand in `kader/<jaar>/recepten/`."""
    return {
        "monitor-werkboek": _werkboek(gemeentecode),
        "swing-csv": _swing(),
        "peiling-spss": _peiling(gemeentecode, wijkcodes),
    }


def _werkboek(gemeentecode: str) -> dict:
    tabel = {
        "blad": "Tabel*",
        "koprijen": 2,
        "totaalrijen": ["Totaal*"],
        "einde": ["Bron:*"],
        "periode": "2025",
        "indicator": {
            "kolom": "Indicator",
            "waarden": {"Rookt wekelijks": "roken-wekelijks-13-16", "Vapet wekelijks": "vapen-wekelijks-13-16"},
        },
        "cijfers": [
            {"kolom": "Gemeente | %", "n": "Gemeente | n", "gebied": gemeentecode},
            {"kolom": "Nederland | %", "gebied": "NL"},
        ],
    }
    return {
        "naam": "Jeugdmonitor, tabellenboek",
        "nagekeken": True,
        "bron": "ggd-jeugd",
        "vindplaats": "verzonnen tabellenboek",
        "herken": {"soort": "werkboek", "teksten": ["Indicator", "Gemeente", "Nederland"]},
        "getallen": _KOMMA,
        "ontbreekt": _ONTBREEKT,
        "tabellen": [tabel],
    }


def _swing() -> dict:
    tabel = {
        "totaalrijen": ["Totaal*"],
        "einde": ["Bron:*"],
        "gebied": {"kolom": "Gebied", "anders": "overslaan"},
        "periode": {"kolom": "Periode"},
        "indicator": {"kolom": "Onderwerp", "waarden": {"Voelt zich eenzaam": "eenzaamheid-18-plus"}},
        "cijfers": [{"kolom": "Waarde"}],
    }
    return {
        "naam": "Swing-export",
        "nagekeken": True,
        "bron": "burgerpeiling",
        "vindplaats": "verzonnen Swing-export",
        "herken": {"soort": "csv", "teksten": ["Gebied", "Periode", "Onderwerp", "Waarde"]},
        "getallen": _KOMMA,
        "ontbreekt": _ONTBREEKT,
        "tabellen": [tabel],
    }


def _peiling(gemeentecode: str, wijkcodes: Sequence[str]) -> dict:
    return {
        "naam": "Burgerpeiling (SPSS)",
        "nagekeken": True,
        "bron": "burgerpeiling",
        "vindplaats": "verzonnen SPSS-bestand",
        "herken": {"soort": "sav", "variabelen": ["eenzaam", "weegfactor"]},
        "peiling": {
            "gewicht": "weegfactor",
            "gebied": gemeentecode,
            "periode": "2025",
            "wijk_variabele": "wijk",
            "wijken": dict(enumerate(wijkcodes, 1)),
            "vragen": [
                {
                    "indicator": "eenzaamheid-18-plus",
                    "variabele": "eenzaam",
                    "telt": {3: "Soms", 4: "Vaak"},
                    "telt_niet": {1: "Nooit", 2: "Zelden"},
                    "ontbreekt": {9: "Weet niet"},
                }
            ],
        },
    }
