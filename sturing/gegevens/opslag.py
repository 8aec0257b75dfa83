"""Metingen bijschrijven: alleen toevoegen, gesorteerd, onder een slot, en nooit half.

Een meting heeft twee tijden: de periode waarover zij gaat en `beschikbaar_per`, de dag waarop wij haar kenden.
Een herziening is een nieuwe rij met een latere dag; de oude blijft staan. Rijen staan op sleutel gesorteerd, één
per regel, zodat twee mensen die verschillende metingen toevoegen elkaar in git zelden raken.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import filelock

from sturing.bronnen.ophalen.rij import Opbrengst, Rij
from sturing.fouten import GegevensFout, OmgevingFout
from sturing.gegevens.feitenmodel import METINGKOLOMMEN
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.tabellen import lees_rijen
from sturing.gegevens.vergelijking import SLEUTEL, Verschil, vergelijk
from sturing.schijf import ruim_resten_op, schrijf_atomair

#: Zo lang wachten wij op een andere schrijver, in seconden.
WACHT_OP_SLOT = 20.0
_VOLGORDE = (*SLEUTEL, "beschikbaar_per")

#: Krijgt de nieuwe rijen en de naam van het bestand, en gooit een `SturingFout` als zij niet kloppen.
Toets = Callable[[Sequence[Mapping[str, str]], str], None]


class Opslag:
    """De map `metingen/` van één gemeente, om in te schrijven; `toets` keurt wat erbij komt."""

    def __init__(self, lezer: Lezer, map_: Path, toets: Toets = lambda rijen, plaats: None) -> None:
        self.map = map_ / "metingen"
        self._lezer, self._toets = lezer, toets
        self._gelezen: dict[Path, tuple[tuple[int, int], list[dict[str, str]]]] = {}

    def bekijk(self, opbrengst: Opbrengst) -> Verschil:
        """Het verschil tussen een opbrengst en wat er staat; schrijft niets."""
        return vergelijk(opbrengst, self._lees(self._pad(opbrengst.bron)), self._elders(opbrengst))

    def schrijf(self, opbrengst: Opbrengst) -> Verschil:
        """Voeg toe wat nieuw of herzien is en geef het verschil.

        Fouten: `OmgevingFout` als een ander schrijft of de schijf weigert; `GegevensFout`
        als het resultaat niet klopt. In beide gevallen staat er nog precies wat er stond.
        """
        with self._slot():
            pad = self._pad(opbrengst.bron)
            bekend = self._lees(pad)
            verschil = vergelijk(opbrengst, bekend, self._elders(opbrengst))
            if erbij := verschil.te_schrijven():
                self._zet_neer(pad, bekend, [als_velden(rij) for rij in erbij])
        return verschil

    def _zet_neer(self, pad: Path, bekend: list[dict[str, str]], erbij: list[dict[str, str]]) -> None:
        self._toets(erbij, self._lezer.plaats(pad))
        tekst = bouw_csv([*bekend, *erbij])
        _toets_niets_weg(self._lezer.plaats(pad), bekend, tekst)
        self._schrijf_tekst(pad, tekst)

    def _schrijf_tekst(self, pad: Path, tekst: str) -> None:
        try:
            schrijf_atomair(pad, tekst.encode())
        except OSError as fout:
            raise OmgevingFout(
                self._lezer.plaats(pad), f"schrijven lukt niet ({fout.strerror})", "controleer schijfruimte en rechten"
            ) from None

    def niet_op_volgorde(self) -> tuple[Path, ...]:
        """De bestanden die anders staan dan wij ze schrijven, zoals na een samenvoeging in git."""
        return tuple(
            pad for pad in sorted(self.map.glob("*.csv")) if _op_orde(self._lees(pad)) != self._lezer.lees_tekst(pad)
        )

    def orden(self) -> tuple[Path, ...]:
        """Zet de rijen van elk bestand op volgorde en haal precies gelijke rijen weg; geef wat is veranderd.

        Fouten: `OmgevingFout` als een ander schrijft of de schijf weigert; er is dan niets kwijt.
        """
        with self._slot():
            paden = self.niet_op_volgorde()
            for pad in paden:
                rijen = self._lees(pad)
                tekst = _op_orde(rijen)
                _toets_niets_weg(self._lezer.plaats(pad), rijen, tekst)
                self._schrijf_tekst(pad, tekst)
        return paden

    @contextmanager
    def _slot(self):
        self.map.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(self.map / ".slot", timeout=WACHT_OP_SLOT):
                ruim_resten_op(self.map)
                yield
        except filelock.Timeout:
            raise OmgevingFout(
                self._lezer.plaats(self.map),
                "iemand anders schrijft hier net",
                "wacht tot die klaar is en probeer het opnieuw",
            ) from None

    def _pad(self, bron: str) -> Path:
        return self.map / f"{bron}.csv"

    def _lees(self, pad: Path) -> list[dict[str, str]]:
        """De rijen van een bestand; een bestand dat sinds de vorige keer gelijk bleef, wordt niet opnieuw gelezen."""
        if not pad.exists():
            return []
        staat = pad.stat()
        merk = (staat.st_mtime_ns, staat.st_size)
        if self._gelezen.get(pad, (None,))[0] != merk:
            self._gelezen[pad] = (merk, [rij for _, rij in lees_rijen(self._lezer, pad, METINGKOLOMMEN)])
        return self._gelezen[pad][1]

    def _elders(self, opbrengst: Opbrengst) -> dict[tuple[str, ...], Mapping[str, str]]:
        """De laatste versie van dezelfde metingen in andere bestanden."""
        onze = {tuple(str(getattr(rij, naam)) for naam in SLEUTEL) for rij in opbrengst.rijen}
        uit: dict[tuple[str, ...], Mapping[str, str]] = {}
        for pad in sorted(self.map.glob("*.csv")):
            if pad.stem == opbrengst.bron:
                continue
            for rij in self._lees(pad):
                sleutel = tuple(rij[naam] for naam in SLEUTEL)
                if sleutel in onze and rij["beschikbaar_per"] >= uit.get(sleutel, rij)["beschikbaar_per"]:
                    uit[sleutel] = rij
        return uit


def als_velden(rij: Rij) -> dict[str, str]:
    """Een rij als tekst per kolom; leeg is onbekend, een heel getal heeft geen decimalen."""
    return {naam: _als_veld(getattr(rij, naam)) for naam in METINGKOLOMMEN}


def _als_veld(waarde: object) -> str:
    """
    >>> _als_veld(None), _als_veld(12.0), _als_veld(0.1 + 0.2), _als_veld("a")
    ('', '12', '0.3', 'a')
    """
    if waarde is None:
        return ""
    if isinstance(waarde, float):
        return f"{waarde:.6f}".rstrip("0").rstrip(".")
    return str(waarde)


def bouw_csv(rijen: Iterable[Mapping[str, str]]) -> str:
    """De tekst van een metingenbestand: kop, rijen op volgorde, LF."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(METINGKOLOMMEN)
    volgorde = sorted(rijen, key=lambda rij: tuple(rij[naam] for naam in _VOLGORDE))
    schrijver.writerows([rij[naam] for naam in METINGKOLOMMEN] for rij in volgorde)
    return uit.getvalue()


def _op_orde(rijen: Iterable[Mapping[str, str]]) -> str:
    """De tekst van deze rijen op volgorde, elke rij één keer."""
    return bouw_csv({tuple(rij.values()): rij for rij in rijen}.values())


def _toets_niets_weg(plaats: str, bekend: Sequence[Mapping[str, str]], tekst: str) -> None:
    """De belofte van deze module, nog één keer nagerekend voordat er iets op schijf komt."""
    nieuw = {tuple(velden) for velden in csv.reader(io.StringIO(tekst, newline=""))}
    for rij in bekend:
        if tuple(rij[naam] for naam in METINGKOLOMMEN) not in nieuw:
            raise GegevensFout(
                plaats, f"de meting van {rij['indicator']} zou verdwijnen", "er is niets geschreven; meld dit"
            )
