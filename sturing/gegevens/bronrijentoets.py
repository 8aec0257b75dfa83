"""Bronrijen: elke rij uit de tabellen van het plan komt terug bij een indicator, in dezelfde woorden.

Elke regel is een functie; haar docstring is de regel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sturing.gegevens.bevinding import Bevinding
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.verwijzingentoets import toets_verwijzing


def regel_bronrij_is_gedekt(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """Elke bronrij hoort bij ten minste één indicator, en elke indicator noemt bronrijen die bestaan."""
    rijen = {r.rij for r in kader.bronrijen}
    gedekt = {rij for i in kader.indicatoren.values() for rij in i.bronrijen}
    for rij in sorted(rijen - gedekt):
        yield Bevinding(
            "fout",
            f"{kader.plaats}/bronrijen.csv",
            f"bronrij '{rij}' hoort bij geen enkele indicator",
            "noem haar bij bronrijen van een indicator",
        )
    plaats = f"{kader.plaats}/indicatoren.yml"
    for i in kader.indicatoren.values():
        if not i.bronrijen:
            yield Bevinding(
                "fout",
                plaats,
                f"indicator '{i.id}' heeft geen bronrijen",
                "noem de rijen uit bronrijen.csv waar hij staat",
            )
        yield from toets_verwijzing(plaats, f"indicator '{i.id}'", "bronrijen", i.bronrijen, rijen, "bronrijen.csv")


def regel_bronrijtekst_staat_bij_de_indicator(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """De tekst van elke bronrij is de naam van haar indicator of een van zijn namen elders, op een punt na."""
    teksten = {r.rij: r.tekst for r in kader.bronrijen}
    for i in kader.indicatoren.values():
        namen = {_kaal(naam) for naam in (i.naam, *(lezing.naam for lezing in i.namen_elders))}
        for rij in i.bronrijen:
            if rij in teksten and _kaal(teksten[rij]) not in namen:
                tekst = f"indicator '{i.id}': de tekst van bronrij {rij} staat niet bij zijn namen: '{teksten[rij]}'"
                yield Bevinding(
                    "fout", f"{kader.plaats}/indicatoren.yml", tekst, "zet de tekst bij namen_elders, met vindplaats"
                )


def _kaal(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst).strip().rstrip(".").rstrip()
