"""Reeksen: metingen van één indicator, gebied, groep, herkomst en levering, in volgorde van tijd."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date

import pandas as pd

#: Zo wegen wij herkomst: gemeten gaat voor model, model voor een benadering.
VOLGORDE_HERKOMST = ("gemeten", "model", "benadering")


@dataclass(frozen=True)
class Punt:
    """Eén meting in een reeks; `afgeschermd` is waar als de waarde niet naar buiten mag.

    `bekend_per` is de dag waarop het cijfer bekend werd; None als de tabel dat niet zegt.
    """

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
    bekend_per: date | None = None

    @property
    def heeft_periode(self) -> bool:
        """Waar als bij het punt staat over welke tijd het gaat.

        >>> Punt("niet vermeld", float("-inf"), 4.0).heeft_periode
        False
        """
        return self.tijd != float("-inf")

    @property
    def reeksbreuk(self) -> bool:
        """Waar als met dit punt een nieuwe manier van meten begint.

        Wie metingen invoert, begint de opmerking (of een deel ervan, na een puntkomma) bij
        het eerste cijfer van de nieuwe manier met het woord reeksbreuk.

        >>> Punt("2023", 2023.5, 4.0, opmerking="voorlopig; reeksbreuk: andere vraag").reeksbreuk
        True
        """
        return _begint_met(self.opmerking, "reeksbreuk")

    @property
    def geen_eigen_cijfer(self) -> bool:
        """Waar als de bron alleen het cijfer van een ander gebied noemt, en dat dit gebied daar in de buurt ligt.

        Wie metingen invoert, begint de opmerking (of een deel ervan, ook na 'benadering:') dan met
        de woorden geen eigen cijfer. Zo'n punt staat in geen enkele reeks; zie `bereken_reeksen`.

        >>> Punt("2023", 2023.5, 11.0, opmerking="benadering: geen eigen cijfer van Soest").geen_eigen_cijfer
        True
        """
        return is_geleend(self.opmerking)


def is_geleend(opmerking: str) -> bool:
    """Waar als een meting met deze opmerking geen eigen cijfer van haar gebied is; zie `Punt.geen_eigen_cijfer`.

    >>> is_geleend("benadering: geen eigen cijfer van Soest"), is_geleend("dit is een eigen cijfer")
    (True, False)
    """
    return _begint_met(opmerking, "geen eigen cijfer")


def _begint_met(opmerking: str, woorden: str) -> bool:
    delen = (deel.strip().lower() for deel in opmerking.split(";"))
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
        return tuple(p for p in self.punten if p.waarde is not None and p.heeft_periode)


def bereken_reeksen(metingen: pd.DataFrame, indicator: str, gebied: str) -> tuple[Reeks, ...]:
    """Alle reeksen van een indicator in een gebied, de sterkste herkomst eerst.

    `metingen` is de tabel van `gegevens.metingen` (een rij per meting, kolom
    `afgeschermd` mag ontbreken); wie er iets in wijzigt, maakt een nieuwe tabel. Waarden zijn
    in de eenheid van de indicator. Een punt waarbij de bron geen eigen cijfer van dit gebied
    heeft, staat er niet in: dat is een uitspraak over een ander gebied en geen meting hier.

    >>> import pandas as pd
    >>> rij = dict(indicator="x", gebied="GM0001", groep="totaal", herkomst="gemeten", periode="2024", tijd=2024.5,
    ...     waarde=4.0, ondergrens=None, bovengrens=None, n=None, teller=None, noemer=None, aanduiding="",
    ...     vindplaats="tabel 1", opmerking="", bestand="cbs")
    >>> bereken_reeksen(pd.DataFrame([rij]), "x", "GM0001")[0].laatste.waarde
    4.0
    """
    per_reeks: dict[tuple[str, str, str], list[Punt]] = {}
    for groep, herkomst, punt in _punten(metingen, indicator, gebied):
        if not punt.geen_eigen_cijfer:
            per_reeks.setdefault((groep, herkomst, punt.bestand), []).append(punt)
    reeksen = [
        Reeks(indicator, gebied, groep, herkomst, tuple(punten), bestand)
        for (groep, herkomst, bestand), punten in sorted(per_reeks.items())
    ]
    return tuple(sorted(reeksen, key=_sterkte))


def kies_geleend(metingen: pd.DataFrame, indicator: str, gebied: str) -> Punt | None:
    """Het nieuwste punt waarbij de bron alleen naar een ander gebied verwijst; None als dat er niet is."""
    geleend = [punt for _, _, punt in _punten(metingen, indicator, gebied) if punt.geen_eigen_cijfer]
    return geleend[-1] if geleend else None


def _punten(metingen: pd.DataFrame, indicator: str, gebied: str) -> list[tuple[str, str, Punt]]:
    """Elk punt van een indicator in een gebied met zijn groep en herkomst, in volgorde van tijd."""
    plekken = _plekken_van(metingen).get((indicator, gebied))
    if not plekken:
        return []
    eigen = metingen.iloc[plekken]
    # Gewone lijsten: groupby en to_dict van pandas zijn bij zo weinig rijen vele malen langzamer.
    kolommen = {naam: eigen[naam].tolist() for naam in eigen.columns}
    records = [dict(zip(kolommen, waarden, strict=True)) for waarden in zip(*kolommen.values(), strict=True)]
    return [
        (str(rij["groep"]), str(rij["herkomst"]), _punt(rij)) for rij in sorted(records, key=lambda rij: rij["tijd"])
    ]


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
    """Sterkste herkomst eerst, dan de langste, dan het laatste jaar, dan het laatst bekend geworden cijfer.

    Een cijfer zonder jaar komt na een cijfer met een jaar: niet omdat het ouder is, maar omdat niemand dat weet. Wat
    dan nog gelijk is, staat steeds in dezelfde volgorde; dat is geen keuze, want `naast.kies_naast` noemt ze allemaal.
    """
    laatste = reeks.laatste
    bekend = laatste.bekend_per.toordinal() if laatste.bekend_per else 0
    return (
        VOLGORDE_HERKOMST.index(reeks.herkomst), -len(reeks.punten), -laatste.tijd, -bekend, reeks.groep, reeks.bestand,
    )  # fmt: skip


def kies_hoofdreeks(reeksen: tuple[Reeks, ...]) -> Reeks | None:
    """De reeks die het oordeel draagt: gemeten voor model voor benadering, dan de langste, dan het laatste jaar.

    Reeksen van verschillende herkomst, leeftijdsgroep of levering worden nooit samengevoegd. Haar laatste cijfer is
    dus niet altijd het nieuwste; wie het noemt, noemt ook wat `naast.kies_naast` geeft.

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
        bekend_per=_dag(rij.get("beschikbaar_per")),
    )


def _dag(moment: object) -> date | None:
    """De dag als datum; None als er geen dag staat."""
    dag = pd.Timestamp(moment)  # None en een lege tekst worden NaT
    return None if pd.isna(dag) else dag.date()
