"""Leveringen van partners bewaren: elke rapportage haar eigen bestand, dat daarna nooit meer verandert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import filelock
import yaml

from sturing.bronnen.ophalen.rij import Bereik, Opbrengst, Rij
from sturing.fouten import OmgevingFout
from sturing.gegevens.kader import Kader
from sturing.gegevens.opslag import WACHT_OP_SLOT
from sturing.gegevens.partnerformat import CIJFERBLAD
from sturing.gegevens.partnermodel import Partner, Partnerlevering
from sturing.gegevens.partners import wordt_meting
from sturing.schijf import schrijf_atomair

_KOP = "# Ingelezen met sturing lees-in. Verander dit bestand niet; een herziening is een nieuw werkboek.\n"
_KOP_APART = "# Teksten waarin een persoonsgegeven kan staan. Niet delen en niet in git.\n"


class Apart(Protocol):
    """Een tekst die eerst iemand moet bekijken."""

    veld: str
    tekst: str
    soorten: tuple[str, ...]


class Leveringsopslag:
    """De map `partners/` van één gemeente."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Eén schrijver tegelijk; een fout als een ander te lang bezig is."""
        plek = self._map / "partners"
        plek.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(plek / ".slot", timeout=WACHT_OP_SLOT):
                yield
        except filelock.Timeout:
            raise OmgevingFout("partners", "iemand anders schrijft hier net", "probeer het zo weer") from None

    def _paden(self, v: Partnerlevering) -> list[Path]:
        eigen = self._map / "partners" / str(v.jaar)
        vast = eigen / f"{v.partner}-{v.periode}.yml"
        return [pad for pad in (vast, *sorted(eigen.glob(f"{v.partner}-{v.periode}-[0-9]*.yml"))) if pad.is_file()]

    def bekend(self, v: Partnerlevering) -> bool:
        """Waar als precies dit bestand al is ingelezen."""
        return any(f"sha256: {v.sha256}\n" in pad.read_text(encoding="utf-8") for pad in self._paden(v))

    def _naam(self, v: Partnerlevering) -> str:
        volgnummer = len(self._paden(v)) + 1
        return f"{v.partner}-{v.periode}" + (f"-{volgnummer}" if volgnummer > 1 else "")

    def schrijf(self, v: Partnerlevering) -> Path:
        """Zet de levering in een nieuw bestand en geef het pad; een eerdere levering blijft staan."""
        return self._zet(self._map / "partners" / str(v.jaar) / f"{self._naam(v)}.yml", _KOP + levering_als_yaml(v))

    def houd_apart(self, v: Partnerlevering, teksten: Sequence[Apart]) -> None:
        """Zet teksten die eerst iemand moet bekijken buiten de open gegevens; git neemt die map niet mee."""
        if teksten:
            rijen = [{"veld": t.veld, "soorten": list(t.soorten), "tekst": t.tekst} for t in teksten]
            map_ = self._map / ".nakijken"
            self._zet(map_ / ".gitignore", "*\n")
            self._zet(map_ / str(v.jaar) / f"{self._naam(v)}.yml", _KOP_APART + _als_yaml(rijen))

    def _zet(self, pad: Path, tekst: str) -> Path:
        try:
            schrijf_atomair(pad, tekst.encode())
        except OSError as fout:
            raise OmgevingFout(
                pad.name, f"schrijven lukt niet ({fout.strerror})", "controleer schijfruimte en rechten"
            ) from None
        return pad


def levering_als_yaml(v: Partnerlevering) -> str:
    """De levering als YAML, zonder velden die leeg zijn."""
    return _als_yaml(v.model_dump(mode="python", exclude_defaults=True))


def _als_yaml(inhoud: object) -> str:
    return yaml.safe_dump(_plat(inhoud), allow_unicode=True, sort_keys=False, width=110, line_break="\n")


def _plat(inhoud: object) -> object:
    """Tuples als lijsten en hele getallen zonder decimalen, zoals iemand ze zou typen."""
    if isinstance(inhoud, dict):
        return {sleutel: _plat(deel) for sleutel, deel in inhoud.items()}
    if isinstance(inhoud, list | tuple):
        return [_plat(deel) for deel in inhoud]
    return int(inhoud) if isinstance(inhoud, float) and inhoud.is_integer() else inhoud


def bouw_opbrengsten(v: Partnerlevering, partner: Partner, kader: Kader, gemeentecode: str) -> list[Opbrengst]:
    """De cijfers die metingen worden, per bron; een bijdrage en een tussenstand horen daar niet bij."""
    afspraken = {a.indicator: a for a in partner.indicatoren}
    per_bron: dict[str, list[Rij]] = defaultdict(list)
    plek = f"rapportage {partner.naam}, {v.periode} {v.jaar}, blad {CIJFERBLAD}"
    for c in v.cijfers:
        indicator = kader.indicatoren[c.indicator]
        if c.waarde is not None and wordt_meting(indicator, afspraken[c.indicator], v.periode):
            per_bron[indicator.bron].append(
                Rij(
                    indicator=c.indicator, gebied=gemeentecode, periode=c.periode, groep=indicator.groep,
                    waarde=c.waarde, herkomst="gemeten", beschikbaar_per=v.ontvangen, vindplaats=plek,
                    n=c.n, teller=c.teller, noemer=c.noemer,
                )
            )  # fmt: skip
    return [
        Opbrengst(bron, partner.naam, tuple(rijen), Bereik(frozenset(), plek))
        for bron, rijen in sorted(per_bron.items())
    ]
