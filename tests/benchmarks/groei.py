"""Meet hoe tijd en geheugen groeien met het aantal jaren en gemeenten.

Gebruik: `python tests/benchmarks/groei.py [--jaren 1 5 20] [--gemeenten 1 5 25] [--proef 3] [--uit groei.md]`

Elke gemeente is een Voorbeeldstad met een eigen seed, in een tijdelijke checkout. Elk rapport draait in een eigen
proces, zoals `sturing rapport --gemeente alle` het doet; van dat proces en zijn kinderen wordt het hoogste geheugen
gemeten. De tabel zegt per reeks de tijd per rapport en of de rekentijd binnen 10% gelijk blijft. Met `--proef` staan
alle gemeenten en jaren er wel, maar bouwt elke reeks een paar rapporten: de eerste, de laatste en wat ertussen ligt.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from sturing.bronnen.voorbeeld.maken import maak_voorbeeld
from sturing.gegevens.rapportage import EERSTE_JAAR
from sturing.paden import WORTEL_VARIABELE, zoek_wortel
from sturing.reeksopdracht import Taak, bouw_los

_NODIG = ("notebooks", "book", "sturing", "_config.yml", "_toc.yml")
_EERSTE_SEED = 3000
_LAATSTE_JAAR = 2026
#: Zo vaak kijkt de wacht, in seconden; vaker kost zelf merkbaar rekentijd.
_INTERVAL = 0.5
_JAARTAL = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True)
class Meting:
    """Een reeks rapporten: wat er groeide, hoeveel rapporten, seconden per rapport en hoogste geheugen in MB.

    `processor` is de rekentijd van alle rapporten samen, in seconden; die merkt minder van ander werk dan de klok.
    """

    wat: str
    rapporten: int
    seconden: tuple[float, ...]
    processor: float
    geheugen: float
    mislukt: int

    @property
    def per_rapport(self) -> float:
        """De middelste tijd per rapport."""
        return statistics.median(self.seconden) if self.seconden else float("nan")

    @property
    def gerekend(self) -> float:
        """De rekentijd per rapport."""
        return self.processor / self.rapporten


def maak_checkout(wortel: Path, doel: Path, gemeenten: int, jaren: int) -> list[str]:
    """Een checkout met `gemeenten` verzonnen gemeenten, elk met eigen seed en reeksen van `jaren` + 9 jaar."""
    weg = shutil.ignore_patterns("__pycache__", "gedraaid", ".ipynb_checkpoints", "*.mo")
    for naam in _NODIG:
        if (wortel / naam).is_dir():
            shutil.copytree(wortel / naam, doel / naam, ignore=weg)
        else:
            shutil.copy(wortel / naam, doel / naam)
    namen = [f"proef{n:02d}" for n in range(gemeenten)]
    for n, naam in enumerate(namen):
        maak_voorbeeld(wortel, doel / "data" / naam, seed=_EERSTE_SEED + n, jaren=jaren + 9)
        _geef_elk_jaar_een_kader(doel / "data" / naam, jaren)
    return namen


def _geef_elk_jaar_een_kader(map_: Path, jaren: int) -> None:
    """Een rapport mag niet verder dan twee jaar van een kader af liggen; elk jaar krijgt dus het zijne."""
    for jaar in _rapportjaren(jaren)[:-1]:
        eigen = map_ / "kader" / str(jaar)
        shutil.copytree(map_ / "kader" / str(_LAATSTE_JAAR), eigen)
        cyclus = (eigen / "cyclus.yml").read_text(encoding="utf-8")
        verschoven = _JAARTAL.sub(lambda getal, bij=jaar - _LAATSTE_JAAR: str(int(getal[0]) + bij), cyclus)
        (eigen / "cyclus.yml").write_text(verschoven, encoding="utf-8", newline="\n")


def _rapportjaren(jaren: int) -> range:
    """De rapportagejaren van een reeks; de cijfers gaan verder terug dan er rapporten kunnen zijn."""
    return range(max(EERSTE_JAAR, _LAATSTE_JAAR - jaren + 1), _LAATSTE_JAAR + 1)


def meet(wat: str, wortel: Path, taken: list[Taak]) -> Meting:
    """Bouw elke taak en meet tijd en geheugen van alle processen samen."""
    wacht = _Geheugenwacht()
    wacht.start()
    voor = os.times()
    uitkomsten = [bouw_los(wortel, taak) for taak in taken]
    na = os.times()
    processor = na.children_user + na.children_system - voor.children_user - voor.children_system
    hoogste = wacht.stop()
    goed = tuple(u.seconden for u in uitkomsten if u.stand == "gebouwd")
    for uitkomst in uitkomsten:
        if uitkomst.stand != "gebouwd":
            print(f"{uitkomst.taak}: {uitkomst.reden}", file=sys.stderr)
    return Meting(wat, len(taken), goed, processor, hoogste, len(taken) - len(goed))


class _Geheugenwacht(threading.Thread):
    """Kijkt telkens hoeveel geheugen de nakomelingen van dit proces samen hebben (alleen Linux, /proc)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._klaar = threading.Event()
        self._hoogste = 0.0

    def run(self) -> None:
        while not self._klaar.wait(_INTERVAL):
            self._hoogste = max(self._hoogste, _geheugen_van_nakomelingen(os.getpid()))

    def stop(self) -> float:
        """Stop en geef het hoogste in MB."""
        self._klaar.set()
        self.join()
        return self._hoogste


def _geheugen_van_nakomelingen(pid: int) -> float:
    """Het eigen deel (PSS) van alle nakomelingen van `pid` in MB; gedeelde bladzijden tellen zo één keer."""
    ouder: dict[int, int] = {}
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            ouder[int(map_.name)] = int((map_ / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    groep = {pid}
    while nieuw := {p for p, o in ouder.items() if o in groep} - groep:
        groep |= nieuw
    totaal = 0
    for proces in groep - {pid}:
        try:
            regels = Path(f"/proc/{proces}/smaps_rollup").read_text().splitlines()
            totaal += next(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return totaal / 1024


def maak_tabel(metingen: list[Meting]) -> str:
    """De uitslag als tabel in Markdown, met de groei ten opzichte van de eerste rij van elke soort."""
    regels = [
        "| wat | rapporten | klok per rapport (s) | rekentijd per rapport (s) | rekentijd ten opzichte van 1 |"
        " hoogste geheugen (MB) | mislukt |"
    ]
    regels.append("|---|---:|---:|---:|---:|---:|---:|")
    eerste: dict[str, Meting] = {}
    for m in metingen:
        basis = eerste.setdefault(m.wat.split()[-1].rstrip("en"), m)
        groei = (m.gerekend / basis.gerekend - 1) * 100
        maten = f"{m.per_rapport:.0f} | {m.gerekend:.0f} | {groei:+.0f}% | {m.geheugen:.0f}"
        regels.append(f"| {m.wat} | {m.rapporten} | {maten} | {m.mislukt} |")
    return "\n".join(regels) + "\n"


def kies_proef(taken: list[Taak], hoogstens: int) -> list[Taak]:
    """Hoogstens zoveel taken, gelijk verdeeld over de rij, met de eerste en de laatste erbij."""
    if len(taken) <= hoogstens:
        return taken
    if hoogstens == 1:
        return taken[-1:]
    return [taken[round(n * (len(taken) - 1) / (hoogstens - 1))] for n in range(hoogstens)]


def hoofd() -> None:
    """Meet beide soorten groei en schrijf de tabel."""
    keuzes = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    keuzes.add_argument("--jaren", type=int, nargs="*", default=[1, 5, 20])
    keuzes.add_argument("--gemeenten", type=int, nargs="*", default=[1, 5, 25])
    keuzes.add_argument("--uit", type=Path)
    keuzes.add_argument("--proef", type=int, default=1000, help="bouw van elke reeks hoogstens zoveel rapporten")
    gekozen = keuzes.parse_args()
    metingen, wortel = [], zoek_wortel()
    reeksen = [("jaar", n, 1, n) for n in gekozen.jaren] + [("gemeente", n, n, 1) for n in gekozen.gemeenten]
    for soort, aantal, gemeenten, jaren in reeksen:
        with tempfile.TemporaryDirectory(prefix="sturing-groei-") as map_:
            checkout = Path(map_) / "checkout"
            checkout.mkdir()
            os.environ[WORTEL_VARIABELE] = str(checkout)
            namen = maak_checkout(wortel, checkout, gemeenten, jaren)
            taken = [Taak(naam, jaar, "concept") for naam in namen for jaar in _rapportjaren(jaren)]
            begin = time.monotonic()
            metingen.append(meet(f"{aantal} {soort}", checkout, kies_proef(taken, max(gekozen.proef, 2))))
            print(f"{aantal} {soort}: {time.monotonic() - begin:.0f} seconden", file=sys.stderr)
    tabel = maak_tabel(metingen)
    print(tabel)
    if gekozen.uit:
        gekozen.uit.write_text(tabel, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    hoofd()
