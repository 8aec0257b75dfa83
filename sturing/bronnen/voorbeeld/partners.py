"""Verzonnen afspraken met partners, en rapportages die op tijd, te laat, herzien of niet binnenkwamen."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.partnerteksten import CITATEN, SIGNALEN, TOELICHTING, VERBETERPUNTEN
from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, Wereld

#: Wie te laat was, wie niet inleverde, wie een herziening stuurde, en bij wie een tekst is aangehouden.
_TE_LAAT = frozenset({"welzijn-samen", "jeugdfonds-cultuur"})
_NIET = frozenset({("buurtsportcoaches", "halfjaar"), ("volwassenenfonds-sport", "eindrapportage")})
_HERZIEN = frozenset({("werkpunt", "eindrapportage")})
_AANGEHOUDEN = frozenset({"steunpunt-mantelzorg"})
_UITERLIJK = {"halfjaar": (0, 9, 20), "eindrapportage": (1, 5, 1)}
_VAKER = ("continu", "per-kwartaal", "halfjaarlijks")


def bouw_leveringen(kader: Voorbeeldkader, metingen: dict[str, list[dict]], wereld: Wereld) -> dict[str, dict]:
    """De rapportages over het laatste jaar, op bestandsnaam zonder .yml."""
    jaar, uit = wereld.laatste, {}
    cijfers = _Cijferbron(kader, metingen)
    for partner in kader.bestanden.get("partners", {}).get("partners", ()):
        for periode in _UITERLIJK:
            if (partner["id"], periode) in _NIET:
                continue
            levering = _bouw_levering(partner, jaar, periode, cijfers, kader, wereld)
            naam = f"{partner['id']}-{periode}"
            if (partner["id"], periode) in _HERZIEN:
                uit[naam] = _eerste_versie(levering)
                naam += "-2"
            uit[naam] = levering
    return uit


class _Cijferbron:
    """Zoekt het cijfer van de gemeente bij een indicator en periode."""

    def __init__(self, kader: Voorbeeldkader, metingen: dict[str, list[dict]]) -> None:
        self.indicatoren = {i["id"]: i for i in kader.indicatoren}
        self._rijen = {
            (r["indicator"], r["periode"]): r
            for rijen in metingen.values()
            for r in rijen
            if r["gebied"] == GEMEENTECODE and r["herkomst"] == "gemeten"
        }

    def zoek(self, indicator: str, jaar: int, periode: str) -> tuple[str, dict | None, bool]:
        """De periode van het cijfer, het cijfer zelf, en of het een tussenstand is."""
        vaker = self.indicatoren[indicator]["frequentie"] in _VAKER
        if vaker:
            over = f"{jaar}-{'H1' if periode == 'halfjaar' else 'H2'}"
            return over, self._rijen.get((indicator, over)), False
        over = f"{jaar}-H1" if periode == "halfjaar" else str(jaar)
        return over, self._rijen.get((indicator, str(jaar))), periode == "halfjaar"


def _bouw_levering(
    partner: dict, jaar: int, periode: str, bron: _Cijferbron, kader: Voorbeeldkader, wereld: Wereld
) -> dict:
    toeval = wereld.toeval(f"levering {partner['id']} {periode}")
    erna, maand, dag = _UITERLIJK[periode]
    ontvangen = date(jaar + erna, maand, dag) - timedelta(days=int(toeval.integers(1, 5)))
    if partner["id"] in _TE_LAAT:
        ontvangen += timedelta(days=int(toeval.integers(12, 40)))
    cijfers = [_bouw_cijfer(a, jaar, periode, bron, toeval) for a in partner["indicatoren"]]
    uit = {
        "partner": partner["id"], "jaar": jaar, "periode": periode, "ontvangen": ontvangen,
        "sha256": hashlib.sha256(f"{wereld.seed} {partner['id']} {jaar} {periode}".encode()).hexdigest(),
        "cijfers": cijfers, "ervaringen": _bouw_ervaringen(partner, kader, toeval),
        "signalen": _bouw_signalen(partner, kader, toeval),
    }  # fmt: skip
    return uit | ({"aangehouden": 1} if partner["id"] in _AANGEHOUDEN else {})


def _bouw_cijfer(afspraak: dict, jaar: int, periode: str, bron: _Cijferbron, toeval) -> dict:
    """Het cijfer van de gemeente, een deel ervan, of een tussenstand; zonder cijfer een reden."""
    over, rij, tussenstand = bron.zoek(afspraak["indicator"], jaar, periode)
    uit = {"indicator": afspraak["indicator"], "periode": over, "levert": afspraak["levert"]}
    if rij is None:
        return uit | {"reden_leeg": "nog niet bekend"}
    deel = (0.45 + 0.1 * toeval.random()) if tussenstand else 1.0
    if afspraak["levert"] == "bijdrage":
        deel *= 0.35 + 0.2 * toeval.random()
    if deel == 1.0:
        velden = {v: rij[v] for v in ("waarde", "teller", "noemer", "n") if rij.get(v) not in (None, "")}
    elif rij.get("noemer"):
        noemer = max(round(rij["noemer"] * deel), 1)
        teller = min(round(rij["teller"] * deel * (0.9 + 0.2 * toeval.random())), noemer)
        velden = {"waarde": round(100 * teller / noemer, 1), "teller": teller, "noemer": noemer}
    else:
        velden = {"waarde": round(rij["waarde"] * deel)}
    if tussenstand and toeval.random() < 0.3:
        velden["toelichting"] = TOELICHTING[int(toeval.integers(len(TOELICHTING)))]
    return uit | velden


def _doelen(partner: dict, kader: Voorbeeldkader) -> list[str]:
    eigen = {kader.plek_van_resultaat.get(r, ("", r))[1] for r in partner["resultaten"]}
    return [d for d in kader.opgave_van_doel if d in eigen]


def _bouw_ervaringen(partner: dict, kader: Voorbeeldkader, toeval) -> list[dict]:
    """Per doel de cijfers uit de vragenlijst, en bij de eerste een citaat en een verbeterpunt."""
    lijst, uit = kader.bestanden["vragenlijst"], []
    vragen = [v["id"] for v in lijst["vragen"] if v["soort"] == "cijfer"]
    for doel in _doelen(partner, kader):
        bevraagd = int(toeval.integers(9, 70))
        for vraag in vragen:
            respons = max(int(bevraagd * (0.4 + 0.5 * toeval.random())), 1)
            cijfer = round(6.2 + 2.2 * float(toeval.random()), 1)
            uit.append({"doel": doel, "vraag": vraag, "bevraagd": bevraagd, "respons": respons, "cijfer": cijfer})
        citaat, punt = (int(toeval.integers(len(rij))) for rij in (CITATEN, VERBETERPUNTEN))
        thema = lijst["themas"][int(toeval.integers(len(lijst["themas"])))]
        uit.append({"doel": doel, "thema": thema, "citaat": CITATEN[citaat], "verbeterpunt": VERBETERPUNTEN[punt]})
    return uit


def _bouw_signalen(partner: dict, kader: Voorbeeldkader, toeval) -> list[dict]:
    keuze = toeval.choice(len(SIGNALEN), size=int(toeval.integers(0, 3)), replace=False)
    doel = _doelen(partner, kader)[0]
    return [dict(zip(("soort", "signaal", "nodig"), SIGNALEN[int(nr)], strict=True)) | {"doel": doel} for nr in keuze]


def _eerste_versie(levering: dict) -> dict:
    """De versie van vóór de herziening: twee weken eerder, met een ander eerste cijfer."""
    eerste = levering["cijfers"][0]
    anders = eerste | {"waarde": round(eerste["waarde"] + 1, 1)} if eerste.get("noemer") is None else eerste | {
        "teller": eerste["teller"] + 5, "waarde": round(100 * (eerste["teller"] + 5) / eerste["noemer"], 1)
    }  # fmt: skip
    return levering | {
        "ontvangen": levering["ontvangen"] - timedelta(days=14),
        "sha256": hashlib.sha256(f"{levering['sha256']} eerste".encode()).hexdigest(),
        "cijfers": [anders, *levering["cijfers"][1:]],
    }
