"""Bij welke bevolkingsgroep een leeftijdsgroep hoort: elke bron kiest haar eigen leeftijden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sturing.gegevens.cyclusmodel import Bevolkingsgroep
from sturing.gegevens.kadermodel import Groep

#: Waar een groep zonder bovengrens ophoudt, om te kunnen tellen hoeveel leeftijden zij heeft.
_OUDST = 100
#: Zo'n deel van de leeftijden hoort er minstens in te vallen. Met minder hoort 18 tot en met 64 jaar bij de jongeren,
#: om drie van de 47 leeftijden; met meer hoort 13 tot en met 16 jaar er niet bij, die de bronnen jongeren noemen.
_MINSTENS = 1 / 5


def kies_bevolkingsgroepen(
    groep: Groep, bevolkingsgroepen: Iterable[Bevolkingsgroep], groepen: Mapping[str, Groep]
) -> tuple[Bevolkingsgroep, ...]:
    """De bevolkingsgroepen waar ten minste een vijfde van de leeftijden van `groep` in valt; leeg zonder leeftijden.

    `groepen` zijn de leeftijdsgroepen van het kader op id; daar staan de grenzen van een bevolkingsgroep.

    >>> jong, oud = Groep(id="0-15", naam="kind", van=0, tot_en_met=15), Groep(id="16-plus", naam="ouder", van=16)
    >>> alle = [Bevolkingsgroep(naam=g.naam, groep=g.id, bronformulering="x", vindplaats="x") for g in (jong, oud)]
    >>> grens = Groep(id="13-16", naam="13-16", van=13, tot_en_met=16)
    >>> [b.naam for b in kies_bevolkingsgroepen(grens, alle, {"0-15": jong, "16-plus": oud})]
    ['kind', 'ouder']
    """
    leeftijden = _leeftijden(groep)
    gedeeld = ((b, len(leeftijden & _leeftijden(groepen[b.groep]))) for b in bevolkingsgroepen)
    return tuple(b for b, aantal in gedeeld if aantal and aantal >= _MINSTENS * len(leeftijden))


def _leeftijden(groep: Groep) -> frozenset[int]:
    """De hele leeftijden van een groep; leeg als zij er geen noemt."""
    if groep.van is None and groep.tot_en_met is None:
        return frozenset()
    tot = _OUDST if groep.tot_en_met is None else groep.tot_en_met
    return frozenset(range(groep.van or 0, tot + 1))
