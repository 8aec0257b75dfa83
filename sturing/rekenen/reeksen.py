"""Reeksen: metingen van één indicator, gebied, groep, herkomst en levering, in volgorde van tijd."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import pandas as pd

#: Zo wegen wij herkomst: gemeten gaat voor model, model voor een benadering.
VOLGORDE_HERKOMST = ("gemeten", "model", "benadering")


@dataclass(frozen=True)
class Punt:
    """Eén meting in een reeks; `afgeschermd` is waar als de waarde niet naar buiten mag."""

    periode: str
    tijd: float
    waarde: float | None
    ondergrens: float | None = None
    bovengrens: float | None = None
    n: int | None = None
    teller: float | None = None
    noemer: float | None = None
    aanduiding: str = ""
    vindplaats: str = ""
    opmerking: str = ""
    bestand: str = ""
    afgeschermd: bool = False
    gemodelleerd: bool = False

    @property
    def reeksbreuk(self) -> bool:
        """Waar als met dit punt een nieuwe manier van meten begint.

        Wie metingen invoert, begint de opmerking (of een deel ervan, na een puntkomma) bij
        het eerste cijfer van de nieuwe manier met het woord reeksbreuk.

        >>> Punt("2023", 2023.5, 4.0, opmerking="voorlopig; reeksbreuk: andere vraag").reeksbreuk
        True
        """
        return self._opmerking_begint_met("reeksbreuk")

    @property
    def geen_eigen_cijfer(self) -> bool:
        """Waar als de bron alleen het cijfer van een ander gebied noemt, en dat dit gebied daar in de buurt ligt.

        Wie metingen invoert, begint de opmerking (of een deel ervan, ook na 'benadering:') dan met
        de woorden geen eigen cijfer. Het getal is dan nooit als tweede meting te vergelijken.

        >>> Punt("2023", 2023.5, 11.0, opmerking="benadering: geen eigen cijfer van Soest").geen_eigen_cijfer
        True
        """
        return self._opmerking_begint_met("geen eigen cijfer")

    def _opmerking_begint_met(self, woorden: str) -> bool:
        delen = (deel.strip().lower() for deel in self.opmerking.split(";"))
        return any(deel.removeprefix("benadering:").strip().startswith(woorden) for deel in delen)


@dataclass(frozen=True)
class Reeks:
    """Punten die onderling vergelijkbaar zijn: uit één levering (`bestand`), van één groep en één herkomst."""

    indicator: str
    gebied: str
    groep: str
    herkomst: str
    punten: tuple[Punt, ...]
    bestand: str = ""

    @property
    def gemodelleerd(self) -> bool:
        """Waar als de cijfers uit een model komen, ook als zij hier een benadering zijn (SMAP, andere leeftijd).

        Dat volgt uit de herkomst van de meting of uit de soort van haar bron, nooit uit een opmerking.
        """
        return self.herkomst == "model" or any(punt.gemodelleerd for punt in self.punten)

    @property
    def laatste(self) -> Punt:
        """Het nieuwste punt."""
        return self.punten[-1]

    @property
    def eerste(self) -> Punt:
        """Het oudste punt: de nulmeting van deze reeks."""
        return self.punten[0]

    def met_waarde(self) -> tuple[Punt, ...]:
        """De punten met een bekende, toonbare waarde en een bekende periode."""
        return tuple(p for p in self.punten if p.waarde is not None and p.tijd != float("-inf"))


def bereken_reeksen(metingen: pd.DataFrame, indicator: str, gebied: str) -> tuple[Reeks, ...]:
    """Alle reeksen van een indicator in een gebied, de sterkste herkomst eerst.

    `metingen` is de tabel van `gegevens.metingen` (een rij per meting, kolom
    `afgeschermd` mag ontbreken); wie er iets in wijzigt, maakt een nieuwe tabel. Waarden zijn
    in de eenheid van de indicator.

    >>> import pandas as pd
    >>> rij = dict(indicator="x", gebied="GM0001", groep="totaal", herkomst="gemeten", periode="2024", tijd=2024.5,
    ...     waarde=4.0, ondergrens=None, bovengrens=None, n=None, teller=None, noemer=None, aanduiding="",
    ...     vindplaats="tabel 1", opmerking="", bestand="cbs")
    >>> bereken_reeksen(pd.DataFrame([rij]), "x", "GM0001")[0].laatste.waarde
    4.0
    """
    plekken = _plekken_van(metingen).get((indicator, gebied))
    if not plekken:
        return ()
    eigen = metingen.iloc[plekken]
    # Gewone lijsten: groupby en to_dict van pandas zijn bij zo weinig rijen vele malen langzamer.
    kolommen = {naam: eigen[naam].tolist() for naam in eigen.columns}
    records = [dict(zip(kolommen, waarden, strict=True)) for waarden in zip(*kolommen.values(), strict=True)]
    per_reeks: dict[tuple[str, str, str], list[dict]] = {}
    for rij in sorted(records, key=lambda rij: rij["tijd"]):
        per_reeks.setdefault((str(rij["groep"]), str(rij["herkomst"]), str(rij["bestand"])), []).append(rij)
    reeksen = [
        Reeks(indicator, gebied, groep, herkomst, tuple(_punt(rij) for rij in rijen), bestand)
        for (groep, herkomst, bestand), rijen in sorted(per_reeks.items())
    ]
    return tuple(sorted(reeksen, key=_sterkte))


#: Van de laatste tabellen: hun kolommen, en per indicator en gebied de rijen. Een rapport vraagt duizenden keren naar
#: een indicator in een gebied, meestal zonder cijfers; de hele tabel aflopen kost dan het meeste van zijn rekentijd.
_bekend: deque[tuple[object, object, dict[tuple[str, str], list[int]]]] = deque(maxlen=4)


def _plekken_van(metingen: pd.DataFrame) -> dict[tuple[str, str], list[int]]:
    """De rijnummers per indicator en gebied; een kolom met andere waarden is een ander object."""
    kolommen = metingen["indicator"].array, metingen["gebied"].array
    for een, ander, plekken in _bekend:
        if een is kolommen[0] and ander is kolommen[1]:
            return plekken
    plekken: dict[tuple[str, str], list[int]] = {}
    for nummer, sleutel in enumerate(zip(*(kolom.tolist() for kolom in kolommen), strict=True)):
        plekken.setdefault(sleutel, []).append(nummer)
    _bekend.append((*kolommen, plekken))
    return plekken


def _sterkte(reeks: Reeks) -> tuple:
    """Sterkste herkomst eerst, dan de langste, dan de nieuwste; een cijfer zonder jaar is het oudst."""
    return (
        VOLGORDE_HERKOMST.index(reeks.herkomst), -len(reeks.punten), -reeks.laatste.tijd, reeks.groep, reeks.bestand,
    )  # fmt: skip


def kies_hoofdreeks(reeksen: tuple[Reeks, ...]) -> Reeks | None:
    """De reeks die het oordeel draagt: gemeten voor model voor benadering, dan de langste, dan de nieuwste.

    Reeksen van verschillende herkomst, leeftijdsgroep of levering worden nooit samengevoegd.

    >>> kies_hoofdreeks(()) is None
    True
    """
    return reeksen[0] if reeksen else None


def kies_gelijksoortige(reeksen: tuple[Reeks, ...], hoofd: Reeks) -> Reeks | None:
    """De reeks die naast `hoofd` mag staan: dezelfde groep en herkomst, het liefst uit dezelfde levering.

    >>> kies_gelijksoortige((), Reeks("x", "NL", "totaal", "gemeten", ())) is None
    True
    """
    gelijk = [r for r in reeksen if (r.groep, r.herkomst) == (hoofd.groep, hoofd.herkomst)]
    return min(gelijk, key=lambda r: r.bestand != hoofd.bestand, default=None)


def zoek_tegenspraak(reeksen: tuple[Reeks, ...]) -> tuple[tuple[Punt, Punt], ...]:
    """Cijfers over dezelfde groep, herkomst en periode die per levering verschillen, twee aan twee.

    Het eerste punt van elk paar komt uit de sterkste reeks; dat is het cijfer waar het oordeel op rust.
    """
    paren = []
    for i, een in enumerate(reeksen):
        for ander in reeksen[i + 1 :]:
            if (een.groep, een.herkomst) == (ander.groep, ander.herkomst):
                paren += [
                    (p, q) for p in een.met_waarde() for q in ander.met_waarde()
                    if p.periode == q.periode and p.waarde != q.waarde
                ]  # fmt: skip
    return tuple(paren)


def _punt(rij: dict) -> Punt:
    def getal(naam: str) -> float | None:
        waarde = rij[naam]
        return None if waarde is None or pd.isna(waarde) else float(waarde)

    n = getal("n")
    return Punt(
        periode=rij["periode"],
        tijd=float(rij["tijd"]),
        waarde=getal("waarde"),
        ondergrens=getal("ondergrens"),
        bovengrens=getal("bovengrens"),
        n=None if n is None else int(n),
        teller=getal("teller"),
        noemer=getal("noemer"),
        aanduiding=rij["aanduiding"],
        vindplaats=rij["vindplaats"],
        opmerking=rij["opmerking"],
        bestand=rij["bestand"],
        afgeschermd=bool(rij.get("afgeschermd", False)),
        gemodelleerd=bool(rij.get("gemodelleerd", False)),
    )
