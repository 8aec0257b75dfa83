"""Een bladzijde laden zoals op een gewone telefoon: trage verbinding, trage processor, en meten wat er verschuift."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: (bits per seconde, vertraging in ms): een volle 3G-cel, en een gewone 4G-verbinding.
NETTEN = {"1,6 Mbps": (1.6e6, 150), "9 Mbps": (9e6, 60)}
#: Een telefoon uit het midden is ongeveer vier keer zo traag als een laptop.
TRAGER = 4
_LUISTER = """
window.gemeten = {verschuiving: 0, wat: []};
new PerformanceObserver((lijst) => {
  for (const deel of lijst.getEntries()) {
    if (deel.hadRecentInput) continue;
    gemeten.verschuiving += deel.value;
    gemeten.wat.push(...deel.sources.map((bron) => bron.node?.outerHTML?.slice(0, 80) ?? "?"));
  }
}).observe({type: "layout-shift", buffered: true});
"""
_TIJDEN = """() => {
  const begin = performance.getEntriesByType("navigation")[0];
  const verf = performance.getEntriesByName("first-contentful-paint")[0];
  return {...gemeten, eerste: verf ? verf.startTime : 0, klaar: begin.domContentLoadedEventEnd};
}"""


class _Ingepakt(SimpleHTTPRequestHandler):
    """Tekst gaat ingepakt over de lijn, zoals in `docs/nginx-voorbeeld.conf`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        pad = Path(self.translate_path(self.path))
        if pad.suffix not in (".html", ".css", ".js", ".svg") or not pad.is_file():
            return super().do_GET()
        inhoud = gzip.compress(pad.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(pad))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, *args) -> None:
        """Zwijg."""


@contextmanager
def aangeboden(map_: Path) -> Iterator[str]:
    """Het adres waar `map_` even te bezoeken is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Ingepakt, directory=str(map_)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def laad_traag(browser, adres: str, net: str, breed: int = 390) -> dict:
    """Laad `adres` met een leeg geheugen; de tijden in ms en de optelsom van wat verschoof."""
    snelheid, wacht = NETTEN[net]
    context = browser.new_context(viewport={"width": breed, "height": 844})
    try:
        venster = context.new_page()
        venster.add_init_script(_LUISTER)
        sessie = context.new_cdp_session(venster)
        gehaald = []
        sessie.on("Network.loadingFinished", lambda bericht: gehaald.append(bericht["encodedDataLength"]))
        sessie.send("Network.enable")
        sessie.send("Emulation.setCPUThrottlingRate", {"rate": TRAGER})
        sessie.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": wacht, "downloadThroughput": snelheid / 8, "uploadThroughput": snelheid / 8},
        )
        venster.goto(adres, wait_until="load", timeout=120_000)
        # Ook wat een letter of script na het laden nog doet, telt mee.
        venster.wait_for_timeout(700)
        return {**venster.evaluate(_TIJDEN), "bytes": sum(gehaald)}
    finally:
        context.close()
