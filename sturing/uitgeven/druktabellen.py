"""Tabellen voor druk: koppen met hun richting, en hoe een tabel over bladzijden loopt."""

from __future__ import annotations

import math
import re

from bs4 import BeautifulSoup, Tag

#: Hoeveel tekens er op een regel over de volle breedte passen, naar schatting; meer in een kleine tabel.
TEKENS_PER_REGEL = 105
TEKENS_KLEIN = 122
#: Een woord tot deze lengte breekt het stijlblad niet af (`hyphenate-limit-chars`).
TEKENS_ZONDER_AFBREKING = 9
#: Het wit links en rechts in een cel, in tekens.
TEKENS_WIT = 2.5
KOPPEN = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Zoveel tekens passen er naast een figuur.
TEKENS_NAAST_FIGUUR = 36
#: Een tabel met hooguit zoveel regels tekst blijft bij elkaar.
REGELS_BIJEEN = 18
#: Een rij met meer regels mag over twee bladzijden lopen; anders past zij soms op geen enkele.
REGELS_HOGE_RIJ = 28
#: Met meer kolommen komt een tabel op een liggende bladzijde.
KOLOMMEN_STAAND = 8


def zet_tabellen(soep: BeautifulSoup, artikel: Tag) -> None:
    """Maak alle tabellen van een bladzijde klaar, ook die op het scherm ingeklapt zijn."""
    for tabel in artikel.find_all("table"):
        _zet_koppen(tabel)
        _zet_klassen(tabel)
    _klap_uit(soep, artikel)
    for tabel in artikel.find_all("table"):
        if len(tabel.find("tr").find_all(["th", "td"])) > KOLOMMEN_STAAND:
            _leg_op_zijn_kant(soep, tabel)


def _zet_koppen(tabel: Tag) -> None:
    for kop in tabel.find_all("th"):
        if kop.get_text(strip=True):
            kop["scope"] = "col" if kop.find_parent("thead") else "row"
        else:
            # Een lege kop is voor een schermlezer een kop zonder naam.
            kop.name = "td"
    for alinea in tabel.select("td > p:only-child, th > p:only-child"):
        alinea.unwrap()


def _zet_klassen(tabel: Tag) -> None:
    """Verdeeld of vrij: met of zonder opgegeven kolombreedtes. Kort of lang: bijeen of over bladzijden."""
    rijen = [(rij, rij.find_all(["th", "td"])) for rij in tabel.find_all("tr")]
    breedtes = _verdeel(tabel, [cellen for _, cellen in rijen])
    hoogte = 0.0
    for rij, cellen in rijen:
        regels = _schat_regels(cellen, breedtes)
        hoogte += regels + 0.6
        if regels > REGELS_HOGE_RIJ:
            rij["class"] = ["hoog"]
    klassen = [klasse for klasse in tabel.get("class", []) if klasse != "table"]
    klassen.append("verdeeld" if breedtes else "vrij")
    klassen.append("kort" if hoogte <= REGELS_BIJEEN else "lang")
    tabel["class"] = klassen


def _verdeel(tabel: Tag, rijen: list[list[Tag]]) -> list[float]:
    """De opgegeven kolombreedtes als deel van de tabel, zo verruimd dat elk woord past; leeg zonder opgave.

    Een scherm schuift een te brede tabel opzij, papier zou een woord midden doorbreken.
    """
    kolommen = tabel.find_all("col")
    opgegeven = [_aandeel(kolom) for kolom in kolommen]
    if not opgegeven or not all(opgegeven) or any(len(cellen) != len(opgegeven) for cellen in rijen):
        return []
    tekens = TEKENS_KLEIN if "klein" in tabel.get("class", []) else TEKENS_PER_REGEL
    minimaal = [_nodig([cellen[i] for cellen in rijen]) / tekens for i in range(len(opgegeven))]
    ruim = [max(0.0, o - m) for o, m in zip(opgegeven, minimaal, strict=True)]
    vrij = 1 - sum(minimaal)
    if vrij <= 0 or sum(ruim) == 0:
        return opgegeven
    breedtes = [m + vrij * r / sum(ruim) for m, r in zip(minimaal, ruim, strict=True)]
    for kolom, breedte in zip(kolommen, breedtes, strict=True):
        kolom["style"] = f"width: {breedte:.2%}"
    return breedtes


def _aandeel(kolom: Tag) -> float:
    """De breedte van een kolom als deel van de tabel; 0 als zij niet is opgegeven."""
    treffer = re.search(r"width:\s*(\d+(?:\.\d+)?)%", kolom.get("style", ""))
    return float(treffer[1]) / 100 if treffer else 0.0


def _nodig(kolom: list[Tag]) -> float:
    """De breedte, in tekens, die het langste woord van een kolom nodig heeft."""
    langste = max(len(woord) for cel in kolom for woord in re.split(r"[\s/-]", cel.get_text()))
    return min(langste, TEKENS_ZONDER_AFBREKING) + TEKENS_WIT


def _schat_regels(cellen: list[Tag], breedtes: list[float]) -> int:
    """Het aantal regels van de hoogste cel in een rij."""
    delen = breedtes or [1 / len(cellen)] * len(cellen)
    return max(math.ceil(len(c.get_text()) / (TEKENS_PER_REGEL * d)) for c, d in zip(cellen, delen, strict=True))


def _klap_uit(soep: BeautifulSoup, artikel: Tag) -> None:
    """Toon op papier wat op het scherm is ingeklapt; cijfers bij een figuur worden een kleine tabel."""
    for luik in artikel.find_all("details"):
        opschrift = luik.find("summary")
        tekst = opschrift.extract().get_text(" ", strip=True) if opschrift else ""
        tabel, figuur = luik.find("table"), luik.find_previous_sibling()
        if "cijfers" in luik.get("class", []) and tabel and figuur and figuur.name == "figure":
            _zet_cijfers(soep, tabel, figuur, tekst)
        elif tekst:
            luik.insert(0, _nieuw(soep, "p", tekst, "opschrift"))
        luik.unwrap()


def _zet_cijfers(soep: BeautifulSoup, tabel: Tag, figuur: Tag, tekst: str) -> None:
    """De cijfers staan naast hun figuur als zij smal zijn en anders eronder, zo kan op dezelfde bladzijde."""
    nummer = figuur.select_one(".caption-number")
    tekst = f"Cijfers bij {nummer.get_text(strip=True).lower()}" if nummer else tekst
    if tabel.caption is None:
        tabel.insert(0, _nieuw(soep, "caption", tekst, "cijfers"))
    tabel["class"] = [*tabel["class"], "cijfers"]
    klassen = ["naast"] if _past_ernaast(tabel) else []
    if klassen or "kort" in tabel["class"]:
        vak = figuur.wrap(soep.new_tag("div", attrs={"class": ["samen", *klassen]}))
        vak.append(tabel.extract())


def _past_ernaast(tabel: Tag) -> bool:
    rijen = [rij.find_all(["th", "td"]) for rij in tabel.find_all("tr")]
    breedtes = [max(len(cel.get_text()) for cel in kolom) + TEKENS_WIT for kolom in zip(*rijen, strict=False)]
    return sum(breedtes) <= TEKENS_NAAST_FIGUUR


def _nieuw(soep: BeautifulSoup, naam: str, tekst: str, klasse: str) -> Tag:
    deel = soep.new_tag(naam, attrs={"class": [klasse]})
    deel.string = tekst
    return deel


def _leg_op_zijn_kant(soep: BeautifulSoup, tabel: Tag) -> None:
    """Zet een brede tabel op een liggende bladzijde, met de kop erboven en de regel over haar bron."""
    volgende = tabel.find_next_sibling()
    vak = tabel.wrap(soep.new_tag("div", attrs={"class": ["liggend"]}))
    if volgende is not None and "bronregel" in volgende.get("class", []):
        vak.append(volgende.extract())
    deel = vak
    while deel.parent is not None:
        vorige = deel.find_previous_sibling()
        if vorige is None and deel.parent.name == "section":
            deel = deel.parent
        elif vorige is not None and (vorige.name in KOPPEN or (vorige.name == "p" and deel is vak)):
            vorige["class"] = [*vorige.get("class", []), "liggend"]
            deel = vorige
        else:
            return
