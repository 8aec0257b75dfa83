"""De voorraad onder `_build/.cache`: uitkomsten op inhoud bewaard, alleen gebruikt als alles eronder nog gelijk is.

Een uitkomst ligt er onder de hash van haar eigen bytes, en een bewijs zegt waarvan zij afhangt. Klopt het
bewijs of de uitkomst niet meer, dan is er niets in voorraad. Alles wordt in één keer op zijn plek gezet, dus
wie afbreekt laat een hele of geen uitkomst achter. De map mag altijd weg.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sturing.schijf import schrijf_atomair
from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.verslag import Verslag

CACHE = "_build/.cache"
#: Zoveel bewijzen bewaren wij per soort uitkomst; oudere gaan weg.
_BEWIJZEN = 4
#: Zo veel seconden blijft wat zonder bewijs ligt in elk geval staan; een ander rapport kan er nog mee bezig zijn.
_NET_GESCHREVEN = 3600
#: Mimetype waarin een notebook meldt wat het las; zie `sturing.tonen.blad`.
_GELEZEN = "application/vnd.sturing.gelezen+json"


class Voorraad(Protocol):
    """Waar een run gedraaide notebooks haalt en legt."""

    def haal(self, naam: str, sleutel: str) -> str | None:
        """De uitkomst van dit notebook als die nog klopt, anders None."""

    def leg(self, naam: str, sleutel: str, tekst: str, verslag: Verslag) -> None:
        """Bewaar een uitkomst met wat het notebook las."""


class GeenVoorraad:
    """Niets bewaard en niets te halen: elk notebook draait."""

    def haal(self, naam: str, sleutel: str) -> str | None:
        """Altijd None."""

    def leg(self, naam: str, sleutel: str, tekst: str, verslag: Verslag) -> None:
        """Doe niets."""


GEEN_VOORRAAD = GeenVoorraad()


class Bewaarplaats:
    """Bytes onder hun eigen hash, en bewijzen in JSON die ernaar wijzen."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def bewaar(self, inhoud: bytes) -> str:
        """Bewaar `inhoud`; geef haar hash."""
        waarde = hash_van(inhoud)
        pad = self._pad(waarde)
        if not pad.exists():
            schrijf_atomair(pad, inhoud)
        return waarde

    def geef(self, waarde: str) -> bytes | None:
        """De bytes met deze hash; None als zij weg of beschadigd zijn."""
        try:
            inhoud = self._pad(waarde).read_bytes()
        except OSError:
            return None
        return inhoud if hash_van(inhoud) == waarde else None

    def schrijf_bewijs(self, soort: str, sleutel: str, bewijs: Mapping) -> None:
        """Leg een bewijs vast; van elke soort blijven alleen de nieuwste over."""
        tekst = json.dumps(bewijs, sort_keys=True, ensure_ascii=False, indent=1)
        map_ = self.map / "bewijs" / soort
        naam = f"{hash_van(sleutel.encode())[:40]}-{hash_van(tekst.encode())[:12]}.json"
        schrijf_atomair(map_ / naam, tekst.encode())
        for oud in sorted(map_.glob("*.json"), key=_moment, reverse=True)[_BEWIJZEN:]:
            oud.unlink(missing_ok=True)

    def lees_bewijzen(self, soort: str, sleutel: str) -> list[dict]:
        """Alle leesbare bewijzen bij deze sleutel, het nieuwste voorop."""
        uit, paden = [], (self.map / "bewijs" / soort).glob(f"{hash_van(sleutel.encode())[:40]}-*.json")
        for pad in sorted(paden, key=_moment, reverse=True):
            with suppress(OSError, ValueError):
                uit.append(json.loads(pad.read_text(encoding="utf-8")))
        return uit

    def ruim_op(self) -> None:
        """Verwijder bytes waar geen bewijs meer naar wijst.

        Een ander proces kan intussen bewijzen leggen of opruimen. Wat net geschreven is, blijft daarom staan:
        zijn bewijs komt nog.
        """
        genoemd = "".join(_tekst(pad) for pad in (self.map / "bewijs").rglob("*.json"))
        for pad in (self.map / "inhoud").glob("*/*"):
            if pad.name not in genoemd and time.time() - _moment(pad) > _NET_GESCHREVEN:
                with suppress(OSError):
                    pad.unlink()

    def _pad(self, waarde: str) -> Path:
        return self.map / "inhoud" / waarde[:2] / waarde


def _moment(pad: Path) -> float:
    try:
        return pad.stat().st_mtime
    except OSError:  # een andere run ruimde hem net op
        return 0.0


def _tekst(pad: Path) -> str:
    try:
        return pad.read_text(encoding="utf-8")
    except OSError:  # een andere run ruimde hem net op
        return ""


class Notebookvoorraad:
    """Gedraaide notebooks: bruikbaar zolang cellen, parameters, code, versies en gelezen bestanden gelijk zijn."""

    def __init__(self, plaats: Bewaarplaats, invoer: Invoer, lezen: bool = True) -> None:
        self.plaats, self.invoer, self.lezen = plaats, invoer, lezen
        self.gehaald: set[str] = set()

    def haal(self, naam: str, sleutel: str) -> str | None:
        """De uitkomst als alles waarop zij rust nog gelijk is, anders None."""
        return self._zoek(naam, sleutel, lambda rust_op: rust_op)

    def leen(self, naam: str, sleutel: str) -> str | None:
        """De nieuwste uitkomst met dezelfde code en gegevens, ook als een ander notebook dat het las nu anders is.

        Zij kan achterlopen: gebruik haar alleen om alvast iets te laten zien.
        """
        return self._zoek(naam, sleutel, _gegevens)

    def _zoek(self, naam: str, sleutel: str, moet_kloppen: Callable[[Mapping], Mapping]) -> str | None:
        if not self.lezen:
            return None
        for bewijs in self.plaats.lees_bewijzen(f"notebook/{naam}", self._heel(sleutel)):
            if bewijs["namen"] != self.invoer.namen or not self.invoer.klopt(moet_kloppen(bewijs["rust_op"])):
                continue
            inhoud = self.plaats.geef(bewijs["uitkomst"])
            if inhoud is not None:
                self.gehaald.add(naam)
                return self._met_huidige_hashes(inhoud.decode("utf-8"))
        return None

    def leg(self, naam: str, sleutel: str, tekst: str, verslag: Verslag) -> None:
        """Bewaar een uitkomst, tenzij een bestand eronder tijdens de run veranderde."""
        if not self.invoer.klopt(verslag.gelezen) or not self.invoer.nog_gelijk(verslag.geopend):
            return
        los = {pad: self.invoer.hashes.get(pad, "") for pad in verslag.geopend}
        bewijs = {
            "namen": self.invoer.namen,
            "rust_op": {**verslag.gebruikt, **los},
            "uitkomst": self.plaats.bewaar(tekst.encode("utf-8")),
        }
        self.plaats.schrijf_bewijs(f"notebook/{naam}", self._heel(sleutel), bewijs)

    def _heel(self, sleutel: str) -> str:
        return f"{self.invoer.code}\n{sleutel}"

    def _met_huidige_hashes(self, tekst: str) -> str:
        """Het notebook noemt ook bestanden die het las maar niet gebruikte; die kunnen sindsdien anders zijn."""
        nb = json.loads(tekst)
        veranderd = False
        for cel in nb["cells"]:
            for uitvoer in cel.get("outputs", []):
                genoemd = uitvoer.get("data", {}).get(_GELEZEN, {})
                for pad in genoemd:
                    nu = self.invoer.hashes.get(pad.replace("\\", "/"), genoemd[pad])
                    veranderd |= nu != genoemd[pad]
                    genoemd[pad] = nu
        return _als_notebook(nb) if veranderd else tekst


def _gegevens(rust_op: Mapping[str, str]) -> dict[str, str]:
    return {pad: waarde for pad, waarde in rust_op.items() if pad.startswith("data/")}


class Leenvoorraad:
    """Een voorraad die ook uitleent wat nog na te gaan is; `geleend` zegt van welke notebooks."""

    def __init__(self, voorraad: Notebookvoorraad) -> None:
        self.voorraad = voorraad
        self.geleend: set[str] = set()

    def haal(self, naam: str, sleutel: str) -> str | None:
        """De uitkomst die klopt, anders een geleende."""
        tekst = self.voorraad.haal(naam, sleutel)
        if tekst is None and (tekst := self.voorraad.leen(naam, sleutel)) is not None:
            self.geleend.add(naam)
        return tekst

    def leg(self, naam: str, sleutel: str, tekst: str, verslag: Verslag) -> None:
        """Bewaar een uitkomst."""
        self.voorraad.leg(naam, sleutel, tekst, verslag)


def _als_notebook(nb: dict) -> str:
    import nbformat

    return nbformat.writes(nbformat.from_dict(nb))
