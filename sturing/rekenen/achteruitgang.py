"""Wat achteruitging, in de volgorde waarin het ertoe doet: zo verdwijnt de grootste verslechtering nooit achteraan."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.doelstand import sterkte
from sturing.rekenen.kant import Kant, bereken_kant
from sturing.rekenen.reeksen import VOLGORDE_HERKOMST, Punt, bereken_reeksen, kies_gelijksoortige
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Regel, Uitkomst

#: Zo begint in een opmerking bij een meting wat haar bron zelf als oorzaak noemt.
_OORZAAK = "belangrijke oorzaak volgens de bron:"


def kies_ongunstige(standen: Iterable[Stand]) -> tuple[Stand, ...]:
    """De standen met een aangetoonde ongunstige verandering, de sterkste vooraan; elke indicator één keer.

    De eerste is de `zorg` van `bereken_doelstand`.

    >>> kies_ongunstige(())
    ()
    """
    raak = (stand for stand in _uniek(standen) if stand.oordeel.uitkomst == Uitkomst.ONGUNSTIG)
    return tuple(sorted(raak, key=lambda s: (-sterkte(s.oordeel.effect, s.oordeel.kleinste_zichtbaar), s.indicator.id)))


def kies_tegen_de_richting(standen: Iterable[Stand]) -> tuple[Stand, ...]:
    """De standen waarvan het kale verschil tegen de gewenste richting in gaat, in de volgorde waarin het telt.

    Een gemeten reeks gaat voor een model en dat voor een benadering; dan het nieuwste eindjaar, en dan relatief de
    grootste. Anders verdringt een oude sprong bij benadering de enige echte reeks. De eerste is de grootste zorg op
    elke bladzijde en elk stuk. Zonder marge is niets aangetoond, maar verborgen blijft het ook niet. Elke indicator
    staat er één keer in.
    """
    raak = (
        stand
        for stand in _uniek(standen)
        if stand.oordeel.regel == Regel.VERSCHIL and bereken_kant(stand) == Kant.ONGEWENST
    )
    return tuple(sorted(raak, key=_hoe_het_telt))


def _hoe_het_telt(stand: Stand) -> tuple:
    herkomst = VOLGORDE_HERKOMST.index(stand.hoofdreeks.herkomst)
    return herkomst, -int(stand.uiteinden[1].tijd), -bereken_relatief(stand), stand.indicator.id


def kies_oorzaak(stand: Stand) -> str:
    """Wat de bron zelf als oorzaak noemt bij het laatste cijfer van de verandering; leeg als zij er geen noemt.

    Wie metingen invoert, begint een deel van de opmerking met `belangrijke oorzaak volgens de bron:`.
    """
    if stand.uiteinden is None:
        return ""
    delen = (deel.strip() for deel in stand.uiteinden[1].opmerking.split(";"))
    return next((deel.removeprefix(_OORZAAK).strip() for deel in delen if deel.startswith(_OORZAAK)), "")


def bereken_relatief(stand: Stand) -> float:
    """Hoe groot de verandering is als deel van het eerste cijfer (0,25 is een kwart); oneindig als dat 0 is.

    Zo zijn een wachttijd in weken en een percentage naast elkaar te leggen.
    """
    eerste, _ = stand.uiteinden
    return abs(stand.oordeel.effect / eerste.waarde) if eerste.waarde else float("inf")


def bereken_uitersten(stand: Stand) -> tuple[Punt, ...]:
    """Het hoogste en laagste cijfer tussen het eerste en laatste in, als dat verder weg ligt; leeg bij twee cijfers.

    Wie van drie of meer cijfers alleen de uiteinden noemt, vertelt het verloop verkeerd.
    """
    if stand.uiteinden is None:
        return ()
    eerste, laatste = stand.uiteinden
    tussen = [p for p in stand.hoofdreeks.met_waarde() if eerste.tijd < p.tijd < laatste.tijd]
    rand = (eerste.waarde, laatste.waarde)
    hoog = sorted((p for p in tussen if p.waarde > max(rand)), key=lambda p: -p.waarde)
    laag = sorted((p for p in tussen if p.waarde < min(rand)), key=lambda p: p.waarde)
    return (*hoog[:1], *laag[:1])


def bereken_uiteinden_elders(metingen: pd.DataFrame, stand: Stand, gebied: str) -> tuple[Punt, Punt] | None:
    """Wat dezelfde soort cijfer in `gebied` deed tussen dezelfde twee perioden; None als dat er niet van beide is.

    `metingen` is de tabel na `scherm_af`. Een aantal hoort bij de grootte van een gebied en gaat hier dus niet op.
    """
    if stand.uiteinden is None or stand.indicator.eenheid == Eenheid.AANTAL:
        return None
    reeks = kies_gelijksoortige(bereken_reeksen(metingen, stand.indicator.id, gebied), stand.hoofdreeks)
    per_periode = {p.periode: p for p in reeks.met_waarde()} if reeks else {}
    eerste, laatste = (per_periode.get(p.periode) for p in stand.uiteinden)
    return (eerste, laatste) if eerste and laatste else None


def _uniek(standen: Iterable[Stand]) -> Iterable[Stand]:
    return {stand.indicator.id: stand for stand in standen}.values()
