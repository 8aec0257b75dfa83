"""Of het cijfer van een indicator er is, te laat is of nog komt: één rekenregel voor elke bladzijde en elke opdracht.

Het ritme komt uit het kader (`frequentie`). Een cijfer dat elk jaar of vaker komt, hoort er over het jaar voor het
rapportagejaar te zijn zodra de definitieve editie verschijnt; is het er dan niet, dan is het te laat. Noemt een bron
zelf wanneer haar volgende cijfer komt (`volgende_grond: bron`), dan telt die datum. Wie minder vaak levert, is pas te
laat als de genoemde periode voorbij is, en zonder ritme en zonder datum is niemand te laat.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Frequentie, Indicator
from sturing.gegevens.perioden import jaartal, tijdstip


class Status(StrEnum):
    """Hoe het met het cijfer staat, op de peildatum."""

    #: Geen verwijt: veel van deze cijfers haalt de gemeente zelf op.
    TE_LAAT = "verwacht cijfer niet ontvangen"
    DIT_JAAR = "volgend cijfer komt dit jaar"
    LATER = "volgend cijfer komt later"
    NIET_AFGESPROKEN = "volgend cijfer niet afgesproken"
    NIET_VERMELD = "datum volgend cijfer niet vermeld"


#: Komt vaker dan eens per jaar: het jaar van het volgende cijfer volgt dan niet uit de frequentie.
VAKER = (Frequentie.CONTINU, Frequentie.KWARTAAL, Frequentie.HALFJAAR)
#: Hoort er over elk jaar te zijn.
ELK_JAAR = (*VAKER, Frequentie.JAAR)
#: De helft van een periode in jaren, naar het teken achter het streepje: `tijdstip` geeft het midden.
_HALF = {"H": 1 / 4, "K": 1 / 8}
_HALVE_MAAND = 1 / 24


@dataclass(frozen=True)
class Verwachting:
    """De status van een indicator. `mist` is het jaar waarover een cijfer hoort te zijn dat er niet is.

    `volgende` is de periode waarin het volgende cijfer komt of al had moeten komen; leeg als dat niet bekend is, of als
    eerst een ouder cijfer mist. `afgeleid` zegt dat die periode uit de frequentie volgt en niet in een document staat.
    """

    status: Status
    mist: int | None = None
    volgende: str = ""
    afgeleid: bool = False

    @property
    def komt(self) -> bool:
        """Waar als bekend is wanneer het volgende cijfer komt, en dat niet voorbij is."""
        return bool(self.volgende) and self.status != Status.TE_LAAT


@dataclass(frozen=True)
class Ontvangst:
    """Wat er van een indicator binnen is: het nieuwste jaar waarover, en de laatste dag waarop (in jaren)."""

    jaar: int = 0
    dag: float = 0.0


def bereken_verwachtingen(
    metingen: pd.DataFrame, kader: Kader, gemeente: str, jaar: int, peildatum: date
) -> dict[str, Verwachting]:
    """De verwachting van elke indicator van het kader, op `peildatum`, in rapportagejaar `jaar`.

    `metingen` is de tabel met wat op `peildatum` bekend was; `gemeente` is een gebiedscode. Een benadering is niet het
    cijfer van de indicator en telt niet als ontvangen; een afgeschermd cijfer is wel ontvangen.
    """
    ontvangen = bereken_ontvangsten(metingen, gemeente)
    # In een concept mag nog niet alles binnen zijn; de definitieve editie hoort alles te hebben.
    uiterlijk = kader.cyclus.edities["definitief"].peildatum.replace(year=jaar)
    return {
        i.id: bereken_verwachting(i, ontvangen.get(i.id, Ontvangst()), jaar, peildatum, uiterlijk)
        for i in kader.indicatoren.values()
    }


def bereken_ontvangsten(metingen: pd.DataFrame, gemeente: str) -> Mapping[str, Ontvangst]:
    """Per indicator wat er van de gemeente zelf binnen is; een indicator zonder ontbreekt."""
    er_is = metingen["waarde"].notna() | (metingen["aanduiding"] != "")
    if "afgeschermd" in metingen:
        er_is |= metingen["afgeschermd"].astype(bool)
    echt = metingen[er_is & (metingen["herkomst"] != "benadering") & (metingen["gebied"] == gemeente)]
    return {
        str(naam): Ontvangst(
            max((jaartal(p) or 0 for p in rijen["periode"].unique()), default=0),
            max(_in_jaren(dag) for dag in rijen["beschikbaar_per"]),
        )
        for naam, rijen in echt.groupby("indicator", sort=False)
    }


def bereken_verwachting(
    indicator: Indicator, ontvangen: Ontvangst, jaar: int, peildatum: date, uiterlijk: date
) -> Verwachting:
    """De verwachting van één indicator; `uiterlijk` is de dag waarop alles over `jaar` - 1 binnen hoort te zijn."""
    afgeleid = indicator.volgende_grond == "afgeleid"
    genoemd = "" if afgeleid and indicator.frequentie in VAKER else indicator.volgende
    status = bereken_status(genoemd, peildatum)
    if status == Status.TE_LAAT:
        if ontvangen.dag < _begin(genoemd):
            return Verwachting(Status.TE_LAAT, volgende=genoemd, afgeleid=afgeleid)
        # Het genoemde cijfer is er; over het cijfer daarna zegt het kader nog niets.
        genoemd, status = "", Status.NIET_VERMELD
    # Noemt de bron zelf een datum, dan is dit het cijfer van dit jaar, of haar allereerste: dan mist er niets.
    door_bron = bool(genoemd) and not afgeleid and (jaartal(genoemd) <= jaar or not ontvangen.jaar)
    if indicator.frequentie in ELK_JAAR and not door_bron and ontvangen.jaar < jaar - 1:
        return Verwachting(Status.TE_LAAT if peildatum >= uiterlijk else Status.DIT_JAAR, mist=jaar - 1)
    if not genoemd and indicator.frequentie in VAKER:
        status = Status.NIET_AFGESPROKEN
    return Verwachting(status, volgende=genoemd, afgeleid=afgeleid and bool(genoemd))


def bereken_status(volgende: str, peildatum: date) -> Status:
    """De status bij een verwacht volgend cijfer (een periode, of leeg als de bron niets noemt).

    Een cijfer is te laat als de hele periode waarin het zou komen op de peildatum voorbij is.

    >>> bereken_status("2026-06", date(2026, 7, 31)).value, bereken_status("2026", date(2026, 7, 31)).value
    ('verwacht cijfer niet ontvangen', 'volgend cijfer komt dit jaar')
    """
    jaar = jaartal(volgende) if volgende else None
    if jaar is None:
        return Status.NIET_VERMELD
    if tijdstip(volgende) + _halve_duur(volgende) < _in_jaren(peildatum):
        return Status.TE_LAAT
    return Status.DIT_JAAR if jaar <= peildatum.year else Status.LATER


def _begin(periode: str) -> float:
    """Vanaf wanneer een levering bij `periode` hoort; een levering in de maand ervoor is op tijd en niet oud."""
    halve = _halve_duur(periode)
    return tijdstip(periode) - halve - (2 * _HALVE_MAAND if halve < 0.5 else 0.0)


def _in_jaren(dag: date) -> float:
    return dag.year + (dag.timetuple().tm_yday - 1) / 365.25


def _halve_duur(periode: str) -> float:
    """De helft van de duur van een periode, in jaren; ook een schooljaar duurt een jaar."""
    _, streepje, deel = periode.partition("-")
    return _HALF.get(deel[0], _HALVE_MAAND) if streepje else 0.5
