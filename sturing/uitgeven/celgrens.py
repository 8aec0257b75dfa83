"""Wat één notebook mag kosten, en de meter die zegt dat een cel erover is.

De maat voor rekenen is processortijd van de kernel met zijn kinderen, want kloktijd zegt op een drukke machine niets
over het notebook. Een cel die niets doet, verbruikt bijna niets; die herkent de meter aan het uitblijven daarvan.
Wie wil rekenen maar niet aan de beurt komt, doet wel iets: een drukke machine is geen reden om een cel te beëindigen.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import psutil

from sturing.fouten import OmgevingFout

_MB = 1 << 20
#: Hiermee geeft wie een trage machine heeft elke cel meer processortijd, in seconden.
CELGRENS_VARIABELE = "STURING_CELGRENS"
_PROCESSORTIJD = 120.0
#: Zoveel keer de processortijd mag een cel op de klok duren; een drukke machine haalt dat, een mens wacht niet langer.
_KLOK_PER_PROCESSOR = 7.5
#: Wie minder dan dit deel van de tijd rekent, doet niets; een kernel zelf verbruikt in rust enkele promillen.
_RUST = 0.01
#: Een kernel in rust wordt bij elke hartslag even wakker; pas wie zo vaak achtereen wil rekenen, is bezig.
_KEER_WAKKER = 3
#: Alleen Linux zegt of een proces wil rekenen; elders heet elk levend proces bezig.
_ZEGT_OF_HET_WIL = sys.platform == "linux"


@dataclass(frozen=True)
class Grenzen:
    """Wat één notebook hoogstens mag: seconden per cel, bytes geheugen en bytes uitvoer.

    `processortijd` is wat een cel mag rekenen, `kloktijd` hoe lang zij mag duren, `stilte` hoe lang zij niets mag
    doen. Zonder waarde volgen zij uit `STURING_CELGRENS` van de machine waar de kernel draait, en anders uit 120 s.
    """

    processortijd: float | None = None
    kloktijd: float | None = None
    stilte: float | None = None
    geheugen: int = 1536 * _MB
    uitvoer: int = 64 * _MB


@dataclass(frozen=True)
class Overschrijding:
    """Waarom een cel is beëindigd, en wat daartegen te doen is."""

    overtreder: str
    remedie: str


class Celmeter:
    """Meet één kernel; `begin` zet de meter voor de volgende cel op nul. Fouten: `OmgevingFout`."""

    def __init__(self, grenzen: Grenzen, klok: Callable[[], float] = time.monotonic) -> None:
        self.grenzen, self._klok = grenzen, klok
        self.processortijd = grenzen.processortijd or _uit_omgeving()
        self.kloktijd = grenzen.kloktijd or self.processortijd * _KLOK_PER_PROCESSOR
        self.stilte = grenzen.stilte or self.processortijd
        self._verbruikt, self._wakker = 0.0, 0
        self.begin()

    def begin(self) -> None:
        """Een nieuwe cel begint nu."""
        self._begonnen = self._bezig_om = self._klok()
        self._bij_begin = self._bij_bezig = self._verbruikt

    def meet(self, verbruikt: float, geheugen: int, wil: bool = False) -> Overschrijding | None:
        """Neem op wat de kernel tot nu toe rekende (s), nu vasthoudt (bytes) en of hij nu wil rekenen.

        Geeft wat er te veel is.
        """
        nu = self._klok()
        self._wakker = self._wakker + 1 if wil else 0
        # Een kind dat ongemerkt eindigt, neemt zijn tijd mee; terug in de tijd bestaat niet.
        self._verbruikt = max(self._verbruikt, verbruikt)
        if self._verbruikt - self._bij_bezig > _RUST * self.stilte or self._wakker >= _KEER_WAKKER:
            self._bezig_om, self._bij_bezig = nu, self._verbruikt
        if geheugen > self.grenzen.geheugen:
            return Overschrijding(
                f"het notebook gebruikt meer dan {self.grenzen.geheugen // _MB} MB geheugen",
                "laat het notebook minder tegelijk doen",
            )
        return self._te_lang(nu)

    def _te_lang(self, nu: float) -> Overschrijding | None:
        gerekend, duur = self._verbruikt - self._bij_begin, nu - self._begonnen
        ruimer = f"geef op een trage machine meer met {CELGRENS_VARIABELE} (in seconden)"
        if gerekend > self.processortijd:
            return Overschrijding(
                f"de cel is na {self.processortijd:g} seconden processortijd nog niet klaar",
                f"maak de cel kleiner of sneller, of {ruimer}",
            )
        if nu - self._bezig_om > self.stilte:
            return Overschrijding(
                f"de cel doet al {self.stilte:g} seconden niets en is nog niet klaar",
                "haal weg waar de cel op wacht",
            )
        if duur > self.kloktijd:
            return Overschrijding(
                f"de cel is na {self.kloktijd:g} seconden op de klok nog niet klaar"
                f" ({gerekend:.0f} seconden daarvan rekende zij)",
                f"de machine kan druk zijn: sluit andere programma's en draai nog een keer, of {ruimer}",
            )
        return None


def _uit_omgeving() -> float:
    tekst = os.environ.get(CELGRENS_VARIABELE, "") or str(_PROCESSORTIJD)
    try:
        waarde = float(tekst)
    except ValueError:
        waarde = 0.0
    if not 1 <= waarde < float("inf"):
        raise OmgevingFout(CELGRENS_VARIABELE, f"'{tekst}' is geen aantal seconden", "geef 1 of meer, of laat haar weg")
    return waarde


def peil(familie: list[psutil.Process]) -> tuple[float, int, bool]:
    """Processortijd (s), geheugen (bytes) en of er een wil rekenen, van een kernel met zijn nakomelingen.

    De kernel staat voorop.
    """
    tijden, geheugen, wil = 0.0, 0, False
    for plaats, proces in enumerate(familie):
        try:
            tijd = proces.cpu_times()
            geheugen += proces.memory_info().rss
            wil = wil or (_ZEGT_OF_HET_WIL and proces.status() == psutil.STATUS_RUNNING)
        except psutil.Error:
            continue
        tijden += tijd.user + tijd.system
        if not plaats:  # van een kind dat klaar is, heeft de kernel de tijd overgenomen
            tijden += getattr(tijd, "children_user", 0.0) + getattr(tijd, "children_system", 0.0)
    return tijden, geheugen, wil
