"""Een ingevuld werkboek van een partner binnenhalen: cellen met hun plaats en soort, nog zonder oordeel.

Dit is de deur naar binnen en weet niets van afspraken. De keuring aan de deur gaat vooraf; formules worden nooit
uitgevoerd.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from sturing.bronnen.werkboek import FORMULETEKENS
from sturing.bronnen.werkboekkeuring import keur_inhoud
from sturing.fouten import GegevensFout, InvoerFout
from sturing.tekens import veilige_naam


@dataclass(frozen=True)
class Celwaarde:
    """Een cel: `soort` is leeg, getal, tekst, formule, fout, datum of waar; `tekst` is wat er staat."""

    plek: str
    soort: str
    tekst: str = ""
    getal: float | None = None


@dataclass(frozen=True)
class Partnerblad:
    """De koppen van een blad en de rijen eronder; een rij is een cel per kop, met haar rijnummer."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[int, dict[str, Celwaarde]], ...]


@dataclass(frozen=True)
class Partnerbestand:
    """Een gelezen werkboek: de bytes met hun hash, het verborgen schema en de gevraagde bladen."""

    plaats: str
    inhoud: bytes
    schema: dict[str, str]
    bladen: dict[str, Partnerblad]

    @property
    def sha256(self) -> str:
        """De hash van de bytes."""
        return hashlib.sha256(self.inhoud).hexdigest()


def lees_partnerbestand(pad: Path, merk: str, schemablad: str, bladen: tuple[str, ...], koprij: int) -> Partnerbestand:
    """Lees en keur het werkboek in `pad`; het merk staat in A1 van `schemablad`, de koppen op rij `koprij`.

    Fouten: `InvoerFout` als het bestand er niet is, `GegevensFout` als het onveilig of geen partnerformat is,
    of als een blad ontbreekt.
    """
    plaats = veilige_naam(pad.name)
    try:
        inhoud = pad.read_bytes()
    except FileNotFoundError:
        raise InvoerFout(plaats, "dit bestand bestaat niet", "controleer de naam en de map") from None
    except OSError as fout:
        raise InvoerFout(plaats, f"dit bestand is niet te lezen ({fout.strerror})", "controleer de rechten") from None
    keur_inhoud(inhoud, plaats)
    boek = open_werkboek(inhoud, plaats)
    remedie = "vraag de gemeente om een nieuw werkboek; maak er zelf geen"
    if schemablad not in boek.sheetnames or boek[schemablad]["A1"].value != merk:
        raise GegevensFout(plaats, "dit is geen rapportageformat voor partners", remedie)
    for naam in bladen:
        if naam not in boek.sheetnames:
            raise GegevensFout(f"{plaats}, blad '{naam}'", "dit blad ontbreekt", remedie)
    schema = {str(a.value): str(b.value) for a, b in boek[schemablad].iter_rows(min_row=2, max_col=2) if a.value}
    return Partnerbestand(plaats, inhoud, schema, {naam: _lees_blad(boek[naam], koprij) for naam in bladen})


def open_werkboek(inhoud: bytes, plaats: str):
    """Het werkboek van openpyxl, zonder macro's en koppelingen."""
    try:
        with warnings.catch_warnings():
            # openpyxl meldt in het Engels welke opmaak het overslaat; voor de inhoud maakt dat niets uit.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(inhoud), data_only=False, keep_links=False)
    except Exception:
        raise GegevensFout(plaats, "dit werkboek is beschadigd", "bewaar het in Excel opnieuw als .xlsx") from None


def _lees_blad(blad: Worksheet, koprij: int) -> Partnerblad:
    koppen = tuple(str(c.value or "").strip() for c in next(blad.iter_rows(min_row=koprij, max_row=koprij), ()))
    rijen = []
    for rij in blad.iter_rows(min_row=koprij + 1, max_col=max(len(koppen), 1)):
        cellen = {kop: als_celwaarde(cel) for kop, cel in zip(koppen, rij, strict=False) if kop}
        if any(c.soort != "leeg" for c in cellen.values()):
            rijen.append((rij[0].row, cellen))
    return Partnerblad(blad.title, koppen, tuple(rijen))


def als_celwaarde(cel: Cell) -> Celwaarde:
    """De cel met de soort van haar inhoud; een getal dat als tekst is getypt, blijft tekst."""
    waarde, plek = cel.value, cel.coordinate
    if waarde is None or (isinstance(waarde, str) and not waarde.strip()):
        return Celwaarde(plek, "leeg")
    if cel.data_type == "f":
        return Celwaarde(plek, "formule", str(getattr(waarde, "text", waarde)))
    if cel.data_type == "e":
        return Celwaarde(plek, "fout", str(waarde))
    if isinstance(waarde, bool):
        return Celwaarde(plek, "waar", "waar" if waarde else "onwaar")
    if isinstance(waarde, int | float):
        return Celwaarde(plek, "getal", f"{waarde:.15g}", float(waarde))
    if isinstance(waarde, date):
        return Celwaarde(plek, "datum", waarde.isoformat())
    tekst = str(waarde).strip()
    # De schrijver zet een apostrof voor tekst die een formule lijkt; die hoort niet bij de inhoud.
    return Celwaarde(plek, "tekst", tekst[1:] if tekst[:1] == "'" and tekst[1:2] in FORMULETEKENS else tekst)
