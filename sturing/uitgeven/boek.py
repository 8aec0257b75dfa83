"""Het boek in HTML: bladzijden, huisstijl en instellingen bij elkaar, dan Jupyter Book."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from sturing.fouten import BoekFout

#: De map waar het boek op het hoogste niveau zijn gevulde bladzijden zoekt.
GEDRAAID = "book/gedraaid/"
_STIJLMAPPEN = ("_static", "_templates", "locales")
#: Meegekopieerd door Sphinx en het thema, maar door geen pagina gebruikt: samen vijf van de zeven MB.
_OVERBODIG = (
    ".buildinfo",
    "objects.inv",
    "_static/**/*.map",
    "_static/*webpack-macros.html",
    "_static/locales",
    "_static/images",
    "_static/scripts/fontawesome.js*",
    "_static/vendor/**/*.ttf",
)
#: Waar de letters staan; `_config.yml` noemt dezelfde map.
LETTERS = "sturing/letters"


def stel_bron_samen(wortel: Path, bron: Path, titel: str, uitgever: str, melding: str, pdf: str = "") -> None:
    """Zet inhoudsopgave, instellingen en stijl bij de bladzijden in `bron`.

    De bestanden op het hoogste niveau van de checkout zijn de bron; hier vallen alleen
    hun paden korter uit, zodat de startpagina `index.html` heet. `pdf` is de bestandsnaam
    van de PDF naast de startpagina; elke pagina krijgt er een link naar.
    """
    for naam in _STIJLMAPPEN:
        shutil.copytree(wortel / "book" / naam, bron / naam, dirs_exist_ok=True)
    shutil.copytree(
        wortel / LETTERS,
        bron / LETTERS,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("*.ttf", "*.py", "*.md", "__*"),
    )
    toc = (wortel / "_toc.yml").read_text(encoding="utf-8")
    (bron / "_toc.yml").write_text(toc.replace(GEDRAAID, ""), encoding="utf-8", newline="\n")
    instellingen = yaml.safe_load((wortel / "_config.yml").read_text(encoding="utf-8").replace("book/", ""))
    instellingen |= {"title": titel, "author": uitgever}
    sphinx = instellingen["sphinx"]["config"]
    sphinx["html_context"]["pdf_naam"] = pdf
    thema = sphinx["html_theme_options"]
    if melding:
        thema["announcement"] = melding
    (bron / "_config.yml").write_text(
        yaml.safe_dump(instellingen, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n"
    )


def bouw_html(bron: Path, uit: Path) -> None:
    """Bouw het boek streng: elke waarschuwing is een fout."""
    opdracht = [
        sys.executable,
        "-c",
        "from jupyter_book.cli.main import main; main()",
        "build",
        str(bron),
        "--path-output",
        str(uit),
        "--builder",
        "html",
        "-n",
        "-W",
        "--keep-going",
        "-q",
        "--all",
    ]
    uitslag = subprocess.run(opdracht, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if uitslag.returncode:
        raise BoekFout("boek", f"Jupyter Book meldt:\n{_klachten(uitslag.stdout + uitslag.stderr, bron)}", "")
    _ruim_op(uit / "_build" / "html")


def _ruim_op(html: Path) -> None:
    """Haal weg wat geen pagina gebruikt; het boek gaat zo naar intranet en tablets."""
    for patroon in _OVERBODIG:
        for pad in sorted(html.glob(patroon)):
            if pad.is_dir():
                shutil.rmtree(pad)
            else:
                pad.unlink()


def _klachten(tekst: str, bron: Path) -> str:
    """De waarschuwingen en fouten uit de uitvoer van Sphinx, met korte paden."""
    regels = [re.sub(r"\x1b\[[0-9;]*m", "", r) for r in tekst.replace(str(bron) + "/", "").splitlines()]
    klachten = [r for r in regels if "WARNING" in r or "ERROR" in r or "rror:" in r]
    return "\n".join(klachten[:25] or regels[-15:])
