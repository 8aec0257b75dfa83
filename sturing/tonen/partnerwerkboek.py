"""De inhoud van het werkboek voor een partner: wat op welk blad komt, met uitleg, keuzelijsten en het verborgen schema.

Schrijven doet de kamer `uitgeven`, teruglezen de kamer `bronnen`; de indeling staat in `gegevens/partnerformat.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sturing.gegevens.dossier import Dossier
from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.gegevens.partnerformat import (
    CIJFERBLAD,
    CIJFERKOLOMMEN,
    ERVARINGBLAD,
    ERVARINGKOLOMMEN,
    GELDT_VOOR,
    JA_NEE,
    KOPRIJ,
    LIJSTENBLAD,
    MERK,
    REDENEN,
    SCHEMABLAD,
    SIGNAALBLAD,
    SIGNAALKOLOMMEN,
    SIGNAALSOORTEN,
    UITLEGBLAD,
    VRIJE_ERVARINGEN,
    VRIJE_SIGNALEN,
    Kolom,
)
from sturing.gegevens.partnermodel import Partner, Partnerindicator
from sturing.gegevens.partners import VERSIE, doelen_van, meetperiode, vingerafdruk, wordt_meting
from sturing.tonen.notatie import toon_datum, toon_periode
from sturing.tonen.opmaak import schoon

#: Zo heet een periode in lopende tekst.
PERIODENAAM = {"halfjaar": "het eerste half jaar van", "eindrapportage": "heel"}


@dataclass(frozen=True)
class Formblad:
    """Eén blad om in te vullen; `soorten` zegt per rij welk getal er bij een kolom 'getal' hoort."""

    naam: str
    titel: str
    uitleg: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[object, ...], ...]
    soorten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Formboek:
    """Het hele werkboek, klaar om te schrijven."""

    titel: str
    uitlegblad: str
    uitleg: tuple[tuple[str, str], ...]
    bladen: tuple[Formblad, ...]
    lijstenblad: str
    lijsten: dict[str, tuple[str, ...]]
    schemablad: str
    schema: tuple[tuple[str, str], ...]
    koprij: int


def maak_partnerboek(dossier: Dossier, partner: Partner, jaar: int, periode: str) -> Formboek:
    """Het werkboek van een partner over `jaar`; `periode` is halfjaar of eindrapportage."""
    samen, kader = dossier.samenwerking, dossier.kader
    lijst = samen.vragenlijst
    doelen = doelen_van(partner, kader)
    vragen = _vraagzinnen(dossier, partner)
    lijsten = {
        "reden": REDENEN, "doel": tuple(d.naam for d in doelen), "vraag": vragen,
        "thema": lijst.themas if lijst else ("Iets anders",), "ja of nee": JA_NEE, "signaal": SIGNAALSOORTEN,
    }  # fmt: skip
    schema = (
        (MERK, ""), ("versie", str(VERSIE)), ("gemeente", dossier.gemeente.code), ("jaar", str(jaar)),
        ("partner", partner.id), ("periode", periode),
        ("afspraken", vingerafdruk(partner, samen, kader, jaar, periode)),
    )  # fmt: skip
    return Formboek(
        titel=f"Rapportage {partner.naam}, {PERIODENAAM[periode]} {jaar}",
        uitlegblad=UITLEGBLAD, uitleg=_uitleg(dossier, partner, jaar, periode),
        bladen=(_cijferblad(dossier, partner, jaar, periode), _ervaringblad(dossier, partner), _signaalblad()),
        lijstenblad=LIJSTENBLAD, lijsten={naam: tuple(map(schoon, zinnen)) for naam, zinnen in lijsten.items()},
        schemablad=SCHEMABLAD, schema=schema, koprij=KOPRIJ,
    )  # fmt: skip


def _vraagzinnen(dossier: Dossier, partner: Partner) -> tuple[str, ...]:
    """De vragen in de woorden van de opgaven van deze partner, elk één keer."""
    lijst, kader = dossier.samenwerking.vragenlijst, dossier.kader
    opgaven = dict.fromkeys(kader.opgave_van[d.id].id for d in doelen_van(partner, kader))
    vragen = [v for v in (lijst.vragen if lijst else ()) if v.id != "toestemming"]
    return tuple(dict.fromkeys(v.voor_opgave(o) for v in vragen for o in opgaven)) or ("Algemeen",)


def _uitleg(dossier: Dossier, partner: Partner, jaar: int, periode: str) -> tuple[tuple[str, str], ...]:
    """Voor wie, waarover, wanneer, en wat u doet."""
    afspraken = dossier.samenwerking.afspraken
    dag = afspraken.uiterlijk(periode, jaar) if afspraken else None
    rijen = [
        ("Voor", partner.naam), ("Van", dossier.gemeente.volledige_naam),
        ("Waarover", f"{PERIODENAAM[periode]} {jaar}"),
        ("Inleveren", f"uiterlijk {toon_datum(dag)}" if dag else "op de dag die u met uw accounthouder afspreekt"),
        ("Uw accounthouder", partner.accounthouder),
        ("Stap 1", f"Vul op het blad {CIJFERBLAD} uw cijfers in. Is er geen cijfer? Kies dan waarom."),
        ("Stap 2", f"Vul op het blad {ERVARINGBLAD} in wat inwoners zeggen. Schrijf geen gegevens over personen op."),
        ("Stap 3", f"Vul op het blad {SIGNAALBLAD} in wat u in de praktijk ziet en wat daarvoor nodig is."),
        ("Stap 4", "Bewaar het bestand als .xlsx en stuur het naar uw accounthouder. Mist er iets, dan hoort u dat."),
        ("Invulcellen", "Cellen met een rand en een gele achtergrond vult u in. De andere cellen zitten op slot."),
        ("Verder lopen", "Met de tab-toets gaat u naar de volgende invulcel."),
        ("Op slot", "Er is geen wachtwoord. Het slot voorkomt vergissingen; laat de indeling zoals zij is."),
        ("Citaten", "Een citaat komt alleen in een verslag met toestemming, en als er niemand in te herkennen is."),
    ]  # fmt: skip
    lijst = dossier.samenwerking.vragenlijst
    if lijst and lijst.status == "voorstel":
        rijen.append(("De vragen", "De vragen aan inwoners zijn een voorstel. Zij zijn nog niet vastgesteld."))
    if dossier.gemeente.verzonnen:
        rijen.append(("Let op", "VERZONNEN: deze gemeente bestaat niet."))
    return tuple(rijen)


def _cijferblad(dossier: Dossier, partner: Partner, jaar: int, periode: str) -> Formblad:
    kader = dossier.kader
    rijen = []
    for a in partner.indicatoren:
        i = kader.indicatoren[a.indicator]
        groep = kader.groepen[i.groep].naam
        over = toon_periode(meetperiode(i, jaar, periode))
        rijen.append((i.id, i.kort, i.naam, i.eenheid.value, groep, over, _geldt(i, a, periode), *(None,) * 6))
    return Formblad(
        CIJFERBLAD, "Cijfers bij de afgesproken indicatoren",
        "Vul per rij de waarde in, met teller en noemer als u die heeft. Geen cijfer? Kies bij 'leeg omdat' waarom.",
        CIJFERKOLOMMEN, tuple(rijen), tuple(_soort(kader.indicatoren[a.indicator]) for a in partner.indicatoren),
    )  # fmt: skip


def _geldt(indicator: Indicator, afspraak: Partnerindicator, periode: str) -> str:
    tussen = afspraak.levert == "geheel" and not wordt_meting(indicator, afspraak, periode)
    return GELDT_VOOR[afspraak.levert] + ("; tussenstand" if tussen else "")


def _soort(indicator: Indicator) -> str:
    return {Eenheid.PROCENT: "procent", Eenheid.AANTAL: "heel"}.get(indicator.eenheid, "getal")


def _ervaringblad(dossier: Dossier, partner: Partner) -> Formblad:
    """Per doel een rij voor elke vraag met een cijfer, en daaronder lege rijen voor citaten en verbeterpunten."""
    kader, lijst = dossier.kader, dossier.samenwerking.vragenlijst
    vast = [
        (schoon(d.naam), schoon(v.voor_opgave(kader.opgave_van[d.id].id)), *(None,) * 7)
        for d in doelen_van(partner, kader)
        for v in (lijst.cijfervragen if lijst else ())
    ]
    leeg = [(None,) * len(ERVARINGKOLOMMEN)] * VRIJE_ERVARINGEN
    return Formblad(
        ERVARINGBLAD, "Wat inwoners ervaren",
        "Per doel staan de vragen met een cijfer klaar. Zet citaten en verbeterpunten op de lege rijen eronder.",
        ERVARINGKOLOMMEN, (*vast, *leeg),
    )  # fmt: skip


def _signaalblad() -> Formblad:
    return Formblad(
        SIGNAALBLAD, "Signalen uit de praktijk",
        "Schrijf per rij één signaal op: wat u ziet gebeuren en wat zou helpen. Leeg laten mag.",
        SIGNAALKOLOMMEN, ((None,) * len(SIGNAALKOLOMMEN),) * VRIJE_SIGNALEN,
    )  # fmt: skip
