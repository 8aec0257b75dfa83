"""De vormen van de samenwerking met partners: afspraken, de vragenlijst voor inwoners, en wat een partner aanlevert."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from sturing.gegevens.vormen import Sleutel, Tekst, Vast

#: Waarover een partner rapporteert: het eerste half jaar, of het hele jaar.
Partnerperiode = Literal["halfjaar", "eindrapportage"]
PERIODEN: tuple[str, ...] = ("halfjaar", "eindrapportage")
#: `geheel`: het cijfer geldt voor de hele gemeente en wordt een meting. `bijdrage`: het is een deel ervan.
Aandeel = Literal["geheel", "bijdrage"]
_MAAND_DAG = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
_VINGERAFDRUK = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Inlevermoment(Vast):
    """De laatste dag om een rapportage in te leveren; leeg als er geen dag is afgesproken."""

    periode: Partnerperiode
    uiterlijk: _MAAND_DAG | Literal[""] = ""
    jaar_erna: bool = False
    toelichting: str = ""


class Partnerindicator(Vast):
    """Een indicator waarover een partner cijfers levert."""

    indicator: Sleutel
    levert: Aandeel
    vindplaats: Tekst
    toelichting: str = ""


class Partner(Vast):
    """Een organisatie die rapporteert, met wat er is afgesproken."""

    id: Sleutel
    naam: Tekst
    accounthouder: Tekst
    regeling: Sleutel | Literal[""] = ""
    perioden: tuple[Partnerperiode, ...] = ("halfjaar", "eindrapportage")
    resultaten: tuple[Sleutel, ...] = Field(min_length=1)
    indicatoren: tuple[Partnerindicator, ...] = ()
    toelichting: str = ""
    vindplaats: Tekst


class OpenAfspraak(Vast):
    """Een bron waar het plan geen organisatie bij noemt; er is dus nog met niemand iets af te spreken."""

    bron: Sleutel
    reden: Tekst
    vindplaats: Tekst


class Partnerafspraken(Vast):
    """De partners van een jaar; `eerste_jaar` is het eerste jaar waarover zij met dit format rapporteren."""

    eerste_jaar: int
    toelichting: Tekst
    inlevermomenten: tuple[Inlevermoment, ...] = ()
    partners: tuple[Partner, ...] = ()
    zonder_organisatie: tuple[OpenAfspraak, ...] = ()

    @model_validator(mode="after")
    def _toets_dubbel(self) -> Partnerafspraken:
        ids = [p.id for p in self.partners]
        for sleutel in ids:
            if ids.count(sleutel) > 1:
                raise ValueError(f"partner '{sleutel}' staat er twee keer; haal er een weg")
        for p in self.partners:
            namen = [i.indicator for i in p.indicatoren]
            if len(set(namen)) < len(namen):
                raise ValueError(f"partner '{p.id}' noemt een indicator twee keer; haal er een weg")
        heel = [i.indicator for p in self.partners for i in p.indicatoren if i.levert == "geheel"]
        for sleutel in heel:
            if heel.count(sleutel) > 1:
                raise ValueError(f"twee partners leveren '{sleutel}' voor het geheel; maak er bijdragen van")
        return self

    def uiterlijk(self, periode: str, jaar: int) -> date | None:
        """De laatste inleverdag over `jaar`; None als er geen dag is afgesproken."""
        for moment in self.inlevermomenten:
            if moment.periode == periode and moment.uiterlijk:
                maand, dag = (int(deel) for deel in moment.uiterlijk.split("-"))
                return date(jaar + moment.jaar_erna, maand, dag)
        return None


class Inwonervraag(Vast):
    """Een vraag aan inwoners; `per_opgave` geeft de vraag per opgave haar eigen woorden."""

    id: Sleutel
    soort: Literal["cijfer", "open", "keuze"]
    vraag: Tekst
    kort: Tekst
    uitleg: str = ""
    antwoorden: tuple[Tekst, ...] = ()
    per_opgave: Mapping[Sleutel, Tekst] = {}
    grond: str = ""
    vindplaats: str = ""

    def voor_opgave(self, opgave: str) -> str:
        """De vraag zoals zij bij deze opgave luidt."""
        return self.per_opgave.get(opgave, self.vraag)


class Vragenlijst(Vast):
    """De uniforme vragenlijst voor inwoners."""

    titel: Tekst
    status: Literal["voorstel", "vastgesteld"]
    status_uitleg: Tekst
    inleiding: tuple[Tekst, ...] = Field(min_length=1)
    vragen: tuple[Inwonervraag, ...] = Field(min_length=1)
    slot: tuple[Tekst, ...] = ()
    themas: tuple[Tekst, ...] = Field(min_length=1)
    vindplaats: Tekst

    @property
    def cijfervragen(self) -> tuple[Inwonervraag, ...]:
        """De vragen die een partner als gemiddeld cijfer aanlevert."""
        return tuple(v for v in self.vragen if v.soort == "cijfer")


class Partnercijfer(Vast):
    """Een aangeleverd cijfer; zonder waarde zegt `reden_leeg` waarom."""

    indicator: Sleutel
    periode: Tekst
    levert: Aandeel
    waarde: float | None = None
    teller: float | None = None
    noemer: float | None = None
    n: int | None = None
    reden_leeg: str = ""
    toelichting: str = ""


class Partnerervaring(Vast):
    """Wat inwoners een partner vertelden bij een doel; een citaat staat er alleen met toestemming."""

    doel: Sleutel
    vraag: Sleutel | Literal[""] = ""
    bevraagd: int | None = Field(default=None, ge=0)
    respons: int | None = Field(default=None, ge=0)
    cijfer: float | None = Field(default=None, ge=1, le=10)
    thema: str = ""
    citaat: str = ""
    verbeterpunt: str = ""


class Partnersignaal(Vast):
    """Een signaal uit de praktijk van een partner."""

    soort: Tekst
    doel: Sleutel | Literal[""] = ""
    signaal: Tekst
    nodig: str = ""


class Partnerlevering(Vast):
    """Eén ingelezen rapportage; een herziene rapportage is een nieuwe levering met een latere dag."""

    partner: Sleutel
    jaar: int
    periode: Partnerperiode
    ontvangen: date
    sha256: _VINGERAFDRUK
    cijfers: tuple[Partnercijfer, ...] = ()
    ervaringen: tuple[Partnerervaring, ...] = ()
    signalen: tuple[Partnersignaal, ...] = ()
    aangehouden: int = Field(default=0, ge=0)
