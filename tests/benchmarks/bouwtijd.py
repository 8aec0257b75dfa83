"""Hoe lang een rapport duurt: `sturing rapport` naast het gewone gereedschap, in één run op dezelfde notebooks.

Gewoon gereedschap: per notebook de opdracht `papermill`, dan `jupyter-book build`, dan zijn eigen PDF-bouwer `pdfhtml`
(het boek nog eens als één pagina, afgedrukt door Chromium). Die PDF heeft geen bladzijdenummers in verwijzingen, geen
register en voldoet niet aan PDF/UA; de onze wel. Alleen de plaats van Chromium zeggen wij erbij.

    python tests/benchmarks/bouwtijd.py            # schrijft tests/benchmarks/bouwtijd.md
    python tests/benchmarks/bouwtijd.py --zonder-pdf

Draai het op een machine die verder niets doet. Werkt in een kopie; de checkout blijft zoals zij is.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
import psutil

WORTEL = Path(__file__).resolve().parents[2]
GEMEENTE, JAAR, EDITIE = "soest", 2026, "concept"
#: Zo vaak kijkt de meter naar geheugen, in seconden; vaker kost zelf merkbaar rekentijd op twee kernen.
_ELKE = 0.5
_NODIG = ("data", "notebooks", "book", "sturing", "_config.yml", "_toc.yml", "pyproject.toml")
_STURING = [sys.executable, "-m", "sturing.cli"]
#: `jupyter-book build --builder pdfhtml` zoals hij is, met de browser van het systeem in plaats van een download.
_PDFHTML = """
import functools, shutil, sys
from playwright.async_api import BrowserType
BrowserType.launch = functools.partialmethod(
    BrowserType.launch, executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
from jupyter_book.cli.main import main
main(["build", sys.argv[1], "--path-output", sys.argv[2], "--builder", "pdfhtml", "-q", "--all"])
"""


@dataclass
class Meting:
    """Wat één stap kostte: wachttijd, rekentijd van alle processen samen, en het hoogste geheugen."""

    klok: float
    processor: float
    geheugen: int


def meet(doe: Callable[[], None]) -> Meting:
    """Voer `doe` uit en meet mee met alle kindprocessen."""
    with _piek() as piek:
        begin, voor = time.perf_counter(), os.times()
        doe()
        na = os.times()
        klok = time.perf_counter() - begin
    delen = zip(na[:4], voor[:4], strict=True)
    return Meting(klok, sum(een - ander for een, ander in delen), piek[0] // 2**20)


@contextmanager
def _piek():
    """Het hoogste geheugen van alle nakomelingen, zonder deze meter; gedeelde bladzijden tellen naar deel (PSS)."""
    hoogste, klaar = [0], threading.Event()

    def kijk() -> None:
        ik = psutil.Process()
        while not klaar.wait(_ELKE):
            som = 0
            for proces in ik.children(recursive=True):
                try:
                    geheugen = proces.memory_full_info()
                    som += getattr(geheugen, "pss", geheugen.uss)
                except psutil.Error:
                    continue
            hoogste[0] = max(hoogste[0], som)

    draad = threading.Thread(target=kijk)
    draad.start()
    try:
        yield hoogste
    finally:
        klaar.set()
        draad.join()


def draai(opdracht: list[str], map_: Path) -> str:
    """Voer een opdracht uit in de kopie; een fout stopt de meting."""
    omgeving = os.environ | {"PYTHONPATH": str(map_), "STURING_WORTEL": str(map_)}
    uit = subprocess.run(opdracht, cwd=map_, env=omgeving, capture_output=True, text=True, check=False)
    if uit.returncode:
        raise SystemExit(f"{' '.join(opdracht[:6])} mislukte:\n{uit.stdout[-2000:]}{uit.stderr[-2000:]}")
    return uit.stdout


def sturing(map_: Path, *meer: str, gemeente: str = GEMEENTE) -> Callable[[], None]:
    """De opdracht `sturing rapport`."""
    return lambda: draai([*_STURING, "rapport", str(JAAR), "--gemeente", gemeente, "--editie", EDITIE, *meer], map_)


def gewoon(map_: Path, met_pdf: bool) -> dict[str, Meting]:
    """De gewone weg, per stap; de bladzijden worden door onze eigen code klaargezet, want dat kan papermill niet."""
    gedraaid = map_ / "_build" / "gewoon" / "gedraaid"
    shutil.rmtree(gedraaid.parent, ignore_errors=True)
    gedraaid.mkdir(parents=True)
    bronnen = [*sorted((map_ / "notebooks").glob("*.ipynb")), *sorted((map_ / "book").glob("*.md"))]

    def papermill() -> None:
        for bron in bronnen:
            _papermill(bron, gedraaid, map_)

    stappen = {"notebooks": meet(papermill)}
    klaarzetten = (
        "import sys; from pathlib import Path; from sturing.uitgeven.bladen import *;"
        " from sturing.uitgeven.boek import *;"
        " w = Path(sys.argv[1]); u = w / '_build/gewoon'; maak_bladen(u / 'gedraaid', u / 'bron', u / 'nb', 'concept');"
        " stel_bron_samen(w, u / 'bron', 'Rapport', 'Gemeente', '')"
    )
    draai([sys.executable, "-c", klaarzetten, str(map_)], map_)
    boek = map_ / "_build" / "gewoon"
    opdracht = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        str(boek / "bron"),
        "--path-output",
        str(boek),
        "-q",
        "--all",
    ]
    stappen["HTML"] = meet(lambda: draai(opdracht, map_))
    if met_pdf:
        pdf = [sys.executable, "-c", _PDFHTML, str(boek / "bron"), str(boek / "pdf")]
        stappen["PDF"] = meet(lambda: draai(pdf, map_))
    return stappen


def _papermill(bron: Path, doel: Path, map_: Path) -> None:
    """`papermill` zoals een analist het typt; een tekstnotebook wordt eerst een `.ipynb`."""
    invoer = bron
    if bron.suffix == ".md":
        invoer = doel.parent / f"{bron.stem}.ipynb"
        nbformat.write(jupytext.read(bron), invoer)
    waarden = {"gemeente": GEMEENTE, "jaar": str(JAAR), "editie": EDITIE}
    keuzes = [deel for naam, waarde in waarden.items() for deel in ("-p", naam, waarde)]
    opdracht = [sys.executable, "-m", "papermill", str(invoer), str(doel / f"{bron.stem}.ipynb"), *keuzes]
    draai([*opdracht, "-k", "python3", "--no-progress-bar"], map_)


def vloer(map_: Path) -> float:
    """De som van de tijd in de cellen, met alles al geladen: sneller kan een run op één kern niet zijn."""
    code = """
import contextlib, io, os, sys, time
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell
import sturing.tonen
from sturing.uitgeven.cellen import kies_cellen, lees_notebook
from sturing.uitgeven.rapport import bronnotebooks
for pad in bronnotebooks(Path(sys.argv[1])):
    lezen, schrijven = os.pipe()
    if os.fork() == 0:
        nb = lees_notebook(pad)
        kies_cellen(nb, pad.name, sys.argv[2], int(sys.argv[3]), sys.argv[4])
        shell = InteractiveShell.instance()
        begin = time.process_time()
        with contextlib.redirect_stdout(io.StringIO()):
            for cel in nb.cells:
                if cel.cell_type == "code":
                    shell.run_cell(cel.source)
        os.write(schrijven, str(time.process_time() - begin).encode())
        os._exit(0)
    os.wait()
    print(os.read(lezen, 99).decode())
"""
    regels = draai([sys.executable, "-c", code, str(map_), GEMEENTE, str(JAAR), EDITIE], map_)
    return sum(float(regel) for regel in regels.split())


def wijzig_duiding(map_: Path) -> None:
    """Zet een zin achter de eerste duiding van een opgave."""
    pad = map_ / "notebooks" / "mentale_weerbaarheid.ipynb"
    nb = nbformat.read(pad, as_version=4)
    duiding = next(c for c in nb.cells if c.cell_type == "markdown" and f"jaar-{JAAR}" in c.metadata.get("tags", []))
    duiding.source += " Dit is een zin erbij."
    nbformat.write(nb, pad)


def wijzig_meting(map_: Path) -> None:
    """Verander de opmerking bij de laatste meting van een bron."""
    pad = sorted((map_ / "data" / GEMEENTE / "metingen").glob("*.csv"))[0]
    with pad.open(encoding="utf-8", newline="") as stroom:
        kop, *rijen = csv.reader(stroom)
    rijen[-1][kop.index("opmerking")] += " gezien"
    with pad.open("w", encoding="utf-8", newline="") as stroom:
        csv.writer(stroom, lineterminator="\n").writerows([kop, *rijen])


def kijk_na_duiding(map_: Path) -> float:
    """Seconden van het bewaren van een duiding tot de pagina in `sturing kijk` ververst is."""
    omgeving = os.environ | {"PYTHONPATH": str(map_), "STURING_WORTEL": str(map_), "PYTHONUNBUFFERED": "1"}
    opdracht = [*_STURING, "kijk", str(JAAR), "--gemeente", GEMEENTE, "--poort", "0"]
    with subprocess.Popen(opdracht, cwd=map_, env=omgeving, stdout=subprocess.PIPE, text=True) as proces:
        try:
            while "ververst" not in proces.stdout.readline():
                pass
            duren = []
            for _ in range(3):
                time.sleep(1.5)
                begin = time.perf_counter()
                wijzig_duiding(map_)
                while "ververst" not in proces.stdout.readline():
                    pass
                duren.append(time.perf_counter() - begin)
        finally:
            proces.terminate()
    return sorted(duren)[1]


def meet_alles(map_: Path, met_pdf: bool) -> list[str]:
    """Alle metingen, als regels van een tabel."""
    anders = gewoon(map_, met_pdf)
    totaal = Meting(
        sum(m.klok for m in anders.values()),
        sum(m.processor for m in anders.values()),
        max(m.geheugen for m in anders.values()),
    )
    regels = [_regel(f"gewoon gereedschap: {naam}", m) for naam, m in anders.items()]
    regels.append(_regel("gewoon gereedschap: samen", totaal))
    koud = sorted((_koud(map_) for _ in range(3)), key=lambda m: m.klok)[1]
    regels.append(_regel("sturing, koud (middelste van 3)", koud))
    regels.append(_regel("sturing, niets veranderd", meet(sturing(map_))))
    wijzig_duiding(map_)
    regels.append(_regel("sturing, één duiding veranderd, met PDF", meet(sturing(map_))))
    wijzig_meting(map_)
    regels.append(_regel("sturing, één meting veranderd, met PDF", meet(sturing(map_))))
    regels.append(_regel("sturing, koud, gewone kernels", meet(sturing(map_, "--opnieuw", "--gewone-kernels"))))
    regels.append(_regel("sturing, koud, voorbeeld: bijna elke indicator heeft een cijfer", _koud(map_, "voorbeeld")))
    kijk = kijk_na_duiding(map_)
    som = vloer(map_)
    return [
        *regels,
        "",
        f"Van het bewaren van een duiding tot de ververste pagina in `sturing kijk`: {_nl(kijk)} s (middelste van 3).",
        f"De vloer (rekentijd in de cellen, modules al geladen, één kern): {_nl(som)} s; dat is"
        f" {_nl(100 * som / koud.klok)}% van een koude run.",
        f"Een koude run is {_nl(totaal.klok / koud.klok)} keer zo snel als het gewone gereedschap.",
    ]


def _koud(map_: Path, gemeente: str = GEMEENTE) -> Meting:
    """Een run zonder iets dat een vorige bewaarde."""
    shutil.rmtree(map_ / "_build", ignore_errors=True)
    return meet(sturing(map_, gemeente=gemeente))


def _regel(naam: str, m: Meting) -> str:
    regel = f"| {naam} | {_nl(m.klok)} | {_nl(m.processor)} | {m.geheugen} |"
    print(regel, file=sys.stderr, flush=True)
    return regel


def _nl(getal: float) -> str:
    return f"{getal:.1f}".replace(".", ",")


def hoofd() -> None:
    """Meet in een kopie en schrijf de tabel."""
    ontleder = argparse.ArgumentParser()
    ontleder.add_argument("--zonder-pdf", action="store_true", help="sla de PDF van de gewone weg over")
    keuze = ontleder.parse_args()
    with tempfile.TemporaryDirectory(prefix="bouwtijd-") as map_:
        for naam in _NODIG:
            bron = WORTEL / naam
            if bron.is_dir():
                shutil.copytree(bron, Path(map_) / naam, ignore=shutil.ignore_patterns("gedraaid", "__pycache__"))
            else:
                shutil.copy(bron, map_)
        regels = meet_alles(Path(map_), not keuze.zonder_pdf)
    kop = [
        "# Hoe lang een rapport duurt",
        "",
        f"Gemeten met `tests/benchmarks/bouwtijd.py` op {os.cpu_count()} kernen, rapport {GEMEENTE} {JAAR} {EDITIE}."
        " *Klok* is wat u wacht, *processor* de rekentijd van alle processen samen.",
        "",
        "Het gewone gereedschap maakt 25 bladzijden en een PDF zonder PDF/UA; sturing maakt in haar tijd ook de fiches,"
        " de wijzer, de stukken voor de raad, het datapakket, het manifest en een PDF volgens PDF/UA-1.",
        "",
        "| stap | klok (s) | processor (s) | hoogste geheugen (MB) |",
        "| --- | ---: | ---: | ---: |",
    ]
    (Path(__file__).with_suffix(".md")).write_text("\n".join([*kop, *regels]) + "\n", encoding="utf-8")
    print("\n".join(regels))


if __name__ == "__main__":
    hoofd()
