"""De keuring van wat een editie over mensen zegt: elk oordeel is er, en geen afgeschermd getal staat ergens.

De grens van wat hier opvalt. In gegevens (CSV, JSON, rekenblad) met de kolommen van een meting: elke cel die de
afscherming van vandaag weglaat. In tekst (HTML, PDF, een rekenblad zonder die kolommen): een getal dat in een rij of
alinea volgt op de naam van zijn gebied, als die rij, alinea of de kop erboven ook de indicator en de periode noemt;
en een cel die precies zo'n getal is, als dat getal bij die indicator nergens wel getoond mag worden. Een getal zonder
die woorden eromheen, of op papier drie regels verderop, valt hier niet op. Een getal dat in dezelfde periode bij
dezelfde indicator wel getoond mag worden, ook niet. Begint een rij of figuur zelf met de naam van een andere indicator,
dan gaat zij daarover en niet over de kop erboven. Hoeveel cijfers een reeks heeft ("9 cijfers"), is geen waarde.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pikepdf

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.kadermodel import Indicator
from sturing.herbouwopdracht import toets_vooraf
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_getal, toon_periode, toon_waarde
from sturing.uitgeven.bladtekst import Stuktekst, lees_stukken
from sturing.uitgeven.manifest import Manifest
from sturing.verraad import Geheim, verberg_getallen, zoek_verraad

SLEUTEL = ("indicator", "gebied", "periode", "groep", "herkomst")
GETALLEN = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")
_MAPPEN = ("html", "data")
_REMEDIE = (
    "haal het weg waar het vandaan komt (een duiding, of een tabel of figuur die niet door de afscherming gaat)"
    " en bouw de editie opnieuw"
)
#: Zoveel woorden van de koppen erboven wijzen de plek op een bladzijde aan.
_KOP = 14


def keur_oordelen(manifest: Manifest, dossier: Dossier) -> Iterator[str]:
    """Over elke indicator van het kader staat er een oordeel, of waarom dat er niet is."""
    oordelen = manifest.inhoud.oordelen
    for naam in dossier.kader.indicatoren:
        regel = oordelen.get(naam)
        if regel is None or not (regel.oordeel and regel.regel and regel.dekking):
            yield f"{naam}: de editie geeft geen oordeel en geen reden; bouw de editie opnieuw"
    yield from (f"{n}: het kader kent deze indicator niet" for n in oordelen if n not in dossier.kader.indicatoren)


def keur_invoer(wortel: Path, manifest: Manifest) -> Iterator[str]:
    """Gegevens en notebooks zijn nog die waaruit de editie is gebouwd; anders ging de keuring over iets anders."""
    yield from (
        f"{pad} is anders dan toen de editie werd gebouwd ({wat}); bouw de editie opnieuw"
        for pad, wat in toets_vooraf(wortel, manifest)
        if pad.startswith(("data/", "notebooks/"))
    )


def keur_afscherming(wortel: Path, manifest: Manifest, editiemap: Path) -> Iterator[str]:
    """Alles wat over mensen gaat: dezelfde invoer, elk oordeel, en geen getal dat de afscherming vandaag weglaat.

    Dit rekent opnieuw, buiten de bladzijden om: wie een cijfer op een andere weg in de uitvoer kreeg, valt op.
    """
    if anders := list(keur_invoer(wortel, manifest)):
        yield from anders
        return
    dossier = lees_dossier(wortel, manifest.gemeente, manifest.jaar, manifest.editie, manifest.peildatum)
    if manifest.editie == "definitief":
        yield from keur_oordelen(manifest, dossier)
    yield from keur_uitvoer(dossier, editiemap)


def keur_uitvoer(dossier: Dossier, editiemap: Path) -> Iterator[str]:
    """Elk stuk tekst of gegeven van de editie waarin een afgeschermd getal staat."""
    dicht, geheimen = afgeschermde_cellen(dossier), zoek_geheimen(dossier)
    for naam in _MAPPEN:
        try:
            for stuk in lees_stukken(editiemap / naam):
                if wat := _zoek_lek(stuk, dicht, geheimen):
                    yield f"{naam}/{stuk.plaats}: {wat}; {_REMEDIE}"
        except pikepdf.PdfError:
            yield f"{naam}: een PDF is niet te lezen en dus niet te keuren; bouw de editie opnieuw"


def _zoek_lek(stuk: Stuktekst, dicht: frozenset[tuple[str, ...]], geheimen: Iterable[Geheim]) -> str:
    """Welke afgeschermde cel een stuk laat zien en waar, zonder het getal zelf; leeg als er niets lekt."""
    rij = dict(stuk.velden)
    if _lekt(rij, dicht):
        cel = ", ".join(rij[k] for k in ("indicator", "gebied", "periode") if rij.get(k))
        return f"deze rij ({cel or 'zonder sleutel'}) heeft een getal dat afgeschermd hoort te zijn"
    if set(SLEUTEL) <= set(rij):
        return ""
    for geheim in geheimen:
        if rond := zoek_verraad(stuk, geheim):
            woorden = verberg_getallen(stuk.koppen).replace("#", " ").split()[-_KOP:]
            kop = f" onder '{' '.join(woorden)}'" if stuk.plaats.endswith(".html") else ""
            return f'bij {geheim.titel} staat een getal dat afgeschermd hoort te zijn, in "{rond}"{kop}'
    return ""


def afgeschermde_cellen(dossier: Dossier) -> frozenset[tuple[str, ...]]:
    """De cellen die na afscherming geen getal hebben, als sleutel van indicator tot herkomst."""
    getoond = Bladzijde(dossier).metingen
    weg = getoond[getoond["afgeschermd"].astype(bool)]
    return frozenset(tuple(str(rij[k]) for k in SLEUTEL) for rij in weg.to_dict("records"))


def zoek_geheimen(dossier: Dossier) -> tuple[Geheim, ...]:
    """Per afgeschermde cel met een getal in de bron: de woorden en getallen die haar zouden verraden."""
    dicht = afgeschermde_cellen(dossier)
    rijen = dossier.metingen.to_dict("records")
    verborgen = [r for r in rijen if tuple(str(r[k]) for k in SLEUTEL) in dicht]
    open_: dict[tuple[str, str], set[str]] = {}
    for rij in Bladzijde(dossier).metingen.to_dict("records"):
        if not rij["afgeschermd"]:
            eenheid = dossier.kader.indicatoren[rij["indicator"]].eenheid
            for sleutel in ((rij["indicator"], str(rij["periode"])), (rij["indicator"], "")):
                open_.setdefault(sleutel, set()).update(_vormen(rij, eenheid, GETALLEN))
    geheimen = (_maak_geheim(rij, dossier, open_) for rij in verborgen)
    return tuple(geheim for geheim in geheimen if geheim.in_periode)


def _maak_geheim(rij: dict, dossier: Dossier, open_: dict[tuple[str, str], set[str]]) -> Geheim:
    """De woorden en getallen van een afgeschermde rij; `open_` is wat per indicator en periode wel getoond wordt."""
    indicator, code, gebieden = dossier.kader.indicatoren[rij["indicator"]], rij["gebied"], dossier.gebieden
    vormen = _vormen(rij, indicator.eenheid, ("waarde", "teller"))
    namen, eigen = _namen(indicator), code == dossier.gemeente.code
    andere = {naam for ander in dossier.kader.indicatoren.values() if ander is not indicator for naam in _namen(ander)}
    return Geheim(
        namen=namen, gebied=() if eigen else (gebieden.get(code, code), code),
        periode=toon_periode(str(rij["periode"])),
        in_periode=frozenset(vormen - open_.get((indicator.id, str(rij["periode"])), set())),
        altijd=frozenset(vormen - open_.get((indicator.id, ""), set())),
        anderen=tuple(n for c, naam in gebieden.items() if c != code for n in (naam, c)),
        andere_indicatoren=frozenset(andere - set(namen)),
        plek=dossier.gemeente.naam if eigen else gebieden.get(code, code),
    )  # fmt: skip


def _namen(indicator: Indicator) -> tuple[str, ...]:
    return tuple(dict.fromkeys((indicator.kort, indicator.naam, indicator.id)))


def _vormen(rij: dict, eenheid, kolommen: Iterable[str]) -> set[str]:
    """Elke schrijfwijze van de getallen in een rij: zoals in de bron en zoals in het rapport."""
    uit: set[str] = set()
    for kolom in kolommen:
        waarde = rij.get(kolom)
        if waarde is not None and not pd.isna(waarde):
            heel = float(waarde).is_integer()
            uit |= {str(int(waarde)) if heel else str(waarde), toon_getal(waarde)}
            uit |= {" ".join(toon_waarde(waarde, eenheid).split())} if kolom == "waarde" else set()
    return uit


def _lekt(rij: dict[str, str], dicht: frozenset[tuple[str, ...]]) -> bool:
    """Waar als een rij met gegevens een getal heeft dat zij niet mag hebben."""
    if not any(rij.get(kolom) for kolom in GETALLEN):
        return False
    if rij.get("afgeschermd") in ("1", "True", "true"):
        return True
    return all(k in rij for k in SLEUTEL) and tuple(rij[k] for k in SLEUTEL) in dicht
