"""Passen de delen van het afwegingskader bij elkaar: noemt elke regel vragen en antwoorden die bestaan?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sturing.gegevens.wegingmodel import Afwegingskader

#: Bij elke vraag een geldig antwoord; het staat daarom in geen enkele schaal.
ONBEKEND = "onbekend"
#: Twee dingen waarover een regel iets kan zeggen zonder dat het een vraag is.
TOTALE_IMPACT, KLASSE = "totale-impact", "klasse"


def zoek_klachten(kader: Afwegingskader) -> Iterator[str]:
    """Alles wat een vraag, antwoord of klasse noemt die niet bestaat."""
    aantal = sum(len(c.vragen) for c in kader.criteria)
    if len(kader.vragen) != aantal:
        yield "een vraag-id komt twee keer voor"
    standen = kader.standen | {KLASSE: tuple(k.id for k in kader.klassen)}
    genoemd = [(f"klasse '{k.id}'", v, (s,)) for k in kader.klassen for regel in k.minstens for v, s in regel.items()]
    genoemd += [(f"voorstel '{r.voorstel}'", v, s) for r in kader.voorstellen for v, s in r.als.items()]
    genoemd += [(f"vraag '{q.id}'", v, s) for q in kader.vragen.values() for v, s in q.alleen_als.items()]
    genoemd += [("gewichten", v, ()) for g in (kader.weging, *kader.weging.anders) for v in g.gewichten]
    for waar, vraag, antwoorden in genoemd:
        if vraag not in standen:
            yield f"{waar} noemt de vraag '{vraag}', die niet bestaat"
            continue
        yield from (
            f"{waar} noemt bij '{vraag}' het antwoord '{a}', dat niet bestaat"
            for a in antwoorden
            if a not in standen[vraag]
        )
    if () not in [tuple(regel) for regel in kader.klassen[-1].minstens]:
        yield "de laatste klasse hoort niets te vragen: haal 'minstens' daar weg"
    if kader.voorstellen[-1].als:
        yield "het laatste voorstel hoort niets te vragen: zet 'als: {}'"
    yield from _klachten_matrix(kader)


def _klachten_matrix(kader: Afwegingskader) -> Iterator[str]:
    """De matrix gebruikt de namen van de antwoorden op haar twee vragen."""
    matrix = kader.impactmatrix
    for sleutel, namen in ((matrix.rijen_vraag, matrix.rijen), (matrix.kolommen_vraag, matrix.kolommen)):
        vraag = kader.vragen.get(sleutel)
        if vraag is None or {a.naam for a in vraag.schaal} != set(namen):
            yield f"de impactmatrix verwacht bij vraag '{sleutel}' de antwoorden {', '.join(namen)}"
    for cel in {cel for rij in matrix.cellen for cel in rij} - set(matrix.punten):
        yield f"de impactmatrix geeft '{cel}' geen punten"
