"""De groep van een cijfer: een cijfer van een andere groep mag nergens lijken op dat van de indicator."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.reeksen import Reeks
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde

#: De groep van een cijfer waarbij de bron geen leeftijd noemt.
_GEEN_LEEFTIJD = "niet-vermeld"


def naam_groep(blad: Bladzijde, reeks: Reeks, indicator: Indicator) -> str:
    """De naam van de groep van een reeks als die anders is dan die van de indicator; anders leeg."""
    return "" if reeks.groep == indicator.groep else blad.dossier.kader.groepen[reeks.groep].naam


def zin_groep(blad: Bladzijde, stand: Stand) -> str:
    """De groep van het cijfer als die anders is dan die van de indicator; anders leeg."""
    return naam_groep(blad, stand.hoofdreeks, stand.indicator) if stand.hoofdreeks else ""


def zin_over_wie(blad: Bladzijde, reeks: Reeks, indicator: Indicator) -> str:
    """Over wie een cijfer gaat, als dat een andere groep is dan die van de indicator; anders leeg.

    Noemt de bron geen leeftijd, dan noemen wij de mensen met haar woord: 'Het gaat om jongeren.'
    """
    naam = naam_groep(blad, reeks, indicator)
    if not naam:
        return ""
    if reeks.groep == _GEEN_LEEFTIJD:
        wie = _wie_volgens_bron(blad, reeks)
        return f"{f'Het gaat om {wie}. ' if wie else ''}De leeftijd staat er niet bij."
    if naam.endswith("-jarigen"):
        return f"Het gaat om {naam}."
    return f"Het gaat om mensen {naam}." if naam.startswith("tot ") else f"Het gaat om mensen van {naam}."


def _wie_volgens_bron(blad: Bladzijde, reeks: Reeks) -> str:
    """Hoe het document waar het laatste cijfer uit komt de mensen noemt; leeg als er geen uitspraak bij hoort."""
    punt = reeks.laatste
    cel = (reeks.indicator, reeks.gebied, reeks.groep, punt.periode, punt.waarde)
    return next(
        (u.populatie for u in blad.dossier.uitspraken if (u.indicator, u.gebied, u.groep, u.periode, u.waarde) == cel),
        "",
    )
