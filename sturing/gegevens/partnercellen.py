"""Cellen uit het werkboek van een partner lezen: elke fout wordt een klacht met haar plek, en niets stopt het lezen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sturing.bronnen.partnerwerkboek import Celwaarde
from sturing.fouten import bedoelde_u
from sturing.gegevens.partnerformat import HOOGSTENS_TEKENS, letter

#: Zo begint opmaak in HTML; een gewone 'kleiner dan' met een spatie of een cijfer erachter mag.
_HTML = re.compile(r"<\s*[a-zA-Z/!?]|javascript:|&#?\w+;", re.I)
_KOMMAGETAL = re.compile(r"-?[\d.]*,?\d+\s*%?$")
_GROOTSTE = 1e12


@dataclass(frozen=True)
class Klacht:
    """Wat er aan één cel, rij of blad niet klopt; `plek` is de cel, leeg als het over het geheel gaat."""

    blad: str
    plek: str
    kolom: str
    overtreder: str
    remedie: str

    @property
    def rij(self) -> int | None:
        """Het rijnummer, als de klacht over een rij gaat."""
        cijfers = re.sub(r"\D", "", self.plek)
        return int(cijfers) if cijfers else None

    @property
    def waar(self) -> str:
        """De plek in woorden: blad, rij en kolom."""
        delen = [f"blad '{self.blad}'"] if self.blad else []
        delen += [f"rij {self.rij}"] if self.rij else []
        delen += [f"kolom {re.sub(r'[^A-Z]', '', self.plek)} ({self.kolom})"] if self.kolom and self.plek else []
        return ", ".join(delen)


@dataclass
class Rijlezer:
    """Leest de cellen van één rij en verzamelt klachten."""

    blad: str
    rij: int
    cellen: Mapping[str, Celwaarde]
    klachten: list[Klacht] = field(default_factory=list)

    def klaag(self, kolom: str, overtreder: str, remedie: str) -> None:
        """Noteer een klacht over een cel van deze rij."""
        self.klachten.append(Klacht(self.blad, f"{letter(self.blad, kolom)}{self.rij}", kolom, overtreder, remedie))

    def is_leeg(self, *kolommen: str) -> bool:
        """Waar als al deze cellen leeg zijn."""
        return all(self._cel(k).soort == "leeg" for k in kolommen)

    def _cel(self, kolom: str) -> Celwaarde:
        return self.cellen.get(kolom, Celwaarde("", "leeg"))

    def _bruikbaar(self, kolom: str) -> Celwaarde | None:
        """De cel, of niets als er een formule, een fout of een waarheidswaarde staat."""
        cel = self._cel(kolom)
        if cel.soort == "formule":
            self.klaag(kolom, "hier staat een formule", "zet er het getal of de tekst zelf neer")
        elif cel.soort == "fout":
            self.klaag(kolom, f"hier staat de Excel-fout {cel.tekst}", "zet er het getal of de tekst zelf neer")
        elif cel.soort == "waar":
            self.klaag(kolom, f"hier staat {cel.tekst}", "zet er het getal of de tekst zelf neer")
        else:
            return None if cel.soort == "leeg" else cel
        return None

    def getal(self, kolom: str) -> float | None:
        """Een getal, of niets als de cel leeg is of niet klopt."""
        cel = self._bruikbaar(kolom)
        if cel is None:
            return None
        if cel.soort == "datum":
            self.klaag(kolom, f"hier staat de datum {cel.tekst}", "zet er een getal neer en kies celopmaak Getal")
        elif cel.soort == "tekst" and _KOMMAGETAL.match(cel.tekst):
            self.klaag(
                kolom,
                f"'{_kort(cel.tekst)}' staat er als tekst",
                "typ het opnieuw als getal, zonder spatie of %-teken",
            )
        elif cel.soort == "tekst":
            self.klaag(kolom, f"'{_kort(cel.tekst)}' is geen getal", "zet hier een getal, of laat de cel leeg")
        elif cel.getal is None or not abs(cel.getal) < _GROOTSTE:
            self.klaag(kolom, "dit getal is te groot", "controleer het getal")
        else:
            return cel.getal
        return None

    def heel(self, kolom: str) -> int | None:
        """Een heel getal van 0 of meer."""
        waarde = self.getal(kolom)
        if waarde is None:
            return None
        if waarde < 0 or waarde != int(waarde):
            self.klaag(kolom, f"{als_getal(waarde)} is geen aantal", "zet hier een heel getal van 0 of meer")
            return None
        return int(waarde)

    def tekst(self, kolom: str) -> str:
        """Gewone tekst; opmaak in HTML en heel lange tekst worden geweigerd."""
        cel = self._bruikbaar(kolom)
        if cel is None:
            return ""
        if _HTML.search(cel.tekst):
            self.klaag(kolom, "hier staat opmaak of code (HTML)", "schrijf gewone tekst, zonder tekens als < en >")
            return ""
        if len(cel.tekst) > HOOGSTENS_TEKENS:
            self.klaag(kolom, f"deze tekst heeft {len(cel.tekst)} tekens", f"gebruik er hoogstens {HOOGSTENS_TEKENS}")
            return ""
        return re.sub(r"\s+", " ", cel.tekst).strip()

    def keuze(self, kolom: str, toegestaan: Mapping[str, str]) -> str:
        """De waarde bij een keuze uit een lijst; leeg als er niets staat of de keuze niet bestaat."""
        gekozen = self.tekst(kolom)
        bekend = {naam.casefold(): waarde for naam, waarde in toegestaan.items()}
        if gekozen and gekozen.casefold() not in bekend:
            remedie = bedoelde_u(gekozen, list(toegestaan)) or "kies uit de lijst van de cel"
            self.klaag(kolom, f"'{_kort(gekozen)}' staat niet in de lijst", remedie)
        return bekend.get(gekozen.casefold(), "")


def als_getal(waarde: float) -> str:
    """Een getal zoals een lezer het schrijft.

    >>> als_getal(47.5), als_getal(120.0)
    ('47,5', '120')
    """
    return f"{waarde:.10g}".replace(".", ",")


def _kort(tekst: str) -> str:
    """Zoveel van een verkeerde tekst als nodig is om de cel te herkennen; een melding lekt geen verhaal."""
    return tekst if len(tekst) <= 30 else tekst[:29] + "…"
