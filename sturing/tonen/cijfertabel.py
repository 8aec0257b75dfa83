"""De tabel met cijfers bij een doel: elke meting die het dossier heeft, komt hier aan bod."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.reeksen import Reeks, bereken_reeksen
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_periode, toon_punt
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.zinnen import HERKOMST, zin_oordeel, zin_richting, zin_verandering, zin_vergelijking

KOPPEN = ("Indicator", "Stand", "Verandering", "Vergelijking", "Oordeel")
BREEDTES = (30, 20, 17, 17, 16)


def cijferrijen(blad: Bladzijde, stand: Stand) -> list[tuple[str, ...]]:
    """De rijen van één indicator: de hoofdreeks, en daaronder elke andere reeks die er is."""
    label = f"{stand.indicator.kort} ({zin_richting(stand.indicator)})"
    if stand.hoofdreeks is None:
        elders = zin_elders(blad, stand.indicator)
        return [(label, f"nog geen cijfer voor {blad.naam_gebied(stand.gebied)}", "-", elders, "-")] if elders else []
    eerste = (
        label,
        woord_reeks(blad, stand.hoofdreeks, stand.indicator),
        zin_verandering(stand),
        zin_vergelijking(stand, blad.naam_gebied),
        zin_oordeel(stand.oordeel),
    )
    anderen = [
        (f"{stand.indicator.kort}, andere reeks", woord_reeks(blad, reeks, stand.indicator), "-", "-", "-")
        for reeks in stand.reeksen[1:]
    ]
    return [eerste, *anderen]


def woord_reeks(blad: Bladzijde, reeks: Reeks, indicator: Indicator) -> str:
    """De nieuwste waarde van een reeks, met periode, herkomst en de groep als die afwijkt.

    Punten zonder jaar horen niet in een trend en staan er daarom los bij.
    """
    delen = [f"{toon_punt(reeks.laatste, indicator.eenheid)}, {toon_periode(reeks.laatste.periode)}"]
    if reeks.herkomst != "gemeten":
        delen.append(HERKOMST[reeks.herkomst])
    if reeks.groep != indicator.groep:
        delen.append(blad.dossier.kader.groepen[reeks.groep].naam)
    los = [p for p in reeks.punten[:-1] if p.tijd == float("-inf")]
    delen += [f"ook genoemd: {toon_punt(p, indicator.eenheid)}, {toon_periode(p.periode)}" for p in los]
    return "; ".join(delen)


def zin_elders(blad: Bladzijde, indicator: Indicator) -> str:
    """Cijfers van andere gebieden bij een indicator waarvoor de gemeente zelf geen cijfer heeft."""
    delen = []
    for gebied in blad.dossier.gemeente.vergelijk:
        for reeks in bereken_reeksen(blad.metingen, indicator.id, gebied.code):
            punt = reeks.laatste
            delen.append(f"{gebied.naam}: {toon_punt(punt, indicator.eenheid)}, {toon_periode(punt.periode)}")
    return "; ".join(delen)


def uitleg_benaderingen(standen: list[Stand]) -> str:
    """Per benadering waarin zij afwijkt van de indicator, als opsomming."""
    regels = []
    for stand in standen:
        for reeks in stand.reeksen:
            if reeks.herkomst == "benadering" and (uitleg := reeks.laatste.opmerking):
                regels.append(f"- {voor_markdown(stand.indicator.kort)}: {voor_markdown(uitleg)}.")
    if not regels:
        return ""
    inhoud = "\n".join(dict.fromkeys(regels))
    return f"```{{dropdown}} Waarin de benaderingen afwijken\n:class-container: cijfers\n\n{inhoud}\n```"


def wijkreeksen(blad: Bladzijde, indicator: Indicator) -> list[tuple[str, Reeks]]:
    """De reeksen van de indicator per wijk."""
    uit = []
    for wijk in blad.dossier.gemeente.wijken:
        uit += [(wijk.naam, reeks) for reeks in bereken_reeksen(blad.metingen, indicator.id, wijk.code)[:1]]
    return uit
