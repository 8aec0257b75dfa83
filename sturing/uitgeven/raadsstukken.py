"""De stukken voor de raad als PDF, en wat bedoeld is om te laten zien ook als HTML.

Deze kamer weet niet wat er in de stukken staat; zij bewaakt de vorm: hoeveel bladzijden een stuk hoogstens mag zijn,
PDF/UA-1, en dat niets van buiten komt.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from sturing.fouten import BoekFout
from sturing.schijf import schrijf_atomair
from sturing.uitgeven.drukbeelden import met_letters_in_data
from sturing.uitgeven.drukwoorden import houd_jaren_bijeen
from sturing.uitgeven.omslag import Omslag, hoofd_html
from sturing.uitgeven.pdf import Zetsel, maak_op
from sturing.uitgeven.schermstand import STANDSCRIPT
from sturing.uitgeven.taalwissels import merk_taal
from sturing.vormtaal import stijlblad_los

MAP = "raad"
_STIJL = Path(__file__).with_name("raadsstuk.css")
_SCRIPT = Path(__file__).with_name("presentatie.js")
_TABEL = re.compile(r"<table\b[^>]*>\s*<caption>(.*?)</caption>.*?</table>", re.DOTALL)
_BEELD = re.compile(r"<img\b[^>]*>(?=<figcaption>([^.<]*))")
#: De grootste letter waarbij het stuk past, wint. Voor de kleinste kiezen wij liever minder tekst.
_MATEN = ("krapst", "krap", "gewoon", "ruim", "ruimst")


@dataclass(frozen=True)
class Stuk:
    """Wat de uitgever van een stuk moet weten."""

    naam: str
    titel: str
    inhoud: str
    bladzijden: int
    liggend: bool
    scherm: bool
    korter: tuple[str, ...] = ()


def schrijf_raadsstukken(stukken: Iterable[Stuk], map_: Path, omslag: Omslag) -> None:
    """Schrijf alle stukken naar `map_`; in het rapport heet die `MAP`."""
    map_.mkdir(parents=True, exist_ok=True)
    for stuk in stukken:
        maak_stuk_pdf(stuk, map_ / f"{stuk.naam}.pdf", omslag)
        if stuk.scherm:
            schrijf_atomair(map_ / f"{stuk.naam}.html", als_scherm(stuk, omslag).encode())
    stijl = stijlblad_los(omslag.huisstijl) + _STIJL.read_text(encoding="utf-8")
    # De letter voor papier ligt niet naast de site; een browser zou haar eerst vergeefs zoeken.
    stijl = re.sub(r'url\("\.\./letters/[^"]+"\), ', "", stijl)
    schrijf_atomair(map_ / _STIJL.name, stijl.encode())
    for script in (STANDSCRIPT, _SCRIPT):
        shutil.copy(script, map_ / script.name)


def maak_stuk_pdf(stuk: Stuk, uit: Path, omslag: Omslag) -> int:
    """Maak de PDF van een stuk; geeft het aantal bladzijden. Past ook het kortste niet, dan is dat een BoekFout.

    Eerst de volledige inhoud in een letter die op papier goed te lezen is; past zij, dan zo groot als kan. Anders de
    eerste kortere die past, en pas als ook de kortste niet past, de kleinste letter.
    """
    eigen = replace(omslag, titel=f"{stuk.titel}: {omslag.titel}", melding="")

    vorm = "dia" if stuk.liggend else "blad"

    def zet(inhoud: str, maat: str) -> Zetsel:
        document = f'<html lang="nl">{hoofd_html(eigen)}<body class="{vorm} {maat}">{inhoud}</body></html>'
        return maak_op(document, uit.parent, _STIJL, eigen)

    inhouden = (_voor_papier(inhoud) for inhoud in (stuk.inhoud, *stuk.korter))
    zetsel = _kies_zetsel(zet, inhouden, stuk.bladzijden)
    if zetsel.bladzijden > stuk.bladzijden:
        raise BoekFout(
            f"{MAP}/{uit.name}",
            f"{stuk.titel} beslaat {zetsel.bladzijden} bladzijden in plaats van {stuk.bladzijden}",
            "kort een van de teksten in die op dit stuk staan",
        )
    zetsel.schrijf(uit)
    return zetsel.bladzijden


def _kies_zetsel(zet: Callable[[str, str], Zetsel], inhouden: Iterable[str], hoogstens: int) -> Zetsel:
    """Het zetsel met de meeste inhoud, en daarvan de grootste letter; past niets, dan het kleinste wat er is."""
    kleinst, kleiner, *groter = _MATEN
    for inhoud in inhouden:
        if (zetsel := zet(inhoud, kleiner)).bladzijden > hoogstens:
            continue
        for maat in groter:
            if (ruimer := zet(inhoud, maat)).bladzijden > hoogstens:
                break
            zetsel = ruimer
        return zetsel
    return zet(inhoud, kleinst)


def _voor_papier(inhoud: str) -> str:
    return merk_taal(met_letters_in_data(houd_jaren_bijeen(inhoud)))


def als_scherm(stuk: Stuk, omslag: Omslag) -> str:
    """De presentatie als bladzijde voor op een scherm; zij gaat met de pijltjes naar de volgende dia.

    Een tabel of figuur die breder is dan het scherm, schuift in een eigen vak dat met het toetsenbord te bereiken is.
    """
    inhoud = re.sub(r'(<section class="dia[^"]*")', r'\1 tabindex="-1"', stuk.inhoud)
    inhoud = merk_taal(_BEELD.sub(_in_schuifvak, _TABEL.sub(_in_schuifvak, inhoud)))
    titel = escape(f"{stuk.titel}: {omslag.titel}")
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8" />\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{titel}</title>\n"
        f'<link rel="stylesheet" href="{_STIJL.name}">\n<script src="{STANDSCRIPT.name}"></script>\n'
        f'<script defer src="{_SCRIPT.name}"></script>\n</head>\n'
        f'<body class="dia">\n<nav aria-label="Presentatie"><a href="../raad.html">Terug naar de stukken</a>'
        f' <a href="{stuk.naam}.pdf">Deze dia\'s als PDF</a>'
        f' <span class="hulp">Volgende of vorige dia: pijltjestoetsen</span></nav>\n{inhoud}</body>\n</html>\n'
    )


def _in_schuifvak(deel: re.Match) -> str:
    naam = re.sub(r"<[^>]+>", "", deel[1]).replace('"', "&quot;")
    return f'<div class="schuif" role="group" tabindex="0" aria-label="{naam}">{deel[0]}</div>'
