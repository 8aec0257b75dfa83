"""Figuren bij elkaar op papier, met hun cijfers samen in één tabel eronder."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

#: Een figuur met haar cijfers die hoger is, past niet op een bladzijde; in mm.
HOOGTE_BLAD = 235
#: Hoe hoog een rij cijfers is, en het bijschrift van een figuur; in mm.
_RIJ, _BIJSCHRIFT = 5.2, 14


def voeg_cijfers_samen(soep: BeautifulSoup, artikel: Tag) -> None:
    """Zet de cijfers van een groep figuren in één tabel na de laatste figuur.

    Op een scherm klapt elke figuur haar eigen cijfers uit. Op papier maakt een tabel onder elke figuur de
    rijen zo hoog dat bladzijden half leeg blijven. Dat geldt voor kleine figuren twee aan twee, en voor hoge
    figuren die met hun cijfers niet op een bladzijde passen. Alleen tabellen met dezelfde koppen gaan samen.
    """
    for groep in artikel.find_all(class_=["raster", "paren"]):
        luiken = [(vak.find("figure"), vak.select_one("details.cijfers")) for vak in groep.select(".vak")]
        tabellen = [luik.find("table") for figuur, luik in luiken if figuur and luik and luik.find("table")]
        if len(tabellen) < 2 or len(tabellen) != len(luiken) or len({_koppen(t) for t in tabellen}) > 1:
            continue
        if "paren" not in groep["class"] and not any(_is_te_hoog(figuur, luik) for figuur, luik in luiken):
            continue
        groep.insert_after(_samen(soep, [_nummer(figuur) for figuur, _ in luiken], tabellen))
        for _, luik in luiken:
            luik.decompose()


def _is_te_hoog(figuur: Tag, luik: Tag) -> bool:
    """Waar als de figuur en haar cijfers samen niet op een bladzijde passen."""
    beeld = figuur.find("img")
    # Een beeldpunt van een figuur is op papier een 96e inch.
    hoog = float(beeld.get("height") or 0) * 25.4 / 96 if beeld else 0.0
    return hoog + _BIJSCHRIFT + _RIJ * (len(luik.find_all("tr")) + 1) > HOOGTE_BLAD


def _koppen(tabel: Tag) -> tuple[str, ...]:
    return tuple(kop.get_text(" ", strip=True) for kop in tabel.select("thead th, thead td"))


def _nummer(figuur: Tag) -> str:
    """Het nummer van een figuur, zoals '1.2'; leeg zonder nummer."""
    nummer = figuur.select_one(".caption-number")
    return nummer.get_text(strip=True).removeprefix("Figuur").strip() if nummer else ""


def _samen(soep: BeautifulSoup, nummers: list[str], tabellen: list[Tag]) -> Tag:
    """Eén tabel met vooraan bij elke rij het nummer van haar figuur."""
    tabel = soep.new_tag("table", attrs={"class": ["table", "cijfers"]})
    tabel.append(_met_tekst(soep, "caption", f"Cijfers bij figuur {nummers[0]} tot en met {nummers[-1]}"))
    koprij = tabellen[0].select_one("thead tr").extract()
    koprij.insert(0, _met_tekst(soep, "th", "Figuur"))
    tabel.append(soep.new_tag("thead"))
    tabel.thead.append(koprij)
    tabel.append(soep.new_tag("tbody"))
    for nummer, deel in zip(nummers, tabellen, strict=True):
        for rij in deel.select("tbody tr"):
            rij.insert(0, _met_tekst(soep, "td", nummer))
            tabel.tbody.append(rij.extract())
    return tabel


def _met_tekst(soep: BeautifulSoup, naam: str, tekst: str) -> Tag:
    deel = soep.new_tag(naam)
    deel.string = tekst
    return deel
