"""De enige plek waar bestanden uit `data/` worden geopend.

Elke lezing wordt genoteerd met de hash van de inhoud. Zo weet wie een notebook
draait precies van welke bestanden het afhangt.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from sturing.fouten import GegevensFout, SturingFout, VeleFouten
from sturing.gegevens.leesverslag import Leesverslag
from sturing.gegevens.vormen import SLEUTELPATROON

Vorm = TypeVar("Vorm")

#: Wat pydantic meldt, in het Nederlands; `{x}` komt uit de context van de fout.
_MELDINGEN = {
    "missing": "dit veld ontbreekt",
    "extra_forbidden": "dit veld is onbekend",
    "string_type": "hier moet tekst staan",
    "int_parsing": "hier moet een geheel getal staan",
    "int_type": "hier moet een geheel getal staan",
    "float_parsing": "hier moet een getal staan, met een decimale punt",
    "float_type": "hier moet een getal staan, met een decimale punt",
    "bool_parsing": "hier moet true of false staan",
    "date_from_datetime_parsing": "hier moet een datum staan, als 2026-03-31",
    "date_parsing": "hier moet een datum staan, als 2026-03-31",
    "date_type": "hier moet een datum staan, als 2026-03-31",
    "string_too_short": "dit veld is leeg",
    "too_short": "hier staat te weinig; minstens {min_length}",
    "too_long": "hier staat te veel; hoogstens {max_length}",
    "string_pattern_mismatch": "dit past niet bij het patroon {pattern}",
    "string_too_long": "dit is te lang; hoogstens {max_length} tekens",
    "finite_number": "hier moet een gewoon getal staan",
    "int_from_float": "hier moet een geheel getal staan",
    "date_from_datetime_inexact": "hier moet een datum staan, als 2026-03-31",
    "dict_type": "hier moeten velden staan",
    "bool_type": "hier moet true of false staan",
    "literal_error": "kies uit {expected}",
    "enum": "kies uit {expected}",
    "greater_than_equal": "moet ten minste {ge} zijn",
    "value_error": "{error}",
    "tuple_type": "hier moet een lijst staan",
    "list_type": "hier moet een lijst staan",
    "model_type": "hier moeten velden staan",
}


#: Waarom een bestand niet te lezen is; het systeem zegt het in het Engels.
_NIET_TE_LEZEN = {IsADirectoryError: "het is een map", PermissionError: "geen toegang"}


#: Wat een warm proces alvast heeft ontleed, bij de hele tekst van het bestand; elders None.
_geheugen: dict | None = None


def onthoud_ontlede_bestanden() -> None:
    """Laat dit proces onthouden wat het ontleedt; voor een proces dat kernels vorkt of steeds opnieuw leest.

    Het geheugen geldt per inhoud: een gewijzigd bestand wordt gewoon opnieuw ontleed.
    """
    global _geheugen
    _geheugen = {}


class Lezer:
    """Leest bestanden onder één gegevensmap en noemt ze bij hun pad vanaf de wortel."""

    def __init__(self, wortel: Path, verslag: Leesverslag | None = None) -> None:
        self.wortel = wortel
        self.verslag = verslag or Leesverslag()

    def plaats(self, pad: Path) -> str:
        """Het pad zoals het in een melding staat: kort en met schuine strepen."""
        try:
            return pad.relative_to(self.wortel).as_posix()
        except ValueError:
            return pad.as_posix()

    def lees_bytes(self, pad: Path) -> bytes:
        """De inhoud van `pad`; een leesbare fout als dat niet kan."""
        try:
            inhoud = pad.read_bytes()
        except FileNotFoundError:
            raise GegevensFout(
                self.plaats(pad), "dit bestand ontbreekt", "zet het terug, bijvoorbeeld met git"
            ) from None
        except OSError as fout:
            reden = _NIET_TE_LEZEN.get(type(fout), str(fout.strerror))
            raise GegevensFout(
                self.plaats(pad), f"dit bestand is niet te lezen ({reden})", "controleer de naam en de rechten"
            ) from None
        self.verslag.noteer(Path(self.plaats(pad)), inhoud)
        return inhoud

    def lees_tekst(self, pad: Path) -> str:
        """De tekst van `pad`, die UTF-8 moet zijn (een BOM mag)."""
        inhoud = self.lees_bytes(pad)
        try:
            tekst = inhoud.decode("utf-8-sig")
        except UnicodeDecodeError as fout:
            regel = inhoud[: fout.start].count(b"\n") + 1
            raise GegevensFout(
                f"{self.plaats(pad)}, regel {regel}",
                f"byte 0x{inhoud[fout.start]:02x} is geen UTF-8",
                "bewaar het bestand als UTF-8 (in Excel: 'CSV UTF-8')",
            ) from None
        if "\x00" in tekst:
            raise GegevensFout(self.plaats(pad), "dit is geen tekstbestand", "bewaar het als UTF-8 zonder nultekens")
        return tekst

    def lees_yaml(self, pad: Path, vorm: type[Vorm] | object) -> Vorm:
        """Lees `pad` als YAML en toets het aan `vorm`; fouten noemen de regel."""
        tekst = self.lees_tekst(pad)
        if _geheugen is None:
            return self._ontleed(tekst, self.plaats(pad), vorm)
        sleutel = (tekst, self.plaats(pad), vorm)
        if sleutel not in _geheugen:
            _geheugen[sleutel] = self._ontleed(*sleutel)
        return _geheugen[sleutel]

    def _ontleed(self, tekst: str, plaats: str, vorm: object) -> object:
        try:
            boom = yaml.compose(tekst, Loader=yaml.CSafeLoader)
            waarde = yaml.load(tekst, Loader=yaml.CSafeLoader)  # noqa: S506 - CSafeLoader is de veilige lader
        except yaml.YAMLError as fout:
            regel = getattr(getattr(fout, "problem_mark", None), "line", 0) + 1
            raise GegevensFout(
                f"{plaats}, regel {regel}",
                "dit is geen geldige YAML",
                "kijk naar inspringing, aanhalingstekens en dubbele punten",
            ) from None
        if dubbel := list(_dubbele_sleutels(boom)):
            remedie = "haal er een weg"
            raise VeleFouten(
                [GegevensFout(f"{plaats}, regel {r}", f"'{s}' staat er twee keer", remedie) for s, r in dubbel]
            )
        try:
            return TypeAdapter(vorm).validate_python(waarde)
        except ValidationError as fout:
            raise VeleFouten([vertaal_fout(plaats, boom, f) for f in fout.errors()]) from None


def _dubbele_sleutels(knoop: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Velden die twee keer in hetzelfde blok staan, met hun regel; YAML zelf neemt stil de laatste."""
    if isinstance(knoop, yaml.MappingNode):
        gezien: set[str] = set()
        for sleutel, waarde in knoop.value:
            if sleutel.value in gezien:
                yield sleutel.value, sleutel.start_mark.line + 1
            gezien.add(sleutel.value)
            yield from _dubbele_sleutels(waarde)
    elif isinstance(knoop, yaml.SequenceNode):
        for deel in knoop.value:
            yield from _dubbele_sleutels(deel)


def vertaal_fout(plaats: str, boom: yaml.Node | None, fout: dict) -> SturingFout:
    """Maak van één pydantic-fout een melding met regel, veld en remedie."""
    veld = ".".join(str(deel) for deel in fout["loc"]) or "het bestand"
    if fout["type"] == "value_error":  # een regel die het model zelf stelt, al in het Nederlands
        overtreder, _, remedie = str(fout["ctx"]["error"]).partition("; ")
        return GegevensFout(_plek(plaats, boom, fout["loc"]), overtreder, remedie)
    sjabloon = _MELDINGEN.get(fout["type"], "dit past niet bij de afgesproken vorm")
    if fout.get("ctx", {}).get("pattern") == SLEUTELPATROON:
        sjabloon = "gebruik alleen kleine letters, cijfers en streepjes ertussen"
    context = {naam: _nederlands(waarde) for naam, waarde in fout.get("ctx", {}).items()}
    try:
        remedie = sjabloon.format(**context)
    except KeyError:
        remedie = sjabloon
    gevonden = fout.get("input")
    tonen = f" = {gevonden!r}" if isinstance(gevonden, str | int | float) else ""
    return GegevensFout(_plek(plaats, boom, fout["loc"]), f"{veld}{tonen}", remedie)


def _plek(plaats: str, boom: yaml.Node | None, plek: tuple) -> str:
    return plaats if boom is None else f"{plaats}, regel {_regel_van(boom, plek)}"


def _nederlands(waarde: object) -> str:
    return str(waarde).replace(" or ", " of ")


def _regel_van(boom: yaml.Node, plek: tuple) -> int:
    """De regel van het diepste stuk YAML dat bij `plek` bestaat."""
    knoop = boom
    regel = boom.start_mark.line + 1
    for deel in plek:
        volgende = None
        if isinstance(knoop, yaml.MappingNode):
            for sleutel, waarde in knoop.value:
                if sleutel.value == str(deel):
                    regel, volgende = sleutel.start_mark.line + 1, waarde
        elif isinstance(knoop, yaml.SequenceNode) and isinstance(deel, int) and deel < len(knoop.value):
            volgende = knoop.value[deel]
            regel = volgende.start_mark.line + 1
        if volgende is None:
            break
        knoop = volgende
    return regel
