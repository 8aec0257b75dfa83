"""Een streng inhoudsbeleid (Content-Security-Policy) op elke bladzijde van de site.

Een bladzijde haalt alleen bestanden uit het rapport zelf, en voert nooit een script of stijl uit die in de
bladzijde staat: tekst van een partner kan zo niets doen, ook niet als zij ergens door het net glipt. Het beleid
staat in de bladzijde zelf, want een netwerkschijf stuurt geen koppen mee.

Sphinx en het thema zetten zelf een paar scripts en stijlen in de bladzijde. Die gaan hier naar bestanden; wat niet te
verplaatsen is, mag met zijn eigen hash blijven.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from sturing.schijf import schrijf_atomair
from sturing.uitgeven.figuurkleuren import wissel_figuren, wissel_in_bladzijde
from sturing.uitgeven.laden import bundel_stijl, geef_beelden_maat, ruim_op_wat_niet_laadt, schik_scripts
from sturing.uitgeven.letters_mee import maak_letterscript
from sturing.uitgeven.schermstand import STANDSCRIPT
from sturing.uitgeven.stijlsnoei import woorden_van

#: Alles is verboden, behalve wat hier staat. `data:` is voor de pictogrammen in het stijlblad.
_BELEID = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
#: De stand (licht of donker) moet vaststaan voor de eerste streep op het scherm, net als of er een script is en welke
#: letters er zijn: dan flitst en verschuift er niets.
_BEGIN = "_static/begin.js"
_BREEDTES = "_static/breedtes.css"
_ZONDER_SCRIPT = "@media (scripting: none) { .pst-js-only { display: none !important; } }\n"

_MODUS = re.compile(r'<script data-cfasync="false">\s*document\.documentElement\.dataset\.mode.*?</script>', re.DOTALL)
_INSTELLING = re.compile(r"\s*<script>DOCUMENTATION_OPTIONS\.\w+ = (?:'[^'<]*'|false|true);</script>")
_STIL = re.compile(r"\s*(?:<!--(?:(?!-->).)*?-->)?\s*<noscript>\s*<style>.*?</style>\s*</noscript>", re.DOTALL)
_DUBBEL = re.compile(r'(<meta name="viewport"[^>]*>)\s*<meta name="viewport"[^>]*>')
_KOLOM = re.compile(r'<col style="width: (\d+(?:\.\d)?)%"\s*/?>')
_LOS_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
#: De stand die Sphinx vast in de bladzijde zet; zonder script volgt zij het apparaat (schermstand.py).
_STAND = re.compile(r'(<html\b[^>]*?) data-theme="[^"]*"')
#: Tot de stijl er is, kleurt de browser het lege vlak; daarna telt de stijl.
_LEEG_VLAK = '\n    <meta name="color-scheme" content="light dark" />'
_KOP = re.compile(r'<meta charset="utf-8"\s*/?>', re.IGNORECASE)


def zet_beleid(html: Path) -> None:
    """Zet het beleid in elke bladzijde van `html`, en maak de bestanden waar de losse scripts naartoe gingen."""
    breedtes: set[str] = set()
    oud = {pad: pad.read_text(encoding="utf-8") for pad in sorted(html.rglob("*.html"))}
    nieuw = {}
    for pad, tekst in oud.items():
        wortel = "../" * (len(pad.relative_to(html).parts) - 1)
        veilig = beveilig(tekst, wortel, breedtes)
        geschikt = schik_scripts(veilig, Path(_BEGIN).name, STANDSCRIPT.name)
        nieuw[pad] = wissel_in_bladzijde(geef_beelden_maat(geschikt, pad.parent))
    wissel_figuren(html)
    regels = "".join(f"col.{_klasse(b)} {{ width: {b}%; }}\n" for b in sorted(breedtes, key=float))
    begin = STANDSCRIPT.read_text(encoding="utf-8") + maak_letterscript(html / "_static", nieuw.values())
    schrijf_atomair(html / _BEGIN, begin.encode())
    som = hashlib.sha256(begin.encode()).hexdigest()[:8]
    nieuw = {pad: tekst.replace(f'{_BEGIN}"', f'{_BEGIN}?v={som}"', 1) for pad, tekst in nieuw.items()}
    schrijf_atomair(html / _BREEDTES, (_ZONDER_SCRIPT + regels).encode())
    # De stijl wordt hierna gesnoeid op wat de bladzijden gebruiken; met andere woorden wordt zij anders.
    klaar = bundel_stijl(html, nieuw, " ".join(sorted(set(woorden_van(nieuw.values(), html)))))
    for pad, tekst in klaar.items():
        if tekst != oud[pad]:
            schrijf_atomair(pad, tekst.encode())
    ruim_op_wat_niet_laadt(html, klaar)


def beveilig(bladzijde: str, wortel: str, breedtes: set[str]) -> str:
    """Eén bladzijde met haar beleid; `breedtes` groeit met de kolombreedtes die een klasse kregen.

    >>> beveilig('<head><meta charset="utf-8" /></head><col style="width: 26.0%" />', "", set())[-22:]
    '<col class="breed-26">'
    """
    if 'rel="icon"' not in bladzijde:
        # Zonder pictogram vraagt een browser om een bestand dat er niet is.
        bladzijde = bladzijde.replace("</head>", '<link rel="icon" href="data:,">\n</head>', 1)
    if 'http-equiv="Content-Security-Policy"' in bladzijde or not _KOP.search(bladzijde):
        return bladzijde

    def kolom(treffer: re.Match) -> str:
        breedte = f"{float(treffer[1]):g}"
        breedtes.add(breedte)
        return f'<col class="{_klasse(breedte)}">'

    bladzijde, modus = _MODUS.subn(f'<script src="{wortel}{_BEGIN}"></script>', bladzijde)
    bladzijde = _STAND.sub(r"\1", _INSTELLING.sub("", bladzijde), count=1)
    # Alleen in de kop: verderop staat zulke stijl niet, en zoeken in de hele bladzijde kost de helft van dit werk.
    kop, midden, rest = bladzijde.partition("</head>")
    bladzijde = _STIL.sub("", kop) + midden + rest
    bladzijde = _DUBBEL.sub(r"\1", bladzijde)
    bladzijde = _KOLOM.sub(kolom, bladzijde)
    if modus:
        bladzijde = bladzijde.replace("</head>", f'<link rel="stylesheet" href="{wortel}{_BREEDTES}" />\n</head>', 1)
    hashes = "".join(f" '{_hash(script)}'" for script in dict.fromkeys(_LOS_SCRIPT.findall(bladzijde)))
    beleid = "; ".join(_BELEID).format(hashes=hashes)
    meta = f'\n    <meta http-equiv="Content-Security-Policy" content="{beleid}" />'
    return _KOP.sub(lambda kop: kop[0] + meta + _LEEG_VLAK, bladzijde, count=1)


def _klasse(breedte: str) -> str:
    return f"breed-{breedte.replace('.', '-')}"


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
