"""Hoe lang het lezen van metingen duurt en hoeveel geheugen het kost, bij 10.000 tot 1 miljoen rijen.

Draai met `python tests/benchmarks/opslag.py`; schrijft Markdown naar het scherm, of met `--schrijf` naar
`tests/benchmarks/opslag.md`. Elke maat wordt in een eigen proces gelezen, drie keer, en de snelste telt: het gaat om
wat ons lezen kost en niet om wat de machine verder doet. Loopt vast als 1 miljoen rijen de grens niet haalt.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

WORTEL = Path(__file__).parents[2]
DOEL = Path(__file__).with_suffix(".md")
MATEN = (10_000, 100_000, 1_000_000)
KEREN, BESTANDEN = 3, 40
HOOGSTENS_SECONDEN, HOOGSTENS_MB = 3.0, 1000

_METING = """
import json, resource, sys, time
from pathlib import Path
import pandera.pandas, pandas
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import lees_kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import lees_metingen, toets_rijen
wortel, map_ = Path(sys.argv[1]), Path(sys.argv[2])
lezer = Lezer(wortel)
kader = lees_kader(lezer, wortel / "data/soest", 2026)
gemeente = lezer.lees_yaml(wortel / "data/soest/gemeente.yml", Gemeente)
lees_metingen(lezer, wortel / "data/soest", kader, gemeente)
wand, cpu = time.perf_counter(), time.process_time()
tabel = lees_metingen(lezer, map_, kader, gemeente)
uit = [len(tabel), time.perf_counter() - wand, time.process_time() - cpu]
print(json.dumps([*uit, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def maak(map_: Path, aantal: int) -> None:
    """Schrijf `aantal` geldige metingen: elke indicator, elk gebied, kwartalen, en herzieningen."""
    from sturing.gegevens.feitenmodel import METINGKOLOMMEN, Gemeente
    from sturing.gegevens.kader import lees_kader
    from sturing.gegevens.lezer import Lezer
    from sturing.gegevens.metingen import gebiedscodes

    lezer = Lezer(WORTEL)
    kader = lees_kader(lezer, WORTEL / "data/soest", 2026)
    gebieden = gebiedscodes(lezer.lees_yaml(WORTEL / "data/soest/gemeente.yml", Gemeente))
    perioden = [f"{jaar}-K{k}" for jaar in range(2000, 2025) for k in range(1, 5)]
    alle = (
        (i.id, g, p, i.groep, f"{(7 * n + d) % 1000 / 10:g}", "", "", str(200 + n % 50), "", "", "gemeten", "",
         f"{2025 + d // 28}-{d % 12 + 1:02d}-{d % 28 + 1:02d}", f"tabel 1, rij {n % 900}", "")
        for n, (i, g, p) in enumerate((i, g, p) for i in kader.indicatoren.values() for g in gebieden for p in perioden)
        for d in range(60)
    )  # fmt: skip
    (map_ / "metingen").mkdir(parents=True)
    for nummer in range(BESTANDEN):
        with (map_ / "metingen" / f"b{nummer:02d}.csv").open("w", encoding="utf-8", newline="") as stroom:
            schrijver = csv.writer(stroom, lineterminator="\n")
            schrijver.writerow(METINGKOLOMMEN)
            schrijver.writerows(islice(alle, aantal // BESTANDEN))


def meet(map_: Path) -> tuple[int, float, float, float]:
    """Rijen, seconden op de klok, seconden van de processor, en het hoogste geheugen in MB; de snelste van drie."""
    keren = []
    for _ in range(KEREN):
        uit = subprocess.run(
            [sys.executable, "-c", _METING, str(WORTEL), str(map_)], capture_output=True, text=True, check=True
        )
        keren.append(tuple(json.loads(uit.stdout)))
    return min(keren, key=lambda keer: keer[2])


def main() -> None:
    """Meet elke maat en toets de grens."""
    regels = [
        "# Metingen lezen: tijd en geheugen", "",
        "Lezen, toetsen (pandera), dubbele zoeken en ordenen, verdeeld over 40 bestanden, op twee kernen.",
        "*Processor* is de tijd die ons proces rekent; *klok* is wat u wacht, ook op ander werk van de machine.", "",
        "| metingen | klok (s) | processor (s) | per miljoen (processor, s) | hoogste geheugen (MB) |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as tijdelijk:
        for maat in MATEN:
            map_ = Path(tijdelijk) / str(maat)
            maak(map_, maat)
            rijen, wand, cpu, mb = meet(map_)
            assert rijen == maat
            cijfers = " | ".join((f"{wand:.2f}", f"{cpu:.2f}", f"{cpu / rijen * 1e6:.1f}", f"{mb:.0f}"))
            regels.append(f"| {f'{rijen:,}'.replace(',', '.')} | {cijfers.replace('.', ',')} |")
    print("\n".join(regels))
    assert cpu < HOOGSTENS_SECONDEN, f"1 miljoen metingen kost {cpu:.1f} s"
    assert mb < HOOGSTENS_MB, f"1 miljoen metingen kost {mb:.0f} MB"
    if "--schrijf" in sys.argv:
        DOEL.write_text("\n".join(regels) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
