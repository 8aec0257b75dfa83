"""Zinnen over partners: hoe het met een rapportage staat, wat er geleverd is, en wat u kunt vragen."""

from __future__ import annotations

from collections.abc import Sequence

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.afscherming import STANDAARD_DREMPEL
from sturing.rekenen.oordeel import Uitkomst
from sturing.rekenen.partnercijfers import Ervaringcijfer
from sturing.rekenen.partnerstand import Afgesproken, Geleverd, Inlevering, Inleverstand, Partnerstand
from sturing.rekenen.stand import Stand
from sturing.tonen.notatie import AFGESCHERMD, toon_datum, toon_getal, toon_periode, toon_waarde, voeg_samen

#: Hoe een rapportage in een zin heet.
RAPPORTAGE = {"halfjaar": "halfjaarrapportage", "eindrapportage": "eindrapportage"}


def zin_inlevering(i: Inlevering) -> str:
    """Eén rapportage: of zij binnen is, en wanneer zij moest komen."""
    dagen = [f"ontvangen {toon_datum(i.ontvangen)}"] if i.ontvangen else []
    dagen.append(f"uiterlijk {toon_datum(i.uiterlijk)}" if i.uiterlijk else "geen inleverdag bekend")
    return f"{RAPPORTAGE[i.periode]} {i.jaar}: {i.stand.value} ({', '.join(dagen)})"


def zin_geleverd(g: Geleverd, eenheid: Eenheid) -> str:
    """Wat er over één periode is geleverd."""
    if g.afgeschermd:
        wat = AFGESCHERMD
    elif g.waarde is not None:
        wat = toon_waarde(g.waarde, eenheid)
    elif g.reden_leeg:
        wat = f"geen cijfer: {g.reden_leeg}"
    else:
        wat = "geen cijfer" if g.ontvangen else "nog niet geleverd"
    return f"{toon_periode(g.periode)}: {wat}" + (f" ({g.toelichting})" if g.toelichting and not g.afgeschermd else "")


def zin_te_leveren(a: Afgesproken) -> str:
    """De naam van een indicator, en of de partner het geheel levert of een deel."""
    return a.indicator.kort + (" (alleen het deel van deze partner)" if a.afspraak.levert == "bijdrage" else "")


def zin_ervaringcijfer(e: Ervaringcijfer) -> str:
    """Een cijfer uit de vragenlijst met hoeveel mensen het gaven."""
    if e.cijfer is None:
        return f"{AFGESCHERMD}, minder dan {STANDAARD_DREMPEL} antwoorden"
    bevraagd = f" van {toon_getal(e.ervaring.bevraagd)} mensen" if e.ervaring.bevraagd else ""
    return f"{toon_getal(e.cijfer, 1)} ({toon_getal(e.ervaring.respons)} antwoorden{bevraagd})"


def vragen_voor_gesprek(stand: Partnerstand, standen: Sequence[Stand]) -> tuple[str, ...]:
    """Vragen die uit de stand volgen, de belangrijkste eerst."""
    vragen = [*_over_inleveren(stand), *_over_cijfers(stand, standen), *_over_verhalen(stand)]
    return tuple(vragen) or ("Wat ging goed, en wat heeft u van ons nodig?",)


def _over_inleveren(stand: Partnerstand) -> list[str]:
    vragen = []
    te_laat = [i for i in stand.inleveringen if i.stand in (Inleverstand.ONTBREEKT, Inleverstand.TE_LAAT)]
    if te_laat:
        namen = voeg_samen([f"de {RAPPORTAGE[i.periode]} {i.jaar}" for i in te_laat])
        vragen.append(f"Wat is er nodig om op tijd in te leveren? Te laat: {namen}.")
    if any(i.uiterlijk is None for i in stand.inleveringen):
        vragen.append("Welke inleverdag spreken wij af?")
    if not any(i.levering for i in stand.inleveringen):
        vragen.append("Staan deze indicatoren in de beschikking, en kunt u ze leveren?")
    return vragen


def _over_cijfers(stand: Partnerstand, standen: Sequence[Stand]) -> list[str]:
    vragen = []
    if stand.ontbrekend:
        namen = voeg_samen([a.indicator.kort for a in stand.ontbrekend])
        vragen.append(f"Wanneer komt er een cijfer bij: {namen}?")
    slecht = [s.indicator.kort for s in standen if s.oordeel.uitkomst == Uitkomst.ONGUNSTIG]
    if slecht:
        vragen.append(f"Hoe verklaart u de ongunstige ontwikkeling bij: {voeg_samen(slecht)}?")
    return vragen


def _over_verhalen(stand: Partnerstand) -> list[str]:
    if not stand.laatste:
        return []
    vragen = []
    if not stand.ervaringen:
        vragen.append("Hoe gaat u inwoners naar hun ervaringen vragen? Er zijn er geen aangeleverd.")
    elif any(e.afgeschermd for e in stand.ervaringcijfers):
        vragen.append("Hoe bereikt u meer inwoners met de vragenlijst? Er waren te weinig antwoorden.")
    if any(e.verbeterpunt for e in stand.ervaringen):
        vragen.append("Wat doet u met de verbeterpunten van inwoners?")
    if any(s.nodig for s in stand.signalen):
        vragen.append("Wie doet wat met de signalen, en wanneer?")
    return vragen
