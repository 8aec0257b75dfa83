"""Het dossier: alles wat een rapport mag weten, gelezen en getoetst."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd
from pydantic import BaseModel

from sturing.gegevens.aanvoerwegen import Aanvoerwegen, lees_aanvoerwegen
from sturing.gegevens.activiteiten import lees_aanbod
from sturing.gegevens.activiteittoets import Aanbod
from sturing.gegevens.bevinding import gooi_fouten
from sturing.gegevens.feitenmodel import Document, Gemeente, Kerncijfer, Uitspraak
from sturing.gegevens.feitentoets import Feiten, toets_alle_feiten
from sturing.gegevens.kader import Kader, lees_kader
from sturing.gegevens.kadermodel import Ervaring, Indicator, Ontwikkeling
from sturing.gegevens.kadertoets import toets_kader
from sturing.gegevens.lerenmodel import Les
from sturing.gegevens.lezer import Leesverslag, Lezer
from sturing.gegevens.metingen import kies_bekend, lees_metingen
from sturing.gegevens.partners import Samenwerking, lees_samenwerking
from sturing.gegevens.privacytoets import toets_hard, toets_opmerkingen
from sturing.gegevens.rapportage import (
    Rapportage,
    toets_editie,
    toets_gemeente,
    toets_jaar,
    toets_peildatum,
)
from sturing.gegevens.tabellen import lees_modeltabel
from sturing.gegevens.verwijzingentoets import toets_verhalen
from sturing.gegevens.zorgmodel import Documentzorg
from sturing.gegevens.zorgtoets import toets_zorgen

#: Wie dit veld leest, gebruikt de bestanden van deze delen; andere velden rusten op het kader en gemeente.yml.
_DELEN = {
    "metingen": ("metingen",),
    "uitspraken": ("uitspraken",),
    "kerncijfers": ("kerncijfers",),
    "ervaringen": ("ervaringen",),
    "ontwikkelingen": ("ontwikkelingen",),
    "zorgen": ("zorgen", "uitspraken"),
    "feiten": ("metingen", "uitspraken", "kerncijfers"),
    "aanbod": ("aanbod",),
    "lessen": ("lessen",),
    "lessen_vorig_jaar": ("lessen",),
    "samenwerking": ("samenwerking",),
    "aanvoerwegen": ("aanvoerwegen",),
}


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
    zorgen: tuple[Documentzorg, ...] = ()
    aanbod: Aanbod = Aanbod()
    lessen: tuple[Les, ...] = ()
    lessen_vorig_jaar: tuple[Les, ...] = ()
    samenwerking: Samenwerking = Samenwerking()
    aanvoerwegen: Aanvoerwegen = Aanvoerwegen()

    def __getattribute__(self, naam: str):
        """Geef een veld en noteer dat zijn bestanden zijn gebruikt; zo draait een bladzijde alleen opnieuw
        als iets verandert waarop zij rust."""
        for deel in _DELEN.get(naam, ()):
            object.__getattribute__(self, "verslag").gebruik(deel)
        return object.__getattribute__(self, naam)

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

    @property
    def geciteerde_documenten(self) -> tuple[Document, ...]:
        """De documenten die zelf cijfers noemen, ook als die op de peildatum nog niet bekend waren."""
        genoemd = {uitspraak.document for uitspraak in self.feiten.uitspraken}
        return tuple(document for document in self.gemeente.documenten if document.id in genoemd)

    @property
    def open_teksten(self) -> Iterator[tuple[str, BaseModel]]:
        """Alles met vrije tekst dat een rapport kan tonen, met zijn plaats."""
        map_, jaar = self.kader.gemeentemap, self.rapportage.jaar
        yield from ((f"{map_}/ervaringen, '{e.id}'", e) for e in self.ervaringen)
        yield from ((f"{map_}/ontwikkelingen, '{o.id}'", o) for o in self.ontwikkelingen)
        yield from ((f"{map_}/zorgen, '{z.id}'", z) for z in self.zorgen)
        yield from ((f"{map_}/leren, opgave '{les.opgave}'", les) for les in (*self.lessen, *self.lessen_vorig_jaar))
        yield from ((f"{map_}/activiteiten/{jaar}.csv, '{a.id}'", a) for a in self.aanbod.activiteiten)
        yield from (
            (f"{map_}/activiteiten/{jaar}-antwoorden.csv, '{a.activiteit}', vraag '{a.vraag}'", a)
            for a in self.aanbod.antwoorden
        )
        yield from ((f"{map_}/partners/{v.jaar}, levering van '{v.partner}'", v) for v in self.samenwerking.leveringen)
        yield from ((f"{map_}/kerncijfers.csv, '{k.kerncijfer}'", k) for k in self.kerncijfers)
        yield from ((f"{map_}/uitspraken.csv, '{u.id}'", u) for u in self.uitspraken)

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
    voor = lezer.verslag.voor
    kader = lees_kader(lezer, map_, jaar)
    datum = datum or standaard_peildatum(kader, jaar, editie)
    eigen = lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    with voor("ervaringen"):
        ervaringen = _lees_jaren(lezer, map_ / "ervaringen", jaar, Ervaring)
    with voor("ontwikkelingen"):
        ontwikkelingen = _lees_jaren(lezer, map_ / "ontwikkelingen", jaar, Ontwikkeling, alleen_laatste=True)
    with voor("zorgen"):
        zorgen = _lees_jaren(lezer, map_ / "zorgen", jaar, Documentzorg, alleen_laatste=True)
    # Eerst het kader: een fout daarin geeft anders bij elke meting een gevolgfout.
    gooi_fouten([*toets_kader(kader, eigen), *toets_verhalen(kader, eigen, ontwikkelingen, ervaringen)])
    feiten = _lees_feiten(lezer, map_, kader, eigen)
    gooi_fouten([*toets_alle_feiten(feiten), *toets_zorgen(feiten, zorgen)])
    with voor("aanbod"):
        aanbod = lees_aanbod(lezer, map_, jaar, kader, eigen).bekend_op(datum)
    with voor("lessen"):
        lessen, vorig_jaar = (_lees_lessen(lezer, map_, j) for j in (jaar, jaar - 1))
    with voor("samenwerking"):
        samenwerking = lees_samenwerking(lezer, map_, kader).bekend_op(datum)
    with voor("aanvoerwegen"):
        aanvoerwegen = lees_aanvoerwegen(lezer, map_, kader, eigen)
    bekend = {d.id for d in eigen.documenten if d.bekend_per <= datum}
    dossier = Dossier(
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
        zorgen=tuple(z for z in zorgen if z.document in bekend),
        aanbod=aanbod,
        lessen=lessen,
        lessen_vorig_jaar=vorig_jaar,
        samenwerking=samenwerking,
        aanvoerwegen=aanvoerwegen,
    )
    gooi_fouten(toets_hard(dossier.open_teksten, eigen.openbare_nummers))
    gooi_fouten(toets_opmerkingen(f"{kader.gemeentemap}/metingen", feiten.metingen, eigen.openbare_nummers))
    lezer.verslag.nog_niets_gebruikt()  # toetsen is geen gebruik: een geslaagde toets laat niets zien
    return dossier


def _lees_lessen(lezer: Lezer, map_: Path, jaar: int) -> tuple[Les, ...]:
    """De lessen van één rapportagejaar; geen bestand betekent dat er nog geen zijn vastgelegd."""
    pad = map_ / "leren" / f"{jaar}.yml"
    return lezer.lees_yaml(pad, tuple[Les, ...]) if pad.is_file() else ()


def _lees_feiten(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> Feiten:
    """Alle metingen, uitspraken en kerncijfers die er zijn."""
    voor = lezer.verslag.voor
    with voor("metingen"):
        metingen = lees_metingen(lezer, map_, kader, gemeente)
    with voor("uitspraken"):
        uitspraken = lees_modeltabel(lezer, map_ / "uitspraken.csv", Uitspraak)
    with voor("kerncijfers"):
        kerncijfers = lees_modeltabel(lezer, map_ / "kerncijfers.csv", Kerncijfer)
    return Feiten(kader=kader, gemeente=gemeente, metingen=metingen, uitspraken=uitspraken, kerncijfers=kerncijfers)


def _lees_jaren(lezer: Lezer, map_: Path, jaar: int, vorm: type, alleen_laatste: bool = False) -> tuple:
    """Lees `<jaar>.yml` van dit en eerdere rapportagejaren; ervaringen tellen op, ontwikkelingen niet."""
    paden = [pad for pad in sorted(map_.glob("[0-9]" * 4 + ".yml")) if int(pad.stem) <= jaar]
    if alleen_laatste:
        paden = paden[-1:]
    return tuple(rij for pad in paden for rij in lezer.lees_yaml(pad, tuple[vorm, ...]))
