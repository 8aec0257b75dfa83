"""Wat er is binnengekomen: het oorspronkelijke bestand op zijn hash, het journaal, en wat terzijde ging.

Onder `leveringen/` van de gemeente:

- `<hash>-<recept>.json`: welk bestand met welk recept is gelezen; zonder inhoud, en dus voor git;
- `inhoud/`: de oorspronkelijke bytes. Daarin kunnen personen of kleine aantallen staan: git slaat deze map over;
- `terzijde/`: wat niet te plaatsen was, om na te lopen. Ook deze map blijft buiten git.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sturing.bronnen.inlezen.bestand import Levering
from sturing.bronnen.inlezen.blad import als_tekst
from sturing.bronnen.ophalen.kluis import Kluis
from sturing.bronnen.werkboek import FORMULETEKENS
from sturing.fouten import GegevensFout, OmgevingFout
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.plaatsen import Terzijde
from sturing.gegevens.recepten import Receptbestand
from sturing.schijf import schrijf_atomair

#: Zo kort is een hash nog uniek genoeg om een bestand bij zijn vindplaats terug te vinden.
KORT = 12


@dataclass(frozen=True)
class Ingelezen:
    """Een regel van het journaal."""

    bestand: str
    sha256: str
    bytes: int
    recept: str
    recept_sha256: str
    beschikbaar_per: str
    metingen: int
    terzijde: int
    bronnen: tuple[str, ...]


class Leveringen:
    """De map `leveringen/` van één gemeente."""

    def __init__(self, lezer: Lezer, map_: Path) -> None:
        self._lezer, self.map = lezer, map_ / "leveringen"
        self._kluis = Kluis(self.map)

    def eerder(self, levering: Levering, recept: Receptbestand) -> Ingelezen | None:
        """Wanneer ditzelfde bestand met ditzelfde recept eerder is vastgelegd; None als dat nooit gebeurde."""
        pad = self._journaal(levering, recept)
        if not pad.exists():
            return None
        try:
            velden = json.loads(self._lezer.lees_tekst(pad))
            velden["bronnen"] = tuple(velden["bronnen"])
            uit = Ingelezen(**velden)
            date.fromisoformat(uit.beschikbaar_per)
        except (ValueError, TypeError, KeyError):
            raise GegevensFout(self._lezer.plaats(pad), "dit journaal is beschadigd", "zet het terug met git") from None
        return uit if (uit.sha256, uit.recept_sha256) == (levering.sha256, recept.sha256) else None

    def bewaar_origineel(self, levering: Levering) -> None:
        """Bewaar de bytes, één keer, alleen leesbaar voor wie hier werkt.

        Fouten: `OmgevingFout` als de schijf weigert; dan is er nog geen meting geschreven.
        """
        try:
            self._kluis.map.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._kluis.bewaar(levering.inhoud)
        except OSError as fout:
            raise self._weigering(fout) from None

    def noteer(self, levering: Levering, recept: Receptbestand, regel: Ingelezen, terzijde: Sequence[Terzijde]) -> None:
        """Schrijf het journaal en de lijst van wat terzijde ging; dezelfde invoer geeft dezelfde bytes."""
        lijst = self.terzijdepad(levering, recept)
        try:
            if terzijde:
                schrijf_atomair(lijst, bouw_terzijde(terzijde))
            else:
                lijst.unlink(missing_ok=True)
            tekst = json.dumps(asdict(regel), indent=1, ensure_ascii=False)
            schrijf_atomair(self._journaal(levering, recept), tekst.encode() + b"\n")
        except OSError as fout:
            raise self._weigering(fout) from None

    def terzijdepad(self, levering: Levering, recept: Receptbestand) -> Path:
        """Waar de lijst van wat terzijde ging komt."""
        return self.map / "terzijde" / f"{levering.sha256[:KORT]}-{recept.id}.csv"

    def _journaal(self, levering: Levering, recept: Receptbestand) -> Path:
        return self.map / f"{levering.sha256[:KORT]}-{recept.id}.json"

    def _weigering(self, fout: OSError) -> OmgevingFout:
        return OmgevingFout(
            self._lezer.plaats(self.map),
            f"schrijven lukt niet ({fout.strerror})",
            "controleer schijfruimte en rechten, en lees het bestand opnieuw in",
        )


def bouw_terzijde(terzijde: Sequence[Terzijde]) -> bytes:
    """De lijst als CSV: plek, reden en de rij zelf; een cel die Excel als formule zou lezen, krijgt een apostrof."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(("plek", "reden", "de rij zoals zij in het bestand staat"))
    for t in terzijde:
        schrijver.writerow([_ongevaarlijk(veld) for veld in (t.plek, t.reden, *map(als_tekst, t.velden))])
    return uit.getvalue().encode("utf-8-sig")


def _ongevaarlijk(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst
