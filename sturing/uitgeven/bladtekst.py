"""Alles wat een lezer van een editie kan lezen, in stukken: HTML, PDF, CSV, JSON en rekenbladen.

Een stuk is een rij van een tabel, een alinea, een punt, een tekstalternatief of een regel, met de koppen waaronder zij
staat. Zo is van elk getal na te gaan waar het over gaat, zonder te weten wat er in het rapport hoort te staan.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

from sturing.uitgeven.pdftekst import lees_regels


@dataclass(frozen=True)
class Stuktekst:
    """Een stuk tekst: waar het staat, de koppen erboven, zijn cellen, en bij gegevens de waarde per kolom."""

    plaats: str
    koppen: str
    cellen: tuple[str, ...]
    velden: tuple[tuple[str, str], ...] = ()

    @property
    def tekst(self) -> str:
        """Koppen en cellen achter elkaar."""
        return f"{self.koppen} {' | '.join(self.cellen)}"


class _Lezer(HTMLParser):
    _BLOK = frozenset(("p", "li", "dt", "dd", "figcaption", "caption", "summary", "blockquote"))
    _KOP = frozenset(("h1", "h2", "h3", "h4"))
    _NIET = frozenset(("script", "style", "nav"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stukken: list[tuple[str, tuple[str, ...]]] = []
        self._koppen: dict[str, str] = {}
        #: De titel van de tabel waar de lezer in is; wat na die tabel komt, gaat daar niet meer over.
        self._titel = ""
        self._buffer: list[str] = []
        self._rij: list[str] | None = None
        self._niet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = {naam: waarde or "" for naam, waarde in attrs}
        self._niet += tag in self._NIET
        if alt := waarden.get("alt"):
            self._leg_neer((alt,))
        if tag == "tr":
            self._rij = [waarden["data-waarde"]] if waarden.get("data-waarde") else []
        if tag == "table":
            self._titel = ""
        if tag in self._KOP or tag in ("td", "th") or (tag in self._BLOK and self._rij is None):
            self._buffer = []

    def handle_data(self, data: str) -> None:
        if not self._niet:
            self._buffer.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._niet -= tag in self._NIET and self._niet > 0
        if tag in ("td", "th") and self._rij is not None:
            self._rij.append(self._neem())
        elif tag == "tr" and self._rij is not None:
            self._leg_neer(tuple(self._rij))
            self._rij = None
        elif tag == "caption":
            self._titel = self._neem()
            self._leg_neer((self._titel,))
        elif tag == "table":
            self._titel = ""
        elif tag in self._KOP:
            self._koppen = {k: v for k, v in self._koppen.items() if k < tag} | {tag: self._neem()}
            self._leg_neer((self._koppen[tag],))
        elif tag in self._BLOK and self._rij is None and (tekst := self._neem()):
            self._leg_neer((tekst,))

    def _neem(self) -> str:
        tekst, self._buffer = " ".join("".join(self._buffer).split()), []
        return tekst

    def _leg_neer(self, cellen: tuple[str, ...]) -> None:
        self.stukken.append((" ".join(v for v in (*self._koppen.values(), self._titel) if v), cellen))


def lees_html(tekst: str) -> list[tuple[str, tuple[str, ...]]]:
    """Koppen en cellen van elk stuk van een bladzijde."""
    lezer = _Lezer()
    lezer.feed(tekst)
    lezer.close()
    return lezer.stukken


def lees_stukken(map_: Path) -> Iterator[Stuktekst]:
    """Elk stuk van elk leesbaar bestand in `map_` en daaronder, met het pad binnen die map als plaats."""
    for pad in sorted(p for p in map_.rglob("*") if p.suffix.lower() in _LEZERS and p.is_file()):
        naam = pad.relative_to(map_).as_posix()
        for stuk in _LEZERS[pad.suffix.lower()](pad):
            yield Stuktekst(f"{naam}{stuk.plaats}", f"{stuk.koppen} {pad.stem}", stuk.cellen, stuk.velden)


def _uit_html(pad: Path) -> Iterator[Stuktekst]:
    for koppen, cellen in lees_html(pad.read_text(encoding="utf-8")):
        yield Stuktekst("", koppen, cellen)


def _uit_csv(pad: Path) -> Iterator[Stuktekst]:
    with pad.open(encoding="utf-8-sig", newline="") as stroom:
        yield from _uit_rijen(csv.reader(stroom), "")


def _uit_werkblad(pad: Path) -> Iterator[Stuktekst]:
    boek = openpyxl.load_workbook(pad, read_only=True, data_only=True)
    for blad in boek.worksheets:
        rijen = ([_woord(cel) for cel in rij] for rij in blad.iter_rows(values_only=True))
        yield from _uit_rijen(rijen, f", blad {blad.title}")


def _uit_rijen(rijen: Iterator[list[str]], waar: str) -> Iterator[Stuktekst]:
    kop: list[str] = []
    for nummer, rij in enumerate(rijen, start=1):
        kop = kop or [cel for cel in rij if cel] and rij
        velden = tuple(zip(kop, rij, strict=False)) if rij is not kop else ()
        yield Stuktekst(f"{waar}, regel {nummer}", " ".join(kop), tuple(rij), velden)


def _uit_json(pad: Path) -> Iterator[Stuktekst]:
    yield from _loop(json.loads(pad.read_text(encoding="utf-8")))


def _loop(deel: object) -> Iterator[Stuktekst]:
    """Elk voorwerp met kale waarden als een rij, en wat erin zit ook."""
    onder = list(deel.values()) if isinstance(deel, dict) else deel if isinstance(deel, list) else []
    if isinstance(deel, dict):
        velden = tuple((k, _woord(v)) for k, v in deel.items() if not isinstance(v, dict | list))
        yield Stuktekst("", "", tuple(v for _, v in velden), velden)
    for inhoud in onder:
        yield from _loop(inhoud)


def _uit_pdf(pad: Path) -> Iterator[Stuktekst]:
    """Elke regel, met als kop de twee regels erboven en de laatste titel van een tabel."""
    titel, vorige = "", ["", ""]
    for bladzijde, regel in lees_regels(pad):
        titel = regel if regel.startswith("Tabel ") else titel
        yield Stuktekst(f", bladzijde {bladzijde}", f"{titel} {' '.join(vorige)}", (regel,))
        vorige = [vorige[1], regel]


def _woord(waarde: object) -> str:
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return "" if waarde is None else str(waarde)


_LEZERS: dict[str, Callable[[Path], Iterator[Stuktekst]]] = {
    ".html": _uit_html, ".csv": _uit_csv, ".json": _uit_json, ".xlsx": _uit_werkblad, ".pdf": _uit_pdf,
}  # fmt: skip
