"""De toets op persoonsgegevens in wat al open staat: elke tekst die een rapport kan tonen.

Een hard gegeven (bsn, iban, telefoon, e-mail, kenteken, postcode) is een fout en houdt het lezen tegen. Een naam of
adres in wat inwoners vertellen is 'let op': een mens kijkt. Nummers van organisaties die open mogen staan, staan in
`gemeente.yml` onder `openbare_nummers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pandas as pd
from pydantic import BaseModel

from sturing.bronnen.persoonsgegevens import Vondst, zoek_harde_gegevens, zoek_persoonsgegevens
from sturing.gegevens.bevinding import Bevinding

#: Plaats en model van wat er open staat.
Open = Iterable[tuple[str, BaseModel]]
#: Hier staat waar iets vandaan komt, niet wat iemand vertelde.
_GEEN_VERHAAL = frozenset({"sha256", "vindplaats", "id", "verwijzingen", "periode"})


def toets_hard(open_: Open, openbaar: Iterable[str] = ()) -> Iterator[Bevinding]:
    """Een fout voor elk hard gegeven dat niet in `openbaar` staat; de melding herhaalt het gegeven niet."""
    mag = {_kern(nummer) for nummer in openbaar}
    for plaats, model in open_:
        for veld, tekst in _teksten(model):
            for vondst in zoek_harde_gegevens(tekst):
                if _kern(vondst.tekst) not in mag:
                    yield Bevinding("fout", plaats, f"in {veld} staat een {vondst.soort.value}", _REMEDIE)


_REMEDIE = "haal het weg; is het van een organisatie, zet het dan in gemeente.yml bij openbare_nummers"


def toets_zacht(open_: Open, eigen: frozenset[str] = frozenset()) -> Iterator[Bevinding]:
    """'Let op' voor elke naam, adres of geboortedatum in wat inwoners vertellen; `eigen` zoals in `eigennamen`."""
    for plaats, model in open_:
        for veld, tekst in _teksten(model):
            for vondst in zoek_persoonsgegevens(tekst, eigen):
                if not vondst.hard:
                    yield Bevinding(
                        "let op", plaats, _zin(veld, vondst), "staat hier een mens, maak de tekst dan anoniem"
                    )


def toets_tekst(plaats: str, tekst: str, openbaar: Iterable[str] = ()) -> Iterator[Bevinding]:
    """Een fout voor elk hard gegeven in een losse tekst, zoals een duiding."""
    mag = {_kern(nummer) for nummer in openbaar}
    for vondst in zoek_harde_gegevens(tekst):
        if _kern(vondst.tekst) not in mag:
            yield Bevinding("fout", plaats, f"in de tekst staat een {vondst.soort.value}", _REMEDIE)


def toets_opmerkingen(map_: str, metingen: pd.DataFrame, openbaar: Iterable[str] = ()) -> Iterator[Bevinding]:
    """Een fout voor elk hard gegeven in een opmerking of aanduiding bij metingen; elke tekst telt één keer."""
    mag = tuple(openbaar)
    for kolom in ("opmerking", "aanduiding"):
        gevuld = metingen.loc[metingen[kolom] != "", ["bestand", kolom]].drop_duplicates()
        for bestand, tekst in gevuld.itertuples(index=False):
            yield from toets_tekst(f"{map_}/{bestand}.csv, {kolom}", str(tekst), mag)


def _zin(veld: str, vondst: Vondst) -> str:
    return f"in {veld} staat misschien een {vondst.soort.value}: '{vondst.tekst}'"


def _kern(tekst: str) -> str:
    return re.sub(r"[\W_]", "", tekst).lower()


def _teksten(model: BaseModel, voor: str = "") -> Iterator[tuple[str, str]]:
    """Elk veld met vrije tekst, ook in lijsten en in modellen binnen het model."""
    for naam in type(model).model_fields:
        if naam not in _GEEN_VERHAAL:
            yield from _uit(getattr(model, naam), voor + naam)


def _uit(waarde: object, veld: str) -> Iterator[tuple[str, str]]:
    if type(waarde) is str and waarde:
        yield veld, waarde
    elif isinstance(waarde, BaseModel):
        yield from _teksten(waarde, f"{veld}.")
    elif isinstance(waarde, tuple | list):
        for nummer, deel in enumerate(waarde, start=1):
            yield from _uit(deel, f"{veld} {nummer}")
