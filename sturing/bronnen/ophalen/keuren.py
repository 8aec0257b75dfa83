"""De definitie toetsen aan wat de bron over haar tabel zegt, vóór er één cijfer wordt gelezen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sturing.bronnen.ophalen.cbs import Beschrijving, Maatgegevens, Tabelbron
from sturing.bronnen.ophalen.definitie import Cbsblok, Keuze, Maat, Reeks, Tabel, naam_van_tabel
from sturing.fouten import BronFout, bedoelde_u

#: Zoveel kandidaten noemt een melding.
_HOOGSTENS = 6


@dataclass(frozen=True)
class Gekozen:
    """De codes die bij een reeks horen, zoals de bron ze nu kent."""

    reeks: Reeks
    maten: tuple[str, ...]
    filter: dict[str, str]
    noemer_maten: tuple[str, ...] = ()
    noemer_filter: dict[str, str] | None = None


class Keurder:
    """Toetst een tabel en haar reeksen; haalt elke lijst met categorieën hoogstens één keer op."""

    def __init__(self, blok: Cbsblok, tabel: Tabel, bron: Tabelbron) -> None:
        self.blok, self.tabel, self._bron = blok, tabel, bron
        self.naam = naam_van_tabel(blok, tabel.code)
        self.beschrijving: Beschrijving = bron.lees_beschrijving()
        self._categorieen: dict[str, dict[str, dict]] = {}

    def lees_categorieen(self, dimensie: str) -> dict[str, dict]:
        """De categorieën van een dimensie: code naar titel en status."""
        if dimensie not in self._categorieen:
            self._categorieen[dimensie] = self._bron.lees_categorieen(dimensie)
        return self._categorieen[dimensie]

    def toets_tabel(self) -> dict[str, str]:
        """Toets titel en dimensies; geef het filter dat voor de hele tabel geldt.

        Fouten: `BronFout` als de tabel anders heet, een dimensie mist, of een
        dimensie heeft waarover de definitie niets zegt.
        """
        titel = self.beschrijving.titel
        if titel and _kern(self.tabel.naam) not in _kern(titel):
            raise BronFout(
                self.naam,
                f"de tabel heet nu '{_kort(titel)}', de definitie verwacht '{self.tabel.naam}'",
                "kijk of dit nog dezelfde tabel is",
            )
        genoemd = {self.blok.gebied, *self.blok.filter, *(d for r in self.blok.reeksen for d in r.filter)}
        genoemd |= set() if self.tabel.periode else {self.blok.tijd}
        genoemd |= {self.blok.marges.dimensie} if self.blok.marges else set()
        dimensies = self.beschrijving.dimensies
        for naam in sorted(genoemd - set(dimensies)):
            raise BronFout(
                self.naam,
                f"dimensie '{naam}' bestaat niet",
                bedoelde_u(naam, dimensies) or f"kies uit {', '.join(dimensies)}",
            )
        filter_ = {naam: self._kies_categorie(naam, keuze) for naam, keuze in self.blok.filter.items()}
        return filter_ | {naam: self._kies_totaal(naam) for naam in dimensies if naam not in genoemd}

    def toets_reeks(self, reeks: Reeks) -> Gekozen:
        """Zoek de maten en categorieën van een reeks op; `BronFout` als er een weg of hernoemd is."""
        for naam in sorted(
            {d for r in self.blok.reeksen for d in r.filter} - reeks.filter.keys() - self.blok.filter.keys()
        ):
            raise BronFout(
                self.naam, f"de definitie kiest niets bij dimensie '{naam}'", "zet bij deze reeks een keuze in filter"
            )
        maten = tuple(self._kies_maat(maat, reeks.bevat) for maat in reeks.maten)
        filter_ = {naam: self._kies_categorie(naam, keuze) for naam, keuze in reeks.filter.items()}
        if not reeks.noemer:
            return Gekozen(reeks, maten, filter_)
        onder = tuple(self._kies_maat(maat, "") for maat in reeks.noemer.maten)
        anders = {naam: self._kies_categorie(naam, keuze) for naam, keuze in reeks.noemer.filter.items()}
        return Gekozen(reeks, maten, filter_, onder, filter_ | anders)

    def _kies_maat(self, maat: Maat, bevat: str) -> str:
        gevonden = kies_maat(self.naam, maat, self.beschrijving.maten)
        tekst = f"{gevonden.groep} {gevonden.titel} {gevonden.eenheid} {gevonden.omschrijving}"
        if bevat and _kern(bevat) not in _kern(tekst):
            raise BronFout(
                self.naam,
                f"bij maat '{gevonden.code}' noemt de bron '{bevat}' niet (meer)",
                "kijk of de maat nog hetzelfde telt",
            )
        return gevonden.code

    def _kies_categorie(self, dimensie: str, keuze: Keuze) -> str:
        alle = {code: c["titel"] for code, c in self.lees_categorieen(dimensie).items()}
        plaats = f"{self.naam}, dimensie {dimensie}"
        return _kies_op_naam(plaats, "categorie", keuze.code, keuze.namen, alle, {})

    def _kies_totaal(self, dimensie: str) -> str:
        """De categorie van een dimensie die de definitie niet noemt: de enige, of het totaal als dat mag."""
        alle = {code: c["titel"] for code, c in self.lees_categorieen(dimensie).items()}
        if len(alle) == 1:
            return next(iter(alle))
        totalen = [code for code, titel in alle.items() if _kern(titel).startswith("totaal")]
        if self.blok.overige == "totaal" and len(totalen) == 1:
            return totalen[0]
        voorbeeld = "; ".join(f"{code} = {_kort(titel)}" for code, titel in list(alle.items())[:_HOOGSTENS])
        raise BronFout(
            self.naam,
            f"de definitie kiest niets bij dimensie '{dimensie}'",
            f"zet een keuze in filter, bijvoorbeeld {voorbeeld}",
        )


def kies_maat(plaats: str, maat: Maat, alle: Mapping[str, Maatgegevens]) -> Maatgegevens:
    """De maat met deze code, en met een van de namen als die erbij staan; nooit een gok."""
    titels = {code: m.titel for code, m in alle.items()}
    ook = {code: f"{m.groep} {m.titel}" for code, m in alle.items()}
    return alle[_kies_op_naam(plaats, "maat", maat.code, maat.namen, titels, ook)]


def _kies_op_naam(
    plaats: str, soort: str, code: str | None, namen: tuple[str, ...], alle: Mapping[str, str], ook: Mapping[str, str]
) -> str:
    """De code, getoetst aan haar naam; zonder code de enige die een van de namen draagt."""
    gewild = {_kern(naam) for naam in namen}
    zo_geheten = [c for c, titel in alle.items() if _kern(titel) in gewild or _kern(ook.get(c, "")) in gewild]
    if code in alle:
        if gewild and code not in zo_geheten:
            raise BronFout(
                plaats,
                f"{soort} '{code}' heet nu '{_kort(alle[code])}', de definitie zegt '{namen[0]}'",
                "kijk of de inhoud nog klopt",
            )
        return code
    if not code and len(zo_geheten) == 1:
        return zo_geheten[0]
    gezocht = code or namen[0]
    overtreder = (
        f"{soort} '{gezocht}' {'komt vaker voor' if len(zo_geheten) > 1 and not code else 'bestaat niet (meer)'}"
    )
    kandidaten = zo_geheten or _lijken_op(gezocht, alle)
    noem = "; ".join(f"{c} = {_kort(alle[c])}" for c in kandidaten[:_HOOGSTENS])
    raise BronFout(
        plaats, overtreder, f"hernoemd? lijkt op {noem}" if noem else "zoek hem op bij de bron en pas de definitie aan"
    )


def _lijken_op(gezocht: str, alle: Mapping[str, str]) -> list[str]:
    """Codes die erop lijken: dezelfde code met een ander volgnummer eerst, dan gedeelde woorden."""
    stam = re.sub(r"_\d+$", "", gezocht)
    zelfde = [code for code in alle if re.sub(r"_\d+$", "", code) == stam]
    woorden = {w for w in _kern(gezocht).split() if len(w) > 4}
    return zelfde or [code for code, titel in alle.items() if any(w in _kern(f"{code} {titel}") for w in woorden)]


def _kern(tekst: str) -> str:
    """Alleen de woorden, klein: zo telt een spatie of puntkomma meer of minder niet."""
    return " ".join(re.findall(r"[\w%]+", tekst.casefold()))


def _kort(titel: str) -> str:
    """Een titel van de bron voor in een melding: één regel, hoogstens 60 tekens."""
    return " ".join(titel.split())[:60]
