"""Afspraken met partners lezen, toetsen en uitleggen: wie levert wat, en over welke periode."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sturing.fouten import InvoerFout, bedoelde_u
from sturing.gegevens.bevinding import Bevinding, gooi_fouten
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Doel, Indicator
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.nakijken import lees_besluiten, vul_vrijgegeven_in
from sturing.gegevens.nakijkmodel import Besluit
from sturing.gegevens.partnermodel import (
    Partner,
    Partnerafspraken,
    Partnerindicator,
    Partnerlevering,
    Vragenlijst,
)
from sturing.gegevens.verwijzingentoets import toets_verwijzing
from sturing.gegevens.vormen import Frequentie

#: De versie van het werkboek; verandert de indeling, dan wordt zij hoger en weigert het inlezen een ouder bestand.
VERSIE = 1
_VAKER_DAN_JAARLIJKS = (Frequentie.CONTINU, Frequentie.KWARTAAL, Frequentie.HALFJAAR)


@dataclass(frozen=True)
class Samenwerking:
    """Alles over partners in één rapport: afspraken, vragenlijst en wat er op de peildatum binnen was."""

    afspraken: Partnerafspraken | None = None
    vragenlijst: Vragenlijst | None = None
    leveringen: tuple[Partnerlevering, ...] = ()
    besluiten: tuple[Besluit, ...] = ()

    @property
    def partners(self) -> tuple[Partner, ...]:
        """De partners, of geen als er geen afspraken zijn."""
        return self.afspraken.partners if self.afspraken else ()

    def partner(self, sleutel: str) -> Partner:
        """De partner met dit id; een fout met een voorstel als die er niet is."""
        bekend = {p.id: p for p in self.partners}
        if sleutel not in bekend:
            remedie = bedoelde_u(sleutel, list(bekend)) or f"kies uit {', '.join(bekend) or 'geen enkele'}"
            raise InvoerFout("partner", f"'{sleutel}' staat niet in partners.yml", remedie)
        return bekend[sleutel]

    def laatste_levering(self, partner: str, jaar: int, periode: str) -> Partnerlevering | None:
        """De laatst ontvangen rapportage over deze periode."""
        eigen = [v for v in self.leveringen if (v.partner, v.jaar, v.periode) == (partner, jaar, periode)]
        return max(eigen, key=lambda v: v.ontvangen, default=None)

    def bekend_op(self, peildatum: date) -> Samenwerking:
        """Alleen de leveringen die op `peildatum` binnen waren, met de teksten die toen waren vrijgegeven."""
        binnen = (v for v in self.leveringen if v.ontvangen <= peildatum)
        return Samenwerking(
            self.afspraken,
            self.vragenlijst,
            tuple(vul_vrijgegeven_in(v, self.besluiten, peildatum) for v in binnen),
            tuple(b for b in self.besluiten if b.op <= peildatum),
        )


def lees_samenwerking(lezer: Lezer, map_: Path, kader: Kader) -> Samenwerking:
    """Lees `partners.yml` en `vragenlijst.yml` uit het kader en alle leveringen; wat er niet is, blijft leeg."""
    plek = map_ / "kader" / str(kader.jaar)
    afspraken = _lees_als_er(lezer, plek / "partners.yml", Partnerafspraken)
    lijst = _lees_als_er(lezer, plek / "vragenlijst.yml", Vragenlijst)
    paden = sorted((map_ / "partners").glob("[0-9]" * 4 + "/*.yml"))
    leveringen = tuple(lezer.lees_yaml(pad, Partnerlevering) for pad in paden)
    samen = Samenwerking(afspraken, lijst, leveringen, lees_besluiten(lezer, map_))
    gooi_fouten(toets_samenwerking(samen, kader))
    return samen


def _lees_als_er(lezer: Lezer, pad: Path, vorm: type):
    return lezer.lees_yaml(pad, vorm) if pad.is_file() else None


def toets_samenwerking(samen: Samenwerking, kader: Kader) -> Iterator[Bevinding]:
    """Alles wat de afspraken, de vragenlijst en de leveringen noemen, bestaat in het kader."""
    plaats = f"{kader.plaats}/partners.yml"
    plekken = {*kader.doelen, *kader.resultaten}
    regelingen = {r.id for r in kader.afwegingskader.regelingen}
    for p in samen.partners:
        wie = f"partner '{p.id}'"
        ids = [i.indicator for i in p.indicatoren]
        yield from toets_verwijzing(plaats, wie, "indicator", ids, kader.indicatoren, "indicatoren.yml")
        yield from toets_verwijzing(plaats, wie, "resultaten", p.resultaten, plekken, "de doelen en resultaten")
        yield from toets_verwijzing(
            plaats, wie, "regeling", [p.regeling] if p.regeling else [], regelingen, "regelingen"
        )
    for open_ in samen.afspraken.zonder_organisatie if samen.afspraken else ():
        yield from toets_verwijzing(plaats, "zonder_organisatie", "bron", [open_.bron], kader.bronnen, "bronnen.yml")
    opgaven = {o.id for o in kader.opgaven}
    for vraag in samen.vragenlijst.vragen if samen.vragenlijst else ():
        lijst = f"{kader.plaats}/vragenlijst.yml"
        yield from toets_verwijzing(lijst, f"vraag '{vraag.id}'", "per_opgave", vraag.per_opgave, opgaven, "de opgaven")
    yield from _toets_leveringen(samen, kader)


def _toets_leveringen(samen: Samenwerking, kader: Kader) -> Iterator[Bevinding]:
    bekend = {p.id for p in samen.partners}
    for v in samen.leveringen:
        plaats, wie = f"{kader.gemeentemap}/partners/{v.jaar}", f"levering van '{v.partner}'"
        yield from toets_verwijzing(plaats, wie, "partner", [v.partner], bekend, "partners.yml")
        ids = [c.indicator for c in v.cijfers]
        yield from toets_verwijzing(plaats, wie, "indicator", ids, kader.indicatoren, "indicatoren.yml")
        doelen = [d for d in (*(e.doel for e in v.ervaringen), *(s.doel for s in v.signalen)) if d]
        yield from toets_verwijzing(plaats, wie, "doel", doelen, kader.doelen, "de doelen")


def meetperiode(indicator: Indicator, jaar: int, periode: str) -> str:
    """Waarover het cijfer gaat. Wie vaker dan jaarlijks levert, geeft per half jaar een cijfer, anders telt het jaar.

    Een half jaar van een jaarlijkse indicator is een tussenstand.
    """
    if periode == "halfjaar":
        return f"{jaar}-H1"
    return f"{jaar}-H2" if indicator.frequentie in _VAKER_DAN_JAARLIJKS else str(jaar)


def wordt_meting(indicator: Indicator, afspraak: Partnerindicator, periode: str) -> bool:
    """Waar als het cijfer bij de metingen komt: het geldt voor het geheel en is geen tussenstand.

    Een tussenstand staat bij de partner: in één trend met jaarcijfers zou een half jaar een daling lijken.
    """
    heel = afspraak.levert == "geheel"
    return heel and (periode == "eindrapportage" or indicator.frequentie in _VAKER_DAN_JAARLIJKS)


def doelen_van(partner: Partner, kader: Kader) -> tuple[Doel, ...]:
    """De doelen waaraan een partner werkt, in de volgorde van het kader."""
    eigen = {kader.doel_van[r].id for r in partner.resultaten}
    return tuple(d for d in kader.doelen.values() if d.id in eigen)


def vingerafdruk(partner: Partner, samen: Samenwerking, kader: Kader, jaar: int, periode: str) -> str:
    """Een kenmerk van alles wat in het werkboek is afgesproken; verandert er iets, dan verandert dit ook."""
    regels = [f"{VERSIE}|{partner.id}|{jaar}|{periode}"]
    for afspraak in partner.indicatoren:
        i = kader.indicatoren[afspraak.indicator]
        regels.append("|".join((i.id, i.naam, i.eenheid, i.groep, meetperiode(i, jaar, periode), afspraak.levert)))
    regels += [d.id for d in doelen_van(partner, kader)]
    regels += [v.id for v in samen.vragenlijst.vragen] if samen.vragenlijst else []
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()[:16]
