"""Het dossier: alles wat een rapport mag weten, gelezen en getoetst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from sturing.gegevens.activiteiten import lees_aanbod
from sturing.gegevens.activiteittoets import Aanbod
from sturing.gegevens.bevinding import gooi_fouten
from sturing.gegevens.feitenmodel import Gemeente, Kerncijfer, Uitspraak
from sturing.gegevens.feitentoets import Feiten, toets_alle_feiten
from sturing.gegevens.kader import Kader, lees_kader
from sturing.gegevens.kadermodel import Ervaring, Indicator, Ontwikkeling
from sturing.gegevens.kadertoets import toets_kader
from sturing.gegevens.lerenmodel import Les
from sturing.gegevens.lezer import Leesverslag, Lezer
from sturing.gegevens.metingen import kies_bekend, lees_metingen
from sturing.gegevens.rapportage import (
    Rapportage,
    toets_editie,
    toets_gemeente,
    toets_jaar,
    toets_peildatum,
)
from sturing.gegevens.tabellen import lees_modeltabel
from sturing.gegevens.verwijzingentoets import toets_verhalen


@dataclass(frozen=True)
class Dossier:
    """Gemeente, kader en feiten zoals die op de peildatum bekend waren.

    Alleen `feiten` bevat meer: alles wat er staat, om te toetsen en nooit om te tonen.
    """

    rapportage: Rapportage
    gemeente: Gemeente
    kader: Kader
    metingen: pd.DataFrame
    uitspraken: tuple[Uitspraak, ...]
    kerncijfers: tuple[Kerncijfer, ...]
    ervaringen: tuple[Ervaring, ...]
    ontwikkelingen: tuple[Ontwikkeling, ...]
    feiten: Feiten
    verslag: Leesverslag
    aanbod: Aanbod = Aanbod()
    lessen: tuple[Les, ...] = ()
    lessen_vorig_jaar: tuple[Les, ...] = ()

    @cached_property
    def gebieden(self) -> Mapping[str, str]:
        """De naam bij elke gebiedscode."""
        namen = {self.gemeente.code: self.gemeente.naam}
        namen |= {wijk.code: wijk.naam for wijk in self.gemeente.wijken}
        return namen | {gebied.code: gebied.naam for gebied in self.gemeente.vergelijk}

    @property
    def geschiedenis(self) -> pd.DataFrame:
        """Elke waarde die op de peildatum bekend was, ook de inmiddels herziene; alleen voor de afscherming."""
        alle = self.feiten.metingen
        return alle[alle["beschikbaar_per"] <= pd.Timestamp(self.rapportage.peildatum)]

    def bron_van(self, indicator: Indicator) -> str:
        """De leesbare naam van de bron van een indicator."""
        return self.kader.bronnen[indicator.bron].naam


def standaard_peildatum(kader: Kader, jaar: int, editie: str) -> date:
    """De peildatum uit de cyclus, verschoven naar het rapportagejaar."""
    afspraak = kader.cyclus.edities[editie].peildatum
    try:
        return afspraak.replace(year=jaar)
    except ValueError:  # 29 februari bestaat alleen in een schrikkeljaar
        return afspraak.replace(year=jaar, day=28)


def lees_dossier(
    wortel: Path,
    gemeente: str,
    jaar: int,
    editie: str = "definitief",
    peildatum: str | date | None = None,
) -> Dossier:
    """Lees alles wat het rapport van `gemeente` over `jaar` nodig heeft.

    Fouten: `InvoerFout` als gemeente, jaar, editie of peildatum niet bestaat;
    `GegevensFout` of `VeleFouten` als er in `data/` iets niet klopt.
    """
    map_ = toets_gemeente(wortel, gemeente)
    jaar, editie, datum = toets_jaar(jaar), toets_editie(editie), toets_peildatum(peildatum)
    lezer = Lezer(wortel)
    kader = lees_kader(lezer, map_, jaar)
    datum = datum or standaard_peildatum(kader, jaar, editie)
    eigen = lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    ervaringen = _lees_jaren(lezer, map_ / "ervaringen", jaar, Ervaring)
    ontwikkelingen = _lees_jaren(lezer, map_ / "ontwikkelingen", jaar, Ontwikkeling, alleen_laatste=True)
    # Eerst het kader: een fout daarin geeft anders bij elke meting een gevolgfout.
    gooi_fouten([*toets_kader(kader, eigen), *toets_verhalen(kader, eigen, ontwikkelingen, ervaringen)])
    feiten = _lees_feiten(lezer, map_, kader, eigen)
    gooi_fouten(toets_alle_feiten(feiten))
    bekend = {d.id for d in eigen.documenten if d.bekend_per <= datum}
    return Dossier(
        rapportage=Rapportage(gemeente, jaar, editie, datum),
        gemeente=eigen,
        kader=kader,
        metingen=kies_bekend(feiten.metingen, jaar, datum),
        uitspraken=tuple(u for u in feiten.uitspraken if u.document in bekend),
        kerncijfers=tuple(k for k in feiten.kerncijfers if k.beschikbaar_per <= datum),
        ervaringen=ervaringen,
        ontwikkelingen=ontwikkelingen,
        feiten=feiten,
        verslag=lezer.verslag,
        aanbod=lees_aanbod(lezer, map_, jaar, kader, eigen).bekend_op(datum),
        lessen=_lees_lessen(lezer, map_, jaar),
        lessen_vorig_jaar=_lees_lessen(lezer, map_, jaar - 1),
    )


def _lees_lessen(lezer: Lezer, map_: Path, jaar: int) -> tuple[Les, ...]:
    """De lessen van één rapportagejaar; geen bestand betekent dat er nog geen zijn vastgelegd."""
    pad = map_ / "leren" / f"{jaar}.yml"
    return lezer.lees_yaml(pad, tuple[Les, ...]) if pad.is_file() else ()


def _lees_feiten(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> Feiten:
    """Alle metingen, uitspraken en kerncijfers die er zijn."""
    return Feiten(
        kader=kader,
        gemeente=gemeente,
        metingen=lees_metingen(lezer, map_, kader, gemeente),
        uitspraken=lees_modeltabel(lezer, map_ / "uitspraken.csv", Uitspraak),
        kerncijfers=lees_modeltabel(lezer, map_ / "kerncijfers.csv", Kerncijfer),
    )


def _lees_jaren(lezer: Lezer, map_: Path, jaar: int, vorm: type, alleen_laatste: bool = False) -> tuple:
    """Lees `<jaar>.yml` van dit en eerdere rapportagejaren; ervaringen tellen op, ontwikkelingen niet."""
    paden = [pad for pad in sorted(map_.glob("[0-9]" * 4 + ".yml")) if int(pad.stem) <= jaar]
    if alleen_laatste:
        paden = paden[-1:]
    return tuple(rij for pad in paden for rij in lezer.lees_yaml(pad, tuple[vorm, ...]))
