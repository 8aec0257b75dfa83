"""Vergelijken met andere gebieden: hoger, lager, niet aantoonbaar anders, of niet te zeggen.

Dezelfde toetsen als bij een verandering in de tijd. Heeft het andere gebied geen marge
maar dit gebied wel, dan geldt het andere cijfer als vaste maat: ligt het buiten de marge
van dit gebied? Zo vergelijkt ook Fingertips met Engeland ('confidence intervals
overlapping reference value'). Dat kan alleen bij regio, provincie en land: die zijn
zoveel groter dat hun eigen toeval niet meetelt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.rekenen.onzekerheid import SCHAAL, bereken_marge, bereken_standaardfout, bereken_telling
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_gelijksoortige, kies_hoofdreeks
from sturing.rekenen.toetsen import ALFA, Toets, bereken_verschil, bereken_verschil_aandelen
from sturing.rekenen.uitkomsten import Ligging, Uitkomst, bereken_gunst


@dataclass(frozen=True)
class Vergelijking:
    """Een cijfer naast dat van een ander gebied, bij dezelfde indicator, groep en herkomst.

    `punt` is het cijfer van `gebied`. `ligging`, `gunst` en `verschil` gaan over het gebied
    waar de vraag over gaat: bij `bereken_vergelijking` is dat de gemeente tegenover `gebied`,
    bij `bereken_wijken` de wijk `gebied` tegenover (de rest van) de gemeente. `verschil` is
    dat gebied min het andere, in de eenheid van de indicator; `kleinste_zichtbaar` het
    kleinste verschil dat aan te tonen was. `marge` is de marge van 95% om het cijfer van een wijk te tonen.
    """

    gebied: str
    punt: Punt
    zelfde_periode: bool
    ligging: Ligging = Ligging.ONBEKEND
    gunst: Uitkomst | None = None
    verschil: float | None = None
    p: float | None = None
    kleinste_zichtbaar: float | None = None
    waarom: str = ""
    marge: tuple[float, float] | None = None


def bereken_vergelijking(
    metingen: pd.DataFrame, hoofd: Reeks, gebied: str, indicator: Indicator
) -> Vergelijking | None:
    """Vergelijk het nieuwste cijfer van `hoofd` met dat van `gebied`; None als dat er geen heeft.

    Het cijfer van dezelfde periode gaat voor, anders het nieuwste van dezelfde soort. Is het
    een andere periode, dan volgt er geen uitspraak.
    """
    reeks = kies_gelijksoortige(bereken_reeksen(metingen, hoofd.indicator, gebied), hoofd)
    if reeks is None:
        return None
    zelfde = [p for p in reeks.punten if p.periode == hoofd.laatste.periode]
    punt = zelfde[-1] if zelfde else reeks.laatste
    return vergelijk_punten(hoofd.laatste, punt, indicator, gebied, bool(zelfde))


def vergelijk_punten(
    eigen: Punt, ander: Punt, indicator: Indicator, gebied: str, zelfde_periode: bool = True, groter: bool = True,
    alfa: float = ALFA,
) -> Vergelijking:  # fmt: skip
    """Vergelijk twee punten; `groter` zegt of het andere gebied zoveel groter is dat het een maat kan zijn."""
    reden = _beletsel(eigen, ander, indicator.eenheid, zelfde_periode)
    if reden:
        return Vergelijking(gebied, ander, zelfde_periode, waarom=reden)
    toets, waarom = _toets(eigen, ander, indicator.eenheid, groter, alfa)
    if toets is None:
        return Vergelijking(gebied, ander, True, verschil=eigen.waarde - ander.waarde, waarom=waarom)
    ligging = Ligging.GELIJK
    if toets.aangetoond:
        ligging = Ligging.HOGER if toets.effect > 0 else Ligging.LAGER
    return Vergelijking(
        gebied, ander, True, ligging, bereken_gunst(ligging, indicator.richting), toets.effect, toets.p, toets.kleinste,
        waarom,
    )  # fmt: skip


def _beletsel(eigen: Punt, ander: Punt, eenheid: Eenheid, zelfde_periode: bool) -> str:
    """Waarom twee punten niet te vergelijken zijn; leeg als het wel kan."""
    if eigen.afgeschermd or ander.afgeschermd:
        return "een van beide cijfers is afgeschermd"
    if eigen.waarde is None or ander.waarde is None:
        return "een van beide cijfers ontbreekt"
    if not zelfde_periode:
        return "de cijfers gaan over verschillende perioden"
    if eenheid == Eenheid.AANTAL and not (eigen.noemer and ander.noemer):
        return "aantallen van gebieden van verschillende grootte zijn niet te vergelijken"
    return ""


def _toets(eigen: Punt, ander: Punt, eenheid: Eenheid, groter: bool, alfa: float) -> tuple[Toets | None, str]:
    """De toets die beide punten dragen, met de reden; None als er geen is."""
    tellingen = bereken_telling(eigen, eenheid), bereken_telling(ander, eenheid)
    if all(tellingen):
        toets = bereken_verschil_aandelen(*tellingen[0], *tellingen[1], alfa)
        # Een aantal vergelijken we per inwoner, uitgedrukt in inwoners van het eigen gebied.
        toets = toets.vergroot(SCHAAL.get(eenheid) or eigen.noemer)
        return toets, "beide cijfers hebben een noemer of aantal ondervraagden"
    fout, fout_ander = bereken_standaardfout(eigen, eenheid), bereken_standaardfout(ander, eenheid)
    if eenheid == Eenheid.AANTAL or fout is None:
        return None, "er is geen marge of aantal ondervraagden bekend"
    effect = eigen.waarde - ander.waarde
    if fout_ander is not None:
        return bereken_verschil(effect, fout, fout_ander, alfa), "beide cijfers hebben een marge"
    if groter:
        return bereken_verschil(effect, fout, 0.0, alfa), "het andere cijfer heeft geen marge en geldt als vaste maat"
    return None, "het andere cijfer heeft geen marge"


def bereken_wijken(
    metingen: pd.DataFrame, indicator: Indicator, gemeente: str, wijken: tuple[str, ...]
) -> tuple[Vergelijking, ...]:
    """Elke wijk tegen de gemeente, in de volgorde van `wijken`; wijken zonder cijfer ontbreken.

    Periode: de nieuwste waarin de gemeente en een wijk een cijfer hebben. Bij teller en noemer
    gaat de toets tegen de rest van de gemeente, want een wijk telt in de gemeente mee; anders
    tegen de gemeente, wat iets voorzichtiger is. Omdat er zoveel wijken tegelijk worden
    bekeken, is de kans op een onterechte uitspraak over alle wijken samen hoogstens 5%
    (Bonferroni: 0,05 gedeeld door het aantal wijken).
    """
    hoofd = kies_hoofdreeks(bereken_reeksen(metingen, indicator.id, gemeente))
    if hoofd is None:
        return ()
    eigen = {w: kies_gelijksoortige(bereken_reeksen(metingen, indicator.id, w), hoofd) for w in wijken}
    per_wijk = {w: reeks.punten for w, reeks in eigen.items() if reeks}
    for punt in reversed(hoofd.punten):
        paren = [(w, p) for w, punten in per_wijk.items() for p in punten if p.periode == punt.periode]
        if paren:
            return tuple(_wijk(w, p, punt, indicator, ALFA / len(paren)) for w, p in paren)
    return ()


def _wijk(wijk: str, eigen: Punt, gemeente: Punt, indicator: Indicator, alfa: float) -> Vergelijking:
    maat = _rest(eigen, gemeente, indicator.eenheid) or gemeente
    uit = vergelijk_punten(eigen, maat, indicator, wijk, groter=False, alfa=alfa)
    # Een aantal van een wijk zegt vooral hoe groot zij is; een marge zou daar iets te vergelijken suggereren.
    marge = None if indicator.eenheid == Eenheid.AANTAL else bereken_marge(eigen, indicator.eenheid)
    return replace(uit, punt=eigen, marge=marge)


def _rest(wijk: Punt, gemeente: Punt, eenheid: Eenheid) -> Punt | None:
    """De gemeente zonder deze wijk; None als teller of noemer ontbreekt of de wijk de hele gemeente is."""
    een, alles = bereken_telling(wijk, eenheid), bereken_telling(gemeente, eenheid)
    if not (een and alles and wijk.noemer and gemeente.noemer):
        return None
    teller, noemer = alles[0] - een[0], alles[1] - een[1]
    if noemer <= 0 or not 0 <= teller <= noemer:
        return None
    waarde = SCHAAL[eenheid] * teller / noemer if eenheid in SCHAAL else teller
    return Punt(gemeente.periode, gemeente.tijd, waarde, teller=teller, noemer=noemer)
