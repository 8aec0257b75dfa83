"""Een kleine webserver voor wie aan een bladzijde schrijft: toont het boek en ververst de pagina na elke wijziging.

Alleen deze computer kan erbij. Het stukje script dat ververst, komt alleen in wat deze server verstuurt; in
het boek zelf staat het nooit.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from sturing.fouten import OmgevingFout

_GASTHEER = "127.0.0.1"
_NIEUWS = "/-/nieuws"
#: Zo lang wacht een pagina hooguit op nieuws; daarna vraagt de browser het opnieuw.
_GEDULD = 20.0
_SCRIPT = """
<script>
(() => {
  const vak = document.createElement("pre");
  vak.setAttribute("role", "alert");
  vak.style.cssText = "position:fixed;inset:auto 1rem 1rem;z-index:9999;max-height:60vh;overflow:auto;margin:0;" +
    "padding:1rem;background:#fff;color:#7a0019;border:3px solid #7a0019;font:1rem/1.5 monospace;white-space:pre-wrap";
  let gezien = null;
  new EventSource("/-/nieuws").onmessage = (bericht) => {
    const nieuws = JSON.parse(bericht.data);
    if (gezien !== null && nieuws.versie !== gezien && !nieuws.fout) location.reload();
    gezien = gezien === null || !nieuws.fout ? nieuws.versie : gezien;
    vak.textContent = nieuws.fout ? "Deze bladzijde is nog de vorige.\\n" + nieuws.fout : "";
    if (nieuws.fout) document.body.append(vak); else vak.remove();
  };
})();
</script>
"""
_WACHT = "<!DOCTYPE html><html lang='nl'><meta charset='utf-8'><title>Nog niet klaar</title><body><h1>Even wachten</h1>"

#: De bibliotheek vult hier met `%` de code in; een dubbel procentteken wordt er een.
_FOUT = (
    "<!DOCTYPE html><html lang='nl'><meta charset='utf-8'><title>Fout %(code)d</title><body>"
    "<h1>Deze bladzijde is hier niet</h1><p>Controleer het adres (fout %(code)d).</p>"
)


@dataclass
class Stand:
    """Wat er te zien is: de map met HTML, haar versie, en de fout van de laatste poging."""

    map: Path | None = None
    versie: int = 0
    fout: str = ""
    wissel: threading.Condition = field(default_factory=threading.Condition)

    def gelukt(self, map_: Path) -> None:
        """Toon voortaan deze map."""
        with self.wissel:
            self.map, self.versie, self.fout = map_, self.versie + 1, ""
            self.wissel.notify_all()

    def mislukt(self, fout: str) -> None:
        """Laat staan wat er stond en toon de fout."""
        with self.wissel:
            self.versie, self.fout = self.versie + 1, fout
            self.wissel.notify_all()

    def wacht(self, versie: int) -> None:
        """Wacht tot er een andere versie is dan deze, of tot het geduld op is."""
        with self.wissel:
            self.wissel.wait_for(lambda: self.versie != versie, _GEDULD)

    def als_json(self) -> str:
        """Het nieuws voor de browser."""
        return json.dumps({"versie": self.versie, "fout": self.fout})


def start_server(stand: Stand, poort: int) -> ThreadingHTTPServer:
    """Begin te luisteren op deze computer; `poort` 0 kiest een vrije. Fout: `OmgevingFout` als de poort bezet is."""

    class Bezoek(_Bezoek):
        """Een verzoek aan deze server."""

    Bezoek.stand = stand
    try:
        server = ThreadingHTTPServer((_GASTHEER, poort), Bezoek)
    except OSError:
        raise OmgevingFout("kijk", f"poort {poort} is al in gebruik", "kies een andere met --poort") from None
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Bezoek(SimpleHTTPRequestHandler):
    stand: Stand
    protocol_version = "HTTP/1.1"
    error_message_format = _FOUT

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - de naam is van de bibliotheek
        """Zwijg: fouten staan in de pagina."""

    def do_GET(self) -> None:  # noqa: N802 - de naam is van de bibliotheek
        """Geef nieuws, een pagina met het verversscript, of een gewoon bestand."""
        adres = self.path.partition("?")[0]
        # Een vreemde site kan een eigen naam naar deze computer laten wijzen en zo meelezen.
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in (_GASTHEER, "localhost"):
            self.send_error(403)
        elif adres == _NIEUWS:
            self._nieuws()
        elif self.stand.map is None:
            self._html(_WACHT + _SCRIPT)
        elif (pad := self._bestand(adres)) is None:
            self.send_error(404)
        elif pad.suffix == ".html":
            tekst = pad.read_text(encoding="utf-8")
            self._html(tekst.replace("</body>", f"{_SCRIPT}</body>", 1))
        else:
            self._verstuur(pad.read_bytes(), self.guess_type(str(pad)))

    def _bestand(self, adres: str) -> Path | None:
        """Het bestand bij een adres, alleen binnen de map van het boek; niets als dat geen bestand kan zijn."""
        wortel = self.stand.map.resolve()
        try:
            pad = (wortel / unquote(adres).lstrip("/")).resolve()
            pad = pad / "index.html" if pad.is_dir() else pad
            return pad if pad.is_relative_to(wortel) and pad.is_file() else None
        except (OSError, ValueError):
            # Te lang voor de schijf, of met een teken dat in geen bestandsnaam kan.
            return None

    def _html(self, tekst: str) -> None:
        self._verstuur(tekst.encode("utf-8"), "text/html; charset=utf-8")

    def _verstuur(self, inhoud: bytes, soort: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", soort)
        self.send_header("Content-Length", str(len(inhoud)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(inhoud)

    def _nieuws(self) -> None:
        """Stuur de stand, en daarna elke keer dat zij verandert, tot de browser weg is."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                versie = self.stand.versie
                self.wfile.write(f"data: {self.stand.als_json()}\n\n".encode())
                self.wfile.flush()
                self.stand.wacht(versie)
        except OSError:
            return
