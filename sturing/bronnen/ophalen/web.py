"""Opvragen over het net: time-outs, terugwijken met ruis, een beleefd tempo en grenzen aan wat binnenkomt."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Protocol

import httpx
import tenacity

from sturing import __version__
from sturing.bronnen.ophalen.adressen import basisadres, is_eigen_machine, is_veilig, pad_binnen
from sturing.fouten import BronFout

#: Zoveel doorverwijzingen volgen wij; meer is een kring.
_DOORVERWIJZINGEN = 3
_TIJDELIJK = {408, 425, 429, 500, 502, 503, 504}
#: Gooit `Onvolledig` als een antwoord niet heel is.
Toets = Callable[[bytes], None]
_OUD_BLIJFT = "de oude gegevens staan er nog; probeer het later opnieuw"


@dataclass(frozen=True)
class Webinstelling:
    """Hoe geduldig en hoe beleefd wij zijn; tijden in seconden."""

    pogingen: int = 5
    verbinden: float = 10.0
    stilte: float = 60.0
    geheel: float = 600.0
    eerste_wacht: float = 1.0
    langste_wacht: float = 60.0
    langste_verzoek: float = 120.0
    pauze: float = 0.25
    grootste: int = 300_000_000


class Onvolledig(Exception):
    """Het antwoord is niet heel; opnieuw vragen kan helpen."""


class NietGevonden(BronFout):
    """De bron kent dit adres niet."""


class TeVeelCellen(BronFout):
    """De vraag is te groot voor de bron; een kleinere kan wel."""


class Haler(Protocol):
    """Geeft de bytes achter een pad van een dienst: van het net of uit een momentopname."""

    def haal(
        self, dienst: str, pad: str, toets: Toets | None = None, koppen: Mapping[str, str] | None = None
    ) -> bytes: ...


class _Tijdelijk(Exception):
    """Een storing die vanzelf over kan gaan; `wacht` is wat de bron zelf vroeg."""

    def __init__(self, reden: str, wacht: float | None = None) -> None:
        super().__init__(reden)
        self.wacht = wacht


class Web:
    """Haalt bytes op bij een dienst."""

    def __init__(self, instelling: Webinstelling | None = None) -> None:
        self.instelling = instelling or Webinstelling()
        tijden = httpx.Timeout(self.instelling.stilte, connect=self.instelling.verbinden)
        kop = {"User-Agent": f"sturing/{__version__} (voortgangsrapportage sociaal domein)", "Accept": "*/*"}
        self._klant = httpx.Client(timeout=tijden, headers=kop, follow_redirects=False)
        self._laatste: dict[str, float] = {}

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self._klant.close()

    def haal(self, dienst: str, pad: str, toets: Toets | None = None, koppen: Mapping[str, str] | None = None) -> bytes:
        """De bytes achter `pad`; `toets` gooit `Onvolledig` als het antwoord niet heel is.

        Fouten: `BronFout` na alle pogingen; `NietGevonden` bij 404; `TeVeelCellen`
        als de bron de vraag te groot vindt.
        """
        poging = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.instelling.pogingen),
            wait=self._wachttijd,
            retry=tenacity.retry_if_exception_type(_Tijdelijk),
            reraise=True,
        )
        try:
            return poging(self._haal_een_keer, dienst, pad, toets, koppen or {})
        except _Tijdelijk as fout:
            keer = self.instelling.pogingen
            raise BronFout(
                toon_adres(dienst, pad), f"na {keer} pogingen nog geen goed antwoord ({fout})", _OUD_BLIJFT
            ) from None

    def _wachttijd(self, toestand: tenacity.RetryCallState) -> float:
        """Steeds dubbel zo lang, met ruis, zodat niet iedereen tegelijk terugkomt."""
        fout = toestand.outcome.exception() if toestand.outcome else None
        if isinstance(fout, _Tijdelijk) and fout.wacht is not None:
            return min(fout.wacht, self.instelling.langste_verzoek)
        plafond = min(self.instelling.eerste_wacht * 2 ** (toestand.attempt_number - 1), self.instelling.langste_wacht)
        return plafond / 2 + random.uniform(0, plafond / 2)

    def _haal_een_keer(self, dienst: str, pad: str, toets: Toets | None, koppen: Mapping[str, str]) -> bytes:
        if koppen and not is_veilig(basisadres(dienst)):
            raise BronFout(
                basisadres(dienst), "een sleutel gaat niet over een open verbinding", "gebruik een adres met https"
            )
        for _ in range(_DOORVERWIJZINGEN + 1):
            antwoord, inhoud = self._vraag(dienst, pad, koppen)
            if not antwoord.has_redirect_location:
                break
            pad = pad_binnen(dienst, str(antwoord.url.join(antwoord.headers["location"])))
        _toets_status(dienst, pad, antwoord, inhoud)
        if toets:
            try:
                toets(inhoud)
            except Onvolledig as fout:
                raise _Tijdelijk(str(fout)) from None
        return inhoud

    def _vraag(self, dienst: str, pad: str, koppen: Mapping[str, str]) -> tuple[httpx.Response, bytes]:
        self._wacht_beurt(dienst)
        einde = time.monotonic() + self.instelling.geheel
        stukken, lengte = [], 0
        try:
            with self._klant.stream("GET", basisadres(dienst) + pad, headers=dict(koppen)) as antwoord:
                for stuk in antwoord.iter_bytes():
                    stukken.append(stuk)
                    lengte += len(stuk)
                    if lengte > self.instelling.grootste:
                        raise BronFout(
                            toon_adres(dienst, pad),
                            "het antwoord is te groot",
                            "vraag de beheerder na te gaan of het adres klopt",
                        )
                    if time.monotonic() > einde:
                        raise _Tijdelijk(f"langer dan {self.instelling.geheel:.0f} seconden bezig")
                return antwoord, b"".join(stukken)
        except httpx.TimeoutException:
            raise _Tijdelijk("geen antwoord op tijd") from None
        except (httpx.TransportError, httpx.DecodingError) as fout:
            raise _Tijdelijk(f"verbinding verbroken: {type(fout).__name__}") from None
        finally:
            self._laatste[dienst] = time.monotonic()

    def _wacht_beurt(self, dienst: str) -> None:
        # Een spiegel op deze machine hoeven wij niet te ontzien.
        if is_eigen_machine(basisadres(dienst)):
            return
        rest = self._laatste.get(dienst, 0.0) + self.instelling.pauze - time.monotonic()
        if rest > 0:
            time.sleep(rest)


def _toets_status(dienst: str, pad: str, antwoord: httpx.Response, inhoud: bytes) -> None:
    status, plaats = antwoord.status_code, toon_adres(dienst, pad)
    if status == 200:
        return
    # Zo meldt het CBS dat een vraag te groot is (open-data/README.md); opnieuw vragen helpt dan niet.
    if status == 500 and b"more than 10000" in inhoud:
        raise TeVeelCellen(plaats, "de bron geeft geen antwoord van meer dan 10.000 cellen", "maak de vraag kleiner")
    if status in _TIJDELIJK:
        raise _Tijdelijk(f"status {status}", _gevraagde_wacht(antwoord))
    if status in (401, 403):
        raise BronFout(plaats, f"de bron weigert ons (status {status})", "controleer de sleutel in de omgeving")
    if status in (404, 410):
        raise NietGevonden(
            plaats,
            f"dit bestaat niet bij de bron (status {status})",
            "kijk of de tabel is vervangen en pas de definitie aan",
        )
    raise BronFout(plaats, f"de bron geeft status {status}", "kijk of de definitie nog bij de tabel past")


def _gevraagde_wacht(antwoord: httpx.Response) -> float | None:
    """Wat de bron in Retry-After vraagt: seconden of een tijdstip."""
    tekst = antwoord.headers.get("retry-after", "").strip()
    if tekst.isdecimal():
        return float(tekst)
    try:
        return max(parsedate_to_datetime(tekst).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return None


def toon_adres(dienst: str, pad: str) -> str:
    """Het adres voor in een melding, zonder de vraag erachter: die kan lang zijn."""
    return basisadres(dienst) + pad.split("?")[0]
