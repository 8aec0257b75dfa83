"""Bestanden schrijven: UTF-8, LF, een decimale punt, en in YAML een kop die zegt dat alles verzonnen is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

_KOP = "# VERZONNEN: gemaakt door sturing.bronnen.voorbeeld; niet met de hand aanpassen.\n"


class _Uitvoer(yaml.CSafeDumper):
    """YAML zonder verwijzingen: elke plek krijgt haar eigen tekst."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def schrijf_tekst(pad: Path, tekst: str) -> None:
    """Schrijf `tekst` naar `pad` en maak de map als zij er niet is."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(tekst.encode("utf-8"))


def schrijf_yaml(pad: Path, inhoud: object) -> None:
    """Schrijf `inhoud` als YAML, in de gegeven volgorde."""
    tekst = yaml.dump(inhoud, Dumper=_Uitvoer, allow_unicode=True, sort_keys=False, width=110, line_break="\n")
    schrijf_tekst(pad, _KOP + tekst)


def schrijf_csv(pad: Path, kolommen: tuple[str, ...], rijen: Iterable[Mapping[str, object]]) -> None:
    """Schrijf `rijen` als CSV; wat in een rij ontbreekt of None is, blijft leeg."""
    uit = io.StringIO(newline="")
    lezing = csv.writer(uit, lineterminator="\n")
    lezing.writerow(kolommen)
    for rij in rijen:
        lezing.writerow([als_veld(rij.get(kolom)) for kolom in kolommen])
    schrijf_tekst(pad, uit.getvalue())


def als_veld(waarde: object) -> str:
    """Een waarde als CSV-veld: None is leeg, een heel getal heeft geen decimalen.

    >>> als_veld(None), als_veld(12.0), als_veld(12.5)
    ('', '12', '12.5')
    """
    if waarde is None:
        return ""
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde == int(waarde) else repr(round(float(waarde), 4))
    return str(waarde)
