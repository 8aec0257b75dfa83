"""Welke regel krijgt elke reeks van Soest, en komt elke regel en elk oordeel in het voorbeeld voor?

Draai met `python tests/benchmarks/regels_soest.py`; schrijft Markdown naar het scherm, of met `--schrijf` naar
`tests/benchmarks/regels_soest.md`. Loopt vast als het voorbeeld een regel, uitkomst of ligging niet laat zien.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from enum import StrEnum
from pathlib import Path

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.paden import zoek_wortel
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.stand import Stand, bereken_standen
from sturing.rekenen.toeval import bereken_toeval
from sturing.rekenen.uitkomsten import Ligging, Regel, Uitkomst
from sturing.tonen.notatie import tel, toon_getal, toon_periode
from sturing.tonen.zinnen import REGEL
from sturing.tonen.zinnen_editie import zin_toeval

JAAR = 2026
DOEL = Path(__file__).with_suffix(".md")


def bereken(gemeente: str) -> tuple[Dossier, tuple[Stand, ...], float, float]:
    """Dossier, alle standen, en de seconden voor afscherming en voor het oordeel."""
    dossier = lees_dossier(zoek_wortel(), gemeente, JAAR)
    kader, eigen = dossier.kader, dossier.gemeente
    begin = time.perf_counter()
    getoond = scherm_af(dossier.metingen, kader, eigen.code, dossier.geschiedenis)
    midden = time.perf_counter()
    vergelijk = tuple(gebied.code for gebied in eigen.vergelijk)
    standen = bereken_standen(getoond, kader, tuple(kader.indicatoren.values()), eigen.code, vergelijk)
    return dossier, standen, midden - begin, time.perf_counter() - midden


def tabel(kop: tuple[str, ...], rijen: list[tuple[str, ...]]) -> list[str]:
    """Een Markdowntabel."""
    return [f"| {' | '.join(r)} |" for r in (kop, ("---",) * len(kop), *rijen)]


def rij(stand: Stand) -> tuple[str, ...]:
    """Eén reeks met haar regel en waarom."""
    oordeel, reeks = stand.oordeel, stand.hoofdreeks
    punten = reeks.met_waarde()
    jaren = f"{toon_periode(punten[0].periode)} - {toon_periode(punten[-1].periode)}" if punten else "geen jaar"
    kleinste = "-" if oordeel.kleinste_zichtbaar is None else toon_getal(round(oordeel.kleinste_zichtbaar, 1))
    waarom = "; ".join((oordeel.waarom, *oordeel.opmerkingen))
    return (
        stand.indicator.id, reeks.herkomst, str(len(punten)), jaren, REGEL[oordeel.regel], waarom,
        oordeel.uitkomst.value, kleinste,
    )  # fmt: skip


def telling(soort: type[StrEnum], gezien: Counter) -> list[tuple[str, ...]]:
    """Elke waarde met hoe vaak het voorbeeld haar laat zien."""
    return [(waarde.value, str(gezien[waarde]), "ja" if gezien[waarde] else "**nee**") for waarde in soort]


def beschrijf() -> tuple[list[str], list[str]]:
    """De regels Markdown, en wat het voorbeeld mist."""
    _, soest, _, _ = bereken("soest")
    _, voorbeeld, _, _ = bereken("voorbeeld")
    met = [s for s in soest if s.hoofdreeks]
    kop = ("indicator", "herkomst", "cijfers", "jaren", "regel", "waarom", "oordeel", "pas zichtbaar bij")
    tekst = [
        "# De regel per reeks van Soest", "",
        f"Van de {tel(len(soest), 'indicator', 'indicatoren')} hebben er {len(met)} een reeks.",
        zin_toeval(bereken_toeval(soest)), "", *tabel(kop, [rij(s) for s in met]), "",
        "## Het voorbeeld laat alles zien", "", zin_toeval(bereken_toeval(voorbeeld)), "",
    ]  # fmt: skip
    mist = []
    gezien = {
        Regel: Counter(s.oordeel.regel for s in voorbeeld),
        Uitkomst: Counter(s.oordeel.uitkomst for s in voorbeeld),
        Ligging: Counter(v.ligging for s in voorbeeld for v in s.vergelijkingen),
    }
    for soort, aantallen in gezien.items():
        rijen = telling(soort, aantallen)
        mist += [naam for naam, aantal, _ in rijen if aantal == "0"]
        tekst += [*tabel((soort.__name__.lower(), "keer", "komt voor"), rijen), ""]
    return tekst, mist


def meet() -> None:
    """Seconden per gemeente, op het scherm: zij hangen van de machine af en horen niet in de tabel."""
    for gemeente in ("soest", "voorbeeld"):
        dossier, standen, afscherming, oordeel = bereken(gemeente)
        print(
            f"{gemeente}: {len(standen)} indicatoren, {len(dossier.metingen)} metingen;"
            f" afscherming {afscherming:.2f} s, oordeel en vergelijking {oordeel:.2f} s",
            file=sys.stderr,
        )


if __name__ == "__main__":
    tekst, mist = beschrijf()
    if "--schrijf" in sys.argv:
        DOEL.write_text("\n".join(tekst), encoding="utf-8", newline="\n")
    else:
        print("\n".join(tekst))
    meet()
    sys.exit(f"het voorbeeld mist: {', '.join(mist)}" if mist else 0)
