"""Tabellen voor druk: koppen met hun richting, en hoe een tabel over bladzijden loopt."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from sturing.uitgeven.drukcijfers import TEKENS_NAAST_FIGUUR, past_naast, tekens_nodig
from sturing.uitgeven.drukparen import voeg_cijfers_samen
from sturing.uitgeven.kolombreedtes import Kolom, past_heel, tel_regels, verdeel

#: Hoeveel tekens er op een regel over de volle breedte passen; meer in een kleine tabel. Een letter is
#: gemiddeld 0,416 keer haar korps breed, gemeten aan de tekst van het rapport.
TEKENS_PER_REGEL = 130
TEKENS_KLEIN = 143
KOPPEN = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Een tabel met hooguit zoveel regels tekst blijft bij elkaar; een langere herhaalt haar kop.
REGELS_BIJEEN = 11
#: Een tabel van alleen getallen is pas te vergelijken als zij bijeen staat, en een dossierblad is één geheel: die
#: mogen langer zijn, tot er nog twee op een bladzijde passen.
REGELS_GEHEEL = {"getallen": 20, "dossier": 32}
#: Breekt de laatste tabel van een hoofdstuk, dan staan er op de laatste bladzijde maar een paar rijen. Tot een halve
#: bladzijde gaat zij daarom in haar geheel mee: die bladzijde is er toch. Na haar komen hooguit een paar regels.
REGELS_SLOT, TEKENS_NA_SLOT = 32, 300
#: Een rij met meer regels mag over twee bladzijden lopen; anders past zij soms op geen enkele.
REGELS_HOGE_RIJ = 28
#: Een rij heeft gemiddeld hooguit zoveel regels in een tabel die aan elke kant van een bladzijdegrens een paar rijen
#: houdt; van hogere rijen is dat samen te veel.
REGELS_LAGE_RIJ = 3
#: Met meer kolommen komt een tabel op een liggende bladzijde.
KOLOMMEN_STAAND = 8
#: Vraag en antwoord op een blad om met de hand in te vullen: het antwoord krijgt de ruimte, ook als er vakjes staan.
_SCHRIJFBLAD = (0.38, 0.62)
#: Onderdeel en inhoud: op elk dossierblad even breed, zodat de bladen op elkaar lijken en geen onderdeel afbreekt.
_DOSSIERBLAD = (0.28, 0.72)
_VAST_VERDEELD = {"vragenlijst": _SCHRIJFBLAD, "dossier": _DOSSIERBLAD}
#: Een tabel met hooguit zoveel kolommen is zo breed als zij nodig heeft: een getal ver van zijn naam leest slecht.
KOLOMMEN_SMAL = 3
#: Een vakje om aan te kruisen, en het wit ervoor: een vierkant, dus ruim 3 mm in de letter van een formulier.
_HOKJE, _VIERKANT = "□", "\N{EM SPACE}"
#: In een kop of een cel met hooguit zoveel tekens (een naam, een stand) breekt geen woord af dat heel past.
TEKENS_NAAM = 60


def zet_tabellen(soep: BeautifulSoup, artikel: Tag) -> None:
    """Maak alle tabellen van een bladzijde klaar, ook die op het scherm ingeklapt zijn."""
    voeg_cijfers_samen(soep, artikel)
    for tabel in artikel.find_all("table"):
        _zet_koppen(tabel)
        _zet_hokjes(tabel)
        _zet_klassen(tabel, REGELS_SLOT if _is_slot(tabel) else REGELS_BIJEEN)
        if "getallen" in tabel["class"] and len(tabel.find_all("col")) <= KOLOMMEN_SMAL:
            _maak_smal(tabel)
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
    pak_enige_alinea_uit(tabel, {"td", "th"})


def pak_enige_alinea_uit(boom: Tag, ouders: set[str]) -> None:
    """Haal de alinea weg om tekst die als enige in een van deze `ouders` staat; de tekst zelf blijft."""
    for alinea in boom.find_all("p"):
        ouder = alinea.parent
        if ouder.name in ouders and all(deel is alinea for deel in ouder.children if isinstance(deel, Tag)):
            alinea.unwrap()


def _zet_hokjes(tabel: Tag) -> None:
    """Zet hokjes naast elkaar zo ver uiteen dat te zien is welk woord bij welk hokje hoort."""
    for tekst in tabel.find_all(string=re.compile(_HOKJE)):
        tekst.replace_with(re.sub(rf" (?={_HOKJE})", _VIERKANT, tekst))


def _is_slot(tabel: Tag) -> bool:
    """Waar als het hoofdstuk met deze tabel eindigt, op een paar regels na."""
    if tabel.find_next("table") is not None:
        return False
    # De eerste teksten na het begin van een tabel zijn die van de tabel zelf.
    erna = tabel.find_all_next(string=True)[len(tabel.find_all(string=True)) :]
    return len(" ".join("".join(erna).split())) <= TEKENS_NA_SLOT


def _zet_klassen(tabel: Tag, bijeen: int) -> None:
    """Verdeeld of vrij: met of zonder eigen kolombreedtes. Kort of lang: bijeen of over bladzijden.

    Van hooguit `bijeen` regels blijft zij bij elkaar.
    """
    rijen = [(rij, rij.find_all(["th", "td"])) for rij in tabel.find_all("tr")]
    tekens = TEKENS_KLEIN if {"klein", "cijfers"} & set(tabel.get("class", [])) else TEKENS_PER_REGEL
    breedtes = _verdeel(tabel, [cellen for _, cellen in rijen], tekens)
    hoogte = 0.0
    for rij, cellen in rijen:
        regels = _schat_regels(cellen, breedtes, tekens)
        _houd_woorden_heel(cellen, breedtes, tekens)
        hoogte += regels + 0.6
        if regels > REGELS_HOGE_RIJ:
            rij["class"] = ["hoog"]
    klassen = [klasse for klasse in tabel.get("class", []) if klasse != "table"]
    klassen.append("verdeeld" if breedtes else "vrij")
    hoogstens = max(bijeen, *(REGELS_GEHEEL.get(klasse, 0) for klasse in klassen))
    klassen.append("kort" if hoogte <= hoogstens else "lang")
    if hoogte <= len(rijen) * (REGELS_LAGE_RIJ + 0.6):
        klassen.append("laag")
    tabel["class"] = klassen


def _verdeel(tabel: Tag, rijen: list[list[Tag]], tekens: int) -> list[float]:
    """Zet de breedte van elke kolom, als deel van de tabel; leeg als niet elke rij evenveel cellen heeft."""
    aantal = len(rijen[0])
    if any(len(cellen) != aantal for cellen in rijen) or len(tabel.find_all("col")) not in (0, aantal):
        return []
    kolommen = [tuple(_tekst(cellen[i]) for cellen in rijen) for i in range(aantal)]
    opgegeven = [_aandeel(kolom) for kolom in tabel.find_all("col")]
    vast = next((_VAST_VERDEELD[k] for k in tabel.get("class", []) if k in _VAST_VERDEELD), ())
    breedtes = list(vast) if len(vast) == aantal else verdeel(kolommen, tekens, opgegeven)
    for oud in tabel.find_all("colgroup"):
        oud.decompose()
    groep = Tag(name="colgroup")
    for breedte in breedtes:
        groep.append(Tag(name="col", attrs={"style": f"width: {breedte:.2%}"}, can_be_empty_element=True))
    # Een kolomgroep hoort na het bijschrift.
    (tabel.caption.insert_after if tabel.caption else lambda deel: tabel.insert(0, deel))(groep)
    return breedtes


def _tekst(cel: Tag) -> str:
    """De tekst van een cel zoals zij op papier komt, met plaats voor het bladzijdenummer van een verwijzing."""
    # Vaste spaties blijven: daar breekt een regel niet.
    tekst = re.sub(r"[ \n\t]+", " ", cel.get_text()).strip()
    return f"{tekst} (blz. 000)" if any(map(_is_verwijzing, cel.find_all("a"))) else tekst


def _is_verwijzing(link: Tag) -> bool:
    """Waar voor een link die op papier een bladzijdenummer krijgt; naar een begrip krijgt er geen."""
    klassen = link.get("class", [])
    return "reference" in klassen and "begrip" not in klassen


def _aandeel(kolom: Tag) -> float:
    """De opgegeven breedte van een kolom als deel van de tabel, uit haar klasse of stijl; 0 als zij er niet is."""
    klassen = " ".join(kolom.get("class", []))
    treffer = re.search(r"breed-(\d+(?:-\d+)?)", klassen) or re.search(r"width:\s*([\d.]+)%", kolom.get("style", ""))
    return float(treffer[1].replace("-", ".")) / 100 if treffer else 0.0


def _schat_regels(cellen: list[Tag], breedtes: list[float], tekens: int) -> int:
    """Het aantal regels van de hoogste cel in een rij."""
    delen = breedtes or [1 / len(cellen)] * len(cellen)
    return max(tel_regels(_tekst(c), tekens * d, vet=c.name == "th") for c, d in zip(cellen, delen, strict=True))


def _houd_woorden_heel(cellen: list[Tag], breedtes: list[float], tekens: int) -> None:
    """Breek namen, koppen en korte waarden niet af als elk woord in zijn kolom past."""
    for cel, deel in zip(cellen, breedtes, strict=False):
        tekst, kop = _tekst(cel), cel.name == "th"
        if (kop or len(tekst) <= TEKENS_NAAM) and past_heel(tekst, tekens * deel, vet=kop):
            cel["class"] = [*cel.get("class", []), "heel"]


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
    naast = past_naast(figuur, _kolommen(tabel))
    if naast:
        _verdeel(tabel, _rijen(tabel), TEKENS_NAAST_FIGUUR)
    else:
        _maak_smal(tabel)
    if naast or "kort" in tabel["class"]:
        vak = figuur.wrap(soep.new_tag("div", attrs={"class": ["samen", *(["naast"] if naast else [])]}))
        vak.append(tabel.extract())


def _maak_smal(tabel: Tag) -> None:
    """Maak een tabel met weinig tekst zo breed als zij nodig heeft, en ten minste half zo breed als het blad."""
    nodig = tekens_nodig(_kolommen(tabel))
    if nodig <= TEKENS_KLEIN and _verdeel(tabel, _rijen(tabel), max(nodig, TEKENS_NAAST_FIGUUR)):
        tabel["style"] = f"width: {max(nodig / TEKENS_KLEIN, 0.5):.0%}"


def _rijen(tabel: Tag) -> list[list[Tag]]:
    return [rij.find_all(["th", "td"]) for rij in tabel.find_all("tr")]


def _kolommen(tabel: Tag) -> list[Kolom]:
    return [tuple(map(_tekst, kolom)) for kolom in zip(*_rijen(tabel), strict=False)]


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
