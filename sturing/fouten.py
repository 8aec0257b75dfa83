"""Fouten die een gebruiker kan veroorzaken: plaats, overtreder en remedie, in het Nederlands."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from enum import IntEnum


class Afloop(IntEnum):
    """Wat de afloopcode van een opdracht betekent."""

    GOED = 0
    FOUT_IN_INVOER = 2
    FOUT_IN_GEGEVENS = 3
    NOTEBOOK_MISLUKT = 4
    BOEK_MISLUKT = 5
    OMGEVING_ONVOLLEDIG = 6
    OPHALEN_MISLUKT = 7
    NIET_GELIJK = 8


class SturingFout(Exception):
    """Een fout met een plaats, een overtreder en een remedie.

    >>> print(SturingFout("metingen/ggd.csv, regel 14", "waarde '12,3' is geen getal", "gebruik een punt: 12.3"))
    metingen/ggd.csv, regel 14: waarde '12,3' is geen getal; gebruik een punt: 12.3
    """

    afloop = Afloop.FOUT_IN_GEGEVENS

    def __init__(self, plaats: str, overtreder: str, remedie: str = "") -> None:
        self.plaats = plaats
        self.overtreder = overtreder
        self.remedie = remedie
        super().__init__(str(self))

    def __str__(self) -> str:
        zin = f"{self.plaats}: {self.overtreder}" if self.plaats else self.overtreder
        return f"{zin}; {self.remedie}" if self.remedie else zin

    def __reduce__(self) -> tuple:
        # Een fout komt ook van een ander proces of een andere machine, en houdt dan al haar velden.
        return _herstel, (type(self), self.args, dict(self.__dict__))


def _herstel(soort: type[SturingFout], argumenten: tuple, velden: dict) -> SturingFout:
    fout = soort.__new__(soort, *argumenten)
    fout.__dict__.update(velden)
    return fout


class GegevensFout(SturingFout):
    """Er staat iets in `data/` dat niet klopt."""


class InvoerFout(SturingFout):
    """De gebruiker vroeg iets dat niet bestaat."""

    afloop = Afloop.FOUT_IN_INVOER


class NotebookFout(SturingFout):
    """Een notebook is niet tot het einde gedraaid."""

    afloop = Afloop.NOTEBOOK_MISLUKT


class BoekFout(SturingFout):
    """Het boek of de PDF kon niet worden gebouwd."""

    afloop = Afloop.BOEK_MISLUKT


class OmgevingFout(SturingFout):
    """Op deze machine ontbreekt iets dat nodig is."""

    afloop = Afloop.OMGEVING_ONVOLLEDIG


class SchijfFout(SturingFout):
    """Een bestand of map is niet te lezen of te schrijven."""

    afloop = Afloop.OMGEVING_ONVOLLEDIG


#: Zo heten bestanden en mappen in aanbouw (zie `schijf` en `uitgeven/plaatsen`); hun naam zegt een gebruiker niets.
_TIJDELIJK_BESTAND = re.compile(r"\.(.+)\.\d+-[0-9a-f]{8}\.tmp")
_TIJDELIJKE_MAP = re.compile(r"\.slot|\.nieuw-\d+|\.[a-z0-9-]+-[a-z0-9_]{8}")
#: Waarom het besturingssysteem weigerde, en wat helpt.
_REDENEN = {
    "EACCES": ("hier is geen recht voor", "vraag schrijfrecht, of kies een andere map"),
    "EPERM": ("hier is geen recht voor", "vraag schrijfrecht, of kies een andere map"),
    "EROFS": ("deze schijf is alleen te lezen", "kies een andere map"),
    "ENOSPC": ("de schijf is vol", "maak ruimte en geef dezelfde opdracht nog eens"),
    "EDQUOT": ("uw ruimte op deze schijf is op", "maak ruimte en geef dezelfde opdracht nog eens"),
    "EFBIG": ("dit bestand is te groot voor deze schijf", "kies een andere map"),
    "ENOTDIR": ("hier staat een bestand waar een map hoort", "kies een andere map"),
    "EEXIST": ("hier staat al een bestand met deze naam", "kies een andere map of naam"),
    "EISDIR": ("hier staat een map waar een bestand hoort", "kies een andere naam"),
    "ENOENT": ("dit bestaat niet", "controleer het pad"),
    "ENAMETOOLONG": ("dit pad is te lang", "kies een kortere map"),
    "EIO": ("de schijf geeft een fout", "controleer de schijf of de verbinding en probeer het opnieuw"),
    "ETIMEDOUT": ("de schijf antwoordt niet", "controleer de verbinding en probeer het opnieuw"),
    "ESTALE": ("de verbinding met deze schijf is weg", "verbind de schijf opnieuw en probeer het nog eens"),
}


def vertaal_schijffout(fout: OSError, plaats: str = "") -> SchijfFout:
    """Een fout van het besturingssysteem in onze woorden: welk pad, waarom, en wat helpt.

    >>> print(vertaal_schijffout(PermissionError(13, "Permission denied", "/srv/rapporten")))
    /srv/rapporten: hier is geen recht voor; vraag schrijfrecht, of kies een andere map
    """
    # Op naam: niet elk besturingssysteem kent elk van deze getallen.
    soort = errno.errorcode.get(fout.errno or 0, "")
    reden, remedie = _REDENEN.get(soort, ("lezen of schrijven lukte niet", "controleer de map en de schijf"))
    code = f" (fout {fout.errno} van het besturingssysteem)" if fout.errno and soort not in _REDENEN else ""
    naam = fout.filename if isinstance(fout.filename, str | os.PathLike) else ""
    return SchijfFout(_zonder_tijdelijk(str(naam)) or plaats or "schijf", reden + code, remedie)


def _zonder_tijdelijk(pad: str) -> str:
    """Het pad dat de gebruiker kent: een tijdelijk bestand wordt zijn doel, en een tijdelijke map de map erboven.

    >>> [_zonder_tijdelijk(f"/srv/{naam}") for naam in (".index.html.1613-7a656d71.tmp", ".nieuw-12/_static/a.js")]
    ['/srv/index.html', '/srv']
    """
    delen = pad.replace("\\", "/").split("/")
    for plek, deel in enumerate(delen):
        if bestand := _TIJDELIJK_BESTAND.fullmatch(deel):
            return pad[: len("/".join(delen[:plek])) + 1] + bestand[1] if plek else bestand[1]
        if _TIJDELIJKE_MAP.fullmatch(deel):
            return pad[: len("/".join(delen[:plek]))] or "."
    return pad


@contextmanager
def schijffouten(plaats: str) -> Iterator[None]:
    """Binnen dit blok wordt elke fout van de schijf een `SchijfFout`, met `plaats` als het pad ontbreekt."""
    try:
        yield
    except OSError as fout:
        raise vertaal_schijffout(fout, plaats) from fout


class BronFout(SturingFout):
    """Een bron gaf geen bruikbaar antwoord."""

    afloop = Afloop.OPHALEN_MISLUKT


class VeleFouten(GegevensFout):
    """Meer fouten tegelijk, zodat wie herstelt ze in één keer ziet."""

    def __init__(self, fouten: Sequence[SturingFout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("", "\n".join(str(fout) for fout in fouten))


def bedoelde_u(woord: str, bekend: Sequence[str]) -> str:
    """Stel de woorden voor die het meest op `woord` lijken; leeg als niets erop lijkt.

    >>> bedoelde_u("vapen-13-16", ["vapen-wekelijks-13-16", "roken-13-16"])
    "bedoelde u 'vapen-wekelijks-13-16'?"
    """
    # Wie een stuk van een id vergeet, bedoelt het id met al zijn andere stukken, niet het id dat even lang is.
    stukken = set(woord.split("-"))
    langer = [naam for naam in bekend if len(stukken) > 1 and stukken <= set(naam.split("-"))]
    treffers = get_close_matches(woord, langer, n=1, cutoff=0.3)
    treffers = treffers or get_close_matches(woord, list(bekend), n=1, cutoff=0.6)
    return f"bedoelde u '{treffers[0]}'?" if treffers else ""
