"""Tekst die op papier bij elkaar blijft: een inleiding bij haar tabel, een korte regel bij de tekst eromheen."""

from __future__ import annotations

from bs4 import Tag

#: Een alinea die korter is en geen zin, werkt als tussenkop.
TUSSENKOP = 70
#: Een alinea met hooguit zoveel tekens past op één regel.
EEN_REGEL = 105
_KOPPEN = ("h2", "h3", "h4", "h5", "h6")


def houd_tekst_bijeen(artikel: Tag) -> None:
    """Merk de alinea's die niet alleen onder of boven aan een bladzijde mogen staan.

    Een inleiding blijft bij wat volgt: een zin voor een tabel of lijst, een tussenkopje, of de ene regel onder een kop.
    Een slotregel blijft bij wat ervoor staat.
    """
    for alinea in artikel.find_all("p"):
        if _is_inleiding(alinea):
            _merk(alinea, "inleiding")
    for sectie in [artikel, *artikel.find_all("section")]:
        for alinea in _slotregels(sectie):
            _merk(alinea, "slotregel")


def _is_inleiding(alinea: Tag) -> bool:
    volgende, vorige = alinea.find_next_sibling(), alinea.find_previous_sibling()
    if volgende is None:
        return False
    tekst = alinea.get_text(strip=True)
    aanhef = tekst.endswith(":") or (len(tekst) <= TUSSENKOP and not tekst.endswith((".", "?", "!")))
    onder_kop = vorige is not None and vorige.name in _KOPPEN and volgende.name != "section"
    return volgende.name == "table" or aanhef or (onder_kop and len(tekst) <= EEN_REGEL)


def _slotregels(sectie: Tag) -> list[Tag]:
    """De losse regels waarmee een sectie eindigt, als er iets voor staat waar zij bij kunnen blijven."""
    uit = []
    for deel in reversed(sectie.find_all(True, recursive=False)):
        if deel.name != "p" or len(deel.get_text(strip=True)) > EEN_REGEL:
            break
        vorige = deel.find_previous_sibling()
        if vorige is not None and vorige.name in ("p", "ul", "ol", "table"):
            uit.append(deel)
    return uit


def _merk(alinea: Tag, klasse: str) -> None:
    alinea["class"] = [*alinea.get("class", []), klasse]
