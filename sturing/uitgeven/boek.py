"""Het boek in HTML: bladzijden, huisstijl en instellingen bij elkaar, dan Jupyter Book."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from sturing.fouten import BoekFout
from sturing.uitgeven.bladsein import is_gevraagd, vraag_sein
from sturing.uitgeven.vork import WARM_BOEK, Vorkproces, start_warm
from sturing.vormtaal import stijlblad_boek

#: Wie geroepen wordt met de map waarin de bladzijden staan.
Zodra = Callable[[Path], None]
_KIJKT_ELKE = 0.02
#: De map waar het boek op het hoogste niveau zijn gevulde bladzijden zoekt.
GEDRAAID = "book/gedraaid/"
#: De kleuren en maten van het boek; in de checkout die van de gewone stijl, in een run die van de gemeente.
VORMTAAL = "_static/vormtaal.css"
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
#: Wat het pakket meelevert: de letters en wat van anderen is; `_config.yml` noemt dezelfde mappen.
_MEEGELEVERD = ("sturing/letters", "sturing/derden")


def stel_bron_samen(
    wortel: Path, bron: Path, titel: str, uitgever: str, melding: str, pdfs: tuple[str, ...] = (),
    huisstijl: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Zet inhoudsopgave, instellingen en stijl bij de bladzijden in `bron`.

    De bestanden op het hoogste niveau van de checkout zijn de bron; hier vallen alleen
    hun paden korter uit, zodat de startpagina `index.html` heet. `pdfs` zijn de bestandsnamen van het rapport
    en zo nodig de bijlagen, naast de startpagina; elke pagina krijgt er een link naar. `huisstijl` zijn de hoofdkleur
    en de accentkleur van de gemeente.
    """
    for naam in _STIJLMAPPEN:
        shutil.copytree(wortel / "book" / naam, bron / naam, dirs_exist_ok=True)
    niet_mee = shutil.ignore_patterns("*.ttf", "*.py", "*.md", "__*")
    for naam in _MEEGELEVERD:
        shutil.copytree(wortel / naam, bron / naam, dirs_exist_ok=True, ignore=niet_mee)
    (bron / VORMTAAL).write_text(stijlblad_boek(huisstijl), encoding="utf-8", newline="\n")
    toc = (wortel / "_toc.yml").read_text(encoding="utf-8")
    (bron / "_toc.yml").write_text(toc.replace(GEDRAAID, ""), encoding="utf-8", newline="\n")
    instellingen = yaml.safe_load((wortel / "_config.yml").read_text(encoding="utf-8").replace("book/", ""))
    instellingen |= {"title": titel, "author": uitgever}
    sphinx = instellingen["sphinx"]["config"]
    sphinx["html_context"]["pdf_namen"] = list(pdfs)
    thema = sphinx["html_theme_options"]
    if melding:
        thema["announcement"] = melding
    (bron / "_config.yml").write_text(
        yaml.safe_dump(instellingen, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n"
    )


def bouw_html(bron: Path, uit: Path, vers: bool = True, zodra: Zodra | None = None) -> None:
    """Bouw het boek streng: elke waarschuwing is een fout. Zonder `vers` bouwt Sphinx alleen wat gewijzigd is.

    `zodra` wordt één keer geroepen als de bladzijden met hun beelden in de map staan die zij krijgt; Sphinx kan dan nog
    bezig zijn met de losse bladen, en ook dan nog falen.
    """
    opdracht = ["build", str(bron), "--path-output", str(uit), "--builder", "html", "-n", "-W", "--keep-going", "-q"]
    html = uit / "_build" / "html"
    code, tekst = _start([*opdracht, *(["--all"] if vers else [])], bron.parent, html, zodra)
    if code:
        raise BoekFout("boek", f"Jupyter Book meldt:\n{_klachten(tekst, bron)}", "")


def _start(argumenten: list[str], map_: Path, html: Path, zodra: Zodra | None) -> tuple[int, str]:
    """Voer Jupyter Book uit, uit een warm proces als dat er al is; geef afloopcode en uitvoer."""
    if zodra:
        vraag_sein(html)
    with tempfile.TemporaryFile() as uitvoer:
        proces = start_warm("sturing.uitgeven.boekstart", argumenten, map_, uitvoer.fileno(), WARM_BOEK)
        try:
            if zodra:
                _wacht_op_bladzijden(proces, html)
                if not proces.poll():
                    zodra(html)
            code = proces.wait()
        except BaseException:
            proces.kill()
            proces.wait()
            raise
        uitvoer.seek(0)
        return code, uitvoer.read().decode("utf-8", errors="replace")


def _wacht_op_bladzijden(proces: Vorkproces | subprocess.Popen, html: Path) -> None:
    """Tot het sein er is; wie niets te schrijven heeft, geeft er geen en stopt."""
    while is_gevraagd(html) and proces.poll() is None:
        time.sleep(_KIJKT_ELKE)


def ruim_op(html: Path) -> None:
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
