"""Een blad zoals het binnenkwam: cellen met hun plaats, nog zonder betekenis."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from openpyxl.utils import get_column_letter

from sturing.fouten import GegevensFout

#: Wat er in een cel kan staan; een datum is al tekst (2025-03-31), leeg is None.
Celwaarde = str | float | int | bool | None
Soort = Literal["csv", "werkboek", "sav"]


class LeveringFout(GegevensFout):
    """Een geleverd bestand dat wij niet kunnen lezen, met de reden en wat de inzender kan doen."""


@dataclass(frozen=True)
class Blad:
    """Eén blad of CSV.

    `rijen[0]` is rij 1 in het bestand. `samengevoegd` zegt van elke bedekte cel (rij, kolom, vanaf 0) in welke cel
    de waarde staat. `formules` zijn de cellen met een formule: hun waarde is ooit berekend en kan oud zijn.
    """

    naam: str
    rijen: tuple[tuple[Celwaarde, ...], ...]
    samengevoegd: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    formules: frozenset[tuple[int, int]] = frozenset()
    verborgen: bool = False

    def cel(self, rij: int, kolom: int, volg: bool = False) -> Celwaarde:
        """De waarde op (rij, kolom), geteld vanaf 0; `volg` geeft bij een samengevoegde cel haar waarde."""
        if volg:
            rij, kolom = self.samengevoegd.get((rij, kolom), (rij, kolom))
        velden = self.rijen[rij] if rij < len(self.rijen) else ()
        return velden[kolom] if kolom < len(velden) else None

    def plek(self, rij: int, kolom: int | None = None) -> str:
        """Hoe een plaats in een melding heet: `blad 'Tabel 1', rij 4, kolom C`; een CSV heeft geen bladnaam."""
        begin = f"blad '{self.naam}', " if self.naam else ""
        return f"{begin}rij {rij + 1}" + (f", kolom {get_column_letter(kolom + 1)}" if kolom is not None else "")


def als_tekst(waarde: Celwaarde) -> str:
    """Een cel als tekst, zonder spaties en aanhalingstekens eromheen; een heel getal zonder decimalen.

    >>> als_tekst(2024.0), als_tekst(' "Soest" '), als_tekst(None)
    ('2024', 'Soest', '')
    """
    if waarde is None:
        return ""
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    tekst = " ".join(str(waarde).split())
    while len(tekst) > 1 and tekst[0] == tekst[-1] == '"':
        tekst = tekst[1:-1].strip()
    return tekst


def gelijk_gemaakt(tekst: str) -> str:
    """Tekst om namen mee te vergelijken: zonder hoofdletters en met enkele spaties.

    >>> gelijk_gemaakt(" Soest -  % ")
    'soest - %'
    """
    return " ".join(tekst.split()).casefold()
