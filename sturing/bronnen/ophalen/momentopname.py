"""Momentopnamen: de oorspronkelijke bytes van een bron, met hash, datum en adres.

Op schijf, onder `momentopnamen/` van de gemeente:

- `inhoud/<ab>/<sha256>.gz`: de bytes, één keer bewaard, hoe vaak zij ook terugkomen;
- `<bron>/<datum>-<nr>.json`: welke vragen één keer ophalen stelde, met het antwoord bij elke vraag;
- `<bron>/lopend.jsonl`: hetzelfde voor een ophaling die nog niet klaar is, zodat zij verder kan waar zij stopte.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import filelock

from sturing.bronnen.ophalen.adressen import basisadres
from sturing.bronnen.ophalen.kluis import Kluis
from sturing.bronnen.ophalen.web import Haler, NietGevonden, TeVeelCellen, Toets
from sturing.fouten import BronFout, InvoerFout, OmgevingFout
from sturing.schijf import schrijf_atomair

_OPNAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{2})\.json$")


@dataclass(frozen=True)
class Antwoord:
    """Eén vraag en waar haar antwoord ligt; bij een andere uitkomst dan `gevonden` is er geen inhoud."""

    dienst: str
    pad: str
    adres: str
    tijd: str
    uitkomst: Literal["gevonden", "niet-gevonden", "te-groot"]
    sha256: str
    lengte: int


class Vastlegger:
    """Een haler die alles bewaart wat hij ophaalt, en een afgebroken ophaling van vandaag voortzet."""

    def __init__(self, haler: Haler, map_: Path, bron: str, dag: date) -> None:
        self._haler, self._kluis, self._dag = haler, Kluis(map_), dag
        self._map = map_ / bron
        self._lopend = self._map / "lopend.jsonl"
        self._antwoorden: dict[tuple[str, str], Antwoord] = {}

    def __enter__(self) -> Vastlegger:
        self._map.mkdir(parents=True, exist_ok=True)
        self._slot = filelock.FileLock(self._map / ".slot", timeout=0)
        try:
            self._slot.acquire()
        except filelock.Timeout:
            raise OmgevingFout(self._map.name, "deze bron wordt al opgehaald", "wacht tot dat klaar is") from None
        # Pas lezen onder het slot: anders maakt een ander hetzelfde af.
        self._antwoorden = self._lees_lopend()
        return self

    def __exit__(self, *_: object) -> None:
        self._slot.release()

    def haal(self, dienst: str, pad: str, toets: Toets | None = None, koppen: Mapping[str, str] | None = None) -> bytes:
        """Als `Web.haal`; een vraag die vandaag al is beantwoord, wordt niet opnieuw gesteld."""
        if (dienst, pad) in self._antwoorden:
            return _geef(self._kluis, self._antwoorden[dienst, pad])
        try:
            inhoud = self._haler.haal(dienst, pad, toets, koppen)
        except NietGevonden:
            self._noteer(dienst, pad, "niet-gevonden")
            raise
        except TeVeelCellen:
            self._noteer(dienst, pad, "te-groot")
            raise
        self._noteer(dienst, pad, "gevonden", inhoud)
        return inhoud

    def sluit_af(self) -> Path | None:
        """Maak van de lopende ophaling een momentopname; None als er niets is gevraagd."""
        return self._leg_vast(self._dag.isoformat(), self._antwoorden) if self._antwoorden else None

    def _leg_vast(self, dag: str, antwoorden: dict[tuple[str, str], Antwoord]) -> Path:
        regels = [asdict(antwoorden[sleutel]) for sleutel in sorted(antwoorden)]
        nummers = [int(m[2]) for p in self._map.glob("*.json") if (m := _OPNAME.match(p.name)) and m[1] == dag]
        pad = self._map / f"{dag}-{max(nummers, default=0) + 1:02d}.json"
        tekst = json.dumps({"datum": dag, "antwoorden": regels}, indent=1, ensure_ascii=False)
        schrijf_atomair(pad, tekst.encode() + b"\n")
        with suppress(FileNotFoundError):
            self._lopend.unlink()
        return pad

    def _noteer(self, dienst: str, pad: str, uitkomst: str, inhoud: bytes = b"") -> None:
        hash_ = self._kluis.bewaar(inhoud) if uitkomst == "gevonden" else ""
        tijd = datetime.now().astimezone().isoformat(timespec="seconds")
        # De sleutel van een bron staat in een kop en komt dus nooit in een adres of in dit bestand.
        antwoord = Antwoord(dienst, pad, basisadres(dienst) + pad, tijd, uitkomst, hash_, len(inhoud))
        self._antwoorden[dienst, pad] = antwoord
        self._map.mkdir(parents=True, exist_ok=True)
        with self._lopend.open("ab") as stroom:
            stroom.write(json.dumps({"dag": self._dag.isoformat(), **asdict(antwoord)}).encode() + b"\n")
            stroom.flush()
            os.fsync(stroom.fileno())

    def _lees_lopend(self) -> dict[tuple[str, str], Antwoord]:
        """De antwoorden van een afgebroken ophaling van vandaag; van een oudere maken wij eerst een momentopname."""
        per_dag: dict[str, dict[tuple[str, str], Antwoord]] = {}
        inhoud = self._lopend.read_bytes() if self._lopend.exists() else b""
        for regel in inhoud.split(b"\n"):
            # Bij een breuk midden in het schrijven is alleen de laatste regel half.
            with suppress(ValueError, TypeError, AttributeError):
                velden = json.loads(regel)
                dag, antwoord = velden.pop("dag"), Antwoord(**velden)
                per_dag.setdefault(dag, {})[antwoord.dienst, antwoord.pad] = antwoord
        vandaag = per_dag.pop(self._dag.isoformat(), {})
        for dag, antwoorden in per_dag.items():
            self._leg_vast(dag, antwoorden)
        return vandaag


class Afspeler:
    """Een haler die uit een momentopname leest en nooit het net op gaat."""

    def __init__(self, map_: Path, bron: str, naam: str) -> None:
        self.pad = map_ / bron / naam
        velden = json.loads(self.pad.read_bytes())
        self.dag = date.fromisoformat(velden["datum"])
        self._kluis = Kluis(map_)
        self._antwoorden = {(a["dienst"], a["pad"]): Antwoord(**a) for a in velden["antwoorden"]}

    def haal(self, dienst: str, pad: str, toets: Toets | None = None, koppen: Mapping[str, str] | None = None) -> bytes:
        """De bewaarde bytes; `BronFout` als deze vraag toen niet is gesteld."""
        if (dienst, pad) not in self._antwoorden:
            raise BronFout(
                f"momentopname {self.pad.stem}",
                f"'{pad.split('?')[0]}' is toen niet zo gevraagd",
                "herstel de definitie van die dag met git",
            )
        return _geef(self._kluis, self._antwoorden[dienst, pad])


def _geef(kluis: Kluis, antwoord: Antwoord) -> bytes:
    plaats = antwoord.adres.split("?")[0]
    if antwoord.uitkomst == "te-groot":
        raise TeVeelCellen(plaats, "de bron geeft geen antwoord van meer dan 10.000 cellen", "maak de vraag kleiner")
    if antwoord.uitkomst == "niet-gevonden":
        raise NietGevonden(
            plaats, "dit bestaat niet bij de bron (status 404)", "kijk of de tabel is vervangen en pas de definitie aan"
        )
    return kluis.geef(antwoord.sha256)


def kies_momentopname(map_: Path, bron: str, tot_en_met: date) -> str | None:
    """De naam van de laatste momentopname van `bron` op of voor deze dag; None als er geen is."""
    namen = sorted(
        p.name for p in (map_ / bron).glob("*.json") if (m := _OPNAME.match(p.name)) and m[1] <= tot_en_met.isoformat()
    )
    return namen[-1] if namen else None


def lees_opnamedag(tekst: str) -> date:
    """De dag achter `--uit-momentopname`; een leesbare fout als het geen datum is."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise InvoerFout("uit-momentopname", f"'{tekst}' is geen datum", "schrijf hem als 2026-07-31") from None
