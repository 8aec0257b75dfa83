"""Rijen van een tabel omzetten naar `Rij`: de eenheid, de marges, de noemer en de woorden van het kader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sturing.bronnen.ophalen.cbsperioden import lees_periode
from sturing.bronnen.ophalen.definitie import Cbsblok, Reeks, Tabel, naam_van_tabel
from sturing.bronnen.ophalen.keuren import Gekozen
from sturing.bronnen.ophalen.rij import VOORLOPIG, Rij
from sturing.fouten import BronFout

_GETAL = re.compile(r"-?\d+([.,]\d+)?$")
#: Zo schrijven bronnen dat er geen waarde is; deze codes zijn nooit een getal (open-data/README.md).
_GEEN_WAARDE = {"", ".", "-", "x", "?", "null", "none", "-99996", "-99997", "-99998", "-99999"}


def lees_getal(waarde: object, plaats: str) -> float | None:
    """Een getal, of None als de bron er geen geeft; nooit 0 voor iets wat ontbreekt.

    >>> lees_getal("   183.3", "x"), lees_getal("         .", "x"), lees_getal(None, "x"), lees_getal(0, "x")
    (183.3, None, None, 0.0)
    """
    if waarde is None:
        return None
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        return None if str(int(waarde)) in _GEEN_WAARDE else float(waarde)
    tekst = str(waarde).strip()
    if tekst.casefold() in _GEEN_WAARDE:
        return None
    if not _GETAL.match(tekst):
        raise BronFout(
            plaats, f"'{tekst[:40]}' is geen getal", "de bron schrijft anders dan wij kennen; meld het bij de beheerder"
        )
    return float(tekst.replace(",", "."))


@dataclass(frozen=True)
class Omzetting:
    """Wat voor elke rij van één tabel gelijk is: `gebieden` gaat van de code van de bron naar die van sturing."""

    blok: Cbsblok
    tabel: Tabel
    gebieden: dict[str, str]
    voorlopig: frozenset[str]
    dag: date

    def bouw_rijen(self, rijen: Iterable[dict], gekozen: Gekozen, vast: dict[str, str]) -> list[Rij]:
        """De rijen van één reeks; ook rijen zonder waarde, want weg bij de bron is iets anders dan nooit geweest."""
        teller = self._zoek(rijen, vast | gekozen.filter)
        noemer = self._zoek(rijen, vast | (gekozen.noemer_filter or {})) if gekozen.noemer_maten else {}
        return [
            rij
            for (gebied, code), per_marge in sorted(teller.items())
            if (rij := self._bouw_rij(gekozen, gebied, code, per_marge, noemer.get((gebied, code), {})))
        ]

    def _zoek(self, rijen: Iterable[dict], filter_: dict[str, str]) -> dict[tuple[str, str], dict[str, dict]]:
        """De rijen die bij het filter horen: per gebied en periodecode, dan per marge."""
        uit: dict[tuple[str, str], dict[str, dict]] = {}
        marges = self.blok.marges
        for rij in rijen:
            if rij[self.blok.gebied] not in self.gebieden or any(rij[naam] != code for naam, code in filter_.items()):
                continue
            plek = (rij[self.blok.gebied], self.tabel.periode or rij[self.blok.tijd])
            marge = rij[marges.dimensie] if marges else ""
            eerder = uit.setdefault(plek, {}).setdefault(marge, rij)
            if eerder is not rij and {**eerder, "ID": 0} != {**rij, "ID": 0}:
                plaats = naam_van_tabel(self.blok, self.tabel.code)
                raise BronFout(
                    plaats,
                    f"{plek[0]}, {plek[1]} komt twee keer voor met andere cijfers",
                    "de tabel werd net vernieuwd? probeer het opnieuw",
                )
        return uit

    def _bouw_rij(
        self, gekozen: Gekozen, gebied: str, code: str, per_marge: dict, per_marge_noemer: dict
    ) -> Rij | None:
        periode = self.tabel.periode or lees_periode(code, self.blok.soort_periode)
        if periode is None:
            return None
        reeks, marges = gekozen.reeks, self.blok.marges
        plaats = f"{naam_van_tabel(self.blok, self.tabel.code)}, {'+'.join(gekozen.maten)}, {code}"
        waarde = _tel_op(per_marge.get(marges.waarde if marges else ""), gekozen.maten, plaats)
        onder = boven = teller = noemer = None
        if gekozen.noemer_maten:
            teller, noemer = (
                waarde,
                _tel_op(per_marge_noemer.get(marges.waarde if marges else ""), gekozen.noemer_maten, plaats),
            )
            waarde = 100 * teller / noemer if teller is not None and noemer else None
        # Marges van losse maten tellen niet op tot die van hun som.
        elif marges and len(gekozen.maten) == 1:
            onder, boven = (_tel_op(per_marge.get(m), gekozen.maten, plaats) for m in (marges.onder, marges.boven))
        waarde, onder, boven = reken_om(reeks, waarde, onder, boven)
        opmerking = "; ".join(t for t in (reeks.opmerking, VOORLOPIG if code in self.voorlopig else "") if t)
        return Rij(
            reeks.indicator, self.gebieden[gebied], periode, reeks.groep, waarde, reeks.herkomst, self.dag, plaats,
            onder, boven, teller=teller, noemer=noemer, opmerking=opmerking,
        )  # fmt: skip


def _tel_op(rij: dict | None, maten: tuple[str, ...], plaats: str) -> float | None:
    """De som van de maten; None zodra er een ontbreekt."""
    waarden = [lees_getal(rij[maat], plaats) for maat in maten] if rij else [None]
    return None if any(w is None for w in waarden) else sum(waarden)


def reken_om(reeks: Reeks, waarde: float | None, onder: float | None = None, boven: float | None = None):
    """Waarde en grenzen in de eenheid van de indicator; bij `omgekeerd` wisselen de grenzen van plaats."""

    def om(getal: float | None) -> float | None:
        if getal is None:
            return None
        getal = getal * reeks.factor
        return round(100 - getal if reeks.omgekeerd else getal, 6)

    if waarde is None:
        return None, None, None
    grenzen = (om(boven), om(onder)) if reeks.omgekeerd else (om(onder), om(boven))
    return om(waarde), *grenzen
