"""Het aanbod van een jaar: de activiteiten, en wat beoordelaars op welke dag over hen antwoordden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sturing.gegevens.activiteitmodel import Activiteit, Antwoord


@dataclass(frozen=True)
class Aanbod:
    """De activiteiten van een jaar en wat beoordelaars over hen antwoordden.

    `later` telt de antwoorden van na de dag waarvoor dit aanbod geldt: zij liggen vast, maar tellen niet mee.
    """

    activiteiten: tuple[Activiteit, ...] = ()
    antwoorden: tuple[Antwoord, ...] = ()
    later: int = 0

    def bekend_op(self, datum: date) -> Aanbod:
        """Het aanbod zoals het die dag was: per vraag en beoordelaar het laatste antwoord tot en met `datum`."""
        laatste: dict[tuple[str, str, str], Antwoord] = {}
        op_tijd = [a for a in self.antwoorden if a.wanneer <= datum]
        for antwoord in sorted(op_tijd, key=volgorde):
            laatste[volgorde(antwoord)[:3]] = antwoord
        return Aanbod(self.activiteiten, tuple(laatste.values()), len(self.antwoorden) - len(op_tijd))

    @property
    def laatste_dag(self) -> date | None:
        """De dag van het laatste antwoord; geen als er nog niemand heeft geantwoord."""
        return max((a.wanneer for a in self.antwoorden), default=None)


def volgorde(antwoord: Antwoord) -> tuple[str, str, str, date]:
    """Waaraan een antwoord te herkennen is; een hoofdletter in een rol maakt geen andere beoordelaar."""
    return antwoord.activiteit, antwoord.vraag, antwoord.wie.casefold(), antwoord.wanneer
