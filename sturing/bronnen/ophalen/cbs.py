"""CBS en RIVM: één beschrijving en één soort rij, of de tabel nu OData v3 of v4 spreekt.

v3: `/ODataApi/odata/<ID>/...` met een rij per combinatie van categorieën.
v4: `/odata/v1/CBS/<ID>/...` met een rij per waarneming; wij leggen die naast elkaar.
Sleutels zijn met spaties gevuld en worden hier gestript; null blijft None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sturing.bronnen.ophalen.odata import begint_met, lees_alle, lees_gebladerd
from sturing.bronnen.ophalen.web import Haler
from sturing.fouten import BronFout, bedoelde_u


@dataclass(frozen=True)
class Maatgegevens:
    """Wat de bron over een maat zegt; `groep` is het kopje waaronder zij staat."""

    code: str
    titel: str
    groep: str
    eenheid: str
    omschrijving: str


@dataclass(frozen=True)
class Beschrijving:
    """De metagegevens van een tabel."""

    titel: str
    maten: dict[str, Maatgegevens]
    dimensies: tuple[str, ...]


@dataclass(frozen=True)
class Vraag:
    """Welke maten, categorieën en gebieden wij willen; `dimensies` komen als kolom mee."""

    dimensies: tuple[str, ...]
    maten: tuple[str, ...]
    codes: dict[str, tuple[str, ...]]


class Tabelbron(Protocol):
    """Leest één tabel."""

    def lees_beschrijving(self) -> Beschrijving: ...
    def lees_categorieen(self, dimensie: str) -> dict[str, dict]: ...
    def lees_rijen(self, vraag: Vraag) -> list[dict]: ...


def _schoon(waarde: object) -> str:
    return str(waarde or "").strip()


class OdataV3:
    """Een tabel via OData v3; het RIVM spreekt hetzelfde."""

    def __init__(self, haler: Haler, dienst: str, tabel: str) -> None:
        self._haler, self._dienst, self._wortel = haler, dienst, f"/ODataApi/odata/{tabel}"

    def _alle(self, deel: str) -> list[dict]:
        return lees_alle(self._haler, self._dienst, f"{self._wortel}/{deel}", {"$format": "json"})

    def lees_beschrijving(self) -> Beschrijving:
        """Titel, maten en dimensies, uit TableInfos en DataProperties."""
        titel = next((_schoon(rij.get("Title")) for rij in self._alle("TableInfos")), "")
        eigenschappen = self._alle("DataProperties")
        koppen = {rij.get("ID"): _schoon(rij.get("Title")) for rij in eigenschappen}
        maten, dimensies = {}, []
        for rij in eigenschappen:
            code, soort = _schoon(rij.get("Key")), _schoon(rij.get("Type"))
            if soort == "Topic":
                kop = koppen.get(rij.get("ParentID"), "")
                maten[code] = Maatgegevens(
                    code, _schoon(rij.get("Title")), kop, _schoon(rij.get("Unit")), _schoon(rij.get("Description"))
                )
            elif code and soort != "TopicGroup":
                dimensies.append(code)
        return Beschrijving(titel, maten, tuple(dimensies))

    def lees_categorieen(self, dimensie: str) -> dict[str, dict]:
        """De categorieën van een dimensie op code: `titel` en `status`."""
        return {
            _schoon(rij.get("Key")): {"titel": _schoon(rij.get("Title")), "status": _schoon(rij.get("Status"))}
            for rij in self._alle(dimensie)
        }

    def lees_rijen(self, vraag: Vraag) -> list[dict]:
        """De rijen, met gestripte sleutels en waarden zoals de bron ze schrijft."""
        velden = {
            "$filter": " and ".join(begint_met(naam, codes) for naam, codes in vraag.codes.items()),
            "$select": ",".join((*vraag.dimensies, *vraag.maten)),
            "$format": "json",
        }
        breedte = len(vraag.dimensies) + len(vraag.maten)
        rijen = lees_gebladerd(self._haler, self._dienst, f"{self._wortel}/TypedDataSet", velden, breedte)
        _toets_kolommen(self._wortel, rijen, {*vraag.dimensies, *vraag.maten})
        return [{**rij, **{naam: _schoon(rij[naam]) for naam in vraag.dimensies}} for rij in rijen]


class OdataV4:
    """Een tabel via OData v4."""

    def __init__(self, haler: Haler, dienst: str, tabel: str) -> None:
        self._haler, self._dienst, self._wortel = haler, dienst, f"/odata/v1/CBS/{tabel}"

    def _alle(self, deel: str, filter_: str = "") -> list[dict]:
        vraag = {"$filter": filter_} if filter_ else {}
        return lees_alle(self._haler, self._dienst, f"{self._wortel}/{deel}", vraag)

    def lees_beschrijving(self) -> Beschrijving:
        """Titel, maten en dimensies, uit MeasureGroups, MeasureCodes en Dimensions."""
        koppen = {_schoon(rij.get("Id")): _schoon(rij.get("Title")) for rij in self._alle("MeasureGroups")}
        maten = {}
        for rij in self._alle("MeasureCodes"):
            code = _schoon(rij.get("Identifier"))
            kop = koppen.get(_schoon(rij.get("MeasureGroupId")), "")
            maten[code] = Maatgegevens(
                code, _schoon(rij.get("Title")), kop, _schoon(rij.get("Unit")), _schoon(rij.get("Description"))
            )
        dimensies = tuple(_schoon(rij.get("Identifier")) for rij in self._alle("Dimensions"))
        return Beschrijving("", maten, dimensies)

    def lees_categorieen(self, dimensie: str) -> dict[str, dict]:
        """De categorieën van een dimensie op code: `titel` en `status`."""
        return {
            _schoon(rij.get("Identifier")): {"titel": _schoon(rij.get("Title")), "status": _schoon(rij.get("Status"))}
            for rij in self._alle(f"{dimensie}Codes")
        }

    def lees_rijen(self, vraag: Vraag) -> list[dict]:
        """De waarnemingen, per combinatie van categorieën naast elkaar gelegd."""
        filters = [begint_met("Measure", vraag.maten), *(begint_met(n, c) for n, c in vraag.codes.items())]
        waarnemingen, rijen = self._alle("Observations", " and ".join(filters)), {}
        _toets_kolommen(self._wortel, waarnemingen, {*vraag.dimensies, "Measure", "Value"})
        for waarneming in waarnemingen:
            sleutel = tuple(_schoon(waarneming.get(naam)) for naam in vraag.dimensies)
            rij = rijen.setdefault(
                sleutel, {**dict(zip(vraag.dimensies, sleutel, strict=True)), **dict.fromkeys(vraag.maten)}
            )
            geldig = _schoon(waarneming.get("ValueAttribute")) in ("", "None")
            if (maat := _schoon(waarneming.get("Measure"))) in vraag.maten:
                rij[maat] = waarneming.get("Value") if geldig else None
        return list(rijen.values())


def _toets_kolommen(plaats: str, rijen: list[dict], nodig: set[str]) -> None:
    """Fout als de gegevens andere kolommen hebben dan de beschrijving zegt; anders las een weg kolom als leeg."""
    for rij in rijen:
        if weg := sorted(nodig - rij.keys()):
            raise BronFout(
                plaats.removeprefix("/"),
                f"kolom '{weg[0]}' ontbreekt in de gegevens",
                bedoelde_u(weg[0], sorted(rij)) or "de tabel is veranderd; pas de definitie aan",
            )


def bouw_tabelbron(haler: Haler, dienst: str, tabel: str) -> Tabelbron:
    """De lezer die bij de dienst hoort."""
    return (OdataV4 if dienst == "cbs-v4" else OdataV3)(haler, dienst, tabel)
