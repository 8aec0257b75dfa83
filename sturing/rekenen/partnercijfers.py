"""Wat een partner aanleverde, door de afscherming: cijfers bij indicatoren en cijfers uit de vragenlijst.

Een cijfer voor de hele gemeente gaat samen met alle metingen door `scherm_af`, zodat het gespreksblad nooit meer
zegt dan de rest van het rapport. Bijdragen van verschillende partners aan hetzelfde cijfer vallen samen weg: uit het
totaal en de ene bijdrage zou de andere volgen. Niet beschermd is wat alleen buiten deze gegevens te weten is, zoals
een deel dat de gemeente zelf telt en nergens vastlegt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from sturing.gegevens.dossier import Dossier
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.metingen import kies_bekend
from sturing.gegevens.partnermodel import Partnercijfer, Partnerervaring, Partnerlevering
from sturing.rekenen.afscherming import STANDAARD_DREMPEL, scherm_af, scherm_uitkomsten_af

#: Indicator, periode en partner; de partner is leeg bij een cijfer voor de hele gemeente.
Sleutel = tuple[str, str, str]
_KOLOMMEN = (
    "indicator", "gebied", "periode", "groep", "herkomst", "waarde", "ondergrens", "bovengrens", "n", "teller",
    "noemer", "beschikbaar_per",
)  # fmt: skip
_MEETSLEUTEL = ["indicator", "gebied", "periode", "groep", "herkomst"]
#: Later dan elk rapportagejaar: alle perioden doen mee.
_ALLE_JAREN = 10_000


@dataclass(frozen=True)
class Ervaringcijfer:
    """Een gemiddeld cijfer uit de vragenlijst; afgeschermd als te weinig mensen het gaven."""

    ervaring: Partnerervaring
    afgeschermd: bool

    @property
    def cijfer(self) -> float | None:
        """Het cijfer, als het getoond mag worden."""
        return None if self.afgeschermd else self.ervaring.cijfer


def bereken_afgeschermd(dossier: Dossier) -> frozenset[Sleutel]:
    """De cijfers van partners die niet getoond mogen worden."""
    leveringen = sorted(dossier.samenwerking.leveringen, key=lambda v: v.ontvangen)
    return frozenset({*_weg_geheel(dossier, leveringen), *_weg_bijdragen(dossier, leveringen)})


def _rij(c: Partnercijfer, v: Partnerlevering, kader: Kader, gebied: str) -> dict[str, object]:
    return {
        "indicator": c.indicator, "gebied": gebied, "periode": c.periode, "groep": kader.indicatoren[c.indicator].groep,
        "herkomst": "gemeten", "waarde": c.waarde, "n": c.n, "teller": c.teller, "noemer": c.noemer,
        "beschikbaar_per": pd.Timestamp(v.ontvangen),
    }  # fmt: skip


def _tabel(rijen: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    tabel = pd.DataFrame(list(rijen)).reindex(columns=_KOLOMMEN)
    getallen = ["waarde", "ondergrens", "bovengrens", "n", "teller", "noemer"]
    return tabel.astype(dict.fromkeys(getallen, float))


def _weg_geheel(dossier: Dossier, leveringen: list[Partnerlevering]) -> Iterable[Sleutel]:
    """Cijfers voor de hele gemeente, samen met alle metingen die op de peildatum bekend waren."""
    kader, code = dossier.kader, dossier.gemeente.code
    eigen = [
        _rij(c, v, kader, code) for v in leveringen for c in v.cijfers if c.levert == "geheel" and c.waarde is not None
    ]
    if not eigen:
        return set()
    geschiedenis = dossier.geschiedenis
    bekend = kies_bekend(geschiedenis, _ALLE_JAREN, dossier.rapportage.peildatum)
    zonder = _weg(scherm_af(bekend, kader, code, geschiedenis))
    erbij = _tabel(rij for rij in eigen if not _staat_in(rij, bekend))
    alles = pd.concat([geschiedenis[list(_KOLOMMEN)], erbij], ignore_index=True)
    laatste = alles.drop_duplicates(_MEETSLEUTEL, keep="last").reset_index(drop=True)
    met = _weg(scherm_af(laatste, kader, code, alles))
    # Zou een tussenstand elders iets verbergen wat het rapport al toont, dan verdwijnt de tussenstand zelf.
    geraakt = {(indicator, periode[:4]) for indicator, periode, _ in met - zonder}
    te_klein_rest = _kleine_rest(eigen, laatste, kader)
    uit = set()
    for rij in eigen:
        i, p = str(rij["indicator"]), str(rij["periode"])
        if _staat_in(rij, bekend):
            # Dit is een meting: het gespreksblad zegt precies wat de rest van het rapport zegt.
            dicht = (i, p, code) in zonder
        else:
            dicht = (i, p, code) in met or (i, p[:4]) in geraakt or (i, p) in te_klein_rest
        if dicht:
            uit.add((i, p, ""))
    return uit


def _weg(afgeschermd: pd.DataFrame) -> set[tuple[str, str, str]]:
    weg = afgeschermd[afgeschermd["afgeschermd"]]
    return set(zip(weg["indicator"], weg["periode"], weg["gebied"], strict=True))


def _staat_in(rij: Mapping[str, object], bekend: pd.DataFrame) -> bool:
    zelfde = bekend[(bekend["indicator"] == rij["indicator"]) & (bekend["periode"] == rij["periode"])]
    return bool(((zelfde["gebied"] == rij["gebied"]) & (zelfde["herkomst"] == "gemeten")).any())


def _kleine_rest(eigen: list[dict], laatste: pd.DataFrame, kader: Kader) -> set[tuple[str, str]]:
    """Halve jaren waarvan de andere helft uit het jaarcijfer zou volgen en te klein is."""
    uit = set()
    for rij in eigen:
        indicator = kader.indicatoren[str(rij["indicator"])]
        if indicator.eenheid != Eenheid.AANTAL or not str(rij["periode"]).endswith("-H1"):
            continue
        zelfde = laatste[(laatste["indicator"] == indicator.id) & (laatste["gebied"] == rij["gebied"])]
        jaar = zelfde[zelfde["periode"] == str(rij["periode"])[:4]]["waarde"].dropna()
        drempel = kader.bronnen[indicator.bron].drempel
        if any(0 < heel - float(rij["waarde"]) < drempel for heel in jaar):
            uit.add((indicator.id, str(rij["periode"])))
    return uit


def _weg_bijdragen(dossier: Dossier, leveringen: list[Partnerlevering]) -> Iterable[Sleutel]:
    """Bijdragen per partner; is er één te klein, dan vallen alle bijdragen aan dat cijfer weg."""
    kader, code = dossier.kader, dossier.gemeente.code
    per_partner: dict[str, list[dict]] = {}
    for v in leveringen:
        rijen = [_rij(c, v, kader, code) for c in v.cijfers if c.levert == "bijdrage" and c.waarde is not None]
        per_partner.setdefault(v.partner, []).extend(rijen)
    klein: set[tuple[str, str]] = set()
    for rijen in per_partner.values():
        if rijen:
            alles = _tabel(rijen)
            laatste = alles.drop_duplicates(_MEETSLEUTEL, keep="last").reset_index(drop=True)
            klein |= {(i, p) for i, p, _ in _weg(scherm_af(laatste, kader, code, alles))}
    return {
        (rij["indicator"], rij["periode"], partner)
        for partner, rijen in per_partner.items()
        for rij in rijen
        if (rij["indicator"], rij["periode"]) in klein
    }


def bereken_ervaringcijfers(levering: Partnerlevering, gemeentecode: str) -> tuple[Ervaringcijfer, ...]:
    """De cijfers uit de vragenlijst van één levering; minder antwoorden dan de drempel is afgeschermd."""
    eigen = [e for e in levering.ervaringen if e.cijfer is not None]
    if not eigen:
        return ()
    namen = [f"{nr} {e.doel} {e.vraag}" for nr, e in enumerate(eigen)]
    tabel = _tabel(
        {
            "indicator": naam, "gebied": gemeentecode, "periode": str(levering.jaar), "groep": "totaal",
            "herkomst": "gemeten", "waarde": e.cijfer, "n": e.respons or 1,
            "beschikbaar_per": pd.Timestamp(levering.ontvangen),
        }
        for naam, e in zip(namen, eigen, strict=True)
    )  # fmt: skip
    uit = scherm_uitkomsten_af(tabel, dict.fromkeys(namen, Eenheid.CIJFER), STANDAARD_DREMPEL, gemeentecode)
    return tuple(Ervaringcijfer(e, bool(weg)) for e, weg in zip(eigen, uit["afgeschermd"], strict=True))
