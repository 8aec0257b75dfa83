"""Het tekstalternatief van een figuur: eerst de bevinding, dan wat er te zien is, met de getallen.

De regel voor getallen: heeft een reeks hoogstens `ALLE_NOEMEN` cijfers, dan noemt het alternatief ze allemaal. Bij een
langere reeks noemt het hoeveel het er zijn, het eerste, het laatste, het laagste en het hoogste; de hele reeks staat in
de tabel bij de figuur. Wat geen reeks in de tijd is (een rij per wijk, doel of indicator), staat er helemaal.
"""

from __future__ import annotations

from collections.abc import Sequence

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.stand import Stand
from sturing.tonen.notatie import periode_in_zin, toon_punt, toon_waarde

#: Tot zoveel cijfers van een reeks noemt het alternatief ze allemaal.
ALLE_NOEMEN = 6


def tekstalternatief(bevinding: str, beeld: str) -> str:
    """De bevinding als zin, en daarachter het beeld in woorden.

    >>> tekstalternatief("Eenzaamheid daalt", "Lijnfiguur. Hier: 40% in 2015.")
    'Eenzaamheid daalt. Lijnfiguur. Hier: 40% in 2015.'
    """
    kop = bevinding.strip()
    return " ".join(deel for deel in (kop + ("" if kop.endswith((".", "?", "!")) else "."), beeld.strip()) if deel)


def noem_reeks(punten: Sequence[Punt], eenheid: Eenheid) -> str:
    """De cijfers van een reeks in woorden, volgens de regel bovenaan deze module."""
    if len(punten) <= ALLE_NOEMEN:
        return ", ".join(_woord(p, eenheid) for p in punten)
    laagste, hoogste = min(punten, key=lambda p: p.waarde), max(punten, key=lambda p: p.waarde)
    return (
        f"{len(punten)} cijfers, van {_woord(punten[0], eenheid)} naar {_woord(punten[-1], eenheid)};"
        f" laagste {_woord(laagste, eenheid)}, hoogste {_woord(hoogste, eenheid)}"
    )


def _woord(punt: Punt, eenheid: Eenheid) -> str:
    return f"{toon_punt(punt, eenheid)} in {periode_in_zin(punt.periode)}"


def beeld_verloop(stand: Stand, naam: str, anderen: Sequence[tuple[str, Reeks]]) -> str:
    """Wat een lijnfiguur laat zien: elke lijn met haar cijfers, en het oordeel met de reden."""
    lijnen = ((naam, stand.hoofdreeks), *anderen)
    delen = [f"{label}: {noem_reeks(r.met_waarde(), stand.indicator.eenheid)}." for label, r in lijnen]
    return f"Lijnfiguur. {' '.join(delen)} Oordeel: {stand.oordeel.uitkomst.value} ({stand.oordeel.waarom})."


def zin_uitersten(waarden: Sequence[tuple[str, float]], eenheid: Eenheid) -> str:
    """Waar een cijfer het laagst en het hoogst is; leeg zonder waarden.

    >>> zin_uitersten([("Noord", 12.0), ("Zuid", 18.0)], Eenheid.PROCENT)
    'het laagst in Noord (12%), het hoogst in Zuid (18%)'
    """
    if not waarden:
        return ""
    laag, hoog = min(waarden, key=lambda w: w[1]), max(waarden, key=lambda w: w[1])
    if laag[1] == hoog[1]:
        return f"overal {toon_waarde(laag[1], eenheid)}"
    (laagst, minst), (hoogst, meest) = ((naam, toon_waarde(waarde, eenheid)) for naam, waarde in (laag, hoog))
    return f"het laagst in {laagst} ({minst}), het hoogst in {hoogst} ({meest})"


def zin_wijken(kop: str, anders: str, verborgen: str, geen: str = "geen wijk is aantoonbaar anders") -> str:
    """De bevinding bij een figuur van getoetste wijken: welke anders zijn, en welke afgeschermd."""
    return f"{kop}: {anders or geen}" + (f"; {verborgen}" if verborgen else "")
