"""Wanneer elke bron cijfers levert: ritme, eerste jaar, dag en aantal ondervraagden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Levering:
    """Hoe een bron levert.

    `ritme`: jaar, schooljaar, halfjaar, kwartaal of golven (een enquête in de jaren `golven`).
    Een cijfer over jaar J is bekend op `dag`-`maand` van J + `later`. `n` is het aantal ondervraagden
    in de gemeente; 0 is een register. `volgende` is wanneer het volgende cijfer komt.
    """

    ritme: str
    maand: int
    dag: int
    volgende: str
    frequentie: str
    vanaf: int = 0
    later: int = 1
    n: int = 0
    golven: tuple[int, ...] = ()


@dataclass(frozen=True)
class Moment:
    """Een periode, haar plaats in de tijd (in jaren) en de dag waarop het cijfer bekend is."""

    periode: str
    tijd: float
    bekend: date


def _jaar(maand: int, dag: int, vanaf: int = 0, n: int = 0) -> Levering:
    return Levering("jaar", maand, dag, f"2027-{maand:02d}", "jaarlijks", vanaf, n=n)


def _halfjaar(vanaf: int = 0, n: int = 0) -> Levering:
    return Levering("halfjaar", 2, 20, "2026-09", "halfjaarlijks", vanaf, n=n)


def _golven(golven: tuple[int, ...], volgende: str, frequentie: str, maand: int, n: int) -> Levering:
    return Levering("golven", maand, 15, volgende, frequentie, n=n, golven=golven)


_SCHOOLJAAR = Levering("schooljaar", 12, 1, "2026-12", "jaarlijks", later=0)
_KWARTAAL = Levering("kwartaal", 2, 10, "2026-08", "per-kwartaal", 2020)
#: Het CBS is bij inkomens pas in het najaar klaar.
_NAJAAR = Levering("jaar", 10, 20, "2026-10", "jaarlijks")

PER_BRON = {
    "cbs": _jaar(6, 15),
    "cbs-armoedemonitor": _jaar(5, 31),
    "ddjgz": _SCHOOLJAAR,
    "ggd-jeugd": _golven((2015, 2019, 2023), "2027", "vierjaarlijks", 6, 580),
    "ggd-groep7": _golven((2017, 2021, 2025), "2029", "vierjaarlijks", 5, 430),
    "ggd-jongvolwassenen": _golven((2022, 2024), "2028", "vierjaarlijks", 3, 320),
    "ggd-volwassenen-en-ouderen": _golven((2016, 2020, 2022, 2024), "2028", "vierjaarlijks", 6, 820),
    "kiss": _jaar(2, 20),
    "burgerpeiling": _golven((2015, 2018, 2021, 2024), "2027", "driejaarlijks", 2, 690),
    "waarstaatjegemeente": _jaar(5, 15),
    "clientervaring-wmo": _jaar(6, 1, 2019, 260),
    "werkpunt": _jaar(2, 15),
    "jeugdpunt": _halfjaar(2021),
    "schuldhulp": _jaar(2, 28),
    "monitor-geldzorgen": _halfjaar(2022, 420),
    "vps-via": _jaar(2, 10, 2019),
    "vps-welzijn-samen": _jaar(2, 10, 2021),
    "verhuurders": _jaar(3, 10),
    "zorgmonitor": _jaar(5, 20, 2018),
    "gemeente-voorbeeldstad": _jaar(2, 25),
    "wmo-cijfers": _jaar(2, 18),
    "woonwijzer": _jaar(4, 20, 2017),
    "partners": _jaar(4, 30, 2022),
    "peutermonitor": _KWARTAAL,
    "duo": _SCHOOLJAAR,
    "powerbi": _KWARTAAL,
    "factsheet-spreekuur": _halfjaar(2020),
    "memo-sociale-teams": _halfjaar(2019),
    "veiligheidsmonitor": _golven((2015, 2017, 2019, 2021, 2023, 2025), "2028", "tweejaarlijks", 5, 940),
    "test-mantelzorg": _jaar(6, 10, 2020),
}  # fmt: skip

#: Bronnen die hier niet staan, leveren elk jaar in het voorjaar.
_ANDERS = _jaar(4, 25, 2017)

#: Indicatoren die anders lopen dan hun bron.
PER_INDICATOR = {
    "kinderen-in-armoede-0-17": _NAJAAR,
    "onder-armoedegrens-18-plus": _NAJAAR,
    "langdurig-laag-inkomen-huishoudens": _NAJAAR,
    "voortijdig-schoolverlaten-12-22": _SCHOOLJAAR,
    "jeugdbeschermingsmaatregel-0-17": _halfjaar(2016),
    "jeugdhulp-0-17": _halfjaar(2016),
    "jeugdhulp-met-verblijf-0-22": _halfjaar(2016),
    "wachttijd-lokale-hulp": _halfjaar(2021),
    "uitstroom-uit-verblijf": _halfjaar(2021),
    "urgentieverklaringen-uitstroom": _halfjaar(2021),
}


def kies_levering(indicator: str, bron: str) -> Levering:
    """De levering van een indicator: haar eigen, anders die van de bron."""
    return PER_INDICATOR.get(indicator) or PER_BRON.get(bron, _ANDERS)


def kies_momenten(levering: Levering, eerste: int, laatste: int) -> list[Moment]:
    """Alle perioden van `eerste` tot en met `laatste` waarover de bron levert, op volgorde."""
    jaren = [j for j in range(max(eerste, levering.vanaf), laatste + 1)]
    if levering.ritme == "golven":
        jaren = [j for j in jaren if j in levering.golven]
    return [moment for jaar in jaren for moment in _in_jaar(levering, jaar)]


def _in_jaar(levering: Levering, jaar: int) -> list[Moment]:
    slot = date(jaar + levering.later, levering.maand, levering.dag)
    if levering.ritme == "schooljaar":
        return [Moment(f"{jaar - 1}/{jaar}", float(jaar), slot)]
    if levering.ritme == "halfjaar":
        return [Moment(f"{jaar}-H1", jaar + 0.25, date(jaar, 9, 15)), Moment(f"{jaar}-H2", jaar + 0.75, slot)]
    if levering.ritme == "kwartaal":
        eind = (date(jaar, 5, 15), date(jaar, 8, 15), date(jaar, 11, 15), slot)
        return [Moment(f"{jaar}-K{k}", jaar + (k - 0.5) / 4, dag) for k, dag in enumerate(eind, start=1)]
    return [Moment(str(jaar), jaar + 0.5, slot)]
