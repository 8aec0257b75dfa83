"""Zinnen over of er een cijfer is: van de gemeente zelf, of alleen van een ander gebied."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.reeksen import Reeks, bereken_reeksen, kies_hoofdreeks
from sturing.rekenen.stand import Cijfertelling, Dekking, Elders, Stand
from sturing.rekenen.status import Status
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import naam_groep
from sturing.tonen.notatie import tel, toon_periode, toon_punt
from sturing.tonen.zinnen import GEMETEN, woord_herkomst

_NUMMER = re.compile(r" \(U\d+\)")


def zin_geen_eigen(blad: Bladzijde, stand: Stand) -> str:
    """Wat er staat op de plek van een eigen cijfer dat er niet is, en wat de bron er dan wel over zegt."""
    if not (stand.elders or stand.geleend):
        return Dekking.GEEN.value
    zin = f"geen eigen cijfer van {blad.naam_gebied(stand.gebied)}"
    return f"{zin}; volgens de bron {toon_punt(stand.geleend, stand.indicator.eenheid)}" if stand.geleend else zin


def zin_elders(blad: Bladzijde, ander: Elders, indicator: Indicator) -> str:
    """Het cijfer van een ander gebied, voor een indicator zonder eigen cijfer: 'Nederland 11%, jaar niet vermeld'."""
    punt = ander.punt
    return f"{blad.kort_gebied(ander.gebied)} {toon_punt(punt, indicator.eenheid)}, {toon_periode(punt.periode)}"


def zin_elders_voluit(blad: Bladzijde, ander: Elders, indicator: Indicator) -> str:
    """Als `zin_elders`, met tussen haakjes waarin dat cijfer van de indicator afwijkt en waar het staat."""
    reeks = kies_hoofdreeks(bereken_reeksen(blad.metingen, indicator.id, ander.gebied))
    anders = zin_afwijking(blad, reeks, indicator)
    return zin_elders(blad, ander, indicator) + (f" ({anders})" if anders else "")


def zin_afwijking(blad: Bladzijde, reeks: Reeks, indicator: Indicator) -> str:
    """Herkomst, groep en vindplaats van een cijfer dat niet precies de indicator meet; anders leeg.

    Zo staat het er: 'benadering, leeftijd niet vermeld; Uitvoeringsplan 2026 §3.3'.
    """
    soort = woord_herkomst(reeks.herkomst, reeks.gemodelleerd)
    anders = ", ".join(filter(None, ("" if soort == GEMETEN else soort, naam_groep(blad, reeks, indicator))))
    return f"{anders}; {zonder_nummer(reeks.laatste.vindplaats)}" if anders else ""


def zonder_nummer(vindplaats: str) -> str:
    """Een vindplaats zonder het nummer van de uitspraak: dat wijst alleen in `uitspraken.csv` iets aan.

    >>> zonder_nummer("Integrale Visie §3.4 (U104); Integrale Visie bijlage 2 §2.1 (U138)")
    'Integrale Visie §3.4; Integrale Visie bijlage 2 §2.1'
    """
    return _NUMMER.sub("", vindplaats)


def zin_telling_elders(telling: Cijfertelling) -> str:
    """Hoeveel indicatoren alleen een cijfer van een ander gebied hebben; leeg als dat er geen zijn."""
    if not telling.elders:
        return ""
    return f" Van {telling.elders} andere is er alleen een cijfer van een ander gebied."


def zin_niet_ontvangen(blad: Bladzijde, indicatoren: Iterable[Indicator]) -> str:
    """Van hoeveel indicatoren over het vorige jaar een cijfer mist dat elk jaar of vaker komt; leeg bij nul."""
    gemist = [v for i in {i.id: i for i in indicatoren}.values() if (v := blad.verwachtingen[i.id]).mist]
    if not gemist:
        return ""
    nog = "" if any(v.status == Status.TE_LAAT for v in gemist) else "nog "
    wie = tel(len(gemist), "indicator", "indicatoren")
    return (
        f"Over {max(v.mist for v in gemist)} is van {wie} {nog}geen cijfer ontvangen, terwijl dat volgens het kader"
        " elk jaar of vaker komt."
    )
