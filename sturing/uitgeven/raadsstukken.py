"""De stukken voor de raad als PDF, en wat bedoeld is om te laten zien ook als HTML.

Deze kamer weet niet wat er in de stukken staat; zij bewaakt de vorm: hoeveel bladzijden een stuk hoogstens mag zijn,
PDF/UA-1, en dat niets van buiten komt.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Protocol

from sturing.fouten import BoekFout
from sturing.schijf import schrijf_atomair
from sturing.uitgeven.drukbeelden import met_letters_in_data
from sturing.uitgeven.omslag import Omslag, hoofd_html
from sturing.uitgeven.pdf import zet_pdf
from sturing.vormtaal import vul_in

MAP = "raad"
_STIJL = Path(__file__).with_name("raadsstuk.css")
_SCRIPT = Path(__file__).with_name("presentatie.js")
#: De grootste letter waarbij het stuk past, wint; ook de kleinste is op papier nog goed te lezen.
_MATEN = ("ruimst", "ruim", "gewoon", "krap", "krapst")


class Stuk(Protocol):
    """Wat de uitgever van een stuk moet weten."""

    naam: str
    titel: str
    inhoud: str
    bladzijden: int
    liggend: bool
    scherm: bool


def schrijf_raadsstukken(stukken: Iterable[Stuk], html: Path, omslag: Omslag) -> None:
    """Schrijf alle stukken naar `html/raad`."""
    map_ = html / MAP
    map_.mkdir(parents=True, exist_ok=True)
    for stuk in stukken:
        maak_stuk_pdf(stuk, map_ / f"{stuk.naam}.pdf", omslag)
        if stuk.scherm:
            schrijf_atomair(map_ / f"{stuk.naam}.html", als_scherm(stuk, omslag).encode())
    stijl = vul_in(_STIJL.read_text(encoding="utf-8"), omslag.huisstijl)
    # De letter voor papier ligt niet naast de site; een browser zou haar eerst vergeefs zoeken.
    stijl = re.sub(r'url\("\.\./letters/[^"]+"\), ', "", stijl)
    schrijf_atomair(map_ / _STIJL.name, stijl.encode())
    shutil.copy(_SCRIPT, map_ / _SCRIPT.name)


def maak_stuk_pdf(stuk: Stuk, uit: Path, omslag: Omslag) -> int:
    """Maak de PDF van een stuk; geeft het aantal bladzijden. Past het niet, dan is dat een BoekFout."""
    eigen = replace(omslag, titel=f"{stuk.titel}: {omslag.titel}", melding="")
    vorm = "dia" if stuk.liggend else "blad"
    inhoud = met_letters_in_data(stuk.inhoud)
    for maat in _MATEN:
        document = f'<html lang="nl">{hoofd_html(eigen)}<body class="{vorm} {maat}">{inhoud}</body></html>'
        bladzijden = zet_pdf(document, uit.parent, _STIJL, uit, eigen)
        if bladzijden <= stuk.bladzijden:
            return bladzijden
    uit.unlink()
    raise BoekFout(
        f"{MAP}/{uit.name}",
        f"{stuk.titel} beslaat {bladzijden} bladzijden in plaats van {stuk.bladzijden}",
        "kort een van de teksten in die op dit stuk staan",
    )


def als_scherm(stuk: Stuk, omslag: Omslag) -> str:
    """De presentatie als bladzijde voor op een scherm; zij gaat met de pijltjes naar de volgende dia."""
    inhoud = re.sub(r'(<section class="dia[^"]*")', r'\1 tabindex="-1"', stuk.inhoud)
    titel = escape(f"{stuk.titel}: {omslag.titel}")
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8" />\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{titel}</title>\n"
        '<link rel="stylesheet" href="raadsstuk.css">\n<script defer src="presentatie.js"></script>\n</head>\n'
        f'<body class="dia">\n<nav aria-label="Presentatie"><a href="../raad.html">Terug naar de stukken</a>'
        f' <a href="{stuk.naam}.pdf">Deze dia\'s als PDF</a>'
        f' <span class="hulp">Volgende of vorige dia: pijltjestoetsen</span></nav>\n{inhoud}</body>\n</html>\n'
    )
