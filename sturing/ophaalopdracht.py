"""De opdracht `sturing haal-op` zonder scherm: bronnen leest, gegevens vergelijkt en bewaart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from sturing.bronnen.ophalen.momentopname import Afspeler, Vastlegger, kies_momentopname
from sturing.bronnen.ophalen.ophaler import Opdracht, haal_blokken
from sturing.bronnen.ophalen.rij import Opbrengst
from sturing.bronnen.ophalen.web import Haler, Web, Webinstelling
from sturing.fouten import InvoerFout, SturingFout
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import lees_kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import toets_rijen
from sturing.gegevens.ophaaldefinities import gebieden_per_soort, lees_ophaaldefinities
from sturing.gegevens.opslag import Opslag
from sturing.gegevens.rapportage import toets_gemeente, toets_jaar
from sturing.gegevens.vergelijking import Verschil


@dataclass(frozen=True)
class Wens:
    """Wat de gebruiker vraagt; `momentopname` is de dag waarop bewaarde bytes opnieuw worden gelezen."""

    gemeente: str
    bron: str | None = None
    jaar: int | None = None
    droog: bool = False
    momentopname: date | None = None


@dataclass(frozen=True)
class Uitkomst:
    """Wat één tabel deed; `verschil` is leeg als de hele tabel mislukte."""

    bron: str
    naam: str
    verschil: Verschil | None = None
    fouten: tuple[SturingFout, ...] = ()
    meldingen: tuple[str, ...] = ()


@dataclass
class Verslag:
    """Alle uitkomsten op volgorde."""

    droog: bool
    uitkomsten: list[Uitkomst] = field(default_factory=list)

    @property
    def fouten(self) -> list[SturingFout]:
        """Alles wat mislukte."""
        return [fout for uitkomst in self.uitkomsten for fout in uitkomst.fouten]


def haal_op(
    wortel: Path,
    wens: Wens,
    instelling: Webinstelling | None = None,
    vandaag: date | None = None,
    gemeld: Callable[[Uitkomst], None] = lambda uitkomst: None,
) -> Verslag:
    """Haal op wat openbaar is en bewaar het; een bron die faalt laat de andere en de oude cijfers heel.

    Fouten: `InvoerFout` als gemeente, bron of jaar niet bestaat, `GegevensFout` als een definitie niet
    klopt. Wat bij een bron misgaat staat in het verslag.
    """
    map_ = toets_gemeente(wortel, wens.gemeente)
    dag = vandaag or date.today()
    lezer = Lezer(wortel)
    kader, gemeente = lees_kader(lezer, map_, dag.year), lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    if gemeente.verzonnen:
        raise InvoerFout(
            "gemeente", f"'{wens.gemeente}' is verzonnen en heeft geen openbare cijfers", "kies een echte gemeente"
        )
    per_bron = lees_ophaaldefinities(lezer, map_, kader).van_bron(wens.bron)
    jaar = toets_jaar(wens.jaar) if wens.jaar is not None else None
    opslag = Opslag(lezer, map_, partial(toets_rijen, kader=kader, gemeente=gemeente))
    verslag = Verslag(wens.droog)
    with Web(instelling) as web:
        for bron, blokken in per_bron.items():
            opdracht = partial(Opdracht, gemeente.code, gebieden_per_soort(gemeente), jaar=jaar)
            for uitkomst in _haal_bron(bron, blokken, opdracht, opslag, map_ / "momentopnamen", wens, web, dag):
                verslag.uitkomsten.append(uitkomst)
                gemeld(uitkomst)
    return verslag


def _haal_bron(
    bron, blokken, opdracht, opslag: Opslag, map_: Path, wens: Wens, web: Web, dag: date
) -> Iterator[Uitkomst]:
    """De uitkomsten van één bron; ook een fout buiten de tabellen blijft binnen deze bron."""
    try:
        with _kies_haler(bron, map_, wens, web, dag) as (haler, op_dag):
            heel = True
            for naam, gehaald in haal_blokken(haler, blokken, opdracht(dag=op_dag)):
                heel = heel and isinstance(gehaald, Opbrengst)
                yield _bewaar(bron, naam, gehaald, opslag, wens.droog)
            # Mislukte een tabel, dan blijft de ophaling open: vandaag opnieuw vraagt alleen wat nog ontbreekt.
            if heel and isinstance(haler, Vastlegger):
                haler.sluit_af()
    except SturingFout as fout:
        yield Uitkomst(bron, bron, fouten=(fout,))


@contextmanager
def _kies_haler(bron: str, map_: Path, wens: Wens, web: Web, dag: date) -> Iterator[tuple[Haler, date]]:
    if wens.momentopname:
        naam = kies_momentopname(map_, bron, wens.momentopname)
        if naam is None:
            raise InvoerFout(
                bron,
                f"op {wens.momentopname} was er nog geen momentopname",
                "kies een latere dag, of haal op van het net",
            )
        afspeler = Afspeler(map_, bron, naam)
        yield afspeler, afspeler.dag
    elif wens.droog:
        yield web, dag
    else:
        with Vastlegger(web, map_, bron, dag) as vastlegger:
            yield vastlegger, dag


def _bewaar(bron: str, naam: str, gehaald: Opbrengst | SturingFout, opslag: Opslag, droog: bool) -> Uitkomst:
    if not isinstance(gehaald, Opbrengst):
        return Uitkomst(bron, naam, fouten=(gehaald,))
    try:
        verschil = opslag.bekijk(gehaald) if droog else opslag.schrijf(gehaald)
    except SturingFout as fout:
        return Uitkomst(bron, naam, fouten=(*gehaald.mislukt, fout), meldingen=gehaald.meldingen)
    return Uitkomst(bron, naam, verschil, gehaald.mislukt, gehaald.meldingen)
