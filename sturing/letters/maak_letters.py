"""Maakt de letters van deze map opnieuw uit de TTF-bestanden van het npm-pakket `source-sans`.

Gebruik: `python sturing/letters/maak_letters.py MAP_MET_TTF`; de stappen staan in README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# De licentie staat de naam "Source" niet toe voor een gewijzigde letter; minder tekens is een wijziging.
FAMILIE = "Sturing Sans"
SNEDEN = {"Regular": "Regular", "It": "Italic", "Semibold": "SemiBold", "Bold": "Bold"}
# Latijn, leestekens, cijfers, pijlen, rekentekens en de vormen die naast kleur een oordeel dragen.
TEKENS = [
    *range(0x0020, 0x0180),
    *range(0x0218, 0x021C),
    *range(0x02C6, 0x02DE),
    *range(0x0300, 0x0330),
    *range(0x1E80, 0x1E9F),
    *range(0x2000, 0x20D0),
    *range(0x2100, 0x2300),
    *range(0x25A0, 0x2720),
]
KENMERKEN = [
    *("ccmp", "locl", "kern", "mark", "mkmk", "liga", "case"),
    *("pnum", "onum", "frac", "numr", "dnom", "sups", "subs", "ordn", "zero"),
]
# 0 rechten, 5 versie, 13 licentie en 14 licentie-adres blijven; de namen zet `hernoem`.
BEWAARDE_NAMEN = [0, 5, 13, 14]


def kies_tekens(letter: TTFont) -> None:
    """Houdt alleen de tekens, de kenmerken en de namen die dit project nodig heeft."""
    opties = subset.Options(layout_features=KENMERKEN, notdef_outline=True, name_IDs=BEWAARDE_NAMEN)
    opties.drop_tables += ["DSIG"]
    snijder = subset.Subsetter(opties)
    snijder.populate(unicodes=TEKENS)
    snijder.subset(letter)


def hernoem(letter: TTFont, snede: str) -> None:
    """Geeft de letter de eigen familienaam, met de snede in de vorm die Windows en FreeType verwachten."""
    gewoon = snede in {"Regular", "Italic", "Bold"}
    namen = {
        1: FAMILIE if gewoon else f"{FAMILIE} {snede}",
        2: snede if gewoon else "Regular",
        3: f"sturing;{FAMILIE} {snede}",
        4: f"{FAMILIE} {snede}",
        6: f"{FAMILIE.replace(' ', '')}-{snede}",
    }
    if not gewoon:
        namen |= {16: FAMILIE, 17: snede}
    for nummer, naam in namen.items():
        letter["name"].setName(naam, nummer, 3, 1, 0x409)


def main(van: Path, naar: Path) -> None:
    """Schrijft elke snede als TTF (druk en figuren) en als WOFF2 (web)."""
    for bestand, snede in SNEDEN.items():
        letter = TTFont(van / f"SourceSans3-{bestand}.ttf", recalcTimestamp=False)
        kies_tekens(letter)
        hernoem(letter, snede)
        doel = naar / f"SturingSans-{snede}"
        letter.save(doel.with_suffix(".ttf"))
        letter.flavor = "woff2"
        letter.save(doel.with_suffix(".woff2"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
