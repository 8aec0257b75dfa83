"""De keuring van wat een editie over mensen zegt: elk oordeel is er, en geen afgeschermd getal staat ergens.

De grens van wat hier opvalt. In gegevens (CSV, JSON, rekenblad) met de kolommen van een meting: elke cel die de
afscherming van vandaag weglaat. In tekst (HTML, PDF, een rekenblad zonder die kolommen): een getal dat in een rij of
alinea volgt op de naam van zijn gebied, als die rij, alinea of de kop erboven ook de indicator en de periode noemt;
en een cel die precies zo'n getal is, als dat getal bij die indicator nergens wel getoond mag worden. Een getal zonder
die woorden eromheen, of op papier drie regels verderop, valt hier niet op. Een getal dat in dezelfde periode bij
dezelfde indicator wel getoond mag worden, ook niet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pikepdf

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.herbouwopdracht import toets_vooraf
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_getal, toon_periode, toon_waarde
from sturing.uitgeven.bladtekst import Stuktekst, lees_stukken
from sturing.uitgeven.manifest import Manifest

SLEUTEL = ("indicator", "gebied", "periode", "groep", "herkomst")
GETALLEN = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")
_MAPPEN = ("html", "data")


@dataclass(frozen=True)
class Geheim:
    """Een cel die niemand mag zien: hoe zij heet en de getallen die haar verraden.

    `in_periode` verraadt haar waar ook de periode staat; `altijd` is bij deze indicator nergens te zien.
    """

    namen: tuple[str, ...]
    gebied: tuple[str, ...]
    periode: str
    in_periode: frozenset[str]
    altijd: frozenset[str]
    #: De namen van andere gebieden: wat daarachter staat, gaat niet over deze cel.
    anderen: tuple[str, ...] = ()


def keur_oordelen(manifest: Manifest, dossier: Dossier) -> Iterator[str]:
    """Over elke indicator van het kader staat er een oordeel, of waarom dat er niet is."""
    oordelen = manifest.inhoud.oordelen
    for naam in dossier.kader.indicatoren:
        regel = oordelen.get(naam)
        if regel is None or not (regel.oordeel and regel.regel and regel.dekking):
            yield f"{naam}: de editie geeft geen oordeel en geen reden; bouw de editie opnieuw"
    yield from (f"{n}: het kader kent deze indicator niet" for n in oordelen if n not in dossier.kader.indicatoren)


def keur_invoer(wortel: Path, manifest: Manifest) -> Iterator[str]:
    """De gegevens zijn nog die waaruit de editie is gebouwd; anders zou de keuring over iets anders gaan."""
    yield from (
        f"{pad} is anders dan toen de editie werd gebouwd ({wat}); bouw de editie opnieuw"
        for pad, wat in toets_vooraf(wortel, manifest)
        if pad.startswith("data/")
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
                if _lekt(dict(stuk.velden), dicht) or any(verraadt(stuk, g) for g in geheimen):
                    yield f"{naam}/{stuk.plaats}: hier staat een getal dat afgeschermd hoort te zijn"
        except pikepdf.PdfError:
            yield f"{naam}: een PDF is niet te lezen en dus niet te keuren; bouw de editie opnieuw"


def afgeschermde_cellen(dossier: Dossier) -> frozenset[tuple[str, ...]]:
    """De cellen die na afscherming geen getal hebben, als sleutel van indicator tot herkomst."""
    getoond = Bladzijde(dossier).metingen
    weg = getoond[getoond["afgeschermd"].astype(bool)]
    return frozenset(tuple(str(rij[k]) for k in SLEUTEL) for rij in weg.to_dict("records"))


def zoek_geheimen(dossier: Dossier) -> tuple[Geheim, ...]:
    """Per afgeschermde cel met een getal in de bron: de woorden en getallen die haar zouden verraden."""
    dicht, gebieden = afgeschermde_cellen(dossier), dossier.gebieden
    rijen = dossier.metingen.to_dict("records")
    verborgen = [r for r in rijen if tuple(str(r[k]) for k in SLEUTEL) in dicht]
    open_: dict[tuple[str, str], set[str]] = {}
    for rij in Bladzijde(dossier).metingen.to_dict("records"):
        if not rij["afgeschermd"]:
            eenheid = dossier.kader.indicatoren[rij["indicator"]].eenheid
            for sleutel in ((rij["indicator"], str(rij["periode"])), (rij["indicator"], "")):
                open_.setdefault(sleutel, set()).update(_vormen(rij, eenheid, GETALLEN))
    uit = []
    for rij in verborgen:
        indicator, code = dossier.kader.indicatoren[rij["indicator"]], rij["gebied"]
        vormen = _vormen(rij, indicator.eenheid, ("waarde", "teller"))
        eigen = code == dossier.gemeente.code
        in_periode = vormen - open_.get((indicator.id, str(rij["periode"])), set())
        if in_periode:
            uit.append(Geheim(
                namen=tuple(dict.fromkeys((indicator.kort, indicator.naam, indicator.id))),
                gebied=() if eigen else (gebieden.get(code, code), code), periode=toon_periode(str(rij["periode"])),
                in_periode=frozenset(in_periode), altijd=frozenset(vormen - open_.get((indicator.id, ""), set())),
                    anderen=tuple(n for c, naam in gebieden.items() if c != code for n in (naam, c)),
            ))  # fmt: skip
    return tuple(uit)


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


def verraadt(stuk: Stuktekst, geheim: Geheim) -> bool:
    """Waar als een stuk tekst de afgeschermde cel noemt en, na de naam van haar gebied, een van haar getallen."""
    if {naam for naam, _ in stuk.velden} >= set(SLEUTEL) or not any(naam in stuk.tekst for naam in geheim.namen):
        return False
    los = " | ".join(" ".join(cel.split()) for cel in stuk.cellen)
    delen = _over_gebied(los, geheim)
    if geheim.gebied and any(cel.strip() in geheim.altijd for deel in delen for cel in deel.split(" | ")):
        return True
    return geheim.periode in stuk.tekst and any(
        _staat_los(getal, deel) for getal in geheim.in_periode for deel in delen
    )


def _over_gebied(tekst: str, geheim: Geheim) -> list[str]:
    """De delen van een tekst die over het gebied gaan: van zijn naam tot de naam van een ander gebied.

    Een cel van de gemeente zelf heeft geen eigen naam nodig: dan is het alles wat niet over een ander gebied gaat.
    """
    patroon = "|".join(re.escape(naam) for naam in sorted((*geheim.gebied, *geheim.anderen), key=len, reverse=True))
    delen = re.split(f"({patroon})", tekst) if patroon else [tekst]
    eigen = [delen[i + 1] for i in range(1, len(delen) - 1, 2) if delen[i] in geheim.gebied]
    return eigen if geheim.gebied else delen[:1]


def _staat_los(getal: str, tekst: str) -> bool:
    """Waar als een getal er als eigen getal staat, en niet als deel van een leeftijd, datum of groter getal."""
    return bool(re.search(rf"(?<![\w.,–−+-]){re.escape(getal)}(?![\w%]|[.,]\d|[-–]\d)", tekst))


def _lekt(rij: dict[str, str], dicht: frozenset[tuple[str, ...]]) -> bool:
    """Waar als een rij met gegevens een getal heeft dat zij niet mag hebben."""
    if not any(rij.get(kolom) for kolom in GETALLEN):
        return False
    if rij.get("afgeschermd") in ("1", "True", "true"):
        return True
    return all(k in rij for k in SLEUTEL) and tuple(rij[k] for k in SLEUTEL) in dicht
