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
#: Zoveel trager rekent de browser als niemand de machine ijkt.
TRAGER = 4
#: De rekenscore van een telefoon uit het midden (Pixel 5) en een eenvoudige (Moto G Power 2022), zoals Chrome DevTools
#: zijn vertraging ijkt (`CalibrationController.ts`).
TELEFOONS = {"midden": 1000, "eenvoudig": 264}
#: Teksten maken en rijen overschrijven, elk een kwart seconde: de maat waar die scores in staan (BenchmarkIndex).
_SCORE = """() => {
  const perTiendeSeconde = (doe) => {
    const begin = performance.now();
    let keren = 0;
    do { doe(keren); keren += 1; } while (performance.now() - begin < 250);
    return keren / (performance.now() - begin) * 100;
  };
  const tekst = () => { let t = ""; for (let i = 0; i < 10000; i++) t += "a"; if (t.length === 1) throw t; };
  const rijen = [0, 1].map(() => Array.from({length: 100000}, (_, i) => i));
  const rij = (keer) => {
    const van = rijen[keer % 2], naar = rijen[1 - keer % 2];
    for (let i = 0; i < van.length; i++) naar[i] = van[i];
  };
  return (perTiendeSeconde(tekst) + perTiendeSeconde(rij)) / 2;
}"""
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


def ijk(browser, score: float) -> float:
    """Hoeveel keer trager deze machine moet rekenen om zo snel te zijn als een telefoon met deze score."""
    venster = browser.new_page()
    try:
        sessie = venster.context.new_cdp_session(venster)

        def meet(trager: float) -> float:
            sessie.send("Emulation.setCPUThrottlingRate", {"rate": trager})
            return venster.evaluate(_SCORE)

        meet(1)  # de eerste keer vertaalt de browser de code nog
        te_snel, te_traag = 1.0, 20.0
        for _ in range(7):
            midden = (te_snel * te_traag) ** 0.5
            if meet(midden) > score:
                te_snel = midden
            else:
                te_traag = midden
        return (te_snel * te_traag) ** 0.5
    finally:
        venster.close()


def laad_traag(browser, adres: str, net: str, breed: int = 390, trager: float = TRAGER) -> dict:
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
        sessie.send("Emulation.setCPUThrottlingRate", {"rate": trager})
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
