"""De vormtaal van het rapport: kleuren, lettermaten en tussenruimten, op één plek voor boek, papier en figuren.

Een stijlblad noemt een maat of kleur bij haar naam, `var(--st-hoofd)`, en nooit zelf een waarde. Het boek krijgt de
waarden als `vormtaal.css`; op papier en in losse bladen worden zij ingevuld; figuren lezen ze via `tonen/stijl`.

De twee kleuren van de huisstijl van de gemeente (`huisstijl` in `gemeente.yml`) zijn voor koppen, links, omslag en
sierlijnen. Zij kleuren geen figuren: daar heeft kleur een betekenis, en die blijft te onderscheiden voor wie kleuren
anders ziet (blauw tegen oranje) en voor wie in grijs afdrukt.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

#: Hoofdkleur en accentkleur als een gemeente er geen opgeeft.
HUISSTIJL = ("#1f4e79", "#c8590a")

#: Op wit: scherm in de lichte stand, papier en figuren.
OP_WIT = {
    "inkt": "#1b1f24",
    "grijs": "#4a545e",
    "lijn": "#c3ccd5",
    "vlak": "#eef2f6",
    "papier": "#ffffff",
    "gunstig": "#1f4e79",
    "ongunstig": "#a84a08",
    "neutraal": "#5b6570",
}
#: Op een scherm in de donkere stand.
OP_DONKER = {
    "inkt": "#e6ebf1",
    "grijs": "#b3bfcc",
    "lijn": "#445261",
    "vlak": "#1e252e",
    "papier": "#14181e",
    "gunstig": "#9cc4ea",
    "ongunstig": "#f2ab74",
    "neutraal": "#b3bfcc",
}
#: Alleen in figuren: hulplijnen, assen en de trap van dekking. Figuren zijn op wit getekend.
FIGUUR = {
    "hulplijn": "#e3e8ed",
    "as": "#8a939c",
    "licht": "#d5dbe1",
    "reeks": "#1f4e79",
    "nulmeting": "#5f8fbe",
    "benadering": "#b9cfe4",
    "leeg": "#f1f3f5",
}
#: Dezelfde in de donkere stand. De trap loopt daar andersom: hoe meer er bekend is, hoe lichter.
FIGUUR_DONKER = {
    "hulplijn": "#2b343f",
    "as": "#8a939c",
    "licht": "#445261",
    "reeks": "#9cc4ea",
    "nulmeting": "#3f6c9c",
    "benadering": "#2a4460",
    "leeg": "#1e252e",
}
#: Voor elke kleur waarin een figuur getekend is, de kleur in de donkere stand.
WISSEL = {OP_WIT[n]: OP_DONKER[n] for n in OP_WIT} | {FIGUUR[n]: FIGUUR_DONKER[n] for n in FIGUUR}
#: Lettermaten en tussenruimten, als veelvoud van de gewone letter; op scherm en papier dezelfde verhoudingen.
MATEN = {
    "kop1": "2.25em",
    "kop2": "1.6em",
    "kop3": "1.25em",
    "kop4": "1.1em",
    "klein": ".875em",
    "ruimte": "1em",
    "ruimte-klein": ".5em",
    "ruimte-groot": "2em",
    "regelbreedte": "42rem",
}
#: Verhouding in helderheid die tekst ten minste heeft (WCAG AA is 4,5), met wat over voor een gekleurd vlak.
LEESBAAR = 5.5

_NAAM = re.compile(r"var\(--st-([a-z0-9-]+)\)")


def helderheid(kleur: str) -> float:
    """De relatieve helderheid volgens WCAG 2: 0 is zwart, 1 is wit."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """De contrastverhouding van twee kleuren volgens WCAG 2, van 1 tot 21.

    >>> round(contrast("#ffffff", "#000000"))
    21
    """
    laag, hoog = sorted((helderheid(een), helderheid(ander)))
    return (hoog + 0.05) / (laag + 0.05)


def maak_leesbaar(kleur: str, achtergrond: str, minstens: float = LEESBAAR) -> str:
    """Dezelfde tint, net zoveel donkerder of lichter tot zij op `achtergrond` te lezen is.

    >>> maak_leesbaar("#1f4e79", "#ffffff")
    '#1f4e79'
    """
    tint, licht, verzadiging = colorsys.rgb_to_hls(*(int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    stap = 0.01 if helderheid(achtergrond) < 0.5 else -0.01
    while contrast(kleur, achtergrond) < minstens and 0 <= licht + stap <= 1:
        licht += stap
        kleur = "#" + "".join(f"{round(255 * deel):02x}" for deel in colorsys.hls_to_rgb(tint, licht, verzadiging))
    return kleur


def waarden(huisstijl: tuple[str, ...] = (), donker: bool = False) -> Mapping[str, str]:
    """Elke naam met haar waarde; de kleuren van de gemeente zijn waar nodig leesbaar gemaakt."""
    hoofd, accent = huisstijl or HUISSTIJL
    kleuren = OP_DONKER if donker else OP_WIT
    # Op het gekleurde vlak van een tabelkop moet de hoofdkleur ook te lezen zijn.
    eigen = {
        "hoofd": maak_leesbaar(hoofd.lower(), kleuren["vlak"], 7 if donker else LEESBAAR),
        "hoofd-wijs": maak_leesbaar(hoofd.lower(), kleuren["vlak"], 10 if donker else 9),
        "accent": maak_leesbaar(accent.lower(), kleuren["papier"], 3),
    }
    return {**kleuren, **eigen, **MATEN}


def vul_in(stijl: str, huisstijl: tuple[str, ...] = ()) -> str:
    """Een stijlblad met de waarden van de lichte stand ingevuld: voor papier en voor bladen die altijd licht zijn.

    Een naam die niet bestaat is een KeyError, zodat een tikfout nooit een kleurloze bladzijde geeft.

    >>> vul_in("h1 { color: var(--st-papier) }")
    'h1 { color: #ffffff }'
    """
    bekend = waarden(huisstijl)
    return _NAAM.sub(lambda treffer: bekend[treffer[1]], stijl)


def stijlblad_boek(huisstijl: tuple[str, ...] = ()) -> str:
    """`vormtaal.css` voor het boek, met de lichte en de donkere stand van het thema."""
    return (
        "/* Gemaakt uit sturing/vormtaal.py; wijzig het daar. */\n"
        f"html {{ {_regels(waarden(huisstijl))} }}\n"
        f'html[data-theme="dark"] {{ {_anders(huisstijl)} }}\n'
    )


def stijlblad_los(huisstijl: tuple[str, ...] = ()) -> str:
    """Dezelfde waarden voor een blad buiten het boek, met zijn eigen `color-scheme`.

    Het volgt het apparaat, tenzij een script de keuze van de lezer op `data-theme` zet. Papier is altijd licht.
    """
    donker = f"color-scheme: dark; {_anders(huisstijl)}"
    return (
        f":root {{ color-scheme: light; {_regels(waarden(huisstijl))} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {donker} }} }}\n"
        f'@media screen {{ :root[data-theme="dark"] {{ {donker} }} }}\n'
    )


def _anders(huisstijl: tuple[str, ...]) -> str:
    """De regels voor wat in de donkere stand een andere waarde heeft."""
    licht = waarden(huisstijl)
    return _regels({naam: w for naam, w in waarden(huisstijl, donker=True).items() if w != licht[naam]})


def _regels(namen: Mapping[str, str]) -> str:
    return " ".join(f"--st-{naam}: {waarde};" for naam, waarde in namen.items())
