"""Afgesproken tegen geleverd, per partner: wat is er binnen, wat is te laat, en wat ontbreekt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sturing.gegevens.dossier import Dossier
from sturing.gegevens.kadermodel import Indicator
from sturing.gegevens.partnermodel import (
    Partner,
    Partnercijfer,
    Partnerervaring,
    Partnerindicator,
    Partnerlevering,
    Partnersignaal,
)
from sturing.gegevens.partners import meetperiode
from sturing.rekenen.partnercijfers import Ervaringcijfer, bereken_afgeschermd, bereken_ervaringcijfers

#: Zoveel rapportages staan er op een gespreksblad.
_HOOGSTENS_RAPPORTAGES = 3


class Inleverstand(StrEnum):
    """Hoe het met een rapportage staat op de peildatum."""

    OP_TIJD = "op tijd binnen"
    BINNEN = "binnen"
    TE_LAAT = "te laat binnen"
    ONTBREEKT = "te laat en nog niet binnen"
    NOG_NIET = "nog niet binnen"


@dataclass(frozen=True)
class Inlevering:
    """Een rapportage die is afgesproken; `levering` is de laatste die binnenkwam, `ontvangen` de eerste dag."""

    jaar: int
    periode: str
    stand: Inleverstand
    uiterlijk: date | None = None
    ontvangen: date | None = None
    levering: Partnerlevering | None = None


@dataclass(frozen=True)
class Geleverd:
    """Wat er bij een indicator over een periode is geleverd; `waarde` is leeg als zij er niet is of niet mag."""

    periode: str
    ontvangen: bool
    waarde: float | None = None
    afgeschermd: bool = False
    reden_leeg: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class Afgesproken:
    """Een afgesproken indicator met wat er per rapportage is geleverd."""

    indicator: Indicator
    afspraak: Partnerindicator
    geleverd: tuple[Geleverd, ...]


@dataclass(frozen=True)
class Partnerstand:
    """Alles voor het gesprek met één partner."""

    partner: Partner
    inleveringen: tuple[Inlevering, ...]
    afgesproken: tuple[Afgesproken, ...]
    ervaringcijfers: tuple[Ervaringcijfer, ...]
    ervaringen: tuple[Partnerervaring, ...]
    signalen: tuple[Partnersignaal, ...]
    aangehouden: int

    @property
    def laatste(self) -> Inlevering | None:
        """De nieuwste rapportage die binnen is."""
        return next((i for i in reversed(self.inleveringen) if i.levering), None)

    @property
    def ontbrekend(self) -> tuple[Afgesproken, ...]:
        """Indicatoren zonder waarde in de nieuwste rapportage."""
        if not self.laatste:
            return ()
        nr = self.inleveringen.index(self.laatste)
        return tuple(a for a in self.afgesproken if a.geleverd[nr].waarde is None and not a.geleverd[nr].afgeschermd)


def bereken_partnerstanden(dossier: Dossier) -> tuple[Partnerstand, ...]:
    """De stand van elke partner op de peildatum; alle cijfers zijn door de afscherming gegaan."""
    weg = bereken_afgeschermd(dossier)
    return tuple(_stand(dossier, partner, weg) for partner in dossier.samenwerking.partners)


def kies_rapportages(jaar: int, eerste_jaar: int, perioden: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """De rapportages waarover het gesprek in rapportagejaar `jaar` gaat: die van vorig jaar en het lopende half jaar.

    >>> kies_rapportages(2026, 2025, ("halfjaar", "eindrapportage"))
    ((2025, 'halfjaar'), (2025, 'eindrapportage'), (2026, 'halfjaar'))
    >>> kies_rapportages(2026, 2026, ("halfjaar", "eindrapportage"))
    ((2026, 'halfjaar'), (2026, 'eindrapportage'))
    """
    alle = [(j, p) for j in (jaar - 1, jaar) if j >= eerste_jaar for p in perioden]
    return tuple(alle[:_HOOGSTENS_RAPPORTAGES])


def _stand(dossier: Dossier, partner: Partner, weg: frozenset) -> Partnerstand:
    samen, jaar = dossier.samenwerking, dossier.rapportage.jaar
    rapportages = kies_rapportages(jaar, samen.afspraken.eerste_jaar, partner.perioden)
    inleveringen = tuple(_inlevering(dossier, partner, j, p) for j, p in rapportages)
    afgesproken = tuple(
        Afgesproken(i, a, tuple(_geleverd(i, partner, inlevering, weg) for inlevering in inleveringen))
        for a in partner.indicatoren
        for i in [dossier.kader.indicatoren[a.indicator]]
    )
    laatste = next((i.levering for i in reversed(inleveringen) if i.levering), None)
    return Partnerstand(
        partner, inleveringen, afgesproken,
        ervaringcijfers=bereken_ervaringcijfers(laatste, dossier.gemeente.code) if laatste else (),
        ervaringen=laatste.ervaringen if laatste else (), signalen=laatste.signalen if laatste else (),
        aangehouden=_nog_na_te_kijken(dossier, laatste) if laatste else 0,
    )  # fmt: skip


def _nog_na_te_kijken(dossier: Dossier, v: Partnerlevering) -> int:
    """Teksten waarover nog niemand besloot."""
    besloten = sum(b.sha256 == v.sha256 for b in dossier.samenwerking.besluiten)
    return max(v.aangehouden - besloten, 0)


def _inlevering(dossier: Dossier, partner: Partner, jaar: int, periode: str) -> Inlevering:
    samen, peildatum = dossier.samenwerking, dossier.rapportage.peildatum
    uiterlijk = samen.afspraken.uiterlijk(periode, jaar)
    levering = samen.laatste_levering(partner.id, jaar, periode)
    if levering is None:
        over_tijd = uiterlijk is not None and uiterlijk < peildatum
        stand = Inleverstand.ONTBREEKT if over_tijd else Inleverstand.NOG_NIET
        return Inlevering(jaar, periode, stand, uiterlijk)
    eerste = min(v.ontvangen for v in samen.leveringen if (v.partner, v.jaar, v.periode) == (partner.id, jaar, periode))
    if uiterlijk is None:
        stand = Inleverstand.BINNEN
    else:
        stand = Inleverstand.OP_TIJD if eerste <= uiterlijk else Inleverstand.TE_LAAT
    return Inlevering(jaar, periode, stand, uiterlijk, eerste, levering)


def _geleverd(indicator: Indicator, partner: Partner, inlevering: Inlevering, weg: frozenset) -> Geleverd:
    over = meetperiode(indicator, inlevering.jaar, inlevering.periode)
    cijfers = inlevering.levering.cijfers if inlevering.levering else ()
    c: Partnercijfer | None = next((c for c in cijfers if c.indicator == indicator.id), None)
    if c is None:
        return Geleverd(over, inlevering.levering is not None)
    dicht = (c.indicator, c.periode, partner.id if c.levert == "bijdrage" else "") in weg
    return Geleverd(c.periode, True, None if dicht else c.waarde, dicht, c.reden_leeg, c.toelichting)
