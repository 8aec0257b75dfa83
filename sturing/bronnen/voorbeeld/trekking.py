"""Cijfers trekken voor één indicator: een register telt iedereen, een enquête vraagt er een deel."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np

from sturing.bronnen.voorbeeld.bijzonder import NOEMERS, ZONDER_MARGE
from sturing.bronnen.voorbeeld.gemeente import VERGELIJK
from sturing.bronnen.voorbeeld.leveringen import Levering, Moment
from sturing.bronnen.voorbeeld.niveaus import bereken_lijn, kies_niveau
from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, Wereld, Wijkprofiel

#: Zo sterk werkt de kwetsbaarheid van een wijk door, op de schaal van log-odds.
_WIJKEFFECT = 0.35
#: Zoveel keer de steekproef van de gemeente heeft elk vergelijkgebied.
_STEEKPROEF = {"GG9999": 12, "PV99": 20, "NL": 60}


def verschuif(procent: float, stap: float) -> float:
    """Een percentage, verschoven op de schaal van log-odds en binnen 0,3 en 99,7 gehouden."""
    deel = min(max(procent, 0.3), 99.7) / 100
    return 100 / (1 + exp(-(log(deel / (1 - deel)) + stap)))


def met_marge(procent: float, n: int) -> dict:
    """Waarde met de grenzen van 95% zekerheid (Wilson), in procenten met een decimaal."""
    z, p = 1.96, procent / 100
    midden = (p + z * z / (2 * n)) / (1 + z * z / n)
    straal = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    waarde = round(procent, 1)
    laag = min(max(round(100 * (midden - straal), 1), 0.0), waarde)
    hoog = max(min(round(100 * (midden + straal), 1), 100.0), waarde)
    return {"waarde": waarde, "ondergrens": laag, "bovengrens": hoog, "n": n}


class Trekking:
    """Het toeval van één indicator, met de lijn waar de cijfers omheen liggen."""

    def __init__(self, indicator: dict, levering: Levering, wereld: Wereld) -> None:
        self.indicator, self.levering, self.wereld = indicator, levering, wereld
        self.toeval: np.random.Generator = wereld.toeval(indicator["id"])
        self.niveau, self.verandering = kies_niveau(indicator, wereld)
        self.groep = indicator.get("groep", "totaal")
        self.procent = indicator["eenheid"] == "procent"
        self.afstand = {g["code"]: float(self.toeval.normal(0, 0.12)) for g in VERGELIJK}

    def lijn(self, moment: Moment) -> float:
        """De waarde zonder toeval."""
        sleutel, laatste = self.indicator["id"], self.wereld.laatste
        return max(bereken_lijn(sleutel, self.niveau, self.verandering, moment.tijd, laatste), 0.2)

    def wijkstap(self, wijk: Wijkprofiel) -> float:
        """Een kwetsbare wijk staat er slechter voor: lager bij meer, hoger bij minder."""
        teken = {"meer": -1, "minder": 1}.get(self.indicator["richting"], 0)
        return teken * _WIJKEFFECT * wijk.kwetsbaar

    def trek_wijken(self, moment: Moment) -> list[dict]:
        """Een rij per wijk; leeg als de eenheid zich niet over wijken laat verdelen."""
        if self.procent:
            return [self._wijk_procent(wijk, moment) for wijk in self.wereld.wijken]
        if self.indicator["eenheid"] != "aantal":
            return []
        gewicht = [w.aandeel * exp(self.wijkstap(w)) for w in self.wereld.wijken]
        verdeling = np.array(gewicht) / sum(gewicht)
        delen = self.toeval.multinomial(self.toeval.poisson(self.lijn(moment)), verdeling)
        return [self._rij(w.code, waarde=int(d)) for w, d in zip(self.wereld.wijken, delen, strict=True)]

    def _wijk_procent(self, wijk: Wijkprofiel, moment: Moment) -> dict:
        kans = verschuif(self.lijn(moment), self.wijkstap(wijk)) / 100
        if self.levering.n:
            n = max(int(self.toeval.poisson(self.levering.n * wijk.aandeel)), 3)
            return self._rij(wijk.code, **met_marge(100 * self.toeval.binomial(n, kans) / n, n))
        totaal = NOEMERS.get(self.indicator["id"]) or self.wereld.inwoners_van(self.groep)
        noemer = max(round(totaal * wijk.aandeel * (1 + 0.004 * (moment.tijd - self.wereld.laatste))), 1)
        return self._uit_teller(wijk.code, int(self.toeval.binomial(noemer, kans)), noemer)

    def trek_gemeente(self, moment: Moment, wijken: list[dict]) -> dict:
        """De gemeente: de som van de wijken, een eigen enquête of een los cijfer."""
        if self.procent and self.levering.n:
            n = int(self.toeval.normal(self.levering.n, self.levering.n * 0.06))
            deel = self.toeval.binomial(n, self.lijn(moment) / 100) / n
            return self._rij(GEMEENTECODE, **met_marge(100 * deel, n))
        if self.procent:
            som = {k: sum(w[k] for w in wijken) for k in ("teller", "noemer")}
            rij = self._uit_teller(GEMEENTECODE, som["teller"], som["noemer"])
            return rij | {"teller": None, "noemer": None} if self.indicator["bron"] in ZONDER_MARGE else rij
        if wijken:
            return self._rij(GEMEENTECODE, waarde=sum(w["waarde"] for w in wijken))
        ruis = 0.05 if self.indicator["eenheid"] in ("rapportcijfer", "score") else 0.5
        return self._rij(GEMEENTECODE, waarde=round(self.lijn(moment) + self.toeval.normal(0, ruis), 1))

    def trek_vergelijk(self, moment: Moment) -> list[dict]:
        """Regio en land, en bij de GGD ook de provincie; aantallen zijn niet te vergelijken."""
        if self.indicator["eenheid"] == "aantal":
            return []
        codes = ["GG9999", "NL"] + (["PV99"] if self.indicator["bron"].startswith("ggd-") else [])
        return [self._vergelijk(code, moment) for code in codes]

    def _vergelijk(self, code: str, moment: Moment) -> dict:
        ruis = float(self.toeval.normal(0, 0.012))
        if not self.procent:
            return self._rij(code, waarde=round(self.lijn(moment) * (1 + self.afstand[code] / 3 + ruis), 1))
        waarde = verschuif(self.lijn(moment), self.afstand[code] + ruis)
        if self.levering.n:
            return self._rij(code, **met_marge(waarde, self.levering.n * _STEEKPROEF[code]))
        return self._rij(code, waarde=round(waarde, 1))

    def _uit_teller(self, gebied: str, teller: int, noemer: int) -> dict:
        return self._rij(gebied, waarde=round(100 * teller / noemer, 1), teller=teller, noemer=noemer)

    def _rij(self, gebied: str, **velden: object) -> dict:
        return {"indicator": self.indicator["id"], "gebied": gebied, "groep": self.groep, **velden}
