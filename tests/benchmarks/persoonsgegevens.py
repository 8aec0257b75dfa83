"""Hoe goed het vinden van persoonsgegevens lukt, per soort, op de gemerkte zinnen van de tests.

Draai met `python tests/benchmarks/persoonsgegevens.py`; schrijft Markdown naar het scherm, of met `--schrijf` naar
`tests/benchmarks/persoonsgegevens.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from persoonsproef import Telling, lees_zinnen, tel

from sturing.bronnen.persoonsgegevens import HARDE_SOORTEN, Soort

DOEL = Path(__file__).with_suffix(".md")
_KOP = """# Persoonsgegevens vinden: wat lukt en wat niet

Gemeten op verzonnen zinnen (`tests/gegevens/persoonsgegevens/`), met de hand gemerkt. Op de ontwikkelset zijn de regels
bijgesteld. De proefset is vooraf geschreven en alleen gebruikt om te meten; dat is het eerlijke cijfer.
*Gevonden* is het deel van wat er staat dat wij vinden (recall), *terecht* het deel van de meldingen dat klopt.

De sets zijn klein: één zin meer of minder gemist is bij namen ongeveer 3 procentpunt. Een mens leest daarom altijd mee.
"""


def tabel(naam: str) -> list[str]:
    """De regels van de tabel van één set."""
    zinnen = lees_zinnen(naam)
    telling = tel(zinnen)
    schoon = sum(not zin.plekken for zin in zinnen)
    regels = [
        "",
        f"## {naam.capitalize()}set: {len(zinnen)} zinnen, waarvan {schoon} zonder persoonsgegeven",
        "",
        "| soort | hard | aantal | gevonden | gemeld | terecht |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    gemist: list[str] = []
    for soort in Soort:
        t = telling.get(soort, Telling())
        hard = "ja" if soort in HARDE_SOORTEN else ""
        regels.append(f"| {soort.value} | {hard} | {t.aantal} | {t.gevonden:.0%} | {t.gemeld} | {t.terecht:.0%} |")
        gemist += [f"- gemist ({soort.value}): {zin}" for zin in t.gemist]
        gemist += [f"- onterecht ({soort.value}): {zin}" for zin in t.onterecht]
    return [*regels, "", *(gemist or ["Niets gemist en niets onterecht gemeld."])]


def main() -> None:
    """Meet beide sets."""
    tekst = "\n".join([_KOP.rstrip(), *tabel("proef"), *tabel("ontwikkel")]) + "\n"
    if "--schrijf" in sys.argv:
        DOEL.write_text(tekst, encoding="utf-8")
    print(tekst)


if __name__ == "__main__":
    main()
