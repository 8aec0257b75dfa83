"""De wijken van één indicator in woorden: welk cijfer, van welke soort, en of zij op volgorde mogen staan.

Aantallen staan nooit op volgorde: een grote wijk heeft van alles meer. Met een inwonertal van elke wijk staan zij per
1.000 inwoners op volgorde, en anders in een tabel naast het inwonertal. Hoofdstuk, fiche en wijzer halen alles hier.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.rekenen.per_inwoner import Inwonertal, PerDuizend
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.uitkomsten import Ligging
from sturing.tonen.alternatief import zin_uitersten, zin_wijken
from sturing.tonen.notatie import AFGESCHERMD, toon_getal, toon_periode, toon_punt, toon_waarde, voeg_samen
from sturing.tonen.zinnen import GEMETEN, woord_herkomst

_GEEN = "-"
_TOEVAL = "; of een verschil toeval is, is niet te zeggen"
_GROOTTE = "; wijken verschillen in grootte"
_NIET_OP_VOLGORDE = f"{_GROOTTE}, dus een hoger aantal is niet vanzelf een grotere zorg"


@dataclass(frozen=True)
class Wijkcijfer:
    """Het nieuwste cijfer van een wijk, met zijn groep en herkomst; `plek` zegt hoe zij van de gemeente verschilt."""

    code: str
    naam: str
    punt: Punt
    groep: str
    herkomst: str
    plek: str

    @property
    def soort(self) -> tuple[str, str, str]:
        """Groep, herkomst en levering: alleen cijfers waarbij die gelijk zijn, horen bij elkaar."""
        return self.groep, self.herkomst, self.punt.bestand

    @property
    def woord_herkomst(self) -> str:
        """Hoe het cijfer tot stand kwam."""
        return woord_herkomst(self.herkomst, self.punt.gemodelleerd)

    @property
    def haakjes(self) -> str:
        """De herkomst tussen haakjes; leeg bij een gewone meting."""
        return "" if self.woord_herkomst == GEMETEN else f" ({self.woord_herkomst})"


@dataclass(frozen=True)
class Wijkbeeld:
    """De wijken van één indicator, met wat er over elke wijk te zeggen is en of dat getoetst is.

    `eigen` is het cijfer van de hele gemeente van dezelfde soort en periode. `zonder` zegt welke wijken niet in een
    figuur staan, en waarom. `inwonertal` hoort bij een aantal; `omgerekend` is er alleen als het een noemer mag zijn.
    """

    indicator: Indicator
    gemeente: tuple[str, str]
    cijfers: tuple[Wijkcijfer, ...]
    getoetst: bool
    zonder: str
    met_toeval: bool = False
    eigen: Punt | None = None
    inwonertal: Inwonertal | None = None
    omgerekend: PerDuizend | None = None

    @property
    def eenheid(self) -> Eenheid:
        """De eenheid van de figuur."""
        return Eenheid.PER_DUIZEND if self.omgerekend else self.indicator.eenheid

    @cached_property
    def met_waarde(self) -> tuple[tuple[str, float], ...]:
        """Naam en waarde van elke wijk met een toonbaar cijfer, in de eenheid van de figuur."""
        toonbaar = [c for c in self.cijfers if c.punt.waarde is not None]
        waarden = self.omgerekend.waarden if self.omgerekend else {c.code: c.punt.waarde for c in toonbaar}
        return tuple((c.naam, waarden[c.code]) for c in toonbaar)

    @property
    def lijn(self) -> tuple[str, float | None]:
        """De naam van de gemeente en haar cijfer in de eenheid van de figuur; None als zij dat niet heeft."""
        code, naam = self.gemeente
        if self.omgerekend:
            return naam, self.omgerekend.waarden.get(code)
        return naam, self.eigen.waarde if self.eigen and self.indicator.eenheid != Eenheid.AANTAL else None

    @property
    def tekenbaar(self) -> bool:
        """Waar als de wijken op volgorde mogen: twee of meer, van één soort en periode, en geen kale aantallen."""
        soorten = {(c.groep, c.herkomst, c.punt.periode) for c in self.cijfers if c.punt.waarde is not None}
        telbaar = self.indicator.eenheid != Eenheid.AANTAL or self.omgerekend is not None
        return len(self.met_waarde) > 1 and len(soorten) == 1 and telbaar

    @property
    def kop(self) -> str:
        """Waar de figuur of tabel over gaat: indicator, eenheid, periode en soort."""
        eerste = self.cijfers[0]
        soort = "" if eerste.woord_herkomst == GEMETEN else f", {eerste.woord_herkomst}"
        # Het cijfer is dan geen aantal meer, ook als de naam dat zegt.
        kort = f"{self.indicator.kort.removesuffix(' (aantal)')}, per 1.000 inwoners" if self.omgerekend else ""
        return f"{kort or self.indicator.kort} per wijk ({toon_periode(eerste.punt.periode)}{soort})"

    @property
    def titel(self) -> str:
        """Het bijschrift: de kop, bij aantallen dat wijken in grootte verschillen, en welke wijken ontbreken."""
        zonder = f"; zonder {self.zonder}" if self.zonder else ""
        return f"{self.kop}{self._zin_grootte()}{zonder}"

    def _zin_grootte(self) -> str:
        if self.omgerekend:
            jaar = toon_periode(self.omgerekend.inwonertal.periode)
            return f"{_GROOTTE}, daarom per 1.000 inwoners van alle leeftijden (inwonertal van {jaar})"
        return _NIET_OP_VOLGORDE if self.indicator.eenheid == Eenheid.AANTAL else ""

    @property
    def bevinding(self) -> str:
        """Wat de figuur zegt: welke wijk anders is als dat is getoetst, en anders waar het cijfer het hoogst is."""
        if self.getoetst:
            anders = [f"{c.naam} {c.plek}" for c in self.cijfers if c.plek.startswith((Ligging.HOGER, Ligging.LAGER))]
            verborgen = [c.naam for c in self.cijfers if c.punt.afgeschermd]
            return zin_wijken(
                self.kop, voeg_samen(anders), f"{voeg_samen(verborgen)} {AFGESCHERMD}" if verborgen else ""
            )
        toeval = _TOEVAL if self.met_toeval and not self.omgerekend else ""
        return f"{self.kop}: {self.zin_uitersten}{self._zin_grootte()}{toeval}"

    @property
    def zin_uitersten(self) -> str:
        """Waar het cijfer het laagst en het hoogst is, met dat van de gemeente als zij er een heeft."""
        naam, waarde = self.lijn
        heel = "" if waarde is None else f"; heel {naam} {toon_waarde(waarde, self.eenheid)}"
        return f"{zin_uitersten(self.met_waarde, self.eenheid)}{heel}"

    @property
    def beeld(self) -> str:
        """Wat er te zien is, met elk getal uit de tabel."""
        regels = "; ".join(self._woorden(c) for c in self.cijfers)
        zonder = f" Niet in de figuur: {self.zonder}." if self.zonder else ""
        return f"Puntenfiguur van wijken op volgorde. {regels}.{zonder}{self._heel()}"

    def _heel(self) -> str:
        naam, waarde = self.lijn
        if waarde is None:
            return ""
        return f" {naam}: {toon_waarde(waarde, self.eenheid)}{self._van(self.gemeente[0], self.eigen)}."

    def _woorden(self, cijfer: Wijkcijfer) -> str:
        if self.omgerekend and cijfer.code in self.omgerekend.waarden:
            waarde = toon_waarde(self.omgerekend.waarden[cijfer.code], self.eenheid)
            return f"{cijfer.naam} {waarde}{self._van(cijfer.code, cijfer.punt)}"
        return f"{cijfer.naam} {toon_punt(cijfer.punt, self.indicator.eenheid)}" + (
            f", {cijfer.plek}" if self.getoetst else ""
        )

    def _van(self, code: str, punt: Punt | None) -> str:
        if not self.omgerekend or punt is None:
            return ""
        aantal, alle = toon_punt(punt, self.indicator.eenheid), self.omgerekend.inwonertal.per_gebied[code]
        return f" ({aantal} van {toon_getal(alle)} inwoners)"

    def koppen(self, *extra: str) -> tuple[str, ...]:
        """De koppen van de tabel; bij aantallen ook het inwonertal en wat er per 1.000 inwoners is."""
        if self.inwonertal is None:
            return ("Wijk", "Aantal" if self.indicator.eenheid == Eenheid.AANTAL else "Waarde", *extra)
        per = ("Per 1.000 inwoners",) if self.omgerekend else ()
        return ("Wijk", "Aantal", f"Inwoners ({toon_periode(self.inwonertal.periode)})", *per, *extra)

    def cellen(self, code: str, naam: str, punt: Punt) -> tuple[str, ...]:
        """De cellen van een rij onder `koppen`, zonder de extra kolommen."""
        rij = (naam, toon_punt(punt, self.indicator.eenheid))
        if self.inwonertal is None:
            return rij
        # Zonder aantal valt er niets om te rekenen, en dan zegt een inwonertal hier niets.
        tal = None if punt.waarde is None else self.inwonertal.per_gebied.get(code)
        rij = (*rij, _GEEN if tal is None else toon_getal(tal))
        if self.omgerekend is None:
            return rij
        per = self.omgerekend.waarden.get(code)
        return (*rij, AFGESCHERMD if punt.afgeschermd else _GEEN if per is None else toon_getal(per))

    @property
    def rijen(self) -> tuple[tuple[str, ...], ...]:
        """Een rij per wijk, en bij aantallen naast een inwonertal een laatste rij voor de hele gemeente."""
        wijken = tuple(self.cellen(c.code, c.naam, c.punt) for c in self.cijfers)
        return (*wijken, self.rij_gemeente) if self.rij_gemeente else wijken

    @property
    def rij_gemeente(self) -> tuple[str, ...]:
        """De rij van de gemeente onder aantallen: zonder haar is niet te zien of een wijk hoog of laag is."""
        return self.cellen(*self.gemeente, self.eigen) if self.inwonertal and self.eigen else ()

    def zin(self, cijfer: Wijkcijfer) -> str:
        """Het cijfer van een wijk op één regel: 'Noord: 250 (51 per 1.000 inwoners), 2020 (benadering)'."""
        per = self.omgerekend.waarden.get(cijfer.code) if self.omgerekend else None
        omgerekend = "" if per is None else f" ({toon_waarde(per, Eenheid.PER_DUIZEND)} inwoners)"
        waarde = toon_punt(cijfer.punt, self.indicator.eenheid)
        return f"{cijfer.naam}: {waarde}{omgerekend}, {toon_periode(cijfer.punt.periode)}{cijfer.haakjes}"
