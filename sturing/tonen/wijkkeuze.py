"""Welke cijfers van de wijken bij een indicator horen: getoetst of niet, en omgerekend of niet."""

from __future__ import annotations

from collections.abc import Iterable

from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.gegevens.perioden import jaartal
from sturing.rekenen.per_inwoner import Inwonertal, PerDuizend, bereken_per_duizend, is_bijna_iedereen, kies_inwonertal
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Ligging
from sturing.rekenen.vergelijken import Vergelijking, bereken_wijken
from sturing.tonen.blad import Bladzijde
from sturing.tonen.cijfertabel import wijkreeksen
from sturing.tonen.notatie import AFGESCHERMD, voeg_samen
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel
from sturing.tonen.wijkbeeld import Wijkbeeld, Wijkcijfer

#: Bij deze soorten bronnen is een cijfer een steekproef of een schatting; een register telt iedereen.
_MET_TOEVAL = ("monitor", "peiling", "model")


def wijkbeeld(blad: Bladzijde, stand: Stand) -> Wijkbeeld:
    """De wijken van een indicator: met een uitspraak als de cijfers die dragen, anders het nieuwste cijfer van elk."""
    indicator, gemeente = stand.indicator, blad.dossier.gemeente
    # Eerst de rijen van deze indicator: anders zoekt elke wijk opnieuw in de hele tabel.
    metingen = blad.metingen[blad.metingen["indicator"] == indicator.id]
    vergeleken = bereken_wijken(metingen, indicator, stand.gebied, tuple(w.code for w in gemeente.wijken))
    getoetst = any(v.ligging != Ligging.ONBEKEND for v in vergeleken)
    cijfers = _vergeleken(blad, stand, vergeleken) if getoetst else _nieuwste(blad, indicator)
    eigen = _eigen_punt(stand, cijfers)
    inwonertal, omgerekend = _per_inwoner(blad, indicator, cijfers, eigen, stand.gebied)
    return Wijkbeeld(
        indicator, (stand.gebied, blad.naam_gebied(stand.gebied)), cijfers,
        getoetst and indicator.eenheid != Eenheid.AANTAL, _zonder(blad, cijfers), _met_toeval(blad, indicator, cijfers),
        eigen, inwonertal, omgerekend,
    )  # fmt: skip


def _vergeleken(blad: Bladzijde, stand: Stand, vergeleken: tuple[Vergelijking, ...]) -> tuple[Wijkcijfer, ...]:
    hoofd = stand.hoofdreeks
    return tuple(
        Wijkcijfer(v.gebied, blad.naam_gebied(v.gebied), v.punt, hoofd.groep, hoofd.herkomst, zin_plek(v))
        for v in vergeleken
    )


def _nieuwste(blad: Bladzijde, indicator: Indicator) -> tuple[Wijkcijfer, ...]:
    onbekend = Ligging.ONBEKEND.value
    return tuple(
        Wijkcijfer(r.gebied, naam, r.laatste, r.groep, r.herkomst, onbekend) for naam, r in wijkreeksen(blad, indicator)
    )


def zin_plek(vergelijking: Vergelijking) -> str:
    """Waar het ene gebied ligt ten opzichte van het andere: 'hoger, ongunstig'."""
    gunst = f", {vergelijking.gunst.value}" if vergelijking.gunst else ""
    return f"{vergelijking.ligging.value}{gunst}"


def _eigen_punt(stand: Stand, cijfers: tuple[Wijkcijfer, ...]) -> Punt | None:
    """Het cijfer van de gemeente dat naast die van de wijken mag staan: dezelfde groep, herkomst en periode."""
    for cijfer in cijfers[:1]:
        gelijk = [r for r in stand.reeksen if (r.groep, r.herkomst) == (cijfer.groep, cijfer.herkomst)]
        return next((p for r in gelijk for p in r.punten if p.periode == cijfer.punt.periode), None)
    return None


def _per_inwoner(
    blad: Bladzijde, indicator: Indicator, cijfers: tuple[Wijkcijfer, ...], eigen: Punt | None, gemeente: str
) -> tuple[Inwonertal | None, PerDuizend | None]:
    """Bij aantallen het inwonertal om naast te zetten, en de omrekening als die mag."""
    aantallen = {c.code: c.punt.waarde for c in cijfers if c.punt.waarde is not None}
    if indicator.eenheid != Eenheid.AANTAL or not aantallen:
        return None, None
    jaar = jaartal(cijfers[0].punt.periode)
    inwonertal = kies_inwonertal(blad.kerncijfers, aantallen, jaar)
    if inwonertal is None:
        return None, None
    if eigen and eigen.waarde is not None and gemeente in inwonertal.per_gebied:
        aantallen[gemeente] = eigen.waarde
    drempel = blad.dossier.kader.bronnen[indicator.bron].drempel
    if indicator.telt_mensen and is_bijna_iedereen(aantallen, inwonertal, drempel):
        return None, None
    return inwonertal, bereken_per_duizend(aantallen, inwonertal, jaar, indicator.telt_mensen, drempel)


def _zonder(blad: Bladzijde, cijfers: tuple[Wijkcijfer, ...]) -> str:
    """Welke wijken niet in een figuur staan en waarom, als zinsdeel; leeg als elke wijk erin staat."""
    per_code, per_reden = {c.code: c.punt for c in cijfers}, {}
    for wijk in blad.dossier.gemeente.wijken:
        punt = per_code.get(wijk.code)
        if punt is None or punt.waarde is None:
            reden = AFGESCHERMD if punt and punt.afgeschermd else "geen cijfer"
            per_reden.setdefault(reden, []).append(wijk.naam)
    return voeg_samen([f"{voeg_samen(namen)} ({reden})" for reden, namen in per_reden.items()])


def _met_toeval(blad: Bladzijde, indicator: Indicator, cijfers: tuple[Wijkcijfer, ...]) -> bool:
    """Waar als de cijfers een steekproef of schatting zijn; anders beslist de bron van het kader."""
    bronnen = blad.dossier.kader.bronnen
    soorten = {bronnen[c.punt.bestand].soort for c in cijfers if c.punt.bestand in bronnen} - {"document"}
    return any(soort in _MET_TOEVAL for soort in soorten or {bronnen[indicator.bron].soort})


def kies_omgerekend(blad: Bladzijde, indicatoren: Iterable[Indicator]) -> tuple[Wijkbeeld, ...]:
    """De wijken van elk aantal dat per 1.000 inwoners op volgorde mag staan."""
    beelden = (wijkbeeld(blad, stand) for stand in blad.standen(tuple(indicatoren)))
    return tuple(beeld for beeld in beelden if beeld.omgerekend and beeld.tekenbaar)


def zinnen_aantallen(blad: Bladzijde, beelden: tuple[Wijkbeeld, ...]) -> tuple[str, ...]:
    """De omgerekende aantallen (`kies_omgerekend`) als lijst, met uitleg; leeg als er geen zijn. In Markdown."""
    regels = []
    for beeld in beelden:
        doel = blad.dossier.kader.doel_van[beeld.indicator.hangt_aan[0]]
        naam, plek = voor_markdown(beeld.indicator.kort), Cel(doel.naam, naar=doel.id).als_markdown()
        regels.append(f"- ‘{naam}’: {voor_markdown(beeld.zin_uitersten)}. De figuur staat bij {plek}.")
    uitleg = "Wijken verschillen in grootte. Daarom staan aantallen hier per 1.000 inwoners; dat is niet getoetst:"
    return (uitleg, "\n".join(regels)) if regels else ()
