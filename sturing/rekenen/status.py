"""De status van een indicator: komt het volgende cijfer nog, en wanneer."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sturing.gegevens.perioden import jaartal, tijdstip


class Status(StrEnum):
    """Hoe het met het volgende cijfer staat, op de peildatum."""

    TE_LAAT = "volgend cijfer is te laat"
    DIT_JAAR = "volgend cijfer komt dit jaar"
    LATER = "volgend cijfer komt later"
    NIET_VERMELD = "datum volgend cijfer niet vermeld"


#: De helft van een periode in jaren, naar het teken achter het streepje: `tijdstip` geeft het midden.
_HALF = {"H": 1 / 4, "K": 1 / 8}
_HALVE_MAAND = 1 / 24


def bereken_status(volgende: str, peildatum: date) -> Status:
    """De status bij een verwacht volgend cijfer (een periode, of leeg als de bron niets noemt).

    Een cijfer is te laat als de hele periode waarin het zou komen op de peildatum voorbij is.

    >>> bereken_status("2026-06", date(2026, 7, 31)).value, bereken_status("2026", date(2026, 7, 31)).value
    ('volgend cijfer is te laat', 'volgend cijfer komt dit jaar')
    """
    jaar = jaartal(volgende) if volgende else None
    if jaar is None:
        return Status.NIET_VERMELD
    nu = peildatum.year + (peildatum.timetuple().tm_yday - 1) / 365.25
    if tijdstip(volgende) + _halve_duur(volgende) < nu:
        return Status.TE_LAAT
    return Status.DIT_JAAR if jaar <= peildatum.year else Status.LATER


def _halve_duur(periode: str) -> float:
    """De helft van de duur van een periode, in jaren; ook een schooljaar duurt een jaar."""
    _, streepje, deel = periode.partition("-")
    return _HALF.get(deel[0], _HALVE_MAAND) if streepje else 0.5
