"""Een server op 127.0.0.1 die zich gedraagt als het CBS, met verzonnen cijfers en storingen naar keuze.

Wat hij nadoet staat in de documentatie van OData v3 en v4: sleutels met spaties gevuld, `odata.nextLink`, hoogstens
10.000 cellen per vraag (dan status 500), null voor onbekend. `storingen` zijn eenmalig: de eerste die op het
pad past, gaat eraf.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

MEESTE_CELLEN = 10_000


@dataclass
class Neptabel:
    """Een tabel: maten `{code: (titel, eenheid)}`, dimensies `{naam: {code: titel}}` en rijen met gewone codes."""

    titel: str
    maten: dict[str, tuple[str, str]]
    dimensies: dict[str, dict[str, str]]
    rijen: list[dict]
    status: dict[str, str] = field(default_factory=dict)
    omschrijving: dict[str, str] = field(default_factory=dict)
    tijd: str = "Perioden"


@dataclass
class Storing:
    """Wat er één keer misgaat bij een pad dat `deel` bevat."""

    deel: str
    soort: str  # reset, half, 500, 429, 503, traag, kolom, vreemd, html, druppel
    wacht: float = 0.0
    keer: int = 1


class Nepbron:
    """De server; als context start en stopt hij."""

    def __init__(self) -> None:
        self.tabellen: dict[str, Neptabel] = {}
        self.bestanden: dict[str, tuple[int, bytes]] = {}
        self.storingen: list[Storing] = []
        self.verzoeken: list[tuple[str, dict[str, str], float]] = []
        self.bladgrootte = 0
        self.na_verzoek: Callable[[str], None] = lambda pad: None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    def __enter__(self) -> Nepbron:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def paden(self) -> list[str]:
        return [unquote(pad) for pad, _, _ in self.verzoeken]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        bron = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Anders wacht elk antwoord 40 ms op de bevestiging van zijn kop.
            disable_nagle_algorithm = True

            def log_message(self, *_: object) -> None: ...

            def do_GET(self) -> None:  # noqa: N802 - zo roept http.server aan
                bron.verzoeken.append((self.path, dict(self.headers), time.monotonic()))
                status, inhoud = bron._antwoord(self.path)
                storing = bron._kies_storing(self.path)
                _stuur(self, status, inhoud, storing)
                bron.na_verzoek(self.path)

        return Handler

    def _kies_storing(self, pad: str) -> Storing | None:
        for storing in self.storingen:
            if storing.deel in unquote(pad) and storing.keer > 0:
                storing.keer -= 1
                return storing
        return None

    def _antwoord(self, adres: str) -> tuple[int, bytes]:
        delen = urlsplit(adres)
        pad = unquote(delen.path)
        if pad in self.bestanden:
            return self.bestanden[pad]
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()}
        if treffer := re.match(r"/ODataApi/odata/(\w+)/(\w+)$", pad):
            return self._v3(treffer[1], treffer[2], vraag)
        if treffer := re.match(r"/odata/v1/CBS/(\w+)/(\w+)$", pad):
            return self._v4(treffer[1], treffer[2], vraag)
        return 404, b"<html>niet gevonden</html>"

    def _v3(self, code: str, deel: str, vraag: dict[str, str]) -> tuple[int, bytes]:
        tabel = self.tabellen.get(code)
        if tabel is None:
            return 404, b"{}"
        if deel == "TableInfos":
            return _omslag([{"Identifier": code, "Title": tabel.titel, "Modified": "2026-01-01T02:00:00"}])
        if deel == "DataProperties":
            return _omslag(_eigenschappen(tabel))
        if deel in tabel.dimensies:
            return _omslag([_v3_categorie(tabel, k, t) for k, t in tabel.dimensies[deel].items()])
        if deel != "TypedDataSet":
            return 404, b"{}"
        velden = vraag["$select"].split(",") if "$select" in vraag else [*tabel.dimensies, *tabel.maten]
        rijen = [r for r in _gevuld(tabel) if _past(r, vraag.get("$filter", ""))]
        begin, aantal = int(vraag.get("$skip", 0)), int(vraag.get("$top", 10**9))
        blad = [{"ID": n, **{v: r[v] for v in velden if v in r}} for n, r in enumerate(rijen)][begin : begin + aantal]
        if len(blad) * len(velden) > MEESTE_CELLEN:
            return 500, b'{"odata.error": {"message": {"value": "This query returns more than 10000 records"}}}'
        vervolg = None
        if self.bladgrootte and len(blad) > self.bladgrootte:
            over = len(blad) - self.bladgrootte
            blad = blad[: self.bladgrootte]
            rest = {**vraag, "$skip": str(begin + self.bladgrootte), "$top": str(over)}
            tekst = "&".join(f"{n}={w}" for n, w in rest.items())
            vervolg = f"{self.adres}/ODataApi/odata/{code}/TypedDataSet?{tekst}"
        return _omslag(blad, vervolg)

    def _v4(self, code: str, deel: str, vraag: dict[str, str]) -> tuple[int, bytes]:
        tabel = self.tabellen.get(code)
        if tabel is None:
            return 404, b"{}"
        if deel == "MeasureGroups":
            return _omslag([{"Id": "M1", "Title": "Onderwerp"}])
        if deel == "MeasureCodes":
            return _omslag(
                [{"Identifier": c, "Title": t, "Unit": e, "MeasureGroupId": "M1"} for c, (t, e) in tabel.maten.items()]
            )
        if deel == "Dimensions":
            return _omslag([{"Identifier": naam, "Kind": "Dimension"} for naam in tabel.dimensies])
        if deel.endswith("Codes") and deel[:-5] in tabel.dimensies:
            return _omslag(
                [
                    {"Identifier": k, "Title": t, "Status": tabel.status.get(k)}
                    for k, t in tabel.dimensies[deel[:-5]].items()
                ]
            )
        if deel != "Observations":
            return 404, b"{}"
        lang = [
            {"Id": 0, "Measure": m, "ValueAttribute": "None" if r[m] is not None else "Confidential", "Value": r[m],
             **{d: r[d] for d in tabel.dimensies}}
            for r in _gevuld(tabel) for m in tabel.maten
        ]  # fmt: skip
        return _omslag([w for w in lang if _past(w, vraag.get("$filter", ""))])


def _stuur(handler: BaseHTTPRequestHandler, status: int, inhoud: bytes, storing: Storing | None) -> None:
    soort = storing.soort if storing else ""
    if soort == "reset":
        # Zonder afscheid weg: de klant krijgt een RST.
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True
        return
    if soort in ("500", "503", "429"):
        status, inhoud = int(soort), b"storing"
    if soort == "html":
        status, inhoud = 200, b"<html>onderhoud</html>"
    if soort == "kolom":
        inhoud = inhoud.replace(b'_1"', b'_9"')
    if soort == "halve-json":
        inhoud = inhoud[: len(inhoud) // 2]
    if soort == "vreemd":
        omslag = json.loads(inhoud)
        inhoud = json.dumps(
            {**omslag, "odata.nextLink": "https://example.com/ODataApi/odata/X/TypedDataSet?$skip=1"}
        ).encode()
    if soort == "kring":
        inhoud = json.dumps({**json.loads(inhoud), "odata.nextLink": handler.path}).encode()
    if soort == "traag":
        time.sleep(storing.wacht)
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json;charset=utf-8")
    handler.send_header("Content-Length", str(len(inhoud)))
    if soort == "429" and storing.wacht:
        handler.send_header("Retry-After", str(int(storing.wacht)))
    handler.end_headers()
    _schrijf(handler, inhoud, soort, storing)


def _schrijf(handler: BaseHTTPRequestHandler, inhoud: bytes, soort: str, storing: Storing | None) -> None:
    try:
        if soort == "half":
            handler.wfile.write(inhoud[: len(inhoud) // 2])
            handler.wfile.flush()
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)
        elif soort == "druppel":
            for n in range(len(inhoud)):
                handler.wfile.write(inhoud[n : n + 1])
                handler.wfile.flush()
                time.sleep(storing.wacht)
        else:
            handler.wfile.write(inhoud)
    except OSError:
        handler.close_connection = True


def _omslag(rijen: list[dict], vervolg: str | None = None) -> tuple[int, bytes]:
    omslag = {"odata.metadata": "http://opendata.cbs.nl/$metadata", "value": rijen}
    if vervolg:
        omslag["odata.nextLink"] = vervolg
    return 200, json.dumps(omslag, ensure_ascii=False).encode()


def _eigenschappen(tabel: Neptabel) -> list[dict]:
    uit = [
        {"ID": n, "ParentID": None, "Key": naam, "Title": naam, "Unit": None, "Description": "",
         "Type": "TimeDimension" if naam == tabel.tijd else "Dimension"}
        for n, naam in enumerate(tabel.dimensies)
    ]  # fmt: skip
    groep = len(uit)
    uit.append({"ID": groep, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": "Onderwerp ", "Unit": None})
    uit += [
        {"ID": groep + n, "ParentID": groep, "Type": "Topic", "Key": code, "Title": f"{titel} ", "Unit": eenheid,
         "Description": tabel.omschrijving.get(code, "")}
        for n, (code, (titel, eenheid)) in enumerate(tabel.maten.items(), 1)
    ]  # fmt: skip
    return uit


def _v3_categorie(tabel: Neptabel, code: str, titel: str) -> dict:
    return {
        "Key": code.ljust(10),
        "Title": titel,
        "Description": "",
        **({"Status": tabel.status[code]} if code in tabel.status else {}),
    }


def _gevuld(tabel: Neptabel) -> list[dict]:
    """De rijen zoals de bron ze geeft: elke sleutel tot tien tekens gevuld."""
    return [{k: (v.ljust(10) if k in tabel.dimensies else v) for k, v in rij.items()} for rij in tabel.rijen]


def _past(rij: dict, filter_: str) -> bool:
    """Alleen de vorm die wij gebruiken: haakjes met startswith, verbonden met and."""
    for groep in filter(None, filter_.split(" and ")):
        keuzes = re.findall(r"startswith\((\w+),'([^']*)'\)", groep)
        assert keuzes, f"deze bron kent dit filter niet: {groep}"
        if not any(str(rij[veld]).startswith(code) for veld, code in keuzes):
            return False
    return True
